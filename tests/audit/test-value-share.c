/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Announcement 61 of 2025: what Chinese rare earths are worth of a thing made abroad. Worked example 6 by its
 * letters. */

#include "bom.h"
#include "lds-measure-wording.h"

#include <math.h>
#include <string.h>

#define IN_FORCE "2026-11-24"

/* A thing of 100 g at 480 dollars, made in Germany; its Dy and Tb come from China. */
typedef struct
{
  Bom       bom;
  LdsAudit *audit;
  gint64    item;
} Fixture;

static void
close_fixture (Fixture *fixture)
{
  g_clear_object (&fixture->audit);
  bom_close (&fixture->bom);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, close_fixture)

static void
open_fixture (Fixture    *fixture,
              double      value,
              const char *origin)
{
  *fixture = (Fixture) { 0 };
  bom_open (&fixture->bom);
  fixture->item = bom_add (&fixture->bom, (Line) { .text = "Thing", .country = "DE", .mass_g = 100,
                                                   .price = value, .currency = "USD" });
  if (origin != NULL)
    bom_say_tier (&fixture->bom, fixture->item, 2, origin);
}

/* Grams in the thing of 100 g. */
static void
hold (Fixture    *fixture,
      const char *element,
      double      low,
      double      high)
{
  bom_say_content (&fixture->bom, fixture->item, element, low / 100, high / 100);
}

static const LdsValueShare *
audit_at (Fixture    *fixture,
          const char *as_at)
{
  const LdsFinding *finding;

  g_clear_object (&fixture->audit);
  fixture->audit = bom_audit (&fixture->bom, as_at);
  finding = bom_find (bom_item (fixture->audit, fixture->item), LDS_REASON_VALUE_SHARE);
  if (finding == NULL)
    return NULL;

  g_assert_cmpint (finding->kind, ==, LDS_FINDING_THRESHOLD);
  g_assert_cmpstr (finding->control->id, ==, "cn-mofcom-2025-61");

  return lds_audit_get_value_share (fixture->audit, finding->other);
}

static void
assert_missing (Fixture             *fixture,
                const LdsValueShare *share,
                const char          *missing)
{
  g_autofree char *text = lds_value_share_describe_missing (share, fixture->audit, lds_wording_plain);

  g_assert_cmpint (share->answer, ==, LDS_VALUE_UNDETERMINED);
  g_assert_cmpstr (text, ==, missing);
}

static void
test_6a_below (void)
{
  g_auto (Fixture) fixture;
  g_autofree char *text = NULL;
  const LdsValueShare *share;

  open_fixture (&fixture, 480, "CN");
  hold (&fixture, "Dy", 0.5, 0.5);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");
  share = audit_at (&fixture, IN_FORCE);

  g_assert_cmpint (share->answer, ==, LDS_VALUE_BELOW);
  bom_assert_near (share->share_low, 0.0003125, 1e-6);
  bom_assert_near (share->share_high, 0.0003125, 1e-6);

  /* Below the threshold is not out of scope. */
  text = lds_value_share_describe (share, fixture.audit, lds_wording_plain);
  g_assert_nonnull (strstr (text, "in scope if it is made with Chinese rare earth technology"));
}

static void
test_6b_above (void)
{
  g_auto (Fixture) fixture;
  const LdsValueShare *share;

  open_fixture (&fixture, 480, "CN");
  hold (&fixture, "Dy", 2, 2);
  hold (&fixture, "Tb", 0.4, 0.4);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");
  bom_set_price (&fixture.bom, "Tb", 1000, "USD");
  share = audit_at (&fixture, IN_FORCE);

  g_assert_cmpint (share->answer, ==, LDS_VALUE_REACHED);
  bom_assert_near (share->share_low, 0.0020833333, 1e-6);
  bom_assert_near (share->share_high, 0.0020833333, 1e-6);
}

static void
test_6c_the_range_holds_the_threshold (void)
{
  g_auto (Fixture) fixture;
  const LdsValueShare *share;

  open_fixture (&fixture, 480, "CN");
  hold (&fixture, "Dy", 1, 3);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");
  share = audit_at (&fixture, IN_FORCE);

  assert_missing (&fixture, share, "");
  bom_assert_near (share->share_low, 0.000625, 1e-6);
  bom_assert_near (share->share_high, 0.001875, 1e-6);
}

