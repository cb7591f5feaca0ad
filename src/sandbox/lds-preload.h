/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever libraries open when they first need it, opened before nothing can be opened. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lds_preload (void);

G_END_DECLS
