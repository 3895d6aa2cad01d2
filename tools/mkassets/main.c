/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mkassets - puts files into the program.
 *
 *	mkassets FOLDER FILE …
 *
 * Writes assets.h and assets.c to the folder: each file under a name with a hash of what
 * is in it (/assets/app.3f9c2a1b.css: browsers may keep it for ever), as it is and
 * gzipped, with its type; and a constant for its path (ASSET_APP_CSS). */
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
	char *name;   /* "app.css" */
	char *path;   /* "/assets/app.3f9c2a1b.css" */
	char *symbol; /* "APP_CSS" */
	const char *type;
	GBytes *data, *gzip;
} Asset;

static const char *
type_of(const char *name)
{
	static const char *const types[][2] = {
		{ ".css", "text/css; charset=utf-8" },
		{ ".ico", "image/x-icon" },
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".json", "application/json" },
		{ ".png", "image/png" },
		{ ".svg", "image/svg+xml" },
		{ ".txt", "text/plain; charset=utf-8" },
		{ ".webmanifest", "application/manifest+json" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_str_has_suffix(name, types[i][0]))
			return types[i][1];
	fprintf(stderr, "mkassets: %s: a type of file that it does not know\n", name);
	exit(1);
}

/* Without a time and a name in it, so that the same file gives the same bytes. */
static GBytes *
gzipped(GBytes *data)
{
	g_autoptr(GZlibCompressor) gzip =
	    g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
	g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
	g_autoptr(GOutputStream) out = g_converter_output_stream_new(memory,
	    G_CONVERTER(gzip));
	gsize size;
	const void *bytes = g_bytes_get_data(data, &size);

	if (!g_output_stream_write_all(out, bytes, size, NULL, NULL, NULL) ||
	    !g_output_stream_close(out, NULL, NULL)) {
		fputs("mkassets: cannot compress\n", stderr);
		exit(1);
	}
	return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(memory));
}

static char *
symbol_of(const char *name)
{
	char *symbol = g_ascii_strup(name, -1);

	for (char *c = symbol; *c; c++)
		if (!g_ascii_isalnum(*c))
			*c = '_';
	return symbol;
}

static Asset
read_asset(const char *file)
{
	g_autoptr(GError) err = NULL;
	Asset a = { .name = g_path_get_basename(file) };
	char *content;
	gsize size;

	if (!g_file_get_contents(file, &content, &size, &err)) {
		fprintf(stderr, "mkassets: %s\n", err->message);
		exit(1);
	}
	a.type = type_of(a.name);
	a.data = g_bytes_new_take(content, size);
	a.gzip = gzipped(a.data);
	a.symbol = symbol_of(a.name);

	g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, a.data);
	const char *dot = strrchr(a.name, '.');
	a.path = g_strdup_printf("/assets/%.*s.%.8s%s", (int)(dot - a.name), a.name, hash,
	    dot);
	return a;
}

static void
asset_free(Asset *a)
{
	g_free(a->name);
	g_free(a->path);
	g_free(a->symbol);
	g_bytes_unref(a->data);
	g_bytes_unref(a->gzip);
}

/* As a string, which compiles faster than a list of numbers. */
static void
write_bytes(FILE *f, const char *kind, const Asset *a, GBytes *bytes)
{
	gsize size;
	const unsigned char *data = g_bytes_get_data(bytes, &size);

	fprintf(f, "static const char %s_%s[] =\n", kind, a->symbol);
	for (gsize i = 0; i < size || i == 0; i += 64) {
		fputs("\t\"", f);
		for (gsize j = i; j < MIN(i + 64, size); j++) {
			if (g_ascii_isalnum(data[j]) || data[j] == ' ')
				fputc(data[j], f);
			else
				fprintf(f, "\\%03o", data[j]);
		}
		fputs("\"\n", f);
	}
	fputs("\t;\n", f);
}

static FILE *
open_in(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	FILE *f = fopen(path, "w");

	if (!f) {
		fprintf(stderr, "mkassets: cannot write %s\n", path);
		exit(1);
	}
	fputs("/* made by mkassets; do not edit */\n", f);
	return f;
}

static void
write_header(FILE *f, const Asset *assets, int n)
{
	fputs("#pragma once\n\n#include <stddef.h>\n\n"
	      "typedef struct {\n"
	      "\tconst char *path; /* with a hash of what is in it */\n"
	      "\tconst char *type;\n"
	      "\tconst char *data, *gzip;\n"
	      "\tsize_t size, gzip_size;\n"
	      "} Asset;\n\n"
	      "/* The file with that path, or NULL. */\n"
	      "const Asset *asset_find(const char *path);\n\n",
	    f);
	for (int i = 0; i < n; i++)
		fprintf(f, "#define ASSET_%s \"%s\"\n", assets[i].symbol, assets[i].path);
}

static void
write_table(FILE *f, const Asset *assets, int n)
{
	fputs("#include \"assets.h\"\n\n#include <string.h>\n\n", f);
	for (int i = 0; i < n; i++) {
		write_bytes(f, "data", &assets[i], assets[i].data);
		write_bytes(f, "gzip", &assets[i], assets[i].gzip);
	}
	fprintf(f, "\nstatic const Asset assets[] = {\n");
	for (int i = 0; i < n; i++)
		fprintf(f, "\t{ ASSET_%s, \"%s\", data_%s, gzip_%s, %zu, %zu },\n",
		    assets[i].symbol, assets[i].type, assets[i].symbol, assets[i].symbol,
		    g_bytes_get_size(assets[i].data), g_bytes_get_size(assets[i].gzip));
	fputs("};\n\n"
	      "const Asset *\nasset_find(const char *path)\n{\n"
	      "\tfor (size_t i = 0; i < sizeof assets / sizeof assets[0]; i++)\n"
	      "\t\tif (!strcmp(assets[i].path, path))\n"
	      "\t\t\treturn &assets[i];\n"
	      "\treturn NULL;\n}\n",
	    f);
}

static void
close_file(FILE *f)
{
	if (ferror(f) || fclose(f) != 0) {
		fputs("mkassets: cannot write\n", stderr);
		exit(1);
	}
}

int
main(int argc, char **argv)
{
	if (argc < 3) {
		fputs("usage: mkassets FOLDER FILE …\n", stderr);
		return 2;
	}
	int n = argc - 2;
	g_autofree Asset *assets = g_new0(Asset, n);
	for (int i = 0; i < n; i++)
		assets[i] = read_asset(argv[i + 2]);

	FILE *header = open_in(argv[1], "assets.h");
	write_header(header, assets, n);
	close_file(header);
	FILE *table = open_in(argv[1], "assets.c");
	write_table(table, assets, n);
	close_file(table);
	for (int i = 0; i < n; i++)
		asset_free(&assets[i]);
	return 0;
}
