/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-audit-private.h"
#include "lds-compliance-private.h"
#include "lds-country.h"
#include "lds-value-share.h"

G_DEFINE_FINAL_TYPE (LdsAudit, lds_audit, G_TYPE_OBJECT)

static const char *const exposures[LDS_N_EXPOSURES] = {
  [LDS_EXPOSURE_CRITICAL] = "critical",
  [LDS_EXPOSURE_HIGH] = "high",
  [LDS_EXPOSURE_MEDIUM] = "medium",
  [LDS_EXPOSURE_UNKNOWN] = "unknown",
  [LDS_EXPOSURE_WATCH] = "watch",
  [LDS_EXPOSURE_CLEAR] = "clear",
};

static const char *const finding_kinds[] = {
  [LDS_FINDING_CONTROL] = "control",
  [LDS_FINDING_ORIGIN] = "origin",
  [LDS_FINDING_ENTITY] = "entity",
  [LDS_FINDING_MAGNET] = "magnet",
  [LDS_FINDING_CONFLICT] = "conflict",
  [LDS_FINDING_UNKNOWN] = "unknown",
  [LDS_FINDING_SUBSTITUTE] = "substitute",
  [LDS_FINDING_THRESHOLD] = "threshold",
  [LDS_FINDING_RULE] = "rule",
};

/**
 * lds_exposure_to_string:
 *
 * Returns: the name of the level in JSON and on the command line
 */
const char *
lds_exposure_to_string (LdsExposure exposure)
{
  g_return_val_if_fail (exposure < LDS_N_EXPOSURES, NULL);

  return exposures[exposure];
}

/**
 * lds_exposure_from_string:
 * @string: a name as lds_exposure_to_string() gives it
 * @exposure: (out): the level
 *
 * Returns: whether there is a level of that name
 */
