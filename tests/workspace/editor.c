/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor.h"

#include "lds-workspace-claims.h"
#include "lds-workspace-decisions.h"
#include "lds-workspace-documents.h"
#include "lds-workspace-families.h"
#include "lds-workspace-items.h"
#include "lds-workspace-notes.h"
#include "lds-workspace-suppliers.h"

#include <math.h>
#include <string.h>

static gboolean
collect_part_cb (const LdsPartRecord *part,
                 gpointer             user_data)
{
  g_array_append_val (user_data, part->id);

  return TRUE;
}

static gboolean
collect_supplier_cb (const LdsSupplierRecord *supplier,
                     gpointer                 user_data)
{
  g_array_append_val (user_data, supplier->id);

  return TRUE;
}

static gboolean
collect_item_cb (const LdsItemRecord *item,
                 gpointer             user_data)
{
  g_array_append_val (user_data, item->id);

  return TRUE;
}

static gboolean
collect_source_cb (const LdsSourceRecord *source,
                   gpointer               user_data)
{
  g_array_append_val (user_data, source->id);

  return TRUE;
}

static gboolean
collect_origin_cb (const LdsPartOriginRecord *origin,
                   gpointer                   user_data)
{
  g_array_append_val (user_data, origin->id);

  return TRUE;
}

static gboolean
collect_family_cb (const LdsFamilyRecord *family,
                   gpointer               user_data)
{
  g_array_append_val (user_data, family->id);

  return TRUE;
}

