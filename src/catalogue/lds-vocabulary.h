/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of design.md that several layers share. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LdsEvidence:
 *
 * How well something is known, strongest first, so that the smaller value wins.
 */
typedef enum
{
  LDS_EVIDENCE_VERIFIED,
  LDS_EVIDENCE_DECLARED,
  LDS_EVIDENCE_STATED,
  LDS_EVIDENCE_INFERRED,
  LDS_EVIDENCE_ESTIMATED,
  LDS_EVIDENCE_PRESUMED,
  LDS_EVIDENCE_UNKNOWN,
} LdsEvidence;

/**
 * LdsStage:
 *
 * What a link of a supply chain does. Not to be mixed up with its tier.
 */
typedef enum
{
  LDS_STAGE_UNKNOWN,
  LDS_STAGE_MINING,
  LDS_STAGE_SEPARATION,
  LDS_STAGE_METAL,
  LDS_STAGE_ALLOY,
  LDS_STAGE_MAGNET,
  LDS_STAGE_COMPONENT,
  LDS_STAGE_ASSEMBLY,
} LdsStage;

/**
 * LdsForm:
 *
 * The form in which an item holds a rare earth.
 */
typedef enum
{
  LDS_FORM_UNKNOWN,
  LDS_FORM_ORE,
  LDS_FORM_OXIDE,
  LDS_FORM_COMPOUND,
  LDS_FORM_METAL,
  LDS_FORM_ALLOY,
  LDS_FORM_MAGNET,
} LdsForm;

const char *lds_evidence_to_string   (LdsEvidence  evidence);
gboolean    lds_evidence_from_string (const char  *string,
                                      LdsEvidence *evidence);
const char *lds_stage_to_string      (LdsStage     stage);
gboolean    lds_stage_from_string    (const char  *string,
                                      LdsStage    *stage);
const char *lds_form_to_string       (LdsForm      form);
gboolean    lds_form_from_string     (const char  *string,
                                      LdsForm     *form);

G_END_DECLS
