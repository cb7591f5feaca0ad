/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone verify: whether a report still holds, and if not, why. */

#include "lds-config.h"

#include "lds-cli-private.h"
#include "lds-cli-side.h"
#include "lds-comparison.h"
#include "lds-json-reading.h"
#include "lds-report.h"
#include "lds-seal.h"
#include "lds-snapshot.h"
#include "lds-workbook-check.h"

#include <glib/gi18n-lib.h>

/**
 * Verification:
 * @json: (nullable): the report, if it is one in JSON
 * @workbook: (nullable): the report, if it is a workbook
 * @written: what the report says that it was made from
 * @now: what an audit of today is made from, at the same date
 * @snapshot: (nullable): the signed-off audit that the report is
 */
typedef struct
{
  GBytes         *json;
  LdsSpreadsheet *workbook;
  gboolean        intact;
  LdsSeal         written;
  LdsSeal         now;
  LdsCatalogue   *catalogue;
  LdsWorkspace   *workspace;
  LdsAudit       *audit;
  char           *snapshot;
  char           *signed_off;
} Verification;

static void
verification_clear (Verification *self)
{
  g_clear_pointer (&self->json, g_bytes_unref);
  g_clear_pointer (&self->workbook, lds_spreadsheet_free);
  lds_seal_clear (&self->written);
  lds_seal_clear (&self->now);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->workspace);
  g_clear_object (&self->audit);
  g_free (self->snapshot);
  g_free (self->signed_off);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verification, verification_clear)

