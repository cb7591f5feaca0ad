/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First step: takes sources, items and claims out of the workspace. */

#include "lds-config.h"

#include "lds-audit-private.h"

#include <math.h>

#define GRAMS_PER_POUND 453.59237
#define GRAMS_PER_OUNCE 28.349523125

typedef struct
{
  LdsAudit     *audit;
  LdsWorkspace *workspace;
  GArray       *ids; /* gint64, of the items in the workspace */
  GCancellable *cancellable;
} Load;

static const struct
{
  const char *unit;
  double      grams;
} mass_units[] = {
  { "mg", 0.001 },
  { "g", 1 },
  { "kg", 1000 },
  { "克", 1 },
  { "千克", 1000 },
  { "公斤", 1000 },
  { "t", 1000000 },
  { "lb", GRAMS_PER_POUND },
  { "lbs", GRAMS_PER_POUND },
  { "oz", GRAMS_PER_OUNCE },
};

/* Something that is bought by mass weighs what its unit says. */
static double
get_mass_of_unit (const char *unit)
{
  for (gsize i = 0; unit != NULL && i < G_N_ELEMENTS (mass_units); i++)
    {
      if (g_ascii_strcasecmp (unit, mass_units[i].unit) == 0)
        return mass_units[i].grams;
    }

  return NAN;
}

static int
find_id (GArray *ids,
         gint64  id)
{
  guint low = 0;
  guint high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ids, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low < ids->len && g_array_index (ids, gint64, low) == id ? (int) low : -1;
}

static guint
find_source (LdsAudit *audit,
             gint64    id)
{
  for (guint i = audit->sources->len; i > 0; i--)
    {
      if (g_array_index (audit->sources, LdsSource, i - 1).id == id)
        return i - 1;
    }

  g_return_val_if_reached (0);
}

static gboolean
load_source_cb (const LdsSourceRecord *record,
                gpointer               user_data)
{
  Load *load = user_data;
  LdsSource source = {
    .id = record->id,
    .file = lds_audit_keep (load->audit, record->file),
    .sheet = lds_audit_keep (load->audit, record->sheet),
    .hidden = record->hidden,
    .header_row = record->header_row,
    .rows_read = record->rows_read,
    .sha256 = lds_audit_keep (load->audit, record->sha256),
    .columns = g_array_new (FALSE, FALSE, sizeof (LdsSourceColumn)),
    .headings = g_array_new (FALSE, FALSE, sizeof (LdsSourceHeading)),
    .skipped_rows = g_array_new (FALSE, FALSE, sizeof (LdsRemark)),
    .warnings = g_array_new (FALSE, FALSE, sizeof (LdsRemark)),
  };

  g_array_append_val (load->audit->sources, source);

  return TRUE;
}

/* One list of a source that is being filled. */
typedef struct
{
  LdsAudit *audit;
  GArray   *list;
} LoadList;

static gboolean
load_column_cb (const LdsColumnRecord *record,
                gpointer               user_data)
{
  LoadList *load = user_data;
  LdsSourceColumn column = *record;

  column.field = lds_audit_keep (load->audit, record->field);
  column.columns = lds_audit_keep (load->audit, record->columns);
  column.heading = lds_audit_keep (load->audit, record->heading);
  column.mapping = lds_audit_keep (load->audit, record->mapping);
  g_array_append_val (load->list, column);

  return TRUE;
}

static gboolean
load_heading_cb (guint       position,
                 const char *column,
                 const char *heading,
                 gpointer    user_data)
{
  LoadList *load = user_data;
  LdsSourceHeading entry = {
    .column = lds_audit_keep (load->audit, column),
    .heading = lds_audit_keep (load->audit, heading),
  };

  g_array_append_val (load->list, entry);

  return TRUE;
}

static gboolean
load_remark_cb (guint       row,
                const char *text,
                gpointer    user_data)
{
  LoadList *load = user_data;
  LdsRemark remark = { row, lds_audit_keep (load->audit, text) };

  g_array_append_val (load->list, remark);

  return TRUE;
}

static gboolean
load_sheet_cb (const char *file,
               const char *sheet,
               const char *reason,
               gpointer    user_data)
{
  Load *load = user_data;
  LdsSkippedSheet skipped = {
    .file = lds_audit_keep (load->audit, file),
    .sheet = lds_audit_keep (load->audit, sheet),
    .reason = lds_audit_keep (load->audit, reason),
  };

  g_array_append_val (load->audit->skipped_sheets, skipped);

  return TRUE;
}

