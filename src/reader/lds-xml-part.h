/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Streams one XML part of a zip, or a text that is in memory, through expat, within the limits. */

#pragma once

#include <zip.h>

#include "lds-reading.h"

G_BEGIN_DECLS

typedef struct _LdsXmlPart LdsXmlPart;

/**
 * LdsXmlHandlers:
 *
 * Names come without their prefix: which namespace a file uses (transitional, strict, none) makes
 * no difference, and what an extension adds is passed over whole.
 */
typedef struct
{
  void (*start) (LdsXmlPart *part, const char *name, const char **attributes);
  void (*end)   (LdsXmlPart *part, const char *name);
  void (*text)  (LdsXmlPart *part, const char *text, int length);
} LdsXmlHandlers;

gint64      lds_xml_part_find      (zip_t                 *zip,
                                    const char            *name);
gboolean    lds_xml_part_parse     (LdsReading            *reading,
                                    zip_t                 *zip,
                                    gint64                 index,
                                    const LdsXmlHandlers  *handlers,
                                    gpointer               user_data,
                                    GError               **error);
gboolean    lds_xml_part_parse_text (LdsReading           *reading,
                                    const char            *text,
                                    gsize                  length,
                                    const LdsXmlHandlers  *handlers,
                                    gpointer               user_data,
                                    GError               **error);

gpointer    lds_xml_part_get_data  (LdsXmlPart            *self);
void        lds_xml_part_stop      (LdsXmlPart            *self,
                                    GError                *error);
const char *lds_xml_attribute      (const char           **attributes,
                                    const char            *name);
gboolean    lds_xml_attribute_is_true (const char        **attributes,
                                    const char            *name);

G_END_DECLS
