/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-item-reader.h"

#include "lds-values.h"

G_BEGIN_DECLS

#define LDS_ITEM_READER_COLUMNS 16

/**
 * LdsItemColumn:
 * @column: from 1, 0 for none
 * @decimal: '.' or ','
 * @unit: what a plain number is multiplied with (grams, fraction, one of a hundred); NaN when nothing
 *   says so
 * @unit_column: column beside it that gives the unit of each cell, 0 for none
 * @stage: (nullable): stage whose place a column of countries gives
 * @element: (nullable): what a content column is about
 * @of_mass: whether a content column gives a mass instead of a fraction
 */
typedef struct
{
  guint       column;
  char        letters[LDS_COLUMN_NAME_SIZE];
  const char *heading;
  char        decimal;
  double      unit;
  guint       unit_column;
  const char *stage;
  char       *element;
  gboolean    of_mass;
} LdsItemColumn;

/* Something that happened in many cells and is told once. */
typedef struct
{
  guint n;
  guint first_row;
  char *first_text;
} LdsItemTrouble;

typedef enum
{
  LDS_TROUBLE_AMBIGUOUS,
  LDS_TROUBLE_QUANTITY,
  LDS_TROUBLE_AS_REQUIRED,
  LDS_TROUBLE_COUNTED,
  LDS_TROUBLE_DESIGNATORS,
  LDS_TROUBLE_MASS_UNIT,
  LDS_TROUBLE_MASS,
  LDS_TROUBLE_FRACTION_UNIT,
  LDS_TROUBLE_FRACTION,
  LDS_TROUBLE_CAS,
  LDS_TROUBLE_ERROR_CELL,
  LDS_N_TROUBLES,
} LdsTrouble;

struct _LdsItemReader
{
  LdsCatalogue        *catalogue;
  const LdsSheet      *sheet;
  const LdsPartsTable *table;

  LdsItemColumn        columns[LDS_N_FIELDS][LDS_ITEM_READER_COLUMNS];
  GHashTable          *merged;    /* from row and column to the text offset that covers them */
  GHashTable          *countries; /* from a text offset to an LdsCountryReading */
  char                 currency[LDS_CURRENCY_SIZE];
  gboolean             fitted_means_yes;
  gboolean             indented; /* marks before the names show the structure */
  LdsItemTrouble       troubles[LDS_N_TROUBLES];

  GString             *description;
  GString             *texts[LDS_N_FIELDS];
  char                 unit[LDS_UNIT_SIZE];
  char                 cas[LDS_CAS_SIZE];
  char                 item_currency[LDS_CURRENCY_SIZE];
};

const LdsSheetCell *lds_item_reader_get_cell (LdsItemReader       *self,
                                              guint                index,
                                              const LdsItemColumn *column,
                                              const char         **text);
void                lds_item_reader_note     (LdsItemReader       *self,
                                              LdsTrouble           trouble,
                                              guint                index,
                                              const char          *text);
char                lds_item_column_decimal  (const LdsItemColumn *column,
                                              const LdsSheetCell  *cell);

G_END_DECLS
