/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of the wire that believes nothing: whoever writes may have been taken over by a file. */

#include "lds-config.h"

#include "lds-wire-private.h"

#include "lds-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Elements that are asked for at once, so that memory follows what really comes. */
#define FIRST_CHUNK 65536

/* Six bytes may pass for one character, and each that is none becomes a mark of three. */
#define MOST_TEXT_BYTES (LDS_LIMIT_CELL_CHARACTERS * 6 * 3)

typedef struct
{
  LdsReading      *reading;
  LdsWireReadFunc  read;
  gpointer         source;
  const char      *pool;
  gsize            pool_length;
  guint64          n_cells;
} Wire;

/**
 * lds_wire_fail:
 * @reading: what is being read
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Says that what came makes no sense.
 *
 * Returns: %FALSE
 */
gboolean
lds_wire_fail (LdsReading  *reading,
               GError     **error)
{
  return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("reading it gave a result that makes no sense, as only a file made "
                              "to harm does; nothing of it was kept. Ask its sender for a new "
                              "one"));
}

static gboolean
get (Wire     *self,
     gpointer  buffer,
     gsize     length,
     GError  **error)
{
  return length == 0 || self->read (self->source, buffer, length, error);
}

static gboolean
get_array (Wire     *self,
           GArray   *array,
           guint     n_elements,
           GError  **error)
{
  gsize size = g_array_get_element_size (array);

  while (array->len < n_elements)
    {
      guint from = array->len;
      guint n = MIN (n_elements - from, MAX (from, FIRST_CHUNK));

      g_array_set_size (array, from + n);
      if (!get (self, array->data + from * size, n * size, error))
        return FALSE;
    }

  return TRUE;
}

static char *
get_text (Wire     *self,
          guint64   length,
          GError  **error)
{
  g_autofree char *text = NULL;

  if (length > LDS_LIMIT_MESSAGE_BYTES)
    {
      lds_wire_fail (self->reading, error);
      return NULL;
    }

  text = g_malloc0 (length + 1);
  if (!get (self, text, length, error))
    return NULL;
  if (!lds_text_is_clean (text, length))
    {
      lds_wire_fail (self->reading, error);
      return NULL;
    }

  return g_steal_pointer (&text);
}

static gboolean
check_stamp (Wire    *self,
             GError **error)
{
  LdsWireStamp own;
  LdsWireStamp other;

  lds_wire_stamp (&own);
  if (!get (self, &other, sizeof other, error))
    return FALSE;
  if (memcmp (&own, &other, sizeof own) != 0)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_READ,
                             _ ("the program that reads spreadsheets is of another version than "
                                "this one; install Lodestone anew"));

  return TRUE;
}

static gboolean
is_sound_pool (const char *bytes,
               gsize       length)
{
  gsize n;

  if (bytes[0] != '\0' || bytes[length - 1] != '\0')
    return FALSE;

  for (gsize at = 1; at < length; at += n + 1)
    {
      n = strlen (bytes + at);
      if (n == 0 || n > MOST_TEXT_BYTES || !lds_text_is_clean (bytes + at, n))
        return FALSE;
    }

  return TRUE;
}

static LdsTextPool *
read_pool (Wire     *self,
           guint64   length,
           GError  **error)
{
  g_autoptr (GArray) bytes = g_array_new (FALSE, FALSE, 1);
  LdsTextPool *pool;

  if (length == 0 || length > LDS_LIMIT_POOL_BYTES)
    {
      lds_wire_fail (self->reading, error);
      return NULL;
    }
  if (!get_array (self, bytes, (guint) length, error))
    return NULL;
  if (!is_sound_pool (bytes->data, bytes->len))
    {
      lds_wire_fail (self->reading, error);
      return NULL;
    }

  pool = lds_text_pool_new_frozen (g_array_steal (bytes, NULL), length);
  self->pool = lds_text_pool_get_bytes (pool, &self->pool_length);

  return pool;
}

