/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/waiting.h"

#define LONGEST 366 /* days */

Instant
waiting_until(const Hours *h, Instant from, int days)
{
	Day first = hours_local_day(h, from);
	Instant at, opens;
	int left = days;

	for (Day day = first + 1; day <= first + LONGEST; day++) {
		if (hours_of_day(h, day).n)
			left--;
		if (left > 0)
			continue;
		at = hours_midnight(h, day) + (from - hours_midnight(h, first));
		return hours_add(h, at, 0, &opens, NULL) ? opens : 0;
	}
	return 0;
}
