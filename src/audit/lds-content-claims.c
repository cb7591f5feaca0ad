/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is claimed of the rare earths of an item, element by element, against what its line was read as. The
 * stronger grade wins; claims of one grade stand together as one range; what contradicts the winner is kept
 * beside it. */

#include "lds-config.h"

#include "lds-audit-private.h"

#include <math.h>

/* Nd:Pr is usually 75:25 to 80:20, at most pure Nd (data/catalogue, compositions.tsv). */
#define ND_OF_NDPR_LOW 0.75

#define NEODYMIUM_AND_PRASEODYMIUM "NdPr"

/* What one element is said to be. */
typedef struct
{
  LdsStatement statement;
  guint        element;
  gboolean     possible;
  gboolean     read; /* by the recogniser, not claimed */
} Candidate;

static void
add_candidate (GArray                *candidates,
               const LdsContentClaim *claim,
               guint                  element,
               double                 low,
               double                 high)
{
  Candidate candidate = {
    .statement = {
      .low = low,
      .high = high,
      .evidence = claim->evidence,
      .stated = claim->stated,
      .column = claim->column,
      .backing = claim->backing,
    },
    .element = element,
    .possible = low == 0,
  };

  g_array_append_val (candidates, candidate);
}

static void
add_claim (LdsAudit              *self,
           const LdsContentClaim *claim,
           GArray                *candidates)
{
  const LdsElement *element = lds_catalogue_find_element (self->catalogue, claim->element);
  const LdsElement *nd;
  const LdsElement *pr;

  if (element != NULL)
    add_candidate (candidates, claim, element->index, claim->low, claim->high);
  if (g_strcmp0 (claim->element, NEODYMIUM_AND_PRASEODYMIUM) != 0)
    return;

  nd = lds_catalogue_find_element (self->catalogue, "Nd");
  pr = lds_catalogue_find_element (self->catalogue, "Pr");
  if (nd != NULL)
    add_candidate (candidates, claim, nd->index, claim->low * ND_OF_NDPR_LOW, claim->high);
  if (pr != NULL && claim->high > 0)
    add_candidate (candidates, claim, pr->index, 0, claim->high * (1 - ND_OF_NDPR_LOW));
}

static void
add_reading (const LdsContent *content,
             GArray           *candidates)
{
  Candidate candidate = {
    .statement = {
      .low = content->fraction_low,
      .high = content->fraction_high,
      .evidence = content->evidence,
    },
    .element = content->element,
    .possible = content->possible,
    .read = TRUE,
  };

  candidate.statement.backing.claimed = content->evidence;
  g_array_append_val (candidates, candidate);
}

/* The ends of a range that may not be known: something that is there is more than nothing. */
static double
get_least (const Candidate *candidate)
{
  if (isnan (candidate->statement.low))
    return candidate->possible ? 0 : G_MINDOUBLE;

  return candidate->statement.low;
}

static double
get_most (const Candidate *candidate)
{
  return isnan (candidate->statement.high) ? 1 : candidate->statement.high;
}

static gboolean
says_none (const Candidate *candidate)
{
  return candidate->statement.high == 0;
}

static gboolean
contradict (const Candidate *a,
            const Candidate *b)
{
  return get_least (a) > get_most (b) || get_least (b) > get_most (a);
}

/* Whether what the line was read as can do without an element: something that it must hold remains. Nobody
 * can declare the samarium out of a samarium-cobalt magnet. */
static gboolean
can_do_without (GArray *candidates)
{
  guint32 certain = 0;
  guint32 declared_out = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->read && !candidate->possible)
        certain |= 1u << candidate->element;
      else if (says_none (candidate) && candidate->statement.evidence < LDS_EVIDENCE_STATED)
        declared_out |= 1u << candidate->element;
    }

  return certain == 0 || (certain & ~declared_out) != 0;
}

/* Of a claim that an element is missing and others that it is there, the worse stands; but a supplier's own
 * word, or a test, is better than what columns say and what is inferred. */
