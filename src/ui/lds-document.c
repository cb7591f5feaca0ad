/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-document.h"

#include <glib/gi18n.h>

#include "lds-column-samples.h"
#include "lds-report.h"

/* What at least one of the items has, and the first of the worst level. */
typedef struct
{
  gboolean structure;
  gboolean parts;
  gboolean descriptions;
  gboolean can_reread;
  gboolean plain;
  guint    worst_item;
} Traits;

/**
 * LdsDocument:
 *
 * A workspace, or a spreadsheet that was read into a private one, and its audit for a date. Reading, auditing
 * and writing happen on threads; what they make is shown when they are done, and never before.
 */
struct _LdsDocument
{
  GObject         parent_instance;

  LdsDocumentSource *source;
  GDate           as_at;
  LdsAudit       *audit;
  LdsSearchIndex *search_index;
  Traits          traits;
  GPtrArray      *samples;

  /* One thread at a time works with the workspace. */
  GMutex          workspace_lock;
  LdsWorkspace   *workspace;

  double          progress;
  char           *message;

  /* What the thread has reached, until the main thread picks it up. */
  GMutex          reached_lock;
  double          reached_progress;
  const char     *reached_message;
  guint           reached_source;
};

/* What a thread makes. */
typedef struct
{
  LdsWorkspace   *workspace;
  LdsAudit       *audit;
  LdsSearchIndex *search_index;
  GDate           as_at;
  Traits          traits;
  GPtrArray      *samples;
} Outcome;

enum
{
  PROP_0,
  PROP_AUDIT,
  PROP_PROGRESS,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LdsDocument, lds_document, G_TYPE_OBJECT)

static void
outcome_free (Outcome *outcome)
{
  g_clear_object (&outcome->workspace);
  g_clear_object (&outcome->audit);
  g_clear_pointer (&outcome->search_index, lds_search_index_unref);
  g_clear_pointer (&outcome->samples, g_ptr_array_unref);
  g_free (outcome);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static void
cell_text_free (LdsCellText *cell)
{
  g_free (cell->column);
  g_free (cell->heading);
  g_free (cell->text);
  g_free (cell);
}

static GMutex catalogue_lock;
static char *catalogue_fault;

/* The catalogue that the program carries under the user's own, read once. Any thread may ask. */
static LdsCatalogue *
load_catalogue (GError **error)
{
  static LdsCatalogue *catalogue;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&catalogue_lock);
  g_autoptr (GFile) overlay = NULL;
  g_autoptr (GError) local_error = NULL;

  if (catalogue != NULL)
    return catalogue;

  overlay = lds_catalogue_find_user_folder ();
  catalogue = lds_catalogue_load_overlaid (overlay, overlay != NULL ? &local_error : error);
  if (local_error != NULL)
    {
      catalogue_fault = g_strdup (local_error->message);
      catalogue = lds_catalogue_load (NULL, error);
    }

  return catalogue;
}

/**
 * lds_document_steal_catalogue_fault:
 *
 * Returns: (transfer full) (nullable): why the user's own catalogue is left out, once; %NULL
 *   where there is nothing to tell
 */
char *
lds_document_steal_catalogue_fault (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&catalogue_lock);

  return g_steal_pointer (&catalogue_fault);
}

static gboolean
publish_cb (gpointer user_data)
{
  LdsDocument *self = user_data;
  const char *message;
  double progress;

  g_mutex_lock (&self->reached_lock);
  progress = self->reached_progress;
  message = self->reached_message;
  self->reached_source = 0;
  g_mutex_unlock (&self->reached_lock);

  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  if (self->progress != progress)
    {
      self->progress = progress;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
    }

  return G_SOURCE_REMOVE;
}

static void
reach (LdsDocument *self,
       double       progress,
       const char  *message)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->reached_lock);

  self->reached_progress = progress;
  self->reached_message = message;
  if (self->reached_source == 0)
    self->reached_source = g_idle_add_full (G_PRIORITY_DEFAULT, publish_cb, g_object_ref (self),
                                            g_object_unref);
}

