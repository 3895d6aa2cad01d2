/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster_words.h - the duty roster in words. */
#pragma once

#include "desk/duty.h"
#include "store/roster_store.h"
#include "web/chip_view.h"

TextId role_text(Role role);      /* "Partner" */
TextId weekday_text(int weekday); /* 1 "mandag" .. 7 "søndag" */
TextId weekday_short(int weekday);
TextId away_text(RosterWhy why);
/* "fredag den 6. februar kl. 8.00 til i morgen kl. 8.00" */
const char *span_words(const Reader *rd, RosterHole span);
/* "Hver mandag 08:00–16:00" */
const char *shift_words(const Reader *rd, const RosterShift *s);
/* "fra 3. februar, til 30. april, ikke på helligdage"; "" */
const char *shift_more(const Reader *rd, const Zone *zone, const RosterShift *s);
/* "Anna Berg har sat Carla Eg på …" */
const char *log_words(const Reader *rd, const RosterLog *l);
/* "Carla Eg er partner på vagt til kl. 16.00", "Ingen partner er på vagt" */
const char *duty_words(const Reader *rd, const Duty *duty);
