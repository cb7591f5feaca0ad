/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-seal.h"

#include "lds-json-private.h"
#include "lds-json-reading.h"
#include "lds-report.h"

#include <glib/gi18n-lib.h>
#include <stddef.h>

#define MARK "lodestone-seal/1"

/* Where the text of a seal has each part. */
static const struct
{
  const char *name;
  gsize       offset;
} parts[] = {
  { "audit", offsetof (LdsSeal, sha256) },
  { "as-at", offsetof (LdsSeal, as_at) },
  { "program", offsetof (LdsSeal, program) },
  { "catalogue", offsetof (LdsSeal, catalogue_version) },
  { "catalogue-sha256", offsetof (LdsSeal, catalogue_sha256) },
  { "settings-sha256", offsetof (LdsSeal, settings_sha256) },
  { "inputs-sha256", offsetof (LdsSeal, inputs_sha256) },
  { "locale", offsetof (LdsSeal, locale) },
};

static char **
get_part (LdsSeal *self,
          guint    part)
{
  return G_STRUCT_MEMBER_P (self, parts[part].offset);
}

static char *
hash_text (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
add_input (GString    *inputs,
           const char *sha256)
{
  g_string_append_printf (inputs, "%s\n", sha256 != NULL ? sha256 : "-");
}

/* Two workbooks of one audit differ where the language or the forms of dates and numbers do. */
static char *
describe_locale (void)
{
  g_autoptr (GDate) january = g_date_new_dmy (1, G_DATE_JANUARY, 2026);
  char month[32] = "";

  g_date_strftime (month, sizeof month, "%b", january);

  /* Translators: the code of the language into which you translate, such as de or fr */
  return g_strdup_printf ("%s %s %.1f", _ ("en"), month, 0.5);
}

/**
 * lds_seal_of_audit:
 * @self: (out caller-allocates): to be cleared in any case
 * @audit: an audit
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %G_IO_ERROR
 *
 * Returns: whether it could be made
 */
gboolean
lds_seal_of_audit (LdsSeal       *self,
                   LdsAudit      *audit,
                   GCancellable  *cancellable,
                   GError       **error)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (audit);
  g_autofree char *settings = lds_json_report_settings (audit);
  g_autoptr (GString) inputs = g_string_new (NULL);
  char date[16];

  g_date_strftime (date, sizeof date, "%Y-%m-%d", lds_audit_get_as_at (audit));
  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    add_input (inputs, lds_audit_get_source (audit, i)->sha256);

  *self = (LdsSeal) {
    .sha256 = lds_json_report_hash (audit, cancellable, error),
    .as_at = g_strdup (date),
    .program = g_strdup (LDS_PROGRAM),
    .catalogue_version = g_strdup (lds_catalogue_get_version (catalogue)),
    .catalogue_sha256 = g_strdup (lds_catalogue_get_sha256 (catalogue)),
    .settings_sha256 = hash_text (settings),
    .inputs_sha256 = hash_text (inputs->str),
    .locale = describe_locale (),
  };

  return self->sha256 != NULL;
}

