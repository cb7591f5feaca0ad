/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-country.h"

static LdsCatalogue *catalogue;

typedef struct
{
  const char *text;
  const char *codes;
  gboolean    assumed;
  gboolean    inferred;
} CountryCase;

static void
check_countries (const CountryCase *cases,
                 gsize              n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GString) codes = g_string_new (NULL);
      LdsCountryReading reading;
      gboolean found = lds_catalogue_read_country (catalogue, cases[i].text, &reading);

      for (guint j = 0; j < reading.n_codes; j++)
        g_string_append_printf (codes, "%s%s", j > 0 ? " " : "", reading.codes[j]);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (codes->str, ==, cases[i].codes);
      g_assert_true (found == (reading.n_codes > 0));
      g_assert_true (reading.assumed == cases[i].assumed);
      g_assert_true (reading.inferred == cases[i].inferred);
    }
}

/* Worked example 12. */
static void
test_territory (void)
{
  static const CountryCase cases[] = {
    { "Hong Kong", "HK" }, { "Hong Kong SAR", "HK" }, { "香港", "HK" }, { "HKG", "HK" },
    { "Hong Kong, China", "HK" },
    { "Macau", "MO" }, { "Macao", "MO" }, { "澳门", "MO" },
    { "Taiwan", "TW" }, { "Taiwan, Province of China", "TW" }, { "Republic of China", "TW" },
    { "R.O.C.", "TW" }, { "Chinese Taipei", "TW" }, { "台灣", "TW" }, { "臺灣", "TW" },
    { "台湾", "TW" }, { "Taiwan (R.O.C.)", "TW" }, { "Made in Taiwan", "TW" },
    { "Taipei, Taiwan", "TW" }, { "China (Taiwan)", "TW" },
    { "PRC", "CN" }, { "P.R.C.", "CN" }, { "P.R. China", "CN" }, { "P. R. China", "CN" },
    { "PR China", "CN" }, { "Mainland China", "CN" }, { "中国", "CN" }, { "中國", "CN" },
    { "China (Mainland)", "CN" }, { "Volksrepublik China", "CN" }, { "VR China", "CN" },
    { "République populaire de Chine", "CN" }, { "中华人民共和国", "CN" }, { "china", "CN" },
    { "CHINA", "CN" }, { " China. ", "CN" }, { "CN", "CN" }, { "CHN", "CN" },
    { "ＣＨＩＮＡ", "CN" },
  };

  check_countries (cases, G_N_ELEMENTS (cases));
  g_assert_true (lds_country_is_chinese ("CN"));
  g_assert_true (lds_country_is_chinese ("HK"));
  g_assert_true (lds_country_is_chinese ("MO"));
  g_assert_false (lds_country_is_chinese ("TW"));
  g_assert_false (lds_country_is_chinese (NULL));
}

static void
test_korea_alone_is_assumed (void)
{
  static const CountryCase cases[] = {
    { "Korea", "KR", TRUE }, { "South Korea", "KR" }, { "R.O.K.", "KR" },
    { "Korea, Republic of", "KR" }, { "North Korea", "KP" }, { "DPRK", "KP" },
    { "Made in Korea", "KR", TRUE }, { "韩国", "KR" },
  };

  check_countries (cases, G_N_ELEMENTS (cases));
}

static void
test_names_in_many_languages (void)
{
  static const CountryCase cases[] = {
    { "Germany", "DE" }, { "Deutschland", "DE" }, { "Allemagne", "DE" }, { "ドイツ", "DE" },
    { "德国", "DE" }, { "Österreich", "AT" }, { "Oesterreich", "" }, { "Japan", "JP" },
    { "日本", "JP" }, { "UK", "GB" }, { "U.K.", "GB" }, { "Northern Ireland", "GB" },
    { "Scotland", "GB" }, { "USA", "US" }, { "U.S.A.", "US" }, { "United States", "US" },
    { "America", "US" }, { "Viet Nam", "VN" }, { "Vietnam", "VN" }, { "Burma", "MM" },
    { "Türkiye", "TR" }, { "Turkey", "TR" }, { "Czech Republic", "CZ" }, { "Holland", "NL" },
    { "Malaysia", "MY" }, { "Bosnia and Herzegovina", "BA" }, { "Trinidad and Tobago", "TT" },
    { "Guinea-Bissau", "GW" }, { "Côte d’Ivoire", "CI" }, { "DE", "DE" }, { "DEU", "DE" },
    { "Россия", "RU" },
  };

  check_countries (cases, G_N_ELEMENTS (cases));
}

