/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-backing.h"

/**
 * lds_claim_age_to_string:
 * @age: an age
 *
 * Returns: the word for it in JSON
 */
const char *
lds_claim_age_to_string (LdsClaimAge age)
{
  static const char *const words[LDS_N_CLAIM_AGES] = {
    [LDS_CLAIM_AGE_CURRENT] = "current",
    [LDS_CLAIM_AGE_EXPIRED] = "expired",
    [LDS_CLAIM_AGE_UNDATED] = "undated",
    [LDS_CLAIM_AGE_LATER] = "later",
  };

  g_return_val_if_fail (age < LDS_N_CLAIM_AGES, NULL);

  return words[age];
}

/**
 * lds_claim_date_read:
 * @text: (nullable): a date as YYYY-MM-DD
 * @date: (out caller-allocates): the date
 *
 * Returns: whether it is one
 */
gboolean
lds_claim_date_read (const char *text,
                     GDate      *date)
{
  guint numbers[3] = { 0 };

  g_date_clear (date, 1);
  if (text == NULL || strlen (text) != strlen ("YYYY-MM-DD"))
    return FALSE;

  for (guint i = 0, part = 0; text[i] != '\0'; i++)
    {
      if (i == 4 || i == 7)
        {
          if (text[i] != '-')
            return FALSE;
          part++;
        }
      else if (!g_ascii_isdigit (text[i]))
        return FALSE;
      else
        numbers[part] = numbers[part] * 10 + (guint) g_ascii_digit_value (text[i]);
    }
  if (numbers[0] == 0 || !g_date_valid_dmy (numbers[2], numbers[1], numbers[0]))
    return FALSE;

  g_date_set_dmy (date, numbers[2], numbers[1], numbers[0]);

  return TRUE;
}

/**
 * lds_backing_weigh:
 * @self: what a claim rests on; its age is set
 * @as_at: the day of the audit
 * @years: how long a declaration or a certificate is good for; 0 for no end
 *
 * A claim is too old on the day after it has become @years old.
 *
 * Returns: the grade with which the claim counts
 */
LdsEvidence
lds_backing_weigh (LdsBacking  *self,
                   const GDate *as_at,
                   guint        years)
{
  gboolean ages = self->claimed < LDS_EVIDENCE_STATED;
  GDate date;

  self->age = LDS_CLAIM_AGE_CURRENT;
  if (!lds_claim_date_read (self->date, &date))
    {
      if (ages)
        self->age = LDS_CLAIM_AGE_UNDATED;
      return self->claimed;
    }

  if (g_date_compare (&date, as_at) > 0)
    self->age = LDS_CLAIM_AGE_LATER;
  else if (ages && years > 0)
    {
      g_date_add_years (&date, years);
      if (g_date_compare (&date, as_at) < 0)
        self->age = LDS_CLAIM_AGE_EXPIRED;
    }

  return self->age == LDS_CLAIM_AGE_EXPIRED ? LDS_EVIDENCE_STATED : self->claimed;
}
