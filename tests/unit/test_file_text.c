/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What stands in attached files is read, by a worker in its jail; what is broken, or made
 * to harm, has no words and harms nobody. */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "file/file_text.h"

static Sandbox *sandbox; /* started before there are threads */

static char *
read_bytes(const void *bytes, size_t n)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(GBytes) answer = NULL;

	sandbox_ask(sandbox, bytes, n, &answer, &err);
	g_assert_no_error(err);
	if (!answer)
		return NULL;
	return g_strndup(g_bytes_get_data(answer, NULL), g_bytes_get_size(answer));
}

/* --- what is text already --- */

static const struct {
	const char *name, *bytes;
	size_t n; /* 0: as long as it is */
	const char *text;
} plain[] = {
	{ "utf-8", "Blåbærgrød\r\ni linje to", 0, "Blåbærgrød\ni linje to" },
	{ "utf-8-mark", "\xef\xbb\xbfnavn;pris\nBlåbær;12", 0, "navn;pris\nBlåbær;12" },
	{ "windows-1252",
	    "bl\xe5"
	    "b\xe6r",
	    0, "blåbær" },
	{ "utf-16",
	    "\xff\xfe"
	    "b\0l\0\xe5\0",
	    8, "blå" },
	{ "html", " <!DOCTYPE html><title>x</title><p>Kære <b>Bo</b><script>s()</script>",
	    0, "Kære Bo" },
	{ "zero-bytes", "MZ\0\1 not a text", 14, "" },
	{ "rich-text", "{\\rtf1\\ansi Hej}", 0, "" },
	{ "nothing", "", 0, "" },
};

static void
test_plain(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(plain); i++) {
		size_t n = plain[i].n ? plain[i].n : strlen(plain[i].bytes);
		g_autofree char *text = read_bytes(plain[i].bytes, n);

		g_test_message("%s", plain[i].name);
		g_assert_cmpstr(g_strstrip(text), ==, plain[i].text);
	}
}

/* --- PDF --- */

/* One page, in the encoding of Windows; PDF readers find the objects without a table. */
#define PDF(words)                                                                       \
	"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"                         \
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"                             \
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"          \
	"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"                                      \
	"4 0 obj<</Length 100>>stream\nBT /F 12 Tf 72 700 Td (" words                    \
	") Tj ET\nendstream endobj\n"                                                    \
	"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica"                           \
	"/Encoding/WinAnsiEncoding>>endobj\ntrailer<</Root 1 0 R>>\n"

static void
test_pdf(void)
{
	static const char bytes[] = PDF("Faktura for bl\xe5"
	                                "b\xe6rgr\xf8"
	                                "d"),
	                  behind[] = "\r\n\r\n" PDF("Kvittering");
	g_autofree char *text = read_bytes(bytes, strlen(bytes)),
	                *later = read_bytes(behind, strlen(behind)),
	                *cut = read_bytes(bytes, 200);

	g_assert_cmpstr(g_strstrip(text), ==, "Faktura for blåbærgrød");
	g_assert_cmpstr(g_strstrip(later), ==, "Kvittering");
	g_assert_cmpstr(g_strstrip(cut), ==, "");
}

/* --- archives --- */

typedef struct {
	const char *path, *content;
} Member;

/* A ZIP of the members, up to one without a path. */
static GByteArray *
zip(const Member *members)
{
	enum { ROOM = 1024 * 1024 };
	struct archive *z = archive_write_new();
	struct archive_entry *e = archive_entry_new();
	GByteArray *out = g_byte_array_sized_new(ROOM);
	size_t used = 0;

	g_byte_array_set_size(out, ROOM);
	archive_write_set_format_zip(z);
	archive_write_open_memory(z, out->data, ROOM, &used);
	for (; members->path; members++) {
		archive_entry_clear(e);
		archive_entry_set_pathname(e, members->path);
		archive_entry_set_size(e, (la_int64_t)strlen(members->content));
		archive_entry_set_filetype(e, AE_IFREG);
		g_assert_cmpint(archive_write_header(z, e), ==, ARCHIVE_OK);
		archive_write_data(z, members->content, strlen(members->content));
	}
	archive_entry_free(e);
	g_assert_cmpint(archive_write_close(z), ==, ARCHIVE_OK);
	archive_write_free(z);
	g_byte_array_set_size(out, (guint)used);
	return out;
}

