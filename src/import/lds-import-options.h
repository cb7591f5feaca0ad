/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-revision.h"
#include "lds-table-hints.h"

G_BEGIN_DECLS

/**
 * LdsSheetChoice:
 * @sheet: (nullable): name of the sheet, %NULL for every one that is a parts list, or for all where
 *   none is
 * @hints: where its heading is and what its columns mean
 * @save_as: (nullable): name of the mapping under which the columns are kept once they are read
 *
 * What a person decides about the reading of a sheet.
 */
typedef struct
{
  const char    *sheet;
  LdsTableHints  hints;
  const char    *save_as;
} LdsSheetChoice;

/**
 * LdsImportOptions:
 * @sheet: (nullable): name of the only sheet to read, %NULL for every one that is a parts list
 * @encoding: (nullable): name of the encoding of a text file, %NULL to find it out
 * @mapping: (nullable): name of the saved mapping to read with, %LDS_MAPPING_NONE to read without
 *   any, %NULL for the one that was saved for the layout
 * @choices: (array length=n_choices) (nullable): what is decided about sheets
 * @revisions: (nullable): what becomes of the lists that are there, and what came out; %NULL for a workspace without any
 *
 * What a person decides about the reading of a file; all of it may be left to the program.
 */
typedef struct
{
  const char           *sheet;
  const char           *encoding;
  const char           *mapping;
  const LdsSheetChoice *choices;
  gsize                 n_choices;
  LdsRevisions         *revisions;
} LdsImportOptions;

G_END_DECLS
