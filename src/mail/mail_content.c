/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_content.h"

#include <string.h>

#include "mail/mail_content_int.h"
#include "model/colour.h"
#include "model/guide.h"
#include "model/markdown.h"
#include "model/when.h"

#define HOUSE_COLOUR "#1f5f99"

const char *
mail_when(Arena *a, const MailMatter *m, Instant at)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(m->house->time_zone);

	if (!tz)
		tz = g_time_zone_new_utc();
	return when_text(a, m->mail->lang, tz, at, m->mail->created_at);
}

const char *
mail_at(Arena *a, const MailMatter *m, const char *name)
{
	return mail_when(a, m, entry_detail_int(m->e, name));
}

/* Where a guide that the text names is read: by the reporter below his page. */
static const char *
guides_at(Arena *a, const MailMatter *m, const MailView *v)
{
	if (m->mail->person_id)
		return arena_printf(a, "%s/guide/", v->link);
	return m->mail->staff_id ? arena_printf(a, "%s/guide/", m->house->url) : NULL;
}

static void
ask_of_guides(Arena *a, const MailMatter *m, const char *guides, MailView *v)
{
	int64_t id;

	for (size_t i = 0; (id = entry_detail_at(m->e, "guides", i)); i++) {
		const char *title = guide_words(a, m->e->text, id);
		MailGuide *g = arena_push(a, &v->guides, &v->n_guides);

		*g = (MailGuide){
			.question = SAY(a, m, TEXT_MAIL_GUIDE_WORKED, TEXT_ARG(title)),
			.yes = arena_printf(a, "%s%" G_GINT64_FORMAT "?worked=yes",
			    guides, id),
			.no = arena_printf(a, "%s%" G_GINT64_FORMAT "?worked=no", guides,
			    id),
		};
	}
}

void
mail_written(Arena *a, const MailMatter *m, MailView *v)
{
	const char *guides = guides_at(a, m, v);
	const MarkdownPlaces places = { .guides = guides };

	if (!*m->e->text)
		return;
	v->text = guides ? guide_with_links(a, m->e->text, guides) : m->e->text;
	v->html = markdown_with_places(a, m->e->text, &places);
	v->sender = m->sender;
	if (m->mail->person_id)
		ask_of_guides(a, m, guides, v);
}

static void
deadline(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_DEADLINE_LEAD, TEXT_ARG(m->c->subject)));
}

static void
mentioned(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_MENTIONED_LEAD, TEXT_ARG(m->sender ? m->sender : ""),
	            TEXT_ARG(m->c->subject)));
	mail_written(a, m, v);
	v->sender = NULL;
}

void
mail_notice(Arena *a, const MailMatter *m, MailView *v)
{
	v->text = m->mail->text;
	v->html = markdown_to_html(a, m->mail->text);
}

/* What the staff and suppliers get. A notice has its own title: its subject. */
static const struct {
	TextId title;
	void (*fill)(Arena *a, const MailMatter *m, MailView *v);
} kinds[] = {
	[MAIL_ESCALATED] = { TEXT_MAIL_PASSED_TITLE, mail_escalated },
	[MAIL_VISIT] = { TEXT_MAIL_VISIT_STAFF_TITLE, mail_visit },
	[MAIL_REMOTE] = { TEXT_MAIL_REMOTE_NEWS, mail_remote },
	[MAIL_DEADLINE] = { TEXT_MAIL_DEADLINE_TITLE, deadline },
	[MAIL_MENTIONED] = { TEXT_MAIL_MENTIONED_TITLE, mentioned },
	[MAIL_REFERRED] = { TEXT_MAIL_REFERRED_TITLE, mail_written },
	[MAIL_CHASED] = { TEXT_MAIL_CHASED_TITLE, mail_written },
	[MAIL_DECISION_ASKED] = { TEXT_MAIL_DECISION_TITLE, mail_decision_asked },
	[MAIL_NOTICE] = { (TextId)0, mail_notice },
	[MAIL_ADDRESS_TEST] = { (TextId)0, mail_notice },
	[MAIL_MEETING] = { (TextId)0, mail_notice },
	[MAIL_DECIDED] = { TEXT_MAIL_DECIDED_TITLE, mail_decided },
};

/* By the first name; somebody whose name is only an address is greeted without. */
static const char *
greeting(Arena *a, const MailMatter *m)
{
	const char *name = m->mail->to_name ? m->mail->to_name : "";
	const char *first = arena_strndup(a, name, strcspn(name, " "));

	/* a supplier's name is a company's */
	if (!*name || strchr(name, '@') || (!m->mail->person_id && !m->mail->staff_id))
		return text(m->mail->lang, TEXT_MAIL_HELLO);
	return SAY(a, m, TEXT_MAIL_GREETING, TEXT_ARG(first));
}

/* Where the reader goes on: the reporter on his own page, the staff on the desk's;
 * NULL for who can see neither. */
static const char *
link_of(Arena *a, const MailMatter *m)
{
	const OutMail *mail = m->mail;

	if (mail->path)
		return arena_printf(a, "%s%s", m->house->url, mail->path);
	if (mail->kind == MAIL_MEETING)
		return arena_printf(a, "%s/my/company/meetings", m->house->url);
	if (mail->kind == MAIL_SIGN_IN)
		return house_person_link(a, m->house, mail->person_id, mail->created_at);
	if (!m->c)
		return NULL;
	if (mail->staff_id)
		return arena_printf(a, "%s/case/%" G_GINT64_FORMAT, m->house->url,
		    m->c->id);
	return mail->person_id ? house_case_link(a, m->house, m->c->id) : NULL;
}

void
mail_content(Arena *a, const MailMatter *m, MailView *out)
{
	const House *house = m->house;

	WordingKind kind;
	char *colour = m->customer ? colour_on_white(a, m->customer->colour) : NULL;
	bool in_his_name = m->mail->person_id && m->customer;

	*out = (MailView){
		.colour = colour ? colour : HOUSE_COLOUR,
		.house = house->name,
		.phone = *house->phone ? house->phone : NULL,
		.customer = in_his_name ? m->customer->name : NULL,
		.logo = in_his_name ? m->logo : (MailLogo){ 0 },
		.subject = m->c ? m->c->subject : NULL,
		.number = m->c ? m->c->id : 0,
		.title = m->mail->subject,
		.greeting = greeting(a, m),
		.link = link_of(a, m),
	};
	if (mail_wording(m, &kind)) {
		mail_told(a, m, kind, out);
		return;
	}
	g_assert(m->mail->kind > 0 && m->mail->kind < G_N_ELEMENTS(kinds) &&
	         kinds[m->mail->kind].fill);
	if (m->c)
		out->title = text(m->mail->lang, kinds[m->mail->kind].title);
	kinds[m->mail->kind].fill(a, m, out);
}
