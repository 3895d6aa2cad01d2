/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement_words.h - the parts of an agreement as people write and read them in a form.
 * What is written is read leniently ("8-12, 12.30-16", "4 t", "24/12 Juleaften"), and
 * shown in one way; what is shown is read as the same again. Pure. */
#pragma once

#include "base/arena.h"
#include "base/text.h"
#include "model/agreement.h"

/* "8-12, 12.30-16.30" on a weekday, which go behind the spans; "" is none. */
bool words_read_spans(Arena *a, const char *s, uint8_t weekday, HoursSpan **spans,
    size_t *n);
char *words_of_spans(Arena *a, Lang lang, const HoursSpan *spans, size_t n,
    uint8_t weekday);
/* "8.30", "8:30" */
char *words_of_minute(Arena *a, Lang lang, unsigned minute);

/* "4", "4 t", "30 min", "1 t 30 min", "1:30", "1,5 h"; "" is 0. */
bool words_read_length(const char *s, Duration *length);
char *words_of_length(Arena *a, Lang lang, Duration length);

/* "2027-02-03", "3/2 2027", "3.2.2027" */
bool words_read_date(const char *s, Day *day);

/* A line each: days off ("24/12 Juleaften", "31/12 fra 12 Nytår", "2027-05-07") or hours
 * on a date ("2027-06-05 10-14 Grundlovsdag"). *line is the first that is none. */
bool words_read_off(Arena *a, const char *s, AgreementDay **days, size_t *n, int *line);
bool words_read_other(Arena *a, const char *s, AgreementDay **days, size_t *n, int *line);
char *words_of_off(Arena *a, Lang lang, const AgreementDay *days, size_t n);
char *words_of_other(Arena *a, Lang lang, const AgreementDay *days, size_t n);
