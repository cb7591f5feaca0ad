/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-statement.h"

#include <yyjson.h>

/* Items of the lists that count: one that a newer revision replaced does not. */
#define COUNTING " source NOT IN (SELECT id FROM source WHERE replaced_by IS NOT NULL)"

#define SOURCES "SELECT id, file, sheet, hidden, header_row, rows_read, sha256, imported, replaced_by FROM source"

static gboolean
read_source (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  LdsSourceRecord source = {
    .id = sqlite3_column_int64 (row, 0),
    .file = lds_row_get_text (row, 1),
    .sheet = lds_row_get_text (row, 2),
    .hidden = sqlite3_column_int (row, 3),
    .header_row = sqlite3_column_int64 (row, 4),
    .rows_read = sqlite3_column_int64 (row, 5),
    .sha256 = lds_row_get_text (row, 6),
    .imported = lds_row_get_text (row, 7),
    .replaced_by = sqlite3_column_int64 (row, 8),
  };

  return ((LdsSourceFunc) func) (&source, user_data);
}

static gboolean
read_column (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  LdsColumnRecord column = {
    .field = lds_row_get_text (row, 0),
    .columns = lds_row_get_text (row, 1),
    .heading = lds_row_get_text (row, 2),
    .confidence = lds_row_get_number (row, 3),
    .reason = lds_column_reason_from_string (lds_row_get_text (row, 4)),
    .cells = lds_column_cells_from_string (lds_row_get_text (row, 5)),
    .mapping = lds_row_get_text (row, 6),
  };

  return ((LdsColumnFunc) func) (&column, user_data);
}

static gboolean
read_heading (sqlite3_stmt *row,
              GCallback     func,
              gpointer      user_data)
{
  return ((LdsHeadingFunc) func) (sqlite3_column_int64 (row, 0), lds_row_get_text (row, 1),
                                  lds_row_get_text (row, 2), user_data);
}

static gboolean
read_remark (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  return ((LdsRemarkFunc) func) (sqlite3_column_int64 (row, 0), lds_row_get_text (row, 1), user_data);
}

static gboolean
read_sheet (sqlite3_stmt *row,
            GCallback     func,
            gpointer      user_data)
{
  return ((LdsSheetFunc) func) (lds_row_get_text (row, 0), lds_row_get_text (row, 1), lds_row_get_text (row, 2), user_data);
}

static gboolean
read_item (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  LdsItemRecord item = {
    .id = sqlite3_column_int64 (row, 0),
    .source = sqlite3_column_int64 (row, 1),
    .parent = sqlite3_column_int64 (row, 2),
    .row = sqlite3_column_int64 (row, 3),
    .level = sqlite3_column_int64 (row, 4),
    .part_number = lds_row_get_text (row, 5),
    .description = lds_row_get_text (row, 6),
    .reference_designator = lds_row_get_text (row, 7),
    .quantity = lds_row_get_number (row, 8),
    .unit = lds_row_get_text (row, 9),
    .manufacturer = lds_row_get_text (row, 10),
    .mpn = lds_row_get_text (row, 11),
    .supplier = lds_row_get_text (row, 12),
    .material = lds_row_get_text (row, 13),
    .cas = lds_row_get_text (row, 14),
    .hs_code = lds_row_get_text (row, 15),
    .mass_g = lds_row_get_number (row, 16),
    .unit_price = lds_row_get_number (row, 17),
    .currency = lds_row_get_text (row, 18),
    .fitted = sqlite3_column_int (row, 19),
    .substitute_for = sqlite3_column_int64 (row, 20),
    .part = sqlite3_column_int64 (row, 21),
  };

  return ((LdsItemFunc) func) (&item, user_data);
}

static gboolean
read_origin (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  LdsOriginRecord origin = {
    .item = sqlite3_column_int64 (row, 0),
    .tier = sqlite3_column_int (row, 1),
    .stage = lds_row_get_text (row, 2),
    .supplier = lds_row_get_text (row, 3),
    .country = lds_row_get_text (row, 4),
    .split = sqlite3_column_int (row, 5),
    .assumed = sqlite3_column_int (row, 6),
    .evidence = lds_row_get_text (row, 7),
    .stated = lds_row_get_text (row, 8),
    .column = lds_row_get_text (row, 9),
    .date = lds_row_get_text (row, 10),
    .document = lds_row_get_text (row, 11),
  };

  return ((LdsOriginFunc) func) (&origin, user_data);
}

