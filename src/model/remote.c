/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/remote.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *name;
	TextId text;
} states[] = {
	[REMOTE_ASKED] = { "asked", TEXT_REMOTE_ASKED },
	[REMOTE_AGREED] = { "agreed", TEXT_REMOTE_AGREED },
	[REMOTE_REFUSED] = { "refused", TEXT_REMOTE_REFUSED },
	[REMOTE_RUNNING] = { "running", TEXT_REMOTE_RUNNING_STATE },
	[REMOTE_ENDED] = { "ended", TEXT_REMOTE_ENDED },
	[REMOTE_WITHDRAWN] = { "withdrawn", TEXT_REMOTE_WITHDRAWN },
	[REMOTE_EXPIRED] = { "expired", TEXT_REMOTE_IS_EXPIRED },
};

const char *
remote_state_name(int64_t v)
{
	return v > 0 && v < (int64_t)G_N_ELEMENTS(states) ? states[v].name : NULL;
}

TextId
remote_state_text(int64_t v)
{
	g_assert(remote_state_name(v));
	return states[v].text;
}

Instant
remote_until(const Remote *r)
{
	switch (r->state) {
	case REMOTE_ASKED:
		return r->asked_at + REMOTE_ASK_LASTS;
	case REMOTE_AGREED:
		return r->answered_at + REMOTE_CONSENT_LASTS;
	case REMOTE_RUNNING:
		return r->started_at + REMOTE_LONGEST;
	case REMOTE_REFUSED:
	case REMOTE_ENDED:
	case REMOTE_WITHDRAWN:
	case REMOTE_EXPIRED:
		return 0;
	}
	return 0;
}

int
remote_minutes(const Remote *r, Instant then)
{
	if (!r->started_at || then <= r->started_at)
		return 0;
	return (int)((then - r->started_at + MINUTES(1) - 1) / MINUTES(1));
}

/* --- the tool --- */

static bool
is_one_of(const char *word, size_t n, const char *const *words, size_t n_words)
{
	for (size_t i = 0; i < n_words; i++)
		if (strlen(words[i]) == n && !g_ascii_strncasecmp(word, words[i], n))
			return true;
	return false;
}

/* What a browser would run, or read off the disk. */
static bool
is_harmful(const char *scheme, size_t n)
{
	static const char *const never[] = { "javascript", "vbscript", "data", "file",
		"blob", "about", "view-source", "filesystem", "chrome", "ms-msdt",
		"search-ms" };

	return is_one_of(scheme, n, never, G_N_ELEMENTS(never));
}

/* Of "rustdesk" in "rustdesk://…": 8; 0 if it does not begin with a scheme. */
static size_t
scheme_length(const char *s)
{
	size_t n = 0;

	if (!g_ascii_isalpha(*s))
		return 0;
	while (g_ascii_isalnum(s[n]) || (s[n] && strchr("+-.", s[n])))
		n++;
	return n;
}

bool
remote_schemes_hold(const char *schemes)
{
	g_auto(GStrv) words = g_strsplit_set(schemes, " ,", -1);

	for (char **w = words; *w; w++)
		if (**w &&
		    (scheme_length(*w) != strlen(*w) || is_harmful(*w, strlen(*w))))
			return false;
	return true;
}

static bool
is_allowed(const char *scheme, size_t n, const char *schemes)
{
	static const char *const always[] = { "http", "https" };
	g_auto(GStrv) words = g_strsplit_set(schemes, " ,", -1);

	return is_one_of(scheme, n, always, G_N_ELEMENTS(always)) ||
	       is_one_of(scheme, n, (const char *const *)words, g_strv_length(words));
}

bool
remote_template_holds(const char *template, const char *schemes)
{
	size_t n = scheme_length(template);

	if (!n || template[n] != ':' || is_harmful(template, n) ||
	    !is_allowed(template, n, schemes))
		return false;
	for (const char *p = template; *p; p++)
		if (*p == ' ' || g_ascii_iscntrl(*p))
			return false;
	return true;
}

bool
remote_template_asks(const char *template)
{
	return strstr(template, "{computer}") != NULL;
}

char *
remote_url(Arena *a, const char *template, const char *schemes, const Remote *r)
{
	g_autoptr(GString) s = g_string_new(NULL);
	const struct {
		const char *hole, *value;
	} fields[] = {
		{ "{computer}", r->computer },
		{ "{case}", arena_printf(a, "%" G_GINT64_FORMAT, r->case_id) },
		{ "{person}", r->person_name ? r->person_name : "" },
	};

	if (!remote_template_holds(template, schemes))
		return NULL;
	for (const char *p = template; *p;) {
		size_t i = 0;

		while (i < G_N_ELEMENTS(fields) && !g_str_has_prefix(p, fields[i].hole))
			i++;
		if (i == G_N_ELEMENTS(fields)) {
			g_string_append_c(s, *p++);
			continue;
		}
		g_string_append_uri_escaped(s, fields[i].value, NULL, false);
		p += strlen(fields[i].hole);
	}
	return arena_strdup(a, s->str);
}
