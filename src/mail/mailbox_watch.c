/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mailbox_watch.h"

#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "desk/mailbox.h"
#include "desk/mailbox_alarm.h"
#include "store/mailbox_store.h"

#define LOOK_AGAIN SECONDS(10) /* also how often leases are renewed */
#define LEASE      SECONDS(60)
#define ALARMS     SECONDS(60) /* how often they are looked for */

/* One mailbox that is read here. */
typedef struct {
	MailboxWatch *watch;
	Arena *a; /* of the copy */
	Mailbox mailbox;
	int stop_fd;
	GThread *thread;
	bool wanted;
} Watched;

struct MailboxWatch {
	MailboxMeans means;
	char node[33]; /* in leases */
	GThread *thread;
	guint listening;
	GPtrArray *watched; /* Watched; of the thread only */
	GMutex lock;        /* guards what follows */
	GCond woken;
	GArray *news; /* int64_t: mailboxes that were announced */
	bool stopping;
};

/* --- one mailbox --- */

static void
say_failed(const Watched *x, int64_t failures, const ServerFailure *f, Duration wait)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = store_borrow(x->watch->means.store, &err);
	const MailboxFailure failure = { x->mailbox.id, failures, f->trouble, f->words,
		clock_now(), clock_now() + wait };
	char id[24];

	g_snprintf(id, sizeof id, "%" G_GINT64_FORMAT, x->mailbox.id);
	log_event(LOG_WARN, "mail", "mailbox-trouble", "mailbox", id, "trouble",
	    mail_trouble_name(f->trouble), "said", f->words, NULL);
	if (!db || !mailbox_failed(db, &failure, &err))
		log_event(LOG_ERROR, "mail", "mailbox-not-noted", "mailbox", id, "why",
		    err->message, NULL);
}

/* False when it is time to stop. */
static bool
sleep_for(const Watched *x, Duration wait)
{
	struct pollfd p = { x->stop_fd, POLLIN, 0 };

	return poll(&p, 1, (int)(wait / 1000)) == 0;
}

static void *
watch_one(void *arg)
{
	const Watched *x = arg;
	g_autoptr(MailboxReader) r = mailbox_reader_new(&x->watch->means, &x->mailbox,
	    x->stop_fd);
	int64_t failures = 0;
	Duration wait;

	do {
		ServerFailure f;
		bool was_well;

		mailbox_reader_run(r, &was_well, &f);
		if (f.stopped)
			break;
		failures = was_well ? 1 : failures + 1;
		wait = mailbox_back_off(f.trouble, failures, g_random_int());
		/* One that broke after it went well is nothing to tell yet. */
		if (!was_well || f.trouble != TROUBLE_LOST)
			say_failed(x, failures, &f, wait);
	} while (sleep_for(x, wait));
	return NULL;
}

static char *
copied(Arena *a, const char *s)
{
	return arena_strdup(a, s);
}

static void
copy_mailbox(Arena *a, const Mailbox *from, Mailbox *to)
{
	*to = *from;
	to->name = copied(a, from->name);
	to->mail = copied(a, from->mail);
	to->imap.host = copied(a, from->imap.host);
	to->smtp.host = copied(a, from->smtp.host);
	to->ca = copied(a, from->ca);
	to->user = copied(a, from->user);
	to->token_url = copied(a, from->token_url);
	to->client_id = copied(a, from->client_id);
	to->scope = copied(a, from->scope);
	to->folder = copied(a, from->folder);
	to->filed_folder = copied(a, from->filed_folder);
}

static void
begin(MailboxWatch *w, const Mailbox *m)
{
	Watched *x = g_new0(Watched, 1);

	x->watch = w;
	x->a = arena_new();
	copy_mailbox(x->a, m, &x->mailbox);
	x->stop_fd = eventfd(0, EFD_CLOEXEC);
	x->wanted = true;
	g_ptr_array_add(w->watched, x);
	x->thread = g_thread_new("mailbox", watch_one, x);
}

static void
watched_free(Watched *x)
{
	g_thread_join(x->thread);
	close(x->stop_fd);
	arena_free(x->a);
	g_free(x);
}

/* Ends those that are not wanted: first all are told, then each is waited for. */
static void
end_unwanted(MailboxWatch *w)
{
	for (guint i = 0; i < w->watched->len; i++) {
		const Watched *x = g_ptr_array_index(w->watched, i);
		if (!x->wanted)
			eventfd_write(x->stop_fd, 1);
	}
	for (guint i = w->watched->len; i-- > 0;) {
		Watched *x = g_ptr_array_index(w->watched, i);
		if (!x->wanted) {
			g_ptr_array_remove_index_fast(w->watched, i);
			watched_free(x);
		}
	}
}

/* --- all of them --- */

typedef struct {
	const MailboxWatch *watch;
	const Mailbox *all;
	size_t n;
	bool *mine;
	Instant now;
} Leasing;

static bool
lease_all(Db *db, void *arg, GError **err)
{
	const Leasing *l = arg;

	for (size_t i = 0; i < l->n; i++)
		if (l->mine[i] && !mailbox_store_lease(db, l->all[i].id, l->watch->node,
		                      l->now, LEASE, &l->mine[i], err))
			return false;
	return true;
}

static bool
release_all(Db *db, void *arg, GError **err)
{
	const MailboxWatch *w = arg;

	return mailbox_store_release(db, w->node, err);
}

