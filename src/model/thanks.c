/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/thanks.h"

#include <glib.h>
#include <string.h>

#include "base/str.h"
#include "model/quote.h"

#define MAX_BYTES 400 /* who writes more says more */
#define MAX_NAMES 3   /* "Anna Berg Holm" */

/* Each makes it thanks, alone or with words of the other lists. */
static const char *const thanking[] = { "tak", "takker", "tusind", "tusindtak", "tusinde",
	"tak!", "tack", "tackar", "takk", "takker", "tusen", "thanks", "thank", "thx",
	"ty", "tnx", "cheers", "danke", "dank", "vielen", "herzlichen", "merci", "super",
	"superb", "perfekt", "perfect", "fantastisk", "fantastiskt", "fedt", "skønt",
	"dejligt", "herligt", "toppen", "topp", "klasse", "prima", "wunderbar", "genial",
	"great", "awesome", "excellent", "brilliant", "lovely", "virker", "fungerer",
	"fungerar", "works", "working", "worked", "funktioniert", "klappt", "geht",
	"kører", "fint", "godt", "löst", "løst", "gelöst", "solved", "fixed", "okay",
	"ok", "modtaget", "mottatt", "mottaget", "received" };

/* Said around it. None of them tells of anything that is wrong or wished for. */
static const char *const around[] = { "mange", "mangen", "hjertelig", "rigtig", "rigtigt",
	"meget", "så", "for", "hjælpen", "hjælp", "hurtig", "hurtige", "hurtigt", "svar",
	"svaret", "indsats", "indsatsen", "service", "servicen", "skal", "have", "du",
	"i", "jer", "dig", "det", "den", "nu", "igen", "alt", "som", "en", "et", "og",
	"at", "er", "hun", "med", "god", "weekend", "dag", "aften", "ferie", "jul",
	"sommer", "fortsat", "ha", "hej", "hejsa", "kære", "hermed", "bare", "lige",
	"helt", "var", "lavet", "ordnet", "gang", "gange", "selv", "lyder", "flot",
	"arbejde", "arbejdet", "på", "opgaven", "løst", "herfra", "altså", "bekræfter",
	"bekræftet", "hilsen", "venlig", "venlige", "hilsner", "mvh", "vh", "kh", "bh",
	"bedste", "de", "dejlig", "fin", "fine", "skøn", "kan", "nemlig", "ja", "jeg",
	"vi", "har", "set", "fået", "læst",
	/* Swedish, Norwegian */
	"mycket", "så", "för", "hjälpen", "hjälp", "snabb", "snabba", "snabbt", "bra",
	"igjen", "jättebra", "jätte", "hej", "hei", "kjære", "hjelpen", "hjelp", "rask",
	"raskt", "flott", "veldig", "vældig", "helg", "trevlig", "fin", "kväll", "dag",
	"och", "allt", "är", "det", "den", "nå", "nu", "skall", "ni", "dere", "deg",
	"deras", "jobb", "jobbet", "hälsningar", "vänliga", "med", "vennlig", "hälsning",
	"svaret", "ha", "bästa", "snilla", "snille", "du", "som", "vanligt", "igen",
	/* English */
	"a", "lot", "lots", "very", "much", "so", "you", "the", "your", "quick", "fast",
	"help", "assistance", "support", "reply", "response", "it", "that", "this", "now",
	"again", "all", "is", "was", "everything", "good", "well", "job", "work", "many",
	"again", "and", "to", "hi", "hello", "dear", "have", "nice", "day", "weekend",
	"fine", "kind", "regards", "best", "for", "its", "it's", "as", "usual",
	"appreciated", "appreciate", "really", "team", "guys", "everyone", "prompt",
	"swift", "both", "my", "i", "of", "yes", "with", "up", "running",
	/* German */
	"dir", "ihnen", "euch", "für", "die", "der", "das", "schnelle", "schnellen",
	"rasche", "hilfe", "antwort", "unterstützung", "schön", "schönen", "schönes",
	"sehr", "es", "jetzt", "wieder", "alles", "ist", "tag", "wochenende", "hallo",
	"liebe", "lieber", "guten", "gut", "und", "mit", "freundlichen", "grüßen",
	"grüsse", "grüße", "viele", "beste", "besten", "ich", "mfg", "lg", "ja", "bei",
	"einwandfrei", "wunderbaren", "noch", "einen", "tausend", "recht", "nochmals" };

/* After these, and on a last line of its own, a word with a capital letter is a name. */
static const char *const before_name[] = { "hej", "hejsa", "hei", "hi", "hello", "dear",
	"kære", "kjære", "hallo", "liebe", "lieber", "tak", "tack", "takk", "thanks",
	"danke", "you", "mvh", "vh", "kh", "hilsen", "regards", "grüße", "grüsse",
	"grüßen", "hälsningar", "hälsning", "mfg", "lg", "dank", "cheers", "super",
	"perfekt", "perfect", "great", "thx" };

/* In front of whom "thanks" asks for something: "tak på forhånd". */
static const char *const asking[] = { "forhånd", "förhand", "advance", "voraus",
	"vorhand", "fordelt", "forhand" };

/* Mail programs that send a picture as an answer: "👍 Ida reacted via Gmail". */
static const char *const reactions[] = { "reacted via gmail", "reagerede via gmail",
	"reacted to your message", "reagerede på din", "har reageret på din",
	"reagierte auf ihre nachricht", "reagerade på ditt", "reagerte på meldingen" };

static bool
is_reaction(const char *reply)
{
	g_autofree char *lower = g_utf8_strdown(reply, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(reactions); i++)
		if (strstr(lower, reactions[i]))
			return true;
	return false;
}

