/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading the catalogue's files, with line numbers for what is wrong in them. */

#pragma once

#include "lds-catalogue.h"

G_BEGIN_DECLS

/**
 * LdsSource:
 *
 * The folder that a catalogue is read from, and the folder that is laid over it. It remembers
 * what was read, for the catalogue's hash.
 */
typedef struct _LdsSource LdsSource;

LdsSource *lds_source_new          (GFile        *folder,
                                    GFile        *fallback,
                                    GFile        *overlay);
void       lds_source_free         (LdsSource    *self);
GBytes    *lds_source_read         (LdsSource    *self,
                                    const char   *name,
                                    GError      **error);
gboolean   lds_source_read_overlay (LdsSource    *self,
                                    const char   *name,
                                    GBytes      **bytes,
                                    GError      **error);
char      *lds_source_get_label    (LdsSource    *self,
                                    const char   *name);
gboolean   lds_source_is_overlaid  (LdsSource    *self);
GPtrArray *lds_source_list         (LdsSource    *self,
                                    const char   *folder,
                                    GError      **error);
char      *lds_source_make_sha256  (LdsSource    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsSource, lds_source_free)

/**
 * LdsTable:
 * @name: name of the file, with its folder where it lies in an overlay
 * @n_rows: rows, the heading not counted
 * @n_shipped: how many of them, the first ones, come from below the overlay
 *
 * A file of tab-separated values. Its cells live as long as the table.
 */
typedef struct _LdsTable
{
  char  *name;
  guint  n_rows;
  guint  n_shipped;
  /*< private >*/
  guint   n_columns;
  char   *buffer;
  GArray *cells;
  GArray *lines;
  struct _LdsTable *overlay;
} LdsTable;

/* Rows of such a file have no key: an overlay only adds some. */
#define LDS_TABLE_NO_KEY G_MAXUINT

LdsTable   *lds_table_read           (LdsSource          *source,
                                      const char         *name,
                                      const char *const  *columns,
                                      GError            **error);
LdsTable   *lds_table_read_overlaid  (LdsSource          *source,
                                      const char         *name,
                                      const char *const  *columns,
                                      guint               key,
                                      GError            **error);
void        lds_table_free           (LdsTable           *self);
const char *lds_table_get_file       (const LdsTable     *self,
                                      guint               row);
guint       lds_table_get_line       (const LdsTable     *self,
                                      guint               row);
const char *lds_table_get            (const LdsTable     *self,
                                      guint               row,
                                      guint               column);
gboolean    lds_table_fail           (const LdsTable     *self,
                                      guint               row,
                                      GError            **error,
                                      const char         *format,
                                      ...) G_GNUC_PRINTF (4, 5);
gboolean    lds_table_get_number     (const LdsTable     *self,
                                      guint               row,
                                      guint               column,
                                      double              lowest,
                                      double              highest,
                                      double             *number,
                                      GError            **error);
gboolean    lds_table_get_boolean    (const LdsTable     *self,
                                      guint               row,
                                      guint               column,
                                      gboolean           *value,
                                      GError            **error);
gboolean    lds_table_get_provenance (const LdsTable     *self,
                                      guint               row,
                                      guint               column,
                                      LdsProvenance      *provenance,
                                      GError            **error);

gboolean    lds_is_date              (const char         *string);
gboolean    lds_is_cas               (const char         *string);
gboolean    lds_is_confidence        (const char         *string);

G_END_DECLS
