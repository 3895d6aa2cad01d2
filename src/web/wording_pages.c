/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/wording_pages.h"

#include "base/err.h"
#include "desk/host_check.h"
#include "desk/wording.h"
#include "mail/mail_sample.h"
#include "model/when.h"
#include "store/contact_form_store.h"
#include "store/people_store.h"
#include "web/frame.h"
#include "web/wording_view.h"
#include "wording.tmpl.h" /* made from web/tmpl/wording.tmpl */

#define PAGE          "/admin/mails"
#define MAX_CUSTOMERS 500
#define MAX_TEXT      ((int64_t)8000)
#define MAX_ID        G_MAXINT64

/* No script, nothing from elsewhere but the logo, in a frame of our own page only. */
#define MAIL_CSP                                                                         \
	"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: %s; "       \
	"sandbox allow-same-origin; frame-ancestors 'self'; base-uri 'none'; "           \
	"form-action 'none'"

/* --- the list --- */

static const char *
changed_words(const Reader *rd, const bool changed[N_LANGS])
{
	if (!changed[LANG_DA] && !changed[LANG_EN])
		return NULL;
	return arena_printf(rd->a, "%s%s%s",
	    changed[LANG_DA] ? text(rd->lang, TEXT_GUIDE_DANISH) : "",
	    changed[LANG_DA] && changed[LANG_EN] ? ", " : "",
	    changed[LANG_EN] ? text(rd->lang, TEXT_GUIDE_ENGLISH) : "");
}

