/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The masses of each rare earth over all counted items, by country: at tier 3, and at each stage. */

#include "lds-config.h"

#include "lds-concentration.h"

#include "lds-audit-private.h"

#include <math.h>

static const LdsStage stages[] = {
  LDS_STAGE_MINING, LDS_STAGE_SEPARATION, LDS_STAGE_METAL, LDS_STAGE_ALLOY, LDS_STAGE_MAGNET,
};

static int
compare_sums (const LdsElementSum *sum,
              guint                element,
              LdsStage             stage)
{
  if (sum->element != element)
    return (int) sum->element - (int) element;

  return (int) sum->stage - (int) stage;
}

static LdsElementSum *
get_sum (GArray   *sums,
         guint     element,
         LdsStage  stage)
{
  guint at = 0;

  while (at < sums->len &&
         compare_sums (&g_array_index (sums, LdsElementSum, at), element, stage) < 0)
    at++;

  if (at == sums->len ||
      compare_sums (&g_array_index (sums, LdsElementSum, at), element, stage) != 0)
    {
      LdsElementSum sum = {
        .element = element,
        .stage = stage,
        .by_country = g_array_new (FALSE, TRUE, sizeof (LdsCountrySum)),
      };

      g_array_insert_val (sums, at, sum);
    }

  return &g_array_index (sums, LdsElementSum, at);
}

static LdsCountrySum *
get_country_sum (LdsElementSum *sum,
                 const char    *country)
{
  LdsCountrySum added = { .country = country };
  guint at = 0;

  /* By code, the unknown last. */
  while (at < sum->by_country->len)
    {
      LdsCountrySum *present = &g_array_index (sum->by_country, LdsCountrySum, at);

      if (g_strcmp0 (present->country, country) == 0)
        return present;
      if (country != NULL &&
          (present->country == NULL || g_strcmp0 (present->country, country) > 0))
        break;
      at++;
    }
  g_array_insert_val (sum->by_country, at, added);

  return &g_array_index (sum->by_country, LdsCountrySum, at);
}

/* Where a mass is unknown the lower bound leaves it out and there is no upper bound. */
static void
add_mass (double           *low,
          double           *high,
          const LdsContent *content)
{
  if (!isnan (content->mass_g_low))
    *low += content->mass_g_low;
  *high += content->mass_g_high;
}

static void
add_content (LdsElementSum    *sum,
             const LdsContent *content,
             const char       *country)
{
  LdsCountrySum *part = get_country_sum (sum, country);

  sum->n_items++;
  if (isnan (content->mass_g_high))
    sum->n_items_without_mass++;
  add_mass (&sum->mass_g_low, &sum->mass_g_high, content);
  add_mass (&part->mass_g_low, &part->mass_g_high, content);
}

/* China with what counts as Chinese, or its share would be too small. */
static const char *
join_china (LdsAudit   *self,
            const char *country)
{
  return lds_audit_is_chinese (self, country) ? "CN" : country;
}

/**
 * lds_audit_get_upstream_country:
 * @self: an audit
 * @item: one of its items
 *
 * Returns: (nullable) (transfer none): ISO 3166-1 alpha-2 of the one country at tier 3, "CN" where one
 *   of several is Chinese; %NULL where none is known or it cannot be told which
 */
const char *
lds_audit_get_upstream_country (LdsAudit      *self,
                                const LdsItem *item)
{
  const char *country = NULL;
  gboolean several = FALSE;

  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];

      if (link->tier != 3 || link->country == NULL)
        continue;
      if (link->chinese)
        return join_china (self, link->country);
      several |= country != NULL && !g_str_equal (country, link->country);
      country = link->country;
    }

  return several ? NULL : country;
}

/* Whether what holds rare earths in this form has gone through a stage. Metal need not be cast into an
 * alloy of its own, so that stage is only there where somebody names it. */
static gboolean
passes_stage (LdsForm  form,
              LdsStage stage)
{
  switch (stage)
    {
    case LDS_STAGE_MINING:
      return TRUE;
    case LDS_STAGE_SEPARATION:
      return form != LDS_FORM_ORE;
    case LDS_STAGE_METAL:
      return form == LDS_FORM_METAL || form == LDS_FORM_ALLOY || form == LDS_FORM_MAGNET;
    case LDS_STAGE_MAGNET:
      return form == LDS_FORM_MAGNET;
    case LDS_STAGE_ALLOY:
    case LDS_STAGE_UNKNOWN:
    case LDS_STAGE_COMPONENT:
    case LDS_STAGE_ASSEMBLY:
    default:
      return FALSE;
    }
}

/* The one country at a stage; what is stated of it goes before what only stands at its usual tier.
 * Of several nobody says how much comes from which, so that none can be told. */
static gboolean
find_stage_country (LdsAudit       *self,
                    const LdsItem  *item,
                    LdsStage        stage,
                    const char    **country)
{
  for (guint usual = 0; usual <= 1; usual++)
    {
      gboolean several = FALSE;
      gboolean named = FALSE;

      *country = NULL;
      for (guint i = 0; i < item->n_tiers; i++)
        {
          const LdsTierLink *link = &item->tiers[i];
          const char *code = join_china (self, link->country);

          if ((usual ? link->usual_stage : link->stage) != stage || code == NULL)
            continue;
          named = TRUE;
          several |= *country != NULL && !g_str_equal (*country, code);
          *country = code;
        }
      if (several)
        *country = NULL;
      if (named)
        return TRUE;
    }

  return FALSE;
}

/* Adds what an item holds to the sums over all. */
void
lds_audit_sum_elements (LdsAudit      *self,
                        const LdsItem *item)
{
  LdsSummary *summary = &self->summary;

  for (guint i = 0; i < item->n_contents; i++)
    add_content (get_sum (summary->elements, item->contents[i].element, LDS_STAGE_UNKNOWN),
                 &item->contents[i], lds_audit_get_upstream_country (self, item));

  for (guint k = 0; item->n_contents > 0 && k < G_N_ELEMENTS (stages); k++)
    {
      const char *country = NULL;
      gboolean named = find_stage_country (self, item, stages[k], &country);

      for (guint i = 0; i < item->n_contents; i++)
        {
          const LdsContent *content = &item->contents[i];

          if (named || passes_stage (content->form, stages[k]))
            add_content (get_sum (summary->stages, content->element, stages[k]), content, country);
        }
    }
}

/**
 * lds_summary_find_stage_sum:
 * @self: the figures of an audit
 * @element: index of the element
 * @stage: a stage from mining to magnet
 *
 * Gives the masses of an element by the country where a stage of its chain is done, for
 * lds_concentration_of(). China's comprises the regions that count as Chinese by the settings of the
 * audit.
 *
 * Returns: (nullable) (transfer none): the masses, %NULL when no counted item holds the element in a form
 *   that goes through @stage
 */
const LdsElementSum *
lds_summary_find_stage_sum (const LdsSummary *self,
                            guint             element,
                            LdsStage          stage)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->stages->len; i++)
    {
      const LdsElementSum *sum = &g_array_index (self->stages, LdsElementSum, i);

      if (sum->element == element && sum->stage == stage)
        return sum;
    }

  return NULL;
}
