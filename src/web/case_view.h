/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_view.h - one case as its page shows it. Filled in by case_show.c, the entries by
 * entry_view.c. */
#pragma once

#include "base/out.h"
#include "model/person.h"
#include "web/choice.h"
#include "web/list_view.h"

typedef struct {
	const char *url, *name, *size;
	bool is_picture, is_calendar;
} FileView;

/* A colleague who looks at the case: "Birk Dam ser på sagen". */
typedef struct {
	const char *initials, *words;
	bool writes;
} PresentView;

/* A file that goes with what is being written. */
typedef struct {
	int64_t id;
	const char *remove; /* "Fjern skærm.png" */
	FileView file;
} DraftFileView;

/* A run of lines of a text as it was typed. */
typedef struct {
	const char *text;
	bool is_quoted; /* folded, unless … */
	bool is_open;   /* … answers stand in between: who reads those needs both */
} EntryPart;

/* What an entry says of another case, or of who passed a mail on. */
typedef struct {
	const char *words;
	const char *more;   /* what else is to be known; NULL: nothing */
	const char *url;    /* of the case, for the staff; NULL: none, or not for him */
	int64_t merge_into; /* the open case that this one may go on in; 0: none */
} EntryHint;
#define ENTRY_MOST_HINTS 3

typedef struct {
	int64_t id;
	const char *day; /* the heading of a new day; NULL */
	const char *kind, *kind_words, *icon;
	const char *author, *initials;
	const char *when, *when_iso, *when_whole;
	bool is_event;          /* one line, no box: a change, an escalation … */
	bool is_staff;          /* else the reporter, or the desk itself */
	bool is_desk;           /* nobody: the desk by itself */
	bool is_internal;       /* not for the reporter */
	SafeHtml html;          /* of a text that was written in Markdown; else … */
	const EntryPart *parts; /* … as it was typed, what is quoted apart */
	size_t n_parts;
	const char **changes; /* "Kategori: Fejl → Nedbrud" */
	size_t n_changes;
	const char *minutes; /* "12 min"; NULL */
	EntryHint hints[ENTRY_MOST_HINTS];
	size_t n_hints;
	const char *seal; /* "Signeret …": of a mail; NULL */
	bool is_locked;   /* it is encrypted */
	const FileView *files;
	size_t n_files;
	const char *raw_url;  /* the message as it came; NULL */
	const char *mail_url; /* its own HTML, for a frame; NULL: it has none */
	bool is_mail_first;   /* which says more than the text */
	bool may_split;
} EntryView;

/* A case in few words, beside the one that is open. */
typedef struct {
	int64_t number;
	const char *url, *subject, *state;
} CaseLink;

typedef struct {
	int64_t id;
	const char *url, *name, *initials, *mail, *phone, *phone_url, *mail_url;
	bool is_contact;
	const char *customer, *customer_url;
	const CaseLink *cases; /* the person's others, last changed first */
	size_t n_cases;
} PersonSide;

typedef struct {
	const char *url, *name, *phone, *phone_url;
	const char *agreement, *agreement_url; /* its name, and its page */
	const char *hours;                     /* "Åbent nu, til kl. 16.00" */
	bool is_open;
	const char *targets; /* "Svar inden 2 t, løsning inden 8 t" for this category */
	const char *notes;   /* "" */
	const Staff *consultants;
	size_t n_consultants;
	const CaseLink *cases; /* other open cases of the company */
	size_t n_cases;
} CustomerSide;

/* What a supplier has of it: see referral_view.h. */
typedef struct ReferralView ReferralView;
/* Guides for it: see guide_view.h. */
typedef struct GuideSide GuideSide;

/* Computers of it that were handed in: see handin_view.h. */
typedef struct HandinSide HandinSide;

/* The last remote session of it: see remote_view.h. */
typedef struct RemoteSide RemoteSide;

/* Visits of it: see visit_view.h. */
typedef struct VisitSide VisitSide;

/* What comes by itself while it waits for its reporter: see waiting_view.h. */
typedef struct WaitingView WaitingView;

/* The time that was worked on it: see time_view.h. */
typedef struct TimeSide TimeSide;

/* What was typed, when the page comes back with an error. */
typedef struct {
	const char *error;   /* NULL: none */
	bool is_preview;     /* it is to be shown how it will look */
	bool is_conflict;    /* somebody else changed the case meanwhile */
	int64_t seen;        /* the version that was seen then */
	const char *kind;    /* "answer", "note", "call" */
	const char *text;    /* "" */
	const char *status;  /* its name; "" */
	const char *minutes; /* as it was typed; "" */
} CaseTyped;

typedef struct {
	const char *title;
	const char *url, *write_url, *change_url, *escalate_url, *merge_url, *close_url,
	    *reopen_url, *split_url;
	int64_t version;
	CaseRow row;
	const char *step_words, *channel_words, *opened;
	Chip response, update, solution;
	const char
	    *horizon; /* "Forventes løst fredag den 6. februar kl. 12.00"; NULL: none */
	const char *horizon_url, *horizon_why; /* a sentence */
	const char *horizon_like;  /* of how many cases, and how long they took */
	const char *horizon_value; /* for a field: 2026-02-06T12:00 */
	bool is_closed, is_solved, is_mine, may_escalate, may_take_back;
	const char *ask_url, *park_url, *back_url;
	const char *proposed;  /* to whom it would go: "Bent Dam, som kender …"; NULL */
	const char *asks;      /* whom a question would go to, by name; NULL */
	const char *asked_url; /* of the question that is open; NULL */
	int64_t merged_into;
	const char *merged_url, *merged_words;

	const Choice *categories, *priorities, *statuses, *staff;
	size_t n_categories, n_priorities, n_statuses, n_staff;
	const Choice *outages; /* those that are on */
	size_t n_outages;
	const char *outage_form_url;
	const char *outage_url, *outage_title; /* that it belongs to; NULL */
	const char *me; /* the reader's own id, for taking the case */

	const EntryView *entries;
	size_t n_entries;
	const EntryView *news; /* after a conflict: what came meanwhile */
	size_t n_news;

	const PersonSide *person;      /* NULL: unknown */
	const CustomerSide *customer;  /* NULL: unknown */
	const ReferralView *referrals; /* the newest first */
	size_t n_referrals;
	const char *refer_url;
	const WaitingView *waiting; /* NULL: it does not wait for its reporter */
	const GuideSide *guides;
	const TimeSide *time;
	const RemoteSide *remote;  /* NULL: none */
	const Chip *remote_chip;   /* … while something can become of it; NULL */
	const VisitSide *visits;   /* these two NULL: none */
	const HandinSide *handins; /* NULL: none */
	CaseTyped typed;
	const char *draft_url, *draft; /* draft: when what stands in the composer was
	                                  kept, in words; NULL: it was not */
	const DraftFileView *draft_files;
	size_t n_draft_files;
	const char *files_error; /* why one was not kept; NULL */
	const char *draft_file_url, *preview_url;
	const SafeHtml *preview;    /* of what was typed; NULL: it was not asked for */
	const PresentView *present; /* who else looks at it */
	size_t n_present;
	const char *present_url;
	const EntryView *leaving; /* answers that go in a moment */
	size_t n_leaving;
	Instant began; /* when this page was fetched */
} CaseView;
