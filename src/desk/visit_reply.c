/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_reply.c - what the reporter's calendar answers to the invitation to a visit. An
 * older answer, or one to an older invitation, changes nothing but is kept. Who would
 * drive to somebody who declined hears of it. */
#include "desk/calendar_reply_int.h"
#include "desk/visit.h"
#include "store/visit_store.h"

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
visit_reply(Db *db, Receiving *r, const IcalReply *reply, bool *taken, GError **err)
{
	int64_t id = visit_of_uid(r->use.arena, &r->house, reply->uid);
	Visit *v = NULL;
	Case *c = NULL;

	if (!id)
		return true;
	if (!visit_store_find(db, r->use.arena, id, &v, err) ||
	    (v && !case_load(db, r->use.arena, v->case_id, 0, &c, err)))
		return false;
	if (!v || c->person_id != r->person->id)
		return true;
	*taken = true;
	return enter(db, r, v, reply, err);
}
