/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsMarkupKind:
 * @LDS_MARKUP_NONE: no markup at all
 * @LDS_MARKUP_OPENDOCUMENT: an OpenDocument file that is one XML file
 * @LDS_MARKUP_SPREADSHEETML: what Excel 2003 calls an XML spreadsheet
 * @LDS_MARKUP_HTML: a web page, or a part of one
 * @LDS_MARKUP_ARCHIVE: a web page with its pictures in one file
 * @LDS_MARKUP_OTHER: XML of another kind
 */
typedef enum
{
  LDS_MARKUP_NONE,
  LDS_MARKUP_OPENDOCUMENT,
  LDS_MARKUP_SPREADSHEETML,
  LDS_MARKUP_HTML,
  LDS_MARKUP_ARCHIVE,
  LDS_MARKUP_OTHER,
} LdsMarkupKind;

LdsMarkupKind lds_markup_kind_find (const guint8 *bytes,
                                    gsize         length);

G_END_DECLS
