/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-catalogue.h"

G_BEGIN_DECLS

#define LDS_MAX_COUNTRIES 4

/**
 * LdsCountryReading:
 * @codes: ISO 3166-1 alpha-2 codes, in the order in which the text names them
 * @n_codes: 0 when the text names no country
 * @assumed: the text could mean another one ("Korea" is read as South Korea)
 * @inferred: a place stood for its country ("Ganzhou")
 */
typedef struct
{
  char     codes[LDS_MAX_COUNTRIES][3];
  guint    n_codes;
  gboolean assumed;
  gboolean inferred;
} LdsCountryReading;

gboolean    lds_catalogue_read_country     (LdsCatalogue      *self,
                                            const char        *text,
                                            LdsCountryReading *reading);
const char *lds_catalogue_get_country_name (LdsCatalogue      *self,
                                            const char        *code);
gboolean    lds_country_is_chinese         (const char        *code);

G_END_DECLS
