/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts the program that reads, listens to it with patience that ends, and says how it ended. */

#include "lds-config.h"

#include "lds-reader-process.h"
#include "lds-reader-process-private.h"

#include "lds-limits.h"
#include "lds-reader-status.h"
#include "lds-wire.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "lodestone-reader"
#define PIPE_BYTES (1 << 20)

/* How long a process that has closed its pipe may take to end. */
#define LAST_WAITS 400
#define LAST_WAIT (5 * G_TIME_SPAN_MILLISECOND)

static const char *chosen_program;
static guint patience = LDS_LIMIT_WALL_SECONDS;

/**
 * lds_reader_process_set_program:
 * @path: path of the program that reads, which is kept
 * @seconds: how long it may take, 0 for as long as ever
 *
 * For programs that are neither installed nor beside the others in a build folder: tests.
 */
void
lds_reader_process_set_program (const char *path,
                                guint       seconds)
{
  chosen_program = path;
  patience = seconds > 0 ? seconds : LDS_LIMIT_WALL_SECONDS;
}

/* A build folder has it beside the program, where only those write who may change that one, too.
 * No environment is asked. */
static char *
find_program (void)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = own != NULL ? g_path_get_dirname (own) : NULL;
  g_autofree char *beside = NULL;

  if (chosen_program != NULL)
    return g_strdup (chosen_program);

  if (folder != NULL)
    beside = g_build_filename (folder, "sandbox", PROGRAM, NULL);
  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);

  return g_strdup (LDS_LIBEXEC_DIR "/" PROGRAM);
}

/* Only what messages and libraries in unusual places need. */
static GStrv
make_environment (void)
{
  static const char *const kept[] = {
    "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LD_LIBRARY_PATH", "G_DEBUG",
#ifdef LDS_SANITIZED
    "ASAN_OPTIONS", "UBSAN_OPTIONS",
#endif
  };
  GStrv environment = g_new0 (char *, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      environment = g_environ_setenv (environment, kept[i], g_getenv (kept[i]), TRUE);

  return environment;
}

static gboolean
spawn (LdsReaderProcess   *self,
       const char *const  *arguments,
       int                 in,
       int                 out,
       GError            **error)
{
  g_autofree char *program = find_program ();
  g_auto (GStrv) environment = make_environment ();
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) reason = NULL;
  GSpawnFlags flags = G_SPAWN_DO_NOT_REAP_CHILD;

#ifndef LDS_SANITIZED
  flags |= G_SPAWN_STDERR_TO_DEV_NULL;
#endif

  g_ptr_array_add (argv, program);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (char *) *arguments);
  g_ptr_array_add (argv, NULL);

  if (!g_spawn_async_with_pipes_and_fds ("/", (const char *const *) argv->pdata,
                                         (const char *const *) environment, flags, NULL, NULL, in,
                                         out, -1, NULL, NULL, 0, &self->pid, NULL, NULL, NULL,
                                         &reason))
    {
      self->pid = 0;
      return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_READ,
                               _ ("the program that reads spreadsheets cannot be started (%s); "
                                  "install Lodestone anew"),
                               reason->message);
    }

  return TRUE;
}

/**
 * lds_reader_process_start:
 * @self: (out): the process
 * @reading: what is being read
 * @arguments: for the program
 * @fd: its standard input, -1 for none
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Returns: whether it was started
 */
gboolean
lds_reader_process_start (LdsReaderProcess   *self,
                          LdsReading         *reading,
                          const char *const  *arguments,
                          int                 fd,
                          GError            **error)
{
  int ends[2];
  gboolean started;

  *self = (LdsReaderProcess) { .reading = reading, .pipe = -1 };
  if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
    return FALSE;
  if (pipe2 (ends, O_CLOEXEC) != 0)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_READ, _ ("cannot be read: %s"),
                             g_strerror (errno));

  self->pipe = ends[0];
  /* A larger pipe spares switches between the two; without it they are only slower. */
  fcntl (ends[0], F_SETPIPE_SZ, PIPE_BYTES);
  g_unix_set_fd_nonblocking (ends[0], TRUE, NULL);
  started = spawn (self, arguments, fd, ends[1], error);
  close (ends[1]);

  self->deadline = g_get_monotonic_time () + patience * G_TIME_SPAN_SECOND;
  self->can_cancel = g_cancellable_make_pollfd (reading->cancellable, &self->cancelled);

  return started;
}

static gboolean
fail_time (LdsReaderProcess  *self,
           GError           **error)
{
  return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                           _ ("reading it takes longer than any parts list needs, and was given "
                              "up; save the parts list alone in a file of its own"));
}

