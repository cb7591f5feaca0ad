/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-words.h"

#include <math.h>

static LdsCatalogue *catalogue;

static const LdsShare *
find_share (const char *id,
            const char *symbol)
{
  const LdsMaterial *material = lds_catalogue_find_material (catalogue, id);
  guint element = lds_catalogue_find_element (catalogue, symbol)->index;

  g_assert_nonnull (material);
  for (guint i = 0; i < material->n_shares; i++)
    if (material->shares[i].element == element)
      return &material->shares[i];

  return NULL;
}

/* Worked example 2. */
static void
test_oxide_factors (void)
{
  static const struct
  {
    const char *symbol;
    double      factor;
  } cases[] = {
    { "Dy", 0.871321 }, { "Nd", 0.857356 }, { "Pr", 0.827704 }, { "Tb", 0.850215 },
    { "Sm", 0.862361 }, { "Y", 0.787444 }, { "Sc", 0.651966 }, { "Gd", 0.867593 },
    { "Lu", 0.879384 }, { "Ce", 0.814088 }, { "La", 0.852683 }, { "Eu", 0.863616 },
    { "Ho", 0.872976 }, { "Er", 0.874523 }, { "Tm", 0.875612 }, { "Yb", 0.878207 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LdsElement *element = lds_catalogue_find_element (catalogue, cases[i].symbol);

      g_test_message ("%s", cases[i].symbol);
      g_assert_cmpfloat_with_epsilon (element->oxide_factor, cases[i].factor, 1e-6);
    }

  g_assert_true (isnan (lds_catalogue_find_element (catalogue, "Pm")->oxide_factor));
  g_assert_null (lds_catalogue_find_element (catalogue, "Fe"));
  g_assert_null (lds_catalogue_find_element (catalogue, "dy"));
}

static void
test_heavy_part_grows_with_the_class (void)
{
  static const struct
  {
    const char *suffix;
    double      low;
    double      high;
    gboolean    counts;
    const char *firm;
  } cases[] = {
    { "", 0, 0.005, FALSE, "Dy and Tb together 0–0.5 %, Nd and Pr together 28.5–33 %" },
    { "m", 0, 0.015, TRUE, "Dy and Tb together 0–1.5 %, Nd and Pr together 27.5–33 %" },
    { "h", 0, 0.03, TRUE, "Dy and Tb together 0–3 %, Nd and Pr together 26–33 %" },
    { "sh", 0.005, 0.045, TRUE, "Dy and Tb together 0.5–4.5 %, Nd and Pr together 24.5–32.5 %" },
    { "uh", 0.015, 0.065, TRUE, "Dy and Tb together 1.5–6.5 %, Nd and Pr together 22.5–31.5 %" },
    { "eh", 0.03, 0.085, TRUE, "Dy and Tb together 3–8.5 %, Nd and Pr together 20.5–30 %" },
    { "ah", 0.05, 0.11, TRUE, "Dy and Tb together 5–11 %, Nd and Pr together 18–28 %" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LdsMagnetClass *class = lds_catalogue_find_magnet_class (catalogue, cases[i].suffix);
      const LdsShare *dy, *tb;

      g_assert_nonnull (class);
      dy = find_share (class->material->id, "Dy");
      tb = find_share (class->material->id, "Tb");
      g_assert_cmpfloat_with_epsilon (dy->low, cases[i].low, 1e-9);
      g_assert_cmpfloat_with_epsilon (dy->high, cases[i].high, 1e-9);
      g_assert_true (dy->counts == cases[i].counts);
      g_assert_cmpfloat (tb->low, ==, 0);
      g_assert_cmpfloat_with_epsilon (tb->high, cases[i].high, 1e-9);
      g_assert_cmpstr (class->material->firm, ==, cases[i].firm);
      g_assert_true (find_share (class->material->id, "Nd")->counts);
      g_assert_false (find_share (class->material->id, "Pr")->counts);
      g_assert_false (lds_material_is_grade_unknown (class->material));
    }

  g_assert_null (lds_catalogue_find_magnet_class (catalogue, "xx"));
  g_assert_nonnull (lds_catalogue_find_magnet_energy (catalogue, 42));
  g_assert_null (lds_catalogue_find_magnet_energy (catalogue, 43));
}

static void
test_unknown_grade_leaves_heavy_open (void)
{
  const LdsMaterial *ndfeb = lds_catalogue_find_material (catalogue, "ndfeb");

  g_assert_true (lds_material_is_grade_unknown (ndfeb));
  g_assert_false (find_share ("ndfeb", "Dy")->counts);
  g_assert_cmpfloat_with_epsilon (find_share ("ndfeb", "Dy")->high, 0.11, 1e-9);
}

static void
test_magnets_without_rare_earth (void)
{
  static const char *const none[] = { "ferrite", "alnico", "steel", "aluminium" };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      const LdsMaterial *material = lds_catalogue_find_material (catalogue, none[i]);

      g_assert_cmpint (material->holds, ==, LDS_HOLDS_NONE);
      g_assert_cmpuint (material->n_shares, ==, 0);
    }

  g_assert_nonnull (find_share ("ferrite-la-co", "La"));
  g_assert_nonnull (find_share ("steel-253ma", "Ce"));
}

static void
test_elements_by_themselves (void)
{
  const LdsMaterial *oxide = lds_catalogue_find_cas (catalogue, "1308-87-8");
  const LdsMaterial *metal = lds_catalogue_find_cas (catalogue, "7429-91-6");

  g_assert_cmpstr (oxide->id, ==, "oxide-dy");
  g_assert_cmpint (oxide->form, ==, LDS_FORM_OXIDE);
  g_assert_cmpfloat_with_epsilon (oxide->shares[0].low, 0.871321, 1e-6);
  g_assert_cmpstr (metal->name, ==, "dysprosium metal");
  g_assert_cmpint (metal->form, ==, LDS_FORM_METAL);
  g_assert_cmpfloat (metal->shares[0].high, ==, 1);
  g_assert_true (isnan (find_share ("element-dy", "Dy")->high));
  g_assert_null (lds_catalogue_find_cas (catalogue, "7439-89-6"));
}

static void
test_china_shares (void)
{
  const LdsProvenance *provenance;

  g_assert_cmpfloat (lds_catalogue_get_china_share (catalogue, LDS_STAGE_MAGNET, &provenance),
                     ==, 0.94);
  g_assert_cmpint (provenance->confidence, ==, 'A');
  g_assert_cmpfloat (lds_catalogue_get_china_share (catalogue, LDS_STAGE_MINING, NULL), ==, 0.69);
  g_assert_true (isnan (lds_catalogue_get_china_share (catalogue, LDS_STAGE_ALLOY, &provenance)));
  g_assert_null (provenance);
}

static void
test_longest_hs_code (void)
{
  g_assert_cmpstr (lds_catalogue_find_hs_code (catalogue, "8505190090")->material->id, ==,
                   "ferrite");
  g_assert_cmpstr (lds_catalogue_find_hs_code (catalogue, "85051110")->code, ==, "85051110");
  g_assert_cmpstr (lds_catalogue_find_hs_code (catalogue, "85051190")->code, ==, "850511");
  g_assert_null (lds_catalogue_find_hs_code (catalogue, "7318"));
}

static void
assert_figure (const char        *id,
               LdsMagnetProperty  property,
               double             low,
               double             high)
{
  const LdsMagnetFigure *figure =
    lds_catalogue_get_magnet_figure (catalogue, lds_catalogue_find_material (catalogue, id),
                                     property);

  g_test_message ("%s %d", id, property);
  g_assert_nonnull (figure);
  g_assert_cmpfloat (figure->low, ==, low);
  if (isnan (high))
    g_assert_true (isnan (figure->high));
  else
    g_assert_cmpfloat (figure->high, ==, high);
  g_assert_nonnull (figure->provenance.source);
}

static void
test_properties_of_magnets (void)
{
  assert_figure ("ndfeb-sintered-sh", LDS_MAGNET_DENSITY, 7.5, 7.6);
  assert_figure ("ndfeb-sintered-sh", LDS_MAGNET_HCJ, 1592, NAN);
  assert_figure ("ndfeb-sintered-sh", LDS_MAGNET_LIMIT, 150, 150);
  assert_figure ("ndfeb-sintered-sh", LDS_MAGNET_ALPHA_BR, -0.12, -0.09);
  assert_figure ("ndfeb-sintered-uh", LDS_MAGNET_BETA_HCJ, -0.55, -0.45);
  assert_figure ("ndfeb-sintered", LDS_MAGNET_HCJ, 876, NAN);
  assert_figure ("ndfeb-sintered-ah", LDS_MAGNET_LIMIT, 220, 230);
  assert_figure ("ndfeb-bonded", LDS_MAGNET_BR, 0.55, 0.75);
  assert_figure ("smco5", LDS_MAGNET_BH_MAX, 96, 199);
  assert_figure ("sm2co17", LDS_MAGNET_LIMIT, 300, 350);
  assert_figure ("ferrite", LDS_MAGNET_BETA_HCJ, 0.25, 0.4);
  assert_figure ("alnico", LDS_MAGNET_DENSITY, 6.9, 7.3);
  assert_figure ("ndfeb-sintered-h", LDS_MAGNET_RECOIL, 1.05, 1.05);
  g_assert_null (lds_catalogue_get_magnet_figure (
    catalogue, lds_catalogue_find_material (catalogue, "steel"), LDS_MAGNET_DENSITY));
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

  g_test_add_func ("/catalogue/material/oxide-factors", test_oxide_factors);
  g_test_add_func ("/catalogue/material/heavy-part-grows-with-the-class",
                   test_heavy_part_grows_with_the_class);
  g_test_add_func ("/catalogue/material/unknown-grade-leaves-heavy-open",
                   test_unknown_grade_leaves_heavy_open);
  g_test_add_func ("/catalogue/material/magnets-without-rare-earth",
                   test_magnets_without_rare_earth);
  g_test_add_func ("/catalogue/material/elements-by-themselves", test_elements_by_themselves);
  g_test_add_func ("/catalogue/material/china-shares", test_china_shares);
  g_test_add_func ("/catalogue/material/longest-hs-code", test_longest_hs_code);
  g_test_add_func ("/catalogue/material/properties-of-magnets", test_properties_of_magnets);

  status = g_test_run ();
  g_object_unref (catalogue);

  return status;
}