static void
test_6d_no_price_of_an_element (void)
{
  g_auto (Fixture) fixture;
  const LdsValueShare *share;
  g_autofree char *text = NULL;

  open_fixture (&fixture, 480, "CN");
  hold (&fixture, "Dy", 2, 2);
  hold (&fixture, "Tb", 0.4, 0.4);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");
  share = audit_at (&fixture, IN_FORCE);

  assert_missing (&fixture, share, "price of Tb");
  bom_assert_near (share->share_low, 0.00125, 1e-6);
  g_assert_true (isnan (share->share_high));
  text = lds_value_share_describe (share, fixture.audit, lds_wording_plain);
  g_assert_nonnull (strstr (text, "cannot be determined"));
  g_assert_nonnull (strstr (text, "What is known alone makes 0.125 %."));
}

static void
test_6e_no_value (void)
{
  g_auto (Fixture) fixture;

  open_fixture (&fixture, 0, "CN");
  hold (&fixture, "Dy", 2, 2);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");

  assert_missing (&fixture, audit_at (&fixture, IN_FORCE), "price of the item");
}

static void
test_mass_and_currency_are_missed (void)
{
  g_auto (Fixture) fixture;
  gint64 no_mass;
  gint64 no_currency;

  open_fixture (&fixture, 480, "CN");
  hold (&fixture, "Dy", 2, 2);
  bom_set_price (&fixture.bom, "Dy", 300, "EUR");
  no_mass = bom_add (&fixture.bom, (Line) { .text = "Thing", .country = "DE", .price = 480,
                                            .currency = "EUR" });
  bom_say_tier (&fixture.bom, no_mass, 2, "CN");
  bom_say_content (&fixture.bom, no_mass, "Dy", 0.02, 0.02);
  no_currency = bom_add (&fixture.bom, (Line) { .text = "Thing", .country = "DE", .price = 480,
                                                .mass_g = 1 });
  bom_say_tier (&fixture.bom, no_currency, 2, "CN");
  bom_say_content (&fixture.bom, no_currency, "Dy", 0.02, 0.02);

  assert_missing (&fixture, audit_at (&fixture, IN_FORCE), "price of Dy in the item’s currency");
  fixture.item = no_mass;
  assert_missing (&fixture, audit_at (&fixture, IN_FORCE), "mass");
  fixture.item = no_currency;
  assert_missing (&fixture, audit_at (&fixture, IN_FORCE), "currency of the item’s price");
}

/* What may come from China counts in the upper end only. */
static void
test_unknown_origin_counts_at_the_upper_end (void)
{
  g_auto (Fixture) fixture;
  const LdsValueShare *share;

  open_fixture (&fixture, 480, NULL);
  hold (&fixture, "Dy", 2, 2);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");
  share = audit_at (&fixture, IN_FORCE);

  assert_missing (&fixture, share, "origin of the rare earths");
  g_assert_cmpfloat (share->share_low, ==, 0);
  bom_assert_near (share->share_high, 0.00125, 1e-6);
}

/* If even all of it were Chinese, it would be below. */
static void
test_unknown_origin_may_be_below_all_the_same (void)
{
  g_auto (Fixture) fixture;

  open_fixture (&fixture, 480, NULL);
  hold (&fixture, "Dy", 0.5, 0.5);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");

  g_assert_cmpint (audit_at (&fixture, IN_FORCE)->answer, ==, LDS_VALUE_BELOW);
}

static void
test_nothing_chinese_is_not_asked (void)
{
  g_auto (Fixture) fixture;

  open_fixture (&fixture, 480, "JP");
  bom_say_tier (&fixture.bom, fixture.item, 3, "MY");
  hold (&fixture, "Dy", 2, 2);

  g_assert_null (audit_at (&fixture, IN_FORCE));
}

/* Of what is made in China the other measures tell. */
static void
test_made_in_china_is_not_made_abroad (void)
{
  g_auto (Fixture) fixture;
  gint64 chinese;

  open_fixture (&fixture, 480, "CN");
  chinese = bom_add (&fixture.bom, (Line) { .text = "Thing", .country = "CN", .mass_g = 100 });
  bom_say_content (&fixture.bom, chinese, "Dy", 0.02, 0.02);
  fixture.item = chinese;

  g_assert_null (audit_at (&fixture, IN_FORCE));
}

/* A maker of whom no country is known: above only if it is made abroad. */
static void
test_unknown_maker_is_missed (void)
{
  g_auto (Fixture) fixture;
  gint64 item;

  open_fixture (&fixture, 480, "CN");
  item = bom_add (&fixture.bom, (Line) { .text = "Thing", .supplier = "X", .mass_g = 100,
                                         .price = 480, .currency = "USD" });
  bom_say_tier (&fixture.bom, item, 2, "CN");
  bom_say_content (&fixture.bom, item, "Dy", 0.02, 0.02);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");
  fixture.item = item;

  assert_missing (&fixture, audit_at (&fixture, IN_FORCE), "country of the maker");
}

