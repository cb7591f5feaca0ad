/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two people, each with a copy of one workspace, who give each other files of their changes. */

#include "lists.h"

#include "lds-workspace-claims.h"
#include "lds-workspace-decisions.h"
#include "lds-workspace-documents.h"
#include "lds-workspace-exchange.h"
#include "lds-workspace-families.h"
#include "lds-workspace-notes.h"
#include "lds-workspace-suppliers.h"

#include <gio/gio.h>
#include <sqlite3.h>
#include <string.h>

#define N_ROUNDS 60
#define N_EDITS 8

typedef struct
{
  Lists anna;
  Lists ben;
} Pair;

/* The copy is made as people make it: of the closed file. */
static void
part_ways (Pair *pair)
{
  g_autoptr (GFile) from = g_file_new_for_path (pair->anna.path);
  g_autoptr (GFile) to = g_file_new_for_path (pair->ben.path);
  g_autoptr (GError) error = NULL;

  g_clear_object (&pair->anna.workspace);
  g_clear_object (&pair->ben.workspace);
  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  lists_reopen (&pair->anna);
  lists_reopen (&pair->ben);
  lds_workspace_set_author (pair->anna.workspace, "Anna");
  lds_workspace_set_author (pair->ben.workspace, "Ben");
}

static void
set_up (Pair          *pair,
        gconstpointer  data)
{
  static const Entry entries[] = {
    { .number = "MAG-100", .supplier = "Acme", .text = "Magnet" },
    { .number = "MAG-101", .supplier = "Acme", .text = "Magnet" },
    { .number = "MOT-200", .supplier = "Beta", .text = "Motor" },
    { .number = "SEN-300", .supplier = "Gamma", .text = "Sensor" },
  };

  lists_set_up (&pair->anna, NULL);
  lists_set_up (&pair->ben, NULL);
  lists_import (&pair->anna, "a.csv", entries, G_N_ELEMENTS (entries));
  part_ways (pair);
}

static void
tear_down (Pair          *pair,
           gconstpointer  data)
{
  lists_tear_down (&pair->anna, NULL);
  lists_tear_down (&pair->ben, NULL);
}

static gint64
find_part (Lists      *lists,
           const char *number,
           const char *maker)
{
  gint64 part = 0;

  g_assert_true (lds_workspace_find_part (lists->workspace, number, maker, &part, NULL));
  g_assert_cmpint (part, !=, 0);

  return part;
}

static LdsExchange *
export_since (Lists  *lists,
              gint64  since)
{
  guint n_edits;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lds_workspace_export_changes (lists->workspace, since, &n_edits, &error);
  LdsExchange *exchange;

  g_assert_no_error (error);
  exchange = lds_exchange_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lds_exchange_get_n_edits (exchange), ==, n_edits);

  return exchange;
}

/* What the conflicts say, and what is chosen in each. */
typedef struct
{
  LdsExchangeChoice choice;
  char             *what;
  char             *mine;
  char             *theirs;
} Chooser;

