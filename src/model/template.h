/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * template.h - a short text that is put into what one writes, with fields such as
 * "[fornavn]" that are filled in then. A field has a name in Danish and one in English,
 * which mean the same in a text of either language. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

typedef struct {
	int64_t id, version;
	int64_t staff_id;           /* whose own it is; 0: the house's */
	const char *owner, *name;   /* owner: his name; NULL: the house's */
	const char *texts[N_LANGS]; /* "" where it has none */
} Template;

/* What the fields stand for; NULL or "": it is not known. */
typedef struct {
	int64_t case_id;
	const char *person, *customer, *subject, *horizon;
	const char *agent; /* who writes */
	const char *house, *phone;
} TemplateFacts;

#define TEMPLATE_GAP "[?]" /* stands where something has to be filled in */

/* Are all its fields known? If not, *unknown is the first that is none, as it stands
 * there. A link ("[her](https://…)") is no field. */
bool template_holds(Arena *a, const char *text, const char **unknown);

/* With its fields filled in; TEMPLATE_GAP for what is not known. */
char *template_fill(Arena *a, const char *text, const TemplateFacts *facts);

/* The names of all fields in a language: "[bruger] [fornavn] …". */
char *template_fields(Arena *a, Lang lang);
