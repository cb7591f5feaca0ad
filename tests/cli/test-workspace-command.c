/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace, from the command line. */

#include "program.h"

#include "lds-workspace.h"

#include <string.h>
#include <yyjson.h>

#define AS_AT "--as-at", "2026-06-01"
#define HEADINGS "Level,Part Number,Description,Qty,Supplier,Country of Origin,Material,Weight (g)\n"
#define N_LINES 500

/* The first lines are those that are to change. */
#define N_REMOVED 10
#define N_QUANTITIES 10
#define N_SUPPLIERS 5
#define N_MATERIALS 5
#define N_ADDED 10

G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_doc, yyjson_doc_free)

static yyjson_doc *
parse (const Result *result)
{
  yyjson_doc *doc = yyjson_read (result->out, strlen (result->out), 0);

  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (doc);

  return doc;
}

static void
add_line (GString *text,
          guint    i,
          guint    quantity,
          gboolean other_supplier,
          gboolean other_material)
{
  if (i % 50 == 0)
    g_string_append_printf (text, "1,MAG-%03u,Segment magnet %u,%u,%s,,%s,12.5\n", i, i, quantity,
                            other_supplier ? "Other Ltd" : "Magnetwerk", other_material ? "SmCo5" : "NdFeB N42UH");
  else
    g_string_append_printf (text, "1,BRK-%03u,Bracket %u,%u,%s,Germany,%s,20\n", i, i, quantity,
                            other_supplier ? "Other Ltd" : "Halder GmbH", other_material ? "Titanium" : "Steel");
}

/* The list of 500 lines, as it was or with 40 changes; @expected gets what these ought to be called. */
static char *
make_list (gboolean   changed,
           GPtrArray *expected)
{
  GString *text = g_string_new (HEADINGS "0,ACT-100,Fin actuator,1,,,,\n");
  guint quantities = N_REMOVED + N_QUANTITIES;
  guint suppliers = quantities + N_SUPPLIERS;
  guint materials = suppliers + N_MATERIALS;

  for (guint i = 1; i < N_LINES; i++)
    {
      gboolean removed = i <= N_REMOVED;
      gboolean quantity = !removed && i <= quantities;
      gboolean supplier = !removed && !quantity && i <= suppliers;
      gboolean material = i > suppliers && i <= materials;
      const char *what = removed ? "removed" : "changed";
      const char *field = quantity ? " quantity" : supplier ? " supplier" : material ? " material" : "";

      if (!changed || !removed)
        add_line (text, i, 2 + (changed && quantity), changed && supplier, changed && material);
      if (expected != NULL && i <= materials)
        g_ptr_array_add (expected, g_strdup_printf ("%s BRK-%03u%s", what, i, field));
    }
  for (guint i = 0; i < N_ADDED; i++)
    {
      if (changed)
        g_string_append_printf (text, "1,NEW-%u,Sensor %c,1,Halder GmbH,Germany,,5\n", i, 'a' + i);
      if (expected != NULL)
        g_ptr_array_add (expected, g_strdup_printf ("added NEW-%u", i));
    }

  return g_string_free_and_steal (text);
}

/* What was printed of the lines, each as "kind part field field", without what came out of them. */
static char *
list_changes (const char *out)
{
  static const char *const kinds[] = { "added", "removed", "moved", "changed" };
  static const char *const fields[] = { "quantity", "supplier", "material", "description", "part number" };
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
      {
        g_autofree char *start = g_strdup_printf ("  %s: ", kinds[kind]);
        g_auto (GStrv) pieces = NULL;
        GString *text;

        if (!g_str_has_prefix (lines[i], start))
          continue;
        pieces = g_strsplit (lines[i] + strlen (start), "; ", -1);
        text = g_string_new (kinds[kind]);
        g_string_append_printf (text, " %.*s", (int) strcspn (pieces[0], " "), pieces[0]);
        for (guint field = 0; field < G_N_ELEMENTS (fields); field++)
          for (guint piece = 1; pieces[piece] != NULL; piece++)
            if (g_str_has_prefix (pieces[piece], fields[field]))
              g_string_append_printf (text, " %s", fields[field]);
        g_ptr_array_add (found, g_string_free_and_steal (text));
      }
  g_ptr_array_sort_values (found, (GCompareFunc) strcmp);
  g_ptr_array_add (found, NULL);

  return g_strjoinv ("\n", (char **) found->pdata);
}

