/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Landlock by its system calls: headers are often older than the kernel that runs. */

#include "lds-config.h"

#include "lds-sandbox-private.h"

#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ASK_VERSION 1

/* The kernel takes a longer structure than it knows as long as the rest is zero. */
typedef struct
{
  guint64 files;
  guint64 ports;
  guint64 scopes;
} Ruleset;

/* Rights that the versions of the interface know, as linux/landlock.h counts them. */
static Ruleset
make_ruleset (long version)
{
  Ruleset rules = { .files = (1 << 13) - 1 };

  if (version >= 2)
    rules.files |= 1 << 13; /* moving between folders */
  if (version >= 3)
    rules.files |= 1 << 14; /* truncating */
  if (version >= 4)
    rules.ports = (1 << 0) | (1 << 1); /* binding and connecting TCP */
  if (version >= 5)
    rules.files |= 1 << 15; /* commands to devices */
  if (version >= 6)
    rules.scopes = (1 << 0) | (1 << 1); /* abstract sockets and signals */

  return rules;
}

/**
 * lds_sandbox_restrict_files:
 *
 * Denies every file and every port: a set of rules that allows nothing.
 *
 * Returns: 0, or an errno
 */
int
lds_sandbox_restrict_files (void)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
  Ruleset rules;
  int result = 0;
  int fd;

  if (version < 0)
    return errno;

  rules = make_ruleset (version);
  fd = (int) syscall (SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (fd < 0)
    return errno;
  if (syscall (SYS_landlock_restrict_self, fd, 0) != 0)
    result = errno;
  close (fd);

  return result;
}
