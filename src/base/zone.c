/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/zone.h"

#include <string.h>

#include "base/zone_rule.h"

#define MAX_NAME        64
#define MAX_FILE        (256 * 1024)
#define MAX_TRANSITIONS 8192
#define DEFAULT_FOLDER  "/usr/share/zoneinfo"

struct Zone {
	char *name;
	GTimeZone *glib;
	int32_t before; /* the offset until the first transition; seconds */
	size_t n;
	int64_t *at;     /* seconds since 1970, ascending */
	int32_t *offset; /* from that on; seconds */
	bool has_rule;   /* what holds after the last one */
	ZoneRule rule;
};

/* --- the file --- */

typedef struct {
	const uint8_t *p, *end;
} Bytes;

/* The counts of a TZif header, in the order in which they stand there. */
enum { N_UT, N_STD, N_LEAP, N_TIMES, N_TYPES, N_CHARS, N_COUNTS };
#define HEADER_BYTES 44

static int64_t
big_endian(const uint8_t *p, size_t n)
{
	uint64_t v = p[0] & 0x80 ? ~UINT64_C(0) : 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | p[i];
	return (int64_t)v;
}

static bool
read_header(Bytes *b, int *version, size_t counts[N_COUNTS])
{
	if (b->end - b->p < HEADER_BYTES || memcmp(b->p, "TZif", 4) != 0)
		return false;
	*version = b->p[4] ? b->p[4] - '0' : 1;
	for (size_t i = 0; i < N_COUNTS; i++) {
		int64_t n = big_endian(b->p + 20 + 4 * i, 4);
		if (n < 0 || n > MAX_TRANSITIONS)
			return false;
		counts[i] = (size_t)n;
	}
	b->p += HEADER_BYTES;
	return true;
}

static size_t
block_bytes(const size_t counts[N_COUNTS], size_t time_bytes)
{
	return counts[N_TIMES] * (time_bytes + 1) + counts[N_TYPES] * 6 +
	       counts[N_CHARS] + counts[N_LEAP] * (time_bytes + 4) + counts[N_STD] +
	       counts[N_UT];
}

/* The transitions; false if the file does not hold together. A file that counts leap
 * seconds is not on our time, which has none. */
static bool
read_block(Zone *z, Bytes *b, const size_t counts[N_COUNTS], size_t time_bytes)
{
	size_t size = block_bytes(counts, time_bytes), n = counts[N_TIMES];
	const uint8_t *types = b->p + n * time_bytes, *infos = types + n;

	if ((size_t)(b->end - b->p) < size || counts[N_TYPES] == 0 || counts[N_LEAP])
		return false;
	z->n = n;
	z->at = g_new0(int64_t, n);
	z->offset = g_new0(int32_t, n);
	z->before = (int32_t)big_endian(infos, 4);
	for (size_t i = 0; i < n; i++) {
		z->at[i] = big_endian(b->p + i * time_bytes, time_bytes);
		if (types[i] >= counts[N_TYPES] || (i && z->at[i] <= z->at[i - 1]))
			return false;
		z->offset[i] = (int32_t)big_endian(infos + 6 * types[i], 4);
	}
	b->p += size;
	return true;
}

/* "\nCET-1CEST,M3.5.0,M10.5.0/3\n"; nothing between says nothing. */
static bool
read_footer(Zone *z, Bytes *b)
{
	const uint8_t *end;

	if (b->p == b->end || *b->p++ != '\n')
		return false;
	end = memchr(b->p, '\n', (size_t)(b->end - b->p));
	if (!end)
		return false;
	g_autofree char *rule = g_strndup((const char *)b->p, (size_t)(end - b->p));
	z->has_rule = *rule != '\0';
	return !z->has_rule || zone_rule_parse(rule, &z->rule);
}

