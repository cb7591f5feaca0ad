/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens an OpenDocument spreadsheet, a zip or one flat file, and leads through its document. */

#include "lds-config.h"

#include "lds-ods-reader.h"

#include "lds-encoding.h"
#include "lds-limits.h"
#include "lds-ods-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIMETYPE_SIZE 128

/**
 * Document:
 * @section: (nullable): the element in which it is, where it is one that is read
 * @is_styles: whether only the styles that have names are read
 */
typedef struct
{
  LdsOdsStyles *styles;
  LdsOdsBody   *body;
  const char   *section;
  gboolean      is_styles;
  gboolean      has_spreadsheet;
  char         *other;
} Document;

typedef struct
{
  gboolean of_content;
  gboolean encrypted;
} Manifest;

static const char section_styles[] = "styles";
static const char section_spreadsheet[] = "spreadsheet";

static void
start_cb (LdsXmlPart  *part,
          const char  *name,
          const char **attributes)
{
  Document *self = lds_xml_part_get_data (part);
  GError *error = NULL;

  if (self->section == section_spreadsheet)
    lds_ods_body_start (self->body, name, attributes, &error);
  else if (self->section == section_styles)
    lds_ods_styles_start (self->styles, name, attributes);
  else if (g_str_equal (name, "styles") ||
           (!self->is_styles && g_str_equal (name, "automatic-styles")))
    self->section = section_styles;
  else if (!self->is_styles && g_str_equal (name, "spreadsheet"))
    {
      self->section = section_spreadsheet;
      self->has_spreadsheet = TRUE;
    }
  else if (self->other == NULL &&
           (g_str_equal (name, "text") || g_str_equal (name, "presentation") ||
            g_str_equal (name, "drawing") || g_str_equal (name, "database")))
    self->other = g_strdup (name);

  if (error != NULL)
    lds_xml_part_stop (part, error);
}

static void
end_cb (LdsXmlPart *part,
        const char *name)
{
  Document *self = lds_xml_part_get_data (part);
  GError *error = NULL;

  if (self->section == section_spreadsheet)
    {
      if (g_str_equal (name, "spreadsheet"))
        self->section = NULL;
      else
        lds_ods_body_end (self->body, name, &error);
    }
  else if (self->section == section_styles)
    {
      if (g_str_equal (name, "styles") || g_str_equal (name, "automatic-styles"))
        self->section = NULL;
      else
        lds_ods_styles_end (self->styles, name);
    }

  if (error != NULL)
    lds_xml_part_stop (part, error);
}

static void
text_cb (LdsXmlPart *part,
         const char *text,
         int         length)
{
  Document *self = lds_xml_part_get_data (part);

  if (self->section == section_spreadsheet)
    lds_ods_body_text (self->body, text, length);
  else if (self->section == section_styles)
    lds_ods_styles_text (self->styles, text, length);
}

static const LdsXmlHandlers handlers = { start_cb, end_cb, text_cb };

static gboolean
fail_other_document (LdsReading  *reading,
                     const char  *other,
                     GError     **error)
{
  const char *what = _ ("an OpenDocument file that holds no spreadsheet");

  if (g_strcmp0 (other, "text") == 0)
    what = _ ("a text document (.odt)");
  else if (g_strcmp0 (other, "presentation") == 0)
    what = _ ("a presentation (.odp)");
  else if (g_strcmp0 (other, "drawing") == 0)
    what = _ ("a drawing (.odg)");

  return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("this is %s; copy the parts list into a spreadsheet and save that as "
                              ".ods or .xlsx"),
                           what);
}

static gboolean
check_document (LdsReading      *reading,
                const Document  *document,
                LdsSpreadsheet  *spreadsheet,
                GError         **error)
{
  if (!document->has_spreadsheet)
    return fail_other_document (reading, document->other, error);
  if (spreadsheet->sheets->len == 0)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("the spreadsheet has no sheets, the file is damaged; open it in a "
                                "spreadsheet program and save it anew"));

  return TRUE;
}

static void
manifest_start_cb (LdsXmlPart  *part,
                   const char  *name,
                   const char **attributes)
{
  Manifest *self = lds_xml_part_get_data (part);
  const char *path;

  if (g_str_equal (name, "file-entry"))
    {
      path = lds_xml_attribute (attributes, "full-path");
      self->of_content = path != NULL && (g_str_equal (path, "content.xml") ||
                                          g_str_equal (path, "encrypted-package"));
    }
  else if (g_str_equal (name, "encryption-data"))
    {
      self->encrypted |= self->of_content;
    }
}

/* A document may hold protected macros and be open itself. */
static gboolean
check_password (LdsReading  *reading,
                zip_t       *zip,
                GError     **error)
{
  static const LdsXmlHandlers manifest_handlers = { manifest_start_cb, NULL, NULL };
  gint64 part = lds_xml_part_find (zip, "META-INF/manifest.xml");
  Manifest manifest = { 0 };

  if (part >= 0 &&
      !lds_xml_part_parse (reading, zip, part, &manifest_handlers, &manifest, error))
    {
      /* Some programs declare a document type in the manifest, and in nothing else. */
      if (!g_error_matches (*error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_FORMAT))
        return FALSE;
      g_clear_error (error);
    }
  if (manifest.encrypted || lds_xml_part_find (zip, "encrypted-package") >= 0)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("the file is protected by a password; open it in a spreadsheet "
                                "program and save it without one"));

  return TRUE;
}

