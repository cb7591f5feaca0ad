/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-claims.h"

#include "lds-keys.h"
#include "lds-statement.h"
#include "lds-workspace-edit.h"

static gboolean
read_origin (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  LdsPartOriginRecord origin = {
    .id = sqlite3_column_int64 (row, 0),
    .part = sqlite3_column_int64 (row, 1),
    .family = sqlite3_column_int64 (row, 2),
    .tier = sqlite3_column_int (row, 3),
    .stage = lds_row_get_text (row, 4),
    .supplier = lds_row_get_text (row, 5),
    .country = lds_row_get_text (row, 6),
    .split = sqlite3_column_int (row, 7),
    .assumed = sqlite3_column_int (row, 8),
    .evidence = lds_row_get_text (row, 9),
    .stated = lds_row_get_text (row, 10),
    .date = lds_row_get_text (row, 11),
    .document = sqlite3_column_int64 (row, 12),
    .document_name = lds_row_get_text (row, 13),
    .author = lds_row_get_text (row, 14),
    .time = lds_row_get_text (row, 15),
  };

  return ((LdsPartOriginFunc) func) (&origin, user_data);
}

static gboolean
read_content (sqlite3_stmt *row,
              GCallback     func,
              gpointer      user_data)
{
  LdsPartContentRecord content = {
    .id = sqlite3_column_int64 (row, 0),
    .part = sqlite3_column_int64 (row, 1),
    .family = sqlite3_column_int64 (row, 2),
    .element = lds_row_get_text (row, 3),
    .low = sqlite3_column_double (row, 4),
    .high = sqlite3_column_double (row, 5),
    .evidence = lds_row_get_text (row, 6),
    .stated = lds_row_get_text (row, 7),
    .date = lds_row_get_text (row, 8),
    .document = sqlite3_column_int64 (row, 9),
    .document_name = lds_row_get_text (row, 10),
    .author = lds_row_get_text (row, 11),
    .time = lds_row_get_text (row, 12),
  };

  return ((LdsPartContentFunc) func) (&content, user_data);
}

/**
 * lds_workspace_set_part_origin:
 * @origin: (inout): a claim about a part or about a family; gets an id where it has none
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds a claim, or replaces the one with its id.
 *
 * Returns: whether it was set
 */
gboolean
lds_workspace_set_part_origin (LdsWorkspace         *self,
                               LdsPartOriginRecord  *origin,
                               GError              **error)
{
  g_autofree char *now = lds_edit_now ();

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  if (origin->id == 0)
    origin->id = lds_id_from_time ();

  return lds_statement_run (self, error,
                            "INSERT INTO part_origin (id, part, family, tier, stage, supplier, country,"
                            " split, assumed, evidence, stated, date, document, author, time)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            " ON CONFLICT (id) DO UPDATE SET part = excluded.part,"
                            " family = excluded.family, tier = excluded.tier, stage = excluded.stage,"
                            " supplier = excluded.supplier, country = excluded.country,"
                            " split = excluded.split, assumed = excluded.assumed,"
                            " evidence = excluded.evidence, stated = excluded.stated,"
                            " date = excluded.date, document = excluded.document,"
                            " author = excluded.author, time = excluded.time",
                            "irrisssiisssrss", origin->id, origin->part, origin->family,
                            (gint64) origin->tier, origin->stage, origin->supplier,
                            origin->country, (gint64) origin->split, (gint64) origin->assumed,
                            origin->evidence, origin->stated, origin->date, origin->document,
                            lds_workspace_get_author (self), now);
}

/**
 * lds_workspace_set_part_content:
 * @content: (inout): a claim about a part or about a family; gets an id where it has none
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds a claim, or replaces the one with its id.
 *
 * Returns: whether it was set
 */
gboolean
lds_workspace_set_part_content (LdsWorkspace          *self,
                                LdsPartContentRecord  *content,
                                GError               **error)
{
  g_autofree char *now = lds_edit_now ();

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  if (content->id == 0)
    content->id = lds_id_from_time ();

  return lds_statement_run (self, error,
                            "INSERT INTO part_content (id, part, family, element, low, high, evidence,"
                            " stated, date, document, author, time)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            " ON CONFLICT (id) DO UPDATE SET part = excluded.part,"
                            " family = excluded.family, element = excluded.element,"
                            " low = excluded.low, high = excluded.high,"
                            " evidence = excluded.evidence, stated = excluded.stated,"
                            " date = excluded.date, document = excluded.document,"
                            " author = excluded.author, time = excluded.time",
                            "irrsddsssrss", content->id, content->part, content->family,
                            content->element, content->low, content->high, content->evidence,
                            content->stated, content->date, content->document,
                            lds_workspace_get_author (self), now);
}

/**
 * lds_workspace_remove_part_origin:
 * @id: of a claim
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
lds_workspace_remove_part_origin (LdsWorkspace  *self,
                                  gint64         id,
                                  GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "DELETE FROM part_origin WHERE id = ?", "i", id);
}

/**
 * lds_workspace_remove_part_content:
 * @id: of a claim
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
lds_workspace_remove_part_content (LdsWorkspace  *self,
                                   gint64         id,
                                   GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "DELETE FROM part_content WHERE id = ?", "i", id);
}

/**
 * lds_workspace_foreach_part_origin:
 * @part: id of a part, or 0 for all
 * @func: (scope call): called with each claim that holds for the part, those of its families too, in the order of
 *   entering; returns whether to go on. With 0, a claim about a family comes once for each of its parts.
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_part_origin (LdsWorkspace       *self,
                                   gint64              part,
                                   LdsPartOriginFunc   func,
                                   gpointer            user_data,
                                   GError            **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_origin, G_CALLBACK (func), user_data, error,
                                "SELECT claim, part, family, tier, stage, supplier, country, split,"
                                " assumed, evidence, stated, date, document, document_name, author, time"
                                " FROM part_origin_of WHERE ?1 = 0 OR part = ?1 ORDER BY claim, part",
                                "i", part);
}

/**
 * lds_workspace_foreach_part_content:
 * @part: id of a part, or 0 for all
 * @func: (scope call): as in lds_workspace_foreach_part_origin()
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_part_content (LdsWorkspace        *self,
                                    gint64               part,
                                    LdsPartContentFunc   func,
                                    gpointer             user_data,
                                    GError             **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_content, G_CALLBACK (func), user_data, error,
                                "SELECT claim, part, family, element, low, high, evidence, stated, date,"
                                " document, document_name, author, time FROM part_content_of"
                                " WHERE ?1 = 0 OR part = ?1 ORDER BY claim, part",
                                "i", part);
}
