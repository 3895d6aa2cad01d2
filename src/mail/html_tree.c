/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/html_tree.h"

#include <setjmp.h>
#include <string.h>

#include "mail/html_sanitize.h"

#define BLOCK_BYTES   ((size_t)256 * 1024)
#define MOST_BYTES(n) ((n)*256 + ((size_t)16 << 20)) /* for n bytes of HTML */
#define MOST_SECONDS  3
#define CLOCK_EVERY   256 /* pieces of memory */
#define ALIGNED       ((size_t)16)

/* Memory is never given back before the end: so all of it can be left at any moment. */
struct HtmlTree {
	GPtrArray *blocks;
	char *free; /* of the last block */
	size_t n_free, n_left;
	unsigned n_pieces;
	gint64 deadline;
	jmp_buf too_much; /* out of Gumbo, which cannot be told */
	GumboOutput *output;
};

static void *
allocate(void *data, size_t n)
{
	HtmlTree *t = data;

	n = (n + ALIGNED - 1) & ~(ALIGNED - 1);
	if (n > t->n_left ||
	    (++t->n_pieces % CLOCK_EVERY == 0 && g_get_monotonic_time() > t->deadline))
		longjmp(t->too_much, 1);
	t->n_left -= n;
	if (n > t->n_free) {
		t->n_free = MAX(n, BLOCK_BYTES);
		t->free = g_malloc(t->n_free);
		g_ptr_array_add(t->blocks, t->free);
	}
	void *piece = t->free;
	t->free += n;
	t->n_free -= n;
	return piece;
}

static void
forget(void *data G_GNUC_UNUSED, void *piece G_GNUC_UNUSED)
{
}

/* Nothing that changes lives on the stack of the caller of setjmp(). */
static bool
parse(HtmlTree *t, const char *html)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = allocate;
	options.deallocator = forget;
	options.userdata = t;
	options.max_errors = 0;
	if (setjmp(t->too_much) != 0)
		return false;
	t->output = gumbo_parse_with_options(&options, html, strlen(html));
	return t->output != NULL;
}

HtmlTree *
html_tree_new(const char *html)
{
	if (!html_may_be_parsed(html))
		return NULL;
	HtmlTree *t = g_new0(HtmlTree, 1);
	t->blocks = g_ptr_array_new_with_free_func(g_free);
	t->n_left = MOST_BYTES(strlen(html));
	t->deadline = g_get_monotonic_time() + MOST_SECONDS * G_TIME_SPAN_SECOND;
	if (!parse(t, html))
		g_clear_pointer(&t, html_tree_free);
	return t;
}

void
html_tree_free(HtmlTree *t)
{
	if (!t)
		return;
	g_ptr_array_unref(t->blocks);
	g_free(t);
}

const GumboNode *
html_tree_root(const HtmlTree *t)
{
	return t->output->root;
}