static gboolean
load_item_cb (const LdsItemRecord *record,
              gpointer             user_data)
{
  Load *load = user_data;
  LdsAudit *self = load->audit;
  LdsBench bench = { 0 };
  LdsLine line = {
    .description = record->description,
    .material = record->material,
    .manufacturer = record->manufacturer,
    .mpn = record->mpn,
    .part_number = record->part_number,
    .cas = record->cas,
    .hs_code = record->hs_code,
  };
  LdsItem item = {
    .id = self->items->len + 1,
    .record = record->id,
    .part = record->part,
    .source = find_source (self, record->source),
    .parent = record->parent != 0 ? find_id (load->ids, record->parent) : -1,
    .first_child = -1,
    .next_sibling = -1,
    .row = record->row,
    .level = record->level,
    .part_number = lds_audit_keep (self, record->part_number),
    .description = lds_audit_keep (self, record->description),
    .reference_designator = lds_audit_keep (self, record->reference_designator),
    .quantity = record->quantity,
    .total_quantity = NAN,
    .unit = lds_audit_keep (self, record->unit),
    .manufacturer = lds_audit_keep (self, record->manufacturer),
    .mpn = lds_audit_keep (self, record->mpn),
    .supplier = lds_audit_keep (self, record->supplier),
    .material_text = lds_audit_keep (self, record->material),
    .mass_g = isnan (record->mass_g) ? get_mass_of_unit (record->unit) : record->mass_g,
    .unit_price = record->unit_price,
    .currency = lds_audit_keep (self, record->currency),
    .fitted = record->fitted,
    .substitute_for = record->substitute_for != 0 ? find_id (load->ids, record->substitute_for)
                                                  : -1,
  };

  lds_recogniser_read (self->recogniser, &line, &bench.reading);
  bench.named = item.supplier != NULL ? item.supplier : item.manufacturer;

  g_array_append_val (load->ids, record->id);
  g_array_append_val (self->items, item);
  g_array_append_val (self->benches, bench);

  return self->items->len % 1024 != 0 || !g_cancellable_is_cancelled (load->cancellable);
}

/* Sets what a claim rests on and the grade with which it counts. Whether it counts at all: a share of the
 * market, or words of no known grade, tells nothing of this part. */
static gboolean
load_backing (LdsAudit    *self,
              const char  *evidence,
              const char  *date,
              const char  *document,
              LdsBacking  *backing,
              LdsEvidence *weight)
{
  *backing = (LdsBacking) {
    .date = lds_audit_keep (self, date),
    .document = lds_audit_keep (self, document),
  };
  if (!lds_evidence_from_string (evidence, &backing->claimed))
    backing->claimed = LDS_EVIDENCE_UNKNOWN;
  *weight = lds_backing_weigh (backing, &self->as_at, self->settings.claim_years);

  return *weight < LDS_EVIDENCE_PRESUMED;
}

static gboolean
load_origin_cb (const LdsOriginRecord *record,
                gpointer               user_data)
{
  Load *load = user_data;
  LdsAudit *self = load->audit;
  int item = find_id (load->ids, record->item);
  LdsOriginClaim claim = {
    .item = item,
    .tier = record->tier,
    .supplier = lds_audit_keep (self, record->supplier),
    .country = lds_audit_keep (self, record->country),
    .stated = lds_audit_keep (self, record->stated),
    .column = lds_audit_keep (self, record->column),
    .split = record->split,
    .assumed = record->assumed,
  };

  if (item < 0)
    return TRUE;
  if (!lds_stage_from_string (record->stage, &claim.stage))
    claim.stage = LDS_STAGE_UNKNOWN;
  if (!load_backing (self, record->evidence, record->date, record->document, &claim.backing,
                     &claim.evidence))
    claim.country = NULL;

  if (lds_audit_bench (self, item)->n_origins++ == 0)
    lds_audit_bench (self, item)->first_origin = self->origins->len;
  g_array_append_val (self->origins, claim);

  return TRUE;
}

