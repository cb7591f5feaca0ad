/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of which an .xls workbook is made, BIFF. One that became too long for its type goes
 * on in CONTINUE records. */

#pragma once

#include "lds-compound-file.h"

G_BEGIN_DECLS

/**
 * LdsXlsRecords:
 * @position: of the record that is read next
 * @id: what the record is
 * @data: (array length=length): what it holds, or the CONTINUE record behind it
 * @at: how much of that is taken
 * @broken_off: whether the stream ends within a record
 * @consumed: bytes read so far, those that were read twice counted twice
 */
typedef struct
{
  LdsCompoundStream *stream;
  guint32            position;
  guint16            id;
  const guint8      *data;
  guint              length;
  guint              at;
  gboolean           broken_off;
  guint64            consumed;
  guint8            *buffer;
} LdsXlsRecords;

LdsXlsRecords *lds_xls_records_new        (LdsCompoundStream   *stream);
void           lds_xls_records_free       (LdsXlsRecords       *self);
gboolean       lds_xls_records_next       (LdsXlsRecords       *self);
gboolean       lds_xls_records_continue   (LdsXlsRecords       *self);

guint          lds_xls_records_get_u8     (const LdsXlsRecords *self,
                                           guint                at);
guint          lds_xls_records_get_u16    (const LdsXlsRecords *self,
                                           guint                at);
guint32        lds_xls_records_get_u32    (const LdsXlsRecords *self,
                                           guint                at);
double         lds_xls_records_get_double (const LdsXlsRecords *self,
                                           guint                at);

gboolean       lds_xls_records_take       (LdsXlsRecords       *self,
                                           guint8              *bytes,
                                           guint                n);
gboolean       lds_xls_records_take_u8    (LdsXlsRecords       *self,
                                           guint               *value);
gboolean       lds_xls_records_take_u16   (LdsXlsRecords       *self,
                                           guint               *value);
gboolean       lds_xls_records_take_u32   (LdsXlsRecords       *self,
                                           guint32             *value);
gboolean       lds_xls_records_skip       (LdsXlsRecords       *self,
                                           guint64              n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsXlsRecords, lds_xls_records_free)

G_END_DECLS
