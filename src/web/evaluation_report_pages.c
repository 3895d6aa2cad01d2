/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/evaluation_report_pages.h"

#include <math.h>

#include "desk/duty.h"
#include "desk/evaluation_report.h"
#include "evaluation_report.tmpl.h" /* made from web/tmpl/evaluation_report.tmpl */
#include "model/case.h"
#include "model/when.h"
#include "store/question_store.h"
#include "web/frame.h"

#define PAGE       "/reports/evaluations"
#define USUAL_SPAN 6 /* months: what status meetings look back on (M19) */

typedef struct {
	const Reader *rd;
	MarksMean all;
	bool is_known; /* did anybody answer? */
} Judging;

/* "4,3": a mark, of the scale of 1 to 5. */
static const char *
mark_words(const Reader *rd, double mark)
{
	int tenths = (int)lround(mark * 10);

	return arena_printf(rd->a, "%d%s%d", tenths / 10, rd->lang == LANG_DA ? "," : ".",
	    tenths % 10);
}

static const char *
of_words(const Reader *rd, TextId id, size_t n, size_t of)
{
	const TextArg args[] = { text_arg_n((int64_t)n), text_arg_n((int64_t)of) };

	return text_format(rd->a, rd->lang, id, args, 2);
}

static const char *
interval_words(const Reader *rd, const MarksMean *m)
{
	return arena_printf(rd->a, "%s–%s", mark_words(rd, m->least),
	    mark_words(rd, m->most));
}

static int
place(double mark)
{
	return (int)lround(
	    100 * (mark - QUESTION_WORST) / (QUESTION_BEST - QUESTION_WORST));
}

static JudgedRow
row_of(const Judging *j, const Marks *marks, const char *name)
{
	const Reader *rd = j->rd;
	JudgedRow row = { .name = name,
		.answered = of_words(rd, TEXT_JUDGED_N_OF, marks_answered(marks),
		    marks->asked),
		.low = marks_low(marks) ? arena_printf(rd->a, "%zu", marks_low(marks))
		                        : "" };
	MarksMean mean;

	if (!marks_mean(marks, &mean))
		return row;
	row.mean = mark_words(rd, mean.mean);
	row.interval = interval_words(rd, &mean);
	row.from = place(mean.least);
	row.to = place(mean.most);
	row.at = place(mean.mean);
	bool differs = j->is_known && marks_differ(&mean, &j->all);
	row.is_worse = differs && mean.most < j->all.mean;
	row.is_better = differs && !row.is_worse;
	return row;
}

static const char *
name_of(const Reader *rd, const EvaluationLine *l, TextId what)
{
	if (l->begins)
		return when_month(rd->a, rd->lang, rd->tz, l->begins);
	if (what == TEXT_REPORT_HORIZON_CATEGORY)
		return text(rd->lang, category_text(l->id));
	return l->name ? l->name : text(rd->lang, TEXT_JUDGED_NOBODY);
}

static JudgedTable
table_of(const Judging *j, const EvaluationLines *lines, TextId title, TextId what)
{
	JudgedRow *rows = arena_newv(j->rd->a, JudgedRow, lines->n + 1);

	for (size_t i = 0; i < lines->n; i++) {
		const EvaluationLine *l = &lines->lines[i];

		rows[i] = row_of(j, &l->marks, name_of(j->rd, l, what));
		if (what == TEXT_JUDGED_CUSTOMER && l->id)
			rows[i].url = arena_printf(j->rd->a,
			    "/customer/%" G_GINT64_FORMAT, l->id);
	}
	return (JudgedTable){ title, what, rows, lines->n };
}

/* --- what they wrote --- */

static JudgedSaid
said_of(const Reader *rd, const EvaluationSaid *s)
{
	const char *who = s->person ? s->person : "–";
	bool is_low = false;

	for (size_t i = 0; i < G_N_ELEMENTS(s->row.scores); i++)
		is_low |= mark_is_low(s->row.scores[i]);
	return (JudgedSaid){
		.marks = marks_words(rd->a, s->row.scores, G_N_ELEMENTS(s->row.scores)),
		.comment = *s->comment ? s->comment : NULL,
		.when = when_short(rd->a, rd->lang, rd->tz, s->answered_at, rd->now),
		.case_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT,
		    s->row.case_id),
		.subject = s->subject,
		.by = s->row.customer
		          ? arena_printf(rd->a, "%s, %s", who, s->row.customer)
		          : who,
		.staff = s->row.staff,
		.is_low = is_low,
	};
}

