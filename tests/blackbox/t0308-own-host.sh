# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M3, M14: links in mails lead to the host name of the customer, as soon as it leads to the desk'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }
seen() { sed -n 's/.*name="seen" value="\([0-9]*\)".*/\1/p' "$BROWSER.body" | head -1; }
# set_host HOST [NAME=VALUE...]: of the customer, by the staff.
set_host() {
	BROWSER=anna host=$1 && shift && http_get "$form" >/dev/null &&
	http_post "$form" seen="$(seen)" host="$host" "$@" >/dev/null && test "$(http_status)" = 303
}
# form_says PATTERN: as soon as the page of the form has it.
form_says() { BROWSER=anna && http_wait "$form" "$1"; }
# report WORDS: Ida reports; what she gets is in text, html and mail.
# Each time it is somebody else's turn: nobody is written to without end.
reports=0
report() {
	reports=$((reports + 1)) ida=ida$reports@bager.example
	BROWSER=form && http_get /support/bager >/dev/null &&
	http_post /support/bager category=2 name="Ida Holm" mail="$ida" text="$1" >/dev/null &&
	mail_wait "$ida" >mail && mail_show mail text >text && mail_show mail html >html
}
# leads_to URL: all that is in the mail, and nothing leads elsewhere.
leads_to() {
	grep -o "https\{0,1\}://[^/\"> ]*" text html | sed "s/^[^:]*://" | sort -u >hosts &&
	echo "$1" | diff - hosts
}

