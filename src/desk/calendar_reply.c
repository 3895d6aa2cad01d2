/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/calendar_reply_int.h"

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

bool
mail_calendar_reply(Db *db, Receiving *r, bool *taken, GError **err)
{
	IcalReply reply;

	*taken = false;
	if (!r->person || !find_reply(r, &reply) ||
	    !g_str_equal(reply.attendee, r->from.mail))
		return true;
	return visit_reply(db, r, &reply, taken, err) &&
	       (*taken || meeting_reply(db, r, &reply, taken, err));
}
