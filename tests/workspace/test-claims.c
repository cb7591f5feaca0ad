/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-workspace-claims.h"
#include "lds-workspace-documents.h"
#include "lds-workspace-families.h"
#include "lds-workspace-notes.h"
#include "lists.h"

static const Entry entries[] = {
  { .number = "MAG-1", .supplier = "Acme" },
  { .number = "MAG-2", .supplier = "Acme" },
  { .number = "MAG-1", .supplier = "Other" },
};

static gboolean
append_origin_cb (const LdsOriginRecord *origin,
                  gpointer               user_data)
{
  g_string_append_printf (user_data, "%" G_GINT64_FORMAT ":%s/%s/%s ", origin->item,
                          origin->country, origin->evidence, origin->document);

  return TRUE;
}

static gboolean
append_content_cb (const LdsContentRecord *content,
                   gpointer                user_data)
{
  g_string_append_printf (user_data, "%" G_GINT64_FORMAT ":%s ", content->item, content->element);

  return TRUE;
}

static char *
list_claims (Lists *lists)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (lds_workspace_foreach_origin (lists->workspace, append_origin_cb, text, NULL));
  g_assert_true (lds_workspace_foreach_content (lists->workspace, append_content_cb, text, NULL));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_claims (Lists      *lists,
               const char *expected)
{
  g_autofree char *claims = list_claims (lists);

  g_assert_cmpstr (claims, ==, expected);
}

/* What is learnt once holds in every parts list, the later ones too, beside what the lists state. */
static void
test_claim_holds_in_every_list (Lists         *lists,
                                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a certificate", 13);
  g_autoptr (GError) error = NULL;
  LdsPartOriginRecord origin = { .stage = "magnet", .country = "JP", .evidence = "verified" };
  LdsPartContentRecord content = { .element = "Dy", .low = 0.01, .high = 0.02, .evidence = "declared" };
  LdsOriginRecord stated = { .tier = 1, .country = "DE", .evidence = "stated", .stated = "Germany" };

  lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  origin.part = content.part = lists_get_part (lists, 1);
  stated.item = 1;
  lists_begin (lists, "Claims");
  g_assert_true (lds_workspace_add_document (lists->workspace, "cert.pdf", bytes, &origin.document, &error));
  g_assert_true (lds_workspace_set_part_origin (lists->workspace, &origin, &error));
  g_assert_true (lds_workspace_set_part_content (lists->workspace, &content, &error));
  g_assert_true (lds_workspace_add_origin (lists->workspace, &stated, &error));
  lists_commit (lists);

  lists_import (lists, "b.csv", entries, G_N_ELEMENTS (entries));
  assert_claims (lists, "1:DE/stated/(null) 1:JP/verified/cert.pdf 4:JP/verified/cert.pdf 1:Dy 4:Dy ");

  lists_begin (lists, "Removal");
  origin.country = "VN";
  origin.document = 0;
  g_assert_true (lds_workspace_set_part_origin (lists->workspace, &origin, &error));
  g_assert_true (lds_workspace_remove_part_content (lists->workspace, content.id, &error));
  lists_commit (lists);
  assert_claims (lists, "1:DE/stated/(null) 1:VN/verified/(null) 4:VN/verified/(null) ");
}

static gboolean
count_origin_cb (const LdsPartOriginRecord *origin,
                 gpointer                   user_data)
{
  g_assert_cmpstr (origin->author, ==, "Anna");
  g_assert_cmpint (origin->family, !=, 0);
  (*(guint *) user_data)++;

  return TRUE;
}

static void
test_claim_covers_a_family (Lists         *lists,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  LdsPartOriginRecord origin = { .country = "JP", .evidence = "declared" };
  gint64 family;
  guint n = 0;

  lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  lists_begin (lists, "Family");
  g_assert_true (lds_workspace_add_family (lists->workspace, "Magnets 2", "ACME GmbH", "mag 2", &family, &error));
  g_assert_true (lds_workspace_add_family_part (lists->workspace, family, lists_get_part (lists, 3), &error));
  origin.family = family;
  g_assert_true (lds_workspace_set_part_origin (lists->workspace, &origin, &error));
  lists_commit (lists);
  assert_claims (lists, "2:JP/declared/(null) 3:JP/declared/(null) ");

  /* A part that is both listed and has the prefix is covered once; one that comes later is covered. */
  lists_begin (lists, "Family");
  g_assert_true (lds_workspace_add_family_part (lists->workspace, family, lists_get_part (lists, 2), &error));
  lists_commit (lists);
  lists_import (lists, "b.csv",
                (Entry[]) { { .number = "MAG-20", .supplier = "Acme" },
                            { .number = "MAG-20", .supplier = "Other" } },
                2);
  assert_claims (lists, "2:JP/declared/(null) 3:JP/declared/(null) 4:JP/declared/(null) ");
  g_assert_true (lds_workspace_foreach_part_origin (lists->workspace, lists_get_part (lists, 4),
                                                    count_origin_cb, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_family_without_maker_is_refused (Lists         *lists,
                                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 family;

  lists_begin (lists, "Family");
  g_assert_false (lds_workspace_add_family (lists->workspace, "All", NULL, "MAG-2", &family, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (lds_workspace_add_family (lists->workspace, "All", "Acme", "MAG", &family, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT);
  lds_workspace_rollback (lists->workspace);
}

static gboolean
append_question_cb (const LdsQuestionRecord *question,
                    gpointer                 user_data)
{
  g_string_append_printf (user_data, "%s/%s/%s/%s ", question->text, question->responsible,
                          question->due, question->answer);

  return TRUE;
}

static gboolean
append_note_cb (const LdsNoteRecord *note,
                gpointer             user_data)
{
  g_string_append_printf (user_data, "%s by %s ", note->text, note->author);

  return TRUE;
}

static void
test_notes_and_questions (Lists         *lists,
                          gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  LdsNoteRecord note = { .text = "They moved." };
  LdsQuestionRecord late = { .text = "Grade?", .responsible = "Ben", .due = "2026-12-24" };
  LdsQuestionRecord early = { .text = "Mine?", .due = "2026-12-01" };
  LdsQuestionRecord done = { .text = "Who?", .answer = "Acme" };

  lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  note.part = late.part = early.part = done.part = lists_get_part (lists, 1);
  lists_begin (lists, "Notes");
  g_assert_true (lds_workspace_set_note (lists->workspace, &note, NULL));
  g_assert_true (lds_workspace_set_question (lists->workspace, &done, NULL));
  g_assert_true (lds_workspace_set_question (lists->workspace, &late, NULL));
  g_assert_true (lds_workspace_set_question (lists->workspace, &early, NULL));
  lists_commit (lists);

  g_assert_true (lds_workspace_foreach_note (lists->workspace, note.part, append_note_cb, text, NULL));
  g_assert_true (lds_workspace_foreach_question (lists->workspace, 0, append_question_cb, text, NULL));
  g_assert_cmpstr (text->str, ==,
                   "They moved. by Anna Mine?/(null)/2026-12-01/(null) "
                   "Grade?/Ben/2026-12-24/(null) Who?/(null)/(null)/Acme ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Lists, NULL, lists_set_up, func, lists_tear_down)
  ADD ("/workspace/claims/claim-holds-in-every-list", test_claim_holds_in_every_list);
  ADD ("/workspace/claims/claim-covers-a-family", test_claim_covers_a_family);
  ADD ("/workspace/claims/family-without-maker-is-refused", test_family_without_maker_is_refused);
  ADD ("/workspace/claims/notes-and-questions", test_notes_and_questions);

  return g_test_run ();
}
