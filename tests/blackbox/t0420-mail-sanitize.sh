#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1: the HTML of a mail is made harmless, whatever it is, and stays readable'
. "${0%/*}/testlib.sh"

# sanitize EXPRESSION VALUE: of what stands on standard input.
sanitize() {
	"$SKRANKE" mail sanitize >said && test_json said "$1" "$2"
}

# many BYTES TEXT: the text again and again.
many() { yes "$2" | tr -d '\n' | head -c "$1"; }

# Past every limit, so that it goes the way of long mails; and not for ever in a build
# with sanitizers.
LONG=1200000

# is_text N: so many letters x are left, and nothing is hidden.
is_text() { test_json said '[.html | scan("x")] | length' "$1"; }

test_expect_success 'what can run, load or cover is taken out; the look stays' '
	printf "%s" "<p style=\"color:red;position:fixed\" onclick=x()>Hej<script>x()</script>" |
		sanitize .html "<p style=\"color: red\">Hej</p>" &&
	printf "%s" "<a href=\"java&Tab;script:x()\">a</a>" | sanitize .html "<a>a</a>"
'

test_expect_success 'pictures from elsewhere are held back, and counted' '
	printf "%s" "<img src=https://x.example/1><img src=//x.example/2><img src=cid:a>" |
		sanitize .blocked 2 &&
	test_json said .html "<img data-src=\"https://x.example/1\"><img data-src=\"https://x.example/2\"><img src=\"cid:a\">"
'

test_expect_success 'the second time changes nothing' '
	printf "%s" "<table><tr><td bgcolor=#fff>a<img src=http://x/><pre>

b</pre>" | "$SKRANKE" mail sanitize >once &&
	jq -j .html once | "$SKRANKE" mail sanitize >twice &&
	cmp once twice
'

test_expect_success 'nothing at all, no UTF-8 and NULs give one whole object' '
	sanitize .html "" </dev/null &&
	printf "bl\345b\346r" | sanitize .html "blåbær" &&
	printf "<scr\000ipt>x</script>y\000z" | sanitize .html yz &&
	head -c 300000 /dev/urandom | "$SKRANKE" mail sanitize >said &&
	test_json said "keys | join(\",\")" blocked,html
'

test_expect_success 'a long mail in good order comes out as it went in' '
	yes "<table><tr><td style=\"color: red\"><b>x</b></td></tr></table>" |
		head -n 20000 | sed "1s/<table>/<TABLE>/" >page &&
	"$SKRANKE" mail sanitize <page >said &&
	jq -j .html said >back && sed "1s/<TABLE>/<table>/" page | cmp - back
'

for kind in "<div>x" "<span>x" "<b><i>x" "<p><font color=red>x</p>" "<table>x" \
	"<table><tr><td>x" "<ul><li>x" "<a href=http://x.example/>x" "x</b></p></td>" \
	"<svg></p>x" "x&" "x < "; do
	test_expect_success "its text is read: $kind …, in long" '
		many $LONG "$kind" | tr -d "\n" >page &&
		"$SKRANKE" mail sanitize <page >said &&
		letters=$(sed "s/<a href=[^>]*>//g" page | tr -cd x | wc -c) &&
		test "$(jq -j .html said | sed "s/<a href=[^>]*>//g" | tr -cd x | wc -c)" -ge "$letters"
	'
done

for kind in "<!-- " "<svg><style>" "<svg>" "<![CDATA[" "<?" "<p title='" "<xmp>" "</" \
	"<select>"; do
	test_expect_success "it is answered: $kind …, in long" '
		many $LONG "$kind" | "$SKRANKE" mail sanitize >said &&
		test_json said "keys | join(\",\")" blocked,html
	'
done

test_expect_success 'so is a tag with a hundred thousand attributes, and one with a huge one' '
	{ printf "<p "; seq -s " " -f "a%.0f=1" 100000; printf ">x"; } |
		"$SKRANKE" mail sanitize >said && is_text 1 &&
	{ printf "<p title=\""; many $LONG a; printf "\">x"; } |
		"$SKRANKE" mail sanitize >said && is_text 1
'

test_expect_success 'and elements of which a browser makes more and more' '
	{ seq 400 | sed "s/.*/<font size=&>/" | tr -d "\n"; many 400000 "</p><p>x"; } |
		"$SKRANKE" mail sanitize >said && is_text 50000 &&
	test "$(wc -c <said)" -lt 4000000
'

test_done
