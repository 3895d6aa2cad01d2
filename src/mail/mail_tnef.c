/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_tnef.h"

#include <stdint.h>
#include <string.h>

#include "mail/mail_charset.h"

/* MS-OXTNEF 2.1.3: attributes, by the lower half of their number. */
#define SIGNATURE       0x223e9f78U
#define ATT_ATTACH_DATA 0x800f
#define ATT_ATTACH_NAME 0x8010
#define ATT_BODY        0x800c
#define ATT_RENDER      0x9002 /* a new attachment begins */
#define ATT_PROPERTIES  0x9003
#define ATT_ATTACHMENT  0x9005
#define ATT_CODE_PAGE   0x9007

/* MS-OXPROPS, by their number. */
#define PR_BODY          0x1000
#define PR_BODY_HTML     0x1013
#define PR_DISPLAY_NAME  0x3001
#define PR_DATA          0x3701
#define PR_FILENAME      0x3704
#define PR_LONG_FILENAME 0x3707
#define PR_MIME_TAG      0x370e
#define PR_CONTENT_ID    0x3712

#define MAX_FILES      1000
#define MAX_PROPERTIES 10000
#define MAX_NESTED     5

typedef struct {
	Arena *a;
	const char *s, *end;
	bool bad; /* read beyond the end: all that follows is nothing */
} Bytes;

typedef struct {
	Arena *a;
	Tnef *out;
	char code_page[20];
	int depth;
} Opening;

static MimeSpan
take(Bytes *b, size_t n)
{
	MimeSpan span = { b->s, n };

	if (b->bad || (size_t)(b->end - b->s) < n) {
		b->bad = true;
		return (MimeSpan){ "", 0 };
	}
	b->s += n;
	return span;
}

static uint32_t
number(MimeSpan s)
{
	uint32_t v = 0;

	for (size_t i = MIN(s.n, 4); i-- > 0;)
		v = v << 8 | (unsigned char)s.s[i];
	return v;
}

static uint32_t
take_number(Bytes *b, size_t n)
{
	return number(take(b, n));
}

/* --- MAPI properties --- */

static char *
text_of(Opening *o, MimeSpan s, uint32_t type)
{
	while (type == 0x1e && s.n && !s.s[s.n - 1])
		s.n--;
	if (type != 0x1f)
		return mail_charset_decode(o->a, s.s, s.n, o->code_page);
	if (s.n >= 2 && !s.s[s.n - 1] && !s.s[s.n - 2])
		s.n -= 2;
	return mail_charset_decode(o->a, s.s, s.n, "utf-16le");
}

static bool open_attributes(Opening *o, MimeSpan bytes);

static void
keep_property(Opening *o, TnefFile *file, uint32_t tag, MimeSpan v)
{
	uint32_t type = tag & 0xfff, id = tag >> 16;
	bool is_text = type == 0x1e || type == 0x1f;

	if (!file && id == PR_BODY && is_text && o->depth == 1)
		o->out->text = text_of(o, v, type);
	else if (!file && id == PR_BODY_HTML && o->depth == 1)
		o->out->html = text_of(o, v, type);
	else if (!file)
		return;
	else if (is_text &&
	         (id == PR_LONG_FILENAME ||
	             ((id == PR_FILENAME || id == PR_DISPLAY_NAME) && !file->name)))
		file->name = text_of(o, v, type);
	else if (is_text && id == PR_MIME_TAG)
		file->content_type = text_of(o, v, type);
	else if (is_text && id == PR_CONTENT_ID)
		file->content_id = text_of(o, v, type);
	else if (id == PR_DATA && type == 0x102)
		file->data = v;
	else if (id == PR_DATA && type == 0x0d && v.n > 16) {
		/* An object: the name of its interface, then a TNEF of its own. */
		MimeSpan inner = { v.s + 16, v.n - 16 };

		if (tnef_is(inner) && o->depth < MAX_NESTED)
			open_attributes(o, inner);
	}
}

/* How long a value of the type is; 0: it says so itself. */
static size_t
fixed_size(uint32_t type)
{
	switch (type) {
	case 0x02:
	case 0x0b:
	case 0x03:
	case 0x04:
	case 0x0a:
		return 4;
	case 0x05:
	case 0x06:
	case 0x07:
	case 0x14:
	case 0x40:
		return 8;
	case 0x48:
		return 16;
	default:
		return 0;
	}
}