static gboolean
read_mimetype (zip_t *zip,
               char   mimetype[MIMETYPE_SIZE])
{
  gint64 part = lds_xml_part_find (zip, "mimetype");
  zip_file_t *file = part >= 0 ? zip_fopen_index (zip, part, 0) : NULL;
  zip_int64_t length;

  if (file == NULL)
    return FALSE;
  length = zip_fread (file, mimetype, MIMETYPE_SIZE - 1);
  zip_fclose (file);
  mimetype[MAX (length, 0)] = '\0';

  return length > 0;
}

static gboolean
read_parts (LdsReading      *reading,
            zip_t           *zip,
            Document        *document,
            GError         **error)
{
  gint64 styles = lds_xml_part_find (zip, "styles.xml");
  gint64 content = lds_xml_part_find (zip, "content.xml");
  char mimetype[MIMETYPE_SIZE];

  if (read_mimetype (zip, mimetype) && g_str_has_prefix (mimetype, "application/vnd.sun.xml"))
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("this is a file of OpenOffice.org 1 (.sxc); open it in a "
                                "spreadsheet program and save it as .ods or .xlsx"));
  if (!check_password (reading, zip, error))
    return FALSE;
  if (content < 0)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("the part content.xml is missing, the file is damaged; copy or "
                                "download it again"));

  document->is_styles = TRUE;
  if (styles >= 0 &&
      !lds_xml_part_parse (reading, zip, styles, &handlers, document, error))
    return FALSE;
  document->is_styles = FALSE;
  document->section = NULL;

  return lds_xml_part_parse (reading, zip, content, &handlers, document, error);
}

/**
 * lds_ods_reader_is_ods:
 * @source: the bytes of a zip
 *
 * Returns: whether the zip is an OpenDocument file, rather than a workbook or an archive
 */
gboolean
lds_ods_reader_is_ods (zip_source_t *source)
{
  char mimetype[MIMETYPE_SIZE];
  gboolean is_ods = FALSE;
  zip_t *zip;

  zip_source_keep (source);
  zip = zip_open_from_source (source, ZIP_RDONLY, NULL);
  if (zip == NULL)
    {
      zip_source_free (source);
      return FALSE;
    }

  if (lds_xml_part_find (zip, "xl/workbook.xml") < 0 &&
      lds_xml_part_find (zip, "xl/workbook.bin") < 0)
    is_ods = lds_xml_part_find (zip, "content.xml") >= 0 ||
             (read_mimetype (zip, mimetype) &&
              (g_str_has_prefix (mimetype, "application/vnd.oasis.opendocument") ||
               g_str_has_prefix (mimetype, "application/vnd.sun.xml")));
  zip_discard (zip);

  return is_ods;
}

/**
 * lds_ods_reader_read:
 * @reading: what is being read
 * @source: (transfer full): the bytes of a zip
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads all sheets of an OpenDocument spreadsheet.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_ods_reader_read (LdsReading    *reading,
                     zip_source_t  *source,
                     GError       **error)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_new ();
  g_autoptr (LdsOdsStyles) styles = lds_ods_styles_new ();
  g_autoptr (LdsOdsBody) body = lds_ods_body_new (reading, spreadsheet, styles);
  Document document = { .styles = styles, .body = body };
  g_autoptr (GError) own_error = NULL;
  zip_t *zip = zip_open_from_source (source, ZIP_RDONLY, NULL);
  zip_stat_t stat;
  gboolean done;

  if (zip == NULL)
    {
      zip_source_free (source);
      lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                        _ ("the file is damaged or was not copied whole; copy or download it "
                           "again"));
      return NULL;
    }
  if (zip_stat (zip, "content.xml", 0, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0)
    reading->expected = MIN (stat.size, LDS_LIMIT_EXPANDED_BYTES);

  done = read_parts (reading, zip, &document, &own_error) &&
         check_document (reading, &document, spreadsheet, &own_error);
  zip_discard (zip);
  g_free (document.other);
  if (!done)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return NULL;
    }
  lds_text_pool_freeze (spreadsheet->pool);

  return g_steal_pointer (&spreadsheet);
}

/**
 * lds_ods_reader_read_flat:
 * @reading: what is being read
 * @bytes: a flat file, or the content part of a spreadsheet
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads all sheets of an OpenDocument spreadsheet that is one XML file.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_ods_reader_read_flat (LdsReading  *reading,
                          GBytes      *bytes,
                          GError     **error)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_new ();
  g_autoptr (LdsOdsStyles) styles = lds_ods_styles_new ();
  g_autoptr (LdsOdsBody) body = lds_ods_body_new (reading, spreadsheet, styles);
  g_auto (LdsEncoded) encoded = { 0 };
  Document document = { .styles = styles, .body = body };
  gboolean done;

  if (!lds_encoding_convert_markup (reading, bytes, &encoded, error))
    return NULL;

  lds_sheet_filler_warn_of_guess (&(LdsSheetFiller) { .spreadsheet = spreadsheet }, &encoded);
  done = lds_xml_part_parse_text (reading, encoded.text, encoded.length, &handlers, &document,
                                  error) &&
         check_document (reading, &document, spreadsheet, error);
  g_free (document.other);
  if (!done)
    return NULL;
  lds_text_pool_freeze (spreadsheet->pool);

  return g_steal_pointer (&spreadsheet);
}