static gboolean
read_content (sqlite3_stmt *row,
              GCallback     func,
              gpointer      user_data)
{
  LdsContentRecord content = {
    .item = sqlite3_column_int64 (row, 0),
    .element = lds_row_get_text (row, 1),
    .low = sqlite3_column_double (row, 2),
    .high = sqlite3_column_double (row, 3),
    .evidence = lds_row_get_text (row, 4),
    .stated = lds_row_get_text (row, 5),
    .column = lds_row_get_text (row, 6),
    .date = lds_row_get_text (row, 7),
    .document = lds_row_get_text (row, 8),
  };

  return ((LdsContentFunc) func) (&content, user_data);
}

static gboolean
read_setting (sqlite3_stmt *row,
              GCallback     func,
              gpointer      user_data)
{
  return ((LdsSettingFunc) func) (lds_row_get_text (row, 0), lds_row_get_text (row, 1), user_data);
}

static gboolean
read_element_price (sqlite3_stmt *row,
                    GCallback     func,
                    gpointer      user_data)
{
  LdsElementPriceRecord price = {
    .element = lds_row_get_text (row, 0),
    .per_kg = sqlite3_column_double (row, 1),
    .currency = lds_row_get_text (row, 2),
    .date = lds_row_get_text (row, 3),
    .origin = lds_row_get_text (row, 4),
  };

  return ((LdsElementPriceFunc) func) (&price, user_data);
}

static gboolean
read_cells (sqlite3_stmt *row,
            GCallback     func,
            gpointer      user_data)
{
  const char *json = lds_row_get_text (row, 0);
  yyjson_doc *doc = yyjson_read (json, sqlite3_column_bytes (row, 0), 0);
  yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_doc_get_root (doc));
  yyjson_val *key;
  gboolean more = TRUE;

  while (more && (key = yyjson_obj_iter_next (&iter)) != NULL)
    more = ((LdsCellFunc) func) (yyjson_get_str (key),
                                 yyjson_get_str (yyjson_obj_iter_get_val (key)),
                                 user_data);
  yyjson_doc_free (doc);

  return more;
}

/**
 * lds_workspace_count_items:
 *
 * Returns: number of items in the workspace, of the lists that count
 */
guint
lds_workspace_count_items (LdsWorkspace *self)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), 0);

  statement = lds_database_prepare (lds_workspace_get_database (self),
                                    "SELECT count(*) FROM item WHERE" COUNTING, NULL);
  if (statement == NULL || !lds_database_step (statement, &row, NULL) || !row)
    return 0;

  return sqlite3_column_int64 (statement, 0);
}

