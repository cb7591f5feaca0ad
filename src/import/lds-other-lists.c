/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that name parts and quantities without being a parts list: reading them as one would
 * count the parts twice. */

#include "lds-config.h"

#include "lds-other-lists.h"

#include "lds-heading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COLUMNS 256

/* Headings as they begin, normalised. */
static const char *const across[] = {
  "x", "mid x", "pos x", "posx", "center x", "centerx", "ref x", "location x", "x coord", "x mm",
  "x pos", NULL,
};
static const char *const upwards[] = {
  "y", "mid y", "pos y", "posy", "center y", "centery", "ref y", "location y", "y coord", "y mm",
  "y pos", NULL,
};
static const char *const turned[] = {
  "rot", "rotation", "angle", "orientation", "side", "layer", "top bottom", NULL,
};
/* As spreadsheet programs name the fields of a pivot table. */
static const char *const pivots[] = {
  "row labels", "sum of", "count of", "average of", "zeilenbeschriftungen", "summe von",
  "anzahl von", "etiquettes de lignes", "somme de", "nombre de", "etiquetas de fila", "suma de",
  "etichette di riga", "somma di", "rotulos de linha", "soma de", "行标签", "求和项", "行ラベル",
  "合計 ", NULL,
};

/* The first column of a connector's pins. */
static const char *const pins[] = {
  "pin", "pin no", "pin nr", "pin number", "pin numero", "no pin", "numero de pin", "pin name",
  "引脚", "引脚号", "ピン番号", NULL,
};

static gboolean
is_among (const char        *heading,
          const char *const *words,
          gboolean           whole)
{
  for (gsize w = 0; words[w] != NULL; w++)
    if (whole ? g_str_equal (heading, words[w]) : g_str_has_prefix (heading, words[w]))
      return TRUE;

  return FALSE;
}

/**
 * lds_other_list_find:
 * @sheet: a sheet
 * @index: index of a row that may carry headings
 *
 * Returns: (transfer none) (nullable): what the table under the row is, if it is none of parts
 */
const char *
lds_other_list_find (const LdsSheet *sheet,
                     guint           index)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (sheet, index, &n_cells);
  gboolean has_x = FALSE;
  gboolean has_y = FALSE;
  gboolean is_turned = FALSE;
  gboolean has_pins = FALSE;
  guint n_pivots = 0;

  n_cells = MIN (n_cells, MAX_COLUMNS);
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *heading = NULL;

      if (cells[i].kind != LDS_CELL_TEXT)
        continue;
      heading = lds_heading_normalise (lds_sheet_get_text (sheet, &cells[i]));
      has_x |= is_among (heading, across, TRUE);
      has_y |= is_among (heading, upwards, TRUE);
      is_turned |= is_among (heading, turned, FALSE);
      has_pins |= i == 0 && is_among (heading, pins, TRUE);
      n_pivots += is_among (heading, pivots, FALSE);
    }

  if (has_x && has_y && is_turned)
    return _ ("it is a placement list (positions on a circuit board); give the parts list of the "
              "board instead");
  if (n_cells <= 4 && n_pivots >= 2)
    return _ ("it is a pivot table, which sums up another sheet");
  if (has_pins)
    return _ ("it is a list of pins, not of parts");

  return NULL;
}
