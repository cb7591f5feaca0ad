/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mass of a magnet that is told by its size. */

#pragma once

#include "lds-line-text.h"

G_BEGIN_DECLS

void lds_magnet_mass_find (LdsCatalogue      *catalogue,
                           const LdsLineText *text,
                           LdsReading        *reading);

G_END_DECLS
