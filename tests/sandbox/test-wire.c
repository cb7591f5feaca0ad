/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes in at one end comes out at the other, and what is not in order does not. */

#include "lds-config.h"

#include "lds-limits.h"
#include "lds-wire-private.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct
{
  GBytes *bytes;
  gsize   at;
} Source;

static gboolean
read_cb (gpointer   user_data,
         gpointer   buffer,
         gsize      length,
         GError   **error)
{
  Source *self = user_data;
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  if (length > size - self->at)
    {
      g_set_error_literal (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_READ, "the end");
      return FALSE;
    }
  memcpy (buffer, data + self->at, length);
  self->at += length;

  return TRUE;
}

static GBytes *
take_bytes (int fd)
{
  gsize length = lseek (fd, 0, SEEK_END);
  char *bytes = g_malloc (length);

  g_assert_cmpint (pread (fd, bytes, length, 0), ==, (gssize) length);
  close (fd);

  return g_bytes_new_take (bytes, length);
}

static GBytes *
write_spreadsheet (LdsSpreadsheet *spreadsheet)
{
  int fd = memfd_create ("wire", MFD_CLOEXEC);

  g_assert_true (lds_wire_write_stamp (fd));
  g_assert_true (lds_wire_write_progress (fd, 0.5));
  g_assert_true (lds_wire_write_spreadsheet (fd, spreadsheet));

  return take_bytes (fd);
}

static LdsSpreadsheet *
read_bytes (GBytes  *bytes,
            GError **error)
{
  Source source = { bytes, 0 };
  LdsReading reading = { .name = "file" };

  return lds_wire_read_spreadsheet (&reading, read_cb, &source, error);
}

static void
add_cell (LdsSpreadsheet *spreadsheet,
          LdsSheet       *sheet,
          guint           column,
          LdsCellKind     kind,
          const char     *text)
{
  lds_sheet_add_cell (sheet, column, kind,
                      lds_text_pool_add (spreadsheet->pool, text, strlen (text)));
}

static LdsSpreadsheet *
make_spreadsheet (void)
{
  LdsSpreadsheet *spreadsheet = lds_spreadsheet_new ();
  LdsSheet *text = lds_sheet_new (NULL, spreadsheet->pool);
  LdsSheet *sheet = lds_sheet_new ("Stückliste", spreadsheet->pool);
  const LdsSheetMerge merge = { 1, 2, 3, 16384 };
  const LdsSheetMerge columns = { 0, 0, 2, 4 };

  g_ptr_array_add (spreadsheet->sheets, text);
  g_ptr_array_add (spreadsheet->sheets, sheet);
  lds_sheet_begin_row (sheet, 2, 3, TRUE);
  add_cell (spreadsheet, sheet, 1, LDS_CELL_TEXT, "Magnet");
  add_cell (spreadsheet, sheet, 16384, LDS_CELL_NUMBER, "4");
  add_cell (spreadsheet, sheet, 16, LDS_CELL_TEXT, "µ\nß");
  lds_sheet_begin_row (sheet, 1048576, 0, FALSE);
  add_cell (spreadsheet, sheet, 3, LDS_CELL_UNCOMPUTED, "");
  add_cell (spreadsheet, sheet, 4, LDS_CELL_TEXT, "Magnet");
  lds_sheet_finish (sheet);
  sheet->hidden = TRUE;
  sheet->decimal = ',';
  g_array_append_val (sheet->merges, merge);
  g_array_append_val (sheet->hidden_columns, columns);
  lds_spreadsheet_warn (spreadsheet, -1, 0, "the file");
  lds_spreadsheet_warn (spreadsheet, 1, 7, "row seven");

  return spreadsheet;
}

static void
assert_arrays_equal (GArray *one,
                     GArray *other)
{
  g_assert_cmpmem (one->data, one->len * g_array_get_element_size (one), other->data,
                   other->len * g_array_get_element_size (other));
}

static void
test_round_trip (void)
{
  g_autoptr (LdsSpreadsheet) in = make_spreadsheet ();
  g_autoptr (GBytes) bytes = write_spreadsheet (in);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) out = read_bytes (bytes, &error);
  gsize in_length;
  gsize out_length;
  const char *in_pool = lds_text_pool_get_bytes (in->pool, &in_length);
  const char *out_pool;

  g_assert_no_error (error);
  out_pool = lds_text_pool_get_bytes (out->pool, &out_length);
  g_assert_cmpmem (in_pool, in_length, out_pool, out_length);
  g_assert_cmpuint (out->sheets->len, ==, in->sheets->len);
  for (guint i = 0; i < in->sheets->len; i++)
    {
      const LdsSheet *one = g_ptr_array_index (in->sheets, i);
      const LdsSheet *other = g_ptr_array_index (out->sheets, i);

      g_assert_cmpstr (one->name, ==, other->name);
      g_assert_cmpint (one->hidden, ==, other->hidden);
      g_assert_cmpint (one->decimal, ==, other->decimal);
      g_assert_true (other->pool == out->pool);
      assert_arrays_equal (one->rows, other->rows);
      assert_arrays_equal (one->cells, other->cells);
      assert_arrays_equal (one->merges, other->merges);
      assert_arrays_equal (one->hidden_columns, other->hidden_columns);
    }

  g_assert_cmpuint (out->warnings->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const LdsSpreadsheetWarning *one = &g_array_index (in->warnings, LdsSpreadsheetWarning, i);
      const LdsSpreadsheetWarning *other = &g_array_index (out->warnings, LdsSpreadsheetWarning, i);

      g_assert_cmpint (one->sheet, ==, other->sheet);
      g_assert_cmpuint (one->row, ==, other->row);
      g_assert_cmpstr (one->text, ==, other->text);
    }
}

