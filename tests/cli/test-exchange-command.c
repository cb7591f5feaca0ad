/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two copies of a workspace that give each other files of changes, from the command line. */

#include "program.h"

#include "lds-workspace-claims.h"
#include "lds-workspace-edit.h"
#include "lds-workspace-history.h"
#include "lds-workspace-parts.h"

#include <string.h>

/* @origin: a claim that both copies have */
typedef struct
{
  char   *annas;
  char   *bens;
  char   *changes;
  char   *decisions;
  gint64  part;
  gint64  origin;
} Copies;

static LdsWorkspace *
open (const char *path,
      const char *author)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  LdsWorkspace *workspace = lds_workspace_open (file, TRUE, &error);

  g_assert_no_error (error);
  lds_workspace_set_author (workspace, author);

  return workspace;
}

static gint64
set_origin (const char *path,
            const char *author,
            gint64      part,
            gint64      id,
            const char *country)
{
  g_autoptr (LdsWorkspace) workspace = open (path, author);
  LdsPartOriginRecord origin = { .id = id, .part = part, .tier = 1, .country = country, .evidence = "declared" };

  g_assert_true (lds_workspace_edit_begin (workspace, "Origin", NULL, NULL));
  g_assert_true (lds_workspace_set_part_origin (workspace, &origin, NULL));
  g_assert_true (lds_workspace_commit (workspace, NULL));

  return origin.id;
}

static char *
dump (const char *path)
{
  g_autoptr (LdsWorkspace) workspace = open (path, NULL);

  return lds_workspace_dump (workspace, NULL);
}

static void
copies_clear (Copies *copies)
{
  g_free (copies->annas);
  g_free (copies->bens);
  g_free (copies->changes);
  g_free (copies->decisions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copies, copies_clear)

static void
make_copies (Folder *folder,
             Copies *copies)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  copies->annas = g_build_filename (folder->folder, "anna.lodestone", NULL);
  copies->bens = g_build_filename (folder->folder, "ben.lodestone", NULL);
  copies->changes = g_build_filename (folder->folder, "ben.lodestone-changes", NULL);
  copies->decisions = g_build_filename (folder->folder, "decisions.txt", NULL);
  {
    g_autoptr (LdsWorkspace) workspace = open (copies->annas, "Anna");
    LdsSourceRecord source = { .file = "a.csv", .header_row = 1 };
    LdsItemRecord item = { .row = 2, .part_number = "MAG-100", .supplier = "Acme", .quantity = 1, .fitted = TRUE };

    g_assert_true (lds_workspace_import_begin (workspace, "a.csv", &error));
    g_assert_true (lds_workspace_add_source (workspace, &source, &error));
    item.source = source.id;
    g_assert_true (lds_workspace_add_item (workspace, &item, &error));
    g_assert_true (lds_workspace_commit (workspace, &error));
    g_assert_true (lds_workspace_find_part (workspace, "MAG-100", "Acme", &copies->part, &error));
  }
  copies->origin = set_origin (copies->annas, "Anna", copies->part, 0, "CN");
  g_assert_true (g_file_get_contents (copies->annas, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copies->bens, bytes, length, NULL));
}

static void
test_carry (Folder        *folder,
            gconstpointer  data)
{
  g_auto (Copies) copies = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;

  make_copies (folder, &copies);
  set_origin (copies.bens, "Ben", copies.part, copies.origin, "DE");
  {
    g_auto (Result) written = run ("export-changes", copies.bens, copies.changes, NULL);

    g_assert_cmpint (written.status, ==, 0);
    g_assert_nonnull (strstr (written.out, "Parts lists"));
  }
  before = dump (copies.annas);
  {
    g_auto (Result) tried = run ("import-changes", copies.annas, copies.changes, "--dry-run", NULL);

    g_assert_cmpint (tried.status, ==, 0);
    g_assert_nonnull (strstr (tried.out, "1 entry would change"));
  }
  between = dump (copies.annas);
  g_assert_cmpstr (between, ==, before);
  {
    g_auto (Result) taken = run ("import-changes", copies.annas, copies.changes, NULL);
    g_auto (Result) again = run ("import-changes", copies.annas, copies.changes, NULL);

    g_assert_cmpint (taken.status, ==, 0);
    g_assert_cmpint (again.status, ==, 0);
    g_assert_nonnull (strstr (again.out, "nothing new"));
  }
  after = dump (copies.annas);
  g_assert_nonnull (strstr (after, "\"DE\""));
  {
    g_autoptr (LdsWorkspace) workspace = open (copies.annas, NULL);
    g_autofree char *title = NULL;

    g_assert_true (lds_workspace_can_undo (workspace, &title));
    g_assert_cmpstr (title, ==, "Changes of Ben from “ben.lodestone-changes”");
  }
}

