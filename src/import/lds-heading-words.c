/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings that the catalogue does not list word by word: single words that tell what a column is
 * about, in whatever company they stand. The cells must agree, see lds-column-roles.c. */

#include "lds-heading-words.h"

#include "lds-heading-kinds.h"

#include <string.h>

/* More is a sentence, in which any word may stand. */
#define LONGEST_HEADING 80

#define FIELD(name) (G_GUINT64_CONSTANT (1) << LDS_FIELD_##name)
#define HAS(name) ((kinds & LDS_HEADING_##name) != 0)

#define WORD LDS_HEADING_MATCH_WORD
#define START LDS_HEADING_MATCH_START
#define INSIDE LDS_HEADING_MATCH_INSIDE

static guint64
judge_origin (guint kinds)
{
  if (HAS (SECOND) || HAS (THIRD))
    {
      if (HAS (COUNTRY))
        return HAS (SECOND) ? FIELD (TIER2_COUNTRY) : FIELD (TIER3_COUNTRY);
      if (HAS (SELLER))
        return HAS (SECOND) ? FIELD (TIER2_SUPPLIER) : FIELD (TIER3_SUPPLIER);
    }
  if (HAS (COUNTRY))
    return HAS (STAGE) || HAS (RARE_EARTH) ? FIELD (STAGE_COUNTRY) : FIELD (COUNTRY_OF_ORIGIN);

  return 0;
}

static guint64
judge_money (guint kinds)
{
  if (HAS (PRICE))
    return HAS (TOTAL) ? FIELD (TOTAL_PRICE) : FIELD (UNIT_PRICE);
  if (HAS (TOTAL) && HAS (QUANTITY))
    return FIELD (QUANTITY);

  return HAS (TOTAL) ? FIELD (TOTAL_PRICE) : 0;
}

static guint64
judge_company (guint kinds)
{
  gboolean number = HAS (NUMBER) || (HAS (PART) && !HAS (TEXT));

  if (HAS (MAKER))
    return number ? FIELD (MPN) : FIELD (MANUFACTURER);
  if (HAS (SELLER))
    return HAS (NUMBER) ? FIELD (SUPPLIER_PART_NUMBER) : FIELD (SUPPLIER);

  return 0;
}

static guint64
judge_part (guint kinds)
{
  if (HAS (DESIGNATOR))
    return FIELD (REFERENCE_DESIGNATOR) | (HAS (NUMBER) ? FIELD (PART_NUMBER) : 0);
  if (HAS (TEXT) && HAS (NUMBER))
    return FIELD (DESCRIPTION) | FIELD (MPN);
  if (HAS (TEXT))
    return FIELD (DESCRIPTION);
  if (HAS (PART) && HAS (NUMBER))
    return FIELD (PART_NUMBER);
  if (HAS (POSITION))
    return FIELD (FIND_NUMBER);
  if (HAS (NUMBER))
    return FIELD (FIND_NUMBER) | FIELD (PART_NUMBER);
  if (HAS (PART))
    return FIELD (DESCRIPTION) | FIELD (PART_NUMBER) | FIELD (REFERENCE_DESIGNATOR);

  return 0;
}

/**
 * lds_heading_guess:
 * @catalogue: a catalogue
 * @heading: a cell of a heading row
 *
 * Tells from single words what a heading may mean that the catalogue does not list.
 *
 * Returns: a mask of fields, 0 when no word tells
 */
guint64
lds_heading_guess (LdsCatalogue *catalogue,
                   const char   *heading)
{
  g_autofree char *normalised = NULL;
  guint kinds;
  guint64 fields;

  if (strlen (heading) > LONGEST_HEADING)
    return 0;
  normalised = lds_heading_normalise (heading);
  kinds = lds_catalogue_find_heading_kinds (catalogue, normalised);
  if (HAS (OTHER) || HAS (TIME))
    return 0;
  if ((HAS (RARE_EARTH) || HAS (ELEMENT)) && HAS (SHARE))
    return FIELD (RARE_EARTH_CONTENT);
  if ((fields = judge_origin (kinds)) != 0 || (fields = judge_money (kinds)) != 0)
    return fields;
  if (HAS (CUSTOMS))
    return FIELD (HS_CODE);
  if (HAS (MASS))
    return FIELD (MASS);
  if (HAS (FITTED))
    return FIELD (NOT_FITTED);
  if (HAS (LEVEL))
    return FIELD (LEVEL);
  if (HAS (PARENT) && !HAS (QUANTITY))
    return FIELD (PARENT);
  if (HAS (QUANTITY))
    return FIELD (QUANTITY);
  if ((fields = judge_company (kinds)) != 0)
    return fields;
  if (HAS (MATERIAL))
    return FIELD (MATERIAL);

  return judge_part (kinds);
}

