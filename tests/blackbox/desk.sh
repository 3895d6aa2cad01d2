# SPDX-License-Identifier: AGPL-3.0-or-later
# desk.sh - a desk of the story's own. Read in by testlib.sh.
#
# $DESK is its data folder; set it to another one for a second desk. After
# desk_start, $HTTP and $LMTP are its addresses (127.0.0.1:PORT), the same ones when it
# is started again. What it logs is in $DESK.log.

DESK=$TRASH/desk

# The options that tell every command where the data are.
desk_options() {
	set -- --data "$DESK"
	if [ "${DESK_ENGINE:-sqlite}" = postgresql ]; then
		set -- "$@" --database "$(cat "$DESK.database")"
	fi
	printf '%s\n' "$@"
}

# desk_make: the empty folder and the empty database; desk_start does it too.
desk_make() {
	mkdir -p "$DESK"
	[ "${DESK_ENGINE:-sqlite}" = postgresql ] && [ ! -f "$DESK.database" ] || return 0
	base=$(printf %s "${DESK#/tmp/}" | tr -c a-zA-Z0-9 _ | tr A-Z a-z)
	psql -q "$SKRANKE_TEST_PG" -c "create database $base" || return
	echo "$SKRANKE_TEST_PG dbname=$base" >"$DESK.database"
	test_atexit "psql -q \"\$SKRANKE_TEST_PG\" \
		-c 'drop database if exists $base with (force)' >/dev/null 2>&1"
}

if [ "${DESK_ENGINE:-sqlite}" = postgresql ] && [ -z "${SKRANKE_TEST_PG:-}" ]; then
	test_skip_all 'no PostgreSQL: run with script/with-postgresql'
fi

# desk COMMAND...: runs "skranke COMMAND..." on this desk's data.
desk() (desk_exec "$@")

desk_exec() {
	options=$(desk_options) || exit
	IFS='
'
	exec "$SKRANKE" "$@" $options
}

# desk_start [OPTION...]: serves, with these options of "skranke serve" besides.
desk_start() {
	desk_make || return
	rm -f "$DESK/ports"
	desk_exec serve --listen "${HTTP:-127.0.0.1:0}" --lmtp "${LMTP:-127.0.0.1:0}" "$@" \
		>>"$DESK.log" 2>&1 &
	echo $! >"$DESK.pid"
	test_wait desk_listens || { cat "$DESK.log" && return 1; }
	HTTP=$(sed -n 's/^http //p' "$DESK/ports")
	LMTP=$(sed -n 's/^lmtp //p' "$DESK/ports")
}

desk_listens() {
	kill -0 "$(cat "$DESK.pid")" 2>/dev/null || return 99
	grep -q '^lmtp ' "$DESK/ports" && grep -q '^http ' "$DESK/ports"
}

# desk_kill [SIGNAL]: as the power fails; the desk has ended when this returns.
desk_kill() {
	pid=$(cat "$DESK.pid")
	kill "${1:--KILL}" "$pid"
	wait "$pid"
	desk_status=$?
	rm -f "$DESK.pid"
}

# desk_stop: politely; fails if the desk did not end well (a sanitizer's finding too).
desk_stop() {
	desk_kill -TERM
	[ $desk_status = 0 ] || { cat "$DESK.log" && return 1; }
}

# sql QUERY: its rows, columns separated by |.
sql() {
	if [ "${DESK_ENGINE:-sqlite}" = postgresql ]; then
		psql -q -A -t -v ON_ERROR_STOP=1 "$(cat "$DESK.database")" -c "$1"
	else
		sqlite3 -bail -cmd '.timeout 5000' "$(echo "$DESK"/*.db)" "$1"
	fi
}
