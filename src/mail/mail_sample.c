/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_sample.h"

#include <jansson.h>
#include <string.h>

#include "base/json.h"
#include "mail/render_int.h"
#include "model/referral.h"
#include "model/visit.h"
#include "store/case_store.h"
#include "store/people_store.h"
#include "store/question_store.h"

/* What is made up. */
typedef struct {
	Arena *a;
	const MailSample *s;
	OutMail mail;
	Case c;
	Entry e, asks;
	MailMatter m;
	bool is_real; /* the case is one of the desk's */
} Sample;

static const struct {
	OutMailKind mail;
	EntryKind entry;
	TextId says; /* what the staff wrote; 0: nothing */
} made_of[N_WORDINGS] = {
	[WORDING_RECEIPT] = { MAIL_RECEIPT, ENTRY_MAIL_IN, 0 },
	[WORDING_ANSWER] = { MAIL_ANSWER, ENTRY_ANSWER, TEXT_SAMPLE_ANSWER },
	[WORDING_SUPPLIER_ANSWER] = { MAIL_ANSWER, ENTRY_SUPPLIER_MAIL,
	    TEXT_SAMPLE_SUPPLIER },
	[WORDING_WAITING] = { MAIL_WAITING, ENTRY_ANSWER, TEXT_SAMPLE_ASKS },
	[WORDING_WAITING_BY_HAND] = { MAIL_WAITING, ENTRY_CHANGED, 0 },
	[WORDING_REMINDED] = { MAIL_REMINDED, ENTRY_REMINDED, 0 },
	[WORDING_UNANSWERED] = { MAIL_UNANSWERED, ENTRY_CLOSED, 0 },
	[WORDING_ESCALATED] = { MAIL_ESCALATED, ENTRY_ESCALATED, 0 },
	[WORDING_ESCALATED_CONSULTANT] = { MAIL_ESCALATED, ENTRY_ESCALATED, 0 },
	[WORDING_ESCALATED_PARTNER] = { MAIL_ESCALATED, ENTRY_ESCALATED, 0 },
	[WORDING_PASSED_ON] = { MAIL_PASSED_ON, ENTRY_REFERRED, 0 },
	[WORDING_HORIZON] = { MAIL_HORIZON, ENTRY_HORIZON, 0 },
	[WORDING_SOLVED] = { MAIL_SOLVED, ENTRY_SOLVED, TEXT_SAMPLE_SOLVED },
	[WORDING_CLOSED] = { MAIL_CLOSED, ENTRY_CLOSED, 0 },
	[WORDING_CLOSED_UNASKED] = { MAIL_CLOSED, ENTRY_CLOSED, 0 },
	[WORDING_REOPENED] = { MAIL_REOPENED, ENTRY_REOPENED, 0 },
	[WORDING_MERGED] = { MAIL_MERGED, ENTRY_MERGED, 0 },
	[WORDING_OUTAGE] = { MAIL_OUTAGE, ENTRY_OUTAGE, TEXT_SAMPLE_OUTAGE },
	[WORDING_VISIT] = { MAIL_VISIT, ENTRY_VISIT, TEXT_SAMPLE_VISIT },
	[WORDING_VISIT_MOVED] = { MAIL_VISIT, ENTRY_VISIT, TEXT_SAMPLE_VISIT },
	[WORDING_VISIT_CANCELLED] = { MAIL_VISIT, ENTRY_VISIT, 0 },
	[WORDING_HANDIN] = { MAIL_HANDIN, ENTRY_HANDIN, 0 },
	[WORDING_HANDIN_READY] = { MAIL_HANDIN_READY, ENTRY_HANDIN, TEXT_SAMPLE_READY },
	[WORDING_HANDIN_FETCH] = { MAIL_HANDIN_FETCH, ENTRY_HANDIN, 0 },
	[WORDING_REMOTE] = { MAIL_REMOTE, ENTRY_REMOTE, TEXT_SAMPLE_REMOTE },
	[WORDING_SIGN_IN] = { MAIL_SIGN_IN, 0, 0 },
};

