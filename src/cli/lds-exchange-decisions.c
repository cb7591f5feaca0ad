/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-exchange-decisions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a file that a person writes. */
#define MAX_BYTES (16 * 1024 * 1024)

static const char *const words[] = {
  [LDS_EXCHANGE_ASK] = "?",
  [LDS_EXCHANGE_MINE] = "mine",
  [LDS_EXCHANGE_THEIRS] = "theirs",
};

void
lds_exchange_decisions_init (LdsExchangeDecisions *self)
{
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lines = g_string_new (NULL);
}

void
lds_exchange_decisions_clear (LdsExchangeDecisions *self)
{
  g_hash_table_unref (self->choices);
  g_string_free (self->lines, TRUE);
}

static gboolean
read_line (LdsExchangeDecisions *self,
           const char           *line)
{
  g_auto (GStrv) fields = g_strsplit (line, " ", 3);

  if (*line == '\0' || *line == '#')
    return TRUE;
  if (g_strv_length (fields) < 2)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (fields[0], words[i]))
      {
        g_hash_table_insert (self->choices, g_strdup (fields[1]), GUINT_TO_POINTER (i));
        return TRUE;
      }

  return FALSE;
}

/**
 * lds_exchange_decisions_load:
 * @path: a file that may not be there yet
 * @error: return location for a #GError of domain %G_IO_ERROR or %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all lines could be read
 */
gboolean
lds_exchange_decisions_load (LdsExchangeDecisions  *self,
                             const char            *path,
                             GError               **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length = 0;

  if (!g_file_query_exists (file, NULL))
    return TRUE;
  if (!g_file_load_contents (file, NULL, &text, &length, NULL, error))
    return FALSE;

  lines = length <= MAX_BYTES && g_utf8_validate_len (text, length, NULL) ? g_strsplit (text, "\n", -1) : NULL;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (!read_line (self, g_strchomp (lines[i])))
      {
        g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                     _ ("%s, line %u: a line begins with “mine”, “theirs” or “?”"), path, i + 1);
        return FALSE;
      }
  if (lines == NULL)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                 _ ("%s: this is no file of decisions"), path);

  return lines != NULL;
}

static char *
put_on_a_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (line, g_unichar_iscntrl (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));

  return g_string_free_and_steal (line);
}

/**
 * lds_exchange_decisions_choose:
 *
 * Looks a conflict up, and notes it for the file to be written.
 *
 * Returns: the choice, %LDS_EXCHANGE_ASK where there is none yet
 */
LdsExchangeChoice
lds_exchange_decisions_choose (LdsExchangeDecisions      *self,
                               const LdsExchangeConflict *conflict)
{
  LdsExchangeChoice choice = GPOINTER_TO_UINT (g_hash_table_lookup (self->choices, conflict->id));
  g_autofree char *text = g_strdup_printf (_ ("%1$s. Mine: %2$s. Theirs: %3$s"), conflict->what, conflict->mine,
                                           conflict->theirs);
  g_autofree char *line = put_on_a_line (text);

  g_string_append_printf (self->lines, "%s %s %s\n", words[choice], conflict->id, line);

  return choice;
}

/**
 * lds_exchange_decisions_save:
 * @path: a file, which is replaced
 * @error: return location for a #GError of domain %G_IO_ERROR
 *
 * Writes the conflicts that were noted, with their choices.
 *
 * Returns: whether they were written
 */
gboolean
lds_exchange_decisions_save (LdsExchangeDecisions  *self,
                             const char            *path,
                             GError               **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *text =
    g_strdup_printf ("# %s\n%s", _ ("Write “mine” or “theirs”, without quotation marks, in place of each “?”."),
                     self->lines->str);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}