/* Reading takes most of the time, auditing the rest. */
static void
import_progress_cb (double   fraction,
                    gpointer user_data)
{
  reach (user_data, 0.8 * CLAMP (fraction, 0.0, 1.0), _ ("Reading the spreadsheet…"));
}

static Traits
find_traits (LdsAudit *audit)
{
  Traits traits = { FALSE };
  LdsExposure worst = LDS_N_EXPOSURES;

  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      traits.structure |= item->parent >= 0;
      traits.parts |= item->part_number != NULL || item->mpn != NULL;
      traits.descriptions |= item->description != NULL;
      if (item->counted && item->exposure < worst)
        {
          worst = item->exposure;
          traits.worst_item = i;
        }
    }

  return traits;
}

static gboolean
run_audit (Outcome       *outcome,
           LdsWorkspace  *workspace,
           GCancellable  *cancellable,
           GError       **error)
{
  LdsCatalogue *catalogue = load_catalogue (error);

  if (catalogue == NULL)
    return FALSE;

  outcome->audit = lds_audit_run (workspace, catalogue, &outcome->as_at, cancellable, error);
  if (outcome->audit == NULL)
    return FALSE;

  outcome->traits = find_traits (outcome->audit);
  outcome->search_index = lds_search_index_new (outcome->audit, cancellable);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  LdsDocument *self = source_object;
  LdsCatalogue *catalogue;
  g_autoptr (Outcome) outcome = g_new0 (Outcome, 1);
  GError *error = NULL;

  reach (self, 0, _ ("Reading the spreadsheet…"));
  outcome->as_at = self->as_at;

  catalogue = load_catalogue (&error);
  if (catalogue != NULL)
    outcome->workspace = lds_document_source_open (self->source, catalogue, import_progress_cb,
                                                   self, cancellable, &error);
  if (outcome->workspace == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  reach (self, 0.8, _ ("Auditing the items…"));
  if (!run_audit (outcome, outcome->workspace, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  outcome->traits.can_reread = !lds_document_source_is_workspace (self->source);
  outcome->traits.plain = lds_document_source_is_plain (self->source);
  outcome->samples = lds_column_samples_load (outcome->workspace, outcome->audit);
  g_task_return_pointer (task, g_steal_pointer (&outcome), (GDestroyNotify) outcome_free);
}

static void
audit_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  LdsDocument *self = source_object;
  g_autoptr (Outcome) outcome = g_new0 (Outcome, 1);
  GError *error = NULL;
  gboolean done;

  outcome->as_at = *(const GDate *) task_data;

  /* What was read stays as it was. */
  g_mutex_lock (&self->workspace_lock);
  done = run_audit (outcome, self->workspace, cancellable, &error);
  g_mutex_unlock (&self->workspace_lock);

  if (done)
    g_task_return_pointer (task, g_steal_pointer (&outcome), (GDestroyNotify) outcome_free);
  else
    g_task_return_error (task, error);
}

static void
save_report_thread (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  GFile *file = task_data;
  LdsAudit *audit = g_object_get_data (G_OBJECT (task), "audit");
  GError *error = NULL;

  if (lds_report_write (audit, file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static const char *
find_heading (const LdsSource *source,
              const char      *column)
{
  for (guint i = 0; source->columns != NULL && i < source->columns->len; i++)
    {
      const LdsSourceColumn *known = &g_array_index (source->columns, LdsSourceColumn, i);

      if (known->heading != NULL && g_strcmp0 (known->columns, column) == 0)
        return known->heading;
    }

  return NULL;
}

static gboolean
collect_cell_cb (const char *column,
                 const char *text,
                 gpointer    user_data)
{
  GPtrArray *cells = user_data;
  LdsCellText *cell = g_new0 (LdsCellText, 1);

  cell->column = g_strdup (column);
  cell->text = g_strdup (text);
  g_ptr_array_add (cells, cell);

  return TRUE;
}

static void
read_cells_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  LdsDocument *self = source_object;
  LdsAudit *audit = g_object_get_data (G_OBJECT (task), "audit");
  const LdsItem *item = lds_audit_get_item (audit, GPOINTER_TO_UINT (task_data));
  const LdsSource *source = lds_audit_get_source (audit, item->source);
  g_autoptr (GPtrArray) cells = NULL;
  GError *error = NULL;
  gboolean done;

  cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_text_free);

  g_mutex_lock (&self->workspace_lock);
  done = lds_workspace_foreach_cell (self->workspace, source->id, item->row, collect_cell_cb, cells,
                                     &error);
  g_mutex_unlock (&self->workspace_lock);

  if (!done)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < cells->len; i++)
    {
      LdsCellText *cell = g_ptr_array_index (cells, i);

      cell->heading = g_strdup (find_heading (source, cell->column));
    }
  g_task_return_pointer (task, g_steal_pointer (&cells), (GDestroyNotify) g_ptr_array_unref);
}

static void
take_outcome (LdsDocument *self,
              Outcome     *outcome)
{
  if (outcome->workspace != NULL)
    {
      g_set_object (&self->workspace, outcome->workspace);
      self->samples = g_steal_pointer (&outcome->samples);
    }
  else
    {
      outcome->traits.can_reread = self->traits.can_reread;
      outcome->traits.plain = self->traits.plain;
    }
  g_clear_pointer (&self->search_index, lds_search_index_unref);
  self->search_index = g_steal_pointer (&outcome->search_index);
  self->as_at = outcome->as_at;
  g_set_object (&self->audit, outcome->audit);
  self->traits = outcome->traits;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
}

static void
lds_document_finalize (GObject *object)
{
  LdsDocument *self = LDS_DOCUMENT (object);

  g_clear_pointer (&self->source, lds_document_source_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_object (&self->audit);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->search_index, lds_search_index_unref);
  g_clear_pointer (&self->message, g_free);
  g_mutex_clear (&self->workspace_lock);
  g_mutex_clear (&self->reached_lock);

  G_OBJECT_CLASS (lds_document_parent_class)->finalize (object);
}

static void
lds_document_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LdsDocument *self = LDS_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_AUDIT:
      g_value_set_object (value, self->audit);
      break;

    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_document_class_init (LdsDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lds_document_finalize;
  object_class->get_property = lds_document_get_property;

  properties[PROP_AUDIT] =
      g_param_spec_object ("audit", NULL, NULL, LDS_TYPE_AUDIT,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] =
      g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lds_document_init (LdsDocument *self)
{
  g_mutex_init (&self->workspace_lock);
  g_mutex_init (&self->reached_lock);
}

LdsDocument *
lds_document_new (LdsDocumentSource *source,
                  const GDate       *as_at)
{
  LdsDocument *self;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (as_at != NULL && g_date_valid (as_at), NULL);

  self = g_object_new (LDS_TYPE_DOCUMENT, NULL);
  self->source = lds_document_source_ref (source);
  self->as_at = *as_at;

  return self;
}

LdsDocumentSource *
lds_document_get_source (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), NULL);

  return self->source;
}

/* Whether it was imported, and so can be in another way. */
gboolean
lds_document_get_can_reread (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), FALSE);

  return self->traits.can_reread;
}

