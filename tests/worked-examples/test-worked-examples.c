/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hand-computed examples that fix what results mean, by their numbers. The sixth to eighth are in ../audit, each
 * with what else is tested of its matter: test-value-share.c, test-rollup.c and test-buyer-rules.c, test-figures.c. */

#include "bom.h"
#include "lds-country.h"
#include "lds-import.h"
#include "lds-report.h"

#include <math.h>
#include <string.h>

#define FORCE_DATE "2026-06-01" /* announcement 18 in force, 57 suspended */

static void
test_1_mass_from_fraction (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 magnet;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "NdFeB magnet", .quantity = 1.2, .unit = "kg" });
  bom_say_content (&bom, magnet, "Dy", 0.04, 0.04);
  audit = bom_audit (&bom, FORCE_DATE);

  bom_assert_near (bom_content (audit, bom_item (audit, magnet), "Dy")->mass_g_low, 48.0, 1e-6);
  bom_assert_near (bom_content (audit, bom_item (audit, magnet), "Dy")->mass_g_high, 48.0, 1e-6);
}

static void
test_2_oxide_to_metal (void)
{
  static const struct
  {
    const char *symbol;
    double      factor;
  } oxides[] = {
    { "Dy", 0.871321 }, { "Nd", 0.857356 }, { "Pr", 0.827704 }, { "Tb", 0.850215 },
    { "Sm", 0.862361 }, { "Y", 0.787444 },  { "Sc", 0.651966 }, { "Gd", 0.867593 },
    { "Lu", 0.879384 }, { "Ce", 0.814088 }, { "La", 0.852683 }, { "Eu", 0.863616 },
    { "Ho", 0.872976 }, { "Er", 0.874523 }, { "Tm", 0.875612 }, { "Yb", 0.878207 },
  };
  g_auto (Bom) bom;

  bom_open (&bom);
  for (gsize i = 0; i < G_N_ELEMENTS (oxides); i++)
    {
      const LdsElement *element = lds_catalogue_find_element (bom.catalogue, oxides[i].symbol);

      bom_assert_near (element->oxide_factor, oxides[i].factor, 1e-5);
    }
}

static void
test_3_three_level_rollup (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;
  gint64 motor;
  gint64 rotor;
  gint64 magnet;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  motor = bom_add (&bom, (Line) { product, .text = "Motor", .quantity = 2 });
  rotor = bom_add (&bom, (Line) { motor, .text = "Rotor" });
  magnet = bom_add (&bom, (Line) { rotor, .text = "Magnet", .quantity = 8, .mass_g = 12.5 });
  bom_say_content (&bom, magnet, "Nd", 0.26, 0.26);
  bom_say_content (&bom, magnet, "Dy", 0.04, 0.04);
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_cmpfloat (bom_item (audit, magnet)->total_quantity, ==, 16);
  bom_assert_near (bom_content (audit, bom_item (audit, magnet), "Nd")->mass_g_high, 52, 1e-6);
  bom_assert_near (bom_content (audit, bom_item (audit, magnet), "Dy")->mass_g_high, 8, 1e-6);
  for (gint64 item = product; item <= magnet; item++)
    {
      bom_assert_near (bom_rollup (audit, bom_item (audit, item), "Nd")->mass_g_low, 52, 1e-6);
      bom_assert_near (bom_rollup (audit, bom_item (audit, item), "Nd")->mass_g_high, 52, 1e-6);
      bom_assert_near (bom_rollup (audit, bom_item (audit, item), "Dy")->mass_g_high, 8, 1e-6);
    }
}

/* Writes a spreadsheet, imports it, and audits what was imported. */
static LdsAudit *
audit_text (Bom        *bom,
            const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lodestone-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "bom.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (&error);
  GDate date;
  LdsAudit *audit;

  g_assert_true (g_file_set_contents (path, csv, -1, &error));
  lds_import_file (workspace, bom->catalogue, file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JUNE, 2026);
  audit = lds_audit_run (workspace, bom->catalogue, &date, NULL, &error);
  g_assert_no_error (error);
  g_file_delete (file, NULL, NULL);
  g_file_delete (parent, NULL, NULL);

  return audit;
}

