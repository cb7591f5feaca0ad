/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linked with the whole of one layer and with nothing but what it may use (see meson.build). */

int
main (void)
{
  return 0;
}
