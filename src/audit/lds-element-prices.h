/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rare earths cost, as the user says. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LdsElementPrice:
 * @element: symbol ("Dy")
 * @per_kg: for a kilogram of the element contained, not of its oxide, in @currency
 * @currency: ISO 4217
 * @date: YYYY-MM-DD
 * @origin: who says so
 */
typedef struct
{
  char    element[3];
  double  per_kg;
  char   *currency;
  char   *date;
  char   *origin;
} LdsElementPrice;

GArray                *lds_element_prices_new   (void);
GArray                *lds_element_prices_copy  (GArray                *prices);
void                   lds_element_prices_set   (GArray                *prices,
                                                 const LdsElementPrice *price);
gboolean               lds_element_prices_read  (GArray                *prices,
                                                 const char            *text,
                                                 GError               **error);
const LdsElementPrice *lds_element_prices_find  (GArray                *prices,
                                                 const char            *element);

G_END_DECLS
