/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/render.h"

#include <string.h>

#include "base/err.h"
#include "desk/host_check.h"
#include "desk/mail_own.h"
#include "desk/meeting.h"
#include "desk/sender.h"
#include "mail/mail_sample.h"
#include "mail/render_int.h"
#include "mail_html.tmpl.h"
#include "mail_text.tmpl.h"
#include "model/referral.h"
#include "store/address_test_store.h"
#include "store/case_store.h"
#include "store/contact_form_store.h"
#include "store/meeting_store.h"
#include "store/people_store.h"
#include "store/question_store.h"
#include "store/supplier_store.h"
#include "store/wording_store.h"

#define ENDS_KEPT 10 /* of a long chain, at each end */

char *
render_subject(Arena *a, const char *subject, int64_t case_id)
{
	return arena_printf(a, "Re: %s [Sag#%" G_GINT64_FORMAT "]",
	    mail_bare_subject(a, subject), case_id);
}

/* One that another mail program knows: not the mail's own, nor what stands for that of a
 * mail that came without one. */
static bool
is_known_to_others(const char *id, const char *own)
{
	return strcmp(id, own) != 0 && !g_str_has_prefix(id, "none.");
}

bool
render_is_to_supplier(OutMailKind kind)
{
	return kind == MAIL_REFERRED || kind == MAIL_CHASED;
}

/* "Printeren [Sag#1001]", later "Re: …": a supplier's own program adds his reference. */
static const char *
subject_of(Arena *a, const MailMatter *m, bool is_answer)
{
	const char *subject = render_subject(a, m->c->subject, m->c->id);

	return render_is_to_supplier(m->mail->kind) && !is_answer
	           ? subject + strlen("Re: ")
	           : subject;
}

char *
render_references(Arena *a, const char *const *ids, size_t n, const char *own)
{
	g_autoptr(GPtrArray) others = g_ptr_array_new();
	g_autoptr(GString) chain = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		if (is_known_to_others(ids[i], own))
			g_ptr_array_add(others, (void *)(uintptr_t)ids[i]);
	for (guint i = 0; i < others->len; i++)
		if (i < ENDS_KEPT || i + ENDS_KEPT >= others->len)
			g_string_append_printf(chain, "%s<%s>", chain->len ? " " : "",
			    (const char *)others->pdata[i]);
	return chain->len ? arena_strdup(a, chain->str) : NULL;
}

/* What tries out whether we may write under an address is written under it. */
static bool
write_as_tested(const RenderSource *s, Arena *a, const OutMail *m, Sender *out,
    GError **err)
{
	AddressTest *t;

	if (!address_test_store_of_mail(s->db, a, m->message_id, &t, err))
		return false;
	if (t && t->kind == ADDRESS_TEST_OUT)
		out->from = t->address;
	return true;
}

/* What goes to the staff is the house's, whatever customer's case it is of. */
static bool
find_sender(const RenderSource *s, Arena *a, const MailMatter *m, Sender *out,
    GError **err)
{
	int64_t customer_id = m->mail->person_id && m->c ? m->c->customer_id : 0;

	return sender_find(s->db, a, s->house, customer_id, out, err) &&
	       (m->mail->kind != MAIL_ADDRESS_TEST ||
	           write_as_tested(s, a, m->mail, out, err));
}

/* Of every kind, answers and automatic mails alike: a bounce comes to this address and
 * must find its case, whatever of the mail it quotes. */
static const char *
envelope_of(const RenderSource *s, Arena *a, const MimeParts *p, const Sender *sender)
{
	if (!sender->mailbox)
		return p->reply_to;
	if (!p->mail->case_id || !sender->envelope_plus)
		return sender->envelope;
	return house_address_of_case(a, s->house, sender->envelope, p->mail->case_id);
}

static bool
find_thread(const RenderSource *s, Arena *a, const OutMail *m, int64_t referral,
    MimeParts *p, GError **err)
{
	const char **ids;
	size_t n;

	if (!m->case_id)
		return true;
	if (referral ? !referral_store_message_ids(s->db, a, referral, m->entry_id, &ids,
	                   &n, err)
	             : !mail_store_ids_of_case(s->db, a, m->case_id, m->entry_id, &ids,
	                   &n, err))
		return false;
	p->references = render_references(a, ids, n, m->message_id);
	for (size_t i = n; i-- > 0 && !p->last_id;)
		if (is_known_to_others(ids[i], m->message_id))
			p->last_id = ids[i];
	return true;
}