/* Why a process ended that had not said all. */
static gboolean
fail_ended (LdsReaderProcess  *self,
            int                status,
            GError           **error)
{
  int signal = WIFSIGNALED (status) ? WTERMSIG (status) : 0;

  if (WIFEXITED (status) && WEXITSTATUS (status) == LDS_READER_OUT_OF_MEMORY)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("reading it takes more than %u MiB of memory, which no parts list "
                                "needs; save the parts list alone in a file of its own"),
                             (guint) (LDS_LIMIT_MEMORY_BYTES >> 20));
  if (signal == SIGXCPU)
    return fail_time (self, error);
  if (signal == SIGSYS)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("reading it was stopped: it asked the system for what no "
                                "spreadsheet needs. Open it in a spreadsheet program and save it "
                                "anew as .xlsx"));
  if (signal != 0)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("the program that reads spreadsheets broke down over it (%s); "
                                "open it in a spreadsheet program and save it anew as .xlsx"),
                             g_strsignal (signal));

  return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("the program that reads spreadsheets ended before it had read it; "
                              "open it in a spreadsheet program and save it anew as .xlsx"));
}

/* It has closed its pipe, so that it is about to end; one that does not is ended. */
static int
wait_for_end (LdsReaderProcess *self)
{
  int status = 0;

  for (guint i = 0; self->pid > 0 && i < LAST_WAITS; i++)
    {
      pid_t ended = waitpid (self->pid, &status, WNOHANG);

      if (ended == self->pid || (ended < 0 && errno != EINTR))
        self->pid = 0;
      else
        g_usleep (LAST_WAIT);
    }
  if (self->pid > 0)
    {
      kill (self->pid, SIGKILL);
      waitpid (self->pid, &status, 0);
      self->pid = 0;
    }

  return status;
}

/* Until there is something to read. */
static gboolean
wait_for_bytes (LdsReaderProcess  *self,
                GError           **error)
{
  gint64 left = (self->deadline - g_get_monotonic_time ()) / G_TIME_SPAN_MILLISECOND;
  GPollFD polled[2] = { { self->pipe, G_IO_IN, 0 }, self->cancelled };

  if (left <= 0)
    return fail_time (self, error);
  if (g_poll (polled, self->can_cancel ? 2 : 1, (int) left) < 0 && errno != EINTR)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_READ, _ ("cannot be read: %s"),
                             g_strerror (errno));

  return !g_cancellable_set_error_if_cancelled (self->reading->cancellable, error);
}

/* Returns how many bytes came, 0 at the end, -1 with an error. */
static gssize
read_some (LdsReaderProcess  *self,
           gpointer           buffer,
           gsize              length,
           GError           **error)
{
  for (;;)
    {
      gssize n = read (self->pipe, buffer, length);

      if (n >= 0)
        return n;
      if (errno == EINTR)
        continue;
      if (errno != EAGAIN)
        {
          lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_READ, _ ("cannot be read: %s"),
                            g_strerror (errno));
          return -1;
        }
      if (!wait_for_bytes (self, error))
        return -1;
    }
}

/**
 * lds_reader_process_read:
 * @self: a process, as data of a #LdsWireReadFunc
 * @buffer: (out) (array length=length): where bytes go
 * @length: how many
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Returns: whether all of them came
 */
gboolean
lds_reader_process_read (gpointer   self,
                         gpointer   buffer,
                         gsize      length,
                         GError   **error)
{
  LdsReaderProcess *process = self;
  char *to = buffer;

  while (length > 0)
    {
      gssize n = read_some (process, to, length, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        return fail_ended (process, wait_for_end (process), error);
      to += n;
      length -= n;
    }

  return TRUE;
}

/**
 * lds_reader_process_end:
 * @self: a process that has said all
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Sees that nothing more comes.
 *
 * Returns: whether the process ended as it should
 */
gboolean
lds_reader_process_end (LdsReaderProcess  *self,
                        GError           **error)
{
  char byte;
  gssize n = read_some (self, &byte, 1, error);
  int status;

  if (n < 0)
    return FALSE;
  if (n > 0)
    return lds_wire_fail (self->reading, error);

  status = wait_for_end (self);

  return (WIFEXITED (status) && WEXITSTATUS (status) == LDS_READER_DONE) ||
         fail_ended (self, status, error);
}

/**
 * lds_reader_process_clear:
 * @self: a process, which is ended if it is still there
 */
void
lds_reader_process_clear (LdsReaderProcess *self)
{
  if (self->pid > 0)
    {
      kill (self->pid, SIGKILL);
      while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    }
  if (self->pipe >= 0)
    close (self->pipe);
  if (self->can_cancel)
    g_cancellable_release_fd (self->reading->cancellable);
  *self = (LdsReaderProcess) { .pipe = -1 };
}
