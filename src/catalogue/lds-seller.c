/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-seller.h"

#include "lds-catalogue-private.h"
#include "lds-text.h"

#include <string.h>

#define LONGEST_NAME 80

enum
{
  NAME,
};

static const char *const columns[] = { "name", NULL };

gboolean
lds_catalogue_load_sellers (LdsCatalogue  *self,
                            LdsSource     *source,
                            GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "sellers.tsv", columns, NAME, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *key = lds_text_name_key (lds_table_get (table, row, NAME));

      if (*key == '\0')
        return lds_table_fail (table, row, error, "there is no name");
      g_hash_table_add (self->sellers, g_steal_pointer (&key));
    }

  return TRUE;
}

/**
 * lds_catalogue_is_seller:
 * @self: a catalogue
 * @text: a cell
 *
 * Returns: whether @text is, or begins with, the name of a shop or a distributor that the
 *   catalogue lists: "eBay (UK)", "Mouser 511-L78"
 */
gboolean
lds_catalogue_is_seller (LdsCatalogue *self,
                         const char   *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) > LONGEST_NAME)
    return FALSE;

  key = lds_text_name_key (text);
  while (*key != '\0')
    {
      char *space;

      if (g_hash_table_contains (self->sellers, key))
        return TRUE;
      space = strrchr (key, ' ');
      if (space == NULL)
        return FALSE;
      *space = '\0';
    }

  return FALSE;
}
