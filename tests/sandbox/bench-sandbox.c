/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sandbox costs: reads a file in this process and in one of its own, turn about, imports
 * it, and prints medians. Usage: bench-sandbox FILE [TIMES] */

#include "lds-import.h"
#include "lds-reader-process.h"
#include "lds-spreadsheet-reader.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST_TIMES 99

static double
measure_here (GFile *file)
{
  gint64 start = g_get_monotonic_time ();
  LdsReading reading = { .name = "bench" };
  int fd = open (g_file_peek_path (file), O_RDONLY | O_CLOEXEC);
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_read_fd (&reading, fd, NULL);

  g_assert_nonnull (spreadsheet);
  close (fd);

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
measure_apart (GFile *file)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL,
                                                                 NULL);

  g_assert_nonnull (spreadsheet);

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
measure_import (GFile        *file,
                LdsCatalogue *catalogue)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (NULL);

  g_assert_true (lds_import_file (workspace, catalogue, file, NULL, NULL, NULL, NULL, NULL));

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static int
compare (const void *a,
         const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

int
main (int    argc,
      char **argv)
{
  guint times = argc > 2 ? CLAMP (atoi (argv[2]), 1, MOST_TIMES) : 7;
  double here[MOST_TIMES];
  double apart[MOST_TIMES];
  double import[MOST_TIMES];
  g_autoptr (LdsCatalogue) catalogue = lds_catalogue_load (NULL, NULL);
  g_autoptr (GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  double without;

  if (file == NULL || catalogue == NULL)
    return EXIT_FAILURE;

  for (guint i = 0; i < times; i++)
    {
      here[i] = measure_here (file);
      apart[i] = measure_apart (file);
      import[i] = measure_import (file, catalogue);
    }
  qsort (here, times, sizeof *here, compare);
  qsort (apart, times, sizeof *apart, compare);
  qsort (import, times, sizeof *import, compare);

  without = import[times / 2] - (apart[times / 2] - here[times / 2]);
  printf ("medians of %u: read in this process %.3f s, in the sandbox %.3f s; import with the "
          "sandbox %.3f s, without %.3f s: it costs %.1f %%\n",
          times, here[times / 2], apart[times / 2], import[times / 2], without,
          100 * (import[times / 2] / without - 1));

  return EXIT_SUCCESS;
}
