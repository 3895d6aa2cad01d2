/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "html.h"

#include <string.h>

static bool
is_one_of(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (!strcmp(word, *words))
			return true;
	return false;
}

static bool
is_void(const char *tag)
{
	static const char *const tags[] = { "area", "base", "br", "col", "embed", "hr",
		"img", "input", "link", "meta", "source", "track", "wbr", NULL };

	return is_one_of(tag, tags);
}

static bool
is_url(const char *attr)
{
	static const char *const attrs[] = { "href", "src", "action", "formaction",
		"poster", "data", "cite", "ping", "manifest", "background", "xlink:href",
		"hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete", "hx-push-url",
		"hx-replace-url", "sse-connect", "hx-sse", NULL };

	return is_one_of(attr, attrs);
}

/* What is read as something other than a text or one URL: HTML, CSS, a list, a script. */
static bool
takes_no_value(const char *tag, const char *attr)
{
	static const char *const attrs[] = { "style", "srcdoc", "srcset", "hx-vals",
		"hx-vars", "hx-headers", "hx-trigger", NULL };

	/* Whether a form posts must be known, for its token. */
	return is_one_of(attr, attrs) ||
	       (!strcmp(tag, "form") && !strcmp(attr, "method"));
}

static bool
is_rcdata(const char *tag)
{
	return !strcmp(tag, "textarea") || !strcmp(tag, "title");
}

static bool
is_raw(const char *tag)
{
	return !strcmp(tag, "script") || !strcmp(tag, "style");
}

static const char *
innermost(const Html *h)
{
	return h->depth ? h->open[h->depth - 1] : "";
}

static bool
is_within(const Html *h, const char *tag)
{
	for (int i = 0; i < h->depth; i++)
		if (!strcmp(h->open[i], tag))
			return true;
	return false;
}

static bool
refuse(Html *h, const char *why)
{
	h->why = why;
	return false;
}

static bool
add_to_word(Html *h, char c)
{
	size_t n = strlen(h->word);

	if (n + 1 >= sizeof h->word)
		return refuse(h, "a name that is too long");
	h->word[n] = (char)g_ascii_tolower(c);
	h->word[n + 1] = '\0';
	return true;
}

/* --- tags --- */

static bool
end_of_closing_tag(Html *h)
{
	if (!h->depth || strcmp(h->tag, innermost(h)) != 0)
		return refuse(h, "a closing tag that closes no open element");
	if (!strcmp(h->tag, "form")) {
		if (h->in_post_form && !h->has_csrf)
			return refuse(h, "a form that posts without {{ csrf }}");
		h->in_post_form = h->has_csrf = false;
	}
	h->depth--;
	h->state = IN_TEXT;
	return true;
}

static bool
end_of_tag(Html *h)
{
	if (h->closing)
		return end_of_closing_tag(h);
	h->state = IN_TEXT;
	/* In HTML a browser reads <div/> as <div>; only in SVG it closes. */
	if (h->self_closing && !is_void(h->tag) && !is_within(h, "svg"))
		return refuse(h, "only a void element closes itself by />");
	if (is_void(h->tag) || h->self_closing)
		return true;
	if (h->depth == HTML_MAX_DEPTH)
		return refuse(h, "elements that are nested too deep");
	if (!strcmp(h->tag, "form")) {
		if (is_within(h, "form"))
			return refuse(h, "a form within a form");
		h->in_post_form = h->is_post;
	}
	g_strlcpy(h->open[h->depth++], h->tag, HTML_MAX_TAG);
	if (is_raw(h->tag))
		h->state = IN_RAW;
	return true;
}

static bool
begin_attr(Html *h, char c)
{
	if (h->closing)
		return refuse(h, "an attribute in a closing tag");
	if (h->needs_space)
		return refuse(h, "an attribute without a space before it");
	h->word[0] = '\0';
	h->state = IN_ATTR_NAME;
	return add_to_word(h, c);
}

static bool
in_tag(Html *h, char c)
{
	if (g_ascii_isspace(c)) {
		h->needs_space = false;
		return true;
	}
	if (c == '>')
		return end_of_tag(h);
	if (c == '/') {
		h->self_closing = true;
		return true;
	}
	if (h->self_closing)
		return refuse(h, "a / in a tag that does not end it");
	if (g_ascii_isalpha(c) || c == ':' || c == '@')
		return begin_attr(h, c);
	return refuse(h, "a character that begins no attribute");
}

