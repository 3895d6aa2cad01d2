#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M17: agreements have versions by date; a case keeps the one that it was opened under'
. "${0%/*}/testlib.sh"

# The fields of the form that a page has in it, as http_post wants them.
form_fields() {
	sed 's/<input/\n<input/g; s/<textarea/\n<textarea/g' "$BROWSER.body" |
		sed -n '/type="checkbox"/{/ checked/!d}; /name="csrf"/d
			s/^<input.* name="\([^"]*\)" value="\([^"]*\)".*/\1=\2/p'
}

# Posts the form of the page again, with these fields changed or added.
post_form() {
	path=$1
	shift
	form_fields >fields
	for change; do
		grep -v "^${change%%=*}=" fields >others
		{ cat others; printf '%s\n' "$change"; } >fields
	done
	set --
	while read -r field; do
		set -- "$@" "$field"
	done <fields
	http_post "$path" "$@"
}

test_expect_success 'a desk, its administrator, an agent and a customer' '
	desk_start &&
	echo "correct horse battery" | desk staff add --admin --name Anna --mail anna@n.example &&
	echo "correct horse battery" | desk staff add --name Birk --mail birk@n.example &&
	desk customer add --name "Byens Bager" --slug bager --domain bager.example &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null
'

test_expect_success 'without one of their own, the standard holds, and the page says so' '
	http_get /customer/1/agreement >page && test_grep "standardaftalen" page &&
	http_get /agreement >page && test_grep "Standard" page && test_grep "<svg viewBox=\"0 0 1440 20\"" page &&
	desk agreement list | grep "Standard" && desk agreement list --customer bager >list && ! test -s list
'

test_expect_success 'the first one is written in the form, previewed, and saved' '
	http_get /customer/1/agreement/new >page &&
	post_form /agreements act=preview name=Udvidet "mon=7-12, 12.30-18" "sat=9-13" >page &&
	test "$(http_status)" = 200 && test_grep "7–12, 12.30–18" page && test_grep "x=\"750\"" page &&
	desk agreement list --customer bager >list && ! test -s list &&
	post_form /agreements act=save "off=24/12 Juleaften" >page && test "$(http_status)" = 303 &&
	desk agreement list --customer bager | grep "Udvidet" &&
	desk agreement show 2 >shown && test_json shown ".calendar.hours.mon[1][1]" 18:00 &&
	test_json shown ".calendar.hours.sat[0][0]" 09:00 && test_json shown ".days[0].name" Juleaften
'

test_expect_success 'what does not hold is said at its field, and what was typed stays' '
	http_get /agreement/2/edit >page && test "$(http_status)" = 200 &&
	post_form /agreement/2 act=save "mon=18-7" "length20=snart" "zone=Mars/Olympus" name= >page &&
	test "$(http_status)" = 422 && test "$(grep -o "class=\"wrong\"" page | wc -l)" = 4 &&
	test_grep "value=\"18-7\"" page && test_grep "value=\"snart\"" page &&
	desk agreement show 2 >shown && test_json shown .name Udvidet
'

test_expect_success 'an agent sees it, and may not change it' '
	BROWSER=birk && http_get /sign-in >/dev/null &&
	http_post /sign-in mail=birk@n.example "password=correct horse battery" >/dev/null &&
	http_get /agreement/2 >page && test_grep Udvidet page && test_grep ! "/agreement/2/edit" page &&
	http_get /agreement/2/edit >page && test "$(http_status)" = 403
'
BROWSER=browser

test_expect_success 'a version that a case is held to is followed by a new one' '
	desk case open --customer bager --category critical --subject "Ovnen er kold" --text "Alt" &&
	test "$(sql "select agreement_id from case_")" = 2 &&
	http_get /agreement/2 >page && test_grep "/agreement/2/next" page &&
	test_grep ! "/agreement/2/edit" page &&
	http_get /agreement/2/edit >page && test "$(http_status)" = 422 &&
	http_get /agreement/2/next >page &&
	post_form /agreements act=save name=Hurtigere from=2099-01-01 >page &&
	test "$(http_status)" = 303 && desk agreement list --customer bager | grep "2099-01-01.*Hurtigere"
