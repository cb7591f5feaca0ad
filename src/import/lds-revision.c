/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list is taken for a newer revision only where its file is called the same, but for revision and date, and much of
 * it is the same: a list that no longer counts without a reason would hide what is in it. Of what is merely like it, a
 * person is told. */

#include "lds-config.h"

#include "lds-revision.h"

#include "lds-workspace-revisions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much two lists have in common when the one is surely the other's revision, and when a person should look. */
#define SURE 0.5
#define SIMILAR 0.8
#define LEAST_COMPARED 5

/* What the name of a file says of its revision: a date, a word for it with a number or letter, a number of a copy. */
#define REVISION                                                                                   \
  "[\\s_.,-]*(?:"                                                                                  \
  "(?:19|20)\\d\\d[-_. ]?[01]\\d[-_. ]?[0-3]\\d"                                                   \
  "|[0-3]?\\d[-_.][01]?\\d[-_.](?:19|20)\\d\\d"                                                    \
  "|(?<![a-z])(?:rev(?:ision)?|ver(?:sion)?|issue|iss|index|indice|ind|ausgabe|stand|v|r)"         \
  "[\\s_.-]*(?:\\d+(?:[._]\\d+)*[a-z]?|(?<=[\\s_.-])[a-z])(?![a-z0-9])"                            \
  "|(?<![a-z])rev[a-z](?![a-z0-9])"                                                                \
  "|\\(\\d+\\)"                                                                                    \
  ")"

/* A list that is there. */
typedef struct
{
  gint64      id;
  const char *file;
  const char *sheet;
  const char *sha256;
  const char *imported;
  const char *stem;
  gint64      replaced_by;
  gboolean    taken;
  gboolean    named;
  double      likeness;
  gboolean    similar;
  gboolean    other_product;
} Known;

static void
revision_clear (gpointer data)
{
  LdsRevision *revision = data;

  g_free (revision->before_name);
  g_clear_pointer (&revision->replaced, g_array_unref);
}

/**
 * lds_revisions_init:
 * @self: (out caller-allocates): what a person decided stays in it
 *
 * Makes room for what comes out.
 */
void
lds_revisions_init (LdsRevisions *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (LdsRevision));
  g_array_set_clear_func (self->found, revision_clear);
  self->known = g_array_new (FALSE, FALSE, sizeof (Known));
  self->texts = g_ptr_array_new_with_free_func (g_free);
}

/**
 * lds_revisions_clear:
 * @self: revisions, whether they were initialised or not
 */
void
lds_revisions_clear (LdsRevisions *self)
{
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->known, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

static const char *
keep (LdsRevisions *self,
      char         *text)
{
  if (text != NULL)
    g_ptr_array_add (self->texts, text);

  return text;
}

static Known *
get_known (LdsRevisions *self,
           guint         index)
{
  return &g_array_index (self->known, Known, index);
}

/**
 * lds_revision_is_of:
 * @source: id of a list
 *
 * Returns: whether it takes the place of that list
 */
gboolean
lds_revision_is_of (const LdsRevision *self,
                    gint64             source)
{
  for (guint i = 0; self->replaced != NULL && i < self->replaced->len; i++)
    if (g_array_index (self->replaced, gint64, i) == source)
      return TRUE;

  return FALSE;
}

/**
 * lds_revision_get_stem:
 * @file: name of a file, without its folder
 *
 * Returns: (transfer full): the name without its ending and what it says of the revision, folded; empty where nothing
 *   else is in it
 */
char *
lds_revision_get_stem (const char *file)
{
  g_autoptr (GRegex) revision = g_regex_new (REVISION, G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char *folded = g_utf8_casefold (file, -1);
  g_autofree char *bare = NULL;
  char *ending = strrchr (folded, '.');

  g_return_val_if_fail (file != NULL, NULL);

  if (ending != NULL && ending != folded)
    *ending = '\0';
  bare = g_regex_replace_literal (revision, folded, -1, 0, "", 0, NULL);

  return g_strdup (g_strstrip (g_strdelimit (bare != NULL ? bare : folded, "_-.", ' ')));
}

static gboolean
look_cb (const LdsSourceRecord *source,
         gpointer               user_data)
{
  LdsRevisions *self = user_data;
  Known known = {
    .id = source->id,
    .file = keep (self, g_strdup (source->file)),
    .sheet = keep (self, g_strdup (source->sheet)),
    .sha256 = keep (self, g_strdup (source->sha256)),
    .imported = keep (self, g_strdup (source->imported)),
    .stem = keep (self, lds_revision_get_stem (source->file)),
    .replaced_by = source->replaced_by,
  };

  g_array_append_val (self->known, known);

  return TRUE;
}

static gboolean
is_called (const Known *known,
           const char  *name)
{
  guint64 number;

  return g_str_equal (known->file, name) || g_strcmp0 (known->sheet, name) == 0 ||
         (g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &number, NULL) && (gint64) number == known->id);
}

static gboolean
fail_named (LdsRevisions  *self,
            guint          n_named,
            GError       **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->known->len; i++)
    if (get_known (self, i)->replaced_by == 0)
      g_string_append_printf (names, "%s%" G_GINT64_FORMAT " “%s”", names->len > 0 ? ", " : "",
                              get_known (self, i)->id,
                              get_known (self, i)->sheet != NULL ? get_known (self, i)->sheet
                                                                 : get_known (self, i)->file);

  if (names->len == 0)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no parts list “%s” to replace: the workspace is empty."), self->replaces);
  else
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
                 n_named == 0 ? _ ("There is no parts list “%1$s” to replace; there are %2$s.")
                              : _ ("Several parts lists are called “%1$s”; give the number of one: %2$s."),
                 self->replaces, names->str);
  return FALSE;
}

