/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-format.h"

#include <glib/gi18n.h>
#include <math.h>

#include "lds-country.h"
#include "lds-wording.h"

/* Deeper paths are cut in the middle. */
#define MAX_PATH_PARTS 12

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
append_line (GString    *string,
             const char *line)
{
  if (!is_set (line))
    return;
  if (string->len > 0)
    g_string_append_c (string, '\n');
  g_string_append (string, line);
}

static void
append_link (GString           *string,
             LdsAudit          *audit,
             const LdsTierLink *link)
{
  g_autofree char *country = lds_format_country (audit, link->country);
  g_autofree char *stage = NULL;

  append_line (string, country);
  if (link->assumed)
    g_string_append_printf (string, " (%s)", _ ("assumed: the words could mean another country"));

  if (link->stage != LDS_STAGE_UNKNOWN)
    {
      stage = g_strdup_printf (_ ("Stage: %s"),
                               lds_stage_get_label (link->stage, lds_wording_local));
      append_line (string, stage);
    }
  if (is_set (link->supplier))
    {
      g_autofree char *supplier = g_strdup_printf (_ ("Supplier: %s"), link->supplier);

      append_line (string, supplier);
    }
  if (link->country != NULL)
    {
      g_autofree char *evidence =
          g_strdup_printf (_ ("Evidence: %s"),
                           lds_evidence_get_label (link->evidence, lds_wording_local));

      append_line (string, evidence);
    }
  if (is_set (link->stated))
    {
      g_autofree char *words = g_strdup_printf (_ ("The spreadsheet says “%s”"), link->stated);

      append_line (string, words);
    }
  if (link->country == NULL)
    {
      g_autofree char *presumption = lds_format_presumption (link);

      append_line (string, presumption);
    }
}

/* The text with a capital at its beginning, for where it stands alone. */
char *
lds_format_sentence (const char *text)
{
  char first[7] = "";

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

char *
lds_format_date (const GDate *date)
{
  char text[64];

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  /* Translators: a date such as 24 Nov 2026, see strftime(3). */
  g_date_strftime (text, sizeof text, _ ("%-d %b %Y"), date);

  return g_strdup (text);
}

char *
lds_format_number (double number)
{
  int decimals = 0;

  if (isnan (number))
    return NULL;

  while (decimals < 3 &&
         fabs (number * pow (10, decimals) - round (number * pow (10, decimals))) > 1e-6)
    decimals++;

  return g_strdup_printf ("%'.*f", decimals, number);
}

char *
lds_format_quantity (const LdsItem *item)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  number = lds_format_number (item->quantity);
  if (number == NULL)
    return g_strdup ("?");
  /* Pieces are what is counted where nothing is said. */
  if (!is_set (item->unit) || g_strcmp0 (item->unit, "pcs") == 0)
    return g_steal_pointer (&number);

  /* Translators: a quantity and its unit, such as “2.5 kg”. */
  return g_strdup_printf (C_ ("quantity", "%s %s"), number, item->unit);
}

/* What a line is called where there is room for one name only. */
char *
lds_format_name (const LdsItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  if (is_set (item->part_number))
    return g_strdup (item->part_number);
  if (is_set (item->mpn))
    return g_strdup (item->mpn);
  if (is_set (item->description))
    return g_strdup (item->description);
  if (is_set (item->reference_designator))
    return g_strdup (item->reference_designator);

  return g_strdup_printf (_ ("Row %u"), item->row);
}

/* The names of those above and its own, from the top: “ACT-100 › MOT-200 › MAG-211”. */
char *
lds_format_path (LdsAudit      *audit,
                 const LdsItem *item)
{
  g_autoptr (GString) path = NULL;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  path = g_string_new (NULL);
  for (guint n = 0; item != NULL; n++)
    {
      g_autofree char *name = lds_format_name (item);

      if (path->len > 0)
        g_string_prepend (path, " › ");
      if (n == MAX_PATH_PARTS)
        {
          g_string_prepend (path, "…");
          break;
        }
      g_string_prepend (path, name);
      item = item->parent < 0 ? NULL : lds_audit_get_item (audit, item->parent);
    }

  return g_string_free_and_steal (g_steal_pointer (&path));
}