/**
 * lds_workspace_foreach_source:
 * @func: (scope call): called with each, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * The lists that count: not those that a newer revision replaced, see lds_workspace_foreach_revision().
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_source (LdsWorkspace  *self,
                         LdsSourceFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_source, G_CALLBACK (func), user_data, error,
                                SOURCES " WHERE replaced_by IS NULL ORDER BY id", "");
}

/**
 * lds_workspace_foreach_revision:
 * @func: (scope call): called with each, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * All lists, those that a newer revision replaced too.
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_revision (LdsWorkspace   *self,
                                LdsSourceFunc   func,
                                gpointer        user_data,
                                GError        **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_source, G_CALLBACK (func), user_data, error,
                                SOURCES " ORDER BY id", "");
}

/**
 * lds_workspace_foreach_column:
 * @source: id of the source
 * @func: (scope call): called with each, in the order of the fields’ names; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_column (LdsWorkspace  *self,
                         gint64         source,
                         LdsColumnFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_column, G_CALLBACK (func), user_data, error,
                                "SELECT field, columns, heading, confidence, reason, cells, mapping"
                                " FROM source_column WHERE source = ? ORDER BY field",
                                "i", source);
}

/**
 * lds_workspace_foreach_heading:
 * @source: id of the source
 * @func: (scope call): called with what stands above each column of the sheet, from left to right; returns whether to
 *   go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_heading (LdsWorkspace   *self,
                               gint64          source,
                               LdsHeadingFunc  func,
                               gpointer        user_data,
                               GError        **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_heading, G_CALLBACK (func), user_data, error,
                                "SELECT position, \"column\", heading FROM source_heading WHERE source = ?"
                                " ORDER BY position",
                                "i", source);
}

/**
 * lds_workspace_foreach_warning:
 * @source: id of the source
 * @func: (scope call): called with each, in the order of the rows; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_warning (LdsWorkspace  *self,
                         gint64         source,
                         LdsRemarkFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_remark, G_CALLBACK (func), user_data, error,
                                "SELECT row, text FROM warning WHERE source = ? ORDER BY row, id",
                                "i", source);
}

/**
 * lds_workspace_foreach_skipped_row:
 * @source: id of the source
 * @func: (scope call): called with each, in the order of the rows; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_skipped_row (LdsWorkspace  *self,
                         gint64         source,
                         LdsRemarkFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_remark, G_CALLBACK (func), user_data, error,
                                "SELECT row, reason FROM skipped_row WHERE source = ? ORDER BY row",
                                "i", source);
}

/**
 * lds_workspace_foreach_skipped_sheet:
 * @func: (scope call): called with each, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Those of the files of which a list counts; what is the same for two revisions comes once.
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_skipped_sheet (LdsWorkspace  *self,
                         LdsSheetFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_sheet, G_CALLBACK (func), user_data, error,
                                "SELECT file, sheet, reason FROM skipped_sheet"
                                " WHERE file NOT IN (SELECT file FROM source GROUP BY file"
                                "  HAVING count(*) = count(replaced_by))"
                                " GROUP BY file, sheet, reason ORDER BY max(id)",
                                "");
}

/**
 * lds_workspace_foreach_item:
 * @func: (scope call): called with each, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Those of the lists that count, see lds_workspace_foreach_source().
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_item (LdsWorkspace  *self,
                         LdsItemFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_item, G_CALLBACK (func), user_data, error,
                                "SELECT id, source, parent, row, level, part_number, description,"
                                " reference_designator, quantity, unit, manufacturer, mpn, supplier,"
                                " material, cas, hs_code, mass_g, unit_price, currency, fitted,"
                                " substitute_for, part"
                                " FROM item WHERE" COUNTING " ORDER BY id",
                                "");
}

/**
 * lds_workspace_foreach_origin:
 * @func: (scope call): called with each, in the order of the items; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * What is claimed of a part comes once for each item that is the part, after what its parts list states.
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_origin (LdsWorkspace  *self,
                         LdsOriginFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_origin, G_CALLBACK (func), user_data, error,
                                "SELECT item, tier, stage, supplier, country, split, assumed, evidence,"
                                " stated, \"column\", date, document, id FROM origin_claim"
                                " UNION ALL"
                                " SELECT item.id, tier, stage, part_origin_of.supplier, country, split, assumed, evidence,"
                                " stated, NULL, date, document_name, claim FROM part_origin_of"
                                " JOIN item USING (part)"
                                " ORDER BY 1, 13",
                                "");
}

/**
 * lds_workspace_foreach_content:
 * @func: (scope call): called with each, in the order of the items; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * As lds_workspace_foreach_origin().
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_content (LdsWorkspace  *self,
                         LdsContentFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_content, G_CALLBACK (func), user_data, error,
                                "SELECT item, element, low, high, evidence, stated, \"column\", date, document, id"
                                " FROM content_claim"
                                " UNION ALL"
                                " SELECT item.id, element, low, high, evidence, stated, NULL, date, document_name,"
                                " claim FROM part_content_of JOIN item USING (part)"
                                " ORDER BY 1, 10",
                                "");
}

/**
 * lds_workspace_foreach_cell:
 * @source: id of the source
 * @row: row in the sheet, from 1
 * @func: (scope call): called with each, in the order from left to right; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_cell (LdsWorkspace  *self,
                         gint64         source,
                         guint          row,
                         LdsCellFunc  func,
                         gpointer       user_data,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_cells, G_CALLBACK (func), user_data, error,
                                "SELECT cells FROM source_row WHERE source = ? AND row = ?",
                                "ii", source, (gint64) row);
}

/**
 * lds_workspace_foreach_setting:
 * @func: (scope call): called with each that is not at its default; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_setting (LdsWorkspace    *self,
                               LdsSettingFunc   func,
                               gpointer         user_data,
                               GError         **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_setting, G_CALLBACK (func), user_data, error,
                                "SELECT name, value FROM setting ORDER BY name",
                                "");
}

/**
 * lds_workspace_foreach_element_price:
 * @func: (scope call): called with each; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_element_price (LdsWorkspace         *self,
                                     LdsElementPriceFunc   func,
                                     gpointer              user_data,
                                     GError              **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_element_price, G_CALLBACK (func), user_data, error,
                                "SELECT element, per_kg, currency, date, origin FROM element_price"
                                " ORDER BY element",
                                "");
}