/* Marks the lists that a person named: those of one file, each of another sheet. */
static gboolean
mark_named (LdsRevisions  *self,
            GError       **error)
{
  g_autoptr (GHashTable) sheets = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_named = 0;
  gboolean clear = TRUE;

  for (guint i = 0; i < self->known->len; i++)
    {
      Known *known = get_known (self, i);

      known->named = known->replaced_by == 0 && is_called (known, self->replaces);
      if (!known->named)
        continue;
      n_named++;
      clear &= g_hash_table_add (sheets, (gpointer) (known->sheet != NULL ? known->sheet : ""));
    }

  return (n_named > 0 && clear) || fail_named (self, n_named, error);
}

/**
 * lds_revisions_look:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Looks at what is there, before an import.
 *
 * Returns: whether it could be read, and what is to be replaced is there
 */
gboolean
lds_revisions_look (LdsRevisions  *self,
                    LdsWorkspace  *workspace,
                    GError       **error)
{
  g_return_val_if_fail (self->known != NULL, FALSE);

  g_array_set_size (self->known, 0);
  g_array_set_size (self->found, 0);

  return lds_workspace_foreach_revision (workspace, look_cb, self, error) &&
         (self->replaces == NULL || mark_named (self, error));
}

/**
 * lds_revisions_check:
 * @file: name of the file
 * @sheet: (nullable): name of the sheet
 * @sha256: (nullable): of the bytes of the file
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_CONFLICT
 *
 * Returns: whether the sheet was not imported before, or may be imported again
 */
gboolean
lds_revisions_check (LdsRevisions  *self,
                     const char    *file,
                     const char    *sheet,
                     const char    *sha256,
                     GError       **error)
{
  for (guint i = self->known->len; !self->again && sha256 != NULL && i > 0; i--)
    {
      const Known *known = get_known (self, i - 1);
      const char *imported = known->imported != NULL ? known->imported : _ ("at a time that is not known");

      if (g_strcmp0 (known->sha256, sha256) != 0 || g_strcmp0 (known->sheet, sheet) != 0)
        continue;

      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                   known->replaced_by == 0
                     ? _ ("%1$s: the same file was imported before, as “%2$s”, %3$s; --again imports it once more")
                     : _ ("%1$s: the same file was imported before, as “%2$s”, %3$s, and a newer revision has "
                          "replaced it since; --again imports it once more"),
                   file, known->file, imported);
      return FALSE;
    }

  return TRUE;
}

static gboolean
collect_new_cb (const LdsSourceRecord *source,
                gpointer               user_data)
{
  LdsRevisions *self = user_data;
  const Known *last = self->known->len > 0 ? get_known (self, self->known->len - 1) : NULL;

  if (last == NULL || source->id > last->id)
    {
      LdsRevision revision = { .source = source->id, .n_lines = source->rows_read };

      g_array_append_val (self->found, revision);
      g_ptr_array_add (self->texts, lds_revision_get_stem (source->file));
      g_ptr_array_add (self->texts, g_strdup (source->sheet != NULL ? source->sheet : ""));
    }

  return TRUE;
}

typedef struct
{
  LdsRevisions *self;
  guint         n_lines;
} Liken;

static gboolean
liken_cb (const LdsLikenessRecord *record,
          gpointer                 user_data)
{
  Liken *liken = user_data;

  for (guint i = 0; i < liken->self->known->len; i++)
    {
      Known *known = get_known (liken->self, i);

      if (known->id != record->source)
        continue;
      known->likeness = 2.0 * record->n_common / (record->n_lines + liken->n_lines);
      known->similar = known->likeness >= SIMILAR && MIN (record->n_lines, liken->n_lines) >= LEAST_COMPARED;
      known->other_product = record->other_product;
    }

  return TRUE;
}

