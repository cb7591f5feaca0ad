/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-snapshots.h"

#include "lds-workspace-private.h"

#include <glib/gi18n-lib.h>

/* An audit of a hundred thousand lines takes some 300 MiB. */
#define MAX_AUDIT_BYTES (G_GUINT64_CONSTANT (1) << 30)

static gboolean G_GNUC_PRINTF (2, 3)
fail (GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE, message);

  return FALSE;
}

static GBytes *
compress (GBytes  *bytes,
          GError **error)
{
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
    g_converter_output_stream_new (memory, G_CONVERTER (zlib));

  if (!g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Takes as many bytes as the workspace says there are, and not one more. */
static GBytes *
expand (sqlite3_stmt *row,
        guint64       size)
{
  g_autoptr (GBytes) packed = g_bytes_new (sqlite3_column_blob (row, 1),
                                           sqlite3_column_bytes (row, 1));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (zlib));
  g_autofree char *bytes = g_try_malloc (size + 1);
  gsize n = 0;

  if (bytes == NULL || !g_input_stream_read_all (stream, bytes, size + 1, &n, NULL, NULL) ||
      n != size)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&bytes), n);
}

static gboolean
has_name (LdsWorkspace *self,
          const char   *name)
{
  g_autoptr (sqlite3_stmt) statement =
    lds_database_prepare (lds_workspace_get_database (self),
                          "SELECT 1 FROM snapshot WHERE name = ?", NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  lds_database_bind_text (statement, 1, name);

  return lds_database_step (statement, &row, NULL) && row;
}

static gboolean
check (LdsWorkspace             *self,
       const LdsSnapshotRecord  *snapshot,
       GBytes                   *audit,
       GError                  **error)
{
  if (*snapshot->name == '\0')
    return fail (error, _ ("A snapshot needs a name."));
  if (has_name (self, snapshot->name))
    return fail (error, _ ("There is a snapshot “%s” already. Choose another name."),
                 snapshot->name);
  if (g_bytes_get_size (audit) > MAX_AUDIT_BYTES)
    return fail (error, _ ("“%s” is too large for a snapshot. Keep it as a report instead."),
                 snapshot->name);

  return TRUE;
}

/**
 * lds_workspace_add_snapshot:
 * @snapshot: (inout): gets its id
 * @audit: the whole audit as it was reported
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Freezes an audit, for good.
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_snapshot (LdsWorkspace       *self,
                            LdsSnapshotRecord  *snapshot,
                            GBytes             *audit,
                            GError            **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GBytes) packed = NULL;
  const char *texts[] = {
    snapshot->name,             snapshot->made,     snapshot->remark,
    snapshot->as_at,            snapshot->program,  snapshot->catalogue_version,
    snapshot->catalogue_sha256, snapshot->settings, snapshot->inputs_sha256,
    snapshot->sha256,
  };
  int at = 1;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  if (!check (self, snapshot, audit, error))
    return FALSE;
  packed = compress (audit, error);
  if (packed == NULL)
    return FALSE;
  statement = lds_database_prepare (lds_workspace_get_database (self),
                                    "INSERT INTO snapshot (name, made, remark, as_at, program,"
                                    " catalogue_version, catalogue_sha256, settings,"
                                    " inputs_sha256, sha256, size, audit)"
                                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                    error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    lds_database_bind_text (statement, at++, texts[i]);
  sqlite3_bind_int64 (statement, at++, g_bytes_get_size (audit));
  sqlite3_bind_blob64 (statement, at, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed),
                       SQLITE_STATIC);
  if (!lds_database_step (statement, NULL, error))
    return FALSE;
  snapshot->id = sqlite3_last_insert_rowid (lds_workspace_get_database (self));

  return TRUE;
}

static const char *
get_text (sqlite3_stmt *row,
          int           column)
{
  return (const char *) sqlite3_column_text (row, column);
}

/**
 * lds_workspace_foreach_snapshot:
 * @func: (scope call): called with each, the first one first; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_snapshot (LdsWorkspace     *self,
                                LdsSnapshotFunc   func,
                                gpointer          user_data,
                                GError          **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  statement = lds_database_prepare (lds_workspace_get_database (self),
                                    "SELECT id, name, made, remark, as_at, program,"
                                    " catalogue_version, catalogue_sha256, settings,"
                                    " inputs_sha256, sha256 FROM snapshot ORDER BY id",
                                    error);
  if (statement == NULL)
    return FALSE;

  while (lds_database_step (statement, &row, error))
    {
      LdsSnapshotRecord snapshot = { 0 };

      if (!row)
        return TRUE;
      snapshot = (LdsSnapshotRecord) {
        .id = sqlite3_column_int64 (statement, 0),
        .name = get_text (statement, 1),
        .made = get_text (statement, 2),
        .remark = get_text (statement, 3),
        .as_at = get_text (statement, 4),
        .program = get_text (statement, 5),
        .catalogue_version = get_text (statement, 6),
        .catalogue_sha256 = get_text (statement, 7),
        .settings = get_text (statement, 8),
        .inputs_sha256 = get_text (statement, 9),
        .sha256 = get_text (statement, 10),
      };
      if (!func (&snapshot, user_data))
        return TRUE;
    }

  return FALSE;
}

/**
 * lds_workspace_read_snapshot:
 * @name: of a snapshot
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: (transfer full) (nullable): the audit as it was given to lds_workspace_add_snapshot()
 */
GBytes *
lds_workspace_read_snapshot (LdsWorkspace  *self,
                             const char    *name,
                             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GBytes) audit = NULL;
  gboolean row = FALSE;
  gint64 size;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  statement = lds_database_prepare (lds_workspace_get_database (self),
                                    "SELECT size, audit FROM snapshot WHERE name = ?", error);
  if (statement == NULL)
    return NULL;
  lds_database_bind_text (statement, 1, name);
  if (!lds_database_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      fail (error, _ ("There is no snapshot “%s”. “lodestone snapshots” lists them."), name);
      return NULL;
    }

  size = sqlite3_column_int64 (statement, 0);
  if (size > 0 && (guint64) size <= MAX_AUDIT_BYTES)
    audit = expand (statement, size);
  if (audit == NULL)
    fail (error, _ ("The snapshot “%s” is damaged. Take it from a backup."), name);

  return g_steal_pointer (&audit);
}
