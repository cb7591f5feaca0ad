/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-sheet-columns.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static char *
suggest_name (LdsDocument     *document,
              const LdsSource *source)
{
  char *name = g_strdup (lds_document_get_title (document));
  char *ending = strrchr (name, '.');

  for (guint i = 0; i < source->columns->len; i++)
    {
      const LdsSourceColumn *column = &g_array_index (source->columns, LdsSourceColumn, i);

      if (column->mapping != NULL)
        {
          g_free (name);
          return g_strdup (column->mapping);
        }
    }
  if (ending != NULL && ending != name)
    *ending = '\0';

  return name;
}

/* Whether the sheet holds another table as well, so that only the row of its headings tells this one. */
static gboolean
shares_sheet (LdsAudit *audit,
              guint     source_index)
{
  const LdsSource *source = lds_audit_get_source (audit, source_index);

  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    if (i != source_index &&
        g_strcmp0 (lds_audit_get_source (audit, i)->sheet, source->sheet) == 0)
      return TRUE;

  return FALSE;
}

/* What there is to say about a source of the document. Columns without heading and cells are not shown. */
LdsSheetColumns *
lds_sheet_columns_new (LdsDocument *document,
                       guint        source_index)
{
  LdsSheetColumns *self = g_new0 (LdsSheetColumns, 1);
  const LdsSource *source = lds_audit_get_source (lds_document_get_audit (document), source_index);
  LdsReadingChoices *choices = lds_document_source_get_choices (lds_document_get_source (document));
  const LdsSheetChoice *choice = lds_reading_choices_find (choices, source->sheet);

  self->sheet = g_strdup (source->sheet);
  self->entries = g_list_store_new (LDS_TYPE_COLUMN_ENTRY);
  self->header_row = self->read_header_row = source->header_row;
  self->shared = shares_sheet (lds_document_get_audit (document), source_index);
  self->header_decided = self->shared || (choice != NULL && (choice->hints.no_heading ||
                                                             choice->hints.header_row > 0));
  self->name = suggest_name (document, source);

  for (guint i = 0; i < source->headings->len; i++)
    {
      const LdsSourceHeading *heading = &g_array_index (source->headings, LdsSourceHeading, i);
      const char *sample = lds_document_get_sample (document, source_index, heading->column);
      g_autoptr (LdsColumnEntry) entry = lds_column_entry_new (source, i, sample, choice);

      if (*lds_column_entry_get_heading (entry) != '\0' || sample != NULL ||
          lds_column_entry_get_field (entry) != LDS_FIELD_NONE)
        g_list_store_append (self->entries, entry);
    }

  return self;
}

void
lds_sheet_columns_free (LdsSheetColumns *self)
{
  g_clear_object (&self->entries);
  g_free (self->sheet);
  g_free (self->name);
  g_free (self);
}

static LdsColumnEntry *
get_entry (LdsSheetColumns *self,
           guint            position)
{
  /* The list keeps it. */
  g_autoptr (LdsColumnEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  return entry;
}

static guint
count_entries (LdsSheetColumns *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}

guint
lds_sheet_columns_count_doubts (LdsSheetColumns *self)
{
  guint n_doubts = 0;

  for (guint i = 0; i < count_entries (self); i++)
    n_doubts += lds_column_entry_get_state (get_entry (self, i)) == LDS_COLUMN_STATE_DOUBT;

  return n_doubts;
}

char *
lds_sheet_columns_dup_title (LdsSheetColumns *self,
                             LdsDocument     *document)
{
  const char *name = self->sheet != NULL ? self->sheet : lds_document_get_title (document);

  return self->shared ? g_strdup_printf (_ ("%s, row %u"), name, self->read_header_row)
                      : g_strdup (name);
}

/* Under other headings a doubtful column may be another one, so leaving it as it is decides nothing. */
static gboolean
is_decided (LdsSheetColumns *self,
            LdsColumnEntry  *entry)
{
  return lds_column_entry_is_decided (entry) &&
         (self->header_row == self->read_header_row ||
          lds_column_entry_get_state (entry) != LDS_COLUMN_STATE_DOUBT);
}

/* Adds what a person has decided, all columns of a field where one of them is decided. */
void
lds_sheet_columns_add_choice (LdsSheetColumns   *self,
                              LdsReadingChoices *choices)
{
  g_autoptr (GArray) columns = lds_column_hints_new ();
  LdsTableHints hints = { .columns = columns };
  guint64 decided = 0;

  if (self->header_row != self->read_header_row || self->header_decided)
    {
      hints.header_row = self->header_row;
      hints.no_heading = self->header_row == 0;
    }

  for (guint i = 0; i < count_entries (self); i++)
    if (is_decided (self, get_entry (self, i)))
      decided |= G_GUINT64_CONSTANT (1) << lds_column_entry_get_field (get_entry (self, i));

  for (guint i = 0; i < count_entries (self); i++)
    {
      LdsColumnEntry *entry = get_entry (self, i);
      LdsColumnHint hint = { .field = lds_column_entry_get_field (entry),
                             .column = lds_column_entry_get_position (entry) };

      if (hint.field == LDS_FIELD_NONE ? is_decided (self, entry) : ((decided >> hint.field) & 1) != 0)
        g_array_append_val (columns, hint);
    }

  if (columns->len > 0 || hints.header_row > 0 || hints.no_heading || self->remember)
    lds_reading_choices_add (choices, self->sheet, &hints, self->remember ? self->name : NULL);
}
