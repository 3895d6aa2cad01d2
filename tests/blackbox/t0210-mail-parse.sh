#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='skranke mail parse: one whole JSON object of every input, however broken'
. "${0%/*}/testlib.sh"

# parse FILE: its reading, to the file "got".
parse() { "$SKRANKE" mail parse <"$1" >got 2>said && ! test -s said; }

keys=attachments,bcc,cc,date,defects,from,html,in_reply_to,message_id,references
keys=$keys,reply_to,sender,subject,text,to

test_expect_success 'a mail with a text, HTML and a file' '
	cat >mail <<-\END &&
	From ida Tue Feb  3 09:00:00 2026
	From: =?utf-8?q?S=C3=B8ren?= <Ida@Bager.example>
	To: g: a@x.example, "Holm, B" <b@x.example>;
	Subject: =?iso-8859-1?q?R=F8d?=
	  kl. 9
	Date: Tue, 3 Feb 2026 09:00 +0100 (CET)
	Message-ID: <1@bager.example>
	In-Reply-To: <0@bager.example>
	Content-Type: multipart/mixed; boundary=b

	--b
	Content-Type: text/plain; charset=utf-8
	Content-Transfer-Encoding: base64

	UsO4ZA==
	--b
	Content-Type: text/html

	<p onclick=x>Hej
	--b
	Content-Type: application/pdf; name="../x.pdf"
	Content-Disposition: attachment
	Content-ID: <x@bager.example>
	Content-Transfer-Encoding: base64

	YWJj
	--b--
	END
	parse mail &&
	test_json got "keys | sort | join(\",\")" "$keys" &&
	test_json got ".from[0] | .name + \" \" + .address" "Søren Ida@Bager.example" &&
	test_json got "[.to[].name] | join(\"|\")" "|Holm, B" &&
	test_json got .subject "Rød  kl. 9" &&
	test_json got .date "2026-02-03T09:00:00+01:00" &&
	test_json got .message_id 1@bager.example &&
	test_json got ".in_reply_to[0]" 0@bager.example &&
	test_json got .text Rød &&
	test_json got .html "<p onclick=x>Hej" &&
	test_json got ".attachments | length" 1 &&
	test_json got ".attachments[0] | [.filename, .content_type, .disposition,
		.content_id, .size] | @csv" \
		"\"x.pdf\",\"application/pdf\",\"attachment\",\"x@bager.example\",3" &&
	test_json got ".attachments[0].md5" 900150983cd24fb0d6963f7d28e17f72 &&
	test_json got ".attachments[0].sha256 | .[0:8]" ba7816bf &&
	test_json got ".defects | length" 0
'

test_expect_success 'with other line ends it reads the same' '
	sed "s/$/\r/" mail >crlf && cp got lf.json && parse crlf && test_cmp lf.json got &&
	sed "5,12s/$/\r/" mail >mixed && parse mixed && test_cmp lf.json got
'

test_expect_success 'nothing, noise and a single byte are read, too' '
	: >mail && parse mail && test_json got "keys | sort | join(\",\")" "$keys" &&
	test_json got .subject null &&
	head -c 100000 /dev/urandom >mail && parse mail &&
	test_json got "keys | sort | join(\",\")" "$keys" &&
	printf "\000" >mail && parse mail && test_json got .subject null
'

test_expect_success 'a million parts and headers without end are answered by a limit' '
	{
		printf "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" &&
		yes -- "--b

x" | head -n 3000000
	} >mail &&
	parse mail && test_json got .subject x &&
	test_json got ".defects[0]" too-many-parts &&
	{ printf "Subject: x\n" && yes "X: yyyyyyyyyyyyyyyyyyyy" | head -c 20000000; } >mail &&
	parse mail && test_json got .subject x && test_json got ".defects[0]" header-too-long
'

test_expect_success 'more than is looked at leaves what stands before the body' '
	{ printf "Subject: x\n\n" && head -c 140000000 /dev/zero | tr "\000" "\001"; } >mail &&
	parse mail && test_json got .subject x &&
	test_json got "keys | sort | join(\",\")" "$keys"
'

test_expect_success 'it takes no operands' '
	! "$SKRANKE" mail parse x </dev/null 2>said && grep "^skranke: mail: " said
'

test_done
