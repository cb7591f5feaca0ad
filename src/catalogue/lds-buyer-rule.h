/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a buyer asks of the origin of materials, beside what China controls. */

#pragma once

#include "lds-catalogue.h"

G_BEGIN_DECLS

/**
 * LdsBuyerMatter:
 * @name: for instance "tantalum"
 * @words: (array zero-terminated=1): by which a line names it
 * @question: what must be asked about it, in English
 *
 * Something that a rule concerns and of which a parts list tells no more than the name.
 */
typedef struct
{
  const char  *name;
  char       **words;
  const char  *question;
} LdsBuyerMatter;

/**
 * LdsBuyerRule:
 * @id: for instance "us-dfars-252-225-7052"
 * @in_force: (nullable): since when
 * @materials: (array zero-terminated=1): ids of the magnet materials it concerns; "ndfeb*" stands for all
 *   that begin so
 * @magnet_elements: bit i is set where a magnet of unknown material is concerned because it holds element i
 * @covered: (array zero-terminated=1): ISO 3166-1 alpha-2 of the countries that are not allowed; empty
 *   for a rule that does not judge stage by stage
 * @stages: bit s is set where stage s (#LdsStage) must not lie in such a country
 * @later_from: (nullable): the day from which @later_stages counts instead
 * @max_share: most that may come from one foreign country at one stage, 0 to 1; NaN where the rule has
 *   no such limit
 * @by: (nullable): the year by which that is the aim
 * @elements: bit i is set where @max_share is asked about element i
 * @share_stages: bit s is set where @max_share is asked about stage s
 * @home: (array zero-terminated=1): the countries that are not foreign
 * @home_name: (nullable): what they are together
 * @statement_g: magnets in a product above which a statement is due, grams; NaN where the rule asks none
 * @statement: (nullable): what it must say, in English
 * @statement_verify: the day from which the statement is due is not known
 * @matters: (element-type LdsBuyerMatter): what can only be asked about
 * @questions: (element-type utf8): exceptions and the like that a person must judge, in English
 */
typedef struct
{
  const char     *id;
  const char     *title;
  const char     *short_title;
  const char     *note;
  GDate          *in_force;
  char          **materials;
  guint32         magnet_elements;
  char          **covered;
  guint           stages;
  GDate          *later_from;
  guint           later_stages;
  double          max_share;
  const char     *by;
  guint32         elements;
  guint           share_stages;
  char          **home;
  const char     *home_name;
  double          statement_g;
  const char     *statement;
  gboolean        statement_verify;
  GPtrArray      *matters;
  GPtrArray      *questions;
  LdsProvenance   provenance;
} LdsBuyerRule;

guint                 lds_catalogue_get_n_buyer_rules (LdsCatalogue       *self);
const LdsBuyerRule   *lds_catalogue_get_buyer_rule    (LdsCatalogue       *self,
                                                       guint               index);
const LdsBuyerRule   *lds_catalogue_find_buyer_rule   (LdsCatalogue       *self,
                                                       const char         *id);

gboolean              lds_buyer_rule_names_material   (const LdsBuyerRule *self,
                                                       const LdsMaterial  *material);
gboolean              lds_buyer_rule_covers           (const LdsBuyerRule *self,
                                                       const char         *country);
gboolean              lds_buyer_rule_is_home          (const LdsBuyerRule *self,
                                                       const char         *country);
const LdsBuyerMatter *lds_buyer_rule_find_matter      (const LdsBuyerRule *self,
                                                       const char         *text);

G_END_DECLS
