/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linked into tests that read files: they are not where the program is, and say where the one that
 * reads was built. */

#include "built-reader.h"

#include "lds-reader-process.h"

__attribute__ ((constructor)) static void
use_built_reader (void)
{
  lds_reader_process_set_program (LDS_BUILT_READER, 0);
}
