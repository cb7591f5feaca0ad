/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"
#include "lds-catalogue-resources.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RESOURCE_URI "resource:///org/lodestone/Lodestone/catalogue"

G_DEFINE_QUARK (lds-catalogue-error-quark, lds_catalogue_error)

G_DEFINE_FINAL_TYPE (LdsCatalogue, lds_catalogue, G_TYPE_OBJECT)

/* Reads a table and keeps it, since the facts point into it. */
LdsTable *
lds_catalogue_read_table (LdsCatalogue       *self,
                          LdsSource          *source,
                          const char         *name,
                          const char *const  *columns,
                          guint               key,
                          GError            **error)
{
  LdsTable *table = lds_table_read_overlaid (source, name, columns, key, error);

  if (table != NULL)
    g_ptr_array_add (self->tables, table);

  return table;
}

gboolean
lds_catalogue_is_id (const char *string)
{
  if (!g_ascii_islower (*string))
    return FALSE;

  for (const char *p = string; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-')
      return FALSE;

  return TRUE;
}

static gboolean
fail_head (const char  *label,
           GError     **error)
{
  g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_FORM,
               "%s: version or knowledge_end is missing or no date", label);
  return FALSE;
}

static gboolean
read_head (GBytes      *bytes,
           GKeyFile    *keys,
           const char  *label,
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_key_file_load_from_bytes (keys, bytes, G_KEY_FILE_NONE, &local_error))
    return TRUE;

  g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_FORM, "%s line %u: %s", label,
               lds_ini_find_fault (bytes), local_error->message);
  return FALSE;
}

static void
set_knowledge_end (LdsCatalogue *self,
                   const char   *date)
{
  g_date_set_dmy (&self->knowledge_end, (GDateDay) atoi (date + 8),
                  (GDateMonth) atoi (date + 5), (GDateYear) atoi (date));
}

static gboolean
load_version (LdsCatalogue  *self,
              LdsSource     *source,
              GError       **error)
{
  g_autoptr (GBytes) bytes = lds_source_read (source, "catalogue.ini", error);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *date = NULL;

  if (bytes == NULL || !read_head (bytes, keys, "catalogue.ini", error))
    return FALSE;

  self->version = g_key_file_get_string (keys, "catalogue", "version", NULL);
  date = g_key_file_get_string (keys, "catalogue", "knowledge_end", NULL);
  if (self->version == NULL || *self->version == '\0' || !lds_is_date (date) ||
      strlen (date) != 10)
    return fail_head ("catalogue.ini", error);
  set_knowledge_end (self, date);

  return TRUE;
}

/* An overlay needs no catalogue.ini; it may name itself there and know of later days. */
static gboolean
load_overlay_version (LdsCatalogue  *self,
                      LdsSource     *source,
                      GFile         *overlay,
                      GError       **error)
{
  g_autofree char *label = lds_source_get_label (source, "catalogue.ini");
  g_autofree char *folder = g_file_get_basename (overlay);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *version = NULL;
  g_autofree char *date = NULL;

  if (!lds_source_read_overlay (source, "catalogue.ini", &bytes, error) ||
      (bytes != NULL && !read_head (bytes, keys, label, error)))
    return FALSE;

  name = g_key_file_get_string (keys, "catalogue", "name", NULL);
  version = g_key_file_get_string (keys, "catalogue", "version", NULL);
  date = g_key_file_get_string (keys, "catalogue", "knowledge_end", NULL);
  if (date != NULL && (!lds_is_date (date) || strlen (date) != 10))
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_VALUE,
                   "%s line %u: knowledge_end: “%s” is not a date (YYYY-MM-DD)", label,
                   lds_ini_find_line (bytes, "catalogue", "knowledge_end"), date);
      return FALSE;
    }
  if (date != NULL)
    set_knowledge_end (self, date);

  self->overlay = g_strjoin (version != NULL && *version != '\0' ? " " : "",
                             name != NULL && *name != '\0' ? name : folder,
                             version != NULL ? version : "", NULL);

  return TRUE;
}

