/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-column-samples.h"

#include <string.h>

/* As much as one line shows. */
#define LINES_LOOKED_AT 12
#define MAX_TEXTS 3
#define MAX_CHARACTERS 28

typedef struct
{
  GPtrArray *texts;
} Sample;

static void
sample_free (Sample *sample)
{
  g_ptr_array_unref (sample->texts);
  g_free (sample);
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));

  g_strdelimit (line, "\n\r\t", ' ');
  if (g_utf8_strlen (line, -1) > MAX_CHARACTERS)
    {
      char *end = g_utf8_offset_to_pointer (line, MAX_CHARACTERS - 1);

      return g_strdup_printf ("%.*s…", (int) (end - line), line);
    }

  return g_steal_pointer (&line);
}

static gboolean
collect_cb (const char *column,
            const char *text,
            gpointer    user_data)
{
  GHashTable *samples = user_data;
  Sample *sample = g_hash_table_lookup (samples, column);
  g_autofree char *line = shorten (text);

  if (*line == '\0')
    return TRUE;
  if (sample == NULL)
    {
      sample = g_new0 (Sample, 1);
      sample->texts = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (samples, g_strdup (column), sample);
    }
  if (sample->texts->len < MAX_TEXTS &&
      !g_ptr_array_find_with_equal_func (sample->texts, line, g_str_equal, NULL))
    g_ptr_array_add (sample->texts, g_steal_pointer (&line));

  return TRUE;
}

static GHashTable *
join (GHashTable *samples)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer column;
  gpointer value;

  g_hash_table_iter_init (&iter, samples);
  while (g_hash_table_iter_next (&iter, &column, &value))
    {
      Sample *sample = value;

      g_ptr_array_add (sample->texts, NULL);
      g_hash_table_insert (lines, g_strdup (column),
                           g_strjoinv (" · ", (char **) sample->texts->pdata));
    }

  return lines;
}

/* For each source of the audit a table from the letters of a column to its first texts on one line. What cannot be
 * read is not shown. */
GPtrArray *
lds_column_samples_load (LdsWorkspace *workspace,
                         LdsAudit     *audit)
{
  guint n_sources = lds_audit_get_n_sources (audit);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  guint item = 0;

  for (guint i = 0; i < n_sources; i++)
    {
      g_autoptr (GHashTable) samples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                              (GDestroyNotify) sample_free);
      const LdsSource *source = lds_audit_get_source (audit, i);
      guint n_looked_at = 0;

      for (; item < lds_audit_get_n_items (audit) &&
             lds_audit_get_item (audit, item)->source == i; item++)
        if (n_looked_at++ < LINES_LOOKED_AT)
          lds_workspace_foreach_cell (workspace, source->id, lds_audit_get_item (audit, item)->row,
                                      collect_cb, samples, NULL);
      g_ptr_array_add (all, join (samples));
    }

  return all;
}
