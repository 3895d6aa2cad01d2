/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/err.h"
#include "mail/jail.h"
#include "mail/mail_parse.h"
#include "mail/mail_wire.h"
#include "mail/mime.h"

#define MAX_ANSWER ((size_t)256 * 1024 * 1024)

/* A worker as the server sees it. */
typedef struct {
	int fd;    /* -1: there is none at the moment */
	int pidfd; /* it, and not who has its number once it is dead */
	int n_done;
} Worker;

struct Sandbox {
	int zygote; /* asked for workers over this socket */
	pid_t zygote_pid;
	GMutex lock; /* guards what follows, and the talk with the zygote */
	GCond freed;
	GPtrArray *idle; /* Worker * */
};

/* --- bytes over a socket --- */

/* True once the socket is ready for the events. deadline: monotonic; 0 waits for ever. */
static bool
wait_for(int fd, short events, gint64 deadline)
{
	struct pollfd p = { fd, events, 0 };

	for (;;) {
		gint64 left = (deadline - g_get_monotonic_time()) / 1000;
		if (deadline && left <= 0)
			return false;
		int ready = poll(&p, 1, deadline ? (int)left : -1);
		if (ready > 0 || (ready < 0 && errno != EINTR))
			return ready > 0;
	}
}

/* Without a deadline it blocks: in its jail, a worker has no poll(). */
static bool
write_all(int fd, const void *data, size_t n, gint64 deadline)
{
	for (const char *s = data; n > 0;) {
		if (deadline && !wait_for(fd, POLLOUT, deadline))
			return false;
		ssize_t done = deadline ? send(fd, s, n, MSG_DONTWAIT | MSG_NOSIGNAL)
		                        : write(fd, s, n);

		if (done < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (done <= 0)
			return false;
		s += done;
		n -= (size_t)done;
	}
	return true;
}

static bool
read_all(int fd, void *data, size_t n, gint64 deadline)
{
	for (char *s = data; n > 0;) {
		if (deadline && !wait_for(fd, POLLIN, deadline))
			return false;
		ssize_t done = read(fd, s, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		s += done;
		n -= (size_t)done;
	}
	return true;
}

static bool
write_frame(int fd, const void *data, size_t n, gint64 deadline)
{
	uint64_t size = n;

	return write_all(fd, &size, sizeof size, deadline) &&
	       write_all(fd, data, n, deadline);
}

/* The caller frees. NULL if it does not come in time, or is too long. */
static char *
read_frame(int fd, size_t *n, gint64 deadline)
{
	uint64_t size;

	if (!read_all(fd, &size, sizeof size, deadline) || size > MAX_ANSWER)
		return NULL;
	char *data = g_malloc((gsize)size + 1);
	if (!read_all(fd, data, (size_t)size, deadline)) {
		g_clear_pointer(&data, g_free);
		return NULL;
	}
	*n = (size_t)size;
	return data;
}

/* --- the worker --- */

static void
read_mail(Arena *a, const char *raw, size_t n, GString *answer)
{
	InMail m = { 0 };

	mail_parse(a, raw, n, &m);
	mail_wire_write(answer, &m);
}

static bool
serve_one(int fd, SandboxTask *task)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) answer = g_string_new(NULL);
	size_t n;
	g_autofree char *in = read_frame(fd, &n, 0);

	if (!in)
		return false;
	task(a, in, n, answer);
	return write_frame(fd, answer->str, answer->len, 0);
}

/* A worker that a mail has taken over must not write into the server's log. A sanitizer's
 * build keeps them, for what it has to say. */
static void
forget_standard_streams(void)
{
#ifndef ARENA_EXACT
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int fd = 0; fd <= 2 && nowhere >= 0; fd++)
		dup2(nowhere, fd);
#endif
}

static void G_GNUC_NORETURN
run_worker(int fd, pid_t zygote, SandboxTask *task)
{
	pid_t pid = getpid();

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != zygote) /* it has gone in the meantime */
		_exit(0);
	forget_standard_streams();
	if (!write_all(fd, &pid, sizeof pid, 0) || !jail_enter())
		_exit(1);
	while (serve_one(fd, task))
		;
	_exit(0);
}

/* --- the zygote --- */

/* A socket that was sent along with one byte; -1 when the server has gone. */
static int
receive_fd(int from)
{
	char byte;
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int))];
	} control = { 0 };
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.space,
		.msg_controllen = sizeof control.space };
	int fd;

	if (recvmsg(from, &msg, MSG_CMSG_CLOEXEC) != 1)
		return -1;
	const struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
	if (!c || c->cmsg_type != SCM_RIGHTS)
		return -1;
	memcpy(&fd, CMSG_DATA(c), sizeof fd);
	return fd;
}

static bool
send_fd(int to, int fd)
{
	char byte = 0;
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int))];
	} control = { 0 };
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.space,
		.msg_controllen = sizeof control.space };
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof fd);
	memcpy(CMSG_DATA(c), &fd, sizeof fd);
	return sendmsg(to, &msg, MSG_NOSIGNAL) == 1;
}

static void G_GNUC_NORETURN
run_zygote(int server, const SandboxWork *work)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGCHLD, SIG_IGN); /* dead workers leave nothing behind */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGINT, SIG_IGN); /* of the terminal: the server ends us */
	work->prepare();
	pid_t self = getpid();
	for (;;) {
		int fd = receive_fd(server);

		if (fd < 0)
			_exit(0);
		if (fork() == 0) {
			close(server);
			run_worker(fd, self, work->task);
		}
		close(fd);
	}
}

/* --- the server's side --- */

