/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a spreadsheet passes from the process that reads it to the one that asked: both are of the
 * same build, so blocks of memory travel as they are, and a stamp says whether that is true. */

#pragma once

#include "lds-reading.h"
#include "lds-sandbox-layers.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

/**
 * LdsWireReadFunc:
 * @source: where bytes come from
 * @buffer: (out) (array length=length): where they go
 * @length: how many
 * @error: return location for a #GError
 *
 * Returns: whether all of them came
 */
typedef gboolean (*LdsWireReadFunc) (gpointer   source,
                                     gpointer   buffer,
                                     gsize      length,
                                     GError   **error);

gboolean        lds_wire_write_stamp       (int               fd);
gboolean        lds_wire_write_progress    (int               fd,
                                            double            fraction);
gboolean        lds_wire_write_layers      (int               fd,
                                            const gint32      errors[LDS_SANDBOX_N_LAYERS]);
gboolean        lds_wire_write_error       (int               fd,
                                            const GError     *error);
gboolean        lds_wire_write_spreadsheet (int               fd,
                                            LdsSpreadsheet   *spreadsheet);

LdsSpreadsheet *lds_wire_read_spreadsheet  (LdsReading       *reading,
                                            LdsWireReadFunc   read,
                                            gpointer          source,
                                            GError          **error);
gboolean        lds_wire_read_layers       (LdsReading       *reading,
                                            LdsWireReadFunc   read,
                                            gpointer          source,
                                            gint32            errors[LDS_SANDBOX_N_LAYERS],
                                            GError          **error);
gboolean        lds_wire_fail              (LdsReading       *reading,
                                            GError          **error);

G_END_DECLS
