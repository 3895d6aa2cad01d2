/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * http_raw - says its standard input to a server, byte for byte, and prints what comes.
 *
 *   http_raw HOST:PORT [SECONDS] <request
 *
 * It waits until the server closes, or has said nothing for SECONDS (2). Exits with 0 if
 * the server closed, 1 if it went on listening, 2 if it could not be reached. */
#include <glib.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int
dial(const char *address)
{
	g_auto(GStrv) parts = g_strsplit(address, ":", 2);
	struct addrinfo want = { .ai_socktype = SOCK_STREAM }, *found = NULL;

	if (!parts[1] || getaddrinfo(parts[0], parts[1], &want, &found) != 0)
		return -1;
	int fd = socket(found->ai_family, found->ai_socktype | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, found->ai_addr, found->ai_addrlen) != 0) {
		close(fd);
		fd = -1;
	}
	freeaddrinfo(found);
	return fd;
}

/* What the server does not want to hear any more is not said. */
static void
say(int fd)
{
	char bytes[4096];
	size_t n;

	while ((n = fread(bytes, 1, sizeof bytes, stdin)) > 0)
		for (size_t done = 0; done < n;) {
			ssize_t sent = send(fd, bytes + done, n - done, MSG_NOSIGNAL);

			if (sent <= 0)
				return;
			done += (size_t)sent;
		}
}

int
main(int argc, char **argv)
{
	int wait = 1000 * (argc > 2 ? (int)g_ascii_strtoll(argv[2], NULL, 10) : 2);
	int fd = argc > 1 ? dial(argv[1]) : -1;
	char bytes[4096];

	if (fd < 0)
		return 2;
	say(fd);
	for (struct pollfd p = { fd, POLLIN, 0 }; poll(&p, 1, wait) > 0;) {
		ssize_t n = recv(fd, bytes, sizeof bytes, 0);

		if (n <= 0)
			return 0;
		fwrite(bytes, 1, (size_t)n, stdout);
		fflush(stdout);
	}
	return 1;
}
