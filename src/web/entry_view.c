/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/entry_view.h"

#include <string.h>

#include "desk/case.h"
#include "mail/html_show.h"
#include "mail/mail_split.h"
#include "model/escalation.h"
#include "model/handin.h"
#include "model/ledger.h"
#include "model/mail.h"
#include "model/markdown.h"
#include "model/marks.h"
#include "model/mention.h"
#include "model/referral.h"
#include "model/remote.h"
#include "model/visit.h"
#include "model/when.h"
#include "store/people_store.h"
#include "web/change_words.h"
#include "web/size_words.h"

static const struct {
	EntryKind kind;
	const char *icon;
	bool is_event;
} looks[] = {
	{ ENTRY_MAIL_IN, "mail", false },
	{ ENTRY_FORM, "form", false },
	{ ENTRY_CALL, "phone", false },
	{ ENTRY_NOTE, "note", false },
	{ ENTRY_ANSWER, "answer", false },
	{ ENTRY_CHANGED, "change", true },
	{ ENTRY_ESCALATED, "escalate", true },
	{ ENTRY_SOLVED, "close", false },
	{ ENTRY_CLOSED, "archive", true },
	{ ENTRY_REOPENED, "reopen", true },
	{ ENTRY_MERGED, "merge", true },
	{ ENTRY_ABSORBED, "merge", true },
	{ ENTRY_SPLIT, "split", true },
	{ ENTRY_EVALUATION, "star", true },
	{ ENTRY_BOUNCE, "bounce", false },
	{ ENTRY_AUTO_REPLY, "robot", false },
	{ ENTRY_REMOTE, "device", false },
	{ ENTRY_VISIT, "car", false },
	{ ENTRY_HANDIN, "handin", false },
	{ ENTRY_REFERRED, "truck", false },
	{ ENTRY_HORIZON, "calendar", true },
	{ ENTRY_OUTAGE, "category-outage", false },
	{ ENTRY_DEADLINE, "warning", true },
	{ ENTRY_SUPPLIER_MAIL, "truck", false },
	{ ENTRY_CHASED, "bell", false },
	{ ENTRY_DECIDED, "gavel", false },
	{ ENTRY_PARKED, "parked", false },
	{ ENTRY_TIME, "clock", true },
	{ ENTRY_DECISION_ASKED, "gavel", false },
	{ ENTRY_GUIDE, "book", true },
	{ ENTRY_REMINDED, "bell", true },
};

static const char *
icon_of(EntryKind kind, bool *is_event)
{
	for (size_t i = 0; i < G_N_ELEMENTS(looks); i++) {
		if (looks[i].kind != kind)
			continue;
		*is_event = looks[i].is_event;
		return looks[i].icon;
	}
	*is_event = false;
	return "note";
}

const EntryPart *
entry_parts(Arena *a, const char *text, size_t *n)
{
	const SplitPart *split = mail_split_parts(a, text, n);
	EntryPart *parts = arena_newv(a, EntryPart, *n);
	size_t answered = 0;

	for (size_t i = 0; i < *n; i++)
		answered += split[i].answered;
	for (size_t i = 0; i < *n; i++)
		parts[i] = (EntryPart){ split[i].text, split[i].quoted,
			split[i].answered && answered > 1 };
	return parts;
}

/* Only what every browser draws, and what can carry no script. */
static bool
is_picture(const char *content_type)
{
	static const char *const types[] = { "image/png", "image/jpeg", "image/gif",
		"image/webp" };

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (content_type && g_ascii_strcasecmp(content_type, types[i]) == 0)
			return true;
	return false;
}

static bool
is_calendar(const char *content_type)
{
	return content_type && (!g_ascii_strcasecmp(content_type, "text/calendar") ||
	                           !g_ascii_strcasecmp(content_type, "application/ics"));
}

