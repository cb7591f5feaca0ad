/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words by which people mark a part that may stand in for another one. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsSubstituteCell:
 * @LDS_SUBSTITUTE_NUMBER: a find number or a level
 * @LDS_SUBSTITUTE_NAME: a description
 * @LDS_SUBSTITUTE_REMARK: any other cell
 */
typedef enum
{
  LDS_SUBSTITUTE_NUMBER,
  LDS_SUBSTITUTE_NAME,
  LDS_SUBSTITUTE_REMARK,
} LdsSubstituteCell;

#define LDS_SUBSTITUTE_TARGET_SIZE 64

gboolean lds_substitute_read_mark    (const char         *text,
                                      LdsSubstituteCell   cell,
                                      char                target[LDS_SUBSTITUTE_TARGET_SIZE]);
char    *lds_substitute_read_heading (const char         *heading,
                                      char              **base);

gboolean lds_substitute_heading_names_target (const char *heading);

G_END_DECLS
