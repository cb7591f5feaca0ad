/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the files of the catalogue, for those who look at them row by row. */

#pragma once

#include "lds-catalogue-reader.h"

G_BEGIN_DECLS

#define LDS_SCHEMA_MAX_COLUMNS 12

/**
 * LdsSchemaRule:
 * @LDS_RULE_ANY: anything
 * @LDS_RULE_TEXT: not empty
 * @LDS_RULE_ID: lower case letters, digits and hyphens, of something that a word or a code leads to
 * @LDS_RULE_KEY: the same, of something that a person asks for
 * @LDS_RULE_DATE: ISO 8601
 * @LDS_RULE_CONFIDENCE: A, B, C or ?
 * @LDS_RULE_CAS: a CAS number with the right check digit, or empty
 * @LDS_RULE_BOOLEAN: yes or no
 * @LDS_RULE_NUMBER: a number in range, or ?
 * @LDS_RULE_CODE: four digits or more
 * @LDS_RULE_FORM: a form
 * @LDS_RULE_STAGE: a stage
 * @LDS_RULE_ELEMENT: a rare earth, or a group of them joined by +
 * @LDS_RULE_PROPERTY: a property of magnets
 * @LDS_RULE_MATERIAL: id of a material, or empty
 * @LDS_RULE_COMPONENT: id of a component, or empty
 * @LDS_RULE_TARGET: id of either, or empty
 * @LDS_RULE_CONTROL: id of a control
 */
typedef enum
{
  LDS_RULE_ANY,
  LDS_RULE_TEXT,
  LDS_RULE_ID,
  LDS_RULE_KEY,
  LDS_RULE_DATE,
  LDS_RULE_CONFIDENCE,
  LDS_RULE_CAS,
  LDS_RULE_BOOLEAN,
  LDS_RULE_NUMBER,
  LDS_RULE_CODE,
  LDS_RULE_FORM,
  LDS_RULE_STAGE,
  LDS_RULE_ELEMENT,
  LDS_RULE_PROPERTY,
  LDS_RULE_MATERIAL,
  LDS_RULE_COMPONENT,
  LDS_RULE_TARGET,
  LDS_RULE_CONTROL,
} LdsSchemaRule;

/**
 * LdsSchemaColumn:
 * @name: as the file's heading has it; “?” before it where it may be missing
 * @low: lowest number allowed
 * @high: highest number allowed
 */
typedef struct
{
  const char    *name;
  LdsSchemaRule  rule;
  double         low;
  double         high;
} LdsSchemaColumn;

/**
 * LdsSchema:
 * @kind: what a row is
 * @id: column by which rows are known
 * @second: the column that makes rows of one @id differ, @id itself where there is none
 * @title: column of the name, for kinds that are listed
 * @listed: whether rows have an id that a person asks for
 */
typedef struct
{
  const char      *file;
  const char      *kind;
  guint            id;
  guint            second;
  guint            title;
  gboolean         listed;
  LdsSchemaColumn  columns[LDS_SCHEMA_MAX_COLUMNS];
} LdsSchema;

const LdsSchema *lds_schema_get_all (guint            *n_schemas);
LdsTable        *lds_schema_read    (const LdsSchema  *self,
                                     LdsSource        *source,
                                     GError          **error);

G_END_DECLS
