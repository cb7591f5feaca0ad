/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workbooks of Excel 2 to 2003. FreeXL, the library for them, leaves the results of formulas out,
 * takes memory for all cells that might be filled, and opens files by their names only. */

#include "lds-config.h"

#include "lds-xls-reader.h"

#include "lds-limits.h"
#include "lds-xls-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * XlsSheet:
 * @position: in the stream of the workbook
 * @type: 0 for one of cells
 */
typedef struct
{
  char    *name;
  guint32  position;
  guint    type;
  gboolean hidden;
} XlsSheet;

static void
clear_sheet (gpointer data)
{
  g_free (((XlsSheet *) data)->name);
}

static void
lds_xls_clear (LdsXls *self)
{
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  self->converter = (GIConv) -1;
  g_clear_pointer (&self->records, lds_xls_records_free);
  g_clear_pointer (&self->spreadsheet, lds_spreadsheet_free);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->styles, g_array_unref);
  g_clear_pointer (&self->formats, g_array_unref);
  g_clear_pointer (&self->strings, g_array_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsXls, lds_xls_clear)

/* The names in a compound file are UTF-16. */
static gboolean
holds_name (const guint8 *bytes,
            gsize         length,
            const char   *name)
{
  gunichar2 units[32];
  gsize n = strlen (name);

  for (gsize i = 0; i < n; i++)
    units[i] = GUINT16_TO_LE ((guint16) name[i]);

  return memmem (bytes, length, units, n * sizeof *units) != NULL;
}

static gboolean
fail_password (LdsReading  *reading,
               GError     **error)
{
  return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("the file is protected by a password; open it in a spreadsheet "
                              "program and save it without one"));
}

static gboolean
fail_damaged_file (LdsReading    *reading,
                   const guint8  *bytes,
                   gsize          length,
                   GError       **error)
{
  if (holds_name (bytes, length, "EncryptedPackage"))
    return fail_password (reading, error);

  return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("the file is damaged or was not copied whole; copy or download it "
                              "again"));
}

/* A compound file that holds no workbook: says what it is instead. */
static gboolean
fail_other_file (LdsReading       *reading,
                 LdsCompoundFile  *file,
                 GError          **error)
{
  const char *what = _ ("no spreadsheet");

  if (lds_compound_file_has (file, "EncryptedPackage") ||
      lds_compound_file_has (file, "EncryptionInfo"))
    return fail_password (reading, error);

  if (lds_compound_file_has (file, "WordDocument"))
    what = _ ("a text document (.doc)");
  else if (lds_compound_file_has (file, "PowerPoint Document"))
    what = _ ("a presentation (.ppt)");
  else if (lds_compound_file_has (file, "VisioDocument"))
    what = _ ("a drawing (.vsd)");
  else if (lds_compound_file_has (file, "__properties_version1.0"))
    what = _ ("an e-mail message (.msg)");
  else if (lds_compound_file_has (file, "WksSSWorkBook"))
    what = _ ("a Works spreadsheet");

  return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("this is %s; take the parts list out of it and save it as .xlsx"),
                           what);
}

/* Files that two versions of Excel should understand hold the workbook twice. */
static LdsCompoundStream *
open_stream (LdsReading    *reading,
             const guint8  *bytes,
             gsize          length,
             GError       **error)
{
  g_autoptr (LdsCompoundFile) file = NULL;
  LdsCompoundStream *stream;

  if (!lds_compound_file_recognises (bytes, length))
    return lds_compound_stream_new_bare (bytes, (guint32) length);

  file = lds_compound_file_new (bytes, (guint32) length);
  if (file == NULL)
    {
      fail_damaged_file (reading, bytes, length, error);
      return NULL;
    }

  stream = lds_compound_file_open (file, "Workbook");
  if (stream == NULL)
    stream = lds_compound_file_open (file, "Book");
  if (stream == NULL)
    fail_other_file (reading, file, error);

  return stream;
}

/* Writers of the web left the version of a BOF record of Excel 5 empty. */
static guint
get_version (const LdsXls *self)
{
  switch (self->records->id)
    {
    case LDS_XLS_BOF_2:
      return 2;
    case LDS_XLS_BOF_3:
      return 3;
    case LDS_XLS_BOF_4:
      return 4;
    default:
      break;
    }

  switch (lds_xls_records_get_u16 (self->records, 0) >> 8)
    {
    case 2:
      return 2;
    case 3:
      return 3;
    case 4:
      return 4;
    case 6:
      return 8;
    default:
      return 5;
    }
}

