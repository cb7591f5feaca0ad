/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-style.h"

#include "lds-wording.h"

#include <math.h>

/**
 * FormatSpec:
 * @bottom: border below, the hair line between the rows of a table
 * @left: border before
 * @around: border on all sides
 */
typedef struct
{
  double      size;
  gboolean    bold;
  gboolean    italic;
  gboolean    wrap;
  guint8      align;
  guint8      valign;
  guint8      bottom;
  guint8      left;
  guint8      around;
  guint8      indent;
  lxw_color_t border_colour;
  lxw_color_t colour;
  lxw_color_t fill;
  const char *number;
} FormatSpec;

#define ON_PAGE(points) .size = (points)
#define IN_TABLE        .size = 9, .bottom = LXW_BORDER_HAIR
/* "_)" keeps the digits off the text that follows; LibreOffice loses an indent of numbers. */
#define NUMERIC      .align = LXW_ALIGN_RIGHT
#define PADDED(code) .number = code "_)_)"
#define HEADING                                                                                    \
  .size = 9, .bold = TRUE, .wrap = TRUE, .fill = 0xeeedec, .bottom = LXW_BORDER_THIN,              \
  .valign = LXW_ALIGN_VERTICAL_BOTTOM, .border_colour = LDS_XLSX_QUIET

/* Texts on white are a shade darker than the colours of the charts where those would be too pale
 * to read (4.5 : 1). */
static const FormatSpec specs[LDS_XLSX_N_FORMATS] = {
  [LDS_XLSX_KICKER] = { ON_PAGE (10), .colour = LDS_XLSX_QUIET },
  [LDS_XLSX_TITLE] = { ON_PAGE (20), .bold = TRUE, .wrap = TRUE },
  [LDS_XLSX_SUBTITLE] = { ON_PAGE (10), .colour = LDS_XLSX_QUIET, .wrap = TRUE },
  [LDS_XLSX_LEAD] = { ON_PAGE (14), .wrap = TRUE },
  [LDS_XLSX_NOTE] = { ON_PAGE (10), .wrap = TRUE, .align = LXW_ALIGN_LEFT, .indent = 1,
                      .fill = 0xfdf3cf, .left = LXW_BORDER_THICK, .border_colour = 0x9c6e03 },
  [LDS_XLSX_FIGURE] = { ON_PAGE (26), .bold = TRUE, .align = LXW_ALIGN_LEFT, .number = "#,##0" },
  [LDS_XLSX_FIGURE_UNKNOWN] = { ON_PAGE (26), .bold = TRUE, .align = LXW_ALIGN_LEFT,
                                .colour = 0x6a6a72, .number = "#,##0" },
  [LDS_XLSX_FIGURE_SHARE] = { ON_PAGE (14), .bold = TRUE, .align = LXW_ALIGN_LEFT,
                              .valign = LXW_ALIGN_VERTICAL_BOTTOM, .number = "0%" },
  [LDS_XLSX_CAPTION] = { ON_PAGE (9), .colour = LDS_XLSX_QUIET, .wrap = TRUE },
  [LDS_XLSX_SECTION] = { ON_PAGE (14), .bold = TRUE, .valign = LXW_ALIGN_VERTICAL_BOTTOM },
  [LDS_XLSX_PARAGRAPH] = { ON_PAGE (10), .wrap = TRUE },
  [LDS_XLSX_LINE] = { ON_PAGE (10) },
  [LDS_XLSX_LINK_TEXT] = { ON_PAGE (10), .colour = LDS_XLSX_LINK },
  [LDS_XLSX_HEADING] = { HEADING },
  [LDS_XLSX_HEADING_NUMBER] = { HEADING, NUMERIC, PADDED ("@") },
  [LDS_XLSX_TEXT] = { IN_TABLE, .wrap = TRUE },
  [LDS_XLSX_TEXT_STRONG] = { IN_TABLE, .wrap = TRUE, .bold = TRUE },
  [LDS_XLSX_COUNT] = { IN_TABLE, NUMERIC, PADDED ("#,##0") },
  [LDS_XLSX_COUNT_STRONG] = { IN_TABLE, NUMERIC, PADDED ("#,##0"), .bold = TRUE },
  [LDS_XLSX_NUMBER] = { IN_TABLE, NUMERIC, PADDED ("General") },
  [LDS_XLSX_SHARE] = { IN_TABLE, NUMERIC, PADDED ("0%") },
  [LDS_XLSX_MASS_LARGE] = { IN_TABLE, NUMERIC, PADDED ("#,##0") },
  [LDS_XLSX_MASS] = { IN_TABLE, NUMERIC, PADDED ("#,##0.00") },
  [LDS_XLSX_MASS_SMALL] = { IN_TABLE, NUMERIC, PADDED ("0.0000") },
  [LDS_XLSX_MASS_TINY] = { IN_TABLE, NUMERIC, PADDED ("0.00E+00") },
  [LDS_XLSX_UNKNOWN] = { IN_TABLE, .wrap = TRUE, .italic = TRUE, .colour = 0x6a6a72 },
  [LDS_XLSX_UNKNOWN_NUMBER] = { IN_TABLE, NUMERIC, PADDED ("@"), .italic = TRUE,
                                .colour = 0x6a6a72 },
  [LDS_XLSX_MUTED] = { IN_TABLE, .wrap = TRUE, .colour = LDS_XLSX_QUIET },
  [LDS_XLSX_CHINESE_TEXT] = { IN_TABLE, .wrap = TRUE, .bold = TRUE, .left = LXW_BORDER_THICK,
                              .border_colour = LDS_XLSX_CHINESE },
  [LDS_XLSX_LEVEL_CRITICAL] = { IN_TABLE, .bold = TRUE, .colour = 0xb01722, .fill = 0xfbdfe1 },
  [LDS_XLSX_LEVEL_HIGH] = { IN_TABLE, .bold = TRUE, .colour = 0xa83b00, .fill = 0xfde3d2 },
  [LDS_XLSX_LEVEL_MEDIUM] = { IN_TABLE, .bold = TRUE, .colour = 0x7d5800, .fill = 0xfdf5d6 },
  [LDS_XLSX_LEVEL_UNKNOWN] = { .size = 9,
                               .bold = TRUE,
                               .around = LXW_BORDER_DASHED,
                               .border_colour = 0x6a6a72,
                               .colour = 0x5b5b63 },
  [LDS_XLSX_LEVEL_WATCH] = { IN_TABLE, .bold = TRUE, .colour = 0x1a62bd, .fill = 0xe6f0fc },
  [LDS_XLSX_LEVEL_CLEAR] = { IN_TABLE, .bold = TRUE, .colour = 0x1b7d4f },
};

