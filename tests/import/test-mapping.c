/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said about columns beforehand: by hand, and by saved mappings. */

#include "files.h"

#include "lds-import.h"
#include "lds-encoding-choices.h"
#include "lds-layout.h"
#include "lds-mapping.h"
#include "lds-table-finder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static LdsCatalogue *catalogue;

static char *
layout_of (const char *text,
           guint       row)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = test_read_text (text);
  const LdsSheet *sheet = g_ptr_array_index (spreadsheet->sheets, 0);
  guint index;

  if (row == 0)
    return lds_layout_of_cells (sheet);
  g_assert_true (lds_sheet_find_row (sheet, row, &index));

  return lds_layout_of_heading (sheet, index);
}

static void
test_layout (void)
{
  g_autofree char *one = layout_of ("Part No.;Description;Qty\nP-1;Motor;1\n", 1);
  static const struct
  {
    const char *text;
    guint       row;
    gboolean    same;
  } others[] = {
    { "Part No.;Description;Qty\nX-9;Magnet;77\nX-8;Screw;1\n", 1, TRUE },
    { "Offer of 3 June;;\n;;\nPart No.;Description;Qty\nP-1;Motor;1\n", 3, TRUE },
    { "PART NO;  description ;qty;;\nP-1;Motor;1;;\n", 1, TRUE },
    { "Description;Part No.;Qty\nMotor;P-1;1\n", 1, FALSE },
    { "Part No.;Description;Qty;Price\nP-1;Motor;1;2\n", 1, FALSE },
    { "Part No.;;Description;Qty\nP-1;;Motor;1\n", 1, FALSE },
    { "Part No.;Description;Quantity\nP-1;Motor;1\n", 1, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = layout_of (others[i].text, others[i].row);

      g_assert_nonnull (other);
      if (others[i].same)
        g_assert_cmpstr (one, ==, other);
      else
        g_assert_cmpstr (one, !=, other);
    }
  g_assert_null (layout_of ("Title\nPart No.;Qty\n", 1));
}

static void
test_layout_without_heading (void)
{
  g_autofree char *one = layout_of ("P-1;Motor;1\nP-2;Magnet;2\n", 0);
  g_autofree char *longer = layout_of ("X-1;Screw;8\nX-2;Nut;8\nX-3;Washer;16\n", 0);
  g_autofree char *swapped = layout_of ("1;P-1;Motor\n2;P-2;Magnet\n", 0);

  g_assert_cmpstr (one, ==, longer);
  g_assert_cmpstr (one, !=, swapped);
}

/* Reads a text with hints such as "supplier=2,none=3,quantity=0". */
static LdsPartsTable *
find_with (const char  *text,
           const char  *columns,
           guint        header_row,
           gboolean     no_heading,
           char       **reason)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = test_read_text (text);
  g_autoptr (GArray) hints = lds_column_hints_new ();
  g_auto (GStrv) parts = g_strsplit (columns, ",", -1);
  LdsTableHints said = { .header_row = header_row, .no_heading = no_heading, .columns = hints };

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      LdsColumnHint hint = { .field = LDS_FIELD_NONE,
                             .column = (guint) g_ascii_strtoull (pair[1], NULL, 10) };

      g_assert_true (g_str_equal (pair[0], "none") || lds_field_from_string (pair[0], &hint.field));
      g_array_append_val (hints, hint);
    }

  return lds_table_finder_find (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), &said,
                                reason);
}

static char *
say_columns (const LdsPartsTable *table)
{
  GString *said = g_string_new (NULL);

  for (guint field = 0; field < LDS_N_FIELDS; field++)
    {
      const LdsTableColumn *column;

      for (guint nth = 0;
           (column = lds_parts_table_get_column (table, (LdsField) field, nth)) != NULL; nth++)
        g_string_append_printf (said, "%s=%u%s ", lds_field_to_string (column->field),
                                column->column,
                                column->reason == LDS_COLUMN_CHOSEN      ? "!"
                                : column->reason == LDS_COLUMN_STANDS_IN ? "~"
                                                                         : "");
    }

  return g_string_free_and_steal (said);
}

