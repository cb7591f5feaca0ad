/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "bom.h"

#include "lds-report.h"
#include "lds-xlsx-text.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define AS_AT   "2026-11-24"
#define SKIPPED 77
#define FORMULA "=HYPERLINK(\"http://x\",\"y\")"

/**
 * Report:
 *
 * A small product with something of every kind, and where its workbook goes.
 */
typedef struct
{
  Bom       bom;
  LdsAudit *audit;
  char     *folder;
  char     *path;
} Report;

static void
add_nested_line (Bom *bom, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  LdsItemRecord item = {
    .source = bom->source,
    .parent = parent,
    .row = ++bom->row,
    .level = 1,
    .part_number = "SCR-420",
    .material = "Steel",
    .quantity = 1,
    .mass_g = NAN,
    .unit_price = NAN,
    .fitted = TRUE,
  };

  g_assert_true (lds_workspace_add_item (bom->workspace, &item, &error));
}

static void
add_lines (Bom *bom)
{
  gint64 product = bom_add (bom, (Line) { .part = "ACT-100", .text = "Fin actuator" });
  gint64 motor = bom_add (bom, (Line) { .parent = product,
                                        .part = "MOT-200",
                                        .text = "Servo motor",
                                        .quantity = 2,
                                        .supplier = "A",
                                        .country = "DE" });

  gint64 magnet = bom_add (bom, (Line) { .parent = motor,
                                         .part = "MAG-211",
                                         .text = "Segment magnet",
                                         .material = "NdFeB N42UH",
                                         .quantity = 8,
                                         .supplier = "C",
                                         .country = "CN",
                                         .mass_g = 12.5 });

  bom_add (bom, (Line) { .parent = motor,
                         .part = "MAG-212",
                         .text = "Segment magnet",
                         .material = "NdFeB N42UH",
                         .quantity = 8,
                         .supplier = "D",
                         .country = "CN",
                         .mass_g = 12.5,
                         .substitute_for = magnet });
  bom_add (bom, (Line) { .parent = product,
                         .part = "SCR-410",
                         .text = "Screw M3x10",
                         .material = "Steel",
                         .quantity = 24,
                         .supplier = "S",
                         .country = "GB" });
  bom_add (
      bom,
      (Line) { .parent = product, .part = "BLK-600", .text = "Mystery module", .supplier = "M" });
  bom_add (bom, (Line) { .parent = product,
                         .part = "MAG-330",
                         .text = "Spare segment magnet",
                         .material = "NdFeB N42UH",
                         .supplier = "C",
                         .country = "CN",
                         .mass_g = 20,
                         .not_fitted = TRUE });
  add_nested_line (bom, product);
}

static void
report_open (Report *report)
{
  g_autoptr (GError) error = NULL;

  bom_open (&report->bom);
  report->audit = NULL;
  report->folder = g_dir_make_tmp ("lodestone-xlsx-XXXXXX", &error);
  g_assert_no_error (error);
  report->path = g_build_filename (report->folder, "report.xlsx", NULL);
}

static void
report_write (Report *report)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&report->audit);
  report->audit = bom_audit (&report->bom, AS_AT);
  lds_xlsx_report_write (report->audit, report->path, NULL, &error);
  g_assert_no_error (error);
}

static void
report_close (Report *report)
{
  g_clear_object (&report->audit);
  bom_close (&report->bom);
  g_unlink (report->path);
  g_assert_cmpint (g_rmdir (report->folder), ==, 0);
  g_free (report->path);
  g_free (report->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_close)

/* The second reader: says nothing where all is well. */
static void
check (Report *report, const char *what, const char *const *words)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *script = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *root = g_getenv ("MESON_SOURCE_ROOT");
  int         status = 0;

  if (root == NULL)
    {
      g_test_skip ("MESON_SOURCE_ROOT does not say where check-workbook.py is");
      return;
    }

  script = g_build_filename (root, "tests", "report", "check-workbook.py", NULL);
  g_ptr_array_add (arguments, (gpointer) "python3");
  g_ptr_array_add (arguments, script);
  g_ptr_array_add (arguments, report->path);
  g_ptr_array_add (arguments, (gpointer) what);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) words[i]);
  g_ptr_array_add (arguments, NULL);

  if (!g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                     &output, &status, &error))
    {
      g_test_skip (error->message);
      return;
    }
  if (g_spawn_check_wait_status (status, &error))
    return;

  if (g_error_matches (error, G_SPAWN_EXIT_ERROR, SKIPPED))
    {
      g_test_skip ("python3-openpyxl is not installed");
      return;
    }
  g_test_message ("%s", output);
  g_test_fail ();
}

