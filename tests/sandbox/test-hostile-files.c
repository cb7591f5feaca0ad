/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files made to harm, read by the real reader in its sandbox: no crash, no hang, little memory, one
 * line that says what is wrong, and nothing left behind. LODESTONE_FLIPS chooses how many damaged
 * copies are tried. */

#include "lds-config.h"

#include "files.h"
#include "hostile.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define MOST_SECONDS 10
#define MOST_KILOBYTES (512 << 10)

#ifdef LDS_SANITIZED
#define SLOWER 5
#define FLIPS 60
#else
#define SLOWER 1
#define FLIPS 300
#endif

/* Of the reader that took the most. */
static void
assert_little_memory (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &usage), ==, 0);
#ifndef LDS_SANITIZED
  g_assert_cmpint (usage.ru_maxrss, <, MOST_KILOBYTES);
#endif
}

/* Of all readers so far: on a busy machine a clock on the wall says little. */
static double
get_seconds (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &usage), ==, 0);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* Returns whether it was read at all. */
static gboolean
read_any (GBytes     *bytes,
          const char *what,
          GError    **error)
{
  g_autoptr (GFile) file = test_file ("hostile.xlsx", g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes));
  double start = get_seconds ();
  g_autoptr (GError) local = NULL;
  g_autoptr (LdsSpreadsheet) s = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, &local);

  g_assert_true ((s == NULL) == (local != NULL));
  g_assert_cmpfloat (get_seconds () - start, <, SLOWER * MOST_SECONDS);
  if (local != NULL)
    {
      g_assert_cmpuint (local->domain, ==, LDS_IMPORT_ERROR);
      g_assert_null (strchr (local->message, '\n'));
      g_assert_true (g_str_has_prefix (local->message, "hostile.xlsx: "));
      /* A reader that crashed, or went where it may not. */
      if (strstr (local->message, "broke down") != NULL ||
          strstr (local->message, "ended before") != NULL ||
          strstr (local->message, "asked the system") != NULL ||
          strstr (local->message, "makes no sense") != NULL)
        g_error ("%s: %s", what, local->message);
      g_propagate_error (error, g_steal_pointer (&local));
    }

  return s != NULL;
}

static void
assert_refused (GBytes     *bytes,
                int         code,
                const char *word)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;

  g_assert_false (read_any (owned, word, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” is not in “%s”", word, error->message);
  assert_little_memory ();
}

/* With a directory that says so, with one that does not, and where nothing is a cell. */
static void
test_bomb (void)
{
  const guint64 size = G_GUINT64_CONSTANT (10) << 30;

  assert_refused (hostile_bomb (size, HOSTILE_HONEST_SIZE), LDS_IMPORT_ERROR_LIMIT,
                  "unpack to more than 1024 MiB");
  assert_refused (hostile_bomb (size, HOSTILE_CELL), LDS_IMPORT_ERROR_LIMIT, "32767 characters");
  assert_refused (hostile_bomb (size, HOSTILE_BETWEEN), LDS_IMPORT_ERROR_LIMIT,
                  "unpack to more than 1024 MiB");
  assert_refused (hostile_bomb (512 << 20, HOSTILE_BETWEEN), LDS_IMPORT_ERROR_LIMIT,
                  "unpacks to more than 200 times");
}

static void
test_laughs (void)
{
  assert_refused (hostile_laughs (), LDS_IMPORT_ERROR_FORMAT, "entities");
}

static void
test_wide_row (void)
{
  assert_refused (hostile_wide_row (40000), LDS_IMPORT_ERROR_LIMIT, "16384 columns");
  assert_refused (hostile_wide_text (40000), LDS_IMPORT_ERROR_LIMIT, "16384 columns");
}

static void
test_large_cell (void)
{
  const gsize size = 32 << 20;

  assert_refused (hostile_large_cell (size, FALSE), LDS_IMPORT_ERROR_LIMIT, "32767 characters");
  assert_refused (hostile_large_cell (size, TRUE), LDS_IMPORT_ERROR_LIMIT, "32767 characters");
  assert_refused (hostile_large_text (size), LDS_IMPORT_ERROR_LIMIT, "32767 characters");
}

/* A text within its limit that grows beyond all memory when it is converted. */
static void
test_hungry_text (void)
{
#ifdef LDS_SANITIZED
  g_test_skip ("a build with sanitizers has no limit on memory");
#else
  assert_refused (hostile_hungry_text (125 << 20), LDS_IMPORT_ERROR_LIMIT, "MiB of memory");
#endif
}

static void
test_cycles (void)
{
  static const char *const cases[][3] = {
    { "xl/workbook.xml", "sharedStrings.xml", "worksheets/sheet1.xml" },
    { "xl/workbook.xml", "workbook.xml", "workbook.xml" },
    { "xl/workbook.xml", "worksheets/sheet1.xml", "sharedStrings.xml" },
    { "_rels/.rels", "_rels/workbook.xml.rels", "_rels/workbook.xml.rels" },
    { "xl/_rels/workbook.xml.rels", "../_rels/.rels", "../../../.." },
    { "/", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = hostile_cycle (cases[i][0], cases[i][1], cases[i][2]);
      g_autoptr (GError) error = NULL;

      read_any (bytes, cases[i][1], &error);
    }
  assert_little_memory ();
}

static void
test_truncation (void)
{
  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (GBytes) whole = hostile_honest (kind);
      gsize length = g_bytes_get_size (whole);
      g_autofree char *what = g_strdup_printf ("workbook %u", kind);

      g_assert_cmpuint (length, >, 10000);
      g_assert_true (read_any (whole, what, NULL));
      for (gsize cut = 1000; cut < length; cut += 1000)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, cut);

          g_assert_false (read_any (bytes, what, NULL));
        }
    }
  assert_little_memory ();
}

