/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was written down can be compared with what an audit gives, and tells when it was altered. */

#include "bom.h"

#include "lds-comparison.h"
#include "lds-json-reading.h"
#include "lds-report.h"
#include "lds-seal.h"
#include "lds-snapshot.h"

#include <stdlib.h>
#include <string.h>

#define AS_AT "2026-06-01"

typedef struct
{
  Bom       bom;
  LdsAudit *audit;
  GBytes   *json;
} Report;

static GBytes *
write_json (LdsAudit *audit)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (lds_json_report_write (audit, stream, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
set_up (Report        *report,
        gconstpointer  data)
{
  gint64 motor;

  bom_open (&report->bom);
  motor = bom_add (&report->bom, (Line) { .part = "MOT-1", .text = "Servo motor", .supplier = "A",
                                          .country = "DE", .quantity = 2.5 });
  bom_add (&report->bom, (Line) { .parent = motor, .part = "MAG-1", .text = "Magnet",
                                  .material = "NdFeB N42UH", .supplier = "B", .country = "CN",
                                  .mass_g = 12.345678, .price = 3.1, .currency = "EUR" });
  bom_add (&report->bom, (Line) { .parent = motor, .part = "MAG-2", .text = "Magnet",
                                  .material = "NdFeB", .not_fitted = TRUE });
  bom_add (&report->bom, (Line) { .part = "BLK-1", .text = "Mystery “module”" });
  g_assert_true (lds_workspace_commit (report->bom.workspace, NULL));
  report->audit = bom_audit (&report->bom, AS_AT);
  report->json = write_json (report->audit);
}

static void
tear_down (Report        *report,
           gconstpointer  data)
{
  g_bytes_unref (report->json);
  g_clear_object (&report->audit);
  bom_close (&report->bom);
}

static void
test_same_as_written (Report        *report,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsComparisonSide) read = lds_json_read_side (report->json, "then", &error);
  g_autoptr (LdsComparisonSide) now = lds_comparison_side_of_audit (report->audit, NULL, "now");
  g_autoptr (LdsComparison) comparison = NULL;

  g_assert_no_error (error);
  comparison = lds_comparison_new (read, now);
  g_assert_cmpuint (comparison->changes->len, ==, 4);
  g_assert_true (lds_comparison_is_empty (comparison));
  g_assert_cmpstr (read->as_at, ==, AS_AT);
  g_assert_cmpstr (read->catalogue_sha256, ==, now->catalogue_sha256);
  g_assert_cmpuint (read->n_items, ==, now->n_items);
  g_assert_cmpuint (read->n_controlled, ==, now->n_controlled);
  g_assert_cmpuint (read->n_chinese, ==, now->n_chinese);
  g_assert_cmpmem (read->by_exposure, sizeof read->by_exposure, now->by_exposure,
                   sizeof now->by_exposure);
  g_assert_cmpuint (read->elements->len, ==, now->elements->len);
  g_assert_cmpuint (now->elements->len, >, 0);
}

static void
test_hash (Report        *report,
           gconstpointer  data)
{
  g_autofree char *first = lds_json_report_hash (report->audit, NULL, NULL);
  g_autofree char *end = g_strdup_printf (",\"sha256\":\"%s\"}\n", first);
  g_autoptr (LdsAudit) later = bom_audit (&report->bom, "2026-06-02");
  g_autofree char *other = lds_json_report_hash (later, NULL, NULL);
  g_autoptr (GBytes) again = write_json (report->audit);
  gsize length;
  const char *bytes = g_bytes_get_data (report->json, &length);

  g_assert_cmpuint (strlen (first), ==, 64);
  g_assert_true (g_bytes_equal (report->json, again));
  g_assert_cmpmem (bytes + length - strlen (end), strlen (end), end, strlen (end));
  g_assert_cmpstr (first, !=, other);
}

static gboolean
is_intact (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_auto (LdsSeal) seal = { 0 };
  gboolean intact = FALSE;

  g_assert_true (lds_seal_of_json (&seal, bytes, &intact, NULL));

  return intact;
}

static char *
get_text (GBytes *json)
{
  return g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
}

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  GString *replaced = g_string_new (text);

  g_assert_cmpuint (g_string_replace (replaced, from, to, 1), ==, 1);

  return g_string_free_and_steal (replaced);
}

/* Spaces are no alteration; a figure is. */
static void
test_alteration (Report        *report,
                 gconstpointer  data)
{
  g_autofree char *text = get_text (report->json);
  yyjson_doc *doc = yyjson_read (text, strlen (text), 0);
  char *pretty = yyjson_write (doc, YYJSON_WRITE_PRETTY, NULL);
  g_autofree char *level = replace (text, "\"exposure\":\"critical\"", "\"exposure\":\"clear\"");
  g_autofree char *mass = replace (text, "12.345678", "12.345679");
  g_autofree char *date = replace (text, AS_AT, "2026-06-02");

  g_assert_true (is_intact (text));
  g_assert_true (is_intact (pretty));
  g_assert_false (is_intact (level));
  g_assert_false (is_intact (mass));
  g_assert_false (is_intact (date));
  yyjson_doc_free (doc);
  free (pretty);
}

