/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/blob.h"

#include "base/err.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* printf abc | sha256sum */
#define SHA_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

typedef struct {
	char *dir;
	Blobs *b;
	Arena *a;
} Fixture;

static void
set_up(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) e = NULL;

	(void)data;
	f->dir = g_dir_make_tmp("skranke-blobs-XXXXXX", &e);
	g_assert_no_error(e);
	f->b = blobs_open_folder(f->dir, false, &e);
	g_assert_no_error(e);
	f->a = arena_new();
}

/* Removes what is in the folder, one level deep, and counts its files. */
static int
empty(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	int n = 0;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		if (g_file_test(inner, G_FILE_TEST_IS_DIR)) {
			n += empty(inner);
			g_assert_cmpint(g_rmdir(inner), ==, 0);
		} else {
			n++;
			g_assert_cmpint(g_unlink(inner), ==, 0);
		}
	}
	return n;
}

static void
tear_down(Fixture *f, gconstpointer data)
{
	(void)data;
	blobs_free(f->b);
	arena_free(f->a);
	empty(f->dir);
	g_assert_cmpint(g_rmdir(f->dir), ==, 0);
	g_free(f->dir);
}

static void
comes_back_under_its_hash(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) e = NULL;
	Blob list[] = { { "abc", 3 }, { "", 0 } };
	const void *back = NULL;
	size_t size = 1;

	(void)data;
	g_assert_true(blobs_put(f->b, list, 2, &e));
	g_assert_cmpstr(list[0].sha256, ==, SHA_ABC);
	g_assert_true(blobs_get(f->b, f->a, SHA_ABC, &back, &size, &e));
	g_assert_cmpuint(size, ==, 3);
	g_assert_true(memcmp(back, "abc", 3) == 0);
	g_assert_true(blobs_get(f->b, f->a, list[1].sha256, &back, &size, &e));
	g_assert_cmpuint(size, ==, 0);
	g_assert_no_error(e);
}

static void
is_stored_once(Fixture *f, gconstpointer data)
{
	g_autofree char *path = g_build_filename(f->dir, "ba", SHA_ABC, NULL);
	Blob list[] = { { "abc", 3 }, { "abc", 3 } };
	struct stat first, second;

	(void)data;
	g_assert_true(blobs_put(f->b, list, 1, NULL));
	g_assert_cmpint(stat(path, &first), ==, 0);
	g_assert_true(blobs_put(f->b, list, 2, NULL));
	g_assert_cmpint(stat(path, &second), ==, 0);
	g_assert_cmpuint(first.st_ino, ==, second.st_ino);
	g_assert_cmpint(empty(f->dir), ==, 1);
}

static void
refuses_what_is_no_name(Fixture *f, gconstpointer data)
{
	static const char *const names[] = {
		"", "../../etc/passwd",
		"BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
		(SHA_ABC "0"), SHA_ABC, /* a name, but there is no such blob */
	};

	(void)data;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(GError) e = NULL;
		size_t size;

		g_assert_cmpint(blobs_open_read(f->b, names[i], &size, &e), ==, -1);
		g_assert_error(e, ERR, ERR_INTERNAL);
	}
}

static void
a_full_disk_leaves_nothing(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) e = NULL;
	g_autofree char *big = g_malloc0(100000);
	Blob blob = { big, 100000 };
	struct rlimit was, small;

	(void)data;
	/* A file that may not grow fails as one on a full disk does. */
	signal(SIGXFSZ, SIG_IGN);
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &was), ==, 0);
	small = was;
	small.rlim_cur = 50000;
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	bool ok = blobs_put(f->b, &blob, 1, &e);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &was), ==, 0);
	g_assert_false(ok);
	g_assert_error(e, ERR, ERR_UNAVAILABLE);
	g_assert_cmpint(empty(f->dir), ==, 0);
	g_clear_error(&e);
	g_assert_true(blobs_put(f->b, &blob, 1, &e));
	g_assert_no_error(e);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define CASE(name, story)                                                                \
	g_test_add("/blob/" name, Fixture, NULL, set_up, story, tear_down)
	CASE("comes-back-under-its-hash", comes_back_under_its_hash);
	CASE("is-stored-once", is_stored_once);
	CASE("refuses-what-is-no-name", refuses_what_is_no_name);
	CASE("a-full-disk-leaves-nothing", a_full_disk_leaves_nothing);
	return g_test_run();
}
