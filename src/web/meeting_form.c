/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/meeting_form.h"

#include "base/err.h"
#include "desk/meeting.h"
#include "meeting.tmpl.h" /* made from web/tmpl/meeting.tmpl */
#include "model/when.h"
#include "store/meeting_store.h"
#include "store/people_store.h"
#include "web/frame.h"
#include "web/meeting_view.h"
#include "web/time_field.h"

#define USUAL 60 /* minutes */

static const int lengths[] = { 30, 45, 60, 90, 120, 180 };

/* As typed, in minutes; 0 if that is no length. */
static int
length_typed(WebReq *r)
{
	guint64 n;

	return g_ascii_string_to_unsigned(req_text(r, "length"), 10, 1, 720, &n, NULL)
	           ? (int)n
	           : 0;
}

static int
length_of(WebReq *r, const Meeting *m)
{
	int typed = length_typed(r);

	if (typed)
		return typed;
	return m ? (int)((m->ends - m->begins) / MINUTES(1)) : USUAL;
}

static void
set_lengths(const Reader *rd, int chosen, MeetingForm *f)
{
	Choice *choices = arena_newv(rd->a, Choice, G_N_ELEMENTS(lengths) + 1);
	bool is_there = false;

	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
		choices[i] = (Choice){ arena_printf(rd->a, "%d", lengths[i]),
			when_length(rd->a, rd->lang, MINUTES(lengths[i])),
			lengths[i] == chosen };
		is_there |= choices[i].on;
	}
	f->n_lengths = G_N_ELEMENTS(lengths);
	if (!is_there)
		choices[f->n_lengths++] = (Choice){ arena_printf(rd->a, "%d", chosen),
			when_length(rd->a, rd->lang, MINUTES(chosen)), true };
	f->lengths = choices;
}

static bool
set_staff(WebReq *r, const Reader *rd, int64_t chosen, MeetingForm *f, GError **err)
{
	Staff *all;
	size_t n;

	if (!staff_store_all(req_db(r), rd->a, &all, &n, err))
		return false;
	Choice *choices = arena_newv(rd->a, Choice, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].active || all[i].id == chosen)
			choices[f->n_staff++] = (Choice){
				arena_printf(rd->a, "%" G_GINT64_FORMAT, all[i].id),
				all[i].name, all[i].id == chosen
			};
	f->staff = choices;
	return true;
}

static const char *
typed_or(WebReq *r, const char *name, const char *otherwise)
{
	return req_has(r, name) ? req_text(r, name) : otherwise;
}

/* Of the meeting, or a new one of the customer. */
static MeetingForm
form_of(WebReq *r, const Reader *rd, const Meeting *m, const Customer *c)
{
	const char *url = m ? arena_printf(rd->a, "/meeting/%" G_GINT64_FORMAT, m->id)
	                    : arena_printf(rd->a, "/customer/%" G_GINT64_FORMAT, c->id);

	return (MeetingForm){
		.title = text(rd->lang, m ? TEXT_MEETING_CHANGE : TEXT_MEETING_NEW),
		.customer = m ? m->customer_name : c->name,
		.url = arena_printf(rd->a, "%s/%s", url, m ? "plan" : "meeting"),
		.back_url = url,
		.version = m ? m->version : 0,
		.at = typed_or(r, "at", m ? time_field(rd, m->begins) : ""),
		.place = typed_or(r, "place", m ? m->place : ""),
		.agenda = typed_or(r, "agenda",
		    m ? m->agenda : text(rd->lang, TEXT_MEETING_AGENDA_USUAL)),
	};
}

static void
add_now(const Reader *rd, TextId label, const char *now, MeetingForm *f)
{
	*arena_push(rd->a, &f->now, &f->n_now) = arena_printf(rd->a, "%s: %s",
	    text(rd->lang, label), now);
}

/* Somebody else changed it: what it is now, where that is another than was typed. */
static void
set_now(WebReq *r, const Reader *rd, const Meeting *m, MeetingForm *f)
{
	Duration length = m->ends - m->begins;

	if (!g_str_equal(f->at, time_field(rd, m->begins)))
		add_now(rd, TEXT_MEETING_AT,
		    when_text(rd->a, rd->lang, rd->tz, m->begins, rd->now), f);
	if (MINUTES(length_typed(r)) != length)
		add_now(rd, TEXT_MEETING_LENGTH, when_length(rd->a, rd->lang, length), f);
	if (!g_str_equal(f->place, m->place))
		add_now(rd, TEXT_MEETING_PLACE, m->place, f);
	if (req_int(r, "staff") != m->led_by)
		add_now(rd, TEXT_MEETING_LEADER, m->staff_name, f);
	if (!g_str_equal(f->agenda, m->agenda))
		add_now(rd, TEXT_MEETING_AGENDA, m->agenda, f);
}

bool
meeting_form_show(WebReq *r, int64_t id, const GError *why, GError **err)
{
	int64_t led_by = req_int(r, "staff");
	Customer *c = NULL;
	Meeting *m = NULL;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !(id ? meeting_store_find(req_db(r), p.rd.a, id, &m, err)
	         : customer_store_find(req_db(r), p.rd.a, req_int(r, "id"), &c, err)))
		return false;
	if (!m && !c)
		return req_not_found(r);
	MeetingForm f = form_of(r, &p.rd, m, c);
	f.error = why ? req_says(r, why) : NULL;
	if (!led_by)
		led_by = m ? m->led_by : req_actor(r)->staff_id;
	if (m && why && err_is(why, ERR_CONFLICT))
		set_now(r, &p.rd, m, &f);
	set_lengths(&p.rd, length_of(r, m), &f);
	if (!set_staff(r, &p.rd, led_by, &f, err))
		return false;
	p.here = "meetings";
	p.path = f.url;
	meeting_form(p.body, &f);
	return page_end(&p, why ? req_status_of(why) : 200, f.title, err);
}

bool
meeting_form_save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	MeetingPlan w = {
		.id = id,
		.customer_id = id ? 0 : req_int(r, "id"),
		.seen = req_int(r, "seen"),
		.led_by = req_int(r, "staff"),
		.place = req_text(r, "place"),
		.agenda = req_text(r, "agenda"),
	};
	int64_t made;
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	bool ok = time_field_read(&p.rd, req_text(r, "at"), &w.begins) ||
	          fail(&why, ERR_INVALID, "meeting.at_missing");
	w.ends = w.begins + MINUTES(length_typed(r));
	if (ok && meeting_plan(req_db(r), p.rd.a, req_actor(r), &w, &made, &why))
		return req_see_other_saying(r,
		    arena_printf(p.rd.a, "/meeting/%" G_GINT64_FORMAT, made),
		    TEXT_MEETING_DONE_PLANNED);
	if (req_user_can_mend(why))
		return meeting_form_show(r, id, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

const Param meeting_form_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "seen", P_INT, false, G_MAXINT64, NULL },
	{ "at", P_TEXT, false, 40, NULL },
	{ "length", P_TEXT, false, 4, NULL },
	{ "place", P_TEXT, false, MEETING_MAX_PLACE, NULL },
	{ "staff", P_INT, false, G_MAXINT64, NULL },
	{ "agenda", P_LINES, false, MEETING_MAX_TEXT, NULL },
	{ 0 },
};
