# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M3: the contact form knows its people, helps, and keeps what may be spam apart'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }
header() { sed -n "s/^$1: //Ip" "$BROWSER.headers" | tr -d '\r'; }
field() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$BROWSER.body" | head -1; }
as_anna() { BROWSER=anna; }

test_expect_success 'a desk with two customers, guides and an outage' '
	desk_start && sink_start && desk setting form_seconds 60 &&
	desk setting mail support@nordlys.example && desk setting url "http://$HTTP" &&
	desk setting smtp_host "${SMTP%:*}" && desk setting smtp_port "${SMTP##*:}" &&
	desk setting smtp_tls none &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example --admin &&
	desk customer add --as anna@n.example --name "Byens Bager" --slug bager &&
	desk customer add --as anna@n.example --name "Byens Smed" --slug smed &&
	as_anna && http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	http_get /guides/new >/dev/null &&
	http_post /guides title_da="Ovnen er kold" text_da="Sluk den" public=1 active=1 seen=0 customer=0 >/dev/null &&
	http_get /guides/new >/dev/null &&
	http_post /guides title_da="Ovnen indefra" text_da="Hemmeligt" active=1 seen=0 customer=0 >/dev/null &&
	http_get /guides/new >/dev/null &&
	http_post /guides title_da="Smedens ovn" text_da="Hans egen" public=1 active=1 seen=0 \
		customer="$(one "id from customer where slug = '\''smed'\''")" >/dev/null &&
	test "$(one "count(*) from guide")" = 3 &&
	http_get /outage/new >/dev/null &&
	http_post /outage title="Nettet er nede" da="Vi ser på det" en="We look at it" next=30 everybody=1 >/dev/null &&
	test "$(one "count(*) from outage")" = 1
'

test_expect_success 'guides that fit are offered: public ones, for all or for him' '
	BROWSER=ida && http_get "/support/bager/guides?q=min%20ovn%20ovnen%20er%20kold" >part &&
	grep "Ovnen er kold" part && ! grep "indefra" part && ! grep "Smedens" part &&
	http_get "/support/smed/guides?q=smedens%20ovn" | grep "Smedens ovn" &&
	http_get /support/bager/guide/1 | grep "Sluk den" &&
	for path in /support/bager/guide/2 /support/bager/guide/3 /support/nobody/guide/1 "/support/nobody/guides?q=ovn"; do
		http_get "$path" >page && test "$(http_status)" = 404 && ! grep "Hemmeligt" page || return 1
	done
'

test_expect_success 'what is sent faster than anybody types waits, and nobody is answered' '
	http_get /support/bager >/dev/null &&
	http_post /support/bager category=2 name="Ida Holm" mail=ida@bager.example text="Hurtig" began="$(field began)" >/dev/null &&
	test "$(header Location)" = "/support/bager?sent=waits" &&
	http_get "/support/bager?sent=waits" | grep "Vi ser på den" &&
	test "$(one "count(*) from case_")" = 0 && test "$(one "count(*) from mail_out where case_id > 0")" = 0 &&
	test "$(one "doubt from quarantine")" = 2 && ! grep "me-" "$BROWSER.jar"
'

test_expect_success 'a wrong word about when it was shown is none' '
	http_get /support/bager >/dev/null && began=$(field began) &&
	http_post /support/bager category=2 name="Ida Holm" mail=ida@bager.example text="Klog" \
		began="1.${began#*.}" >/dev/null &&
	header Location | grep "sent=waits"
'

test_expect_success 'the staff see it on every page, and let it in or throw it away' '
	as_anna && http_get / | grep "href=./quarantine" && http_get /quarantine >page &&
	grep "Hurtig" page && grep "Klog" page &&
	http_post /quarantine/2 what=throw >/dev/null && test "$(one "count(*) from quarantine")" = 1 &&
	http_get /quarantine >/dev/null && http_post /quarantine/1 what=in >/dev/null &&
	test "$(header Location)" = /case/1001 && mail_wait ida@bager.example >receipt &&
	http_get /quarantine >/dev/null && http_post /quarantine/1 what=in >page && test "$(http_status)" = 422 &&
	! grep "href=./quarantine\"" page && test "$(one "count(*) from case_")" = 1
'

test_expect_success 'a machine that fills in everything waits, however slow' '
	desk setting form_seconds 0 && BROWSER=robot && http_get /support/bager >/dev/null &&
	http_post /support/bager category=2 name="R" mail=r@spam.example text="Køb nu" website=http://x.example >/dev/null &&
	header Location | grep "sent=waits" && test "$(one "doubt from quarantine")" = 1 &&
	as_anna && http_get /quarantine >/dev/null && http_post /quarantine/3 what=throw >/dev/null
'

test_expect_success 'he is known on his device the next time, in that form, and may be forgotten' '
	BROWSER=ida && http_get /support/bager >page && ! grep "Ida Holm" page &&
	http_post /support/bager category=2 name="Ida & Co" mail=ida@bager.example phone="12 34" text="Ovnen" >/dev/null &&
	header Location | grep ^/c/ && desk setting form_seconds 60 &&
	http_get /support/bager >page && grep "Ida &amp; Co, ida@bager.example" page && grep "value=.12 34" page &&
	http_get /support/smed >page && ! grep "ida@bager" page &&
	http_get /support/bager >/dev/null &&
	http_post /support/bager category=2 text="Igen, uden navn" >/dev/null && header Location | grep ^/c/ &&
	test "$(one "count(*) from case_")" = 3 &&
	sed "s/ida%40/eva%40/" ida.jar >eva.jar && BROWSER=eva && http_get /support/bager >page &&
	! grep "eva@" page && ! grep "Ida &amp; Co" page &&
	BROWSER=ida && http_get /support/bager >/dev/null && http_post /support/bager/forget >/dev/null &&
	http_get /support/bager >page && ! grep "Ida &amp; Co" page
'

test_expect_success 'tell me too: one more report of the outage, who hears what is said' '
	desk setting form_seconds 0 && BROWSER=eva2 && http_get /support/bager >page && grep "Nettet er nede" page &&
	http_post "/support/bager?outage=1" mail=eva@bager.example >/dev/null && header Location | grep ^/c/ &&
	test "$(one "outage_id from case_ order by id desc limit 1")" = 1 &&
	mail_wait eva@bager.example >word && mail_show word text | grep "Vi ser på det" &&
	http_get /support/bager >page && grep "eva@bager.example" page &&
	n=$(one "count(*) from case_") && http_post "/support/bager?outage=1" >/dev/null &&
	header Location | grep ^/c/ && test "$(one "count(*) from case_")" = "$n"
'

test_expect_success 'the desk is whole' 'desk check'

test_done