test_expect_success 'a desk with a customer whose form has a logo' '
	desk_start && PORT=${HTTP##*:} && HERE=$HTTP &&
	desk setting form_seconds 0 && desk setting url "http://desk.localhost:$PORT" &&
	desk setting mail support@nordlys.example &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example --admin &&
	sink_start && desk setting smtp_host "${SMTP%:*}" && desk setting smtp_port "${SMTP##*:}" &&
	desk setting smtp_tls none &&
	desk customer add --as anna@n.example --name "Byens Bager" --slug bager --domain bager.example &&
	BROWSER=anna && http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	{ printf "\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\000\100\000\000\000\040"; head -c 40 /dev/zero; } >logo.png &&
	form=/customer/$(one "id from customer")/form &&
	http_get "$form" >page && ! grep "contact-links" page &&
	http_post "$form" seen=0 host= logo=@logo.png >/dev/null && test "$(http_status)" = 303 &&
	report "Ovnen er kold" && leads_to "http://desk.localhost:$PORT" && grep "/support/bager/logo" html
'

test_expect_success 'a name that leads nowhere is in no mail, and the staff see why' '
	set_host support.bager.invalid && form_says "DNS kender ikke navnet" &&
	report "Ovnen er varm" && leads_to "http://desk.localhost:$PORT"
'

test_expect_success 'unless the staff say that it does' '
	set_host support.bager.invalid links_always=1 && form_says "selv om skranken ikke selv kunne" &&
	report "Ovnen er lun" && leads_to "http://support.bager.invalid:$PORT" &&
	http_get "$form" >/dev/null
'

test_expect_success 'one that leads to another desk is none of ours' '
	mine=$DESK && DESK=$TRASH/other && http=$HTTP lmtp=$LMTP && unset HTTP LMTP && desk_start &&
	other=${HTTP##*:} && DESK=$mine HTTP=$http LMTP=$lmtp &&
	desk setting url "http://desk.localhost:$other" &&
	set_host support.bager.localhost && form_says "det er en anden server" &&
	report "Ovnen er hed" && leads_to "http://desk.localhost:$other" &&
	DESK=$TRASH/other && desk_stop && DESK=$mine &&
	set_host support.bager.localhost && form_says "der er ingen, der svarer" &&
	desk setting url "http://desk.localhost:$PORT"
'

test_expect_success 'as soon as it leads here, all links and the logo are there' '
	set_host support.bager.localhost && form_says "fører til support.bager.localhost, som førte hertil" &&
	report "Ovnen ryger" && leads_to "http://support.bager.localhost:$PORT" &&
	grep "http://support.bager.localhost:$PORT/support/bager/logo" html &&
	link=$(grep -o "/c/[0-9]*/[a-z2-7]*" text | head -1) && test -n "$link"
'

test_expect_success 'the preview of a mail shows the logo from there, and nothing from elsewhere' '
	BROWSER=anna && http_get "/admin/mails/receipt/preview?customer=$(one "id from customer")&lang=da" >page &&
	grep "http://support.bager.localhost:$PORT/support/bager/logo" page &&
	grep -i "^content-security-policy:.* img-src .self. data: http://support.bager.localhost:$PORT;" "$BROWSER.headers"
'

test_expect_success 'what is opened there works: the case, an answer, and the logo' '
	HTTP=support.bager.localhost:$PORT && BROWSER=ida && http_get "$link" >page &&
	grep "Ovnen ryger" page && http_post "$link" text="Nu brænder den" >/dev/null &&
	test "$(http_status)" = 303 && sed -n "s/^Location: //Ip" ida.headers | grep "^/c/" &&
	http_get "$link" | grep "Nu brænder den" &&
	http_get "$(grep -o "/support/bager/logo[^\"]*" page | head -1)" >/dev/null && test "$(http_status)" = 200
'

test_expect_success 'she signs in there, sees her cases there, and her company, and signs out' '
	sql "update person set contact = 1" &&
	http_get /my >/dev/null && test "$(http_status)" = 303 &&
	sed -n "s/^Location: //Ip" ida.headers | grep "^/my/sign-in" &&
	http_get /my/sign-in >/dev/null && http_post /my/sign-in mail="$ida" >/dev/null &&
	mail_wait "$ida" >mail && mail_show mail text >text && mail_show mail html >html &&
	leads_to "http://support.bager.localhost:$PORT" &&
	enter=$(grep -o "/my/enter/[0-9]*/[0-9]*/[a-z2-7]*" text | head -1) &&
	http_get "$enter" >/dev/null && http_post "$enter" >/dev/null && test "$(http_status)" = 303 &&
	for path in /my /my/company /my/company/people /my/company/agreement /my/company/addresses \
		/my/company/cases.csv "/my/case/${link#/c/}"; do
		case $path in /my/case/*) path=${path%/*} ;; esac
		http_get "$path" >page && test "$(http_status)" = 200 || return 1
	done &&
	http_get /my >/dev/null && http_post /my/sign-out >/dev/null && http_get /my >/dev/null &&
	test "$(http_status)" = 303 && HTTP=$HERE
'

test_expect_success 'what the staff get leads to the address of the desk' '
	desk setting undo_seconds 0 && case=${link#/c/} && case=${case%/*} &&
	BROWSER=anna && http_get "/case/$case" >/dev/null &&
	sql "update staff set mail_when = 1" && sql "update person set mail_when = 1" &&
	http_post "/case/$case/write" kind=note text="Se her, @Anna" seen="$(seen)" mention="$(one "id from staff")" >/dev/null &&
	echo "correct horse battery" | desk staff add --name Bo --mail bo@n.example &&
	sql "update staff set mail_when = 1" &&
	http_get "/case/$case" >/dev/null &&
	http_post "/case/$case/change" seen="$(seen)" assignee="$(one "id from staff where mail = '\''bo@n.example'\''")" >/dev/null &&
	http_get "/case/$case" >/dev/null &&
	http_post "/case/$case/write" kind=note text="Se her, @Bo" seen="$(seen)" >/dev/null &&
	mail_wait bo@n.example >mail && mail_show mail text >text && mail_show mail html >html &&
	leads_to "http://desk.localhost:$PORT"
'

test_expect_success 'the closing mail asks there, and is answered there' '
	BROWSER=anna && http_get "/case/$case" >/dev/null &&
	http_post "/case/$case/close" status=closed text="Slukket" seen="$(seen)" >/dev/null &&
	mail_wait "$ida" >mail && mail_show mail text >text && mail_show mail html >html &&
	leads_to "http://support.bager.localhost:$PORT" &&
	HTTP=support.bager.localhost:$PORT && BROWSER=ida && http_get "$link/evaluation?q1=5" >/dev/null &&
	http_post "$link/evaluation" q1=5 q2=4 >/dev/null && HTTP=$HERE &&
	test "$(one "score1 from evaluation")" = 5
'

test_expect_success 'one that has not led here for a day is in mails no more' '
	sql "update host_check set reached_at = reached_at - 90000000000, trouble = 2
	      where host = '\''support.bager.localhost'\''" &&
	report "Ovnen er slukket" && leads_to "http://desk.localhost:$PORT" &&
	BROWSER=anna && http_get /admin | grep "support.bager.localhost har ikke ført hertil"
'

test_expect_success 'and the administrators are told of it, once' '
	mine=$HTTP && desk setting url "http://desk.localhost:$other" && set_host support.bager.localhost &&
	mail_wait anna@n.example >mail && mail_show mail text >text &&
	grep "support.bager.localhost har ikke ført til skranken siden" text &&
	set_host support.bager.localhost && form_says "der er ingen, der svarer" &&
	test "$(one "count(*) from mail_out where to_mail = '\''anna@n.example'\'' and subject like '\''support.bager%'\''")" = 1
'

test_expect_success 'the page by which the desk knows itself says another thing at each name' '
	a=$(http_get /.well-known/skranke -H "Host: a.example") && b=$(http_get /.well-known/skranke -H "Host: b.example:80") &&
	test -n "$a" && test -n "$b" && test "$a" != "$b" &&
	test "$(http_get /.well-known/skranke -H "Host: A.Example")" = "$a" &&
	http_get /.well-known/skranke -H "Host: 192.0.2.7" >/dev/null && test "$(http_status)" = 404 &&
	desk check
'

test_done
