/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-book.h"

#include "lds-report.h"
#include "lds-xlsx-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <time.h>

#define A4              9
#define ROWS_PER_CHECK  1000
#define MAX_FILES_NAMED 3

/* Excel takes 255 characters of a header or footer; what stands around the title needs some. */
#define MAX_MARGIN_TITLE 90

static char *
join_files (LdsAudit *audit)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    {
      const char *file = lds_audit_get_source (audit, i)->file;

      if (file != NULL && !g_ptr_array_find_with_equal_func (files, file, g_str_equal, NULL))
        g_ptr_array_add (files, (gpointer) file);
    }

  for (guint i = 0; i < MIN (files->len, MAX_FILES_NAMED); i++)
    g_string_append_printf (title, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (files, i));
  if (files->len > MAX_FILES_NAMED)
    g_string_append_printf (title,
                            ngettext (" and %u more", " and %u more", files->len - MAX_FILES_NAMED),
                            files->len - MAX_FILES_NAMED);
  if (title->len == 0)
    g_string_append (title, _ ("No file"));

  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* The same audit gives the same bytes, so the clock has no say. */
static time_t
get_creation_time (const GDate *date)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (
      g_date_get_year (date), g_date_get_month (date), g_date_get_day (date), 0, 0, 0);

  return midnight != NULL ? (time_t) g_date_time_to_unix (midnight) : 1;
}

static void
set_properties (LdsXlsxBook *self, const char *subject, const GDate *date)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", subject, self->title);
  g_autofree char *comments =
      g_strdup_printf (_ ("As at %s. Prepared by Lodestone %s."), self->as_at, LDS_VERSION);
  g_autoptr (GString) room = g_string_new (NULL);
  lxw_doc_properties properties = {
    .title = lds_xlsx_text_clean (title, room),
    .comments = comments,
    .created = get_creation_time (date),
  };

  lds_xlsx_book_check (self, workbook_set_properties (self->workbook, &properties));
}

/* Where any office program shows them; verify reads the seal among the cells. */
static void
set_seal_properties (LdsXlsxBook *self)
{
  const struct
  {
    const char *name;
    const char *value;
  } properties[] = {
    { "Lodestone audit SHA-256", self->seal.sha256 },
    { "Lodestone catalogue", self->seal.catalogue_version },
    { "Lodestone catalogue SHA-256", self->seal.catalogue_sha256 },
    { "Lodestone inputs SHA-256", self->seal.inputs_sha256 },
    { "Lodestone settings SHA-256", self->seal.settings_sha256 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    lds_xlsx_book_check (self,
                         workbook_set_custom_property_string (self->workbook, properties[i].name,
                                                              properties[i].value));
}

static gboolean
open_book (LdsXlsxBook  *self,
           lxw_workbook *workbook,
           GCancellable *cancellable,
           GError      **error)
{
  *self = (LdsXlsxBook) {
    .workbook = workbook,
    .cancellable = cancellable,
    .text = g_string_new (NULL),
  };
  if (workbook != NULL)
    {
      lds_xlsx_style_init (&self->style, workbook);
      return TRUE;
    }

  g_set_error_literal (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_WRITE,
                       lxw_strerror (LXW_ERROR_MEMORY_MALLOC_FAILED));
  return FALSE;
}

/**
 * lds_xlsx_book_open:
 * @self: an unfilled book
 * @audit: what it tells
 * @workbook: (nullable): an empty workbook, which stays the caller's
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Returns: whether there is a workbook to write to
 */
gboolean
lds_xlsx_book_open (LdsXlsxBook  *self,
                    LdsAudit     *audit,
                    lxw_workbook *workbook,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (LDS_IS_AUDIT (audit), FALSE);

  if (!open_book (self, workbook, cancellable, error) ||
      !lds_seal_of_audit (&self->seal, audit, cancellable, error))
    return FALSE;

  self->audit = audit;
  self->title = join_files (audit);
  self->as_at = lds_xlsx_format_date (lds_audit_get_as_at (audit));
  self->hash = g_strndup (self->seal.catalogue_sha256, 8);
  set_properties (self, _ ("Rare earth and origin audit"), lds_audit_get_as_at (audit));
  set_seal_properties (self);

  return TRUE;
}

/* The date of a side, as a report or a snapshot has it. */
static void
parse_date (const char *text, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_parse (date, text);
  if (!g_date_valid (date))
    g_date_set_dmy (date, 1, G_DATE_JANUARY, 1970);
}

/**
 * lds_xlsx_book_open_comparison:
 * @self: an unfilled book
 * @comparison: what it tells
 * @workbook: (nullable): an empty workbook, which stays the caller's
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Opens a book that is about no audit of its own.
 *
 * Returns: whether there is a workbook to write to
 */
gboolean
lds_xlsx_book_open_comparison (LdsXlsxBook         *self,
                               const LdsComparison *comparison,
                               lxw_workbook        *workbook,
                               GCancellable        *cancellable,
                               GError             **error)
{
  GDate date;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!open_book (self, workbook, cancellable, error))
    return FALSE;

  parse_date (comparison->after->as_at, &date);
  self->title = g_strdup_printf ("%s → %s", comparison->before->name, comparison->after->name);
  self->as_at = lds_xlsx_format_date (&date);
  self->hash = g_strndup (comparison->after->catalogue_sha256, 8);
  set_properties (self, _ ("What changed"), &date);

  return TRUE;
}

/**
 * lds_xlsx_book_clear:
 * @self: a book
 *
 * Frees what belongs to it, not the workbook.
 */
void
lds_xlsx_book_clear (LdsXlsxBook *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->as_at, g_free);
  g_clear_pointer (&self->hash, g_free);
  lds_seal_clear (&self->seal);
  g_clear_error (&self->error);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}

