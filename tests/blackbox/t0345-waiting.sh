# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M14: a case that waits for its reporter: reminded once, then closed kindly; an answer opens it'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }

# wake: who does what is due looks anew.
wake() { desk setting phone "+45 70 10 20 30" >/dev/null; }
# time_comes: what waits for the reporter has waited long enough.
time_comes() {
	sql "update waiting set next_at = 1 where next_at is not null" &&
	sql "update job set due_at = 1 where state = 1 and kind = 15" && wake
}
has() { test "$(one "$1")" = "$2"; }
# mail_due ADDRESS: the next mail to him, although it would wait for the morning. One that is
# being sent is left alone: its lease ends within the quarter of an hour.
mail_due() { test_wait mail_comes "$1" >/dev/null && mail_wait "$1"; }
mail_comes() {
	later=$(($(date +%s) + 900))000000 &&
	sql "update job set due_at = 1 where state = 1 and kind = 1 and (attempts = 0 or due_at > $later)" &&
	wake && mail_find "$1"
}

test_expect_success 'a desk with a case of which something is asked' '
	desk_start && sink_start && desk setting form_seconds 0 && desk setting undo_seconds 0 &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example &&
	desk setting mail support@nordlys.example && desk setting url "http://$HTTP" &&
	desk setting smtp_host "${SMTP%:*}" && desk setting smtp_port "${SMTP##*:}" &&
	desk setting smtp_tls none &&
	mail_make --from ida@bager.example --to support@nordlys.example --subject "Skærmen er sort" \
		--body "Hjælp" >report && lmtp_send report --from ida@bager.example --to support@nordlys.example >id &&
	mail_wait ida@bager.example >receipt &&
	BROWSER=anna && http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	http_get /case/1001 >page && seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /case/1001/write seen="$seen" kind=answer text="Er kablet i?" status=waiting_reporter >/dev/null &&
	mail_wait ida@bager.example >asked && mail_show asked text >text &&
	grep "Er kablet i?" text && ! grep "Auto-Submitted" asked &&
	test "$(one "status from case_")" = 3
'

test_expect_success 'the staff see what will come, and put it off' '
	http_get /case/1001 >page && grep "Brugeren får en påmindelse" page && grep -q "/case/1001/waiting" page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /case/1001/waiting seen="$seen" at=2020-01-01T10:00 >page && test "$(http_status)" = 422 &&
	grep "role=\"alert\"" page && first=$(one "next_at from waiting") &&
	http_post /case/1001/waiting seen="$seen" at="$(date -d "+40 days" +%F)T10:00" >/dev/null &&
	test "$(one "next_at from waiting")" -gt "$first" && test "$(one "count(*) from entry where kind = 31")" = 1
'

test_expect_success 'he is reminded of what he was asked, and when the case will be closed' '
	time_comes && mail_due ida@bager.example >mail && mail_show mail text >text && mail_show mail html >html &&
	grep "Er kablet i?" text && grep "Er kablet i?" html && grep "lukker vi sagen" text &&
	test_header mail Auto-Submitted auto-generated && grep "References:" mail &&
	test "$(one "count(*) from waiting where reminded_at is not null")" = 1 &&
	test_wait has "count(*) from mail_out where state <> 2" 0
'

test_expect_success 'then it is closed, without the evaluation' '
	time_comes && mail_due ida@bager.example >mail && mail_show mail text >text &&
	grep "lukker den for nu" text && ! grep "evaluation" text &&
	test "$(one "status from case_")" = 7 && test "$(one "count(*) from waiting")" = 0 &&
	link=$(grep -o "http://[^ ]*/c/[^ ]*" text | head -1) && BROWSER=Ida &&
	http_get "${link#http://$HTTP}" >page && ! grep "/evaluation" page && grep "Lukket uden svar" page &&
	BROWSER=anna
'

test_expect_success 'his answer opens it again, and nothing more comes by itself' '
	mail_reply mail --from ida@bager.example --to "$(mail_show mail header Reply-To | sed "s/.*<\(.*\)>/\1/")" \
		--body "Ja, nu virker den, men musen gør ikke." >reply &&
	lmtp_send reply --from ida@bager.example --to support@nordlys.example >id &&
	test "$(one "status from case_")" = 2 && test "$(one "count(*) from case_")" = 1 &&
	test "$(one "count(*) from job where kind = 15 and state = 1")" = 0
'

test_expect_success 'what is told by hand to wait asks by itself, and may be stopped' '
	http_get /case/1001 >page && seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /case/1001/change seen="$seen" status=waiting_reporter >/dev/null &&
	mail_due ida@bager.example >mail && mail_show mail text >text && grep "uden dig" text &&
	http_get /case/1001 >page && seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /case/1001/waiting seen="$seen" stop=1 >/dev/null &&
	test "$(one "count(*) from waiting where next_at is null")" = 1 &&
	test "$(one "count(*) from job where kind = 15 and state = 1")" = 0
'

test_done