static void
test_4_shared_subassembly (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  double n_d = 0;

  bom_open (&bom);
  audit = audit_text (&bom, "Parent;Part Number;Description;Quantity;Weight (g);Sm %\n"
                            ";A;Product;1;;\n"
                            "A;B;Left arm;2;;\n"
                            "A;C;Right arm;1;;\n"
                            "B;D;Samarium magnet;3;2,8;25\n"
                            "C;D;Samarium magnet;4;2,8;25\n");

  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      if (g_strcmp0 (item->part_number, "D") == 0)
        n_d += item->total_quantity;
    }
  g_assert_cmpfloat (n_d, ==, 10);
  g_assert_cmpstr (lds_audit_get_item (audit, 0)->part_number, ==, "A");
  bom_assert_near (bom_rollup (audit, lds_audit_get_item (audit, 0), "Sm")->mass_g_high, 7.0, 1e-6);
}

static void
test_5_ranges (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 magnet;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet", .quantity = 4, .mass_g = 100 });
  bom_say_content (&bom, magnet, "Dy", 0.02, 0.04);
  audit = bom_audit (&bom, FORCE_DATE);

  bom_assert_near (bom_content (audit, bom_item (audit, magnet), "Dy")->mass_g_low, 8, 1e-6);
  bom_assert_near (bom_content (audit, bom_item (audit, magnet), "Dy")->mass_g_high, 16, 1e-6);
}

static void
test_9_units (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;

  bom_open (&bom);
  audit = audit_text (&bom, "Part Number;Description;Quantity;Weight;Dy %\n"
                            "M-1;Magnet, 80 kg block;1;80 kg;250 ppm\n"
                            "M-2;Magnet;1;100 g;1,5 %\n"
                            "M-3;Magnet;1;2.5 kg per 100;0,5 %\n"
                            "M-4;Magnet;1;0.5 oz;0,5 %\n");

  item = lds_audit_get_item (audit, 0);
  bom_assert_near (bom_content (audit, item, "Dy")->mass_g_high, 20, 1e-6);
  item = lds_audit_get_item (audit, 1);
  bom_assert_near (bom_content (audit, item, "Dy")->fraction_high, 0.015, 1e-6);
  item = lds_audit_get_item (audit, 2);
  bom_assert_near (item->mass_g, 25, 1e-6);
  item = lds_audit_get_item (audit, 3);
  bom_assert_near (item->mass_g, 14.1747615625, 1e-6);
}

static void
assert_tiers (const LdsItem *item,
              const char    *tier1,
              const char    *tier2,
              const char    *tier3)
{
  g_autofree char *found1 = bom_tier (item, 1);
  g_autofree char *found2 = bom_tier (item, 2);
  g_autofree char *found3 = bom_tier (item, 3);

  g_assert_cmpstr (found1, ==, tier1);
  g_assert_cmpstr (found2, ==, tier2);
  g_assert_cmpstr (found3, ==, tier3);
}

