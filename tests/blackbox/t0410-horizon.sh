#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M15: what cases will take is learnt from those before, and it is proved how often it holds'
. "${0%/*}/testlib.sh"

horizon() { "$SKRANKE" horizon "$@"; }

# some_cases N SEPARATOR: a table of N cases: printers take an hour, networks a day, and
# each customer half or twice that; the column solution would give it all away.
some_cases() {
	awk -v n="$1" -v s="$2" 'BEGIN {
		srand(1)
		print "opened" s "closed" s "category" s "customer" s "subject" s "solution_code"
		for (i = 0; i < n; i++) {
			opened = 1700000000 + i * 7200
			network = rand() < 0.4
			customer = int(rand() * 8)
			normal = sqrt(-2 * log(1 - rand())) * cos(6.2831853 * rand())
			took = 3600 * exp(normal + network * 3 + (customer % 2 ? 0.7 : -0.7))
			print opened s int(opened + took) s (network ? "network" : "printer") s \
			    "c" customer s "\"help, " i % 10 " please\"" s int(log(took) * 9)
		}
	}'
}

test_expect_success 'eight of ten horizons hold, in each category and month; sharper than one number' '
	some_cases 4000 , >cases.csv &&
	horizon evaluate cases.csv --json >said &&
	test_json said ".coverage > 0.78 and .coverage < 0.82" true &&
	test_json said "[.categories[] | select(.coverage < 0.77 or .coverage > 0.83)] | length" 0 &&
	test_json said ".categories | length" 2 &&
	test_json said "[.months[] | select(.n > 100) | select(.coverage < 0.7 or .coverage > 0.9)] | length" 0 &&
	test_json said ".loss < 0.6 * .loss_naive" true &&
	test_json said ".loss < 0.97 * .loss_category" true &&
	test_json said ".columns[] | select(.name == \"solution_code\") | .why" "known only afterwards" &&
	horizon evaluate cases.csv >said && grep "The horizon held for .* of .* cases" said &&
	grep "^  network " said
'

test_expect_success 'what is said of each case can be had, and is what was counted' '
	horizon evaluate cases.csv --json --rows >said &&
	test_json said ".predictions | length" 4000 &&
	test_json said "([.predictions[] | select(.measured and .held)] | length) == .held" true &&
	test_json said "([.predictions[] | select(.measured and .held != null)] | length) == .n" true &&
	test_json said "[.predictions[] | select(.held != (.took <= .predicted))] | length" 0
'

test_expect_success 'what comes later does not change what was said before' '
	horizon evaluate cases.csv --json --rows >whole &&
	jq -c ".predictions[:1000][] | [.opened, .predicted]" whole >before &&
	last=$(sed -n 1001p cases.csv | cut -d, -f1) &&
	awk -F, -v OFS=, -v last="$last" "NR > 1 && \$2 >= last { \$2 = \$2 * 1 + 5000000 } 1" cases.csv >later.csv &&
	! cmp -s cases.csv later.csv &&
	horizon evaluate later.csv --json --rows >other &&
	jq -c ".predictions[:1000][] | [.opened, .predicted]" other >after &&
	test_cmp before after
'

test_expect_success 'the same comes of semicolons, a mark, other line ends and other dates' '
	horizon evaluate cases.csv --json | jq -S "{n, held, loss}" >expected &&
	{ printf "\357\273\277"; some_cases 4000 ";" | sed "s/$/\r/"; } >other.csv &&
	horizon evaluate other.csv --json | jq -S "{n, held, loss}" >actual &&
	test_cmp expected actual &&
	jq -Rr "split(\",\") | if .[0] == \"opened\" then . else (.[0] |= (tonumber | strftime(\"%d-%m-%Y %H.%M.%S\"))) | (.[1] |= (tonumber | strftime(\"%d-%m-%Y %H.%M.%S\"))) end | join(\",\")" cases.csv >other.csv &&
	grep "[0-9]-[0-9]*-2023 [0-9]*\.[0-9]" other.csv &&
	horizon evaluate other.csv --json | jq -S "{n, held, loss}" >actual &&
	test_cmp expected actual