static void
check_cell (Report *report, const char *part, const char *heading, const char *text)
{
  const char *const words[] = { part, heading, text, NULL };

  check (report, "cell", words);
}

static void
check_unknown (Report *report, const char *part)
{
  const char *const words[] = { part, NULL };

  check (report, "unknown", words);
}

static void
test_form (void)
{
  g_auto (Report) report;

  report_open (&report);
  add_lines (&report.bom);
  report_write (&report);

  check (&report, "form", NULL);
}

static void
test_rules (void)
{
  static const char *const answer[] = { "MAG-211", "Answer", "until 31 Dec 2026: not compliant", NULL };
  static const char *const later[] = { "MAG-211", "Answer later", "from 1 Jan 2027: not compliant",
                                       NULL };
  static const char *const magnet[] = { "MAG-211", "Magnet", "CN", NULL };
  static const char *const mining[] = { "MAG-211", "Mining", "unknown", NULL };
  static const char *const whole[] = { "-", "In words", "at most 65 % from one foreign country",
                                       "DFARS 252.225-7052: until 31 Dec 2026 0 compliant", NULL };
  g_auto (Report) report;

  report_open (&report);
  add_lines (&report.bom);
  bom_set (&report.bom, "rules", "us-dfars-252-225-7052,eu-crma");
  report_write (&report);

  check (&report, "rules", answer);
  check (&report, "rules", later);
  check (&report, "rules", magnet);
  check (&report, "rules", mining);
  check (&report, "rules", whole);
}

static void
test_figures (void)
{
  g_auto (Report) report;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) figures = NULL;
  const LdsSummary *summary;

  report_open (&report);
  add_lines (&report.bom);
  report_write (&report);
  summary = lds_audit_get_summary (report.audit);

  g_assert_cmpuint (summary->n_not_fitted, ==, 1);
  g_assert_cmpuint (summary->n_substitutes, ==, 1);
  g_assert_cmpuint (summary->by_exposure[LDS_EXPOSURE_CRITICAL], ==, 1);
  g_strv_builder_take (builder, g_strdup_printf ("items=%u", summary->n_items));
  g_strv_builder_take (builder, g_strdup_printf ("controlled=%u", summary->n_controlled));
  g_strv_builder_take (builder, g_strdup_printf ("chinese=%u", summary->n_chinese));
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    g_strv_builder_take (
        builder, g_strdup_printf ("%s=%u", lds_exposure_to_string (i), summary->by_exposure[i]));
  for (guint i = 0; i < G_N_ELEMENTS (summary->coverage); i++)
    g_strv_builder_take (builder, g_strdup_printf ("tier%u=%.17g", i + 1, summary->coverage[i]));
  figures = g_strv_builder_end (builder);

  check (&report, "figures", (const char *const *) figures);
}

static void
test_chain (void)
{
  g_auto (Report) report;

  report_open (&report);
  add_lines (&report.bom);
  report_write (&report);

  check_cell (&report, "MAG-211", "Tier 1 country", "Germany");
  check_cell (&report, "MAG-211", "Tier 2 country", "China");
  check_cell (&report, "MAG-211", "Tier 2 evidence", "stated");
  check_cell (&report, "MAG-211", "Total quantity", "16");
  check_cell (&report, "MAG-330", "Level", "not fitted");
  check_cell (&report, "SCR-410", "Rare earths", "none");
}

