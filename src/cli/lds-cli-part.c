/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The part that a person names on the command line. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-workspace-parts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *maker;
  gint64      part;
  guint       n_parts;
  GString    *makers;
} Search;

static gboolean
consider_cb (const LdsPartRecord *part,
             gpointer             user_data)
{
  Search *self = user_data;
  const char *maker = part->maker_name != NULL ? part->maker_name : "";

  g_string_append_printf (self->makers, "%s“%s”", self->makers->len > 0 ? ", " : "", maker);
  if (self->maker == NULL || g_ascii_strcasecmp (self->maker, maker) == 0)
    {
      self->part = part->id;
      self->n_parts++;
    }

  return TRUE;
}

/**
 * lds_cli_find_part:
 * @workspace: a workspace
 * @number: a number of the part, or of a line that is it
 * @maker: (nullable): whose number it is, empty for one of no known maker; %NULL where only one has it
 * @part: (out): id of the part
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether there is exactly one such part
 */
gboolean
lds_cli_find_part (LdsWorkspace  *workspace,
                   const char    *number,
                   const char    *maker,
                   gint64        *part,
                   GError       **error)
{
  g_autoptr (GString) makers = g_string_new (NULL);
  Search search = { .maker = maker, .makers = makers };

  if (!lds_workspace_foreach_part_called (workspace, number, consider_cb, &search, error))
    return FALSE;

  *part = search.part;
  if (search.n_parts == 1)
    return TRUE;

  if (makers->len == 0)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no part “%s” in the workspace; “lodestone workspace list FILE parts” lists them."),
                 number);
  else
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("Say with --maker whose part “%1$s” is meant; there are those of %2$s."), number, makers->str);
  return FALSE;
}
