# SPDX-License-Identifier: AGPL-3.0-or-later
# testlib.sh - how a black-box test is told, in the manner of git's own tests.
#
#   test_description='M1: a reply lands in its case'
#   . "${0%/*}/testlib.sh"
#   test_expect_success 'a mail opens a case' '
#   	desk_start &&
#   	mail_make --from ida@bager.example --to it@bager.example >mail &&
#   	lmtp_send mail --to it@bager.example
#   '
#   test_done
#
# Each file is one story, a program that prints TAP and that can be run by itself:
# sh tests/blackbox/t0000-testlib.sh. It stands in an empty folder of its own, which
# is removed when all went well. Steps are run in the story's own shell, with -e off:
# join commands with &&. What a step prints is shown when it fails. Every process
# that a story starts is in its process group, and ends with it.
#
# With DESK_ENGINE=postgresql the desk keeps its data in a fresh database of the server
# that SKRANKE_TEST_PG names (script/with-postgresql); else in SQLite.
#
#   this file   test_expect_success, test_skip_all, test_done, test_atexit,
#               test_wait, test_json, test_grep, test_cmp, free_port
#   desk.sh     desk_start, desk_stop, desk_kill, desk, sql
#   mail.sh     mail_make, mail_show, mail_reply, lmtp_send, smtp_send,
#               sink_start, mail_wait
#   web.sh      http_get, http_post, http_status
#   postfix.sh, dovecot.sh   real peers; a story that wants one reads it in
#   servers.sh  both, for the stories in the browser

TESTS=${TESTS:-$(cd "${0%/*}" && pwd)}
BUILD=${SKRANKE_BUILD:-${TESTS%/tests/*}/build/san}
SKRANKE=${SKRANKE:-$BUILD/skranke}
TOOLS=$BUILD/tests/tools

# A story that is not the leader of its process group becomes one.
if [ "$(ps -o pgid= -p $$ | tr -d ' ')" != $$ ]; then
	exec setsid -w sh "$0" "$@"
fi

set -u
STORY=$(basename "$0" .sh)
TRASH=$(mktemp -d "/tmp/$STORY.XXXXXX")
chmod 755 "$TRASH" # mail servers come in as users of their own
cd "$TRASH" || exit 2
exec 5>&1
step=0 failed=0 at_exit=

# Says the words as TAP; "# " before each line makes them a remark.
tap() { printf '%s\n' "$*" >&5; }
tap_remark() { sed 's/^/# /' "$1" >&5; }

# test_atexit COMMAND: run when the story ends, however it ends; the last first.
test_atexit() {
	at_exit="$*
$at_exit"
}

# Sends the signal to all others in the process group; fails if there are none.
end_others() {
	some=1
	pgrep -g $$ >"$TRASH/.others" # no pipe: its processes would be found, too
	while read -r pid; do
		[ "$pid" = $$ ] || ! kill "$1" "$pid" 2>/dev/null || some=0
	done <"$TRASH/.others"
	return $some
}

end_story() {
	status=$?
	trap '' TERM
	trap - EXIT
	eval "$at_exit"
	kill -TERM 0
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		end_others -0 || break
		sleep 0.1
	done
	end_others -KILL
	cd /
	if [ "$failed" = 0 ] && [ "$status" = 0 ]; then
		rm -rf "$TRASH"
	else
		tap "# kept: $TRASH"
	fi
	exit "$status"
}
trap end_story EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# A function of its own, so that a step may end itself with "return 1".
run_step() { eval "$1"; }

# test_expect_success TITLE SCRIPT
test_expect_success() {
	step=$((step + 1))
	if run_step "$2" >"$TRASH/.step" 2>&1 </dev/null; then
		tap "ok $step - $1"
	else
		failed=$((failed + 1))
		tap "not ok $step - $1"
		tap_remark "$TRASH/.step"
	fi
	cd "$TRASH" || exit 2
}

# test_skip_all REASON: this machine cannot be told this story.
test_skip_all() {
	tap "1..0 # SKIP $1"
	exit 0
}

test_done() {
	tap "1..$step"
	[ "$failed" = 0 ]
	exit
}

# test_wait COMMAND...: tries again, for half a minute ($WAIT seconds), until COMMAND
# succeeds, or says with 99 that it never will.
test_wait() {
	deadline=$(($(date +%s) + ${WAIT:-30}))
	until "$@" >"$TRASH/.wait" 2>&1; do
		if [ $? = 99 ] || [ "$(date +%s)" -ge $deadline ]; then
			cat "$TRASH/.wait"
			echo "waited in vain for: $*"
			return 1
		fi
		sleep 0.05
	done
	cat "$TRASH/.wait"
}

# test_json FILE FILTER EXPECTED: what jq's filter finds in the file.
test_json() {
	found=$(jq -r "$2" "$1") && [ "$found" = "$3" ] && return
	echo "$2 of $1 is: ${found:-}, not: $3"
	return 1
}

# test_grep [!] PATTERN FILE: says what stands there instead.
test_grep() {
	if [ "$1" = ! ]; then
		! grep -e "$2" "$3" || { echo "$3 has: $2" && return 1; }
	else
		grep -q -e "$1" "$2" && return
		echo "$2 lacks: $1; it has:"
		cat "$2"
		return 1
	fi
}

# test_cmp EXPECTED ACTUAL
test_cmp() { diff -u "$1" "$2"; }

# A port that nobody listens on now. Servers that can choose one themselves do.
free_port() {
	while port=$(shuf -i 20000-31999 -n 1); do
		grep -q ":$(printf %04X "$port") " /proc/net/tcp /proc/net/tcp6 || break
	done
	echo "$port"
}

. "$TESTS/desk.sh"
. "$TESTS/mail.sh"
. "$TESTS/web.sh"
