#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M3: TLS with the desk its own certificates, by the name that is asked for'
. "$(dirname "$0")/testlib.sh"

# self_signed NAME HOST: in the folder of certificates.
self_signed() {
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
		-subj "/CN=$2" -addext "subjectAltName=DNS:$2" -keyout "$1.key.new" \
		-out "$1.crt.new" 2>/dev/null && mv "$1.key.new" "$1.key" && mv "$1.crt.new" "$1.crt"
}
# https NAME PATH [CURL-OPTION...]: trusts what is shown only for that name.
https() {
	name=$1 at=$2
	shift 2
	curl -sS --cacert trusted.pem --resolve "$name:${TLS##*:}:127.0.0.1" "$@" \
		"https://$name:${TLS##*:}$at"
}
# shown NAME: whose certificate a visitor of that name sees.
shown() {
	openssl s_client -connect "$TLS" ${1:+-servername "$1"} </dev/null 2>/dev/null |
		openssl x509 -noout -subject -fingerprint
}
# is_renewed: another one is shown than before.
is_renewed() { shown support.bager.example | cmp -s - before && return 1 || return 0; }

is_untrusted() { test "$(sql "select trouble from host_check")" = 3; }

test_expect_success 'both options belong together, and there must be a certificate' '
	desk_make && mkdir certificates &&
	! desk serve --listen 127.0.0.1:0 --tls_listen 127.0.0.1:0 2>said &&
	test_grep "belong together" said &&
	! desk serve --listen 127.0.0.1:0 --tls_listen 127.0.0.1:0 \
		--tls_certificates certificates 2>said &&
	test_grep "no certificate in certificates can be used" said
'

test_expect_success 'each host name is shown its own certificate' '
	self_signed certificates/default desk.example &&
	self_signed certificates/support support.bager.example &&
	mkdir certificates/smed.example && self_signed one hjaelp.smed.example &&
	mv one.crt certificates/smed.example/fullchain.pem &&
	mv one.key certificates/smed.example/privkey.pem &&
	echo nonsense >certificates/broken.crt && cp certificates/default.key certificates/broken.key &&
	cp certificates/default.crt certificates/other.crt &&
	cp certificates/support.key certificates/other.key &&
	cat certificates/default.crt certificates/support.crt \
		certificates/smed.example/fullchain.pem >trusted.pem &&
	desk_start --tls_listen 127.0.0.1:0 --tls_certificates certificates &&
	TLS=$(sed -n "s/^https //p" "$DESK/ports") &&
	for name in desk.example support.bager.example hjaelp.smed.example; do
		https "$name" /sign-in >page && test_grep "name=\"password\"\|<html" page || return 1
	done &&
	shown support.bager.example >seen && test_grep "CN = support.bager.example" seen &&
	shown unknown.example >seen && test_grep "CN = desk.example" seen &&
	shown "" >seen && test_grep "CN = desk.example" seen
'

test_expect_success 'what cannot be used is told, and left out' '
	test_grep "name=broken" "$DESK.log" && test_grep "key is of another certificate" "$DESK.log"
'

test_expect_success 'an old TLS is refused' '
	! curl -sk --tls-max 1.1 "https://$TLS/sign-in" >out
'

test_expect_success 'a page works by it as by the other: a form is sent, and a session begun' '
	https support.bager.example /sign-in -c jar >page &&
	token=$(sed -n "s/.*name=\"csrf\" value=\"\([^\"]*\)\".*/\1/p" page | head -1) &&
	https support.bager.example /sign-in -b jar -c jar -o out -w "%{http_code}" \
		--data-urlencode "csrf=$token" -d mail=nobody@example.org -d password=wrong-wrong >status &&
	test_grep "^4" status
'

test_expect_success 'a renewed certificate is shown without a restart' '
	shown support.bager.example >before &&
	self_signed certificates/support support.bager.example &&
	test_wait is_renewed
'

