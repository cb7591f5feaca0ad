/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-verdict.h"

#include <math.h>

/* A hostile file may state as many different amounts as it has lines. */
#define MAX_STORED 20000

struct _LdsShareStore
{
  GHashTable *known;
};

LdsShareStore *
lds_share_store_new (void)
{
  LdsShareStore *self = g_new0 (LdsShareStore, 1);

  self->known = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                       (GDestroyNotify) g_bytes_unref, NULL);

  return self;
}

void
lds_share_store_free (LdsShareStore *self)
{
  g_hash_table_unref (self->known);
  g_free (self);
}

/**
 * lds_share_store_intern:
 * @self: a store
 * @shares: (array length=n_shares): shares
 * @n_shares: how many, at least one and one for each element at most
 *
 * Where there are too many different shares, their amounts are forgotten.
 *
 * Returns: (transfer none): the same shares, which live as long as @self
 */
const LdsShare *
lds_share_store_intern (LdsShareStore  *self,
                        const LdsShare *shares,
                        guint           n_shares)
{
  LdsShare copy[LDS_N_ELEMENTS] = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  gpointer stored;

  g_assert (n_shares > 0 && n_shares <= LDS_N_ELEMENTS);

  for (guint i = 0; i < n_shares; i++)
    {
      /* By member: padding takes part in the comparison and must be the same. */
      copy[i].element = shares[i].element;
      copy[i].counts = shares[i].counts;
      copy[i].low = shares[i].low;
      copy[i].high = shares[i].high;
      if (g_hash_table_size (self->known) >= MAX_STORED)
        copy[i].low = copy[i].high = NAN;
    }

  bytes = g_bytes_new (copy, n_shares * sizeof *copy);
  if (g_hash_table_lookup_extended (self->known, bytes, &stored, NULL))
    return g_bytes_get_data (stored, NULL);

  stored = g_bytes_ref (bytes);
  g_hash_table_add (self->known, stored);

  return g_bytes_get_data (stored, NULL);
}
