# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M8: an outage from the first reports to its end, and the clocks of a case'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }

report() { # NAME MAIL TEXT
	BROWSER=$1
	http_get /support/bager >/dev/null &&
	http_post /support/bager category=2 name="$1" mail="$2" text="$3" >page &&
	BROWSER=anna
}

test_expect_success 'a desk with a customer, and a mail server' '
	desk_start && desk setting form_seconds 0 &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example &&
	sink_start &&
	desk setting mail support@nordlys.example && desk setting url "http://$HTTP" &&
	desk setting smtp_host "${SMTP%:*}" && desk setting smtp_port "${SMTP##*:}" &&
	desk setting smtp_tls none &&
	BROWSER=anna && http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	http_get /customers/new >/dev/null &&
	http_post /customers name="Byens Bager" slug=bager lang=da active=1 \
		domains=bager.example seen=0 >/dev/null &&
	test "$(one "slug from customer")" = bager
'

test_expect_success 'two like reports are none, the third is proposed to the staff' '
	report Ida ida@bager.example "Internettet er nede" &&
	report Bo bo@bager.example "Intet internet" &&
	http_get / >page && ! grep "banner-proposal" page &&
	report Eva eva@bager.example "Internet virker ikke" &&
	http_get / >page && grep "banner-proposal" page &&
	http_get "/outage/new?proposal=1" >page && test "$(grep -c "name=\"case\"" page)" = 1 &&
	grep -o "name=\"case\" value=\"[0-9]*\"" page | sort -u >cases && test "$(wc -l <cases)" = 3
'

test_expect_success 'a word that holds no promise is refused, and what was typed is kept' '
	http_get "/outage/new?proposal=1" >/dev/null &&
	http_post /outage proposal=1 title="Internettet er nede" da="" en="" next=30 case=1001 >page &&
	test "$(http_status)" = 422 && grep "aria-invalid" page && grep "Internettet er nede" page &&
	test "$(one "count(*) from outage")" = 0
'

test_expect_success 'declared, it gathers them, and each of them hears of it once' '
	http_get "/outage/new?proposal=1" >/dev/null &&
	http_post /outage proposal=1 title="Internettet er nede" da="Vi arbejder med teleselskabet." \
		next=30 case=1001 case=1002 case=1003 >page &&
	test "$(one "count(*) from case_ where outage_id = 1 and category = 4")" = 3 &&
	for who in ida bo eva; do
		mail_wait "$who@bager.example" >receipt &&
		mail_wait "$who@bager.example" >mail && mail_show mail text >text &&
		grep "Vi arbejder med teleselskabet" text || return 1
	done &&
	http_get / >page && ! grep "banner-proposal" page && grep "class=\"banner" page
'

test_expect_success 'who opens the contact form sees that it is known' '
	BROWSER=stranger && http_get /support/bager >page && BROWSER=anna &&
	grep "Internettet er nede" page && grep "Vi arbejder med teleselskabet" page
'

test_expect_success 'its end solves them; who says no has a case of his own again' '
	http_get /outage/1 >page && seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /outage/1/end seen="$seen" da="Linjen er oppe igen." cause="Gravet over" >page &&
	test "$(one "count(*) from case_ where status = 6")" = 3 &&
	mail_wait eva@bager.example >mail && mail_show mail text >text && grep "Linjen er oppe igen" text &&
	link=$(grep -o "http://[^ ]*/c/[^ ]*" text | head -1) && BROWSER=Eva &&
	http_get "${link#http://$HTTP}" >/dev/null &&
	http_post "${link#http://$HTTP}" text="Stadig nede her" >/dev/null && BROWSER=anna &&
	test "$(one "count(*) from case_ where status = 2 and outage_id is null")" = 1 &&
	http_get /outage/1 >page && grep "Gravet over" page
'

test_expect_success 'the clocks of a case explain themselves, and a strange number is no page' '
	http_get /case/1001/clocks >page && test "$(http_status)" = 200 &&
	grep "stretch-" page && grep "<meter" page &&
	http_get /case/9999/clocks >/dev/null && test "$(http_status)" = 404
'

test_expect_success 'the desk is whole' 'desk check'

test_done
