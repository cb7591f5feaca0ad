/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-document.h"

G_BEGIN_DECLS

/**
 * LdsColumnState:
 *
 * How sure it is what a column means.
 */
typedef enum
{
  LDS_COLUMN_STATE_UNUSED,
  LDS_COLUMN_STATE_SURE,
  LDS_COLUMN_STATE_LIKELY,
  LDS_COLUMN_STATE_DOUBT,
  LDS_COLUMN_STATE_CHANGED,
} LdsColumnState;

#define LDS_TYPE_COLUMN_ENTRY (lds_column_entry_get_type ())
G_DECLARE_FINAL_TYPE (LdsColumnEntry, lds_column_entry, LDS, COLUMN_ENTRY, GObject)

LdsColumnEntry *lds_column_entry_new          (const LdsSource      *source,
                                               guint                 position,
                                               const char           *sample,
                                               const LdsSheetChoice *choice);

guint           lds_column_entry_get_position (LdsColumnEntry       *self);
const char     *lds_column_entry_get_letters  (LdsColumnEntry       *self);
const char     *lds_column_entry_get_heading  (LdsColumnEntry       *self);
const char     *lds_column_entry_get_sample   (LdsColumnEntry       *self);
LdsField        lds_column_entry_get_field    (LdsColumnEntry       *self);
void            lds_column_entry_set_field    (LdsColumnEntry       *self,
                                               LdsField              field);
LdsColumnState  lds_column_entry_get_state    (LdsColumnEntry       *self);
char           *lds_column_entry_describe     (LdsColumnEntry       *self);
gboolean        lds_column_entry_is_decided   (LdsColumnEntry       *self);

G_END_DECLS