static void
test_hints (void)
{
  static const char text[] = "Ref;Part Number;Description;Qty;Remark\n"
                             "R1;P-100;Small motor;1;blue\nR2;P-200;Big magnet;2;red\n"
                             "R3;P-300;Steel screw;3;none\n";
  static const struct
  {
    const char *hints;
    const char *columns;
  } cases[] = {
    /* The field moves, its column of before is free. */
    { "material=5", "part_number=2 description=3 quantity=4 material=5! reference_designator=1 " },
    { "quantity=5", "part_number=2 description=3 quantity=5! reference_designator=1 " },
    { "none=1", "part_number=2 description=3 quantity=4 " },
    { "quantity=0", "part_number=2 description=3 reference_designator=1 " },
    /* Two columns for a field, in the order in which they are given. */
    { "description=5,description=3", "part_number=2 description=5! description=3! quantity=4 reference_designator=1 " },
    /* What stood in goes with what it leant on, and comes where it is wanted. */
    { "none=2", "part_number=1~ description=3 quantity=4 reference_designator=1 " },
    { "none=2,part_number=0", "description=3 quantity=4 reference_designator=1 " },
    { "part_number=1", "part_number=1! description=3 quantity=4 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;
      g_autoptr (LdsPartsTable) table = find_with (text, cases[i].hints, 0, FALSE, &reason);
      g_autofree char *said = table != NULL ? say_columns (table) : NULL;

      g_test_message ("%s", cases[i].hints);
      g_assert_cmpstr (said, ==, cases[i].columns);
      g_assert_cmpuint (table->items->len, ==, 3);
    }
}

static void
test_header_row (void)
{
  static const char text[] = "alpha;beta;gamma\nP-1;Motor housing;1\nP-2;Motor shaft;2\n"
                             "P-3;Small screw;4\n";
  g_autofree char *reason = NULL;
  g_autoptr (LdsPartsTable) table = find_with (text, "part_number=1,quantity=3", 1, FALSE, &reason);
  g_autoptr (LdsPartsTable) bare = NULL;
  g_autoptr (LdsPartsTable) none = NULL;

  g_assert_nonnull (table);
  g_assert_cmpuint (table->header_row, ==, 1);
  g_assert_cmpuint (table->items->len, ==, 3);
  g_assert_cmpstr (lds_parts_table_get_column (table, LDS_FIELD_QUANTITY, 0)->heading, ==, "gamma");

  bare = find_with (text, "part_number=1,quantity=3", 0, TRUE, &reason);
  g_assert_nonnull (bare);
  g_assert_cmpuint (bare->header_row, ==, 0);

  none = find_with (text, "part_number=1", 90, FALSE, &reason);
  g_assert_null (none);
  g_assert_nonnull (strstr (reason, "row 90"));
}

static void
test_no_such_column (void)
{
  g_autofree char *reason = NULL;
  g_autoptr (LdsPartsTable) table = find_with ("Part Number;Qty\nP-1;1\nP-2;2\n", "mass=28", 0,
                                               FALSE, &reason);

  g_assert_null (table);
  g_assert_cmpstr (reason, ==, "there is no column AB");
}

static char *
mapping_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "lodestone", "mappings", name, NULL);
}

static void
write_mapping (const char *name,
               const char *text,
               gssize      length)
{
  g_autofree char *path = mapping_path (name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, length, NULL));
}

static void
remove_mappings (void)
{
  g_auto (GStrv) names = lds_mapping_list ();

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (lds_mapping_remove (names[i], NULL));
}

