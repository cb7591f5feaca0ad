/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue.h"

static LdsCatalogue *catalogue;

typedef struct
{
  const char      *control;
  const char      *as_at;
  LdsControlState  state;
  gboolean         verify;
} StateCase;

static GDate *
make_date (const char *text)
{
  return g_date_new_dmy ((GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5),
                         (GDateYear) atoi (text));
}

static void
check_states (const StateCase *cases,
              gsize            n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      const LdsControl *control = lds_catalogue_find_control (catalogue, cases[i].control);
      g_autoptr (GDate) as_at = make_date (cases[i].as_at);
      gboolean verify = !cases[i].verify;
      LdsControlState state;

      g_assert_nonnull (control);
      state = lds_control_get_state (control, as_at, &verify);
      g_test_message ("%s at %s", cases[i].control, cases[i].as_at);
      g_assert_cmpstr (lds_control_state_to_string (state), ==,
                       lds_control_state_to_string (cases[i].state));
      g_assert_true (verify == cases[i].verify);
    }
}

/* Worked example 14. */
static void
test_suspension_ends_in_force_verify (void)
{
  static const StateCase cases[] = {
    { "cn-mofcom-2025-57", "2025-10-01", LDS_CONTROL_NONE, FALSE },
    { "cn-mofcom-2025-57", "2025-10-08", LDS_CONTROL_NONE, FALSE },
    { "cn-mofcom-2025-57", "2025-10-09", LDS_CONTROL_ANNOUNCED, FALSE },
    { "cn-mofcom-2025-57", "2025-10-20", LDS_CONTROL_ANNOUNCED, FALSE },
    { "cn-mofcom-2025-57", "2025-11-06", LDS_CONTROL_ANNOUNCED, FALSE },
    { "cn-mofcom-2025-57", "2025-11-07", LDS_CONTROL_SUSPENDED, FALSE },
    { "cn-mofcom-2025-57", "2025-11-08", LDS_CONTROL_SUSPENDED, FALSE },
    { "cn-mofcom-2025-57", "2026-06-01", LDS_CONTROL_SUSPENDED, FALSE },
    { "cn-mofcom-2025-57", "2026-11-10", LDS_CONTROL_SUSPENDED, FALSE },
    { "cn-mofcom-2025-57", "2026-11-11", LDS_CONTROL_IN_FORCE, TRUE },
    { "cn-mofcom-2025-57", "2026-11-23", LDS_CONTROL_IN_FORCE, TRUE },
  };

  check_states (cases, G_N_ELEMENTS (cases));
}

static void
test_never_suspended (void)
{
  static const StateCase cases[] = {
    { "cn-mofcom-2025-18", "2025-04-03", LDS_CONTROL_NONE, FALSE },
    { "cn-mofcom-2025-18", "2025-04-04", LDS_CONTROL_IN_FORCE, FALSE },
    { "cn-mofcom-2025-18", "2026-06-01", LDS_CONTROL_IN_FORCE, FALSE },
    { "cn-mofcom-2025-18", "2026-11-23", LDS_CONTROL_IN_FORCE, FALSE },
  };

  check_states (cases, G_N_ELEMENTS (cases));
}

static void
test_in_force_before_its_suspension (void)
{
  static const StateCase cases[] = {
    { "cn-mofcom-2025-62", "2025-10-08", LDS_CONTROL_NONE, FALSE },
    { "cn-mofcom-2025-62", "2025-10-09", LDS_CONTROL_IN_FORCE, FALSE },
    { "cn-mofcom-2025-62", "2025-11-07", LDS_CONTROL_SUSPENDED, FALSE },
    { "cn-mofcom-2025-62", "2026-11-11", LDS_CONTROL_IN_FORCE, TRUE },
  };

  check_states (cases, G_N_ELEMENTS (cases));
}

/* Announcement 61 of 2025: items of Chinese origin from 2025-10-09, items made abroad from 2025-12-01. */
static void
test_made_abroad_has_a_day_of_its_own (void)
{
  static const struct
  {
    const char      *as_at;
    LdsControlState  of_china;
    LdsControlState  abroad;
    gboolean         verify;
  } cases[] = {
    { "2025-10-08", LDS_CONTROL_NONE, LDS_CONTROL_NONE, FALSE },
    { "2025-10-20", LDS_CONTROL_IN_FORCE, LDS_CONTROL_ANNOUNCED, FALSE },
    { "2025-11-07", LDS_CONTROL_SUSPENDED, LDS_CONTROL_SUSPENDED, FALSE },
    { "2025-12-15", LDS_CONTROL_SUSPENDED, LDS_CONTROL_SUSPENDED, FALSE },
    { "2026-11-10", LDS_CONTROL_SUSPENDED, LDS_CONTROL_SUSPENDED, FALSE },
    { "2026-11-24", LDS_CONTROL_IN_FORCE, LDS_CONTROL_IN_FORCE, TRUE },
  };
  const LdsControl *control = lds_catalogue_find_control (catalogue, "cn-mofcom-2025-61");
  const LdsControl *other = lds_catalogue_find_control (catalogue, "cn-mofcom-2025-18");

  g_assert_cmpfloat_with_epsilon (control->threshold, 0.001, 1e-12);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDate) as_at = make_date (cases[i].as_at);
      gboolean verify;

      g_assert_cmpint (lds_control_get_state (control, as_at, NULL), ==, cases[i].of_china);
      g_assert_cmpint (lds_control_get_state_abroad (control, as_at, &verify), ==, cases[i].abroad);
      g_assert_cmpint (verify, ==, cases[i].verify);
      g_assert_cmpint (lds_control_get_state_abroad (other, as_at, &verify), ==, LDS_CONTROL_NONE);
      g_assert_false (verify);
    }
}

