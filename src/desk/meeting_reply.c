/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting_reply.c - what a contact's calendar answers to the invitation to a status
 * meeting. It opens no case; who leads the meeting sees it there. */
#include "desk/calendar_reply_int.h"
#include "desk/meeting.h"
#include "store/meeting_store.h"

static bool
is_guest(const MeetingGuest *guests, size_t n, int64_t person_id)
{
	for (size_t i = 0; i < n; i++)
		if (guests[i].person_id == person_id)
			return true;
	return false;
}

bool
meeting_reply(Db *db, Receiving *r, const IcalReply *reply, bool *taken, GError **err)
{
	int64_t id = meeting_of_uid(r->use.arena, &r->house, reply->uid);
	MeetingGuest *guests;
	Meeting *m;
	size_t n;

	if (!id)
		return true;
	if (!meeting_store_find(db, r->use.arena, id, &m, err) ||
	    !meeting_store_guests(db, r->use.arena, id, &guests, &n, err))
		return false;
	if (!m || !is_guest(guests, n, r->person->id))
		return true;
	*taken = true;
	/* To an older invitation: he will answer the one that he has now. */
	if (m->state != MEETING_PLANNED || reply->sequence < m->sequence)
		return true;
	return meeting_store_answer(db, id, r->person->id, reply->partstat,
	    reply->stamp ? reply->stamp : r->use.who->now, err);
}