/* The level of each line that is the part, from the audit of the workspace. */
static char *
get_levels (const char *workspace,
            const char *part)
{
  g_auto (Result) result = run ("audit", workspace, AS_AT, "-o", "-", NULL);
  g_autoptr (yyjson_doc) doc = parse (&result);
  GString *levels = g_string_new (NULL);
  yyjson_val *item;
  gsize i, n;

  yyjson_arr_foreach (yyjson_obj_get (yyjson_doc_get_root (doc), "items"), i, n, item)
    if (yyjson_equals_str (yyjson_obj_get (item, "part_number"), part))
      g_string_append_printf (levels, "%s%s", levels->len > 0 ? " " : "",
                              yyjson_get_str (yyjson_obj_get (item, "exposure")));

  return g_string_free_and_steal (levels);
}

#define assert_levels(workspace, part, expected)                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *levels_ = get_levels (workspace, part);                                       \
                                                                                                   \
    g_assert_cmpstr (levels_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

#define assert_done(...)                                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_auto (Result) done_ = run (__VA_ARGS__, NULL);                                               \
                                                                                                   \
    g_assert_cmpstr (done_.err, ==, "");                                                           \
    g_assert_cmpint (done_.status, ==, 0);                                                         \
  }                                                                                                \
  G_STMT_END

#define assert_fails(status_, text, ...)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_auto (Result) failed_ = run (__VA_ARGS__, NULL);                                             \
                                                                                                   \
    g_assert_cmpint (failed_.status, ==, status_);                                                 \
    g_assert_nonnull (strstr (failed_.err, text));                                                 \
    g_assert_true (strchr (failed_.err, '\n') == failed_.err + strlen (failed_.err) - 1);          \
  }                                                                                                \
  G_STMT_END

/* Revision B after A of 500 lines with 40 changes; what was said under A holds under B and in another product. */
static void
test_revisions (Folder        *folder,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = make_list (FALSE, expected);
  g_autofree char *second = make_list (TRUE, NULL);
  g_autofree char *a = write_file (folder, "actuator-revA.csv", first, -1);
  g_autofree char *b = write_file (folder, "actuator-revB.csv", second, -1);
  g_autofree char *pump =
    write_file (folder, "pump.csv", HEADINGS "0,PMP-1,Pump,1,,,,\n1,MAG-100,Segment magnet 100,1,Magnetwerk,,NdFeB N42UH,12.5\n", -1);
  g_autofree char *workspace = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;
  g_auto (Result) imported = { 0 };

  g_assert_cmpuint (expected->len, ==, 40);
  g_ptr_array_sort_values (expected, (GCompareFunc) strcmp);
  g_ptr_array_add (expected, NULL);
  wanted = g_strjoinv ("\n", (char **) expected->pdata);

  assert_done ("workspace", "create", workspace);
  assert_done ("workspace", "import", workspace, a);
  assert_levels (workspace, "MAG-100", "high");
  assert_done ("workspace", "claims", workspace, "MAG-100", "--tier", "2", "--country", "CN", "--date", "2026-05-01");
  assert_levels (workspace, "MAG-100", "critical");

  imported = run ("workspace", "import", workspace, b, AS_AT, NULL);
  g_assert_cmpint (imported.status, ==, 0);
  found = list_changes (imported.out);
  g_assert_cmpstr (found, ==, wanted);
  g_assert_nonnull (strstr (imported.out, "10 added, 10 removed, 0 moved, 20 changed"));
  assert_levels (workspace, "MAG-100", "critical");
  assert_levels (workspace, "MAG-150", "high");
  assert_levels (workspace, "BRK-001", "");
  assert_levels (workspace, "NEW-3", "unknown");

  assert_done ("workspace", "import", workspace, pump);
  assert_levels (workspace, "MAG-100", "critical critical");
  assert_done ("workspace", "undo", workspace);
  assert_done ("workspace", "undo", workspace);
  assert_levels (workspace, "BRK-001", "clear");
  assert_levels (workspace, "NEW-3", "");
  assert_levels (workspace, "MAG-100", "critical");
  assert_done ("workspace", "redo", workspace);
  assert_levels (workspace, "NEW-3", "unknown");
}