static gboolean
are_sound_cells (Wire               *self,
                 const LdsSheetCell *cells,
                 guint               n_cells)
{
  guint before = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      const LdsSheetCell *cell = &cells[i];

      if (cell->column <= before || cell->column > LDS_LIMIT_COLUMNS ||
          cell->kind > LDS_CELL_UNCOMPUTED || cell->text >= self->pool_length ||
          (cell->text > 0 && self->pool[cell->text - 1] != '\0'))
        return FALSE;
      before = cell->column;
    }

  return TRUE;
}

static gboolean
are_sound_rows (Wire     *self,
                LdsSheet *sheet)
{
  guint32 before = 0;
  guint32 first = 0;

  if ((sheet->rows->len == 0) != (sheet->cells->len == 0))
    return FALSE;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      LdsSheetRow *row = &g_array_index (sheet->rows, LdsSheetRow, i);
      guint32 end = i + 1 < sheet->rows->len ? row[1].first : sheet->cells->len;

      if (row->row <= before || row->row > LDS_LIMIT_ROWS || row->first != first ||
          end <= row->first || end > sheet->cells->len ||
          !are_sound_cells (self, &g_array_index (sheet->cells, LdsSheetCell, row->first),
                            end - row->first))
        return FALSE;
      row->hidden = row->hidden != 0;
      before = row->row;
      first = end;
    }

  return TRUE;
}

static gboolean
are_sound_ranges (GArray   *ranges,
                  gboolean  with_rows)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const LdsSheetMerge *range = &g_array_index (ranges, LdsSheetMerge, i);

      if (range->first_column > LDS_LIMIT_COLUMNS || range->last_column > LDS_LIMIT_COLUMNS)
        return FALSE;
      if (with_rows && (range->first_column == 0 || range->last_column < range->first_column ||
                        range->first_row == 0 || range->last_row < range->first_row ||
                        range->last_row > LDS_LIMIT_ROWS))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_sheet (Wire      *self,
            LdsSheet  *sheet,
            GError   **error)
{
  LdsWireSheet head;

  if (!get (self, &head, sizeof head, error))
    return FALSE;

  self->n_cells += head.n_cells;
  if (self->n_cells > LDS_LIMIT_CELLS || head.n_rows > head.n_cells || head.hidden > 1 ||
      (head.decimal != '\0' && head.decimal != '.' && head.decimal != ',') ||
      head.n_rows > LDS_LIMIT_ROWS || head.n_merges > LDS_LIMIT_MERGES ||
      head.n_hidden_columns > LDS_LIMIT_MERGES)
    return lds_wire_fail (self->reading, error);

  sheet->hidden = head.hidden;
  sheet->decimal = (char) head.decimal;
  if (head.name_length != LDS_WIRE_NO_NAME)
    {
      sheet->name = get_text (self, head.name_length, error);
      if (sheet->name == NULL)
        return FALSE;
    }
  if (!get_array (self, sheet->rows, head.n_rows, error) ||
      !get_array (self, sheet->cells, head.n_cells, error) ||
      !get_array (self, sheet->merges, head.n_merges, error) ||
      !get_array (self, sheet->hidden_columns, head.n_hidden_columns, error))
    return FALSE;

  return (are_sound_rows (self, sheet) && are_sound_ranges (sheet->merges, TRUE) &&
          are_sound_ranges (sheet->hidden_columns, FALSE)) ||
         lds_wire_fail (self->reading, error);
}

static gboolean
read_warning (Wire            *self,
              LdsSpreadsheet  *spreadsheet,
              GError         **error)
{
  g_autofree char *text = NULL;
  LdsWireWarning head;

  if (!get (self, &head, sizeof head, error))
    return FALSE;
  if (head.sheet < -1 || head.sheet >= (gint64) spreadsheet->sheets->len ||
      head.row > LDS_LIMIT_ROWS)
    return lds_wire_fail (self->reading, error);

  text = get_text (self, head.length, error);
  if (text == NULL)
    return FALSE;
  lds_spreadsheet_warn (spreadsheet, head.sheet, head.row, "%s", text);

  return TRUE;
}

