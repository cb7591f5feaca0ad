/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue.h"

static LdsCatalogue *catalogue;

typedef struct
{
  const char *name;
  const char *list;
  const char *control;
  gboolean    listed;
} EntityCase;

static void
check_entities (const EntityCase *cases,
                gsize             n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      const LdsEntity *entity = lds_catalogue_match_entity (catalogue, cases[i].name);

      g_test_message ("“%s”", cases[i].name);
      if (cases[i].list == NULL)
        {
          g_assert_null (entity);
          continue;
        }
      g_assert_nonnull (entity);
      g_assert_cmpstr (entity->list, ==, cases[i].list);
      g_assert_cmpstr (entity->control->id, ==, cases[i].control);
      g_assert_true (entity->listed == cases[i].listed);
    }
}

static void
test_legal_form_does_not_matter (void)
{
  static const EntityCase cases[] = {
    { "IHI Aerospace", "control", "cn-mofcom-2026-11", TRUE },
    { "IHI AEROSPACE CO., LTD.", "control", "cn-mofcom-2026-11", TRUE },
    { "Mitsubishi Heavy Industries Marine Machinery and Equipment Co Ltd", "control",
      "cn-mofcom-2026-11", TRUE },
    { "Japan Aerospace Exploration Agency", "control", "cn-mofcom-2026-11", TRUE },
    { "JAXA", "control", "cn-mofcom-2026-11", TRUE },
    { "Subaru Corporation", "watch", "cn-mofcom-2026-12", TRUE },
    { "TDK K.K.", "watch", "cn-mofcom-2026-12", TRUE },
    { "株式会社TDK", "watch", "cn-mofcom-2026-12", TRUE },
    { "Mitsubishi Precision", "control", "cn-mofcom-2026-28", TRUE },
  };

  check_entities (cases, G_N_ELEMENTS (cases));
}

/* As parts lists from Japan and China, and from Britain, spell them. */
static void
test_other_names (void)
{
  static const EntityCase cases[] = {
    { "三菱造船株式会社", "control", "cn-mofcom-2026-11", TRUE },
    { "Mitsubishi Shipbuilding Co., Ltd.", "control", "cn-mofcom-2026-11", TRUE },
    { "三菱重工エンジン&ターボチャージャ(株)", "control", "cn-mofcom-2026-11", TRUE },
    { "三菱重工エンジン＆ターボチャージャ株式会社", "control", "cn-mofcom-2026-11", TRUE },
    { "川崎重工業 航空宇宙システムカンパニー", "control", "cn-mofcom-2026-11", TRUE },
    { "㈱IHIエアロスペース", "control", "cn-mofcom-2026-11", TRUE },
    { "株式会社ＩＨＩ原動機", "control", "cn-mofcom-2026-11", TRUE },
    { "三菱重工航空發動機株式會社", "control", "cn-mofcom-2026-11", TRUE },
    { "宇宙航空研究開発機構", "control", "cn-mofcom-2026-11", TRUE },
    { "National Defence Academy of Japan", "control", "cn-mofcom-2026-11", TRUE },
    { "Naval Systems Research Centre", "control", "cn-mofcom-2026-28", TRUE },
    { "伊藤忠航空株式會社", "watch", "cn-mofcom-2026-12", TRUE },
    { "National Defence Academy" }, { "三菱電機株式会社" }, { "株式会社" },
  };

  check_entities (cases, G_N_ELEMENTS (cases));
}

static void
test_parent_and_namesake_are_not_listed (void)
{
  static const EntityCase cases[] = {
    { "Mitsubishi Heavy Industries, Ltd.", "control", "cn-mofcom-2026-11", FALSE },
    { "IHI Corporation", "control", "cn-mofcom-2026-11", FALSE },
    { "NEC Corporation", "control", "cn-mofcom-2026-11", FALSE },
    { "TDK-Lambda", "watch", "cn-mofcom-2026-12", FALSE },
    { "TDK Electronics GmbH", "watch", "cn-mofcom-2026-12", FALSE },
    { "Komatsu Ltd.", "control", "cn-mofcom-2026-28", FALSE },
  };

  check_entities (cases, G_N_ELEMENTS (cases));
}

static void
test_others_do_not_match (void)
{
  static const EntityCase cases[] = {
    { "" }, { "Würth Elektronik" }, { "Mitsubishi Electric" }, { "Necam" }, { "Ltd." },
    { "Sumitomo Electric" },
  };

  check_entities (cases, G_N_ELEMENTS (cases));
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

  g_test_add_func ("/catalogue/entity/legal-form-does-not-matter",
                   test_legal_form_does_not_matter);
  g_test_add_func ("/catalogue/entity/other-names", test_other_names);
  g_test_add_func ("/catalogue/entity/parent-and-namesake-are-not-listed",
                   test_parent_and_namesake_are_not_listed);
  g_test_add_func ("/catalogue/entity/others-do-not-match", test_others_do_not_match);

  status = g_test_run ();
  g_object_unref (catalogue);

  return status;
}
