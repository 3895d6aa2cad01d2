# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M3: people at customers sign in by a mailed link; and see what is theirs, and nothing else'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }
person() { one "id from person where mail = '$1'"; }

# Signs BROWSER in as the person of that address, by the link of his mail.
sign_in_by_mail() {
	http_get /my/sign-in >/dev/null && http_post /my/sign-in mail="$1" >/dev/null &&
	mail_wait "$1" >mail && mail_show mail text >text &&
	enter=$(grep -o "/my/enter/[0-9]*/[0-9]*/[a-z2-7]*" text | head -1) && test -n "$enter" &&
	http_get "$enter" >page && http_post "$enter" >/dev/null && http_get /my >page &&
	test "$(http_status)" = 200
}

# A case by the form of a customer: SLUG NAME MAIL TEXT
report() {
	http_get "/support/$1" >/dev/null &&
	http_post "/support/$1" category=2 name="$2" mail="$3" text="$4" >/dev/null &&
	mail_wait "$3" >receipt
}

test_expect_success 'two customers with their people and cases' '
	desk_start && desk setting form_seconds 0 &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example --admin &&
	sink_start &&
	desk setting mail support@nordlys.example && desk setting url "http://$HTTP" &&
	desk setting smtp_host "${SMTP%:*}" && desk setting smtp_port "${SMTP##*:}" &&
	desk setting smtp_tls none &&
	BROWSER=anna && http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	for who in bager smed; do
		http_get /customers/new >/dev/null &&
		http_post /customers name="Byens $who" slug=$who lang=da active=1 \
			recipients=it@$who.example domains=$who.example seen=0 >/dev/null || return 1
	done &&
	BROWSER=form &&
	report bager "Ida Holm" ida@bager.example "Ovnen er kold" &&
	report bager "Per Holm" per@bager.example "Min skærm flimrer" &&
	report smed "Sven Ko" sven@smed.example "=Ambolten(1) er væk" &&
	sql "update person set contact = 1 where mail in ('"'"'per@bager.example'"'"', '"'"'sven@smed.example'"'"')"
'

test_expect_success 'who is not signed in is asked to, and comes to the page for people' '
	curl -s -o /dev/null -w "%{http_code} %{redirect_url}\n" "http://$HTTP/my/case/1001" >got &&
	grep "^303 http://$HTTP/my/sign-in?to=%2Fmy%2Fcase%2F1001" got
'

test_expect_success 'an address that nobody has is answered as one that somebody has, and mails nothing' '
	BROWSER=ida && before=$(one "count(*) from mail_out") &&
	http_get /my/sign-in >/dev/null && http_post /my/sign-in mail=nobody@bager.example >page &&
	test "$(http_status)" = 200 && grep "Se i din indbakke" page &&
	test "$(one "count(*) from mail_out")" = "$before"
'

test_expect_success 'the link signs in by its button, and not by being looked at' '
	BROWSER=ida && http_post /my/sign-in mail=" IDA@bager.example" >page &&
	grep "Se i din indbakke" page &&
	mail_wait ida@bager.example >mail && mail_show mail text >text &&
	enter=$(grep -o "/my/enter/[0-9]*/[0-9]*/[a-z2-7]*" text | head -1) &&
	http_get "$enter" >page && http_get /my >/dev/null && test "$(http_status)" = 303 &&
	http_get "$enter" | grep "Log ind som Ida Holm" &&
	http_post "$enter" >/dev/null &&
	http_get /my >page && test "$(http_status)" = 200 &&
	grep "Ovnen er kold" page && ! grep "flimrer" page
'

test_expect_success 'it works once; and a link that was changed not at all' '
	BROWSER=other && http_get "$enter" >page && test "$(http_status)" = 410 &&
	grep "virker ikke længere" page &&
	http_get /my/sign-in >/dev/null && http_post "$enter" >/dev/null && test "$(http_status)" = 410 &&
	http_get "$(printf %s "$enter" | sed "s,/enter/[0-9]*/,/enter/$(person sven@smed.example)/,")" >/dev/null &&
	test "$(http_status)" = 410
'

test_expect_success 'he writes in his own case, and files of it are his' '
	BROWSER=ida && http_get /my/case/1001 >page && grep "Ovnen er kold" page &&
	http_post /my/case/1001 text="Nu ryger den" >/dev/null &&
	http_get /my/case/1001 | grep "Nu ryger den" &&
	test "$(one "person_id from entry where text = '"'"'Nu ryger den'"'"'")" = "$(person ida@bager.example)"
'

