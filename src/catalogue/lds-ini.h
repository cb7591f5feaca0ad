/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Line numbers in key files, which GKeyFile does not keep. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint lds_ini_find_line  (GBytes     *bytes,
                          const char *group,
                          const char *key);
guint lds_ini_find_fault (GBytes     *bytes);

G_END_DECLS
