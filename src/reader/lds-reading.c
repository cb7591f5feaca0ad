/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-reading.h"

#include <string.h>

#define TELL_EVERY (G_USEC_PER_SEC / 20)

G_DEFINE_QUARK (lds-import-error-quark, lds_import_error)

/**
 * lds_reading_tell:
 * @self: what is being read
 * @fraction: how far it is, 0 to 1
 *
 * Passes the progress on, unless that was done a moment ago.
 */
void
lds_reading_tell (LdsReading *self,
                  double      fraction)
{
  gint64 now;

  if (self->progress == NULL)
    return;

  now = g_get_monotonic_time ();
  if (now - self->told < TELL_EVERY && fraction < 1)
    return;

  self->told = now;
  self->progress (CLAMP (fraction, 0, 1), self->user_data);
}

/**
 * lds_reading_go_on:
 * @self: what is being read
 * @fraction: how far it is, 0 to 1
 * @error: return location for a #GError of domain %G_IO_ERROR
 *
 * Tells the progress and looks whether someone wants to stop.
 *
 * Returns: whether to go on
 */
gboolean
lds_reading_go_on (LdsReading  *self,
                   double       fraction,
                   GError     **error)
{
  lds_reading_tell (self, fraction);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * lds_reading_fail:
 * @self: what is being read
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 * @code: kind of error
 * @format: what is wrong and what to do, for people
 *
 * Sets a one-line error that begins with the name of the file.
 *
 * Returns: %FALSE
 */
gboolean
lds_reading_fail (LdsReading      *self,
                  GError         **error,
                  LdsImportError   code,
                  const char      *format,
                  ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Names of sheets and files come from outside. */
  line = g_strdelimit (g_strconcat (self->name, ": ", message, NULL), "\n\r\t", ' ');
  g_set_error_literal (error, LDS_IMPORT_ERROR, code, line);

  return FALSE;
}
