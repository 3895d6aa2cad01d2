/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/address_pages.h"

#include "address.tmpl.h" /* made from web/tmpl/address.tmpl */
#include "base/err.h"
#include "desk/address_test.h"
#include "model/when.h"
#include "store/address_test_store.h"
#include "store/people_store.h"
#include "web/address_view.h"
#include "web/frame.h"
#include "web/visitor.h"

#define MINE        "/my/company/addresses"
#define LOOKS_AGAIN "5" /* seconds */

static const char *
say(const Reader *rd, TextId id, const char *what)
{
	const TextArg args[] = { text_arg_s(what) };

	return text_format(rd->a, rd->lang, id, args, 1);
}

/* --- how it was tried --- */

static void
add_detail(AddressTried *v, const char *words)
{
	if (words && *words && v->n_details < ADDRESS_MOST_DETAILS)
		v->details[v->n_details++] = words;
}

static const char *
check_words(const Reader *rd, const char *method, MailCheck check)
{
	static const TextId words[] = {
		[CHECK_UNKNOWN] = TEXT_ADDRESS_CHECK_UNKNOWN,
		[CHECK_NONE] = TEXT_ADDRESS_CHECK_NONE,
		[CHECK_PASS] = TEXT_ADDRESS_CHECK_PASS,
		[CHECK_FAIL] = TEXT_ADDRESS_CHECK_FAIL,
	};

	return arena_printf(rd->a, "%s: %s", method, text(rd->lang, words[check]));
}

static void
set_route(const Reader *rd, const MailRoute *route, AddressTried *v)
{
	if (route->came_by)
		add_detail(v, say(rd, TEXT_ADDRESS_CAME_BY, route->came_by));
	if (route->forwarded_to)
		add_detail(v, say(rd, TEXT_ADDRESS_FORWARDED_TO, route->forwarded_to));
	if (mail_is_srs(route->return_path))
		add_detail(v, text(rd->lang, TEXT_ADDRESS_SRS));
}

/* What is seen of who wrote; of an answer under the address, whether it may be so. */
static void
set_checks(const Reader *rd, const AddressTest *t, const char *domain, AddressTried *v)
{
	MailChecks found = mail_checks_read(rd->a, t->route.seen, domain);

	add_detail(v, check_words(rd, "SPF", found.spf));
	add_detail(v, check_words(rd, "DKIM", found.dkim));
	add_detail(v, check_words(rd, "DMARC", found.dmarc));
	if (t->kind == ADDRESS_TEST_IN)
		return;
	if (found.dmarc == CHECK_FAIL ||
	    (found.dkim == CHECK_FAIL && found.spf != CHECK_PASS)) {
		v->look = "late";
		v->icon = "warning";
		v->words = text(rd->lang, TEXT_ADDRESS_NOT_ALLOWED);
	} else if (found.dkim == CHECK_PASS || found.dmarc == CHECK_PASS) {
		v->words = text(rd->lang, TEXT_ADDRESS_ALLOWED);
	} else {
		v->look = "soon";
		v->icon = "hourglass";
		v->words = text(rd->lang, TEXT_ADDRESS_UNSURE);
	}
}

static void
set_arrived(const Reader *rd, const AddressTest *t, const char *domain, AddressTried *v)
{
	v->words = text(rd->lang, TEXT_ADDRESS_ARRIVED);
	v->look = "fine";
	v->icon = "check";
	set_route(rd, &t->route, v);
	set_checks(rd, t, domain, v);
}

/* t NULL: it was not tried. domain: of whom it is written by. */
static AddressTried
tried_of(const Reader *rd, const AddressTest *t, const char *domain)
{
	static const struct {
		const char *look, *icon;
		TextId words;
	} states[] = {
		[ADDRESS_UNTRIED] = { "wait", "hourglass", TEXT_ADDRESS_UNTRIED },
		[ADDRESS_ON_ITS_WAY] = { "wait", "hourglass", TEXT_ADDRESS_ON_ITS_WAY },
		[ADDRESS_LOST] = { "late", "warning", TEXT_ADDRESS_LOST },
		[ADDRESS_REFUSED] = { "late", "warning", TEXT_ADDRESS_REFUSED },
		[ADDRESS_ARRIVED] = { "fine", "check", TEXT_ADDRESS_ARRIVED },
	};
	AddressTestState state = address_test_state(t, rd->now);
	AddressTried v = { .look = states[state].look,
		.icon = states[state].icon,
		.words = text(rd->lang, states[state].words) };

	if (t)
		v.when = when_short(rd->a, rd->lang, rd->tz, t->sent_at, rd->now);
	if (state == ADDRESS_ARRIVED)
		set_arrived(rd, t, domain, &v);
	else if (t && t->error)
		add_detail(&v, t->error);
	return v;
}

