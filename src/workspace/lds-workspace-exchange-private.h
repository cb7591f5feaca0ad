/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-part-changes.h"
#include "lds-workspace-exchange.h"

G_BEGIN_DECLS

/* Of all changes in a file, and of all documents with them, before they are compressed. */
#define LDS_EXCHANGE_LARGEST (G_GUINT64_CONSTANT (512) * 1024 * 1024)

/* A table that is exchanged. @n_keys: how many of the columns, the first ones, are its primary key; @part: the column
 * that names a part, -1 for none */
typedef struct
{
  const char *name;
  int         n_keys;
  int         n_columns;
  int         part;
  const char *columns[15];
} LdsExchangeTable;

/* Something that was done in the other copy. What was undone there stands as its opposite. */
typedef struct
{
  gint64  id;
  char   *kind;
  char   *title;
  char   *author;
  char   *time;
  char   *file;
  GBytes *changeset;
} LdsExchangeEdit;

/* @documents: the bytes of documents */
struct _LdsExchange
{
  GPtrArray *edits;
  GPtrArray *documents;
};

/* What a row that changes is called in a walk through changesets; @key names it in all of them. */
typedef struct
{
  const LdsExchangeTable *table;
  sqlite3_changeset_iter *iter;
  int                     operation;
  const char             *key;
} LdsExchangeRow;

typedef gboolean (*LdsExchangeRowFunc) (const LdsExchangeRow  *row,
                                        gpointer               user_data,
                                        GError               **error);

LdsExchange            *lds_exchange_new        (void);
LdsExchangeEdit        *lds_exchange_edit_new   (void);
GBytes                 *lds_exchange_write      (LdsExchange         *self,
                                                 GError             **error);
const LdsExchangeTable *lds_exchange_find_table (const char          *name);
gboolean                lds_exchange_walk       (GBytes              *changeset,
                                                 LdsExchangeRowFunc   func,
                                                 gpointer             user_data,
                                                 GError             **error);
sqlite3_value          *lds_exchange_row_get    (const LdsExchangeRow *row,
                                                 int                   column,
                                                 gboolean              old);
gboolean                lds_exchange_copy       (sqlite3_value        *value,
                                                 sqlite3_value       **copy,
                                                 GError              **error);
gboolean                lds_exchange_is_same    (sqlite3_value        *a,
                                                 sqlite3_value        *b);
gboolean                lds_exchange_damaged    (GError              **error);

typedef struct sqlite3_changegroup sqlite3_changegroup;
void                    lds_exchange_group_free (sqlite3_changegroup  *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changegroup, lds_exchange_group_free)
sqlite3_changegroup    *lds_exchange_group_new  (GError              **error);
GBytes                 *lds_exchange_group_end  (sqlite3_changegroup  *group,
                                                 GError              **error);

/* One change of a row, as it is kept. A value is %NULL where the change does not tell it. */
typedef struct
{
  const LdsExchangeTable  *table;
  int                      operation;
  char                    *key;
  sqlite3_value          **old;
  sqlite3_value          **new;
} LdsExchangeChange;

/* Rows that changed, in an order of their own; the changes of each in that in which they were made. */
typedef struct
{
  GPtrArray  *keys;
  GHashTable *changes; /* key → GPtrArray of LdsExchangeChange */
} LdsExchangeLog;

void             lds_exchange_log_init     (LdsExchangeLog        *self);
void             lds_exchange_log_clear    (LdsExchangeLog        *self);
gboolean         lds_exchange_log_add      (LdsExchangeLog        *self,
                                            GBytes                *changeset,
                                            GError               **error);
const GPtrArray *lds_exchange_log_get      (const LdsExchangeLog  *self,
                                            const char            *key);
sqlite3_value  **lds_exchange_values_new   (const LdsExchangeTable *table);
void             lds_exchange_values_free  (sqlite3_value        **values,
                                            const LdsExchangeTable *table);

/* What is to be done with a change of theirs. */
typedef enum
{
  LDS_EXCHANGE_SKIP,
  LDS_EXCHANGE_TAKE,
  LDS_EXCHANGE_CONFLICT,
} LdsExchangeVerdict;

guint            lds_exchange_count_seen   (const GPtrArray          *their_changes,
                                            sqlite3_value           **mine);
LdsExchangeVerdict lds_exchange_judge      (const LdsExchangeChange *theirs,
                                            const GPtrArray         *their_changes,
                                            const GPtrArray         *my_changes,
                                            sqlite3_value          **mine);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsExchangeLog, lds_exchange_log_clear)

/* What names what. */
gboolean         lds_exchange_is_needed    (LdsWorkspace           *workspace,
                                            const LdsExchangeChange *removed,
                                            const LdsExchangeLog   *net,
                                            gboolean               *needed,
                                            GError                **error);
gboolean         lds_exchange_find_missing (LdsWorkspace           *workspace,
                                            const LdsExchangeChange *change,
                                            const LdsExchangeLog   *net,
                                            char                  **missing,
                                            GError                **error);
gboolean         lds_exchange_tidy         (LdsWorkspace           *workspace,
                                            GError                **error);

/* What two people see side by side. */
char            *lds_exchange_name_row     (LdsWorkspace           *workspace,
                                            const LdsExchangeChange *change,
                                            sqlite3_value         **mine);
void             lds_exchange_show_sides   (LdsWorkspace           *workspace,
                                            const LdsExchangeChange *change,
                                            sqlite3_value         **mine,
                                            char                  **my_side,
                                            char                  **their_side);

G_END_DECLS
