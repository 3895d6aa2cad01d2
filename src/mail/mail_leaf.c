/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_leaf.h"

#include <string.h>

#include "base/str.h"
#include "mail/mail_charset.h"
#include "mail/mail_cms.h"
#include "mail/mail_tnef.h"
#include "mail/mail_uu.h"
#include "mail/mime_body.h"
#include "mail/mime_param.h"
#include "mail/mime_word.h"

#define MAX_SIGNED 10 /* messages within S/MIME files */

/* --- what its headers say --- */

typedef struct {
	MimeValue type, disposition;
	MailFile file; /* without its data */
	const char *charset;
} Leaf;

/* Without the folders of whoever sent it; NULL if nothing is left. */
static const char *
file_name(Arena *a, const char *said)
{
	if (!said)
		return NULL;
	char *name = arena_strdup(a, said);
	for (char *c = name; *c; c++)
		if (*c == '\\')
			*c = '/';
	const char *slash = strrchr(name, '/');
	const char *bare = g_strstrip(slash ? name + (slash + 1 - name) : name);
	return *bare && strcmp(bare, ".") != 0 && strcmp(bare, "..") != 0 ? bare : NULL;
}

static const char *
disposition_of(Arena *a, const MimeValue *v)
{
	const char *word = str_lower(a, mime_words(a, v->value.s, v->value.n, NULL));
	size_t n = strcspn(word, " (");

	if (n == 0)
		return NULL;
	/* One that is not known is to be taken for an attachment (RFC 2183, 2.8). */
	return strncmp(word, "inline", n) == 0 && n == 6 ? "inline" : "attachment";
}

static Leaf
leaf_of(Arena *a, const MimePart *part)
{
	const MimeSpan *type = mime_header(part, "Content-Type", NULL);
	const MimeSpan *disposition = mime_header(part, "Content-Disposition", NULL);
	const MimeSpan *id = mime_header(part, "Content-ID", NULL);
	Leaf l = { .file.content_type = part->type };

	if (type) {
		l.type = mime_value_parse(a, *type);
		l.charset = mime_value_param(a, &l.type, "charset", NULL);
		if (l.charset)
			l.charset = arena_strndup(a, l.charset,
			    strcspn(l.charset, " \"';,("));
		if (l.charset && !*l.charset)
			l.charset = NULL;
	}
	if (disposition) {
		l.disposition = mime_value_parse(a, *disposition);
		l.file.disposition = disposition_of(a, &l.disposition);
		l.file.filename = file_name(a,
		    mime_value_param(a, &l.disposition, "filename", l.charset));
	}
	if (!l.file.filename)
		l.file.filename = file_name(a,
		    mime_value_param(a, &l.type, "name", l.charset));
	if (id) {
		MailIds ids = mail_read_ids(a, *id);
		const char *bare = ids.n ? ids.list[0]
		                         : mime_words(a, id->s, id->n, NULL);
		l.file.content_id = *bare ? bare : NULL;
	}
	return l;
}

/* --- files --- */

static void
append(GString *to, bool *is_there, const char *s)
{
	if (*is_there)
		g_string_append_c(to, '\n');
	g_string_append(to, s);
	*is_there = true;
}

static MailFile *
add_file(MailLeaves *l, MailReading *m, MailFile file)
{
	MailFile *added = arena_push(l->a, &m->files, &m->n_files);

	*added = file;
	return added;
}

static bool
is_tnef(const MailFile *f)
{
	return !strcmp(f->content_type, "application/ms-tnef") ||
	       !strcmp(f->content_type, "application/vnd.ms-tnef") ||
	       (f->filename && g_ascii_strcasecmp(f->filename, "winmail.dat") == 0);
}

/* What is in it; false if it cannot be opened, and stays what it is. */
static bool
read_tnef(MailLeaves *l, MimeSpan bytes, MailReading *m)
{
	Tnef t;

	if (!tnef_open(l->a, bytes, &t) && !t.n_files) {
		mime_defect(&m->defects, "bad-tnef");
		return false;
	}
	for (size_t i = 0; i < t.n_files; i++) {
		const TnefFile *f = &t.files[i];
		MimeDefects none = { .a = l->a };
		MimeValue type = { .value = { f->content_type,
			               f->content_type ? strlen(f->content_type) : 0 } };

		add_file(l, m,
		    (MailFile){ .filename = file_name(l->a,
		                    f->name ? mime_line(l->a, f->name) : NULL),
		        .content_type = f->content_type
		                            ? mime_value_type(l->a, &type, &none)
		                            : "application/octet-stream",
		        .disposition = "attachment",
		        .content_id = f->content_id ? mime_line(l->a, f->content_id)
		                                    : NULL,
		        .data = f->data });
	}
	/* The text is in it only if Exchange had no better place. */
	if (!l->has_text && t.text)
		append(l->text, &l->has_text, t.text);
	if (!l->has_html && t.html)
		append(l->html, &l->has_html, t.html);
	return true;
}

static void
read_file(MailLeaves *l, const Leaf *leaf, MimeSpan bytes, MailReading *m)
{
	if (is_tnef(&leaf->file) && read_tnef(l, bytes, m))
		return;
	add_file(l, m, leaf->file)->data = bytes;
}

/* --- texts --- */

/* What HTML says of itself, if its header says nothing. */
static const char *
charset_in_html(Arena *a, MimeSpan html)
{
	size_t n = MIN(html.n, 1024);
	g_autofree char *head = g_ascii_strdown(html.s, (gssize)n);
	const char *said = strstr(head, "charset=");

	if (!said)
		return NULL;
	said += strlen("charset=");
	said += strspn(said, "\"' ");
	const char *label = arena_strndup(a, said, strcspn(said, "\"'> ;/"));
	return mail_charset_known(label) ? label : NULL;
}