static void
test_same_file (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *text = make_list (FALSE, NULL);
  g_autofree char *a = write_file (folder, "a.csv", text, -1);
  g_autofree char *copy = write_file (folder, "copy.csv", text, -1);
  g_autofree char *workspace = g_build_filename (folder->folder, "company.lodestone", NULL);

  assert_done ("workspace", "create", workspace);
  assert_done ("workspace", "import", workspace, a);
  assert_fails (1, "imported before, as “a.csv”, 20", "workspace", "import", workspace, copy);
  assert_fails (1, "no parts list “b.csv”", "workspace", "import", workspace, copy, "--again", "--replaces", "b.csv");
  assert_done ("workspace", "import", workspace, copy, "--again", "--replaces", "a.csv");
  assert_levels (workspace, "MAG-100", "high");
}

/* What is much the same under another name counts beside it, and a person is told how to say that it is newer. */
static void
test_unsure (Folder        *folder,
             gconstpointer  data)
{
  g_autofree char *text = make_list (FALSE, NULL);
  g_autofree char *changed = make_list (TRUE, NULL);
  g_autofree char *list = write_file (folder, "actuator.csv", text, -1);
  g_autofree char *other = write_file (folder, "variant.csv", changed, -1);
  g_autofree char *workspace = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_auto (Result) imported = { 0 };

  assert_done ("workspace", "create", workspace);
  assert_done ("workspace", "import", workspace, list);
  imported = run ("workspace", "import", workspace, other, NULL);
  g_assert_cmpint (imported.status, ==, 0);
  g_assert_nonnull (strstr (imported.out, "revision of “actuator.csv” (list 1, 98 % in common), but that is not sure"));
  g_assert_nonnull (strstr (imported.out, "--replaces 1."));
  assert_levels (workspace, "MAG-100", "high high");
  assert_done ("workspace", "undo", workspace);
  assert_done ("workspace", "import", workspace, other, "--replaces", "1");
  assert_levels (workspace, "MAG-100", "high");
}

static int
get_int (yyjson_doc *doc,
         const char *pointer)
{
  yyjson_val *value = yyjson_doc_ptr_get (doc, pointer);

  g_assert_true (yyjson_is_int (value));

  return yyjson_get_int (value);
}

static void
assert_text (yyjson_doc *doc,
             const char *pointer,
             const char *text)
{
  g_assert_cmpstr (yyjson_get_str (yyjson_doc_ptr_get (doc, pointer)), ==, text);
}