#define CELL(s, i)                                                                                 \
  (&g_array_index (((LdsSheet *) g_ptr_array_index ((s)->sheets, 1))->cells, LdsSheetCell, i))
#define ROW(s, i)                                                                                  \
  (&g_array_index (((LdsSheet *) g_ptr_array_index ((s)->sheets, 1))->rows, LdsSheetRow, i))
#define MERGE(s)                                                                                   \
  (&g_array_index (((LdsSheet *) g_ptr_array_index ((s)->sheets, 1))->merges, LdsSheetMerge, 0))
#define POOL(s) ((char *) lds_text_pool_get ((s)->pool, 0))

static void
break_spreadsheet (LdsSpreadsheet *s,
                   guint           how)
{
  switch (how)
    {
    case 0: CELL (s, 0)->column = 0; break;
    case 1: CELL (s, 0)->column = 16; break;
    case 2: CELL (s, 2)->column = LDS_LIMIT_COLUMNS + 1; break;
    case 3: CELL (s, 0)->kind = LDS_CELL_UNCOMPUTED + 1; break;
    case 4: CELL (s, 0)->text += 1; break;
    case 5: CELL (s, 0)->text = G_MAXUINT32; break;
    case 6: CELL (s, 0)->text = 14; break;
    case 7: ROW (s, 0)->row = 0; break;
    case 8: ROW (s, 1)->row = 2; break;
    case 9: ROW (s, 1)->row = LDS_LIMIT_ROWS + 1; break;
    case 10: ROW (s, 0)->first = 1; break;
    case 11: ROW (s, 1)->first = 0; break;
    case 12: ROW (s, 1)->first = 5; break;
    case 13: ROW (s, 1)->first = G_MAXUINT32; break;
    case 14: MERGE (s)->last_column = LDS_LIMIT_COLUMNS + 1; break;
    case 15: MERGE (s)->first_row = 3; break;
    case 16: MERGE (s)->first_column = 0; break;
    case 17: MERGE (s)->last_row = G_MAXUINT32; break;
    case 18: POOL (s)[0] = 'x'; break;
    case 19: POOL (s)[1] = '\x1b'; break;
    case 20: POOL (s)[1] = '\xff'; break;
    case 21: POOL (s)[1] = '\0'; break;
    case 22: g_array_index (s->warnings, LdsSpreadsheetWarning, 0).sheet = 2; break;
    case 23: g_array_index (s->warnings, LdsSpreadsheetWarning, 0).sheet = -2; break;
    case 24: g_array_index (s->warnings, LdsSpreadsheetWarning, 0).row = G_MAXUINT32; break;
    case 25: g_array_set_size (((LdsSheet *) g_ptr_array_index (s->sheets, 1))->rows, 0); break;
    default: g_assert_not_reached ();
    }
}

static void
test_disorder (void)
{
  for (guint i = 0; i <= 25; i++)
    {
      g_autoptr (LdsSpreadsheet) broken = make_spreadsheet ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      break_spreadsheet (broken, i);
      bytes = write_spreadsheet (broken);
      if (read_bytes (bytes, &error) != NULL)
        g_error ("breach %u was not seen", i);
      g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, "file: "));
    }
}

/* Heads that promise more than is allowed are refused before memory is taken. */
static void
test_large_promises (void)
{
  const LdsWireHead heads[] = {
    { .kind = LDS_WIRE_SPREADSHEET, .length = 0 },
    { .kind = LDS_WIRE_SPREADSHEET, .length = LDS_LIMIT_POOL_BYTES + 1 },
    { .kind = LDS_WIRE_SPREADSHEET, .length = G_MAXUINT64 },
    { .kind = LDS_WIRE_SPREADSHEET, .length = 1, .n_sheets = LDS_LIMIT_SHEETS + 1 },
    { .kind = LDS_WIRE_SPREADSHEET, .length = 1, .n_warnings = G_MAXUINT32 },
    { .kind = LDS_WIRE_ERROR, .length = G_MAXUINT64 },
    { .kind = LDS_WIRE_ERROR, .value = 1000, .length = 1 },
    { .kind = LDS_WIRE_ERROR, .value = G_MAXUINT32, .length = 1 },
    { .kind = LDS_WIRE_ERROR, .length = 0 },
    { .kind = LDS_WIRE_PROGRESS, .fraction = 2 },
    { .kind = LDS_WIRE_PROGRESS, .fraction = -1 },
    { .kind = LDS_WIRE_PROGRESS, .fraction = __builtin_nan ("") },
    { .kind = LDS_WIRE_LAYERS },
    { .kind = 0 },
    { .kind = G_MAXUINT32 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      int fd = memfd_create ("wire", MFD_CLOEXEC);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      lds_wire_write_stamp (fd);
      g_assert_cmpint (write (fd, &heads[i], sizeof heads[i]), ==, sizeof heads[i]);
      g_assert_cmpint (write (fd, "x", 1), ==, 1);
      bytes = take_bytes (fd);
      g_assert_null (read_bytes (bytes, &error));
      g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_FORMAT);
    }
}