/* What is on its way is looked at again without anybody's doing: nothing is typed on this
 * page. */
static void
look_again(WebReq *r, const AddressesView *v)
{
	if (v->waits)
		req_header(r, "Refresh", LOOKS_AGAIN);
}

/* --- all of them --- */

static bool
add_row(Db *db, const Reader *rd, const House *house, int64_t customer_id,
    const CustomerAddress *address, AddressesView *v, AddressRow *row, GError **err)
{
	AddressTest *in, *out;
	const char *own = mail_address_domain(address->value);

	if (!address_test_store_last(db, rd->a, customer_id, address->value,
	        ADDRESS_TEST_IN, &in, err) ||
	    !address_test_store_last(db, rd->a, customer_id, address->value,
	        ADDRESS_TEST_OUT, &out, err))
		return false;
	*row = (AddressRow){
		.address = address->value,
		.in = tried_of(rd, in, mail_address_domain(house->mail)),
		.out = tried_of(rd, out, own),
		.send_as = address->send_as,
	};
	if (!v->domain)
		v->domain = own;
	v->waits |= address_test_state(in, rd->now) == ADDRESS_ON_ITS_WAY ||
	            address_test_state(out, rd->now) == ADDRESS_ON_ITS_WAY;
	return true;
}

/* Exactly what is to be put into the customer's DNS, as far as the house has said. */
static void
set_dns(Arena *a, const House *house, AddressesView *v)
{
	if (!v->domain)
		return;
	if (*house->dkim_selector && *house->dkim_target) {
		v->dkim_name = arena_printf(a, "%s._domainkey.%s", house->dkim_selector,
		    v->domain);
		v->dkim_target = house->dkim_target;
	}
	if (*house->spf_include)
		v->spf_include = arena_printf(a, "include:%s", house->spf_include);
}

static bool
fill(Db *db, const Reader *rd, const House *house, const Customer *c, AddressesView *v,
    GError **err)
{
	CustomerAddress *all;
	size_t n;

	if (!customer_store_addresses(db, rd->a, c->id, &all, &n, err))
		return false;
	AddressRow *rows = arena_newv(rd->a, AddressRow, n + 1);
	for (size_t i = 0; i < n; i++)
		if (all[i].kind == ADDRESS_RECIPIENT &&
		    !add_row(db, rd, house, c->id, &all[i], v, &rows[v->n++], err))
			return false;
	v->rows = rows;
	v->title = text(rd->lang, TEXT_ADDRESS_TITLE);
	v->customer = c->name;
	v->house = house->name;
	v->desk_mail = house->mail;
	set_dns(rd->a, house, v);
	return true;
}

/* --- the staff's --- */

static char *
url_of(WebReq *r, int64_t customer_id, const char *more)
{
	return arena_printf(req_arena(r), "/customer/%" G_GINT64_FORMAT "%s", customer_id,
	    more);
}

