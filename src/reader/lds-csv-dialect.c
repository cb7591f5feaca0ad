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

static gboolean
closes (LdsCsvScanner  *self,
        const char     *mark,
        const char    **after)
{
  const char *p = mark + 1;

  while (p < self->end && *p == ' ' && self->delimiter != ' ')
    p++;
  *after = p;

  return p >= self->end || *p == self->delimiter || ends_line (p);
}

static const char *
skip_marks (const char *p,
            const char *limit)
{
  while (p < limit && *p == '"')
    p++;

  return p;
}

/* A mark behind a delimiter or at the beginning of a line. */
static gboolean
opens (LdsCsvScanner *self,
       const char    *mark)
{
  return mark[-1] == self->delimiter || ends_line (mark - 1);
}

/* A quotation mark within a quoted field that neither ends it nor is doubled (12" pipe) is taken
 * for what it is, but one that opens a field in a later line tells that this one was never
 * closed. */
static gboolean
scan_quoted (LdsCsvScanner *self,
             const char    *text,
             LdsCsvField   *field)
{
  gsize left = self->end - text;
  const char *limit = text + MIN (left, LDS_LIMIT_CELL_BYTES);
  const char *p = text + 1;
  gboolean lines = FALSE;

  while (p < limit)
    {
      const char *past = *p == '"' ? skip_marks (p, limit) : p;
      const char *after;

      lines |= ends_line (p);

      field->doubled |= past - p > 1;
      if ((past - p) % 2 == 1 && closes (self, past - 1, &after))
        {
          field->start = text + 1;
          field->end = past - 1;
          finish (field, after, self->end);
          return TRUE;
        }
      if (lines && past - p == 1 && opens (self, p))
        break;
      p = MAX (past, p + 1);
      if (self->barren != NULL && p < self->barren)
        {
          p = self->barren;
          field->doubled = TRUE; /* perhaps, there */
        }
    }
  field->doubled = FALSE;
  field->unclosed = TRUE;
  if (p >= limit)
    self->barren = limit;

  return FALSE;
}

/* Two text files that were joined have the mark of the second in the middle. */
static const char *
skip_mark (const char *text,
           const char *end)
{
  while (end - text >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    text += 3;

  return text;
}

/**
 * lds_csv_scan_field:
 * @self: a scanner
 * @text: where a field begins
 * @field: (out): the field
 *
 * Reads one field by RFC 4180, forgiving: a field that begins with a quotation mark which is
 * never closed is read as if the mark were a character of it.
 */
void
lds_csv_scan_field (LdsCsvScanner *self,
                    const char    *text,
                    LdsCsvField   *field)
{
  const char *p = skip_mark (text, self->end);

  *field = (LdsCsvField) { .start = p };

  while (p < self->end && *p == ' ')
    p++;
  if (p < self->end && *p == '"' && scan_quoted (self, p, field))
    return;

  for (p = field->start; p < self->end && *p != self->delimiter && !ends_line (p);)
    p++;
  field->end = p;
  finish (field, p, self->end);
}

/* How much a delimiter makes a table of the text, 0 where it never stands. */
static double
judge (const char *text,
       const char *end,
       char        delimiter)
{
  LdsCsvScanner scanner = { .end = end, .delimiter = delimiter };
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
          lds_csv_scan_field (&scanner, text, &field);
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