/* A motor made in Germany of Chinese magnets: 8 × 12.5 g × 4 % = 4 g Dy a motor, 1.20 of 480. */
static void
test_an_assembly_counts_its_parts (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;
  gint64 motor;
  gint64 magnet;
  const LdsFinding *finding;
  const LdsValueShare *share;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  motor = bom_add (&bom, (Line) { product, .text = "Motor", .quantity = 2, .supplier = "A",
                                  .country = "DE", .price = 480, .currency = "USD" });
  magnet = bom_add (&bom, (Line) { motor, .text = "Magnet", .quantity = 8, .supplier = "B",
                                   .country = "CN", .mass_g = 12.5 });
  bom_say_content (&bom, magnet, "Dy", 0.04, 0.04);
  bom_set_price (&bom, "Dy", 300, "USD");
  audit = bom_audit (&bom, IN_FORCE);

  finding = bom_find (bom_item (audit, motor), LDS_REASON_VALUE_SHARE);
  g_assert_nonnull (finding);
  share = lds_audit_get_value_share (audit, finding->other);
  g_assert_cmpint (share->answer, ==, LDS_VALUE_REACHED);
  bom_assert_near (share->share_low, 0.0025, 1e-6);
  g_assert_null (bom_find (bom_item (audit, magnet), LDS_REASON_VALUE_SHARE));
  g_assert_null (bom_find (bom_item (audit, product), LDS_REASON_VALUE_SHARE));
}

/* What a supplier sells is missed a price; a part of it, and what we make, is not. */
static void
test_a_bought_assembly_without_a_price_is_asked (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;
  gint64 motor;
  gint64 rotor;
  gint64 magnet;
  const LdsFinding *finding;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  motor = bom_add (&bom, (Line) { product, .text = "Motor", .supplier = "A", .country = "DE" });
  rotor = bom_add (&bom, (Line) { motor, .text = "Rotor", .supplier = "A" });
  magnet = bom_add (&bom, (Line) { rotor, .text = "Magnet", .supplier = "B", .country = "CN",
                                   .mass_g = 12.5 });
  bom_say_content (&bom, magnet, "Dy", 0.04, 0.04);
  bom_set_price (&bom, "Dy", 300, "USD");
  audit = bom_audit (&bom, IN_FORCE);

  finding = bom_find (bom_item (audit, motor), LDS_REASON_VALUE_SHARE);
  g_assert_nonnull (finding);
  g_assert_true (lds_audit_get_value_share (audit, finding->other)->no_value);
  g_assert_null (bom_find (bom_item (audit, rotor), LDS_REASON_VALUE_SHARE));
  g_assert_null (bom_find (bom_item (audit, product), LDS_REASON_VALUE_SHARE));
}

static void
assert_state (Fixture         *fixture,
              const char      *as_at,
              LdsControlState  state,
              gboolean         verify,
              const char      *words)
{
  const LdsValueShare *share = audit_at (fixture, as_at);
  g_autofree char *text = lds_value_share_describe (share, fixture->audit, lds_wording_plain);

  g_test_message ("%s: %s", as_at, text);
  g_assert_cmpint (share->state, ==, state);
  g_assert_cmpint (share->verify, ==, verify);
  g_assert_cmpint (bom_find (bom_item (fixture->audit, fixture->item), LDS_REASON_VALUE_SHARE)->verify,
                   ==, verify);
  g_assert_nonnull (strstr (text, words));
}

/* Items made abroad from 2025-12-01, suspended from 2025-11-07 until 2026-11-10; nothing before 2025-10-09. */
static void
test_the_day_decides_its_force (void)
{
  g_auto (Fixture) fixture;

  open_fixture (&fixture, 480, "CN");
  hold (&fixture, "Dy", 2, 2);
  bom_set_price (&fixture.bom, "Dy", 300, "USD");

  g_assert_null (audit_at (&fixture, "2025-10-08"));
  assert_state (&fixture, "2025-10-20", LDS_CONTROL_ANNOUNCED, FALSE, "only from 1 Dec 2025");
  assert_state (&fixture, "2025-12-15", LDS_CONTROL_SUSPENDED, FALSE, "suspended until 10 Nov 2026");
  assert_state (&fixture, IN_FORCE, LDS_CONTROL_IN_FORCE, TRUE, "Verify");
}

