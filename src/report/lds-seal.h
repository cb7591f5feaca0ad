/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report was made from, in few words, so that it can be told later whether it still holds. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsSeal:
 * @sha256: hash of the audit, see lds_json_report_hash()
 * @as_at: YYYY-MM-DD
 * @program: what made it, with its version
 * @settings_sha256: hash of the settings of the audit
 * @inputs_sha256: hash of the hashes of the files
 * @locale: (nullable): in which words, dates and numbers a workbook is written; %NULL for JSON
 *
 * All hashes are SHA-256 in hexadecimal digits.
 */
typedef struct
{
  char *sha256;
  char *as_at;
  char *program;
  char *catalogue_version;
  char *catalogue_sha256;
  char *settings_sha256;
  char *inputs_sha256;
  char *locale;
} LdsSeal;

gboolean lds_seal_of_audit   (LdsSeal       *self,
                              LdsAudit      *audit,
                              GCancellable  *cancellable,
                              GError       **error);
gboolean lds_seal_of_json    (LdsSeal       *self,
                              GBytes        *json,
                              gboolean      *intact,
                              GError       **error);
gboolean lds_seal_of_text    (LdsSeal       *self,
                              const char    *text);
char    *lds_seal_to_text    (const LdsSeal *self);
void     lds_seal_clear      (LdsSeal       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsSeal, lds_seal_clear)

G_END_DECLS