static void
set_seal(const Reader *rd, const Entry *e, EntryView *v)
{
	static const TextId words[] = {
		[MAIL_SIGNED_PGP] = TEXT_ENTRY_SIGNED_PGP,
		[MAIL_SIGNED_SMIME] = TEXT_ENTRY_SIGNED_SMIME,
		[MAIL_ENCRYPTED_PGP] = TEXT_ENTRY_ENCRYPTED_PGP,
		[MAIL_ENCRYPTED_SMIME] = TEXT_ENTRY_ENCRYPTED_SMIME,
	};
	MailSeal seal = mail_seal_of(e->details);

	if (seal == MAIL_UNSEALED)
		return;
	v->seal = text(rd->lang, words[seal]);
	v->is_locked = seal == MAIL_ENCRYPTED_PGP || seal == MAIL_ENCRYPTED_SMIME;
}

static EntryHint *
add_hint(EntryView *v, const char *words)
{
	EntryHint *hint = &v->hints[v->n_hints++];

	g_assert(v->n_hints <= ENTRY_MOST_HINTS);
	*hint = (EntryHint){ .words = words };
	return hint;
}

/* What a mail's entry says besides its text: see MailDetails; and what was noted when it
 * was filed. */
static void
set_hints(const Reader *rd, const Entry *e, EntryView *v)
{
	static const struct {
		const char *name;
		TextId words;
		bool is_case;
	} hints[] = {
		{ "follows", TEXT_ENTRY_FOLLOWS, true },
		{ "followed_by", TEXT_ENTRY_FOLLOWED_BY, true },
		{ "like", TEXT_ENTRY_LIKE, true },
		{ "forwarded_by", TEXT_ENTRY_FORWARDED_BY, false },
		{ "forwarded_from", TEXT_ENTRY_FORWARDED_FROM, false },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(hints); i++) {
		const char *said = entry_detail(rd->a, e, hints[i].name);
		const TextArg args[] = { text_arg_s(said ? said : "") };

		if (!said || v->n_hints == ENTRY_MOST_HINTS)
			continue;
		EntryHint *hint = add_hint(v,
		    text_format(rd->a, rd->lang, hints[i].words, args, 1));
		if (!strcmp(hints[i].name, "like"))
			hint->more = text(rd->lang, TEXT_ENTRY_LIKE_MORE);
		if (hints[i].is_case)
			hint->url = arena_printf(rd->a, "/case/%s", said);
	}
}

/* How the reporter judged it: "5 · 4 · –". */
static void
set_marks(const Reader *rd, const Entry *e, EntryView *v)
{
	int marks[QUESTIONS_MOST];

	if (e->kind != ENTRY_EVALUATION)
		return;
	if (entry_detail_int(e, "scanner")) {
		add_hint(v, text(rd->lang, TEXT_EVALUATION_SCANNER));
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		marks[i] = (int)entry_detail_at(e, "scores", i);
	const TextArg args[] = { text_arg_s(
	    marks_words(rd->a, marks, G_N_ELEMENTS(marks))) };
	add_hint(v, text_format(rd->a, rd->lang, TEXT_EVALUATION_MARKS, args, 1));
}

/* What became of a visit, for the reporter too. */
static void
set_visit(const Reader *rd, const Entry *e, EntryView *v)
{
	int64_t state = entry_detail_int(e, "state"),
	        answer = entry_detail_int(e, "answer");
	Instant begins = entry_detail_int(e, "begins"), was = entry_detail_int(e, "was");
	const char *staff = entry_detail(rd->a, e, "staff");
	const char *address = entry_detail(rd->a, e, "address");

	if (e->kind != ENTRY_VISIT)
		return;
	if (answer > 0 && answer <= VISIT_DECLINED) {
		const TextArg said[] = { text_arg_s(
		    text(rd->lang, visit_answer_text(answer))) };

		add_hint(v,
		    entry_detail_int(e, "news")
		        ? said[0].s
		        : text_format(rd->a, rd->lang, TEXT_VISIT_ANSWER_LATE, said, 1));
	}
	if (!visit_state_name(state) || !begins)
		return;
	const TextArg args[] = {
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, begins, rd->now)),
		text_arg_s(staff ? staff : ""),
		text_arg_s(address ? address : ""),
	};
	const TextArg moved[] = {
		text_arg_s(was ? when_text(rd->a, rd->lang, rd->tz, was, rd->now) : ""),
		args[0],
	};
	if (state == VISIT_CANCELLED)
		add_hint(v,
		    text_format(rd->a, rd->lang, TEXT_VISIT_SAYS_CANCELLED, args, 1));
	else if (state == VISIT_DONE)
		add_hint(v, text_format(rd->a, rd->lang, TEXT_VISIT_SAYS_DONE, args, 2));
	else if (was)
		add_hint(v,
		    text_format(rd->a, rd->lang, TEXT_VISIT_SAYS_MOVED, moved, 2));
	else
		add_hint(v,
		    text_format(rd->a, rd->lang, TEXT_VISIT_SAYS_PLANNED, args, 3));
	if (was && entry_detail_int(e, "former"))
		add_hint(v,
		    text_format(rd->a, rd->lang, TEXT_VISIT_SAYS_TAKEN, &args[1], 1));
}