static void
chooser_clear (Chooser *chooser)
{
  g_free (chooser->what);
  g_free (chooser->mine);
  g_free (chooser->theirs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chooser, chooser_clear)

static LdsExchangeChoice
choose_cb (const LdsExchangeConflict *conflict,
           gpointer                   user_data)
{
  Chooser *chooser = user_data;

  g_set_str (&chooser->what, conflict->what);
  g_set_str (&chooser->mine, conflict->mine);
  g_set_str (&chooser->theirs, conflict->theirs);

  return chooser->choice;
}

static LdsExchangeResult
take_in (Lists       *lists,
         LdsExchange *exchange,
         Chooser     *chooser)
{
  LdsExchangeResult result;
  g_autoptr (GError) error = NULL;

  lds_workspace_import_changes (lists->workspace, exchange, "x.lodestone-changes", FALSE,
                                chooser != NULL ? choose_cb : NULL, chooser, &result, &error);
  g_assert_no_error (error);

  return result;
}

/* Each gives the other all that is in the history, at the same time. */
static void
exchange_both (Pair              *pair,
               Chooser           *annas,
               Chooser           *bens,
               LdsExchangeResult *to_anna,
               LdsExchangeResult *to_ben)
{
  g_autoptr (LdsExchange) from_anna = export_since (&pair->anna, 0);
  g_autoptr (LdsExchange) from_ben = export_since (&pair->ben, 0);

  *to_anna = take_in (&pair->anna, from_ben, annas);
  *to_ben = take_in (&pair->ben, from_anna, bens);
}

static void
assert_equal (Pair *pair)
{
  g_autofree char *anna = lists_dump (&pair->anna);
  g_autofree char *ben = lists_dump (&pair->ben);

  g_assert_cmpstr (anna, ==, ben);
}

static void
assert_sound (Lists *lists)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (lists->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA foreign_key_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
add_note (Lists      *lists,
          gint64      part,
          const char *text)
{
  LdsNoteRecord note = { .part = part, .text = text };

  lists_begin (lists, "Note");
  g_assert_true (lds_workspace_set_note (lists->workspace, &note, NULL));
  lists_commit (lists);
}

static gint64
set_origin (Lists      *lists,
            gint64      id,
            gint64      part,
            const char *country)
{
  LdsPartOriginRecord origin = { .id = id, .part = part, .tier = 1, .country = country, .evidence = "declared" };

  lists_begin (lists, "Origin");
  g_assert_true (lds_workspace_set_part_origin (lists->workspace, &origin, NULL));
  lists_commit (lists);

  return origin.id;
}

static void
test_both_ways (Pair          *pair,
                gconstpointer  data)
{
  gint64 part = find_part (&pair->anna, "MAG-100", "Acme");
  LdsExchangeResult to_anna, to_ben;
  g_autofree char *title = NULL;
  g_autofree char *before = lists_dump (&pair->anna);
  g_autofree char *after = NULL;

  set_origin (&pair->ben, 0, part, "CN");
  add_note (&pair->anna, part, "Asked Acme");
  exchange_both (pair, NULL, NULL, &to_anna, &to_ben);
  g_assert_cmpuint (to_anna.n_changed, ==, 1);
  g_assert_cmpuint (to_ben.n_changed, ==, 1);
  g_assert_cmpuint (to_anna.n_conflicts + to_ben.n_conflicts, ==, 0);
  assert_equal (pair);

  /* It is one edit of the history, with the colleague's name and the file's, and can be undone. */
  g_assert_true (lds_workspace_can_undo (pair->anna.workspace, &title));
  g_assert_cmpstr (title, ==, "Changes of Ben from “x.lodestone-changes”");
  g_assert_true (lds_workspace_undo (pair->anna.workspace, NULL));
  g_assert_true (lds_workspace_undo (pair->anna.workspace, NULL));
  after = lists_dump (&pair->anna);
  g_assert_cmpstr (after, ==, before);
}

static void
test_twice (Pair          *pair,
            gconstpointer  data)
{
  gint64 part = find_part (&pair->ben, "MAG-100", "Acme");
  gint64 origin = set_origin (&pair->ben, 0, part, "CN");
  g_autoptr (LdsExchange) exchange = export_since (&pair->ben, 0);
  g_autofree char *title = NULL;
  LdsExchangeResult result = take_in (&pair->anna, exchange, NULL);

  g_assert_cmpuint (result.n_changed, ==, 1);
  result = take_in (&pair->anna, exchange, NULL);
  g_assert_cmpuint (result.n_changed, ==, 0);
  g_assert_cmpuint (result.n_conflicts, ==, 0);

  /* Neither does it bring back what was changed here since. */
  set_origin (&pair->anna, origin, part, "JP");
  result = take_in (&pair->anna, exchange, NULL);
  g_assert_cmpuint (result.n_changed, ==, 0);
  g_assert_cmpuint (result.n_conflicts, ==, 0);
  lds_workspace_can_undo (pair->anna.workspace, &title);
  g_assert_cmpstr (title, ==, "Origin");
}

static void
test_back_and_forth (Pair          *pair,
                     gconstpointer  data)
{
  gint64 part = find_part (&pair->ben, "MAG-100", "Acme");
  gint64 origin = set_origin (&pair->ben, 0, part, "CN");
  static const char *const countries[] = { "JP", "DE", "VN", "US" };

  /* Each goes on from what the other gave, so that there is nothing to choose. */
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      Lists *from = i % 2 == 0 ? &pair->ben : &pair->anna;
      Lists *to = i % 2 == 0 ? &pair->anna : &pair->ben;
      g_autoptr (LdsExchange) exchange = export_since (from, 0);
      LdsExchangeResult result = take_in (to, exchange, NULL);

      g_assert_cmpuint (result.n_conflicts, ==, 0);
      g_assert_cmpuint (result.n_changed, ==, 1);
      assert_equal (pair);
      set_origin (to, origin, part, countries[i]);
    }
}

static void
test_both_changed (Pair          *pair,
                   gconstpointer  data)
{
  gint64 part = find_part (&pair->anna, "MAG-100", "Acme");
  gint64 origin = set_origin (&pair->anna, 0, part, "CN");
  g_auto (Chooser) chooser = { LDS_EXCHANGE_ASK };
  g_autoptr (LdsExchange) exchange = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LdsExchangeResult result;

  part_ways (pair);
  set_origin (&pair->anna, origin, part, "JP");
  set_origin (&pair->ben, origin, part, "DE");
  add_note (&pair->ben, part, "Told by phone");
  exchange = export_since (&pair->ben, 0);

  before = lists_dump (&pair->anna);
  result = take_in (&pair->anna, exchange, &chooser);
  g_assert_cmpuint (result.n_conflicts, ==, 1);
  g_assert_cmpuint (result.n_undecided, ==, 1);
  after = lists_dump (&pair->anna);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (chooser.what, ==, "Origin: MAG-100");
  g_assert_nonnull (strstr (chooser.mine, "country JP"));
  g_assert_nonnull (strstr (chooser.theirs, "country DE"));

  chooser.choice = LDS_EXCHANGE_MINE;
  result = take_in (&pair->anna, exchange, &chooser);
  g_assert_cmpuint (result.n_changed, ==, 1);
  g_assert_true (lds_workspace_undo (pair->anna.workspace, NULL));
  chooser.choice = LDS_EXCHANGE_THEIRS;
  result = take_in (&pair->anna, exchange, &chooser);
  g_assert_cmpuint (result.n_changed, ==, 2);
  assert_equal (pair);
}

static void
merge (Lists *lists)
{
  g_autoptr (GError) error = NULL;

  lists_begin (lists, "Merge");
  lds_workspace_merge_parts (lists->workspace, find_part (lists, "MAG-100", "Acme"),
                             find_part (lists, "MAG-101", "Acme"), &error);
  g_assert_no_error (error);
  lists_commit (lists);
}

/* The lines of a part that was merged follow it, in either copy. */
static void
test_merge (Pair          *pair,
            gconstpointer  data)
{
  g_autoptr (LdsExchange) exchange = NULL;
  LdsExchangeResult result;

  add_note (&pair->anna, find_part (&pair->anna, "MAG-101", "Acme"), "Said of the one that goes");
  part_ways (pair);
  merge (&pair->ben);
  exchange = export_since (&pair->ben, 0);
  result = take_in (&pair->anna, exchange, NULL);
  g_assert_cmpuint (result.n_conflicts, ==, 0);
  assert_equal (pair);
  assert_sound (&pair->anna);
}

static void
test_removed_part_was_changed (Pair          *pair,
                               gconstpointer  data)
{
  g_auto (Chooser) mine = { LDS_EXCHANGE_MINE };
  g_auto (Chooser) theirs = { LDS_EXCHANGE_THEIRS };
  g_auto (Chooser) asks = { LDS_EXCHANGE_ASK };
  g_autofree char *dump = NULL;
  LdsExchangeResult to_anna, to_ben;

  merge (&pair->ben);
  add_note (&pair->anna, find_part (&pair->anna, "MAG-101", "Acme"), "Only Anna says this");
  exchange_both (pair, &asks, &asks, &to_anna, &to_ben);
  g_assert_cmpuint (to_anna.n_undecided, ==, 1);
  g_assert_cmpuint (to_ben.n_undecided, ==, 1);

  /* Ben takes Anna's note, and the part comes back for it; Anna keeps both. */
  exchange_both (pair, &mine, &theirs, &to_anna, &to_ben);
  dump = lists_dump (&pair->ben);
  g_assert_nonnull (strstr (dump, "Only Anna says this"));
  g_free (dump);
  dump = lists_dump (&pair->anna);
  g_assert_nonnull (strstr (dump, "Only Anna says this"));
  assert_sound (&pair->anna);
  assert_sound (&pair->ben);
}

static void
test_note_is_lost_only_by_choice (Pair          *pair,
                                  gconstpointer  data)
{
  g_auto (Chooser) theirs = { LDS_EXCHANGE_THEIRS };
  g_autoptr (LdsExchange) exchange = NULL;
  g_autofree char *dump = NULL;

  merge (&pair->ben);
  add_note (&pair->anna, find_part (&pair->anna, "MAG-101", "Acme"), "Only Anna says this");
  exchange = export_since (&pair->ben, 0);
  take_in (&pair->anna, exchange, &theirs);
  g_assert_cmpstr (theirs.theirs, ==, "removed, with what only you say of it");
  dump = lists_dump (&pair->anna);
  g_assert_null (strstr (dump, "Only Anna says this"));
  assert_equal (pair);
  assert_sound (&pair->anna);
}

/* Ids are made from what names a thing, so that it is the same thing when both copies meet it. */
static void
test_same_part_in_both (Pair          *pair,
                        gconstpointer  data)
{
  static const Entry annas[] = { { .number = "NEW-500", .supplier = "Delta GmbH", .text = "New" } };
  static const Entry bens[] = { { .number = "new 500", .supplier = "DELTA", .text = "Newer" } };
  g_autoptr (LdsExchange) from_anna = NULL;
  g_autoptr (LdsExchange) from_ben = NULL;
  LdsExchangeResult result;
  gint64 part;

  lists_import (&pair->anna, "b.csv", annas, 1);
  lists_import (&pair->ben, "c.csv", bens, 1);
  part = find_part (&pair->anna, "NEW-500", "Delta");
  g_assert_cmpint (part, ==, find_part (&pair->ben, "NEW-500", "Delta"));
  set_origin (&pair->anna, 0, part, "CN");
  set_origin (&pair->ben, 0, part, "JP");

  from_anna = export_since (&pair->anna, 0);
  from_ben = export_since (&pair->ben, 0);
  result = take_in (&pair->anna, from_ben, NULL);
  g_assert_cmpuint (result.n_conflicts, ==, 0);
  result = take_in (&pair->ben, from_anna, NULL);
  g_assert_cmpuint (result.n_conflicts, ==, 0);
  g_assert_cmpint (find_part (&pair->anna, "NEW-500", "Delta"), ==, part);
  assert_sound (&pair->anna);
}

static void
test_supplier_by_two_names (Pair          *pair,
                            gconstpointer  data)
{
  g_auto (Chooser) chooser = { LDS_EXCHANGE_ASK };
  gint64 acme = 0;
  gint64 beta = 0;
  g_autoptr (LdsExchange) exchange = NULL;
  LdsExchangeResult result;

  g_assert_true (lds_workspace_find_supplier (pair->anna.workspace, "Acme", &acme, NULL));
  g_assert_true (lds_workspace_find_supplier (pair->anna.workspace, "Beta", &beta, NULL));
  lists_begin (&pair->anna, "Name");
  g_assert_true (lds_workspace_add_supplier_name (pair->anna.workspace, acme, "AM Holding", NULL));
  lists_commit (&pair->anna);
  lists_begin (&pair->ben, "Name");
  g_assert_true (lds_workspace_add_supplier_name (pair->ben.workspace, beta, "AM Holding", NULL));
  lists_commit (&pair->ben);

  exchange = export_since (&pair->ben, 0);
  result = take_in (&pair->anna, exchange, &chooser);
  g_assert_cmpuint (result.n_undecided, ==, 1);
  g_assert_cmpstr (chooser.what, ==, "Name of a supplier: AM Holding");
  g_assert_cmpstr (chooser.mine, ==, "supplier Acme");
  g_assert_cmpstr (chooser.theirs, ==, "supplier Beta");
}

static void
test_undone_edit_travels (Pair          *pair,
                          gconstpointer  data)
{
  gint64 part = find_part (&pair->ben, "MAG-100", "Acme");
  g_autoptr (LdsExchange) first = NULL;
  g_autoptr (LdsExchange) second = NULL;
  g_autofree char *before = lists_dump (&pair->anna);
  g_autofree char *after = NULL;
  LdsExchangeResult result;

  add_note (&pair->ben, part, "Wrong");
  first = export_since (&pair->ben, 0);
  take_in (&pair->anna, first, NULL);
  g_assert_true (lds_workspace_mark_exported (pair->ben.workspace, NULL));
  g_assert_true (lds_workspace_undo (pair->ben.workspace, NULL));
  second = export_since (&pair->ben, lds_workspace_find_exported (pair->ben.workspace));
  g_assert_cmpuint (lds_exchange_get_n_edits (second), ==, 1);
  result = take_in (&pair->anna, second, NULL);
  g_assert_cmpuint (result.n_changed, ==, 1);
  after = lists_dump (&pair->anna);
  g_assert_cmpstr (after, ==, before);
}

static void
test_documents_travel (Pair          *pair,
                       gconstpointer  data)
{
  gint64 part = find_part (&pair->ben, "MAG-100", "Acme");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("certificate", 11);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (LdsExchange) exchange = NULL;
  gint64 document;

  lists_begin (&pair->ben, "Document");
  g_assert_true (lds_workspace_add_document (pair->ben.workspace, "c.txt", bytes, &document, NULL));
  g_assert_true (lds_workspace_attach_document (pair->ben.workspace, part, document, NULL));
  lists_commit (&pair->ben);
  exchange = export_since (&pair->ben, 0);
  take_in (&pair->anna, exchange, NULL);
  assert_equal (pair);
  read = lds_workspace_read_document (pair->anna.workspace, document, NULL);
  g_assert_nonnull (read);
  g_assert_true (g_bytes_equal (read, bytes));
}

static void
test_lines_stay (Pair          *pair,
                 gconstpointer  data)
{
  static const Entry entries[] = { { .number = "NEW-500", .supplier = "Delta", .text = "New" } };
  LdsDecisionRecord decision = { .finding = "a", .state = LDS_DECISION_ACCEPTED, .facts = "f", .catalogue = "c" };
  guint n_items = lds_workspace_count_items (pair->anna.workspace);
  g_autoptr (LdsExchange) exchange = NULL;
  g_autofree char *dump = NULL;

  decision.item = lists_import (&pair->ben, "b.csv", entries, 1);
  lists_begin (&pair->ben, "Decision");
  g_assert_true (lds_workspace_set_decision (pair->ben.workspace, &decision, NULL));
  lists_commit (&pair->ben);
  lists_begin (&pair->ben, "Decision");
  decision.state = LDS_DECISION_WRONG;
  g_assert_true (lds_workspace_set_decision (pair->ben.workspace, &decision, NULL));
  lists_commit (&pair->ben);

  exchange = export_since (&pair->ben, 0);
  take_in (&pair->anna, exchange, NULL);
  g_assert_cmpuint (lds_workspace_count_items (pair->anna.workspace), ==, n_items);
  find_part (&pair->anna, "NEW-500", "Delta");
  dump = lists_dump (&pair->anna);
  g_assert_null (strstr (dump, "\"wrong\""));
}

static void
test_dry_run (Pair          *pair,
              gconstpointer  data)
{
  g_autoptr (LdsExchange) exchange = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = lists_dump (&pair->anna);
  g_autofree char *after = NULL;
  LdsExchangeResult result;

  add_note (&pair->ben, find_part (&pair->ben, "MAG-100", "Acme"), "New");
  exchange = export_since (&pair->ben, 0);
  g_assert_true (lds_workspace_import_changes (pair->anna.workspace, exchange, "x", TRUE, NULL, NULL, &result,
                                               &error));
  g_assert_cmpuint (result.n_changed, ==, 1);
  after = lists_dump (&pair->anna);
  g_assert_cmpstr (after, ==, before);
}

static void
test_base_and_date (Pair          *pair,
                    gconstpointer  data)
{
  gint64 part = find_part (&pair->anna, "MAG-100", "Acme");
  g_autoptr (LdsExchange) base = NULL;
  g_autoptr (LdsExchange) rest = NULL;

  add_note (&pair->anna, part, "One");
  base = export_since (&pair->anna, 0);
  add_note (&pair->anna, part, "Two");
  rest = export_since (&pair->anna, lds_workspace_find_shared (pair->anna.workspace, base));
  g_assert_cmpuint (lds_exchange_get_n_edits (base), ==, 2);
  g_assert_cmpuint (lds_exchange_get_n_edits (rest), ==, 1);
  g_assert_cmpint (lds_workspace_find_change_before (pair->anna.workspace, "2001-01-01"), ==, 0);
  g_assert_cmpint (lds_workspace_find_change_before (pair->anna.workspace, "9999-01-01"), ==, 3);
}

static void
test_damage (Pair          *pair,
             gconstpointer  data)
{
  guint n_edits;
  g_autoptr (GBytes) whole = NULL;
  gsize size;
  const guint8 *bytes;

  add_note (&pair->anna, find_part (&pair->anna, "MAG-100", "Acme"), "One");
  whole = lds_workspace_export_changes (pair->anna.workspace, 0, &n_edits, NULL);
  bytes = g_bytes_get_data (whole, &size);
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, i);
      g_autoptr (LdsExchange) exchange = lds_exchange_read (cut, &error);

      g_assert_null (exchange);
      g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED);
    }
  g_assert_nonnull (memchr (bytes, '\n', size));
}

