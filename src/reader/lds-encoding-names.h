/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *const *lds_encoding_get_names (void);
const char        *lds_encoding_find      (const char *name);
const char        *lds_encoding_show      (const char *code);

G_END_DECLS
