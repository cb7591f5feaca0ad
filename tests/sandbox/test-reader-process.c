/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one who listens: to the real reader, and to one that misbehaves in every way. */

#include "lds-config.h"

#include "files.h"

#include "built-reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

static void
use_fake (guint seconds)
{
  lds_reader_process_set_program (g_getenv ("LODESTONE_FAKE_READER"), seconds);
}

static void
use_real (void)
{
  lds_reader_process_set_program (LDS_BUILT_READER, 0);
}

static void
assert_no_child (void)
{
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
}

static LdsSpreadsheet *
read_named (const char    *name,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFile) file = test_file (name, "a,b\n1,2\n", -1);
  LdsSpreadsheet *spreadsheet = lds_spreadsheet_read (file, NULL, NULL, NULL, cancellable, error);

  assert_no_child ();

  return spreadsheet;
}

static void
test_misbehaviour (void)
{
  static const struct
  {
    const char *name;
    int         code;
    const char *word;
  } cases[] = {
    { "garbage.csv", LDS_IMPORT_ERROR_READ, "another version" },
    { "crash.csv", LDS_IMPORT_ERROR_FORMAT, "broke down" },
    { "late-crash.csv", LDS_IMPORT_ERROR_FORMAT, "broke down" },
    { "silent.csv", LDS_IMPORT_ERROR_FORMAT, "ended before" },
    { "more.csv", LDS_IMPORT_ERROR_FORMAT, "makes no sense" },
    { "forbidden.csv", LDS_IMPORT_ERROR_FORMAT, "asked the system" },
    { "busy.csv", LDS_IMPORT_ERROR_LIMIT, "longer than" },
    { "hungry.csv", LDS_IMPORT_ERROR_LIMIT, "MiB of memory" },
    { "hang.csv", LDS_IMPORT_ERROR_LIMIT, "longer than" },
    { "chatty.csv", LDS_IMPORT_ERROR_LIMIT, "longer than" },
    { "lives-on.csv", LDS_IMPORT_ERROR_FORMAT, "broke down" },
  };

  use_fake (1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_named (cases[i].name, NULL, &error));
      g_assert_error (error, LDS_IMPORT_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, cases[i].name));
      g_assert_null (strchr (error->message, '\n'));
      if (strstr (error->message, cases[i].word) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].word, error->message);
    }
  use_real ();
}

static void
test_good_fake (void)
{
  g_autoptr (LdsSpreadsheet) s = NULL;
  g_autoptr (GError) error = NULL;

  use_fake (0);
  s = read_named ("good.csv", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "a");
  use_real ();
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (G_USEC_PER_SEC / 10);
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GThread *thread;

  use_fake (0);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (read_named ("hang.csv", cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
  use_real ();
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  lds_reader_process_set_program ("/nonexistent/lodestone-reader", 0);
  g_assert_null (read_named ("any.csv", NULL, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "install Lodestone anew"));
  g_assert_null (strchr (error->message, '\n'));
  use_real ();
}

/* What reading here says and what reading there says. */
static void
test_same_error (void)
{
  g_autoptr (GFile) file = test_file ("picture.csv", "\x89PNG\r\n\x1a\n", 8);
  g_autoptr (GError) here = NULL;
  g_autoptr (GError) there = NULL;

  g_assert_null (test_read (g_bytes_new ("\x89PNG\r\n\x1a\n", 8), &here));
  g_assert_null (lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, &there));
  g_assert_error (there, LDS_IMPORT_ERROR, here->code);
  g_assert_cmpstr (strchr (there->message, ':'), ==, strchr (here->message, ':'));
  g_assert_true (g_str_has_prefix (there->message, "picture.csv: "));
}

static void
test_odd_names (void)
{
  g_autoptr (GFile) line = test_file ("two\nlines.csv", "\x89PNG", 4);
  g_autoptr (GFile) latin = test_file ("b\xe9" "ta.csv", "a;b\n1;2\n", -1);
  g_autoptr (GFile) option = test_file ("--layers", "a;b\n1;2\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) one = NULL;
  g_autoptr (LdsSpreadsheet) other = NULL;

  g_assert_null (lds_spreadsheet_read (line, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_FORMAT);
  g_assert_null (strchr (error->message, '\n'));
  g_clear_error (&error);

  one = lds_spreadsheet_read (latin, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (one);
  other = lds_spreadsheet_read (option, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (other);
}

static void
test_clipboard (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Part\tQty\nM-1\t4\n", 15);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) s = lds_spreadsheet_read_clipboard (bytes, "Clipboard", NULL, NULL,
                                                                 NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "4");

  g_assert_null (lds_spreadsheet_read_clipboard (nothing, "Clipboard", NULL, NULL, NULL, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "Clipboard: "));
}

/* The tables of an encoding must be there although nothing can be opened any more. */
static void
test_encodings (void)
{
  static const char *const names[] = {
    "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "CP850", "KOI8-R", "SHIFT_JIS", "GB18030",
    "EUC-KR", "BIG5", "UTF-16LE", "UTF-16BE", "EUC-JP", "ISO-8859-2", "IBM866", "ISO-2022-JP",
  };
  static const char *const texts[] = {
    "Část,Počet\nŠroub ždímací,4\n", "Деталь,Количество\nМагнит неодимовый,4\nВинт,2\n",
    "部品,数量\n磁石モーター,4\nねじ,2\n", "零件,数量\n钕铁硼磁铁,4\n螺钉,2\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        gsize length;
        g_autofree char *text = g_convert_with_fallback (texts[j], -1, names[i], "UTF-8", "?",
                                                         NULL, &length, NULL);
        g_autoptr (GFile) file = test_file ("letters.csv", text, (gssize) length);
        g_autoptr (GError) error = NULL;
        g_autoptr (LdsSpreadsheet) s = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, &error);

        if (s == NULL && !g_error_matches (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_FORMAT))
          g_error ("%s %zu: %s", names[i], j, error->message);
        if (s == NULL)
          g_assert_null (strstr (error->message, "stopped"));
      }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/process/misbehaviour-is-one-clear-error", test_misbehaviour);
  g_test_add_func ("/import/process/a-good-one-is-heard", test_good_fake);
  g_test_add_func ("/import/process/cancel-ends-it", test_cancel);
  g_test_add_func ("/import/process/missing-program", test_missing);
  g_test_add_func ("/import/process/errors-pass-with-code-and-text", test_same_error);
  g_test_add_func ("/import/process/odd-names", test_odd_names);
  g_test_add_func ("/import/process/clipboard", test_clipboard);
  g_test_add_func ("/import/process/encodings-are-there", test_encodings);

  status = g_test_run ();
  test_remove_files ();

  return status;
}