/* A substitute is judged, and counts in nothing above it. */
static void
test_substitutes_and_lines_not_fitted_are_in_no_sum (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 motor;
  gint64 magnet;
  gint64 other;
  gint64 spare;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "Motor", .supplier = "A", .country = "DE", .price = 480,
                                  .currency = "USD" });
  magnet = bom_add (&bom, (Line) { motor, .text = "Ferrite magnet", .supplier = "B", .country = "AT" });
  other = bom_add (&bom, (Line) { motor, .text = "Magnet", .supplier = "C", .country = "AT",
                                  .mass_g = 100, .substitute_for = magnet });
  bom_say_tier (&bom, other, 3, "CN");
  bom_say_content (&bom, other, "Dy", 0.04, 0.04);
  spare = bom_add (&bom, (Line) { motor, .text = "Magnet", .supplier = "C", .country = "AT",
                                  .mass_g = 100, .not_fitted = TRUE });
  bom_say_tier (&bom, spare, 3, "CN");
  bom_say_content (&bom, spare, "Dy", 0.04, 0.04);
  audit = bom_audit (&bom, IN_FORCE);

  g_assert_null (bom_find (bom_item (audit, motor), LDS_REASON_VALUE_SHARE));
  g_assert_null (bom_find (bom_item (audit, spare), LDS_REASON_VALUE_SHARE));
  g_assert_nonnull (bom_find (bom_item (audit, other), LDS_REASON_VALUE_SHARE));
}

static void
test_prices_are_read (void)
{
  static const char *const wrong[] = {
    "Dy", "Dy=300", "Dy=300,USD", "Dy=300,USD,2026-05-01", "Dy=300,USD,2026-05-01,", "=1,USD,2026-05-01,x",
    "Dy=x,USD,2026-05-01,x", "Dy=-1,USD,2026-05-01,x", "Dy=nan,USD,2026-05-01,x",
    "Dy=1,dollars,2026-05-01,x", "Dy=1,USD,2026-13-01,x", "dy=1,USD,2026-05-01,x",
    "Dysprosium=1,USD,2026-05-01,x",
  };
  g_autoptr (GArray) prices = lds_element_prices_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_false (lds_element_prices_read (prices, wrong[i], &error));
      g_assert_error (error, LDS_AUDIT_ERROR, LDS_AUDIT_ERROR_SETTING);
      g_clear_error (&error);
    }

  g_assert_true (lds_element_prices_read (prices, "Dy=300.5, USD, 2026-05-01, Journal, page 3", &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (lds_element_prices_find (prices, "Dy")->per_kg, ==, 300.5);
  g_assert_cmpstr (lds_element_prices_find (prices, "Dy")->origin, ==, "Journal, page 3");
  g_assert_true (lds_element_prices_read (prices, "Dy=1,EUR,2026-05-02,Other", &error));
  g_assert_cmpuint (prices->len, ==, 1);
  g_assert_cmpstr (lds_element_prices_find (prices, "Dy")->currency, ==, "EUR");
  g_assert_null (lds_element_prices_find (prices, "Tb"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/audit/value-share/" name, function)
  ADD ("worked-example-6a-below", test_6a_below);
  ADD ("worked-example-6b-above", test_6b_above);
  ADD ("worked-example-6c-the-range-holds-the-threshold", test_6c_the_range_holds_the_threshold);
  ADD ("worked-example-6d-no-price-of-an-element", test_6d_no_price_of_an_element);
  ADD ("worked-example-6e-no-value", test_6e_no_value);
  ADD ("mass-and-currency-are-missed", test_mass_and_currency_are_missed);
  ADD ("unknown-origin-counts-at-the-upper-end", test_unknown_origin_counts_at_the_upper_end);
  ADD ("unknown-origin-may-be-below-all-the-same", test_unknown_origin_may_be_below_all_the_same);
  ADD ("nothing-chinese-is-not-asked", test_nothing_chinese_is_not_asked);
  ADD ("made-in-china-is-not-made-abroad", test_made_in_china_is_not_made_abroad);
  ADD ("unknown-maker-is-missed", test_unknown_maker_is_missed);
  ADD ("an-assembly-counts-its-parts", test_an_assembly_counts_its_parts);
  ADD ("a-bought-assembly-without-a-price-is-asked", test_a_bought_assembly_without_a_price_is_asked);
  ADD ("the-day-decides-its-force", test_the_day_decides_its_force);
  ADD ("substitutes-and-lines-not-fitted-are-in-no-sum",
       test_substitutes_and_lines_not_fitted_are_in_no_sum);
  ADD ("prices-are-read", test_prices_are_read);

  return g_test_run ();
}
