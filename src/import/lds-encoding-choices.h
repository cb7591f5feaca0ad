/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of encodings, as a person gives them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *const *lds_encoding_get_choices (void);
gboolean           lds_encoding_is_known    (const char   *name);
gboolean           lds_encoding_is_plain    (const guint8 *bytes,
                                             gsize         length);

G_END_DECLS
