/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/remote_show.h"

#include "model/when.h"
#include "store/remote_store.h"

static const char *const looks[] = {
	[REMOTE_ASKED] = "wait",
	[REMOTE_AGREED] = "fine",
	[REMOTE_REFUSED] = "done",
	[REMOTE_RUNNING] = "soon",
	[REMOTE_ENDED] = "done",
	[REMOTE_WITHDRAWN] = "done",
	[REMOTE_EXPIRED] = "done",
};

/* What is said of each state, with when it came to it and until when it holds. */
static const char *
words_of(const Reader *rd, const Remote *r)
{
	Instant until = remote_until(r), since = r->asked_at;
	TextId id = TEXT_REMOTE_SAYS_OVER;

	if (r->state == REMOTE_ASKED)
		id = TEXT_REMOTE_SAYS_ASKED;
	else if (r->state == REMOTE_AGREED) {
		id = r->consent == REMOTE_BY_PHONE ? TEXT_REMOTE_SAYS_BY_PHONE
		                                   : TEXT_REMOTE_SAYS_BY_LINK;
		since = r->answered_at;
	} else if (r->state == REMOTE_RUNNING) {
		id = TEXT_REMOTE_SAYS_RUNNING;
		since = r->started_at;
	}
	const TextArg args[] = {
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, since, rd->now)),
		text_arg_s(
		    until ? when_text(rd->a, rd->lang, rd->tz, until, rd->now) : ""),
	};
	return text_format(rd->a, rd->lang, id, args, until ? 2 : 1);
}

RemoteSide
remote_side_of(const Reader *rd, const Remote *r)
{
	const char *url = arena_printf(rd->a, "/remote/%" G_GINT64_FORMAT, r->id);
	const char *state = text(rd->lang, remote_state_text(r->state));
	const char *words = words_of(rd, r);
	const TextArg args[] = { text_arg_s(state) };

	return (RemoteSide){
		.url = url,
		.who = r->staff_name,
		.person = r->person_name,
		.computer = r->computer,
		.what = r->what,
		.state = { .look = looks[r->state],
		    .icon = "device",
		    .words = text_format(rd->a, rd->lang, TEXT_REMOTE_CHIP, args, 1),
		    .url = url,
		    .title = words },
		.words = words,
		.is_open = remote_is_open(r),
	};
}

bool
remote_side(Db *db, const Reader *rd, const Case *c, const RemoteSide **out, GError **err)
{
	RemoteSide *v = arena_new0(rd->a, RemoteSide);
	Remote *r;

	if (!remote_store_of_case(db, rd->a, c->id, &r, err))
		return false;
	if (r)
		*v = remote_side_of(rd, r);
	*out = r ? v : NULL;
	return true;
}
