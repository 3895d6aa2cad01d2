/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/audience.h"

typedef bool (*When)(const Case *before, const Case *c, const Entry *e);

static bool
always(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e G_GNUC_UNUSED)
{
	return true;
}

static bool
it_opened_the_case(const Case *before, const Case *c G_GNUC_UNUSED,
    const Entry *e G_GNUC_UNUSED)
{
	return before == NULL;
}

static bool
the_horizon_moved(const Case *before, const Case *c, const Entry *e G_GNUC_UNUSED)
{
	return before && c->status < STATUS_SOLVED && before->horizon != c->horizon;
}

static bool
it_was_not_the_reporter(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return e->person_id == 0;
}

/* Read from above; the first row that fits decides. What is not here tells nobody. */
static const struct {
	EntryKind kind;
	When when;
	OutMailKind mail;
} rules[] = {
	{ ENTRY_MAIL_IN, it_opened_the_case, MAIL_RECEIPT },
	{ ENTRY_FORM, it_opened_the_case, MAIL_RECEIPT },
	{ ENTRY_CALL, it_opened_the_case, MAIL_RECEIPT },
	{ ENTRY_SPLIT, it_opened_the_case, MAIL_RECEIPT },
	{ ENTRY_ANSWER, always, MAIL_ANSWER },
	{ ENTRY_ESCALATED, always, MAIL_ESCALATED },
	{ ENTRY_CHANGED, the_horizon_moved, MAIL_HORIZON },
	{ ENTRY_HORIZON, the_horizon_moved, MAIL_HORIZON },
	{ ENTRY_SOLVED, always, MAIL_SOLVED },
	{ ENTRY_CLOSED, always, MAIL_CLOSED },
	{ ENTRY_REOPENED, it_was_not_the_reporter, MAIL_REOPENED },
	{ ENTRY_MERGED, always, MAIL_MERGED },
};

OutMailKind
audience_reporter_mail(const Case *before, const Case *c, const Entry *e)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
		if (rules[i].kind == e->kind && rules[i].when(before, c, e))
			return rules[i].mail;
	return (OutMailKind)0;
}
