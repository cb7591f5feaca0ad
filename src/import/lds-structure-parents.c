/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Structure by a column that names the parent of each line. */

#include "lds-config.h"

#include "lds-structure-private.h"

#include "lds-limits.h"

#include <glib/gi18n-lib.h>

#define DEEPEST 100

/* What a line may be called where another one names it as its parent. */
typedef enum
{
  KEY_PART_NUMBER,
  KEY_POSITION,
  KEY_NAME,
  KEY_ROW,
  N_KEYS,
} Key;

typedef struct
{
  const LdsStructureItem *items;
  guint                   n_items;
  LdsStructure           *structure;
  GStringChunk           *chunk;
  const char            **keys;     /* folded, %NULL where a line has none */
  const char            **parents;

  GHashTable             *lines;    /* from a key to a GArray of guint, the lines that have it */
  GHashTable             *children; /* from a key to the lines that name it as their parent */
  GHashTable             *exploded; /* keys whose children stand under each of their lines */
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
  guint last;
} Open;

static const char *const top_words[] = {
  "top", "top level", "toplevel", "top-level", "root", "none", "n/a", "-", "--", "–", "—", "/",
  "null", "main", "keine", "kein", "oberste ebene", "aucun", "ninguno", "nessuno", "无", "顶层",
  "なし", "нет", NULL,
};

/* Case and outer blanks make no difference; the same text is kept once. */
static const char *
fold (Parents    *self,
      const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  folded = g_utf8_casefold (text, -1);
  g_strstrip (folded);

  return *folded != '\0' ? g_string_chunk_insert_const (self->chunk, folded) : NULL;
}

static const char *
get_key (Parents                *self,
         const LdsStructureItem *item,
         Key                     key)
{
  char row[16];

  switch (key)
    {
    case KEY_PART_NUMBER:
      return fold (self, item->part_number);
    case KEY_POSITION:
      return fold (self, item->position);
    case KEY_NAME:
      return fold (self, item->name);
    case KEY_ROW:
      g_snprintf (row, sizeof row, "%u", item->row);
      return g_string_chunk_insert_const (self->chunk, row);
    case N_KEYS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static guint
count_matches (Parents *self,
               Key      key)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_matches = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      self->keys[i] = get_key (self, &self->items[i], key);
      if (self->keys[i] != NULL)
        g_hash_table_add (keys, (gpointer) self->keys[i]);
    }
  for (guint i = 0; i < self->n_items; i++)
    n_matches += self->parents[i] != NULL && self->parents[i] != self->keys[i] &&
                 g_hash_table_contains (keys, self->parents[i]);

  return n_matches;
}

/* By part number, by position, by name or by row: whichever finds the most parents. */
static gboolean
choose_key (Parents *self)
{
  Key chosen = N_KEYS;
  guint most = 0;
  guint n_parents = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      self->parents[i] = fold (self, self->items[i].parent);
      if (self->parents[i] != NULL && g_strv_contains (top_words, self->parents[i]))
        self->parents[i] = NULL;
      n_parents += self->parents[i] != NULL;
    }
  for (Key key = 0; n_parents > 0 && key < N_KEYS; key++)
    {
      guint n_matches = count_matches (self, key);

      if (n_matches > most)
        {
          most = n_matches;
          chosen = key;
        }
    }
  if (chosen == N_KEYS)
    return FALSE;
  count_matches (self, chosen);

  return TRUE;
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

/* A list that was exploded by the system that wrote it has the children below each occurrence of
 * their parent already: as many times as the parent itself. */
static gboolean
is_exploded (Parents *self,
             GArray  *lines,
             GArray  *children)
{
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);

  if (lines->len < 2)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      const char *key = self->keys[g_array_index (children, guint, i)];

      if (key == NULL)
        return FALSE;
      g_hash_table_add (distinct, (gpointer) key);
    }

  return g_hash_table_size (distinct) * lines->len == children->len;
}

static void
index_lines (Parents *self)
{
  GHashTableIter iter;
  gpointer key;
  gpointer children;

  for (guint i = 0; i < self->n_items; i++)
    {
      if (self->keys[i] != NULL)
        add_line (self->lines, self->keys[i], i);
      if (self->parents[i] != NULL && self->parents[i] != self->keys[i])
        add_line (self->children, self->parents[i], i);
    }

  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, &key, &children))
    {
      GArray *lines = g_hash_table_lookup (self->lines, key);

      if (lines != NULL && is_exploded (self, lines, children))
        g_hash_table_add (self->exploded, key);
    }
}

/* Index of the first element that is not below a value. */
static guint
find_first (GArray *sorted,
            guint   value)
{
  guint low = 0;
  guint high = sorted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sorted, guint, middle) < value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The children of a line are a range of those of its key: all of them, or in an exploded list
 * those between it and the next line of the key. */
static GArray *
get_children (Parents *self,
              Open    *open)
{
  const char *key = self->keys[open->item];
  GArray *children = key != NULL ? g_hash_table_lookup (self->children, key) : NULL;
  GArray *lines;
  guint nth;

  open->next = 0;
  open->last = children != NULL ? children->len : 0;
  if (children == NULL)
    return NULL;

  lines = g_hash_table_lookup (self->lines, key);
  if (lines->len < 2)
    return children;
  if (!g_hash_table_contains (self->exploded, key))
    {
      g_hash_table_add (self->expanded, (gpointer) key);
      return children;
    }

  nth = find_first (lines, open->item);
  if (nth > 0)
    open->next = find_first (children, open->item);
  if (nth + 1 < lines->len)
    open->last = find_first (children, g_array_index (lines, guint, nth + 1));

  return children;
}

