/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each thing that a reader never does, tried from inside the sandbox by a program of its own. */

#include "lds-config.h"

#include "lds-reader-process.h"

#include <gio/gio.h>
#include <signal.h>
#include <sys/wait.h>

#define REFUSED 1
#define NO_MEMORY 3

static int
probe (const char *name)
{
  const char *argv[] = { g_getenv ("LODESTONE_PROBER"), name, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);

  return status;
}

static gboolean
has_filter (void)
{
#ifdef LDS_SANITIZED
  g_test_skip ("a build with sanitizers has no filter of system calls and no limit on memory");
  return FALSE;
#else
  return TRUE;
#endif
}

static void
test_layers (void)
{
  g_autoptr (GError) error = NULL;
  gint32 errors[LDS_SANDBOX_N_LAYERS];

  g_assert_true (lds_reader_process_get_layers (errors, &error));
  g_assert_no_error (error);
  g_assert_cmpint (errors[LDS_SANDBOX_PRIVILEGES], ==, 0);
  g_assert_cmpint (errors[LDS_SANDBOX_LIMITS], ==, 0);
#ifdef LDS_SANITIZED
  g_assert_cmpint (errors[LDS_SANDBOX_MEMORY], ==, LDS_SANDBOX_LEFT_OUT);
  g_assert_cmpint (errors[LDS_SANDBOX_SYSTEM_CALLS], ==, LDS_SANDBOX_LEFT_OUT);
#else
  g_assert_cmpint (errors[LDS_SANDBOX_MEMORY], ==, 0);
  g_assert_cmpint (errors[LDS_SANDBOX_SYSTEM_CALLS], ==, 0);
#endif
}

static void
test_allowed (void)
{
  static const char *const deeds[] = { "read", "convert" };

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      int status = probe (deeds[i]);

      if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
        g_error ("“%s” should be possible; status %d", deeds[i], status);
    }
}

static void
test_deadly (void)
{
  static const char *const deeds[] = {
    "open", "open-old", "make-file", "remove-file", "connect", "socketpair", "exec", "fork",
    "trace", "kill",
  };

  if (!has_filter ())
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      int status = probe (deeds[i]);

      if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGSYS)
        g_error ("“%s” should end the process; status %d", deeds[i], status);
    }
  g_assert_false (g_file_test ("/tmp/lodestone-prober", G_FILE_TEST_EXISTS));
}

static void
test_refused (void)
{
  static const char *const deeds[] = { "code", "write-elsewhere", "raise-limits", "something-new" };

  if (!has_filter ())
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      int status = probe (deeds[i]);

      if (!WIFEXITED (status) || WEXITSTATUS (status) != REFUSED)
        g_error ("“%s” should be refused; status %d", deeds[i], status);
    }
}

static void
test_memory (void)
{
  int status;

  if (!has_filter ())
    return;

  status = probe ("memory");
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, NO_MEMORY);
}

/* Landlock by itself, so that one layer does not hide that the other is missing. */
static void
test_landlock (void)
{
  static const char *const deeds[] = { "landlock-open", "landlock-make-file", "landlock-connect" };
  gint32 errors[LDS_SANDBOX_N_LAYERS];

  g_assert_true (lds_reader_process_get_layers (errors, NULL));
  if (errors[LDS_SANDBOX_LANDLOCK] != 0)
    {
      g_test_skip ("this kernel has no Landlock");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      int status = probe (deeds[i]);

      if (!WIFEXITED (status) || WEXITSTATUS (status) != REFUSED)
        g_error ("“%s” should be refused; status %d", deeds[i], status);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/sandbox/layers-are-told", test_layers);
  g_test_add_func ("/import/sandbox/what-reading-needs-is-allowed", test_allowed);
  g_test_add_func ("/import/sandbox/files-network-and-programs-end-it", test_deadly);
  g_test_add_func ("/import/sandbox/the-rest-is-refused", test_refused);
  g_test_add_func ("/import/sandbox/memory-ends", test_memory);
  g_test_add_func ("/import/sandbox/landlock-alone", test_landlock);

  return g_test_run ();
}
