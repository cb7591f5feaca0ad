/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LDS_IMPORT_ERROR (lds_import_error_quark ())

/**
 * LdsImportError:
 * @LDS_IMPORT_ERROR_READ: the file cannot be read
 * @LDS_IMPORT_ERROR_FORMAT: the file is of a kind that is not read, or is damaged
 * @LDS_IMPORT_ERROR_LIMIT: the file passes a limit
 * @LDS_IMPORT_ERROR_NO_TABLE: no sheet holds a parts list
 * @LDS_IMPORT_ERROR_NO_SHEET: the sheet that was asked for is not there
 * @LDS_IMPORT_ERROR_MAPPING: a saved mapping cannot be read or written, or is not there
 */
typedef enum
{
  LDS_IMPORT_ERROR_READ,
  LDS_IMPORT_ERROR_FORMAT,
  LDS_IMPORT_ERROR_LIMIT,
  LDS_IMPORT_ERROR_NO_TABLE,
  LDS_IMPORT_ERROR_NO_SHEET,
  LDS_IMPORT_ERROR_MAPPING,
} LdsImportError;

GQuark lds_import_error_quark (void);

/**
 * LdsProgressFunc:
 * @fraction: 0 to 1
 *
 * Called on the thread that works, at most some dozen times a second.
 */
typedef void (*LdsProgressFunc) (double   fraction,
                                 gpointer user_data);

G_END_DECLS
