/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bulk_pages.h - the same done to many cases of a list, and undone. */
#pragma once

#include "web/bulk_view.h"
#include "web/frame.h"
#include "web/list_view.h"

extern const Route bulk_routes[];

/* What stands below a list of that name. */
bool bulk_bar_fill(const Page *p, const char *list, BulkBar *v, GError **err);
/* What the reader did a moment ago; NULL: nothing. */
bool bulk_toast_of(const Page *p, const BulkToast **out, GError **err);