static void
test_claims (Folder        *folder,
             gconstpointer  data)
{
  g_autofree char *text = make_list (FALSE, NULL);
  g_autofree char *list = write_file (folder, "a.csv", text, -1);
  g_autofree char *letter = write_file (folder, "letter.txt", "From Japan.", -1);
  g_autofree char *workspace = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_auto (Result) claims = { 0 };
  g_auto (Result) table = { 0 };
  g_auto (Result) documents = { 0 };
  g_autoptr (yyjson_doc) doc = NULL;
  g_autoptr (yyjson_doc) kept = NULL;

  assert_done ("workspace", "create", workspace);
  assert_done ("workspace", "import", workspace, list);
  assert_done ("workspace", "claims", workspace, "mag-100", "--stage", "magnet", "--supplier", "Shin", "--country",
               "JP", "--evidence", "verified", "--document", letter, "--author", "A. Buyer");
  assert_done ("workspace", "claims", workspace, "MAG-100", "--element", "Dy", "--fraction", "1-2%");

  claims = run ("workspace", "claims", workspace, "MAG-100", "--json", NULL);
  doc = parse (&claims);
  assert_text (doc, "/format", "lodestone-workspace/1");
  assert_text (doc, "/claims/0/country", "JP");
  assert_text (doc, "/claims/0/stage", "magnet");
  assert_text (doc, "/claims/0/evidence", "verified");
  assert_text (doc, "/claims/0/document", "letter.txt");
  assert_text (doc, "/claims/0/author", "A. Buyer");
  assert_text (doc, "/claims/1/evidence", "declared");
  g_assert_cmpfloat (yyjson_get_num (yyjson_doc_ptr_get (doc, "/claims/1/high")), ==, 0.02);
  table = run ("workspace", "claims", workspace, NULL);
  g_assert_nonnull (strstr (table.out, "MAG-100     –  magnet  Shin"));
  documents = run ("workspace", "list", workspace, "documents", "--json", NULL);
  kept = parse (&documents);
  g_assert_cmpint (get_int (kept, "/documents/0/bytes"), ==, 11);

  assert_fails (1, "no part “MAG-X1”", "workspace", "claims", workspace, "MAG-X1", "--country", "CN");
  assert_fails (2, "--country", "workspace", "claims", workspace, "MAG-100", "--country", "China");
  assert_fails (2, "--document", "workspace", "claims", workspace, "MAG-100", "--country", "CN", "--evidence", "verified");
  assert_fails (2, "--evidence", "workspace", "claims", workspace, "MAG-100", "--country", "CN", "--evidence", "presumed");
  assert_fails (2, "--fraction", "workspace", "claims", workspace, "MAG-100", "--element", "Dy", "--fraction", "2-1");
  assert_fails (2, "--fraction", "workspace", "claims", workspace, "MAG-100", "--element", "Dy");
  assert_fails (2, "--element", "workspace", "claims", workspace, "MAG-100", "--element", "Fe", "--fraction", "0.1");
  assert_fails (2, "PART", "workspace", "claims", workspace, "--country", "CN");
}

static void
test_history (Folder        *folder,
              gconstpointer  data)
{
  g_autofree char *text = make_list (FALSE, NULL);
  g_autofree char *list = write_file (folder, "a.csv", text, -1);
  g_autofree char *workspace = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_auto (Result) all = { 0 };
  g_auto (Result) part = { 0 };
  g_auto (Result) nameless = { 0 };
  g_autoptr (yyjson_doc) doc = NULL;

  assert_done ("workspace", "create", workspace);
  assert_done ("workspace", "import", workspace, list, "--author", "B. Engineer");
  assert_done ("workspace", "claims", workspace, "MAG-100", "--tier", "2", "--country", "CN", "--author", "A. Buyer");
  assert_done ("workspace", "undo", workspace, "--author", "C. Auditor");

  all = run ("workspace", "history", workspace, "--json", NULL);
  doc = parse (&all);
  g_assert_cmpuint (yyjson_arr_size (yyjson_doc_ptr_get (doc, "/history")), ==, 3);
  assert_text (doc, "/history/0/file", "a.csv");
  assert_text (doc, "/history/0/author", "B. Engineer");
  assert_text (doc, "/history/2/kind", "undo");
  assert_text (doc, "/history/2/author", "C. Auditor");
  g_assert_false (yyjson_get_bool (yyjson_doc_ptr_get (doc, "/history/1/holds")));

  part = run ("workspace", "history", workspace, "--part", "MAG-100", NULL);
  g_assert_nonnull (strstr (part.out, "part_origin  country"));
  g_assert_nonnull (strstr (part.out, "A. Buyer"));
  nameless = run ("workspace", "history", workspace, "--part", "MAG-100", "--json", "--without-author", NULL);
  g_assert_cmpint (nameless.status, ==, 0);
  g_assert_nonnull (strstr (nameless.out, "\"CN\""));
  g_assert_null (strstr (nameless.out, "Buyer"));
  g_assert_null (strstr (nameless.out, "Auditor"));
}

