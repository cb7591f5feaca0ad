/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-preload.h"

#include "lds-encoding-names.h"
#include "lds-xls-reader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

/* None is closed: the C library keeps the tables for as long as a conversion is open. */
static void
keep_open (const char *const *encodings)
{
  for (gsize i = 0; encodings[i] != NULL; i++)
    g_iconv_open ("UTF-8", encodings[i]);
}

/**
 * lds_preload:
 *
 * Loads tables of encodings and translated messages, and puts the time zone out of the way.
 */
void
lds_preload (void)
{
  const char *charset;

  keep_open (lds_encoding_get_names ());
  keep_open (lds_xls_reader_get_encodings ());

  g_get_charset (&charset);
  g_dgettext (GETTEXT_PACKAGE, "file");
  strerror (EIO);

  /* Without a name for it, the file of the time zone is looked up again and again; spreadsheets
   * know no zones. */
  g_setenv ("TZ", "UTC0", TRUE);
  tzset ();
}
