/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What makes two spellings the same supplier or the same part, and ids made from it. Private to the workspace. */

#pragma once

#include "lds-database.h"

G_BEGIN_DECLS

char     *lds_name_key       (const char  *name);
char     *lds_number_key     (const char  *number,
                              gboolean     maker);
gint64    lds_id_from_text   (const char  *text);
gint64    lds_id_from_time   (void);
gboolean  lds_keys_register  (sqlite3     *db,
                              GError     **error);

G_END_DECLS
