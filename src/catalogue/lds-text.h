/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding of texts that are compared with words of the catalogue. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     lds_text_fold_append (const char *text,
                               GString    *folded,
                               GArray     *offsets);
char    *lds_text_fold        (const char *text);
char    *lds_text_name_key    (const char *text);
void     lds_text_name_key_into (const char *text,
                                 GString    *folded,
                                 GString    *key);
gboolean lds_text_is_cjk      (gunichar    character);
gboolean lds_text_is_word     (gunichar    character);

G_END_DECLS
