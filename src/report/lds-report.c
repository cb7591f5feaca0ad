/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-report.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

G_DEFINE_QUARK (lds-report-error-quark, lds_report_error)

static gboolean
has_ending (const char *path,
            const char *ending)
{
  gsize length = strlen (path);
  gsize tail = strlen (ending);

  return length > tail && g_ascii_strcasecmp (path + length - tail, ending) == 0;
}

/**
 * lds_report_is_supported:
 * @path: name of a file
 *
 * Returns: whether the ending of the name is one that lds_report_write() has a writer for
 */
gboolean
lds_report_is_supported (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return has_ending (path, ".xlsx") || has_ending (path, ".json");
}

/* What writes something in either format. */
typedef struct
{
  gconstpointer   subject;
  gboolean      (*json) (gconstpointer   subject,
                         GOutputStream  *stream,
                         GCancellable   *cancellable,
                         GError        **error);
  gboolean      (*xlsx) (gconstpointer   subject,
                         const char     *path,
                         GCancellable   *cancellable,
                         GError        **error);
} Writer;

static gboolean
write_json (const Writer  *writer,
            GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) drop = g_cancellable_new ();

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;

  if (writer->json (writer->subject, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* A cancelled close leaves the older file as it was. */
  g_cancellable_cancel (drop);
  g_output_stream_close (G_OUTPUT_STREAM (stream), drop, NULL);

  return FALSE;
}

static gboolean
write_xlsx (const Writer  *writer,
            GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *temporary = NULL;
  int fd;

  if (path == NULL)
    {
      g_set_error_literal (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_WRITE,
                           _ ("The report must be saved to a folder on this computer."));
      return FALSE;
    }

  temporary = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (temporary, O_WRONLY, 0666);
  if (fd < 0)
    {
      g_set_error_literal (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_WRITE, g_strerror (errno));
      return FALSE;
    }
  close (fd);

  if (!writer->xlsx (writer->subject, temporary, cancellable, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  if (g_rename (temporary, path) != 0)
    {
      g_set_error_literal (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_WRITE, g_strerror (errno));
      g_unlink (temporary);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_file (const Writer  *writer,
            GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *name = g_file_get_basename (file);
  gboolean written;

  if (has_ending (name, ".xlsx"))
    written = write_xlsx (writer, file, cancellable, error);
  else if (has_ending (name, ".json"))
    written = write_json (writer, file, cancellable, error);
  else
    {
      g_set_error (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT,
                   _ ("“%s”: reports are written as .xlsx or .json."), name);
      return FALSE;
    }

  if (!written)
    g_prefix_error (error, _ ("“%s” could not be written: "), name);

  return written;
}

static gboolean
write_audit_json (gconstpointer   subject,
                  GOutputStream  *stream,
                  GCancellable   *cancellable,
                  GError        **error)
{
  return lds_json_report_write ((LdsAudit *) subject, stream, cancellable, error);
}

static gboolean
write_audit_xlsx (gconstpointer   subject,
                  const char     *path,
                  GCancellable   *cancellable,
                  GError        **error)
{
  return lds_xlsx_report_write ((LdsAudit *) subject, path, cancellable, error);
}

/**
 * lds_report_write:
 * @audit: what to report
 * @file: where to; its ending chooses the format: .xlsx or .json
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %LDS_REPORT_ERROR or %G_IO_ERROR
 *
 * Writes a report, whole or not at all: an existing file is replaced at the end.
 *
 * Returns: whether it was written
 */
gboolean
lds_report_write (LdsAudit      *audit,
                  GFile         *file,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Writer writer = { audit, write_audit_json, write_audit_xlsx };

  g_return_val_if_fail (LDS_IS_AUDIT (audit), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return write_file (&writer, file, cancellable, error);
}

static gboolean
write_comparison_json (gconstpointer   subject,
                       GOutputStream  *stream,
                       GCancellable   *cancellable,
                       GError        **error)
{
  return lds_json_comparison_write (subject, stream, cancellable, error);
}

static gboolean
write_comparison_xlsx (gconstpointer   subject,
                       const char     *path,
                       GCancellable   *cancellable,
                       GError        **error)
{
  return lds_xlsx_comparison_write (subject, path, cancellable, error);
}

/**
 * lds_report_write_comparison:
 * @comparison: what to report
 * @file: where to; its ending chooses the format: .xlsx or .json
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %LDS_REPORT_ERROR or %G_IO_ERROR
 *
 * Writes what changed, whole or not at all, as lds_report_write() does with an audit.
 *
 * Returns: whether it was written
 */
gboolean
lds_report_write_comparison (const LdsComparison  *comparison,
                             GFile                *file,
                             GCancellable         *cancellable,
                             GError              **error)
{
  const Writer writer = { comparison, write_comparison_json, write_comparison_xlsx };

  g_return_val_if_fail (comparison != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return write_file (&writer, file, cancellable, error);
}
