# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M9: an invitation that calendars read, what they answer, and the calendar that subscribes'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }
day=$(date -d '+40 days' +%F) next=$(date -d '+41 days' +%F)

# reply PARTSTAT SEQUENCE DTSTAMP [FROM]: what her calendar sends, as Exchange writes it.
reply() {
	cat <<-EOF
		From: Ida Holm <${4:-ida@bager.example}>
		To: support@nordlys.example
		Subject: Accepteret: Besøg
		Message-ID: <reply-$1-$2-$3@bager.example>
		MIME-Version: 1.0
		Content-Type: multipart/alternative; boundary="part"

		--part
		Content-Type: text/plain; charset=us-ascii


		--part
		Content-Type: text/calendar; charset=utf-8; method=REPLY

		BEGIN:VCALENDAR
		METHOD:REPLY
		PRODID:Microsoft Exchange Server 2010
		VERSION:2.0
		BEGIN:VEVENT
		ATTENDEE;PARTSTAT=$1;CN=Ida Holm:mailto:Ida@bager.example
		COMMENT;LANGUAGE=da-DK:\n
		UID:$uid
		SUMMARY;LANGUAGE=da-DK:Besøg
		DTSTART;TZID=Romance Standard Time:20310212T090000
		DTSTAMP:$3
		SEQUENCE:$2
		END:VEVENT
		END:VCALENDAR

		--part--
	EOF
}
answers() { reply "$@" >answer && lmtp_send answer --to support@nordlys.example; }

test_expect_success 'a desk with a case, and a mail server' '
	desk_start && sink_start &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example &&
	desk setting mail support@nordlys.example && desk setting url "http://$HTTP" &&
	desk setting smtp_host "${SMTP%:*}" && desk setting smtp_port "${SMTP##*:}" &&
	desk setting smtp_tls none &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	http_get /customers/new >/dev/null &&
	http_post /customers name="Byens Bager" slug=bager lang=da active=1 \
		domains=bager.example seen=0 >/dev/null &&
	mail_make --from "Ida Holm <ida@bager.example>" --to support@nordlys.example \
		--subject "Switchen blinker" --body "Hele tiden" >mail &&
	lmtp_send mail --from ida@bager.example --to support@nordlys.example &&
	mail_wait ida@bager.example >receipt
'

test_expect_success 'she is invited by what her mail program shows buttons for' '
	http_get /case/1001/visit >/dev/null &&
	http_post /case/1001/visit staff=1 other="${day}T09:00" length=60 travel=30 \
		address="Strandvejen 12, 5300 Kerteminde" what="Ny switch" >/dev/null &&
	test "$(http_status)" = 303 &&
	mail_wait ida@bager.example >invitation &&
	mail_show invitation types >types &&
	test_grep "text/plain" types && test_grep "text/calendar" types &&
	test_grep "^Content-Type: text/calendar; charset=utf-8; method=REQUEST" invitation &&
	test_grep "^METHOD:REQUEST" invitation && test_grep "^SEQUENCE:0" invitation &&
	uid=$(sed -n "s/^UID:\(.*\)$/\1/p" invitation | tr -d "\r") && test -n "$uid" &&
	mail_wait anna@n.example >mine && test_grep "^UID:$uid" mine
'

test_expect_success 'what her calendar answers stands at the visit, and opens no case' '
	answers ACCEPTED 0 20310101T080000Z &&
	test "$(one "answer from visit")" = 1 && test "$(one "count(*) from case_")" = 1 &&
	http_get /case/1001 | grep "Accepteret"
'

test_expect_success 'a stranger who has seen the invitation answers nothing' '
	answers DECLINED 0 20310101T090000Z eve@other.example &&
	test "$(one "answer from visit")" = 1
'

test_expect_success 'it is moved: the same invitation, one higher, and answered anew' '
	http_get /visit/1/plan >page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /visit/1/plan seen="$seen" other="${next}T09:00" length=60 travel=30 \
		address="Strandvejen 12, 5300 Kerteminde" >/dev/null &&
	test "$(http_status)" = 303 && test "$(one "answer from visit")" = 0 &&
	mail_wait ida@bager.example >moved &&
	test_grep "^UID:$uid" moved && test_grep "^SEQUENCE:1" moved &&
	test_grep "^DTSTART.*:$(echo "$next" | tr -d -)T090000" moved &&
	answers ACCEPTED 0 20310101T100000Z && test "$(one "answer from visit")" = 0 &&
	mail_wait anna@n.example >mine &&
	answers DECLINED 1 20310101T100000Z && test "$(one "answer from visit")" = 3 &&
	mail_wait anna@n.example >told && mail_show told text >text &&
	test_grep "afslået besøget" text && ! grep "^METHOD:" told
