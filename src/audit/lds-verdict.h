/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the things that a line names say about its rare earths, taken together. */

#pragma once

#include "lds-matcher.h"

G_BEGIN_DECLS

/**
 * LdsShareStore:
 *
 * Shares that do not stand in the catalogue, each kept once, so that a reading may point at them.
 */
typedef struct _LdsShareStore LdsShareStore;

LdsShareStore  *lds_share_store_new    (void);
void            lds_share_store_free   (LdsShareStore     *self);
const LdsShare *lds_share_store_intern (LdsShareStore     *self,
                                        const LdsShare    *shares,
                                        guint              n_shares);

gboolean        lds_verdict_wants_numbers (const LdsLineText *text,
                                        const LdsMatches  *matches);
void            lds_verdict_reach      (LdsCatalogue      *catalogue,
                                        LdsShareStore     *store,
                                        const LdsLine     *line,
                                        const LdsLineText *text,
                                        const LdsMatches  *matches,
                                        LdsReading        *reading);

G_END_DECLS
