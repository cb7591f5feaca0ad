/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace import: parts lists and their newer revisions. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-comparison.h"
#include "lds-import.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char            **words;
  char             *sheet;
  char             *replaces;
  char             *author;
  char             *catalogue;
  gboolean          again;
  LdsColumnOptions  columns;
  GDate             as_at;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->words);
  g_free (options->sheet);
  g_free (options->replaces);
  g_free (options->author);
  g_free (options->catalogue);
  lds_column_options_clear (&options->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (Options     *options,
               const char  *as_at,
               GError     **error)
{
  const char *message = NULL;

  if (options->replaces != NULL && g_strv_length (options->words) != 2)
    message = _ ("--replaces takes one BOM at a time");
  else if (!lds_cli_parse_date (as_at, &options->as_at))
    message = _ ("--as-at takes a date such as 2026-11-24");

  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return message == NULL && lds_column_options_check (&options->columns, error);
}

static gboolean
options_parse (Options   *options,
               char     **arguments,
               GError   **error)
{
  g_autofree char *as_at = NULL;
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet,
      N_ ("Read only the sheet of this name"), N_ ("NAME") },
    { "replaces", 0, 0, G_OPTION_ARG_STRING, &options->replaces,
      N_ ("It is a newer revision of this list: the name of its file or sheet, or its number"), N_ ("SOURCE") },
    { "again", 0, 0, G_OPTION_ARG_NONE, &options->again,
      N_ ("Import a file once more that was imported before"), NULL },
    { "as-at", 0, 0, G_OPTION_ARG_STRING, &as_at,
      N_ ("Judge for this date instead of today"), N_ ("YYYY-MM-DD") },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options->author,
      N_ ("Who makes the change, for the history, instead of your name on this computer"), N_ ("NAME") },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { NULL },
  };

  options->words = lds_workspace_words_parse (
    arguments, entries, &options->columns, _ ("FILE BOM…"),
    _ ("Reads parts lists into a workspace. A newer revision of a list that is there takes its place and the "
       "changes are shown; the older one stays in the history. Each BOM is one change that “lodestone "
       "workspace undo” takes back."),
    2, G_MAXUINT, error);

  return options->words != NULL && check_options (options, as_at, error);
}

/* The workspace as it is now, judged. */
static LdsAudit *
audit (const Options  *options,
       LdsWorkspace   *workspace,
       LdsCatalogue   *catalogue,
       GError        **error)
{
  g_auto (LdsAuditSettings) settings = { 0 };

  return lds_audit_settings_load (&settings, workspace, error)
           ? lds_audit_run_with (workspace, catalogue, &options->as_at, &settings, NULL, error)
           : NULL;
}

/* The lists that were replaced, or those in their place, of one audit. */
static LdsComparisonSide *
take_side (LdsAudit           *audit,
           const LdsRevisions *revisions,
           gboolean            after)
{
  guint n_sources = lds_audit_get_n_sources (audit);
  g_autofree gboolean *sources = g_new0 (gboolean, n_sources);
  const char *name = NULL;

  for (guint i = 0; i < n_sources; i++)
    {
      const LdsSource *source = lds_audit_get_source (audit, i);

      for (guint j = 0; j < revisions->found->len; j++)
        {
          const LdsRevision *revision = &g_array_index (revisions->found, LdsRevision, j);

          sources[i] |= after ? revision->source == source->id && revision->kind == LDS_REVISION_NEWER
                              : lds_revision_is_of (revision, source->id);
        }
      if (sources[i] && name == NULL)
        name = source->file;
    }

  return lds_comparison_side_of_audit (audit, sources, name != NULL ? name : "–");
}

static void
print_unsure (const LdsRevision *revision)
{
  g_autofree char *text = g_strdup_printf (
    _ ("It may be a newer revision of “%1$s” (list %2$" G_GINT64_FORMAT ", %3$.0f %% in common), but that is not sure: "
       "both count. If it is one, undo this import and tell it with --replaces %2$" G_GINT64_FORMAT "."),
    revision->before_name, revision->before, revision->likeness * 100);

  lds_cli_print_line ("  ", text);
}

static void
print_newer (const LdsRevision *revision)
{
  g_autofree char *text = g_strdup_printf (
    _ ("It is a newer revision of “%1$s” (%2$.0f %% in common), which no longer counts but stays in the history."),
    revision->before_name, revision->likeness * 100);

  lds_cli_print_line ("  ", text);
}

static gboolean
print_revisions (const LdsRevisions *revisions,
                 const char         *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  gboolean newer = FALSE;

  for (guint i = 0; i < revisions->found->len; i++)
    {
      const LdsRevision *revision = &g_array_index (revisions->found, LdsRevision, i);
      g_autofree char *lines = g_strdup_printf (ngettext ("%u item", "%u items", revision->n_lines),
                                                revision->n_lines);
      g_autofree char *text =
        g_strdup_printf (_ ("%1$s: list %2$" G_GINT64_FORMAT ", %3$s"), name, revision->source, lines);

      lds_cli_print_line ("", text);
      if (revision->kind == LDS_REVISION_UNSURE)
        print_unsure (revision);
      else if (revision->kind == LDS_REVISION_NEWER)
        print_newer (revision);
      newer |= revision->kind == LDS_REVISION_NEWER;
    }

  return newer;
}

static gboolean
import_file (const Options  *options,
             LdsWorkspace   *workspace,
             LdsCatalogue   *catalogue,
             const char     *path,
             LdsAudit      **before,
             GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_auto (LdsRevisions) revisions = { .again = options->again, .replaces = options->replaces };
  g_autoptr (LdsComparisonSide) first = NULL;
  g_autoptr (LdsComparisonSide) second = NULL;
  g_autoptr (LdsComparison) comparison = NULL;
  g_autoptr (LdsAudit) after = NULL;
  const LdsImportOptions import = {
    .sheet = options->sheet,
    .encoding = options->columns.encoding,
    .mapping = options->columns.mapping,
    .choices = &options->columns.choice,
    .n_choices = 1,
    .revisions = &revisions,
  };

  lds_revisions_init (&revisions);
  if (!lds_import_file (workspace, catalogue, file, &import, NULL, NULL, NULL, error))
    return FALSE;
  after = audit (options, workspace, catalogue, error);
  if (after == NULL)
    return FALSE;

  if (print_revisions (&revisions, path))
    {
      first = take_side (*before, &revisions, FALSE);
      second = take_side (after, &revisions, TRUE);
      comparison = lds_comparison_new (first, second);
      lds_cli_print_comparison (comparison, G_MAXUINT);
    }
  g_set_object (before, after);

  return TRUE;
}

static gboolean
import (const Options  *options,
        GError        **error)
{
  g_autoptr (LdsCatalogue) catalogue = lds_cli_load_catalogue (options->catalogue, error);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (LdsAudit) before = NULL;

  if (catalogue == NULL)
    return FALSE;
  workspace = lds_cli_open_to_change (options->words[0], options->author, error);
  if (workspace == NULL)
    return FALSE;
  before = audit (options, workspace, catalogue, error);
  if (before == NULL)
    return FALSE;

  for (guint i = 1; options->words[i] != NULL; i++)
    if (!import_file (options, workspace, catalogue, options->words[i], &before, error))
      return FALSE;

  return TRUE;
}

/**
 * lds_cli_run_workspace_import:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Imports one file after the other, and ends with the first that cannot be.
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_import (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (options_parse (&options, arguments, &error))
    import (&options, &error);

  return lds_workspace_command_end (error);
}