static void
test_10_tiers_from_structure (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;
  gint64 motor;
  gint64 rotor;
  gint64 magnet;
  gint64 alloy;
  gint64 housing;
  gint64 cover;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  motor = bom_add (&bom, (Line) { product, .text = "Motor", .supplier = "A", .country = "DE" });
  rotor = bom_add (&bom, (Line) { motor, .text = "Rotor", .supplier = "B", .country = "AT" });
  magnet = bom_add (&bom, (Line) { rotor, .text = "Magnet", .supplier = "C", .country = "CN" });
  housing = bom_add (&bom, (Line) { motor, .text = "Housing", .supplier = "A" });
  cover = bom_add (&bom, (Line) { motor, .text = "Cover" });
  audit = bom_audit (&bom, FORCE_DATE);

  assert_tiers (bom_item (audit, magnet), "DE", "AT", "CN");
  assert_tiers (bom_item (audit, rotor), "DE", "AT", "CN");
  assert_tiers (bom_item (audit, motor), "DE", "AT", "CN");
  assert_tiers (bom_item (audit, housing), "DE", "?", "?");
  assert_tiers (bom_item (audit, cover), "DE", "?", "?");
  g_assert_true (bom_item (audit, product)->own);

  alloy = bom_add (&bom, (Line) { magnet, .text = "Alloy", .supplier = "D", .country = "JP" });
  g_clear_object (&audit);
  audit = bom_audit (&bom, FORCE_DATE);
  assert_tiers (bom_item (audit, alloy), "DE", "AT", "CN JP");
  assert_tiers (bom_item (audit, magnet), "DE", "AT", "CN JP");
}

static void
test_11_tiers_of_a_part_bought_direct (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 by_stage;
  gint64 by_tier;

  bom_open (&bom);
  by_stage = bom_add (&bom, (Line) { .text = "NdFeB magnet", .supplier = "M", .country = "GB" });
  bom_say_stage (&bom, by_stage, "metal", "CN");
  by_tier = bom_add (&bom, (Line) { .text = "NdFeB magnet", .supplier = "M", .country = "GB" });
  bom_say_tier (&bom, by_tier, 3, "CN");
  audit = bom_audit (&bom, FORCE_DATE);

  assert_tiers (bom_item (audit, by_stage), "GB", "CN", "?");
  g_assert_cmpint (bom_item (audit, by_stage)->tiers[0].stage, ==, LDS_STAGE_MAGNET);
  g_assert_cmpint (bom_item (audit, by_stage)->tiers[1].stage, ==, LDS_STAGE_METAL);
  assert_tiers (bom_item (audit, by_tier), "GB", "?", "CN");
}

static void
test_12_territory (void)
{
  static const struct
  {
    const char *text;
    const char *code;
    gboolean    chinese;
    gboolean    assumed;
  } places[] = {
    { "Hong Kong", "HK", TRUE },
    { "Macau", "MO", TRUE },
    { "Taiwan", "TW" },
    { "Taiwan, Province of China", "TW" },
    { "Republic of China", "TW" },
    { "R.O.C.", "TW" },
    { "Chinese Taipei", "TW" },
    { "PRC", "CN", TRUE },
    { "P.R. China", "CN", TRUE },
    { "Mainland China", "CN", TRUE },
    { "中国", "CN", TRUE },
    { "China (Mainland)", "CN", TRUE },
    { "Volksrepublik China", "CN", TRUE },
    { "République populaire de Chine", "CN", TRUE },
    { "Korea", "KR", FALSE, TRUE },
    { "EU", NULL },
    { "Various", NULL },
    { "Asia", NULL },
  };
  g_auto (Bom) bom;

  bom_open (&bom);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      LdsCountryReading reading;
      gboolean read = lds_catalogue_read_country (bom.catalogue, places[i].text, &reading);

      g_test_message ("%s", places[i].text);
      g_assert_cmpint (read, ==, places[i].code != NULL);
      if (!read)
        continue;
      g_assert_cmpuint (reading.n_codes, ==, 1);
      g_assert_cmpstr (reading.codes[0], ==, places[i].code);
      g_assert_cmpint (lds_country_is_chinese (reading.codes[0]), ==, places[i].chinese);
      g_assert_cmpint (reading.assumed, ==, places[i].assumed);
    }
}

