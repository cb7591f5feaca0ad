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
 * @next: where the next field or record begins
 * @last: whether it is the last of its record
 */
typedef struct
{
  const char *start;
  const char *end;
  gboolean    doubled;
  const char *next;
  gboolean    last;
} LdsCsvField;

void        lds_csv_scan_field       (const char   *text,
                                      const char   *end,
                                      char          delimiter,
                                      LdsCsvField  *field);
char        lds_csv_find_delimiter   (const char   *text,
                                      const char   *end);
const char *lds_csv_read_declaration (const char   *text,
                                      const char   *end,
                                      char         *delimiter);

G_END_DECLS
