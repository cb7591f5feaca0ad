/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-column-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lds-wording.h"

/* From here on nobody need look. */
#define SURE 0.8

/**
 * LdsColumnEntry:
 *
 * A column of a sheet in the dialog of columns: how it was read, and what a person makes of it.
 */
struct _LdsColumnEntry
{
  GObject         parent_instance;

  guint           position;
  char           *letters;
  char           *heading;
  char           *sample;
  LdsField        field;
  LdsField        read_field;
  gboolean        decided; /* by a person, before */
  LdsColumnState  state;
  char           *reason;
  char           *others;
};

enum
{
  PROP_0,
  PROP_FIELD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LdsColumnEntry, lds_column_entry, G_TYPE_OBJECT)

static gboolean
holds_column (const LdsSourceColumn *column,
              const char            *letters)
{
  g_auto (GStrv) parts = g_strsplit (column->columns, "+", -1);

  return g_strv_contains ((const char *const *) parts, letters);
}

static LdsColumnState
judge (const LdsSourceColumn *column)
{
  if (lds_column_record_is_unsure (column))
    return LDS_COLUMN_STATE_DOUBT;

  return column->confidence < SURE ? LDS_COLUMN_STATE_LIKELY : LDS_COLUMN_STATE_SURE;
}

/* What else is read from the column: its first field is the one that is shown, all others are named. */
static void
take_columns (LdsColumnEntry  *self,
              const LdsSource *source)
{
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < source->columns->len; i++)
    {
      const LdsSourceColumn *column = &g_array_index (source->columns, LdsSourceColumn, i);
      LdsField field;

      if (!holds_column (column, self->letters) || !lds_field_from_string (column->field, &field))
        continue;
      if (column->reason != LDS_COLUMN_STANDS_IN && self->field == LDS_FIELD_NONE)
        {
          self->field = field;
          self->state = judge (column);
          self->decided = column->reason == LDS_COLUMN_CHOSEN;
          self->reason = lds_column_record_describe (column, lds_wording_local);
        }
      else
        {
          g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "",
                                  lds_column_field_get_label (column->field, lds_wording_local));
        }
    }

  if (others->len > 0)
    self->others = g_string_free_and_steal (g_steal_pointer (&others));
}

static void
lds_column_entry_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FIELD:
      g_value_set_uint (value, LDS_COLUMN_ENTRY (object)->field);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_column_entry_finalize (GObject *object)
{
  LdsColumnEntry *self = LDS_COLUMN_ENTRY (object);

  g_free (self->letters);
  g_free (self->heading);
  g_free (self->sample);
  g_free (self->reason);
  g_free (self->others);

  G_OBJECT_CLASS (lds_column_entry_parent_class)->finalize (object);
}

static void
lds_column_entry_class_init (LdsColumnEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lds_column_entry_finalize;
  G_OBJECT_CLASS (klass)->get_property = lds_column_entry_get_property;

  properties[PROP_FIELD] =
      g_param_spec_uint ("field", NULL, NULL, 0, LDS_FIELD_NONE, LDS_FIELD_NONE,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
lds_column_entry_init (LdsColumnEntry *self)
{
  self->field = LDS_FIELD_NONE;
}

/* The column at a position, from 0, of the headings of a source; the choice is that by which it was read. */
LdsColumnEntry *
lds_column_entry_new (const LdsSource      *source,
                      guint                 position,
                      const char           *sample,
                      const LdsSheetChoice *choice)
{
  LdsColumnEntry *self;
  const LdsSourceHeading *heading;

  g_return_val_if_fail (position < source->headings->len, NULL);

  heading = &g_array_index (source->headings, LdsSourceHeading, position);
  self = g_object_new (LDS_TYPE_COLUMN_ENTRY, NULL);
  self->position = position + 1;
  self->letters = g_strdup (heading->column);
  self->heading = g_strstrip (g_strdup (heading->heading));
  g_strdelimit (self->heading, "\n\r\t", ' ');
  self->sample = g_strdup (sample);
  take_columns (self, source);
  if (self->field == LDS_FIELD_NONE && choice != NULL)
    self->decided = lds_column_hints_name (choice->hints.columns, LDS_FIELD_NONE, self->position);
  self->read_field = self->field;

  return self;
}

/* From 1. */
guint
lds_column_entry_get_position (LdsColumnEntry *self)
{
  g_return_val_if_fail (LDS_IS_COLUMN_ENTRY (self), 0);

  return self->position;
}

const char *
lds_column_entry_get_letters (LdsColumnEntry *self)
{
  g_return_val_if_fail (LDS_IS_COLUMN_ENTRY (self), NULL);

  return self->letters;
}

/* Empty where there is none. */
const char *
lds_column_entry_get_heading (LdsColumnEntry *self)
{
  g_return_val_if_fail (LDS_IS_COLUMN_ENTRY (self), NULL);

  return self->heading;
}

/* The first texts of its cells, NULL where they are empty. */
const char *
lds_column_entry_get_sample (LdsColumnEntry *self)
{
  g_return_val_if_fail (LDS_IS_COLUMN_ENTRY (self), NULL);

  return self->sample;
}

LdsField
lds_column_entry_get_field (LdsColumnEntry *self)
{
  g_return_val_if_fail (LDS_IS_COLUMN_ENTRY (self), LDS_FIELD_NONE);

  return self->field;
}

void
lds_column_entry_set_field (LdsColumnEntry *self,
                            LdsField        field)
{
  g_return_if_fail (LDS_IS_COLUMN_ENTRY (self));

  if (self->field == field)
    return;
  self->field = field;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIELD]);
}

LdsColumnState
lds_column_entry_get_state (LdsColumnEntry *self)
{
  g_return_val_if_fail (LDS_IS_COLUMN_ENTRY (self), LDS_COLUMN_STATE_UNUSED);

  if (self->field != self->read_field)
    return LDS_COLUMN_STATE_CHANGED;

  return self->field == LDS_FIELD_NONE ? LDS_COLUMN_STATE_UNUSED : self->state;
}

/* How sure it is, and why, in a sentence. */
char *
lds_column_entry_describe (LdsColumnEntry *self)
{
  static const char *const words[] = {
    [LDS_COLUMN_STATE_UNUSED] = N_ ("Not used"),
    [LDS_COLUMN_STATE_SURE] = N_ ("Sure"),
    [LDS_COLUMN_STATE_LIKELY] = N_ ("Likely"),
    [LDS_COLUMN_STATE_DOUBT] = N_ ("Doubtful, please check"),
    [LDS_COLUMN_STATE_CHANGED] = N_ ("Changed: read again to apply it"),
  };
  LdsColumnState state = lds_column_entry_get_state (self);
  GString *text = g_string_new (_ (words[state]));

  if (self->reason != NULL && state != LDS_COLUMN_STATE_CHANGED && state != LDS_COLUMN_STATE_UNUSED)
    g_string_append_printf (text, ": %s", self->reason);
  if (self->others != NULL && state != LDS_COLUMN_STATE_CHANGED)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("also read as: %s"), self->others);
    }

  return g_string_free_and_steal (text);
}

/* Whether a person has said what it means: now, before, or by leaving a doubtful one as it is. */
gboolean
lds_column_entry_is_decided (LdsColumnEntry *self)
{
  g_return_val_if_fail (LDS_IS_COLUMN_ENTRY (self), FALSE);

  return self->decided || self->field != self->read_field || self->state == LDS_COLUMN_STATE_DOUBT;
}
