/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what people write into cells. Functions that give a number give NaN where there is none
 * that can be relied on; nothing is guessed. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsDecimalVotes:
 * @comma: cells that can only be read with a decimal comma
 * @point: cells that can only be read with a decimal point
 * @ambiguous: cells that can be read with both, such as "1.234"
 */
typedef struct
{
  guint comma;
  guint point;
  guint ambiguous;
} LdsDecimalVotes;

void     lds_decimal_votes_add    (LdsDecimalVotes       *self,
                                   const char            *text);
char     lds_decimal_votes_decide (const LdsDecimalVotes *self,
                                   char                   otherwise);

gboolean lds_value_read_number    (const char            *text,
                                   char                   decimal,
                                   double                *number,
                                   const char           **rest);

#define LDS_UNIT_SIZE 16

double   lds_value_read_quantity  (const char            *text,
                                   char                   decimal,
                                   char                   unit[LDS_UNIT_SIZE]);
guint    lds_value_count_designators (const char         *text);

double   lds_value_mass_unit      (const char            *word);
double   lds_value_heading_mass   (const char            *heading);
double   lds_value_read_mass      (const char            *text,
                                   char                   decimal,
                                   double                 column_unit);

#define LDS_CURRENCY_SIZE 4

double   lds_value_read_price     (const char            *text,
                                   char                   decimal,
                                   char                   currency[LDS_CURRENCY_SIZE]);
double   lds_value_heading_per    (const char            *heading);
gboolean lds_value_find_currency  (const char            *text,
                                   char                   currency[LDS_CURRENCY_SIZE]);

gboolean lds_value_read_fraction  (const char            *text,
                                   char                   decimal,
                                   double                 column_unit,
                                   double                *low,
                                   double                *high);
double   lds_value_heading_fraction (const char          *heading);

#define LDS_CAS_SIZE 13

gboolean lds_value_read_cas       (const char            *text,
                                   char                   cas[LDS_CAS_SIZE],
                                   gboolean              *wrong_digit);
gboolean lds_value_is_hs_code     (const char            *text);

gboolean lds_value_says_nothing   (const char            *text);
gboolean lds_value_says_yes       (const char            *text);
gboolean lds_value_says_no        (const char            *text);
gboolean lds_value_says_not_fitted (const char           *text);
gboolean lds_value_says_as_required (const char          *text);

G_END_DECLS