test_expect_success 'of others, also of his company, he sees nothing' '
	for at in /my/case/1002 /my/case/1003 /my/case/999999; do
		http_get "$at" >page && test "$(http_status)" = 404 &&
		http_get /my >/dev/null &&
		http_post "$at" text="Hej" >/dev/null && test "$(http_status)" = 404 || { echo "POST $at: $(http_status)"; return 1; }
	done &&
	for at in /my/company /my/company/cases.csv /my/company/people /my/company/people/new /my/company/agreement; do
		http_get "$at" >/dev/null && test "$(http_status)" = 403 || { echo "$at: $(http_status)"; return 1; }
	done
'

test_expect_success 'a contact sees all of his company, and writes as himself' '
	BROWSER=per && sign_in_by_mail per@bager.example &&
	http_get /my/company >page && grep "Ovnen er kold" page && grep flimrer page && ! grep Ambolten page &&
	http_get /my/case/1001 >page && grep "Nu ryger den" page &&
	http_post /my/case/1001 text="Det haster" >/dev/null &&
	test "$(one "person_id from entry where text = '"'"'Det haster'"'"'")" = "$(person per@bager.example)" &&
	http_get /my/case/1003 >/dev/null && test "$(http_status)" = 404
'

test_expect_success 'but does not answer for the reporter how it went' '
	BROWSER=anna && http_get /case/1001 >page &&
	http_post /case/1001/close status=closed text="Ny sikring" \
		seen="$(one "version from case_ where id = 1001")" >/dev/null &&
	test "$(one "status from case_ where id = 1001")" = 7 &&
	BROWSER=per && http_get /my/case/1001/evaluation >/dev/null && test "$(http_status)" = 404 &&
	http_get /my/case/1001 >page && ! grep evaluation page &&
	BROWSER=ida && http_get /my/case/1001/evaluation >/dev/null && test "$(http_status)" = 200 &&
	http_get /my/case/1001 >/dev/null && http_post /my/case/1001 text="Den er kold igen" >/dev/null &&
	test "$(one "status from case_ where id = 1001")" = 2
'

test_expect_success 'he filters them, and takes them into a spreadsheet that runs nothing' '
	BROWSER=per && http_get "/my/company?state=open&person=$(person ida@bager.example)" >page &&
	grep "Ovnen er kold" page && ! grep flimrer page &&
	http_get "/my/company?state=over" >page && ! grep "Ovnen er kold" page &&
	http_get "/my/company?state=all&until=2001-01-01" >page && ! grep "Ovnen er kold" page &&
	http_get "/my/company/cases.csv?state=all" >csv && grep "^1001;Ovnen er kold;Ida Holm;" csv &&
	test "$(grep -c "^1" csv)" = 2 &&
	BROWSER=sven && sign_in_by_mail sven@smed.example &&
	http_get "/my/company/cases.csv?state=all" >csv && grep ";\"'"'"'=Ambolten(1) er væk\";" csv
'

test_expect_success 'a contact keeps the people of his own company alone' '
	BROWSER=per && http_get /my/company/people >page && grep "Ida Holm" page && ! grep "Sven Ko" page &&
	http_get /my/company/people/new >/dev/null &&
	http_post /my/company/people/new seen=0 name="Ny Mand" mail=ny@bager.example lang=da active=1 >/dev/null &&
	test "$(one "customer_id from person where mail = '"'"'ny@bager.example'"'"'")" = 1 &&
	sven=$(person sven@smed.example) &&
	http_get "/my/company/people/$sven" >/dev/null && test "$(http_status)" = 404 &&
	http_get /my >/dev/null &&
	http_post "/my/company/people/$sven" seen=1 name="Min nu" lang=da active=1 >/dev/null &&
	test "$(http_status)" = 404 && test "$(one "name from person where id = $sven")" = "Sven Ko" &&
	per=$(person per@bager.example) && http_get "/my/company/people/$per" >/dev/null &&
	http_post "/my/company/people/$per" seen="$(one "version from person where id = $per")" \
		name="Per Holm" mail=per@bager.example lang=da contact=1 >page &&
	test "$(http_status)" = 422 && grep "lukke dig selv ude" page
'

test_expect_success 'with one press: call me, it works, it does not' '
	BROWSER=ida && http_get /my/case/1001 >page && grep "Det virker nu" page &&
	http_post /my/case/1001/word word=call phone="20 30 40 50" when="efter kl. 14" >/dev/null &&
	http_get /my/case/1001 >page && grep "Ring til mig på 20 30 40 50, tak. Det passer bedst: efter kl. 14" page &&
	before=$(one "count(*) from mail_out where kind = 6") &&
	http_post /my/case/1001/word word=works >/dev/null &&
	grep -i "^location: /my/case/1001/evaluation" ida.headers &&
	test "$(one "status from case_ where id = 1001")" = 7 &&
	test "$(one "count(*) from mail_out where kind = 6")" = "$before" &&
	http_get /my/case/1001/evaluation | grep "Godt at høre" &&
	http_get /my/case/1001 >page && ! grep "value=\"works\"" page &&
	http_post /my/case/1001/word word=broken >/dev/null &&
	test "$(one "status from case_ where id = 1001")" = 2 &&
	BROWSER=per && http_get /my/case/1001 >page && ! grep "value=\"works\"" page &&
	http_post /my/case/1001/word word=works >/dev/null && test "$(http_status)" = 404 &&
	test "$(one "status from case_ where id = 1001")" = 2
