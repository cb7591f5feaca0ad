/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-verdict.h"

#include "lds-codes.h"
#include "lds-magnet-mass.h"

#include <math.h>
#include <string.h>

/* The matches that matter, one of each kind; %NULL where there is none. */
typedef struct
{
  LdsCatalogue      *catalogue;
  LdsShareStore     *store;
  const LdsLineText *text;
  const LdsMatches  *matches;
  LdsReading        *reading;

  const LdsMatch    *rare_earth;
  const LdsMatch    *no_rare_earth;
  const LdsMatch    *component;
  const LdsMatch    *magnet;
  const LdsMatch    *trace;
  const LdsMatch    *plain_column;
  const LdsMatch    *plain_text;
  const LdsMatch    *physical;
  const LdsMatch    *free_of_all;
  const LdsMatch    *free_of_heavy;
  const LdsMatch    *free_of_magnets;
  gboolean           plain_part;
  gboolean           other_part;
} Verdict;

static guint
match_length (const Verdict  *verdict,
              const LdsMatch *match)
{
  return lds_line_text_token (verdict->text, match->last)->end -
         lds_line_text_token (verdict->text, match->first)->start;
}

/* How much a rare earth match says: a grade more than a kind, a kind more than an element. */
static int
rank (const LdsMatch *match)
{
  if (g_str_equal (match->material->kind, "element"))
    return 0;
  if (!lds_match_is_magnet (match))
    return 1;
  if (lds_material_is_grade_unknown (match->material))
    return 2;

  return g_str_equal (match->material->id, "smco") ? 3 : 4;
}

static gboolean
is_better (const Verdict  *verdict,
           const LdsMatch *match,
           const LdsMatch *than)
{
  if (than == NULL)
    return TRUE;
  if (match->role == LDS_WORD_THING && match->material != NULL && rank (match) != rank (than))
    return rank (match) > rank (than);
  if ((match->field == LDS_LINE_MATERIAL) != (than->field == LDS_LINE_MATERIAL))
    return match->field == LDS_LINE_MATERIAL;

  return match_length (verdict, match) > match_length (verdict, than);
}

static void
keep_better (const Verdict   *verdict,
             const LdsMatch **best,
             const LdsMatch  *match)
{
  if (is_better (verdict, match, *best))
    *best = match;
}

static void
sort_material (Verdict        *verdict,
               const LdsMatch *match)
{
  if (match->material->holds == LDS_HOLDS_RARE_EARTH)
    keep_better (verdict, &verdict->rare_earth, match);
  else if (lds_match_is_magnet (match))
    keep_better (verdict, &verdict->no_rare_earth, match);
  else if (match->field == LDS_LINE_MATERIAL)
    keep_better (verdict, &verdict->plain_column, match);
  else if (match->field == LDS_LINE_DESCRIPTION)
    keep_better (verdict, &verdict->plain_text, match);
}

static void
sort_thing (Verdict        *verdict,
            const LdsMatch *match)
{
  if (!match->stands)
    return;

  if (match->material != NULL)
    sort_material (verdict, match);
  else if (match->component != NULL && match->component->trace)
    {
      keep_better (verdict, &verdict->trace, match);
      verdict->other_part |= match->field == LDS_LINE_DESCRIPTION;
    }
  else if (match->component != NULL && match->component->stage == LDS_STAGE_MAGNET)
    keep_better (verdict, &verdict->magnet, match);
  else if (match->component != NULL)
    keep_better (verdict, &verdict->component, match);
}

static void
sort_part (Verdict        *verdict,
           const LdsMatch *match)
{
  if (match->field != LDS_LINE_DESCRIPTION || match->mode == LDS_MATCH_FOR)
    return;

  if (match->role != LDS_WORD_PART)
    verdict->plain_part = TRUE;
  else if (match->word->style != LDS_WORD_STYLE_AFTER || match->head_segment)
    verdict->other_part = TRUE;
}

