/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-remarks-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lds-format.h"

/**
 * LdsRemarksDialog:
 *
 * What was noticed on reading: the warnings, the rows that were left out, the sheets that are no parts lists.
 */
struct _LdsRemarksDialog
{
  AdwDialog      parent_instance;

  GtkStringList *remarks;
};

G_DEFINE_FINAL_TYPE (LdsRemarksDialog, lds_remarks_dialog, ADW_TYPE_DIALOG)

static guint
count_remarks (const GArray *remarks)
{
  return remarks != NULL ? remarks->len : 0;
}

/* “Left out: a total”; a warning speaks for itself. */
static char *
format_remark (const char *kind,
               const char *text)
{
  if (kind == NULL)
    return lds_format_sentence (text);

  /* Translators: what happened to a row or sheet, and why. */
  return g_strdup_printf (C_ ("remark", "%s: %s"), kind, text);
}

static void
add_remarks (LdsRemarksDialog *self,
             const LdsSource  *source,
             const GArray     *remarks,
             const char       *kind)
{
  for (guint i = 0; i < count_remarks (remarks); i++)
    {
      const LdsRemark *remark = &g_array_index (remarks, LdsRemark, i);
      g_autofree char *place = lds_format_place (source, remark->row);
      g_autofree char *sentence = format_remark (kind, remark->text);
      g_autofree char *text = g_strconcat (place, "\n", sentence, NULL);

      gtk_string_list_append (self->remarks, text);
    }
}

static void
add_all (LdsRemarksDialog *self,
         LdsAudit         *audit)
{
  guint n_sources = lds_audit_get_n_sources (audit);

  for (guint i = 0; i < n_sources; i++)
    add_remarks (self, lds_audit_get_source (audit, i), lds_audit_get_source (audit, i)->warnings,
                 NULL);
  for (guint i = 0; i < n_sources; i++)
    add_remarks (self, lds_audit_get_source (audit, i), lds_audit_get_source (audit, i)->skipped_rows,
                 _ ("Left out"));
  for (guint i = 0; i < lds_audit_get_n_skipped_sheets (audit); i++)
    {
      const LdsSkippedSheet *sheet = lds_audit_get_skipped_sheet (audit, i);
      g_autofree char *sentence = format_remark (_ ("Sheet left out"), sheet->reason);
      g_autofree char *place = sheet->sheet != NULL
                                   ? g_strdup_printf (_ ("%s, sheet “%s”"), sheet->file, sheet->sheet)
                                   : g_strdup (sheet->file);
      g_autofree char *text = g_strconcat (place, "\n", sentence, NULL);

      gtk_string_list_append (self->remarks, text);
    }
}

/* The first line of a remark says where, the second what. */
static char *
get_place (gpointer    unused,
           const char *remark)
{
  const char *end = remark != NULL ? strchr (remark, '\n') : NULL;

  return end != NULL ? g_strndup (remark, end - remark) : g_strdup ("");
}

static char *
get_text (gpointer    unused,
          const char *remark)
{
  const char *end = remark != NULL ? strchr (remark, '\n') : NULL;

  return g_strdup (end != NULL ? end + 1 : "");
}

static void
lds_remarks_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LDS_TYPE_REMARKS_DIALOG);

  G_OBJECT_CLASS (lds_remarks_dialog_parent_class)->dispose (object);
}

static void
lds_remarks_dialog_class_init (LdsRemarksDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lds_remarks_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-remarks-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsRemarksDialog, remarks);
  gtk_widget_class_bind_template_callback (widget_class, get_place);
  gtk_widget_class_bind_template_callback (widget_class, get_text);
}

static void
lds_remarks_dialog_init (LdsRemarksDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
lds_remarks_dialog_new (LdsAudit *audit)
{
  LdsRemarksDialog *self;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  self = g_object_new (LDS_TYPE_REMARKS_DIALOG, NULL);
  add_all (self, audit);

  return ADW_DIALOG (self);
}

/* “11 rows left out · 2 warnings”, or NULL where there is nothing to tell. */
char *
lds_remarks_summarise (LdsAudit *audit)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) parts = NULL;
  guint n_rows = 0;
  guint n_warnings = 0;
  guint n_sheets;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  builder = g_strv_builder_new ();
  n_sheets = lds_audit_get_n_skipped_sheets (audit);
  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    {
      n_rows += count_remarks (lds_audit_get_source (audit, i)->skipped_rows);
      n_warnings += count_remarks (lds_audit_get_source (audit, i)->warnings);
    }

  if (n_rows > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%'u row left out", "%'u rows left out", n_rows),
                                                   n_rows));
  if (n_sheets > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%'u sheet left out", "%'u sheets left out", n_sheets),
                                                   n_sheets));
  if (n_warnings > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%'u warning", "%'u warnings", n_warnings),
                                                   n_warnings));
  parts = g_strv_builder_end (builder);

  return parts[0] != NULL ? g_strjoinv (" · ", parts) : NULL;
}
