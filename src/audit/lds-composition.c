/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Second step: what each item holds, from the reading of its line and from claims. */

#include "lds-config.h"

#include "lds-audit-private.h"

#include <math.h>

#define ALL_RARE_EARTHS "RE"

static int
compare_contents (gconstpointer a,
                  gconstpointer b)
{
  return (int) ((const LdsContent *) a)->element - (int) ((const LdsContent *) b)->element;
}

static void
add_read_shares (const LdsReading *reading,
                 GArray           *contents)
{
  for (guint i = 0; i < reading->n_shares; i++)
    {
      const LdsShare *share = &reading->shares[i];
      LdsContent content = {
        .element = share->element,
        .form = reading->form,
        .fraction_low = share->low,
        .fraction_high = share->high,
        .possible = share->low == 0,
        .counts = share->counts || share->low > 0,
        .evidence = reading->evidence,
      };

      g_array_append_val (contents, content);
    }
}

/* The claims about the rare earths together: the best that says there are none, or that there are some. */
static const LdsContentClaim *
find_total_claim (LdsAudit       *self,
                  const LdsBench *bench,
                  gboolean        none)
{
  const LdsContentClaim *best = NULL;

  for (guint i = 0; i < bench->n_contents; i++)
    {
      const LdsContentClaim *claim =
        &g_array_index (self->contents, LdsContentClaim, bench->first_content + i);

      if (g_strcmp0 (claim->element, ALL_RARE_EARTHS) == 0 && (claim->high == 0) == none &&
          (best == NULL || claim->evidence < best->evidence))
        best = claim;
    }

  return best;
}

static gboolean
holds_for_sure (GArray *contents)
{
  for (guint i = 0; i < contents->len; i++)
    {
      if (!g_array_index (contents, LdsContent, i).possible)
        return TRUE;
    }

  return FALSE;
}

/* Where one says that there are none and another that there are some, the worse stands. */
static void
conclude (LdsAudit *self,
          LdsItem  *item,
          LdsBench *bench,
          GArray   *contents)
{
  const LdsContentClaim *none = find_total_claim (self, bench, TRUE);
  const LdsContentClaim *some = find_total_claim (self, bench, FALSE);

  if (contents->len > 0)
    {
      bench->content_conflict |=
        none != NULL || (item->holds == LDS_HOLDS_NONE && holds_for_sure (contents));
      if (bench->n_contents > 0)
        item->holds_evidence = MIN (item->holds_evidence,
                                    g_array_index (contents, LdsContent, 0).evidence);
      item->holds = LDS_HOLDS_RARE_EARTH;
    }
  else if (some != NULL)
    {
      bench->content_conflict |= none != NULL || item->holds == LDS_HOLDS_NONE;
      item->holds = LDS_HOLDS_UNKNOWN;
      item->unnamed_rare_earths = some->low > 0;
      bench->claims_some = TRUE;
    }
  else if (none != NULL)
    {
      item->holds = LDS_HOLDS_NONE;
      item->holds_evidence = none->evidence;
      item->holds_backing = none->backing;
    }
  else if (item->holds == LDS_HOLDS_RARE_EARTH)
    item->holds = LDS_HOLDS_UNKNOWN;

  if (item->holds != LDS_HOLDS_UNKNOWN)
    bench->reading.may_hold_magnet = FALSE;
  else
    item->holds_evidence = LDS_EVIDENCE_UNKNOWN;
}

/* The control that is nearest to force: in force, then suspended, then announced. */
void
lds_audit_find_control (LdsAudit   *self,
                        LdsContent *content)
{
  static const guint nearness[] = {
    [LDS_CONTROL_NONE] = 0,     [LDS_CONTROL_LIFTED] = 0, [LDS_CONTROL_ANNOUNCED] = 1,
    [LDS_CONTROL_SUSPENDED] = 2, [LDS_CONTROL_IN_FORCE] = 3,
  };

  for (guint i = 0; i < lds_catalogue_get_n_controls (self->catalogue); i++)
    {
      const LdsControl *control = lds_catalogue_get_control (self->catalogue, i);
      gboolean verify = FALSE;
      LdsControlState state;

      if ((control->elements & (1u << content->element)) == 0)
        continue;

      state = lds_control_get_state (control, &self->as_at, &verify);
      if (nearness[state] > nearness[content->state])
        {
          content->control = control;
          content->state = state;
          content->verify = verify;
        }
    }
}

/* A pack or a set weighs more than the piece of which the size is given. */
static gboolean
is_counted_in_pieces (const LdsItem *item)
{
  static const char *const pieces[] = {
    "pc", "pcs", "piece", "pieces", "ea", "each", "unit", "units", "nos", "no", "stk", "stück", "st",
    "pce", "pièce", "pièces", "ud", "uds", "un", "pieza", "piezas", "pz", "pezzo", "pezzi", "szt",
    "个", "個", "只", "片", "件", "枚", "块", "颗", "pcs.", "pc.", "stk.", "st.", "pz.", "nr", "c62",
  };
  g_autofree char *unit = item->unit != NULL ? g_utf8_strdown (item->unit, -1) : NULL;

  if (unit == NULL || *g_strstrip (unit) == '\0')
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (g_str_equal (unit, pieces[i]))
      return TRUE;

  return FALSE;
}

