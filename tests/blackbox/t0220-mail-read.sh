#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1: whatever a mail looks like, its case can be read'
. "${0%/*}/testlib.sh"

# send FILE: to the desk, as ida.
send() { lmtp_send "$1" --from ida@bager.example --to it@bager.example; }

# text_is CASE TEXT: of its first entry.
text_is() { [ "$(desk case show "$1" --json | jq -r ".entries[0].text")" = "$2" ]; }

# files_are CASE NAMES: of all entries, but for the mail as it came.
files_are() {
	[ "$(sql "select name from attachment join entry on entry.id = entry_id
		where case_id = $1 and is_raw = 0 order by entry_id, attachment.n" | paste -sd,)" = "$2" ]
}

test_expect_success 'a signed mail with an invitation and another mail in it' '
	desk_start &&
	cat >mail <<-\END &&
	From: Ida <ida@bager.example>
	Subject: Signeret
	Message-ID: <1@bager.example>
	Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b

	--b
	Content-Type: multipart/mixed; boundary=c

	--c

	Kan I se den?
	--c
	Content-Type: text/calendar; method=REQUEST

	BEGIN:VCALENDAR
	--c
	Content-Type: message/rfc822

	Subject: Den gamle/nye mail

	x
	--c--
	--b
	Content-Type: application/pgp-signature; name=signature.asc

	x
	--b--
	END
	send mail && text_is 1001 "Kan I se den?" &&
	test "$(sql "select details from entry where case_id = 1001 order by id limit 1")" = \
		"{\"seal\":\"pgp-signed\"}" &&
	files_are 1001 "invite.ics,Den gamle-nye mail.eml,signature.asc"
'

test_expect_success 'an encrypted one is kept, and marked' '
	cat >mail <<-\END &&
	From: Ida <ida@bager.example>
	Subject: Krypteret
	Message-ID: <2@bager.example>
	Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m
	Content-Transfer-Encoding: base64

	AAAA
	END
	send mail && files_are 1002 smime.p7m &&
	test "$(sql "select details from entry where case_id = 1002 order by id limit 1")" = \
		"{\"seal\":\"smime-encrypted\"}"
'

test_expect_success 'winmail.dat is opened' '
	send "$TESTS/../fuzz/corpus/mail_parse/winmail" &&
	files_are 1003 "rød.txt,b.bin" && text_is 1003 "Hej Rød"
'

test_expect_success 'ten thousand parts open a case that says so' '
	{
		printf "From: ida@bager.example\nSubject: Mange\n" &&
		printf "Content-Type: multipart/mixed; boundary=b\n\n" &&
		yes -- "--b

x" | head -n 30000
	} >mail &&
	send mail &&
	desk case show 1004 --json >shown && test_json shown .subject Mange &&
	test_json shown ".entries[0].text | contains(\"too many parts\")" true
'

test_done
