/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said about a table beforehand, by a person or by a saved mapping. */

#pragma once

#include "lds-heading.h"

G_BEGIN_DECLS

/**
 * LdsColumnHint:
 * @field: what the column means, %LDS_FIELD_NONE for nothing
 * @column: from 1; 0 says that no column is @field
 * @from_mapping: whether a saved mapping says so
 */
typedef struct
{
  LdsField field;
  guint    column;
  gboolean from_mapping;
} LdsColumnHint;

/**
 * LdsTableHints:
 * @header_row: row of the heading, from 1; 0 to find it
 * @no_heading: whether there is none
 * @columns: (nullable): of #LdsColumnHint; several may name one field
 */
typedef struct
{
  guint    header_row;
  gboolean no_heading;
  GArray  *columns;
} LdsTableHints;

GArray   *lds_column_hints_new   (void);
gboolean  lds_column_hints_name  (const GArray        *hints,
                                  LdsField             field,
                                  guint                column);
guint     lds_column_hints_last  (const GArray        *hints);
void      lds_column_hints_apply (const GArray        *hints,
                                  GArray              *candidates,
                                  GArray              *columns);
void      lds_column_hints_deny  (const GArray        *hints,
                                  GArray              *columns);
void      lds_columns_explain    (GArray              *candidates,
                                  GArray              *columns);

G_END_DECLS