static void
test_save_and_load (void)
{
  g_autoptr (LdsMapping) mapping = lds_mapping_new ("Ünïted Parts 3", "abc");
  g_autoptr (LdsMapping) loaded = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  lds_mapping_add (mapping, LDS_FIELD_QUANTITY, 4);
  lds_mapping_add (mapping, LDS_FIELD_DESCRIPTION, 2);
  lds_mapping_add (mapping, LDS_FIELD_DESCRIPTION, 703);
  lds_mapping_add (mapping, LDS_FIELD_NONE, 5);
  lds_mapping_add (mapping, LDS_FIELD_LEVEL, 0);
  mapping->hints.no_heading = TRUE;
  g_assert_true (lds_mapping_save (mapping, &error));
  g_assert_no_error (error);

  names = lds_mapping_list ();
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "Ünïted Parts 3");

  loaded = lds_mapping_load (names[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->layout, ==, "abc");
  g_assert_true (loaded->hints.no_heading);
  g_assert_cmpuint (loaded->hints.columns->len, ==, 5);
  g_assert_true (lds_column_hints_name (loaded->hints.columns, LDS_FIELD_QUANTITY, 4));
  g_assert_true (lds_column_hints_name (loaded->hints.columns, LDS_FIELD_DESCRIPTION, 703));
  g_assert_true (lds_column_hints_name (loaded->hints.columns, LDS_FIELD_NONE, 5));
  g_assert_true (lds_column_hints_name (loaded->hints.columns, LDS_FIELD_LEVEL, 0));

  g_assert_true (lds_mapping_remove (names[0], NULL));
  g_assert_false (lds_mapping_remove (names[0], &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_MAPPING);
}

static void
test_names (void)
{
  static const char *const good[] = { "a", "Müller & Söhne", "部品表", "v1.2 (new)" };
  static const char *const bad[] = { "", "none", "..", ".hidden", "a/b", "a\\b", " a", "a ", "a\nb",
                                     "../../etc/passwd", "\xff\xfe", "a\tb" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (lds_mapping_is_name (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (LdsMapping) mapping = lds_mapping_new (bad[i], "abc");

      g_assert_false (lds_mapping_is_name (bad[i]));
      g_assert_false (lds_mapping_save (mapping, NULL));
      g_assert_null (lds_mapping_load (bad[i], NULL));
    }
}

static void
test_hostile_files (void)
{
  g_autofree char *large = g_strnfill (1 << 20, '#');
  g_autoptr (GString) many = g_string_new ("[Mapping]\nVersion=1\nLayout=x\n[Columns]\nquantity=A");
  g_autoptr (LdsMapping) crowded = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *link = mapping_path ("link.ini");

  write_mapping ("binary.ini", "\0\1\2\377\376", 5);
  write_mapping ("empty.ini", "", 0);
  write_mapping ("large.ini", large, -1);
  write_mapping ("words.ini", "hello", -1);
  write_mapping ("newer.ini", "[Mapping]\nVersion=2\nLayout=x\n", -1);
  write_mapping ("column.ini", "[Mapping]\nVersion=1\nLayout=x\n[Columns]\nquantity=A1\n", -1);
  write_mapping ("far.ini", "[Mapping]\nVersion=1\nLayout=x\n[Columns]\nquantity=XFE\n", -1);
  write_mapping ("row.ini", "[Mapping]\nVersion=1\nLayout=x\nHeaderRow=-77\n", -1);
  write_mapping ("field.ini", "[Mapping]\nVersion=1\nLayout=x\n[Columns]\nweather=A\n", -1);
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, i % 2 == 0 ? "+B" : "+A");
  write_mapping ("many.ini", many->str, many->len);
  g_assert_cmpint (symlink ("/dev/zero", link), ==, 0);

  all = lds_mapping_load_all ();
  /* Unknown fields are those of a later version; a negative row is none. */
  g_assert_cmpuint (all->len, <=, 3);
  g_assert_null (lds_mapping_load ("large", NULL));
  g_assert_null (lds_mapping_load ("link", NULL));
  g_assert_null (lds_mapping_load ("column", NULL));
  g_assert_null (lds_mapping_load ("newer", NULL));
  crowded = lds_mapping_load ("field", NULL);
  g_assert_nonnull (crowded);
  g_assert_cmpuint (crowded->hints.columns->len, ==, 0);
  remove_mappings ();
}

static LdsWorkspace *
import (const char             *text,
        const LdsImportOptions *options,
        GError                **error)
{
  g_autoptr (GFile) file = test_file ("list.csv", text, -1);
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (NULL);

  return lds_import_file (workspace, catalogue, file, options, NULL, NULL, NULL, error)
             ? g_steal_pointer (&workspace) : NULL;
}

static gboolean
column_cb (const LdsColumnRecord *column,
           gpointer               user_data)
{
  g_string_append_printf (user_data, "%s=%s(%s%s%s) ", column->field, column->columns,
                          lds_column_reason_to_string (column->reason),
                          column->mapping != NULL ? " " : "",
                          column->mapping != NULL ? column->mapping : "");

  return TRUE;
}

static gboolean
warning_cb (guint       row,
            const char *text,
            gpointer    user_data)
{
  g_string_append_printf (user_data, "%s\n", text);

  return TRUE;
}

static char *
see_columns (LdsWorkspace *workspace)
{
  GString *seen = g_string_new (NULL);

  g_assert_true (lds_workspace_foreach_column (workspace, 1, column_cb, seen, NULL));

  return g_string_free_and_steal (seen);
}

static char *
see_warnings (LdsWorkspace *workspace)
{
  GString *seen = g_string_new (NULL);

  g_assert_true (lds_workspace_foreach_warning (workspace, 1, warning_cb, seen, NULL));

  return g_string_free_and_steal (seen);
}

#define LIST "Item;Location;Quantity\nBall bearing;Motion Ltd;4\nSegment magnet;Magnet Shop;8\n" \
             "Steel screw;Screw Store;12\n"

static void
test_found_again (void)
{
  g_autoptr (GArray) columns = lds_column_hints_new ();
  LdsColumnHint hint = { .field = LDS_FIELD_MANUFACTURER, .column = 2 };
  LdsSheetChoice choice = { .hints = { .columns = columns }, .save_as = "Shop" };
  LdsImportOptions options = { .choices = &choice, .n_choices = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) first = NULL;
  g_autoptr (LdsWorkspace) again = NULL;
  g_autoptr (LdsWorkspace) without = NULL;
  g_autoptr (LdsWorkspace) other = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *warnings = NULL;
  g_autofree char *seen_without = NULL;
  g_autofree char *seen_other = NULL;

  g_array_append_val (columns, hint);
  first = import (LIST, &options, &error);
  g_assert_no_error (error);

  /* The same headings elsewhere. */
  again = import ("Order 12;;\nof May;;\n" LIST, NULL, &error);
  g_assert_no_error (error);
  seen = see_columns (again);
  g_assert_cmpstr (seen, ==,
                   "description=A(mapping Shop) manufacturer=B(mapping Shop) "
                   "quantity=C(mapping Shop) ");
  warnings = see_warnings (again);
  g_assert_nonnull (strstr (warnings, "saved mapping “Shop”"));
  g_assert_null (strstr (warnings, "doubt"));

  /* Not when it is not wanted, and not for another layout. */
  without = import (LIST, &(LdsImportOptions) { .mapping = LDS_MAPPING_NONE }, &error);
  seen_without = see_columns (without);
  g_assert_null (strstr (seen_without, "Shop"));
  other = import ("Item;Quantity;Location\nBall bearing;4;Motion Ltd\nSteel screw;8;Screw Store\n",
                  NULL, &error);
  seen_other = see_columns (other);
  g_assert_null (strstr (seen_other, "Shop"));
  remove_mappings ();
}

static void
test_mapping_that_does_not_fit (void)
{
  g_autofree char *layout = layout_of (LIST, 1);
  g_autoptr (LdsMapping) mapping = lds_mapping_new ("Bad", layout);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autofree char *seen = NULL;

  /* One that nobody asked for never keeps a file from being read. */
  lds_mapping_add (mapping, LDS_FIELD_MASS, 400);
  g_assert_true (lds_mapping_save (mapping, NULL));
  workspace = import (LIST, NULL, &error);
  g_assert_no_error (error);
  seen = see_columns (workspace);
  g_assert_null (strstr (seen, "Bad"));

  /* One that was asked for does, and one that is not there. */
  g_assert_null (import (LIST, &(LdsImportOptions) { .mapping = "Bad" }, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_NO_TABLE);
  g_clear_error (&error);
  g_assert_null (import (LIST, &(LdsImportOptions) { .mapping = "Worse" }, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "there are “Bad”"));
  remove_mappings ();
}

static void
test_doubt_is_told (void)
{
  g_autoptr (LdsWorkspace) workspace = import (LIST, NULL, NULL);
  g_autofree char *warnings = see_warnings (workspace);

  g_assert_cmpstr (warnings, ==,
                   "1 column was read with doubt: B as supplier (heading “Location” suggests it and "
                   "the cells are texts). If that is wrong, choose another under “Columns…”, or "
                   "with --map FIELD=B or --map supplier=none\n");
}

/* What has no heading is asked about, however much its cells look like something. */
static void
test_unlabelled_is_doubtful (void)
{
  g_autoptr (LdsWorkspace) workspace = import ("R1;Resistor 10k carbon film;1\nR2;Resistor 22k carbon film;2\n"
                                               "R3,R4;Resistor 47k metal film;2\nC1;Capacitor 100n X7R;1\n",
                                               NULL, NULL);
  g_autofree char *columns = see_columns (workspace);
  g_autofree char *warnings = see_warnings (workspace);

  g_assert_nonnull (strstr (columns, "reference_designator=A(cells)"));
  g_assert_nonnull (strstr (warnings, "3 columns were read with doubt: "));
  g_assert_nonnull (strstr (warnings, "A as reference_designator (no heading; the cells look like "
                                      "reference designators)"));
}

static void
test_encodings (void)
{
  static const char *const bad[] = { "", "foo", "UTF-8//TRANSLIT", "../x", "a b", "-" };
  static const guint8 latin[] = { 'G', 'e', 'h', 0xe4, 'u', 's', 'e' };
  static const guint8 cut[] = { 'a', 'b', 'c', 0xe2, 0x82 };
  const char *const *names = lds_encoding_get_choices ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (lds_encoding_is_known (names[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (lds_encoding_is_known (bad[i]));
  g_assert_false (lds_encoding_is_plain (latin, sizeof latin));
  g_assert_true (lds_encoding_is_plain (cut, sizeof cut));

  g_assert_null (import (LIST, &(LdsImportOptions) { .encoding = "foo" }, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "Windows-1252"));
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Part Number\tQty\nP-1\t2\nP-2\t3\n", 28);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (lds_import_bytes (workspace, catalogue, bytes, "Clipboard", NULL, NULL, NULL, NULL,
                                   &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 2);
  g_assert_false (lds_import_bytes (workspace, catalogue, nothing, "Clipboard", NULL, NULL, NULL,
                                    NULL, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "Clipboard: "));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("lodestone-data-XXXXXX", NULL);
  g_autofree char *program = NULL;
  g_autofree char *folder = NULL;
  int status;

  /* Before anybody asks where data is kept. */
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, NULL);
  g_assert_nonnull (catalogue);

  g_test_add_func ("/import/mapping/layout", test_layout);
  g_test_add_func ("/import/mapping/layout-without-heading", test_layout_without_heading);
  g_test_add_func ("/import/mapping/hints", test_hints);
  g_test_add_func ("/import/mapping/header-row", test_header_row);
  g_test_add_func ("/import/mapping/no-such-column", test_no_such_column);
  g_test_add_func ("/import/mapping/save-and-load", test_save_and_load);
  g_test_add_func ("/import/mapping/names", test_names);
  g_test_add_func ("/import/mapping/hostile-files", test_hostile_files);
  g_test_add_func ("/import/mapping/found-again", test_found_again);
  g_test_add_func ("/import/mapping/does-not-fit", test_mapping_that_does_not_fit);
  g_test_add_func ("/import/mapping/doubt-is-told", test_doubt_is_told);
  g_test_add_func ("/import/mapping/unlabelled-is-doubtful", test_unlabelled_is_doubtful);
  g_test_add_func ("/import/mapping/encodings", test_encodings);
  g_test_add_func ("/import/mapping/bytes", test_bytes);
  status = g_test_run ();

  folder = g_build_filename (data, "lodestone", "mappings", NULL);
  program = g_build_filename (data, "lodestone", NULL);
  g_rmdir (folder);
  g_rmdir (program);
  g_rmdir (data);
  g_clear_object (&catalogue);
  test_remove_files ();

  return status;
}
