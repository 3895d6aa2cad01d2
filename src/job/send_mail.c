/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/mail_end.h"
#include "job/job_int.h"
#include "mail/render.h"
#include "model/audience.h"
#include "store/case_store.h"

/* What of its case has ended while it waited is told no longer. */
static bool
is_still_true(Db *db, Arena *a, const OutMail *m, bool *still, GError **err)
{
	Case *c = NULL;

	if (m->case_id && !case_store_find(db, a, m->case_id, &c, err))
		return false;
	*still = !c || audience_still(m->kind, c);
	return true;
}

bool
job_send_mail(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };
	OutMail *m;
	House house;
	RenderedMail mail;
	const char *why;
	Instant at;
	bool still;

	if (!mail_store_find(db, a, job->ref, &m, err) || !house_load(db, a, &house, err))
		return false;
	if (!m || m->state != MAIL_QUEUED) /* sent before the worker that sent it died */
		return m ? mail_sent(db, a, &desk, m, job, err)
		         : fail(err, ERR_INTERNAL, "there is no such mail");
	if (!is_still_true(db, a, m, &still, err))
		return false;
	if (!still)
		return mail_dropped(db, a, &desk, m, job, err);
	if (!mail_may_go_at(db, a, m, now, &at, err))
		return false;
	if (at > now)
		return mail_waits(db, job, at, err);
	const RenderSource source = { db, w->blobs, &house };
	if (!render_mail(&source, a, m, &mail, err))
		return false;

	switch (smtp_out_send(w->smtp, a, &house, &mail, &why)) {
	case SMTP_SENT:
		return mail_sent(db, a, &desk, m, job, err);
	case SMTP_PERMANENT:
		return mail_failed(db, a, &desk, m, job, why, err);
	case SMTP_TEMPORARY:
	case SMTP_MISCONFIGURED:
		if (!runner_back_off(job->attempts))
			return mail_failed(db, a, &desk, m, job, why, err);
		return mail_put_off(db, a, &desk, m, why, err) &&
		       fail(err, ERR_UNAVAILABLE, "%s", why);
	}
	g_assert_not_reached();
}
