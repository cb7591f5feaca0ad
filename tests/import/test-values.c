/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-values.h"

#include <math.h>

static void
assert_double (double      found,
               double      wanted,
               const char *what)
{
  if (isnan (wanted) ? !isnan (found) : !(fabs (found - wanted) <= 1e-6 * fabs (wanted)))
    g_error ("“%s” was read as %.9g instead of %.9g", what, found, wanted);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    char        decimal;
    double      number;
  } cases[] = {
    { "4", '.', 4 }, { " 4.5", '.', 4.5 }, { "0,5", ',', 0.5 }, { "1.234,56", ',', 1234.56 },
    { "1,234.56", '.', 1234.56 }, { "1.234", ',', 1234 }, { "1,234", '.', 1234 },
    { "1.234", '.', 1.234 }, { "1.234.567", ',', 1234567 }, { "1 234,5", ',', 1234.5 },
    { "1'234.50", '.', 1234.5 }, { "1/2", '.', 0.5 }, { "1 1/2", '.', 1.5 }, { "½", '.', 0.5 },
    { "2½", '.', 2.5 }, { "-3", '.', -3 }, { "−3", '.', -3 }, { ".5", '.', 0.5 },
    { "2e3", '.', 2000 }, { "1,5", '.', 1.5 }, { "x", '.', NAN }, { "", '.', NAN },
    { "1e999", '.', NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number;

      if (!lds_value_read_number (cases[i].text, cases[i].decimal, &number, NULL))
        number = NAN;
      assert_double (number, cases[i].number, cases[i].text);
    }
}

