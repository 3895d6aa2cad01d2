/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement_json.h - a version of an agreement as JSON:
 *
 *	{"name": "Udvidet", "from": "2027-01-01", "ends": null,
 *	 "calendar": {"timezone": "Europe/Copenhagen",
 *	              "hours": {"mon": [["07:00", "18:00"]]}},
 *	 "always": false, "holidays": "DK", "after_ascension": false,
 *	 "days": [{"kind": "yearly", "day": "12-31", "from": "12:00", "name": "Nytår"},
 *	          {"kind": "off", "day": "2027-05-07", "name": "Firmatur"},
 *	          {"kind": "hours", "day": "2027-06-05", "from": "10:00", "to": "14:00"}],
 *	 "targets": {"critical": {"response": {"seconds": 3600, "always": false},
 *	                          "update": null, "solution": {"seconds": 28800}}},
 *	 "stands": {"waiting_reporter": ["update", "solution"]},
 *	 "bills_work": ["change"], "bills_travel": ["change"],
 *	 "reopen_days": 30, "horizon_margin": 20, "count_day": 1}
 *
 * ends is the last day. What is left out when one is read stays as it was. */
#pragma once

#include "base/json.h"
#include "model/agreement.h"
#include "model/calendar_json.h"

/* Its members, without the brackets around them; ag's hours are made. */
void agreement_put_json(JsonWriter *w, const Agreement *ag);

/* Sets in ag what the object says. ag lives in the reader's arena afterwards. */
bool agreement_read_json(JsonReader *r, const json_t *object, Agreement *ag,
    GError **err);