/* What the mail asks, or asked. */
static bool
find_asked(const RenderSource *s, Arena *a, const Case *c, MailMatter *m, GError **err)
{
	int64_t id = entry_detail_int(m->e, "asked");
	Entry *reminds = NULL;

	if (m->mail->kind == MAIL_CLOSED)
		return !entry_detail_at(m->e, "asked", 0) ||
		       question_store_asked(s->db, a, c->customer_id, m->e->at, &m->asked,
		           err);
	if (m->mail->kind == MAIL_REMINDED && id &&
	    !entry_store_find(s->db, a, id, &reminds, err))
		return false;
	m->reminds = reminds;
	return true;
}

#define LOGO_HIGH 44 /* pixels, and so much wide at most */
#define LOGO_WIDE 220

/* As large as there is room for, and never larger than it is. */
static MailLogo
logo_of(Arena *a, const char *url, const Customer *customer, const ContactForm *f)
{
	double least = MIN(1.0, MIN((double)LOGO_HIGH / MAX(f->logo.height, 1),
	                            (double)LOGO_WIDE / MAX(f->logo.width, 1)));

	return (MailLogo){
		.url = arena_printf(a, "%s/support/%s/logo?v=%.12s", url, customer->slug,
		    f->logo_sha256),
		.width = MAX((int)(f->logo.width * least + 0.5), 1),
		.height = MAX((int)(f->logo.height * least + 0.5), 1),
	};
}

bool
render_customer(const RenderSource *s, Arena *a, int64_t customer_id, MailMatter *m,
    GError **err)
{
	Customer *customer = NULL;
	ContactForm *form = NULL;

	if (!customer_id)
		return true;
	if (!customer_store_find(s->db, a, customer_id, &customer, err) ||
	    (customer && m->mail->person_id &&
	        !contact_form_store_of(s->db, a, customer_id, &form, err)) ||
	    !house_at_customer(s->db, a, s->house, form, &m->house, err))
		return false;
	m->customer = customer;
	if (form && form->logo_sha256)
		m->logo = logo_of(a, m->house->url, customer, form);
	return true;
}

/* In the words that were in force when it was queued. */
static bool
find_words(const RenderSource *s, Arena *a, MailMatter *m, GError **err)
{
	WordingVersion *own;
	WordingKind kind;

	if (!mail_wording(m, &kind))
		return true;
	if (!wording_store_at(s->db, a, kind, m->mail->lang, m->mail->created_at, &own,
	        err))
		return false;
	m->words = own ? &own->words : NULL;
	return true;
}

/* Of no case: but the customer is the person's. */
static bool
find_person(const RenderSource *s, Arena *a, MailMatter *m, GError **err)
{
	Person *p = NULL;

	if (m->mail->person_id &&
	    !person_store_find(s->db, a, m->mail->person_id, &p, err))
		return false;
	return render_customer(s, a, p ? p->customer_id : 0, m, err) &&
	       find_words(s, a, m, err);
}

static bool
find_matter(const RenderSource *s, Arena *a, const OutMail *m, MailMatter *out,
    GError **err)
{
	Case *c;
	Entry *e;
	Staff *writer = NULL, *assignee = NULL;

	*out = (MailMatter){ .house = s->house, .mail = m };
	if (!m->case_id)
		return find_person(s, a, out, err);
	if (!case_store_find(s->db, a, m->case_id, &c, err) ||
	    !entry_store_find(s->db, a, m->entry_id, &e, err))
		return false;
	if (!c || !e)
		return fail(err, ERR_INTERNAL, "mail %" G_GINT64_FORMAT " has no case",
		    m->id);
	if (e->staff_id && !staff_store_find(s->db, a, e->staff_id, &writer, err))
		return false;
	/* As the entry left it: it may have gone on since. */
	int64_t with = CHANGES(&e->change, assignee_id) ? e->change.to.assignee_id
	                                                : c->assignee_id;
	if (with && !staff_store_find(s->db, a, with, &assignee, err))
		return false;
	*out = (MailMatter){ .house = s->house,
		.mail = m,
		.c = c,
		.e = e,
		.sender = writer ? writer->name : NULL,
		.assignee = assignee ? assignee->name : NULL };
	return render_customer(s, a, c->customer_id, out, err) &&
	       find_words(s, a, out, err) && find_asked(s, a, c, out, err);
}

/* What a calendar reads of an invitation. Minutes come without: it was held. */
static bool
find_calendar(const RenderSource *s, Arena *a, const MailMatter *m, MimeParts *p,
    GError **err)
{
	IcalMethod method = ICAL_REQUEST;
	Meeting *meeting = NULL;

	if (m->mail->kind == MAIL_VISIT)
		p->calendar = mail_visit_calendar(a, m, p->from_mail, &method);
	if (m->mail->kind == MAIL_MEETING &&
	    !meeting_store_find(s->db, a, meeting_of_thing(m->mail->thing), &meeting,
	        err))
		return false;
	if (meeting && meeting->state != MEETING_HELD)
		p->calendar = mail_meeting_calendar(a, m, meeting, p->from_mail, &method);
	if (p->calendar)
		p->calendar_method = ical_method_name(method);
	return true;
}

