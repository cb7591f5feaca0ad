/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a workbook and finds its parts. */

#include "lds-config.h"

#include "lds-xlsx-reader.h"

#include "lds-limits.h"
#include "lds-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TYPE_WORKBOOK "/officeDocument"
#define TYPE_STRINGS "/sharedStrings"
#define TYPE_STYLES "/styles"
#define TYPE_MACROS "/vbaProject"

typedef struct
{
  GHashTable *targets; /* from id to path, NULL for what is no worksheet but takes its place */
  const char *folder;
  char       *strings;
  char       *styles;
  char       *workbook;
  gboolean    macros;
} Relations;

static void
clear_sheet (gpointer data)
{
  LdsXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
}

static void
lds_xlsx_clear (LdsXlsx *self)
{
  g_clear_pointer (&self->zip, zip_discard);
  g_clear_pointer (&self->spreadsheet, lds_spreadsheet_free);
  g_clear_pointer (&self->strings, g_array_unref);
  g_clear_pointer (&self->formats, g_array_unref);
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->relations, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsXlsx, lds_xlsx_clear)

/* A target is given from the folder of the part that has the relation, or from the root. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_auto (GStrv) steps = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  joined = *target == '/' || *target == '\\' ? g_strdup (target)
                                             : g_strconcat (folder, "/", target, NULL);
  g_strdelimit (joined, "\\", '/');
  steps = g_strsplit (joined, "/", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (g_str_equal (steps[i], "..") && path->len > 0)
        g_ptr_array_set_size (path, path->len - 1);
      else if (*steps[i] != '\0' && *steps[i] != '.')
        g_ptr_array_add (path, steps[i]);
    }
  g_ptr_array_add (path, NULL);

  return g_strjoinv ("/", (char **) path->pdata);
}

/* Charts, dialogs and macros that are sheets of their own; they have no cells. */
static gboolean
is_other_sheet (const char *type)
{
  static const char *const types[] = {
    "/chartsheet", "/dialogsheet", "/xlMacrosheet", "/xlIntlMacrosheet",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (type, types[i]))
      return TRUE;

  return FALSE;
}

static void
relation_cb (LdsXmlPart  *part,
             const char  *name,
             const char **attributes)
{
  Relations *self = lds_xml_part_get_data (part);
  const char *id = lds_xml_attribute (attributes, "Id");
  const char *type = lds_xml_attribute (attributes, "Type");
  const char *target = lds_xml_attribute (attributes, "Target");
  const char *mode = lds_xml_attribute (attributes, "TargetMode");
  g_autofree char *path = NULL;

  if (!g_str_equal (name, "Relationship") || id == NULL || type == NULL || target == NULL ||
      (mode != NULL && g_str_equal (mode, "External")) || strlen (target) > 1024 ||
      g_hash_table_size (self->targets) >= LDS_LIMIT_RELATIONS)
    return;

  path = resolve (self->folder, target);
  if (g_str_has_suffix (type, TYPE_STRINGS))
    g_set_str (&self->strings, path);
  else if (g_str_has_suffix (type, TYPE_STYLES))
    g_set_str (&self->styles, path);
  else if (g_str_has_suffix (type, TYPE_WORKBOOK))
    g_set_str (&self->workbook, path);
  self->macros |= g_str_has_suffix (type, TYPE_MACROS);
  if (is_other_sheet (type))
    g_clear_pointer (&path, g_free);
  g_hash_table_insert (self->targets, g_strdup (id), g_steal_pointer (&path));
}

static gboolean
read_relations (LdsXlsx     *self,
                const char  *path,
                Relations   *relations,
                GError     **error)
{
  static const LdsXmlHandlers handlers = { relation_cb, NULL, NULL };
  gint64 part = lds_xml_part_find (self->zip, path);

  return part < 0 ||
         lds_xml_part_parse (self->reading, self->zip, part, &handlers, relations, error);
}

