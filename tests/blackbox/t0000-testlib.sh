#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='What the stories are told with does what it says'
. "${0%/*}/testlib.sh"

# Tells the story on stdin; its TAP is in $1.tap.
inner() {
	{ echo '. "$TESTS/testlib.sh"' && cat; } >"$1" &&
		TESTS=$TESTS SKRANKE_BUILD=$BUILD sh "$1" >"$1.tap"
}

test_expect_success 'a story whose steps fail says so, and keeps its folder' '
	! inner fails <<-\EOF &&
	test_expect_success "this is so" "true"
	test_expect_success "this is not" "echo because; false"
	test_done
	EOF
	test_grep "^ok 1 - this is so" fails.tap &&
	test_grep "^not ok 2 - this is not" fails.tap &&
	test_grep "^# because" fails.tap &&
	test_grep "^1..2" fails.tap &&
	kept=$(sed -n "s/^# kept: //p" fails.tap) &&
	test -d "$kept" && rm -r "$kept"
'

# Ended; whether its parent has heard of it yet is another matter.
gone() {
	case $(ps -o stat= -p "$1") in '' | Z*) ;; *) false ;; esac
}

test_expect_success 'a story that goes well leaves nothing behind, no process either' '
	inner well <<-\EOF &&
	test_expect_success "something runs on" "
		echo \$TRASH >\"$OLDPWD/where\"
		(trap \"\" TERM; exec sleep 1000) & echo \$! >\"$OLDPWD/pid\"
		sleep 0.2
	"
	test_done
	EOF
	! test -e "$(cat where)" &&
	test_wait gone "$(cat pid)"
'

test_expect_success 'a story that this machine cannot be told is skipped with a reason' '
	inner skip <<-\EOF &&
	test_skip_all "it rains"
	EOF
	test_grep "^1..0 # SKIP it rains" skip.tap
'

test_expect_success 'a mail made here reads as it was meant' '
	printf "\211PNG\r\n\032\n\000 not text" >label.png &&
	mail_make --from "Ida Bæk <ida@bager.example>" --to it@bager.example \
		--subject "Printeren på 1. sal" --body "Den blinker rødt." \
		--html "<p>Den blinker <b>rødt</b>.</p>" --attach label.png \
		--header "X-Priority: 1" >mail &&
	! LC_ALL=C grep "[^ -~]" mail &&
	test_header mail From "Ida Bæk <ida@bager.example>" &&
	test_header mail Subject "Printeren på 1. sal" &&
	test_header mail X-Priority 1 &&
	mail_show mail text >text && test_grep "Den blinker rødt." text &&
	mail_show mail html >html && test_grep "<b>rødt</b>" html &&
	mail_show mail attachment 1 >copy && cmp label.png copy &&
	printf "%s\n" multipart/mixed "  multipart/alternative" "    text/plain" \
		"    text/html" "  image/png" >want &&
	mail_show mail types >types && test_cmp want types
'

test_expect_success 'an answer to it threads' '
	mail_reply mail --from it@bager.example --body "Prøv nu" >answer &&
	test_header answer Subject "Re: Printeren på 1. sal" &&
	test_header answer To "Ida Bæk <ida@bager.example>" &&
	test_header answer In-Reply-To "$(mail_show mail header Message-Id)" &&
	mail_reply answer --from ida@bager.example --body "Tak" >thanks &&
	test_header thanks Subject "Re: Printeren på 1. sal" &&
	mail_show thanks header References >refs && test "$(wc -w <refs)" = 2
'

test_expect_success 'the sink keeps what it is sent, byte for byte' '
	sink_start &&
	printf "%s\n" "Subject: dots" "" . .. ".a" "" last >dots &&
	smtp_send dots "$SMTP" --mail-from a@x.example --mail-rcpt b@y.example \
		--mail-rcpt c@y.example &&
	mail_wait b@y.example >got &&
	test_grep "^X-Mail-From: a@x.example" got &&
	sed -e 1,3d got >rest && test_cmp dots rest
'

test_expect_success 'each mail is given out once' '
	! WAIT=0 mail_wait b@y.example
'

test_expect_success 'the sink refuses, puts off and hangs up as the recipient asks' '
	! smtp_send dots "$SMTP" --mail-rcpt refused@y.example &&
	! smtp_send dots "$SMTP" --mail-rcpt later@y.example &&
	smtp_send dots "$SMTP" --mail-rcpt later@y.example &&
	! smtp_send dots "$SMTP" --mail-rcpt vanish@y.example &&
	smtp_send dots "$SMTP" --mail-rcpt vanish@y.example &&
	mail_wait later@y.example >/dev/null &&
	mail_wait vanish@y.example >/dev/null && mail_wait vanish@y.example >/dev/null &&
	! WAIT=0 mail_wait refused@y.example &&
	! WAIT=0 mail_wait later@y.example
'

test_expect_success 'lmtp_send names what was taken, and tells refused from gone' '
	LMTP=$SMTP &&
	lmtp_send mail --to ida@y.example >taken &&
	test "<$(cat taken)>" = "$(mail_show mail header Message-Id)" &&
	mail_wait ida@y.example >got && test_header got Subject "Printeren på 1. sal" &&
	{ lmtp_send mail --to refused@y.example >taken; test $? = 1; } &&
	{ lmtp_send mail --to vanish@gone.example >>taken; test $? = 2; } &&
	LMTP=127.0.0.1:$(free_port) &&
	{ lmtp_send mail --to ida@y.example >>taken; test $? = 2; } &&
	test ! -s taken &&
	LMTP=
'

# Says what it was sent, with a cookie and a form.
cat >echo.js <<\EOF
const server = require("http").createServer((request, reply) => {
	let body = "";
	request.on("data", (more) => (body += more));
	request.on("end", () => {
		reply.writeHead(request.method === "GET" ? 200 : 303, { "Set-Cookie": "seen=1" });
		reply.end(`${request.method} ${request.url} ${request.headers.cookie} ${body}
			<form><input type="hidden" name="csrf" value="a-token"></form>`);
	});
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
EOF

test_expect_success 'a form is posted with its cookie and its token, and every letter' '
	{ node echo.js >port & } && test_wait test -s port && HTTP=127.0.0.1:$(cat port) &&
	http_get /case >page && test_grep "^GET /case undefined" page &&
	http_post /case "subject=Rød & blå" seen=7 >page &&
	test_grep "^POST /case seen=1 subject=R%C3%B8d+%26+bl%C3%A5&seen=7&csrf=a-token" page &&
	test "$(http_status)" = 303 &&
	http_post /case label=@label.png >page &&
	test_grep "filename=\"label.png\"" page && test_grep "a-token" page &&
	HTTP=
'

test_expect_success 'waiting ends when the time is out' '
	! WAIT=1 test_wait false
'

test_expect_success 'a free port is one that nobody listens on' '
	port=$(free_port) &&
	! curl -s "http://127.0.0.1:$port/"
'

# A program that keeps the contract of "skranke serve", and nothing more; it ends with
# the status in the file "ending".
cat >fake <<\EOF
#!/bin/sh
echo "$@" >>told
while [ $# -gt 0 ]; do
	case $1 in
	--data) data=$2 ;;
	--listen) http=$2 ;;
	esac
	shift
done
[ "$http" != 127.0.0.1:0 ] || http=127.0.0.1:4711
trap 'exit $(cat ending)' TERM
printf 'http %s\nlmtp 127.0.0.1:4712\n' "$http" >"$data/ports"
while :; do sleep 0.1; done
EOF
chmod +x fake
echo 0 >ending

test_expect_success 'a desk is started on ports of its choice, and again on the same' '
	SKRANKE=$PWD/fake &&
	desk_start --clock now &&
	test "$HTTP $LMTP" = "127.0.0.1:4711 127.0.0.1:4712" &&
	test_grep "^serve --listen 127.0.0.1:0 .*--clock now --data $DESK" told &&
	desk_kill &&
	desk_start &&
	test_grep "^serve --listen 127.0.0.1:4711 --lmtp 127.0.0.1:4712" told &&
	desk_stop
'

test_expect_success 'a desk that ends badly fails the step that stops it' '
	echo 9 >ending && desk_start && ! desk_stop && test $desk_status = 9
'

test_expect_success 'a desk that ends at once fails the step that starts it' '
	printf "#!/bin/sh\necho no such key\nexit 3\n" >fake &&
	! desk_start >says && test_grep "no such key" says
'

test_done