static void
edit_at_random (Lists *lists,
                GRand *rand)
{
  static const char *const numbers[] = { "MAG-100", "MAG-101", "MOT-200", "SEN-300" };
  static const char *const makers[] = { "Acme", "Acme", "Beta", "Gamma" };
  int which = g_rand_int_range (rand, 0, 4);
  gint64 part = find_part (lists, numbers[which], makers[which]);
  g_autofree char *text = g_strdup_printf ("%u", g_rand_int (rand));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  LdsNoteRecord note = { .part = part, .text = text };
  LdsQuestionRecord question = { .part = part, .text = text };
  LdsPartOriginRecord origin = { .part = part, .tier = 1, .country = "CN", .evidence = "declared" };
  LdsPartContentRecord content = { .part = part, .element = "Nd", .low = 0, .high = 1, .evidence = "stated" };
  LdsDecisionRecord decision = { .part = part, .finding = text, .state = LDS_DECISION_ASKED, .facts = "f",
                                 .catalogue = "c" };
  gint64 id;

  lists_begin (lists, "Random");
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      g_assert_true (lds_workspace_set_note (lists->workspace, &note, NULL));
      break;
    case 1:
      g_assert_true (lds_workspace_set_question (lists->workspace, &question, NULL));
      break;
    case 2:
      g_assert_true (lds_workspace_add_document (lists->workspace, "d.txt", bytes, &id, NULL));
      g_assert_true (lds_workspace_attach_document (lists->workspace, part, id, NULL));
      break;
    case 3:
      g_assert_true (lds_workspace_add_family (lists->workspace, text, "Acme", NULL, &id, NULL));
      g_assert_true (lds_workspace_add_family_part (lists->workspace, id, part, NULL));
      break;
    case 4:
      g_assert_true (lds_workspace_set_part_content (lists->workspace, &content, NULL));
      break;
    case 5:
      g_assert_true (lds_workspace_set_decision (lists->workspace, &decision, NULL));
      break;
    case 6:
      g_assert_true (lds_workspace_find_supplier (lists->workspace, makers[which], &id, NULL));
      g_assert_true (lds_workspace_add_supplier_name (lists->workspace, id, text, NULL) ||
                     lds_workspace_set_note (lists->workspace, &note, NULL));
      break;
    default:
      g_assert_true (lds_workspace_set_part_origin (lists->workspace, &origin, NULL));
    }
  lists_commit (lists);

  if (g_rand_int_range (rand, 0, 6) == 0)
    g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  if (g_rand_int_range (rand, 0, 8) == 0 && lds_workspace_can_redo (lists->workspace, NULL))
    g_assert_true (lds_workspace_redo (lists->workspace, NULL));
}