/* Whether nobody had to guess the encoding of a text file. */
gboolean
lds_document_get_is_plain (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), TRUE);

  return self->traits.plain;
}

/* How many columns were read with doubt. */
guint
lds_document_count_unsure (LdsDocument *self)
{
  guint n_unsure = 0;

  g_return_val_if_fail (LDS_IS_DOCUMENT (self), 0);

  for (guint i = 0; self->audit != NULL && i < lds_audit_get_n_sources (self->audit); i++)
    {
      const LdsSource *source = lds_audit_get_source (self->audit, i);

      for (guint j = 0; j < source->columns->len; j++)
        n_unsure += lds_column_record_is_unsure (&g_array_index (source->columns, LdsSourceColumn, j));
    }

  return n_unsure;
}

/* The first texts of a column, NULL where there are none. */
const char *
lds_document_get_sample (LdsDocument *self,
                         guint        source,
                         const char  *column)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (self->samples != NULL && source < self->samples->len, NULL);

  return g_hash_table_lookup (g_ptr_array_index (self->samples, source), column);
}

const char *
lds_document_get_title (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), NULL);

  return lds_document_source_get_title (self->source);
}

const GDate *
lds_document_get_as_at (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), NULL);

  return &self->as_at;
}

LdsAudit *
lds_document_get_audit (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), NULL);

  return self->audit;
}