static void
lds_catalogue_finalize (GObject *object)
{
  LdsCatalogue *self = LDS_CATALOGUE (object);

  g_clear_pointer (&self->headings, g_hash_table_unref);
  g_clear_pointer (&self->sellers, g_hash_table_unref);
  g_clear_pointer (&self->heading_words, g_array_unref);
  g_clear_pointer (&self->heading_texts, g_string_chunk_free);
  g_clear_pointer (&self->country_between, g_ptr_array_unref);
  g_clear_pointer (&self->country_suffixes, g_ptr_array_unref);
  g_clear_pointer (&self->country_prefixes, g_ptr_array_unref);
  g_clear_pointer (&self->country_display, g_hash_table_unref);
  g_clear_pointer (&self->country_names, g_hash_table_unref);
  g_clear_pointer (&self->shapes, g_array_unref);
  g_clear_pointer (&self->magnet_figures, g_array_unref);
  g_clear_pointer (&self->magnet_energies, g_array_unref);
  g_clear_pointer (&self->magnet_classes, g_array_unref);
  g_clear_pointer (&self->hs_codes, g_array_unref);
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->component_ids, g_hash_table_unref);
  g_clear_pointer (&self->components, g_array_unref);
  g_clear_pointer (&self->entity_names, g_hash_table_unref);
  g_clear_pointer (&self->entities, g_array_unref);
  g_clear_pointer (&self->cas, g_hash_table_unref);
  g_clear_pointer (&self->material_ids, g_hash_table_unref);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->buyer_rules, g_ptr_array_unref);
  g_clear_pointer (&self->controls, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->overlay, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->version, g_free);

  G_OBJECT_CLASS (lds_catalogue_parent_class)->finalize (object);
}

static void
lds_catalogue_class_init (LdsCatalogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lds_catalogue_finalize;
}

static void
clear_magnet_class (gpointer data)
{
  g_free (((LdsMagnetClass *) data)->suffix);
}

static void
lds_catalogue_init (LdsCatalogue *self)
{
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_table_free);
  self->strings = g_string_chunk_new (4096);

  self->controls = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_control_free);
  self->buyer_rules = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_buyer_rule_free);
  self->materials = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_material_row_free);
  self->material_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->cas = g_hash_table_new (g_str_hash, g_str_equal);
  self->entities = g_array_new (FALSE, FALSE, sizeof (LdsEntity));
  self->entity_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->components = g_array_new (FALSE, FALSE, sizeof (LdsComponent));
  self->component_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_array_new (FALSE, FALSE, sizeof (LdsWord));
  self->hs_codes = g_array_new (FALSE, FALSE, sizeof (LdsHsCode));
  self->magnet_classes = g_array_new (FALSE, FALSE, sizeof (LdsMagnetClass));
  g_array_set_clear_func (self->magnet_classes, clear_magnet_class);
  self->magnet_energies = g_array_new (FALSE, FALSE, sizeof (LdsMagnetEnergy));
  self->magnet_figures = g_array_new (FALSE, FALSE, sizeof (LdsMagnetFigure));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (LdsShapeWord));

  self->country_names = g_hash_table_new (g_str_hash, g_str_equal);
  self->country_display = g_hash_table_new (g_str_hash, g_str_equal);
  self->country_prefixes = g_ptr_array_new_with_free_func (g_free);
  self->country_suffixes = g_ptr_array_new_with_free_func (g_free);
  self->country_between = g_ptr_array_new_with_free_func (g_free);
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lds_catalogue_init_heading_words (self);
  self->sellers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (self->shares); i++)
    self->shares[i] = NAN;
}

/* A source of @folder, %NULL for what ships with the program, under @overlay, %NULL for none. */
LdsSource *
lds_catalogue_open_source (GFile *folder,
                           GFile *overlay)
{
  g_autoptr (GFile) shipped = g_file_new_for_uri (RESOURCE_URI);

  /* Named, so that the linker keeps it; it registers itself. */
  lds_catalogue_get_resource ();

  return lds_source_new (folder != NULL ? folder : shipped, folder != NULL ? shipped : NULL,
                         overlay);
}

static gboolean
load_facts (LdsCatalogue  *self,
            LdsSource     *source,
            GError       **error)
{
  return lds_catalogue_load_elements (self, source, error) &&
         lds_catalogue_load_controls (self, source, error) &&
         lds_catalogue_load_materials (self, source, error) &&
         lds_catalogue_load_buyer_rules (self, source, error) &&
         lds_catalogue_load_magnets (self, source, error) &&
         lds_catalogue_load_shapes (self, source, error) &&
         lds_catalogue_load_entities (self, source, error) &&
         lds_catalogue_load_shares (self, source, error) &&
         lds_catalogue_load_words (self, source, error) &&
         lds_catalogue_load_countries (self, source, error) &&
         lds_catalogue_load_headings (self, source, error) &&
         lds_catalogue_load_sellers (self, source, error) &&
         lds_catalogue_load_heading_words (self, source, error);
}

