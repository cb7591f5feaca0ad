/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a text file separates its fields. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsCsvField:
 * @start: first byte of the field, without its quotation mark
 * @end: behind its last byte
 * @doubled: whether it has doubled quotation marks, each of which stands for one
 * @unclosed: whether it begins with a quotation mark that is never closed
 * @next: where the next field or record begins
 * @last: whether it is the last of its record
 */
typedef struct
{
  const char *start;
  const char *end;
  gboolean    doubled;
  gboolean    unclosed;
  const char *next;
  gboolean    last;
} LdsCsvField;

/**
 * LdsCsvScanner:
 * @end: end of the file
 * @delimiter: what stands between fields
 * @barren: (nullable): up to where no quotation mark ends a field; kept so that no byte is looked
 *   at twice in a file that is full of marks that are never closed
 */
typedef struct
{
  const char *end;
  char        delimiter;
  const char *barren;
} LdsCsvScanner;

void        lds_csv_scan_field       (LdsCsvScanner *self,
                                      const char    *text,
                                      LdsCsvField   *field);
char        lds_csv_find_delimiter   (const char    *text,
                                      const char    *end);
const char *lds_csv_read_declaration (const char    *text,
                                      const char    *end,
                                      char          *delimiter);

G_END_DECLS