/* How a remote session stands since, for the reporter too. */
static void
set_remote(const Reader *rd, const Entry *e, EntryView *v)
{
	static const TextId texts[] = {
		[REMOTE_ASKED] = TEXT_REMOTE_ENTRY_ASKED,
		[REMOTE_AGREED] = TEXT_REMOTE_ENTRY_AGREED,
		[REMOTE_REFUSED] = TEXT_REMOTE_ENTRY_REFUSED,
		[REMOTE_RUNNING] = TEXT_REMOTE_ENTRY_RUNNING,
		[REMOTE_ENDED] = TEXT_REMOTE_ENTRY_ENDED,
		[REMOTE_WITHDRAWN] = TEXT_REMOTE_ENTRY_WITHDRAWN,
		[REMOTE_EXPIRED] = TEXT_REMOTE_ENTRY_EXPIRED,
	};
	int64_t state = entry_detail_int(e, "state");
	Duration lasted = entry_detail_int(e, "lasted");
	const char *computer = entry_detail(rd->a, e, "computer");

	if (e->kind != ENTRY_REMOTE || !remote_state_name(state))
		return;
	bool heard = state == REMOTE_AGREED &&
	             entry_detail_int(e, "consent") == REMOTE_BY_PHONE;
	bool left = state == REMOTE_ENDED && !e->staff_id;
	add_hint(v, text(rd->lang, heard  ? TEXT_REMOTE_ENTRY_HEARD
	                           : left ? TEXT_REMOTE_ENTRY_LEFT
	                                  : texts[state]));
	if (lasted)
		add_hint(v, when_length(rd->a, rd->lang, lasted));
	if (computer && state == REMOTE_RUNNING)
		add_hint(v, computer);
}

