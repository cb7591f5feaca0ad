/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *lds_encoding_guess            (const guint8 *bytes,
                                           gsize         length);

double      lds_encoding_judge_letters    (const char   *code,
                                           const char   *text);
double      lds_encoding_judge_ideographs (const char   *code,
                                           const guint8 *bytes,
                                           gsize         length,
                                           const char   *text);

G_END_DECLS