static bool
in_name(Html *h, char c)
{
	if (g_ascii_isalnum(c) || c == '-')
		return add_to_word(h, c);
	if (strlen(h->word) >= sizeof h->tag)
		return refuse(h, "a name that is too long");
	g_strlcpy(h->tag, h->word, sizeof h->tag);
	h->self_closing = h->has_method = h->is_post = h->needs_space = false;
	h->state = IN_TAG;
	return in_tag(h, c);
}

static bool
after_open(Html *h, char c)
{
	h->word[0] = '\0';
	if (c != '/' && !h->closing && (is_raw(innermost(h)) || is_rcdata(innermost(h))))
		return refuse(h, "a tag in <script>, <style>, <textarea> or <title>");
	if (c == '!') {
		h->state = IN_DECLARATION;
		return true;
	}
	if (c == '/' && !h->closing) {
		h->closing = true;
		return true;
	}
	if (!g_ascii_isalpha(c))
		return refuse(h, "a < that begins no tag: write &lt;");
	h->state = IN_NAME;
	return add_to_word(h, c);
}

/* --- attributes --- */

static bool
attr_holds(Html *h)
{
	/* htmx takes each of its attributes under both names. */
	const char *attr = g_str_has_prefix(h->word, "data-hx-") ? h->word + 5 : h->word;

	g_strlcpy(h->attr, attr, sizeof h->attr);
	if (g_str_has_prefix(h->attr, "on") || g_str_has_prefix(h->attr, "hx-on"))
		return refuse(h, "an inline script: our pages have none");
	if (!strcmp(h->attr, "style") && !h->mail)
		return refuse(h, "an inline style: our pages have none");
	if (!strcmp(h->attr, "formmethod"))
		return refuse(h, "formmethod: the form itself says its method");
	if (!strcmp(h->attr, "method")) {
		if (h->has_method)
			return refuse(h, "an attribute that stands there twice");
		h->has_method = true;
	}
	return true;
}

static bool
in_attr_name(Html *h, char c)
{
	if (g_ascii_isalnum(c) || strchr("-_:.", c))
		return add_to_word(h, c);
	if (!attr_holds(h))
		return false;
	if (c == '=') {
		h->state = IN_ATTR_EQUALS;
		return true;
	}
	h->state = IN_TAG;
	return in_tag(h, c);
}

/* May c follow in the literal beginning of a URL? Its scheme is one that runs nothing. */
static bool
url_holds(Html *h, char c)
{
	static const char *const schemes[] = { "http", "https", "mailto", "tel", "cid",
		NULL };

	if (strpbrk(h->word, "/?#"))
		return true;
	if (!h->value_begun && !g_ascii_isalnum(c) && !strchr("/?#.", c))
		return refuse(h, "a character that no URL begins with");
	if (c == '&' || (c == ':' && !is_one_of(h->word, schemes)))
		return refuse(h,
		    "a scheme that is none of http, https, mailto, tel, cid");
	return true;
}

static bool
in_value(Html *h, char c)
{
	if (c == h->quote) {
		if (!strcmp(h->tag, "form") && !strcmp(h->attr, "method"))
			h->is_post = !strcmp(h->word, "post");
		h->state = IN_TAG;
		h->needs_space = true;
		return true;
	}
	if (is_url(h->attr) && !url_holds(h, c))
		return false;
	h->value_begun = true;
	/* Only a short value is ever looked at. */
	return strlen(h->word) + 1 >= sizeof h->word || add_to_word(h, c);
}

static bool
at_equals(Html *h, char c)
{
	if (c != '"' && c != '\'')
		return refuse(h, "an attribute without quotes");
	h->quote = c;
	h->word[0] = '\0';
	h->value_begun = false;
	h->state = IN_VALUE;
	return true;
}

/* --- the rest --- */

static bool
in_text(Html *h, char c)
{
	if (c == '<') {
		h->closing = false;
		h->state = IN_OPEN;
	}
	return true;
}

static bool
in_declaration(Html *h, char c)
{
	if (c == '>')
		h->state = IN_TEXT;
	else if (c == '-' && !strcmp(h->word, "-"))
		h->state = IN_COMMENT;
	h->word[0] = c;
	h->word[1] = '\0';
	return true;
}

static bool
in_comment(Html *h, char c)
{
	size_t n = strlen(h->word);

	/* <!--> is a whole one for browsers */
	if (c == '>' && (n == 1 || !strcmp(h->word, "--"))) {
		h->state = IN_TEXT;
		return true;
	}
	h->word[0] = ' ';
	if (n)
		h->word[0] = h->word[n - 1];
	h->word[1] = c;
	h->word[2] = '\0';
	return true;
}

