/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What compare and verify may be given as a report, and verify as a seal. */

#include "lds-comparison.h"
#include "lds-json-reading.h"
#include "lds-seal.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LdsComparisonSide) side = lds_json_read_side (bytes, "fuzz", NULL);
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (LdsSeal) of_json = { 0 };
  g_auto (LdsSeal) of_text = { 0 };
  gboolean intact;

  lds_seal_of_json (&of_json, bytes, &intact, NULL);
  lds_seal_of_text (&of_text, text);

  if (side != NULL)
    {
      g_autoptr (LdsComparison) comparison = lds_comparison_new (side, side);

      g_assert (lds_comparison_is_empty (comparison));
    }

  return 0;
}