static gboolean
is_same_sheet (const Known *known,
               const char  *sheet)
{
  return g_str_equal (known->sheet != NULL ? known->sheet : "", sheet);
}

/* The list that this one replaces: the only one of its name that is like it. */
static Known *
find_sure (LdsRevisions *self,
           const char   *stem,
           const char   *sheet)
{
  Known *best = NULL;

  for (guint i = 0; i < self->known->len; i++)
    {
      Known *known = get_known (self, i);

      if (known->replaced_by != 0 || known->taken || *stem == '\0' || !g_str_equal (known->stem, stem) ||
          !is_same_sheet (known, sheet) || known->likeness < SURE || known->other_product)
        continue;
      if (best != NULL)
        return NULL;
      best = known;
    }

  return best;
}

static Known *
find_similar (LdsRevisions *self,
              const char   *stem,
              const char   *sheet)
{
  Known *best = NULL;

  for (guint i = 0; i < self->known->len; i++)
    {
      Known *known = get_known (self, i);
      gboolean same_name = *stem != '\0' && g_str_equal (known->stem, stem) && is_same_sheet (known, sheet);

      if (known->replaced_by == 0 && !known->taken && known->likeness > 0 && (known->similar || same_name) &&
          (best == NULL || known->likeness > best->likeness))
        best = known;
    }

  return best;
}

static gboolean
replace (LdsWorkspace  *workspace,
         LdsRevision   *revision,
         Known         *known,
         GError       **error)
{
  known->taken = TRUE;
  revision->kind = LDS_REVISION_NEWER;
  if (revision->replaced == NULL)
    revision->replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (revision->replaced, known->id);

  return lds_workspace_replace_source (workspace, known->id, revision->source, error);
}

static void
point_to (LdsRevision *revision,
          const Known *known)
{
  revision->before = known->id;
  revision->likeness = known->likeness;
  g_set_str (&revision->before_name, known->file);
}

/* A named list is replaced by the new one of its sheet, or else by the last. */
static gboolean
replace_named (LdsRevisions  *self,
               LdsWorkspace  *workspace,
               LdsRevision   *revision,
               const char    *sheet,
               gboolean       last,
               GError       **error)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      Known *known = get_known (self, i);

      if (!known->named || known->taken || !(last || is_same_sheet (known, sheet)))
        continue;
      point_to (revision, known);
      if (!replace (workspace, revision, known, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
replace_found (LdsRevisions  *self,
               LdsWorkspace  *workspace,
               LdsRevision   *revision,
               const char    *stem,
               const char    *sheet,
               GError       **error)
{
  Known *sure = find_sure (self, stem, sheet);
  Known *known = sure != NULL ? sure : find_similar (self, stem, sheet);

  if (known == NULL)
    return TRUE;

  point_to (revision, known);
  revision->kind = LDS_REVISION_UNSURE;

  return sure == NULL || replace (workspace, revision, sure, error);
}

static gboolean
settle_one (LdsRevisions  *self,
            LdsWorkspace  *workspace,
            guint          index,
            const char    *stem,
            const char    *sheet,
            GError       **error)
{
  LdsRevision *revision = &g_array_index (self->found, LdsRevision, index);
  Liken liken = { self, revision->n_lines };

  for (guint i = 0; i < self->known->len; i++)
    {
      get_known (self, i)->likeness = 0;
      get_known (self, i)->similar = FALSE;
      get_known (self, i)->other_product = FALSE;
    }
  if (!lds_workspace_foreach_likeness (workspace, revision->source, liken_cb, &liken, error))
    return FALSE;

  if (self->replaces != NULL)
    return replace_named (self, workspace, revision, sheet,
                          index + 1 == self->found->len, error);

  return replace_found (self, workspace, revision, stem, sheet, error);
}

/**
 * lds_revisions_settle:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Within the edit of an import, when its lists have been stored: finds out which lists they replace.
 *
 * Returns: whether it could
 */
gboolean
lds_revisions_settle (LdsRevisions  *self,
                      LdsWorkspace  *workspace,
                      GError       **error)
{
  guint first = self->texts->len;

  if (!lds_workspace_foreach_source (workspace, collect_new_cb, self, error))
    return FALSE;

  for (guint i = 0; i < self->found->len; i++)
    if (!settle_one (self, workspace, i, g_ptr_array_index (self->texts, first + 2 * i),
                     g_ptr_array_index (self->texts, first + 2 * i + 1), error))
      return FALSE;

  return TRUE;
}
