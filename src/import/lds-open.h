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
LdsWorkspace *lds_open_to_look (GFile                *file,
                             LdsCatalogue            *catalogue,
                             const LdsImportOptions  *options,
                             GError                 **error);
LdsWorkspace *lds_open_bytes (GBytes                 *bytes,
                             const char              *name,
                             LdsCatalogue            *catalogue,
                             const LdsImportOptions  *options,
                             LdsProgressFunc          progress,
                             gpointer                 user_data,
                             GCancellable            *cancellable,
                             GError                 **error);
gboolean      lds_open_is_workspace (GFile           *file,
                             GCancellable            *cancellable);

G_END_DECLS
