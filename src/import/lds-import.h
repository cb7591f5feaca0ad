/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-catalogue.h"
#include "lds-import-error.h"
#include "lds-import-options.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

gboolean lds_import_file (LdsWorkspace            *workspace,
                          LdsCatalogue            *catalogue,
                          GFile                   *file,
                          const LdsImportOptions  *options,
                          LdsProgressFunc          progress,
                          gpointer                 user_data,
                          GCancellable            *cancellable,
                          GError                 **error);
gboolean lds_import_bytes (LdsWorkspace           *workspace,
                          LdsCatalogue            *catalogue,
                          GBytes                  *bytes,
                          const char              *name,
                          const LdsImportOptions  *options,
                          LdsProgressFunc          progress,
                          gpointer                 user_data,
                          GCancellable            *cancellable,
                          GError                 **error);

G_END_DECLS