/* Looks at the fields from @first to @last. */
static void
sort_matches (Verdict      *verdict,
              LdsLineField  first,
              LdsLineField  last)
{
  for (guint i = 0; i < verdict->matches->list->len; i++)
    {
      const LdsMatch *match = &g_array_index (verdict->matches->list, LdsMatch, i);

      if (match->field < first || match->field > last)
        continue;

      switch (match->role)
        {
        case LDS_WORD_THING:
          sort_thing (verdict, match);
          break;
        case LDS_WORD_PART:
        case LDS_WORD_PLAIN_PART:
        case LDS_WORD_SHAPE:
          sort_part (verdict, match);
          break;
        case LDS_WORD_FALSE_FRIEND:
          if (match->material != NULL && match->mode == LDS_MATCH_HEAD && match->depth == 0)
            keep_better (verdict, &verdict->physical, match);
          break;
        case LDS_WORD_RARE_EARTH_FREE:
          keep_better (verdict, &verdict->free_of_all, match);
          break;
        case LDS_WORD_HEAVY_FREE:
          keep_better (verdict, &verdict->free_of_heavy, match);
          break;
        case LDS_WORD_MAGNET_FREE:
          keep_better (verdict, &verdict->free_of_magnets, match);
          break;
        case LDS_WORD_FOR:
        case LDS_WORD_WITH:
        case LDS_WORD_MAGNET_SIGN:
        default:
          break;
        }
    }
}

/* Whether the description or the material only says that it is a magnet, or of which kind. */
static gboolean
lacks_grade (const Verdict *verdict)
{
  if (verdict->matches->shares->len > 0)
    return FALSE;
  if (verdict->rare_earth != NULL)
    return lds_match_is_magnet (verdict->rare_earth) &&
           lds_material_is_grade_unknown (verdict->rare_earth->material);

  return verdict->magnet != NULL && verdict->no_rare_earth == NULL;
}

/* Whether it is the whole of its field. */
static gboolean
is_whole_field (const Verdict  *verdict,
                const LdsMatch *match)
{
  return lds_line_text_token (verdict->text, match->first)->field_start &&
         (match->last + 1 == verdict->text->tokens->len ||
          lds_line_text_token (verdict->text, match->last + 1)->field != match->field);
}

/* A magnet is often ordered by its grade, which then stands in its number. A grade of another kind than that
 * which is told is none. Only a maker's number that is nothing else clears it: “Y30-1001” may count anything. */
static void
sort_grades (Verdict *verdict)
{
  const LdsMaterial *told = verdict->rare_earth != NULL ? verdict->rare_earth->material : NULL;

  for (guint i = 0; i < verdict->matches->list->len; i++)
    {
      const LdsMatch *match = &g_array_index (verdict->matches->list, LdsMatch, i);

      if ((match->field != LDS_LINE_PART_NUMBER && match->field != LDS_LINE_MPN) ||
          !match->stands || match->material == NULL || !lds_match_is_magnet (match))
        continue;
      if (told != NULL ? g_str_has_prefix (match->material->id, told->id)
                       : match->material->holds == LDS_HOLDS_RARE_EARTH ||
                         (match->field == LDS_LINE_MPN && is_whole_field (verdict, match)))
        sort_material (verdict, match);
    }
}

static void
set_word (Verdict *verdict,
          guint    first,
          guint    last)
{
  LdsReading *reading = verdict->reading;

  g_free (reading->word);
  reading->word = lds_line_text_spell (verdict->text, first, last);
  reading->word_field = lds_line_field_name (lds_line_text_token (verdict->text, first)->field);
}

static void
set_match (Verdict        *verdict,
           const LdsMatch *match)
{
  set_word (verdict, match->first, match->last);
}

static LdsRule
rule_of_component (const LdsComponent *component)
{
  return (LdsRule) { LDS_RULE_COMPONENT, component->id, component->name, &component->provenance };
}

static LdsEvidence
evidence_of (const LdsMaterial *material)
{
  return g_str_equal (material->kind, "cell") || g_str_equal (material->kind, "component")
           ? LDS_EVIDENCE_ESTIMATED : LDS_EVIDENCE_INFERRED;
}

static gboolean
is_heavy_magnet_element (Verdict *verdict,
                         guint    element)
{
  const char *symbol = lds_catalogue_get_element (verdict->catalogue, element)->symbol;

  return g_str_equal (symbol, "Dy") || g_str_equal (symbol, "Tb");
}

