/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lds-column-record.h"

G_BEGIN_DECLS

#define LDS_WORKSPACE_ERROR (lds_workspace_error_quark ())

/**
 * LdsWorkspaceError:
 * @LDS_WORKSPACE_ERROR_OPEN: the file cannot be opened or made
 * @LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE: the file is something else
 * @LDS_WORKSPACE_ERROR_NEWER: a newer version of the program made the file
 * @LDS_WORKSPACE_ERROR_STORE: reading or writing failed
 * @LDS_WORKSPACE_ERROR_READ_ONLY: it can be looked at but not changed
 * @LDS_WORKSPACE_ERROR_IN_USE: somebody else has it open
 * @LDS_WORKSPACE_ERROR_FULL: there is no room left on the disk
 * @LDS_WORKSPACE_ERROR_DAMAGED: the file is damaged
 * @LDS_WORKSPACE_ERROR_NOT_FOUND: what was asked for is not there
 * @LDS_WORKSPACE_ERROR_CONFLICT: it contradicts what is there
 * @LDS_WORKSPACE_ERROR_TOO_LARGE: a document is larger than is kept
 */
typedef enum
{
  LDS_WORKSPACE_ERROR_OPEN,
  LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE,
  LDS_WORKSPACE_ERROR_NEWER,
  LDS_WORKSPACE_ERROR_STORE,
  LDS_WORKSPACE_ERROR_READ_ONLY,
  LDS_WORKSPACE_ERROR_IN_USE,
  LDS_WORKSPACE_ERROR_FULL,
  LDS_WORKSPACE_ERROR_DAMAGED,
  LDS_WORKSPACE_ERROR_NOT_FOUND,
  LDS_WORKSPACE_ERROR_CONFLICT,
  LDS_WORKSPACE_ERROR_TOO_LARGE,
} LdsWorkspaceError;

GQuark lds_workspace_error_quark (void);

/**
 * LdsWorkspaceOptions:
 * @create: whether to make the file when it is not there
 * @read_only: whether to look only, which keeps nobody else from changing it
 * @holder: (nullable): who opens it, for others to see; %NULL for the name of the user on this computer
 * @n_backups: how many backups to keep beside it, 0 for the usual number
 */
typedef struct
{
  gboolean    create;
  gboolean    read_only;
  const char *holder;
  guint       n_backups;
} LdsWorkspaceOptions;

/**
 * LdsSourceRecord:
 * @id: 0 when added; the workspace gives one
 * @file: name of the file, without its folder
 * @sheet: (nullable): %NULL for a file that has no sheets
 * @hidden: whether the sheet is hidden in the file
 * @header_row: row of the headings, from 1; 0 where there is none
 * @rows_read: number of items
 * @sha256: (nullable): of the file's bytes, in hexadecimal digits; %NULL where it is not known
 * @imported: (nullable): when it was read, UTC, YYYY-MM-DDTHH:MM:SSZ; %NULL where it is not known
 * @replaced_by: id of the newer revision that counts in its place, 0 where it counts itself; only read
 */
typedef struct
{
  gint64      id;
  const char *file;
  const char *sheet;
  gboolean    hidden;
  guint       header_row;
  guint       rows_read;
  const char *sha256;
  const char *imported;
  gint64      replaced_by;
} LdsSourceRecord;

/**
 * LdsItemRecord:
 * @id: 0 when added; the workspace gives one, counting from 1 in the order of adding
 * @source: id of the source
 * @parent: id of the item above, 0 at the top
 * @row: row in the sheet, from 1
 * @level: depth in the structure, 0 at the top
 * @quantity: per one of the item above; NaN when not known
 * @mass_g: of one piece, grams; NaN when not known
 * @unit_price: in @currency; NaN when not known
 * @fitted: %FALSE for a line marked as not fitted (DNP)
 * @substitute_for: id of the item in whose place it may be used, which was added before it and
 *   has the same parent; 0 for a line that is no substitute
 * @part: id of the part it is, 0 where that is not known; ignored when added
 *
 * One line of a parts list. All strings may be %NULL.
 */
typedef struct
{
  gint64      id;
  gint64      source;
  gint64      parent;
  guint       row;
  guint       level;
  const char *part_number;
  const char *description;
  const char *reference_designator;
  double      quantity;
  const char *unit;
  const char *manufacturer;
  const char *mpn;
  const char *supplier;
  const char *material;
  const char *cas;
  const char *hs_code;
  double      mass_g;
  double      unit_price;
  const char *currency;
  gboolean    fitted;
  gint64      substitute_for;
  gint64      part;
} LdsItemRecord;

