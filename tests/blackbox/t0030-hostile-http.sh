#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='what no browser says is refused, and the desk goes on'
. "${0%/*}/testlib.sh"

END='Host: desk\r\nConnection: close\r\n\r\n'
GET="GET /sign-in HTTP/1.1\r\n"
POST="POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"

# says BYTES: to the desk, with the escapes of printf; what came back is in "got". The
# desk is to close after that.
says() {
	printf "$1" >bytes
	"$TOOLS/http_raw" "$HTTP" 20 <bytes >got
}

# statuses: the status of each answer in "got", joined by blanks.
statuses() { LC_ALL=C sed -n 's/.*HTTP\/1\.[01] \([0-9]*\) .*/\1/p' got | paste -s -d' '; }

# refused BYTES [STATUS]: by that status (400), or by nothing at all. libmicrohttpd writes
# the head of some of its own refusals twice, and closes.
refused() {
	says "$1" || { echo "it went on listening" && return 1; }
	want=${2:-400}
	# shellcheck disable=SC2254 # a pattern
	case $(statuses) in $want | "$want $want" | '') return ;; esac
	echo "answered by: $(statuses)"
	return 1
}

test_expect_success 'a request like any other is answered' '
	desk_start && says "$GET$END" && test "$(statuses)" = 200
'

refuses() {
	title=$1
	shift
	REQUEST=$1 STATUS=${2:-400}
	test_expect_success "$title is refused" 'refused "$REQUEST" "$STATUS"'
}

refuses 'two lengths' "${POST}Content-Length: 3\r\nContent-Length: 30\r\n${END}a=b"
refuses 'a length and chunks' \
	"${POST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n${END}0\r\n\r\n"
refuses 'a length with a sign' "${POST}Content-Length: +3\r\n${END}a=b"
refuses 'a length below nothing' "${POST}Content-Length: -3\r\n${END}a=b"
refuses 'a length of two numbers' "${POST}Content-Length: 3, 3\r\n${END}a=b"
refuses 'a length that is none' "${POST}Content-Length: 0x3\r\n${END}a=b"
refuses 'a length beyond counting' \
	"${POST}Content-Length: 18446744073709551619\r\n${END}a=b" '4*'
refuses 'an encoding that nobody knows' \
	"${POST}Transfer-Encoding: xchunked\r\n${END}0\r\n\r\n"
refuses 'two encodings' \
	"${POST}Transfer-Encoding: gzip, chunked\r\n${END}0\r\n\r\n"
refuses 'an encoding said twice' \
	"${POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n${END}0\r\n\r\n"
refuses 'a chunk whose size is none' \
	"${POST}Transfer-Encoding: chunked\r\n${END}-1\r\na\r\n0\r\n\r\n"
refuses 'a chunk that is longer than it says' \
	"${POST}Transfer-Encoding: chunked\r\n${END}1\r\nabcdef\r\n0\r\n\r\n"
refuses 'a chunk of all memory' \
	"${POST}Transfer-Encoding: chunked\r\n${END}fffffffffffffffff\r\na" '4*'
refuses 'a blank before the colon' "${GET}Content-Length : 0\r\n${END}"
refuses 'a header with a byte that none has' "${GET}X-A: a\001b\r\n${END}"
refuses 'a header without a name' "${GET}: a\r\n${END}"
refuses 'no host' "${GET}\r\n"
refuses 'two hosts' "${GET}Host: other\r\n${END}"
refuses 'a method in small letters' "get /sign-in HTTP/1.1\r\n$END"
refuses 'a method that is none' "DELETE /sign-in HTTP/1.1\r\n$END" 405
refuses 'a version to come' "GET /sign-in HTTP/2.0\r\n$END" 505
refuses 'another protocol' 'SSH-2.0-OpenSSH_9.2\r\n\r\n'
refuses 'a record of TLS' '\026\003\001\002\000\001\000\001\374\003\003\r\n\r\n'
refuses 'a path out of the assets' "GET /assets/../../etc/passwd HTTP/1.1\r\n$END" 404
refuses 'the same, hidden' "GET /assets/%%2e%%2e%%2f%%2e%%2e%%2fetc%%2fpasswd HTTP/1.1\r\n$END" 404
refuses 'a path with a NUL' "GET /sign-in%%00.css HTTP/1.1\r\n$END" 404
refuses 'a path that is no UTF-8' "GET /%%ff%%fe HTTP/1.1\r\n$END" 404
refuses 'a number beyond counting' "GET /support/1%%7C99999999999999999999 HTTP/1.1\r\n$END" 404
refuses 'a form with a broken letter' "${POST}Content-Length: 4\r\n${END}a=%%z" '4*'
refuses 'a form that is no UTF-8' "${POST}Content-Length: 8\r\n${END}mail=\377\376x" '4*'
refuses 'a form of another kind' \
	"POST /sign-in HTTP/1.1\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n${END}<a/>" '4*'
refuses 'a body larger than any form' "${POST}Content-Length: 99999999\r\n${END}a=b" 413

test_expect_success 'a long path is refused' '
	long=$(head -c 100000 /dev/zero | tr "\0" a) &&
	refused "GET /$long HTTP/1.1\r\n$END" "4*"
'

test_expect_success 'so are more headers than anybody sends' '
	many=$(seq -f "X-%.0f: a\r\n" 1 300 | tr -d "\n") &&
	refused "$GET$many$END" 400
'

test_expect_success 'so is a body in chunks that goes on and on' '
	chunk=$(head -c 65536 /dev/zero | tr "\0" a) &&
	{ printf "${POST}Transfer-Encoding: chunked\r\n$END"
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do printf "10000\r\n%s\r\n" "$chunk"; done
	printf "0\r\n\r\n"; } >endless &&
	"$TOOLS/http_raw" "$HTTP" <endless >got &&
	case $(statuses) in "" | 4*) ;; *) statuses && return 1 ;; esac
'

test_expect_success 'a second request behind the body of the first is one of its own' '
	says "${POST}Host: desk\r\nContent-Length: 3\r\n\r\na=bGET /nowhere HTTP/1.1\r\n$END" &&
	test "$(statuses)" = "403 404"
'

test_expect_success 'a head that trickles in is not waited for' '
	{ for c in G E T " " / s i g n - i n " " H T T P; do
		printf "$c" && sleep 1
	done; } | timeout 25 "$TOOLS/http_raw" "$HTTP" 1 >got &&
	test "$(statuses)" = ""
'

test_expect_success 'after all that it answers as before, and ends well' '
	says "$GET$END" && test "$(statuses)" = 200 && desk_stop
'

test_done
