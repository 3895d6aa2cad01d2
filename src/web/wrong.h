/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wrong.h - which field of a form the mistake is at, for templates. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* wrong is the name of the field that was refused; NULL if none was. */
static inline bool
is_wrong(const char *wrong, const char *field)
{
	return wrong && g_str_equal(wrong, field);
}
