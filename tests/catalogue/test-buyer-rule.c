/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-buyer-rule.h"

#include "lds-catalogue-check.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define HEAD "[rule]\nid=xx-own\ntitle=Our own\nshort_title=our own\n"
#define SOURCE "source=our own\ndate=2026\nconfidence=C\n"
#define MAGNETS "[magnets]\nmaterials=smco*\n"
#define STAGES "[stages]\ncovered=CN\nstages=magnet\n"

static LdsCatalogue *catalogue;

static void
test_shipped_rules (void)
{
  const LdsBuyerRule *us = lds_catalogue_find_buyer_rule (catalogue, "us-dfars-252-225-7052");
  const LdsBuyerRule *eu = lds_catalogue_find_buyer_rule (catalogue, "eu-crma");
  const LdsBuyerRule *uk = lds_catalogue_find_buyer_rule (catalogue, "uk-vision-2035");
  g_autoptr (GDate) later = g_date_new_dmy (1, 1, 2027);

  g_assert_cmpuint (lds_catalogue_get_n_buyer_rules (catalogue), >=, 3);
  g_assert_null (lds_catalogue_find_buyer_rule (catalogue, "xx"));

  for (const char *const *code = (const char *const[]) { "CN", "RU", "IR", "KP", NULL }; *code; code++)
    g_assert_true (lds_buyer_rule_covers (us, *code));
  g_assert_false (lds_buyer_rule_covers (us, "JP"));
  g_assert_false (lds_buyer_rule_covers (us, NULL));
  g_assert_cmpuint (us->stages, ==, 1u << LDS_STAGE_ALLOY | 1u << LDS_STAGE_MAGNET);
  g_assert_cmpint (g_date_compare (us->later_from, later), ==, 0);
  g_assert_true (isnan (us->max_share));

  g_assert_cmpfloat (eu->max_share, ==, 0.65);
  g_assert_cmpstr (eu->by, ==, "2030");
  g_assert_cmpuint (g_strv_length (eu->home), ==, 27);
  g_assert_cmpfloat (eu->statement_g, ==, 200);
  g_assert_true (eu->statement_verify);
  g_assert_cmpfloat (uk->max_share, ==, 0.6);
  g_assert_true (lds_buyer_rule_is_home (uk, "GB"));
  g_assert_true (isnan (uk->statement_g));
}

static void
test_materials_by_pattern (void)
{
  const LdsBuyerRule *us = lds_catalogue_find_buyer_rule (catalogue, "us-dfars-252-225-7052");
  const char *const named[] = { "ndfeb", "ndfeb-sintered-uh", "ndfeb-bonded", "smco", "smco5", "sm2co17" };
  const char *const others[] = { "ferrite", "alnico", "smfen", "ferrite-la-co" };

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_true (
      lds_buyer_rule_names_material (us, lds_catalogue_find_material (catalogue, named[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (
      lds_buyer_rule_names_material (us, lds_catalogue_find_material (catalogue, others[i])));
  g_assert_false (lds_buyer_rule_names_material (us, NULL));
}

static void
test_words_of_what_is_only_asked_about (void)
{
  const LdsBuyerRule *us = lds_catalogue_find_buyer_rule (catalogue, "us-dfars-252-225-7052");
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "Tungsten counterweight", "tungsten" }, { "WOLFRAM-Stab", "tungsten" },
    { "钨合金配重", "tungsten" },             { "Tantalum capacitor 10uF", "tantalum" },
    { "Tantal", "tantalum" },                 { "Tantalising bracket", NULL },
    { "Steel", NULL },                        { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LdsBuyerMatter *matter = lds_buyer_rule_find_matter (us, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (matter != NULL ? matter->name : NULL, ==, cases[i].name);
    }
}

/* What is wrong with a rule in a folder that is laid over the catalogue, by the loader and by the check. */
static void
test_faults_are_told_with_their_line (void)
{
  static const struct
  {
    const char *text;
    const char *fault;
  } cases[] = {
    { HEAD SOURCE MAGNETS STAGES, NULL },
    { "[rule]\nid=xx-other\ntitle=a\nshort_title=a\n" SOURCE MAGNETS STAGES, "line 2: its id" },
    { "[rule]\nid=xx-own\n" SOURCE MAGNETS STAGES, "line 1: title or short_title" },
    { HEAD MAGNETS STAGES, "line 1: there is no source" },
    { HEAD SOURCE "[magnets]\nmaterials=unobtainium*\n" STAGES, "line 9: materials: there is no material “unobtainium*”" },
    { HEAD SOURCE STAGES, "line 1: there are no materials" },
    { HEAD SOURCE MAGNETS "[stages]\ncovered=China\nstages=magnet\n", "line 11: covered: “China”" },
    { HEAD SOURCE MAGNETS "[stages]\ncovered=CN\nstages=assembly\n", "line 12: stages: “assembly”" },
    { HEAD SOURCE MAGNETS STAGES "later_from=2027-02-30\n", "line 13: later_from: “2027-02-30”" },
    { HEAD SOURCE MAGNETS STAGES "later_from=2027-01-01\n", "line 13: later_from and later_stages" },
    { HEAD SOURCE "[share]\npercent=165\nelements=Dy\nstages=magnet\n", "line 9: percent: “165”" },
    { HEAD SOURCE "[share]\npercent=60\nelements=Fe\nstages=magnet\n", "line 10: elements: “Fe”" },
    { HEAD SOURCE "[share]\npercent=60\nstages=magnet\n", "line 9: percent, elements or stages" },
    { HEAD SOURCE MAGNETS "[statement]\nmagnet_g=200\n", "line 11: magnet_g, text" },
    { HEAD SOURCE "[also lead]\nwords=lead\n", "line 9: words or question" },
    { HEAD "nonsense\n", "line 5" },
  };
  g_autofree char *path = g_dir_make_tmp ("lodestone-rules-XXXXXX", NULL);
  g_autofree char *rules = g_build_filename (path, "rules", NULL);
  g_autofree char *file = g_build_filename (rules, "xx-own.ini", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  g_assert_cmpint (g_mkdir (rules, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LdsCatalogue) loaded = NULL;
      g_autoptr (GPtrArray) findings = NULL;

      g_assert_true (g_file_set_contents (file, cases[i].text, -1, NULL));
      loaded = lds_catalogue_load_overlaid (folder, &error);
      findings = lds_catalogue_check (folder);
      g_test_message ("%s: %s", cases[i].fault, error != NULL ? error->message : "no error");
      if (cases[i].fault == NULL)
        {
          g_assert_no_error (error);
          g_assert_nonnull (lds_catalogue_find_buyer_rule (loaded, "xx-own"));
          g_assert_cmpuint (findings->len, ==, 0);
          continue;
        }

      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "xx-own.ini"));
      g_assert_nonnull (strstr (error->message, cases[i].fault));
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), cases[i].fault));
    }

  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (rules), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
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

  g_test_add_func ("/catalogue/buyer-rule/shipped-rules", test_shipped_rules);
  g_test_add_func ("/catalogue/buyer-rule/materials-by-pattern", test_materials_by_pattern);
  g_test_add_func ("/catalogue/buyer-rule/words-of-what-is-only-asked-about",
                   test_words_of_what_is_only_asked_about);
  g_test_add_func ("/catalogue/buyer-rule/faults-are-told-with-their-line",
                   test_faults_are_told_with_their_line);
  status = g_test_run ();
  g_clear_object (&catalogue);

  return status;
}
