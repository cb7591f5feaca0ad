/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-codes.h"

#include "lds-words.h"

#include <string.h>

/**
 * lds_codes_read_cas:
 * @catalogue: a catalogue
 * @cas: what stands in the column of CAS numbers
 * @reading: (inout): an empty reading, filled in where a number is that of a rare earth
 *
 * Returns: whether there is such a number
 */
gboolean
lds_codes_read_cas (LdsCatalogue *catalogue,
                    const char   *cas,
                    LdsReading   *reading)
{
  const char *start = cas;

  while (*start != '\0')
    {
      gsize n;
      g_autofree char *number = NULL;
      const LdsMaterial *material;

      start += strcspn (start, "0123456789");
      n = strspn (start, "0123456789-");
      number = g_strndup (start, n);
      material = n > 0 ? lds_catalogue_find_cas (catalogue, number) : NULL;
      start += n;
      if (material == NULL)
        continue;

      reading->holds = LDS_HOLDS_RARE_EARTH;
      reading->evidence = LDS_EVIDENCE_INFERRED;
      reading->material = material;
      reading->form = material->form;
      reading->stage = material->stage;
      reading->shares = material->shares;
      reading->n_shares = material->n_shares;
      reading->rule = lds_rule_of_material (LDS_RULE_CAS, material);
      reading->word = g_steal_pointer (&number);
      reading->word_field = "cas";
      return TRUE;
    }

  return FALSE;
}

static const LdsHsCode *
find_hs_code (LdsCatalogue *catalogue,
              const char   *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0' && digits->len < 16; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (!g_ascii_isspace (*p) && *p != '.' && *p != '-')
      break;

  return lds_catalogue_find_hs_code (catalogue, digits->str);
}

/**
 * lds_codes_read_hs:
 * @catalogue: a catalogue
 * @text: what stands in the column of customs codes
 * @reading: (inout): a reading without a verdict, filled in where the code tells one
 *
 * Returns: whether the code tells what the line is
 */
gboolean
lds_codes_read_hs (LdsCatalogue *catalogue,
                   const char   *text,
                   LdsReading   *reading)
{
  const LdsHsCode *hs = find_hs_code (catalogue, text);

  if (hs == NULL || (hs->material == NULL && hs->component == NULL))
    return FALSE;

  if (hs->material != NULL)
    {
      reading->holds = hs->material->holds;
      reading->evidence = LDS_EVIDENCE_INFERRED;
      reading->material = hs->material;
      reading->form = hs->material->form;
      reading->stage = hs->material->stage;
      reading->shares = hs->material->shares;
      reading->n_shares = hs->material->n_shares;
      reading->grade_unknown = lds_material_is_grade_unknown (hs->material);
    }
  else
    {
      reading->may_hold_magnet = hs->component->magnet;
      reading->stage = hs->component->stage;
      reading->thing = hs->component->name;
    }

  reading->rule = (LdsRule) { LDS_RULE_HS_CODE, hs->code, hs->meaning, &hs->provenance };
  g_free (reading->word);
  reading->word = g_strstrip (g_strdup (text));
  reading->word_field = "hs_code";

  return TRUE;
}