/**
 * lds_heading_find_stage:
 * @heading: heading of a column of countries
 *
 * Returns: (nullable): the stage whose place the column gives, as the workspace names it
 */
const char *
lds_heading_find_stage (const char *heading)
{
  static const struct
  {
    const char      *word;
    LdsHeadingMatch  match;
    const char      *stage;
  } stages[] = {
    { "magnet", START, "magnet" }, { "sinter", START, "magnet" }, { "alloy", START, "alloy" },
    { "melt", START, "alloy" }, { "smelt", START, "alloy" }, { "schmelz", START, "alloy" },
    { "legierung", START, "alloy" }, { "metal", START, "metal" }, { "metall", START, "metal" },
    { "mine", START, "mining" }, { "mining", START, "mining" }, { "ore", WORD, "mining" },
    { "separat", START, "separation" }, { "refin", START, "separation" },
    { "oxide", START, "separation" }, { "rare", WORD, "separation" },
    { "seltene", START, "separation" }, { "稀土", INSIDE, "separation" },
  };
  g_autofree char *normalised = lds_heading_normalise (heading);

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (lds_heading_holds (normalised, stages[i].word, stages[i].match))
      return stages[i].stage;

  return NULL;
}

/**
 * lds_heading_find_element:
 * @catalogue: a catalogue
 * @heading: heading of a content column
 *
 * Returns: (transfer full): "Dy", "NdPr" or, when the heading names no element, "RE"
 */
char *
lds_heading_find_element (LdsCatalogue *catalogue,
                          const char   *heading)
{
  static const struct
  {
    const char *sign;
    const char *symbol;
  } signs[] = { { "镝", "Dy" }, { "铽", "Tb" }, { "钕", "Nd" }, { "镨", "Pr" }, { "钐", "Sm" },
                { "dysprosium", "Dy" }, { "terbium", "Tb" }, { "neodym", "Nd" },
                { "praseodym", "Pr" }, { "samarium", "Sm" } };
  g_autofree char *normalised = lds_heading_normalise (heading);
  g_auto (GStrv) tokens = g_strsplit (normalised, " ", -1);
  gboolean has_nd = FALSE;
  gboolean has_pr = FALSE;
  const char *found = NULL;

  for (gsize i = 0; tokens[i] != NULL; i++)
    {
      const LdsElement *element;

      has_nd |= g_str_equal (tokens[i], "nd") || g_str_equal (tokens[i], "ndpr");
      has_pr |= g_str_equal (tokens[i], "pr") || g_str_equal (tokens[i], "ndpr");
      if (strlen (tokens[i]) > 2 || *tokens[i] == '\0')
        continue;
      tokens[i][0] = g_ascii_toupper (tokens[i][0]);
      element = lds_catalogue_find_element (catalogue, tokens[i]);
      if (element != NULL && found == NULL)
        found = element->symbol;
    }
  if (has_nd && has_pr)
    return g_strdup ("NdPr");
  if (found != NULL)
    return g_strdup (found);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (normalised, signs[i].sign) != NULL)
      return g_strdup (signs[i].symbol);

  return g_strdup ("RE");
}

/**
 * lds_heading_is_positive:
 * @heading: heading of a column that says whether parts are fitted
 *
 * Returns: whether a yes in it means that the part is fitted ("Populate"), rather than not ("DNP")
 */
gboolean
lds_heading_is_positive (const char *heading)
{
  g_autofree char *text = lds_heading_normalise (heading);
  gboolean fitted = lds_heading_holds (text, "fitted", WORD) ||
                    lds_heading_holds (text, "populate", START) ||
                    lds_heading_holds (text, "mounted", WORD) ||
                    lds_heading_holds (text, "stuffed", WORD) ||
                    lds_heading_holds (text, "bestuckt", WORD);
  gboolean denied = lds_heading_holds (text, "not", WORD) || lds_heading_holds (text, "do", WORD) ||
                    lds_heading_holds (text, "nicht", WORD) || lds_heading_holds (text, "un", START);

  return fitted && !denied;
}
