/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lds-vocabulary.h"

G_BEGIN_DECLS

#define LDS_CATALOGUE_ERROR (lds_catalogue_error_quark ())

/**
 * LdsCatalogueError:
 * @LDS_CATALOGUE_ERROR_READ: a file of the catalogue could not be read
 * @LDS_CATALOGUE_ERROR_FORM: a row does not have the columns its file asks for
 * @LDS_CATALOGUE_ERROR_VALUE: a value is out of range, not a date, or names something that does not exist
 */
typedef enum
{
  LDS_CATALOGUE_ERROR_READ,
  LDS_CATALOGUE_ERROR_FORM,
  LDS_CATALOGUE_ERROR_VALUE,
} LdsCatalogueError;

GQuark lds_catalogue_error_quark (void);

#define LDS_N_ELEMENTS 17

/**
 * LdsProvenance:
 * @source: where the fact comes from
 * @date: (nullable): ISO 8601 date of the source
 * @confidence: 'A', 'B', 'C' or '?', see data/catalogue/README.md
 */
typedef struct
{
  const char *source;
  const char *date;
  char        confidence;
} LdsProvenance;

/**
 * LdsElement:
 * @index: 0 to 16, by atomic number (Sc, Y, La … Lu)
 * @oxide_factor: mass of the element in one unit mass of @oxide
 */
typedef struct
{
  guint         index;
  const char   *symbol;
  const char   *name;
  const char   *group;
  double        atomic_mass;
  const char   *metal_cas;
  const char   *oxide;
  const char   *oxide_cas;
  double        oxide_factor;
  const char   *uses;
  LdsProvenance provenance;
} LdsElement;

typedef enum
{
  LDS_CONTROL_NONE,
  LDS_CONTROL_ANNOUNCED,
  LDS_CONTROL_IN_FORCE,
  LDS_CONTROL_SUSPENDED,
  LDS_CONTROL_LIFTED,
} LdsControlState;

const char *lds_control_state_to_string (LdsControlState state);

/**
 * LdsControl:
 * @id: for instance "cn-mofcom-2025-18"
 * @announced: (nullable): as @in_force and the other dates, %NULL where there is none
 * @elements: bit i is set when the element of index i is in scope
 * @magnet_elements: bit i is set when a permanent magnet is in scope because it holds element i
 * @forms: bit f is set when form f (#LdsForm) is in scope
 * @abroad_in_force: (nullable): from when it reaches things made outside China
 * @threshold: of what is made outside China, share of the value of a thing that Chinese controlled rare
 *   earths make up from which the thing is in scope, 0 to 1; NaN where it does not reach such things
 * @abroad_besides: (nullable): what else brings such a thing into scope, in English
 * @end_use_country: (nullable): ISO 3166-1 alpha-2; dual-use items for military use there are prohibited
 * @list_incomplete: not all names of its list of entities are in the catalogue
 * @codes: (array fixed-size=17): dual-use code by index of the element, %NULL where there is none
 */
typedef struct
{
  const char   *id;
  const char   *title;
  const char   *short_title;
  GDate        *announced;
  GDate        *in_force;
  GDate        *suspended_from;
  GDate        *suspended_until;
  GDate        *lifted;
  GDate        *abroad_in_force;
  double        threshold;
  const char   *abroad_besides;
  const char   *end_use_country;
  gboolean      list_incomplete;
  guint32       elements;
  guint32       magnet_elements;
  guint32       forms;
  const char   *note;
  LdsProvenance provenance;
  const char   *codes[LDS_N_ELEMENTS];
} LdsControl;

/**
 * LdsShare:
 * @element: index of the element
 * @low: lowest mass fraction, 0 to 1; NaN when not known
 * @high: highest mass fraction, 0 to 1; NaN when not known
 * @counts: whether the element counts for the level although @low may be 0
 */
typedef struct
{
  guint    element;
  double   low;
  double   high;
  gboolean counts;
} LdsShare;

/**
 * LdsHolds:
 * @LDS_HOLDS_UNKNOWN: nothing can be said
 * @LDS_HOLDS_NONE: known to hold no rare earth
 * @LDS_HOLDS_RARE_EARTH: holds the rare earths of its shares
 */
typedef enum
{
  LDS_HOLDS_UNKNOWN,
  LDS_HOLDS_NONE,
  LDS_HOLDS_RARE_EARTH,
} LdsHolds;

/**
 * LdsMaterial:
 * @id: for instance "ndfeb-sintered-uh", "ferrite", "steel"
 * @kind: "magnet", "alloy", "ceramic", "crystal", "cell", "plain" …
 * @stage: the stage at which a thing of this material is made
 * @shares: (array length=n_shares): what it holds; empty unless @holds is %LDS_HOLDS_RARE_EARTH
 * @firm: (nullable): the firm figures in words, for instance "Nd and Pr together 22.5–31.5 %"
 */
typedef struct
{
  const char   *id;
  const char   *name;
  const char   *kind;
  LdsForm       form;
  LdsStage      stage;
  LdsHolds      holds;
  LdsShare     *shares;
  guint         n_shares;
  const char   *firm;
  LdsProvenance provenance;
} LdsMaterial;

/**
 * LdsEntity:
 * @name: as the announcement gives it
 * @list: "control" or "watch"
 * @control: the announcement that lists it
 * @listed: %FALSE for a parent or namesake, which is offered as a possible match and never counted
 */
typedef struct
{
  const char       *name;
  const char       *list;
  const LdsControl *control;
  gboolean          listed;
  LdsProvenance     provenance;
} LdsEntity;

#define LDS_TYPE_CATALOGUE (lds_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (LdsCatalogue, lds_catalogue, LDS, CATALOGUE, GObject)

LdsCatalogue      *lds_catalogue_load             (GFile            *folder,
                                                   GError          **error);
LdsCatalogue      *lds_catalogue_load_overlaid    (GFile            *overlay,
                                                   GError          **error);
GFile             *lds_catalogue_find_user_folder (void);

const char        *lds_catalogue_get_version      (LdsCatalogue     *self);
const char        *lds_catalogue_get_overlay      (LdsCatalogue     *self);
char              *lds_catalogue_get_full_version (LdsCatalogue     *self);
const char        *lds_catalogue_get_sha256       (LdsCatalogue     *self);
const GDate       *lds_catalogue_get_knowledge_end (LdsCatalogue    *self);

const LdsElement  *lds_catalogue_get_element      (LdsCatalogue     *self,
                                                   guint             index);
const LdsElement  *lds_catalogue_find_element     (LdsCatalogue     *self,
                                                   const char       *symbol);

guint              lds_catalogue_get_n_controls   (LdsCatalogue     *self);
const LdsControl  *lds_catalogue_get_control      (LdsCatalogue     *self,
                                                   guint             index);
const LdsControl  *lds_catalogue_find_control     (LdsCatalogue     *self,
                                                   const char       *id);
LdsControlState    lds_control_get_state          (const LdsControl *control,
                                                   const GDate      *as_at,
                                                   gboolean         *verify);
LdsControlState    lds_control_get_state_abroad   (const LdsControl *control,
                                                   const GDate      *as_at,
                                                   gboolean         *verify);

const LdsMaterial *lds_catalogue_find_material    (LdsCatalogue     *self,
                                                   const char       *id);

const LdsEntity   *lds_catalogue_match_entity     (LdsCatalogue     *self,
                                                   const char       *name);

double             lds_catalogue_get_china_share  (LdsCatalogue     *self,
                                                   LdsStage          stage,
                                                   const LdsProvenance **provenance);

G_END_DECLS
