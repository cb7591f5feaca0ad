/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A real window in this process, driven step by step. Every wait is for a condition, and bounded. */

#pragma once

#include "lds-window-private.h"

typedef gboolean (*Condition) (LdsWindow *window);

void       harness_init        (void);
LdsWindow *harness_open_window (int         width,
                                int         height);
void       harness_close       (LdsWindow  *window);

void       harness_wait        (LdsWindow  *window,
                                Condition   condition);
void       harness_wait_page   (LdsWindow  *window,
                                const char *page);
void       harness_settle      (LdsWindow  *window);
void       harness_screenshot  (LdsWindow  *window,
                                const char *name);

void       harness_drop        (LdsWindow  *window,
                                GFile      *file);
GFile     *harness_write       (const char *name,
                                const void *data,
                                gssize      length);
char      *harness_read_labels (GtkWidget  *widget);
