/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a reader of OpenDocument spreadsheets, one file a part of the format. */

#pragma once

#include "lds-sheet-filler.h"
#include "lds-xml-part.h"

G_BEGIN_DECLS

/**
 * LdsOdsStyles:
 * @cell_styles: from name to the number style and the style behind it
 * @formats: from name of a number style to #LdsNumberFormat
 * @hidden_tables: names of the styles of sheets that are not shown
 * @name: (nullable): the number style or style of a sheet that is being read
 */
typedef struct
{
  GHashTable    *cell_styles;
  GHashTable    *formats;
  GHashTable    *hidden_tables;

  char          *name;
  gboolean       of_table;
  LdsNumberKind  kind;
  GString       *code;
  gboolean       in_literal;
  GString       *literal;
} LdsOdsStyles;

LdsOdsStyles          *lds_ods_styles_new      (void);
void                   lds_ods_styles_free     (LdsOdsStyles  *self);
void                   lds_ods_styles_start    (LdsOdsStyles  *self,
                                                const char    *name,
                                                const char   **attributes);
void                   lds_ods_styles_end      (LdsOdsStyles  *self,
                                                const char    *name);
void                   lds_ods_styles_text     (LdsOdsStyles  *self,
                                                const char    *text,
                                                int            length);
const LdsNumberFormat *lds_ods_styles_find     (LdsOdsStyles  *self,
                                                const char    *name);

/**
 * LdsOdsText:
 * @text: what was read of a cell
 * @depth: depth within a paragraph, 0 outside
 * @start: where the paragraph begins
 * @blank: whether the last that was read was a line end and blanks
 *
 * The paragraphs of a cell.
 */
typedef struct
{
  GString *text;
  guint    n_paragraphs;
  guint    depth;
  gsize    start;
  gboolean blank;
} LdsOdsText;

void                   lds_ods_text_reset      (LdsOdsText    *self);
void                   lds_ods_text_begin      (LdsOdsText    *self);
gboolean               lds_ods_text_start      (LdsOdsText    *self,
                                                const char    *name,
                                                const char   **attributes);
void                   lds_ods_text_end        (LdsOdsText    *self);
void                   lds_ods_text_add        (LdsOdsText    *self,
                                                const char    *text,
                                                int            length);

typedef enum
{
  LDS_ODS_NONE,
  LDS_ODS_FLOAT,
  LDS_ODS_PERCENTAGE,
  LDS_ODS_CURRENCY,
  LDS_ODS_DATE,
  LDS_ODS_TIME,
  LDS_ODS_BOOLEAN,
  LDS_ODS_STRING,
} LdsOdsType;

/**
 * LdsOdsCell:
 * @value: the value, where the file has one beside the text
 * @shown: what became of it
 *
 * One cell.
 */
typedef struct
{
  LdsOdsType             type;
  gboolean               is_error;
  gboolean               has_formula;
  gboolean               has_value;
  const LdsNumberFormat *format;
  GString               *value;
  GString               *currency;
  GString               *shown;
  LdsOdsText             text;
} LdsOdsCell;

void                   lds_ods_cell_init       (LdsOdsCell    *self);
void                   lds_ods_cell_clear      (LdsOdsCell    *self);
void                   lds_ods_cell_begin      (LdsOdsCell    *self,
                                                const char   **attributes,
                                                const LdsNumberFormat *format);
const GString         *lds_ods_cell_show       (LdsOdsCell    *self,
                                                LdsCellKind   *kind);

typedef struct _LdsOdsBody LdsOdsBody;

LdsOdsBody            *lds_ods_body_new        (LdsReading     *reading,
                                                LdsSpreadsheet *spreadsheet,
                                                LdsOdsStyles   *styles);
void                   lds_ods_body_free       (LdsOdsBody     *self);
gboolean               lds_ods_body_start      (LdsOdsBody     *self,
                                                const char     *name,
                                                const char    **attributes,
                                                GError        **error);
gboolean               lds_ods_body_end        (LdsOdsBody     *self,
                                                const char     *name,
                                                GError        **error);
void                   lds_ods_body_text       (LdsOdsBody     *self,
                                                const char     *text,
                                                int             length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsOdsStyles, lds_ods_styles_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsOdsBody, lds_ods_body_free)

G_END_DECLS
