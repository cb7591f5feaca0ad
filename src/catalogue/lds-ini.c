/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-ini.h"

#include <string.h>

static char **
split (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);

  return g_strsplit (text, "\n", -1);
}

/* Whether a line gives @key a value, maybe in a language. */
static gboolean
gives (const char *line,
       const char *key)
{
  gsize length = strlen (key);

  return g_str_has_prefix (line, key) && strchr ("= \t[", line[length]) != NULL;
}

/**
 * lds_ini_find_line:
 * @bytes: a key file
 * @group: name of a group
 * @key: (nullable): a key in it
 *
 * Returns: number of the line that gives @key a value, else of the line that begins @group,
 *   else 1
 */
guint
lds_ini_find_line (GBytes     *bytes,
                   const char *group,
                   const char *key)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *head = NULL;
  gboolean inside = FALSE;
  guint found = 1;

  g_return_val_if_fail (bytes != NULL && group != NULL, 1);

  lines = split (bytes);
  head = g_strdup_printf ("[%s]", group);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '[')
        {
          inside = g_str_equal (line, head);
          if (inside)
            found = i + 1;
        }
      else if (inside && key != NULL && gives (line, key))
        return i + 1;
    }

  return found;
}

/**
 * lds_ini_find_fault:
 * @bytes: a text that is no key file
 *
 * Returns: number of the first line that is neither empty, remark, group nor key with a value
 */
guint
lds_ini_find_fault (GBytes *bytes)
{
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;

  g_return_val_if_fail (bytes != NULL, 1);

  lines = split (bytes);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '#')
        continue;
      if (*line == '[' && g_str_has_suffix (line, "]"))
        inside = TRUE;
      else if (!inside || *line == '=' || strchr (line, '=') == NULL)
        return i + 1;
    }

  return 1;
}