static void
set_said(const Reader *rd, const EvaluationReport *r, JudgedView *v)
{
	JudgedSaid *said = arena_newv(rd->a, JudgedSaid, r->n_said + 1);

	for (size_t i = 0; i < r->n_said; i++)
		said[i] = said_of(rd, &r->said[i]);
	v->said = said;
	v->n_said = r->n_said;
}

/* --- what is chosen --- */

static void
set_spans(const Reader *rd, int64_t months, JudgedView *v)
{
	static const int64_t spans[] = { 1, 3, USUAL_SPAN, 12, EVALUATION_MOST_MONTHS };
	Choice *choices = arena_newv(rd->a, Choice, G_N_ELEMENTS(spans));

	for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
		const TextArg arg = text_arg_n(spans[i]);

		choices[i] = (Choice){
			arena_printf(rd->a, "%" G_GINT64_FORMAT, spans[i]),
			text_format(rd->a, rd->lang,
			    spans[i] == 1 ? TEXT_JUDGED_THIS_MONTH : TEXT_JUDGED_MONTHS,
			    &arg, 1),
			spans[i] == months,
		};
	}
	v->spans = choices;
	v->n_spans = G_N_ELEMENTS(spans);
}

/* As all are asked now; a customer's own stand in the same places. */
static bool
set_questions(Db *db, const Reader *rd, size_t question, JudgedView *v, GError **err)
{
	Choice *choices = arena_newv(rd->a, Choice, QUESTIONS_MOST);
	QuestionSet set;

	if (!question_store_asked(db, rd->a, 0, rd->now, &set, err))
		return false;
	for (size_t i = 0; i < set.n; i++)
		choices[v->n_questions++] = (Choice){
			arena_printf(rd->a, "%zu", i + 1),
			arena_printf(rd->a, "%zu. %s", i + 1,
			    question_text(&set.questions[i], rd->lang)),
			i == question,
		};
	v->questions = choices;
	return true;
}

static void
fill(const Reader *rd, const EvaluationReport *r, JudgedView *v)
{
	JudgedTable *tables = arena_newv(rd->a, JudgedTable, 4);
	Judging j = { .rd = rd };

	v->answered = of_words(rd, TEXT_JUDGED_OF_ASKED, marks_answered(&r->all),
	    r->all.asked);
	v->low = of_words(rd, TEXT_JUDGED_OF_LOW, marks_low(&r->all), 0);
	j.is_known = marks_mean(&r->all, &j.all);
	set_said(rd, r, v);
	if (!j.is_known)
		return;
	const TextArg args[] = { text_arg_s(mark_words(rd, j.all.mean)),
		text_arg_s(interval_words(rd, &j.all)) };
	v->all = text_format(rd->a, rd->lang, TEXT_JUDGED_ALL, args, 2);
	tables[v->n_tables++] = table_of(&j, &r->months, TEXT_REPORT_HORIZON_MONTHS,
	    TEXT_REPORT_HORIZON_MONTH);
	tables[v->n_tables++] = table_of(&j, &r->customers, TEXT_JUDGED_CUSTOMERS,
	    TEXT_JUDGED_CUSTOMER);
	tables[v->n_tables++] = table_of(&j, &r->staff, TEXT_JUDGED_STAFF,
	    TEXT_JUDGED_MEMBER);
	tables[v->n_tables++] = table_of(&j, &r->categories,
	    TEXT_REPORT_HORIZON_CATEGORIES, TEXT_REPORT_HORIZON_CATEGORY);
	v->tables = tables;
}

static bool
get_evaluations(WebReq *r, GError **err)
{
	int64_t months = req_has(r, "months") ? req_int(r, "months") : USUAL_SPAN;
	int64_t question = MAX(req_int(r, "question"), 1);
	JudgedView v = { 0 };
	EvaluationReport report;
	const Zone *zone;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !set_questions(req_db(r), &p.rd, (size_t)question - 1, &v, err) ||
	    !duty_zone(req_db(r), p.rd.a, &zone, err) ||
	    !evaluation_report(req_db(r), p.rd.a, zone, p.rd.now, (int)months,
	        (size_t)question - 1, &report, err))
		return false;
	v.title = text(p.rd.lang, TEXT_JUDGED_TITLE);
	set_spans(&p.rd, months, &v);
	fill(&p.rd, &report, &v);
	p.here = "reports";
	judged_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static const Param params[] = {
	{ "months", P_INT, false, EVALUATION_MOST_MONTHS, NULL },
	{ "question", P_INT, false, QUESTIONS_MOST, NULL },
	{ 0 },
};

const Route evaluation_report_routes[] = {
	{ "GET", PAGE, MAY_STAFF, false, "How those who were asked judge the desk (M16)",
	    params, get_evaluations },
	{ 0 },
};