'

test_expect_success 'who has left is out at once' '
	ida=$(person ida@bager.example) && http_get "/my/company/people/$ida" >/dev/null &&
	http_post "/my/company/people/$ida" seen="$(one "version from person where id = $ida")" \
		name="Ida Holm" mail=ida@bager.example lang=da >/dev/null &&
	BROWSER=ida && http_get /my/case/1001 >/dev/null && test "$(http_status)" = 303
'

test_expect_success 'the agreement is told in words' '
	BROWSER=per && http_get /my/company/agreement >page && test "$(http_status)" = 200 &&
	grep "Fejl i kritisk funktion" page
'

test_expect_success 'a contact sees the status meetings of his company, and takes them into his calendar' '
	BROWSER=anna && for who in "bager:Skærmen, der flimrer" "smed:Ambolten"; do
		id=$(one "id from customer where slug = '"'"'${who%%:*}'"'"'") &&
		http_get "/customer/$id/meeting" >/dev/null &&
		http_post "/customer/$id/meeting" at="$(date -d "+7 days" +%Y-%m-%dT10:00)" length=60 \
			place=Rådhuset staff=1 agenda="${who#*:}" >/dev/null && test "$(http_status)" = 303 || return 1
	done &&
	BROWSER=per && http_get /my/company/meetings >page && grep "Skærmen, der flimrer" page && ! grep Ambolten page &&
	mine=$(grep -o "/my/company/meetings/[0-9]*/calendar" page) && http_get "$mine" >ics &&
	grep "^LOCATION:Rådhuset" ics && grep "^DESCRIPTION:Skærmen" ics
'

# Every GET of the table with each of these numbers in every place, as BROWSER: what was
# answered, all together.
walk() {
	for id in 1 2 3 4 1001 1002 1003; do
		sed -n "s,^GET	\([^	]*\)	.*,\1,p" routes |
			sed "s,:tag,aaaaaaaaaaaaaaaaaaaaaaaaaa,; s,:[a-z]*,$id,g" |
			sed "s,.*,url = \"http://$HTTP&?q=e\","
	done >urls
	curl -s -m 100 -b "$BROWSER.jar" -K urls -w "\nanswered %{http_code}\n"
}

test_expect_success 'no stranger sees anything of others, whichever page and number he tries' '
	"$SKRANKE" routes >routes &&
	for who in nobody newcomer per sven; do
		BROWSER=$who && : >>$who.jar &&
		case $who in newcomer) sign_in_by_mail ny@bager.example ;; esac &&
		walk >"seen.$who" && test "$(grep -c "^answered" "seen.$who")" -gt 300 || return 1
	done &&
	grep -q "Ambolten" seen.sven && grep -q "flimrer" seen.per && grep -q "Ovnen er kold" seen.per &&
	! grep "Ambolten\|Sven Ko" seen.nobody seen.newcomer seen.per &&
	! grep "flimrer\|Ovnen er kold\|Ida Holm\|Per Holm" seen.nobody seen.newcomer seen.sven
'

test_expect_success 'nothing is changed without the token of a form' '
	BROWSER=per && grep "^POST.*	\(person\|contact\)	" routes >posts && test "$(grep -c . posts)" -gt 4 &&
	while IFS="	" read -r method at who what; do
		code=$(curl -s -o /dev/null -w "%{http_code}" -b "$BROWSER.jar" \
			-d a=b "http://$HTTP$(printf %s "$at" | sed "s/:[a-z]*/1/g")")
		[ "$code" = 403 ] || { echo "POST $at: $code"; return 1; }
	done <posts
'

test_expect_success 'who signs out is out' '
	BROWSER=per && http_get /my >/dev/null && http_post /my/sign-out >/dev/null &&
	http_get /my >/dev/null && test "$(http_status)" = 303
'

test_expect_success 'nobody is flooded with links' '
	BROWSER=flood &&
	for i in 1 2 3 4; do http_get /my/sign-in >/dev/null && http_post /my/sign-in mail=sven@smed.example >page; done &&
	test "$(http_status)" = 429
'

test_done