static void
workbook_cb (LdsXmlPart  *part,
             const char  *name,
             const char **attributes)
{
  LdsXlsx *self = lds_xml_part_get_data (part);

  if (g_str_equal (name, "workbookPr"))
    {
      self->since_1904 = lds_xml_attribute_is_true (attributes, "date1904");
    }
  else if (g_str_equal (name, "sheet"))
    {
      const char *state = lds_xml_attribute (attributes, "state");
      const char *title = lds_xml_attribute (attributes, "name");
      LdsXlsxSheet sheet = {
        .name = g_strdup (title != NULL ? title : "?"),
        .relation = g_strdup (lds_xml_attribute (attributes, "id")),
        .hidden = state != NULL && !g_str_equal (state, "visible"),
      };
      GError *error = NULL;

      g_array_append_val (self->sheets, sheet);
      if (self->sheets->len > LDS_LIMIT_SHEETS)
        {
          lds_reading_fail (self->reading, &error, LDS_IMPORT_ERROR_LIMIT,
                            _ ("the workbook has more than %d sheets, which is more than is "
                               "read; save the parts list alone in a workbook of its own"),
                            LDS_LIMIT_SHEETS);
          lds_xml_part_stop (part, error);
        }
    }
}

static gboolean
has_part (LdsXlsx    *self,
          const char *name)
{
  return lds_xml_part_find (self->zip, name) >= 0;
}

/* A zip that holds no xlsx workbook: says what it is instead. */
static gboolean
fail_other_zip (LdsXlsx  *self,
                GError  **error)
{
  const char *what = _ ("a zip archive");

  if (has_part (self, "xl/workbook.bin"))
    what = _ ("a binary workbook (.xlsb)");
  else if (has_part (self, "content.xml") && has_part (self, "META-INF/manifest.xml"))
    what = _ ("an OpenDocument file (.ods)");
  else if (has_part (self, "Index/Document.iwa") || has_part (self, "Index.zip"))
    what = _ ("a Numbers file");
  else if (has_part (self, "word/document.xml"))
    what = _ ("a text document (.docx)");
  else if (has_part (self, "ppt/presentation.xml"))
    what = _ ("a presentation (.pptx)");
  else if (has_part (self, "[Content_Types].xml"))
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("the workbook part is missing, the file is damaged; open it in a "
                                "spreadsheet program and save it anew as .xlsx"));

  return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("this is %s, which is not read. Open it in a "
                              "spreadsheet program and save it as .xlsx"),
                           what);
}

static gboolean
fail_open (LdsReading    *reading,
           zip_error_t   *zip_error,
           GError       **error)
{
  return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("the file is damaged or was not copied whole (%s); copy or download "
                              "it again"),
                           zip_error_strerror (zip_error));
}

static guint64
count_expected (zip_t *zip)
{
  guint64 expected = 0;
  zip_int64_t n_entries = MIN (zip_get_num_entries (zip, 0), 65536);

  for (zip_int64_t i = 0; i < n_entries; i++)
    {
      zip_stat_t stat;

      if (zip_stat_index (zip, i, 0, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0 &&
          (stat.valid & ZIP_STAT_NAME) != 0 && g_str_has_suffix (stat.name, ".xml"))
        expected += MIN (stat.size, LDS_LIMIT_EXPANDED_BYTES);
    }

  return expected;
}

static gboolean
open_zip (LdsXlsx       *self,
          zip_source_t  *source,
          GError       **error)
{
  zip_error_t zip_error;

  zip_error_init (&zip_error);
  self->zip = zip_open_from_source (source, ZIP_RDONLY, &zip_error);
  if (self->zip == NULL)
    {
      zip_source_free (source);
      fail_open (self->reading, &zip_error, error);
      zip_error_fini (&zip_error);
      return FALSE;
    }
  zip_error_fini (&zip_error);
  self->reading->expected = count_expected (self->zip);

  return TRUE;
}

static gint64
find_sheet_part (LdsXlsx            *self,
                 const LdsXlsxSheet *sheet,
                 const char         *folder,
                 guint               index)
{
  const char *path = sheet->relation != NULL
                         ? g_hash_table_lookup (self->relations, sheet->relation) : NULL;
  g_autofree char *usual = NULL;

  if (path != NULL)
    return lds_xml_part_find (self->zip, path);

  usual = g_strdup_printf ("%s/worksheets/sheet%u.xml", folder, index + 1);

  return lds_xml_part_find (self->zip, usual);
}

/* Other sheets are known by their relation, which leads nowhere. */
static gboolean
is_worksheet (LdsXlsx            *self,
              const LdsXlsxSheet *sheet)
{
  gpointer path = NULL;

  return sheet->relation == NULL ||
         !g_hash_table_lookup_extended (self->relations, sheet->relation, NULL, &path) ||
         path != NULL;
}

static gboolean
read_sheets (LdsXlsx     *self,
             const char  *folder,
             GError     **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const LdsXlsxSheet *from = &g_array_index (self->sheets, LdsXlsxSheet, i);
      gint64 part = find_sheet_part (self, from, folder, i);
      g_autoptr (GString) name = g_string_new (NULL);
      LdsSheet *sheet;

      if (!is_worksheet (self, from))
        continue;
      lds_text_clean (from->name, strlen (from->name), name);
      if (part < 0)
        return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                                 _ ("the part of sheet “%s” is missing, the file is damaged; "
                                    "open it in a spreadsheet program and save it anew as .xlsx"),
                                 name->str);

      sheet = lds_sheet_new (name->str, self->spreadsheet->pool);
      sheet->hidden = from->hidden;
      g_ptr_array_add (self->spreadsheet->sheets, sheet);
      if (!lds_xlsx_read_sheet (self, part, self->spreadsheet->sheets->len - 1, error))
        return FALSE;
    }

  return TRUE;
}