static void
test_substitute (void)
{
  g_auto (Report) report;

  report_open (&report);
  add_lines (&report.bom);
  report_write (&report);

  check_cell (&report, "MAG-212", "Substitute for item", "3");
  check_cell (&report, "MAG-211", "Substitute for item", "–");
  check_cell (&report, "MAG-212", "Total quantity", "16");
  check_cell (&report, "MAG-212", "Level", "\u2b22 critical (substitute)");
}

static void
test_explanation (void)
{
  static const char *const explained[][4] = {
    { "MAG-211", "What the cell says", "says “NdFeB N42UH”; the words “N42UH” decided." },
    { "MAG-211", "What it was taken for", "sintered NdFeB magnet, class UH (ndfeb-sintered-uh)" },
    { "MAG-211", "Where it comes from", "Tier 1 is in Germany." },
    { "MAG-211", "Where it comes from", "\nTier 2 is in China." },
    { "MAG-211", "Controls", "announcement 18 of 2025 came into force on 4 Apr 2025" },
    { "MAG-211", "So the level is", "critical: the first condition" },
    { "MAG-211", "Sources", "Trade practice: ranges of several makers; 2026-07-31; confidence C" },
    { "MAG-330", "So the level is", "It is not fitted" },
    { "MOT-200", "So the level is", "medium: the first condition" },
    { "MOT-200", "So the level is", "With all below it: critical, because of row 4." },
    { "SCR-410", "What it was taken for", "Such a thing holds no rare earths" },
    { "BLK-600", "So the level is", "what it is made of is not known" },
  };
  g_auto (Report) report;

  report_open (&report);
  add_lines (&report.bom);
  report_write (&report);

  for (gsize i = 0; i < G_N_ELEMENTS (explained); i++)
    check (&report, "explanation", explained[i]);
}

/* Worked example 7, by the stage, and how well origins are known. */
static void
test_tables_of_the_summary (void)
{
  static const struct { double mass; const char *country; } parts[] = { { 30, "CN" }, { 15, "MY" },
                                                                        { 5, NULL } };
  static const char *const rows[] = {
    "Dy|separation|China|60.0–70.0 %|0.6667|0.1|5556",
    "Malaysia|30.0–40.0 %|0.3333",
    "mining, metal: no country known",
    "their value in EUR|1|0|–|–|–|–|–|1",
    "their mass of rare earths|1|0|–|–|–|–|–|1",
    "2|0.9|–|–|0.9|–|–|0.1",
    "1|item with rare earths in traces, if any: these are left aside, and what else the item holds is not known",
    NULL,
  };
  g_auto (Report) report;

  report_open (&report);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 item = bom_add (&report.bom, (Line) { .text = "Dysprosium metal", .mass_g = parts[i].mass,
                                                   .price = 10, .currency = "EUR" });

      bom_say_content (&report.bom, item, "Dy", 1, 1);
      if (parts[i].country != NULL)
        bom_say_stage (&report.bom, item, "separation", parts[i].country);
    }
  bom_add (&report.bom, (Line) { .text = "Capacitor 100nF X7R 0603" });
  report_write (&report);

  check (&report, "summary", rows);
}

static void
test_backing (void)
{
  g_auto (Report) report;
  gint64 magnet;

  report_open (&report);
  magnet = bom_add (&report.bom, (Line) { .part = "M", .text = "Magnet", .material = "N42UH" });
  bom_claim_origin (&report.bom, magnet, 1, "DE", "declared", "2023-05-01", "Halder.pdf");
  report_write (&report);

  check_cell (&report, "M", "What claims rest on",
              "tier 1: It rests on “Halder.pdf”, dated 1 May 2023. What was declared is older than 2 "
              "years: it counts as stated.");
  check_cell (&report, "M", "China's market share there (presumed)",
              "tier 2, metal: 91 %\ntier 3, separation: 91 %\nat least one of them: 91–100 %");
}