/* Signs that the fonts of Excel and LibreOffice carry, as near as they come to those of the window.
 */
static const char *const signs[LDS_N_EXPOSURES] = {
  [LDS_EXPOSURE_CRITICAL] = "\u2b22", [LDS_EXPOSURE_HIGH] = "\u25b2",
  [LDS_EXPOSURE_MEDIUM] = "\u25c6",   [LDS_EXPOSURE_UNKNOWN] = "?",
  [LDS_EXPOSURE_WATCH] = "\u25c9",    [LDS_EXPOSURE_CLEAR] = "\u2713",
};

static const LdsXlsxFill fills[LDS_N_EXPOSURES] = {
  [LDS_EXPOSURE_CRITICAL] = { 0xc01c28, LXW_CHART_PATTERN_NONE, FALSE, FALSE },
  [LDS_EXPOSURE_HIGH] = { 0xc64600, LXW_CHART_PATTERN_DARK_UPWARD_DIAGONAL, FALSE, FALSE },
  [LDS_EXPOSURE_MEDIUM] = { 0x9c6e03, LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL, FALSE, FALSE },
  [LDS_EXPOSURE_UNKNOWN] = { 0x6a6a72, LXW_CHART_PATTERN_NONE, TRUE, TRUE },
  [LDS_EXPOSURE_WATCH] = { 0x1c71d8, LXW_CHART_PATTERN_PERCENT_20, FALSE, FALSE },
  [LDS_EXPOSURE_CLEAR] = { 0x26a269, LXW_CHART_PATTERN_NONE, TRUE, FALSE },
};

static void
set_borders (lxw_format *format, const FormatSpec *spec)
{
  lxw_color_t colour = spec->border_colour != 0 ? spec->border_colour : LDS_XLSX_RULE;

  if (spec->bottom != LXW_BORDER_NONE)
    {
      format_set_bottom (format, spec->bottom);
      format_set_bottom_color (format, spec->left == LXW_BORDER_NONE ? colour : LDS_XLSX_RULE);
    }
  if (spec->left != LXW_BORDER_NONE)
    {
      format_set_left (format, spec->left);
      format_set_left_color (format, colour);
    }
  if (spec->around != LXW_BORDER_NONE)
    {
      format_set_border (format, spec->around);
      format_set_border_color (format, colour);
    }
}

static lxw_format *
add_format (LdsXlsxStyle *self, const FormatSpec *spec)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_font_name (format, LDS_XLSX_FONT);
  format_set_font_size (format, spec->size);
  format_set_font_color (format, spec->colour != 0 ? spec->colour : LDS_XLSX_INK);
  format_set_align (format, spec->valign != LXW_ALIGN_NONE ? spec->valign : LXW_ALIGN_VERTICAL_TOP);
  if (spec->align != LXW_ALIGN_NONE)
    format_set_align (format, spec->align);
  if (spec->indent > 0)
    format_set_indent (format, spec->indent);
  if (spec->bold)
    format_set_bold (format);
  if (spec->italic)
    format_set_italic (format);
  if (spec->wrap)
    format_set_text_wrap (format);
  if (spec->fill != 0)
    format_set_bg_color (format, spec->fill);
  if (spec->number != NULL)
    format_set_num_format (format, spec->number);
  set_borders (format, spec);

  return format;
}

