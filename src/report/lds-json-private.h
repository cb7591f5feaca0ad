/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How values stand in all JSON that is written. */

#pragma once

#include <glib.h>
#include <math.h>
#include <string.h>
#include <yyjson.h>

G_BEGIN_DECLS

#define LDS_PROGRAM "Lodestone " LDS_VERSION

#define LDS_JSON_FLAGS YYJSON_WRITE_ALLOW_INVALID_UNICODE

/* What ends a report. */
#define LDS_JSON_END "}\n"

/* More digits than any mass in a spreadsheet has, fewer than rounding errors reach. */
#define SIGNIFICANT_DIGITS "%.10g"

static inline double
round_significant (double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, SIGNIFICANT_DIGITS, number),
                         NULL);
}

static inline yyjson_mut_val *
make_real (yyjson_mut_doc *doc,
           double          number)
{
  return isnan (number) ? yyjson_mut_null (doc)
                        : yyjson_mut_real (doc, round_significant (number));
}

static inline yyjson_mut_val *
make_count (yyjson_mut_doc *doc,
            double          number)
{
  double rounded = round_significant (number);

  if (!isnan (number) && rounded == floor (rounded) && fabs (rounded) < 1e15)
    return yyjson_mut_sint (doc, (gint64) rounded);

  return make_real (doc, number);
}

static inline void
add_real (yyjson_mut_doc *doc,
          yyjson_mut_val *object,
          const char     *key,
          double          number)
{
  yyjson_mut_obj_add_val (doc, object, key, make_real (doc, number));
}

static inline void
add_count (yyjson_mut_doc *doc,
           yyjson_mut_val *object,
           const char     *key,
           double          number)
{
  yyjson_mut_obj_add_val (doc, object, key, make_count (doc, number));
}

/* The text must live as long as the document; %NULL becomes null. */
static inline void
add_text (yyjson_mut_doc *doc,
          yyjson_mut_val *object,
          const char     *key,
          const char     *text)
{
  if (text != NULL)
    yyjson_mut_obj_add_str (doc, object, key, text);
  else
    yyjson_mut_obj_add_null (doc, object, key);
}

/* A figure between bounds, the middle of which stands for both. */
static inline void
add_mass (yyjson_mut_doc *doc,
          yyjson_mut_val *object,
          double          low,
          double          high)
{
  add_real (doc, object, "mass_g", low + (high - low) / 2);
  add_real (doc, object, "mass_g_low", low);
  add_real (doc, object, "mass_g_high", high);
}

G_END_DECLS
