/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_cms.h"

#include <string.h>

/* X.690: tags of what is walked through. */
#define INTEGER     0x02
#define OCTETS      0x04
#define OCTETS_MANY 0x24 /* in pieces */
#define OBJECT_ID   0x06
#define SEQUENCE    0x30
#define SET         0x31
#define EXPLICIT_0  0xa0

#define MAX_DEPTH 20

/* One value: its tag, and what is in it. Of one without a length, all that follows. */
typedef struct {
	unsigned char tag;
	bool endless;
	MimeSpan in;
} Value;

/* Takes the next value off the bytes; false if there is none that holds. */
static bool
take(MimeSpan *bytes, Value *v)
{
	const unsigned char *s = (const unsigned char *)bytes->s;
	size_t head = 2, length;

	if (bytes->n < 2 || (s[0] & 0x1f) == 0x1f)
		return false;
	v->tag = s[0];
	v->endless = s[1] == 0x80;
	length = s[1];
	if (s[1] > 0x80) {
		size_t n = s[1] & 0x7f;

		if (n > 4 || bytes->n < 2 + n)
			return false;
		length = 0;
		for (size_t i = 0; i < n; i++)
			length = length << 8 | s[2 + i];
		head += n;
	} else if (v->endless)
		length = bytes->n - head;
	if (length > bytes->n - head)
		return false;
	v->in = (MimeSpan){ bytes->s + head, length };
	bytes->s += head + length;
	bytes->n -= head + length;
	return true;
}

/* The next value, which must have the tag. */
static bool
expect(MimeSpan *bytes, unsigned char tag, MimeSpan *in)
{
	Value v;

	if (!take(bytes, &v) || v.tag != tag)
		return false;
	*in = v.in; /* without a length: also what is behind it */
	return true;
}

/* All octets of one string, which may be in pieces; *bytes is behind it. */
static bool
octets(MimeSpan *bytes, GString *to, int depth)
{
	Value v;

	if (depth > MAX_DEPTH || !take(bytes, &v))
		return false;
	if (v.tag == OCTETS && !v.endless) {
		g_string_append_len(to, v.in.s, (gssize)v.in.n);
		return true;
	}
	if (v.tag != OCTETS_MANY)
		return false;
	MimeSpan in = v.in;
	while (in.n && !(in.n >= 2 && !in.s[0] && !in.s[1]))
		if (!octets(&in, to, depth + 1))
			return false;
	if (v.endless && in.n >= 2) /* behind its end */
		*bytes = (MimeSpan){ in.s + 2, in.n - 2 };
	return true;
}

bool
mail_cms_signed(Arena *a, MimeSpan bytes, MimeSpan *content)
{
	static const char signed_data[] = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
	g_autoptr(GString) found = g_string_new(NULL);
	MimeSpan info, type, explicit, data, version, digests, wrapped, inner;

	if (!expect(&bytes, SEQUENCE, &info) || !expect(&info, OBJECT_ID, &type) ||
	    type.n != sizeof signed_data - 1 ||
	    memcmp(type.s, signed_data, type.n) != 0 ||
	    !expect(&info, EXPLICIT_0, &explicit) ||
	    !expect(&explicit, SEQUENCE, &data) || !expect(&data, INTEGER, &version) ||
	    !expect(&data, SET, &digests) || !expect(&data, SEQUENCE, &wrapped) ||
	    !expect(&wrapped, OBJECT_ID, &type) ||
	    !expect(&wrapped, EXPLICIT_0, &inner) || !octets(&inner, found, 0))
		return false;
	*content = (MimeSpan){ arena_memdup(a, found->str, found->len), found->len };
	return true;
}
