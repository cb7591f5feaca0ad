/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xml-part.h"

#include "lds-limits.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 65536

/* Until 2.9 the functions had the width of a long. */
#if XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION < 9
#define XML_GetCurrentLineNumber64(parser) ((guint64) XML_GetCurrentLineNumber (parser))
#define XML_GetCurrentByteIndex64(parser) ((gint64) XML_GetCurrentByteIndex (parser))
#endif

struct _LdsXmlPart
{
  LdsReading           *reading;
  const LdsXmlHandlers *handlers;
  gpointer              user_data;

  XML_Parser            parser;
  const char           *name;
  guint64               compressed;
  guint64               promised;
  guint64               fed;
  guint                 depth;
  guint                 passed_over; /* depth of the element that is passed over, 0 for none */
  GError               *error;
};

static const char *
drop_prefix (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/**
 * lds_xml_attribute:
 * @attributes: names and values, as expat gives them
 * @name: without prefix
 *
 * Returns: (nullable): the value
 */
const char *
lds_xml_attribute (const char **attributes,
                   const char  *name)
{
  for (; attributes[0] != NULL; attributes += 2)
    if (g_str_equal (attributes[0], name) || g_str_equal (drop_prefix (attributes[0]), name))
      return attributes[1];

  return NULL;
}

/**
 * lds_xml_attribute_is_true:
 * @attributes: names and values, as expat gives them
 * @name: without prefix
 *
 * Returns: whether the attribute is there and says yes
 */
gboolean
lds_xml_attribute_is_true (const char **attributes,
                           const char  *name)
{
  const char *value = lds_xml_attribute (attributes, name);

  return value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true") ||
                           g_str_equal (value, "on"));
}

/**
 * lds_xml_part_get_data:
 * @self: a part that is being parsed
 *
 * Returns: what was given to lds_xml_part_parse()
 */
gpointer
lds_xml_part_get_data (LdsXmlPart *self)
{
  return self->user_data;
}

/**
 * lds_xml_part_stop:
 * @self: a part that is being parsed
 * @error: (transfer full): why
 *
 * Ends the parsing with an error.
 */
void
lds_xml_part_stop (LdsXmlPart *self,
                   GError     *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);

  XML_StopParser (self->parser, XML_FALSE);
}

static void
start_cb (void        *user_data,
          const char  *name,
          const char **attributes)
{
  LdsXmlPart *self = user_data;
  GError *error = NULL;

  if (++self->depth > LDS_LIMIT_XML_DEPTH)
    {
      lds_reading_fail (self->reading, &error, LDS_IMPORT_ERROR_LIMIT,
                        _ ("the part %s is nested deeper than any spreadsheet program writes it; "
                           "open it in a spreadsheet program and save it anew as .xlsx"),
                        self->name);
      lds_xml_part_stop (self, error);
    }
  if (self->error != NULL || self->passed_over > 0)
    return;

  name = drop_prefix (name);
  if (g_str_equal (name, "extLst") || g_str_equal (name, "Fallback"))
    self->passed_over = self->depth;
  else if (self->handlers->start != NULL)
    self->handlers->start (self, name, attributes);
}

static void
end_cb (void       *user_data,
        const char *name)
{
  LdsXmlPart *self = user_data;

  if (self->passed_over == self->depth)
    self->passed_over = 0;
  else if (self->passed_over == 0 && self->error == NULL && self->handlers->end != NULL)
    self->handlers->end (self, drop_prefix (name));

  self->depth--;
}

static void
text_cb (void       *user_data,
         const char *text,
         int         length)
{
  LdsXmlPart *self = user_data;

  if (self->passed_over == 0 && self->error == NULL && self->handlers->text != NULL)
    self->handlers->text (self, text, length);
}

/* No spreadsheet program writes one; only entities that multiply need it. */
static void
doctype_cb (void       *user_data,
            const char *name,
            const char *system_id,
            const char *public_id,
            int         has_internal_subset)
{
  LdsXmlPart *self = user_data;
  GError *error = NULL;

  lds_reading_fail (self->reading, &error, LDS_IMPORT_ERROR_FORMAT,
                    _ ("the part %s declares entities, which no spreadsheet program does; the "
                       "file is not read. Ask its sender for a new one"),
                    self->name);
  lds_xml_part_stop (self, error);
}

static gboolean
check_expansion (LdsXmlPart  *self,
                 gsize        length,
                 GError     **error)
{
  LdsReading *reading = self->reading;

  self->fed += length;
  reading->expanded += length;

  if (MAX (reading->expanded, self->promised) > LDS_LIMIT_EXPANDED_BYTES)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("its sheets unpack to more than %u MiB, which is more than is "
                                "read; save the parts list alone in a workbook of its own"),
                             (guint) (LDS_LIMIT_EXPANDED_BYTES >> 20));
  if (self->fed > LDS_LIMIT_EXPANSION_FROM &&
      self->fed / LDS_LIMIT_EXPANSION > self->compressed)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the part %s unpacks to more than %u times its size, as only a "
                                "file made to harm does; it is not read"),
                             self->name, LDS_LIMIT_EXPANSION);

  return TRUE;
}

static gboolean
fail_xml (LdsXmlPart  *self,
          GError     **error)
{
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }

  return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("the file is damaged (%s, line %u: %s); open it in a "
                              "spreadsheet program and save it anew as .xlsx"),
                           self->name, (guint) XML_GetCurrentLineNumber64 (self->parser),
                           XML_ErrorString (XML_GetErrorCode (self->parser)));
}