/* Mail programs read no other style sheet, and dark mode needs one. */
static bool
may_style(const Html *h)
{
	return h->mail && !strcmp(innermost(h), "style");
}

static bool
in_raw(Html *h, char c)
{
	if (c != '<')
		return g_ascii_isspace(c) || may_style(h) ||
		       refuse(h, "an inline script or style: our pages "
		                 "have none");
	h->closing = false;
	h->state = IN_OPEN;
	return true;
}

bool
html_follow(Html *h, const char *s, size_t n)
{
	static bool (*const steps[])(Html *, char) = {
		[IN_TEXT] = in_text,
		[IN_OPEN] = after_open,
		[IN_NAME] = in_name,
		[IN_TAG] = in_tag,
		[IN_ATTR_NAME] = in_attr_name,
		[IN_ATTR_EQUALS] = at_equals,
		[IN_VALUE] = in_value,
		[IN_DECLARATION] = in_declaration,
		[IN_COMMENT] = in_comment,
		[IN_RAW] = in_raw,
	};

	for (size_t i = 0; i < n; i++)
		if (!steps[h->state](h, s[i]))
			return false;
	return true;
}

Place
html_place(const Html *h)
{
	switch (h->state) {
	case IN_TEXT:
		return is_rcdata(innermost(h)) ? PLACE_RCDATA : PLACE_TEXT;
	case IN_TAG:
		return h->self_closing ? PLACE_NOWHERE : PLACE_TAG;
	case IN_VALUE:
		if (takes_no_value(h->tag, h->attr))
			return PLACE_NOWHERE;
		if (!is_url(h->attr))
			return PLACE_ATTR;
		return h->value_begun ? PLACE_URL_PART : PLACE_URL;
	case IN_OPEN:
	case IN_NAME:
	case IN_ATTR_NAME:
	case IN_ATTR_EQUALS:
	case IN_DECLARATION:
	case IN_COMMENT:
	case IN_RAW:
		return PLACE_NOWHERE;
	}
	g_assert_not_reached();
}

bool
html_settle(Html *h)
{
	if (h->state != IN_NAME && h->state != IN_ATTR_NAME)
		return true;
	if (!(h->state == IN_NAME ? in_name(h, ' ') : in_attr_name(h, ' ')))
		return false;
	h->needs_space = true;
	return true;
}

bool
html_may_branch(Html *h)
{
	if (h->state == IN_OPEN || h->state == IN_ATTR_EQUALS ||
	    h->state == IN_DECLARATION || h->state == IN_COMMENT)
		return refuse(h, "a block within the opening of a tag, of an attribute, "
		                 "or in a comment");
	if (h->state == IN_VALUE && !strcmp(h->attr, "method"))
		return refuse(h, "a block within the method of a form");
	return true;
}

void
html_value(Html *h)
{
	if (h->state == IN_VALUE)
		h->value_begun = true;
}

bool
html_csrf(Html *h)
{
	if (html_place(h) != PLACE_TEXT || !h->in_post_form)
		return refuse(h, "{{ csrf }} outside a form that posts");
	h->has_csrf = true;
	return true;
}

/* Are two tags, or values in them, at the same place? */
static bool
is_same_tag(const Html *a, const Html *b)
{
	if (strcmp(a->tag, b->tag) != 0 || a->closing != b->closing ||
	    a->self_closing != b->self_closing || a->is_post != b->is_post ||
	    a->has_method != b->has_method)
		return false;
	return a->state == IN_TAG || (a->quote == b->quote && !strcmp(a->attr, b->attr));
}

bool
html_same(const Html *a, const Html *b)
{
	if (a->state != b->state || a->depth != b->depth || a->has_csrf != b->has_csrf ||
	    a->in_post_form != b->in_post_form)
		return false;
	for (int i = 0; i < a->depth; i++)
		if (strcmp(a->open[i], b->open[i]) != 0)
			return false;
	return (a->state != IN_TAG && a->state != IN_VALUE) || is_same_tag(a, b);
}

void
html_join(Html *to, const Html *branch)
{
	to->value_begun |= branch->value_begun;
	to->needs_space |= branch->needs_space;
}

bool
html_ended(Html *h)
{
	if (h->state != IN_TEXT)
		return refuse(h, "the definition ends within a tag");
	return h->depth == 0 ||
	       refuse(h, "the definition ends and an element is still open");
}

bool
html_is_loose(const Html *h)
{
	if (h->state == IN_VALUE)
		return false;
	return !is_within(h, "pre") && !is_within(h, "textarea");
}
