/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-charts.h"

#include "lds-xlsx-sheets.h"

#include <glib/gi18n-lib.h>

#define CHART_WIDTH          690.0
#define CHART_DEFAULT_WIDTH  480.0
#define CHART_DEFAULT_HEIGHT 288.0
#define ROW_HEIGHT           20.0

static lxw_chart_font quiet_font = { .name = LDS_XLSX_FONT, .size = 9, .color = LDS_XLSX_INK };
static lxw_chart_font caption_font = {
  .name = LDS_XLSX_FONT,
  .size = 10,
  .bold = TRUE,
  .color = LDS_XLSX_INK,
};

/* How the countries of the second chart are filled: told apart without colour too. */
static const LdsXlsxFill chinese_fill = { 0xc01c28, LXW_CHART_PATTERN_NONE, FALSE, FALSE };
static const LdsXlsxFill other_fills[] = {
  { 0x1c71d8, LXW_CHART_PATTERN_DARK_UPWARD_DIAGONAL, FALSE, FALSE },
  { 0x813d9c, LXW_CHART_PATTERN_LIGHT_VERTICAL, FALSE, FALSE },
  { 0x26a269, LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL, FALSE, FALSE },
  { 0x865e3c, LXW_CHART_PATTERN_DARK_HORIZONTAL, FALSE, FALSE },
};
static const LdsXlsxFill rest_fill = { 0x77767b, LXW_CHART_PATTERN_DOTTED_GRID, FALSE, FALSE };
static const LdsXlsxFill unknown_fill = { 0x6a6a72, LXW_CHART_PATTERN_NONE, TRUE, TRUE };

static void
get_fill (const LdsXlsxFill *fill,
          lxw_chart_line    *line,
          lxw_chart_fill    *solid,
          lxw_chart_pattern *pattern)
{
  *line = (lxw_chart_line) {
    .color = fill->colour,
    .width = 1,
    .dash_type = fill->dashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID,
  };
  *solid = (lxw_chart_fill) { .color = fill->hollow ? LXW_COLOR_WHITE : fill->colour };
  *pattern = (lxw_chart_pattern) {
    .fg_color = fill->colour,
    .bg_color = LXW_COLOR_WHITE,
    .type = fill->pattern,
  };
}