/* Elements of all matches that only tell an element, such as the two of a formula. */
static guint
add_elements (Verdict  *verdict,
              LdsShare *shares,
              guint     n)
{
  for (guint i = 0; i < verdict->matches->list->len; i++)
    {
      const LdsMatch *match = &g_array_index (verdict->matches->list, LdsMatch, i);
      gboolean known = FALSE;

      if (match->role != LDS_WORD_THING || !match->stands || match->material == NULL ||
          !g_str_equal (match->material->kind, "element") ||
          match->field != verdict->rare_earth->field)
        continue;

      for (guint j = 0; j < n; j++)
        known |= shares[j].element == match->material->shares[0].element;
      if (!known)
        shares[n++] = match->material->shares[0];
    }

  return n;
}

/* What the line states of an element stands in for what its material says of it. */
static guint
add_stated (const LdsMatches *matches,
            LdsShare         *shares,
            guint             n)
{
  for (guint i = 0; i < matches->shares->len; i++)
    {
      const LdsShare *stated = &g_array_index (matches->shares, LdsShare, i);
      guint j = 0;

      while (j < n && shares[j].element != stated->element)
        j++;
      if (j == n)
        shares[n++] = *stated;
      else if (!isnan (stated->low) || isnan (shares[j].low))
        shares[j] = *stated;
      else
        shares[j].counts = TRUE;
    }

  return n;
}

static gboolean
are_same_shares (const LdsShare *a,
                 const LdsShare *b,
                 guint           n)
{
  for (guint i = 0; i < n; i++)
    if (a[i].element != b[i].element || a[i].counts != b[i].counts || a[i].low != b[i].low ||
        a[i].high != b[i].high)
      return FALSE;

  return TRUE;
}

static void
set_shares (Verdict           *verdict,
            const LdsMaterial *material,
            gboolean           part_of_item)
{
  LdsReading *reading = verdict->reading;
  LdsShare shares[LDS_N_ELEMENTS];
  guint n = 0;

  for (guint i = 0; material != NULL && i < material->n_shares; i++)
    shares[n++] = material->shares[i];
  if (verdict->rare_earth != NULL && rank (verdict->rare_earth) == 0)
    n = add_elements (verdict, shares, n);
  n = add_stated (verdict->matches, shares, n);

  if (verdict->free_of_heavy != NULL)
    {
      guint kept = 0;

      for (guint i = 0; i < n; i++)
        if (!is_heavy_magnet_element (verdict, shares[i].element))
          shares[kept++] = shares[i];
      n = kept;
    }

  /* A magnet is only a part of its motor, and how large a part is not told. */
  for (guint i = 0; part_of_item && i < n; i++)
    {
      shares[i].low = shares[i].low == 0 ? 0 : NAN;
      shares[i].high = NAN;
    }

  reading->n_shares = n;
  if (n == 0)
    reading->shares = NULL;
  else if (material != NULL && n == material->n_shares &&
           are_same_shares (shares, material->shares, n))
    reading->shares = material->shares;
  else
    reading->shares = lds_share_store_intern (verdict->store, shares, n);
}

static void
say_rare_earth (Verdict *verdict)
{
  LdsReading *reading = verdict->reading;
  const LdsMatch *match = verdict->rare_earth;
  const LdsMaterial *material = match->material;
  const LdsMatch *whole = verdict->component;

  /* "NdFeB" in the line of a motor is its magnet. */
  if (!lds_match_is_magnet (match))
    whole = NULL;

  reading->holds = LDS_HOLDS_RARE_EARTH;
  reading->evidence = evidence_of (material);
  reading->material = rank (match) > 0 ? material : NULL;
  reading->rule = lds_rule_of_material (LDS_RULE_MATERIAL, material);
  reading->form = material->form;
  reading->stage = whole != NULL ? whole->component->stage : material->stage;
  reading->grade_unknown = lds_material_is_grade_unknown (material);
  if (whole != NULL)
    reading->thing = whole->component->name;
  else if (reading->evidence == LDS_EVIDENCE_ESTIMATED)
    reading->thing = material->name;
  reading->conflict = verdict->free_of_all != NULL ||
                      (verdict->no_rare_earth != NULL && lds_match_is_magnet (match) &&
                       verdict->no_rare_earth->field != match->field);

  set_shares (verdict, material, whole != NULL);
  set_match (verdict, match);
}