static bool
get_list(WebReq *r, GError **err)
{
	bool changed[N_WORDINGS][N_LANGS] = { 0 };
	Page p;

	if (!page_begin(r, &p, err) ||
	    !wording_store_changed(req_db(r), p.rd.a, changed, err))
		return false;
	WordingRow *rows = arena_newv(p.rd.a, WordingRow, N_WORDINGS);
	for (int i = 0; i < N_WORDINGS; i++) {
		WordingKind kind = (WordingKind)i;

		rows[i] = (WordingRow){
			.url = arena_printf(p.rd.a, PAGE "/%s", wording_name(kind)),
			.title = wording_standard(p.rd.a, p.rd.lang, kind, WORDING_TITLE),
			.when = text(p.rd.lang, wording_when(kind)),
			.changed = changed_words(&p.rd, changed[i]),
		};
	}
	const WordingsView v = { text(p.rd.lang, TEXT_WORDING_LIST), rows, N_WORDINGS };
	p.here = "admin";
	p.path = PAGE;
	wordings_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- what was typed --- */

/* Everything that the form says. */
typedef struct {
	MailSample sample;
	bool is_typed; /* words were sent along */
	WordingWrong wrong;
} Typed;

static bool
read_form(WebReq *r, Typed *t, bool *found)
{
	Arena *a = req_arena(r);
	MailSample *s = &t->sample;

	*t = (Typed){ 0 };
	*found = wording_from_name(req_text(r, "mail"), &s->kind);
	if (!*found)
		return true;
	s->lang = req_has(r, "lang") ? lang_from_code(req_text(r, "lang")) : req_lang(r);
	s->customer_id = req_int(r, "customer");
	s->case_id = g_ascii_strtoll(req_text(r, "case"), NULL, 10);
	s->staff = req_staff(r)->name;
	for (size_t i = 0; i < N_WORDING_PARTS; i++) {
		const char *name = wording_part_name((WordingPart)i);

		if (!req_has(r, name))
			continue;
		t->is_typed = true;
		s->words.parts[i] = req_text(r, name);
	}
	if (t->is_typed)
		s->words = wording_clean(a, s->kind, s->lang, &s->words);
	return true;
}

/* The words to show: those that were typed, of a version, or in force. */
static bool
find_words(WebReq *r, Typed *t, GError **err)
{
	Db *db = req_db(r);
	Arena *a = req_arena(r);
	WordingVersion *v = NULL;

	if (t->is_typed)
		return true;
	if (req_has(r, "version")
	        ? !wording_store_find(db, a, req_int(r, "version"), &v, err)
	        : !wording_store_at(db, a, t->sample.kind, t->sample.lang,
	              req_actor(r)->now, &v, err))
		return false;
	if (v)
		t->sample.words = v->words;
	return true;
}

/* --- the page of one --- */

static const char *
says_wrong(const Reader *rd, const WordingWrong *w)
{
	const char *like = w->like ? w->like : "";
	const TextArg args[] = { text_arg_s(arena_printf(rd->a, "{%s}", w->field)),
		text_arg_s(arena_printf(rd->a, "{%s}", like)) };

	switch (w->fault) {
	case WORDING_UNKNOWN_FIELD:
		return text_format(rd->a, rd->lang,
		    w->like ? TEXT_WORDING_UNKNOWN_LIKE : TEXT_WORDING_UNKNOWN, args,
		    w->like ? 2 : 1);
	case WORDING_MISSING_FIELD:
		return text_format(rd->a, rd->lang, TEXT_WORDING_MISSING, args, 1);
	case WORDING_EMPTY:
		return text(rd->lang, TEXT_WORDING_EMPTY);
	case WORDING_TOO_LONG:
		return text(rd->lang, TEXT_WORDING_TOO_LONG);
	case WORDING_FINE:
		return NULL;
	}
	g_assert_not_reached();
}

static void
set_fields(const Reader *rd, const Typed *t, WordingForm *v)
{
	WordingFieldView *fields = arena_newv(rd->a, WordingFieldView, N_WORDING_PARTS);
	const MailSample *s = &t->sample;

	for (size_t i = 0; i < N_WORDING_PARTS; i++) {
		WordingPart part = (WordingPart)i;
		const char *own = s->words.parts[i];
		bool is_wrong = t->wrong.fault && t->wrong.part == part;

		if (!wording_has(s->kind, part))
			continue;
		const char *standard = wording_standard(rd->a, s->lang, s->kind, part);
		fields[v->n_fields++] = (WordingFieldView){
			.name = wording_part_name(part),
			.label = text(rd->lang, wording_part_text(part)),
			.value = own ? own : standard,
			.standard = standard,
			.error = is_wrong ? says_wrong(rd, &t->wrong) : NULL,
			.is_long = wording_is_long(part),
			.is_own = own != NULL,
		};
		v->is_own |= own != NULL;
	}
	v->fields = fields;
}

static void
set_codes(const Reader *rd, WordingKind kind, WordingForm *v)
{
	WordingCode *codes = arena_newv(rd->a, WordingCode, N_WORDING_FIELDS);

	for (size_t i = 0; i < N_WORDING_FIELDS; i++) {
		WordingField field = (WordingField)i;

		if (wording_may_use(kind, field))
			codes[v->n_codes++] = (WordingCode){
				arena_printf(rd->a, "{%s}", wording_field_name(field)),
				text(rd->lang, wording_field_text(field))
			};
	}
	v->codes = codes;
}

static bool
set_choices(const Page *p, const MailSample *s, WordingForm *v, GError **err)
{
	const Reader *rd = &p->rd;
	Choice *langs = arena_newv(rd->a, Choice, N_LANGS), *customers;
	Customer *all;
	size_t n;

	if (!customer_store_list(req_db(p->r), rd->a, "", 0, MAX_CUSTOMERS, &all, &n,
	        err))
		return false;
	langs[v->n_langs++] = (Choice){ "da", text(rd->lang, TEXT_GUIDE_DANISH),
		s->lang == LANG_DA };
	langs[v->n_langs++] = (Choice){ "en", text(rd->lang, TEXT_GUIDE_ENGLISH),
		s->lang == LANG_EN };
	customers = arena_newv(rd->a, Choice, n + 1);
	customers[v->n_customers++] = (Choice){ "0", text(rd->lang, TEXT_WORDING_NOBODY),
		!s->customer_id };
	for (size_t i = 0; i < n; i++)
		customers[v->n_customers++] = (Choice){
			arena_printf(rd->a, "%" G_GINT64_FORMAT, all[i].id), all[i].name,
			s->customer_id == all[i].id
		};
	v->langs = langs;
	v->customers = customers;
	return true;
}

static bool
is_standard(const Wording *w)
{
	for (size_t i = 0; i < N_WORDING_PARTS; i++)
		if (w->parts[i])
			return false;
	return true;
}

static bool
set_versions(const Page *p, WordingKind kind, WordingForm *v, GError **err)
{
	const Reader *rd = &p->rd;
	WordingVersion *all;

	if (!wording_store_versions(req_db(p->r), rd->a, kind, &all, &v->n_versions, err))
		return false;
	WordingVersionRow *rows = arena_newv(rd->a, WordingVersionRow, v->n_versions);
	for (size_t i = 0; i < v->n_versions; i++)
		rows[i] = (WordingVersionRow){
			.when = when_text(rd->a, rd->lang, rd->tz, all[i].at, rd->now),
			.author = all[i].author,
			.lang = text(rd->lang, all[i].lang == LANG_DA
			                           ? TEXT_GUIDE_DANISH
			                           : TEXT_GUIDE_ENGLISH),
			.url = arena_printf(rd->a, "%s?lang=%s&version=%" G_GINT64_FORMAT,
			    v->url, lang_code(all[i].lang), all[i].id),
			.is_standard = is_standard(&all[i].words),
		};
	v->versions = rows;
	return true;
}

static const char *
preview_url(const Reader *rd, const char *url, const MailSample *s, int64_t version)
{
	return arena_printf(rd->a,
	    "%s/preview?lang=%s&customer=%" G_GINT64_FORMAT "&case=%" G_GINT64_FORMAT
	    "%s%" G_GINT64_FORMAT,
	    url, lang_code(s->lang), s->customer_id, s->case_id,
	    version ? "&version=" : "&shown=", version);
}

static bool
show(WebReq *r, Typed *t, const GError *why, GError **err)
{
	const MailSample *s = &t->sample;
	WordingForm v = { 0 };
	Page p;

	if (!find_words(r, t, err) || !page_begin(r, &p, err))
		return false;
	v.title = wording_standard(p.rd.a, p.rd.lang, s->kind, WORDING_TITLE);
	v.when = text(p.rd.lang, wording_when(s->kind));
	v.url = arena_printf(p.rd.a, PAGE "/%s", wording_name(s->kind));
	v.preview_url = preview_url(&p.rd, v.url, s,
	    req_has(r, "version") ? req_int(r, "version") : 0);
	v.lang = lang_code(s->lang);
	v.case_number = req_text(r, "case");
	v.error = why ? req_says(r, why) : NULL;
	set_fields(&p.rd, t, &v);
	set_codes(&p.rd, s->kind, &v);
	if (!set_choices(&p, s, &v, err) || !set_versions(&p, s->kind, &v, err))
		return false;
	p.here = "admin";
	p.path = v.url;
	wording_form(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_one(WebReq *r, GError **err)
{
	bool found;
	Typed t;

	read_form(r, &t, &found);
	return found ? show(r, &t, NULL, err) : req_not_found(r);
}

/* Where one goes on, with what one looked at. */
static const char *
back_to(WebReq *r, const MailSample *s)
{
	return arena_printf(req_arena(r),
	    PAGE "/%s?lang=%s&customer=%" G_GINT64_FORMAT "&case=%s",
	    wording_name(s->kind), lang_code(s->lang), s->customer_id,
	    s->case_id ? req_text(r, "case") : "");
}

static bool
after(WebReq *r, Typed *t, bool ok, TextId said, const GError *why, GError **err)
{
	if (ok)
		return req_see_other_saying(r, back_to(r, &t->sample), said);
	if (req_user_can_mend(why))
		return show(r, t, why, err);
	g_propagate_error(err, g_error_copy(why));
	return false;
}

static bool
post_one(WebReq *r, GError **err)
{
	static const Wording standard = { 0 };
	g_autoptr(GError) why = NULL;
	bool found, back = req_has(r, "standard");
	Typed t;

	read_form(r, &t, &found);
	if (!found)
		return req_not_found(r);
	bool ok = wording_save(req_db(r), req_arena(r), req_actor(r), t.sample.kind,
	    t.sample.lang, back ? &standard : &t.sample.words, &t.wrong, &why);
	return after(r, &t, ok, back ? TEXT_WORDING_DONE_STANDARD : TEXT_WORDING_DONE,
	    why, err);
}

/* Are the words such that a mail can be made of them? */
static bool
holds(WebReq *r, Typed *t, GError **err)
{
	t->wrong = wording_check(req_arena(r), t->sample.lang, t->sample.kind,
	    &t->sample.words);
	return !t->wrong.fault || fail(err, ERR_INVALID, "wording.wrong");
}

static bool
post_test(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Arena *a = req_arena(r);
	bool found;
	Typed t;

	read_form(r, &t, &found);
	if (!found)
		return req_not_found(r);
	bool ok = holds(r, &t, &why) && wording_test(req_db(r), a, req_actor(r),
	                                    mail_sample_write(a, &t.sample), &why);
	if (!ok)
		return after(r, &t, false, (TextId)0, why, err);
	req_see_other_saying(r, back_to(r, &t.sample), TEXT_WORDING_DONE_TEST);
	return true;
}

/* --- as it will look --- */

/* Links in mails to a customer's people, and the logo, may lead to a host of its own. */
static bool
preview_csp(WebReq *r, const House *house, int64_t customer_id, const char **csp,
    GError **err)
{
	ContactForm *form = NULL;
	const House *there;

	if ((customer_id && !contact_form_store_of(req_db(r), req_arena(r), customer_id,
	                        &form, err)) ||
	    !house_at_customer(req_db(r), req_arena(r), house, form, &there, err))
		return false;
	const char *origin = contact_origin(req_arena(r), there->url);
	*csp = arena_printf(req_arena(r), MAIL_CSP, origin ? origin : "");
	return true;
}

static bool
preview(WebReq *r, GError **err)
{
	const House *house = req_house(r, err);
	const char *csp;
	RenderedMail mail;
	bool found;
	Typed t;

	read_form(r, &t, &found);
	if (!found)
		return req_not_found(r);
	if (!house || !find_words(r, &t, err))
		return false;
	const RenderSource source = { req_db(r), req_blobs(r), house };
	if (!mail_sample_render(&source, req_arena(r), &t.sample, req_actor(r)->now,
	        &mail, err) ||
	    !preview_csp(r, house, t.sample.customer_id, &csp, err))
		return false;
	if (g_str_equal(req_text(r, "form"), "text"))
		wording_plain(req_html(r, 200), mail.subject, mail.text);
	else
		out_safe(req_html(r, 200), (SafeHtml){ mail.html });
	req_header(r, "Content-Security-Policy", csp);
	return true;
}

/* --- routes --- */

#define SHOWN                                                                            \
	{ "mail", P_TEXT, true, 40, NULL }, { "lang", P_CHOICE, false, 0, "da|en" },     \
	    { "customer", P_INT, false, MAX_ID, NULL },                                  \
	    { "case", P_TEXT, false, 20, NULL },                                         \
	    { "version", P_INT, false, MAX_ID, NULL },                                   \
	    { "shown", P_INT, false, 0, NULL },                                          \
	{                                                                                \
		"form", P_CHOICE, false, 0, "html|text"                                  \
	}
#define WORDS                                                                            \
	{ "subject", P_TEXT, false, MAX_TEXT, NULL },                                    \
	    { "title", P_TEXT, false, MAX_TEXT, NULL },                                  \
	    { "greeting", P_TEXT, false, MAX_TEXT, NULL },                               \
	    { "lead", P_LINES, false, MAX_TEXT, NULL },                                  \
	    { "close", P_LINES, false, MAX_TEXT, NULL },                                 \
	    { "button", P_TEXT, false, MAX_TEXT, NULL },                                 \
	{                                                                                \
		"standard", P_BOOL, false, 0, NULL                                       \
	}

static const Param form_params[] = { SHOWN, WORDS, { 0 } };

const Route wording_routes[] = {
	{ "GET", PAGE, MAY_ADMIN, false, "The mails to people at customers (M14)", NULL,
	    get_list },
	{ "GET", PAGE "/:mail", MAY_ADMIN, false, "The words of one of them", form_params,
	    get_one },
	{ "POST", PAGE "/:mail", MAY_ADMIN, true, "Puts it in other words from now on",
	    form_params, post_one },
	{ "GET", PAGE "/:mail/preview", MAY_ADMIN, false, "One of them as it looks",
	    form_params, preview },
	{ "POST", PAGE "/:mail/preview", MAY_ADMIN, true,
	    "One of them as it would look in the words that are being typed", form_params,
	    preview },
	{ "POST", PAGE "/:mail/test", MAY_ADMIN, true, "Sends it to oneself", form_params,
	    post_test },
	{ 0 },
};
