/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/question.h"

const char *
question_text(const Question *q, Lang lang)
{
	return q->texts[lang] && *q->texts[lang]
	           ? q->texts[lang]
	           : q->texts[lang == LANG_DA ? LANG_EN : LANG_DA];
}
