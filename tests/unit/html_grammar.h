/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_grammar.h - the strict form of sanitised HTML, as whoever shows it relies on it.
 *
 * Written from that promise alone: it shares nothing with the code that it judges. */
#pragma once

/* NULL if html is in the strict form; else what is not, in words. The caller frees. */
char *html_grammar_breach(const char *html);
