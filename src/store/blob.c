/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What each way of storing needs, and the one in a folder:
 * DIR/ab/abcdef… for a blob that begins with ab. */
#include "store/blob.h"

#include "base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Another way of storing (S3) is another one of these. */
typedef struct {
	bool (*put)(Blobs *b, const Blob *list, size_t n, GError **err);
	int (*open_read)(Blobs *b, const char *sha256, GError **err);
	bool (*space)(Blobs *b, int64_t *left, int64_t *all, GError **err);
} BlobStorage;

struct Blobs {
	const BlobStorage *storage;
	int dir; /* a file descriptor */
	bool relaxed;
};

static bool
is_name(const char *s)
{
	return strlen(s) == 64 && strspn(s, "0123456789abcdef") == 64;
}

/* --- in a folder --- */

typedef struct {
	char folder[3];
	char path[3 + 64 + 1];
} Place;

static Place
place_of(const char *sha256)
{
	Place p;

	g_snprintf(p.folder, sizeof p.folder, "%.2s", sha256);
	g_snprintf(p.path, sizeof p.path, "%.2s/%s", sha256, sha256);
	return p;
}

static bool
fail_errno(const char *what, GError **err)
{
	return fail(err, ERR_UNAVAILABLE, "blobs: %s: %s", what, g_strerror(errno));
}

static bool
write_all(int fd, const char *data, size_t size)
{
	while (size > 0) {
		ssize_t n = write(fd, data, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		data += n;
		size -= (size_t)n;
	}
	return true;
}

static bool
sync_folder(Blobs *b, const char *folder, GError **err)
{
	if (b->relaxed)
		return true;
	int fd = openat(b->dir, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		fail_errno(folder, err);
	if (fd >= 0)
		close(fd);
	return ok;
}

/* The sub-folder of a blob, for good: a name in a folder that is lost is lost too. */
static bool
make_folder(Blobs *b, const char *folder, GError **err)
{
	if (mkdirat(b->dir, folder, 0700) == 0)
		return sync_folder(b, ".", err);
	return errno == EEXIST || fail_errno(folder, err);
}

/* Into a file of its own, flushed, which then takes the name: whoever finds the name
 * finds the whole blob. */
static bool
put_file(Blobs *b, const Blob *blob, const Place *p, GError **err)
{
	char temp[sizeof p->path + 16];

	g_snprintf(temp, sizeof temp, "%s.%08x", p->path, g_random_int());
	int fd = openat(b->dir, temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail_errno(temp, err);
	bool ok = write_all(fd, blob->data, blob->size) && (b->relaxed || fsync(fd) == 0);
	ok = close(fd) == 0 && ok && renameat(b->dir, temp, b->dir, p->path) == 0;
	if (!ok) {
		fail_errno(temp, err);
		unlinkat(b->dir, temp, 0);
	}
	return ok;
}

static bool
is_there(Blobs *b, const Blob *blob, const Place *p)
{
	struct stat there;

	return fstatat(b->dir, p->path, &there, 0) == 0 &&
	       (size_t)there.st_size == blob->size;
}

static bool
folder_put(Blobs *b, const Blob *list, size_t n, GError **err)
{
	bool touched[256] = { false };

	for (size_t i = 0; i < n; i++) {
		Place p = place_of(list[i].sha256);

		if (!is_there(b, &list[i], &p) &&
		    (!make_folder(b, p.folder, err) || !put_file(b, &list[i], &p, err)))
			return false;
		touched[g_ascii_strtoull(p.folder, NULL, 16)] = true;
	}
	/* Also for what was there already: another thread may have named it just now. */
	for (int i = 0; i < 256; i++) {
		char folder[3];

		g_snprintf(folder, sizeof folder, "%02x", (unsigned char)i);
		if (touched[i] && !sync_folder(b, folder, err))
			return false;
	}
	return true;
}

static int
folder_open_read(Blobs *b, const char *sha256, GError **err)
{
	Place p = place_of(sha256);
	int fd = openat(b->dir, p.path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		fail(err, ERR_INTERNAL, "blobs: %s: %s", sha256, g_strerror(errno));
	return fd;
}

static bool
folder_space(Blobs *b, int64_t *left, int64_t *all, GError **err)
{
	struct statvfs disk;

	if (fstatvfs(b->dir, &disk) != 0)
		return fail_errno("the disk", err);
	*left = (int64_t)(disk.f_bavail * disk.f_frsize);
	*all = (int64_t)(disk.f_blocks * disk.f_frsize);
	return true;
}

static const BlobStorage in_folder = {
	.put = folder_put,
	.open_read = folder_open_read,
	.space = folder_space,
};

Blobs *
blobs_open_folder(const char *dir, bool relaxed, GError **err)
{
	int fd = g_mkdir_with_parents(dir, 0700) == 0
	             ? open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
	             : -1;

	if (fd < 0) {
		fail_errno(dir, err);
		return NULL;
	}
	Blobs *b = g_new0(Blobs, 1);
	b->storage = &in_folder;
	b->dir = fd;
	b->relaxed = relaxed;
	return b;
}

void
blobs_free(Blobs *b)
{
	if (!b)
		return;
	close(b->dir);
	g_free(b);
}

/* --- in whatever it is --- */

bool
blobs_put(Blobs *b, Blob *list, size_t n, GError **err)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
		    list[i].data, list[i].size);

		g_strlcpy(list[i].sha256, sum, sizeof list[i].sha256);
	}
	return b->storage->put(b, list, n, err);
}

int
blobs_open_read(Blobs *b, const char *sha256, size_t *size, GError **err)
{
	struct stat st;

	if (!is_name(sha256)) {
		fail(err, ERR_INTERNAL, "blobs: not the name of one");
		return -1;
	}
	int fd = b->storage->open_read(b, sha256, err);
	if (fd >= 0 && fstat(fd, &st) != 0) {
		fail_errno(sha256, err);
		close(fd);
		return -1;
	}
	if (fd >= 0)
		*size = (size_t)st.st_size;
	return fd;
}

static bool
read_all(int fd, char *data, size_t size)
{
	while (size > 0) {
		ssize_t n = read(fd, data, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		data += n;
		size -= (size_t)n;
	}
	return true;
}

bool
blobs_get(Blobs *b, Arena *a, const char *sha256, const void **data, size_t *size,
    GError **err)
{
	size_t n = 0;
	int fd = blobs_open_read(b, sha256, &n, err);

	if (fd < 0)
		return false;
	char *whole = arena_alloc(a, n);
	bool ok = read_all(fd, whole, n) || fail_errno(sha256, err);
	close(fd);
	if (ok) {
		*data = whole;
		*size = n;
	}
	return ok;
}

bool
blobs_space(Blobs *b, int64_t *left, int64_t *all, GError **err)
{
	return b->storage->space(b, left, all, err);
}
