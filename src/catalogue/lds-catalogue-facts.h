/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *lds_catalogue_list_facts (GFile       *overlay,
                                GError     **error);
char *lds_catalogue_show_fact  (GFile       *overlay,
                                const char  *id,
                                GError     **error);

G_END_DECLS