static void
test_13_levels (void)
{
  static const struct
  {
    const char *element; /* "-": no rare earth stated, NULL: nothing known */
    const char *tiers[3];
    LdsExposure level;
  } cases[] = {
    { "Dy", { "DE", "AT", "CN" }, LDS_EXPOSURE_CRITICAL },
    { "Dy", { "DE", NULL, NULL }, LDS_EXPOSURE_HIGH },
    { "Dy", { "DE", "JP", "MY" }, LDS_EXPOSURE_WATCH },
    { "Nd", { "DE", "CN", NULL }, LDS_EXPOSURE_HIGH },
    { "Nd", { "DE", NULL, NULL }, LDS_EXPOSURE_MEDIUM },
    { "-", { "CN", NULL, NULL }, LDS_EXPOSURE_MEDIUM },
    { "-", { "DE", NULL, NULL }, LDS_EXPOSURE_CLEAR },
    { NULL, { "DE", NULL, NULL }, LDS_EXPOSURE_UNKNOWN },
    { NULL, { "CN", NULL, NULL }, LDS_EXPOSURE_MEDIUM },
    { "-", { NULL, NULL, NULL }, LDS_EXPOSURE_UNKNOWN },
  };
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;

  bom_open (&bom);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 item = bom_add (&bom, (Line) { .text = "Thing", .country = cases[i].tiers[0] });

      for (guint tier = 2; tier <= 3; tier++)
        {
          if (cases[i].tiers[tier - 1] != NULL)
            bom_say_tier (&bom, item, tier, cases[i].tiers[tier - 1]);
        }
      if (g_strcmp0 (cases[i].element, "-") == 0)
        bom_say_content (&bom, item, "RE", 0, 0);
      else if (cases[i].element != NULL)
        bom_say_content (&bom, item, cases[i].element, 0.02, 0.02);
    }
  audit = bom_audit (&bom, FORCE_DATE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (lds_exposure_to_string (lds_audit_get_item (audit, i)->exposure), ==,
                       lds_exposure_to_string (cases[i].level));
    }
}

static void
test_14_as_at_date (void)
{
  static const struct
  {
    const char     *date;
    LdsControlState state;
    gboolean        verify;
    LdsExposure     level;
  } cases[] = {
    { "2025-10-01", LDS_CONTROL_NONE, FALSE, LDS_EXPOSURE_MEDIUM },
    { "2025-10-20", LDS_CONTROL_ANNOUNCED, FALSE, LDS_EXPOSURE_MEDIUM },
    { "2025-11-07", LDS_CONTROL_SUSPENDED, FALSE, LDS_EXPOSURE_MEDIUM },
    { "2026-06-01", LDS_CONTROL_SUSPENDED, FALSE, LDS_EXPOSURE_MEDIUM },
    { "2026-11-10", LDS_CONTROL_SUSPENDED, FALSE, LDS_EXPOSURE_MEDIUM },
    { "2026-11-23", LDS_CONTROL_IN_FORCE, TRUE, LDS_EXPOSURE_HIGH },
  };
  g_auto (Bom) bom;
  gint64 rod;

  bom_open (&bom);
  rod = bom_add (&bom, (Line) { .text = "Laser rod", .country = "GB" });
  bom_say_content (&bom, rod, "Ho", 0.01, 0.01);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LdsAudit) audit = bom_audit (&bom, cases[i].date);
      const LdsItem *item = bom_item (audit, rod);

      g_test_message ("%s", cases[i].date);
      g_assert_cmpint (bom_content (audit, item, "Ho")->state, ==, cases[i].state);
      g_assert_cmpint (bom_content (audit, item, "Ho")->verify, ==, cases[i].verify);
      g_assert_cmpint (item->exposure, ==, cases[i].level);
      g_assert_cmpint (bom_finds (item, LDS_FINDING_CONTROL, "cn-mofcom-2025-57"), ==,
                       cases[i].state != LDS_CONTROL_NONE);
    }
}