char *
lds_format_source (const LdsSource *source)
{
  g_return_val_if_fail (source != NULL, NULL);

  if (!is_set (source->sheet))
    return g_strdup (source->file);

  /* Translators: a file and one of its sheets. */
  return g_strdup_printf (_ ("%s, sheet “%s”"), source->file, source->sheet);
}

char *
lds_format_place (const LdsSource *source,
                  guint            row)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  name = lds_format_source (source);
  if (row == 0)
    return g_steal_pointer (&name);

  /* Translators: a file (and sheet), and a row in it. */
  return g_strdup_printf (_ ("%s, row %u"), name, row);
}

char *
lds_format_country (LdsAudit   *audit,
                    const char *country)
{
  const char *name;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  if (country == NULL)
    return g_strdup (_ ("Not known"));

  name = lds_catalogue_get_country_name (lds_audit_get_catalogue (audit), country);
  if (name == NULL)
    return g_strdup (country);

  /* Translators: the name of a country and its code, such as “Germany (DE)”. */
  return g_strdup_printf (C_ ("country", "%s (%s)"), name, country);
}

char *
lds_format_presumption (const LdsTierLink *link)
{
  g_return_val_if_fail (link != NULL, NULL);

  if (isnan (link->presumed_share))
    return NULL;

  return g_strdup_printf (_ ("China’s market share at this stage: %.0f %%: a probability, not a fact"),
                          link->presumed_share * 100);
}

/* All that is known of one tier, a line each. */
char *
lds_format_tier (LdsAudit      *audit,
                 const LdsItem *item,
                 guint          tier)
{
  g_autoptr (GString) string = NULL;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  string = g_string_new (NULL);
  for (guint i = 0; i < item->n_tiers; i++)
    {
      if (item->tiers[i].tier != tier)
        continue;
      if (string->len > 0)
        g_string_append_c (string, '\n');
      append_link (string, audit, &item->tiers[i]);
    }

  return g_string_free_and_steal (g_steal_pointer (&string));
}

/* How a control stands, with the date that matters. */
char *
lds_format_control (const LdsControl *control,
                    LdsControlState   state,
                    gboolean          verify)
{
  g_autofree char *date = NULL;
  g_autofree char *standing = NULL;

  g_return_val_if_fail (control != NULL, NULL);

  switch (state)
    {
    case LDS_CONTROL_IN_FORCE:
      date = control->in_force != NULL ? lds_format_date (control->in_force) : NULL;
      standing = date != NULL ? g_strdup_printf (_ ("in force since %s"), date) : g_strdup (_ ("in force"));
      break;

    case LDS_CONTROL_SUSPENDED:
      date = control->suspended_until != NULL ? lds_format_date (control->suspended_until) : NULL;
      standing = date != NULL ? g_strdup_printf (_ ("suspended until %s"), date) : g_strdup (_ ("suspended"));
      break;

    case LDS_CONTROL_ANNOUNCED:
      date = control->in_force != NULL ? lds_format_date (control->in_force) : NULL;
      standing = date != NULL ? g_strdup_printf (_ ("announced, to be in force from %s"), date)
                              : g_strdup (_ ("announced"));
      break;

    case LDS_CONTROL_LIFTED:
      standing = g_strdup (_ ("lifted"));
      break;

    case LDS_CONTROL_NONE:
    default:
      standing = g_strdup (_ ("not yet announced"));
      break;
    }

  if (!verify)
    return g_steal_pointer (&standing);

  return g_strdup_printf (_ ("%s, verify: the catalogue’s knowledge ends before this day"), standing);
}
