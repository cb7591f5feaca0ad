/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-sandbox-private.h"

#include "lds-limits.h"

#include <errno.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Descriptors that are open, and a few copies of them. */
#define MOST_FILES 16

static int
set_limit (int     resource,
           guint64 soft,
           guint64 hard)
{
  const struct rlimit limit = { soft, hard };

  return setrlimit (resource, &limit) == 0 ? 0 : errno;
}

/* The soft limit of the processor ends the process with a signal that tells why, the hard one with
 * one that cannot be caught. */
static int
set_limits (void)
{
  static const struct
  {
    int     resource;
    guint64 soft;
    guint64 hard;
  } limits[] = {
    { RLIMIT_CPU, LDS_LIMIT_CPU_SECONDS, LDS_LIMIT_CPU_SECONDS + 1 },
    { RLIMIT_CORE, 0, 0 },
    { RLIMIT_FSIZE, 0, 0 },
    { RLIMIT_NPROC, 0, 0 },
    { RLIMIT_NOFILE, MOST_FILES, MOST_FILES },
    { RLIMIT_MEMLOCK, 0, 0 },
    { RLIMIT_MSGQUEUE, 0, 0 },
  };
  int result = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      int error = set_limit (limits[i].resource, limits[i].soft, limits[i].hard);

      if (error != 0)
        result = error;
    }

  return result;
}

static int
set_memory_limits (void)
{
#ifdef LDS_SANITIZED
  /* The sanitizers reserve terabytes. */
  return LDS_SANDBOX_LEFT_OUT;
#else
  int error = set_limit (RLIMIT_DATA, LDS_LIMIT_MEMORY_BYTES, LDS_LIMIT_MEMORY_BYTES);

  return error != 0 ? error
                    : set_limit (RLIMIT_AS, LDS_LIMIT_ADDRESS_BYTES, LDS_LIMIT_ADDRESS_BYTES);
#endif
}

/* Root needs no user namespace; others may not make one everywhere. */
static int
leave_network (void)
{
  int flags = CLONE_NEWNET | CLONE_NEWIPC;

  if (unshare (flags) == 0 || unshare (CLONE_NEWUSER | flags) == 0)
    return 0;

  return errno;
}

/**
 * lds_sandbox_enter:
 * @errors: (out): for each layer 0 when it is in force, else an errno, or %LDS_SANDBOX_LEFT_OUT
 *
 * Gives up what reading does not need, for good: a layer that the system does not have is left out
 * and the others are set up all the same. Afterwards the process can read what is open, write to
 * standard output and error, use memory up to a limit, and end.
 */
void
lds_sandbox_enter (gint32 errors[LDS_SANDBOX_N_LAYERS])
{
  errors[LDS_SANDBOX_NAMESPACES] = leave_network ();
  errors[LDS_SANDBOX_PRIVILEGES] = prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
  errors[LDS_SANDBOX_LANDLOCK] = lds_sandbox_restrict_files ();
  errors[LDS_SANDBOX_LIMITS] = set_limits ();
  errors[LDS_SANDBOX_MEMORY] = set_memory_limits ();
  errors[LDS_SANDBOX_SYSTEM_CALLS] = lds_sandbox_restrict_system_calls ();
}