static void
test_decisions (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *bom = write_file (folder, "bom.csv",
                                     HEADINGS "0,MAG-1,Magnet,1,Magnetwerk,China,NdFeB N42UH,12.5\n", -1);
  g_autofree char *path = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_auto (Result) made = run ("workspace", "create", path, NULL);
  g_auto (Result) read = run ("workspace", "import", path, bom, NULL);
  g_auto (Result) before = run ("workspace", "decisions", path, "MAG-1", AS_AT, NULL);
  g_auto (Result) decided = run ("workspace", "decisions", path, "MAG-1", "1", "accepted", "--reason", "in stock",
                                 AS_AT, NULL);
  g_auto (Result) after = run ("workspace", "decisions", path, AS_AT, NULL);
  g_auto (Result) json = run ("audit", path, AS_AT, "--output", "-", NULL);
  g_autoptr (yyjson_doc) doc = parse (&json);
  g_auto (Result) claimed = run ("workspace", "claims", path, "MAG-1", "--element", "Dy", "--fraction", "0.02-0.03", NULL);
  g_auto (Result) reopened = run ("workspace", "decisions", path, AS_AT, "--json", NULL);
  g_auto (Result) none = run ("workspace", "decisions", path, "MAG-1", "99", "wrong", NULL);
  g_auto (Result) state = run ("workspace", "decisions", path, "MAG-1", "1", "maybe", NULL);

  g_assert_nonnull (strstr (before.out, "open"));
  g_assert_cmpint (decided.status, ==, 0);
  g_assert_nonnull (strstr (after.out, "accepted"));
  g_assert_nonnull (strstr (after.out, "in stock"));
  g_assert_cmpint (yyjson_get_int (yyjson_doc_ptr_get (doc, "/summary/findings_set_aside")), ==, 1);
  g_assert_cmpint (claimed.status, ==, 0);
  g_assert_nonnull (strstr (reopened.out, "\"reopened\":\"facts\""));
  g_assert_cmpint (none.status, ==, 1);
  g_assert_cmpint (state.status, ==, 2);
  g_assert_cmpint (made.status, ==, 0);
  g_assert_cmpint (read.status, ==, 0);
}

static void
test_questions (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *bom = write_file (folder, "bom.csv",
                                     HEADINGS "0,MAG-1,Magnet,1,Magnetwerk,China,NdFeB N42UH,12.5\n", -1);
  g_autofree char *path = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_auto (Result) made = run ("workspace", "create", path, NULL);
  g_auto (Result) read = run ("workspace", "import", path, bom, NULL);
  g_auto (Result) asked = run ("workspace", "ask", path, "MAG-1", "Who melts it?", "--responsible", "A. Buyer", "--due",
                               "2026-12-24", NULL);
  g_auto (Result) noted = run ("workspace", "note", path, "MAG-1", "Comes in boxes of 50", NULL);
  g_auto (Result) list = run ("workspace", "list", path, "questions", "--json", NULL);
  g_autoptr (yyjson_doc) doc = parse (&list);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                         (gint64) yyjson_get_sint (yyjson_doc_ptr_get (doc, "/questions/0/id")));
  g_auto (Result) answered = run ("workspace", "answer", path, id, "The maker does", NULL);
  g_auto (Result) info = run ("workspace", "info", path, NULL);
  g_auto (Result) wrong = run ("workspace", "answer", path, "1", "No", NULL);
  g_auto (Result) date = run ("workspace", "ask", path, "MAG-1", "When?", "--due", "soon", NULL);

  g_assert_cmpint (asked.status, ==, 0);
  g_assert_cmpint (noted.status, ==, 0);
  assert_text (doc, "/questions/0/question", "Who melts it?");
  assert_text (doc, "/questions/0/responsible", "A. Buyer");
  g_assert_cmpint (answered.status, ==, 0);
  g_assert_nonnull (strstr (info.out, "Open questions: 0"));
  g_assert_cmpint (wrong.status, ==, 1);
  g_assert_cmpint (date.status, ==, 2);
  g_assert_cmpint (made.status, ==, 0);
  g_assert_cmpint (read.status, ==, 0);
}

