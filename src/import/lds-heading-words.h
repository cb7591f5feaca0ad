/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-heading.h"

G_BEGIN_DECLS

guint64     lds_heading_guess         (LdsCatalogue *catalogue,
                                       const char   *heading);
const char *lds_heading_find_stage    (const char *heading);
char       *lds_heading_find_element  (LdsCatalogue *catalogue,
                                       const char   *heading);
gboolean    lds_heading_is_positive   (const char *heading);

G_END_DECLS
