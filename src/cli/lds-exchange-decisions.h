/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text file in which a person decides conflicts, one a line: the choice, the name of the conflict, what it is about. */

#pragma once

#include "lds-workspace-exchange.h"

G_BEGIN_DECLS

typedef struct
{
  GHashTable *choices; /* name of the conflict → LdsExchangeChoice */
  GString    *lines;
} LdsExchangeDecisions;

void     lds_exchange_decisions_init  (LdsExchangeDecisions       *self);
void     lds_exchange_decisions_clear (LdsExchangeDecisions       *self);
gboolean lds_exchange_decisions_load  (LdsExchangeDecisions       *self,
                                       const char                 *path,
                                       GError                    **error);
gboolean lds_exchange_decisions_save  (LdsExchangeDecisions       *self,
                                       const char                 *path,
                                       GError                    **error);
LdsExchangeChoice lds_exchange_decisions_choose (LdsExchangeDecisions *self,
                                       const LdsExchangeConflict  *conflict);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsExchangeDecisions, lds_exchange_decisions_clear)

G_END_DECLS
