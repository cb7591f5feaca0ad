/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-claim-options.h"

#include "lds-cli-private.h"
#include "lds-country.h"
#include "lds-vocabulary.h"
#include "lds-workspace-claims.h"
#include "lds-workspace-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rare earths together. */
#define ALL_ELEMENTS "RE"

/**
 * lds_claim_options_are_given:
 *
 * Returns: whether there is a claim in them
 */
gboolean
lds_claim_options_are_given (const LdsClaimOptions *self)
{
  return self->tier != NULL || self->stage != NULL || self->supplier != NULL || self->country != NULL ||
         self->element != NULL || self->fraction != NULL || self->evidence != NULL || self->date != NULL ||
         self->document != NULL || self->stated != NULL;
}

/* Reads "0.01", "0.01-0.02" or "1-2%" as mass fractions. */
static gboolean
read_fraction (const char *text,
               double     *low,
               double     *high)
{
  char *end;

  *low = g_ascii_strtod (text, &end);
  *high = *low;
  if (end == text)
    return FALSE;
  if (*end == '-')
    {
      const char *second = end + 1;

      *high = g_ascii_strtod (second, &end);
      if (end == second)
        return FALSE;
    }
  while (*end == ' ')
    end++;
  if (*end == '%')
    {
      *low /= 100;
      *high /= 100;
      end++;
    }

  return *end == '\0' && *low >= 0 && *low <= *high && *high <= 1;
}

static const char *
check_origin (const LdsClaimOptions *self,
              LdsCatalogue          *catalogue)
{
  LdsStage stage;

  if (self->tier != NULL && !(strlen (self->tier) == 1 && self->tier[0] >= '1' && self->tier[0] <= '3'))
    return _ ("--tier takes 1, 2 or 3, counted from you");
  if (self->stage != NULL && (!lds_stage_from_string (self->stage, &stage) || stage == LDS_STAGE_UNKNOWN))
    return _ ("--stage takes one of mining, separation, metal, alloy, magnet, component, assembly");
  if (self->country != NULL && (strlen (self->country) != 2 ||
                                lds_catalogue_get_country_name (catalogue, self->country) == NULL))
    return _ ("--country takes a code of two capital letters, such as CN or DE");
  if (self->element == NULL && self->country == NULL && self->supplier == NULL)
    return _ ("a claim says a --country or a --supplier, or an --element with its --fraction");

  return NULL;
}

static const char *
check_content (const LdsClaimOptions *self,
               LdsCatalogue          *catalogue)
{
  double low, high;

  if ((self->element != NULL) != (self->fraction != NULL))
    return _ ("--element and --fraction belong together");
  if (self->element == NULL)
    return NULL;
  if (self->tier != NULL || self->stage != NULL || self->supplier != NULL || self->country != NULL)
    return _ ("a claim is about an origin or about an --element, not both; make two");
  if (!g_str_equal (self->element, ALL_ELEMENTS) && lds_catalogue_find_element (catalogue, self->element) == NULL)
    return _ ("--element takes the symbol of a rare earth, such as Dy, or RE for all together");
  if (!read_fraction (self->fraction, &low, &high))
    return _ ("--fraction takes parts of the mass between 0 and 1, such as 0.01-0.02, or 1-2%");

  return NULL;
}

static const char *
check_backing (const LdsClaimOptions *self)
{
  LdsEvidence evidence = LDS_EVIDENCE_DECLARED;
  GDate date;

  if (self->evidence != NULL &&
      (!lds_evidence_from_string (self->evidence, &evidence) || evidence >= LDS_EVIDENCE_PRESUMED))
    return _ ("--evidence takes one of verified, declared, stated, inferred, estimated");
  if (evidence == LDS_EVIDENCE_VERIFIED && self->document == NULL)
    return _ ("--evidence verified rests on a certificate or test: name it with --document");
  if (self->date != NULL && !lds_cli_parse_date (self->date, &date))
    return _ ("--date takes a date such as 2026-11-24");

  return NULL;
}

/**
 * lds_claim_options_check:
 * @catalogue: the reference data
 * @error: return location for a #GError of domain %G_OPTION_ERROR
 *
 * Returns: whether they make a claim
 */
gboolean
lds_claim_options_check (const LdsClaimOptions  *self,
                         LdsCatalogue           *catalogue,
                         GError                **error)
{
  const char *message = check_origin (self, catalogue);

  if (message == NULL)
    message = check_content (self, catalogue);
  if (message == NULL)
    message = check_backing (self);
  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return message == NULL;
}

static gboolean
add_document (const char    *path,
              LdsWorkspace  *workspace,
              gint64         part,
              gint64        *document,
              GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                  "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) > LDS_DOCUMENT_LARGEST)
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_TOO_LARGE,
                   _ ("%1$s is larger than %2$u MiB, which is more than a workspace keeps of one document"), path,
                   (guint) (LDS_DOCUMENT_LARGEST >> 20));
      return FALSE;
    }
  bytes = g_file_load_bytes (file, NULL, NULL, error);

  return bytes != NULL &&
         lds_workspace_add_document (workspace, g_file_info_get_display_name (info), bytes, document, error) &&
         lds_workspace_attach_document (workspace, part, *document, error);
}

/**
 * lds_claim_options_add_claim:
 * @workspace: a workspace within an edit
 * @part: id of the part it is about
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR or %G_IO_ERROR
 *
 * Adds the claim of checked options, with the document it rests on.
 *
 * Returns: whether it was added
 */
gboolean
lds_claim_options_add_claim (const LdsClaimOptions  *self,
                             LdsWorkspace           *workspace,
                             gint64                  part,
                             GError                **error)
{
  const char *evidence = self->evidence != NULL ? self->evidence
                                                : lds_evidence_to_string (LDS_EVIDENCE_DECLARED);
  LdsPartOriginRecord origin = {
    .part = part, .stage = self->stage, .supplier = self->supplier, .country = self->country,
    .tier = self->tier != NULL ? self->tier[0] - '0' : 0,
    .evidence = evidence, .stated = self->stated, .date = self->date,
  };
  LdsPartContentRecord content = {
    .part = part, .element = self->element, .evidence = evidence, .stated = self->stated, .date = self->date,
  };
  gint64 document = 0;

  if (self->document != NULL && !add_document (self->document, workspace, part, &document, error))
    return FALSE;

  origin.document = document;
  content.document = document;
  if (self->element == NULL)
    return lds_workspace_set_part_origin (workspace, &origin, error);

  read_fraction (self->fraction, &content.low, &content.high);

  return lds_workspace_set_part_content (workspace, &content, error);
}

/**
 * lds_claim_options_clear:
 * @self: options
 */
void
lds_claim_options_clear (LdsClaimOptions *self)
{
  g_free (self->tier);
  g_free (self->stage);
  g_free (self->supplier);
  g_free (self->country);
  g_free (self->element);
  g_free (self->fraction);
  g_free (self->evidence);
  g_free (self->date);
  g_free (self->document);
  g_free (self->stated);
}