test_expect_success 'who comes without it from elsewhere is sent to it; from this machine nobody is' '
	http_get /sign-in >out && test "$(http_status)" = 200 &&
	desk_stop && HTTP=0.0.0.0:0 &&
	desk_start --tls_listen 0.0.0.0:0 --tls_certificates certificates &&
	TLS=$(sed -n "s/^https //p" "$DESK/ports") &&
	# Some machines have no other address than those of the loop.
	here=$(hostname -I | cut -d" " -f1) && { test -n "$here" || return 0; } &&
	curl -sS -o out -D headers "http://$here:${HTTP##*:}/sign-in" -H "Host: support.bager.example:80" &&
	test_grep "^HTTP/1.1 308" headers &&
	test_grep "^Location: https://support.bager.example:${TLS##*:}/sign-in" headers &&
	curl -sS -o out -D headers -X POST -d x=1 "http://$here:${HTTP##*:}/sign-in" &&
	test_grep "^HTTP/1.1 308" headers &&
	curl -sS -o out -D headers "http://$here:${HTTP##*:}/c/a%20b?q1=5&to=%2Fmy%26x" \
		-H "Host: support.bager.example" &&
	test_grep "^Location: https://support.bager.example:${TLS##*:}/c/a%20b?q1=5&to=%2Fmy%26x" headers
'

test_expect_success 'who comes by it from elsewhere comes by it from then on' '
	test -n "$here" || return 0
	curl -sS -o out -D headers --cacert certificates/support.crt \
		--resolve "support.bager.example:${TLS##*:}:$here" "https://support.bager.example:${TLS##*:}/sign-in" &&
	test_grep "^Strict-Transport-Security: max-age=[0-9]*.$" headers &&
	https desk.example /sign-in -D headers >out && ! grep -i strict headers &&
	http_get /sign-in >out && ! grep -i strict "$BROWSER.headers"
'

test_expect_success 'a certificate that ends soon is seen, and the administrators are told, once' '
	desk_stop && HTTP=127.0.0.1:0 && self_signed certificates/mine support.bager.localhost &&
	desk_start --tls_listen 127.0.0.1:0 --tls_certificates certificates &&
	TLS=$(sed -n "s/^https //p" "$DESK/ports") && sink_start &&
	desk setting smtp_host "${SMTP%:*}" && desk setting smtp_port "${SMTP##*:}" && desk setting smtp_tls none &&
	desk setting url "https://localhost:${TLS##*:}" && desk setting url_ca "$PWD/certificates/mine.crt" &&
	for bad in "$PWD/no.crt" "$PWD/certificates" "$PWD/certificates/mine.key"; do
		! desk setting url_ca "$bad" 2>err && test_grep "certifi" err || return 1
	done && desk setting url_ca >said && test_grep "$PWD/certificates/mine.crt" said &&
	mv certificates/mine.crt away && desk setting url_ca "$PWD/certificates/mine.crt" && mv away certificates/mine.crt &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example --admin &&
	sql "update staff set mail_when = 1" &&
	desk customer add --as anna@n.example --name "Byens Bager" --slug bager &&
	form=/customer/$(sql "select id from customer")/form &&
	http_get /sign-in >out && http_post /sign-in mail=anna@n.example "password=correct horse battery" >out &&
	http_get /admin >page && ! grep "udløber" page && http_get "$form" >out &&
	# the cookie is for TLS alone: by hand, then
	desk setting url "http://localhost:${HTTP##*:}" &&
	http_post "$form" seen=0 host=support.bager.localhost >out && test "$(http_status)" = 303 &&
	http_wait "$form" "som førte hertil" && desk setting url "https://localhost:${TLS##*:}" &&
	http_get "$form" >out && http_post "$form" seen=1 host=support.bager.localhost >out && http_status && test "$(http_status)" = 303 &&
	mail_wait anna@n.example >mail && mail_show mail text >text &&
	grep "Certifikatet til support.bager.localhost udløber" text &&
	http_get /admin | grep "Certifikatet til support.bager.localhost udløber" &&
	http_get "$form" >out && http_post "$form" seen=2 host=support.bager.localhost >out &&
	http_wait "$form" "som førte hertil" &&
	test "$(sql "select count(*) from mail_out where subject like '\''Certifikatet%'\''")" = 1
'

test_expect_success 'one that is of no issuer that is known is no way to the desk' '
	desk setting url_ca "" && http_get "$form" >out && http_post "$form" seen=3 host=support.bager.localhost >out &&
	test_wait is_untrusted
'

test_done
