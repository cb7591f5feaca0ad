/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words by which the catalogue's things are known in parts lists. */

#pragma once

#include "lds-catalogue.h"

G_BEGIN_DECLS

/**
 * LdsComponent:
 * @magnet: whether a magnet of unknown kind is or may be inside
 * @trace: whether it only holds traces, which count only where the settings of an audit say so
 * @elements: bit i is set where it may hold traces of the element of index i
 */
typedef struct
{
  const char   *id;
  const char   *name;
  gboolean      magnet;
  gboolean      trace;
  LdsStage      stage;
  guint32       elements;
  LdsProvenance provenance;
} LdsComponent;

/**
 * LdsWordRole:
 * @LDS_WORD_THING: names a material or a component
 * @LDS_WORD_FALSE_FRIEND: what it covers names no material and no component
 * @LDS_WORD_PART: head noun of a part for, on or beside something else ("bracket", "driver")
 * @LDS_WORD_PLAIN_PART: the same, of a part made of one material ("screw", "plate")
 * @LDS_WORD_SHAPE: the same, where it may also be the shape of a magnet ("block", "rod")
 * @LDS_WORD_FOR: what follows is what the thing is for
 * @LDS_WORD_WITH: what follows is in or on the thing
 * @LDS_WORD_RARE_EARTH_FREE: says that there is no rare earth
 * @LDS_WORD_HEAVY_FREE: says that there is no heavy rare earth
 * @LDS_WORD_MAGNET_FREE: says that there is no magnet
 * @LDS_WORD_MAGNET_SIGN: says that the line is about magnets, without naming one
 */
typedef enum
{
  LDS_WORD_THING,
  LDS_WORD_FALSE_FRIEND,
  LDS_WORD_PART,
  LDS_WORD_PLAIN_PART,
  LDS_WORD_SHAPE,
  LDS_WORD_FOR,
  LDS_WORD_WITH,
  LDS_WORD_RARE_EARTH_FREE,
  LDS_WORD_HEAVY_FREE,
  LDS_WORD_MAGNET_FREE,
  LDS_WORD_MAGNET_SIGN,
} LdsWordRole;

/**
 * LdsWordStyle:
 * @LDS_WORD_STYLE_WORD: whole words, anywhere
 * @LDS_WORD_STYLE_STEM: a word to which a number is joined or which a number follows
 * @LDS_WORD_STYLE_SUFFIX: the end of a longer word
 * @LDS_WORD_STYLE_MATERIAL: whole words, only in the material column
 * @LDS_WORD_STYLE_GRADE: whole words, in the material column or in a line about magnets
 * @LDS_WORD_STYLE_GRADE_STEM: a stem, in the material column or in a line about magnets
 * @LDS_WORD_STYLE_LEAD: the first word of a description
 * @LDS_WORD_STYLE_MAKER: whole words, in the maker's column as well
 * @LDS_WORD_STYLE_AFTER: whole words, and a part only when it stands behind the other thing
 */
typedef enum
{
  LDS_WORD_STYLE_WORD,
  LDS_WORD_STYLE_STEM,
  LDS_WORD_STYLE_SUFFIX,
  LDS_WORD_STYLE_MATERIAL,
  LDS_WORD_STYLE_GRADE,
  LDS_WORD_STYLE_GRADE_STEM,
  LDS_WORD_STYLE_LEAD,
  LDS_WORD_STYLE_MAKER,
  LDS_WORD_STYLE_AFTER,
} LdsWordStyle;

/**
 * LdsWord:
 * @words: as the catalogue spells them
 * @material: (nullable): what a thing is made of, or what a false friend physically is
 * @component: (nullable): what kind of component a thing is, or which kind a false friend rules
 *   out in its line ("piezo" a loudspeaker)
 */
typedef struct
{
  LdsWordRole         role;
  LdsWordStyle        style;
  const char         *words;
  const LdsMaterial  *material;
  const LdsComponent *component;
  LdsProvenance       provenance;
} LdsWord;

/**
 * LdsHsCode:
 * @code: digits of a code or of the beginning of one
 * @material: (nullable): what goods under it are made of
 * @component: (nullable): what kind of component they are
 */
typedef struct
{
  const char         *code;
  const char         *meaning;
  const LdsMaterial  *material;
  const LdsComponent *component;
  LdsProvenance       provenance;
} LdsHsCode;

