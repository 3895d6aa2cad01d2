/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * kind_words.h - what mail systems and answering machines write, in many languages. Data
 * only. All words are in small letters; lists end with NULL. */
#pragma once

extern const char *const kind_daemons[]; /* local parts of mail systems */
/* The same, behind which a person may be too. */
extern const char *const kind_masters[];
extern const char *const kind_daemon_names[];    /* within their display names */
extern const char *const kind_no_replies[];      /* beginnings of local parts */
extern const char *const kind_bounce_subjects[]; /* beginnings */
extern const char *const kind_bounce_texts[];    /* within the first lines */
extern const char *const kind_formal_texts[];    /* how a machine speaks of our mail */
extern const char *const kind_delay_words[];     /* within the subject or the text */
/* The same, whatever the subject says. */
extern const char *const kind_going_on_words[];
extern const char *const kind_failed_words[]; /* within the text: it is for good */
extern const char
    *const kind_returned_begins[];             /* the returned mail follows such a line */
extern const char *const kind_away_subjects[]; /* beginnings, before a colon or alone */
/* The same: words that no person writes there. */
extern const char *const kind_answer_subjects[];
extern const char *const kind_away_texts[]; /* beginnings of sentences */
extern const char *const kind_challenge_texts[];
