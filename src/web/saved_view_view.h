/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * saved_view_view.h - the views that one has saved: as they are kept, the form of one,
 * and how what is looked at becomes one. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "web/choice.h"
#include "web/wrong.h"

/* What is looked at, to be saved. */
typedef struct {
	const char *list, *filter, *sort;
	const char *change_url; /* of the view that it can be the new state of; NULL */
	const char *name;       /* of that one */
	int64_t version;
	bool is_shared;
	bool may_share;
} ViewSave;

typedef struct {
	const char *name, *url, *list, *filter;
	const char *edit_url, *move_url; /* NULL: it is not his to change */
} SavedViewRow;

typedef struct {
	const char *title;
	const SavedViewRow *own, *shared;
	size_t n_own, n_shared;
} SavedViewsView;

typedef struct {
	const char *title, *url, *remove_url; /* remove_url NULL: a new one */
	int64_t version;
	const char *name, *filter;
	const Choice *lists, *sorts;
	size_t n_lists, n_sorts;
	bool may_share, is_shared;
	const char *const *problems; /* of the filter, in words */
	size_t n_problems;
	const char *error, *wrong; /* what is wrong, and of which field; NULL: nothing */
} SavedViewForm;
