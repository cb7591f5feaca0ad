/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-csv-dialect.h"

#include "lds-limits.h"

#include <math.h>
#include <string.h>

#define SAMPLE_RECORDS 100
#define SAMPLE_BYTES 65536
#define SAMPLE_FIELDS 1000

static gboolean
ends_line (const char *p)
{
  return *p == '\n' || *p == '\r';
}

static const char *
skip_line_end (const char *p,
               const char *end)
{
  if (*p == '\r' && p + 1 < end && p[1] == '\n')
    return p + 2;

  return p + 1;
}

static void
finish (LdsCsvField *field,
        const char  *p,
        const char  *end)
{
  field->last = p >= end || ends_line (p);
  field->next = p >= end ? end : ends_line (p) ? skip_line_end (p, end) : p + 1;
}

/* A quotation mark within a quoted field that neither ends it nor is doubled (12" pipe) is taken
 * for what it is. */
static gboolean
scan_quoted (const char  *text,
             const char  *end,
             char         delimiter,
             LdsCsvField *field)
{
  const char *limit = end - text > LDS_LIMIT_CELL_BYTES ? text + LDS_LIMIT_CELL_BYTES : end;

  for (const char *p = text + 1; p < limit; p++)
    {
      const char *after = p + 1;

      if (*p != '"')
        continue;

      if (after < end && *after == '"')
        {
          field->doubled = TRUE;
          p++;
          continue;
        }
      while (after < end && *after == ' ' && delimiter != ' ')
        after++;
      if (after >= end || *after == delimiter || ends_line (after))
        {
          field->start = text + 1;
          field->end = p;
          finish (field, after, end);
          return TRUE;
        }
    }
  field->doubled = FALSE;

  return FALSE;
}

/**
 * lds_csv_scan_field:
 * @text: where a field begins
 * @end: end of the file
 * @delimiter: what stands between fields
 * @field: (out): the field
 *
 * Reads one field by RFC 4180, forgiving: a field that begins with a quotation mark which is
 * never closed is read as if the mark were a character of it.
 */
void
lds_csv_scan_field (const char  *text,
                    const char  *end,
                    char         delimiter,
                    LdsCsvField *field)
{
  const char *p = text;

  *field = (LdsCsvField) { .start = text };

  while (p < end && *p == ' ')
    p++;
  if (p < end && *p == '"' && scan_quoted (p, end, delimiter, field))
    return;

  for (p = text; p < end && *p != delimiter && !ends_line (p);)
    p++;
  field->end = p;
  finish (field, p, end);
}

/* How much a delimiter makes a table of the text, 0 where it never stands. */
static double
judge (const char *text,
       const char *end,
       char        delimiter)
{
  guint n_records = 0;
  guint n_split = 0;
  double sum = 0;
  double difference = 0;
  guint counts[SAMPLE_RECORDS];

  while (text < end && n_records < SAMPLE_RECORDS)
    {
      LdsCsvField field = { 0 };
      const char *start = text;
      guint fields = 0;

      do
        {
          lds_csv_scan_field (text, end, delimiter, &field);
          text = field.next;
          fields++;
        }
      while (!field.last && fields < SAMPLE_FIELDS);

      if (fields == 1 && field.end == start)
        continue; /* blank */
      counts[n_records++] = fields;
      n_split += fields > 1;
      sum += fields;
    }
  if (n_split == 0)
    return 0;

  for (guint i = 0; i < n_records; i++)
    difference += fabs (counts[i] - sum / n_records);

  return sqrt (sum / n_records - 1) * n_split / n_records / (1 + difference / sum * 2);
}

/**
 * lds_csv_find_delimiter:
 * @text: beginning of a text
 * @end: end of the text
 *
 * Returns: the delimiter that makes the most even table of the first records, a comma where none
 *   makes one
 */
char
lds_csv_find_delimiter (const char *text,
                        const char *end)
{
  /* A comma also stands in sentences and numbers. */
  static const struct
  {
    char   delimiter;
    double weight;
  } candidates[] = { { '\t', 1.3 }, { ';', 1.2 }, { '|', 1.1 }, { ',', 1 } };
  double best = 0;
  char found = ',';

  if (end - text > SAMPLE_BYTES)
    end = text + SAMPLE_BYTES;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double score = judge (text, end, candidates[i].delimiter) * candidates[i].weight;

      if (score > best)
        {
          best = score;
          found = candidates[i].delimiter;
        }
    }

  return found;
}

/**
 * lds_csv_read_declaration:
 * @text: beginning of a text
 * @end: end of the text
 * @delimiter: (out): the delimiter that it declares
 *
 * Reads the line "sep=;" with which some programs begin, and which is no row.
 *
 * Returns: (nullable): where the rows begin, %NULL when there is no such line
 */
const char *
lds_csv_read_declaration (const char *text,
                          const char *end,
                          char       *delimiter)
{
  const char *p = text;
  gboolean quoted = p < end && *p == '"';

  p += quoted;
  if (end - p < 5 || g_ascii_strncasecmp (p, "sep=", 4) != 0)
    return NULL;

  *delimiter = p[4];
  p += 5;
  if (quoted && p < end && *p == '"')
    p++;
  /* A spreadsheet program that saved the file again has filled the line up. */
  while (p < end && *p == *delimiter)
    p++;
  if (*delimiter == '"' || (guchar) *delimiter >= 0x80 || (p < end && !ends_line (p)))
    return NULL;

  return p < end ? skip_line_end (p, end) : p;
}
