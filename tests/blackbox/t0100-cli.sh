#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='from a shell, what the pages do: through the same doors, beside the server'
. "${0%/*}/testlib.sh"

# The field of a case as it is now.
now() { desk case show "$1" --json >shown && test_json shown "$2" "$3"; }

test_expect_success 'a desk with a customer, his person, and two who serve them' '
	desk_start &&
	echo "correct horse battery" | desk staff add --admin --name Anna --mail anna@n.example &&
	echo "correct horse battery" | desk staff add --name Birk --mail birk@n.example &&
	desk customer add --name "Byens Bager" --slug bager --domain bager.example &&
	desk person add --name "Ida Holm" --mail ida@bager.example --phone "12 34 56 78" \
		--customer bager &&
	desk customer list --json >customers && test_json customers ".[0].slug" bager &&
	desk customer show bager >said && grep "^from *bager.example" said &&
	desk customer show bager --json >shown && test_json shown ".domains[0]" bager.example &&
	desk person list --search 1234 | grep "Ida Holm" &&
	desk person list --customer bager --json >people &&
	test_json people ".[0].mail" ida@bager.example
'

test_expect_success 'open gives the number of the case, with a horizon and a receipt' '
	number=$(desk case open --person ida@bager.example --category critical \
		--subject "Ovnen er kold" --text "Hele bageriet venter") &&
	test "$number" = 1001 &&
	now 1001 .subject "Ovnen er kold" && now 1001 .category critical &&
	now 1001 .customer bager && now 1001 .person_mail ida@bager.example &&
	now 1001 ".horizon | test(\"Z$\")" true &&
	test "$(sql "select count(*) from mail_out where case_id = 1001")" = 1
'

test_expect_success 'list shows it, by every way of looking for it' '
	for how in "" "--view=open" "--customer=bager" "--person=ida@bager.example" \
		"--search=bageriet" "--assignee="; do
		desk case list ${how:+"$how"} >list && grep "^1001 .*Ovnen er kold" list || return 1
	done &&
	desk case list --json >list && test_json list "length" 1 &&
	desk case list --view closed >list && ! test -s list
'

test_expect_success 'an answer comes from standard input, and is a mail' '
	echo "Vi er **på vej**" | desk case answer 1001 --as birk@n.example --status open &&
	now 1001 .status open && now 1001 ".responded_at != null" true &&
	now 1001 ".entries[-1] | .kind + \" \" + .author" "answer Birk" &&
	test "$(sql "select count(*) from mail_out where case_id = 1001")" = 2
'

test_expect_success 'a note is internal; work may be told of, with its minutes' '
	desk case note 1001 --text "Han er sur" &&
	now 1001 ".entries[-1].public" false &&
	desk case note 1001 --kind call --public --minutes 7 --text "Ringede op" &&
	now 1001 ".entries[-1] | [.kind, .public, .minutes] | @csv" "\"call\",true,7"
'

test_expect_success 'time is booked in a ledger, and corrected by a line that counters it' '
	desk case time 1001 --minutes 25 --text "På stedet" &&
	desk case time 1001 --minutes 10 --travel --text "Derud" &&
	desk case show 1001 --json >shown &&
	line=$(jq "[.time[] | select(.kind == \"work\" and .minutes == 25)][0].line" shown) &&
	desk case correct 1001 "$line" --minutes 15 --reason "Kaffe" &&
	desk case show 1001 --json >shown &&
	test_json shown "[.time[] | select(.kind == \"work\") | .minutes] | add" 22 &&
	test_json shown "[.time[] | select(.kind == \"travel\") | .minutes] | add" 10 &&
	! desk case correct 1001 "$line" --minutes 5 2>said && test -s said
'

test_expect_success 'a change is done once it was seen, and not over the head of another' '
	desk case show 1001 --json >shown && seen=$(jq .version shown) &&
	desk case change 1001 --seen "$seen" --priority urgent --subject "Ovnen er iskold" &&
	now 1001 .priority urgent && now 1001 .subject "Ovnen er iskold" &&
	{ desk case change 1001 --seen "$seen" --priority low 2>said; test $? = 1; } &&
	grep "^skranke: " said && now 1001 .priority urgent
'

test_expect_success 'it is assigned, to nobody again, and escalated' '
	desk case assign 1001 --to birk@n.example && now 1001 .assignee_name Birk &&
	desk case assign 1001 && now 1001 .assignee_id null &&
	desk case escalate 1001 --to birk@n.example --reason "Det kan jeg ikke" &&
	now 1001 .step consultant && now 1001 .assignee_name Birk
'

