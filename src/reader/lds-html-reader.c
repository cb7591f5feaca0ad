/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of web pages, which ERP systems write and call .xls. The parser is only ever given ASCII,
 * other characters by their numbers, so that it has no encoding to find, and no file to open. */

#include "lds-config.h"

#include "lds-html-reader.h"

#include "lds-encoding.h"
#include "lds-html-table.h"
#include "lds-limits.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#define CHUNK 16384

/* The parser looks for each end tag among the elements that are open, browsers stop here too. */
#define MOST_DEPTH 512

/* It compares the attributes of a tag with one another, and keeps all names. The blanks of what
 * is not at its end yet tell how many there may be. */
#define MOST_ATTRIBUTES 256
#define MOST_NAMES 16384
#define MOST_BLANKS 8192

/* A tag with a picture in it, a script. */
#define LONGEST_TOKEN (8 << 20)

typedef struct
{
  LdsSheetFiller  filler;
  htmlParserCtxt *parser;
  GPtrArray      *tables; /* of #LdsHtmlTable, those that are open */
  GHashTable     *captioned; /* sheets that have a name of their own */
  GHashTable     *names;
  guint           depth;
  guint           passed_over; /* depth of the element that is passed over, 0 for none */
  gsize           n_waiting; /* bytes that were fed since the parser has found anything */
  gsize           n_blanks;  /* among them, and what else may part attributes */
  gboolean        in_script;
  gboolean        has_frames;
  GError         *error;
} Page;

static LdsHtmlTable *
get_table (Page *self)
{
  return self->tables->len > 0 ? g_ptr_array_index (self->tables, self->tables->len - 1) : NULL;
}

static void
answer (Page *self)
{
  self->n_waiting = self->n_blanks = 0;
}

static void
stop (Page *self)
{
  xmlStopParser (self->parser);
}

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
check_names (Page        *self,
             const char  *name,
             const char **attributes)
{
  guint n_attributes = 0;

  g_hash_table_add (self->names, (gpointer) name);
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    {
      n_attributes++;
      g_hash_table_add (self->names, (gpointer) attributes[0]);
    }

  if (n_attributes > MOST_ATTRIBUTES || g_hash_table_size (self->names) > MOST_NAMES ||
      self->depth > MOST_DEPTH)
    return lds_reading_fail (self->filler.reading, &self->error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the web page is built as no program builds a table; open it in a "
                                "spreadsheet program and save it as .xlsx"));

  return TRUE;
}

static void
begin_table (Page *self)
{
  LdsHtmlTable *table = lds_html_table_new (&self->filler, &self->error);

  if (table != NULL)
    g_ptr_array_add (self->tables, table);
}

/* The sheet of a table that is no data goes; those of tables in it stay. */
static void
end_table (Page *self)
{
  LdsHtmlTable *table = get_table (self);
  LdsHtmlTable *outer = self->tables->len > 1
                            ? g_ptr_array_index (self->tables, self->tables->len - 2) : NULL;

  if (table == NULL || !lds_html_table_end_cell (table, &self->filler, &self->error))
    return;

  lds_html_table_finish (table);
  if (lds_html_table_is_data (table))
    {
      g_strstrip (table->caption->str);
      if (*table->caption->str != '\0')
        {
          g_autoptr (GString) name = g_string_new (NULL);

          lds_text_clean (table->caption->str, strlen (table->caption->str), name);
          g_set_str (&table->sheet->name, name->str);
          g_hash_table_add (self->captioned, table->sheet);
        }
      if (outer != NULL)
        outer->holds_table = TRUE;
    }
  else
    {
      if (outer != NULL)
        lds_html_table_add_table (outer, table);
      g_ptr_array_remove_index (self->filler.spreadsheet->sheets, table->index);
    }
  g_ptr_array_set_size (self->tables, (int) self->tables->len - 1);
  self->filler.sheet = outer != NULL ? outer->sheet : NULL;
  self->filler.row = outer != NULL ? outer->row : 0;
}

