/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of a layer that a build leaves out. */
#define LDS_SANDBOX_LEFT_OUT (-1)

/**
 * LdsSandboxLayer:
 * @LDS_SANDBOX_PRIVILEGES: no program that it starts gains rights
 * @LDS_SANDBOX_NAMESPACES: a network of its own, with nothing in it
 * @LDS_SANDBOX_LANDLOCK: no file, folder or network port can be opened
 * @LDS_SANDBOX_LIMITS: time, size and number of files, core dumps
 * @LDS_SANDBOX_MEMORY: memory
 * @LDS_SANDBOX_SYSTEM_CALLS: only what reading needs may be asked of the kernel
 *
 * What holds the process that reads spreadsheets.
 */
typedef enum
{
  LDS_SANDBOX_PRIVILEGES,
  LDS_SANDBOX_NAMESPACES,
  LDS_SANDBOX_LANDLOCK,
  LDS_SANDBOX_LIMITS,
  LDS_SANDBOX_MEMORY,
  LDS_SANDBOX_SYSTEM_CALLS,
  LDS_SANDBOX_N_LAYERS,
} LdsSandboxLayer;

const char *lds_sandbox_layer_name (LdsSandboxLayer layer);

G_END_DECLS
