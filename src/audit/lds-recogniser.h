/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-rule.h"

G_BEGIN_DECLS

/**
 * LdsLine:
 *
 * The texts of one line of a parts list. Each may be %NULL.
 */
typedef struct
{
  const char *description;
  const char *material;
  const char *manufacturer;
  const char *mpn;
  const char *part_number;
  const char *cas;
  const char *hs_code;
} LdsLine;

/**
 * LdsReading:
 * @holds: what is known of the rare earth content
 * @evidence: how well; %LDS_EVIDENCE_UNKNOWN when @holds is %LDS_HOLDS_UNKNOWN
 * @material: (nullable): the material of the catalogue that was recognised
 * @form: form in which the rare earths are held
 * @stage: what kind of link makes such a thing, %LDS_STAGE_UNKNOWN when not known
 * @shares: (array length=n_shares): mass fractions of the whole item
 * @may_hold_magnet: a magnet of unknown kind is or may be inside: the composition is unknown, ask
 * @grade_unknown: the magnet's kind is known, its grade is not, so Dy and Tb cannot be told
 * @says_rare_earth_free: the text says that there is no rare earth
 * @says_heavy_free: the text says that there is no heavy rare earth (Dy, Tb), ask about Ho
 * @conflict: one column says rare earth free, another names a material that holds some;
 *   @holds and @shares then follow the worse
 * @word: (nullable): the words that decided, as the line spells them; owned by the caller's reading
 * @word_field: "description", "material" …: where @word stands
 * @thing: (nullable): name of the component class when @may_hold_magnet or estimated
 * @rule: the row of the catalogue that recognised @word
 * @trace: the component class of which only traces are known, of kind %LDS_RULE_NONE unless the line
 *   names one and nothing that weighs more: it gives no elements, and @holds is %LDS_HOLDS_UNKNOWN
 * @mass_g_low: grams of one piece, computed from a size in the line and the density of @material;
 *   NaN where there is none
 * @size: (nullable): that size, as the line spells it; owned as @word is
 * @size_field: where @size stands
 * @size_unit_assumed: @size has no unit and is taken as millimetres
 */
typedef struct
{
  LdsHolds           holds;
  LdsEvidence        evidence;
  const LdsMaterial *material;
  LdsForm            form;
  LdsStage           stage;
  const LdsShare    *shares;
  guint              n_shares;
  gboolean           may_hold_magnet;
  gboolean           grade_unknown;
  gboolean           says_rare_earth_free;
  gboolean           says_heavy_free;
  gboolean           conflict;
  char              *word;
  const char        *word_field;
  const char        *thing;
  LdsRule            rule;
  LdsRule            trace;
  double             mass_g_low;
  double             mass_g_high;
  char              *size;
  const char        *size_field;
  gboolean           size_unit_assumed;
} LdsReading;

void lds_reading_clear (LdsReading *reading);

#define LDS_TYPE_RECOGNISER (lds_recogniser_get_type ())
G_DECLARE_FINAL_TYPE (LdsRecogniser, lds_recogniser, LDS, RECOGNISER, GObject)

LdsRecogniser *lds_recogniser_new  (LdsCatalogue  *catalogue);
void           lds_recogniser_read (LdsRecogniser *self,
                                    const LdsLine *line,
                                    LdsReading    *reading);

G_END_DECLS
