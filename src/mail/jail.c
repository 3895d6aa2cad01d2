/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/jail.h"

#include <errno.h>
#include <glib.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "mail/mail_parse.h"
#include "mail/sandbox.h"

/* A sanitizer needs calls that nobody else does: it may do the one that it cannot do
 * without; the others are refused it, and do not kill. */
#ifdef ARENA_EXACT
#define OTHERWISE    SCMP_ACT_ERRNO(EPERM)
#define OF_SANITIZER , SCMP_SYS(sigaltstack)
#else
#define OTHERWISE SCMP_ACT_KILL_PROCESS
#define OF_SANITIZER
#endif

void
jail_prepare(void)
{
	static const char sample[] =
	    "From: =?iso-8859-1?q?S=F8ren?= <s@x.example>\r\n"
	    "Date: Tue, 3 Feb 2026 09:00:00 +0100\r\n"
	    "Content-Type: text/plain; charset=iso-8859-1\r\n\r\n"
	    "bl\345b\346r";
	g_autoptr(Arena) a = arena_new();
	InMail m = { 0 };

	mail_parse_prepare();
	mail_parse(a, sample, sizeof sample - 1, &m);
}

static void
limit(int resource, rlim_t value)
{
	const struct rlimit l = { value, value };

	setrlimit((__rlimit_resource_t)resource, &l);
}

static bool
allow(scmp_filter_ctx filter)
{
	static const int calls[] = { SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(close),
		SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(munmap), SCMP_SYS(mremap),
		SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(rt_sigreturn),
		SCMP_SYS(rt_sigprocmask), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
		SCMP_SYS(getrandom), SCMP_SYS(sched_yield),
		SCMP_SYS(getpid) OF_SANITIZER };
	static const int refused[] = { SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(access),
		SCMP_SYS(stat), SCMP_SYS(newfstatat), SCMP_SYS(readlink),
		SCMP_SYS(faccessat) };
	static const int mapping[] = { SCMP_SYS(mmap), SCMP_SYS(mprotect) };
	int failed = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(calls); i++)
		failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
		failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), refused[i], 0);
	/* Memory, but none that can be run. */
	for (size_t i = 0; i < G_N_ELEMENTS(mapping); i++)
		failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, mapping[i], 1,
		    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	return !failed;
}

bool
jail_enter(void)
{
#ifndef ARENA_EXACT /* a sanitizer's shadow is larger than any limit */
	limit(RLIMIT_AS, SANDBOX_MEMORY);
#endif
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NPROC, 0);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	scmp_filter_ctx filter = seccomp_init(OTHERWISE);
	bool entered = filter && allow(filter) && seccomp_load(filter) == 0;
	if (filter)
		seccomp_release(filter);
	return entered;
}