static bool
read_zone(Zone *z, Bytes b)
{
	size_t counts[N_COUNTS];
	int version;

	if (!read_header(&b, &version, counts))
		return false;
	if (version < 2)
		return read_block(z, &b, counts, 4);
	if ((size_t)(b.end - b.p) < block_bytes(counts, 4))
		return false;
	b.p += block_bytes(counts, 4);
	return read_header(&b, &version, counts) && read_block(z, &b, counts, 8) &&
	       read_footer(z, &b);
}

/* --- by name --- */

/* A name as in the IANA's list, which can be no way out of the folder. "right/" and
 * "posix/" are other editions of the list; "localtime" is the server's own. */
static bool
name_holds(const char *name)
{
	if (!name || !g_ascii_isalpha(name[0]) || strlen(name) > MAX_NAME)
		return false;
	for (const char *p = name; *p; p++)
		if (!g_ascii_isalnum(*p) && !strchr("_+-/", *p))
			return false;
	return !g_str_has_prefix(name, "right/") && !g_str_has_prefix(name, "posix/") &&
	       strcmp(name, "localtime") != 0 && strcmp(name, "posixrules") != 0;
}

static void
zone_free(Zone *z)
{
	if (z->glib)
		g_time_zone_unref(z->glib);
	g_free(z->name);
	g_free(z->at);
	g_free(z->offset);
	g_free(z);
}

static Zone *
zone_read(const char *name)
{
	const char *folder = g_getenv("TZDIR");
	g_autofree char *path = g_build_filename(folder ? folder : DEFAULT_FOLDER, name,
	    NULL);
	g_autofree char *bytes = NULL;
	gsize n;

	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
	    !g_file_get_contents(path, &bytes, &n, NULL) || n > MAX_FILE)
		return NULL;
	Zone *z = g_new0(Zone, 1);
	z->name = g_strdup(name);
	if (read_zone(z, (Bytes){ (uint8_t *)bytes, (uint8_t *)bytes + n }))
		z->glib = g_time_zone_new_identifier(name);
	if (z->glib)
		return z;
	zone_free(z);
	return NULL;
}

/* The zones that were read; see the header. */
static GMutex zones_lock;
static GHashTable *zones; /* by name */

const Zone *
zone_find(const char *name)
{
	Zone *z;

	if (!name_holds(name))
		return NULL;
	g_autoptr(GMutexLocker) lock = g_mutex_locker_new(&zones_lock);
	if (!zones)
		zones = g_hash_table_new(g_str_hash, g_str_equal);
	z = g_hash_table_lookup(zones, name);
	if (!z && (z = zone_read(name)))
		g_hash_table_insert(zones, z->name, z);
	return z;
}

const char *
zone_name(const Zone *z)
{
	return z->name;
}

GTimeZone *
zone_glib(const Zone *z)
{
	return z->glib;
}

/* --- stretches --- */

static ZoneSpan
span_of(int64_t from, int64_t to, int32_t offset)
{
	return (ZoneSpan){
		.from = SECONDS(MAX(from, INSTANT_BEFORE / SECONDS(1))),
		.to = SECONDS(MIN(to, INSTANT_AFTER / SECONDS(1))),
		.offset = SECONDS(offset),
	};
}

ZoneSpan
zone_span(const Zone *z, Instant at)
{
	int64_t second = at >= 0 ? at / SECONDS(1)
	                         : -((-at + SECONDS(1) - 1) / SECONDS(1));
	size_t low = 0, high = z->n; /* the first transition that is later */

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (z->at[mid] <= second)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < z->n)
		return span_of(low ? z->at[low - 1] : G_MININT64, z->at[low],
		    low ? z->offset[low - 1] : z->before);

	int64_t from = z->n ? z->at[z->n - 1] : G_MININT64, to = G_MAXINT64;
	int32_t offset = z->n ? z->offset[z->n - 1] : z->before;
	if (z->has_rule)
		offset = zone_rule_at(&z->rule, second, &from, &to);
	return span_of(from, to, offset);
}
