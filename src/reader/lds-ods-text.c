/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a cell. Blanks that are meant have elements of their own where a program goes by the
 * book; but the most common one writes and reads them as they are, so only line ends, which come
 * from XML that was indented, are taken for one blank with what surrounds them. */

#include "lds-config.h"

#include "lds-ods-private.h"

#include "lds-limits.h"

/**
 * lds_ods_text_reset:
 * @self: a text
 *
 * Begins a cell.
 */
void
lds_ods_text_reset (LdsOdsText *self)
{
  g_string_truncate (self->text, 0);
  self->n_paragraphs = 0;
  self->depth = 0;
  self->blank = FALSE;
}

/**
 * lds_ods_text_begin:
 * @self: a text outside paragraphs
 *
 * Begins a paragraph.
 */
void
lds_ods_text_begin (LdsOdsText *self)
{
  if (self->n_paragraphs++ > 0 && self->text->len <= LDS_LIMIT_CELL_BYTES)
    g_string_append_c (self->text, '\n');
  self->depth = 1;
  self->start = self->text->len;
  self->blank = FALSE;
}

static void
add_blanks (LdsOdsText *self,
            char        blank,
            guint64     n_blanks)
{
  n_blanks = MIN (n_blanks, LDS_LIMIT_CELL_CHARACTERS + 1);
  if (self->text->len <= LDS_LIMIT_CELL_BYTES)
    for (guint64 i = 0; i < n_blanks; i++)
      g_string_append_c (self->text, blank);
  self->blank = FALSE;
}

/**
 * lds_ods_text_start:
 * @self: a text within a paragraph
 * @name: name of an element
 * @attributes: its attributes
 *
 * Returns: whether what the element holds belongs to the text
 */
gboolean
lds_ods_text_start (LdsOdsText  *self,
                    const char  *name,
                    const char **attributes)
{
  static const char *const others[] = {
    "annotation", "note", "ruby-text", "frame", "custom-shape", "rect", "line", "polyline",
    "polygon", "path", "circle", "ellipse", "g", "connector", "caption", "measure", "control",
    "page-thumbnail", "scene", "tracked-changes", NULL,
  };

  if (g_strv_contains (others, name))
    return FALSE;

  self->depth++;
  if (g_str_equal (name, "s"))
    add_blanks (self, ' ', lds_sheet_filler_read_count (lds_xml_attribute (attributes, "c"), 1));
  else if (g_str_equal (name, "tab"))
    add_blanks (self, '\t', 1);
  else if (g_str_equal (name, "line-break"))
    add_blanks (self, '\n', 1);

  return TRUE;
}

/**
 * lds_ods_text_end:
 * @self: a text within a paragraph
 *
 * Ends an element, or the paragraph.
 */
void
lds_ods_text_end (LdsOdsText *self)
{
  if (--self->depth == 0 && self->blank && self->text->len > self->start)
    g_string_truncate (self->text, self->text->len - 1);
}

/**
 * lds_ods_text_add:
 * @self: a text within a paragraph
 * @text: (array length=length): what stands in it
 * @length: number of bytes
 */
void
lds_ods_text_add (LdsOdsText *self,
                  const char *text,
                  int         length)
{
  if (self->text->len > LDS_LIMIT_CELL_BYTES)
    return;

  for (int i = 0; i < length; i++)
    {
      gboolean line_end = text[i] == '\t' || text[i] == '\n' || text[i] == '\r';

      if (self->blank && (line_end || text[i] == ' '))
        continue;
      if (!line_end)
        g_string_append_c (self->text, text[i]);
      else if (self->text->len > self->start)
        g_string_append_c (self->text, ' ');
      self->blank = line_end;
    }
}