static gboolean
may_add (Parents *self)
{
  if (self->structure->occurrences->len < LDS_LIMIT_ITEMS)
    return TRUE;

  if (!self->cut)
    lds_structure_warn (self->structure, LDS_CONTRADICTION_TOO_MANY, 0,
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
  const char *key = self->keys[child];

  if (self->on_path[child])
    return TRUE;
  for (guint i = 0; key != NULL && i < path->len; i++)
    if (self->keys[g_array_index (path, Open, i).item] == key)
      return TRUE;

  return FALSE;
}

static void
open_line (Parents *self,
           GArray  *path,
           guint    item,
           int      parent)
{
  Open opened = { item, 0, 0, 0 };

  lds_structure_add (self->structure, item, parent);
  opened.occurrence = (int) self->structure->occurrences->len - 1;
  self->placed[item] = self->on_path[item] = TRUE;
  g_array_append_val (path, opened);
}

static const char *
get_label (Parents *self,
           guint    item)
{
  const LdsStructureItem *line = &self->items[item];

  if (line->part_number != NULL)
    return line->part_number;

  return line->name != NULL ? line->name : line->position != NULL ? line->position : "?";
}

static void
try_child (Parents *self,
           GArray  *path,
           guint    child)
{
  const Open *top = &g_array_index (path, Open, path->len - 1);

  if (closes_circle (self, path, child) || path->len >= DEEPEST)
    {
      lds_structure_warn (self->structure, LDS_CONTRADICTION_CIRCLE, self->items[child].row,
                          _ ("“%s” stands under itself by way of its parent “%s”; it was not "
                             "put there"),
                          get_label (self, child), self->items[child].parent);
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
  g_ptr_array_add (children, get_children (self, &g_array_index (path, Open, 0)));

  while (path->len > 0)
    {
      Open *top = &g_array_index (path, Open, path->len - 1);
      GArray *lines = g_ptr_array_index (children, children->len - 1);
      guint depth = path->len;

      if (top->next >= top->last || self->cut)
        {
          self->on_path[top->item] = FALSE;
          g_ptr_array_set_size (children, children->len - 1);
          g_array_set_size (path, path->len - 1);
          continue;
        }

      try_child (self, path, g_array_index (lines, guint, top->next++));
      if (path->len > depth)
        g_ptr_array_add (children, get_children (self, &g_array_index (path, Open, depth)));
    }
}

/* A parent that is on no line: the product, when all name the same one, else a contradiction. */
static void
place_tops (Parents *self)
{
  const char *product = NULL;

  for (guint i = 0; i < self->n_items; i++)
    {
      const char *parent = self->parents[i];

      if (parent == self->keys[i])
        parent = NULL;
      if (parent != NULL && g_hash_table_contains (self->lines, parent))
        continue;

      if (parent != NULL && product == NULL)
        product = parent;
      else if (parent != NULL && product != parent)
        lds_structure_warn (self->structure, LDS_CONTRADICTION_PARENT_MISSING,
                            self->items[i].row,
                            _ ("The parent “%s” is on no line; this line was put at the top"),
                            self->items[i].parent);
      if (may_add (self))
        place (self, i);
    }
}

static void
place_circles (Parents *self)
{
  for (guint i = 0; i < self->n_items; i++)
    if (!self->placed[i] && may_add (self))
      {
        lds_structure_warn (self->structure, LDS_CONTRADICTION_CIRCLE_AT_TOP, self->items[i].row,
                            _ ("“%s” stands under itself by way of its parent “%s”; it was put "
                               "at the top"),
                            get_label (self, i), self->items[i].parent);
        place (self, i);
      }
}

static void
warn_of_expanded (Parents *self)
{
  guint n = g_hash_table_size (self->expanded);

  if (n > 0)
    lds_structure_warn (self->structure, LDS_CONTRADICTION_USED_TWICE, 0,
                        g_dngettext (GETTEXT_PACKAGE,
                                     "%u sub-assembly is used in several places; its parts are "
                                     "listed under each of them",
                                     "%u sub-assemblies are used in several places; their parts "
                                     "are listed under each of them", n),
                        n);
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
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (4096);
  g_autofree const char **keys = g_new0 (const char *, n_items + 1);
  g_autofree const char **folded = g_new0 (const char *, n_items + 1);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (NULL, NULL, NULL,
                                                        (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) children = g_hash_table_new_full (NULL, NULL, NULL,
                                                           (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) exploded = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) expanded = g_hash_table_new (NULL, NULL);
  g_autofree guint8 *placed = g_new0 (guint8, n_items);
  g_autofree guint8 *on_path = g_new0 (guint8, n_items);
  Parents parents = {
    .items = items,
    .n_items = n_items,
    .structure = self,
    .chunk = chunk,
    .keys = keys,
    .parents = folded,
    .lines = lines,
    .children = children,
    .exploded = exploded,
    .expanded = expanded,
    .placed = placed,
    .on_path = on_path,
  };

  if (!choose_key (&parents))
    return FALSE;

  index_lines (&parents);
  place_tops (&parents);
  place_circles (&parents);
  warn_of_expanded (&parents);

  return TRUE;
}
