/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The work bench on which an audit is made. The steps follow each other in this order. */

#pragma once

#include "lds-audit.h"
#include "lds-recogniser.h"

G_BEGIN_DECLS

/* A claim of the workspace about where an item, or what is in it, comes from. */
typedef struct
{
  guint       item;
  guint       tier;
  LdsStage    stage;
  const char *supplier;
  const char *country;
  const char *stated;
  const char *column;
  gboolean    split;
  gboolean    assumed;
  LdsEvidence evidence;
  LdsBacking  backing;
} LdsOriginClaim;

typedef struct
{
  guint       item;
  const char *element;
  double      low;
  double      high;
  LdsEvidence evidence;
  const char *stated;
  const char *column;
  LdsBacking  backing;
} LdsContentClaim;

/* What the steps know of an item beside its result. */
typedef struct
{
  LdsReading reading;
  const char *named;
  guint      link;
  guint      first_origin;
  guint      n_origins;
  guint      first_content;
  guint      n_contents;
  guint      origin_conflicts; /* bit k: at tier k */
  gboolean   content_conflict;
  gboolean   claims_some;
  gboolean   parts_unknown;
  gboolean   parts_hold;
  guint32    parts_elements; /* bit i: a part below counts as holding the element of index i */
  gboolean   parts_magnet;
  GArray    *below; /* LdsTierLink */
  GArray    *disputes; /* LdsDispute */
} LdsBench;

struct _LdsAudit
{
  GObject       parent_instance;

  LdsCatalogue *catalogue;
  GDate         as_at;
  LdsAuditSettings settings;
  GStringChunk *strings;
  GArray       *sources;        /* LdsSource */
  GArray       *skipped_sheets; /* LdsSkippedSheet */
  GArray       *items;          /* LdsItem */
  GPtrArray    *decisions;      /* LdsFindingDecision, to which findings point */
  LdsSummary    summary;
  GArray       *value_shares;   /* LdsValueShare */
  GPtrArray    *rule_results;   /* LdsRuleResult */

  /* Only while the audit is made. */
  LdsRecogniser *recogniser;    /* owns what the readings point to */
  GArray       *benches;        /* LdsBench */
  GArray       *origins;        /* LdsOriginClaim, by item */
  GArray       *contents;       /* LdsContentClaim, by item */
  GHashTable   *entities;       /* name → LdsEntity or NULL */
};

#define lds_audit_item(self, i) (&g_array_index ((self)->items, LdsItem, (i)))
#define lds_audit_bench(self, i) (&g_array_index ((self)->benches, LdsBench, (i)))

const char *lds_audit_keep      (LdsAudit     *self,
                                 const char   *text);
gboolean    lds_audit_load      (LdsAudit     *self,
                                 LdsWorkspace *workspace,
                                 GCancellable *cancellable,
                                 GError      **error);
gboolean    lds_audit_compose   (LdsAudit     *self,
                                 GCancellable *cancellable,
                                 GError      **error);
void        lds_audit_apply_content_claims (LdsAudit *self,
                                            LdsBench *bench,
                                            GArray   *contents);
void        lds_audit_add_traces (LdsAudit *self,
                                  LdsItem  *item,
                                  LdsBench *bench,
                                  GArray   *contents);
void        lds_audit_note_traces (LdsAudit       *self,
                                   LdsItem        *item,
                                   const LdsBench *bench);
void        lds_audit_find_control (LdsAudit  *self,
                                    LdsContent *content);
gboolean    lds_origin_claim_is_own (const LdsOriginClaim *claim);
guint       lds_origin_claim_get_tier (LdsAudit             *self,
                                       guint                 index,
                                       const LdsOriginClaim *claim);
LdsStage    lds_origin_claim_get_stage (LdsAudit             *self,
                                        guint                 index,
                                        const LdsOriginClaim *claim);
void        lds_audit_find_origin_conflicts (LdsAudit *self,
                                             guint     index,
                                             GArray   *links);
gboolean    lds_audit_trace     (LdsAudit     *self,
                                 GCancellable *cancellable,
                                 GError      **error);
gboolean    lds_audit_is_entity (LdsAudit     *self,
                                 const char   *name);
void        lds_audit_add_claim_findings (const LdsItem *item,
                                          guint          origin_conflicts,
                                          GArray        *findings);
gboolean    lds_audit_judge     (LdsAudit     *self,
                                 GCancellable *cancellable,
                                 GError      **error);
void        lds_audit_add_finding (LdsItem     *item,
                                   const LdsFinding *finding);
void        lds_audit_share_values (LdsAudit   *self);
void        lds_audit_judge_end_use (LdsAudit  *self);
void        lds_audit_judge_rules (LdsAudit    *self);
void        lds_audit_roll_up   (LdsAudit     *self);
void        lds_audit_find_counted (LdsAudit  *self);
void        lds_audit_note_substitutes (LdsAudit *self);
gboolean    lds_audit_apply_decisions (LdsAudit     *self,
                                       LdsWorkspace *workspace,
                                       GError      **error);
gboolean    lds_audit_is_worse_substitute (LdsAudit      *self,
                                           const LdsItem *item);
void        lds_audit_cover     (LdsAudit      *self,
                                 const LdsItem *item);
void        lds_audit_sum_elements (LdsAudit  *self,
                                    const LdsItem *item);
void        lds_audit_summarise (LdsAudit     *self);

G_END_DECLS
