/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tagging lines takes beside reading them: reads a workbook through the sandbox and tags its
 * lines, turn about, and prints medians. Usage: bench-tagging FILE [TIMES] */

#include "lds-reader-process.h"
#include "lds-recogniser.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define MOST_TIMES 99

/* Seconds on the clock, and of processors, those of ended children included. */
typedef struct
{
  double wall;
  double cpu;
} Span;

typedef struct
{
  guint rare_earth;
  guint none;
  guint ask;
} Counts;

static const struct
{
  const char *heading;
  gsize       offset;
} columns[] = {
  { "Description", G_STRUCT_OFFSET (LdsLine, description) },
  { "Material", G_STRUCT_OFFSET (LdsLine, material) },
  { "Manufacturer", G_STRUCT_OFFSET (LdsLine, manufacturer) },
  { "MPN", G_STRUCT_OFFSET (LdsLine, mpn) },
  { "Part Number", G_STRUCT_OFFSET (LdsLine, part_number) },
};

static double
get_cpu (int who)
{
  struct rusage usage;

  getrusage (who, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static Span
get_now (void)
{
  return (Span) {
    (double) g_get_monotonic_time () / G_USEC_PER_SEC,
    get_cpu (RUSAGE_SELF) + get_cpu (RUSAGE_CHILDREN),
  };
}

static Span
get_since (Span start)
{
  Span now = get_now ();

  return (Span) { now.wall - start.wall, now.cpu - start.cpu };
}

/* The cells below the headings, which stand in the first row. */
static GArray *
take_lines (const LdsSheet *sheet)
{
  guint n_rows = lds_sheet_get_n_rows (sheet);
  GArray *lines = g_array_sized_new (FALSE, TRUE, sizeof (LdsLine), n_rows);
  guint n_headings;
  const LdsSheetCell *headings = lds_sheet_get_cells (sheet, 0, &n_headings);

  g_array_set_size (lines, n_rows - 1);
  for (guint i = 0; i < n_headings; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (columns); j++)
      {
        if (!g_str_equal (lds_sheet_get_text (sheet, &headings[i]), columns[j].heading))
          continue;
        for (guint row = 1; row < n_rows; row++)
          {
            const LdsSheetCell *cell = lds_sheet_find_cell (sheet, row, headings[i].column);
            LdsLine *line = &g_array_index (lines, LdsLine, row - 1);

            if (cell != NULL)
              G_STRUCT_MEMBER (const char *, line, columns[j].offset) =
                lds_sheet_get_text (sheet, cell);
          }
      }

  return lines;
}

static Span
measure_tagging (LdsCatalogue *catalogue,
                 GArray       *lines,
                 Counts       *counts)
{
  g_autoptr (LdsRecogniser) recogniser = lds_recogniser_new (catalogue);
  Span start = get_now ();

  *counts = (Counts) { 0 };
  for (guint i = 0; i < lines->len; i++)
    {
      LdsReading reading = { 0 };

      lds_recogniser_read (recogniser, &g_array_index (lines, LdsLine, i), &reading);
      counts->rare_earth += reading.holds == LDS_HOLDS_RARE_EARTH;
      counts->none += reading.holds == LDS_HOLDS_NONE;
      counts->ask += reading.may_hold_magnet;
      lds_reading_clear (&reading);
    }

  return get_since (start);
}

static int
compare (const void *a,
         const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_median (const Span *spans,
            guint       n,
            gsize       offset)
{
  double values[MOST_TIMES];

  for (guint i = 0; i < n; i++)
    values[i] = G_STRUCT_MEMBER (double, &spans[i], offset);
  qsort (values, n, sizeof *values, compare);

  return values[n / 2];
}

static void
show (const char *clock,
      const Span *reading,
      const Span *tagging,
      guint       n,
      gsize       offset)
{
  double one = get_median (reading, n, offset);
  double other = get_median (tagging, n, offset);

  printf ("  %s: reading %.2f s, tagging %.3f s: %.1f %%\n", clock, one, other, 100 * other / one);
}

int
main (int    argc,
      char **argv)
{
  guint times = argc > 2 ? CLAMP (atoi (argv[2]), 1, MOST_TIMES) : 3;
  Span reading[MOST_TIMES];
  Span tagging[MOST_TIMES];
  Counts counts = { 0 };
  guint n_lines = 0;
  g_autoptr (LdsCatalogue) catalogue = lds_catalogue_load (NULL, NULL);
  g_autoptr (GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;

  if (file == NULL || catalogue == NULL)
    return EXIT_FAILURE;

  for (guint i = 0; i < times; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) lines = NULL;
      Span start = get_now ();
      g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL,
                                                                     &error);

      if (spreadsheet == NULL)
        {
          g_printerr ("%s\n", error->message);
          return EXIT_FAILURE;
        }
      reading[i] = get_since (start);

      lines = take_lines (g_ptr_array_index (spreadsheet->sheets, 0));
      n_lines = lines->len;
      tagging[i] = measure_tagging (catalogue, lines, &counts);
    }

  printf ("  %u lines: %u hold rare earths, %u none, %u to ask for a magnet; medians of %u\n", n_lines,
          counts.rare_earth, counts.none, counts.ask, times);
  show ("wall", reading, tagging, times, G_STRUCT_OFFSET (Span, wall));
  show ("CPU", reading, tagging, times, G_STRUCT_OFFSET (Span, cpu));

  return EXIT_SUCCESS;
}
