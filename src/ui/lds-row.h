/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-document.h"

G_BEGIN_DECLS

#define LDS_TYPE_ROW (lds_row_get_type ())
G_DECLARE_FINAL_TYPE (LdsRow, lds_row, LDS, ROW, GObject)

LdsRow        *lds_row_new          (LdsDocument *document,
                                     guint        index);
LdsRow        *lds_row_ref_from     (gpointer     item);

LdsDocument   *lds_row_get_document (LdsRow      *self);
guint          lds_row_get_index    (LdsRow      *self);
LdsAudit      *lds_row_get_audit    (LdsRow      *self);
const LdsItem *lds_row_get_item     (LdsRow      *self);

G_END_DECLS
