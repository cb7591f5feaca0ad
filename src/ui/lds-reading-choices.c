/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-reading-choices.h"

struct _LdsReadingChoices
{
  char   *encoding;
  GArray *sheets; /* LdsSheetChoice, whose strings and columns are its own */
};

static void
clear_sheet (gpointer data)
{
  LdsSheetChoice *sheet = data;

  g_free ((char *) sheet->sheet);
  g_free ((char *) sheet->save_as);
  g_clear_pointer (&sheet->hints.columns, g_array_unref);
}

static void
clear (LdsReadingChoices *self)
{
  g_free (self->encoding);
  g_array_unref (self->sheets);
}

LdsReadingChoices *
lds_reading_choices_new (void)
{
  LdsReadingChoices *self = g_atomic_rc_box_new0 (LdsReadingChoices);

  self->sheets = g_array_new (FALSE, FALSE, sizeof (LdsSheetChoice));
  g_array_set_clear_func (self->sheets, clear_sheet);

  return self;
}

LdsReadingChoices *
lds_reading_choices_ref (LdsReadingChoices *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
lds_reading_choices_unref (LdsReadingChoices *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

void
lds_reading_choices_set_encoding (LdsReadingChoices *self,
                                  const char        *encoding)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->encoding, encoding);
}

const char *
lds_reading_choices_get_encoding (LdsReadingChoices *self)
{
  return self != NULL ? self->encoding : NULL;
}

/* What is said of one sheet; NULL is that of a file that has none. */
void
lds_reading_choices_add (LdsReadingChoices   *self,
                         const char          *sheet,
                         const LdsTableHints *hints,
                         const char          *save_as)
{
  LdsSheetChoice choice = {
    .sheet = g_strdup (sheet),
    .hints = *hints,
    .save_as = g_strdup (save_as),
  };

  g_return_if_fail (self != NULL);

  choice.hints.columns = hints->columns != NULL ? g_array_copy (hints->columns)
                                                : lds_column_hints_new ();
  g_array_append_val (self->sheets, choice);
}

const LdsSheetChoice *
lds_reading_choices_find (LdsReadingChoices *self,
                          const char        *sheet)
{
  for (guint i = 0; self != NULL && i < self->sheets->len; i++)
    {
      const LdsSheetChoice *choice = &g_array_index (self->sheets, LdsSheetChoice, i);

      if (g_strcmp0 (choice->sheet, sheet) == 0)
        return choice;
    }

  return NULL;
}

/* They live as long as the choices. */
LdsImportOptions
lds_reading_choices_get_options (LdsReadingChoices *self)
{
  if (self == NULL)
    return (LdsImportOptions) { NULL };

  return (LdsImportOptions) {
    .encoding = self->encoding,
    .choices = (const LdsSheetChoice *) (gconstpointer) self->sheets->data,
    .n_choices = self->sheets->len,
  };
}