static const struct {
	const char *name;
	Member members[4];
	const char *text;
} archives[] = {
	{ "word",
	    { { "[Content_Types].xml", "<Types>t</Types>" },
	        { "word/document.xml",
	            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
	            "<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>Kære Bo, bl</w:t>"
	            "</w:r><w:r><w:t>å</w:t></w:r></w:p><w:p><w:r><w:t>Til</w:t><w:tab/>"
	            "<w:t>5 &lt; 6 &amp; "
	            "&#230;</w:t><w:instrText>PAGE</w:instrText></w:r>"
	            "</w:p></w:body></w:document>" } },
	    "Kære Bo, blå\nTil 5 < 6 & æ" },
	{ "sheet",
	    { { "xl/sharedStrings.xml",
	          "<sst><si><t>Varenummer</t></si><si><r><t>Skærm</t>"
	          "</r><r><t>kabel</t></r></si></sst>" },
	        { "xl/worksheets/sheet1.xml",
	            "<worksheet><row><c t=\"s\"><v>1</v></c><c><v>47114</v></c>"
	            "<c t=\"inlineStr\"><is><t>her</t></is></c></row></worksheet>" } },
	    "Varenummer\nSkærmkabel\n47114 her" },
	{ "slides",
	    { { "ppt/slides/slide1.xml", "<p:sld xmlns:p='x' xmlns:a='y'><a:p><a:r><a:t>"
	                                 "Status</a:t></a:r></a:p></p:sld>" },
	        { "ppt/theme/theme1.xml", "<a:t xmlns:a='y'>no word</a:t>" } },
	    "Status" },
	{ "open",
	    { { "mimetype", "application/vnd.oasis.opendocument.text" },
	        { "content.xml",
	            "<office:document-content xmlns:office='o' xmlns:text='t'>"
	            "<office:body><text:h>Afsnit</text:h><text:p>Et<text:s/>ord"
	            "<text:span>bog</text:span></text:p></office:body>"
	            "</office:document-content>" } },
	    "Afsnit\nEt ordbog" },
	{ "broken-xml",
	    { { "word/document.xml", "<w:p><w:t>Først</w:t></w:p><w:p><w:t>så</w:p>" } },
	    "Først\nså" },
	{ "other", { { "logs/router.txt", "down" }, { "læs mig.txt", "x" } },
	    "logs/router.txt\nlæs mig.txt" },
};

static void
test_archives(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(archives); i++) {
		g_autoptr(GByteArray) bytes = zip(archives[i].members);
		g_autofree char *text = read_bytes(bytes->data, bytes->len);

		g_test_message("%s", archives[i].name);
		g_assert_cmpstr(g_strstrip(text), ==, archives[i].text);
	}
}

/* Deep, and small for what comes out of it. */
static void
test_bomb(void)
{
	g_autoptr(GString) deep = g_string_new(NULL);
	g_autofree char *wide = g_strnfill(300 * 1024 * 1024, ' ');

	for (int i = 0; i < 100000; i++)
		g_string_append(deep, "<t>");
	g_string_append(deep, "late");
	g_autoptr(GByteArray) nested = zip(
	    (Member[]){ { "content.xml", deep->str }, { NULL, NULL } });
	g_autoptr(GByteArray) large = zip((Member[]){ { "content.xml", wide },
	    { "word/document.xml", "<t>late</t>" }, { NULL, NULL } });
	g_autofree char *of_nested = read_bytes(nested->data, nested->len);
	g_autofree char *of_large = read_bytes(large->data, large->len);
	g_assert_cmpstr(of_nested, ==, "");
	g_assert_cmpstr(of_large, ==, "");
}

/* However long a file is, what is kept of it is not. */
static void
test_long(void)
{
	g_autofree char *words = g_strnfill(2 * FILE_TEXT_MAX, 'a');
	g_autofree char *text = read_bytes(words, 2 * FILE_TEXT_MAX);

	g_assert_cmpuint(strlen(text), ==, FILE_TEXT_MAX);
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) err = NULL;

	g_autoptr(Sandbox) s = sandbox_start_for(&file_text_work, 1, &err);
	g_assert_no_error(err);
	sandbox = s;
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/file_text/plain", test_plain);
	g_test_add_func("/file_text/pdf", test_pdf);
	g_test_add_func("/file_text/archives", test_archives);
	g_test_add_func("/file_text/bomb", test_bomb);
	g_test_add_func("/file_text/long", test_long);
	return g_test_run();
}
