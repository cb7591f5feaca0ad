/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-reader.h"

#include "lds-text.h"

#include <math.h>
#include <string.h>

#define NO_COLUMN G_MAXUINT

static gboolean
fail_at_line (const char  *name,
              guint        line,
              int          code,
              GError     **error,
              const char  *message)
{
  g_set_error (error, LDS_CATALOGUE_ERROR, code, "%s line %u: %s", name, line, message);
  return FALSE;
}

/* Splits a line in place and returns how many cells it has. */
static guint
split_line (char   *line,
            GArray *cells)
{
  guint n = 0;

  g_array_set_size (cells, 0);
  for (char *cell = line; cell != NULL; n++)
    {
      char *tab = strchr (cell, '\t');

      if (tab != NULL)
        *tab++ = '\0';
      g_array_append_val (cells, cell);
      cell = tab;
    }

  return n;
}

static gboolean
read_heading (LdsTable           *self,
              GArray             *cells,
              guint               line,
              const char *const  *columns,
              guint              *places,
              GError            **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean optional = columns[i][0] == '?';

      places[i] = NO_COLUMN;
      for (guint j = 0; j < cells->len; j++)
        if (g_str_equal (g_array_index (cells, char *, j), columns[i] + optional))
          places[i] = j;

      if (places[i] == NO_COLUMN && !optional)
        {
          g_autofree char *message = g_strdup_printf ("column “%s” is missing", columns[i]);

          return fail_at_line (self->name, line, LDS_CATALOGUE_ERROR_FORM, error, message);
        }
    }

  return TRUE;
}

static void
add_row (LdsTable    *self,
         GArray      *cells,
         const guint *places)
{
  static const char *const empty = "-";

  for (guint i = 0; i < self->n_columns; i++)
    if (places[i] == NO_COLUMN)
      g_array_append_val (self->cells, empty);
    else
      g_array_append_val (self->cells, g_array_index (cells, char *, places[i]));
}

static gboolean
read_lines (LdsTable           *self,
            const char *const  *columns,
            GError            **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (char *));
  g_autofree guint *places = g_new0 (guint, self->n_columns);
  guint n_heading = 0;
  guint number = 0;
  const char *last = self->buffer + strlen (self->buffer);

  for (char *line = self->buffer; line != NULL && *line != '\0';)
    {
      char *end = memchr (line, '\n', last - line);
      guint n;

      if (end != NULL)
        *end++ = '\0';
      number++;
      if (g_str_has_suffix (line, "\r"))
        line[strlen (line) - 1] = '\0';

      if (line[0] != '\0' && line[0] != '#')
        {
          n = split_line (line, cells);
          if (n_heading == 0)
            {
              if (!read_heading (self, cells, number, columns, places, error))
                return FALSE;
              n_heading = n;
            }
          else if (n != n_heading)
            {
              g_autofree char *message = g_strdup_printf ("%u cells where the heading has %u",
                                                          n, n_heading);

              return fail_at_line (self->name, number, LDS_CATALOGUE_ERROR_FORM, error, message);
            }
          else
            {
              add_row (self, cells, places);
              g_array_append_val (self->lines, number);
              self->n_rows++;
            }
        }

      line = end;
    }

  if (n_heading == 0)
    return fail_at_line (self->name, 1, LDS_CATALOGUE_ERROR_FORM, error, "there is no heading");

  return TRUE;
}

static LdsTable *
parse (const char         *name,
       GBytes             *bytes,
       const char *const  *columns,
       GError            **error)
{
  LdsTable *self = g_new0 (LdsTable, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self->name = g_strdup (name);
  self->buffer = g_strndup (data != NULL ? data : "", size);
  self->n_columns = g_strv_length ((char **) columns);
  self->cells = g_array_new (FALSE, FALSE, sizeof (char *));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!read_lines (self, columns, error))
    {
      lds_table_free (self);
      return NULL;
    }
  self->n_shipped = self->n_rows;

  return self;
}