static void
test_large_sheets (void)
{
  const LdsWireSheet sheets[] = {
    { .n_rows = 2, .n_cells = 1 },
    { .n_cells = LDS_LIMIT_CELLS + 1 },
    { .n_cells = G_MAXUINT32, .n_rows = G_MAXUINT32 },
    { .n_merges = LDS_LIMIT_MERGES + 1 },
    { .n_hidden_columns = LDS_LIMIT_MERGES + 1 },
    { .hidden = 2 },
    { .decimal = 'x' },
    { .name_length = LDS_LIMIT_MESSAGE_BYTES + 1 },
  };
  const LdsWireHead head = { .kind = LDS_WIRE_SPREADSHEET, .length = 1, .n_sheets = 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      int fd = memfd_create ("wire", MFD_CLOEXEC);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      lds_wire_write_stamp (fd);
      g_assert_cmpint (write (fd, &head, sizeof head), ==, sizeof head);
      g_assert_cmpint (write (fd, "", 1), ==, 1);
      g_assert_cmpint (write (fd, &sheets[i], sizeof sheets[i]), ==, sizeof sheets[i]);
      bytes = take_bytes (fd);
      g_assert_null (read_bytes (bytes, &error));
      g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_FORMAT);
    }
}

/* Cut anywhere it is no spreadsheet; with any bit turned it is none, or one in order. */
static void
test_damage (void)
{
  g_autoptr (LdsSpreadsheet) in = make_spreadsheet ();
  g_autoptr (GBytes) bytes = write_spreadsheet (in);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (cut, &error));
      g_assert_nonnull (error);
    }
  for (gsize i = 0; i < 8 * length; i++)
    {
      g_autofree char *turned = g_memdup2 (data, length);
      g_autoptr (GBytes) other = g_bytes_new_static (turned, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (LdsSpreadsheet) out = NULL;

      turned[i / 8] ^= (char) (1 << i % 8);
      out = read_bytes (other, &error);
      g_assert_true ((out == NULL) == (error != NULL));
      if (i < 8 * sizeof (LdsWireStamp))
        g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_READ);
    }
}

static void
test_error (void)
{
  g_autoptr (GError) in = g_error_new (LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_LIMIT, "zu groß");
  g_autoptr (GError) out = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int fd = memfd_create ("wire", MFD_CLOEXEC);

  lds_wire_write_stamp (fd);
  lds_wire_write_error (fd, in);
  bytes = take_bytes (fd);
  g_assert_null (read_bytes (bytes, &out));
  g_assert_error (out, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_LIMIT);
  g_assert_cmpstr (out->message, ==, in->message);
}

/* What a file says of itself is made clean and short at the end that writes. */
static void
test_wild_names (void)
{
  g_autoptr (LdsSpreadsheet) in = lds_spreadsheet_new ();
  g_autofree char *wide = g_strnfill (LDS_LIMIT_MESSAGE_BYTES * 2, 'x');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) out = NULL;

  memcpy (wide, "\x1b\xff" "a\xc3\xa4", 5);
  g_ptr_array_add (in->sheets, lds_sheet_new (wide, in->pool));
  lds_spreadsheet_warn (in, 0, 1, "%s", wide);
  for (guint i = 0; i < LDS_LIMIT_WARNINGS; i++)
    lds_spreadsheet_warn (in, 0, 1, "again");
  bytes = write_spreadsheet (in);
  out = read_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (((LdsSheet *) out->sheets->pdata[0])->name, "\357\277\275aäx"));
  g_assert_cmpuint (out->warnings->len, ==, LDS_LIMIT_WARNINGS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/wire/round-trip", test_round_trip);
  g_test_add_func ("/import/wire/errors-pass", test_error);
  g_test_add_func ("/import/wire/wild-names-are-tamed", test_wild_names);
  g_test_add_func ("/import/wire/disorder-is-refused", test_disorder);
  g_test_add_func ("/import/wire/large-promises-are-refused", test_large_promises);
  g_test_add_func ("/import/wire/large-sheets-are-refused", test_large_sheets);
  g_test_add_func ("/import/wire/damage", test_damage);

  return g_test_run ();
}