gboolean
lds_exposure_from_string (const char  *string,
                          LdsExposure *exposure)
{
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    {
      if (g_strcmp0 (string, exposures[i]) == 0)
        {
          *exposure = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * lds_finding_kind_to_string:
 *
 * Returns: the name of the kind in JSON
 */
const char *
lds_finding_kind_to_string (LdsFindingKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (finding_kinds), NULL);

  return finding_kinds[kind];
}

static void
clear_source (gpointer data)
{
  LdsSource *source = data;

  g_array_unref (source->columns);
  g_array_unref (source->headings);
  g_array_unref (source->skipped_rows);
  g_array_unref (source->warnings);
}

static void
clear_item (gpointer data)
{
  LdsItem *item = data;

  g_free (item->tiers);
  g_free (item->contents);
  g_free (item->disputes);
  g_free (item->findings);
  g_free (item->rollup);
}

static void
clear_bench (gpointer data)
{
  LdsBench *bench = data;

  lds_reading_clear (&bench->reading);
  g_clear_pointer (&bench->below, g_array_unref);
  g_clear_pointer (&bench->disputes, g_array_unref);
}

static void
clear_element_sum (gpointer data)
{
  LdsElementSum *sum = data;

  g_array_unref (sum->by_country);
}

static void
clear_work (LdsAudit *self)
{
  g_clear_pointer (&self->benches, g_array_unref);
  g_clear_pointer (&self->origins, g_array_unref);
  g_clear_pointer (&self->contents, g_array_unref);
  g_clear_pointer (&self->entities, g_hash_table_unref);
  g_clear_object (&self->recogniser);
}

static void
lds_audit_finalize (GObject *object)
{
  LdsAudit *self = LDS_AUDIT (object);

  clear_work (self);
  g_array_unref (self->summary.elements);
  g_array_unref (self->summary.stages);
  g_array_unref (self->summary.values);
  g_array_unref (self->value_shares);
  g_ptr_array_unref (self->rule_results);
  g_array_unref (self->items);
  g_ptr_array_unref (self->decisions);
  g_array_unref (self->skipped_sheets);
  g_array_unref (self->sources);
  g_string_chunk_free (self->strings);
  lds_audit_settings_clear (&self->settings);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (lds_audit_parent_class)->finalize (object);
}

static void
lds_audit_class_init (LdsAuditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lds_audit_finalize;
}

static void
lds_audit_init (LdsAudit *self)
{
  self->strings = g_string_chunk_new (64 * 1024);
  self->sources = g_array_new (FALSE, TRUE, sizeof (LdsSource));
  self->skipped_sheets = g_array_new (FALSE, TRUE, sizeof (LdsSkippedSheet));
  self->items = g_array_new (FALSE, TRUE, sizeof (LdsItem));
  self->decisions = g_ptr_array_new_with_free_func (g_free);
  self->summary.elements = g_array_new (FALSE, TRUE, sizeof (LdsElementSum));
  self->summary.values = g_array_new (FALSE, TRUE, sizeof (LdsCoverage));
  self->summary.stages = g_array_new (FALSE, TRUE, sizeof (LdsElementSum));
  self->value_shares = g_array_new (FALSE, FALSE, sizeof (LdsValueShare));
  self->rule_results = g_ptr_array_new_with_free_func (lds_rule_result_free);
  self->benches = g_array_new (FALSE, TRUE, sizeof (LdsBench));
  self->origins = g_array_new (FALSE, TRUE, sizeof (LdsOriginClaim));
  self->contents = g_array_new (FALSE, TRUE, sizeof (LdsContentClaim));
  self->entities = g_hash_table_new (g_str_hash, g_str_equal);
  g_array_set_clear_func (self->sources, clear_source);
  g_array_set_clear_func (self->items, clear_item);
  g_array_set_clear_func (self->benches, clear_bench);
  g_array_set_clear_func (self->summary.elements, clear_element_sum);
  g_array_set_clear_func (self->summary.stages, clear_element_sum);
}

/* Keeps one copy of each text for as long as the audit lives. */
const char *
lds_audit_keep (LdsAudit   *self,
                const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;

  return g_string_chunk_insert_const (self->strings, text);
}

void
lds_audit_add_finding (LdsItem          *item,
                       const LdsFinding *finding)
{
  item->findings = g_renew (LdsFinding, item->findings, item->n_findings + 1);
  item->findings[item->n_findings++] = *finding;
}

/**
 * lds_audit_run:
 * @workspace: what is known of the parts; only read
 * @catalogue: the reference data
 * @as_at: the date for which to judge
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError, as for lds_audit_run_with()
 *
 * Judges every item of the workspace by its own settings.
 *
 * Returns: (transfer full) (nullable): the audit
 */
LdsAudit *
lds_audit_run (LdsWorkspace  *workspace,
               LdsCatalogue  *catalogue,
               const GDate   *as_at,
               GCancellable  *cancellable,
               GError       **error)
{
  g_auto (LdsAuditSettings) settings = { 0 };

  g_return_val_if_fail (LDS_IS_WORKSPACE (workspace), NULL);

  if (!lds_audit_settings_load (&settings, workspace, error))
    return NULL;

  return lds_audit_run_with (workspace, catalogue, as_at, &settings, cancellable, error);
}

/**
 * lds_audit_run_with:
 * @workspace: what is known of the parts; only read
 * @catalogue: the reference data
 * @as_at: the date for which to judge
 * @settings: how to judge, instead of the settings of @workspace
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %LDS_AUDIT_ERROR, %LDS_WORKSPACE_ERROR or %G_IO_ERROR
 *
 * Judges every item of the workspace. The same workspace, catalogue, date and settings give the same
 * result; the result no longer depends on the workspace and never changes.
 *
 * Returns: (transfer full) (nullable): the audit
 */
LdsAudit *
lds_audit_run_with (LdsWorkspace            *workspace,
                    LdsCatalogue            *catalogue,
                    const GDate             *as_at,
                    const LdsAuditSettings  *settings,
                    GCancellable            *cancellable,
                    GError                 **error)
{
  g_autoptr (LdsAudit) self = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (g_date_valid (as_at), NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  if (!lds_audit_settings_check (settings, catalogue, error))
    return NULL;

  self = g_object_new (LDS_TYPE_AUDIT, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->recogniser = lds_recogniser_new (catalogue);
  self->as_at = *as_at;
  lds_audit_settings_copy (settings, &self->settings);

  if (!lds_audit_load (self, workspace, cancellable, error) ||
      !lds_audit_compose (self, cancellable, error) ||
      !lds_audit_trace (self, cancellable, error) ||
      !lds_audit_judge (self, cancellable, error))
    return NULL;

  lds_audit_roll_up (self);
  lds_audit_note_substitutes (self);
  lds_audit_summarise (self);
  lds_audit_judge_end_use (self);
  lds_audit_share_values (self);
  lds_audit_judge_rules (self);
  if (!lds_audit_apply_decisions (self, workspace, error))
    return NULL;
  clear_work (self);

  return g_steal_pointer (&self);
}

/**
 * lds_audit_get_catalogue:
 *
 * Returns: (transfer none): the catalogue it was judged by
 */
LdsCatalogue *
lds_audit_get_catalogue (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);

  return self->catalogue;
}

/**
 * lds_audit_get_as_at:
 *
 * Returns: (transfer none): the date for which it was judged
 */
const GDate *
lds_audit_get_as_at (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);

  return &self->as_at;
}

/**
 * lds_audit_get_settings:
 *
 * Returns: (transfer none): how it was to be made
 */
const LdsAuditSettings *
lds_audit_get_settings (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);

  return &self->settings;
}

/**
 * lds_audit_is_chinese:
 * @country: (nullable): ISO 3166-1 alpha-2
 *
 * Returns: whether an origin there counts as Chinese by the settings of the audit
 */
gboolean
lds_audit_is_chinese (LdsAudit   *self,
                      const char *country)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), FALSE);

  return lds_country_is_chinese (country) &&
         (self->settings.special_regions_chinese || g_str_equal (country, "CN"));
}