/* In headers and footers "&" begins a code, and a digit after a size would belong to it. */
static char *
escape_margin (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) escaped = g_string_new (" ");
  guint n = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (++n > MAX_MARGIN_TITLE)
        {
          g_string_append (escaped, "…");
          break;
        }
      if (c == '&')
        g_string_append (escaped, "&&");
      else if (!g_unichar_iscntrl (c))
        g_string_append_unichar (escaped, c);
    }

  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static void
set_margins (LdsXlsxBook *self, lxw_worksheet *sheet)
{
  g_autofree char *title = escape_margin (self->title);
  g_autofree char *as_at = g_strdup_printf (_ ("as at %s"), self->as_at);
  g_autofree char *page = g_strdup_printf (_ ("Page %s of %s"), "&P", "&N");
  g_autofree char *catalogue = g_strdup_printf (_ ("catalogue %s"), self->hash);
  g_autofree char *header =
      g_strdup_printf ("&L&\"" LDS_XLSX_FONT "\"&8%s&R&\"" LDS_XLSX_FONT "\"&8 %s", title, as_at);
  g_autofree char *footer =
      g_strdup_printf ("&L&\"" LDS_XLSX_FONT "\"&8 Lodestone&C&\"" LDS_XLSX_FONT
                       "\"&8 %s&R&\"" LDS_XLSX_FONT "\"&8 %s",
                       page, catalogue);

  lds_xlsx_book_check (self, worksheet_set_header (sheet, header));
  lds_xlsx_book_check (self, worksheet_set_footer (sheet, footer));
}

/**
 * lds_xlsx_book_add_sheet:
 * @self: a book
 * @name: name of the sheet
 * @landscape: whether its pages lie on their long side
 *
 * Adds a sheet, ready to print: A4, one page wide, numbered.
 *
 * Returns: (nullable) (transfer none): the sheet, %NULL on failure
 */
lxw_worksheet *
lds_xlsx_book_add_sheet (LdsXlsxBook *self, const char *name, gboolean landscape)
{
  lxw_worksheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = workbook_add_worksheet (self->workbook, name);
  if (sheet == NULL)
    {
      lds_xlsx_book_check (self, LXW_ERROR_CREATING_TMPFILE);
      return NULL;
    }

  worksheet_set_paper (sheet, A4);
  if (landscape)
    worksheet_set_landscape (sheet);
  worksheet_set_margins (sheet, 0.5, 0.5, 0.75, 0.7);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  set_margins (self, sheet);

  return sheet;
}

/**
 * lds_xlsx_book_check:
 * @self: a book
 * @code: what libxlsxwriter said
 *
 * Keeps the first failure.
 */
void
lds_xlsx_book_check (LdsXlsxBook *self, lxw_error code)
{
  g_return_if_fail (self != NULL);

  if (code == LXW_NO_ERROR || self->error != NULL)
    return;

  g_set_error_literal (&self->error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_WRITE, lxw_strerror (code));
}

/**
 * lds_xlsx_book_has_failed:
 * @self: a book
 */
gboolean
lds_xlsx_book_has_failed (LdsXlsxBook *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->error != NULL;
}

/**
 * lds_xlsx_book_count_row:
 * @self: a book
 *
 * To be called for each row, so that a long report can be stopped.
 *
 * Returns: whether to go on
 */
gboolean
lds_xlsx_book_count_row (LdsXlsxBook *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_rows++ % ROWS_PER_CHECK == 0 && self->error == NULL)
    g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);

  return self->error == NULL;
}

