/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a list, printed in columns for a person or as JSON for a machine. */

#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/**
 * LdsCliColumn:
 * @key: its name in JSON
 * @label: (nullable): its heading for a person, untranslated; %NULL for a column that only JSON has
 */
typedef struct
{
  const char *key;
  const char *label;
} LdsCliColumn;

typedef struct _LdsCliTable LdsCliTable;

LdsCliTable    *lds_cli_table_new    (const LdsCliColumn *columns,
                                      guint               n_columns);
void            lds_cli_table_free   (LdsCliTable        *self);
guint           lds_cli_table_get_n_rows (LdsCliTable    *self);
void            lds_cli_table_add    (LdsCliTable        *self,
                                      const char         *types,
                                      ...);
void            lds_cli_table_print  (LdsCliTable        *self,
                                      const char         *before);
yyjson_mut_val *lds_cli_table_to_json (LdsCliTable       *self,
                                      yyjson_mut_doc     *doc);
void            lds_cli_print_json   (yyjson_mut_doc     *doc);
yyjson_mut_doc *lds_cli_json_new     (const char         *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsCliTable, lds_cli_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_mut_doc, yyjson_mut_doc_free)

G_END_DECLS
