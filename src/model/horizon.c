/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/horizon.h"

#define HALF_AN_HOUR MINUTES(30)
#define LOOK_LEAST   MINUTES(30)
#define LOOK_MOST    HOURS(2)

static Duration
offset_at(GTimeZone *tz, Instant at)
{
	gint64 seconds = at / SECONDS(1) - (at % SECONDS(1) < 0);
	int interval = g_time_zone_find_interval(tz, G_TIME_TYPE_UNIVERSAL, seconds);

	return SECONDS((int64_t)g_time_zone_get_offset(tz, interval));
}

static int64_t
day_of(GTimeZone *tz, Instant at)
{
	Duration local = at + offset_at(tz, at);

	return local / DAYS(1) - (local % DAYS(1) < 0);
}

/* The next full step of the clock on the wall. */
static Instant
round_up(GTimeZone *tz, Instant at, Duration step)
{
	Duration past = (at + offset_at(tz, at)) % step;

	return past ? at + step - past : at;
}

/* The end of the stretch that it is in, or at the end of. */
static Instant
closing(const Hours *h, Instant at)
{
	HoursStretch s;

	return hours_next_stretch(h, at - 1, &s) && s.opens <= at ? s.closes : at;
}

/* The last end of opening on its day; 0 if it does not close by then. */
static Instant
end_of_day(const Hours *h, GTimeZone *tz, Instant at)
{
	Instant end = closing(h, at);
	HoursStretch s;

	if (end - at > DAYS(1))
		return 0;
	while (
	    hours_next_stretch(h, end, &s) && day_of(tz, s.closes - 1) == day_of(tz, at))
		end = s.closes;
	return end;
}

Instant
horizon_land(const Hours *h, Instant at, Instant now)
{
	GTimeZone *tz = hours_time_zone(h);

	if (day_of(tz, at) <= day_of(tz, now) + 1)
		return MIN(round_up(tz, at, HALF_AN_HOUR), MAX(closing(h, at), at));
	Instant end = end_of_day(h, tz, at);
	return end ? end : round_up(tz, at, HOURS(6));
}

bool
horizon_moves(const Agreement *ag, Instant told_at, Instant told, Instant now_is)
{
	Duration by = hours_between(ag->hours, MIN(told, now_is), MAX(told, now_is));

	return by > agreement_margin(ag, told_at, told);
}

Instant
horizon_look(const Agreement *ag, Instant told_at, Instant horizon)
{
	Duration span = hours_between(ag->hours, told_at, horizon);
	Duration before = MIN(CLAMP(span / 5, LOOK_LEAST, LOOK_MOST), span / 2);
	Instant look, half_way = told_at + (horizon - told_at) / 2;

	/* A promise round the clock may pass while it is closed. */
	if (!before || !hours_subtract(ag->hours, horizon, before, &look, NULL))
		return half_way;
	return MAX(look, MIN(half_way, told_at + LOOK_LEAST));
}
