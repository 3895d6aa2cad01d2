/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * imap_fetch.c - messages: found, fetched and put away, by UID. */
#include <stdlib.h>
#include <string.h>

#include "mail/imap_int.h"

#define KEYWORD   "$Skranke"
#define MAX_FOUND ((size_t)16 * 1024 * 1024) /* bytes of a list of UIDs */
#define BESIDE    4096 /* bytes of an answer beside a message's own */

struct mailimap_set *
imap_set_of(const ImapMessage *list, size_t n)
{
	struct mailimap_set *set = mailimap_set_new_empty();

	for (size_t i = 0; i < n; i++)
		mailimap_set_add_single(set, list[i].uid);
	return set;
}

void
imap_messages_free(ImapMessage *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		g_clear_pointer(&list[i].raw, g_free);
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

bool
imap_search(Imap *i, uint32_t above, GArray *uids, ServerFailure *f)
{
	clist *found = NULL;
	struct mailimap_search_key *key = mailimap_search_key_new_multiple_empty();

	mailimap_search_key_multiple_add(key,
	    mailimap_search_key_new_uid(mailimap_set_new_interval(above + 1, 0)));
	struct mailimap_search_key *undeleted = mailimap_search_key_new_all();
	undeleted->sk_type = MAILIMAP_SEARCH_KEY_UNDELETED; /* has no helper */
	mailimap_search_key_multiple_add(key, undeleted);
	server_stream_allow(i->stream, MAX_FOUND);
	/* What was told of before, this search finds; what is told of from now on may
	 * have come too late for it, and is not told of again by IDLE. */
	server_stream_heard_exists(i->stream);
	int result = mailimap_uid_search(i->etpan, NULL, key, &found);
	mailimap_search_key_free(key);
	if (!imap_went(i, result, TROUBLE_PROTOCOL, f))
		return false;
	/* "n:*" is the last message, too, where its UID is below n. */
	for (clistiter *c = clist_begin(found); c; c = clist_next(c))
		if (*(uint32_t *)clist_content(c) > above)
			g_array_append_vals(uids, clist_content(c), 1);
	mailimap_search_result_free(found);
	g_array_sort(uids, by_number);
	return true;
}

/* --- what is fetched --- */

static Instant
instant_of(const struct mailimap_date_time *d)
{
	g_autoptr(GDateTime) utc = g_date_time_new_utc(d->dt_year, d->dt_month, d->dt_day,
	    d->dt_hour, d->dt_min, d->dt_sec);
	/* "+0130" is given as 130. */
	int minutes = d->dt_zone / 100 * 60 + d->dt_zone % 100;

	return utc ? SECONDS(g_date_time_to_unix(utc)) - MINUTES(minutes) : 0;
}

static void
take_static(ImapMessage *m, struct mailimap_msg_att_static *s)
{
	struct mailimap_msg_att_body_section *b = s->att_data.att_body_section;

	switch (s->att_type) {
	case MAILIMAP_MSG_ATT_UID:
		m->uid = s->att_data.att_uid;
		break;
	case MAILIMAP_MSG_ATT_RFC822_SIZE:
		m->size = s->att_data.att_rfc822_size;
		break;
	case MAILIMAP_MSG_ATT_INTERNALDATE:
		m->received = instant_of(s->att_data.att_internal_date);
		break;
	case MAILIMAP_MSG_ATT_BODY_SECTION:
		if (!b->sec_body_part || m->raw)
			break;
		m->raw = g_memdup2(b->sec_body_part, b->sec_length);
		m->n_raw = b->sec_length;
		break;
	default:
		break;
	}
}

/* What the server said of one message; of which is known only at the end. */
static void
take_one(ImapMessage *list, size_t n, const struct mailimap_msg_att *att)
{
	ImapMessage said = { 0 };

	for (clistiter *c = clist_begin(att->att_list); c; c = clist_next(c)) {
		struct mailimap_msg_att_item *item = clist_content(c);
		if (item->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC)
			take_static(&said, item->att_data.att_static);
	}
	for (size_t k = 0; k < n; k++) {
		if (list[k].uid != said.uid)
			continue;
		if (said.size)
			list[k].size = said.size;
		if (said.received)
			list[k].received = said.received;
		if (said.raw && !list[k].raw) {
			list[k].raw = g_steal_pointer(&said.raw);
			list[k].n_raw = said.n_raw;
		}
	}
	g_clear_pointer(&said.raw, g_free);
}

/* Takes what. */
static bool
fetch(Imap *i, ImapMessage *list, size_t n, struct mailimap_fetch_type *what,
    ServerFailure *f)
{
	struct mailimap_set *set = imap_set_of(list, n);
	clist *found = NULL;

	int result = mailimap_uid_fetch(i->etpan, set, what, &found);
	mailimap_set_free(set);
	mailimap_fetch_type_free(what);
	if (found) {
		for (clistiter *c = clist_begin(found); c; c = clist_next(c))
			take_one(list, n, clist_content(c));
		mailimap_fetch_list_free(found);
	}
	return imap_went(i, result, TROUBLE_PROTOCOL, f);
}

bool
imap_sizes(Imap *i, ImapMessage *list, size_t n, ServerFailure *f)
{
	struct mailimap_fetch_type *what = mailimap_fetch_type_new_fetch_att_list_empty();

	mailimap_fetch_type_new_fetch_att_list_add(what, mailimap_fetch_att_new_uid());
	mailimap_fetch_type_new_fetch_att_list_add(what,
	    mailimap_fetch_att_new_rfc822_size());
	mailimap_fetch_type_new_fetch_att_list_add(what,
	    mailimap_fetch_att_new_internaldate());
	server_stream_allow(i->stream, IMAP_SMALL + n * BESIDE);
	return fetch(i, list, n, what, f);
}

bool
imap_fetch(Imap *i, ImapMessage *list, size_t n, size_t limit, ServerFailure *f)
{
	struct mailimap_fetch_type *what = mailimap_fetch_type_new_fetch_att_list_empty();
	struct mailimap_section *all = mailimap_section_new(NULL);
	bool cut = false;

	for (size_t k = 0; k < n; k++)
		cut = cut || list[k].size > limit;
	mailimap_fetch_type_new_fetch_att_list_add(what, mailimap_fetch_att_new_uid());
	mailimap_fetch_type_new_fetch_att_list_add(what,
	    cut ? mailimap_fetch_att_new_body_peek_section_partial(all, 0,
	              (uint32_t)limit)
	        : mailimap_fetch_att_new_body_peek_section(all));
	server_stream_allow(i->stream, IMAP_SMALL + n * (limit + BESIDE));
	return fetch(i, list, n, what, f);
}

/* --- what becomes of them --- */

static int
add_flag(Imap *i, struct mailimap_set *set, struct mailimap_flag *flag)
{
	struct mailimap_flag_list *flags = mailimap_flag_list_new_empty();

	mailimap_flag_list_add(flags, flag);
	struct mailimap_store_att_flags
	    *what = mailimap_store_att_flags_new_add_flags_silent(flags);
	int result = mailimap_uid_store(i->etpan, set, what);
	mailimap_store_att_flags_free(what);
	return result;
}

/* Where there is no MOVE (RFC 6851): a copy, and then the old one goes. Without UIDPLUS
 * (RFC 4315) it stays as deleted: EXPUNGE would take what others have deleted. */
static int
move(Imap *i, struct mailimap_set *set, const char *name)
{
	if (mailimap_has_extension(i->etpan, "MOVE"))
		return mailimap_uid_move(i->etpan, set, name);
	int result = mailimap_uid_copy(i->etpan, set, name);
	if (result == MAILIMAP_NO_ERROR)
		result = add_flag(i, set, mailimap_flag_new_deleted());
	if (result == MAILIMAP_NO_ERROR && mailimap_has_extension(i->etpan, "UIDPLUS"))
		result = mailimap_uid_expunge(i->etpan, set);
	return result;
}

bool
imap_put_away(Imap *i, const ImapMessage *list, size_t n, MailFiled how,
    const char *folder, ServerFailure *f)
{
	struct mailimap_set *set = imap_set_of(list, n);
	g_autofree char *name = how == FILED_MOVE ? imap_folder_name(folder) : NULL;
	int result = MAILIMAP_ERROR_UID_MOVE;

	server_stream_allow(i->stream, IMAP_SMALL);
	if (how == FILED_SEEN)
		result = add_flag(i, set, mailimap_flag_new_seen());
	else if (how == FILED_FLAG)
		result = add_flag(i, set,
		    mailimap_flag_new_flag_keyword(strdup(KEYWORD)));
	else if (name)
		result = move(i, set, name);
	/* One that was never made. */
	if (name && result != MAILIMAP_NO_ERROR && result != MAILIMAP_ERROR_STREAM &&
	    imap_need_folder(i, folder, f))
		result = move(i, set, name);
	mailimap_set_free(set);
	return imap_went(i, result, TROUBLE_NOT_MOVED, f);
}
