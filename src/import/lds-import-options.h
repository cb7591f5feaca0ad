/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsImportOptions:
 * @sheet: (nullable): name of the only sheet to read, %NULL for every one that is a parts list
 * @encoding: (nullable): name of the encoding of a text file, %NULL to find it out
 *
 * What a person decides about the reading of a file; all of it may be left to the program.
 */
typedef struct
{
  const char *sheet;
  const char *encoding;
} LdsImportOptions;

G_END_DECLS
