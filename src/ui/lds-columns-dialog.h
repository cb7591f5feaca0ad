/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "lds-document.h"

G_BEGIN_DECLS

#define LDS_TYPE_COLUMNS_DIALOG (lds_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LdsColumnsDialog, lds_columns_dialog, LDS, COLUMNS_DIALOG, AdwDialog)

AdwDialog         *lds_columns_dialog_new          (LdsDocument      *document);
LdsDocument       *lds_columns_dialog_get_document (LdsColumnsDialog *self);
LdsReadingChoices *lds_columns_dialog_make_choices (LdsColumnsDialog *self);

/* What the tests drive. */
GtkListBox        *lds_columns_dialog_get_list     (LdsColumnsDialog *self);
AdwComboRow       *lds_columns_dialog_get_sheets   (LdsColumnsDialog *self);
AdwComboRow       *lds_columns_dialog_get_encoding (LdsColumnsDialog *self);
AdwSpinRow        *lds_columns_dialog_get_header   (LdsColumnsDialog *self);
void               lds_columns_dialog_remember     (LdsColumnsDialog *self,
                                                    const char       *name);
GtkButton         *lds_columns_dialog_get_button   (LdsColumnsDialog *self);

G_END_DECLS
