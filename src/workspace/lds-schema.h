/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms that a workspace had from version to version. Private to the workspace. */

#pragma once

#include "lds-database.h"

G_BEGIN_DECLS

/*< private >
 * LdsSchemaForm:
 * @empty: whether there is nothing in the file
 * @ours: whether it says that it is a workspace
 * @version: number of the migration that it has reached, from 1
 * @oldest_reader: newest migration that a program must know to read it; 0 when it does not say
 */
typedef struct
{
  gboolean empty;
  gboolean ours;
  guint    version;
  guint    oldest_reader;
} LdsSchemaForm;

guint    lds_schema_get_newest  (void);
gboolean lds_schema_read_form   (sqlite3        *db,
                                 LdsSchemaForm  *form,
                                 GError        **error);
gboolean lds_schema_migrate     (sqlite3        *db,
                                 guint           from,
                                 guint           to,
                                 GError        **error);
gboolean lds_schema_check       (sqlite3        *db,
                                 guint           version,
                                 GError        **error);
gboolean lds_schema_is_readable (sqlite3        *db);

G_END_DECLS
