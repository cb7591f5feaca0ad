/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random edits of every kind. */

#pragma once

#include "lists.h"

G_BEGIN_DECLS

/* Set @lists and @rand; the rest is what there is to choose from. */
typedef struct
{
  Lists  *lists;
  GRand  *rand;
  GArray *parts;     /* gint64 */
  GArray *suppliers; /* gint64 */
  GArray *items;     /* gint64 */
  GArray *sources;   /* gint64 */
  GArray *origins;   /* gint64 */
  GArray *families;  /* gint64 */
  guint   n_imports;
} Editor;

void editor_edit  (Editor *self);
void editor_clear (Editor *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Editor, editor_clear)

G_END_DECLS
