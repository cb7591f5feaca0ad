/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Enters the sandbox and tries one thing. Exit status 0: it was done; 1: it was refused with an
 * error; 3: no memory; a signal: it was ended. */

#include "lds-config.h"

#include "lds-encoding-names.h"
#include "lds-preload.h"
#include "lds-xls-reader.h"
#include "lds-sandbox-private.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REFUSED 1
#define UNKNOWN 2
#define NO_MEMORY 3

/* Where a deed needs the sandbox's layer alone. */
typedef enum
{
  WHOLE,
  LANDLOCK,
} Hold;

typedef struct
{
  const char *name;
  Hold        hold;
  gboolean  (*deed) (void);
} Probe;

static gboolean
read_input (void)
{
  char byte;

  return read (STDIN_FILENO, &byte, 1) >= 0 && write (STDOUT_FILENO, "x", 1) == 1;
}

static gboolean
open_file (void)
{
  return open ("/etc/passwd", O_RDONLY) >= 0;
}

static gboolean
open_old (void)
{
#ifdef SYS_open
  return syscall (SYS_open, "/etc/passwd", O_RDONLY) >= 0;
#else
  return open_file ();
#endif
}

static gboolean
make_file (void)
{
  return open ("/tmp/lodestone-prober", O_CREAT | O_WRONLY, 0600) >= 0;
}

static gboolean
remove_file (void)
{
  return unlink ("/tmp/lodestone-prober") == 0;
}

static gboolean
connect_port (void)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (9) };
  int fd = socket (AF_INET, SOCK_STREAM, 0);

  inet_pton (AF_INET, "127.0.0.1", &address.sin_addr);
  if (fd < 0)
    return FALSE;

  /* Where nobody listens, getting so far is enough. */
  return connect (fd, (struct sockaddr *) &address, sizeof address) == 0 || errno == ECONNREFUSED;
}

static gboolean
make_pair (void)
{
  int fds[2];

  return socketpair (AF_UNIX, SOCK_STREAM, 0, fds) == 0;
}

static gboolean
execute (void)
{
  char *arguments[] = { (char *) "true", NULL };

  return execv ("/bin/true", arguments) == 0;
}

static gboolean
fork_process (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);

  return pid > 0;
}

static gboolean
trace (void)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL) == 0;
}

static gboolean
kill_parent (void)
{
  return kill (getppid (), 0) == 0;
}

static gboolean
map_code (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
         MAP_FAILED;
}

static gboolean
write_elsewhere (void)
{
  return write (STDIN_FILENO, "x", 1) == 1;
}

static gboolean
take_memory (void)
{
  const gsize step = 1 << 20;

  for (guint i = 0; i < 512; i++)
    {
      char *block = malloc (step);

      if (block == NULL)
        _exit (NO_MEMORY);
      memset (block, 1, step);
    }

  return TRUE;
}

static gboolean
raise_limits (void)
{
  const struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_DATA, &limit) == 0;
}

static gboolean
ask_something_new (void)
{
  return syscall (SYS_io_getevents, 0, 0, 0, NULL, NULL) >= 0 || errno != ENOSYS;
}

static gboolean
convert_from (const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = g_convert_with_fallback ("\0\0\0\0", 4, "UTF-8", names[i], "?", NULL,
                                                       NULL, NULL);

      if (text == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Whatever a reader may ask of the C library later must be loaded already. */
static gboolean
convert (void)
{
  return convert_from (lds_encoding_get_names ()) &&
         convert_from (lds_xls_reader_get_encodings ()) && g_strerror (ENOENT) != NULL &&
         mktime (&(struct tm) { .tm_year = 120 }) != -1;
}

static const Probe probes[] = {
  { "read", WHOLE, read_input },
  { "convert", WHOLE, convert },
  { "open", WHOLE, open_file },
  { "open-old", WHOLE, open_old },
  { "make-file", WHOLE, make_file },
  { "remove-file", WHOLE, remove_file },
  { "connect", WHOLE, connect_port },
  { "socketpair", WHOLE, make_pair },
  { "exec", WHOLE, execute },
  { "fork", WHOLE, fork_process },
  { "trace", WHOLE, trace },
  { "kill", WHOLE, kill_parent },
  { "code", WHOLE, map_code },
  { "write-elsewhere", WHOLE, write_elsewhere },
  { "memory", WHOLE, take_memory },
  { "raise-limits", WHOLE, raise_limits },
  { "something-new", WHOLE, ask_something_new },
  { "landlock-open", LANDLOCK, open_file },
  { "landlock-make-file", LANDLOCK, make_file },
  { "landlock-connect", LANDLOCK, connect_port },
};

int
main (int    argc,
      char **argv)
{
  gint32 errors[LDS_SANDBOX_N_LAYERS];

  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (probes); i++)
    {
      if (!g_str_equal (probes[i].name, argv[1]))
        continue;

      lds_preload ();
      if (probes[i].hold == WHOLE)
        lds_sandbox_enter (errors);
      else if (lds_sandbox_restrict_files () != 0)
        return UNKNOWN;

      _exit (probes[i].deed () ? 0 : REFUSED);
    }

  return UNKNOWN;
}