static void
test_prefixes_fall_away (void)
{
  static const CountryCase cases[] = {
    { "Made in China", "CN" }, { "made in P.R.C.", "CN" }, { "Origin: Germany", "DE" },
    { "Country of origin: JP", "JP" }, { "Ursprungsland Deutschland", "DE" },
    { "Fabriqué en Chine", "CN" }, { "Hecho en México", "MX" }, { "原产国：中国", "CN" },
    { "中国制造", "CN" }, { "Product of the Netherlands", "NL" }, { "日本製", "JP" },
  };

  check_countries (cases, G_N_ELEMENTS (cases));
}

static void
test_two_countries_give_both (void)
{
  static const CountryCase cases[] = {
    { "CN/JP", "CN JP" }, { "China or Vietnam", "CN VN" }, { "China / Vietnam", "CN VN" },
    { "Germany, Austria", "DE AT" }, { "Deutschland oder China", "DE CN" }, { "CN; MY", "CN MY" },
    { "Chine ou Japon", "CN JP" }, { "中国或日本", "CN JP" }, { "US & CN", "US CN" },
    { "China and China", "CN" }, { "DE-CN", "DE CN" }, { "Germany (assembled in China)", "DE CN" },
    { "China, Vietnam, Thailand, Malaysia, Japan", "CN VN TH MY" },
  };

  check_countries (cases, G_N_ELEMENTS (cases));
}

static void
test_places_are_inferred (void)
{
  static const CountryCase cases[] = {
    { "Ganzhou", "CN", FALSE, TRUE }, { "Inner Mongolia", "CN", FALSE, TRUE },
    { "Shenzhen", "CN", FALSE, TRUE }, { "Shenzhen, China", "CN" }, { "深圳", "CN", FALSE, TRUE },
    { "Ningbo, Zhejiang", "CN", FALSE, TRUE }, { "江西省", "CN", FALSE, TRUE },
    { "Munich, Germany", "DE" },
  };

  check_countries (cases, G_N_ELEMENTS (cases));
}

static void
test_no_country (void)
{
  static const CountryCase cases[] = {
    { "", "" }, { NULL, "" }, { "EU", "" }, { "EEC", "" }, { "Asia", "" }, { "Various", "" },
    { "Multiple", "" }, { "n/a", "" }, { "N/A", "" }, { "tbd", "" }, { "-", "" }, { "?", "" },
    { "in", "" }, { "it", "" }, { "cn", "" }, { "Made in", "" }, { "Acme GmbH", "" }, { "XX", "" },
    { "unknown", "" }, { "China Mobile phone holder", "" }, { "Farnell", "" }, { "12", "" },
    { "\xff\xfe", "" },
  };

  check_countries (cases, G_N_ELEMENTS (cases));
}

static void
test_display_names (void)
{
  g_assert_cmpstr (lds_catalogue_get_country_name (catalogue, "KR"), ==, "South Korea");
  g_assert_cmpstr (lds_catalogue_get_country_name (catalogue, "TW"), ==, "Taiwan");
  g_assert_cmpstr (lds_catalogue_get_country_name (catalogue, "VN"), ==, "Vietnam");
  g_assert_null (lds_catalogue_get_country_name (catalogue, "XX"));
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

  g_test_add_func ("/catalogue/country/territory", test_territory);
  g_test_add_func ("/catalogue/country/korea-alone-is-assumed", test_korea_alone_is_assumed);
  g_test_add_func ("/catalogue/country/names-in-many-languages", test_names_in_many_languages);
  g_test_add_func ("/catalogue/country/prefixes-fall-away", test_prefixes_fall_away);
  g_test_add_func ("/catalogue/country/two-countries-give-both", test_two_countries_give_both);
  g_test_add_func ("/catalogue/country/places-are-inferred", test_places_are_inferred);
  g_test_add_func ("/catalogue/country/no-country", test_no_country);
  g_test_add_func ("/catalogue/country/display-names", test_display_names);

  status = g_test_run ();
  g_object_unref (catalogue);

  return status;
}
