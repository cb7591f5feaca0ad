/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The signs, colours and cell formats of the workbook. */

#pragma once

#include <xlsxwriter.h>

#include "lds-audit.h"

G_BEGIN_DECLS

#define LDS_XLSX_FONT "Arial"

#define LDS_XLSX_INK       0x1e1e24
#define LDS_XLSX_QUIET     0x5e5c64
#define LDS_XLSX_RULE      0xc0bfbc
#define LDS_XLSX_LINK      0x1a5fb4
#define LDS_XLSX_CHINESE   0xc01c28

/**
 * LdsXlsxFormat:
 *
 * What a cell is for. The look of each stands in one table in lds-xlsx-style.c.
 */
typedef enum
{
  LDS_XLSX_KICKER,
  LDS_XLSX_TITLE,
  LDS_XLSX_SUBTITLE,
  LDS_XLSX_LEAD,
  LDS_XLSX_NOTE,
  LDS_XLSX_FIGURE,
  LDS_XLSX_FIGURE_UNKNOWN,
  LDS_XLSX_FIGURE_SHARE,
  LDS_XLSX_CAPTION,
  LDS_XLSX_SECTION,
  LDS_XLSX_PARAGRAPH,
  LDS_XLSX_LINE,
  LDS_XLSX_LINK_TEXT,
  LDS_XLSX_HEADING,
  LDS_XLSX_HEADING_NUMBER,
  LDS_XLSX_TEXT,
  LDS_XLSX_TEXT_STRONG,
  LDS_XLSX_COUNT,
  LDS_XLSX_COUNT_STRONG,
  LDS_XLSX_NUMBER,
  LDS_XLSX_SHARE,
  LDS_XLSX_MASS_LARGE,
  LDS_XLSX_MASS,
  LDS_XLSX_MASS_SMALL,
  LDS_XLSX_MASS_TINY,
  LDS_XLSX_UNKNOWN,
  LDS_XLSX_UNKNOWN_NUMBER,
  LDS_XLSX_MUTED,
  LDS_XLSX_CHINESE_TEXT,
  LDS_XLSX_LEVEL_CRITICAL,
  LDS_XLSX_LEVEL_HIGH,
  LDS_XLSX_LEVEL_MEDIUM,
  LDS_XLSX_LEVEL_UNKNOWN,
  LDS_XLSX_LEVEL_WATCH,
  LDS_XLSX_LEVEL_CLEAR,
  LDS_XLSX_N_FORMATS,
} LdsXlsxFormat;

#define LDS_XLSX_MAX_INDENT 15

/**
 * LdsXlsxStyle:
 * @quoted: the same as @formats, for texts that must not turn into a formula when edited
 * @indented: text of a structure, by depth
 * @levels: sign and word of each level
 */
typedef struct
{
  lxw_workbook *workbook;
  lxw_format   *formats[LDS_XLSX_N_FORMATS];
  lxw_format   *quoted[LDS_XLSX_N_FORMATS];
  lxw_format   *indented[LDS_XLSX_MAX_INDENT + 1][2];
  char          levels[LDS_N_EXPOSURES][64];
} LdsXlsxStyle;

/**
 * LdsXlsxFill:
 * @pattern: pattern over white, LXW_CHART_PATTERN_NONE for one colour
 * @hollow: an outline around white
 * @dashed: the outline is dashed
 *
 * How a level or a country is filled in a chart, so that it can be told in greyscale.
 */
typedef struct
{
  lxw_color_t colour;
  guint8      pattern;
  gboolean    hollow;
  gboolean    dashed;
} LdsXlsxFill;

void               lds_xlsx_style_init          (LdsXlsxStyle  *self,
                                                 lxw_workbook  *workbook);
lxw_format        *lds_xlsx_style_get           (LdsXlsxStyle  *self,
                                                 LdsXlsxFormat  format,
                                                 gboolean       quoted);
lxw_format        *lds_xlsx_style_get_indented  (LdsXlsxStyle  *self,
                                                 guint          depth,
                                                 gboolean       quoted);

LdsXlsxFormat      lds_xlsx_mass_format         (double         grams);
LdsXlsxFormat      lds_xlsx_level_format        (LdsExposure    exposure);
double             lds_xlsx_format_get_size     (LdsXlsxFormat  format);
const char        *lds_xlsx_style_get_level     (LdsXlsxStyle  *self,
                                                 LdsExposure    exposure);
const LdsXlsxFill *lds_xlsx_level_fill          (LdsExposure    exposure);

G_END_DECLS