static LdsSpreadsheet *
read_spreadsheet (Wire               *self,
                  const LdsWireHead  *head,
                  GError            **error)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_new ();
  LdsTextPool *pool;

  if (head->n_sheets > LDS_LIMIT_SHEETS || head->n_warnings > LDS_LIMIT_WARNINGS)
    {
      lds_wire_fail (self->reading, error);
      return NULL;
    }

  pool = read_pool (self, head->length, error);
  if (pool == NULL)
    return NULL;
  lds_text_pool_unref (spreadsheet->pool);
  spreadsheet->pool = pool;

  for (guint i = 0; i < head->n_sheets; i++)
    {
      g_ptr_array_add (spreadsheet->sheets, lds_sheet_new (NULL, pool));
      if (!read_sheet (self, g_ptr_array_index (spreadsheet->sheets, i), error))
        return NULL;
    }
  for (guint i = 0; i < head->n_warnings; i++)
    if (!read_warning (self, spreadsheet, error))
      return NULL;

  return g_steal_pointer (&spreadsheet);
}

static gboolean
read_error (Wire               *self,
            const LdsWireHead  *head,
            GError            **error)
{
  g_autofree char *text = get_text (self, head->length, error);

  if (text == NULL)
    return FALSE;
  if (head->value > LDS_IMPORT_ERROR_NO_SHEET || *text == '\0' || strchr (text, '\n') != NULL)
    return lds_wire_fail (self->reading, error);

  g_set_error_literal (error, LDS_IMPORT_ERROR, (int) head->value, text);

  return FALSE;
}

/* The head of the first message that is no progress. */
static gboolean
read_head (Wire         *self,
           LdsWireHead  *head,
           GError      **error)
{
  if (!check_stamp (self, error))
    return FALSE;

  for (;;)
    {
      if (!get (self, head, sizeof *head, error))
        return FALSE;
      if (head->kind != LDS_WIRE_PROGRESS)
        return TRUE;
      if (!(head->fraction >= 0 && head->fraction <= 1))
        return lds_wire_fail (self->reading, error);
      lds_reading_tell (self->reading, head->fraction);
    }
}

/**
 * lds_wire_read_spreadsheet:
 * @reading: what is being read, told of its progress
 * @read: called for bytes
 * @source: for @read
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR, or what @read gives
 *
 * Takes what a reader process made of a file. Whatever the bytes are, the spreadsheet is within
 * the limits and in order: places grow, texts are clean and stand in the pool.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_wire_read_spreadsheet (LdsReading       *reading,
                           LdsWireReadFunc   read,
                           gpointer          source,
                           GError          **error)
{
  Wire self = { .reading = reading, .read = read, .source = source };
  LdsWireHead head;

  if (!read_head (&self, &head, error))
    return NULL;

  if (head.kind == LDS_WIRE_SPREADSHEET)
    return read_spreadsheet (&self, &head, error);
  if (head.kind == LDS_WIRE_ERROR)
    read_error (&self, &head, error);
  else
    lds_wire_fail (reading, error);

  return NULL;
}

/**
 * lds_wire_read_layers:
 * @reading: a name for messages
 * @read: called for bytes
 * @source: for @read
 * @errors: (out): for each layer of the sandbox, see lds_sandbox_enter()
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR, or what @read gives
 *
 * Returns: whether the layers were told
 */
gboolean
lds_wire_read_layers (LdsReading       *reading,
                      LdsWireReadFunc   read,
                      gpointer          source,
                      gint32            errors[LDS_SANDBOX_N_LAYERS],
                      GError          **error)
{
  Wire self = { .reading = reading, .read = read, .source = source };
  LdsWireHead head;

  if (!read_head (&self, &head, error))
    return FALSE;
  if (head.kind != LDS_WIRE_LAYERS)
    return lds_wire_fail (reading, error);

  return get (&self, errors, LDS_SANDBOX_N_LAYERS * sizeof *errors, error);
}
