/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-sheet.h"

G_BEGIN_DECLS

const char *lds_other_list_find (const LdsSheet *sheet,
                                 guint           index);

G_END_DECLS
