/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/question_pages.h"

#include "base/err.h"
#include "desk/question.h"
#include "model/when.h"
#include "question.tmpl.h" /* made from web/tmpl/question.tmpl */
#include "store/people_store.h"
#include "web/frame.h"

#define PAGE          "/admin/questions"
#define MAX_CUSTOMERS 500

static const char *const names[QUESTIONS_MOST][N_LANGS] = {
	{ [LANG_DA] = "da1", [LANG_EN] = "en1" },
	{ [LANG_DA] = "da2", [LANG_EN] = "en2" },
	{ [LANG_DA] = "da3", [LANG_EN] = "en3" },
};

static bool
set_customers(const Page *p, QuestionsView *v, GError **err)
{
	Customer *all;
	size_t n;

	if (!customer_store_list(req_db(p->r), p->rd.a, "", 0, MAX_CUSTOMERS, &all, &n,
	        err))
		return false;
	Choice *choices = arena_newv(p->rd.a, Choice, n + 1);
	choices[v->n_customers++] = (Choice){ "0", text(p->rd.lang, TEXT_QUESTION_OF_ALL),
		!v->customer };
	for (size_t i = 0; i < n; i++)
		choices[v->n_customers++] = (Choice){ arena_printf(p->rd.a,
			                                  "%" G_GINT64_FORMAT, all[i].id),
			all[i].name, v->customer == all[i].id };
	v->customers = choices;
	return true;
}

/* "Hver bruger højst hver 14. dag", of a customer's own. */
static const char *
limit_words(const Reader *rd, const AskRule *r)
{
	const TextArg days[] = { text_arg_n(r->every_days) };
	const TextArg cases[] = { text_arg_n(r->about_monthly) };
	const char *often = r->every_days > 0 ? text_format(rd->a, rd->lang,
	                                            TEXT_QUESTION_LIMIT_DAYS, days, 1)
	                    : r->every_days == 0
	                        ? text(rd->lang, TEXT_QUESTION_LIMIT_EACH)
	                        : NULL;
	const char *many = r->about_monthly > 0 ? text_format(rd->a, rd->lang,
	                                              TEXT_QUESTION_LIMIT_CASES, cases, 1)
	                   : r->about_monthly == 0
	                       ? text(rd->lang, TEXT_QUESTION_LIMIT_ALL)
	                       : NULL;

	return often && many ? arena_printf(rd->a, "%s · %s", often, many)
	       : often       ? often
	                     : many;
}

static QuestionVersion
version_of(const Reader *rd, const QuestionSet *s)
{
	const char **questions = arena_newv(rd->a, const char *, QUESTIONS_MOST);

	for (size_t i = 0; i < s->n; i++)
		questions[i] = question_text(&s->questions[i], rd->lang);
	return (QuestionVersion){
		.when = s->at ? when_text(rd->a, rd->lang, rd->tz, s->at, rd->now)
		              : text(rd->lang, TEXT_QUESTION_FROM_THE_FIRST),
		.author = s->author,
		.questions = questions,
		.n = s->n,
		.limit = limit_words(rd, &s->rule),
	};
}

/* What is in force, into the fields; all that there were, beneath. */
static bool
set_versions(const Page *p, QuestionsView *v, QuestionSet *now, GError **err)
{
	QuestionSet *all;
	size_t n;

	if (!question_store_all(req_db(p->r), p->rd.a, v->customer, &all, &n, err))
		return false;
	QuestionVersion *versions = arena_newv(p->rd.a, QuestionVersion, n);
	for (size_t i = 0; i < n; i++)
		versions[v->n_versions++] = version_of(&p->rd, &all[i]);
	v->versions = versions;
	*now = n ? all[0] : (QuestionSet){ .rule = { ASK_AS_HOUSE, ASK_AS_HOUSE } };
	return true;
}