/* Which of them are to be read here. A SQLite file has one server, which reads all. */
static bool
choose(const MailboxWatch *w, Db *db, const Mailbox *all, size_t n, bool *mine,
    GError **err)
{
	Leasing l = { w, all, n, mine, clock_now() };

	for (size_t i = 0; i < n; i++)
		mine[i] = all[i].active && *all[i].imap.host;
	return !db_is_postgresql(db) || !n || db_transact(db, lease_all, &l, err);
}

static bool
is_news(const GArray *news, int64_t id)
{
	for (guint i = 0; i < news->len; i++)
		if (g_array_index(news, int64_t, i) == id)
			return true;
	return false;
}

static Watched *
find(const MailboxWatch *w, int64_t id)
{
	for (guint i = 0; i < w->watched->len; i++) {
		Watched *x = g_ptr_array_index(w->watched, i);
		if (x->mailbox.id == id)
			return x;
	}
	return NULL;
}

static bool
look(MailboxWatch *w, const GArray *news, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(Db) db = store_borrow(w->means.store, err);
	Mailbox *all;
	size_t n;

	if (!db || !mailbox_store_all(db, a, &all, &n, err))
		return false;
	bool *mine = arena_newv(a, bool, n);
	if (!choose(w, db, all, n, mine, err))
		return false;
	g_clear_pointer(&db, db_give_back); /* they need connections to come to an end */
	for (guint i = 0; i < w->watched->len; i++)
		((Watched *)g_ptr_array_index(w->watched, i))->wanted = false;
	for (size_t i = 0; i < n; i++) {
		Watched *x = find(w, all[i].id);
		if (x)
			x->wanted = mine[i] && x->mailbox.version == all[i].version &&
			            !is_news(news, all[i].id);
	}
	end_unwanted(w);
	for (size_t i = 0; i < n; i++)
		if (mine[i] && !find(w, all[i].id))
			begin(w, &all[i]);
	return true;
}

static void
told(const char *topic, int64_t id, void *arg)
{
	MailboxWatch *w = arg;

	if (strcmp(topic, "mailbox") != 0)
		return;
	g_mutex_lock(&w->lock);
	g_array_append_val(w->news, id);
	g_cond_signal(&w->woken);
	g_mutex_unlock(&w->lock);
}

/* Moves what was announced to news. False when it is time to stop. */
static bool
wait_for_news(MailboxWatch *w, GArray *news)
{
	gint64 end = g_get_monotonic_time() + LOOK_AGAIN;

	g_mutex_lock(&w->lock);
	while (!w->stopping && !w->news->len)
		if (!g_cond_wait_until(&w->woken, &w->lock, end))
			break;
	g_array_set_size(news, 0);
	g_array_append_vals(news, w->news->data, w->news->len);
	g_array_set_size(w->news, 0);
	bool go_on = !w->stopping;
	g_mutex_unlock(&w->lock);
	return go_on;
}

static void
end_all(MailboxWatch *w)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = NULL;

	for (guint i = 0; i < w->watched->len; i++)
		((Watched *)g_ptr_array_index(w->watched, i))->wanted = false;
	end_unwanted(w);
	db = store_borrow(w->means.store, &err);
	if (!db || !db_transact(db, release_all, w, &err))
		log_event(LOG_WARN, "mail", "lease-not-released", "why", err->message,
		    NULL);
}

static bool
tell_alarms(const MailboxWatch *w, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(Db) db = store_borrow(w->means.store, err);

	return db && mailbox_alarms_tell(db, a, clock_now(), err);
}

static void *
run(void *arg)
{
	MailboxWatch *w = arg;
	g_autoptr(GArray) news = g_array_new(FALSE, FALSE, sizeof(int64_t));
	gint64 alarms_at = 0;

	do {
		g_autoptr(GError) err = NULL;
		bool due = g_get_monotonic_time() >= alarms_at;

		if (due)
			alarms_at = g_get_monotonic_time() + ALARMS;
		if (!look(w, news, &err) || (due && !tell_alarms(w, &err)))
			log_event(LOG_ERROR, "mail", "mailboxes-not-read", "why",
			    err->message, NULL);
	} while (wait_for_news(w, news));
	end_all(w);
	return NULL;
}

MailboxWatch *
mailbox_watch_start(const MailboxMeans *means, const char *node)
{
	MailboxWatch *w = g_new0(MailboxWatch, 1);

	w->means = *means;
	g_strlcpy(w->node, node, sizeof w->node);
	g_mutex_init(&w->lock);
	g_cond_init(&w->woken);
	w->news = g_array_new(FALSE, FALSE, sizeof(int64_t));
	w->watched = g_ptr_array_new();
	w->listening = store_listen(means->store, told, w);
	w->thread = g_thread_new("mailboxes", run, w);
	return w;
}

static void
watch_free(MailboxWatch *w)
{
	g_array_unref(w->news);
	g_ptr_array_unref(w->watched);
	g_mutex_clear(&w->lock);
	g_cond_clear(&w->woken);
	g_free(w);
}

void
mailbox_watch_stop(MailboxWatch *w)
{
	store_unlisten(w->means.store, w->listening);
	g_mutex_lock(&w->lock);
	w->stopping = true;
	g_cond_signal(&w->woken);
	g_mutex_unlock(&w->lock);
	g_thread_join(w->thread);
	watch_free(w);
}
