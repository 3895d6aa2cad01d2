#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M17: an operator asks what the opening hours come to, and is told why not'
. "${0%/*}/testlib.sh"

worktime() { "$SKRANKE" worktime; }

test_expect_success 'a sum goes over the change to summer time, and says so in UTC' '
	cat >request <<-\EOF &&
	{"op": "add", "start": "2026-03-27T15:00:00+01:00", "seconds": 7200,
	 "calendar": {"timezone": "Europe/Copenhagen",
	  "hours": {"mon": [["08:00", "16:00"]], "fri": [["08:00", "16:00"]]},
	  "holidays": ["2026-04-03"], "yearly": ["12-24"]}}
	EOF
	worktime <request >answer && echo "{\"result\":\"2026-03-30T07:00:00Z\"}" >expected &&
	test_cmp expected answer
'

test_expect_success 'a clock that stood still is explained by its entries' '
	cat >request <<-\EOF &&
	{"op": "sla", "created": "2026-02-02T08:00:00+01:00", "target_seconds": 14400,
	 "calendar": {"timezone": "Europe/Copenhagen", "hours": {"mon": [["08:00", "16:00"]]}},
	 "states": [{"at": "2026-02-02T09:00:00+01:00", "state": "pending"},
	            {"at": "2026-02-02T12:00:00+01:00", "state": "open"}]}
	EOF
	worktime <request >answer &&
	test_json answer .result.due 2026-02-02T14:00:00Z &&
	test_json answer .result.used_seconds 3600
'

test_expect_success 'the days off of a year' '
	echo "{\"op\":\"holidays\",\"country\":\"DK\",\"year\":2024}" | worktime >answer &&
	test_json answer ".result | length" 10 && test_json answer ".result[5]" 2024-05-09
'

test_expect_success 'what cannot be answered is 1, with the field, and nothing on standard output' '
	calendar="\"calendar\":{\"timezone\":\"UTC\",\"hours\":{\"mon\":[[\"08:00\",\"16:00\"]]}}" &&
	start="\"start\":\"2026-02-02T08:00:00Z\"" &&
	for said in \
		"There are no opening hours|{\"op\":\"add\",\"calendar\":{\"timezone\":\"UTC\"},$start,\"seconds\":1}" \
		"calendar.timezone: |{\"op\":\"open\",\"calendar\":{\"timezone\":\"Mars/Olympus\"}}" \
		"seconds: |{\"op\":\"add\",$calendar,$start,\"seconds\":-1}" \
		"start: |{\"op\":\"add\",$calendar,\"start\":\"yesterday\",\"seconds\":1}" \
		"There are too few|{\"op\":\"add\",$calendar,$start,\"seconds\":1e12}" \
		"1:1: |?"; do
		echo "${said#*|}" | LANGUAGE= LC_ALL=C "$SKRANKE" worktime >answer 2>refusal
		[ $? = 1 ] && test_grep "^skranke: ${said%%|*}" refusal && ! test -s answer || return 1
	done
'

test_expect_success 'it is asked on standard input only' '
	{ "$SKRANKE" worktime now </dev/null 2>refusal; test $? = 2; } &&
	test_grep "^skranke: worktime: .*--help" refusal
'

test_done