/**
 * LdsOriginRecord:
 * @item: id of the item the claim is about
 * @tier: 1 to 3 counted from us; 0 when the claim is about the maker of the item itself, wherever it stands in the chain,
 *   or about a stage
 * @stage: (nullable): "mining", "separation", "metal", "alloy", "magnet", "component" or "assembly"
 * @supplier: (nullable): who
 * @country: (nullable): ISO 3166-1 alpha-2, %NULL when the text names none
 * @split: one of several countries that the cell names without saying how much comes from which
 * @assumed: the text could mean another country
 * @evidence: "stated" and so on, see design.md
 * @stated: the text of the cell
 * @column: letter of the column
 * @date: (nullable): of what it rests on, YYYY-MM-DD
 * @document: (nullable): what it rests on
 */
typedef struct
{
  gint64      item;
  guint       tier;
  const char *stage;
  const char *supplier;
  const char *country;
  gboolean    split;
  gboolean    assumed;
  const char *evidence;
  const char *stated;
  const char *column;
  const char *date;
  const char *document;
} LdsOriginRecord;

/**
 * LdsContentRecord:
 * @element: symbol ("Dy"), or "RE" for the rare earths together
 * @low: lowest mass fraction of the item, 0 to 1
 * @high: highest mass fraction, equal to @low for a single figure
 * @evidence: "stated" and so on
 * @stated: the text of the cell
 * @column: letter of the column
 * @date: (nullable): of what it rests on, YYYY-MM-DD
 * @document: (nullable): what it rests on
 */
typedef struct
{
  gint64      item;
  const char *element;
  double      low;
  double      high;
  const char *evidence;
  const char *stated;
  const char *column;
  const char *date;
  const char *document;
} LdsContentRecord;

/**
 * LdsElementPriceRecord:
 * @element: symbol ("Dy")
 * @per_kg: for a kilogram of the element contained, not of its oxide
 * @currency: as it is to be compared with that of the items ("USD")
 * @date: YYYY-MM-DD
 * @origin: who says so
 */
typedef struct
{
  const char *element;
  double      per_kg;
  const char *currency;
  const char *date;
  const char *origin;
} LdsElementPriceRecord;

/**
 * LdsCell:
 * @column: letters, "A" to "XFD"
 * @text: as the file shows it
 */
typedef struct
{
  const char *column;
  const char *text;
} LdsCell;

#define LDS_TYPE_WORKSPACE (lds_workspace_get_type ())
G_DECLARE_FINAL_TYPE (LdsWorkspace, lds_workspace, LDS, WORKSPACE, GObject)

LdsWorkspace *lds_workspace_new_private   (GError                **error);
LdsWorkspace *lds_workspace_open          (GFile                  *file,
                                           gboolean                create,
                                           GError                **error);
LdsWorkspace *lds_workspace_open_full     (GFile                  *file,
                                           const LdsWorkspaceOptions *options,
                                           GError                **error);
gboolean      lds_workspace_save_copy     (LdsWorkspace           *self,
                                           GFile                  *file,
                                           GError                **error);

/* How it was opened, and what others do with it. */
gboolean      lds_workspace_is_read_only  (LdsWorkspace           *self);
const char   *lds_workspace_get_read_only_reason (LdsWorkspace    *self);
const char   *lds_workspace_get_obstacle  (LdsWorkspace           *self);
guint         lds_workspace_get_version   (LdsWorkspace           *self);
const char   *lds_workspace_get_warning   (LdsWorkspace           *self);
gboolean      lds_workspace_has_changed   (LdsWorkspace           *self);
char         *lds_workspace_find_holder   (GFile                  *file);
gboolean      lds_workspace_is_open_here  (GFile                  *file);

/* Writing. All of it happens between begin and commit. */
gboolean      lds_workspace_begin         (LdsWorkspace           *self,
                                           GError                **error);
gboolean      lds_workspace_commit        (LdsWorkspace           *self,
                                           GError                **error);
void          lds_workspace_rollback      (LdsWorkspace           *self);
gboolean      lds_workspace_add_source    (LdsWorkspace           *self,
                                           LdsSourceRecord        *source,
                                           GError                **error);
