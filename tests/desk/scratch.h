/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * scratch.h (tests) - a folder that a test has for itself. */
#pragma once

/* With all that is in it; of links the link. */
void scratch_remove(const char *dir);
