/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be asked of the kernel. Three answers: what reading needs is done; what only an attack
 * wants ends the process; the rest does not exist, so that a C library that tries something new
 * falls back to what it did before. */

#include "lds-config.h"

#include "lds-sandbox-private.h"

#ifdef LDS_SANITIZED

int
lds_sandbox_restrict_system_calls (void)
{
  /* The sanitizers open files and trace when they report. */
  return LDS_SANDBOX_LEFT_OUT;
}

#else

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *const needed[] = {
  "read", "readv", "pread64", "preadv", "lseek", "_llseek", "fstat", "fstat64", "close", "dup",
  "brk", "munmap", "mremap", "madvise", "futex", "exit", "exit_group", "getrandom", "getpid",
  "gettid", "clock_gettime", "clock_gettime64", "clock_getres", "gettimeofday", "time",
  "rt_sigprocmask", "rt_sigaction", "rt_sigreturn", "sigreturn", "restart_syscall", "sched_yield",
  "getrlimit", "ugetrlimit", "sysinfo",
};

static const char *const deadly[] = {
  /* files */
  "open", "openat", "openat2", "creat", "open_by_handle_at", "name_to_handle_at", "memfd_create",
  "memfd_secret", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat",
  "symlink", "symlinkat", "mkdir", "mkdirat", "rmdir", "mknod", "mknodat", "chmod", "fchmod",
  "fchmodat", "fchmodat2", "chown", "lchown", "fchown", "fchownat", "truncate", "ftruncate",
  "mount", "umount", "umount2", "pivot_root", "chroot", "chdir", "fchdir", "fsopen", "fsmount",
  "open_tree", "move_mount", "getdents", "getdents64", "execve", "execveat", "uselib",
  /* network */
  "socket", "socketpair", "socketcall", "connect", "bind", "listen", "accept", "accept4",
  "sendto", "sendmsg", "sendmmsg", "recvfrom", "recvmsg", "recvmmsg",
  /* processes */
  "fork", "vfork", "clone", "clone3", "ptrace", "kill", "tkill", "rt_sigqueueinfo",
  "rt_tgsigqueueinfo", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "process_vm_readv",
  "process_vm_writev", "kcmp", "setns", "unshare", "setuid", "setgid", "setreuid", "setregid",
  "setresuid", "setresgid", "setgroups", "capset",
  /* the kernel */
  "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_setup",
  "keyctl", "add_key", "request_key", "init_module", "finit_module", "delete_module",
  "kexec_load", "kexec_file_load", "shmget", "shmat", "msgget", "semget", "mq_open",
};

/* A name that the library does not know yet is left to the answer for all others. */
static int
add_all (scmp_filter_ctx    filter,
         guint32            action,
         const char *const *names,
         gsize              n_names)
{
  for (gsize i = 0; i < n_names; i++)
    {
      int number = seccomp_syscall_resolve_name (names[i]);
      int result = number != __NR_SCMP_ERROR ? seccomp_rule_add (filter, action, number, 0) : 0;

      if (result != 0)
        return result;
    }

  return 0;
}

static int
add_arguments (scmp_filter_ctx filter)
{
  const int descriptor_commands[] = { F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC };
  const scmp_datum_t pid = (scmp_datum_t) getpid ();
  int result = 0;

#define ALLOW(call, ...)                                                                           \
  if (result == 0)                                                                                 \
  result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (call), __VA_ARGS__)

  for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
    {
      ALLOW (write, 1, SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) fd));
      ALLOW (writev, 1, SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) fd));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (descriptor_commands); i++)
    ALLOW (fcntl, 1, SCMP_A1 (SCMP_CMP_EQ, (scmp_datum_t) descriptor_commands[i]));

  /* No memory that a file could fill with code. */
  ALLOW (mmap, 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  ALLOW (mprotect, 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));

  /* fstat() of glibc before 2.39. */
  ALLOW (newfstatat, 2, SCMP_A0 (SCMP_CMP_LE, 255), SCMP_A3 (SCMP_CMP_EQ, AT_EMPTY_PATH));

  /* abort(), and a look at its own limits. */
  ALLOW (tgkill, 1, SCMP_A0 (SCMP_CMP_EQ, pid));
  ALLOW (prlimit64, 2, SCMP_A0 (SCMP_CMP_EQ, 0), SCMP_A2 (SCMP_CMP_EQ, 0));
#undef ALLOW

  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOTTY), SCMP_SYS (ioctl), 0);

  return result;
}

/**
 * lds_sandbox_restrict_system_calls:
 *
 * Loads the filter. A program of another architecture's calls is ended, too.
 *
 * Returns: 0, an errno, or %LDS_SANDBOX_LEFT_OUT
 */
int
lds_sandbox_restrict_system_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (ENOSYS));
  int result;

  if (filter == NULL)
    return ENOMEM;

  result = seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
  if (result == 0)
    result = add_all (filter, SCMP_ACT_ALLOW, needed, G_N_ELEMENTS (needed));
  if (result == 0)
    result = add_all (filter, SCMP_ACT_KILL_PROCESS, deadly, G_N_ELEMENTS (deadly));
  if (result == 0)
    result = add_arguments (filter);
  if (result == 0)
    result = seccomp_load (filter);
  seccomp_release (filter);

  return -result;
}

#endif
