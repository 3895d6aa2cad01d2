# SPDX-License-Identifier: AGPL-3.0-or-later
# measure.sh - what script/bench measures, and how it is told. Read in by it.

# --- the table ---

head_line() {
	printf '%-34s %12s %12s %8s  %s\n' '' ours peer ratio aim
}

# row NAME OURS PEER [COMPARISON RATIO]: and whether the aim is met.
row() {
	awk -v name="$1" -v ours="$2" -v peer="$3" -v how="${4:-}" -v aim="${5:-}" 'BEGIN {
		ratio = peer > 0 ? ours / peer : 0
		printf "%-34s %12.1f %12.1f %8.2f  ", name, ours, peer, ratio
		if (how == "")
			print "-"
		else
			print how, aim, (how == ">=" ? ratio >= aim : ratio <= aim) ? "met" : "MISSED"
	}'
}

# median FILE COLUMN
median() {
	sort -g -k "$2,$2" "$1" | awk -v c="$2" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'
}

# --- pages ---

# ticks PID: of the processor, so far.
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

# load PID URL: prints requests a second, and microseconds of the processor for each.
load() {
	before=$(ticks "$1")
	wrk -t1 -c32 -d2s -H "Cookie: skranke=${cookie:-}" "$2" >"$tmp/wrk"
	! grep -q 'Non-2xx' "$tmp/wrk" || die "$2: $(cat "$tmp/wrk")"
	awk -v ticks="$(($(ticks "$1") - before))" -v hz="$(getconf CLK_TCK)" '
		/requests in/ { n = $1 }
		/^Requests\/sec/ { print $2, ticks / hz * 1e6 / n }' "$tmp/wrk"
}

# nginx_serve: the pages of all desks, as files.
nginx_serve() {
	cat >"$tmp/nginx.conf" <<-END
		daemon off; worker_processes 1; pid $tmp/nginx-own; error_log $tmp/nginx.log;
		events { worker_connections 64; }
		http {
			access_log off; gzip off; keepalive_requests 1000000;
			default_type "text/html; charset=utf-8";
			client_body_temp_path $tmp/a; proxy_temp_path $tmp/b;
			fastcgi_temp_path $tmp/c; uwsgi_temp_path $tmp/d; scgi_temp_path $tmp/e;
			server { listen 127.0.0.1:18090; root $tmp/pages; }
		}
	END
	chmod 755 "$tmp"
	nginx -c "$tmp/nginx.conf" 2>>"$tmp/nginx.log" &
	echo $! >"$tmp/nginx.pid"
	until curl -s -o /dev/null http://127.0.0.1:18090/; do sleep 0.1; done
	nginx_worker=$(pgrep -P "$(cat "$tmp/nginx.pid")")
}

page_path() {
	case $1 in
	list) echo / ;;
	case) echo "/case/$case_" ;;
	search) echo '/search?q=printer' ;;
	esac
}

# measure_page PAGE: of each desk in turn: ours, the same SELECTs alone, and nginx.
measure_page() {
	mkdir -p "$tmp/pages"
	[ -f "$tmp/nginx.pid" ] || nginx_serve
	for n in $scales; do
		desk_of "$n"
		curl -s -b "skranke=$cookie" "http://127.0.0.1:$port$(page_path "$1")" \
			>"$tmp/pages/$1.$n"
	done
	for round in $(seq "$rounds"); do
		for n in $scales; do
			desk_of "$n"
			load "$pid" "http://127.0.0.1:$port$(page_path "$1")" >>"$tmp/$1.$n.ours"
			# shellcheck disable=SC2086 # words
			build/release/bench/bare --seconds 2 "$db" $asked \
				<"bench/$1.steps" >>"$tmp/$1.$n.bare"
			load "$nginx_worker" "http://127.0.0.1:18090/$1.$n" >>"$tmp/$1.$n.nginx"
		done
	done
	for n in $scales; do
		row "$1, $n: pages/s, SELECTs" "$(median "$tmp/$1.$n.ours" 1)" \
			"$(median "$tmp/$1.$n.bare" 1)" '>=' 0.5
		row "$1, $n: pages/s, nginx" "$(median "$tmp/$1.$n.ours" 1)" \
			"$(median "$tmp/$1.$n.nginx" 1)" '>=' 0.2
		row "$1, $n: CPU us, SELECTs" "$(median "$tmp/$1.$n.ours" 2)" \
			"$(median "$tmp/$1.$n.bare" 2)"
		row "$1, $n: CPU us, nginx" "$(median "$tmp/$1.$n.ours" 2)" \
			"$(median "$tmp/$1.$n.nginx" 2)"
	done
	[ "$scale" -eq "$small" ] || row "$1: CPU us, $scale against $small" \
		"$(median "$tmp/$1.$scale.ours" 2)" "$(median "$tmp/$1.$small.ours" 2)" '<=' 1.3
}