static void
start_in_table (Page         *self,
                LdsHtmlTable *table,
                const char   *name,
                const char  **attributes)
{
  static const char *const blocks[] = { "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6",
                                        "dt", "dd", "pre", NULL };

  if (g_str_equal (name, "tr"))
    lds_html_table_begin_row (table, &self->filler, attributes, &self->error);
  else if (g_str_equal (name, "td") || g_str_equal (name, "th"))
    lds_html_table_begin_cell (table, &self->filler, attributes, &self->error);
  else if (g_str_equal (name, "caption"))
    table->in_caption = table->blank = TRUE;
  else if (g_str_equal (name, "col"))
    lds_html_table_add_columns (table, &self->filler, attributes);
  else if (g_str_equal (name, "br"))
    lds_html_table_break (table, TRUE);
  else if (is_one_of (name, blocks))
    lds_html_table_break (table, FALSE);
}

static void
start_cb (void           *user_data,
          const xmlChar  *xml_name,
          const xmlChar **xml_attributes)
{
  static const char *const others[] = { "script", "style", "select", "noframes", "xml", NULL };
  Page *self = user_data;
  const char *name = (const char *) xml_name;
  const char **attributes = (const char **) xml_attributes;
  LdsHtmlTable *table = get_table (self);

  answer (self);
  self->depth++;
  if (self->error != NULL || self->passed_over > 0)
    return;

  if (check_names (self, name, attributes))
    {
      self->in_script = g_str_equal (name, "script") || g_str_equal (name, "style");
      if (is_one_of (name, others))
        self->passed_over = self->depth;
      else if (g_str_equal (name, "table"))
        begin_table (self);
      else if (g_str_equal (name, "frame") || g_str_equal (name, "frameset"))
        self->has_frames = TRUE;
      else if (table != NULL)
        start_in_table (self, table, name, attributes);
    }
  if (self->error != NULL)
    stop (self);
}

static void
end_cb (void          *user_data,
        const xmlChar *xml_name)
{
  static const char *const blocks[] = { "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6",
                                        "dt", "dd", "pre", NULL };
  Page *self = user_data;
  const char *name = (const char *) xml_name;
  LdsHtmlTable *table = get_table (self);

  answer (self);
  self->in_script = FALSE;
  if (self->depth == self->passed_over)
    self->passed_over = 0;
  else if (self->passed_over == 0 && self->error == NULL && table != NULL)
    {
      if (g_str_equal (name, "table"))
        end_table (self);
      else if (g_str_equal (name, "td") || g_str_equal (name, "th"))
        lds_html_table_end_cell (table, &self->filler, &self->error);
      else if (g_str_equal (name, "caption"))
        table->in_caption = FALSE;
      else if (is_one_of (name, blocks))
        lds_html_table_break (table, FALSE);
      if (self->error != NULL)
        stop (self);
    }
  if (self->depth > 0)
    self->depth--;
}

static void
text_cb (void          *user_data,
         const xmlChar *text,
         int            length)
{
  Page *self = user_data;
  LdsHtmlTable *table = get_table (self);

  answer (self);
  if (table != NULL && self->passed_over == 0 && self->error == NULL)
    lds_html_table_add_text (table, (const char *) text, length);
}

/* Excel tells in a comment where the sheets are that a page shows. */
static void
comment_cb (void          *user_data,
            const xmlChar *text)
{
  Page *self = user_data;

  answer (self);
  self->has_frames |= strstr ((const char *) text, "WorksheetSource") != NULL;
}

static void
append_ascii (GString    *chunk,
              const char *text,
              const char *end)
{
  while (text < end)
    {
      gunichar character = g_utf8_get_char_validated (text, end - text);

      if (character >= (gunichar) -2)
        character = *text++ == '\0' ? ' ' : 0xfffd;
      else
        text = g_utf8_next_char (text);

      if (character == 0)
        continue;
      if (character < 0x80)
        g_string_append_c (chunk, (char) character);
      else
        g_string_append_printf (chunk, "&#%u;", character);
    }
}

