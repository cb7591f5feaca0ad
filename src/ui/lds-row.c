/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-row.h"

#include <gtk/gtk.h>

/**
 * LdsRow:
 *
 * One item of a document, made when a list asks for it. It shows the item as the document's present audit has it.
 */
struct _LdsRow
{
  GObject      parent_instance;

  LdsDocument *document;
  guint        index;
};

G_DEFINE_FINAL_TYPE (LdsRow, lds_row, G_TYPE_OBJECT)

static void
lds_row_finalize (GObject *object)
{
  LdsRow *self = LDS_ROW (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (lds_row_parent_class)->finalize (object);
}

static void
lds_row_class_init (LdsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lds_row_finalize;
}

static void
lds_row_init (LdsRow *self)
{
}

LdsRow *
lds_row_new (LdsDocument *document,
             guint        index)
{
  LdsRow *self;

  g_return_val_if_fail (LDS_IS_DOCUMENT (document), NULL);

  self = g_object_new (LDS_TYPE_ROW, NULL);
  self->document = g_object_ref (document);
  self->index = index;

  return self;
}

/* The row that a list item stands for: the tree wraps rows, a flat list holds them. */
LdsRow *
lds_row_ref_from (gpointer item)
{
  if (GTK_IS_TREE_LIST_ROW (item))
    return LDS_ROW (gtk_tree_list_row_get_item (item));

  return LDS_IS_ROW (item) ? g_object_ref (item) : NULL;
}

LdsDocument *
lds_row_get_document (LdsRow *self)
{
  g_return_val_if_fail (LDS_IS_ROW (self), NULL);

  return self->document;
}

guint
lds_row_get_index (LdsRow *self)
{
  g_return_val_if_fail (LDS_IS_ROW (self), 0);

  return self->index;
}

LdsAudit *
lds_row_get_audit (LdsRow *self)
{
  g_return_val_if_fail (LDS_IS_ROW (self), NULL);

  return lds_document_get_audit (self->document);
}

const LdsItem *
lds_row_get_item (LdsRow *self)
{
  g_return_val_if_fail (LDS_IS_ROW (self), NULL);

  return lds_audit_get_item (lds_document_get_audit (self->document), self->index);
}
