/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * referral_view.h - what suppliers have of ours, beside its case and as a list, and the
 * form that passes a case on. */
#pragma once

#include "model/referral.h"
#include "store/supplier_store.h"
#include "web/case_view.h"
#include "web/frame.h"

/* One beside its case; the urls are those of its forms. */
struct ReferralView {
	int64_t id, version, number; /* number is the case's whose page it is */
	const char *url, *supplier, *supplier_url, *phone, *phone_url;
	const char *state_words, *sent; /* "Sendt i dag kl. 9.00 af Anna Berg" */
	const char *reference;          /* "" */
	const char *theirs, *ours;      /* how long, in their opening time and in ours */
	const char *horizon, *horizon_said; /* NULL: none; who took which words when */
	const char *chase;                  /* "Rykkes i morgen kl. 9.00" */
	bool is_open, is_answered, needs_person, has_mail;
	/* What a mail of theirs proposes; word_id 0: nothing. */
	int64_t word_id;
	const char *word_horizon, *word_text, *word_reference; /* NULL, "", "" */
	const CaseLink *others; /* the other cases that wait with it */
	size_t n_others;
};

bool referral_views(Db *db, const Reader *rd, const Case *c, const ReferralView **out,
    size_t *n_out, GError **err);

/* A line of the list. */
typedef struct {
	const char *url, *supplier, *supplier_url, *reference, *subject, *state_words;
	int64_t number;
	size_t n_more;       /* other cases of it */
	const char *horizon; /* NULL: none */
	const char *chase, *look;
} ReferralRow;

typedef struct {
	const char *title;
	const ReferralRow *rows;
	size_t n_rows;
	const char *next_url, *first_url; /* NULL: none */
} ReferralsView;

ReferralRow *referral_rows(Db *db, const Reader *rd, const Referral *all, size_t n,
    GError **err);

/* --- passing on --- */

typedef struct {
	const char *url, *name, *about; /* about: their number for the customer; "" */
} SupplierChoice;

typedef struct {
	int64_t value;
	const char *name, *when;
} FileChoice;

typedef struct {
	const char *title, *url, *back_url, *subject;
	int64_t number, version;
	const SupplierChoice *serves, *others; /* to choose from */
	size_t n_serves, n_others;
	/* once one is chosen: */
	int64_t supplier_id;                                   /* 0: none is */
	const char *supplier, *supplier_mail, *supplier_phone; /* NULL */
	const char *supplier_url; /* where the customer's number there is set; NULL */
	const char *choose_url, *text, *reference, *also;
	bool by_phone, is_missing;
	const FileChoice *files;
	size_t n_files;
	const char *error;
} ReferForm;