static void
look (Editor *self)
{
  LdsWorkspace *workspace = self->lists->workspace;
  GArray **arrays[] = {
    &self->parts, &self->suppliers, &self->items, &self->sources, &self->origins, &self->families,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    {
      g_clear_pointer (arrays[i], g_array_unref);
      *arrays[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  g_assert_true (lds_workspace_foreach_part (workspace, collect_part_cb, self->parts, NULL));
  g_assert_true (lds_workspace_foreach_supplier (workspace, collect_supplier_cb, self->suppliers, NULL));
  g_assert_true (lds_workspace_foreach_item (workspace, collect_item_cb, self->items, NULL));
  g_assert_true (lds_workspace_foreach_source (workspace, collect_source_cb, self->sources, NULL));
  g_assert_true (lds_workspace_foreach_part_origin (workspace, 0, collect_origin_cb, self->origins, NULL));
  g_assert_true (lds_workspace_foreach_family (workspace, collect_family_cb, self->families, NULL));
}

void
editor_clear (Editor *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->suppliers, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  g_clear_pointer (&self->origins, g_array_unref);
  g_clear_pointer (&self->families, g_array_unref);
  g_rand_free (self->rand);
}

static gint64
choose (Editor *self,
        GArray *ids)
{
  return ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (self->rand, 0, ids->len)) : 0;
}

static gint32
roll (Editor *self,
      gint32  n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static void
import_list (Editor *self)
{
  g_autofree char *file = g_strdup_printf ("list-%u.csv", self->n_imports++);
  gint64 source;
  gint64 above = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (lds_workspace_import_begin (self->lists->workspace, file, &error));
  source = lists_add_source (self->lists, file);
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *number = g_strdup_printf ("P-%d", 100 + roll (self, 40));
      g_autofree char *supplier = g_strdup_printf ("Supplier %d", roll (self, 10));
      Entry entry = {
        .parent = i > 0 && roll (self, 2) ? above : 0,
        .number = roll (self, 5) > 0 ? number : NULL,
        .text = "Thing",
        .supplier = roll (self, 4) > 0 ? supplier : NULL,
      };
      LdsOriginRecord origin = { .tier = 1, .country = "DE", .evidence = "stated" };
      LdsCell cell = { "A", number };

      origin.item = above = lists_add_item (self->lists, source, &entry);
      g_assert_true (lds_workspace_add_origin (self->lists->workspace, &origin, &error));
      g_assert_true (lds_workspace_add_cells (self->lists->workspace, source, i + 1, &cell, 1, &error));
    }
  lists_commit (self->lists);
}

static gboolean
edit_claim (Editor  *self,
            GError **error)
{
  LdsPartOriginRecord origin = {
    .id = roll (self, 3) == 0 ? choose (self, self->origins) : 0,
    .tier = (guint) roll (self, 4),
    .country = roll (self, 2) ? "CN" : "JP",
    .evidence = "declared",
  };
  LdsPartContentRecord content = {
    .part = choose (self, self->parts), .element = "Dy", .low = 0, .high = 1, .evidence = "stated",
  };

  if (self->families->len > 0 && roll (self, 3) == 0)
    origin.family = choose (self, self->families);
  else
    origin.part = choose (self, self->parts);

  return lds_workspace_set_part_origin (self->lists->workspace, &origin, error) &&
         lds_workspace_set_part_content (self->lists->workspace, &content, error);
}

static gboolean
edit_item (Editor  *self,
           GError **error)
{
  LdsItemRecord item = {
    .id = choose (self, self->items),
    .part_number = roll (self, 2) ? "P-200" : "P-201",
    .supplier = "Supplier 3",
    .quantity = roll (self, 2) ? 3 : 0.1,
    .mass_g = roll (self, 2) ? NAN : 7,
    .unit_price = NAN,
    .fitted = TRUE,
  };

  return lds_workspace_update_item (self->lists->workspace, &item, error);
}

static gboolean
edit_decision (Editor  *self,
               GError **error)
{
  LdsDecisionRecord decision = {
    .finding = roll (self, 2) ? "a" : "b",
    .state = (LdsDecisionState) roll (self, LDS_N_DECISION_STATES),
    .facts = "f",
    .catalogue = "c",
  };

  if (roll (self, 2))
    decision.part = choose (self, self->parts);
  else
    decision.item = choose (self, self->items);

  return lds_workspace_set_decision (self->lists->workspace, &decision, error);
}

static gboolean
edit_document (Editor  *self,
               GError **error)
{
  g_autofree char *text = g_strdup_printf ("text %d", roll (self, 20));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  gint64 document;

  return lds_workspace_add_document (self->lists->workspace, "a.txt", bytes, &document, error) &&
         lds_workspace_attach_document (self->lists->workspace, choose (self, self->parts),
                                        document, error);
}

static gboolean
edit_family (Editor  *self,
             GError **error)
{
  LdsWorkspace *workspace = self->lists->workspace;
  gint64 family;

  if (self->families->len > 3)
    return lds_workspace_remove_family (workspace, choose (self, self->families), error);

  return lds_workspace_add_family (workspace, "Family", "Supplier 1", "P-1", &family, error) &&
         lds_workspace_add_family_part (workspace, family, choose (self, self->parts), error);
}

static gboolean
merge (Editor    *self,
       GArray    *ids,
       gboolean (*func) (LdsWorkspace *, gint64, gint64, GError **),
       GError   **error)
{
  gint64 a = choose (self, ids);
  gint64 b = choose (self, ids);

  return a == b || func (self->lists->workspace, a, b, error);
}

static gboolean
edit_note (Editor  *self,
           GError **error)
{
  LdsNoteRecord note = { .part = choose (self, self->parts), .text = "Note" };
  LdsQuestionRecord question = { .part = note.part, .text = "Why?", .due = "2026-12-01" };

  return lds_workspace_set_note (self->lists->workspace, &note, error) &&
         lds_workspace_set_question (self->lists->workspace, &question, error);
}

static gboolean
edit_settings (Editor  *self,
               GError **error)
{
  LdsElementPriceRecord price = { "Dy", roll (self, 300), "USD", "2026-05-01", "list" };

  return lds_workspace_set_setting (self->lists->workspace, "end-use",
                                    roll (self, 2) ? "civil" : NULL, error) &&
         lds_workspace_set_element_price (self->lists->workspace, &price, error);
}

static gboolean
make_edit (Editor  *self,
           GError **error)
{
  LdsWorkspace *workspace = self->lists->workspace;

  switch (roll (self, 12))
    {
    case 0:
      return edit_item (self, error);
    case 1:
      return edit_decision (self, error);
    case 2:
      return edit_document (self, error);
    case 3:
      return edit_family (self, error);
    case 4:
      return edit_note (self, error);
    case 5:
      return edit_settings (self, error);
    case 6:
      return merge (self, self->parts, lds_workspace_merge_parts, error);
    case 7:
      return roll (self, 4) > 0 ||
             merge (self, self->suppliers, lds_workspace_merge_suppliers, error);
    case 8:
      return lds_workspace_remove_part_origin (workspace, choose (self, self->origins), error);
    case 9:
      return roll (self, 4) > 0 ||
             lds_workspace_remove_source (workspace, choose (self, self->sources), error);
    default:
      return edit_claim (self, error);
    }
}

/* Every edit changes something, so that their number is that of the steps back. */
void
editor_edit (Editor *self)
{
  g_autoptr (GError) error = NULL;
  LdsNoteRecord note = { .text = "Edited" };

  look (self);
  if (self->items->len < 20 || roll (self, 20) == 0)
    {
      import_list (self);
      return;
    }

  lists_begin (self->lists, "Edit");
  if (!make_edit (self, &error))
    g_error ("%s", error->message);
  g_clear_pointer (&self->parts, g_array_unref);
  self->parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_assert_true (lds_workspace_foreach_part (self->lists->workspace, collect_part_cb, self->parts, NULL));
  note.part = choose (self, self->parts);
  g_assert_true (lds_workspace_set_note (self->lists->workspace, &note, NULL));
  lists_commit (self->lists);
}
