/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program as a person runs it, in a folder of its own. */

#pragma once

#include <gio/gio.h>

typedef struct
{
  char *folder;
} Folder;

typedef struct
{
  int   status;
  char *out;
  char *err;
} Result;

void   result_clear (Result        *result);

void   set_up       (Folder        *folder,
                     gconstpointer  data);
void   tear_down    (Folder        *folder,
                     gconstpointer  data);
char  *write_file   (Folder        *folder,
                     const char    *name,
                     const char    *text,
                     gssize         length);
guint  count_files  (Folder        *folder);

Result run          (const char    *first,
                     ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)