# measure_paint: what a person waits for in a browser, of each desk, against the aim.
measure_paint() {
	for n in $scales; do
		desk_of "$n"
		node bench/paint.mjs "http://127.0.0.1:$port" "$cookie" "$case_" >"$tmp/paint.$n"
		for what in list case search; do
			grep "^$what " "$tmp/paint.$n" >"$tmp/paint.$n.$what"
			row "$what, $n: ms to first paint" \
				"$(median "$tmp/paint.$n.$what" 2)" 100 '<=' 1
		done
		grep '^click ' "$tmp/paint.$n" >"$tmp/paint.$n.click"
		row "case beside the list, $n: ms" "$(median "$tmp/paint.$n.click" 2)" 50 '<=' 1
	done
}

# --- mail ---

# measure_mail SENDERS EACH: deliveries a second; the peer commits as many at once.
measure_mail() {
	count=$(($1 * $2))
	for side in ours bare; do
		rm -rf "build/bench/$side"
		cp -r "build/bench/$small" "build/bench/$side"
	done
	"$skranke" serve --data build/bench/ours --listen 127.0.0.1:18080 \
		--lmtp 127.0.0.1:18024 --log_level error >"$tmp/mail.log" 2>&1 &
	echo $! >"$tmp/mail.pid"
	until curl -s -o /dev/null http://127.0.0.1:18080/sign-in; do sleep 0.1; done
	for round in $(seq "$rounds"); do
		began=$(date +%s%N) before=$(ticks "$(cat "$tmp/mail.pid")")
		build/release/tests/tools/lmtp_send --from ida@bench.example \
			--to support@nordlys.example --connections "$1" --messages "$2" \
			127.0.0.1:18024 bench/mail.eml >/dev/null
		echo "$began $(date +%s%N) $before $(ticks "$(cat "$tmp/mail.pid")")" |
			awk -v n="$count" -v hz="$(getconf CLK_TCK)" '{
				print n / ($2 - $1) * 1e9, ($4 - $3) / hz * 1e6 / n }' >>"$tmp/mail.$1"
		build/release/bench/bare --rounds "$count" --group "$1" \
			build/bench/bare/skranke.db "now=$(date +%s)000000" person=1 \
			"run=$1.$round" <bench/delivery.steps >>"$tmp/bare.$1"
	done
	stop_all
	how='' aim=''
	[ "$1" -eq 1 ] || { how='>=' aim=0.5; }
	row "mails/s, $1 at once" "$(median "$tmp/mail.$1" 1)" "$(median "$tmp/bare.$1" 1)" $how $aim
	row "mail CPU us, $1 at once" "$(median "$tmp/mail.$1" 2)" "$(median "$tmp/bare.$1" 2)"
	rm -rf build/bench/ours build/bench/bare
}

# measure_parse: mails read a second, against bare GMime in the same process.
measure_parse() {
	build/release/bench/parse_mail "$rounds" >"$tmp/parse"
	for mail in short files nested; do
		grep "^$mail " "$tmp/parse" >"$tmp/parse.$mail"
		row "mails read/s, $mail: GMime" "$(median "$tmp/parse.$mail" 2)" \
			"$(median "$tmp/parse.$mail" 3)" '>=' 0.5
	done
}

# --- the program itself ---

measure_size_and_start() {
	row 'binary, KiB' "$(($(stat -c %s "$skranke") / 1024))" 0
	for n in $scales; do
		for round in $(seq 5); do
			build/release/bench/first_answer 18080 "$skranke" serve --log_level error \
				--data "build/bench/$n" --listen 127.0.0.1:18080
		done >"$tmp/start.$n"
		row "start, $n: ms to the first answer" "$(median "$tmp/start.$n" 1)" 100 '<=' 1
	done
}

# measure_memory WHAT: resident in all, against the aim, and what is the program's own.
measure_memory() {
	for n in $scales; do
		desk_of "$n"
		rss=$(awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$pid/status")
		anon=$(awk '/^Pss_Anon/ { print $2 / 1024 }' "/proc/$pid/smaps_rollup")
		row "$1, $n: resident MiB" "$rss" 0
		row "$1, $n: own MiB" "$anon" 64 '<=' 1
	done
}
