/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-import-plan.h"

#include "lds-first-source.h"
#include "lds-heading-row.h"
#include "lds-layout.h"
#include "lds-side-by-side.h"
#include "lds-limits.h"

#include <glib/gi18n-lib.h>

static void
clear_sheet (gpointer data)
{
  LdsPlannedSheet *sheet = data;

  g_clear_pointer (&sheet->table, lds_parts_table_free);
  g_free (sheet->reason);
  g_free (sheet->mapping);
  g_clear_pointer (&sheet->columns, g_array_unref);
}

/**
 * lds_import_plan_new:
 * @catalogue: a catalogue
 * @spreadsheet: what was read
 * @reading: of which file
 * @options: what a person decided
 *
 * Returns: (transfer full): a plan, which borrows all of these
 */
LdsImportPlan *
lds_import_plan_new (LdsCatalogue            *catalogue,
                     LdsSpreadsheet          *spreadsheet,
                     LdsReading              *reading,
                     const LdsImportOptions  *options)
{
  LdsImportPlan *self = g_new0 (LdsImportPlan, 1);

  self->catalogue = catalogue;
  self->spreadsheet = spreadsheet;
  self->reading = reading;
  self->options = options;
  self->sheets = g_array_new (FALSE, TRUE, sizeof (LdsPlannedSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);

  return self;
}

/**
 * lds_import_plan_free:
 * @self: (transfer full): a plan
 */
void
lds_import_plan_free (LdsImportPlan *self)
{
  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  g_array_unref (self->sheets);
  g_free (self);
}

/**
 * lds_sheet_is_called:
 * @sheet: a sheet
 * @name: a name, whose case and blanks at the ends do not matter
 *
 * Returns: whether the sheet is meant; one without a name never is
 */
gboolean
lds_sheet_is_called (const LdsSheet *sheet,
                     const char     *name)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (sheet->name == NULL)
    return FALSE;
  one = g_utf8_casefold (sheet->name, -1);
  other = g_utf8_casefold (name, -1);

  return g_str_equal (g_strstrip (one), g_strstrip (other));
}

static const LdsSheet *
get_sheet (LdsImportPlan *self,
           guint          index)
{
  return g_ptr_array_index (self->spreadsheet->sheets, index);
}

static gboolean
load_mappings (LdsImportPlan  *self,
               GError        **error)
{
  const char *name = self->options->mapping;
  LdsMapping *mapping;

  if (name == NULL)
    {
      self->mappings = lds_mapping_load_all ();
      return TRUE;
    }

  self->mappings = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_mapping_free);
  if (g_str_equal (name, LDS_MAPPING_NONE))
    return TRUE;
  mapping = lds_mapping_load (name, error);
  if (mapping == NULL)
    return FALSE;
  g_ptr_array_add (self->mappings, mapping);

  return TRUE;
}

/* Several tables on one sheet become sheets of one table each, so that nobody else has to know. */
static void
take_apart (LdsImportPlan *self,
            guint          index)
{
  GPtrArray *sheets = self->spreadsheet->sheets;
  g_autoptr (GPtrArray) parts = NULL;

  if (((LdsSheet *) g_ptr_array_index (sheets, index))->cut)
    return;
  parts = lds_side_by_side_split (self->catalogue, g_ptr_array_index (sheets, index));
  for (guint i = parts != NULL ? parts->len - 1 : 0; i > 0; i--)
    lds_spreadsheet_insert (self->spreadsheet, index + 1, g_ptr_array_steal_index (parts, i));
  if (parts != NULL)
    {
      lds_sheet_free (g_ptr_array_index (sheets, index));
      g_ptr_array_index (sheets, index) = g_ptr_array_steal_index (parts, 0);
    }
}

static void
cut_off_next (LdsImportPlan *self,
              guint          index,
              LdsPartsTable *table)
{
  LdsSheet *sheet = g_ptr_array_index (self->spreadsheet->sheets, index);
  guint row;

  if (lds_table_finder_find_next (self->catalogue, sheet, table, &row))
    lds_spreadsheet_insert (self->spreadsheet, index + 1, lds_sheet_cut (sheet, row));
}

/* The finder's own opinion of each sheet. */
static gboolean
find_tables (LdsImportPlan  *self,
             double          from,
             double          to,
             GError        **error)
{
  GPtrArray *sheets = self->spreadsheet->sheets;

  for (guint i = 0; i < sheets->len; i++)
    {
      const LdsSheet *sheet;
      LdsPlannedSheet planned = { NULL };

      if (!lds_reading_go_on (self->reading, from + (to - from) * i / sheets->len, error))
        return FALSE;
      take_apart (self, i);
      sheet = get_sheet (self, i);
      if (self->options->sheet != NULL && !lds_sheet_is_called (sheet, self->options->sheet))
        planned.reason = g_strdup (_ ("another sheet was asked for"));
      else
        planned.table = lds_table_finder_find (self->catalogue, sheet, NULL, &planned.reason);
      if (planned.table != NULL)
        {
          cut_off_next (self, i, planned.table);
          lds_first_source_prefer (sheet, planned.table);
        }
      g_array_append_val (self->sheets, planned);
    }

  return TRUE;
}

