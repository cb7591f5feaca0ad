/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts lists of which a newer revision was read. What is changed here is changed within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsLikenessRecord:
 * @source: id of another parts list
 * @n_lines: lines of that list
 * @n_common: of them, those that the first list has, too, by number or, without one, by text
 * @other_product: whether each has one product at its top, with a number of its own
 */
typedef struct
{
  gint64   source;
  guint    n_lines;
  guint    n_common;
  gboolean other_product;
} LdsLikenessRecord;

typedef gboolean (*LdsLikenessFunc) (const LdsLikenessRecord *likeness, gpointer user_data);

gboolean lds_workspace_foreach_likeness (LdsWorkspace    *self,
                                         gint64           source,
                                         LdsLikenessFunc  func,
                                         gpointer         user_data,
                                         GError         **error);
gboolean lds_workspace_replace_source   (LdsWorkspace    *self,
                                         gint64           source,
                                         gint64           by,
                                         GError         **error);

G_END_DECLS
