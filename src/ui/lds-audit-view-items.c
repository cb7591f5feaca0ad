/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which items the view lists, and which of them is selected. */

#include "lds-audit-view-private.h"

#include "lds-item-list.h"

#define FRAMES_TO_LAY_OUT 3

static LdsQuery
get_query (LdsAuditView *self)
{
  guint sheet = gtk_drop_down_get_selected (self->sources);
  LdsQuery query = {
    .text = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .levels = lds_level_filter_get_levels (self->level_filter),
    .source = sheet == GTK_INVALID_LIST_POSITION ? LDS_ALL_SOURCES : (int) sheet - 1,
  };

  query.sort = lds_item_table_get_sort (self->table, &query.descending);

  return query;
}

/* A filter takes items out of the structure, an order takes the structure apart. */
static gboolean
wants_tree (LdsAuditView   *self,
            const LdsQuery *query)
{
  return !self->narrow && lds_document_get_has_structure (self->document) &&
         gtk_toggle_button_get_active (self->structure) && query->levels == 0 &&
         query->sort == LDS_SORT_NONE && *query->text == '\0';
}

/* Follows the selection of the list. */
void
lds_audit_view_follow_selection (LdsAuditView *self)
{
  g_autoptr (LdsRow) row = NULL;

  if (self->changing)
    return;

  row = lds_row_ref_from (gtk_single_selection_get_selected_item (self->selection));
  if (row != NULL)
    lds_audit_view_set_selected (self, row);
}

static void
scroll_to (LdsAuditView       *self,
           guint               position,
           GtkListScrollFlags  flags)
{
  if (self->narrow)
    gtk_list_view_scroll_to (self->cards, position, flags, NULL);
  else
    lds_item_table_scroll_to (self->table, position, flags);
}

static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  LdsAuditView *self = LDS_AUDIT_VIEW (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  /* The list knows how high its rows are only once it has been laid out with them. */
  if (++self->frames_waited < FRAMES_TO_LAY_OUT)
    return G_SOURCE_CONTINUE;

  self->reveal_tick = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);

  return G_SOURCE_REMOVE;
}

/* Brings what is selected into sight. A new document has the focus there, too; later it stays where the user has it. */
static void
reveal_selected (LdsAuditView *self)
{
  if (!self->fresh)
    {
      scroll_to (self, gtk_single_selection_get_selected (self->selection), GTK_LIST_SCROLL_NONE);
      return;
    }

  self->fresh = FALSE;
  self->frames_waited = 0;
  if (self->reveal_tick == 0)
    self->reveal_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
show_model (LdsAuditView *self,
            GListModel   *model)
{
  GtkSelectionModel *selection;
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->selected_row != NULL)
    position = lds_item_model_find (model, lds_row_get_index (self->selected_row));
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;

  /* With nothing selected it does not look for its item among all the new ones; and as it stays the same, the
   * list keeps its widgets and only binds them anew. */
  self->changing = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_single_selection_set_model (self->selection, model);
  gtk_single_selection_set_selected (self->selection, position);
  self->changing = FALSE;
  lds_audit_view_follow_selection (self);

  /* Only the list that is seen has a model: the other would make widgets for nobody. */
  selection = GTK_SELECTION_MODEL (self->selection);
  lds_item_table_set_model (self->table, self->narrow ? NULL : selection);
  gtk_list_view_set_model (self->cards, self->narrow ? selection : NULL);
  gtk_stack_set_visible_child_name (self->stack, self->narrow ? "cards" : "table");

  reveal_selected (self);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LdsAuditView) self = user_data;
  g_autoptr (LdsAnswer) answer = lds_query_run_finish (result, NULL);
  g_autoptr (LdsItemList) list = NULL;

  /* It fails only when a newer query has replaced it. */
  if (answer == NULL || self->document == NULL)
    return;

  lds_audit_view_show_shown (self, answer->indices->len);
  if (answer->indices->len == 0)
    {
      lds_audit_view_show_empty (self, answer);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  list = lds_item_list_new (self->document, answer->indices);
  show_model (self, G_LIST_MODEL (list));
}

/* Lists what search, levels, sheet and headings ask for. */
void
lds_audit_view_query (LdsAuditView *self)
{
  LdsQuery query;

  if (self->document == NULL || self->resetting)
    return;

  g_cancellable_cancel (self->querying);
  g_clear_object (&self->querying);

  query = get_query (self);
  if (wants_tree (self, &query))
    {
      g_autoptr (GListModel) tree = lds_item_tree_new (self->document, query.source);

      lds_audit_view_show_shown (self, G_MAXUINT);
      show_model (self, tree);
      return;
    }

  self->querying = g_cancellable_new ();
  lds_query_run_async (&query, self->document, self->querying, answered_cb, g_object_ref (self));
}

gboolean
lds_audit_view_shows_tree (LdsAuditView *self)
{
  return GTK_IS_TREE_LIST_MODEL (gtk_single_selection_get_model (self->selection));
}

GtkSingleSelection *
lds_audit_view_get_selection (LdsAuditView *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT_VIEW (self), NULL);

  return self->selection;
}
