/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * handin_view.h - computers that were handed in, as pages show them. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "web/choice.h"
#include "web/qr.h"

typedef struct {
	int64_t number; /* of the case */
	const char *url, *case_url, *subject;
	const char *what, *serial, *accessories, *shelf; /* "" */
	const char *who, *phone, *phone_url, *customer;  /* NULL */
	const char *state, *look;                        /* "Klar"; how the chip looks */
	const char *since, *received;   /* "i dag kl. 9.00"; and by whom */
	const char *loan, *lent, *back; /* NULL: none */
	bool is_lent, is_over;
} HandinRow;

/* A case's: beside it. */
typedef struct HandinSide {
	const HandinRow *rows;
	size_t n_rows;
} HandinSide;

typedef struct {
	HandinRow h;
	const char *title, *error;
	int64_t version;
	const char *move_url, *loan_url, *wipe_url, *receipt_url, *label_url;
	const char *next, *next_words; /* the state that comes next; NULL: it is over */
	const Choice *states;
	size_t n_states;
	const char *code;        /* that the user gave; NULL */
	const char *wiped;       /* when it was forgotten; NULL */
	const char *fetched;     /* by whom and when; NULL */
	const char *note, *loan; /* as they were typed */
} HandinPage;

typedef struct {
	const char *title, *error, *url, *back_url, *subject;
	int64_t number;
	const char *what, *serial, *accessories, *shelf, *loan, *note;
	bool mail;
} HandinForm;

typedef struct {
	HandinRow h;
	const char *title, *house, *phone, *mail, *link;
	Qr qr;
	const char *received_by, *back_url; /* NULL: not the staff's page */
} HandinReceipt;

typedef struct {
	const char *title, *search;
	const HandinRow *rows;
	size_t n_rows;
	int64_t n_all;
} ShelfView;