/**
 * lds_catalogue_load:
 * @folder: (nullable): the folder of a catalogue, %NULL for the one that ships with the program
 * @error: return location for an error of %LDS_CATALOGUE_ERROR, which names file and line
 *
 * Loads and checks a catalogue. It does not change after that and can be read from any thread.
 * The names of ISO 3166-1 are taken from the program where @folder does not have them.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
LdsCatalogue *
lds_catalogue_load (GFile   *folder,
                    GError **error)
{
  g_autoptr (LdsCatalogue) self = NULL;
  g_autoptr (LdsSource) source = NULL;

  g_return_val_if_fail (folder == NULL || G_IS_FILE (folder), NULL);

  self = g_object_new (LDS_TYPE_CATALOGUE, NULL);
  source = lds_catalogue_open_source (folder, NULL);
  if (!load_version (self, source, error) || !load_facts (self, source, error))
    return NULL;

  self->sha256 = lds_source_make_sha256 (source);

  return g_steal_pointer (&self);
}

/**
 * lds_catalogue_load_overlaid:
 * @overlay: (nullable): a folder with any of the files of a catalogue, %NULL for none
 * @error: return location for an error of %LDS_CATALOGUE_ERROR, which names file and line
 *
 * Loads the catalogue that ships with the program, with the rows of @overlay in place of those
 * of the same id and beside the others.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
LdsCatalogue *
lds_catalogue_load_overlaid (GFile   *overlay,
                             GError **error)
{
  g_autoptr (LdsCatalogue) self = NULL;
  g_autoptr (LdsSource) source = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (overlay == NULL || G_IS_FILE (overlay), NULL);

  if (overlay == NULL)
    return lds_catalogue_load (NULL, error);

  name = g_file_get_parse_name (overlay);
  if (g_file_query_file_type (overlay, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_READ,
                   "%s: there is no folder of that name", name);
      return NULL;
    }

  self = g_object_new (LDS_TYPE_CATALOGUE, NULL);
  source = lds_catalogue_open_source (NULL, overlay);
  if (!load_version (self, source, error) ||
      !load_overlay_version (self, source, overlay, error) || !load_facts (self, source, error))
    return NULL;

  if (!lds_source_is_overlaid (source))
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_READ,
                   "%s: the folder holds no file of a catalogue", name);
      return NULL;
    }
  self->sha256 = lds_source_make_sha256 (source);

  return g_steal_pointer (&self);
}

/**
 * lds_catalogue_find_user_folder:
 *
 * Returns: (transfer full) (nullable): the user's own folder that is laid over the catalogue, %NULL
 *   where there is none or nothing is in it
 */
GFile *
lds_catalogue_find_user_folder (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "lodestone", "catalogue", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  if (folder == NULL || g_dir_read_name (folder) == NULL)
    return NULL;

  return g_file_new_for_path (path);
}

/**
 * lds_catalogue_get_version:
 * @self: a catalogue
 *
 * Returns: (transfer none): the version, such as "2026.07"
 */
const char *
lds_catalogue_get_version (LdsCatalogue *self)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);

  return self->version;
}

/**
 * lds_catalogue_get_overlay:
 * @self: a catalogue
 *
 * Returns: (transfer none) (nullable): name and, where it has one, version of the folder that is
 *   laid over the catalogue
 */
const char *
lds_catalogue_get_overlay (LdsCatalogue *self)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);

  return self->overlay;
}

/**
 * lds_catalogue_get_full_version:
 * @self: a catalogue
 *
 * Returns: (transfer full): the version, with the overlay's name where there is one
 */
char *
lds_catalogue_get_full_version (LdsCatalogue *self)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);

  return self->overlay != NULL ? g_strdup_printf ("%s + %s", self->version, self->overlay)
                               : g_strdup (self->version);
}

/**
 * lds_catalogue_get_sha256:
 * @self: a catalogue
 *
 * Returns: (transfer none): hash over all files, those of an overlay too, in hexadecimal digits
 */
const char *
lds_catalogue_get_sha256 (LdsCatalogue *self)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);

  return self->sha256;
}

/**
 * lds_catalogue_get_knowledge_end:
 * @self: a catalogue
 *
 * Returns: (transfer none): the last day of which the catalogue knows
 */
const GDate *
lds_catalogue_get_knowledge_end (LdsCatalogue *self)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);

  return &self->knowledge_end;
}
