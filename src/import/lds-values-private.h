/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-values.h"

G_BEGIN_DECLS

/* Longer cells hold no single value. */
#define LDS_VALUE_NARROW_SIZE 256

const char *lds_value_narrow           (const char *text,
                                        char        buffer[LDS_VALUE_NARROW_SIZE]);
const char *lds_value_skip_blanks      (const char *text);
const char *lds_value_skip_approximate (const char *text);
double      lds_value_read_per         (const char *text);

G_END_DECLS