/* What a step of a hand-in says, for the reporter too. */
static void
set_handin(const Reader *rd, const Entry *e, EntryView *v)
{
	static const struct {
		const char *name;
		TextId words;
	} said[] = {
		{ "lent", TEXT_HANDIN_SAYS_LENT },
		{ "returned", TEXT_HANDIN_SAYS_RETURNED },
		{ "wiped", TEXT_HANDIN_SAYS_WIPED },
	};
	static const TextId states[] = { [HANDIN_RECEIVED] = TEXT_HANDIN_SAYS_RECEIVED,
		[HANDIN_IN_WORK] = TEXT_HANDIN_SAYS_IN_WORK,
		[HANDIN_READY] = TEXT_HANDIN_SAYS_READY,
		[HANDIN_FETCHED] = TEXT_HANDIN_SAYS_FETCHED };
	int64_t state = entry_detail_int(e, "state");
	const char *what = entry_detail(rd->a, e, "what");
	bool alone = entry_detail_int(e, "mail") == MAIL_HANDIN_FETCH;

	if (e->kind != ENTRY_HANDIN)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
		const char *arg = entry_detail(rd->a, e, said[i].name);
		const TextArg args[] = { text_arg_s(arg ? arg : "") };

		if (!arg)
			continue;
		add_hint(v, g_str_equal(said[i].name, "wiped")
		                ? text(rd->lang, said[i].words)
		                : text_format(rd->a, rd->lang, said[i].words, args, 1));
	}
	const TextArg args[] = { text_arg_s(what ? what : "") };
	if (alone)
		add_hint(v, text(rd->lang, TEXT_HANDIN_SAYS_REMINDED));
	else if (handin_state_name(state))
		add_hint(v, text_format(rd->a, rd->lang, states[state], args, 1));
}

/* One that it is like can go on in it, if it is open and of the same customer. */
static bool
offer_merge(Db *db, Arena *a, const Case *c, const Entry *e, EntryView *v, GError **err)
{
	int64_t like = entry_detail_int(e, "like");
	Case *other = NULL;

	if (!like || !v->n_hints || !case_is_open(c))
		return true;
	if (!case_survivor(db, a, like, &other, err))
		return false;
	if (other && other->customer_id == c->customer_id && case_is_open(other) &&
	    other->id != e->case_id)
		v->hints[v->n_hints - 1].merge_into = other->id;
	return true;
}

FileView
file_view(const Reader *rd, const Attachment *at, const char *url)
{
	return (FileView){
		.url = url,
		.name = at->name,
		.size = size_words(rd->a, rd->lang, at->size),
		.is_picture = is_picture(at->content_type),
		.is_calendar = is_calendar(at->content_type),
	};
}

static void
add_files(const Reader *rd, const char *url, const Entry *e, EntryView *v)
{
	FileView *files = arena_newv(rd->a, FileView, e->n_attachments);

	for (size_t i = 0; i < e->n_attachments; i++) {
		const Attachment *at = &e->attachments[i];
		const char *file = arena_printf(rd->a, "%s/file/%" G_GINT64_FORMAT "/%zu",
		    url, e->id, i + 1);

		if (at->is_raw)
			v->raw_url = file;
		else
			files[v->n_files++] = file_view(rd, at, file);
	}
	v->files = files;
}

/* Why a rule gave the case to the next step, in the reader's language. */
static const char *
rule_text(const Reader *rd, const Entry *e)
{
	int64_t trigger = e->kind == ENTRY_ESCALATED ? entry_detail_int(e, "trigger") : 0;

	if (trigger < 1 || trigger > N_RULE_TRIGGERS)
		return NULL;
	return rule_reason(rd->a, rd->lang, (RuleTrigger)trigger,
	    (int)entry_detail_int(e, "amount"), (Status)entry_detail_int(e, "status"),
	    entry_detail(rd->a, e, "said"));
}

/* What the staff write is Markdown; what comes from outside stays as it was typed. */
/* Names are set off where colleagues were told. */
static bool
mark_names(Db *db, Arena *a, Entry *e, GError **err)
{
	Staff *staff;
	size_t n;

	if (!entry_detail_at(e, "mentions", 0))
		return true;
	if (!staff_store_all(db, a, &staff, &n, err))
		return false;
	e->text = mention_mark(a, e->text, staff, n);
	return true;
}

static void
set_text(const Reader *rd, const char *url, const Entry *e, EntryView *v)
{
	const MarkdownPlaces places = { .guides = arena_printf(rd->a, "%s/guide/", url) };
	const char *rule = rule_text(rd, e);
	const char *typed = rule ? rule : e->text ? e->text : "";

	if (v->is_staff && *typed)
		v->html = markdown_with_places(rd->a, typed, &places);
	else
		v->parts = entry_parts(rd->a, typed, &v->n_parts);
}

