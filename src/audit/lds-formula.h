/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Symbols of rare earths in a line: in formulas, and beside a percentage or a mass. */

#pragma once

#include "lds-line-text.h"

G_BEGIN_DECLS

guint    lds_formula_read         (LdsCatalogue      *catalogue,
                                   const LdsLineText *text,
                                   guint              index);
guint    lds_formula_read_cell    (LdsCatalogue      *catalogue,
                                   const LdsLineText *text,
                                   guint             *first,
                                   guint             *last);
gboolean lds_formula_read_amount  (LdsCatalogue      *catalogue,
                                   const LdsLineText *text,
                                   guint              index,
                                   LdsShare          *share,
                                   guint             *last);

G_END_DECLS
