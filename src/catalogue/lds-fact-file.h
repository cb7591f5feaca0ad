/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small file that is one fact: a key file with a main group, and line numbers for its faults. */

#pragma once

#include "lds-catalogue-reader.h"

G_BEGIN_DECLS

/**
 * LdsFactFile:
 * @group: the main group
 * @label: its name, with its folder where it lies in an overlay
 */
typedef struct
{
  LdsCatalogue *catalogue;
  const char   *group;
  char         *label;
  GBytes       *bytes;
  GKeyFile     *keys;
} LdsFactFile;

gboolean    lds_fact_file_open           (LdsFactFile        *self,
                                          LdsCatalogue       *catalogue,
                                          LdsSource          *source,
                                          const char         *name,
                                          const char         *group,
                                          GError            **error);
void        lds_fact_file_clear          (LdsFactFile        *self);
gboolean    lds_fact_file_fail           (const LdsFactFile  *self,
                                          const char         *group,
                                          const char         *key,
                                          GError            **error,
                                          const char         *format,
                                          ...) G_GNUC_PRINTF (5, 6);
const char *lds_fact_file_keep           (const LdsFactFile  *self,
                                          const char         *text);
const char *lds_fact_file_get_text       (const LdsFactFile  *self,
                                          const char         *group,
                                          const char         *key);
gboolean    lds_fact_file_get_head       (const LdsFactFile  *self,
                                          const char         *folder,
                                          const char         *name,
                                          const char        **id,
                                          const char        **title,
                                          const char        **short_title,
                                          GError            **error);
gboolean    lds_fact_file_get_date       (const LdsFactFile  *self,
                                          const char         *group,
                                          const char         *key,
                                          GDate             **date,
                                          GError            **error);
gboolean    lds_fact_file_get_number     (const LdsFactFile  *self,
                                          const char         *group,
                                          const char         *key,
                                          double              lowest,
                                          double              highest,
                                          double             *number,
                                          GError            **error);
gboolean    lds_fact_file_get_elements   (const LdsFactFile  *self,
                                          const char         *group,
                                          const char         *key,
                                          guint32            *mask,
                                          GError            **error);
gboolean    lds_fact_file_get_provenance (const LdsFactFile  *self,
                                          LdsProvenance      *provenance,
                                          GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsFactFile, lds_fact_file_clear)

G_END_DECLS