/* A sheet of parts is read after the line that it hangs under and what follows that. */
static void
test_parts_follow_their_assembly (void)
{
  static const char *const parts[] = { "A", "A-1", "A-2", "B", NULL };
  g_auto (Report) report;
  gint64 assembly;

  report_open (&report);
  assembly = bom_add (&report.bom, (Line) { .part = "A", .text = "Motor" });
  bom_add (&report.bom, (Line) { .part = "B", .text = "Lid" });
  bom_add (&report.bom, (Line) { .parent = assembly, .part = "A-1", .text = "Shaft" });
  bom_add (&report.bom, (Line) { .parent = assembly, .part = "A-2", .text = "Magnet" });
  report_write (&report);

  check (&report, "order", parts);
}

static void
test_unknown_is_written (void)
{
  g_auto (Report) report;

  report_open (&report);
  add_lines (&report.bom);
  report_write (&report);

  check_unknown (&report, "BLK-600");
}

static void
test_formula_stays_text (void)
{
  static const char *const texts[] = {
    FORMULA, "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "http://x.example/",
    "007",   "1e5",  "</t></si>&amp;",     "a\tb",     "שלום", "釹鐵硼磁石",
    NULL,
  };
  g_auto (Report) report;

  report_open (&report);
  for (guint i = 0; texts[i] != NULL; i++)
    bom_add (&report.bom, (Line) { .part = texts[i],
                                   .text = texts[i],
                                   .supplier = texts[i],
                                   .unit = texts[i],
                                   .country = "DE" });
  report_write (&report);

  check (&report, "texts", texts);
}