/**
 * lds_audit_is_past_knowledge:
 *
 * Returns: whether the as-at date lies after the end of what the catalogue knows, so that
 *   controls may have changed since and must be verified
 */
gboolean
lds_audit_is_past_knowledge (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), FALSE);

  return g_date_compare (&self->as_at, lds_catalogue_get_knowledge_end (self->catalogue)) > 0;
}

/**
 * lds_audit_get_n_items:
 *
 * Returns: number of items, those not fitted included
 */
guint
lds_audit_get_n_items (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), 0);

  return self->items->len;
}

/**
 * lds_audit_get_item:
 * @index: from 0
 *
 * Returns: (transfer none): an item; parents stand before their children
 */
const LdsItem *
lds_audit_get_item (LdsAudit *self,
                    guint     index)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);
  g_return_val_if_fail (index < self->items->len, NULL);

  return lds_audit_item (self, index);
}

/**
 * lds_audit_get_n_sources:
 *
 * Returns: number of sheets that were read
 */
guint
lds_audit_get_n_sources (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), 0);

  return self->sources->len;
}

/**
 * lds_audit_get_source:
 * @index: from 0
 *
 * Returns: (transfer none): a sheet that was read
 */
const LdsSource *
lds_audit_get_source (LdsAudit *self,
                      guint     index)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);
  g_return_val_if_fail (index < self->sources->len, NULL);

  return &g_array_index (self->sources, LdsSource, index);
}

/**
 * lds_audit_get_n_skipped_sheets:
 *
 * Returns: number of sheets that are no parts lists
 */
guint
lds_audit_get_n_skipped_sheets (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), 0);

  return self->skipped_sheets->len;
}

/**
 * lds_audit_get_skipped_sheet:
 * @index: from 0
 *
 * Returns: (transfer none): a sheet that is no parts list, and why
 */
const LdsSkippedSheet *
lds_audit_get_skipped_sheet (LdsAudit *self,
                             guint     index)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);
  g_return_val_if_fail (index < self->skipped_sheets->len, NULL);

  return &g_array_index (self->skipped_sheets, LdsSkippedSheet, index);
}

/**
 * lds_audit_get_summary:
 *
 * Returns: (transfer none): the figures over all items
 */
const LdsSummary *
lds_audit_get_summary (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);

  return &self->summary;
}