static gboolean
load_report (Verification  *self,
             const char    *path,
             GError       **error)
{
  if (!g_str_has_suffix (path, ".json"))
    {
      self->workbook = lds_workbook_read_seal (path, &self->written, error);
      return self->workbook != NULL;
    }

  self->json = lds_cli_read_report (path, error);
  if (self->json == NULL)
    return FALSE;
  if (lds_seal_of_json (&self->written, self->json, &self->intact, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);

  return FALSE;
}

static gboolean
run_again (Verification  *self,
           const char    *path,
           GError       **error)
{
  LdsCliSide side = { .path = path };

  if (!lds_cli_parse_date (self->written.as_at, &side.as_at))
    {
      g_set_error (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT,
                   _ ("The report says “%s”, which is no date: somebody altered it."),
                   self->written.as_at);
      return FALSE;
    }
  self->audit = lds_cli_side_audit (&side, self->catalogue, &self->workspace, error);

  return self->audit != NULL && lds_seal_of_audit (&self->now, self->audit, NULL, error);
}

static gboolean
find_snapshot_cb (const LdsSnapshotRecord *snapshot,
                  gpointer                 user_data)
{
  Verification *self = user_data;

  if (!g_str_equal (snapshot->sha256, self->written.sha256))
    return TRUE;
  self->snapshot = g_strdup (snapshot->name);
  self->signed_off = g_strdup (snapshot->made);

  return FALSE;
}

/* A snapshot counts only if it still is what its hash says. */
static gboolean
find_snapshot (Verification  *self,
               GError       **error)
{
  g_autoptr (GBytes) json = NULL;

  if (!lds_workspace_foreach_snapshot (self->workspace, find_snapshot_cb, self, error))
    return FALSE;
  if (self->snapshot == NULL)
    return TRUE;
  json = lds_snapshot_read (self->workspace, self->snapshot, error);

  return json != NULL;
}

static gboolean
is_now (const Verification *self)
{
  return g_str_equal (self->written.sha256, self->now.sha256);
}

static void
print_report (const Verification *self,
              const char         *path)
{
  g_autofree char *line =
    g_strdup_printf (_ ("%1$s: written by %2$s, as at %3$s, catalogue %4$s (%5$.8s)"), path,
                     self->written.program != NULL ? self->written.program : "?",
                     self->written.as_at,
                     self->written.catalogue_version != NULL ? self->written.catalogue_version : "?",
                     self->written.catalogue_sha256 != NULL ? self->written.catalogue_sha256 : "?");

  lds_cli_print_line ("", line);
  lds_cli_print_line ("  SHA-256: ", self->written.sha256);
}

static gboolean
print_if_other (const char *written,
                const char *now,
                const char *reason)
{
  gboolean other = g_strcmp0 (written, now) != 0;

  if (other)
    lds_cli_print_line ("    ", reason);

  return other;
}

/* How many lines differ, which for a workbook are rows of its items. */
static gboolean
count_lines (Verification  *self,
             guint         *n,
             GError       **error)
{
  if (self->workbook != NULL)
    {
      g_auto (LdsWorkbookCheck) check = { 0 };
      gboolean checked = lds_workbook_check (&check, self->workbook, self->audit, error);

      *n = check.n_rows;
      return checked;
    }
  else
    {
      g_autoptr (LdsComparisonSide) after = lds_comparison_side_of_audit (self->audit, NULL, "");
      g_autoptr (LdsComparisonSide) before = lds_json_read_side (self->json, "", error);
      g_autoptr (LdsComparison) comparison = NULL;

      if (before == NULL)
        return FALSE;
      comparison = lds_comparison_new (before, after);
      *n = 0;
      for (guint i = 0; i < comparison->changes->len; i++)
        *n += !lds_line_change_is_empty (&g_array_index (comparison->changes, LdsLineChange, i));
      return TRUE;
    }
}

static gboolean
print_reasons (Verification  *self,
               GError       **error)
{
  const LdsSeal *written = &self->written;
  const LdsSeal *now = &self->now;
  g_autofree char *catalogue =
    g_strdup_printf (_ ("the catalogue is another one: %1$s (%2$.8s) then, %3$s (%4$.8s) now"),
                     written->catalogue_version != NULL ? written->catalogue_version : "?",
                     written->catalogue_sha256 != NULL ? written->catalogue_sha256 : "?",
                     now->catalogue_version, now->catalogue_sha256);
  g_autofree char *program = g_strdup_printf (_ ("the program is another one: %1$s then, %2$s now"),
                                              written->program != NULL ? written->program : "?",
                                              now->program);
  gboolean known = FALSE;
  guint n = 0;

  g_print ("%s\n", _ ("  What differs between then and now:"));
  known |= print_if_other (written->catalogue_sha256, now->catalogue_sha256, catalogue);
  known |= print_if_other (written->program, now->program, program);
  known |= print_if_other (written->settings_sha256, now->settings_sha256,
                           _ ("the settings of the audit are others"));
  known |= print_if_other (written->inputs_sha256, now->inputs_sha256,
                           _ ("the files that were read are others"));
  if (!count_lines (self, &n, error))
    return FALSE;
  if (n > 0 && g_strcmp0 (written->locale, self->json != NULL ? NULL : now->locale) == 0)
    g_print (ngettext ("    %u line says or comes out as something else\n",
                       "    %u lines say or come out as something else\n", n),
             n);
  else if (n > 0)
    g_print ("%s\n", _ ("    the workbook is in another language, so that its lines cannot be "
                        "counted"));
  else if (!known)
    g_print ("%s\n", _ ("    no line, but what stands beside them, such as what is to be asked"));

  return TRUE;
}

static void
print_check (const LdsWorkbookCheck *check,
             const char             *same)
{
  if (check->n_cells == 0)
    {
      g_print ("%s\n", same);
      return;
    }

  g_print (ngettext ("  ALTERED: %u cell is not what the audit gives:\n",
                     "  ALTERED: %u cells are not what the audit gives:\n", check->n_cells),
           check->n_cells);
  for (guint i = 0; i < check->examples->len; i++)
    lds_cli_print_line ("    ", g_ptr_array_index (check->examples, i));
}

/* Lays the cells beside what the audit gives now, or beside what was signed off. */
static gboolean
check_cells (Verification  *self,
             gboolean      *altered,
             GError       **error)
{
  g_auto (LdsWorkbookCheck) check = { 0 };

  if (is_now (self))
    {
      if (!lds_workbook_check (&check, self->workbook, self->audit, error))
        return FALSE;
      print_check (&check,
                   _ ("  Every cell of every sheet was compared with the audit and is the same. "
                      "Charts, looks and document properties were not compared."));
    }
  else
    {
      g_autoptr (LdsComparisonSide) side =
        lds_snapshot_read_side (self->workspace, self->snapshot, error);

      if (side == NULL)
        return FALSE;
      lds_workbook_check_items (&check, self->workbook, side);
      print_check (&check,
                   _ ("  The levels and total quantities of all items were compared with the "
                      "snapshot and are the same. Its other cells were not compared."));
    }
  *altered = check.n_cells > 0;

  return TRUE;
}

/* Whether somebody changed the report itself, as far as that can be told. */
static gboolean
print_alterations (Verification  *self,
                   gboolean      *altered,
                   GError       **error)
{
  if (self->json != NULL)
    {
      *altered = !self->intact;
      g_print ("%s\n", self->intact
                         ? _ ("  The report is as it was written, by its own hash.")
                         : _ ("  ALTERED: the report is not what its own hash says."));
    }
  else if (!is_now (self) && self->snapshot == NULL)
    g_print ("%s\n", _ ("  Whether somebody altered its cells could not be told, only what its seal "
                        "says: the audit of then is not kept."));
  else if (g_strcmp0 (self->written.locale, self->now.locale) != 0 ||
           g_strcmp0 (self->written.program, self->now.program) != 0)
    g_print ("%s\n", _ ("  Its cells were not compared: it is in another language, or another version "
                        "wrote it."));
  else
    return check_cells (self, altered, error);

  return TRUE;
}

static gboolean
print_verdict (Verification  *self,
               GError       **error)
{
  if (is_now (self))
    g_print ("%s\n", _ ("  MATCHES what the workspace gives now."));
  if (self->snapshot != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("  MATCHES the snapshot “%1$s”, signed off %2$s."),
                                               self->snapshot, self->signed_off);

      lds_cli_print_line ("", text);
    }
  if (!is_now (self) && self->snapshot == NULL)
    g_print ("%s\n", _ ("  DOES NOT MATCH what the workspace gives now, nor any snapshot."));

  return is_now (self) || print_reasons (self, error);
}

