/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-private.h"

#include <math.h>
#include <yyjson.h>

/* Calls the reader of one row with the function and data of the caller. */
typedef gboolean (*RowFunc) (sqlite3_stmt *row,
                             GCallback     func,
                             gpointer      user_data);

static const char *
get_text (sqlite3_stmt *row,
          int           column)
{
  return (const char *) sqlite3_column_text (row, column);
}

static double
get_number (sqlite3_stmt *row,
            int           column)
{
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return NAN;

  return sqlite3_column_double (row, column);
}

static gboolean
foreach_row (LdsWorkspace  *self,
             const char    *sql,
             gint64         source,
             guint          sheet_row,
             RowFunc        row_func,
             GCallback      func,
             gpointer       user_data,
             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = FALSE;

  statement = lds_database_prepare (lds_workspace_get_database (self), sql, error);
  if (statement == NULL)
    return FALSE;

  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, source);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, sheet_row);

  while (lds_database_step (statement, &row, error))
    {
      if (!row || !row_func (statement, func, user_data))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_source (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  LdsSourceRecord source = {
    .id = sqlite3_column_int64 (row, 0),
    .file = get_text (row, 1),
    .sheet = get_text (row, 2),
    .hidden = sqlite3_column_int (row, 3),
    .header_row = sqlite3_column_int64 (row, 4),
    .rows_read = sqlite3_column_int64 (row, 5),
    .sha256 = get_text (row, 6),
  };

  return ((LdsSourceFunc) func) (&source, user_data);
}

static gboolean
read_column (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  LdsColumnRecord column = {
    .field = get_text (row, 0),
    .columns = get_text (row, 1),
    .heading = get_text (row, 2),
    .confidence = get_number (row, 3),
    .reason = lds_column_reason_from_string (get_text (row, 4)),
    .cells = lds_column_cells_from_string (get_text (row, 5)),
    .mapping = get_text (row, 6),
  };

  return ((LdsColumnFunc) func) (&column, user_data);
}

static gboolean
read_heading (sqlite3_stmt *row,
              GCallback     func,
              gpointer      user_data)
{
  return ((LdsHeadingFunc) func) (sqlite3_column_int64 (row, 0), get_text (row, 1),
                                  get_text (row, 2), user_data);
}

static gboolean
read_remark (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  return ((LdsRemarkFunc) func) (sqlite3_column_int64 (row, 0), get_text (row, 1), user_data);
}

static gboolean
read_sheet (sqlite3_stmt *row,
            GCallback     func,
            gpointer      user_data)
{
  return ((LdsSheetFunc) func) (get_text (row, 0), get_text (row, 1), get_text (row, 2), user_data);
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
    .part_number = get_text (row, 5),
    .description = get_text (row, 6),
    .reference_designator = get_text (row, 7),
    .quantity = get_number (row, 8),
    .unit = get_text (row, 9),
    .manufacturer = get_text (row, 10),
    .mpn = get_text (row, 11),
    .supplier = get_text (row, 12),
    .material = get_text (row, 13),
    .cas = get_text (row, 14),
    .hs_code = get_text (row, 15),
    .mass_g = get_number (row, 16),
    .unit_price = get_number (row, 17),
    .currency = get_text (row, 18),
    .fitted = sqlite3_column_int (row, 19),
    .substitute_for = sqlite3_column_int64 (row, 20),
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
    .stage = get_text (row, 2),
    .supplier = get_text (row, 3),
    .country = get_text (row, 4),
    .split = sqlite3_column_int (row, 5),
    .assumed = sqlite3_column_int (row, 6),
    .evidence = get_text (row, 7),
    .stated = get_text (row, 8),
    .column = get_text (row, 9),
    .date = get_text (row, 10),
    .document = get_text (row, 11),
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
    .element = get_text (row, 1),
    .low = sqlite3_column_double (row, 2),
    .high = sqlite3_column_double (row, 3),
    .evidence = get_text (row, 4),
    .stated = get_text (row, 5),
    .column = get_text (row, 6),
    .date = get_text (row, 7),
    .document = get_text (row, 8),
  };

  return ((LdsContentFunc) func) (&content, user_data);
}

static gboolean
read_setting (sqlite3_stmt *row,
              GCallback     func,
              gpointer      user_data)
{
  return ((LdsSettingFunc) func) (get_text (row, 0), get_text (row, 1), user_data);
}

