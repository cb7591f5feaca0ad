/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-sandbox-layers.h"

#include <glib/gi18n-lib.h>

/**
 * lds_sandbox_layer_name:
 * @layer: a layer of the sandbox
 *
 * Returns: (transfer none): what it does, for people
 */
const char *
lds_sandbox_layer_name (LdsSandboxLayer layer)
{
  static const char *const names[LDS_SANDBOX_N_LAYERS] = {
    [LDS_SANDBOX_PRIVILEGES] = N_ ("no new privileges"),
    [LDS_SANDBOX_NAMESPACES] = N_ ("an empty network (namespace)"),
    [LDS_SANDBOX_LANDLOCK] = N_ ("no files and no network (Landlock)"),
    [LDS_SANDBOX_LIMITS] = N_ ("limits on time, files and core dumps"),
    [LDS_SANDBOX_MEMORY] = N_ ("limit on memory"),
    [LDS_SANDBOX_SYSTEM_CALLS] = N_ ("filter of system calls (seccomp)"),
  };

  g_return_val_if_fail (layer < LDS_SANDBOX_N_LAYERS, NULL);

  return _ (names[layer]);
}
