/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_hint.h - what the class, id, name or style of an element tells of the mail: it
 * holds a quotation, an introduction, a signature. Mail programs each have their own. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* HINT_… of split_line.h. attributes are those of a tag as html_sanitize() writes them,
 * from behind the tag's name. */
uint32_t html_hint(const char *tag, size_t tag_size, const char *attributes, size_t n);
