/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading happens in a process of its own, which holds the file and a pipe and nothing else. */

#pragma once

#include <gio/gio.h>

#include "lds-import-error.h"
#include "lds-sandbox-layers.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

LdsSpreadsheet *lds_spreadsheet_read           (GFile            *file,
                                                const char       *encoding,
                                                LdsProgressFunc   progress,
                                                gpointer          user_data,
                                                GCancellable     *cancellable,
                                                GError          **error);
LdsSpreadsheet *lds_spreadsheet_read_clipboard (GBytes           *bytes,
                                                const char       *name,
                                                LdsProgressFunc   progress,
                                                gpointer          user_data,
                                                GCancellable     *cancellable,
                                                GError          **error);
gboolean        lds_reader_process_get_layers  (gint32            errors[LDS_SANDBOX_N_LAYERS],
                                                GError          **error);
void            lds_reader_process_set_program (const char       *path,
                                                guint             seconds);

G_END_DECLS
