/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * jail.h - gives up everything that a parser does not need. */
#pragma once

#include <stdbool.h>

/* Loads what reading mail loads lazily (charsets): it is there when files no longer
 * are. */
void jail_prepare(void);
/* From here on this process can read and write what is open, and use memory; opening
 * anything is answered with "no such file", all else kills it. False if the kernel
 * cannot. */
bool jail_enter(void);