static gboolean
feed_chunk (Page        *self,
            const char  *bytes,
            gsize        length,
            GError     **error)
{
  for (gsize i = 0; i < length; i++)
    self->n_blanks += g_ascii_isspace (bytes[i]) || strchr ("/=\"'", bytes[i]) != NULL;
  self->n_waiting += length;
  htmlParseChunk (self->parser, bytes, (int) length, 0);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (self->n_waiting > LONGEST_TOKEN || (!self->in_script && self->n_blanks > MOST_BLANKS))
    return lds_reading_fail (self->filler.reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the web page has a tag or text that is longer than any table "
                                "needs; open it in a spreadsheet program and save it as .xlsx"));

  return TRUE;
}

static gboolean
feed (Page              *self,
      const LdsEncoded  *encoded,
      GError           **error)
{
  g_autoptr (GString) chunk = g_string_new (NULL);
  const char *end = encoded->text + encoded->length;
  const char *at = encoded->text;

  while (at < end)
    {
      const char *next = end - at > CHUNK ? at + CHUNK : end;

      while (next < end && next > at + 1 && ((guchar) *next & 0xc0) == 0x80)
        next--;
      g_string_truncate (chunk, 0);
      append_ascii (chunk, at, next);
      at = next;
      if (!feed_chunk (self, chunk->str, chunk->len, error) ||
          !lds_reading_go_on (self->filler.reading,
                              (double) (at - encoded->text) / encoded->length, error))
        return FALSE;
    }
  htmlParseChunk (self->parser, NULL, 0, 1);
  while (self->error == NULL && self->tables->len > 0)
    end_table (self);

  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));

  return *error == NULL;
}

static gboolean
parse (Page              *self,
       const LdsEncoded  *encoded,
       GError           **error)
{
  xmlSAXHandler handlers = {
    .startElement = start_cb,
    .endElement = end_cb,
    .characters = text_cb,
    .cdataBlock = text_cb,
    .ignorableWhitespace = text_cb,
    .comment = comment_cb,
  };
  g_autoptr (GError) own_error = NULL;
  gboolean done;

  self->parser = htmlCreatePushParserCtxt (&handlers, self, NULL, 0, NULL,
                                           XML_CHAR_ENCODING_NONE);
  htmlCtxtUseOptions (self->parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                        HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  done = feed (self, encoded, &own_error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&own_error));

  g_clear_error (&self->error);
  htmlFreeParserCtxt (self->parser);

  return done;
}

static gboolean
check_tables (Page    *self,
              GError **error)
{
  GPtrArray *sheets = self->filler.spreadsheet->sheets;

  if (sheets->len == 0 && self->has_frames)
    return lds_reading_fail (self->filler.reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("this web page only points to the files that hold its sheets; "
                                "open the workbook that it was made of, and save it as .xlsx"));
  if (sheets->len == 0)
    return lds_reading_fail (self->filler.reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("this is a web page (HTML) without a table of two rows and two "
                                "columns; choose the file that holds the parts list"));

  for (guint i = 0; i < sheets->len; i++)
    {
      LdsSheet *sheet = g_ptr_array_index (sheets, i);

      if (!g_hash_table_contains (self->captioned, sheet))
        {
          g_free (sheet->name);
          sheet->name = g_strdup_printf (_ ("Table %u"), i + 1);
        }
    }

  return TRUE;
}

/**
 * lds_html_reader_read:
 * @reading: what is being read
 * @bytes: the file
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads the tables of a web page, each as a sheet.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_html_reader_read (LdsReading  *reading,
                      GBytes      *bytes,
                      GError     **error)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_new ();
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lds_html_table_free);
  g_autoptr (GHashTable) captioned = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);
  g_auto (LdsEncoded) encoded = { 0 };
  Page self = {
    .filler = { .reading = reading, .spreadsheet = spreadsheet },
    .tables = tables,
    .captioned = captioned,
    .names = names,
  };

  if (!lds_encoding_convert_markup (reading, bytes, &encoded, error))
    return NULL;

  lds_sheet_filler_warn_of_guess (&self.filler, &encoded);
  if (!parse (&self, &encoded, error) || !check_tables (&self, error))
    return NULL;
  lds_text_pool_freeze (spreadsheet->pool);

  return g_steal_pointer (&spreadsheet);
}