static lxw_chart *
add_chart (LdsXlsxPage *page, guint8 type, const char *caption)
{
  lxw_chart     *chart = workbook_add_chart (page->book->workbook, type);
  lxw_chart_line none = { .none = TRUE };
  lxw_chart_line rule = { .color = LDS_XLSX_RULE, .width = 0.75 };

  if (chart == NULL)
    {
      lds_xlsx_book_check (page->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return NULL;
    }

  chart_title_set_name (chart, caption);
  chart_title_set_name_font (chart, &caption_font);
  chart_chartarea_set_line (chart, &none);
  chart_axis_set_reverse (chart->y_axis);
  chart_axis_set_num_font (chart->x_axis, &quiet_font);
  chart_axis_set_num_font (chart->y_axis, &quiet_font);
  chart_axis_set_line (chart->y_axis, &rule);
  chart_axis_set_major_tick_mark (chart->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_major_gridlines_set_visible (chart->x_axis, FALSE);
  chart_axis_major_gridlines_set_visible (chart->y_axis, FALSE);

  return chart;
}

/* Leaves the rows free that the chart covers, so that it moves with the page. */
static void
insert_chart (LdsXlsxPage *page, lxw_chart *chart, guint n_rows, const char *description)
{
  lxw_chart_options options = {
    .x_scale = CHART_WIDTH / CHART_DEFAULT_WIDTH,
    .y_scale = n_rows * ROW_HEIGHT / CHART_DEFAULT_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = description,
  };

  lds_xlsx_book_check (page->book,
                       worksheet_insert_chart_opt (page->sheet, page->row, 1, chart, &options));
  page->row += n_rows;
}

/**
 * lds_xlsx_add_level_chart:
 * @page: the page it goes on
 * @first_row: row of the first level, the others below it
 * @label_column: column of their signs and words
 * @count_column: column of their counts
 * @caption: what it shows
 * @description: the same for who cannot see it
 */
void
lds_xlsx_add_level_chart (LdsXlsxPage *page,
                          lxw_row_t    first_row,
                          lxw_col_t    label_column,
                          lxw_col_t    count_column,
                          const char  *caption,
                          const char  *description)
{
  lxw_chart        *chart = add_chart (page, LXW_CHART_BAR, caption);
  lxw_row_t         last_row = first_row + LDS_N_EXPOSURES - 1;
  const char       *sheet = page->sheet->name;
  lxw_chart_series *series;
  lxw_chart_line    lines[LDS_N_EXPOSURES];
  lxw_chart_fill    fills[LDS_N_EXPOSURES];
  lxw_chart_pattern patterns[LDS_N_EXPOSURES];
  lxw_chart_point   points[LDS_N_EXPOSURES];
  lxw_chart_point  *list[LDS_N_EXPOSURES + 1] = { NULL };

  if (chart == NULL)
    return;

  series = chart_add_series (chart, NULL, NULL);
  chart_series_set_categories (series, sheet, first_row, label_column, last_row, label_column);
  chart_series_set_values (series, sheet, first_row, count_column, last_row, count_column);
  chart_series_set_name (series, _ ("Items"));
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    {
      const LdsXlsxFill *fill = lds_xlsx_level_fill (i);

      get_fill (fill, &lines[i], &fills[i], &patterns[i]);
      points[i] = (lxw_chart_point) { .line = &lines[i] };
      if (fill->pattern != LXW_CHART_PATTERN_NONE)
        points[i].pattern = &patterns[i];
      else
        points[i].fill = &fills[i];
      list[i] = &points[i];
    }
  chart_series_set_points (series, list);
  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &quiet_font);

  chart_set_series_gap (chart, 45);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  chart_axis_off (chart->x_axis);
  insert_chart (page, chart, 12, description);
}

static const LdsXlsxFill *
get_country_fill (LdsAudit *audit, const LdsXlsxSeries *series, guint *n_others)
{
  if (series->rest)
    return &rest_fill;
  if (series->country == NULL)
    return &unknown_fill;
  if (lds_audit_is_chinese (audit, series->country))
    return &chinese_fill;

  return &other_fills[(*n_others)++ % G_N_ELEMENTS (other_fills)];
}

/**
 * lds_xlsx_add_country_chart:
 * @page: the page it goes on
 * @first_row: row of the first element
 * @last_row: row of the last element
 * @label_column: column of the symbols
 * @series: (array length=n_series): the countries
 * @n_series: number of countries
 * @caption: what it shows
 * @description: the same for who cannot see it
 */
void
lds_xlsx_add_country_chart (LdsXlsxPage         *page,
                            lxw_row_t            first_row,
                            lxw_row_t            last_row,
                            lxw_col_t            label_column,
                            const LdsXlsxSeries *series,
                            guint                n_series,
                            const char          *caption,
                            const char          *description)
{
  lxw_chart  *chart = add_chart (page, LXW_CHART_BAR_STACKED_PERCENT, caption);
  const char *sheet = page->sheet->name;
  guint       n_others = 0;

  if (chart == NULL)
    return;

  for (guint i = 0; i < n_series; i++)
    {
      lxw_chart_series  *bars = chart_add_series (chart, NULL, NULL);
      const LdsXlsxFill *fill = get_country_fill (page->book->audit, &series[i], &n_others);
      lxw_chart_line     line;
      lxw_chart_fill     solid;
      lxw_chart_pattern  pattern;

      chart_series_set_categories (bars, sheet, first_row, label_column, last_row, label_column);
      chart_series_set_values (bars, sheet, first_row, series[i].column, last_row,
                               series[i].column);
      chart_series_set_name_range (bars, sheet, series[i].heading_row, series[i].column);
      get_fill (fill, &line, &solid, &pattern);
      chart_series_set_line (bars, &line);
      if (fill->pattern != LXW_CHART_PATTERN_NONE)
        chart_series_set_pattern (bars, &pattern);
      else
        chart_series_set_fill (bars, &solid);
    }

  chart_set_series_gap (chart, 40);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (chart, &quiet_font);
  insert_chart (page, chart, 7 + (last_row - first_row + 1) + 1, description);
}
