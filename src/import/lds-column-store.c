/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-column-store.h"

#include <glib/gi18n-lib.h>

/* More than a person reads in one sentence. */
#define MAX_NAMED 8

static const char *
translate (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

/* Columns that are read together: "B+D", as sure as the least sure of them. */
static gboolean
add_field (LdsWorkspace         *workspace,
           gint64                source,
           const LdsPartsTable  *table,
           LdsField              field,
           const char           *mapping,
           GError              **error)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GString) headings = g_string_new (NULL);
  LdsColumnRecord record = { .field = lds_field_to_string (field), .confidence = 1 };
  const LdsTableColumn *column;

  for (guint nth = 0; (column = lds_parts_table_get_column (table, field, nth)) != NULL; nth++)
    {
      char name[LDS_COLUMN_NAME_SIZE];

      lds_column_name (column->column, name);
      g_string_append_printf (letters, "%s%s", nth > 0 ? "+" : "", name);
      if (*column->heading != '\0')
        g_string_append_printf (headings, "%s%s", headings->len > 0 ? " + " : "", column->heading);
      if (nth == 0 || column->confidence < record.confidence)
        {
          record.confidence = column->confidence;
          record.reason = column->reason;
          record.cells = column->cells;
        }
    }
  if (letters->len == 0)
    return TRUE;

  record.columns = letters->str;
  record.heading = headings->str;
  record.mapping = record.reason == LDS_COLUMN_FROM_MAPPING ? mapping : NULL;

  return lds_workspace_add_column (workspace, source, &record, error);
}

/**
 * lds_column_store_add:
 * @workspace: a workspace in which a change has begun
 * @source: id of the source
 * @table: the parts list
 * @mapping: (nullable): name of the saved mapping by which it was read
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all columns were written
 */
gboolean
lds_column_store_add (LdsWorkspace         *workspace,
                      gint64                source,
                      const LdsPartsTable  *table,
                      const char           *mapping,
                      GError              **error)
{
  for (guint field = 0; field < LDS_N_FIELDS; field++)
    if (!add_field (workspace, source, table, (LdsField) field, mapping, error))
      return FALSE;

  for (guint i = 0; i < table->headings->len; i++)
    {
      char name[LDS_COLUMN_NAME_SIZE];

      lds_column_name (i + 1, name);
      if (!lds_workspace_add_heading (workspace, source, i + 1, name,
                                      g_ptr_array_index (table->headings, i), error))
        return FALSE;
    }

  return TRUE;
}

static LdsColumnRecord
make_record (const LdsTableColumn *column)
{
  return (LdsColumnRecord) {
    .field = lds_field_to_string (column->field),
    .heading = column->heading,
    .confidence = column->confidence,
    .reason = column->reason,
    .cells = column->cells,
  };
}

static void
name_doubt (GString              *doubts,
            const LdsTableColumn *column)
{
  LdsColumnRecord record = make_record (column);
  g_autofree char *reason = lds_column_record_describe (&record, translate);
  char name[LDS_COLUMN_NAME_SIZE];

  lds_column_name (column->column, name);
  if (doubts->len > 0)
    g_string_append (doubts, "; ");
  /* Translators: letter of a column, what it was read as, and why. */
  g_string_append_printf (doubts, _ ("%s as %s (%s)"), name, record.field,
                          reason != NULL ? reason : "?");
}

/**
 * lds_column_store_warn:
 * @workspace: a workspace in which a change has begun
 * @source: id of the source
 * @table: the parts list
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds a warning that names the columns that were read with doubt, if there are any.
 *
 * Returns: whether it was written
 */
gboolean
lds_column_store_warn (LdsWorkspace         *workspace,
                       gint64                source,
                       const LdsPartsTable  *table,
                       GError              **error)
{
  g_autoptr (GString) doubts = g_string_new (NULL);
  g_autofree char *text = NULL;
  const LdsTableColumn *first = NULL;
  char letters[LDS_COLUMN_NAME_SIZE];
  guint n_doubts = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (table->columns, LdsTableColumn, i);

      LdsColumnRecord record = make_record (column);

      if (!lds_column_record_is_unsure (&record))
        continue;
      if (n_doubts++ < MAX_NAMED)
        name_doubt (doubts, column);
      if (first == NULL)
        first = column;
    }
  if (first == NULL)
    return TRUE;

  lds_column_name (first->column, letters);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u column was read with doubt: %s. If that is wrong, "
                                       "choose another under “Columns…”, or with --map FIELD=%s "
                                       "or --map %s=none",
                                       "%u columns were read with doubt: %s. Where that is wrong, "
                                       "choose another under “Columns…”, or with --map FIELD=%s "
                                       "or --map %s=none",
                                       n_doubts),
                          n_doubts, doubts->str, letters, lds_field_to_string (first->field));

  return lds_workspace_add_warning (workspace, source, 0, text, error);
}
