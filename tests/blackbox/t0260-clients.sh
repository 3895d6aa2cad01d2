#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1: mail of real clients (nodemailer, imapflow), by LMTP and by IMAP'
. "${0%/*}/testlib.sh"
. "$TESTS/dovecot.sh"
. "$TESTS/postfix.sh"
CLIENTS=$TESTS/../clients
[ -d "$CLIENTS/node_modules" ] || test_skip_all 'no npm packages in tests/clients'

# post JSON: as a client sends it, through Postfix.
post() { node "$CLIENTS/send.mjs" "$POSTFIX_SMTP" <"$1"; }
cases() { [ "$(sql "select count(*) from case_ where subject = '$1'")" = "${2:-1}" ]; }
state_is() {
	desk mailbox list --json >mailboxes &&
		[ "$(jq -r ".[] | select(.mail == \"$1\") | $2" mailboxes)" = "$3" ]
}

test_expect_success 'one desk, reached by LMTP and by two mailboxes' '
	desk_start && dovecot_start &&
	postfix_start nordlys.example="$LMTP" kunde.example="$DOVECOT_LMTP" &&
	echo "correct horse battery" |
		desk staff add --name "Anna Berg" --mail anna@nordlys.example --admin &&
	desk setting mail desk@nordlys.example &&
	desk setting smtp_host localhost && desk setting smtp_port "${POSTFIX_SMTP#*:}" &&
	desk setting smtp_tls starttls && desk setting smtp_ca "$POSTFIX/cert.pem" &&
	desk setting smtp_user desk && desk setting smtp_password secret &&
	for box in it hjaelp; do
		echo secret | desk mailbox add --mail "$box@kunde.example" --imap "$IMAP" \
			--imap-tls none || return
	done &&
	test_wait state_is it@kunde.example .last_seen!=null true &&
	test_wait state_is hjaelp@kunde.example .last_seen!=null true
'

test_expect_success 'HTML with pictures, Danish names and files, over the mailbox' '
	jq -n "{from: {name: \"Søren Ærø\", address: \"soren@kunde.example\"},
		to: \"it@kunde.example\", subject: \"Blåbærgrød på skærmen 🫐\",
		text: \"Den er blå.\", html: \"<p>Den er <b>blå</b> <img src=\\\"cid:a@b\\\"></p>\",
		attachments: [{filename: \"Måned – regnskab.csv\", content: \"a;b\"},
			{filename: \"p.png\", cid: \"a@b\", encoding: \"base64\",
			content: \"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\"}]}" >mail &&
	post mail >id && test_wait cases "Blåbærgrød på skærmen 🫐" &&
	test "$(sql "select p.name from case_ c join person p on p.id = c.person_id")" = "Søren Ærø" &&
	sql "select name from attachment where is_raw = 0" >files &&
	test_grep "Måned – regnskab.csv" files
'

test_expect_success 'its receipt is in his mailbox, and threads' '
	node "$CLIENTS/read.mjs" "$IMAP" soren@kunde.example 30 >receipt &&
	test_json receipt .subject "Re: Blåbærgrød på skærmen 🫐 [Sag#1001]" &&
	test_json receipt .inReplyTo "$(cat id)"
'

test_expect_success 'his answer, from a client that threads, lands in the case' '
	jq -n --arg re "$(jq -r .messageId receipt)" \
		"{from: \"soren@kunde.example\", to: \"hjaelp@kunde.example\",
		subject: \"SV: noget helt andet\", text: \"Nu er den grøn.\", inReplyTo: \$re,
		references: [\$re]}" >mail &&
	post mail &&
	both() { [ "$(sql "select count(*) from entry where case_id = 1001 and kind = 1")" = 2 ]; } &&
	test_wait both && test "$(sql "select count(*) from case_")" = 1
'

test_expect_success 'one mail to three addresses of the desk is one case' '
	jq -n "{from: \"soren@kunde.example\", subject: \"Til alle\", text: \"Hej\",
		to: [\"it@kunde.example\", \"hjaelp@kunde.example\", \"desk@nordlys.example\"]}" >mail &&
	post mail && test_wait cases "Til alle" &&
	there() { imap "$1" / -X "STATUS Skranke (MESSAGES)" | grep -q "MESSAGES $2)"; } &&
	test_wait there it@kunde.example 2 && test_wait there hjaelp@kunde.example 2 &&
	cases "Til alle" 1 &&
	test "$(sql "select count(*) from entry e join case_ c on c.id = e.case_id
		where c.subject = '\''Til alle'\'' and e.kind = 1")" = 1
'

test_expect_success 'a calendar invitation and a mail without text are cases' '
	jq -n "{from: \"soren@kunde.example\", to: \"it@kunde.example\", subject: \"Møde\",
		text: \"Kommer du?\", icalEvent: {method: \"REQUEST\", content:
		\"BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nMETHOD:REQUEST\\r\\nEND:VCALENDAR\"}}" >mail &&
	post mail && test_wait cases Møde &&
	jq -n "{from: \"soren@kunde.example\", to: \"hjaelp@kunde.example\", subject: \"Tom\"}" >mail &&
	post mail && test_wait cases Tom
'

test_expect_success 'the desk ends well' '
	desk check && desk_stop
'

test_done