/* Rules are switched on for a workspace, and off again by undo. */
static void
test_settings (Folder        *folder,
               gconstpointer  data)
{
  g_autofree char *bom = write_file (folder, "bom.csv", HEADINGS "0,MAG-1,Magnet,1,Magnetwerk,China,NdFeB N42UH,12.5\n", -1);
  g_autofree char *path = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_auto (Result) made = run ("workspace", "create", path, NULL);
  g_auto (Result) read = run ("workspace", "import", path, bom, NULL);
  g_auto (Result) wrong = run ("workspace", "settings", path, "rules=nonsense", NULL);
  g_auto (Result) set = run ("workspace", "settings", path, "rules=us-dfars-252-225-7052", "end-use=military",
                             "--price", "Dy=300,USD,2026-05-01,trader", NULL);
  g_auto (Result) told = run ("workspace", "settings", path, NULL);
  g_auto (Result) audited = run ("audit", path, AS_AT, NULL);
  g_auto (Result) undone = run ("workspace", "undo", path, NULL);
  g_auto (Result) after = run ("workspace", "settings", path, NULL);

  g_assert_cmpint (wrong.status, ==, 1);
  g_assert_nonnull (strstr (wrong.err, "There is no buyers’ rule “nonsense”"));
  g_assert_cmpint (set.status, ==, 0);
  g_assert_nonnull (strstr (told.out, "us-dfars-252-225-7052"));
  g_assert_nonnull (strstr (told.out, "Dy: 300 USD a kilogram, 2026-05-01, trader"));
  g_assert_nonnull (strstr (audited.out, "DFARS 252.225-7052: until 31 Dec 2026"));
  g_assert_nonnull (strstr (undone.out, "Undone: Settings"));
  g_assert_null (strstr (after.out, "us-dfars"));
  g_assert_null (strstr (after.out, "Dy: 300"));
  g_assert_cmpint (made.status, ==, 0);
  g_assert_cmpint (read.status, ==, 0);
}

static void
test_info_and_lists (Folder        *folder,
                     gconstpointer  data)
{
  g_autofree char *text = make_list (FALSE, NULL);
  g_autofree char *list = write_file (folder, "a.csv", text, -1);
  g_autofree char *workspace = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_auto (Result) info = { 0 };
  g_auto (Result) table = { 0 };
  g_auto (Result) parts = { 0 };
  g_autoptr (yyjson_doc) doc = NULL;

  assert_done ("workspace", "create", workspace);
  assert_fails (1, "there is a file of this name", "workspace", "create", workspace);
  assert_done ("workspace", "import", workspace, list);
  assert_done ("workspace", "backup", workspace);
  assert_done ("snapshot", workspace, "--name", "Release 1");

  info = run ("workspace", "info", workspace, "--json", NULL);
  doc = parse (&info);
  g_assert_cmpint (get_int (doc, "/items"), ==, N_LINES);
  g_assert_cmpint (get_int (doc, "/parts"), ==, N_LINES);
  g_assert_cmpint (get_int (doc, "/suppliers"), ==, 2);
  g_assert_cmpint (get_int (doc, "/decisions/open"), ==, 0);
  g_assert_cmpint (get_int (doc, "/version"), >=, 7);
  assert_text (doc, "/sources/0/file", "a.csv");
  assert_text (doc, "/snapshots/0/name", "Release 1");
  g_assert_true (yyjson_is_null (yyjson_doc_ptr_get (doc, "/holder")));
  g_assert_true (yyjson_is_null (yyjson_doc_ptr_get (doc, "/read_only_reason")));
  g_assert_cmpuint (yyjson_arr_size (yyjson_doc_ptr_get (doc, "/backups")), >=, 1);
  table = run ("workspace", "info", workspace, NULL);
  g_assert_nonnull (strstr (table.out, "Items: 500\n"));
  parts = run ("workspace", "list", workspace, NULL);
  g_assert_nonnull (strstr (parts.out, "MAG-100  Magnetwerk   Segment magnet 100      1\n"));
  assert_fails (2, "sources", "workspace", "list", workspace, "things");
  assert_fails (1, "this is no workspace", "workspace", "info", list);
  assert_fails (2, "usage", "workspace", "frobnicate", workspace);
  assert_fails (1, "nothing to redo", "workspace", "redo", workspace);
}

