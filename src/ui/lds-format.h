/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates, numbers and the words of a line as the window shows them, in the user's locale. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

char *lds_format_sentence    (const char        *text);
char *lds_format_date        (const GDate       *date);
char *lds_format_number      (double             number);
char *lds_format_quantity    (const LdsItem     *item);
char *lds_format_name        (const LdsItem     *item);
char *lds_format_path        (LdsAudit          *audit,
                              const LdsItem     *item);
char *lds_format_source      (const LdsSource   *source);
char *lds_format_place       (const LdsSource   *source,
                              guint              row);
char *lds_format_country     (LdsAudit          *audit,
                              const char        *country);
char *lds_format_presumption (const LdsTierLink *link);
char *lds_format_tier        (LdsAudit          *audit,
                              const LdsItem     *item,
                              guint              tier);
char *lds_format_control     (const LdsControl  *control,
                              LdsControlState    state,
                              gboolean           verify);

G_END_DECLS