static bool
show(WebReq *r, const GError *why, GError **err)
{
	int64_t id = req_int(r, "id");
	AddressesView v = { .back_url = url_of(r, id, ""),
		.test_url = url_of(r, id, "/addresses/test"),
		.send_as_url = url_of(r, id, "/addresses/send-as"),
		.look_url = url_of(r, id, "/addresses") };
	Customer *c;
	Page p;

	if (!customer_store_find(req_db(r), req_arena(r), id, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	if (!page_begin(r, &p, err) || !fill(req_db(r), &p.rd, p.house, c, &v, err))
		return false;
	v.error = why ? req_says(r, why) : NULL;
	p.here = "customers";
	p.path = url_of(r, id, "/addresses");
	look_again(r, &v);
	addresses_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_addresses(WebReq *r, GError **err)
{
	return show(r, NULL, err);
}

/* The page says why not. */
static bool
refused(WebReq *r, GError *why, bool (*again)(WebReq *r, const GError *why, GError **err),
    GError **err)
{
	g_autoptr(GError) kept = why;

	if (req_user_can_mend(kept))
		return again(r, kept, err);
	g_propagate_error(err, g_steal_pointer(&kept));
	return false;
}

static bool
post_test(WebReq *r, GError **err)
{
	GError *why = NULL;
	int64_t id = req_int(r, "id");
	bool done = address_test_send(req_db(r), req_arena(r), req_actor(r), id,
	    req_text(r, "address"), (AddressTestKind)req_int(r, "kind"), &why);

	return done ? req_see_other_saying(r, url_of(r, id, "/addresses"),
	                  TEXT_ADDRESS_SENT)
	            : refused(r, why, show, err);
}

static bool
post_send_as(WebReq *r, GError **err)
{
	GError *why = NULL;
	int64_t id = req_int(r, "id");
	bool done = address_send_as(req_db(r), req_arena(r), req_actor(r), id,
	    req_text(r, "address"), req_bool(r, "on"), &why);

	return done ? req_see_other_saying(r, url_of(r, id, "/addresses"),
	                  TEXT_ADMIN_SAVED)
	            : refused(r, why, show, err);
}

/* --- the contact's --- */

static bool
show_mine(WebReq *r, const GError *why, GError **err)
{
	AddressesView v = { .test_url = MINE "/test",
		.look_url = MINE,
		.flash = req_said(r) };
	Customer *c;
	VisitorPage p;

	if (!customer_store_find(req_db(r), req_arena(r), req_person(r)->customer_id, &c,
	        err))
		return false;
	if (!c)
		return req_not_found(r);
	if (!visitor_begin(r, c, &p, err) || !fill(req_db(r), &p.rd, p.house, c, &v, err))
		return false;
	p.view.is_wide = true;
	v.error = why ? req_says(r, why) : NULL;
	look_again(r, &v);
	addresses_visitor(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200, v.title);
}

static bool
get_mine(WebReq *r, GError **err)
{
	return show_mine(r, NULL, err);
}

static bool
post_my_test(WebReq *r, GError **err)
{
	const Person *me = req_person(r);
	const Actor who = { .person_id = me->id, .now = clock_now() };
	GError *why = NULL;
	bool done = address_test_send(req_db(r), req_arena(r), &who, me->customer_id,
	    req_text(r, "address"), (AddressTestKind)req_int(r, "kind"), &why);

	return done ? req_see_other_saying(r, MINE, TEXT_ADDRESS_SENT)
	            : refused(r, why, show_mine, err);
}

#define WHICH                                                                            \
	{                                                                                \
		"address", P_TEXT, true, 254, NULL                                       \
	}
#define HOW                                                                              \
	{                                                                                \
		"kind", P_INT, true, ADDRESS_TEST_OUT, NULL                              \
	}

static const Param id_params[] = { { "id", P_INT, true, G_MAXINT64, NULL }, { 0 } };
static const Param test_params[] = { { "id", P_INT, true, G_MAXINT64, NULL }, WHICH, HOW,
	{ 0 } };
static const Param send_as_params[] = { { "id", P_INT, true, G_MAXINT64, NULL }, WHICH,
	{ "on", P_BOOL, false, 0, NULL }, { 0 } };
static const Param my_test_params[] = { WHICH, HOW, { 0 } };

const Route address_routes[] = {
	{ "GET", "/customer/:id/addresses", MAY_STAFF, false,
	    "The customer's own addresses, and how they were tried out (M2)", id_params,
	    get_addresses },
	{ "POST", "/customer/:id/addresses/test", MAY_STAFF, true,
	    "Sends a mail that tries one out", test_params, post_test },
	{ "POST", "/customer/:id/addresses/send-as", MAY_STAFF, true,
	    "Answers go out under it, or under the house's", send_as_params,
	    post_send_as },
	{ "GET", MINE, MAY_CONTACT, false,
	    "The company's own addresses, and how they were tried out (M2)", NULL,
	    get_mine },
	{ "POST", MINE "/test", MAY_CONTACT, true, "Sends a mail that tries one out",
	    my_test_params, post_my_test },
	{ 0 },
};