/* The hash of the report without its hash, however its spaces are set. */
static char *
hash_report (yyjson_doc *doc)
{
  yyjson_mut_doc *copy = yyjson_doc_mut_copy (doc, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = 0;
  char *json;

  yyjson_mut_obj_remove_key (yyjson_mut_doc_get_root (copy), "sha256");
  json = yyjson_mut_write (copy, LDS_JSON_FLAGS, &length);
  yyjson_mut_doc_free (copy);
  if (json != NULL)
    g_checksum_update (checksum, (const guchar *) json, length);
  free (json);
  g_checksum_update (checksum, (const guchar *) "\n", 1);

  return g_strdup (g_checksum_get_string (checksum));
}

static char *
hash_settings (yyjson_val *settings)
{
  char *json = yyjson_val_write (settings, LDS_JSON_FLAGS, NULL);
  char *hash = hash_text (json != NULL ? json : "");

  free (json);

  return hash;
}

static char *
hash_inputs (yyjson_val *sources)
{
  g_autoptr (GString) inputs = g_string_new (NULL);
  yyjson_val *source;
  gsize i;
  gsize n;

  yyjson_arr_foreach (sources, i, n, source)
    add_input (inputs, yyjson_get_str (yyjson_obj_get (source, "sha256")));

  return hash_text (inputs->str);
}

/**
 * lds_seal_of_json:
 * @self: (out caller-allocates): to be cleared in any case
 * @json: a report
 * @intact: (out): whether the report is as it was written, by its own hash
 * @error: return location for a #GError of domain %LDS_REPORT_ERROR
 *
 * Returns: whether it is a report that says what it was made from
 */
gboolean
lds_seal_of_json (LdsSeal   *self,
                  GBytes    *json,
                  gboolean  *intact,
                  GError   **error)
{
  yyjson_doc *doc = lds_json_parse_report (json, error);
  yyjson_val *root = yyjson_doc_get_root (doc);
  yyjson_val *catalogue = yyjson_obj_get (root, "catalogue");
  g_autofree char *hash = NULL;

  *self = (LdsSeal) { 0 };
  if (doc == NULL)
    return FALSE;

  hash = hash_report (doc);
  *self = (LdsSeal) {
    .sha256 = g_strdup (yyjson_get_str (yyjson_obj_get (root, "sha256"))),
    .as_at = g_strdup (yyjson_get_str (yyjson_obj_get (root, "as_at"))),
    .program = g_strdup (yyjson_get_str (yyjson_obj_get (root, "program"))),
    .catalogue_version = g_strdup (yyjson_get_str (yyjson_obj_get (catalogue, "version"))),
    .catalogue_sha256 = g_strdup (yyjson_get_str (yyjson_obj_get (catalogue, "sha256"))),
    .settings_sha256 = hash_settings (yyjson_obj_get (root, "settings")),
    .inputs_sha256 = hash_inputs (yyjson_obj_get (root, "sources")),
  };
  yyjson_doc_free (doc);
  *intact = g_strcmp0 (hash, self->sha256) == 0;

  if (self->sha256 != NULL && self->as_at != NULL)
    return TRUE;

  g_set_error_literal (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT,
                       _ ("The report does not say what it was made from: an older version of "
                          "Lodestone wrote it."));
  return FALSE;
}

/**
 * lds_seal_to_text:
 *
 * Returns: (transfer full): one line for machines
 */
char *
lds_seal_to_text (const LdsSeal *self)
{
  GString *text = g_string_new (MARK);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = *get_part ((LdsSeal *) self, i);
      g_autofree char *value = g_strdelimit (g_strdup (part != NULL ? part : ""), ";\r\n", ' ');

      g_string_append_printf (text, "; %s=%s", parts[i].name, value);
    }

  return g_string_free_and_steal (text);
}

static void
take_part (LdsSeal    *self,
           const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize length = strlen (parts[i].name);

      if (strncmp (word, parts[i].name, length) == 0 && word[length] == '=')
        g_set_str (get_part (self, i), word + length + 1);
    }
}

/**
 * lds_seal_of_text:
 * @self: (out caller-allocates): to be cleared in any case
 * @text: the text of a cell
 *
 * Returns: whether the text is that of a seal
 */
gboolean
lds_seal_of_text (LdsSeal    *self,
                  const char *text)
{
  g_auto (GStrv) words = NULL;

  *self = (LdsSeal) { 0 };
  if (!g_str_has_prefix (text, MARK "; "))
    return FALSE;

  words = g_strsplit (text + strlen (MARK "; "), "; ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    take_part (self, words[i]);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (*get_part (self, i) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * lds_seal_clear:
 *
 * Frees what it holds.
 */
void
lds_seal_clear (LdsSeal *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_pointer (get_part (self, i), g_free);
}
