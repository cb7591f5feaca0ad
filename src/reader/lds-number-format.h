/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Number formats of a workbook, as far as they change what a person reads in a cell. */

#pragma once

#include "lds-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  LDS_NUMBER_PLAIN,
  LDS_NUMBER_PERCENT,
  LDS_NUMBER_PADDED,
  LDS_NUMBER_DATE,
  LDS_NUMBER_TIME,
  LDS_NUMBER_DATE_TIME,
} LdsNumberKind;

#define LDS_NUMBER_AFFIX_SIZE 12

/**
 * LdsNumberFormat:
 * @digits: least number of digits of a padded number
 * @prefix: words or a currency before the number, often empty
 * @suffix: unit or currency behind the number, often empty
 */
typedef struct
{
  LdsNumberKind kind;
  guint         digits;
  char          prefix[LDS_NUMBER_AFFIX_SIZE];
  char          suffix[LDS_NUMBER_AFFIX_SIZE];
} LdsNumberFormat;

void        lds_number_format_init    (LdsNumberFormat       *self,
                                       guint                  id,
                                       const char            *code);
LdsCellKind lds_number_format_show    (const LdsNumberFormat *self,
                                       const char            *value,
                                       gsize                  length,
                                       gboolean               since_1904,
                                       GString               *text);

G_END_DECLS
