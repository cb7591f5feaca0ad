/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-import.h"

G_BEGIN_DECLS

LdsWorkspace *lds_open_file (GFile                   *file,
                             LdsCatalogue            *catalogue,
                             const LdsImportOptions  *options,
                             LdsProgressFunc          progress,
                             gpointer                 user_data,
                             GCancellable            *cancellable,
                             GError                 **error);

G_END_DECLS