static void
say_stated (Verdict *verdict)
{
  LdsReading *reading = verdict->reading;

  reading->holds = LDS_HOLDS_RARE_EARTH;
  reading->evidence = LDS_EVIDENCE_STATED;
  reading->conflict = verdict->free_of_all != NULL;
  set_shares (verdict, NULL, FALSE);
  set_word (verdict, verdict->matches->share_first, verdict->matches->share_last);

  if (verdict->magnet != NULL)
    {
      reading->form = LDS_FORM_MAGNET;
      reading->stage = LDS_STAGE_MAGNET;
    }
}

static void
say_none (Verdict           *verdict,
          const LdsMatch    *match,
          const LdsMaterial *material,
          LdsEvidence        evidence)
{
  LdsReading *reading = verdict->reading;

  reading->holds = LDS_HOLDS_NONE;
  reading->evidence = evidence;
  reading->material = material;
  if (material == NULL && match->word != NULL)
    reading->rule = (LdsRule) { .kind = LDS_RULE_PHRASE, .provenance = &match->word->provenance };
  if (material != NULL)
    {
      reading->rule = lds_rule_of_material (LDS_RULE_MATERIAL, material);
      reading->form = material->form;
      reading->stage = material->stage;
    }
  if (verdict->component != NULL)
    {
      reading->stage = verdict->component->component->stage;
      reading->thing = verdict->component->component->name;
    }
  set_match (verdict, match);
}

static void
say_component (Verdict        *verdict,
               const LdsMatch *match)
{
  LdsReading *reading = verdict->reading;

  reading->may_hold_magnet = match->component->magnet;
  reading->stage = match->component->stage;
  reading->thing = match->component->name;
  reading->rule = rule_of_component (match->component);
  set_match (verdict, match);
}

static gboolean
says_anything (const Verdict *verdict)
{
  return verdict->rare_earth != NULL || verdict->no_rare_earth != NULL ||
         verdict->component != NULL || verdict->magnet != NULL || verdict->free_of_all != NULL ||
         verdict->plain_column != NULL || verdict->physical != NULL;
}

/* "J3", "CN12": what drawings call connectors. */
static gboolean
names_connector (const char *part_number)
{
  static const char *const prefixes[] = { "J", "P", "X", "CN", "CON", "JP", "TB", NULL };
  gsize n = strcspn (part_number, "0123456789");
  g_autofree char *prefix = g_strndup (part_number, n);

  return part_number[n] != '\0' &&
         strspn (part_number + n, "0123456789") == strlen (part_number + n) &&
         g_strv_contains (prefixes, prefix);
}

/* "MOTOR" as the description of J3 says what is plugged in there; "P1" may be a pump, though. */
static void
drop_ports (Verdict       *verdict,
            const LdsLine *line)
{
  const LdsMatch *match = verdict->component;

  if (match == NULL || line->part_number == NULL || !names_connector (line->part_number) ||
      match->field != LDS_LINE_DESCRIPTION || match->first != 0 ||
      (line->part_number[0] == 'P' && g_str_equal (match->component->id, "pump")))
    return;

  if (match->last + 1 == verdict->text->tokens->len ||
      lds_line_text_token (verdict->text, match->last + 1)->field != LDS_LINE_DESCRIPTION)
    verdict->component = NULL;
}

/* "Sensor without magnet" asks for none, whatever words for one it holds. */
static void
drop_magnets (Verdict *verdict)
{
  if (verdict->free_of_magnets == NULL)
    return;

  verdict->magnet = NULL;
  if (verdict->component != NULL && verdict->component->component->magnet)
    verdict->component = NULL;
}

static gboolean
say_plain (Verdict *verdict)
{
  if (verdict->physical != NULL && !verdict->other_part)
    say_none (verdict, verdict->physical, verdict->physical->material, LDS_EVIDENCE_INFERRED);
  else if (verdict->plain_column != NULL && !verdict->other_part)
    say_none (verdict, verdict->plain_column, verdict->plain_column->material,
              LDS_EVIDENCE_INFERRED);
  else if (verdict->plain_text != NULL && verdict->plain_part && !verdict->other_part)
    say_none (verdict, verdict->plain_text, verdict->plain_text->material,
              LDS_EVIDENCE_INFERRED);
  else
    return FALSE;

  return TRUE;
}

