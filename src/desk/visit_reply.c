/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_reply.c - what the reporter's calendar answers to an invitation (RFC 5546,
 * 3.2.3).
 *
 * Only from the very person who was invited, by the address that he writes from; an older
 * answer, or one to an older invitation, changes nothing but is kept. Who would drive to
 * somebody who declined hears of it. */
#include "desk/mail_receive_int.h"
#include "desk/visit.h"
#include "model/ical.h"
#include "store/visit_store.h"

static bool
find_reply(const Receiving *r, IcalReply *out)
{
	for (size_t i = 0; i < r->m->n_parts; i++) {
		const MailPart *p = &r->m->parts[i];

		if (p->content_type &&
		    !g_ascii_strncasecmp(p->content_type, "text/calendar", 13) &&
		    ical_read_reply(r->use.arena, p->data, p->size, out))
			return true;
	}
	return false;
}

/* Does it say something new of the visit as it is planned? */
static bool
counts(const Visit *v, const IcalReply *reply)
{
	return v->state == VISIT_PLANNED && reply->sequence >= v->sequence &&
	       (!v->answered_at || reply->stamp >= v->answered_at);
}

static const char *
details_of(Arena *a, const Visit *v, const IcalReply *reply, bool news)
{
	const char *tells = "";

	if (news && reply->partstat == ICAL_DECLINED)
		tells = arena_printf(a,
		    ",\"begins\":%" G_GINT64_FORMAT ",\"to\":%" G_GINT64_FORMAT
		    ",\"mail\":%d",
		    v->begins, v->staff_id, (int)MAIL_VISIT);
	return arena_printf(a,
	    "{\"visit\":%" G_GINT64_FORMAT ",\"answer\":%d,\"news\":%d%s}", v->id,
	    (int)reply->partstat, news, tells);
}

static bool
enter(Db *db, Receiving *r, Visit *v, const IcalReply *reply, GError **err)
{
	const Actor him = { .person_id = r->person->id, .now = r->use.who->now };
	const Use u = { r->use.arena, &him };
	bool news = counts(v, reply);
	Case *c;

	if (!case_load(db, r->use.arena, v->case_id, 0, &c, err))
		return false;
	if (news) {
		v->answer = (VisitAnswer)reply->partstat;
		v->answered_at = reply->stamp ? reply->stamp : him.now;
		if (!visit_store_answer(db, v, err))
			return false;
	}
	Entry e = entry_by(&him, ENTRY_VISIT, true,
	    r->m->reply ? r->m->reply : r->m->text);
	e.details = details_of(r->use.arena, v, reply, news);
	e.attachments = r->attachments;
	e.n_attachments = r->n_attachments;
	/* Who cannot be visited then waits for another time. */
	if (news && v->answer == VISIT_DECLINED && c->status == STATUS_WAITING_REPORTER)
		CHANGE(&e.change, status, STATUS_OPEN);
	if (!case_enter(db, &u, c, &e, err))
		return false;
	r->done->case_id = c->id;
	r->done->entry_id = e.id;
	return true;
}

bool
mail_visit_reply(Db *db, Receiving *r, bool *taken, GError **err)
{
	IcalReply reply;
	Visit *v = NULL;
	Case *c = NULL;
	int64_t id;

	*taken = false;
	if (!r->person || !find_reply(r, &reply))
		return true;
	id = visit_of_uid(r->use.arena, &r->house, reply.uid);
	if (!id || !g_str_equal(reply.attendee, r->from.mail))
		return true;
	if (!visit_store_find(db, r->use.arena, id, &v, err) ||
	    (v && !case_load(db, r->use.arena, v->case_id, 0, &c, err)))
		return false;
	if (!v || c->person_id != r->person->id)
		return true;
	*taken = true;
	return enter(db, r, v, &reply, err);
}