/* A new worker in w; the lock is held. */
static bool
hire(Sandbox *s, Worker *w, GError **err)
{
	int pair[2];
	gint64 deadline = g_get_monotonic_time() + SANDBOX_SECONDS * G_TIME_SPAN_SECOND;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return fail(err, ERR_UNAVAILABLE, "sandbox: %s", g_strerror(errno));
	pid_t pid;
	bool sent = send_fd(s->zygote, pair[1]);
	close(pair[1]);
	if (!sent || !read_all(pair[0], &pid, sizeof pid, deadline) ||
	    (w->pidfd = pidfd_open(pid, 0)) < 0) {
		close(pair[0]);
		return fail(err, ERR_UNAVAILABLE, "sandbox: its zygote does not answer");
	}
	w->fd = pair[0];
	w->n_done = 0;
	return true;
}

static void
dismiss(Worker *w)
{
	if (w->fd < 0)
		return;
	close(w->fd);
	pidfd_send_signal(w->pidfd, SIGKILL, NULL, 0);
	close(w->pidfd);
	w->fd = -1;
}

static Worker *
take_worker(Sandbox *s, GError **err)
{
	g_mutex_lock(&s->lock);
	while (s->idle->len == 0)
		g_cond_wait(&s->freed, &s->lock);
	Worker *w = g_ptr_array_steal_index(s->idle, s->idle->len - 1);
	if (w->fd < 0 && !hire(s, w, err)) {
		g_ptr_array_add(s->idle, w);
		w = NULL;
	}
	g_mutex_unlock(&s->lock);
	return w;
}

static void
give_worker_back(Sandbox *s, Worker *w)
{
	g_mutex_lock(&s->lock);
	g_ptr_array_add(s->idle, w);
	g_cond_signal(&s->freed);
	g_mutex_unlock(&s->lock);
}

/* The caller frees; NULL if the worker died of it, or took too long. */
static char *
ask(const Worker *w, const void *in, size_t n, size_t *n_answer)
{
	gint64 deadline = g_get_monotonic_time() + SANDBOX_SECONDS * G_TIME_SPAN_SECOND;

	if (!write_frame(w->fd, in, n, deadline))
		return NULL;
	return read_frame(w->fd, n_answer, deadline);
}

/* With the worker gone if it is not to be trusted any more. */
static void
done_with(Sandbox *s, Worker *w, bool answered)
{
	if (!answered || ++w->n_done >= SANDBOX_REUSES)
		dismiss(w);
	give_worker_back(s, w);
}

bool
sandbox_ask(Sandbox *s, const void *in, size_t n, GBytes **answer, GError **err)
{
	size_t n_answer = 0;
	Worker *w = take_worker(s, err);

	if (!w)
		return false;
	char *bytes = ask(w, in, n, &n_answer);
	done_with(s, w, bytes);
	*answer = bytes ? g_bytes_new_take(bytes, n_answer) : NULL;
	return true;
}

/* True in *answered if a worker read it and said so in bytes that hold. */
static bool
parse_once(Sandbox *s, Arena *a, const void *raw, size_t n, InMail *m, bool *answered,
    GError **err)
{
	size_t n_answer = 0;
	Worker *w = take_worker(s, err);

	if (!w)
		return false;
	g_autofree char *answer = ask(w, raw, n, &n_answer);
	*answered = answer && mail_wire_read(a, answer, n_answer, m);
	done_with(s, w, *answered);
	return true;
}

bool
sandbox_parse(Sandbox *s, Arena *a, const void *raw, size_t n, InMail *m, GError **err)
{
	const InMail nothing = { .envelope_from = m->envelope_from,
		.envelope_to = m->envelope_to,
		.subject = "",
		.text = "",
		.from.name = "" };
	bool whole, head;

	if (!parse_once(s, a, raw, n, m, &whole, err))
		return false;
	if (!whole) {
		/* Who wrote, and what about, can be known in most cases. */
		*m = nothing;
		if (!parse_once(s, a, raw, mime_head_length(raw, n), m, &head, err))
			return false;
		if (!head)
			*m = nothing;
		mail_is_broken(a, m, "reading it took too long, or was dangerous");
	}
	m->raw = raw;
	m->raw_size = n;
	return true;
}

static void
free_worker(void *p)
{
	dismiss(p);
	g_free(p);
}

Sandbox *
sandbox_start(int workers, GError **err)
{
	static const SandboxWork work = { jail_prepare, read_mail };

	return sandbox_start_for(&work, workers, err);
}

Sandbox *
sandbox_start_for(const SandboxWork *work, int workers, GError **err)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) {
		fail(err, ERR_UNAVAILABLE, "sandbox: %s", g_strerror(errno));
		return NULL;
	}
	pid_t pid = fork();
	if (pid == 0) {
		close(pair[0]);
		run_zygote(pair[1], work);
	}
	close(pair[1]);
	if (pid < 0) {
		close(pair[0]);
		fail(err, ERR_UNAVAILABLE, "sandbox: cannot fork: %s", g_strerror(errno));
		return NULL;
	}
	Sandbox *s = g_new0(Sandbox, 1);
	s->zygote = pair[0];
	s->zygote_pid = pid;
	s->idle = g_ptr_array_new_with_free_func(free_worker);
	g_mutex_init(&s->lock);
	g_cond_init(&s->freed);
	for (int i = 0; i < workers; i++) {
		Worker *w = g_new0(Worker, 1);

		w->fd = -1;
		g_ptr_array_add(s->idle, w);
	}
	return s;
}

static void
sandbox_free(Sandbox *s)
{
	g_ptr_array_unref(s->idle);
	g_mutex_clear(&s->lock);
	g_cond_clear(&s->freed);
	g_free(s);
}

void
sandbox_stop(Sandbox *s)
{
	if (!s)
		return;
	close(s->zygote);
	kill(s->zygote_pid, SIGKILL);
	sandbox_free(s);
}
