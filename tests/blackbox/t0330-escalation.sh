#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='who is on duty, what a partner is asked, and a case that goes up by itself'
. "${0%/*}/testlib.sh"

now() { desk case show "$1" --json >shown && test_json shown "$2" "$3"; }
# The path of the newest link that answers, as the partner got it in his mail.
link_of() {
	http_get /admin/outbox >outbox &&
	mail=$(grep -o "/admin/outbox/[0-9]*" outbox | head -n 1) &&
	http_get "$mail" | grep -o "/decide/[0-9]*/[0-9]*/[a-z2-7]*" | head -n 1
}

test_expect_success 'a desk with a partner, and one who reports' '
	desk_start &&
	echo "correct horse battery" | desk staff add --admin --name Anna --mail anna@n.example &&
	echo "correct horse battery" |
		desk staff add --role partner --name Carla --mail carla@n.example &&
	echo "correct horse battery" |
		desk staff add --role partner --name David --mail david@n.example &&
	desk customer add --name "Byens Bager" --slug bager --domain bager.example &&
	desk person add --name "Ida Holm" --mail ida@bager.example --customer bager &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null
'

test_expect_success 'without a roster nobody is on, and list says so by how it ends' '
	! desk roster now &&
	! desk roster list &&
	http_get / | grep "Ingen partner er på vagt"
'

test_expect_success 'a weekly pattern puts Carla on' '
	desk roster set --staff carla@n.example --begins 00:00 --ends 00:00 &&
	desk roster now --json >on && test_json on .mail carla@n.example &&
	desk roster list --json >list && test_json list ".holes | length" 0 &&
	test_json list ".duties | length" 1 &&
	http_get / | grep "Carla er partner på vagt"
'

test_expect_success 'only a partner is put on as one' '
	! desk roster set --staff anna@n.example --begins 08:00 --ends 16:00
'

test_expect_success 'what is mistyped is named, and nothing is put on' '
	{ desk roster set --staff carla@n.example --begins 8 --ends 16:00 2>said; test $? = 1; } &&
	test_grep "Write the time as 08:00" said &&
	{ desk roster set --staff carla@n.example --begins 08:00 --ends 16:00 --weekdays man 2>said; test $? = 1; } &&
	test_grep "weekdays as digits" said &&
	{ desk roster set --staff carla@n.example --begins 08:00 --ends 16:00 --since soon 2>said; test $? = 1; } &&
	test_grep "must be a date" said &&
	test "$(sql "select count(*) from roster_shift")" = 7
'

test_expect_success 'she cannot end her Mondays before somebody else has them' '
	shift=$(sql "select min(id) from roster_shift") &&
	http_get /roster >/dev/null &&
	http_post /roster/shift/$shift/end last_day= >refused &&
	test "$(http_status)" = 409 && grep "Ingen partner ville være på vagt fra" refused &&
	desk roster set --staff david@n.example --weekdays 1 --begins 00:00 --ends 00:00 &&
	http_get /roster >/dev/null &&
	http_post /roster/shift/$shift/end last_day= >/dev/null && test "$(http_status)" = 303 &&
	desk roster list --days 14 --json >list && test_json list ".holes | length" 0
'

test_expect_success 'a swap is offered, and told' '
	day=$(date -d "next sunday + 7 days" +%Y-%m-%d) &&
	desk roster swap --as carla@n.example --staff carla@n.example --with david@n.example \
		--begins "${day}T08:00" --ends "${day}T16:00" >offered &&
	test "$(cat offered)" = 1 &&
	test "$(sql "select count(*) from mail_out where kind = 15")" = 1
'

test_expect_success 'a case goes to the partner, who is asked at once' '
	desk case open --person ida@bager.example --subject "Ovnen" --text "Kold" &&
	desk case escalate 1001 --as anna@n.example --reason "Kræver adgang" &&
	desk case escalate 1001 --as anna@n.example --reason "Hvem betaler?" &&
	now 1001 .step partner && now 1001 ".entries[-1].kind" decision_asked &&
	test "$(sql "select count(*) from mail_out where kind = 9")" = 1
'

test_expect_success 'looking at the link decides nothing; a stranger sees nothing' '
	path=$(link_of) && test -n "$path" && echo "$path" >path &&
	BROWSER=phone http_get "$path" | grep "Hvem betaler?" &&
	now 1001 .step partner &&
	curl -s -o /dev/null -w "%{http_code}" "http://$HTTP${path%?}a" >code &&
	curl -s -o /dev/null -w "%{http_code}" "http://$HTTP${path%?}b" >>code &&
	grep 404 code
'

test_expect_success 'the partner parks it by the link, and the case goes back' '
	path=$(cat path) &&
	BROWSER=phone http_get "$path" >/dev/null &&
	BROWSER=phone http_post "$path" outcome=parked "answer=Skal aftalen dække ovne?" \
		"tell=Vi løser det nu" >/dev/null &&
	now 1001 .step consultant &&
	now 1001 "[.entries[].kind] | contains([\"decided\", \"parked\", \"answer\"])" true &&
	http_get /meetings/parked | grep "Skal aftalen dække ovne?"
'

test_expect_success 'the link answers once' '
	path=$(cat path) &&
	BROWSER=phone http_get "$path" >over && ! grep "Hvem betaler?" over &&
	BROWSER=phone http_post "$path" outcome=approved >/dev/null &&
	test "$(sql "select count(*) from entry where kind = 22")" = 1
'

test_expect_success 'who asks for the boss goes up a step by itself, with his words' '
	echo "correct horse battery" |
		desk staff add --role consultant --name Dan --mail dan@n.example &&
	mail_make --from ida@bager.example --to support@skranke.example --subject Kassen \
		--body "Den er død. Jeg vil tale med jeres chef nu." >angry &&
	desk deliver --from ida@bager.example --to support@skranke.example <angry &&
	now 1002 .step consultant &&
	test "$(sql "select count(*) from entry where kind = 7 and case_id = 1002 and details like '\''%tale med jeres chef%'\''")" = 1
'

test_expect_success 'who only quotes such words does not' '
	mail_make --from ida@bager.example --to support@skranke.example --subject Fakturaen \
		--body "Se nedenfor, det haster ikke.

Fra: Bo Berg <bo@bager.example>
Sendt: 3. februar 2026 09:12
Til: Ida Holm <ida@bager.example>
Emne: Fakturaen

Jeg vil tale med jeres chef nu." >quoting &&
	desk deliver --from ida@bager.example --to support@skranke.example <quoting &&
	now 1003 .step desk
'

test_expect_success 'everything is what the entries say' 'desk check'

test_done
