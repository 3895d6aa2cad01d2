#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1: what was written now, and who or what wrote it, from standard input'
. "${0%/*}/testlib.sh"

# split TYPE BODY: the object in ./said. classify: standard input likewise.
split() {
	jq -n --arg type "$1" --arg body "$2" '{type: $type, body: $body}' |
		"$SKRANKE" mail split >said
}
classify() { "$SKRANKE" mail classify >said; }
lines() { printf "$@"; }

test_expect_success 'a reply above a quotation, with its signature' '
	split text/plain "$(lines "Den virker nu.\n\nMed venlig hilsen\nIda Holm\n\nDen 2. jan. 2026 kl. 12.00 skrev Anna <anna@n.example>:\n\n> Virker den?\n")" &&
	test_json said .reply "Den virker nu." &&
	test_json said .signature "$(lines "Med venlig hilsen\nIda Holm")" &&
	test_json said ".quoted | test(\"Virker den\")" true &&
	test_json said .has_quote true && test_json said .html null
'

test_expect_success 'answers between quotations are kept' '
	split text/plain "$(lines "> Starter den?\nJa.\n> Skriver den?\nNej.\n")" &&
	test_json said .text "$(lines "Ja.\nNej.")"
'

test_expect_success 'of HTML the reply is HTML that the sanitiser would leave as it is' '
	split text/html "<div onclick=x>Den virker nu.<br></div><div class=gmail_quote>On Tue, Jan 2, 2026 at 12:00 PM Anna &lt;a@n.example&gt; wrote:<blockquote>Virker den?</blockquote></div>" &&
	test_json said .html "<div>Den virker nu.</div>" &&
	test_json said .text "Den virker nu." && test_json said .has_quote true
'

test_expect_success 'what is nothing else is given back whole, and a forward is no quotation' '
	split text/plain "> Virker den?" &&
	test_json said .text "> Virker den?" && test_json said .has_quote false &&
	split text/plain "$(lines "Se her\n\n---------- Forwarded message ---------\nFrom: a@b.example\n\nNede\n")" &&
	test_json said ".text | test(\"Nede\")" true && test_json said .quoted null
'

test_expect_success 'whatever is put in, there is one object, and success' '
	for bytes in "" "{" "[]" "\"x\"" "{\"body\":7}" "{\"type\":\"text/html\",\"body\":null}" "\\377\\376"; do
		lines "$bytes" | "$SKRANKE" mail split >said && test_json said .text "" || return 1
		lines "$bytes" | classify && test_json said .kind normal &&
			test_json said .answer false || return 1
	done &&
	head -c 3000000 /dev/zero | tr "\\0" ">" | jq -Rs "{type: \"text/plain\", body: .}" |
		"$SKRANKE" mail split >said && test_json said ".text | length" 3000000
'

test_expect_success 'a bounce says who did not get the mail, and why' '
	classify <<-\EOT &&
	From: MAILER-DAEMON@mx.example (Mail Delivery System)
	To: it@n.example
	Subject: Undelivered Mail Returned to Sender

	I am sorry to inform you that your message could not be delivered.

	<Kit@Kunde.example>: host mx said: 550 5.2.2 over quota
	EOT
	test_json said .kind bounce && test_json said .answer false &&
	test_json said ".recipients | length" 1 &&
	test_json said ".recipients[0] | .address + \" \" + .action + \" \" + .status" \
		"kit@kunde.example failed 5.2.2"
'

test_expect_success 'a person who tells of a bounce is a person, and may be answered' '
	classify <<-\EOT &&
	From: Ida <ida@bager.example>
	Subject: Fwd: Undelivered Mail Returned to Sender

	Hvad er det?
	<kit@kunde.example>: host mx said: 550 5.2.2 over quota
	EOT
	test_json said .kind normal && test_json said .answer true &&
	test_json said .recipients "[]"
'

test_expect_success 'machines are known, and not answered' '
	lines "From: ida@bager.example\nAuto-Submitted: auto-replied\n\nx\n" | classify &&
	test_json said .kind auto-reply && test_json said .answer false &&
	lines "From: nyt@x.example\nList-Unsubscribe: <https://x.example>\n\nx\n" | classify &&
	test_json said .kind auto-generated && test_json said .answer false &&
	lines "From: f@x.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nOriginal-Rcpt-To: ida@bager.example\n--b--\n" | classify &&
	test_json said .kind feedback && test_json said ".recipients[0].address" ida@bager.example
'

test_done