static void
test_15_conflict (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 by_text;
  gint64 by_column;

  bom_open (&bom);
  by_text = bom_add (&bom, (Line) { .text = "Segment, rare earth free", .material = "N42SH",
                                    .country = "CN" });
  by_column = bom_add (&bom, (Line) { .text = "Segment", .material = "N42SH", .country = "CN" });
  bom_say_content (&bom, by_column, "RE", 0, 0);
  audit = bom_audit (&bom, FORCE_DATE);

  for (gint64 item = by_text; item <= by_column; item++)
    {
      g_assert_true (bom_finds (bom_item (audit, item), LDS_FINDING_CONFLICT, NULL));
      g_assert_cmpint (bom_item (audit, item)->exposure, ==, LDS_EXPOSURE_CRITICAL);
      g_assert_nonnull (bom_content (audit, bom_item (audit, item), "Dy"));
    }
}

static void
test_16_not_fitted (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsSummary *summary;
  gint64 product;
  gint64 magnet;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  bom_add (&bom, (Line) { product, .text = "Screw", .material = "Steel", .country = "GB" });
  magnet = bom_add (&bom, (Line) { product, .text = "Magnet N42UH", .material = "N42UH",
                                   .country = "CN", .mass_g = 10, .not_fitted = TRUE });
  audit = bom_audit (&bom, FORCE_DATE);
  summary = lds_audit_get_summary (audit);

  g_assert_cmpuint (lds_audit_get_n_items (audit), ==, 3);
  g_assert_false (bom_item (audit, magnet)->fitted);
  g_assert_cmpfloat (bom_item (audit, magnet)->total_quantity, ==, 0);
  g_assert_cmpuint (summary->n_items, ==, 2);
  g_assert_cmpuint (summary->n_not_fitted, ==, 1);
  g_assert_cmpuint (summary->by_exposure[LDS_EXPOSURE_CRITICAL], ==, 0);
  g_assert_cmpuint (summary->elements->len, ==, 0);
  g_assert_cmpuint (bom_item (audit, product)->n_rollup, ==, 0);
  g_assert_cmpint (bom_item (audit, product)->rollup_exposure, ==, LDS_EXPOSURE_CLEAR);
}

static void
test_17_text_that_is_not_a_formula (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *json = NULL;

  bom_open (&bom);
  audit = audit_text (&bom, "Part Number,Description,Quantity\n"
                            "X-1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",1\n"
                            "X-2,Screw M3,4\n");
  g_assert_cmpstr (lds_audit_get_item (audit, 0)->description, ==,
                   "=HYPERLINK(\"http://x\",\"y\")");

  /* The workbook: tests/report. */
  lds_json_report_write (audit, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  json = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_nonnull (strstr (json, "\"=HYPERLINK(\\\"http://x\\\",\\\"y\\\")\""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worked-examples/1-mass-from-fraction", test_1_mass_from_fraction);
  g_test_add_func ("/worked-examples/2-oxide-to-metal", test_2_oxide_to_metal);
  g_test_add_func ("/worked-examples/3-three-level-rollup", test_3_three_level_rollup);
  g_test_add_func ("/worked-examples/4-shared-subassembly", test_4_shared_subassembly);
  g_test_add_func ("/worked-examples/5-ranges", test_5_ranges);
  g_test_add_func ("/worked-examples/9-units", test_9_units);
  g_test_add_func ("/worked-examples/10-tiers-from-structure", test_10_tiers_from_structure);
  g_test_add_func ("/worked-examples/11-tiers-of-a-part-bought-direct",
                   test_11_tiers_of_a_part_bought_direct);
  g_test_add_func ("/worked-examples/12-territory", test_12_territory);
  g_test_add_func ("/worked-examples/13-levels", test_13_levels);
  g_test_add_func ("/worked-examples/14-as-at-date", test_14_as_at_date);
  g_test_add_func ("/worked-examples/15-conflict", test_15_conflict);
  g_test_add_func ("/worked-examples/16-not-fitted", test_16_not_fitted);
  g_test_add_func ("/worked-examples/17-text-that-is-not-a-formula",
                   test_17_text_that_is_not_a_formula);

  return g_test_run ();
}
