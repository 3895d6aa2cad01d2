/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide.h - a guide of the knowledge base (M9), and how a text speaks of one.
 *
 * A guide is what its newest version says. A text names a guide by a link whose target
 * is "guide:7", and a guide's own text its pictures by "picture:7": whoever shows the
 * text puts the address there that its reader may go to (markdown.h). So a text that was
 * given to somebody says itself which guides it gives, and holds nobody's secret. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"

typedef struct {
	int64_t id, version;
	Instant at; /* of this version, with who made it, and what he says of it */
	int64_t staff_id;
	const char *author, *what;                    /* author may be NULL, what "" */
	int64_t customer_id;                          /* 0: for all */
	const char *customer_name;                    /* NULL: for all */
	bool is_public;                               /* may a reporter read it? */
	bool active;                                  /* else it is put away */
	const char *titles[N_LANGS], *texts[N_LANGS]; /* "" where it has none */
	const char *keywords;                         /* "" */
	int64_t used, worked, failed; /* how often it was given; what was said of it */
} Guide;

/* That it was given in a case, with what was said of it there. */
typedef struct {
	int64_t guide_id, version, entry_id;
	bool is_said, worked;
	const char *titles[N_LANGS];
} GuideUse;

typedef struct {
	int64_t id;
	char sha256[65];
	const char *name, *content_type;
	int64_t size; /* bytes */
} GuidePicture;

/* How many guides one text may give. */
#define GUIDE_MAX_NAMED 10

/* That language if there is something in it, else the other. */
Lang guide_lang(const char *const titles[N_LANGS], Lang wanted);

/* The guides that a text gives, each once. Returns how many, at most GUIDE_MAX_NAMED. */
size_t guide_named(const char *text, int64_t ids[GUIDE_MAX_NAMED]);

/* The words of the text's first link to that guide; "" if there is none. */
char *guide_words(Arena *a, const char *text, int64_t id);

/* What is put into an answer: a link to it, and unless it is to be short its text; its
 * pictures become links to it, since a mail does not carry them. */
char *guide_given(Arena *a, const Guide *g, Lang lang, bool is_short);

/* For a text that is read as it stands: the links lead to prefix and the guide's id. */
char *guide_with_links(Arena *a, const char *text, const char *prefix);