static gboolean
is_out (const Candidate *best,
        GArray          *candidates)
{
  gboolean certain = FALSE;
  gboolean read = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i);

      if (other->element != best->element || get_least (other) == 0)
        continue;
      certain = TRUE;
      read |= other->read;
    }

  return !certain || (best->statement.evidence < LDS_EVIDENCE_STATED &&
                      (!read || can_do_without (candidates)));
}

/* Of one grade a claim says more than what was read; of claims, that which says less of the element comes first,
 * so that their order does not matter. */
static gboolean
is_better (const Candidate *candidate,
           const Candidate *than)
{
  if (candidate->statement.evidence != than->statement.evidence)
    return candidate->statement.evidence < than->statement.evidence;
  if (candidate->read != than->read)
    return than->read;
  if (candidate->statement.low != than->statement.low)
    return candidate->statement.low < than->statement.low;

  return candidate->statement.high < than->statement.high;
}

static const Candidate *
find_best (GArray   *candidates,
           guint     element,
           gboolean  some)
{
  const Candidate *best = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->element != element || (some && says_none (candidate)))
        continue;
      if (best == NULL || is_better (candidate, best))
        best = candidate;
    }

  return best;
}

/* Widens the range to all claims of the same grade. */
static LdsStatement
join (const Candidate *best,
      GArray          *candidates)
{
  LdsStatement joined = best->statement;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i);

      if (other == best || other->element != best->element || other->read ||
          other->statement.evidence != best->statement.evidence)
        continue;
      joined.low = MIN (joined.low, other->statement.low);
      joined.high = MAX (joined.high, other->statement.high);
    }

  return joined;
}

static void
note_dispute (LdsBench        *bench,
              const Candidate *kept,
              GArray          *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i);
      LdsDispute dispute = { kept->element, kept->statement, other->statement };

      if (other->element != kept->element || !contradict (kept, other))
        continue;
      if (bench->disputes == NULL)
        bench->disputes = g_array_new (FALSE, FALSE, sizeof (LdsDispute));
      g_array_append_val (bench->disputes, dispute);
    }
}

static void
remove_content (GArray *contents,
                guint   element)
{
  for (guint i = contents->len; i > 0; i--)
    {
      if (g_array_index (contents, LdsContent, i - 1).element == element)
        g_array_remove_index (contents, i - 1);
    }
}

static void
resolve_element (LdsBench *bench,
                 guint     element,
                 GArray   *candidates,
                 GArray   *contents)
{
  const Candidate *best = find_best (candidates, element, FALSE);
  LdsContent content = {
    .element = element,
    .form = bench->reading.stage == LDS_STAGE_MAGNET ? LDS_FORM_MAGNET : bench->reading.form,
  };
  LdsStatement joined = join (best, candidates);

  if (joined.high == 0 && !is_out (best, candidates))
    {
      best = find_best (candidates, element, TRUE);
      joined = join (best, candidates);
    }
  note_dispute (bench, best, candidates);
  if (best->read)
    return;

  remove_content (contents, element);
  if (joined.high == 0)
    return;

  content.fraction_low = joined.low;
  content.fraction_high = joined.high;
  content.possible = joined.low == 0;
  content.counts = TRUE;
  content.evidence = joined.evidence;
  content.stated = joined.stated;
  content.column = joined.column;
  content.claimed = TRUE;
  content.backing = joined.backing;
  g_array_append_val (contents, content);
}

/* Lays the claims about single elements over what was read. */
void
lds_audit_apply_content_claims (LdsAudit *self,
                                LdsBench *bench,
                                GArray   *contents)
{
  g_autoptr (GArray) candidates = NULL;
  guint32 claimed = 0;

  if (bench->n_contents == 0)
    return;

  candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  for (guint i = 0; i < contents->len; i++)
    add_reading (&g_array_index (contents, LdsContent, i), candidates);
  for (guint i = 0; i < bench->n_contents; i++)
    add_claim (self, &g_array_index (self->contents, LdsContentClaim, bench->first_content + i),
               candidates);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!candidate->read)
        claimed |= 1u << candidate->element;
    }
  for (guint element = 0; element < LDS_N_ELEMENTS; element++)
    {
      if (claimed & (1u << element))
        resolve_element (bench, element, candidates, contents);
    }
}