static void
read_html(MailLeaves *l, const Leaf *leaf, MimeSpan bytes)
{
	const char *charset = leaf->charset ? leaf->charset
	                                    : charset_in_html(l->a, bytes);

	append(l->html, &l->has_html,
	    mail_charset_decode(l->a, bytes.s, bytes.n, charset));
}

static void
read_text(MailLeaves *l, const Leaf *leaf, MimeSpan bytes, MailReading *m)
{
	g_autoptr(GString) text = g_string_new(NULL);
	MailUu uu;

	for (; mail_uu_find(l->a, bytes, &uu); bytes = uu.after) {
		g_string_append_len(text, uu.before.s, (gssize)uu.before.n);
		add_file(l, m,
		    (MailFile){
		        .filename = file_name(l->a,
		            mime_words(l->a, uu.name.s, uu.name.n, leaf->charset)),
		        .content_type = "application/octet-stream",
		        .disposition = "attachment",
		        .data = uu.data });
	}
	g_string_append_len(text, bytes.s, (gssize)bytes.n);
	append(l->text, &l->has_text,
	    mail_charset_decode(l->a, text->str, text->len, leaf->charset));
	if (m->seal == MAIL_UNSEALED &&
	    strstr(l->text->str, "-----BEGIN PGP SIGNED MESSAGE"))
		m->seal = MAIL_SIGNED_PGP;
	if (m->seal == MAIL_UNSEALED && strstr(l->text->str, "-----BEGIN PGP MESSAGE"))
		m->seal = MAIL_ENCRYPTED_PGP;
}

static bool
is_attached(const MailLeaves *l, const Leaf *leaf, const MimePart *part)
{
	if (leaf->file.disposition && !strcmp(leaf->file.disposition, "attachment"))
		return true;
	return leaf->file.filename && part != l->root;
}

void
mail_leaf_read(MailLeaves *l, const MimePart *part, MailReading *m)
{
	Leaf leaf = leaf_of(l->a, part);
	bool plain = !strcmp(part->type, "text/plain");
	bool html = !strcmp(part->type, "text/html");
	bool file = (!plain && !html) || is_attached(l, &leaf, part);
	MimeSpan bytes = (file ? mime_body_decode : mime_body_text)(l->a, part->encoding,
	    part->body, &m->defects);

	if (m->seal == MAIL_UNSEALED)
		m->seal = mail_leaf_seal(l->a, part);
	if (!file && leaf.charset && !mail_charset_known(leaf.charset))
		mime_defect(&m->defects, "unknown-charset");
	if (file)
		read_file(l, &leaf, bytes, m);
	else if (html)
		read_html(l, &leaf, bytes);
	else
		read_text(l, &leaf, bytes, m);
}

const MimePart *
mail_leaf_signed(MailLeaves *l, const MimePart *part, MailReading *m)
{
	MimeDefects none = { .a = l->a };
	MimeSpan content;

	if ((strcmp(part->type, "application/pkcs7-mime") != 0 &&
	        strcmp(part->type, "application/x-pkcs7-mime") != 0) ||
	    l->n_opened >= MAX_SIGNED)
		return NULL;
	MimeSpan bytes = mime_body_decode(l->a, part->encoding, part->body, &none);
	if (!mail_cms_signed(l->a, bytes, &content))
		return NULL;
	l->n_opened++;
	m->seal = MAIL_SIGNED_SMIME;
	MimePart *inner = arena_new0(l->a, MimePart);
	*inner = mime_parse(l->a, content.s, content.n, &m->defects);
	return inner;
}

void
mail_leaves_join(MailLeaves *l, MailReading *m)
{
	m->text = l->has_text ? arena_strdup(l->a, l->text->str) : NULL;
	m->html = l->has_html ? arena_strdup(l->a, l->html->str) : NULL;
}

/* --- seals --- */

static const char *
type_param(Arena *a, const MimePart *part, const char *name)
{
	const MimeSpan *h = mime_header(part, "Content-Type", NULL);
	MimeValue type = h ? mime_value_parse(a, *h) : (MimeValue){ 0 };
	const char *value = mime_value_param(a, &type, name, NULL);

	return value ? str_lower(a, value) : "";
}

MailSeal
mail_leaf_seal(Arena *a, const MimePart *part)
{
	static const struct {
		const char *type, *param, *says;
		MailSeal seal;
	} known[] = {
		{ "multipart/signed", "protocol", "pgp", MAIL_SIGNED_PGP },
		{ "multipart/signed", "protocol", "pkcs7", MAIL_SIGNED_SMIME },
		{ "multipart/encrypted", "protocol", "pgp", MAIL_ENCRYPTED_PGP },
		{ "application/pkcs7-mime", "smime-type", "signed-data",
		    MAIL_SIGNED_SMIME },
		{ "application/x-pkcs7-mime", "smime-type", "signed-data",
		    MAIL_SIGNED_SMIME },
		{ "application/pkcs7-mime", "smime-type", "certs-only", MAIL_UNSEALED },
		{ "application/pkcs7-mime", "smime-type", "", MAIL_ENCRYPTED_SMIME },
		{ "application/x-pkcs7-mime", "smime-type", "", MAIL_ENCRYPTED_SMIME },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (!strcmp(part->type, known[i].type) &&
		    strstr(type_param(a, part, known[i].param), known[i].says))
			return known[i].seal;
	return MAIL_UNSEALED;
}