static gboolean
load_content_cb (const LdsContentRecord *record,
                 gpointer                user_data)
{
  Load *load = user_data;
  LdsAudit *self = load->audit;
  int item = find_id (load->ids, record->item);
  LdsContentClaim claim = {
    .item = item,
    .element = lds_audit_keep (self, record->element),
    .low = record->low,
    .high = record->high,
    .stated = lds_audit_keep (self, record->stated),
    .column = lds_audit_keep (self, record->column),
  };

  if (item < 0)
    return TRUE;
  if (!load_backing (self, record->evidence, record->date, record->document, &claim.backing,
                     &claim.evidence))
    return TRUE;

  if (lds_audit_bench (self, item)->n_contents++ == 0)
    lds_audit_bench (self, item)->first_content = self->contents->len;
  g_array_append_val (self->contents, claim);

  return TRUE;
}

static gboolean
load_sources (Load    *load,
              GError **error)
{
  if (!lds_workspace_foreach_source (load->workspace, load_source_cb, load, error) ||
      !lds_workspace_foreach_skipped_sheet (load->workspace, load_sheet_cb, load, error))
    return FALSE;

  for (guint i = 0; i < load->audit->sources->len; i++)
    {
      LdsSource *source = &g_array_index (load->audit->sources, LdsSource, i);
      LoadList columns = { load->audit, source->columns };
      LoadList headings = { load->audit, source->headings };
      LoadList skipped_rows = { load->audit, source->skipped_rows };
      LoadList warnings = { load->audit, source->warnings };

      if (!lds_workspace_foreach_column (load->workspace, source->id, load_column_cb, &columns,
                                         error) ||
          !lds_workspace_foreach_heading (load->workspace, source->id, load_heading_cb, &headings,
                                          error) ||
          !lds_workspace_foreach_skipped_row (load->workspace, source->id, load_remark_cb,
                                              &skipped_rows, error) ||
          !lds_workspace_foreach_warning (load->workspace, source->id, load_remark_cb, &warnings,
                                          error))
        return FALSE;
    }

  return TRUE;
}

static void
link_children (LdsAudit *self)
{
  int top = -1;

  for (int i = (int) self->items->len - 1; i >= 0; i--)
    {
      LdsItem *item = lds_audit_item (self, i);
      int *first = item->parent >= 0 ? &lds_audit_item (self, item->parent)->first_child : &top;

      item->next_sibling = *first;
      *first = i;
    }
}

/* Parents stand before their children, so one pass is enough. */
static void
multiply_quantities (LdsAudit *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      LdsItem *item = lds_audit_item (self, i);
      const LdsItem *parent = item->parent >= 0 ? lds_audit_item (self, item->parent) : NULL;
      gboolean product = parent == NULL && item->first_child >= 0;

      if (parent != NULL && !parent->fitted)
        item->fitted = FALSE;

      if (!item->fitted)
        item->total_quantity = 0;
      else if (product && isnan (item->quantity))
        item->total_quantity = 1;
      else
        item->total_quantity = item->quantity * (parent != NULL ? parent->total_quantity : 1);
    }
}

/* What a line says of where it comes from. */
static void
keep_stated_countries (LdsAudit *self,
                       guint     index)
{
  const LdsBench *bench = lds_audit_bench (self, index);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *claim = &g_array_index (self->origins, LdsOriginClaim,
                                                    bench->first_origin + i);

      if (claim->country == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      if (claim->tier > 0)
        g_string_append_printf (text, "%u:", claim->tier);
      else if (claim->stage != LDS_STAGE_UNKNOWN)
        g_string_append_printf (text, "%s:", lds_stage_to_string (claim->stage));
      g_string_append (text, claim->country);
    }

  if (text->len > 0)
    lds_audit_item (self, index)->stated_countries = lds_audit_keep (self, text->str);
}

gboolean
lds_audit_load (LdsAudit      *self,
                LdsWorkspace  *workspace,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Load load = { self, workspace, ids, cancellable };

  if (!load_sources (&load, error) ||
      !lds_workspace_foreach_item (workspace, load_item_cb, &load, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !lds_workspace_foreach_origin (workspace, load_origin_cb, &load, error) ||
      !lds_workspace_foreach_content (workspace, load_content_cb, &load, error))
    return FALSE;

  for (guint i = 0; i < self->items->len; i++)
    keep_stated_countries (self, i);
  link_children (self);
  multiply_quantities (self);
  lds_audit_find_counted (self);

  return TRUE;
}
