# SPDX-License-Identifier: AGPL-3.0-or-later
# desk.sh - the desks that script/bench measures. Read in by it.

# desk_fill N: with N cases, unless it is there.
desk_fill() {
	[ ! -d "build/bench/$1" ] || return 0
	customers=$(($1 / 2500 + 100)) # so that storms do not make it many more
	say "filling a desk with $1 cases"
	rm -rf "build/bench/$1.loading"
	"$skranke" simulate --seed 7 --customers "$customers" --days 365 --cases "$1" \
		--data "build/bench/$1.loading" >/dev/null
	mv "build/bench/$1.loading" "build/bench/$1"
}

# desk_of N: sets $port, $db, and what is asked of that desk.
desk_of() {
	db=build/bench/$1/skranke.db
	port=18080
	[ "$1" = "$small" ] || port=18081
	[ ! -f "$tmp/$1.asked" ] || . "$tmp/$1.asked"
}

# desk_serve N: starts it, signs in, and chooses a case of the usual length.
desk_serve() {
	desk_of "$1"
	"$skranke" serve --data "build/bench/$1" --listen "127.0.0.1:$port" \
		--log_level error >"$tmp/$1.log" 2>&1 &
	echo $! >"$tmp/$1.pid"
	until curl -s -o /dev/null "http://127.0.0.1:$port/sign-in"; do sleep 0.1; done
	token=$(sign_in)
	[ -n "$token" ] || die 'cannot sign in'
	case_=$(sqlite3 "$db" 'SELECT case_id FROM entry GROUP BY case_id
		HAVING count(*) = 6 LIMIT 1 OFFSET 100')
	sqlite3 "$db" "SELECT 'case=' || id || ' person=' || person_id || ' customer=' ||
		customer_id FROM case_ WHERE id = $case_" >"$tmp/$1.case"
	# The newest that speak of a printer, as the search finds them.
	newest="FROM entry WHERE text LIKE '%printer%' ORDER BY id DESC LIMIT"
	sqlite3 "$db" "SELECT 'entries=' || group_concat(id) FROM (SELECT id $newest 400);
		SELECT 'texts=' || group_concat(id) FROM (SELECT id $newest 100);
		SELECT 'cases=' || group_concat(case_id) FROM (SELECT DISTINCT case_id
			$newest 50)" | tr '\n' ' ' >"$tmp/$1.found"
	cat >"$tmp/$1.asked" <<-END
		cookie=$token case_=$case_ pid=$(cat "$tmp/$1.pid")
		asked="token=$(printf %s "$token" | sha256sum | cut -d' ' -f1)
			staff=1 far=9223372036854775807 $(cat "$tmp/$1.case")
			words=(\"printer\")
			$(cat "$tmp/$1.found") low=printer high=printes now=$(date +%s)000000"
	END
}

sign_in() {
	url=http://127.0.0.1:$port/sign-in
	csrf=$(curl -s -c "$tmp/jar" "$url" |
		sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' | head -1)
	curl -s -o /dev/null -b "$tmp/jar" -c "$tmp/jar" -d mail=anna@nordlys.example \
		-d password=skranke-demo -d "csrf=$csrf" "$url"
	awk '$6 == "skranke" { print $7 }' "$tmp/jar"
}

stop_all() {
	for file in "$tmp"/*.pid; do
		[ -f "$file" ] || continue
		kill "$(cat "$file")" 2>/dev/null || true
		wait "$(cat "$file")" 2>/dev/null || true
		rm -f "$file"
	done
}