static gboolean
read_element_price (sqlite3_stmt *row,
                    GCallback     func,
                    gpointer      user_data)
{
  LdsElementPriceRecord price = {
    .element = get_text (row, 0),
    .per_kg = sqlite3_column_double (row, 1),
    .currency = get_text (row, 2),
    .date = get_text (row, 3),
    .origin = get_text (row, 4),
  };

  return ((LdsElementPriceFunc) func) (&price, user_data);
}

static gboolean
read_cells (sqlite3_stmt *row,
            GCallback     func,
            gpointer      user_data)
{
  const char *json = get_text (row, 0);
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
 * Returns: number of items in the workspace
 */
guint
lds_workspace_count_items (LdsWorkspace *self)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), 0);

  statement = lds_database_prepare (lds_workspace_get_database (self),
                                    "SELECT count(*) FROM item", NULL);
  if (statement == NULL || !lds_database_step (statement, &row, NULL) || !row)
    return 0;

  return sqlite3_column_int64 (statement, 0);
}

/**
 * lds_workspace_foreach_source:
 * @func: (scope call): called with each, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
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

  return foreach_row (self,
                      "SELECT id, file, sheet, hidden, header_row, rows_read, sha256 FROM source"
                      " ORDER BY id",
                      0, 0, read_source, G_CALLBACK (func), user_data, error);
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

  return foreach_row (self,
                      "SELECT field, columns, heading, confidence, reason, cells, mapping"
                      " FROM source_column WHERE source = ? ORDER BY field",
                      source, 0, read_column, G_CALLBACK (func), user_data, error);
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

  return foreach_row (self,
                      "SELECT position, \"column\", heading FROM source_heading WHERE source = ?"
                      " ORDER BY position",
                      source, 0, read_heading, G_CALLBACK (func), user_data, error);
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

  return foreach_row (self,
                      "SELECT row, text FROM warning WHERE source = ? ORDER BY row, id",
                      source, 0, read_remark, G_CALLBACK (func), user_data, error);
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

  return foreach_row (self,
                      "SELECT row, reason FROM skipped_row WHERE source = ? ORDER BY row",
                      source, 0, read_remark, G_CALLBACK (func), user_data, error);
}

/**
 * lds_workspace_foreach_skipped_sheet:
 * @func: (scope call): called with each, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
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

  return foreach_row (self,
                      "SELECT file, sheet, reason FROM skipped_sheet ORDER BY id",
                      0, 0, read_sheet, G_CALLBACK (func), user_data, error);
}

/**
 * lds_workspace_foreach_item:
 * @func: (scope call): called with each, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
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

  return foreach_row (self,
                      "SELECT id, source, parent, row, level, part_number, description,"
                      " reference_designator, quantity, unit, manufacturer, mpn, supplier,"
                      " material, cas, hs_code, mass_g, unit_price, currency, fitted,"
                      " substitute_for"
                      " FROM item ORDER BY id",
                      0, 0, read_item, G_CALLBACK (func), user_data, error);
}

/**
 * lds_workspace_foreach_origin:
 * @func: (scope call): called with each, in the order of the items; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
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

  return foreach_row (self,
                      "SELECT item, tier, stage, supplier, country, split, assumed, evidence,"
                      " stated, \"column\", date, document FROM origin_claim ORDER BY item, id",
                      0, 0, read_origin, G_CALLBACK (func), user_data, error);
}

/**
 * lds_workspace_foreach_content:
 * @func: (scope call): called with each, in the order of the items; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
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

  return foreach_row (self,
                      "SELECT item, element, low, high, evidence, stated, \"column\", date, document"
                      " FROM content_claim ORDER BY item, id",
                      0, 0, read_content, G_CALLBACK (func), user_data, error);
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

  return foreach_row (self,
                      "SELECT cells FROM source_row WHERE source = ? AND row = ?",
                      source, row, read_cells, G_CALLBACK (func), user_data, error);
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

  return foreach_row (self, "SELECT name, value FROM setting ORDER BY name",
                      0, 0, read_setting, G_CALLBACK (func), user_data, error);
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

  return foreach_row (self,
                      "SELECT element, per_kg, currency, date, origin FROM element_price"
                      " ORDER BY element",
                      0, 0, read_element_price, G_CALLBACK (func), user_data, error);
}
