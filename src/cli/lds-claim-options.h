/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A claim about a part, as options say it. */

#pragma once

#include "lds-catalogue.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsClaimOptions:
 *
 * The arguments of the options of the same names; all may be %NULL.
 */
typedef struct
{
  char *tier;
  char *stage;
  char *supplier;
  char *country;
  char *element;
  char *fraction;
  char *evidence;
  char *date;
  char *document;
  char *stated;
} LdsClaimOptions;

gboolean lds_claim_options_are_given (const LdsClaimOptions  *self);
gboolean lds_claim_options_check     (const LdsClaimOptions  *self,
                                      LdsCatalogue           *catalogue,
                                      GError                **error);
gboolean lds_claim_options_add_claim (const LdsClaimOptions  *self,
                                      LdsWorkspace           *workspace,
                                      gint64                  part,
                                      GError                **error);
void     lds_claim_options_clear     (LdsClaimOptions        *self);

G_END_DECLS