/* Which deadline it was that passed. */
static void
add_deadline(const Reader *rd, const Entry *e, EntryView *v)
{
	ClockKind clock;

	if (e->kind == ENTRY_DEADLINE &&
	    clock_kind_from_name(entry_detail(rd->a, e, "clock"), &clock))
		*arena_push(rd->a, &v->changes, &v->n_changes) = text(rd->lang,
		    clock_kind_text(clock));
}

/* An answer that gives a guide is the method "guide by mail" (M9); and what was said of
 * one. */
static void
set_guides(const Reader *rd, const Entry *e, EntryView *v)
{
	if (e->kind == ENTRY_ANSWER && entry_detail_at(e, "guides", 0)) {
		v->kind_words = text(rd->lang, TEXT_ENTRY_GUIDE_MAIL);
		v->icon = "book";
	}
	if (e->kind == ENTRY_GUIDE)
		*arena_push(rd->a, &v->changes, &v->n_changes) = text(rd->lang,
		    entry_detail_int(e, "worked") ? TEXT_GUIDE_WORKED
		                                  : TEXT_GUIDE_FAILED);
}

/* That the reporter was reminded, or when he will be. */
static void
add_reminder(const Reader *rd, const Entry *e, EntryView *v)
{
	Instant until = entry_detail_int(e, "until"),
	        closes = entry_detail_int(e, "closes");
	Instant at = closes ? closes : until;
	const TextArg args[] = { text_arg_s(
	    at ? when_text(rd->a, rd->lang, rd->tz, at, rd->now) : "") };
	TextId words = TEXT_WAITING_SAYS_REMINDED;

	if (e->kind != ENTRY_REMINDED)
		return;
	if (entry_detail_int(e, "put_off"))
		words = !until                            ? TEXT_WAITING_SAYS_STOPPED
		        : entry_detail_int(e, "reminded") ? TEXT_WAITING_SAYS_CLOSES
		                                          : TEXT_WAITING_SAYS_REMINDS;
	else if (closes)
		words = TEXT_WAITING_SAYS_REMINDED_CLOSES;
	*arena_push(rd->a, &v->changes, &v->n_changes) = at ? text_format(rd->a, rd->lang,
	                                                          words, args, 1)
	                                                    : text(rd->lang, words);
}

/* Nobody said that it is solved; the reporter, who sees no changes, reads so too. */
static void
set_unanswered(const Reader *rd, const Entry *e, EntryView *v)
{
	if (e->kind == ENTRY_CLOSED && entry_detail_int(e, "unanswered"))
		v->kind_words = text(rd->lang, TEXT_ENTRY_UNANSWERED);
}

/* What was booked, or what of it was corrected. */
static void
add_time(const Reader *rd, const Entry *e, EntryView *v)
{
	int64_t from = entry_detail_int(e, "from");
	const TextArg args[] = {
		text_arg_s(when_hours(rd->a, rd->lang, MINUTES(from))),
		text_arg_s(
		    when_hours(rd->a, rd->lang, MINUTES(entry_detail_int(e, "minutes")))),
		text_arg_s(text(rd->lang, entry_detail_int(e, "kind") == LEDGER_TRAVEL
		                              ? TEXT_TIME_TRAVEL
		                              : TEXT_TIME_WORK)),
	};

	if (e->kind != ENTRY_TIME)
		return;
	*arena_push(rd->a, &v->changes,
	    &v->n_changes) = from ? text_format(rd->a, rd->lang, TEXT_TIME_WAS_CORRECTED,
	                                args, 3)
	                          : text_format(rd->a, rd->lang, TEXT_TIME_WAS_BOOKED,
	                                args + 1, 2);
}