static int
verify (char       **paths,
        const char  *catalogue,
        GError     **error)
{
  g_auto (Verification) self = { 0 };
  gboolean altered = FALSE;

  self.catalogue = lds_cli_load_catalogue (catalogue, error);
  if (self.catalogue == NULL || !load_report (&self, paths[0], error) ||
      !run_again (&self, paths[1], error) || !find_snapshot (&self, error))
    return LDS_EXIT_FAILED;

  print_report (&self, paths[0]);
  if (!print_verdict (&self, error) || !print_alterations (&self, &altered, error))
    return LDS_EXIT_FAILED;

  return !altered && (is_now (&self) || self.snapshot != NULL) ? LDS_EXIT_DONE : LDS_EXIT_NO_MATCH;
}

/**
 * lds_cli_run_verify:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Says whether a report, .xlsx or .json, is what a workspace gives now or what was signed off.
 *
 * Returns: the exit status; 3 where it is neither, or was altered
 */
int
lds_cli_run_verify (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("REPORT WORKSPACE"));
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_auto (GStrv) paths = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *catalogue = NULL;
  const GOptionEntry entries[] = {
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  int status = LDS_EXIT_USAGE;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context,
                                _ ("Says whether a report (.xlsx, .json) is what the workspace gives "
                                   "now at the report’s date, or one of its snapshots, and if not, "
                                   "why. Exits with 3 where it is neither, or was altered."));
  if (g_option_context_parse_strv (context, &rest, &error) &&
      (paths == NULL || g_strv_length (paths) != 2))
    g_set_error_literal (&error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("name a REPORT, .xlsx or .json, and a WORKSPACE"));
  if (error == NULL)
    status = verify (paths, catalogue, &error);
  if (error != NULL)
    lds_cli_complain (error->message);

  return status;
}
