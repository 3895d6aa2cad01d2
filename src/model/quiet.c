/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/quiet.h"

#include "model/hours.h"

#define DAY_BEGINS 420 /* 7:00, in minutes */
#define DAY_ENDS   1260
#define WORK_ENDS  1080
#define N_WORKDAYS 5
#define N_WEEKDAYS 7

bool
quiet_ends(MailWhen when, const char *time_zone, Instant at, Instant *may, GError **err)
{
	bool work = when == MAIL_WORKDAYS;
	HoursSpan days[N_WEEKDAYS];
	size_t n = work ? N_WORKDAYS : N_WEEKDAYS;

	if (when == MAIL_ANY_TIME) {
		*may = at;
		return true;
	}
	for (size_t i = 0; i < n; i++)
		days[i] = (HoursSpan){ (uint8_t)(i + 1), DAY_BEGINS,
			work ? WORK_ENDS : DAY_ENDS };
	g_autoptr(Hours) awake = hours_new(time_zone, days, n,
	    work ? HOLIDAYS_DK : HOLIDAYS_NONE, err);
	return awake && hours_add(awake, at, 0, may, err);
}