'

test_expect_success 'her own calendar subscribes by an address that can be changed' '
	http_get /visits >/dev/null && http_post /visits/feed act=make >page &&
	feed=$(grep -o "/calendar/[a-z2-7]*\.ics" page | head -1) &&
	BROWSER=calendar && http_get "$feed" >ics && test_grep "^UID:$uid" ics &&
	test_grep "^DTSTART.*:$(echo "$next" | tr -d -)T090000" ics && grep -i "^Content-Type: text/calendar" calendar.headers &&
	BROWSER=browser && http_get /visits >/dev/null && http_post /visits/feed act=make >page &&
	BROWSER=calendar && http_get "$feed" >/dev/null && test "$(http_status)" = 404
'

test_expect_success 'it is cancelled, and her calendar takes it out' '
	BROWSER=browser && http_get /visit/1 >page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /visit/1/cancel seen="$seen" reason="Det løste sig selv" >/dev/null &&
	test "$(http_status)" = 303 &&
	mail_wait ida@bager.example >cancelled && mail_wait anna@n.example >mine &&
	test_grep "^Content-Type: text/calendar; charset=utf-8; method=CANCEL" cancelled &&
	test_grep "^METHOD:CANCEL" cancelled && test_grep "^UID:$uid" cancelled &&
	test_grep "^SEQUENCE:2" cancelled && test_grep "^STATUS:CANCELLED" cancelled &&
	mail_show cancelled text >text && test_grep "Det løste sig selv" text
'

test_expect_success 'a colleague takes another one: his calendar takes it in, hers out' '
	echo "correct horse battery" | desk staff add --name "Bent Agent" --mail bent@n.example >/dev/null &&
	mail_make --from "Lis Lund <lis@bager.example>" --to support@nordlys.example \
		--subject "Skærmen er sort" --body "Siden i morges" >mail &&
	lmtp_send mail --from lis@bager.example --to support@nordlys.example &&
	mail_wait lis@bager.example >receipt && http_get /case/1002/visit >/dev/null &&
	http_post /case/1002/visit staff=1 other="${next}T13:00" length=60 travel=30 \
		address="Strandvejen 12, 5300 Kerteminde" >/dev/null &&
	mail_wait lis@bager.example >invitation && mail_wait anna@n.example >mine &&
	uid=$(sed -n "s/^UID:\(.*\)$/\1/p" invitation | tr -d "\r") &&
	http_get /visit/2/plan >page && test_grep "Bent Agent" page &&
	http_post /visit/2/plan seen=1 staff=2 other="${next}T13:00" length=60 travel=30 \
		address="Strandvejen 12, 5300 Kerteminde" >/dev/null && test "$(http_status)" = 303 &&
	mail_wait bent@n.example >his && test_grep "^METHOD:REQUEST" his && test_grep "^UID:$uid" his &&
	mail_wait anna@n.example >hers && test_grep "^METHOD:CANCEL" hers && test_grep "^UID:$uid" hers &&
	test_grep "^SEQUENCE:1" hers && mail_show hers text >text && test_grep "Bent Agent tager det besøg" text &&
	mail_wait lis@bager.example >again && test_grep "^METHOD:REQUEST" again &&
	mail_show again text >text && test_grep "Bent Agent kommer til" text
'

test_expect_success 'its case is closed: it is off, and every calendar takes it out' '
	desk case close 1002 --as anna@n.example --text "Klaret på telefonen" >/dev/null &&
	mail_wait bent@n.example >his && test_grep "^METHOD:CANCEL" his &&
	mail_wait lis@bager.example >off &&
	{ grep -q "^METHOD:CANCEL" off || mail_wait lis@bager.example >off; } && # the closing comes first, by day
	test_grep "^METHOD:CANCEL" off && test_grep "^UID:$uid" off &&
	test_grep "^SEQUENCE:2" off && mail_show off text >text && test_grep "Sagen er lukket" text &&
	http_get /visit/2 >page && test_grep "Aflyst" page
'

test_expect_success 'the desk is whole' 'desk check && desk_stop'

test_done