static guint
count_tables (LdsImportPlan *self)
{
  guint n_tables = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    n_tables += lds_import_plan_get (self, i)->table != NULL;

  return n_tables;
}

/* Of the parts of a sheet, the one that has the row of headings, or else the first. */
static gboolean
is_meant (const LdsSheet      *sheet,
          const LdsTableHints *hints)
{
  guint index;

  if (!sheet->cut)
    return TRUE;

  return hints->header_row > 0 ? lds_sheet_find_row (sheet, hints->header_row, &index)
                               : sheet->part == 0;
}

static const LdsSheetChoice *
find_choice (LdsImportPlan *self,
             guint          index,
             gboolean       any_table)
{
  const LdsSheet *sheet = get_sheet (self, index);

  for (gsize i = 0; i < self->options->n_choices; i++)
    {
      const LdsSheetChoice *choice = &self->options->choices[i];

      if (is_meant (sheet, &choice->hints) &&
          (choice->sheet != NULL ? lds_sheet_is_called (sheet, choice->sheet)
                                 : !any_table || lds_import_plan_get (self, index)->table != NULL))
        return choice;
    }

  return NULL;
}

static gboolean
has_hints (const LdsTableHints *hints)
{
  return hints->header_row > 0 || hints->no_heading ||
         (hints->columns != NULL && hints->columns->len > 0);
}

/* The saved mapping for a sheet: the one that was named, or the one that was saved for its layout. */
static const LdsMapping *
find_mapping (LdsImportPlan        *self,
              guint                 index,
              const LdsSheetChoice *choice,
              gboolean              any_table,
              guint                *header_row,
              gboolean             *differs)
{
  const LdsSheet *sheet = get_sheet (self, index);
  const LdsMapping *mapping;
  LdsHeadingRow heading;

  *differs = FALSE;
  mapping = lds_mapping_find (self->mappings, sheet, choice != NULL ? choice->hints.header_row : 0,
                              header_row);
  /* Without headings so little tells layouts apart that none may be in sight. */
  if (mapping != NULL && *header_row == 0 &&
      lds_heading_row_find (self->catalogue, sheet, &heading))
    mapping = NULL;
  if (mapping != NULL || self->options->mapping == NULL || self->mappings->len == 0 ||
      (any_table && lds_import_plan_get (self, index)->table == NULL))
    return mapping;

  *differs = TRUE;
  mapping = g_ptr_array_index (self->mappings, 0);
  *header_row = mapping->hints.header_row;

  return mapping;
}

/* What a person says now goes before what was saved. */
static void
merge (LdsTableHints        *hints,
       const LdsMapping     *mapping,
       guint                 header_row,
       const LdsSheetChoice *choice)
{
  const GArray *chosen = choice != NULL ? choice->hints.columns : NULL;

  if (mapping != NULL)
    {
      hints->header_row = header_row;
      hints->no_heading = header_row == 0 && mapping->hints.no_heading;
    }
  if (choice != NULL && (choice->hints.header_row > 0 || choice->hints.no_heading))
    {
      hints->header_row = choice->hints.header_row;
      hints->no_heading = choice->hints.no_heading;
    }

  for (guint i = 0; mapping != NULL && i < mapping->hints.columns->len; i++)
    {
      LdsColumnHint hint = g_array_index (mapping->hints.columns, LdsColumnHint, i);
      gboolean overridden = hint.column > 0 && lds_column_hints_name (chosen, LDS_FIELD_NONE,
                                                                      hint.column);

      for (guint j = 0; chosen != NULL && j < chosen->len && hint.field != LDS_FIELD_NONE; j++)
        overridden |= g_array_index (chosen, LdsColumnHint, j).field == hint.field;
      if (!overridden)
        g_array_append_val (hints->columns, hint);
    }
  if (chosen != NULL)
    g_array_append_vals (hints->columns, chosen->data, chosen->len);
}

