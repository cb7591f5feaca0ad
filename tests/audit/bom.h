/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes small parts lists for tests, line by line, and audits them. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

typedef struct
{
  LdsCatalogue *catalogue;
  LdsWorkspace *workspace;
  gint64        source;
  gint64        last;
  guint         row;
} Bom;

typedef struct
{
  gint64      parent; /* 0 at the top */
  const char *part;
  const char *text;
  const char *material;
  double      quantity; /* 0: 1 */
  const char *supplier;
  const char *country;
  double      mass_g; /* 0: not known */
  const char *unit;
  gboolean    not_fitted;
  gint64      substitute_for; /* 0: none */
  const char *manufacturer;
  double      price; /* 0: not known */
  const char *currency;
} Line;

void           bom_open        (Bom           *bom);
void           bom_open_with   (Bom           *bom,
                                LdsCatalogue  *catalogue);
void           bom_close       (Bom           *bom);
gint64         bom_add         (Bom           *bom,
                                Line           line);
void           bom_say_tier    (Bom           *bom,
                                gint64         item,
                                guint          tier,
                                const char    *country);
void           bom_say_stage   (Bom           *bom,
                                gint64         item,
                                const char    *stage,
                                const char    *country);
void           bom_say_content (Bom           *bom,
                                gint64         item,
                                const char    *element,
                                double         low,
                                double         high);
void           bom_claim_origin (Bom          *bom,
                                 gint64        item,
                                 guint         tier,
                                 const char   *country,
                                 const char   *evidence,
                                 const char   *date,
                                 const char   *document);
void           bom_claim_content (Bom         *bom,
                                  gint64       item,
                                  const char  *element,
                                  double       low,
                                  double       high,
                                  const char  *evidence,
                                  const char  *date,
                                  const char  *document);
void           bom_set         (Bom           *bom,
                                const char    *setting,
                                const char    *value);
void           bom_set_price   (Bom           *bom,
                                const char    *element,
                                double         per_kg,
                                const char    *currency);
LdsAudit      *bom_audit       (Bom           *bom,
                                const char    *as_at);
const LdsItem *bom_item        (LdsAudit      *audit,
                                gint64         item);
char          *bom_tier        (const LdsItem *item,
                                guint          tier);
const LdsContent *bom_content  (LdsAudit      *audit,
                                const LdsItem *item,
                                const char    *element);
const LdsContent *bom_rollup   (LdsAudit      *audit,
                                const LdsItem *item,
                                const char    *element);
gboolean       bom_finds       (const LdsItem *item,
                                LdsFindingKind kind,
                                const char    *control);

const LdsFinding *bom_find     (const LdsItem   *item,
                                LdsFindingReason reason);

#define bom_assert_near(a, b, tolerance) \
  g_assert_cmpfloat_with_epsilon ((a), (b), (tolerance) * MAX (ABS (b), 1e-12))

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bom, bom_close)

G_END_DECLS