/**
 * lds_table_read:
 * @source: where the file lies
 * @name: its name
 * @columns: (array zero-terminated=1): names of the columns that it must have, in the order in
 *   which lds_table_get() counts them; the file may have others and any order. One that begins
 *   with “?” may be missing
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Reads a file of tab-separated values. Empty lines and lines that begin with “#” are left out.
 *
 * Returns: (transfer full) (nullable): the table
 */
LdsTable *
lds_table_read (LdsSource          *source,
                const char         *name,
                const char *const  *columns,
                GError            **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (source != NULL && name != NULL && columns != NULL, NULL);

  bytes = lds_source_read (source, name, error);

  return bytes != NULL ? parse (name, bytes, columns, error) : NULL;
}

/* Leaves out the rows whose key the overlay has, and puts the overlay's rows behind the others. */
static void
lay_over (LdsTable *self,
          LdsTable *overlay,
          guint     key)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_kept = 0;

  for (guint row = 0; key != LDS_TABLE_NO_KEY && row < overlay->n_rows; row++)
    g_hash_table_add (keys, lds_text_fold (lds_table_get (overlay, row, key)));

  for (guint row = 0; row < self->n_rows; row++)
    {
      g_autofree char *folded =
          key != LDS_TABLE_NO_KEY ? lds_text_fold (lds_table_get (self, row, key)) : NULL;

      if (folded != NULL && g_hash_table_contains (keys, folded))
        continue;
      memmove (&g_array_index (self->cells, char *, n_kept * self->n_columns),
               &g_array_index (self->cells, char *, row * self->n_columns),
               self->n_columns * sizeof (char *));
      g_array_index (self->lines, guint, n_kept++) = g_array_index (self->lines, guint, row);
    }

  g_array_set_size (self->cells, n_kept * self->n_columns);
  g_array_set_size (self->lines, n_kept);
  g_array_append_vals (self->cells, overlay->cells->data, overlay->cells->len);
  g_array_append_vals (self->lines, overlay->lines->data, overlay->lines->len);
  self->n_shipped = n_kept;
  self->n_rows = n_kept + overlay->n_rows;
  self->overlay = overlay;
}

/**
 * lds_table_read_overlaid:
 * @source: where the file lies
 * @name: its name
 * @columns: (array zero-terminated=1): as for lds_table_read()
 * @key: number of the column by which rows are known, %LDS_TABLE_NO_KEY for none
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Reads a file and what the overlay lays over it: a row of the overlay replaces every row of the
 * same key, whatever its case, or is added.
 *
 * Returns: (transfer full) (nullable): the table
 */
LdsTable *
lds_table_read_overlaid (LdsSource          *source,
                         const char         *name,
                         const char *const  *columns,
                         guint               key,
                         GError            **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *label = NULL;
  LdsTable *self, *overlay;

  self = lds_table_read (source, name, columns, error);
  if (self == NULL)
    return NULL;

  if (!lds_source_read_overlay (source, name, &bytes, error))
    {
      lds_table_free (self);
      return NULL;
    }
  if (bytes == NULL)
    return self;

  label = lds_source_get_label (source, name);
  overlay = parse (label, bytes, columns, error);
  if (overlay == NULL)
    {
      lds_table_free (self);
      return NULL;
    }
  lay_over (self, overlay, key);

  return self;
}

