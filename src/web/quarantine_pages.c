/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/quarantine_pages.h"

#include "base/err.h"
#include "desk/form_receive.h"
#include "model/when.h"
#include "quarantine.tmpl.h" /* made from web/tmpl/quarantine.tmpl */
#include "store/quarantine_store.h"
#include "web/frame.h"
#include "web/size_words.h"

#define PAGE "/quarantine"
#define ROWS 50

static TextId
why_text(Doubt doubt)
{
	switch (doubt) {
	case DOUBT_TRAP:
		return TEXT_QUARANTINE_TRAP;
	case DOUBT_FAST:
		return TEXT_QUARANTINE_FAST;
	case DOUBT_FOREIGN:
		return TEXT_QUARANTINE_FOREIGN;
	case DOUBT_MANY:
	case DOUBT_NONE:
		return TEXT_QUARANTINE_MANY;
	}
	g_assert_not_reached();
}

static const char *
file_words(const Reader *rd, const Quarantined *q)
{
	const char *words = NULL;

	for (size_t i = 0; i < q->n_files; i++)
		words = arena_printf(rd->a, "%s%s%s, %s", words ? words : "",
		    words ? "; " : "", q->files[i].name,
		    size_words(rd->a, rd->lang, q->files[i].size));
	return words;
}

static QuarantineRow
row_of(const Reader *rd, const Quarantined *all, size_t n, size_t at)
{
	const Quarantined *q = &all[at];
	QuarantineRow row = {
		.url = arena_printf(rd->a, PAGE "/%" G_GINT64_FORMAT, q->id),
		.name = q->name,
		.mail = q->mail,
		.phone = q->phone,
		.customer = q->customer_name,
		.when = when_text(rd->a, rd->lang, rd->tz, q->at, rd->now),
		.why = text(rd->lang, why_text(q->doubt)),
		.text = q->text,
		.files = file_words(rd, q),
		.address = q->address,
	};

	for (size_t i = 0; i < n; i++)
		row.has_others |= i != at && g_str_equal(all[i].address, q->address);
	return row;
}

static bool
show(WebReq *r, const GError *why, GError **err)
{
	Quarantined *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) || !quarantine_store_list(req_db(r), p.rd.a,
	                                   req_int(r, "after"), ROWS, &all, &n, err))
		return false;
	QuarantineRow *rows = arena_newv(p.rd.a, QuarantineRow, n);
	for (size_t i = 0; i < n; i++)
		rows[i] = row_of(&p.rd, all, n, i);
	QuarantineView v = {
		.title = text(p.rd.lang, TEXT_QUARANTINE_TITLE),
		.error = why ? req_says(r, why) : NULL,
		.rows = rows,
		.n_rows = n,
	};
	if (n == ROWS)
		v.next_url = arena_printf(p.rd.a, PAGE "?after=%" G_GINT64_FORMAT,
		    all[n - 1].id);
	p.path = why ? PAGE : NULL;
	quarantine_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_list(WebReq *r, GError **err)
{
	return show(r, NULL, err);
}

static bool
decide(WebReq *r, int64_t *case_id, GError **err)
{
	const char *what = req_text(r, "what");
	int64_t id = req_int(r, "id");

	*case_id = 0;
	if (g_str_equal(what, "in"))
		return quarantine_let_in(req_db(r), req_arena(r), req_actor(r), id,
		    case_id, err);
	return quarantine_throw(req_db(r), req_arena(r), req_actor(r), id,
	    g_str_equal(what, "all"), err);
}

static bool
post_decision(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t case_id;

	if (decide(r, &case_id, &why))
		return case_id ? req_see_other_saying(r,
		                     arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT,
		                         case_id),
		                     TEXT_QUARANTINE_IN_DONE)
		               : req_see_other_saying(r, PAGE, TEXT_QUARANTINE_THROWN);
	if (req_user_can_mend(why))
		return show(r, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static const Param list_params[] = {
	{ "after", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};
static const Param decide_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "after", P_INT, false, G_MAXINT64, NULL },
	{ "what", P_CHOICE, true, 0, "in|throw|all" },
	{ 0 },
};

const Route quarantine_routes[] = {
	{ "GET", PAGE, MAY_STAFF, false,
	    "What came by a contact form and may be no person's", list_params, get_list },
	{ "POST", PAGE "/:id", MAY_STAFF, true, "Lets one in, or throws it away",
	    decide_params, post_decision },
	{ 0 },
};
