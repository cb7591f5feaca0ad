/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Structure by a column that names the parent of each line. */

#include "lds-config.h"

#include "lds-structure-private.h"

#include "lds-limits.h"

#include <glib/gi18n-lib.h>

#define DEEPEST 100

typedef const char *(*KeyFunc) (const LdsStructureItem *item);

typedef struct
{
  const LdsStructureItem *items;
  guint                   n_items;
  LdsStructure           *structure;
  KeyFunc                 key;

  GHashTable             *lines;    /* from a key to a GArray of guint, the lines that have it */
  GHashTable             *children; /* from a key to the lines that name it as their parent */
  GHashTable             *expanded; /* keys under more than one parent */
  guint8                 *placed;
  guint8                 *on_path;
  gboolean                cut;
} Parents;

/* A line whose children are being put under it. */
typedef struct
{
  guint item;
  int   occurrence;
  guint next;
} Open;

static const char *
get_part_number (const LdsStructureItem *item)
{
  return item->part_number;
}

static const char *
get_position (const LdsStructureItem *item)
{
  return item->position;
}

static const char *
get_name (const LdsStructureItem *item)
{
  return item->name;
}

static const char *
fill (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static guint
count_matches (const LdsStructureItem *items,
               guint                   n_items,
               KeyFunc                 key)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_matches = 0;

  for (guint i = 0; i < n_items; i++)
    if (fill (key (&items[i])) != NULL)
      g_hash_table_add (keys, (gpointer) key (&items[i]));
  for (guint i = 0; i < n_items; i++)
    n_matches += fill (items[i].parent) != NULL && g_hash_table_contains (keys, items[i].parent) &&
                 g_strcmp0 (items[i].parent, key (&items[i])) != 0;

  return n_matches;
}

/* By part number, by position or by name: whichever finds the most parents. */
static KeyFunc
choose_key (const LdsStructureItem *items,
            guint                   n_items)
{
  static const KeyFunc keys[] = { get_part_number, get_position, get_name };
  KeyFunc chosen = NULL;
  guint most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint n_matches = count_matches (items, n_items, keys[i]);

      if (n_matches > most)
        {
          most = n_matches;
          chosen = keys[i];
        }
    }

  return chosen;
}

static void
add_line (GHashTable *table,
          const char *key,
          guint       item)
{
  GArray *lines = g_hash_table_lookup (table, key);

  if (lines == NULL)
    {
      lines = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, (gpointer) key, lines);
    }
  g_array_append_val (lines, item);
}

static void
index_lines (Parents *self)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      const char *key = fill (self->key (&self->items[i]));
      const char *parent = fill (self->items[i].parent);

      if (key != NULL)
        add_line (self->lines, key, i);
      if (parent != NULL && g_strcmp0 (parent, key) != 0)
        add_line (self->children, parent, i);
    }
}

/* A list that was exploded by the system that wrote it has the children below each occurrence of
 * their parent already: as many times as the parent itself. */
static gboolean
is_exploded (Parents *self,
             GArray  *lines,
             GArray  *children)
{
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < children->len; i++)
    {
      const char *key = fill (self->key (&self->items[g_array_index (children, guint, i)]));

      if (key == NULL)
        return FALSE;
      g_hash_table_add (distinct, (gpointer) key);
    }

  return lines->len > 1 && g_hash_table_size (distinct) * lines->len == children->len;
}

static gboolean
belongs (GArray *lines,
         guint   item,
         guint   child)
{
  guint nearest = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      guint line = g_array_index (lines, guint, i);

      if (line < child || nearest == G_MAXUINT)
        nearest = line;
    }

  return nearest == item;
}

static GArray *
get_children (Parents *self,
              guint    item)
{
  const char *key = fill (self->key (&self->items[item]));
  GArray *children = key != NULL ? g_hash_table_lookup (self->children, key) : NULL;
  GArray *lines = key != NULL ? g_hash_table_lookup (self->lines, key) : NULL;
  GArray *own;

  if (children == NULL || lines->len < 2)
    return children != NULL ? g_array_ref (children) : NULL;
  if (!is_exploded (self, lines, children))
    {
      g_hash_table_add (self->expanded, (gpointer) key);
      return g_array_ref (children);
    }

  own = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);

      if (belongs (lines, item, child))
        g_array_append_val (own, child);
    }

  return own;
}

static gboolean
may_add (Parents *self)
{
  if (self->structure->occurrences->len < LDS_LIMIT_ITEMS)
    return TRUE;

  if (!self->cut)
    lds_structure_warn (self->structure, 0,
                        _ ("Sub-assemblies that are used again and again make more than %d lines; "
                           "what goes beyond was left out"),
                        LDS_LIMIT_ITEMS);
  self->cut = TRUE;

  return FALSE;
}