static void
write_string (LdsXlsxBook   *self,
              lxw_worksheet *sheet,
              lxw_row_t      row,
              lxw_col_t      column,
              const char    *text,
              lxw_format    *format)
{
  if (text == NULL || text[0] == '\0')
    lds_xlsx_book_check (self, worksheet_write_blank (sheet, row, column, format));
  else
    lds_xlsx_book_check (self, worksheet_write_string (sheet, row, column, text, format));
}

/**
 * lds_xlsx_book_write_text:
 * @self: a book
 * @sheet: one of its sheets
 * @row: row, from 0
 * @column: column, from 0
 * @text: (nullable): any text, from outside or not
 * @format: what the cell is for
 *
 * Writes a text that stays one: no formula, no link, no number.
 */
void
lds_xlsx_book_write_text (LdsXlsxBook   *self,
                          lxw_worksheet *sheet,
                          lxw_row_t      row,
                          lxw_col_t      column,
                          const char    *text,
                          LdsXlsxFormat  format)
{
  const char *clean = text != NULL ? lds_xlsx_text_clean (text, self->text) : "";

  write_string (self, sheet, row, column, clean,
                lds_xlsx_style_get (&self->style, format, lds_xlsx_text_starts (clean)));
}

/**
 * lds_xlsx_book_write_indented:
 * @self: a book
 * @sheet: one of its sheets
 * @row: row, from 0
 * @column: column, from 0
 * @text: (nullable): any text, from outside or not
 * @depth: depth in the structure
 *
 * Writes a text as lds_xlsx_book_write_text() does, moved in by its depth.
 */
void
lds_xlsx_book_write_indented (LdsXlsxBook   *self,
                              lxw_worksheet *sheet,
                              lxw_row_t      row,
                              lxw_col_t      column,
                              const char    *text,
                              guint          depth)
{
  const char *clean = text != NULL ? lds_xlsx_text_clean (text, self->text) : "";

  write_string (self, sheet, row, column, clean,
                lds_xlsx_style_get_indented (&self->style, depth, lds_xlsx_text_starts (clean)));
}

/**
 * lds_xlsx_book_write_number:
 * @self: a book
 * @sheet: one of its sheets
 * @row: row, from 0
 * @column: column, from 0
 * @number: the number; one that is not known is written as the word
 * @format: what the cell is for
 */
void
lds_xlsx_book_write_number (LdsXlsxBook   *self,
                            lxw_worksheet *sheet,
                            lxw_row_t      row,
                            lxw_col_t      column,
                            double         number,
                            LdsXlsxFormat  format)
{
  if (!isfinite (number))
    lds_xlsx_book_write_text (self, sheet, row, column, _ ("unknown"), LDS_XLSX_UNKNOWN_NUMBER);
  else
    lds_xlsx_book_check (self,
                         worksheet_write_number (sheet, row, column, number,
                                                 lds_xlsx_style_get (&self->style, format, FALSE)));
}

/**
 * lds_xlsx_format_date:
 * @date: (nullable): a date
 *
 * Returns: (transfer full): the date in words, "–" where there is none
 */
char *
lds_xlsx_format_date (const GDate *date)
{
  char text[64] = "";

  if (date == NULL || !g_date_valid (date))
    return g_strdup ("–");

  g_date_strftime (text, sizeof text, "%e %b %Y", date);

  return g_strdup (g_strchug (text));
}

/**
 * lds_xlsx_format_state:
 * @control: a control
 * @state: its state at the as-at date
 * @verify: whether that holds only if the catalogue's knowledge still does
 *
 * Returns: (transfer full): the state in words, with the date that made it
 */
char *
lds_xlsx_format_state (const LdsControl *control, LdsControlState state, gboolean verify)
{
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  switch (state)
    {
    case LDS_CONTROL_IN_FORCE:
      date = lds_xlsx_format_date (control->in_force);
      text = g_strdup_printf (_ ("in force since %s"), date);
      break;
    case LDS_CONTROL_SUSPENDED:
      date = lds_xlsx_format_date (control->suspended_until);
      text = control->suspended_until != NULL ? g_strdup_printf (_ ("suspended until %s"), date)
                                              : g_strdup (_ ("suspended"));
      break;
    case LDS_CONTROL_ANNOUNCED:
      date = lds_xlsx_format_date (control->announced);
      text = g_strdup_printf (_ ("announced %s"), date);
      break;
    case LDS_CONTROL_LIFTED:
      date = lds_xlsx_format_date (control->lifted);
      text = g_strdup_printf (_ ("lifted %s"), date);
      break;
    case LDS_CONTROL_NONE:
    default:
      text = g_strdup (_ ("not announced yet"));
      break;
    }

  return verify ? g_strdup_printf (_ ("%s, verify"), text) : g_steal_pointer (&text);
}