'

test_expect_success 'an open case is moved to another version, with the reason, by whoever may' '
	http_get /case/1001/clocks >page && test_grep "Udvidet" page && test_grep "sagen blev oprettet" page &&
	BROWSER=birk && http_get /case/1001/clocks >page && test_grep ! "/case/1001/agreement" page &&
	http_post /case/1001/agreement seen=1 agreement=1 reason=Fordi >page &&
	test "$(http_status)" = 403 && BROWSER=browser &&
	http_get /case/1001/clocks >page && test_grep "/case/1001/agreement" page &&
	http_post /case/1001/agreement seen=1 agreement=1 "reason= " >page && test "$(http_status)" = 422 &&
	test_grep "Skriv, hvorfor" page &&
	http_post /case/1001/agreement seen=9 agreement=1 reason=Fordi >page && test "$(http_status)" = 409 &&
	http_post /case/1001/agreement seen=1 agreement=1 "reason=Aftalt <i>mundtligt</i>" >page &&
	test "$(http_status)" = 303 && test "$(sql "select agreement_id from case_")" = 1 &&
	http_get /case/1001/clocks >page && test_grep "flyttet hertil" page &&
	test_grep "Aftalt &lt;i&gt;mundtligt" page &&
	http_get /case/1001 >page && test_grep "Udvidet.*Standard" page
'

test_expect_success 'and back, from a shell' '
	desk case hold 1001 --as anna@n.example --agreement 2 --reason "Det gjaldt jo" --json >said &&
	test_json said .agreement_id 2 &&
	! desk case hold 1001 --as anna@n.example --agreement 2 --reason "Igen" 2>said &&
	test_grep "^skranke: The case is held to that version already" said &&
	! desk case hold 1001 --as birk@n.example --agreement 1 --reason "Igen" 2>said &&
	test_grep "^skranke: Only an administrator" said
'

test_expect_success 'two cannot begin on the same day' '
	http_get /agreement/2/next >page &&
	post_form /agreements act=save from=2099-01-01 >page && test "$(http_status)" = 422 &&
	test_grep "begynder den dag" page
'

test_expect_success 'one ends on a day that is agreed, and the gap is warned of' '
	http_get /agreement/2 >page && http_post /agreement/2/end ends=2098-06-30 >page &&
	test "$(http_status)" = 303 &&
	http_get /agreement/2 >page && test_grep "31. december 2098" page && test_grep "standardaftalen" page &&
	desk agreement list --customer bager | grep "2098-06-30"
'

test_expect_success 'a planned one is taken back' '
	http_get /agreement/3 >page && http_post /agreement/3/remove >page &&
	test "$(http_status)" = 303 && ! desk agreement show 3 2>said && test_grep "^skranke: " said
'

test_expect_success 'a version goes out as JSON and comes in again' '
	desk agreement show 2 | jq ".from = \"2097-01-01\" | .ends = null | .name = \"Igen\"" >again &&
	id=$(desk agreement add --customer bager <again) && desk agreement show "$id" >shown &&
	jq -S "del(.id, .to)" shown >is && jq -S "del(.id, .to)" again >was && test_cmp was is &&
	for what in "{\"bogus\":1}" "{\"calendar\":{\"timezone\":\"UTC\",\"shifts\":{}}}" \
			"{\"targets\":{\"fault\":{\"respons\":null}}}" "{\"targets\":[]}" "{\"stands\":{\"solved\":{}}}"; do
		jq -c ". * $what" again 2>/dev/null >wrong || echo "$what" >wrong
		! desk agreement add --customer bager <wrong 2>said || return 1
		test_grep "^skranke: [a-z]" said || return 1
	done &&
	{ echo "{\"name\":\"X\",\"from\":\"soon\"}" | desk agreement add --customer bager 2>said; test $? = 1; } &&
	test_grep "^skranke: from: " said
'

test_expect_success 'all of it is what the entries say' '
	desk check && desk_stop
'

test_done
