/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-wire-private.h"

#include "lds-limits.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

/**
 * lds_wire_stamp:
 * @stamp: (out): what both ends must have in common
 */
void
lds_wire_stamp (LdsWireStamp *stamp)
{
  const guint32 layout[G_N_ELEMENTS (stamp->layout)] = {
    2, /* version of the messages */
    sizeof (LdsSheetCell),
    offsetof (LdsSheetCell, column),
    offsetof (LdsSheetCell, kind),
    sizeof (LdsSheetRow),
    offsetof (LdsSheetRow, first),
    offsetof (LdsSheetRow, outline),
    offsetof (LdsSheetRow, hidden),
    sizeof (LdsSheetMerge),
    offsetof (LdsSheetMerge, first_column),
    sizeof (LdsWireHead),
    LDS_SANDBOX_N_LAYERS,
  };

  memset (stamp, 0, sizeof *stamp);
  memcpy (stamp->magic, "lodestne", sizeof stamp->magic);
  g_strlcpy (stamp->program, LDS_VERSION, sizeof stamp->program);
  memcpy (stamp->layout, layout, sizeof layout);
}

static gboolean
put (int           fd,
     gconstpointer bytes,
     gsize         length)
{
  const char *from = bytes;

  while (length > 0)
    {
      gssize n = write (fd, from, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      from += n;
      length -= n;
    }

  return TRUE;
}

static gboolean
put_array (int     fd,
           GArray *array)
{
  return put (fd, array->data, array->len * (gsize) g_array_get_element_size (array));
}

/* Names and messages hold what came from the file. */
static GString *
make_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  lds_text_clean (text, strlen (text), clean);
  if (clean->len > LDS_LIMIT_MESSAGE_BYTES)
    {
      const char *cut = g_utf8_find_prev_char (clean->str, clean->str + LDS_LIMIT_MESSAGE_BYTES);

      g_string_truncate (clean, cut - clean->str);
    }

  return clean;
}

/**
 * lds_wire_write_stamp:
 * @fd: a pipe
 *
 * Writes what comes before all else.
 *
 * Returns: whether it was written
 */
gboolean
lds_wire_write_stamp (int fd)
{
  LdsWireStamp stamp;

  lds_wire_stamp (&stamp);

  return put (fd, &stamp, sizeof stamp);
}

/**
 * lds_wire_write_progress:
 * @fd: a pipe
 * @fraction: how far the reading is, 0 to 1
 *
 * Returns: whether it was written
 */
gboolean
lds_wire_write_progress (int    fd,
                         double fraction)
{
  const LdsWireHead head = { .kind = LDS_WIRE_PROGRESS, .fraction = fraction };

  return put (fd, &head, sizeof head);
}

/**
 * lds_wire_write_layers:
 * @fd: a pipe
 * @errors: for each layer of the sandbox, see lds_sandbox_enter()
 *
 * Returns: whether it was written
 */
gboolean
lds_wire_write_layers (int          fd,
                       const gint32 errors[LDS_SANDBOX_N_LAYERS])
{
  const LdsWireHead head = { .kind = LDS_WIRE_LAYERS };

  return put (fd, &head, sizeof head) && put (fd, errors, LDS_SANDBOX_N_LAYERS * sizeof *errors);
}

/**
 * lds_wire_write_error:
 * @fd: a pipe
 * @error: one of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether it was written
 */
gboolean
lds_wire_write_error (int           fd,
                      const GError *error)
{
  g_autoptr (GString) text = NULL;
  LdsWireHead head = { .kind = LDS_WIRE_ERROR, .value = (guint32) error->code };

  g_return_val_if_fail (error->domain == LDS_IMPORT_ERROR, FALSE);

  text = make_clean (error->message);
  head.length = text->len;

  return put (fd, &head, sizeof head) && put (fd, text->str, text->len);
}

static gboolean
write_sheet (int             fd,
             const LdsSheet *sheet)
{
  g_autoptr (GString) name = sheet->name != NULL ? make_clean (sheet->name) : NULL;
  const LdsWireSheet head = {
    .name_length = name != NULL ? (guint32) name->len : LDS_WIRE_NO_NAME,
    .hidden = sheet->hidden != FALSE,
    .decimal = (guint32) sheet->decimal,
    .n_rows = sheet->rows->len,
    .n_cells = sheet->cells->len,
    .n_merges = sheet->merges->len,
    .n_hidden_columns = sheet->hidden_columns->len,
  };

  return put (fd, &head, sizeof head) && (name == NULL || put (fd, name->str, name->len)) &&
         put_array (fd, sheet->rows) && put_array (fd, sheet->cells) &&
         put_array (fd, sheet->merges) && put_array (fd, sheet->hidden_columns);
}

static gboolean
write_warning (int                          fd,
               const LdsSpreadsheetWarning *warning)
{
  g_autoptr (GString) text = make_clean (warning->text);
  const LdsWireWarning head = { warning->sheet, warning->row, (guint32) text->len };

  return put (fd, &head, sizeof head) && put (fd, text->str, text->len);
}

/**
 * lds_wire_write_spreadsheet:
 * @fd: a pipe
 * @spreadsheet: what was read
 *
 * Returns: whether it was written
 */
gboolean
lds_wire_write_spreadsheet (int             fd,
                            LdsSpreadsheet *spreadsheet)
{
  LdsWireHead head = {
    .kind = LDS_WIRE_SPREADSHEET,
    .n_sheets = spreadsheet->sheets->len,
    .n_warnings = MIN (spreadsheet->warnings->len, LDS_LIMIT_WARNINGS),
  };
  gsize length;
  const char *bytes = lds_text_pool_get_bytes (spreadsheet->pool, &length);

  head.length = length;
  if (!put (fd, &head, sizeof head) || !put (fd, bytes, length))
    return FALSE;

  for (guint i = 0; i < head.n_sheets; i++)
    if (!write_sheet (fd, g_ptr_array_index (spreadsheet->sheets, i)))
      return FALSE;

  for (guint i = 0; i < head.n_warnings; i++)
    if (!write_warning (fd, &g_array_index (spreadsheet->warnings, LdsSpreadsheetWarning, i)))
      return FALSE;

  return TRUE;
}