static void
test_decimal_by_column (void)
{
  static const struct
  {
    const char *cells[4];
    char        decimal;
  } cases[] = {
    { { "1,5", "2", "1.234" }, ',' },   { { "1.5", "1,234" }, '.' },
    { { "1.234,56" }, ',' },            { { "1,234.56" }, '.' },
    { { "1.234", "2.345" }, '?' },      { { "12", "7" }, '?' },
    { { "0,125" }, ',' },               { { "1.234.567 €" }, ',' },
    { { "1.2.3", "1.2.4", "3,5" }, ',' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsDecimalVotes votes = { 0 };

      for (gsize j = 0; j < 4 && cases[i].cells[j] != NULL; j++)
        lds_decimal_votes_add (&votes, cases[i].cells[j]);
      g_assert_cmpint (lds_decimal_votes_decide (&votes, '?'), ==, cases[i].decimal);
    }
}

static void
test_quantities (void)
{
  static const struct
  {
    const char *text;
    double      quantity;
    const char *unit;
  } cases[] = {
    { "4", 4, "" }, { "4 pcs", 4, "pcs" }, { "2x", 2, "" }, { "x2", 2, "" }, { "1 set", 1, "set" },
    { "1/2", 0.5, "" }, { "0,5", 0.5, "" }, { "~2m", 2, "m" }, { "12个", 12, "个" },
    { "3 METROS", 3, "METROS" }, { "10 per 100", 0.1, "" }, { "4 (2 per side)", 4, "" },
    { "500 g", 500, "g" }, { "as needed", NAN, "" }, { "A/R", NAN, "" }, { "0-1", NAN, "" },
    { "２", 2, "" }, { "１２．５", 12.5, "" }, { "４ 個", 4, "個" }, { "1 1/2", 1.5, "" },
    { "½", 0.5, "" }, { "12/100", 0.12, "" }, { "2-3", NAN, "" }, { "1 set (4)", 1, "set" },
    { "4 (2 spare)", 4, "" }, { "3 m²", 3, "m²" }, { "3 m2", 3, "m2" }, { "3 cm3", 3, "cm3" },
    { "2 ft", 2, "ft" }, { "5 ml", 5, "ml" }, { "1'234.5", 1234.5, "" }, { "50 %", NAN, "" },
    { "5 per 1k", 0.005, "" }, { "AR", NAN, "" }, { "３．５ｍ", 3.5, "m" }, { "٤", NAN, "" },
    { "2 oder 3", NAN, "" }, { "2 in x 3 in", NAN, "" }, { "-", NAN, "" }, { "", NAN, "" },
    { "-4", NAN, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char unit[LDS_UNIT_SIZE];
      double quantity = lds_value_read_quantity (cases[i].text, ',', unit);

      assert_double (quantity, cases[i].quantity, cases[i].text);
      g_assert_cmpstr (unit, ==, cases[i].unit);
    }
}

static void
test_designators (void)
{
  g_assert_cmpuint (lds_value_count_designators ("R1, R2, R5-R8"), ==, 6);
  g_assert_cmpuint (lds_value_count_designators ("C1 C2 C3"), ==, 3);
  g_assert_cmpuint (lds_value_count_designators ("U5;"), ==, 1);
  g_assert_cmpuint (lds_value_count_designators ("R1-4"), ==, 4);
  g_assert_cmpuint (lds_value_count_designators ("fan; power supply"), ==, 0);
  g_assert_cmpuint (lds_value_count_designators ("R1-R999999999"), ==, 1);
  g_assert_cmpuint (lds_value_count_designators ("R1 - R4"), ==, 4);
  g_assert_cmpuint (lds_value_count_designators ("R1–R4, R7"), ==, 5);
  g_assert_cmpuint (lds_value_count_designators ("R1..R4"), ==, 4);
  g_assert_cmpuint (lds_value_count_designators ("R1 to R4"), ==, 4);
  g_assert_cmpuint (lds_value_count_designators ("R1 bis R4; C1"), ==, 5);
  g_assert_cmpuint (lds_value_count_designators ("C1~C3"), ==, 3);
  g_assert_cmpuint (lds_value_count_designators ("R1-C4"), ==, 1);
  g_assert_cmpuint (lds_value_count_designators ("R4-R1"), ==, 1);
  g_assert_cmpuint (lds_value_count_designators ("R1/R2"), ==, 2);
  g_assert_cmpuint (lds_value_count_designators ("R1\nR2\r\nR3"), ==, 3);
  g_assert_cmpuint (lds_value_count_designators ("R1-4A"), ==, 1);
  g_assert_cmpuint (lds_value_count_designators ("IC_1,IC_2"), ==, 2);
  g_assert_cmpuint (lds_value_count_designators ("to to - -- 5-6 , ; /"), ==, 0);
}

/* Worked example 9. */
static void
test_worked_units (void)
{
  double low;
  double high;

  g_assert_true (lds_value_read_fraction ("250 ppm", '.', NAN, &low, &high));
  assert_double (low * 80000, 20, "250 ppm of 80 kg");
  g_assert_true (lds_value_read_fraction ("1,5 %", ',', NAN, &low, &high));
  assert_double (high, 0.015, "1,5 %");
  assert_double (lds_value_read_mass ("2.5 kg per 100", '.', NAN), 25, "2.5 kg per 100");
  g_assert_cmpfloat_with_epsilon (lds_value_read_mass ("0.5 oz", '.', NAN), 14.1748, 14.1748e-5);
}

static void
test_masses (void)
{
  static const struct
  {
    const char *heading;
    const char *text;
    char        decimal;
    double      grams;
  } cases[] = {
    { "Weight (kg)", "0.25", '.', 250 }, { "Mass [g]", "12,5", ',', 12.5 },
    { "Gewicht in kg", "1,2", ',', 1200 }, { "Weight", "12.5 g", '.', 12.5 },
    { "Weight (kg)", "40 g", '.', 40 }, { "Weight", "12.5", '.', NAN },
    { "Weight", "1 lb", '.', 453.59237 },
    { "Weight", "3 mg", '.', 0.003 }, { "Mass", "0.5 t", '.', 500000 },
    { "Weight (g)", "about a pound", '.', NAN }, { "Weight (g)", "12 mm", '.', NAN },
    { "Weight (g)", "", '.', NAN }, { "重量(克)", "5", '.', 5 },
    { "Weight per 100 (kg)", "2.5", '.', 25 },
    { "Weight", "ca. 12 g", '.', 12 }, { "Weight", "≈3 kg", '.', 3000 },
    { "Weight", "５ｇ", '.', 5 },      { "Weight", "2 公斤", '.', 2000 },
    { "Weight", "12 g/m", '.', NAN },  { "Weight", "12 g/pc", '.', 12 },
    { "Density (g/cm³)", "7.5", '.', NAN }, { "Weight (kg/m)", "7.5", '.', NAN },
    { "Weight (g/pcs)", "7.5", '.', 7.5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_double (lds_value_read_mass (cases[i].text, cases[i].decimal,
                                        lds_value_heading_mass (cases[i].heading)),
                   cases[i].grams, cases[i].text);
}

static void
test_fractions (void)
{
  static const struct
  {
    const char *heading;
    const char *text;
    double      low;
    double      high;
  } cases[] = {
    { "Dy %", "4.0", 0.04, 0.04 }, { "Dy (wt%)", "2-4", 0.02, 0.04 },
    { "Dy", "2-4 %", 0.02, 0.04 },
    { "Dy %", "<0.1", 0, 0.001 }, { "Dy %", "≤ 0.5", 0, 0.005 }, { "RE ppm", "300", 3e-4, 3e-4 },
    { "RE", "none", 0, 0 }, { "RE", "0", 0, 0 }, { "RE", "31.5", NAN, NAN },
    { "RE", "1.5%", 0.015, 0.015 }, { "RE %", "tbd", NAN, NAN }, { "RE %", "140", NAN, NAN },
    { "Dy %", "max. 6", 0, 0.06 }, { "Dy %", "2 … 3", 0.02, 0.03 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double low;
      double high;

      if (!lds_value_read_fraction (cases[i].text, '.',
                                    lds_value_heading_fraction (cases[i].heading), &low, &high))
        low = high = NAN;
      assert_double (low, cases[i].low, cases[i].text);
      assert_double (high, cases[i].high, cases[i].text);
    }
}

static void
test_prices (void)
{
  static const struct
  {
    const char *text;
    char        decimal;
    double      price;
    const char *currency;
  } cases[] = {
    { "$1.20", '.', 1.2, "USD" }, { "1.234,56 €", ',', 1234.56, "EUR" },
    { "12 €/10", '.', 1.2, "EUR" }, { "GBP 3.50", '.', 3.5, "GBP" }, { "4", '.', 4, "" },
    { "R$ 136,87", ',', 136.87, "BRL" }, { " $19.25 ", '.', 19.25, "USD" },
    { "¥550", '.', 550, "" }, { "$1.20/100", '.', 0.012, "USD" }, { "1 234,50 Kč", ',', 1234.5, "CZK" },
    { "USD 9 / 1k", '.', 0.009, "USD" }, { "1'250.00 CHF", '.', 1250, "CHF" },
    { "１２０円", '.', 120, "JPY" }, { "0.12 EUR per 10 pcs", '.', 0.012, "EUR" },
    { "N/A", '.', NAN, "" }, { "", '.', NAN, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char currency[LDS_CURRENCY_SIZE];

      assert_double (lds_value_read_price (cases[i].text, cases[i].decimal, currency),
                     cases[i].price, cases[i].text);
      g_assert_cmpstr (currency, ==, cases[i].currency);
    }
}

static void
test_cas (void)
{
  char cas[LDS_CAS_SIZE];
  gboolean wrong;

  g_assert_true (lds_value_read_cas ("7440-00-8", cas, &wrong));
  g_assert_cmpstr (cas, ==, "7440-00-8");
  g_assert_true (lds_value_read_cas ("Dysprosium (CAS 7429-91-6), Fe", cas, &wrong));
  g_assert_cmpstr (cas, ==, "7429-91-6");
  g_assert_false (lds_value_read_cas ("7440-00-9", cas, &wrong));
  g_assert_true (wrong);
  g_assert_false (lds_value_read_cas ("2024-01-31", cas, &wrong));
  g_assert_false (wrong);
  g_assert_false (lds_value_read_cas ("1401-0043-0032", cas, &wrong));
}

static void
test_not_fitted (void)
{
  static const char *const yes[] = { "DNP", "dni", "10k (DNP)", "do not populate", "Not fitted",
                                     "nicht bestückt", "n.b." };
  static const char *const no[] = { "", "X", "DNPX", "SDNP1", "Nut", "unpolished", "1N4148",
                                    "dnf-0815x9" };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    if (!lds_value_says_not_fitted (yes[i]))
      g_error ("“%s” says not fitted", yes[i]);
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (no); i++)
    if (lds_value_says_not_fitted (no[i]))
      g_error ("“%s” does not say not fitted", no[i]);
}

static void
test_ambiguous_votes (void)
{
  static const struct
  {
    const char *text;
    guint       ambiguous;
  } cases[] = {
    { "1.234", 1 }, { "1,234", 1 }, { "12.345 pcs", 1 }, { "0.125", 0 }, { "1.23", 0 },
    { "1.234.567", 0 }, { "1234", 0 }, { "１．２３４", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsDecimalVotes votes = { 0 };

      lds_decimal_votes_add (&votes, cases[i].text);
      g_assert_cmpuint (votes.ambiguous, ==, cases[i].ambiguous);
    }
}

static void
test_headings_of_a_hundred (void)
{
  static const struct
  {
    const char *heading;
    double      per;
  } cases[] = {
    { "Price per 100", 100 }, { "Preis pro 1000 Stk", 1000 }, { "EUR/100", 100 },
    { "Price / 1k", 1000 }, { "Qty per 10", 10 }, { "Qty", 1 }, { "Qty per assembly", 1 },
    { "Price (1/2)", 1 }, { "Qty per 2 sides", 1 }, { "Price @ 100", 1 }, { "", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_double (lds_value_heading_per (cases[i].heading), cases[i].per, cases[i].heading);
}

static void
test_words_for_as_required (void)
{
  static const char *const words[] = { "A/R", "AR", "as needed", "As Required", "nach Bedarf",
                                       "au besoin", "q.b.", "适量", " a.r. " };
  static const char *const others[] = { "", "4", "arm", "R", "as is", "-" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true (lds_value_says_as_required (words[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (lds_value_says_as_required (others[i]));
}

static void
test_words_for_not_fitted (void)
{
  static const char *const words[] = {
    "DNP", "10k DNP", "nicht bestückt", "non monté", "no montar", "non montare", "niet plaatsen",
    "не устанавливать", "R5 不贴", "电阻不贴", "未実装", "nie montować", "미실장",
  };
  static const char *const others[] = { "DNP100", "Dnepr", "fitted", "", "monté", "贴片" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true (lds_value_says_not_fitted (words[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (lds_value_says_not_fitted (others[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/values/numbers", test_numbers);
  g_test_add_func ("/import/values/decimal-sign-by-column", test_decimal_by_column);
  g_test_add_func ("/import/values/quantities", test_quantities);
  g_test_add_func ("/import/values/designators", test_designators);
  g_test_add_func ("/import/values/worked-example-9", test_worked_units);
  g_test_add_func ("/import/values/masses", test_masses);
  g_test_add_func ("/import/values/fractions", test_fractions);
  g_test_add_func ("/import/values/prices", test_prices);
  g_test_add_func ("/import/values/cas-check-digit", test_cas);
  g_test_add_func ("/import/values/not-fitted", test_not_fitted);
  g_test_add_func ("/import/values/ambiguous-votes", test_ambiguous_votes);
  g_test_add_func ("/import/values/headings-of-a-hundred", test_headings_of_a_hundred);
  g_test_add_func ("/import/values/as-required", test_words_for_as_required);
  g_test_add_func ("/import/values/not-fitted-in-languages", test_words_for_not_fitted);

  return g_test_run ();
}