static void
test_flips (void)
{
  const char *chosen = g_getenv ("LODESTONE_FLIPS");
  guint n_copies = chosen != NULL ? (guint) atoi (chosen) : FLIPS;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  GBytes *whole[] = { hostile_honest (0), hostile_honest (1), hostile_honest (2) };
  guint n_read = 0;

  for (guint i = 0; i < n_copies; i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (whole[i % 3], &length);
      guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = g_bytes_new_take (copy, length);
      g_autofree char *what = g_strdup_printf ("copy %u", i);
      guint n_flips = (guint) g_rand_int_range (rand, 1, 20);

      for (guint j = 0; j < n_flips; j++)
        copy[g_rand_int_range (rand, 0, (gint32) length)] ^= (guint8) (1 << g_rand_int (rand) % 8);
      n_read += read_any (bytes, what, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    g_bytes_unref (whole[i]);
  g_test_message ("%u of %u copies were read all the same", n_read, n_copies);
  assert_little_memory ();
}

static guint
count_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* The whole program with a file that it refuses. */
static void
test_nothing_left (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lodestone-XXXXXX", NULL);
  g_autofree char *output = g_build_filename (folder, "out.lodestone", NULL);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "TMPDIR", folder, TRUE);
  GBytes *files[] = { hostile_bomb (G_GUINT64_CONSTANT (1) << 30, HOSTILE_CELL), hostile_laughs (),
                      hostile_wide_row (40000), hostile_large_text (1 << 20) };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = files[i];
      g_autoptr (GFile) file = test_file ("hostile.xlsx", g_bytes_get_data (bytes, NULL),
                                          (gssize) g_bytes_get_size (bytes));
      const char *argv[] = { g_getenv ("LODESTONE_PROGRAM"), "audit", g_file_peek_path (file),
                             "--output", output, NULL };
      g_autofree char *out = NULL;
      g_autofree char *complaint = NULL;
      g_autoptr (GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &out,
                    &complaint, &status, &error);
      g_assert_no_error (error);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
      g_assert_cmpstr (out, ==, "");
      g_assert_true (strchr (complaint, '\n') == complaint + strlen (complaint) - 1);
      g_assert_cmpuint (count_in (folder), ==, 0);
    }
  assert_little_memory ();
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/hostile/ten-gigabytes-of-spaces", test_bomb);
  g_test_add_func ("/import/hostile/billion-laughs", test_laughs);
  g_test_add_func ("/import/hostile/wide-row", test_wide_row);
  g_test_add_func ("/import/hostile/large-cell", test_large_cell);
  g_test_add_func ("/import/hostile/hungry-text", test_hungry_text);
  g_test_add_func ("/import/hostile/cycles", test_cycles);
  g_test_add_func ("/import/hostile/truncated", test_truncation);
  g_test_add_func ("/import/hostile/flipped-bits", test_flips);
  g_test_add_func ("/import/hostile/nothing-is-left-behind", test_nothing_left);

  status = g_test_run ();
  test_remove_files ();

  return status;
}
