/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file may ask of the machine. Each limit is far above any honest parts list, and each
 * has a message of its own where it is checked. */

#pragma once

#include <glib.h>

#define LDS_LIMIT_FILE_BYTES (G_GUINT64_CONSTANT (512) << 20)

/* A text file is held in memory as a whole, its UTF-8 form beside it. */
#define LDS_LIMIT_TEXT_FILE_BYTES (G_GUINT64_CONSTANT (128) << 20)

/* An .xls is held in memory as a whole; none with 65536 full rows comes near. */
#define LDS_LIMIT_XLS_FILE_BYTES (G_GUINT64_CONSTANT (128) << 20)

/* Of the parts of a workbook that are read, together. */
#define LDS_LIMIT_EXPANDED_BYTES (G_GUINT64_CONSTANT (1) << 30)

/* DEFLATE reaches 1032. A sheet of equal rows may reach 100; past the size below, a part that
 * expands further than this was made to do so. */
#define LDS_LIMIT_EXPANSION 200
#define LDS_LIMIT_EXPANSION_FROM (G_GUINT64_CONSTANT (32) << 20)

/* Distinct texts of a workbook, together. */
#define LDS_LIMIT_POOL_BYTES (G_GUINT64_CONSTANT (256) << 20)

#define LDS_LIMIT_CELLS 10000000
#define LDS_LIMIT_ROWS 1048576
#define LDS_LIMIT_COLUMNS 16384
#define LDS_LIMIT_CELL_CHARACTERS 32767
#define LDS_LIMIT_CELL_BYTES (4 * LDS_LIMIT_CELL_CHARACTERS)

/* A character of a workbook may be written as "_x000D_". */
#define LDS_LIMIT_ESCAPED_CELL_BYTES (7 * LDS_LIMIT_CELL_CHARACTERS)
#define LDS_LIMIT_SHEETS 1024
#define LDS_LIMIT_SHARED_STRINGS 4000000
#define LDS_LIMIT_STYLES 65536
#define LDS_LIMIT_MERGES 65536
#define LDS_LIMIT_RELATIONS 65536
#define LDS_LIMIT_XML_DEPTH 128

/* One tag or one attribute. */
#define LDS_LIMIT_XML_TOKEN_BYTES (G_GUINT64_CONSTANT (4) << 20)

#define LDS_LIMIT_ITEMS 2000000

/* What a reader has to say about a file beside its cells. */
#define LDS_LIMIT_WARNINGS 65536
#define LDS_LIMIT_MESSAGE_BYTES 8192

/* Of the process that reads. Ten million cells, the most of them, take some 10 s and 270 MiB. The
 * clock on the wall is for one that hangs: a busy machine is no reason to give up. Memory is what
 * it may write to; its libraries come on top. */
#define LDS_LIMIT_CPU_SECONDS 60
#define LDS_LIMIT_WALL_SECONDS 300
#define LDS_LIMIT_MEMORY_BYTES (G_GUINT64_CONSTANT (400) << 20)
#define LDS_LIMIT_ADDRESS_BYTES (G_GUINT64_CONSTANT (1) << 30)
