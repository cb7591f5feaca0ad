/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shops and distributors: they sell parts and make none of them. */

#pragma once

#include "lds-catalogue.h"

G_BEGIN_DECLS

gboolean lds_catalogue_is_seller (LdsCatalogue *self,
                                  const char   *text);

G_END_DECLS
