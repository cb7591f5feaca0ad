/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What JSON tells of claims, of traces and of the figures over all. */

#include "bom.h"

#include "lds-report.h"

#include <yyjson.h>

#define AS_AT "2026-06-01"

static yyjson_doc *
write_report (Bom *bom)
{
  g_autoptr (LdsAudit) audit = bom_audit (bom, AS_AT);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  yyjson_doc *doc;

  lds_json_report_write (audit, stream, NULL, &error);
  g_assert_no_error (error);
  doc = yyjson_read (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                     g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), 0);
  g_assert_nonnull (doc);

  return doc;
}

static yyjson_val *
get (yyjson_doc *doc,
     const char *pointer)
{
  return yyjson_doc_ptr_get (doc, pointer);
}

static void
assert_text (yyjson_doc *doc,
             const char *pointer,
             const char *text)
{
  g_test_message ("%s", pointer);
  g_assert_cmpstr (yyjson_get_str (get (doc, pointer)), ==, text);
}

static void
assert_number (yyjson_doc *doc,
               const char *pointer,
               double      number)
{
  g_test_message ("%s", pointer);
  g_assert_true (yyjson_is_num (get (doc, pointer)));
  g_assert_cmpfloat_with_epsilon (yyjson_get_num (get (doc, pointer)), number, 1e-6);
}

static void
test_claims (void)
{
  g_auto (Bom) bom;
  yyjson_doc *doc;
  gint64 magnet;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  bom_claim_origin (&bom, magnet, 1, "DE", "declared", "2023-05-01", "Halder.pdf");
  bom_claim_origin (&bom, magnet, 2, "JP", "declared", NULL, NULL);
  bom_claim_content (&bom, magnet, "Dy", 0.03, 0.03, "verified", "2026-01-05", "Test.pdf");
  doc = write_report (&bom);

  assert_text (doc, "/items/0/tiers/0/evidence", "stated");
  assert_text (doc, "/items/0/tiers/0/date", "2023-05-01");
  assert_text (doc, "/items/0/tiers/0/document", "Halder.pdf");
  assert_text (doc, "/items/0/tiers/0/age", "expired");
  assert_text (doc, "/items/0/tiers/0/claimed_as", "declared");
  assert_text (doc, "/items/0/tiers/1/evidence", "declared");
  assert_text (doc, "/items/0/tiers/1/age", "undated");
  g_assert_null (get (doc, "/items/0/tiers/1/date"));
  assert_text (doc, "/items/0/elements/3/symbol", "Dy");
  assert_text (doc, "/items/0/elements/3/evidence", "verified");
  assert_text (doc, "/items/0/elements/3/document", "Test.pdf");
  assert_number (doc, "/items/0/presumed_chinese/tiers/0", 3);
  assert_number (doc, "/items/0/presumed_chinese/at_least", 0.91);
  yyjson_doc_free (doc);
}

/* Worked example 7. */
static void
test_figures (void)
{
  static const struct { double mass; const char *country; } parts[] = { { 30, "CN" }, { 15, "MY" },
                                                                        { 5, NULL } };
  g_auto (Bom) bom;
  yyjson_doc *doc;

  bom_open (&bom);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 item = bom_add (&bom, (Line) { .text = "Dysprosium metal", .mass_g = parts[i].mass,
                                            .price = 10, .currency = "EUR", .country = "JP" });

      bom_say_content (&bom, item, "Dy", 1, 1);
      if (parts[i].country != NULL)
        bom_say_stage (&bom, item, "separation", parts[i].country);
    }
  doc = write_report (&bom);

  assert_text (doc, "/summary/concentration_by_stage/1/symbol", "Dy");
  assert_text (doc, "/summary/concentration_by_stage/1/stage", "separation");
  assert_text (doc, "/summary/concentration_by_stage/1/countries/0/country", "CN");
  assert_number (doc, "/summary/concentration_by_stage/1/countries/0/share_low", 0.6);
  assert_number (doc, "/summary/concentration_by_stage/1/countries/0/share_high", 0.7);
  assert_number (doc, "/summary/concentration_by_stage/1/share_unknown", 0.1);
  g_assert_cmpfloat_with_epsilon (
    yyjson_get_num (get (doc, "/summary/concentration_by_stage/1/hhi_of_known")), 5555.6, 0.1);

  assert_number (doc, "/summary/coverage/tier1", 1);
  assert_number (doc, "/summary/coverage_by/items/tier1/known/0", 1);
  assert_number (doc, "/summary/coverage_by/items/tier1/by_evidence/stated/1", 1);
  assert_text (doc, "/summary/coverage_by/value/0/currency", "EUR");
  assert_number (doc, "/summary/coverage_by/value/0/total/0", 30);
  assert_number (doc, "/summary/coverage_by/rare_earth_mass_g/total/1", 50);
  assert_number (doc, "/summary/coverage_by/rare_earth_mass_g/tier2/known/0", 0.9);
  yyjson_doc_free (doc);
}

static void
test_traces (void)
{
  g_auto (Bom) bom;
  yyjson_doc *doc;

  bom_open (&bom);
  bom_add (&bom, (Line) { .text = "Capacitor 100nF X7R 0603", .country = "DE" });
  doc = write_report (&bom);
  assert_number (doc, "/summary/left_aside", 1);
  assert_text (doc, "/items/0/composition/trace", "mlcc");
  g_assert_true (yyjson_get_bool (get (doc, "/items/0/composition/left_aside")));
  g_assert_cmpuint (yyjson_arr_size (get (doc, "/items/0/elements")), ==, 0);
  yyjson_doc_free (doc);

  bom_set (&bom, "trace-uses", "yes");
  doc = write_report (&bom);
  assert_number (doc, "/summary/left_aside", 0);
  g_assert_cmpuint (yyjson_arr_size (get (doc, "/items/0/elements")), ==, 4);
  assert_text (doc, "/items/0/elements/0/presence", "possible");
  assert_text (doc, "/items/0/elements/0/evidence", "estimated");
  g_assert_true (yyjson_is_null (get (doc, "/items/0/elements/0/mass_g_high")));
  yyjson_doc_free (doc);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/json/claims", test_claims);
  g_test_add_func ("/report/json/figures", test_figures);
  g_test_add_func ("/report/json/traces", test_traces);

  return g_test_run ();
}