static gboolean
feed (LdsXmlPart  *self,
      const char  *bytes,
      gsize        length,
      gboolean     last,
      GError     **error)
{
  gint64 at;

  if (XML_Parse (self->parser, bytes, (int) length, last) != XML_STATUS_OK)
    return fail_xml (self, error);

  at = XML_GetCurrentByteIndex64 (self->parser);
  if (at >= 0 && self->fed > (guint64) at + LDS_LIMIT_XML_TOKEN_BYTES)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the part %s has a tag of more than %u MiB; the file is damaged "
                                "or made to harm and is not read"),
                             self->name, (guint) (LDS_LIMIT_XML_TOKEN_BYTES >> 20));

  return TRUE;
}

static gboolean
fail_zip (LdsXmlPart  *self,
          zip_error_t *zip_error,
          GError     **error)
{
  int code = zip_error_code_zip (zip_error);

  if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("the file is protected by a password; open it in a spreadsheet "
                                "program and save it without one"));

  return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("the file is damaged or was not copied whole (%s); copy or download "
                              "it again"),
                           self->name);
}

static gboolean
stream (LdsXmlPart  *self,
        zip_file_t  *file,
        GError     **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  zip_int64_t length;

  do
    {
      double expected = MAX (self->reading->expected, 1);

      length = zip_fread (file, buffer, CHUNK);
      if (length < 0)
        return fail_zip (self, zip_file_get_error (file), error);
      if (!check_expansion (self, length, error) ||
          !lds_reading_go_on (self->reading, self->reading->expanded / expected, error) ||
          !feed (self, buffer, length, length == 0, error))
        return FALSE;
    }
  while (length > 0);

  return TRUE;
}

static void
create_parser (LdsXmlPart *self,
               const char *encoding)
{
  self->parser = XML_ParserCreate (encoding);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (self->parser, text_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, doctype_cb);
}

/**
 * lds_xml_part_find:
 * @zip: an open zip
 * @name: path of a part, with or without a leading slash
 *
 * Looks for a part, in any case, and under the backslashes that some programs write.
 *
 * Returns: its index, -1 when it is not there
 */
gint64
lds_xml_part_find (zip_t      *zip,
                   const char *name)
{
  g_autofree char *other = NULL;
  gint64 index;

  while (*name == '/')
    name++;

  index = zip_name_locate (zip, name, ZIP_FL_ENC_GUESS);
  if (index < 0)
    index = zip_name_locate (zip, name, ZIP_FL_ENC_GUESS | ZIP_FL_NOCASE);
  if (index < 0)
    {
      other = g_strdelimit (g_strdup (name), "/", '\\');
      index = zip_name_locate (zip, other, ZIP_FL_ENC_GUESS | ZIP_FL_NOCASE);
    }
  if (index < 0)
    {
      g_autofree char *rooted = g_strconcat ("/", name, NULL);

      index = zip_name_locate (zip, rooted, ZIP_FL_ENC_GUESS | ZIP_FL_NOCASE);
    }

  return index;
}

/**
 * lds_xml_part_parse:
 * @reading: what is being read
 * @zip: an open zip
 * @index: which of its parts
 * @handlers: what to call
 * @user_data: for the handlers, see lds_xml_part_get_data()
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Parses a part from its beginning to its end.
 *
 * Returns: whether that could be done
 */
gboolean
lds_xml_part_parse (LdsReading            *reading,
                    zip_t                 *zip,
                    gint64                 index,
                    const LdsXmlHandlers  *handlers,
                    gpointer               user_data,
                    GError               **error)
{
  LdsXmlPart self = { .reading = reading, .handlers = handlers, .user_data = user_data };
  g_autofree char *name = NULL;
  zip_stat_t stat = { 0 };
  zip_file_t *file;
  gboolean done;

  name = g_utf8_make_valid (zip_get_name (zip, index, ZIP_FL_ENC_GUESS) ?: "?", -1);
  self.name = name;
  self.compressed = reading->size;
  if (zip_stat_index (zip, index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0)
    self.compressed = MIN (stat.comp_size, reading->size);
  if ((stat.valid & ZIP_STAT_SIZE) != 0)
    self.promised = stat.size;

  file = zip_fopen_index (zip, index, 0);
  if (file == NULL)
    return fail_zip (&self, zip_get_error (zip), error);

  create_parser (&self, NULL);
  done = stream (&self, file, error);

  XML_ParserFree (self.parser);
  zip_fclose (file);
  g_clear_error (&self.error);

  return done;
}

/**
 * lds_xml_part_parse_text:
 * @reading: what is being read
 * @text: (array length=length): an XML document in UTF-8, whatever encoding it declares
 * @length: number of bytes
 * @handlers: what to call
 * @user_data: for the handlers, see lds_xml_part_get_data()
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Parses a document that is in memory.
 *
 * Returns: whether that could be done
 */
gboolean
lds_xml_part_parse_text (LdsReading            *reading,
                         const char            *text,
                         gsize                  length,
                         const LdsXmlHandlers  *handlers,
                         gpointer               user_data,
                         GError               **error)
{
  LdsXmlPart self = { .reading = reading, .handlers = handlers, .user_data = user_data };
  gboolean done = TRUE;
  gsize at = 0;

  self.name = "XML";
  self.compressed = length;
  create_parser (&self, "UTF-8");

  do
    {
      gsize chunk = MIN (length - at, CHUNK);

      done = check_expansion (&self, chunk, error) &&
             lds_reading_go_on (reading, (double) at / MAX (length, 1), error) &&
             feed (&self, text + at, chunk, at + chunk == length, error);
      at += chunk;
    }
  while (done && at < length);

  XML_ParserFree (self.parser);
  g_clear_error (&self.error);

  return done;
}