LdsSearchIndex *
lds_document_get_search_index (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), NULL);

  return self->search_index;
}

gboolean
lds_document_get_has_structure (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), FALSE);

  return self->traits.structure;
}

gboolean
lds_document_get_has_parts (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), FALSE);

  return self->traits.parts;
}

gboolean
lds_document_get_has_descriptions (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), FALSE);

  return self->traits.descriptions;
}

/* The index of the first item of the worst level. */
guint
lds_document_get_worst_item (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), 0);

  return self->traits.worst_item;
}

double
lds_document_get_progress (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), 0);

  return self->progress;
}

const char *
lds_document_get_message (LdsDocument *self)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), NULL);

  return self->message;
}

/* Reads the file and audits it. Once only. */
void
lds_document_load_async (LdsDocument         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LDS_IS_DOCUMENT (self));
  g_return_if_fail (self->audit == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lds_document_load_async);
  g_task_run_in_thread (task, load_thread);
}

gboolean
lds_document_load_finish (LdsDocument   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (Outcome) outcome = NULL;

  g_return_val_if_fail (LDS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  if (outcome == NULL)
    return FALSE;

  take_outcome (self, outcome);

  return TRUE;
}

/* Audits once more, for another date. */
void
lds_document_audit_async (LdsDocument         *self,
                          const GDate         *as_at,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LDS_IS_DOCUMENT (self));
  g_return_if_fail (self->workspace != NULL);
  g_return_if_fail (as_at != NULL && g_date_valid (as_at));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lds_document_audit_async);
  g_task_set_task_data (task, g_date_copy (as_at), (GDestroyNotify) g_date_free);
  g_task_run_in_thread (task, audit_thread);
}

gboolean
lds_document_audit_finish (LdsDocument   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autoptr (Outcome) outcome = NULL;

  g_return_val_if_fail (LDS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  if (outcome == NULL)
    return FALSE;

  take_outcome (self, outcome);

  return TRUE;
}

void
lds_document_save_report_async (LdsDocument         *self,
                                GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LDS_IS_DOCUMENT (self));
  g_return_if_fail (self->audit != NULL);
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lds_document_save_report_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "audit", g_object_ref (self->audit), g_object_unref);
  g_task_run_in_thread (task, save_report_thread);
}

gboolean
lds_document_save_report_finish (LdsDocument   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The original cells of the item's row, as an array of LdsCellText. */
void
lds_document_read_cells_async (LdsDocument         *self,
                               guint                index,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LDS_IS_DOCUMENT (self));
  g_return_if_fail (self->audit != NULL);
  g_return_if_fail (index < lds_audit_get_n_items (self->audit));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lds_document_read_cells_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (index), NULL);
  g_object_set_data_full (G_OBJECT (task), "audit", g_object_ref (self->audit), g_object_unref);
  g_task_run_in_thread (task, read_cells_thread);
}

GPtrArray *
lds_document_read_cells_finish (LdsDocument   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (LDS_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