'

test_expect_success 'what was learnt is kept, and tells of another file; no words are in it' '
	head -3001 cases.csv >first.csv &&
	{ head -1 cases.csv; tail -1000 cases.csv; } >second.csv &&
	horizon learn first.csv --model model.json >said && grep "^Learnt from [0-9]* solved" said &&
	grep "^  printer .*\(min\|h\)$" said &&
	! grep -q "please\|c1\b" model.json &&
	horizon learn first.csv --json >said && test_json said ".categories | length" 2 &&
	horizon evaluate second.csv --model model.json --fixed --json >said &&
	test_json said ".n" 1000 &&
	test_json said ".coverage > 0.75 and .coverage < 0.85" true &&
	horizon evaluate second.csv --model model.json --json >said &&
	test_json said ".coverage > 0.75 and .coverage < 0.85" true
'

test_expect_success 'bad rows are counted and told, not fatal; a little is no trouble' '
	printf "opened,closed\n2026-02-03,2026-02-04\nsoon,\n2026-02-05,2026-02-01\n2026-02-07,\n" >bad.csv &&
	horizon evaluate bad.csv --json >said &&
	test_json said .cases 2 && test_json said .rows_bad 2 && test_json said .first_bad_line 3 &&
	test_json said .open 1 &&
	horizon evaluate bad.csv >said && grep "^2 rows are left out.*line 3" said &&
	printf "opened,closed,category\n" >none.csv && horizon evaluate none.csv && horizon learn none.csv
'

test_expect_success 'what cannot be done is said in one line' '
	printf "when,closed\n1,2\n" >no.csv &&
	for wrong in "evaluate no.csv" "evaluate missing.csv" "learn no.csv" \
		"evaluate cases.csv --category colour" "evaluate cases.csv --model cases.csv"; do
		horizon $wrong >out 2>said
		[ $? = 1 ] && [ "$(grep -c "^skranke: " said)" = 1 ] && ! test -s out || return 1
	done &&
	for wrong in "" "learn" "evaluate a b" "evaluate cases.csv --rows" "evaluate cases.csv --fixed"; do
		horizon $wrong >out 2>said
		[ $? = 2 ] && [ "$(grep -c "^skranke: .*--help" said)" = 1 ] || return 1
	done
'

# --- the desk's own

test_expect_success 'the desk proves itself by its own past, and shows it on a page' '
	desk_start &&
	echo "correct horse battery" | desk staff add --admin --name Anna --mail anna@n.example &&
	desk customer add --name "Byens Bager" --slug bager --domain bager.example &&
	desk person add --name "Ida Holm" --mail ida@bager.example --customer bager &&
	desk horizon evaluate --json >said && test_json said .cases 0 && test_json said .coverage null &&
	desk horizon evaluate >said && grep "30 cases must be solved first" said &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	http_get /reports/horizons >page && grep "for få løste sager" page
'

test_expect_success 'a case has a horizon, which may be set by hand with a reason that is told' '
	number=$(desk case open --person ida@bager.example --category fault --subject Ovnen --text "Den er kold") &&
	desk case show $number --json >shown && test_json shown .horizon_why promise &&
	http_get /case/$number >page && grep "name=.at. value=.20[0-9-]*T[0-9:]*" page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /case/$number/horizon at=2020-01-01T12:00 reason=Fordi seen="$seen" >page &&
	test "$(http_status)" = 422 && grep "ligger forude" page &&
	later=$(date -u -d "+9 days" +%Y-%m-%dT12:30) && http_get /case/$number >page &&
	http_post /case/$number/horizon at="$later" reason="Vi mangler en del" seen="$seen" >page &&
	test "$(http_status)" = 303 &&
	desk case show $number --json >shown && test_json shown .horizon_why by_hand &&
	test_json shown ".entries[-1] | [.kind, .text] | join(\" \")" "horizon Vi mangler en del" &&
	test "$(sql "select count(*) from mail_out where kind = 4 and case_id = $number")" = 1 &&
	desk check
'
test_done
