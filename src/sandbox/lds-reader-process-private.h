/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-reading.h"

G_BEGIN_DECLS

/**
 * LdsReaderProcess:
 * @pid: the process, 0 when there is none
 * @pipe: what it writes, -1 when it is closed
 * @deadline: when patience ends, monotonic microseconds
 * @cancelled: tells that somebody wants to stop, if @can_cancel
 *
 * A process that reads a spreadsheet.
 */
typedef struct
{
  LdsReading *reading;
  GPid        pid;
  int         pipe;
  gint64      deadline;
  gboolean    can_cancel;
  GPollFD     cancelled;
} LdsReaderProcess;

gboolean lds_reader_process_start (LdsReaderProcess   *self,
                                   LdsReading         *reading,
                                   const char *const  *arguments,
                                   int                 fd,
                                   GError            **error);
gboolean lds_reader_process_read  (gpointer            self,
                                   gpointer            buffer,
                                   gsize               length,
                                   GError            **error);
gboolean lds_reader_process_end   (LdsReaderProcess   *self,
                                   GError            **error);
void     lds_reader_process_clear (LdsReaderProcess   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsReaderProcess, lds_reader_process_clear)

G_END_DECLS
