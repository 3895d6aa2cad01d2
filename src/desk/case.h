/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case.h (desk) - what may be done with a case: each one function, one transaction,
 * called by pages, API, mail, jobs and commands alike.
 *
 * All fail with ERR_DENIED (the actor may not), ERR_INVALID (what was given does not
 * hold, or the case is not in a state for it), ERR_CONFLICT "case.changed" (the case has
 * another version than the one that was seen; a seen of 0 is for those who have seen
 * none: mail and jobs), each with the id of the text to show; or with what the database
 * gives. An id of 0 is none. Texts are plain, LF, UTF-8; what is empty after trimming is
 * missing. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/case.h"
#include "model/entry.h"
#include "model/question.h"
#include "store/db.h"

#define CASE_MAX_SUBJECT       250 /* characters */
#define CASE_MAX_SUBJECT_BYTES ((int64_t)CASE_MAX_SUBJECT * 4)
#define CASE_MAX_TEXT          200000 /* bytes */

/* --- open --- */

typedef struct {
	EntryKind
	    kind; /* how it came: ENTRY_MAIL_IN, ENTRY_FORM, ENTRY_CALL, ENTRY_NOTE */
	Channel channel;
	const char *subject; /* empty: made from the text */
	const char *text, *html, *details;
	const char *said;    /* what he wrote now of the text; NULL: all of it */
	int64_t customer_id; /* 0: the person's, else unknown */
	int64_t person_id;   /* the reporter; 0 unknown */
	Category category;   /* 0: CATEGORY_FAULT */
	Priority priority;   /* 0: by the category */
	int64_t assignee_id;
	int minutes;
	Lang lang;  /* of the conversation, if there is no person to tell it */
	bool quiet; /* no receipt: an automatic mail, or one that is not answered */
	const Attachment *attachments; /* stored already: blob.h */
	size_t n_attachments;
} CaseOpen;

/* Registers a report (M6): the case, its first entry, its promise, the receipt. Returns
 * only when that is durable. */
bool case_open(Db *db, Arena *a, const Actor *who, const CaseOpen *what, int64_t *id,
    GError **err);

/* --- what is written in it --- */

typedef struct {
	int64_t case_id, seen;
	EntryKind kind; /* see each function */
	const char *text, *html, *details;
	const char *said; /* of a reply: what he wrote now of the text; NULL: all of it */
	int minutes;
	bool is_public;  /* of a call: may the reporter read it? */
	Status status;   /* set with it; 0: as it is, or as the function says */
	bool is_drafted; /* his draft of it is done with: see draft.h */
	bool is_thanks;  /* of a reply by mail: that is all, and nothing changes by it */
	const Attachment *attachments;
	size_t n_attachments;
} CaseWrite;

/* The staff answers the reporter by mail. Counts as the response (M14); a new case is
 * open from then on; takes the case if nobody has it. */
bool case_answer(Db *db, Arena *a, const Actor *who, const CaseWrite *what, GError **err);
/* An internal note, or a call, remote session, visit or hand-in as it was (kind). A
 * call with the reporter counts as the response. */
bool case_note(Db *db, Arena *a, const Actor *who, const CaseWrite *what, GError **err);
/* The reporter writes on his page (ENTRY_FORM) or by mail (ENTRY_MAIL_IN): public; a case
 * that waited for him is open again, a solved or closed one is reopened; unless it was
 * closed longer ago than its agreement says: then another case follows it, or goes on if
 * there is one already. Mere thanks change nothing. *into, unless NULL, is the case that
 * it is in. */
bool case_reply(Db *db, Arena *a, const Actor *who, const CaseWrite *what, int64_t *into,
    GError **err);

/* --- what is changed of it --- */

/* Each field that is not 0 (NULL) is set; assign says whether the assignee is. */
typedef struct {
	int64_t case_id, seen;
	Category category;
	Priority priority;
	Status status; /* not STATUS_SOLVED or STATUS_CLOSED: see case_close() */
	bool assign;
	int64_t assignee_id; /* 0: nobody */
	const char *subject;
	int64_t customer_id, person_id;
	const char *reason; /* internal */
} CaseChange;

/* A change of category gives the case the targets of that category, counted from when it
 * was reported (M7). Nothing to change is success without an entry. */
bool case_change(Db *db, Arena *a, const Actor *who, const CaseChange *what,
    GError **err);

