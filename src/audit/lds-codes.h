/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CAS numbers and customs codes, which tell less than a line's text. */

#pragma once

#include "lds-recogniser.h"

G_BEGIN_DECLS

gboolean lds_codes_read_cas (LdsCatalogue *catalogue,
                             const char   *cas,
                             LdsReading   *reading);
gboolean lds_codes_read_hs  (LdsCatalogue *catalogue,
                             const char   *text,
                             LdsReading   *reading);

G_END_DECLS