static void
test_since (Folder        *folder,
            gconstpointer  data)
{
  g_auto (Copies) copies = { 0 };

  make_copies (folder, &copies);
  {
    g_auto (Result) all = run ("export-changes", copies.bens, copies.changes, NULL);
    g_auto (Result) none = run ("export-changes", copies.bens, copies.changes, NULL);

    g_assert_nonnull (strstr (all.out, "2 changes were written"));
    g_assert_nonnull (strstr (none.out, "no file was written"));
  }
  set_origin (copies.bens, "Ben", copies.part, copies.origin, "DE");
  {
    g_auto (Result) based = run ("export-changes", copies.bens, copies.changes, "--base", copies.changes, NULL);
    g_auto (Result) number = run ("export-changes", copies.bens, copies.changes, "--since", "1", NULL);
    g_auto (Result) date = run ("export-changes", copies.bens, copies.changes, "--since", "2001-01-01", NULL);
    g_auto (Result) wrong = run ("export-changes", copies.bens, copies.changes, "--since", "yesterday", NULL);

    g_assert_nonnull (strstr (based.out, "1 change was written"));
    g_assert_nonnull (strstr (number.out, "2 changes were written"));
    g_assert_nonnull (strstr (date.out, "3 changes were written"));
    g_assert_cmpint (wrong.status, ==, 2);
  }
}

static void
test_decide (Folder        *folder,
             gconstpointer  data)
{
  g_auto (Copies) copies = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) decided = NULL;

  make_copies (folder, &copies);
  set_origin (copies.bens, "Ben", copies.part, copies.origin, "DE");
  set_origin (copies.annas, "Anna", copies.part, copies.origin, "JP");
  before = dump (copies.annas);
  {
    g_auto (Result) written = run ("export-changes", copies.bens, copies.changes, NULL);
    g_auto (Result) open_yet = run ("import-changes", copies.annas, copies.changes, NULL);
    g_auto (Result) asks = run ("import-changes", copies.annas, copies.changes, "--decide", copies.decisions, NULL);

    g_assert_cmpint (written.status, ==, 0);
    g_assert_cmpint (open_yet.status, ==, 3);
    g_assert_nonnull (strstr (open_yet.out, "Origin: MAG-100"));
    g_assert_nonnull (strstr (open_yet.out, "country JP"));
    g_assert_nonnull (strstr (open_yet.out, "country DE"));
    g_assert_cmpint (asks.status, ==, 3);
  }
  after = dump (copies.annas);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (g_file_get_contents (copies.decisions, &text, NULL, NULL));
  decided = g_string_new (text);
  g_assert_cmpuint (g_string_replace (decided, "\n? ", "\ntheirs ", 0), ==, 1);
  g_assert_true (g_file_set_contents (copies.decisions, decided->str, -1, NULL));
  {
    g_auto (Result) done = run ("import-changes", copies.annas, copies.changes, "--decide", copies.decisions, NULL);

    g_assert_cmpint (done.status, ==, 0);
  }
  g_free (after);
  after = dump (copies.annas);
  g_assert_nonnull (strstr (after, "\"DE\""));
  g_assert_null (strstr (after, "\"JP\""));

  g_assert_true (g_file_set_contents (copies.decisions, "perhaps\n", -1, NULL));
  {
    g_auto (Result) wrong = run ("import-changes", copies.annas, copies.changes, "--decide", copies.decisions, NULL);
    g_auto (Result) both = run ("import-changes", copies.annas, copies.changes, "--mine", "--theirs", NULL);

    g_assert_cmpint (wrong.status, ==, 1);
    g_assert_nonnull (strstr (wrong.err, "line 1"));
    g_assert_cmpint (both.status, ==, 2);
  }
}

static void
test_mine (Folder        *folder,
           gconstpointer  data)
{
  g_auto (Copies) copies = { 0 };
  g_autofree char *after = NULL;

  make_copies (folder, &copies);
  set_origin (copies.bens, "Ben", copies.part, copies.origin, "DE");
  set_origin (copies.annas, "Anna", copies.part, copies.origin, "JP");
  {
    g_auto (Result) written = run ("export-changes", copies.bens, copies.changes, NULL);
    g_auto (Result) kept = run ("import-changes", copies.annas, copies.changes, "--mine", NULL);

    g_assert_cmpint (written.status, ==, 0);
    g_assert_cmpint (kept.status, ==, 0);
  }
  after = dump (copies.annas);
  g_assert_nonnull (strstr (after, "\"JP\""));
}

static void
test_wrong_files (Folder        *folder,
                  gconstpointer  data)
{
  g_auto (Copies) copies = { 0 };
  g_autofree char *text = NULL;

  make_copies (folder, &copies);
  text = write_file (folder, "text.txt", "no changes\n", -1);
  {
    g_auto (Result) damaged = run ("import-changes", copies.annas, text, NULL);
    g_auto (Result) missing = run ("import-changes", copies.annas, copies.changes, NULL);
    g_auto (Result) directory = run ("import-changes", copies.annas, folder->folder, NULL);
    g_auto (Result) usage = run ("import-changes", copies.annas, NULL);

    g_assert_cmpint (damaged.status, ==, 1);
    g_assert_nonnull (strstr (damaged.err, "damaged"));
    g_assert_cmpint (missing.status, ==, 1);
    g_assert_cmpint (directory.status, ==, 1);
    g_assert_cmpint (usage.status, ==, 2);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, set_up, func, tear_down)
  ADD ("/cli/exchange/carry", test_carry);
  ADD ("/cli/exchange/since", test_since);
  ADD ("/cli/exchange/decide", test_decide);
  ADD ("/cli/exchange/mine", test_mine);
  ADD ("/cli/exchange/wrong-files", test_wrong_files);

  return g_test_run ();
}