/* Where no mass is stated, the size of a magnet gives one. */
static void
find_mass (LdsAudit         *self,
           LdsItem          *item,
           const LdsReading *reading)
{
  item->mass_g_low = item->mass_g;
  item->mass_g_high = item->mass_g;
  if (!isnan (item->mass_g) || reading->size == NULL || item->first_child >= 0 ||
      !is_counted_in_pieces (item))
    return;

  item->mass_g_low = reading->mass_g_low;
  item->mass_g_high = reading->mass_g_high;
  item->size = lds_audit_keep (self, reading->size);
  item->size_field = reading->size_field;
  item->size_unit_assumed = reading->size_unit_assumed;
}

static void
weigh (const LdsItem *item,
       LdsContent    *content)
{
  content->mass_g_low = item->mass_g_low * item->total_quantity * content->fraction_low;
  content->mass_g_high = item->mass_g_high * item->total_quantity * content->fraction_high;
}

static void
compose_item (LdsAudit *self,
              LdsItem  *item,
              LdsBench *bench)
{
  const LdsReading *reading = &bench->reading;
  g_autoptr (GArray) contents = g_array_new (FALSE, TRUE, sizeof (LdsContent));

  item->material = reading->material;
  item->thing = reading->thing;
  item->words = lds_audit_keep (self, reading->word);
  item->words_field = reading->word_field;
  item->rule = reading->rule;
  item->stage = reading->stage;
  item->holds = reading->holds;
  item->holds_evidence = reading->evidence;
  bench->content_conflict = reading->conflict;
  find_mass (self, item, reading);

  add_read_shares (reading, contents);
  if (find_total_claim (self, bench, TRUE) == NULL)
    lds_audit_add_traces (self, item, bench, contents);
  lds_audit_apply_content_claims (self, bench, contents);

  conclude (self, item, bench, contents);

  for (guint i = 0; i < contents->len; i++)
    {
      lds_audit_find_control (self, &g_array_index (contents, LdsContent, i));
      weigh (item, &g_array_index (contents, LdsContent, i));
    }

  g_array_sort (contents, compare_contents);
  item->n_contents = contents->len;
  item->contents = (LdsContent *) g_array_free (g_steal_pointer (&contents), FALSE);
  lds_audit_note_traces (self, item, bench);
  if (bench->disputes != NULL)
    {
      item->n_disputes = bench->disputes->len;
      item->disputes = (LdsDispute *) g_array_free (g_steal_pointer (&bench->disputes), FALSE);
    }
}

/* An assembly adds nothing of its own to what its listed parts hold, but for what somebody claims of it that none of
 * them holds. */
static void
keep_claimed (LdsItem  *item,
              LdsBench *bench)
{
  guint n = 0;

  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsContent *content = &item->contents[i];

      if (content->claimed && !content->possible &&
          (bench->parts_elements & (1u << content->element)) == 0)
        item->contents[n++] = *content;
    }

  item->n_contents = n;
  if (n == 0)
    g_clear_pointer (&item->contents, g_free);
  else
    bench->content_conflict = TRUE;
}

static void
compose_assembly (LdsItem  *item,
                  LdsBench *bench)
{
  gboolean unknown;

  if (bench->parts_hold)
    keep_claimed (item, bench);

  if (bench->parts_hold || bench->parts_magnet)
    bench->reading.may_hold_magnet = FALSE;
  if (item->n_contents > 0 || bench->reading.may_hold_magnet)
    return;

  /* Rare earths that are claimed are in one of the parts, or in one that is not listed. */
  unknown = bench->parts_unknown || (bench->claims_some && !bench->parts_hold);
  bench->content_conflict |= unknown && !bench->parts_unknown;
  item->holds = unknown ? LDS_HOLDS_UNKNOWN : bench->parts_hold ? LDS_HOLDS_RARE_EARTH : LDS_HOLDS_NONE;
  item->holds_evidence = unknown ? LDS_EVIDENCE_UNKNOWN : LDS_EVIDENCE_INFERRED;
}

static void
tell_parent (LdsAudit *self,
             guint     index)
{
  const LdsItem *item = lds_audit_item (self, index);
  const LdsBench *bench = lds_audit_bench (self, index);
  LdsBench *parent = lds_audit_bench (self, item->parent);

  if (item->holds == LDS_HOLDS_UNKNOWN)
    parent->parts_unknown = TRUE;

  if (item->n_contents > 0 || bench->parts_hold)
    parent->parts_hold = TRUE;
  parent->parts_elements |= bench->parts_elements;
  for (guint i = 0; i < item->n_contents; i++)
    {
      if (item->contents[i].counts)
        parent->parts_elements |= 1u << item->contents[i].element;
    }

  /* A magnet that is known to hold none answers the question for its motor, too. */
  if (bench->parts_magnet ||
      (item->holds == LDS_HOLDS_NONE && item->material != NULL &&
       g_str_equal (item->material->kind, "magnet")))
    parent->parts_magnet = TRUE;
}

gboolean
lds_audit_compose (LdsAudit      *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  /* From the last to the first: children before their parents. */
  for (guint i = self->items->len; i > 0; i--)
    {
      LdsItem *item = lds_audit_item (self, i - 1);
      LdsBench *bench = lds_audit_bench (self, i - 1);

      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      compose_item (self, item, bench);
      if (item->first_child >= 0)
        {
          item->stage = LDS_STAGE_ASSEMBLY;
          compose_assembly (item, bench);
        }
      if (item->parent >= 0 && item->fitted && item->substitute_for < 0)
        tell_parent (self, i - 1);
    }

  return TRUE;
}
