/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * error_page.c - the page of a failure. Of a form that could not be saved just now, it
 * keeps all that was typed: nobody writes anything twice. */
#include <string.h>

#include "base/str.h"
#include "error.tmpl.h"
#include "web/pages.h"
#include "web/web_int.h"

#define LONG 60 /* bytes: what one would not like to write again */

static bool
may_be_kept(const FormField *f)
{
	return strcmp(f->name, "csrf") != 0 && !strstr(f->name, "password");
}

static void
keep_what_was_typed(WebReq *r, ErrorView *v)
{
	const Form *form = values_form(r);
	size_t n = form ? form->n : 0;
	ErrorField *fields = arena_newv(r->arena, ErrorField, n);

	for (size_t i = 0; i < n; i++) {
		const FormField *f = &form->fields[i];

		if (f->filename)
			v->had_files = true;
		else if (may_be_kept(f))
			fields[v->n_fields++] = (ErrorField){
				.name = str_make_valid(r->arena, f->name,
				    strlen(f->name)),
				.value = str_make_valid(r->arena, f->value, f->size),
				.is_long = f->size > LONG ||
				           memchr(f->value, '\n', f->size),
			};
	}
	v->fields = fields;
	v->again = r->path;
}

void
web_error_page(WebReq *r, int status, const char *message, const char *reference)
{
	ErrorView v = { .message = message,
		.reference = status >= 500 ? reference : NULL };

	if (status == MHD_HTTP_SERVICE_UNAVAILABLE && r->route && r->route->needs_token)
		keep_what_was_typed(r, &v);
	error_page(req_html(r, status), &v);
}