/* Who only looks needs nobody's leave; who changes it is told who has it. */
static void
test_open_elsewhere (Folder        *folder,
                     gconstpointer  data)
{
  g_autofree char *text = make_list (FALSE, NULL);
  g_autofree char *list = write_file (folder, "a.csv", text, -1);
  g_autofree char *path = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const LdsWorkspaceOptions options = { .holder = "Grace" };
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_auto (Result) info = { 0 };

  assert_done ("workspace", "create", path);
  assert_done ("workspace", "import", path, list);
  workspace = lds_workspace_open_full (file, &options, NULL);
  g_assert_nonnull (workspace);

  assert_fails (1, "Grace", "workspace", "undo", path);
  assert_fails (1, "Grace", "workspace", "claims", path, "MAG-100", "--country", "CN");
  info = run ("workspace", "info", path, NULL);
  g_assert_nonnull (strstr (info.out, "Grace"));
  assert_done ("audit", path, AS_AT);
  assert_done ("explain", path, "3", AS_AT);
  assert_done ("compare", path, path, AS_AT);
  assert_done ("workspace", "check", path);
  assert_done ("workspace", "list", path);
  assert_done ("snapshots", path);
  g_assert_false (lds_workspace_has_changed (workspace));

  /* Looking keeps nobody from changing it either. */
  g_assert_true (lds_workspace_begin (workspace, NULL));
  assert_done ("audit", path, AS_AT);
  lds_workspace_rollback (workspace);
}

static void
test_damage (Folder        *folder,
             gconstpointer  data)
{
  g_autofree char *text = make_list (FALSE, NULL);
  g_autofree char *list = write_file (folder, "a.csv", text, -1);
  g_autofree char *path = g_build_filename (folder->folder, "company.lodestone", NULL);
  g_autofree char *bytes = NULL;
  g_auto (Result) restored = { 0 };
  gsize size = 0;

  assert_done ("workspace", "create", path);
  assert_done ("workspace", "import", path, list);
  assert_done ("workspace", "backup", path);
  assert_done ("workspace", "check", path);

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + 2 * 4096, 0xa5, size - 3 * 4096);
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  assert_fails (1, "--restore", "workspace", "check", path);

  restored = run ("workspace", "check", path, "--restore", NULL);
  g_assert_cmpint (restored.status, ==, 0);
  g_assert_nonnull (strstr (restored.out, ".replaced"));
  assert_done ("workspace", "check", path);
  assert_levels (path, "MAG-100", "high");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, set_up, func, tear_down)
  ADD ("/cli/workspace/revisions-of-500-lines", test_revisions);
  ADD ("/cli/workspace/same-file-is-refused", test_same_file);
  ADD ("/cli/workspace/unsure-is-told", test_unsure);
  ADD ("/cli/workspace/claims", test_claims);
  ADD ("/cli/workspace/history", test_history);
  ADD ("/cli/workspace/decisions", test_decisions);
  ADD ("/cli/workspace/questions-and-notes", test_questions);
  ADD ("/cli/workspace/settings", test_settings);
  ADD ("/cli/workspace/info-and-lists", test_info_and_lists);
  ADD ("/cli/workspace/open-elsewhere", test_open_elsewhere);
  ADD ("/cli/workspace/damage-and-restore", test_damage);

  return g_test_run ();
}