/* What came as HTML can be seen as it was sent. */
static void
set_mail(const Reader *rd, const char *url, const Entry *e, EntryView *v)
{
	if (!e->html || !*e->html || v->is_staff || v->is_event)
		return;
	v->mail_url = arena_printf(rd->a, "%s/mail/%" G_GINT64_FORMAT, url, e->id);
	v->is_mail_first = v->n_parts == 0 || html_adds_to_text(e->html);
}

/* Who it was: a supplier is nobody of ours, and no person at a customer. */
static const char *
author_of(const Reader *rd, const Entry *e)
{
	if (e->kind == ENTRY_SUPPLIER_MAIL) {
		ReferralDetails d = referral_details_read(rd->a, e->details);

		return *d.from ? arena_printf(rd->a, "%s (%s)", d.name, d.from) : d.name;
	}
	return e->author ? e->author : text(rd->lang, TEXT_ENTRY_DESK);
}

static EntryView
entry_view(const Reader *rd, const char *url, const Entry *e)
{
	TextArg minutes = TEXT_ARG(e->minutes);
	EntryView v = {
		.id = e->id,
		.kind = entry_kind_name(e->kind),
		.kind_words = text(rd->lang, entry_kind_text(e->kind)),
		.author = author_of(rd, e),
		.when = when_clock(rd->a, rd->lang, rd->tz, e->at),
		.when_whole = when_text(rd->a, rd->lang, rd->tz, e->at, rd->now),
		.is_staff = e->staff_id != 0,
		.is_desk = !e->staff_id && !e->person_id &&
		           e->kind != ENTRY_SUPPLIER_MAIL,
		.is_internal = !e->is_public,
		.may_split = e->kind == ENTRY_MAIL_IN || e->kind == ENTRY_FORM ||
		             e->kind == ENTRY_CALL,
	};
	g_autofree char *iso = clock_format_rfc3339(e->at, rd->tz);

	v.when_iso = arena_strdup(rd->a, iso);
	v.initials = initials_of(rd->a, v.author);
	v.icon = icon_of(e->kind, &v.is_event);
	if (e->minutes)
		v.minutes = text_format(rd->a, rd->lang, TEXT_ENTRY_MINUTES, &minutes, 1);
	set_text(rd, url, e, &v);
	set_seal(rd, e, &v);
	set_hints(rd, e, &v);
	set_handin(rd, e, &v);
	set_marks(rd, e, &v);
	set_visit(rd, e, &v);
	set_remote(rd, e, &v);
	set_mail(rd, url, e, &v);
	add_files(rd, url, e, &v);
	return v;
}

bool
entry_views(Db *db, const Reader *rd, const char *url, const Entry *entries, size_t n,
    EntryView **out, GError **err)
{
	EntryView *views = arena_newv(rd->a, EntryView, n);
	Case c = { 0 };
	const char *last_day = "";

	for (size_t i = 0; i < n; i++) {
		EntryView *v = &views[i];
		const char *day = when_day(rd->a, rd->lang, rd->tz, entries[i].at,
		    rd->now);

		Entry e = entries[i];
		if (!mark_names(db, rd->a, &e, err))
			return false;
		*v = entry_view(rd, url, &e);
		if (!g_str_equal(day, last_day))
			v->day = day;
		last_day = day;
		/* The first entry sets all there is: that is no change. */
		if (i > 0 && !change_words(db, rd, &c, &entries[i].change, &v->changes,
		                 &v->n_changes, err))
			return false;
		add_deadline(rd, &entries[i], v);
		set_guides(rd, &entries[i], v);
		add_time(rd, &entries[i], v);
		add_reminder(rd, &entries[i], v);
		set_unanswered(rd, &entries[i], v);
		if (i == 0)
			v->may_split = false;
		case_apply(&c, &entries[i].change, entries[i].at);
	}
	for (size_t i = 0; i < n; i++)
		if (!offer_merge(db, rd->a, &c, &entries[i], &views[i], err))
			return false;
	*out = views;
	return true;
}
