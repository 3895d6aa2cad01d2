/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_stream.h - the strict form of HTML that is too long, too deep or too odd for a
 * parser that builds a tree.
 *
 * From tag to tag, in time that grows as the input does. What is well nested comes out
 * as from the tree; what is not, nearly so (what stands in a table but in no cell of it
 * is not moved before the table). No text is lost. */
#pragma once

/* The caller frees. html is valid UTF-8. *blocked: how many pictures were held back. */
char *html_stream(const char *html, int *blocked);
