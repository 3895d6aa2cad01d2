/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * first_answer - starts a server, and tells how long it took to its first answer.
 *
 *     first_answer PORT PROGRAM ARGUMENT…
 *
 * Asks 127.0.0.1:PORT for a page again and again until one comes, prints the milliseconds
 * since the start, and ends the server. */
#include <glib.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE (20 * G_TIME_SPAN_SECOND)

extern char **environ;

static bool
answers(guint16 port)
{
	static const char request[] = "GET /sign-in HTTP/1.1\r\nHost: bench\r\n\r\n";
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) };
	char reply[16] = "";
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	bool ok = connect(fd, (struct sockaddr *)&to, sizeof to) == 0 &&
	          send(fd, request, strlen(request), MSG_NOSIGNAL) > 0 &&
	          recv(fd, reply, 12, MSG_WAITALL) == 12;
	close(fd);
	return ok && strcmp(reply, "HTTP/1.1 200") == 0;
}

int
main(int argc, char **argv)
{
	gint64 began = g_get_monotonic_time(), took = 0;
	bool ok = false;
	pid_t pid;

	if (argc < 3 || posix_spawn(&pid, argv[2], NULL, NULL, argv + 2, environ) != 0) {
		fprintf(stderr, "first_answer: PORT PROGRAM ARGUMENT…\n");
		return 2;
	}
	while (!ok && took < PATIENCE) {
		ok = answers((guint16)g_ascii_strtoull(argv[1], NULL, 10));
		took = g_get_monotonic_time() - began;
		if (!ok)
			g_usleep(500);
	}
	kill(pid, SIGTERM);
	waitpid(pid, NULL, 0);
	if (ok)
		printf("%.1f\n", (double)took / 1000);
	return ok ? 0 : 1;
}