/* A name of its own before the value: a GUID, then a number or a text. */
static void
skip_name(Bytes *b)
{
	take(b, 16);
	if (take_number(b, 4) == 0) {
		take(b, 4);
		return;
	}
	size_t n = take_number(b, 4);
	take(b, (n + 3) & ~(size_t)3);
}

static void
read_property(Opening *o, Bytes *b, TnefFile *file)
{
	uint32_t tag = take_number(b, 4), type = tag & 0xffff;
	size_t fixed = fixed_size(type & 0xfff);
	bool many = (type & 0x1000) != 0;
	uint32_t n = 1;

	if (tag >> 16 >= 0x8000)
		skip_name(b);
	if (many || fixed == 0)
		n = take_number(b, 4);
	for (uint32_t i = 0; i < n && !b->bad; i++) {
		size_t size = fixed ? fixed : take_number(b, 4);
		MimeSpan v = take(b, size);

		take(b, fixed ? 0 : (4 - size % 4) % 4);
		if (!b->bad && i == 0 && !fixed)
			keep_property(o, file, tag, v);
	}
}

static void
read_properties(Opening *o, MimeSpan bytes, TnefFile *file)
{
	Bytes b = { o->a, bytes.s, bytes.s + bytes.n, false };
	uint32_t n = take_number(&b, 4);

	for (uint32_t i = 0; i < MIN(n, MAX_PROPERTIES) && !b.bad; i++)
		read_property(o, &b, file);
}

/* --- attributes --- */

static void
keep_attribute(Opening *o, uint32_t id, MimeSpan v, TnefFile **file)
{
	Tnef *t = o->out;

	switch (id) {
	case ATT_CODE_PAGE:
		g_snprintf(o->code_page, sizeof o->code_page, "windows-%u", number(v));
		break;
	case ATT_BODY:
		if (!t->text && o->depth == 1)
			t->text = text_of(o, v, 0x1e);
		break;
	case ATT_PROPERTIES:
		read_properties(o, v, NULL);
		break;
	case ATT_RENDER:
		*file = NULL;
		if (t->n_files < MAX_FILES)
			*file = arena_push(o->a, &t->files, &t->n_files);
		if (*file)
			**file = (TnefFile){ 0 };
		break;
	case ATT_ATTACH_NAME:
		if (*file)
			(*file)->name = text_of(o, v, 0x1e);
		break;
	case ATT_ATTACH_DATA:
		if (*file)
			(*file)->data = v;
		break;
	case ATT_ATTACHMENT:
		if (*file) {
			/* What is opened in it moves the list. */
			TnefFile copy = **file;
			size_t at = (size_t)(*file - t->files);

			read_properties(o, v, &copy);
			*file = &t->files[at];
			**file = copy;
		}
		break;
	default:
		break;
	}
}

static bool
open_attributes(Opening *o, MimeSpan bytes)
{
	Bytes b = { o->a, bytes.s, bytes.s + bytes.n, false };
	TnefFile *file = NULL;

	o->depth++;
	take(&b, 6); /* the signature, and a key */
	while (!b.bad && b.s < b.end) {
		take(&b, 1); /* of the message, or of a file */
		uint32_t id = take_number(&b, 4) & 0xffff;
		size_t n = take_number(&b, 4);
		MimeSpan v = take(&b, n);

		take(&b, 2); /* a checksum, which nobody looks at */
		if (v.n || id == ATT_RENDER || id == ATT_ATTACH_DATA)
			keep_attribute(o, id, v, &file);
	}
	o->depth--;
	return !b.bad;
}

bool
tnef_is(MimeSpan bytes)
{
	return bytes.n >= 6 && number(bytes) == SIGNATURE;
}

bool
tnef_open(Arena *a, MimeSpan bytes, Tnef *out)
{
	Opening o = { .a = a, .out = out, .code_page = "windows-1252" };

	*out = (Tnef){ 0 };
	if (!tnef_is(bytes))
		return false;
	bool whole = open_attributes(&o, bytes);
	/* A message within has no data of its own: its files stand in the list. */
	size_t n = 0;
	for (size_t i = 0; i < out->n_files; i++)
		if (out->files[i].data.s)
			out->files[n++] = out->files[i];
	out->n_files = n;
	return whole;
}