/* --- what is made up --- */

static const char *
referral(const Sample *x, Instant now)
{
	const ReferralDetails d = { .name = "Nettet A/S", .answer_due = now + HOURS(6) };

	return referral_details(x->a, &d);
}

/* Everything that any of them says in its details. */
static const char *
details(const Sample *x, Instant now)
{
	WordingKind kind = x->s->kind;
	g_autoptr(GString) out = g_string_new(NULL);
	JsonWriter w = json_writer(out);

	if (kind == WORDING_PASSED_ON || kind == WORDING_SUPPLIER_ANSWER)
		return referral(x, now);
	json_begin_object(&w);
	json_put_key(&w, "since"), json_put_int(&w, now - DAYS(3));
	json_put_key(&w, "closes"), json_put_int(&w, now + DAYS(7));
	json_put_key(&w, "begins"), json_put_int(&w, now + DAYS(2));
	if (kind == WORDING_VISIT_MOVED)
		json_put_key(&w, "was"), json_put_int(&w, now + DAYS(1));
	json_put_key(&w, "state"),
	    json_put_int(&w,
	        kind == WORDING_VISIT_CANCELLED ? VISIT_CANCELLED : VISIT_PLANNED);
	json_put_key(&w, "address"),
	    json_put_text(&w, text(x->s->lang, TEXT_SAMPLE_ADDRESS));
	json_put_key(&w, "staff"), json_put_text(&w, x->s->staff);
	json_put_key(&w, "what"), json_put_text(&w, "Lenovo T14");
	json_put_key(&w, "lent"), json_put_text(&w, "HP 840");
	json_put_key(&w, "until"), json_put_int(&w, now + HOURS(2));
	if (kind == WORDING_CLOSED) {
		json_put_key(&w, "asked");
		json_begin_array(&w);
		json_put_int(&w, 1);
		json_end_array(&w);
	}
	json_end_object(&w);
	return arena_strdup(x->a, out->str);
}

static void
set_change(Sample *x, Instant now)
{
	static const uint32_t moves = 1u << WORDING_RECEIPT | 1u << WORDING_ANSWER |
	                              1u << WORDING_HORIZON | 1u << WORDING_REOPENED |
	                              1u << WORDING_PASSED_ON;
	WordingKind kind = x->s->kind;

	x->c.horizon = now + DAYS(2);
	if (moves & 1u << kind)
		CHANGE(&x->e.change, horizon, now + DAYS(2));
	CHANGE(&x->e.change, horizon_why, HORIZON_EXPECTED);
	x->c.step = kind == WORDING_ESCALATED_PARTNER ? STEP_PARTNER : STEP_CONSULTANT;
	x->c.merged_into = x->c.id + 1;
}

static void
make_up(Sample *x, Instant now)
{
	WordingKind kind = x->s->kind;
	Lang lang = x->s->lang;
	TextId says = made_of[kind].says;

	x->mail = (OutMail){ .person_id = 1,
		.case_id = 1,
		.kind = made_of[kind].mail,
		.to_name = "Ida Holm",
		.subject = text(lang, TEXT_MAIL_SIGN_IN_TITLE),
		.lang = lang,
		.created_at = now };
	x->c = (Case){ .id = 1234, .subject = text(lang, TEXT_SAMPLE_SUBJECT) };
	x->e = (Entry){ .kind = made_of[kind].entry,
		.at = now,
		.text = says ? text(lang, says) : "",
		.details = details(x, now) };
	x->asks = (Entry){ .text = text(lang, TEXT_SAMPLE_ASKS) };
	set_change(x, now);
}

/* --- what is real --- */

