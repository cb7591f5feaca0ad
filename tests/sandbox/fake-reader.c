/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Behaves as the name of the file says: “hang.csv” hangs. */

#include "lds-config.h"

#include "lds-reader-status.h"
#include "lds-wire.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
write_answer (void)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_new ();
  LdsSheet *sheet = lds_sheet_new (NULL, spreadsheet->pool);

  g_ptr_array_add (spreadsheet->sheets, sheet);
  lds_sheet_begin_row (sheet, 1, 0, FALSE);
  lds_sheet_add_cell (sheet, 1, LDS_CELL_TEXT, lds_text_pool_add (spreadsheet->pool, "a", 1));
  lds_sheet_finish (sheet);
  lds_wire_write_spreadsheet (STDOUT_FILENO, spreadsheet);
}

static void
write_garbage (void)
{
  char bytes[4096];

  memset (bytes, 'x', sizeof bytes);
  for (;;)
    if (write (STDOUT_FILENO, bytes, sizeof bytes) < 0)
      return;
}

static void
tell_progress_for_ever (void)
{
  while (lds_wire_write_progress (STDOUT_FILENO, 0.5))
    continue;
}

/* Sanitizers would catch it and end the process in their own way. */
static void
crash (void)
{
  signal (SIGSEGV, SIG_DFL);
  raise (SIGSEGV);
}

/* What the name begins with. */
static void
misbehave (const char *name)
{
  if (g_str_has_prefix (name, "garbage"))
    write_garbage ();
  else if (g_str_has_prefix (name, "hang"))
    pause ();
  else if (g_str_has_prefix (name, "crash"))
    crash ();

  lds_wire_write_stamp (STDOUT_FILENO);
  if (g_str_has_prefix (name, "good") || g_str_has_prefix (name, "more") ||
      g_str_has_prefix (name, "lives-on") || g_str_has_prefix (name, "late-crash"))
    write_answer ();

  if (g_str_has_prefix (name, "more"))
    write_answer ();
  else if (g_str_has_prefix (name, "late-crash"))
    crash ();
  else if (g_str_has_prefix (name, "forbidden"))
    raise (SIGSYS);
  else if (g_str_has_prefix (name, "busy"))
    raise (SIGXCPU);
  else if (g_str_has_prefix (name, "hungry"))
    _exit (LDS_READER_OUT_OF_MEMORY);
  else if (g_str_has_prefix (name, "chatty"))
    tell_progress_for_ever ();
  else if (g_str_has_prefix (name, "lives-on"))
    {
      close (STDOUT_FILENO);
      pause ();
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc < 3)
    return EXIT_FAILURE;

  misbehave (argv[2]);

  return EXIT_SUCCESS;
}
