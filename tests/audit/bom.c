/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bom.h"

#include <math.h>
#include <stdio.h>

void
bom_open (Bom *bom)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsCatalogue) catalogue = lds_catalogue_load (NULL, &error);

  g_assert_no_error (error);
  bom_open_with (bom, catalogue);
}

void
bom_open_with (Bom          *bom,
               LdsCatalogue *catalogue)
{
  g_autoptr (GError) error = NULL;
  LdsSourceRecord source = { .file = "test.csv", .header_row = 1 };

  *bom = (Bom) { .catalogue = g_object_ref (catalogue) };
  bom->workspace = lds_workspace_new_private (&error);
  g_assert_no_error (error);
  lds_workspace_begin (bom->workspace, &error);
  g_assert_no_error (error);
  lds_workspace_add_source (bom->workspace, &source, &error);
  g_assert_no_error (error);
  bom->source = source.id;
  bom->row = 1;
}

void
bom_close (Bom *bom)
{
  lds_workspace_rollback (bom->workspace);
  g_clear_object (&bom->workspace);
  g_clear_object (&bom->catalogue);
}

static void
say_origin (Bom        *bom,
            gint64      item,
            guint       tier,
            const char *stage,
            const char *country)
{
  g_autoptr (GError) error = NULL;
  LdsOriginRecord origin = {
    .item = item,
    .tier = tier,
    .stage = stage,
    .country = country,
    .evidence = "stated",
    .stated = country,
    .column = "F",
  };

  lds_workspace_add_origin (bom->workspace, &origin, &error);
  g_assert_no_error (error);
}

gint64
bom_add (Bom  *bom,
         Line  line)
{
  g_autoptr (GError) error = NULL;
  LdsItemRecord item = {
    .source = bom->source,
    .parent = line.parent,
    .row = ++bom->row,
    .part_number = line.part,
    .description = line.text,
    .material = line.material,
    .quantity = line.quantity != 0 ? line.quantity : 1,
    .supplier = line.supplier,
    .mass_g = line.mass_g != 0 ? line.mass_g : NAN,
    .manufacturer = line.manufacturer,
    .unit_price = line.price != 0 ? line.price : NAN,
    .currency = line.currency,
    .unit = line.unit,
    .fitted = !line.not_fitted,
    .substitute_for = line.substitute_for,
  };

  lds_workspace_add_item (bom->workspace, &item, &error);
  g_assert_no_error (error);
  if (line.country != NULL)
    say_origin (bom, item.id, 0, NULL, line.country);

  return item.id;
}

void
bom_say_tier (Bom        *bom,
              gint64      item,
              guint       tier,
              const char *country)
{
  say_origin (bom, item, tier, NULL, country);
}

void
bom_say_stage (Bom        *bom,
               gint64      item,
               const char *stage,
               const char *country)
{
  say_origin (bom, item, 0, stage, country);
}

void
bom_say_content (Bom        *bom,
                 gint64      item,
                 const char *element,
                 double      low,
                 double      high)
{
  g_autoptr (GError) error = NULL;
  LdsContentRecord content = {
    .item = item,
    .element = element,
    .low = low,
    .high = high,
    .evidence = "stated",
  };

  lds_workspace_add_content (bom->workspace, &content, &error);
  g_assert_no_error (error);
}

void
bom_claim_origin (Bom        *bom,
                  gint64      item,
                  guint       tier,
                  const char *country,
                  const char *evidence,
                  const char *date,
                  const char *document)
{
  g_autoptr (GError) error = NULL;
  LdsOriginRecord origin = {
    .item = item,
    .tier = tier,
    .country = country,
    .evidence = evidence,
    .date = date,
    .document = document,
  };

  lds_workspace_add_origin (bom->workspace, &origin, &error);
  g_assert_no_error (error);
}

void
bom_claim_content (Bom        *bom,
                   gint64      item,
                   const char *element,
                   double      low,
                   double      high,
                   const char *evidence,
                   const char *date,
                   const char *document)
{
  g_autoptr (GError) error = NULL;
  LdsContentRecord content = {
    .item = item,
    .element = element,
    .low = low,
    .high = high,
    .evidence = evidence,
    .date = date,
    .document = document,
  };

  lds_workspace_add_content (bom->workspace, &content, &error);
  g_assert_no_error (error);
}

void
bom_set (Bom        *bom,
         const char *setting,
         const char *value)
{
  g_autoptr (GError) error = NULL;

  lds_workspace_set_setting (bom->workspace, setting, value, &error);
  g_assert_no_error (error);
}

void
bom_set_price (Bom        *bom,
               const char *element,
               double      per_kg,
               const char *currency)
{
  g_autoptr (GError) error = NULL;
  LdsElementPriceRecord price = {
    .element = element,
    .per_kg = per_kg,
    .currency = currency,
    .date = "2026-05-01",
    .origin = "Trade journal",
  };

  lds_workspace_set_element_price (bom->workspace, &price, &error);
  g_assert_no_error (error);
}

LdsAudit *
bom_audit (Bom        *bom,
           const char *as_at)
{
  g_autoptr (GError) error = NULL;
  int year = 0;
  int month = 0;
  int day = 0;
  GDate date;
  LdsAudit *audit;

  g_assert_cmpint (sscanf (as_at, "%d-%d-%d", &year, &month, &day), ==, 3);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  audit = lds_audit_run (bom->workspace, bom->catalogue, &date, NULL, &error);
  g_assert_no_error (error);

  return audit;
}

const LdsItem *
bom_item (LdsAudit *audit,
          gint64    item)
{
  return lds_audit_get_item (audit, item - 1);
}

/* The countries at a tier, as "CN JP"; "?" where none is known. */
char *
bom_tier (const LdsItem *item,
          guint          tier)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];

      if (link->tier != tier)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, link->country != NULL ? link->country : "?");
    }

  return g_string_free (text, FALSE);
}

static const LdsContent *
find_content (LdsAudit         *audit,
              const LdsContent *contents,
              guint             n_contents,
              const char       *element)
{
  guint index = lds_catalogue_find_element (lds_audit_get_catalogue (audit), element)->index;

  for (guint i = 0; i < n_contents; i++)
    {
      if (contents[i].element == index)
        return &contents[i];
    }

  return NULL;
}

const LdsContent *
bom_content (LdsAudit      *audit,
             const LdsItem *item,
             const char    *element)
{
  return find_content (audit, item->contents, item->n_contents, element);
}

const LdsContent *
bom_rollup (LdsAudit      *audit,
            const LdsItem *item,
            const char    *element)
{
  return find_content (audit, item->rollup, item->n_rollup, element);
}

gboolean
bom_finds (const LdsItem  *item,
           LdsFindingKind  kind,
           const char     *control)
{
  for (guint i = 0; i < item->n_findings; i++)
    {
      const LdsFinding *finding = &item->findings[i];

      if (finding->kind == kind &&
          (control == NULL ||
           (finding->control != NULL && g_str_equal (finding->control->id, control))))
        return TRUE;
    }

  return FALSE;
}

/* The first finding that says so, NULL where there is none. */
const LdsFinding *
bom_find (const LdsItem    *item,
          LdsFindingReason  reason)
{
  for (guint i = 0; i < item->n_findings; i++)
    {
      if (item->findings[i].reason == reason)
        return &item->findings[i];
    }

  return NULL;
}