/* A seal of the audit and one of its JSON say the same, and it passes through text. */
static void
test_seal (Report        *report,
           gconstpointer  data)
{
  g_auto (LdsSeal) audit = { 0 };
  g_auto (LdsSeal) json = { 0 };
  g_auto (LdsSeal) text = { 0 };
  g_auto (LdsSeal) none = { 0 };
  g_autofree char *line = NULL;
  g_autofree char *again = NULL;
  gboolean intact = FALSE;

  g_assert_true (lds_seal_of_audit (&audit, report->audit, NULL, NULL));
  g_assert_true (lds_seal_of_json (&json, report->json, &intact, NULL));
  g_assert_cmpstr (audit.sha256, ==, json.sha256);
  g_assert_cmpstr (audit.as_at, ==, json.as_at);
  g_assert_cmpstr (audit.program, ==, json.program);
  g_assert_cmpstr (audit.catalogue_sha256, ==, json.catalogue_sha256);
  g_assert_cmpstr (audit.settings_sha256, ==, json.settings_sha256);
  g_assert_cmpstr (audit.inputs_sha256, ==, json.inputs_sha256);

  line = lds_seal_to_text (&audit);
  g_assert_true (lds_seal_of_text (&text, line));
  again = lds_seal_to_text (&text);
  g_assert_cmpstr (line, ==, again);
  g_assert_false (lds_seal_of_text (&none, "lodestone-seal/1"));
  lds_seal_clear (&none);
  g_assert_false (lds_seal_of_text (&none, "lodestone-seal/1; audit=1; audit=2"));
}

static void
test_hostile (Report        *report,
              gconstpointer  data)
{
#define HEAD "{\"format\":\"lodestone-audit/1\",\"as_at\":\"x\",\"catalogue\":{\"version\":\"1\",\"sha256\":\"2\"}"
  static const char *const refused[] = {
    "", "{}", "[]", "null", "{\"format\":\"lodestone-audit/2\"}", "{\"format\":\"lodestone-audit/1\"}",
    HEAD ",\"items\":[{}]}", HEAD ",\"items\":[7]}",
    HEAD ",\"items\":[{\"exposure\":\"clear\",\"rollup\":{\"exposure\":\"worse\"}}]}",
    HEAD ",\"items\":[{\"exposure\":\"clear\",\"rollup\":{\"exposure\":\"clear\"},\"parent\":1}]}",
    HEAD ",\"items\":[{\"exposure\":\"clear\",\"rollup\":{\"exposure\":\"clear\"},"
         "\"parent\":18446744073709551615}]}",
  };
  static const char *const taken[] = {
    HEAD "}", HEAD ",\"items\":{}}",
    HEAD ",\"items\":[{\"exposure\":\"clear\",\"rollup\":{\"exposure\":\"clear\"},\"parent\":0,"
         "\"part_number\":[],\"quantity\":\"7\",\"tiers\":[1],\"elements\":[{\"symbol\":\"Unobtainium\"}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (refused[i], strlen (refused[i]));

      g_assert_null (lds_json_read_side (bytes, "x", &error));
      g_assert_error (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (taken[i], strlen (taken[i]));
      g_autoptr (LdsComparisonSide) side = lds_json_read_side (bytes, "x", NULL);
      g_autoptr (LdsComparison) comparison = NULL;

      g_assert_nonnull (side);
      comparison = lds_comparison_new (side, side);
      g_assert_true (lds_comparison_is_empty (comparison));
    }
}

static void
test_snapshot (Report        *report,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsComparisonSide) then = NULL;
  g_autoptr (LdsComparisonSide) now = NULL;
  g_autoptr (LdsComparison) comparison = NULL;
  g_autoptr (LdsAudit) audit = NULL;

  g_assert_true (lds_snapshot_take (report->bom.workspace, report->audit, "Release", NULL, &error));
  g_assert_false (lds_snapshot_take (report->bom.workspace, report->audit, "Release", NULL, NULL));

  /* The workspace goes on; the snapshot stays. */
  g_assert_true (lds_workspace_begin (report->bom.workspace, NULL));
  bom_add (&report->bom, (Line) { .part = "NEW-1", .text = "Sensor" });
  audit = bom_audit (&report->bom, AS_AT);
  then = lds_snapshot_read_side (report->bom.workspace, "Release", &error);
  g_assert_no_error (error);
  now = lds_comparison_side_of_audit (audit, NULL, "now");
  comparison = lds_comparison_new (then, now);
  g_assert_cmpstr (then->name, ==, "Release");
  g_assert_cmpuint (comparison->n[LDS_CHANGE_ADDED], ==, 1);
  g_assert_cmpuint (comparison->n[LDS_CHANGE_NONE], ==, 4);
  g_assert_null (lds_snapshot_read (report->bom.workspace, "other", NULL));
}

/* One that was put in from outside does not pass for what its hash says. */
static void
test_forged_snapshot (Report        *report,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = get_text (report->json);
  g_autofree char *forged = replace (text, "\"exposure\":\"critical\"", "\"exposure\":\"clear\"");
  g_autoptr (GBytes) bytes = g_bytes_new_static (forged, strlen (forged));
  g_autofree char *hash = lds_json_report_hash (report->audit, NULL, NULL);
  LdsSnapshotRecord snapshot = { 0, "Forged", "", NULL, "", "", "", "", "", "", hash };

  g_assert_true (lds_workspace_add_snapshot (report->bom.workspace, &snapshot, bytes, &error));
  g_assert_null (lds_snapshot_read_side (report->bom.workspace, "Forged", &error));
  g_assert_error (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Report, NULL, set_up, func, tear_down)
  ADD ("/report/read-back/is-the-same", test_same_as_written);
  ADD ("/report/hash/is-of-the-audit", test_hash);
  ADD ("/report/hash/tells-alteration-from-spaces", test_alteration);
  ADD ("/report/seal/passes-through-text", test_seal);
  ADD ("/report/read-back/hostile-report", test_hostile);
  ADD ("/report/snapshot/stays-while-the-workspace-goes-on", test_snapshot);
  ADD ("/report/snapshot/forged-is-refused", test_forged_snapshot);

  return g_test_run ();
}