static void
test_same_bytes (void)
{
  g_auto (Report) report;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize            first_length = 0;
  gsize            second_length = 0;

  report_open (&report);
  add_lines (&report.bom);
  report_write (&report);
  g_assert_true (g_file_get_contents (report.path, &first, &first_length, NULL));
  /* Archives keep time in steps of two seconds. */
  g_usleep (2100000);
  report_write (&report);
  g_assert_true (g_file_get_contents (report.path, &second, &second_length, NULL));

  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_cancelled (void)
{
  g_auto (Report) report;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  report_open (&report);
  add_lines (&report.bom);
  report.audit = bom_audit (&report.bom, AS_AT);
  g_cancellable_cancel (cancellable);

  g_assert_false (lds_xlsx_report_write (report.audit, report.path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (report.path, G_FILE_TEST_EXISTS));
}

static void
write_to (const char *path)
{
  g_auto (Report) report;
  g_autoptr (GError) error = NULL;

  report_open (&report);
  add_lines (&report.bom);
  report.audit = bom_audit (&report.bom, AS_AT);

  g_assert_false (lds_xlsx_report_write (report.audit, path, NULL, &error));
  g_assert_error (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_WRITE);
}

static void
test_cannot_write (void)
{
  if (g_test_subprocess ())
    {
      write_to ("/nonexistent/report.xlsx");
      if (g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
        write_to ("/dev/full");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  /* One line on standard error is the command line's to write, not a library's. */
  g_test_trap_assert_stderr_unmatched ("*ERROR*");
}

static void
test_empty (void)
{
  g_auto (Report) report;

  const char *const figures[] = { "items=0", "critical=0", NULL };

  report_open (&report);
  report_write (&report);

  check (&report, "figures", figures);
}

static void
write_long_list (void)
{
  const char *const texts[] = { FORMULA, NULL };
  g_auto (Report) report;

  report_open (&report);
  add_lines (&report.bom);
  for (guint i = 0; i < 40000; i++)
    bom_add (&report.bom, (Line) { .parent = 1,
                                   .part = i == 39999 ? FORMULA : "SCR-411",
                                   .text = "Screw",
                                   .material = "Steel",
                                   .country = "GB" });
  report_write (&report);

  check (&report, "form", NULL);
  check (&report, "texts", texts);
  check_unknown (&report, "BLK-600");
}

static void
test_long_list (void)
{
  if (g_test_slow ())
    write_long_list ();
  else
    g_test_skip ("slow: a list long enough to be written row by row");
}

static void
test_text_is_fit_for_a_cell (void)
{
  static const struct
  {
    const char *text;
    const char *wanted;
  } cases[] = {
    { "plain", "plain" },
    { "", "" },
    { "a\001b\033c\177d", "abcd" },
    { "one\r\ntwo\rthree\tfour\n", "one\ntwo\nthree\tfour\n" },
    { "\xef\xbf\xbe", "" },
    { "bad \xff byte", "bad \xef\xbf\xbd byte" },
    { "_x003D_1+1", "_x005F_x003D_1+1" },
    { "_x12_ and _xyz_", "_x12_ and _xyz_" },
    { "µ–磁", "µ–磁" },
  };
  g_autoptr (GString) room = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (lds_xlsx_text_clean (cases[i].text, room), ==, cases[i].wanted);
}

static void
test_long_text_is_cut (void)
{
  g_autoptr (GString) room = g_string_new (NULL);
  g_autofree char *limit = g_strnfill (32767, 'x');
  g_autofree char *longer = g_strnfill (40000, 'x');
  const char      *cut;
  g_auto (Report) report;

  g_assert_cmpstr (lds_xlsx_text_clean (limit, room), ==, limit);
  cut = lds_xlsx_text_clean (longer, room);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 32767);
  g_assert_nonnull (strstr (cut, "40000"));

  report_open (&report);
  bom_add (&report.bom, (Line) { .part = "LONG", .text = longer, .country = "DE" });
  report_write (&report);
  check_cell (&report, "LONG", "Description", cut);
}

static void
test_lines_are_counted (void)
{
  g_assert_cmpuint (lds_xlsx_text_lines ("", 10), ==, 1);
  g_assert_cmpuint (lds_xlsx_text_lines ("one\ntwo", 10), ==, 2);
  g_assert_cmpuint (lds_xlsx_text_lines ("aaaa aaaa aaaa", 5), ==, 3);
  g_assert_cmpuint (lds_xlsx_text_lines ("aaaaaaaaaaaa", 5), >=, 3);
  g_assert_cmpuint (lds_xlsx_text_lines ("磁石磁石磁石", 4), >=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/xlsx/opens-elsewhere-and-is-set-up-to-read-and-print", test_form);
  g_test_add_func ("/report/xlsx/buyers-rules", test_rules);
  g_test_add_func ("/report/xlsx/figures-equal-the-summary", test_figures);
  g_test_add_func ("/report/xlsx/chain-and-quantity-of-a-magnet", test_chain);
  g_test_add_func ("/report/xlsx/substitute-names-its-item-and-is-in-no-count", test_substitute);
  g_test_add_func ("/report/xlsx/explanation", test_explanation);
  g_test_add_func ("/report/xlsx/tables-of-the-summary", test_tables_of_the_summary);
  g_test_add_func ("/report/xlsx/what-claims-rest-on", test_backing);
  g_test_add_func ("/report/xlsx/parts-follow-their-assembly", test_parts_follow_their_assembly);
  g_test_add_func ("/report/xlsx/unknown-is-written-and-never-blank", test_unknown_is_written);
  g_test_add_func ("/report/xlsx/text-stays-text", test_formula_stays_text);
  g_test_add_func ("/report/xlsx/same-input-same-bytes", test_same_bytes);
  g_test_add_func ("/report/xlsx/cancelled-leaves-no-file", test_cancelled);
  g_test_add_func ("/report/xlsx/failure-is-an-error-and-silent", test_cannot_write);
  g_test_add_func ("/report/xlsx/empty-list", test_empty);
  g_test_add_func ("/report/xlsx/long-list-row-by-row", test_long_list);
  g_test_add_func ("/report/xlsx/text/is-fit-for-a-cell", test_text_is_fit_for_a_cell);
  g_test_add_func ("/report/xlsx/text/long-one-is-cut-with-a-note", test_long_text_is_cut);
  g_test_add_func ("/report/xlsx/text/lines-are-counted", test_lines_are_counted);

  return g_test_run ();
}