test_expect_success 'one is merged into another, and an entry split off' '
	desk case open --customer bager --text "Ovnen igen" --quiet >number &&
	desk case merge "$(cat number)" 1001 --json >merged && test_json merged .number 1001 &&
	now 1002 .merged_into 1001 &&
	entry=$(desk case show 1001 --json | jq "[.entries[] | select(.kind == \"call\")][0].id") &&
	desk case split 1001 "$entry" --subject "En anden sag" >number &&
	test "$(cat number)" = 1003 && now 1003 .subject "En anden sag"
'

test_expect_success 'it is closed with the solution, and opened again' '
	desk case close 1001 --text "Nyt varmelegeme" --json >closed &&
	test_json closed .status closed &&
	{ desk case answer 1001 --text "Hej" 2>said; test $? = 1; } && grep "^skranke: " said &&
	desk case reopen 1001 --reason "Kold igen" && now 1001 .status open &&
	desk case close 1001 --status solved --text "Nu" && now 1001 .status solved
'

test_expect_success 'the pages of the server beside it show all that' '
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	http_get /case/1001 >page && grep "Ovnen er iskold" page && grep "varmelegeme" page
'

test_expect_success 'a page that is open learns at once what a command did' '
	curl -sSN --max-time 20 -b browser.jar "http://$HTTP/live" >live & curl=$!
	test_wait test -e live && sleep 0.5 &&
	desk case note 1003 --text "Set fra en skal" &&
	WAIT=3 test_wait grep -A1 "^event: case" live && grep "^data: 1003" live
	status=$?
	kill $curl
	return $status
'

test_expect_success 'wrong use is 2, what cannot be done is 1, each with a sentence' '
	for wrong in "" "juggle" "show" "show many" "show 1001 1002" "merge 1001" \
		"list --view closed --customer bager" "list --limit -1"; do
		desk case $wrong 2>said
		[ $? = 2 ] && grep -q "^skranke: case: .*--help" said || return 1
	done &&
	for wrong in "show 99" "answer 99" "change 1003 --category flood" \
		"change 1003 --assignee nobody@n.example" "open --person nobody@n.example" \
		"list --view sideways" "list --customer nobody" "note 1003 --as nobody@n.example" \
		"answer 1001 --minutes -5 --text Hej" "note 1003 --minutes -5 --text Hej" \
		"close 1003 --minutes -5 --text Hej" "open --minutes -5 --text Hej"; do
		desk case $wrong 2>said
		[ $? = 1 ] && [ "$(grep -c "^skranke: [A-Z]" said)" = 1 ] || return 1
	done &&
	{ desk customer show nobody 2>said; test $? = 1; } && grep "^skranke: [A-Z]" said &&
	for wrong in "person list" "customer show" "customer juggle" "staff" "check twice" \
		"serve --max_mail many" "serve --max_mail -1" "simulate --dice" "juggle"; do
		desk $wrong 2>said
		[ $? = 2 ] && [ "$(grep -c "^skranke: .*--help" said)" = 1 ] || return 1
	done
'

test_expect_success 'a command reads where the data are out of the configuration' '
	if [ "${DESK_ENGINE:-sqlite}" = postgresql ]; then
		echo "database = $(cat "$DESK.database")" >"$DESK/skranke.conf"
	else
		echo "workers = 3" >"$DESK/skranke.conf"
	fi &&
	"$SKRANKE" case show 1001 --data "$DESK" | grep "Ovnen er iskold" &&
	echo "juggle = 3" >"$DESK/skranke.conf" &&
	{ "$SKRANKE" case list --data "$DESK" 2>said; test $? = 1; } &&
	grep "^skranke: .*skranke.conf:1: there is no setting \"juggle\"" said &&
	rm "$DESK/skranke.conf"
'

test_expect_success 'a folder that was mistyped is no empty desk' '
	for command in "case list" "customer list" "person list --search ida" check; do
		"$SKRANKE" $command --data mistyped 2>said
		[ $? = 1 ] && grep "^skranke: there is no desk in mistyped" said || return 1
	done &&
	test ! -e mistyped
'

test_expect_success 'a refusal is in the language of the shell, English unless it is Danish' '
	! LANGUAGE= LC_ALL=da_DK.UTF-8 desk case show 99 2>said &&
	test_grep "^skranke: Der er ingen sag" said &&
	! LANGUAGE= LC_ALL=C desk case show 99 2>said && test_grep "^skranke: There is no case" said
'

test_expect_success 'with two administrators it must be said who does it' '
	echo "correct horse battery" | desk staff add --admin --name Cleo --mail cleo@n.example &&
	! LANG=en_US.UTF-8 desk case note 1001 --text x 2>said && test_grep "Say who does it" said
'

test_expect_success 'all of it is what the entries say' '
	desk check && desk_stop
'

test_done
