/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import.h"
#include "lds-workspace-claims.h"
#include "lds-workspace-edit.h"
#include "lds-workspace-history.h"
#include "lds-workspace-parts.h"
#include <math.h>
#include <string.h>

static LdsCatalogue *catalogue;

static LdsWorkspace *
new_workspace (void)
{
  g_autoptr (GError) error = NULL;
  LdsWorkspace *workspace = lds_workspace_new_private (&error);

  g_assert_no_error (error);

  return workspace;
}

static LdsWorkspace *
import_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  LdsWorkspace *workspace = new_workspace ();
  g_autoptr (GFile) file = test_file ("bom.csv", text, -1);

  lds_import_file (workspace, catalogue, file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return workspace;
}

/* What the callbacks have seen, a line each. */
static GString *seen;

#define SAY(...) (g_string_append_printf (seen, __VA_ARGS__), TRUE)

static const char *
say (const char *text)
{
  return text != NULL ? text : "-";
}

static gboolean
source_cb (const LdsSourceRecord *s,
           gpointer               user_data)
{
  return SAY ("%s/%s%s %u %u\n", s->file, say (s->sheet), s->hidden ? " hidden" : "",
              s->header_row, s->rows_read);
}

static gboolean
column_cb (const LdsColumnRecord *column,
           gpointer               user_data)
{
  return SAY ("%s=%s “%s”\n", column->field, column->columns, column->heading);
}

static gboolean
remark_cb (guint       row,
           const char *text,
           gpointer    user_data)
{
  return SAY ("%u: %s\n", row, text);
}

static gboolean
sheet_cb (const char *file,
          const char *sheet,
          const char *reason,
          gpointer    user_data)
{
  return SAY ("%s: %s\n", say (sheet), reason);
}

static gboolean
item_cb (const LdsItemRecord *i,
         gpointer             user_data)
{
  return SAY ("%d<%d row %u %s|%s|%g\n", (int) i->id, (int) i->parent, i->row,
              say (i->part_number), say (i->description), i->quantity);
}

static gboolean
origin_cb (const LdsOriginRecord *o,
           gpointer               user_data)
{
  return SAY ("%d t%u %s %s %s%s%s %s “%s” %s\n", (int) o->item, o->tier, say (o->stage),
              say (o->supplier), say (o->country), o->split ? " split" : "",
              o->assumed ? " assumed" : "", o->evidence, say (o->stated), say (o->column));
}

static gboolean
content_cb (const LdsContentRecord *c,
            gpointer                user_data)
{
  return SAY ("%d %s %.4g-%.4g “%s” %s\n", (int) c->item, c->element, c->low, c->high, c->stated,
              c->column);
}

static gboolean
cell_cb (const char *column,
         const char *text,
         gpointer    user_data)
{
  return SAY ("%s=%s\n", column, text);
}

static void
begin_seeing (void)
{
  if (seen == NULL)
    seen = g_string_new (NULL);
  g_string_truncate (seen, 0);
}

#define SEE(call)                                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) see_error = NULL;                                                           \
    begin_seeing ();                                                                               \
    call;                                                                                          \
    g_assert_no_error (see_error);                                                                 \
  }                                                                                                \
  G_STMT_END