/**
 * lds_xlsx_style_init:
 * @self: a style
 * @workbook: the workbook whose formats it makes
 */
void
lds_xlsx_style_init (LdsXlsxStyle *self, lxw_workbook *workbook)
{
  lxw_format *standard;

  g_return_if_fail (self != NULL);
  g_return_if_fail (workbook != NULL);

  *self = (LdsXlsxStyle) { .workbook = workbook };

  /* Widths of columns are counted in digits of the default format, and where its font is missing
   * a spreadsheet takes the digits of another. */
  standard = STAILQ_FIRST (workbook->formats);
  format_set_font_name (standard, LDS_XLSX_FONT);
  format_set_font_size (standard, 10);

  for (LdsExposure exposure = 0; exposure < LDS_N_EXPOSURES; exposure++)
    g_snprintf (self->levels[exposure], sizeof self->levels[exposure], "%s %s", signs[exposure],
                lds_exposure_get_label (exposure, lds_wording_local));
}

/**
 * lds_xlsx_style_get:
 * @self: a style
 * @format: what the cell is for
 * @quoted: whether the text must stay a text when somebody edits it
 *
 * Returns: (transfer none): the format, owned by the workbook
 */
lxw_format *
lds_xlsx_style_get (LdsXlsxStyle *self, LdsXlsxFormat format, gboolean quoted)
{
  lxw_format **made;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (format < LDS_XLSX_N_FORMATS, NULL);

  made = quoted ? &self->quoted[format] : &self->formats[format];
  if (*made == NULL)
    {
      *made = add_format (self, &specs[format]);
      if (quoted)
        format_set_quote_prefix (*made);
    }

  return *made;
}

/**
 * lds_xlsx_style_get_indented:
 * @self: a style
 * @depth: depth in the structure, 0 at the top
 * @quoted: as for lds_xlsx_style_get()
 *
 * Returns: (transfer none): the format of a text at that depth
 */
lxw_format *
lds_xlsx_style_get_indented (LdsXlsxStyle *self, guint depth, gboolean quoted)
{
  lxw_format **made;

  g_return_val_if_fail (self != NULL, NULL);

  depth = MIN (depth, LDS_XLSX_MAX_INDENT);
  made = &self->indented[depth][quoted ? 1 : 0];
  if (*made == NULL)
    {
      *made = add_format (self, &specs[LDS_XLSX_TEXT_STRONG]);
      format_set_align (*made, LXW_ALIGN_LEFT);
      format_set_indent (*made, depth);
      if (quoted)
        format_set_quote_prefix (*made);
    }

  return *made;
}

/**
 * lds_xlsx_format_get_size:
 * @format: what a cell is for
 *
 * Returns: the size of its type, in points
 */
double
lds_xlsx_format_get_size (LdsXlsxFormat format)
{
  g_return_val_if_fail (format < LDS_XLSX_N_FORMATS, 10);

  return specs[format].size;
}

/**
 * lds_xlsx_style_get_level:
 * @self: a style
 * @exposure: a level
 *
 * Returns: (transfer none): its sign and its word
 */
const char *
lds_xlsx_style_get_level (LdsXlsxStyle *self, LdsExposure exposure)
{
  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (exposure < LDS_N_EXPOSURES, "");

  return self->levels[exposure];
}

/**
 * lds_xlsx_mass_format:
 * @grams: a mass
 *
 * Returns: the number format that shows two figures or more of it
 */
LdsXlsxFormat
lds_xlsx_mass_format (double grams)
{
  double size = fabs (grams);

  if (size >= 1000)
    return LDS_XLSX_MASS_LARGE;
  if (size >= 1 || size == 0)
    return LDS_XLSX_MASS;

  return size >= 0.001 ? LDS_XLSX_MASS_SMALL : LDS_XLSX_MASS_TINY;
}

/**
 * lds_xlsx_level_format:
 * @exposure: a level
 */
LdsXlsxFormat
lds_xlsx_level_format (LdsExposure exposure)
{
  g_return_val_if_fail (exposure < LDS_N_EXPOSURES, LDS_XLSX_LEVEL_UNKNOWN);

  return LDS_XLSX_LEVEL_CRITICAL + exposure;
}

/**
 * lds_xlsx_level_fill:
 * @exposure: a level
 */
const LdsXlsxFill *
lds_xlsx_level_fill (LdsExposure exposure)
{
  g_return_val_if_fail (exposure < LDS_N_EXPOSURES, NULL);

  return &fills[exposure];
}
