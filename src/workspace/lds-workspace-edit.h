/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits, and who makes them. An edit ends with lds_workspace_commit() or lds_workspace_rollback(). */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

void         lds_workspace_set_author (LdsWorkspace  *self,
                                       const char    *author);
const char  *lds_workspace_get_author (LdsWorkspace  *self);
gboolean     lds_workspace_edit_begin (LdsWorkspace  *self,
                                       const char    *title,
                                       const char    *file,
                                       GError       **error);
gboolean     lds_workspace_import_begin (LdsWorkspace *self,
                                       const char    *file,
                                       GError       **error);

/* Undo and redo, over closing and opening. */
gboolean     lds_workspace_can_undo   (LdsWorkspace  *self,
                                       char         **title);
gboolean     lds_workspace_can_redo   (LdsWorkspace  *self,
                                       char         **title);
gboolean     lds_workspace_undo       (LdsWorkspace  *self,
                                       GError       **error);
gboolean     lds_workspace_redo       (LdsWorkspace  *self,
                                       GError       **error);

G_END_DECLS
