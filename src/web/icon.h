/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * icon.h - how an icon is drawn. It stands in the page itself: to the browser each <use>
 * of a sprite would be a tree of its own, and a list has a hundred and more. */
#pragma once

/* The path of an icon of assets/icons.txt, in 24 x 24; of another name "". */
const char *icon_path(const char *name);