/* Holds an open case to another version of its customer's agreement, or of the house's
 * standard, than the one that was in force when it was reported (M17): a decision of an
 * administrator or a partner, with its reason, which is internal. All its clocks are
 * those of that version, from when it was reported; the reporter is told if his time
 * horizon moves. ERR_DENIED "case.agreement.who"; ERR_INVALID "case.agreement.reason",
 * "case.agreement.others" (another customer's), "case.agreement.begins" (not yet),
 * "case.agreement.same". */
typedef struct {
	int64_t case_id, seen;
	int64_t agreement_id; /* 0: the one that is in force now */
	const char *reason;
} CaseAgreement;
bool case_move_agreement(Db *db, Arena *a, const Actor *who, const CaseAgreement *what,
    GError **err);
static inline bool
case_may_move_agreement(const Actor *who)
{
	return who->admin || (actor_is_staff(who) && who->role == ROLE_PARTNER);
}

/* Gives the case to the next step (M11), with the reason; to_staff_id 0: to whom
 * duty_propose() proposes (duty.h), or to nobody by name if there is nobody. The reporter
 * is told; a partner is asked for his decision, with the reason as the question. */
bool case_escalate(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    int64_t to_staff_id, const char *reason, GError **err);
/* It needed no escalation: back to the step and the one that it came from. The reporter,
 * if he has not been told yet, is not. reason may be "". */
bool case_take_back(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *reason, GError **err);

/* Gives the case another time horizon (M15), with the reason; the reporter is told. why:
 * HORIZON_BY_HAND, for which the reason is needed, or HORIZON_SUPPLIER for the word of
 * the supplier that the case is with, which moves nothing within the agreed margin. Holds
 * until it passes, or the case becomes another. ERR_INVALID "horizon.past" and others. */
#define HORIZON_FURTHEST DAYS(2 * 366)
typedef struct {
	int64_t case_id, seen;
	Instant at;
	HorizonWhy why;
	const char *reason; /* public */
} HorizonSet;
bool case_horizon_set(Db *db, Arena *a, const Actor *who, const HorizonSet *what,
    GError **err);
/* The job's part: tells the reporter of another one if that is about to pass unsolved. */
bool case_horizon_look(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);

/* --- the end of it --- */

/* Solved (status STATUS_SOLVED): the reporter is told the solution, and the case closes
 * by itself after CASE_CLOSES_AFTER unless he says no. STATUS_CLOSED ends it at once,
 * with the closing mail and its evaluation. text is the solution, public; needed
 * unless the case was solved already. */
#define CASE_CLOSES_AFTER DAYS(3)
bool case_close(Db *db, Arena *a, const Actor *who, const CaseWrite *what, GError **err);
/* The reporter says himself that it works: closed at once, without a mail about it.
 * Succeeds of one that is closed already; one that was merged is the case it goes on in.
 * ERR_DENIED "case.not_reporter" for anybody else. */
bool case_works(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);
/* It is nothing for the desk (spam, sent twice by a machine …): closed without a word to
 * anybody. reason, internal, may be "". */
bool case_put_aside(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *reason, GError **err);
bool case_reopen(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *reason, GError **err);
/* The job's part: closes a case that is still solved; else does nothing. */
bool case_close_solved(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);

/* The case from ends and goes on in into; its reporter is told. Links and mails to from
 * lead to into for ever. */
bool case_merge(Db *db, Arena *a, const Actor *who, int64_t from_id, int64_t seen,
    int64_t into_id, GError **err);
/* An entry that is another matter becomes a case of its own. */
bool case_split(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    int64_t entry_id, const char *subject, int64_t *new_id, GError **err);

/* --- evaluation (M16) --- */

/* To the questions that were in force when it was closed: 1 to 5 each; 0 leaves one
 * unanswered. May be changed until CASE_EVALUATION_ENDS after closing. */
#define CASE_EVALUATION_ENDS DAYS(30)
typedef struct {
	int64_t case_id;
	int scores[QUESTIONS_MOST];
	const char *comment;
	bool is_click; /* of a mail alone: counts only if nothing was answered yet */
} CaseEvaluation;
bool case_evaluate(Db *db, Arena *a, const Actor *who, const CaseEvaluation *what,
    GError **err);

/* Follows merged_into to the case that goes on. */
bool case_survivor(Db *db, Arena *a, int64_t case_id, Case **out, GError **err);
