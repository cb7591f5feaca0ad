/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-heading-kinds.h"
#include "lds-heading.h"
#include "lds-seller.h"

static LdsCatalogue *catalogue;

#define BIT(field) (G_GUINT64_CONSTANT (1) << LDS_FIELD_##field)

static void
test_spelling_does_not_matter (void)
{
  static const struct
  {
    const char *heading;
    const char *normalised;
  } cases[] = {
    { "Qty.", "qty" }, { "QTY", "qty" }, { " Qty: ", "qty" }, { "Part-No.", "part no" },
    { "Part #", "part no" }, { "Part_Number", "part number" }, { "Weight (kg)", "weight" },
    { "Mass [g]", "mass" }, { "Einzelpreis (€)", "einzelpreis" }, { "Stückzahl", "stuckzahl" },
    { "Réf.", "ref" }, { "N° article", "no article" }, { "ＱＴＹ", "qty" },
    { "Unit\nPrice", "unit price" }, { "Country (Tier 2)", "country tier 2" }, { "Nd %", "nd %" },
    { "数量", "数量" }, { "...", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normalised = lds_heading_normalise (cases[i].heading);

      g_assert_cmpstr (normalised, ==, cases[i].normalised);
    }
}

static void
test_one_heading_many_fields (void)
{
  static const struct
  {
    const char *heading;
    guint64     fields;
  } cases[] = {
    { "Qty", BIT (QUANTITY) },
    { "qty.", BIT (QUANTITY) },
    { "PartNumber", BIT (PART_NUMBER) },
    { "part_number", BIT (PART_NUMBER) },
    { "P/N", BIT (PART_NUMBER) },
    { "Item", BIT (DESCRIPTION) | BIT (FIND_NUMBER) },
    { "Reference", BIT (PART_NUMBER) | BIT (REFERENCE_DESIGNATOR) },
    { "Amount", BIT (QUANTITY) | BIT (TOTAL_PRICE) },
    { "Weight (lbs)", BIT (MASS) },
    { "C.O.O.", BIT (COUNTRY_OF_ORIGIN) },
    { "Ursprungsland", BIT (COUNTRY_OF_ORIGIN) },
    { "原产国", BIT (COUNTRY_OF_ORIGIN) },
    { "Country (Tier 2)", BIT (TIER2_COUNTRY) },
    { "RE Metal Origin", BIT (STAGE_COUNTRY) },
    { "Dy (wt%)", BIT (RARE_EARTH_CONTENT) },
    { "#", BIT (FIND_NUMBER) | BIT (QUANTITY) },
    { "Menge/Qty", BIT (QUANTITY) },
    { "数量Qty", BIT (QUANTITY) },
    { "Sachnummer/Norm-Kurzbezeichnung", BIT (PART_NUMBER) },
    { "Hersteller / Menge", 0 },
    { "Supplier 2", BIT (SUPPLIER) },
    { "Manufacturer Part Number 1", BIT (MPN) },
    { "Quantity (per board)", BIT (QUANTITY) },
    { "Zolltarifnummer", BIT (HS_CODE) },
    { "Wibble", 0 },
    { "", 0 },
    { "2", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].heading);
      g_assert_cmphex (lds_catalogue_match_heading (catalogue, cases[i].heading), ==,
                       cases[i].fields);
    }
}

static void
test_single_words (void)
{
  static const struct
  {
    const char *heading;
    guint       kinds;
  } cases[] = {
    { "Our supplier's code", LDS_HEADING_SELLER | LDS_HEADING_NUMBER },
    { "MFG P/N", LDS_HEADING_MAKER | LDS_HEADING_PART | LDS_HEADING_NUMBER },
    { "Tier 2 origin", LDS_HEADING_SECOND | LDS_HEADING_COUNTRY },
    { "Quantality", LDS_HEADING_QUANTITY },
    { "Suppllier", LDS_HEADING_SELLER },
    { "Manufactured", LDS_HEADING_OTHER },
    { "所需数量", LDS_HEADING_QUANTITY },
    { "Wibble", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normalised = lds_heading_normalise (cases[i].heading);

      g_test_message ("%s", cases[i].heading);
      g_assert_cmphex (lds_catalogue_find_heading_kinds (catalogue, normalised), ==,
                       cases[i].kinds);
    }
}

static void
test_sellers (void)
{
  g_assert_true (lds_catalogue_is_seller (catalogue, "Digi-Key"));
  g_assert_true (lds_catalogue_is_seller (catalogue, "eBay (UK)"));
  g_assert_true (lds_catalogue_is_seller (catalogue, "MOUSER 511-L78"));
  g_assert_true (lds_catalogue_is_seller (catalogue, "秋月電子"));
  g_assert_false (lds_catalogue_is_seller (catalogue, "Vacuumschmelze"));
  g_assert_false (lds_catalogue_is_seller (catalogue, "bought on eBay"));
  g_assert_false (lds_catalogue_is_seller (catalogue, ""));
}

static void
test_field_names_go_both_ways (void)
{
  for (int i = 0; i < LDS_N_FIELDS; i++)
    {
      LdsField field = LDS_FIELD_NONE;

      g_assert_true (lds_field_from_string (lds_field_to_string ((LdsField) i), &field));
      g_assert_cmpint (field, ==, i);
    }

  {
    LdsField field = LDS_FIELD_CAS;

    g_assert_false (lds_field_from_string ("none", &field));
    g_assert_cmpint (field, ==, LDS_FIELD_CAS);
  }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/catalogue/heading/spelling-does-not-matter", test_spelling_does_not_matter);
  g_test_add_func ("/catalogue/heading/single-words", test_single_words);
  g_test_add_func ("/catalogue/heading/sellers", test_sellers);
  g_test_add_func ("/catalogue/heading/one-heading-many-fields", test_one_heading_many_fields);
  g_test_add_func ("/catalogue/heading/field-names-go-both-ways", test_field_names_go_both_ways);

  status = g_test_run ();
  g_object_unref (catalogue);

  return status;
}
