/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on the wire: a stamp, then messages, each a head and what it announces. */

#pragma once

#include "lds-wire.h"

G_BEGIN_DECLS

#define LDS_WIRE_NO_NAME G_MAXUINT32

typedef enum
{
  LDS_WIRE_PROGRESS = 1,
  LDS_WIRE_LAYERS,
  LDS_WIRE_ERROR,
  LDS_WIRE_SPREADSHEET,
} LdsWireKind;

typedef struct
{
  char    magic[8];
  char    program[16];
  guint32 layout[12];
} LdsWireStamp;

/**
 * LdsWireHead:
 * @kind: a #LdsWireKind
 * @value: of an error, its code
 * @length: of an error, bytes of its text; of a spreadsheet, bytes of its pool
 * @fraction: of progress
 */
typedef struct
{
  guint32 kind;
  guint32 value;
  guint64 length;
  double  fraction;
  guint32 n_sheets;
  guint32 n_warnings;
} LdsWireHead;

typedef struct
{
  guint32 name_length;
  guint32 hidden;
  guint32 decimal;
  guint32 n_rows;
  guint32 n_cells;
  guint32 n_merges;
  guint32 n_hidden_columns;
} LdsWireSheet;

typedef struct
{
  gint32  sheet;
  guint32 row;
  guint32 length;
} LdsWireWarning;

void lds_wire_stamp (LdsWireStamp *stamp);

G_END_DECLS
