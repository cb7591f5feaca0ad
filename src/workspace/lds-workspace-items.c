/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-items.h"

#include "lds-statement.h"

/**
 * lds_workspace_update_item:
 * @item: an item that is there, as it is to be
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Corrects what an item says of itself; its place (source, parent, row, level, substitute) stays. With another number
 * or maker it is another part.
 *
 * Returns: whether it was corrected
 */
gboolean
lds_workspace_update_item (LdsWorkspace         *self,
                           const LdsItemRecord  *item,
                           GError              **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  lds_workspace_get_edit (self)->items = TRUE;

  return lds_statement_run (self, error,
                            "UPDATE item SET part = CASE WHEN part_number IS ?2 AND manufacturer IS ?7"
                            " AND mpn IS ?8 AND supplier IS ?9 THEN part END,"
                            " part_number = ?2, description = ?3, reference_designator = ?4,"
                            " quantity = ?5, unit = ?6, manufacturer = ?7, mpn = ?8, supplier = ?9,"
                            " material = ?10, cas = ?11, hs_code = ?12, mass_g = ?13, unit_price = ?14,"
                            " currency = ?15, fitted = ?16 WHERE id = ?1",
                            "isssdsssssssddsi", item->id, item->part_number, item->description,
                            item->reference_designator, item->quantity, item->unit,
                            item->manufacturer, item->mpn, item->supplier, item->material,
                            item->cas, item->hs_code, item->mass_g, item->unit_price,
                            item->currency, (gint64) item->fitted);
}

/**
 * lds_workspace_remove_source:
 * @source: id of a parts list
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Removes a parts list with its items and what was claimed of these by it. Its parts, and what is known of them, stay.
 *
 * Returns: whether it is gone
 */
gboolean
lds_workspace_remove_source (LdsWorkspace  *self,
                             gint64         source,
                             GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "DELETE FROM source WHERE id = ?", "i", source);
}