static gboolean
is_cells (const LdsXls *self)
{
  guint part = lds_xls_records_get_u16 (self->records, 2);

  return part != LDS_XLS_CHART && part != LDS_XLS_MACROS && part != LDS_XLS_MODULE;
}

static gboolean
check_n_sheets (LdsXls   *self,
                guint     n_sheets,
                GError  **error)
{
  return n_sheets <= LDS_LIMIT_SHEETS ||
         lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                           _ ("the workbook has more than %d sheets, which is more than is "
                              "read; save the parts list alone in a workbook of its own"),
                           LDS_LIMIT_SHEETS);
}

static void
read_bound_sheet (LdsXls *self,
                  GArray *sheets)
{
  XlsSheet sheet = {
    .position = lds_xls_records_get_u32 (self->records, 0),
    .hidden = (lds_xls_records_get_u8 (self->records, 4) & 3) != 0,
    .type = lds_xls_records_get_u8 (self->records, 5),
  };

  self->records->at = MIN (6, self->records->length);
  g_string_truncate (self->text, 0);
  if (!lds_xls_read_text (self, 1, self->text) || self->text->len == 0)
    g_string_assign (self->text, "?");
  sheet.name = g_strdup (self->text->str);
  g_array_append_val (sheets, sheet);
}

static gboolean
read_globals (LdsXls   *self,
              GArray   *sheets,
              GError  **error)
{
  for (guint i = 1; lds_xls_records_next (self->records); i++)
    {
      if (self->records->id == LDS_XLS_EOF || lds_xls_is_bof (self))
        return TRUE;
      if (self->records->id == LDS_XLS_BOUND_SHEET)
        read_bound_sheet (self, sheets);
      else if (!lds_xls_read_global (self, error))
        return FALSE;
      if (!check_n_sheets (self, sheets->len, error) ||
          (i % 1024 == 0 && !lds_xls_go_on (self, error)))
        return FALSE;
    }

  return lds_xls_fail_damaged (self, error);
}

static void
add_sheet (LdsXls     *self,
           const char *name,
           gboolean    hidden)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  LdsSheet *sheet;

  if (name != NULL)
    lds_text_clean (name, strlen (name), clean);
  sheet = lds_sheet_new (name != NULL ? clean->str : NULL, self->spreadsheet->pool);
  sheet->hidden = hidden;
  g_ptr_array_add (self->spreadsheet->sheets, sheet);
}

static gboolean
read_sheets (LdsXls        *self,
             const GArray  *sheets,
             GError       **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const XlsSheet *sheet = &g_array_index (sheets, XlsSheet, i);

      self->has_macros |= sheet->type == 1;
      if (sheet->type != 0)
        continue;

      self->records->position = sheet->position;
      if (!lds_xls_records_next (self->records) || !lds_xls_is_bof (self))
        return lds_xls_fail_damaged (self, error);
      if (!lds_xls_go_on (self, error))
        return FALSE;
      if (!is_cells (self))
        continue;

      add_sheet (self, sheet->name, sheet->hidden);
      if (!lds_xls_read_sheet (self, self->spreadsheet->sheets->len - 1, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_workbook (LdsXls  *self,
               GError **error)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (XlsSheet));

  g_array_set_clear_func (sheets, clear_sheet);
  if (!read_globals (self, sheets, error))
    return FALSE;

  if (sheets->len == 0)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("the workbook names no sheets, the file is damaged; open it in a "
                                "spreadsheet program and save it anew as .xlsx"));
  if (!read_sheets (self, sheets, error))
    return FALSE;

  if (self->has_macros)
    lds_spreadsheet_warn (self->spreadsheet, -1, 0, _ ("The macros of the workbook were ignored"));

  return TRUE;
}

static void
forget_styles (LdsXls *self)
{
  g_hash_table_remove_all (self->codes);
  g_array_set_size (self->styles, 0);
  g_array_set_size (self->formats, 0);
  self->n_codes = 0;
  self->styles_are_formats = FALSE;
}

static gboolean
read_bundled_sheet (LdsXls      *self,
                    const char  *name,
                    GError     **error)
{
  if (!is_cells (self))
    return lds_xls_skip_part (self, error);

  forget_styles (self);
  add_sheet (self, name, FALSE);

  return check_n_sheets (self, self->spreadsheet->sheets->len, error) &&
         lds_xls_read_sheet (self, self->spreadsheet->sheets->len - 1, TRUE, error);
}

