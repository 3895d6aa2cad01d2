/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_show.h - how a mail's own HTML is shown, once it is in the strict form. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/out.h"

/* Does it say more than its text? By one rule: outside of what it quotes, it has a table,
 * a list, a heading or a picture of its own. Paragraphs, fonts, colours and bold words
 * are read as well, and sooner, as text. What is quoted is in a blockquote, or comes
 * after the mark that Outlook or Gmail put before it. */
bool html_adds_to_text(const char *safe);

/* The address of the picture that the mail calls so; NULL: there is none. */
typedef const char *(*HtmlPicture)(const void *arg, const char *content_id);

/* The same with its own pictures at their addresses, and those from elsewhere, if they
 * were asked for. */
SafeHtml html_with_pictures(Arena *a, SafeHtml html, HtmlPicture find, const void *arg,
    bool from_elsewhere);