/**
 * LdsMagnetClass:
 * @suffix: in lower case, empty for none
 * @hcj_min: least coercivity in kA/m
 * @limit_low: usual temperature limit in °C, lower end
 */
typedef struct
{
  char               *suffix;
  const LdsMaterial  *material;
  double              hcj_min;
  double              limit_low;
  double              limit_high;
  LdsProvenance       provenance;
} LdsMagnetClass;

/**
 * LdsMagnetEnergy:
 * @number: the number in the name of a sintered NdFeB grade
 * @bh_low: energy product in kJ/m³
 * @br_low: remanence in T
 */
typedef struct
{
  guint         number;
  double        bh_low;
  double        bh_high;
  double        br_low;
  double        br_high;
  LdsProvenance provenance;
} LdsMagnetEnergy;

/**
 * LdsMagnetProperty:
 * @LDS_MAGNET_BR: remanence, T
 * @LDS_MAGNET_BH_MAX: energy product, kJ/m³
 * @LDS_MAGNET_HCJ: coercivity, kA/m
 * @LDS_MAGNET_ALPHA_BR: temperature coefficient of the remanence, %/K
 * @LDS_MAGNET_BETA_HCJ: temperature coefficient of the coercivity, %/K
 * @LDS_MAGNET_LIMIT: usual temperature limit, °C
 * @LDS_MAGNET_DENSITY: g/cm³
 * @LDS_MAGNET_RECOIL: relative recoil permeability
 */
typedef enum
{
  LDS_MAGNET_BR,
  LDS_MAGNET_BH_MAX,
  LDS_MAGNET_HCJ,
  LDS_MAGNET_ALPHA_BR,
  LDS_MAGNET_BETA_HCJ,
  LDS_MAGNET_LIMIT,
  LDS_MAGNET_DENSITY,
  LDS_MAGNET_RECOIL,
  LDS_N_MAGNET_PROPERTIES,
} LdsMagnetProperty;

gboolean lds_magnet_property_from_string (const char        *string,
                                          LdsMagnetProperty *property);

/**
 * LdsMagnetFigure:
 * @low: in the unit of @property; NaN when not known
 * @high: NaN when not known
 *
 * What magnets of one material have of one property.
 */
typedef struct
{
  const LdsMaterial *material;
  LdsMagnetProperty  property;
  double             low;
  double             high;
  LdsProvenance      provenance;
} LdsMagnetFigure;

/**
 * LdsShape:
 * @LDS_SHAPE_ANY: no word tells it
 * @LDS_SHAPE_UNFIT: a size does not give the volume: a hole, a segment, several in a pack
 */
typedef enum
{
  LDS_SHAPE_ANY,
  LDS_SHAPE_DISC,
  LDS_SHAPE_ROD,
  LDS_SHAPE_RING,
  LDS_SHAPE_BLOCK,
  LDS_SHAPE_UNFIT,
} LdsShape;

LdsShape               lds_catalogue_find_shape          (LdsCatalogue *self,
                                                          const char   *folded);
const LdsWord         *lds_catalogue_get_words           (LdsCatalogue *self,
                                                          guint        *n_words);
const LdsHsCode       *lds_catalogue_find_hs_code        (LdsCatalogue *self,
                                                          const char   *digits);
const LdsMaterial     *lds_catalogue_find_cas            (LdsCatalogue *self,
                                                          const char   *cas);
const LdsMagnetClass  *lds_catalogue_find_magnet_class   (LdsCatalogue *self,
                                                          const char   *suffix);
const LdsMagnetEnergy *lds_catalogue_find_magnet_energy  (LdsCatalogue *self,
                                                          guint         number);
const LdsMagnetFigure *lds_catalogue_get_magnet_figure   (LdsCatalogue      *self,
                                                          const LdsMaterial *material,
                                                          LdsMagnetProperty  property);
const LdsComponent    *lds_catalogue_find_component      (LdsCatalogue *self,
                                                          const char   *id);
const LdsMaterial     *lds_catalogue_get_element_material (LdsCatalogue *self,
                                                           guint         element,
                                                           LdsForm       form);
gboolean               lds_material_is_grade_unknown     (const LdsMaterial *material);

G_END_DECLS