/* Of a customer nothing stands there where it is as for all, which is told beside. */
static bool
set_limits(const Page *p, const AskRule *rule, QuestionsView *v, GError **err)
{
	Arena *a = p->rd.a;
	QuestionSet house;

	if (!question_store_asked(req_db(p->r), a, 0, p->rd.now, &house, err))
		return false;
	v->house_days = arena_printf(a, "%d", house.rule.every_days);
	v->house_monthly = arena_printf(a, "%d", house.rule.about_monthly);
	v->every_days = rule->every_days == ASK_AS_HOUSE
	                    ? ""
	                    : arena_printf(a, "%d", rule->every_days);
	v->about_monthly = rule->about_monthly == ASK_AS_HOUSE
	                       ? ""
	                       : arena_printf(a, "%d", rule->about_monthly);
	return true;
}

/* typed: as it was sent, and refused; NULL: as it is. */
static bool
show(WebReq *r, const QuestionSet *typed, const GError *why, GError **err)
{
	QuestionField *fields = arena_newv(req_arena(r), QuestionField, QUESTIONS_MOST);
	QuestionsView v = { .fields = fields,
		.n_fields = QUESTIONS_MOST,
		.customer = req_int(r, "customer") };
	QuestionSet now;
	Page p;

	if (!page_begin(r, &p, err) || !set_customers(&p, &v, err) ||
	    !set_versions(&p, &v, &now, err))
		return false;
	const QuestionSet *s = typed ? typed : &now;
	for (size_t i = 0; i < QUESTIONS_MOST; i++) {
		const Question *q = i < s->n ? &s->questions[i] : NULL;

		fields[i] = (QuestionField){ names[i][LANG_DA], names[i][LANG_EN],
			q ? q->texts[LANG_DA] : "", q ? q->texts[LANG_EN] : "",
			(int)i + 1 };
	}
	if (!set_limits(&p, &s->rule, &v, err))
		return false;
	v.is_as_all = v.customer && !now.n;
	v.title = text(p.rd.lang, TEXT_QUESTION_TITLE);
	v.error = why ? req_says(r, why) : NULL;
	p.here = "admin";
	p.path = PAGE;
	questions_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_questions(WebReq *r, GError **err)
{
	return show(r, NULL, NULL, err);
}

/* What was left empty is as for all; but not of all. */
static int
limit_sent(WebReq *r, const char *name)
{
	bool as_house = req_int(r, "customer") && !req_has(r, name);

	return as_house ? ASK_AS_HOUSE : (int)req_int(r, name);
}

static bool
post_questions(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	QuestionSet set = { .customer_id = req_int(r, "customer"),
		.rule = { limit_sent(r, "every_days"), limit_sent(r, "about_monthly") },
		.n = QUESTIONS_MOST };

	for (size_t i = 0; i < QUESTIONS_MOST; i++)
		for (int l = 0; l < N_LANGS; l++)
			set.questions[i].texts[l] = req_text(r, names[i][l]);
	if (question_save(req_db(r), req_arena(r), req_actor(r), &set, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), PAGE "?customer=%" G_GINT64_FORMAT,
		        set.customer_id),
		    TEXT_QUESTION_SAVED);
	if (req_user_can_mend(why))
		return show(r, &set, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static const Param get_params[] = {
	{ "customer", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};
static const Param post_params[] = {
	{ "customer", P_INT, false, G_MAXINT64, NULL },
	{ "da1", P_TEXT, false, 1000, NULL },
	{ "en1", P_TEXT, false, 1000, NULL },
	{ "da2", P_TEXT, false, 1000, NULL },
	{ "en2", P_TEXT, false, 1000, NULL },
	{ "da3", P_TEXT, false, 1000, NULL },
	{ "en3", P_TEXT, false, 1000, NULL },
	{ "every_days", P_INT, false, ASKING_MAX_DAYS, NULL },
	{ "about_monthly", P_INT, false, ASKING_MAX_CASES, NULL },
	{ 0 },
};

const Route question_routes[] = {
	{ "GET", PAGE, MAY_ADMIN, false, "What is asked after a case (M16)", get_params,
	    get_questions },
	{ "POST", PAGE, MAY_ADMIN, true, "Asks this from now on", post_params,
	    post_questions },
	{ 0 },
};
