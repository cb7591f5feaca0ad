/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include <gio/gio.h>
#include <string.h>

static char *
run (const char *option)
{
  const char *argv[] = { g_getenv ("LODESTONE_PROGRAM"), "--version", option, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &complaint, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaint, ==, "");
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return out;
}

static void
test_plain (void)
{
  g_autofree char *out = run (NULL);

  g_assert_cmpstr (out, ==, "lodestone " LDS_VERSION "\n");
}

/* What a system lacks is said; the filter of system calls is had by every one that is supported. */
static void
test_verbose (void)
{
  g_autofree char *out = run ("--verbose");
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 2 + 6 + 1);
  g_assert_cmpstr (lines[0], ==, "lodestone " LDS_VERSION);
  g_assert_cmpstr (lines[2], ==, "  no new privileges");
  for (guint i = 2; i < 8; i++)
    g_assert_true (g_str_has_prefix (lines[i], "  "));
#ifdef LDS_SANITIZED
  g_assert_nonnull (strstr (out, "  missing: limit on memory; this build leaves it out\n"));
  g_assert_nonnull (strstr (out, "(seccomp); this build leaves it out\n"));
#else
  g_assert_nonnull (strstr (out, "\n  limit on memory\n"));
  g_assert_nonnull (strstr (out, "\n  filter of system calls (seccomp)\n"));
#endif
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/version/one-line", test_plain);
  g_test_add_func ("/cli/version/verbose-tells-the-layers-of-the-sandbox", test_verbose);

  return g_test_run ();
}
