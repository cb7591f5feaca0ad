/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all readers share while a file is read: its name for messages, progress, cancelling. */

#pragma once

#include <gio/gio.h>

#include "lds-import-error.h"

G_BEGIN_DECLS

/**
 * LdsReading:
 * @name: name of the file, without its folder
 * @size: bytes of the file
 * @encoding: (nullable): name of the encoding of a text file, %NULL to find it out
 * @sha256: (nullable): of its bytes, once it has been read
 * @progress: (nullable): told how far it is
 * @told: when @progress was called last, monotonic microseconds
 * @expanded: bytes that came out of the parts of a workbook so far
 * @expected: bytes that its directory promises
 */
typedef struct
{
  const char      *name;
  guint64          size;
  const char      *encoding;
  const char      *sha256;
  LdsProgressFunc  progress;
  gpointer         user_data;
  GCancellable    *cancellable;
  gint64           told;
  guint64          expanded;
  guint64          expected;
} LdsReading;

void     lds_reading_tell  (LdsReading      *self,
                            double           fraction);
gboolean lds_reading_go_on (LdsReading      *self,
                            double           fraction,
                            GError         **error);
gboolean lds_reading_fail  (LdsReading      *self,
                            GError         **error,
                            LdsImportError   code,
                            const char      *format,
                            ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
