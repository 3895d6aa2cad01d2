/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * template_view.h - the templates of the house and one's own, and the form of one. */
#pragma once

#include "base/text.h"
#include "web/wrong.h"

typedef struct {
	const char *name, *text, *langs;
	const char *edit_url; /* NULL: it is not his to change */
} TemplateRow;

typedef struct {
	const char *title;
	const TemplateRow *house, *own;
	size_t n_house, n_own;
} TemplatesView;

typedef struct {
	const char *title, *url, *remove_url; /* remove_url NULL: a new one */
	int64_t version;
	const char *name, *texts[N_LANGS];
	const char *fields; /* which there are */
	bool may_house, is_house;
	const char *error, *wrong; /* what is wrong, and of which field; NULL: nothing */
} TemplateForm;
