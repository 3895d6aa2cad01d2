#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='The real peers: from SMTP through Postfix into Dovecot, read by IMAP'
. "${0%/*}/testlib.sh"
. "$TESTS/dovecot.sh"
. "$TESTS/postfix.sh"

test_expect_success 'Dovecot and Postfix start' '
	dovecot_start &&
	postfix_start kunde.example="$DOVECOT_LMTP" away.example=127.0.0.1:1
'

test_expect_success 'a mail handed to Postfix is read in the mailbox' '
	mail_make --from desk@msp.example --to ida@kunde.example \
		--subject "Sag 1001 er løst" --body "Printeren virker igen." >mail &&
	smtp_send mail "$POSTFIX_SMTP" \
		--mail-from desk@msp.example --mail-rcpt ida@kunde.example &&
	imap_wait ida@kunde.example >got &&
	test_header got Subject "Sag 1001 er løst" &&
	mail_show got text >text && test_grep "Printeren virker igen." text
'

test_expect_success 'many senders at once: each mail that is taken is named, and is there' '
	LMTP=$DOVECOT_LMTP &&
	lmtp_send mail --to many@kunde.example --connections 4 --messages 25 >taken &&
	sort -u taken >ids && test "$(wc -l <ids)" = 100 &&
	cat "$DOVECOT"/mail/many@kunde.example/Maildir/new/* | tr -d "\r" |
		sed -n "s/^Message-ID: <\(.*\)>/\1/p" | sort >there &&
	test_cmp ids there
'

test_expect_success 'Postfix takes mail to other domains from nobody' '
	! smtp_send mail "$POSTFIX_SMTP" \
		--mail-from desk@msp.example --mail-rcpt ida@elsewhere.example
'

test_expect_success 'with TLS, name and password it is taken' '
	smtp_send mail "localhost:${POSTFIX_SMTP#*:}" --ssl-reqd \
		--cacert "$POSTFIX/cert.pem" --user desk:secret \
		--mail-from desk@msp.example --mail-rcpt ida@kunde.example &&
	imap_wait ida@kunde.example 2 >got &&
	test_grep "ESMTPSA" got
'

test_expect_success 'a wrong password is refused' '
	! smtp_send mail "localhost:${POSTFIX_SMTP#*:}" --ssl-reqd \
		--cacert "$POSTFIX/cert.pem" --user desk:guessed \
		--mail-from desk@msp.example --mail-rcpt ida@kunde.example
'

test_expect_success 'mail to a server that is away is kept in the queue' '
	smtp_send mail "$POSTFIX_SMTP" \
		--mail-from desk@msp.example --mail-rcpt it@away.example &&
	test_wait grep -q "to=<it@away.example>.*status=deferred" "$POSTFIX/log" &&
	postqueue -c "$POSTFIX/etc" -p >queue && test_grep "it@away.example" queue
'

test_expect_success 'Postfix ends when it is told to' '
	postfix_stop &&
	! curl -sS "smtp://$POSTFIX_SMTP" -X NOOP
'

test_done