static char *
get_folder (const char *path)
{
  const char *slash = strrchr (path, '/');

  return g_strndup (path, slash != NULL ? slash - path : 0);
}

static gboolean
read_optional (LdsXlsx     *self,
               const char  *folder,
               const char  *path,
               const char  *usual,
               gboolean   (*read) (LdsXlsx *, gint64, GError **),
               GError     **error)
{
  g_autofree char *usual_path = g_strconcat (folder, "/", usual, NULL);
  gint64 part = lds_xml_part_find (self->zip, path != NULL ? path : usual_path);

  return part < 0 || read (self, part, error);
}

static gboolean
read_workbook (LdsXlsx     *self,
               const char  *path,
               Relations   *relations,
               GError     **error)
{
  static const LdsXmlHandlers handlers = { workbook_cb, NULL, NULL };
  g_autofree char *folder = get_folder (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *relations_path = g_strconcat (folder, "/_rels/", base, ".rels", NULL);
  gint64 part = lds_xml_part_find (self->zip, path);

  if (part < 0 || g_str_has_suffix (path, ".bin") || g_str_has_suffix (path, "document.xml") ||
      g_str_has_suffix (path, "presentation.xml"))
    return fail_other_zip (self, error);

  relations->folder = folder;
  if (!lds_xml_part_parse (self->reading, self->zip, part, &handlers, self, error) ||
      !read_relations (self, relations_path, relations, error) ||
      !read_optional (self, folder, relations->strings, "sharedStrings.xml",
                      lds_xlsx_read_strings, error) ||
      !read_optional (self, folder, relations->styles, "styles.xml", lds_xlsx_read_styles, error))
    return FALSE;

  if (self->sheets->len == 0)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("the workbook names no sheets, the file is damaged; open it in a "
                                "spreadsheet program and save it anew as .xlsx"));
  if (relations->macros || has_part (self, "xl/vbaProject.bin"))
    lds_spreadsheet_warn (self->spreadsheet, -1, 0, _ ("The macros of the workbook were ignored"));

  return read_sheets (self, folder, error);
}

/**
 * lds_xlsx_reader_read:
 * @reading: what is being read
 * @source: (transfer full): the bytes of a zip
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads all sheets of an Office Open XML workbook.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_xlsx_reader_read (LdsReading    *reading,
                      zip_source_t  *source,
                      GError       **error)
{
  g_auto (LdsXlsx) self = { .reading = reading };
  Relations relations = { .folder = "" };
  gboolean done;

  self.spreadsheet = lds_spreadsheet_new ();
  self.strings = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.formats = g_array_new (FALSE, FALSE, sizeof (LdsNumberFormat));
  self.sheets = g_array_new (FALSE, FALSE, sizeof (LdsXlsxSheet));
  g_array_set_clear_func (self.sheets, clear_sheet);
  self.relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!open_zip (&self, source, error))
    return NULL;

  relations.targets = self.relations;
  done = read_relations (&self, "_rels/.rels", &relations, error);
  g_hash_table_remove_all (self.relations);
  if (done)
    done = read_workbook (&self, relations.workbook != NULL ? relations.workbook
                                                            : "xl/workbook.xml",
                          &relations, error);

  g_free (relations.strings);
  g_free (relations.styles);
  g_free (relations.workbook);
  if (!done)
    return NULL;

  lds_text_pool_freeze (self.spreadsheet->pool);

  return g_steal_pointer (&self.spreadsheet);
}