/* What the staff attached; never what the reporter sent himself, nor a raw message. */
static void
find_files(Arena *a, const OutMail *m, const Entry *e, MimeParts *p)
{
	Attachment *files = NULL;
	size_t n = 0;

	if (m->kind == MAIL_ANSWER || m->kind == MAIL_WAITING || m->kind == MAIL_SOLVED ||
	    m->kind == MAIL_CLOSED || m->kind == MAIL_REFERRED)
		for (size_t i = 0; i < e->n_attachments; i++)
			if (!e->attachments[i].is_raw)
				*arena_push(a, &files, &n) = e->attachments[i];
	p->files = files;
	p->n_files = n;
}

static const char *
fill(Arena *a, Lang lang, bool plain, const MailView *v)
{
	g_autoptr(GString) page = g_string_new(NULL);
	Out out = { .buf = page, .lang = lang, .plain = plain };

	if (plain)
		mail_text(&out, v);
	else
		mail_html(&out, v);
	return arena_strdup(a, page->str);
}

void
render_view(Arena *a, const MailMatter *m, const MailView *v, bool is_answer,
    RenderedMail *out)
{
	out->subject = v->subject_line && *v->subject_line ? v->subject_line
	               : m->c                              ? subject_of(a, m, is_answer)
	                                                   : m->mail->subject;
	out->text = fill(a, m->mail->lang, true, v);
	out->html = fill(a, m->mail->lang, false, v);
}

/* A mail as it would be, to whoever words it. */
static bool
render_test(const RenderSource *source, Arena *a, const OutMail *mail, RenderedMail *out,
    GError **err)
{
	const MailMatter none = { .house = source->house, .mail = mail };
	MimeParts parts = { .mail = mail,
		.blobs = source->blobs,
		.from_name = source->house->name,
		.reply_to = source->house->mail,
		.mark = mail_mark(a, source->house, mail->message_id) };
	RenderedMail r = { .envelope_id = mail->message_id, .to = mail->to_mail };
	MailSample sample;
	Sender sender;

	if (!mail_sample_read(a, mail->text, &sample))
		return fail(err, ERR_INTERNAL, "a test of no mail");
	if (!find_sender(source, a, &none, &sender, err) ||
	    !mail_sample_render(source, a, &sample, mail->created_at, &r, err))
		return false;
	parts.from_mail = sender.from;
	r.mailbox = sender.mailbox;
	r.from = envelope_of(source, a, &parts, &sender);
	r.subject = arena_printf(a, "[Test] %s", r.subject);
	*out = r;
	return mime_write(a, &parts, out, err);
}

bool
render_mail(const RenderSource *source, Arena *a, const OutMail *mail, RenderedMail *out,
    GError **err)
{
	MimeParts parts = { .mail = mail,
		.blobs = source->blobs,
		.mark = mail_mark(a, source->house, mail->message_id) };
	MailMatter matter;
	MailView view;
	Sender sender;
	int64_t referral = 0;

	if (mail->kind == MAIL_TEST)
		return render_test(source, a, mail, out, err);
	if (!find_matter(source, a, mail, &matter, err))
		return false;
	if (render_is_to_supplier(mail->kind))
		referral = referral_details_read(a, matter.e->details).referral;
	if (!find_sender(source, a, &matter, &sender, err) ||
	    !find_thread(source, a, mail, referral, &parts, err))
		return false;
	if (matter.c) {
		parts.reply_to = referral
		                     ? house_supplier_address(a, source->house, referral)
		                     : house_reply_address(a, source->house,
		                           mail->case_id);
		find_files(a, mail, matter.e, &parts);
	} else {
		parts.reply_to = source->house->mail;
	}
	parts.from_name = sender.name;
	parts.from_mail = sender.from;
	if (!find_calendar(source, a, &matter, &parts, err))
		return false;
	mail_content(a, &matter, &view);
	RenderedMail r = {
		.mailbox = sender.mailbox,
		.from = envelope_of(source, a, &parts, &sender),
		.envelope_id = mail->message_id,
		.to = mail->to_mail,
	};
	render_view(a, &matter, &view, parts.references != NULL, &r);
	if (!mime_write(a, &parts, &r, err))
		return false;
	*out = r;
	return true;
}