gboolean      lds_workspace_set_rows_read (LdsWorkspace           *self,
                                           gint64                  source,
                                           guint                   rows_read,
                                           GError                **error);
gboolean      lds_workspace_add_column    (LdsWorkspace           *self,
                                           gint64                  source,
                                           const LdsColumnRecord  *column,
                                           GError                **error);
gboolean      lds_workspace_add_heading   (LdsWorkspace           *self,
                                           gint64                  source,
                                           guint                   position,
                                           const char             *column,
                                           const char             *heading,
                                           GError                **error);
gboolean      lds_workspace_add_warning   (LdsWorkspace           *self,
                                           gint64                  source,
                                           guint                   row,
                                           const char             *text,
                                           GError                **error);
gboolean      lds_workspace_add_skipped_row (LdsWorkspace         *self,
                                           gint64                  source,
                                           guint                   row,
                                           const char             *reason,
                                           GError                **error);
gboolean      lds_workspace_add_skipped_sheet (LdsWorkspace       *self,
                                           const char             *file,
                                           const char             *sheet,
                                           const char             *reason,
                                           GError                **error);
gboolean      lds_workspace_add_cells     (LdsWorkspace           *self,
                                           gint64                  source,
                                           guint                   row,
                                           const LdsCell          *cells,
                                           guint                   n_cells,
                                           GError                **error);
gboolean      lds_workspace_add_item      (LdsWorkspace           *self,
                                           LdsItemRecord          *item,
                                           GError                **error);
gboolean      lds_workspace_add_origin    (LdsWorkspace           *self,
                                           const LdsOriginRecord  *origin,
                                           GError                **error);
gboolean      lds_workspace_add_content   (LdsWorkspace           *self,
                                           const LdsContentRecord *content,
                                           GError                **error);
gboolean      lds_workspace_set_setting   (LdsWorkspace           *self,
                                           const char             *name,
                                           const char             *value,
                                           GError                **error);
gboolean      lds_workspace_set_element_price (LdsWorkspace       *self,
                                           const LdsElementPriceRecord *price,
                                           GError                **error);

/* Reading. The records and their strings live until the callback returns. */
typedef gboolean (*LdsSourceFunc)  (const LdsSourceRecord  *source,  gpointer user_data);
typedef gboolean (*LdsColumnFunc)  (const LdsColumnRecord *column, gpointer user_data);
typedef gboolean (*LdsHeadingFunc) (guint position, const char *column, const char *heading, gpointer user_data);
typedef gboolean (*LdsRemarkFunc)  (guint row, const char *text, gpointer user_data);
typedef gboolean (*LdsSheetFunc)   (const char *file, const char *sheet, const char *reason, gpointer user_data);
typedef gboolean (*LdsItemFunc)    (const LdsItemRecord    *item,    gpointer user_data);
typedef gboolean (*LdsOriginFunc)  (const LdsOriginRecord  *origin,  gpointer user_data);
typedef gboolean (*LdsContentFunc) (const LdsContentRecord *content, gpointer user_data);
typedef gboolean (*LdsSettingFunc) (const char *name, const char *value, gpointer user_data);
typedef gboolean (*LdsElementPriceFunc) (const LdsElementPriceRecord *price, gpointer user_data);
typedef gboolean (*LdsCellFunc)    (const char *column, const char *text, gpointer user_data);

guint         lds_workspace_count_items          (LdsWorkspace *self);
gboolean      lds_workspace_foreach_source       (LdsWorkspace *self, LdsSourceFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_revision     (LdsWorkspace *self, LdsSourceFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_column       (LdsWorkspace *self, gint64 source, LdsColumnFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_heading      (LdsWorkspace *self, gint64 source, LdsHeadingFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_warning      (LdsWorkspace *self, gint64 source, LdsRemarkFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_skipped_row  (LdsWorkspace *self, gint64 source, LdsRemarkFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_skipped_sheet (LdsWorkspace *self, LdsSheetFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_item         (LdsWorkspace *self, LdsItemFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_origin       (LdsWorkspace *self, LdsOriginFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_content      (LdsWorkspace *self, LdsContentFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_cell         (LdsWorkspace *self, gint64 source, guint row, LdsCellFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_setting      (LdsWorkspace *self, LdsSettingFunc func, gpointer user_data, GError **error);
gboolean      lds_workspace_foreach_element_price (LdsWorkspace *self, LdsElementPriceFunc func, gpointer user_data, GError **error);

G_END_DECLS
