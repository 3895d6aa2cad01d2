/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * insert_pages.h - what can be put into a text that is being written: guides, templates,
 * the names of colleagues. It is asked for by assets/js/caret.js, and without a script by
 * buttons that put it into the draft. */
#pragma once

#include "web/route.h"

extern const Route insert_routes[];
