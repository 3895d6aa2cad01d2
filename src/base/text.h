/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * text.h - every text that people see, by id, in each language.
 *
 * The texts stand in po/da.po and po/en.po under ids like "case.title"; textc makes
 * the enumerator TEXT_CASE_TITLE of it, its number of arguments
 * TEXT_CASE_TITLE_ARGS, and the table that is looked up here. {0}, {1} … stand for the
 * arguments; a plural chooses by argument 0. A text that is missing in a language,
 * or that uses other arguments there, does not compile. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "text_ids.h" /* made from po/: enum TextId */

typedef enum { LANG_DA, LANG_EN } Lang;
#define N_LANGS 2

/* "da", "en". Unknown or NULL gives LANG_DA, the house's language. */
Lang lang_from_code(const char *code);
const char *lang_code(Lang lang);

typedef struct {
	const char *s; /* NULL: it is the number */
	int64_t n;
} TextArg;

static inline TextArg
text_arg_s(const char *s)
{
	return (TextArg){ .s = s ? s : "" };
}
static inline TextArg
text_arg_n(int64_t n)
{
	return (TextArg){ .n = n };
}
#define TEXT_ARG(v)                                                                      \
	_Generic((v), char *: text_arg_s, const char *: text_arg_s,                      \
	    default: text_arg_n)(v)

/* The text as it stands in the PO file; with a plural, the form for n. Static. */
const char *text_raw(Lang lang, TextId id, int64_t n);

/* The text with its arguments put in (plain text, not HTML). */
char *text_format(Arena *a, Lang lang, TextId id, const TextArg *args, size_t n_args);

/* For texts without arguments. */
#define text(lang, id) text_raw((lang), (id), 1)

/* The id of a text by its name ("case.changed"), as errors carry it. False if none. */
bool text_find(const char *name, TextId *id);
