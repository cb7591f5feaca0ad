/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-cli-table.h"

#include "lds-cli-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A longer text is cut for a person, as one cell would push the others off the screen. */
#define WIDEST 48

/* @type: as in lds_cli_table_add() */
typedef struct
{
  char    type;
  char   *text;
  gint64  integer;
  double  number;
} Cell;

struct _LdsCliTable
{
  const LdsCliColumn *columns;
  guint               n_columns;
  GArray             *cells; /* of Cell, row by row */
};

static void
cell_clear (gpointer cell)
{
  g_free (((Cell *) cell)->text);
}

/**
 * lds_cli_table_new:
 * @columns: (array length=n_columns): what they are called, which must outlive the table
 *
 * Returns: (transfer full): a table without rows
 */
LdsCliTable *
lds_cli_table_new (const LdsCliColumn *columns,
                   guint               n_columns)
{
  LdsCliTable *self = g_new0 (LdsCliTable, 1);

  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);

  return self;
}

/**
 * lds_cli_table_free:
 * @self: (transfer full): a table
 */
void
lds_cli_table_free (LdsCliTable *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * lds_cli_table_get_n_rows:
 *
 * Returns: number of rows, without the headings
 */
guint
lds_cli_table_get_n_rows (LdsCliTable *self)
{
  return self->cells->len / self->n_columns;
}

/**
 * lds_cli_table_add:
 * @types: a letter for the value of each column: s a text that may be %NULL, i a gint64, n one that is 0 for none, d a
 *   double that may be NaN, b a gboolean
 * @...: the values
 *
 * Adds a row.
 */
void
lds_cli_table_add (LdsCliTable *self,
                   const char  *types,
                   ...)
{
  va_list values;

  va_start (values, types);
  for (guint i = 0; i < self->n_columns; i++)
    {
      Cell cell = { .type = types[i] };

      switch (types[i])
        {
        case 's':
          cell.text = g_strdup (va_arg (values, const char *));
          break;

        case 'i':
        case 'n':
          cell.integer = va_arg (values, gint64);
          break;

        case 'd':
          cell.number = va_arg (values, double);
          break;

        case 'b':
          cell.integer = va_arg (values, gboolean);
          break;

        default:
          g_assert_not_reached ();
        }
      g_array_append_val (self->cells, cell);
    }
  va_end (values);
}

static char *
describe_cell (const Cell *cell)
{
  char *text;

  switch (cell->type)
    {
    case 'n':
      return cell->integer != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer) : g_strdup ("–");

    case 'i':
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);

    case 'd':
      return isnan (cell->number) ? g_strdup ("–") : g_strdup_printf ("%g", cell->number);

    case 'b':
      return g_strdup (cell->integer != 0 ? _ ("yes") : _ ("no"));

    default:
      text = cell->text != NULL && *cell->text != '\0' ? g_strdup (cell->text) : g_strdup ("–");
      break;
    }

  if (g_utf8_strlen (text, -1) > WIDEST)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, WIDEST - 1);

      g_free (text);
      text = g_strconcat (cut, "…", NULL);
    }

  return text;
}

/* Cells of a terminal that a text takes. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_padded (GString    *line,
               const char *text,
               guint       width,
               gboolean    right)
{
  guint gap = width - MIN (width, measure (text));

  if (!right)
    g_string_append (line, text);
  for (guint i = 0; i < gap; i++)
    g_string_append_c (line, ' ');
  if (right)
    g_string_append (line, text);
  g_string_append (line, "  ");
}

static void
print_row (LdsCliTable  *self,
           const char   *before,
           char        **texts,
           const guint  *widths,
           const Cell   *cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].label != NULL)
      append_padded (line, texts[i], widths[i],
                     cells != NULL && strchr ("ind", cells[i].type) != NULL);
  g_strchomp (line->str);
  lds_cli_print_line (before, line->str);
}

/**
 * lds_cli_table_print:
 * @before: what each line begins with
 *
 * Prints the rows in columns, under their headings.
 */
void
lds_cli_table_print (LdsCliTable *self,
                     const char  *before)
{
  guint n_rows = lds_cli_table_get_n_rows (self);
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (texts, g_strdup (self->columns[i].label != NULL ? _ (self->columns[i].label) : ""));
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (texts, describe_cell (&g_array_index (self->cells, Cell, i)));
  for (guint i = 0; i < texts->len; i++)
    widths[i % self->n_columns] = MAX (widths[i % self->n_columns], measure (texts->pdata[i]));

  for (guint row = 0; row <= n_rows; row++)
    print_row (self, before, (char **) texts->pdata + row * self->n_columns, widths,
               row > 0 ? &g_array_index (self->cells, Cell, (row - 1) * self->n_columns) : NULL);
}

static yyjson_mut_val *
cell_to_json (const Cell     *cell,
              yyjson_mut_doc *doc)
{
  switch (cell->type)
    {
    case 'n':
      return cell->integer != 0 ? yyjson_mut_sint (doc, cell->integer) : yyjson_mut_null (doc);

    case 'i':
      return yyjson_mut_sint (doc, cell->integer);

    case 'd':
      return isnan (cell->number) ? yyjson_mut_null (doc) : yyjson_mut_real (doc, cell->number);

    case 'b':
      return yyjson_mut_bool (doc, cell->integer != 0);

    default:
      return cell->text != NULL ? yyjson_mut_strcpy (doc, cell->text) : yyjson_mut_null (doc);
    }
}

/**
 * lds_cli_table_to_json:
 * @doc: where it is to stand
 *
 * Returns: (transfer none): an array of objects, one a row
 */
yyjson_mut_val *
lds_cli_table_to_json (LdsCliTable    *self,
                       yyjson_mut_doc *doc)
{
  yyjson_mut_val *rows = yyjson_mut_arr (doc);

  for (guint i = 0; i < self->cells->len; i += self->n_columns)
    {
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (doc, rows);

      for (guint j = 0; j < self->n_columns; j++)
        yyjson_mut_obj_add_val (doc, row, self->columns[j].key,
                                cell_to_json (&g_array_index (self->cells, Cell, i + j), doc));
    }

  return rows;
}

/**
 * lds_cli_json_new:
 * @format: name and version of what it holds
 *
 * Returns: (transfer full): a document whose root is an object that names its format
 */
yyjson_mut_doc *
lds_cli_json_new (const char *format)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);

  yyjson_mut_doc_set_root (doc, root);
  yyjson_mut_obj_add_strcpy (doc, root, "format", format);

  return doc;
}

/**
 * lds_cli_print_json:
 *
 * Prints a document on one line.
 */
void
lds_cli_print_json (yyjson_mut_doc *doc)
{
  char *text = yyjson_mut_write (doc, YYJSON_WRITE_ALLOW_INVALID_UNICODE, NULL);

  g_print ("%s\n", text != NULL ? text : "");
  free (text);
}