/* A raised thumb, a heart, a smiling face …; what is not glad is none. */
static bool
is_glad_sign(gunichar c)
{
	static const gunichar glad[] = { 0x1f44d, 0x1f44c, 0x1f64f, 0x2764, 0x1f44f,
		0x1f389, 0x2b50, 0x1f31f, 0x2705, 0x2714, 0x1f4aa, 0x1f91d, 0x1f64c,
		0x1f60a, 0x1f600, 0x1f603, 0x1f604, 0x1f601, 0x1f642, 0x1f60d, 0x1f970,
		0x1f917, 0x263a, 0x1f609, 0x1f60e, 0x1f973, 0x2600, 0x1f490, 0x1f339,
		0x1f338, 0x2665, 0x1f49a, 0x1f499, 0x1f49b, 0x1f929, 0x1f680, 0x1f4af,
		0x1f18f, 0x1faf6, 0x1f91e, 0x1f44a };

	for (size_t i = 0; i < G_N_ELEMENTS(glad); i++)
		if (c == glad[i])
			return true;
	return c >= 0x1f493 && c <= 0x1f49f; /* hearts */
}

/* What goes with such a sign: colours, joiners, variants. */
static bool
is_of_sign(gunichar c)
{
	return (c >= 0x1f3fb && c <= 0x1f3ff) || c == 0x200d || c == 0xfe0f ||
	       c == 0x2640 || c == 0x2642;
}

/* How a text is read. */
typedef struct {
	bool thanks;     /* a word of thanks, or a sign, was there */
	bool other;      /* something else was */
	bool may_name;   /* the next word may be a name */
	bool line_named; /* all of this line are words with a capital letter */
	int unknown;     /* of them, on this line */
	int lines;       /* before this one, with words */
	int words;       /* on this line */
	int names;       /* in a row */
} Reading;

static void
take_word(Reading *r, const char *s, size_t n)
{
	g_autofree char *word = g_strndup(s, n);
	g_autofree char *lower = g_utf8_strdown(word, -1);
	bool capital = g_unichar_isupper(g_utf8_get_char(s));

	r->words++;
	r->line_named &= capital;
	if (STR_IS_AMONG(lower, asking))
		r->other = true;
	bool known = STR_IS_AMONG(lower, thanking);
	r->thanks |= known;
	known |= STR_IS_AMONG(lower, around);
	if (known) {
		r->may_name = STR_IS_AMONG(lower, before_name);
		r->names = 0;
		return;
	}
	/* "Tak Anna", "Hej Anna Berg" */
	if (capital && r->may_name && r->names < MAX_NAMES) {
		r->names++;
		return;
	}
	r->may_name = false;
	r->unknown++;
}

/* A line of nothing but names is whoever signs, if something stands above. */
static void
end_line(Reading *r)
{
	bool signs = r->line_named && r->lines > 0 && r->words <= MAX_NAMES;

	if (r->unknown && !signs)
		r->other = true;
	r->lines += r->words > 0;
	r->words = r->unknown = 0;
	r->line_named = true;
	/* The name may stand below "Venlig hilsen". */
	r->names = 0;
}

/* ":-)", ";)", ":D": how many bytes; 0: none is here. */
static size_t
face(const char *s)
{
	static const char *const faces[] = { ":-)", ";-)", ":-D", ":)", ";)", ":D", "=)",
		"<3", ":o)", ":-P", ":P", "(-:", "(:" };

	for (size_t i = 0; i < G_N_ELEMENTS(faces); i++)
		if (g_str_has_prefix(s, faces[i]))
			return strlen(faces[i]);
	return 0;
}

static const char *
take(Reading *r, const char *s)
{
	gunichar c = g_utf8_get_char(s);
	size_t n = face(s);

	if (n) {
		r->thanks = true;
		return s + n;
	}
	if (g_unichar_isalpha(c)) {
		const char *end = s;

		while (g_unichar_isalpha(g_utf8_get_char(end)) ||
		       (*end == '\'' && g_ascii_isalpha(end[1])))
			end += g_utf8_skip[(guchar)*end];
		take_word(r, s, (size_t)(end - s));
		return end;
	}
	if (c == '.' || c == '!')
		r->may_name = false; /* "Tak. Stop" */
	if (c == '\n')
		end_line(r);
	else if (is_glad_sign(c))
		r->thanks = true;
	else if (c > 127 && !is_of_sign(c) && !g_unichar_isspace(c) &&
	         !g_unichar_ispunct(c))
		r->other = true; /* a sign that may mean anything */
	else if (c < 127 && !g_ascii_isspace((char)c) &&
	         !strchr(".,!;:-_*~()\"'/&+", (int)c))
		r->other = true; /* a question, a number, a file's name */
	return s + g_utf8_skip[(guchar)*s];
}

/* "PS: …" below the signature is written for this mail. */
static bool
has_postscript(const char *signature)
{
	for (const char *line = signature; *line;) {
		if (!g_ascii_strncasecmp(line, "ps", 2) && !g_ascii_isalnum(line[2]))
			return true;
		if (!g_ascii_strncasecmp(line, "p.s", 3))
			return true;
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	return false;
}

bool
text_is_thanks(const char *reply)
{
	Reading r = { .line_named = true };
	size_t n = text_before_signature(reply);

	if (n > MAX_BYTES || has_postscript(reply + n))
		return false;
	g_autofree char *words = g_strndup(reply, n);
	if (is_reaction(words))
		return true;
	for (const char *s = words; *s;)
		s = take(&r, s);
	end_line(&r);
	return r.thanks && !r.other;
}