static void
plan_sheet (LdsImportPlan *self,
            guint          index,
            gboolean       any_table)
{
  LdsPlannedSheet *planned = lds_import_plan_get (self, index);
  const LdsSheetChoice *choice = find_choice (self, index, any_table);
  g_autoptr (GArray) columns = lds_column_hints_new ();
  LdsTableHints hints = { .columns = columns };
  g_autofree char *reason = NULL;
  guint header_row;
  gboolean differs;
  const LdsMapping *mapping = find_mapping (self, index, choice, any_table, &header_row, &differs);
  LdsPartsTable *table;

  planned->save_as = choice != NULL ? choice->save_as : NULL;
  merge (&hints, mapping, header_row, choice);
  if (!has_hints (&hints))
    return;

  table = lds_table_finder_find (self->catalogue, get_sheet (self, index), &hints, &reason);
  /* A mapping that nobody asked for and that does not fit is no reason to read nothing. */
  if (table == NULL && self->options->mapping == NULL &&
      (choice == NULL || !has_hints (&choice->hints)))
    return;

  if (table != NULL)
    lds_first_source_prefer (get_sheet (self, index), table);
  g_clear_pointer (&planned->table, lds_parts_table_free);
  g_free (planned->reason);
  planned->table = table;
  planned->reason = g_steal_pointer (&reason);
  planned->columns = g_steal_pointer (&columns);
  if (mapping != NULL)
    {
      planned->mapping = g_strdup (mapping->name);
      planned->differs = differs;
    }
}

/**
 * lds_import_plan_make:
 * @self: a plan
 * @from: progress at the beginning
 * @to: progress at the end
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Finds the parts list on each sheet.
 *
 * Returns: whether that could be done, whether or not there are any
 */
gboolean
lds_import_plan_make (LdsImportPlan  *self,
                      double          from,
                      double          to,
                      GError        **error)
{
  gboolean any_table;
  guint n_saved = 0;

  if (!load_mappings (self, error) || !find_tables (self, from, to, error))
    return FALSE;

  any_table = count_tables (self) > 0;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      LdsPlannedSheet *planned = lds_import_plan_get (self, i);
      const char *only = self->options->sheet;

      if (only == NULL || lds_sheet_is_called (get_sheet (self, i), only))
        plan_sheet (self, i, any_table);
      if (planned->table != NULL && planned->save_as != NULL && ++n_saved > 1 &&
          self->options->n_choices == 1)
        return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_MAPPING,
                                 _ ("several of its sheets are parts lists; say with --sheet which "
                                    "one the mapping “%s” is for"),
                                 planned->save_as);
    }

  return TRUE;
}

/**
 * lds_import_plan_get:
 * @self: a plan
 * @index: index of a sheet
 *
 * Returns: (transfer none): what is planned for it
 */
LdsPlannedSheet *
lds_import_plan_get (LdsImportPlan *self,
                     guint          index)
{
  return &g_array_index (self->sheets, LdsPlannedSheet, index);
}

/**
 * lds_planned_sheet_notice:
 * @self: what was planned for a sheet
 *
 * Returns: (transfer full) (nullable): a sentence about the saved mapping by which it was read
 */
char *
lds_planned_sheet_notice (const LdsPlannedSheet *self)
{
  if (self->mapping == NULL)
    return NULL;
  if (self->differs)
    return g_strdup_printf (_ ("The columns were read by the saved mapping “%s”, which was saved "
                               "for a sheet with other columns; check them"),
                            self->mapping);

  return g_strdup_printf (_ ("The columns were read by the saved mapping “%s”, since this sheet "
                             "has the same layout"),
                          self->mapping);
}

/* What can be said of the columns of a table. Columns that mean nothing yet may do so in another
 * file, when they are filled. */
static LdsMapping *
make_mapping (LdsImportPlan *self,
              guint          index)
{
  const LdsSheet *sheet = get_sheet (self, index);
  const LdsPlannedSheet *planned = lds_import_plan_get (self, index);
  g_autofree char *layout = NULL;
  LdsMapping *mapping;
  guint row;

  if (planned->table->header_row > 0 &&
      lds_sheet_find_row (sheet, planned->table->header_row, &row))
    layout = lds_layout_of_heading (sheet, row);
  else if (planned->table->header_row == 0)
    layout = lds_layout_of_cells (sheet);

  mapping = lds_mapping_new (planned->save_as, layout);
  mapping->hints.no_heading = planned->table->header_row == 0;
  for (guint i = 0; i < planned->table->columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (planned->table->columns, LdsTableColumn, i);

      if (!column->stand_in)
        lds_mapping_add (mapping, column->field, column->column);
    }
  for (guint i = 0; planned->columns != NULL && i < planned->columns->len; i++)
    {
      const LdsColumnHint *hint = &g_array_index (planned->columns, LdsColumnHint, i);

      if (hint->field == LDS_FIELD_NONE || hint->column == 0)
        lds_mapping_add (mapping, hint->field, hint->column);
    }

  return mapping;
}

/**
 * lds_import_plan_save:
 * @self: a plan that was made
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Keeps the mappings that were asked for.
 *
 * Returns: whether they could be saved
 */
gboolean
lds_import_plan_save (LdsImportPlan  *self,
                      GError        **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const LdsPlannedSheet *planned = lds_import_plan_get (self, i);
      g_autoptr (LdsMapping) mapping = NULL;

      if (planned->table == NULL || planned->save_as == NULL)
        continue;
      mapping = make_mapping (self, i);
      if (!lds_mapping_save (mapping, error))
        return FALSE;
    }

  return TRUE;
}
