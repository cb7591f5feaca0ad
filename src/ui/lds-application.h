/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LDS_TYPE_APPLICATION (lds_application_get_type ())
G_DECLARE_FINAL_TYPE (LdsApplication, lds_application, LDS, APPLICATION, AdwApplication)

LdsApplication *lds_application_new (void);

G_END_DECLS
