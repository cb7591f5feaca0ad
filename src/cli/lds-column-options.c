/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-column-options.h"

#include "lds-encoding-choices.h"
#include "lds-limits.h"
#include "lds-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (GError     **error,
      const char  *format,
      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static gboolean
parse_header_row (LdsColumnOptions  *self,
                  GError           **error)
{
  guint64 row;

  if (self->header_row == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (self->header_row, 10, 0, LDS_LIMIT_ROWS, &row, NULL))
    return fail (error, _ ("--header-row %s: give the number of the row with the headings, or 0 "
                           "where there are none"),
                 self->header_row);
  self->choice.hints.header_row = (guint) row;
  self->choice.hints.no_heading = row == 0;

  return TRUE;
}

static gboolean
fail_field (const char  *map,
            GError     **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < LDS_N_FIELDS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", lds_field_to_string ((LdsField) i));

  return fail (error, _ ("--map %s: there is no such field; there are %s, and none for a column to "
                         "leave out"),
               map, names->str);
}

static void
add_hint (LdsColumnOptions *self,
          LdsField          field,
          guint             column)
{
  LdsColumnHint hint = { .field = field, .column = column };

  g_array_append_val (self->choice.hints.columns, hint);
}

/* A column has one meaning, unless it is given two on purpose. */
static gboolean
parse_columns (LdsColumnOptions  *self,
               const char        *map,
               LdsField           field,
               const char        *columns,
               GError           **error)
{
  g_auto (GStrv) letters = g_strsplit (columns, "+", -1);

  if (field != LDS_FIELD_NONE && g_str_equal (columns, "none"))
    {
      add_hint (self, field, 0);
      return TRUE;
    }

  for (guint i = 0; i == 0 || letters[i] != NULL; i++)
    {
      guint column;

      if (letters[i] == NULL || !lds_column_parse (letters[i], &column))
        return fail (error, _ ("--map %s: a column is named by its letters, A to XFD, such as "
                               "quantity=D or description=B+C"),
                     map);
      add_hint (self, field, column);
    }

  return TRUE;
}

static gboolean
parse_map (LdsColumnOptions  *self,
           const char        *map,
           GError           **error)
{
  const char *equals = strchr (map, '=');
  g_autofree char *name = NULL;
  LdsField field = LDS_FIELD_NONE;

  if (equals == NULL)
    return fail (error, _ ("--map %s: write FIELD=COLUMN, such as quantity=D"), map);

  name = g_ascii_strdown (map, equals - map);
  g_strdelimit (name, "-", '_');
  if (!g_str_equal (name, "none") && !lds_field_from_string (name, &field))
    return fail_field (map, error);

  return parse_columns (self, map, field, equals + 1, error);
}

/**
 * lds_column_options_add:
 * @self: where the arguments go, which must live until @context has parsed
 * @context: the options of a command
 *
 * Adds the options to those of a command.
 */
void
lds_column_options_add (LdsColumnOptions *self,
                        GOptionContext   *context)
{
  const GOptionEntry entries[] = {
    { "header-row", 0, 0, G_OPTION_ARG_STRING, &self->header_row,
      N_ ("The headings stand in this row; 0: there are none"), N_ ("N") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->maps,
      N_ ("Read a column as a field: quantity=D, description=B+C; quantity=none: no column is one; "
          "none=D: leave column D out"),
      N_ ("FIELD=COLUMN") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &self->encoding,
      N_ ("Read text files in this encoding, such as Windows-1252 or Shift_JIS"), N_ ("NAME") },
    { "mapping", 0, 0, G_OPTION_ARG_STRING, &self->mapping,
      N_ ("Read the columns by this saved mapping; none: by no saved one"), N_ ("NAME") },
    { "save-mapping", 0, 0, G_OPTION_ARG_STRING, &self->save_mapping,
      N_ ("Keep how the columns were read, for files with the same layout"), N_ ("NAME") },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * lds_column_options_check:
 * @self: options that were parsed
 * @error: return location for a #GError of domain %G_OPTION_ERROR
 *
 * Makes the choice for a sheet of what was said.
 *
 * Returns: whether all of it makes sense
 */
gboolean
lds_column_options_check (LdsColumnOptions  *self,
                          GError           **error)
{
  self->choice.hints.columns = lds_column_hints_new ();
  self->choice.save_as = self->save_mapping;

  if (!parse_header_row (self, error))
    return FALSE;
  for (guint i = 0; self->maps != NULL && self->maps[i] != NULL; i++)
    if (!parse_map (self, self->maps[i], error))
      return FALSE;

  if (self->encoding != NULL && !lds_encoding_is_known (self->encoding))
    {
      g_autofree char *names = g_strjoinv (", ", (char **) lds_encoding_get_choices ());

      return fail (error, _ ("--encoding %s: there is no such encoding; there are %s and others"),
                   self->encoding, names);
    }
  if (self->save_mapping != NULL && !lds_mapping_is_name (self->save_mapping))
    return fail (error, _ ("--save-mapping %s: that cannot be the name of a mapping; take letters, "
                           "digits and spaces"),
                 self->save_mapping);

  return TRUE;
}

/**
 * lds_column_options_clear:
 * @self: options
 */
void
lds_column_options_clear (LdsColumnOptions *self)
{
  g_free (self->header_row);
  g_strfreev (self->maps);
  g_free (self->encoding);
  g_free (self->mapping);
  g_free (self->save_mapping);
  g_clear_pointer (&self->choice.hints.columns, g_array_unref);
}
