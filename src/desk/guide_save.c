/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/guide.h"
#include "store/guide_store.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	GuideSave *what;
} Saving;

/* Into both texts, so that neither lacks it; whoever wants it elsewhere moves the
 * line. */
static void
show_picture(Arena *a, Guide *g, const GuidePicture *p)
{
	for (int i = 0; i < N_LANGS; i++)
		if (*g->titles[i])
			g->texts[i] = arena_printf(a,
			    "%s\n\n![%s](picture:%" G_GINT64_FORMAT ")", g->texts[i],
			    p->name, p->id);
}

static bool
add_pictures(Db *db, const Saving *s, Guide *g, GError **err)
{
	for (size_t i = 0; i < s->what->n_pictures; i++) {
		const Attachment *at = &s->what->pictures[i];
		GuidePicture p = { .name = at->name,
			.content_type = at->content_type,
			.size = at->size };

		g_strlcpy(p.sha256, at->sha256, sizeof p.sha256);
		if (!guide_store_add_picture(db, g->id, &p, err))
			return false;
		show_picture(s->use.arena, g, &p);
	}
	return true;
}

/* A picture has the number of its guide: a new guide is there before them. */
static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	Guide g = s->what->guide; /* a transaction may begin anew */
	Customer *customer = NULL;

	if (g.customer_id &&
	    !customer_store_find(db, s->use.arena, g.customer_id, &customer, err))
		return false;
	if (g.customer_id && !customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	if ((!g.id && !guide_store_new(db, &g, err)) || !add_pictures(db, s, &g, err) ||
	    !guide_store_save(db, &g, err))
		return false;
	s->what->guide.id = g.id;
	s->what->guide.version = g.version;
	return true;
}

static const char *
line(Arena *a, const char *typed, size_t max)
{
	char *one = g_strstrip(str_strip_control(a, typed ? typed : ""));

	return str_truncate_utf8(a, one, max);
}

static bool
texts_hold(Arena *a, Guide *g, GError **err)
{
	bool any = false;

	for (int i = 0; i < N_LANGS; i++) {
		g->titles[i] = line(a, g->titles[i], GUIDE_MAX_TITLE);
		g->texts[i] = g_strchomp(arena_strdup(a, g->texts[i] ? g->texts[i] : ""));
		if (strlen(g->texts[i]) > GUIDE_MAX_TEXT)
			return fail(err, ERR_LIMIT, "case.text.too_long");
		if (*g->texts[i] && !*g->titles[i])
			return fail(err, ERR_INVALID, "guide.title.missing");
		if (*g->titles[i] && !*g->texts[i])
			return fail(err, ERR_INVALID, "guide.text.missing");
		any |= *g->titles[i] != '\0';
	}
	return any || fail(err, ERR_INVALID, "guide.title.missing");
}

/* What every browser draws and no script can stand in. */
static bool
pictures_hold(const GuideSave *w, GError **err)
{
	static const char *const types[] = { "image/png", "image/jpeg", "image/gif",
		"image/webp", NULL };

	for (size_t i = 0; i < w->n_pictures; i++)
		if (!w->pictures[i].content_type ||
		    !g_strv_contains(types, w->pictures[i].content_type))
			return fail(err, ERR_INVALID, "guide.picture.kind");
	return true;
}

bool
guide_save(Db *db, Arena *a, const Actor *who, GuideSave *what, GError **err)
{
	Saving s = { { a, who }, what };
	Guide *g = &what->guide;

	g->what = line(a, g->what, GUIDE_MAX_WHAT);
	g->keywords = line(a, g->keywords, GUIDE_MAX_KEYWORDS);
	g->at = who->now;
	g->staff_id = who->staff_id;
	return must_be_staff(who, err) && texts_hold(a, g, err) &&
	       pictures_hold(what, err) && db_transact(db, save, &s, err);
}

/* --- an earlier one --- */

typedef struct {
	Use use;
	int64_t id, seen, version;
} Restoring;

static bool
restore(Db *db, void *arg, GError **err)
{
	const Restoring *r = arg;
	const Actor *who = r->use.who;
	const TextArg from[] = { text_arg_n(r->version) };
	Guide *all;
	size_t n;

	if (!guide_store_versions(db, r->use.arena, r->id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (all[i].version != r->version)
			continue;
		Guide g = all[i];
		g.id = r->id;
		g.version = r->seen;
		g.at = who->now;
		g.staff_id = who->staff_id;
		g.what = text_format(r->use.arena, who->lang, TEXT_GUIDE_RESTORED_FROM,
		    from, 1);
		return guide_store_save(db, &g, err);
	}
	return fail(err, ERR_INVALID, "guide.unknown");
}

bool
guide_restore(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    int64_t version, GError **err)
{
	Restoring r = { { a, who }, id, seen, version };

	return must_be_staff(who, err) && db_transact(db, restore, &r, err);
}
