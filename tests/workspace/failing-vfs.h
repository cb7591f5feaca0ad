/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk and a memory that fail when they are told to, under SQLite alone. */

#pragma once

#include <glib.h>

typedef enum
{
  FAIL_WRITE,
  FAIL_FULL,
  FAIL_SYNC,
  FAIL_OPEN,
  FAIL_TRUNCATE,
  FAIL_DELETE,
  FAIL_READ,
  FAIL_LOCK,
  FAIL_SHARED_MEMORY,
  FAIL_ALLOCATION,
  N_FAILURES,
} Failure;

const char *failure_get_name     (Failure   failure);
void        failing_vfs_register (void);
void        failing_vfs_arm      (Failure   failure,
                                  guint     nth,
                                  gboolean  for_good);
gboolean    failing_vfs_disarm   (void);