/* Excel 4 could bind several sheets, each with a name before it. */
static gboolean
read_bundle (LdsXls  *self,
             GError **error)
{
  g_autofree char *name = NULL;

  for (guint i = 1; lds_xls_records_next (self->records); i++)
    {
      if (self->records->id == LDS_XLS_SHEET_HEADER)
        {
          self->records->at = MIN (4, self->records->length);
          g_string_truncate (self->text, 0);
          lds_xls_read_text (self, 1, self->text);
          g_set_str (&name, self->text->str);
        }
      else if (lds_xls_is_bof (self) ? !read_bundled_sheet (self, name != NULL ? name : "?", error)
                                     : !lds_xls_read_global (self, error))
        return FALSE;
      if (i % 1024 == 0 && !lds_xls_go_on (self, error))
        return FALSE;
    }

  return !self->records->broken_off || lds_xls_fail_damaged (self, error);
}

static gboolean
read_stream (LdsXls  *self,
             GError **error)
{
  guint part;

  if (!lds_xls_records_next (self->records) || !lds_xls_is_bof (self))
    return lds_xls_fail_damaged (self, error);

  self->version = get_version (self);
  if (self->version < 8)
    self->converter = lds_xls_code_page_open (1252);
  part = lds_xls_records_get_u16 (self->records, 2);
  if (part == LDS_XLS_GLOBALS)
    return read_workbook (self, error);
  if (part == LDS_XLS_BUNDLE)
    return read_bundle (self, error);
  if (!is_cells (self))
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("this is a chart or a macro without a sheet; choose the workbook "
                                "that holds the parts list"));

  add_sheet (self, NULL, FALSE);

  return lds_xls_read_sheet (self, 0, TRUE, error);
}

/* Some libraries store this for every formula instead of a result, and nothing tells such a file
 * from one in which all formulas gave an empty text. */
static void
warn_of_empty_formulas (LdsXls *self)
{
  if (self->n_empty_formulas > 0 && self->n_empty_formulas == self->n_formulas)
    lds_spreadsheet_warn (self->spreadsheet, -1, 0,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "The result of the file’s %u formula is empty. If it should "
                                       "not be, open the file in a spreadsheet program and save it",
                                       "The results of all %u formulas are empty. If they should "
                                       "not be, open the file in a spreadsheet program and save it",
                                       self->n_formulas),
                          self->n_formulas);
}

/**
 * lds_xls_reader_recognises:
 * @bytes: (array length=length): the beginning of a file
 * @length: number of bytes
 *
 * Returns: whether it is a compound file, or a workbook from the time before these
 */
gboolean
lds_xls_reader_recognises (const guint8 *bytes,
                           gsize         length)
{
  if (lds_compound_file_recognises (bytes, length))
    return TRUE;

  /* A BOF record of whatever version. */
  return length >= 4 && bytes[0] == 0x09 &&
         (bytes[1] == 0 || bytes[1] == 2 || bytes[1] == 4 || bytes[1] == 8) && bytes[2] >= 4 &&
         bytes[2] <= 16 && bytes[3] == 0;
}

/**
 * lds_xls_reader_check_size:
 * @reading: what is being read, with its size
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether lds_xls_reader_read() takes a file of this size
 */
gboolean
lds_xls_reader_check_size (LdsReading  *reading,
                           GError     **error)
{
  return reading->size <= LDS_LIMIT_XLS_FILE_BYTES ||
         lds_reading_fail (reading, error, LDS_IMPORT_ERROR_LIMIT,
                           _ ("the old Excel file is larger than %u MiB, which is more than is "
                              "read; save the parts list alone in a workbook of its own"),
                           (guint) (LDS_LIMIT_XLS_FILE_BYTES >> 20));
}

/**
 * lds_xls_reader_read:
 * @reading: what is being read
 * @bytes: all of the file: a compound file, or the records alone
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads all sheets of a workbook of Excel 2 to 2003.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_xls_reader_read (LdsReading  *reading,
                     GBytes      *bytes,
                     GError     **error)
{
  g_auto (LdsXls) self = { .reading = reading, .converter = (GIConv) -1 };
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  LdsCompoundStream *stream;

  reading->size = length;
  if (!lds_xls_reader_check_size (reading, error))
    return NULL;
  stream = open_stream (reading, data, length, error);
  if (stream == NULL)
    return NULL;

  self.records = lds_xls_records_new (stream);
  self.spreadsheet = lds_spreadsheet_new ();
  self.codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.styles = g_array_new (FALSE, FALSE, sizeof (guint16));
  self.formats = g_array_new (FALSE, FALSE, sizeof (LdsNumberFormat));
  self.strings = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.text = g_string_new (NULL);

  if (!read_stream (&self, error))
    return NULL;
  warn_of_empty_formulas (&self);
  lds_text_pool_freeze (self.spreadsheet->pool);

  return g_steal_pointer (&self.spreadsheet);
}