/* Now and then changes a claim that both have, on which they may not agree. */
static void
quarrel (Lists  *lists,
         GRand  *rand,
         gint64  id)
{
  g_autofree char *supplier = g_strdup_printf ("%u", g_rand_int (rand));
  LdsPartOriginRecord origin = {
    .id = id, .part = find_part (lists, "MOT-200", "Beta"), .tier = 1, .supplier = supplier, .evidence = "declared",
  };

  if (g_rand_boolean (rand))
    return;

  lists_begin (lists, "Quarrel");
  g_assert_true (lds_workspace_set_part_origin (lists->workspace, &origin, NULL));
  lists_commit (lists);
}

static void
test_order_does_not_matter (Pair          *pair,
                            gconstpointer  data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gint64 origin = set_origin (&pair->anna, 0, find_part (&pair->anna, "MOT-200", "Beta"), "CN");
  guint n_conflicts = 0;

  g_test_message ("seed %u", seed);
  part_ways (pair);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_auto (Chooser) annas = { LDS_EXCHANGE_MINE };
      g_auto (Chooser) bens = { LDS_EXCHANGE_THEIRS };
      LdsExchangeResult to_anna, to_ben;

      for (guint j = 0; j < N_EDITS; j++)
        edit_at_random (g_rand_boolean (rand) ? &pair->anna : &pair->ben, rand);
      if (i % 4 == 0)
        {
          quarrel (&pair->anna, rand, origin);
          quarrel (&pair->ben, rand, origin);
        }
      exchange_both (pair, &annas, &bens, &to_anna, &to_ben);
      g_assert_cmpuint (to_anna.n_conflicts, ==, to_ben.n_conflicts);
      n_conflicts += to_anna.n_conflicts;
      assert_equal (pair);

      /* Now each has what the other has. */
      exchange_both (pair, NULL, NULL, &to_anna, &to_ben);
      g_assert_cmpuint (to_anna.n_changed + to_ben.n_changed, ==, 0);
      g_assert_cmpuint (to_anna.n_conflicts + to_ben.n_conflicts, ==, 0);
    }
  assert_sound (&pair->anna);
  assert_sound (&pair->ben);
  g_test_message ("%u conflicts", n_conflicts);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Pair, NULL, set_up, func, tear_down)
  ADD ("/workspace/exchange/both-ways", test_both_ways);
  ADD ("/workspace/exchange/twice", test_twice);
  ADD ("/workspace/exchange/back-and-forth", test_back_and_forth);
  ADD ("/workspace/exchange/both-changed", test_both_changed);
  ADD ("/workspace/exchange/merge", test_merge);
  ADD ("/workspace/exchange/removed-part-was-changed", test_removed_part_was_changed);
  ADD ("/workspace/exchange/note-is-lost-only-by-choice", test_note_is_lost_only_by_choice);
  ADD ("/workspace/exchange/same-part-in-both", test_same_part_in_both);
  ADD ("/workspace/exchange/supplier-by-two-names", test_supplier_by_two_names);
  ADD ("/workspace/exchange/undone-edit-travels", test_undone_edit_travels);
  ADD ("/workspace/exchange/documents-travel", test_documents_travel);
  ADD ("/workspace/exchange/lines-stay", test_lines_stay);
  ADD ("/workspace/exchange/dry-run", test_dry_run);
  ADD ("/workspace/exchange/base-and-date", test_base_and_date);
  ADD ("/workspace/exchange/damage", test_damage);
  ADD ("/workspace/exchange/order-does-not-matter", test_order_does_not_matter);

  return g_test_run ();
}