static void
test_stored (void)
{
  g_autoptr (LdsWorkspace) w = import_text (
      "Motor;;;\nLevel;Part No;Description;Qty\n0;P-1;Motor;1\n1;M-1;=1+1;8\nTotal;;;9\n");

  SEE (lds_workspace_foreach_source (w, source_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "bom.csv/- 2 2\n");
  SEE (lds_workspace_foreach_column (w, 1, column_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==,
                   "description=C “Description”\nlevel=A “Level”\npart_number=B “Part No”\n"
                   "quantity=D “Qty”\n");
  SEE (lds_workspace_foreach_item (w, item_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "1<0 row 3 P-1|Motor|1\n2<1 row 4 M-1|=1+1|8\n");
  SEE (lds_workspace_foreach_skipped_row (w, 1, remark_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "5: total\n");
  SEE (lds_workspace_foreach_cell (w, 1, 4, cell_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "A=1\nB=M-1\nC==1+1\nD=8\n");
  SEE (lds_workspace_foreach_cell (w, 1, 5, cell_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "A=Total\nD=9\n");
}

/* Worked examples 11 and 12, as far as import goes. */
static void
test_origins (void)
{
  g_autoptr (LdsWorkspace) w = import_text (
      "Part No,Description,Qty,Country of Origin,Tier 2 Supplier,Tier 2 Country,Magnet Origin,"
      "RE Metal Origin\n"
      "M-1,Magnet,4,UK,Gamma,P.R. China,Japan,China\n"
      "M-2,Ring,4,China / Vietnam,Delta,,,Korea\n"
      "M-3,Disc,4,Mars,,n/a,,-\n"
      "M-4,Rod,4,Republic of China,,,,\n");

  SEE (lds_workspace_foreach_origin (w, origin_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==,
                   "1 t0 - - GB stated “UK” D\n"
                   "1 t2 - Gamma CN stated “P.R. China” F\n"
                   "1 t0 magnet - JP stated “Japan” G\n"
                   "1 t0 metal - CN stated “China” H\n"
                   "2 t0 - - CN split stated “China / Vietnam” D\n"
                   "2 t0 - - VN split stated “China / Vietnam” D\n"
                   "2 t2 - Delta - stated “Delta” E\n"
                   "2 t0 metal - KR assumed stated “Korea” H\n"
                   "3 t0 - - - stated “Mars” D\n"
                   "4 t0 - - TW stated “Republic of China” D\n");
}

static void
test_magnet_origin (void)
{
  g_autoptr (LdsWorkspace) w = import_text (
      "Part No,Description,Qty,Magnet Origin,Tier 3 Country\nM-1,Motor,4,Japan,China\n"
      "M-2,Fan,1,China,China\n");

  SEE (lds_workspace_foreach_origin (w, origin_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==,
                   "1 t0 magnet - JP stated “Japan” D\n1 t3 - - CN stated “China” E\n"
                   "2 t0 magnet - CN stated “China” D\n2 t3 - - CN stated “China” E\n");
}

static void
test_contents (void)
{
  g_autoptr (LdsWorkspace) w = import_text (
      "Part No;Description;Qty;Dy %;NdPr (wt%);RE content;Weight (g)\n"
      "M-1;Magnet;4;1,5;28-31;32,5 %;12,5\nM-2;Ring;4;<0,1;30;tbd;10\nM-3;Disc;4;0;;31;10\n");

  SEE (lds_workspace_foreach_content (w, content_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==,
                   "1 Dy 0.015-0.015 “1,5” D\n1 NdPr 0.28-0.31 “28-31” E\n"
                   "1 RE 0.325-0.325 “32,5 %” F\n2 Dy 0-0.001 “<0,1” D\n2 NdPr 0.3-0.3 “30” E\n"
                   "3 Dy 0-0 “0” D\n");
  SEE (lds_workspace_foreach_warning (w, 1, remark_cb, NULL, &see_error));
  g_assert_nonnull (strstr (seen->str, "4: "));
  g_assert_nonnull (strstr (seen->str, "ppm"));
}

#define TEXT(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"
#define HEADING "<row>" TEXT ("Part No") TEXT ("Description") TEXT ("Qty") "</row>"
#define LINE(number) "<row>" TEXT (number) TEXT ("Thing " number) "<c><v>2</v></c></row>"
#define LINES HEADING LINE ("P-1") LINE ("P-2") LINE ("P-3") LINE ("P-4") LINE ("P-5") LINE ("P-6")
#define SHEET(rows)                                                                                \
  "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>" rows  \
  "</sheetData></worksheet>"

static GFile *
make_three_sheets (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS,
    { "xl/workbook.xml",
      "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
      "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
      "<sheet name='Cover' sheetId='1' r:id='a'/><sheet name='Motor' sheetId='2' r:id='b'/>"
      "<sheet name='Copy' sheetId='3' state='hidden' r:id='c'/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='a' Type='x/worksheet' Target='worksheets/1.xml'/>"
      "<Relationship Id='b' Type='x/worksheet' Target='worksheets/2.xml'/>"
      "<Relationship Id='c' Type='x/worksheet' Target='worksheets/3.xml'/></Relationships>" },
    { "xl/worksheets/1.xml", SHEET ("<row>" TEXT ("Welcome") "</row>") },
    { "xl/worksheets/2.xml", SHEET (LINES) },
    { "xl/worksheets/3.xml", SHEET (LINES) },
    TEST_END,
  };
  g_autoptr (GBytes) zip = test_zip (parts);

  return test_file ("three.xlsx", g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
}

static void
test_sheets (void)
{
  g_autoptr (LdsWorkspace) w = new_workspace ();
  g_autoptr (GFile) file = make_three_sheets ();

  g_assert_true (lds_import_file (w, catalogue, file, NULL, NULL, NULL, NULL, NULL));
  SEE (lds_workspace_foreach_source (w, source_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "three.xlsx/Motor 1 6\nthree.xlsx/Copy hidden 1 6\n");
  SEE (lds_workspace_foreach_skipped_sheet (w, sheet_cb, NULL, &see_error));
  g_assert_true (g_str_has_prefix (seen->str, "Cover: no row names columns"));
  SEE (lds_workspace_foreach_warning (w, 2, remark_cb, NULL, &see_error));
  g_assert_nonnull (strstr (seen->str, "much the same parts as sheet “Motor” (6 of 6)"));
  g_assert_nonnull (strstr (seen->str, "This sheet is hidden in the file"));
}

static void
test_hidden_columns (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/worksheets/sheet1.xml",
      "<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData>" LINES
      "</sheetData></worksheet>" },
    TEST_END,
  };
  g_autoptr (LdsWorkspace) w = new_workspace ();
  g_autoptr (GBytes) zip = test_zip (parts);
  g_autoptr (GFile) file = test_file ("hidden.xlsx", g_bytes_get_data (zip, NULL),
                                      g_bytes_get_size (zip));

  g_assert_true (lds_import_file (w, catalogue, file, NULL, NULL, NULL, NULL, NULL));
  SEE (lds_workspace_foreach_warning (w, 1, remark_cb, NULL, &see_error));
  g_assert_nonnull (strstr (seen->str, "B"));
  g_assert_nonnull (strstr (seen->str, "hidden in the file"));
}

static void
test_several_tables (void)
{
  g_autoptr (LdsWorkspace) w = import_text (
      "Mechanics,,,,Spares,,\nPart Number,Name,Qty,,Part Number,Name,Qty\nA-1,Screw,4,,S-1,Seal,1\n"
      "A-2,Nut,4,,S-2,Belt,2\nA-3,Magnet,8,,S-3,Fuse,2\n");
  g_autoptr (LdsWorkspace) below = import_text (
      "Part Number,Name,Qty\nA-1,Screw,4\nA-2,Nut,x\nA-3,Magnet,8\n\n"
      "Designator,Value,Quantity\nR1,10k,1\nC1,1u,1\nC2,2u,y\n");

  SEE (lds_workspace_foreach_source (w, source_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "bom.csv/- 2 3\nbom.csv/- 2 3\n");
  SEE (lds_workspace_foreach_source (below, source_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "bom.csv/- 1 3\nbom.csv/- 6 3\n");
  SEE (lds_workspace_foreach_warning (below, 2, remark_cb, NULL, &see_error));
  g_assert_true (g_str_has_prefix (seen->str, "9: "));
}

/* What is said of a row of headings is meant for the table under it. */
static void
test_choice_for_one_of_several_tables (void)
{
  g_autoptr (LdsWorkspace) w = new_workspace ();
  g_autoptr (GFile) file = test_file ("two.csv",
                                      "Part Number,Name,Qty\nA-1,Screw,4\nA-2,Nut,1\nA-3,Magnet,8\n\n"
                                      "Remark\nDesignator,Value,Quantity\nR1,10k,1\nC1,1u,1\n", -1);
  const LdsSheetChoice choice = { .hints = { .header_row = 7 } };
  const LdsImportOptions options = { .choices = &choice, .n_choices = 1 };

  g_assert_true (lds_import_file (w, catalogue, file, &options, NULL, NULL, NULL, NULL));
  SEE (lds_workspace_foreach_source (w, source_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "two.csv/- 1 3\ntwo.csv/- 7 2\n");
}

static void
test_one_sheet (void)
{
  g_autoptr (GFile) file = make_three_sheets ();
  g_autoptr (LdsWorkspace) w = new_workspace ();
  g_autoptr (GError) error = NULL;

  g_assert_true (lds_import_file (w, catalogue, file, &(LdsImportOptions) { .sheet = "motor" }, NULL, NULL, NULL, NULL));
  SEE (lds_workspace_foreach_source (w, source_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "three.xlsx/Motor 1 6\n");

  g_assert_false (lds_import_file (w, catalogue, file, &(LdsImportOptions) { .sheet = "Gearbox" }, NULL, NULL, NULL, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_NO_SHEET);
  g_assert_nonnull (strstr (error->message, "“Motor”"));
  g_clear_error (&error);

  g_assert_false (lds_import_file (w, catalogue, file, &(LdsImportOptions) { .sheet = "Cover" }, NULL, NULL, NULL, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_NO_TABLE);
  g_assert_cmpuint (lds_workspace_count_items (w), ==, 6);
}

#define LINE_OF(number, name, quantity)                                                            \
  "<row>" TEXT (number) TEXT (name) "<c><v>" quantity "</v></c></row>"

/* A workbook of up to three sheets, each with lines below the heading. */
static LdsWorkspace *
import_sheets (const char *names[3],
               const char *lines[3])
{
  g_autofree char *workbook = g_strdup_printf (
      "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
      "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
      "<sheet name='%s' sheetId='1' r:id='a'/><sheet name='%s' sheetId='2' r:id='b'/>"
      "<sheet name='%s' sheetId='3' r:id='c'/></sheets></workbook>", names[0], names[1], names[2]);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (g_free);
  TestPart parts[] = {
    TEST_RELATIONS,
    { "xl/workbook.xml", workbook },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='a' Type='x/worksheet' Target='worksheets/1.xml'/>"
      "<Relationship Id='b' Type='x/worksheet' Target='worksheets/2.xml'/>"
      "<Relationship Id='c' Type='x/worksheet' Target='worksheets/3.xml'/></Relationships>" },
    { "xl/worksheets/1.xml", NULL },
    { "xl/worksheets/2.xml", NULL },
    { "xl/worksheets/3.xml", NULL },
    TEST_END,
  };
  LdsWorkspace *workspace = new_workspace ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      char *sheet = g_strconcat ("<worksheet xmlns='http://schemas.openxmlformats.org/"
                                 "spreadsheetml/2006/main'><sheetData>",
                                 HEADING, lines[i], "</sheetData></worksheet>", NULL);

      g_ptr_array_add (sheets, sheet);
      parts[3 + i].text = sheet;
    }

  g_autoptr (GBytes) zip = test_zip (parts);
  g_autoptr (GFile) file = test_file ("sheets.xlsx", g_bytes_get_data (zip, NULL),
                                      g_bytes_get_size (zip));

  lds_import_file (workspace, catalogue, file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return workspace;
}

static void
test_sheet_of_an_assembly (void)
{
  g_autoptr (LdsWorkspace) w = import_sheets (
      (const char *[]) { "Gear_box", "Main", "L-1" },
      (const char *[]) {
          LINE_OF ("G-1", "Ring", "1") LINE_OF ("G-2", "Magnet", "3"),
          LINE_OF ("D-1", "Drive", "1") LINE_OF ("D-2", "gear box", "2") LINE_OF ("L-1", "Lid", "1"),
          LINE_OF ("L-2", "Plate", "1") LINE_OF ("L-3", "Screw", "4") });

  SEE (lds_workspace_foreach_source (w, source_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==,
                   "sheets.xlsx/Main 1 3\nsheets.xlsx/Gear_box 1 2\nsheets.xlsx/L-1 1 2\n");
  SEE (lds_workspace_foreach_item (w, item_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==,
                   "1<0 row 2 D-1|Drive|1\n2<0 row 3 D-2|gear box|2\n3<0 row 4 L-1|Lid|1\n"
                   "4<2 row 2 G-1|Ring|1\n5<2 row 3 G-2|Magnet|3\n"
                   "6<3 row 2 L-2|Plate|1\n7<3 row 3 L-3|Screw|4\n");
  SEE (lds_workspace_foreach_warning (w, 2, remark_cb, NULL, &see_error));
  g_assert_nonnull (strstr (seen->str, "parts of row 3 of sheet “Main”; they were put under"));
}

/* The first line of the sheet is the line elsewhere once more, and not counted twice. */
static void
test_sheet_with_its_assembly_on_top (void)
{
  g_autoptr (LdsWorkspace) w = import_sheets (
      (const char *[]) { "Main", "D-2", "Other" },
      (const char *[]) {
          LINE_OF ("D-1", "Drive", "1") LINE_OF ("D-2", "Gearbox", "2"),
          LINE_OF ("D-2", "Gearbox", "2") LINE_OF ("D-2.1", "Ring", "1")
              LINE_OF ("D-2.2", "Magnet", "3"),
          LINE_OF ("L-2", "Plate", "1") LINE_OF ("L-3", "Screw", "4") });

  SEE (lds_workspace_foreach_item (w, item_cb, NULL, &see_error));
  g_assert_nonnull (strstr (seen->str, "2<0 row 3 D-2|Gearbox|2\n"));
  g_assert_nonnull (strstr (seen->str, "<2 row 3 D-2.1|Ring|1\n"));
  g_assert_nonnull (strstr (seen->str, "Magnet|3\n"));
}

static void
test_sheet_name_that_is_no_single_line (void)
{
  g_autoptr (LdsWorkspace) w = import_sheets (
      (const char *[]) { "Main", "Gearbox", "Lid" },
      (const char *[]) { LINE_OF ("D-1", "Gearbox", "1") LINE_OF ("D-2", "Gearbox", "2"),
                         LINE_OF ("G-1", "Ring", "1") LINE_OF ("G-2", "Magnet", "3"),
                         LINE_OF ("L-2", "Plate", "1") LINE_OF ("L-3", "Screw", "4") });

  SEE (lds_workspace_foreach_item (w, item_cb, NULL, &see_error));
  g_assert_null (strstr (seen->str, "<1"));
  g_assert_null (strstr (seen->str, "<2"));
  SEE (lds_workspace_foreach_warning (w, 2, remark_cb, NULL, &see_error));
  g_assert_nonnull (strstr (seen->str, "2 lines have the name of this sheet (first row 2"));
  SEE (lds_workspace_foreach_warning (w, 3, remark_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "");
}

static void
test_sheets_that_name_each_other (void)
{
  g_autoptr (LdsWorkspace) w = import_sheets (
      (const char *[]) { "Alpha", "Beta", "Gamma" },
      (const char *[]) { LINE_OF ("A-1", "Beta", "1") LINE_OF ("A-2", "Nut", "2"),
                         LINE_OF ("B-1", "Gamma", "1") LINE_OF ("B-2", "Bolt", "3"),
                         LINE_OF ("C-1", "Alpha", "1") LINE_OF ("C-2", "Screw", "4") });

  /* Two of the three links are left, none of which leads back. */
  g_assert_cmpuint (lds_workspace_count_items (w), ==, 6);
  SEE (lds_workspace_foreach_item (w, item_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==,
                   "1<0 row 2 A-1|Beta|1\n2<0 row 3 A-2|Nut|2\n3<1 row 2 B-1|Gamma|1\n"
                   "4<1 row 3 B-2|Bolt|3\n5<3 row 2 C-1|Alpha|1\n6<3 row 3 C-2|Screw|4\n");
  SEE (lds_workspace_foreach_warning (w, 1, remark_cb, NULL, &see_error));
  g_assert_nonnull (strstr (seen->str, "name each other"));
}

static void
test_merged_supplier (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/worksheets/sheet1.xml",
      "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
      "<row>" TEXT ("Part No") TEXT ("Description") TEXT ("Qty") TEXT ("Country of Origin")
      "</row><row>" TEXT ("P-1") TEXT ("One") "<c><v>1</v></c>" TEXT ("China") "</row>"
      "<row>" TEXT ("P-2") TEXT ("Two") "<c><v>1</v></c></row>"
      "<row>" TEXT ("P-3") TEXT ("Three") "<c><v>1</v></c>" TEXT ("Japan") "</row></sheetData>"
      "<mergeCells><mergeCell ref='D2:D3'/></mergeCells></worksheet>" },
    TEST_END,
  };
  g_autoptr (GBytes) zip = test_zip (parts);
  g_autoptr (GFile) file = test_file ("merged.xlsx", g_bytes_get_data (zip, NULL),
                                      g_bytes_get_size (zip));
  g_autoptr (LdsWorkspace) w = new_workspace ();

  g_assert_true (lds_import_file (w, catalogue, file, NULL, NULL, NULL, NULL, NULL));
  SEE (lds_workspace_foreach_origin (w, origin_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "1 t0 - - CN stated “China” D\n2 t0 - - CN stated “China” D\n"
                                  "3 t0 - - JP stated “Japan” D\n");
}

static void
assert_nothing_written (LdsWorkspace *w)
{
  g_assert_cmpuint (lds_workspace_count_items (w), ==, 0);
  SEE (lds_workspace_foreach_source (w, source_cb, NULL, &see_error));
  SEE (lds_workspace_foreach_skipped_sheet (w, sheet_cb, NULL, &see_error));
  g_assert_cmpstr (seen->str, ==, "");
}

static void
cancel_late_cb (double   fraction,
                gpointer user_data)
{
  if (fraction > 0.6)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("Part No,Description,Qty\n");
  g_autoptr (LdsWorkspace) w = new_workspace ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "P-%u,Thing %u,4\n", i, i);
  file = test_file ("long.csv", text->str, -1);

  g_assert_false (lds_import_file (w, catalogue, file, NULL, cancel_late_cb, cancellable,
                                   cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_written (w);

  g_clear_error (&error);
  g_assert_true (lds_import_file (w, catalogue, file, NULL, NULL, NULL, NULL, &error));
  g_assert_cmpuint (lds_workspace_count_items (w), ==, 20000);
}

static void
assert_refused (GFile *file,
                int    code)
{
  g_autoptr (LdsWorkspace) w = new_workspace ();
  g_autoptr (GError) error = NULL;

  g_assert_false (lds_import_file (w, catalogue, file, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
  assert_nothing_written (w);
}

static void
test_bad_input (void)
{
  g_autoptr (GFile) three = make_three_sheets ();
  g_autoptr (GString) wide = g_string_new (NULL);
  static const struct
  {
    const char *name;
    const char *bytes;
    gssize      length;
    int         code;
  } cases[] = {
    { "empty.csv", "", 0, LDS_IMPORT_ERROR_FORMAT },
    { "picture.xlsx", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, LDS_IMPORT_ERROR_FORMAT },
    { "letter.csv", "Dear sir,\nplease find our offer\n", -1, LDS_IMPORT_ERROR_NO_TABLE },
    { "blank.csv", " \n\n", -1, LDS_IMPORT_ERROR_NO_TABLE },
  };
  g_autoptr (GFile) folder = g_file_get_parent (three);
  g_autoptr (GFile) missing = g_file_get_child (folder, "missing.xlsx");
  g_autofree char *whole = NULL;
  gsize length;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = test_file (cases[i].name, cases[i].bytes, cases[i].length);

      assert_refused (file, cases[i].code);
    }
  assert_refused (folder, LDS_IMPORT_ERROR_READ);
  assert_refused (missing, LDS_IMPORT_ERROR_READ);

  g_assert_true (g_file_load_contents (three, NULL, &whole, &length, NULL, NULL));
  for (gsize cut = 100; cut < length; cut += 250)
    {
      g_autoptr (GFile) file = test_file ("cut.xlsx", whole, (gssize) cut);

      assert_refused (file, LDS_IMPORT_ERROR_FORMAT);
    }

  for (guint i = 0; i < 100000; i++)
    g_string_append (wide, "Qty,");
  {
    g_autoptr (GFile) file = test_file ("wide.csv", wide->str, -1);

    assert_refused (file, LDS_IMPORT_ERROR_LIMIT);
  }
}

static gboolean
claimed_cb (const LdsOriginRecord *origin,
            gpointer               user_data)
{
  return SAY ("%" G_GINT64_FORMAT " %s\n", origin->item, say (origin->country));
}

/* In a lasting workspace an import finds the parts that are known, and can be taken back. */
static void
test_lasting_workspace (void)
{
  g_autoptr (GFile) place = test_file ("company.lodestone", "", 0);
  g_autoptr (GFile) first = test_file ("a.csv", "Part No,Description,Qty,Supplier\n"
                                                "MAG-1,Magnet,2,Acme GmbH\nNUT-1,Nut,4,Bolt\n", -1);
  g_autoptr (GFile) second = test_file ("b.csv", "Part No,Description,Qty,Supplier\n"
                                                 "SHIM-7,Shim,1,Bolt\nmag 1,Segment,8,ACME\n", -1);
  g_autoptr (LdsWorkspace) w = lds_workspace_open (place, TRUE, NULL);
  LdsPartOriginRecord origin = { .country = "JP", .evidence = "declared" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (lds_import_file (w, catalogue, first, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (lds_workspace_find_part (w, "MAG-1", "Acme", &origin.part, NULL));
  g_assert_true (lds_workspace_edit_begin (w, "Origin of MAG-1", NULL, NULL));
  g_assert_true (lds_workspace_set_part_origin (w, &origin, NULL));
  g_assert_true (lds_workspace_commit (w, NULL));
  before = lds_workspace_dump (w, NULL);

  g_assert_true (lds_import_file (w, catalogue, second, NULL, NULL, NULL, NULL, NULL));
  g_string_truncate (seen, 0);
  g_assert_true (lds_workspace_foreach_origin (w, claimed_cb, NULL, NULL));
  g_assert_cmpstr (seen->str, ==, "1 JP\n4 JP\n");

  g_assert_true (lds_workspace_undo (w, NULL));
  after = lds_workspace_dump (w, NULL);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/import/whole/what-is-stored", test_stored);
  g_test_add_func ("/import/whole/hidden-columns", test_hidden_columns);
  g_test_add_func ("/import/whole/several-tables", test_several_tables);
  g_test_add_func ("/import/whole/choice-for-one-of-several-tables",
                   test_choice_for_one_of_several_tables);
  g_test_add_func ("/import/whole/origins", test_origins);
  g_test_add_func ("/import/whole/magnet-origin-is-a-stage", test_magnet_origin);
  g_test_add_func ("/import/whole/contents", test_contents);
  g_test_add_func ("/import/whole/every-sheet-that-is-a-parts-list", test_sheets);
  g_test_add_func ("/import/whole/one-sheet", test_one_sheet);
  g_test_add_func ("/import/whole/sheet-of-an-assembly", test_sheet_of_an_assembly);
  g_test_add_func ("/import/whole/sheet-with-its-assembly-on-top",
                   test_sheet_with_its_assembly_on_top);
  g_test_add_func ("/import/whole/sheet-name-that-is-no-single-line",
                   test_sheet_name_that_is_no_single_line);
  g_test_add_func ("/import/whole/sheets-that-name-each-other", test_sheets_that_name_each_other);
  g_test_add_func ("/import/whole/merged-cells-count-for-each-line", test_merged_supplier);
  g_test_add_func ("/import/whole/lasting-workspace", test_lasting_workspace);
  g_test_add_func ("/import/whole/cancelled-leaves-nothing", test_cancel);
  g_test_add_func ("/import/whole/bad-input-leaves-nothing", test_bad_input);

  status = g_test_run ();
  test_remove_files ();
  g_clear_object (&catalogue);
  if (seen != NULL)
    g_string_free (seen, TRUE);

  return status;
}
