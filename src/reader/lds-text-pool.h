/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every text of a workbook once, in one block of memory. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LdsTextPool LdsTextPool;

/* What lds_text_pool_add() returns when the pool is full. 0 is the empty text. */
#define LDS_TEXT_POOL_FULL G_MAXUINT32

LdsTextPool *lds_text_pool_new        (void);
LdsTextPool *lds_text_pool_new_frozen (char        *bytes,
                                       gsize        length);
LdsTextPool *lds_text_pool_ref        (LdsTextPool *self);
void         lds_text_pool_unref      (LdsTextPool *self);
guint32      lds_text_pool_add        (LdsTextPool *self,
                                       const char  *text,
                                       gsize        length);
const char  *lds_text_pool_get        (LdsTextPool *self,
                                       guint32      offset);
const char  *lds_text_pool_get_bytes  (LdsTextPool *self,
                                       gsize       *length);
void         lds_text_pool_freeze     (LdsTextPool *self);

gboolean     lds_text_is_clean    (const char  *text,
                                   gsize        length);
void         lds_text_clean       (const char  *text,
                                   gsize        length,
                                   GString     *clean);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsTextPool, lds_text_pool_unref)

G_END_DECLS