/* The case's own words, where it has some of that kind. */
static bool
use_case(const RenderSource *source, Sample *x, GError **err)
{
	Person *p = NULL;
	Entry *entries;
	Case *c = NULL;
	size_t n;

	if (x->s->case_id && !case_store_find(source->db, x->a, x->s->case_id, &c, err))
		return false;
	if (!c)
		return true;
	if (!entry_store_of_case(source->db, x->a, c->id, true, &entries, &n, err) ||
	    (c->person_id && !person_store_find(source->db, x->a, c->person_id, &p, err)))
		return false;
	x->is_real = true;
	x->c.id = c->id;
	x->c.subject = c->subject;
	if (p)
		x->mail.to_name = p->name;
	for (size_t i = n; *x->e.text && i > 0; i--)
		if (entries[i - 1].kind == x->e.kind && *entries[i - 1].text) {
			x->e.text = entries[i - 1].text;
			break;
		}
	return true;
}

/* It leads nowhere: the case is made up. */
static void
lead_nowhere(Sample *x, MailView *v)
{
	MailQuestion *q;

	if (x->is_real)
		return;
	v->link = x->m.house->url;
	if (!v->question)
		return;
	q = arena_memdup(x->a, v->question, sizeof *v->question);
	for (size_t i = 0; i < G_N_ELEMENTS(q->links); i++)
		q->links[i] = x->m.house->url;
	v->question = q;
}

bool
mail_sample_render(const RenderSource *source, Arena *a, const MailSample *sample,
    Instant now, RenderedMail *out, GError **err)
{
	Sample x = { .a = a, .s = sample };
	bool of_case = sample->kind != WORDING_SIGN_IN;
	MailView view;

	make_up(&x, now);
	if (of_case && !use_case(source, &x, err))
		return false;
	x.m = (MailMatter){ .house = source->house,
		.mail = &x.mail,
		.c = of_case ? &x.c : NULL,
		.e = of_case ? &x.e : NULL,
		.words = &sample->words,
		.reminds = &x.asks,
		.sender = sample->staff,
		.assignee = sample->kind == WORDING_ESCALATED ? NULL : sample->staff };
	if (!render_customer(source, a, sample->customer_id, &x.m, err) ||
	    (sample->kind == WORDING_CLOSED &&
	        !question_store_asked(source->db, a, sample->customer_id, now, &x.m.asked,
	            err)))
		return false;
	mail_content(a, &x.m, &view);
	lead_nowhere(&x, &view);
	render_view(a, &x.m, &view, true, out);
	return true;
}

/* --- to be sent --- */

char *
mail_sample_write(Arena *a, const MailSample *s)
{
	g_autoptr(GString) out = g_string_new(NULL);
	JsonWriter w = json_writer(out);

	json_begin_object(&w);
	json_put_key(&w, "mail"), json_put_text(&w, wording_name(s->kind));
	json_put_key(&w, "lang"), json_put_text(&w, lang_code(s->lang));
	json_put_key(&w, "customer"), json_put_int(&w, s->customer_id);
	json_put_key(&w, "case"), json_put_int(&w, s->case_id);
	json_put_key(&w, "staff"), json_put_text(&w, s->staff);
	for (size_t i = 0; i < N_WORDING_PARTS; i++) {
		json_put_key(&w, wording_part_name((WordingPart)i));
		json_put_text(&w, s->words.parts[i]);
	}
	json_end_object(&w);
	return arena_strdup(a, out->str);
}

static void
forget(json_t **object)
{
	json_decref(*object);
}

static const char *
string_of(Arena *a, const json_t *object, const char *name)
{
	const char *s = json_string_value(json_object_get(object, name));

	return s ? arena_strdup(a, s) : NULL;
}

bool
mail_sample_read(Arena *a, const char *words, MailSample *out)
{
	__attribute__((cleanup(forget)))
	json_t *o = json_loads(words ? words : "", 0, NULL);

	*out = (MailSample){ 0 };
	if (!wording_from_name(json_string_value(json_object_get(o, "mail")), &out->kind))
		return false;
	out->lang = lang_from_code(json_string_value(json_object_get(o, "lang")));
	out->customer_id = json_integer_value(json_object_get(o, "customer"));
	out->case_id = json_integer_value(json_object_get(o, "case"));
	out->staff = string_of(a, o, "staff");
	for (size_t i = 0; i < N_WORDING_PARTS; i++)
		out->words.parts[i] = string_of(a, o, wording_part_name((WordingPart)i));
	return true;
}
