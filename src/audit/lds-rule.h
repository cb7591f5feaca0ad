/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-catalogue.h"

G_BEGIN_DECLS

/**
 * LdsRuleKind:
 * @LDS_RULE_NONE: nothing was recognised, or the line says by itself what it holds
 * @LDS_RULE_MATERIAL: a material or a grade
 * @LDS_RULE_COMPONENT: a kind of component
 * @LDS_RULE_PHRASE: words such as "rare earth free"
 * @LDS_RULE_CAS: a CAS number, and the material behind it
 * @LDS_RULE_HS_CODE: a customs code
 */
typedef enum
{
  LDS_RULE_NONE,
  LDS_RULE_MATERIAL,
  LDS_RULE_COMPONENT,
  LDS_RULE_PHRASE,
  LDS_RULE_CAS,
  LDS_RULE_HS_CODE,
} LdsRuleKind;

/**
 * LdsRule:
 * @id: (nullable): the material, the component class or the customs code
 * @name: (nullable): what that is
 * @provenance: (nullable): who says so
 *
 * The row of the catalogue by which a line was recognised. What it points to lives as long as the
 * catalogue.
 */
typedef struct
{
  LdsRuleKind          kind;
  const char          *id;
  const char          *name;
  const LdsProvenance *provenance;
} LdsRule;

static inline LdsRule
lds_rule_of_material (LdsRuleKind        kind,
                      const LdsMaterial *material)
{
  return (LdsRule) { kind, material->id, material->name, &material->provenance };
}

G_END_DECLS
