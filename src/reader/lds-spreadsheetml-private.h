/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Styles of an XML spreadsheet of Excel 2003. */

#pragma once

#include "lds-number-format.h"
#include "lds-xml-part.h"

G_BEGIN_DECLS

/**
 * LdsSpreadsheetmlStyles:
 * @styles: from id to the format of its numbers and the style behind it
 * @id: (nullable): the style that is being read
 */
typedef struct
{
  GHashTable *styles;
  char       *id;
} LdsSpreadsheetmlStyles;

LdsSpreadsheetmlStyles *lds_spreadsheetml_styles_new   (void);
void                    lds_spreadsheetml_styles_free  (LdsSpreadsheetmlStyles  *self);
void                    lds_spreadsheetml_styles_start (LdsSpreadsheetmlStyles  *self,
                                                        const char              *name,
                                                        const char             **attributes);
const LdsNumberFormat  *lds_spreadsheetml_styles_find  (LdsSpreadsheetmlStyles  *self,
                                                        const char              *id);
const char             *lds_spreadsheetml_get_code     (const char              *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsSpreadsheetmlStyles, lds_spreadsheetml_styles_free)

G_END_DECLS