static void
test_end_uses_and_lists (void)
{
  g_assert_cmpstr (lds_catalogue_find_control (catalogue, "cn-mofcom-2026-01")->end_use_country, ==,
                   "JP");
  g_assert_null (lds_catalogue_find_control (catalogue, "cn-mofcom-2025-18")->end_use_country);
  g_assert_false (lds_catalogue_find_control (catalogue, "cn-mofcom-2026-11")->list_incomplete);
  g_assert_true (lds_catalogue_find_control (catalogue, "cn-mofcom-2026-12")->list_incomplete);
  g_assert_true (lds_catalogue_find_control (catalogue, "cn-mofcom-2026-28")->list_incomplete);
}

static void
test_lifted_from_its_day (void)
{
  g_autoptr (GDate) announced = make_date ("2025-01-01");
  g_autoptr (GDate) lifted = make_date ("2026-01-01");
  g_autoptr (GDate) day_before = make_date ("2025-12-31");
  LdsControl control = { .announced = announced, .in_force = announced, .lifted = lifted };

  g_assert_cmpint (lds_control_get_state (&control, day_before, NULL), ==, LDS_CONTROL_IN_FORCE);
  g_assert_cmpint (lds_control_get_state (&control, lifted, NULL), ==, LDS_CONTROL_LIFTED);
}

static void
test_only_announced (void)
{
  g_autoptr (GDate) announced = make_date ("2025-01-01");
  g_autoptr (GDate) later = make_date ("2030-01-01");
  LdsControl control = { .announced = announced };

  g_assert_cmpint (lds_control_get_state (&control, later, NULL), ==, LDS_CONTROL_ANNOUNCED);
}

static guint32
make_mask (const char *symbols)
{
  g_auto (GStrv) list = g_strsplit (symbols, " ", 0);
  guint32 mask = 0;

  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      mask |= 1u << lds_catalogue_find_element (catalogue, list[i])->index;

  return mask;
}

static void
test_scopes (void)
{
  const LdsControl *eighteen = lds_catalogue_find_control (catalogue, "cn-mofcom-2025-18");
  const LdsControl *fifty_seven = lds_catalogue_find_control (catalogue, "cn-mofcom-2025-57");
  const LdsControl *technology = lds_catalogue_find_control (catalogue, "cn-mofcom-2025-62");

  g_assert_cmphex (eighteen->elements, ==, make_mask ("Sm Gd Tb Dy Lu Sc Y"));
  g_assert_cmphex (eighteen->magnet_elements, ==, make_mask ("Sm Tb Dy"));
  g_assert_true (eighteen->forms & (1u << LDS_FORM_OXIDE));
  g_assert_true (eighteen->forms & (1u << LDS_FORM_MAGNET));
  g_assert_false (eighteen->forms & (1u << LDS_FORM_ORE));
  g_assert_cmphex (fifty_seven->elements, ==, make_mask ("Ho Er Tm Eu Yb"));
  g_assert_cmphex (fifty_seven->magnet_elements, ==, make_mask ("Ho"));
  g_assert_cmphex (technology->elements, ==, 0);

  g_assert_cmpstr (eighteen->codes[lds_catalogue_find_element (catalogue, "Dy")->index], ==,
                   "1C905");
  g_assert_null (eighteen->codes[lds_catalogue_find_element (catalogue, "Nd")->index]);
}

static void
test_sorted_and_complete (void)
{
  guint n = lds_catalogue_get_n_controls (catalogue);

  g_assert_cmpuint (n, >=, 11);
  for (guint i = 1; i < n; i++)
    g_assert_cmpstr (lds_catalogue_get_control (catalogue, i - 1)->id, <,
                     lds_catalogue_get_control (catalogue, i)->id);
  g_assert_null (lds_catalogue_find_control (catalogue, "cn-mofcom-1999-1"));
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

  g_test_add_func ("/catalogue/control/suspension-ends-in-force-verify",
                   test_suspension_ends_in_force_verify);
  g_test_add_func ("/catalogue/control/never-suspended", test_never_suspended);
  g_test_add_func ("/catalogue/control/in-force-before-its-suspension",
                   test_in_force_before_its_suspension);
  g_test_add_func ("/catalogue/control/made-abroad-has-a-day-of-its-own",
                   test_made_abroad_has_a_day_of_its_own);
  g_test_add_func ("/catalogue/control/end-uses-and-lists", test_end_uses_and_lists);
  g_test_add_func ("/catalogue/control/lifted-from-its-day", test_lifted_from_its_day);
  g_test_add_func ("/catalogue/control/only-announced", test_only_announced);
  g_test_add_func ("/catalogue/control/scopes", test_scopes);
  g_test_add_func ("/catalogue/control/sorted-and-complete", test_sorted_and_complete);

  status = g_test_run ();
  g_object_unref (catalogue);

  return status;
}
