/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the catalogue share with one another, and nobody else. */

#pragma once

#include "lds-buyer-rule.h"
#include "lds-catalogue-reader.h"
#include "lds-country.h"
#include "lds-heading.h"
#include "lds-ini.h"
#include "lds-words.h"

G_BEGIN_DECLS

/* The forms of an element by itself for which there is a material of its own. */
typedef enum
{
  LDS_ELEMENT_MATERIAL_METAL,
  LDS_ELEMENT_MATERIAL_OXIDE,
  LDS_ELEMENT_MATERIAL_ANY,
  LDS_N_ELEMENT_MATERIALS,
} LdsElementMaterial;

/* A material and what only the catalogue keeps of it. */
typedef struct
{
  LdsMaterial public;
  gboolean    grade_unknown;
  gboolean    overlaid;
} LdsMaterialRow;

typedef struct
{
  const char *words;
  LdsShape    shape;
} LdsShapeWord;

struct _LdsCatalogue
{
  GObject       parent_instance;

  char         *version;
  char         *sha256;
  char         *overlay;
  GDate         knowledge_end;

  /* Texts of all facts point into the tables or into the chunk. */
  GPtrArray    *tables;
  GStringChunk *strings;

  LdsElement    elements[LDS_N_ELEMENTS];
  GPtrArray    *controls;
  GPtrArray    *buyer_rules;
  GPtrArray    *materials;
  GHashTable   *material_ids;
  LdsMaterial  *element_materials[LDS_N_ELEMENTS][LDS_N_ELEMENT_MATERIALS];
  GHashTable   *cas;

  GArray       *entities;
  GHashTable   *entity_names;

  double        shares[LDS_STAGE_ASSEMBLY + 1];
  LdsProvenance share_provenance[LDS_STAGE_ASSEMBLY + 1];

  GArray       *components;
  GHashTable   *component_ids;
  GArray       *words;
  GArray       *hs_codes;
  GArray       *magnet_classes;
  GArray       *magnet_energies;
  GArray       *magnet_figures;
  GArray       *shapes;

  GHashTable   *country_names;
  GHashTable   *country_display;
  GPtrArray    *country_prefixes;
  GPtrArray    *country_suffixes;
  GPtrArray    *country_between;
  GHashTable   *headings;
  GHashTable   *sellers;
  GArray       *heading_words;
  GStringChunk *heading_texts;
};

LdsSource *lds_catalogue_open_source   (GFile         *folder,
                                        GFile         *overlay);
gboolean lds_catalogue_load_elements   (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_controls   (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_buyer_rules (LdsCatalogue  *self,
                                         LdsSource     *source,
                                         GError       **error);
gboolean lds_catalogue_load_materials  (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_magnets    (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_shapes     (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_entities   (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_shares     (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_words      (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_countries  (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_headings   (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
gboolean lds_catalogue_load_sellers    (LdsCatalogue  *self,
                                        LdsSource     *source,
                                        GError       **error);
void     lds_catalogue_init_heading_words (LdsCatalogue *self);
gboolean lds_catalogue_load_heading_words (LdsCatalogue  *self,
                                           LdsSource     *source,
                                           GError       **error);

LdsTable *lds_catalogue_read_table     (LdsCatalogue       *self,
                                        LdsSource          *source,
                                        const char         *name,
                                        const char *const  *columns,
                                        guint               key,
                                        GError            **error);
gboolean  lds_catalogue_check_control  (LdsCatalogue       *self,
                                        LdsSource          *source,
                                        const char         *name,
                                        GError            **error);
gboolean  lds_catalogue_check_buyer_rule (LdsCatalogue     *self,
                                          LdsSource        *source,
                                          const char       *name,
                                          GError          **error);
gboolean  lds_catalogue_is_id          (const char         *string);
void      lds_buyer_rule_free          (LdsBuyerRule       *rule);
void      lds_control_free             (LdsControl         *control);
void      lds_material_row_free        (LdsMaterialRow     *row);

G_END_DECLS
