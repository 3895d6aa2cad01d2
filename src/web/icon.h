/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * icon.h - how an icon is drawn. It stands in the page itself: of a hundred in a list each
 * <use> of a sprite would be a tree of its own to the browser. */
#pragma once

/* The path of an icon of assets/icons.txt, in 24 x 24; of another name "". */
const char *icon_path(const char *name);
