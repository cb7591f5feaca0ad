/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-import-options.h"

G_BEGIN_DECLS

/**
 * LdsReadingChoices:
 *
 * What a person decided about the reading of a file. It is made whole, and then only read, on any thread.
 */
typedef struct _LdsReadingChoices LdsReadingChoices;

LdsReadingChoices    *lds_reading_choices_new          (void);
LdsReadingChoices    *lds_reading_choices_ref          (LdsReadingChoices       *self);
void                  lds_reading_choices_unref        (LdsReadingChoices       *self);

void                  lds_reading_choices_set_encoding (LdsReadingChoices       *self,
                                                        const char              *encoding);
const char           *lds_reading_choices_get_encoding (LdsReadingChoices       *self);
void                  lds_reading_choices_add          (LdsReadingChoices       *self,
                                                        const char              *sheet,
                                                        const LdsTableHints     *hints,
                                                        const char              *save_as);
const LdsSheetChoice *lds_reading_choices_find         (LdsReadingChoices       *self,
                                                        const char              *sheet);
LdsImportOptions      lds_reading_choices_get_options  (LdsReadingChoices       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsReadingChoices, lds_reading_choices_unref)

G_END_DECLS
