/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Exit status of the program that reads spreadsheets. */
enum
{
  LDS_READER_DONE = 0,
  LDS_READER_UNHEARD = 1,
  LDS_READER_USAGE = 2,
  LDS_READER_OUT_OF_MEMORY = 3,
};