void
lds_table_free (LdsTable *self)
{
  if (self->overlay != NULL)
    lds_table_free (self->overlay);
  g_free (self->name);
  g_free (self->buffer);
  g_array_unref (self->cells);
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * lds_table_get_file:
 * @self: a table
 * @row: number of a row
 *
 * Returns: (transfer none): name of the file in which the row stands
 */
const char *
lds_table_get_file (const LdsTable *self,
                    guint           row)
{
  g_return_val_if_fail (row < self->n_rows, self->name);

  return row < self->n_shipped ? self->name : self->overlay->name;
}

/**
 * lds_table_get_line:
 * @self: a table
 * @row: number of a row
 *
 * Returns: number of its line in its file, the first is 1
 */
guint
lds_table_get_line (const LdsTable *self,
                    guint           row)
{
  g_return_val_if_fail (row < self->n_rows, 0);

  return g_array_index (self->lines, guint, row);
}

/**
 * lds_table_get:
 * @self: a table
 * @row: number of a row, the first is 0
 * @column: number of a column in the order given to lds_table_read()
 *
 * Returns: (transfer none): the cell; “-” stands for an empty one in the file
 */
const char *
lds_table_get (const LdsTable *self,
               guint           row,
               guint           column)
{
  const char *cell;

  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, "");

  cell = g_array_index (self->cells, char *, row * self->n_columns + column);

  return g_str_equal (cell, "-") ? "" : cell;
}

/**
 * lds_table_fail:
 * @self: a table
 * @row: the row that is wrong
 * @error: return location for the error
 * @format: what is wrong
 * @...: arguments of @format
 *
 * Sets %LDS_CATALOGUE_ERROR_VALUE with the file's name and the line's number.
 *
 * Returns: %FALSE
 */
gboolean
lds_table_fail (const LdsTable  *self,
                guint            row,
                GError         **error,
                const char      *format,
                ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return fail_at_line (lds_table_get_file (self, row), lds_table_get_line (self, row),
                       LDS_CATALOGUE_ERROR_VALUE, error, message);
}

/**
 * lds_table_get_number:
 * @self: a table
 * @row: a row
 * @column: a column
 * @lowest: lowest value allowed
 * @highest: highest value allowed
 * @number: (out): the number, NaN where the cell is “?”
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: whether the cell holds a number in range, or “?”
 */
gboolean
lds_table_get_number (const LdsTable  *self,
                      guint            row,
                      guint            column,
                      double           lowest,
                      double           highest,
                      double          *number,
                      GError         **error)
{
  const char *cell = lds_table_get (self, row, column);
  char *end;

  if (g_str_equal (cell, "?"))
    {
      *number = NAN;
      return TRUE;
    }

  *number = g_ascii_strtod (cell, &end);
  if (end == cell || *end != '\0' || !(*number >= lowest && *number <= highest))
    return lds_table_fail (self, row, error, "“%s” is not a number from %g to %g",
                           cell, lowest, highest);

  return TRUE;
}

/**
 * lds_table_get_boolean:
 * @self: a table
 * @row: a row
 * @column: a column
 * @value: (out): the value
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: whether the cell is “yes” or “no”
 */
gboolean
lds_table_get_boolean (const LdsTable  *self,
                       guint            row,
                       guint            column,
                       gboolean        *value,
                       GError         **error)
{
  const char *cell = lds_table_get (self, row, column);

  if (!g_str_equal (cell, "yes") && !g_str_equal (cell, "no"))
    return lds_table_fail (self, row, error, "“%s” is neither yes nor no", cell);

  *value = g_str_equal (cell, "yes");
  return TRUE;
}

/**
 * lds_table_get_provenance:
 * @self: a table
 * @row: a row
 * @column: the column of the source; date and confidence follow it
 * @provenance: (out): where the row's fact comes from
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: whether all three are as they should be
 */
gboolean
lds_table_get_provenance (const LdsTable  *self,
                          guint            row,
                          guint            column,
                          LdsProvenance   *provenance,
                          GError         **error)
{
  const char *date = lds_table_get (self, row, column + 1);
  const char *confidence = lds_table_get (self, row, column + 2);

  provenance->source = lds_table_get (self, row, column);
  if (*provenance->source == '\0')
    return lds_table_fail (self, row, error, "there is no source");

  if (!lds_is_date (date))
    return lds_table_fail (self, row, error, "“%s” is not an ISO 8601 date", date);
  provenance->date = date;

  if (!lds_is_confidence (confidence))
    return lds_table_fail (self, row, error, "confidence “%s” is none of A, B, C and ?",
                           confidence);
  provenance->confidence = confidence[0];

  return TRUE;
}