/* Whether a part of the same key is being opened already. */
static gboolean
closes_circle (Parents *self,
               GArray  *path,
               guint    child)
{
  const char *key = fill (self->key (&self->items[child]));

  if (self->on_path[child])
    return TRUE;
  for (guint i = 0; key != NULL && i < path->len; i++)
    if (g_strcmp0 (self->key (&self->items[g_array_index (path, Open, i).item]), key) == 0)
      return TRUE;

  return FALSE;
}

static void
open_line (Parents *self,
           GArray  *path,
           guint    item,
           int      parent)
{
  Open opened = { item, 0, 0 };

  lds_structure_add (self->structure, item, parent);
  opened.occurrence = (int) self->structure->occurrences->len - 1;
  self->placed[item] = self->on_path[item] = TRUE;
  g_array_append_val (path, opened);
}

static void
try_child (Parents *self,
           GArray  *path,
           guint    child)
{
  const Open *top = &g_array_index (path, Open, path->len - 1);

  if (closes_circle (self, path, child) || path->len >= DEEPEST)
    {
      lds_structure_warn (self->structure, self->items[child].row,
                          _ ("“%s” stands under itself by way of its parent “%s”; it was not "
                             "put there"),
                          self->key (&self->items[child]), self->items[child].parent);
      self->placed[child] = TRUE;
      return;
    }
  if (may_add (self))
    open_line (self, path, child, top->occurrence);
}

/* Puts a line and all that is under it into the structure. */
static void
place (Parents *self,
       guint    root)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Open));
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  open_line (self, path, root, -1);
  g_ptr_array_add (children, get_children (self, root));

  while (path->len > 0)
    {
      Open *top = &g_array_index (path, Open, path->len - 1);
      GArray *lines = g_ptr_array_index (children, children->len - 1);
      guint depth = path->len;

      if (lines == NULL || top->next >= lines->len)
        {
          self->on_path[top->item] = FALSE;
          g_clear_pointer (&lines, g_array_unref);
          g_ptr_array_set_size (children, children->len - 1);
          g_array_set_size (path, path->len - 1);
          continue;
        }

      try_child (self, path, g_array_index (lines, guint, top->next++));
      if (path->len > depth)
        g_ptr_array_add (children,
                         get_children (self, g_array_index (path, Open, depth).item));
    }
}

/* A parent that is on no line: the product, when all name the same one, else a contradiction. */
static void
place_tops (Parents *self)
{
  const char *product = NULL;

  for (guint i = 0; i < self->n_items; i++)
    {
      const char *parent = fill (self->items[i].parent);

      if (parent != NULL && g_hash_table_contains (self->lines, parent) &&
          g_strcmp0 (parent, self->key (&self->items[i])) != 0)
        continue;

      if (parent != NULL && g_strcmp0 (parent, self->key (&self->items[i])) != 0)
        {
          if (product == NULL)
            product = parent;
          else if (!g_str_equal (product, parent))
            lds_structure_warn (self->structure, self->items[i].row,
                                _ ("The parent “%s” is on no line; this line was put at the top"),
                                parent);
        }
      if (may_add (self))
        place (self, i);
    }
}

/**
 * lds_structure_read_parents:
 * @self: a structure without occurrences
 * @items: (array length=n_items): the lines
 * @n_items: number of lines
 *
 * Builds the structure from the parents that the lines name. A sub-assembly that is used under two
 * parents has its own parts under each occurrence.
 *
 * Returns: whether parents are named that are there
 */
gboolean
lds_structure_read_parents (LdsStructure           *self,
                            const LdsStructureItem *items,
                            guint                   n_items)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) children = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                           (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) expanded = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint8 *placed = g_new0 (guint8, n_items);
  g_autofree guint8 *on_path = g_new0 (guint8, n_items);
  Parents parents = {
    .items = items,
    .n_items = n_items,
    .structure = self,
    .key = choose_key (items, n_items),
    .lines = lines,
    .children = children,
    .expanded = expanded,
    .placed = placed,
    .on_path = on_path,
  };

  if (parents.key == NULL)
    return FALSE;

  index_lines (&parents);
  place_tops (&parents);

  for (guint i = 0; i < n_items; i++)
    if (!placed[i] && may_add (&parents))
      {
        lds_structure_warn (self, items[i].row,
                            _ ("“%s” stands under itself by way of its parent “%s”; it was put "
                               "at the top"),
                            parents.key (&items[i]) != NULL ? parents.key (&items[i]) : "",
                            items[i].parent);
        place (&parents, i);
      }

  if (g_hash_table_size (expanded) > 0)
    lds_structure_warn (self, 0,
                        g_dngettext (GETTEXT_PACKAGE,
                                     "%u sub-assembly is used in several places; its parts are "
                                     "listed under each of them",
                                     "%u sub-assemblies are used in several places; their parts "
                                     "are listed under each of them",
                                     g_hash_table_size (expanded)),
                        g_hash_table_size (expanded));

  return TRUE;
}
