/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words in which results are told, the same in window, workbook and JSON. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsTranslate:
 *
 * Gives the text to show for an English one: lds_wording_local() for people, lds_wording_plain() for
 * machine-read output, which must not change with the locale.
 */
typedef const char *(*LdsTranslate) (const char *text) G_GNUC_FORMAT (1);

const char *lds_wording_local            (const char       *text) G_GNUC_FORMAT (1);
const char *lds_wording_plain            (const char       *text) G_GNUC_FORMAT (1);

const char *lds_exposure_get_label       (LdsExposure       exposure,
                                          LdsTranslate      translate);
const char *lds_evidence_get_label       (LdsEvidence       evidence,
                                          LdsTranslate      translate);
const char *lds_stage_get_label          (LdsStage          stage,
                                          LdsTranslate      translate);
char       *lds_tiers_describe           (guint             tiers,
                                          LdsTranslate      translate);
char       *lds_date_describe            (const GDate      *date,
                                          LdsTranslate      translate);
char       *lds_finding_describe         (const LdsFinding *finding,
                                          LdsAudit         *audit,
                                          LdsTranslate      translate);
const char *lds_decision_state_get_label (LdsDecisionState state,
                                          LdsTranslate      translate);
char       *lds_finding_describe_decision (const LdsFinding *finding,
                                          LdsTranslate      translate);
char       *lds_content_describe_mass    (const LdsContent *content,
                                          LdsTranslate      translate);
char       *lds_item_describe_elements   (const LdsItem    *item,
                                          LdsAudit         *audit,
                                          gboolean          rollup);
char       *lds_audit_describe_verdict   (LdsAudit         *audit);

G_END_DECLS
