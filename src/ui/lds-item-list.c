/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-item-list.h"

#include "lds-row.h"

/* A larger tree starts with its top items only: opening every row of it would be felt. */
#define MAX_ITEMS_EXPANDED 2000

/**
 * LdsItemList:
 *
 * A list of some of a document's items by their indices. Its rows are made as they are asked for.
 */
struct _LdsItemList
{
  GObject      parent_instance;

  LdsDocument *document;
  GArray      *indices; /* guint */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LdsItemList, lds_item_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static LdsItemList *
list_siblings (LdsDocument *document,
               int          first)
{
  LdsAudit *audit = lds_document_get_audit (document);
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int i = first; i >= 0; i = lds_audit_get_item (audit, i)->next_sibling)
    {
      guint index = i;

      g_array_append_val (indices, index);
    }

  return lds_item_list_new (document, indices);
}

/* The top items of a sheet, which may be parts of an item of another one. */
static LdsItemList *
list_roots (LdsDocument *document,
            guint        source)
{
  LdsAudit *audit = lds_document_get_audit (document);
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      if (item->source == source &&
          (item->parent < 0 || lds_audit_get_item (audit, item->parent)->source != source))
        g_array_append_val (indices, i);
    }

  return lds_item_list_new (document, indices);
}

static GListModel *
list_children_cb (gpointer item,
                  gpointer user_data)
{
  LdsRow *row = LDS_ROW (item);
  int first = lds_row_get_item (row)->first_child;

  if (first < 0)
    return NULL;

  return G_LIST_MODEL (list_siblings (lds_row_get_document (row), first));
}

static guint
find_in_list (LdsItemList *self,
              guint        index)
{
  for (guint i = 0; i < self->indices->len; i++)
    {
      if (g_array_index (self->indices, guint, i) == index)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* The row of an item in a tree, whose ancestors are opened on the way. */
static GtkTreeListRow *
reveal_in_tree (GtkTreeListModel *tree,
                LdsAudit         *audit,
                guint             index)
{
  GListModel *siblings = gtk_tree_list_model_get_model (tree);
  guint position = find_in_list (LDS_ITEM_LIST (siblings), index);
  int above = lds_audit_get_item (audit, index)->parent;
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (position != GTK_INVALID_LIST_POSITION)
    return gtk_tree_list_model_get_child_row (tree, position);
  if (above < 0)
    return NULL;

  parent = reveal_in_tree (tree, audit, above);
  if (parent == NULL)
    return NULL;

  gtk_tree_list_row_set_expanded (parent, TRUE);
  siblings = gtk_tree_list_row_get_children (parent);
  position = siblings == NULL ? GTK_INVALID_LIST_POSITION
                              : find_in_list (LDS_ITEM_LIST (siblings), index);

  return position == GTK_INVALID_LIST_POSITION ? NULL
                                               : gtk_tree_list_row_get_child_row (parent, position);
}

static GType
lds_item_list_get_item_type (GListModel *model)
{
  return LDS_TYPE_ROW;
}

static guint
lds_item_list_get_n_items (GListModel *model)
{
  return LDS_ITEM_LIST (model)->indices->len;
}

static gpointer
lds_item_list_get_item (GListModel *model,
                        guint       position)
{
  LdsItemList *self = LDS_ITEM_LIST (model);

  if (position >= self->indices->len)
    return NULL;

  return lds_row_new (self->document, g_array_index (self->indices, guint, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = lds_item_list_get_item_type;
  iface->get_n_items = lds_item_list_get_n_items;
  iface->get_item = lds_item_list_get_item;
}

static void
lds_item_list_finalize (GObject *object)
{
  LdsItemList *self = LDS_ITEM_LIST (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->indices, g_array_unref);

  G_OBJECT_CLASS (lds_item_list_parent_class)->finalize (object);
}

static void
lds_item_list_class_init (LdsItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lds_item_list_finalize;
}

static void
lds_item_list_init (LdsItemList *self)
{
}

LdsItemList *
lds_item_list_new (LdsDocument *document,
                   GArray      *indices)
{
  LdsItemList *self;

  g_return_val_if_fail (LDS_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (indices != NULL, NULL);

  self = g_object_new (LDS_TYPE_ITEM_LIST, NULL);
  self->document = g_object_ref (document);
  self->indices = g_array_ref (indices);

  return self;
}

/* The structure of a document, of one of its sheets or of all. */
GListModel *
lds_item_tree_new (LdsDocument *document,
                   int          source)
{
  LdsAudit *audit;
  LdsItemList *roots;
  guint n_items;

  g_return_val_if_fail (LDS_IS_DOCUMENT (document), NULL);

  audit = lds_document_get_audit (document);
  n_items = lds_audit_get_n_items (audit);
  roots = source == LDS_ALL_SOURCES ? list_siblings (document, n_items > 0 ? 0 : -1)
                                    : list_roots (document, source);

  return G_LIST_MODEL (gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE,
                                                n_items <= MAX_ITEMS_EXPANDED, list_children_cb,
                                                NULL, NULL));
}

/* Where an item stands in a list or tree; a tree is opened down to it. */
guint
lds_item_model_find (GListModel *model,
                     guint       index)
{
  g_autoptr (LdsRow) first = NULL;
  g_autoptr (GObject) item = NULL;
  g_autoptr (GtkTreeListRow) row = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), GTK_INVALID_LIST_POSITION);

  if (LDS_IS_ITEM_LIST (model))
    return find_in_list (LDS_ITEM_LIST (model), index);

  item = g_list_model_get_item (model, 0);
  first = lds_row_ref_from (item);
  if (first == NULL)
    return GTK_INVALID_LIST_POSITION;

  row = reveal_in_tree (GTK_TREE_LIST_MODEL (model), lds_row_get_audit (first), index);

  return row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;
}