/* What is said by the text alone; whether anything is. */
static gboolean
say_text (Verdict *verdict)
{
  if (verdict->rare_earth != NULL)
    say_rare_earth (verdict);
  else if (verdict->matches->shares->len > 0)
    say_stated (verdict);
  else if (verdict->free_of_all != NULL)
    say_none (verdict, verdict->free_of_all, NULL, LDS_EVIDENCE_STATED);
  else if (verdict->no_rare_earth != NULL)
    say_none (verdict, verdict->no_rare_earth, verdict->no_rare_earth->material,
              LDS_EVIDENCE_INFERRED);
  else
    return FALSE;

  return TRUE;
}

/* Text before codes, and what the line is before what it may be. */
static void
say_all (Verdict       *verdict,
         const LdsLine *line)
{
  LdsReading *reading = verdict->reading;

  if (say_text (verdict))
    return;
  if (line->cas != NULL && lds_codes_read_cas (verdict->catalogue, line->cas, reading))
    {
      reading->conflict = verdict->free_of_all != NULL;
      return;
    }
  if (verdict->component != NULL)
    {
      say_component (verdict, verdict->component);
      return;
    }
  if (line->hs_code != NULL && lds_codes_read_hs (verdict->catalogue, line->hs_code, reading))
    return;
  if (verdict->magnet != NULL)
    say_component (verdict, verdict->magnet);
  else
    say_plain (verdict);
}

/**
 * lds_verdict_wants_numbers:
 * @text: the description and the material of a line
 * @matches: what they name
 *
 * Most lines say what they are, and their numbers need not be looked at.
 *
 * Returns: whether numbers and maker can say more
 */
gboolean
lds_verdict_wants_numbers (const LdsLineText *text,
                           const LdsMatches  *matches)
{
  Verdict verdict = { .text = text, .matches = matches };

  sort_matches (&verdict, LDS_LINE_DESCRIPTION, LDS_LINE_MATERIAL);
  if (verdict.magnet != NULL || verdict.no_rare_earth != NULL ||
      (verdict.rare_earth != NULL && lds_match_is_magnet (verdict.rare_earth)))
    return TRUE;

  return !says_anything (&verdict) && !verdict.plain_part && !verdict.other_part;
}

/**
 * lds_verdict_reach:
 * @catalogue: a catalogue
 * @store: where shares are kept that do not stand in @catalogue
 * @line: the line
 * @text: its text
 * @matches: what the text names
 * @reading: (inout): an empty reading, to be filled in
 *
 * Weighs what the columns say, the text before codes and the worse before the better.
 */
void
lds_verdict_reach (LdsCatalogue      *catalogue,
                   LdsShareStore     *store,
                   const LdsLine     *line,
                   const LdsLineText *text,
                   const LdsMatches  *matches,
                   LdsReading        *reading)
{
  Verdict verdict = {
    .catalogue = catalogue, .store = store, .text = text, .matches = matches, .reading = reading,
  };

  sort_matches (&verdict, LDS_LINE_DESCRIPTION, LDS_LINE_MATERIAL);
  if (!says_anything (&verdict) && !verdict.plain_part && !verdict.other_part)
    sort_matches (&verdict, LDS_LINE_PART_NUMBER, LDS_LINE_MANUFACTURER);
  else if (lacks_grade (&verdict))
    sort_grades (&verdict);
  drop_magnets (&verdict);
  drop_ports (&verdict, line);

  reading->says_rare_earth_free = verdict.free_of_all != NULL;
  reading->says_heavy_free = verdict.free_of_heavy != NULL;

  say_all (&verdict, line);
  lds_magnet_mass_find (catalogue, text, reading);
  if (verdict.trace != NULL && reading->holds == LDS_HOLDS_UNKNOWN && !reading->may_hold_magnet)
    reading->trace = rule_of_component (verdict.trace->component);
}
