/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-catalogue.h"

G_BEGIN_DECLS

/**
 * LdsField:
 *
 * What a column of a parts list may mean. The names are those of design.md's JSON contract.
 */
typedef enum
{
  LDS_FIELD_PART_NUMBER,
  LDS_FIELD_DESCRIPTION,
  LDS_FIELD_QUANTITY,
  LDS_FIELD_UNIT,
  LDS_FIELD_MANUFACTURER,
  LDS_FIELD_MPN,
  LDS_FIELD_SUPPLIER,
  LDS_FIELD_SUPPLIER_PART_NUMBER,
  LDS_FIELD_COUNTRY_OF_ORIGIN,
  LDS_FIELD_TIER2_SUPPLIER,
  LDS_FIELD_TIER2_COUNTRY,
  LDS_FIELD_TIER3_SUPPLIER,
  LDS_FIELD_TIER3_COUNTRY,
  LDS_FIELD_STAGE_COUNTRY,
  LDS_FIELD_MATERIAL,
  LDS_FIELD_MASS,
  LDS_FIELD_RARE_EARTH_CONTENT,
  LDS_FIELD_CAS,
  LDS_FIELD_HS_CODE,
  LDS_FIELD_UNIT_PRICE,
  LDS_FIELD_TOTAL_PRICE,
  LDS_FIELD_CURRENCY,
  LDS_FIELD_LEVEL,
  LDS_FIELD_PARENT,
  LDS_FIELD_FIND_NUMBER,
  LDS_FIELD_REFERENCE_DESIGNATOR,
  LDS_FIELD_NOT_FITTED,
  LDS_FIELD_REVISION,
  LDS_FIELD_LEAD_TIME,
  LDS_FIELD_CERTIFICATE,
  LDS_FIELD_NONE,
} LdsField;

#define LDS_N_FIELDS LDS_FIELD_NONE

const char *lds_field_to_string       (LdsField      field);
gboolean    lds_field_from_string     (const char   *string,
                                       LdsField     *field);

char       *lds_heading_normalise     (const char   *heading);
guint64     lds_catalogue_match_heading (LdsCatalogue *self,
                                         const char   *heading);

G_END_DECLS
