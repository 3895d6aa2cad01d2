#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# What sqlgen makes of good SQL, and how it refuses the rest (tests/data/sqlgen).
# UPDATE_GOLDEN=1 takes what it makes now as right.
set -u
sqlgen=$1 data=$2
# shellcheck source=SCRIPTDIR/tap.sh
. "$(dirname "$0")/tap.sh"

# refuses PLACE WORDS ARGUMENT...: sqlgen fails, and says PLACE: WORDS
refuses() {
	place=$1 words=$2
	shift 2
	rm -rf "$work/out" && mkdir "$work/out"
	"$sqlgen" "$work/out" "$@" >"$work/said" 2>&1
	status=$?
	grep -F "/$place: " "$work/said" | grep -qF "$words"
	said=$?
	if [ $status -ne 1 ] || [ $said -ne 0 ] || [ -n "$(ls "$work/out")" ]; then
		echo "# exit status $status; $(cat "$work/said")"
		return 1
	fi
}

# refuses_block KIND LINE WORDS FILE: a block of wrong.txt
refuses_block() {
	if [ "$1" = migration ]; then
		mv "$4" "$work/0001_wrong.sql"
		refuses "0001_wrong.sql:$2" "$3" "$work/0001_wrong.sql" --
	else
		mv "$4" "$work/wrong.sql"
		refuses "wrong.sql:$2" "$3" "$data"/good/000?_*.sql -- "$work/wrong.sql"
	fi
	ok $? "refuses: $3"
}

mkdir "$work/made"
"$sqlgen" "$work/made" "$data"/good/000?_*.sql -- "$data/good/case.sql"
ok $? "takes what is right"
for file in case.q.h all_queries.h all_queries.c migrations.h migrations.c; do
	if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
		mkdir -p "$data/golden"
		cp "$work/made/$file" "$data/golden/$file"
	fi
	diff -u "$data/golden/$file" "$work/made/$file" | sed 's/^/# /'
	cmp -s "$data/golden/$file" "$work/made/$file"
	ok $? "makes $file as it should be"
done

touch -d '2001-01-01' "$work/made"/*
"$sqlgen" "$work/made" "$data"/good/000?_*.sql -- "$data/good/case.sql"
[ -z "$(find "$work/made" -type f -newermt '2001-01-02')" ]
ok $? "leaves a file alone that would not change"

each_block "$data/wrong.txt" refuses_block

refuses "0002_place.sql:1" "should have number 0001" "$data/good/0002_place.sql" --
ok $? "refuses a gap in the migrations"
cp "$data/good/0001_core.sql" "$work/core.sql"
refuses "core.sql:1" "NNNN_name.sql" "$work/core.sql" --
ok $? "refuses a migration without a number"
printf -- '-- name: person_a :one\n-- row: case\nSELECT 1 AS id;\n' >"$work/person.sql"
refuses "person.sql:1" "row case belongs to case.sql" \
	"$data"/good/000?_*.sql -- "$data/good/case.sql" "$work/person.sql"
ok $? "refuses the row of another file"
printf -- '-- name: case_by_id :one\nSELECT 1 AS id;\n' >"$work/person.sql"
refuses "person.sql:1" "query case_by_id is in case.sql, line 14, already" \
	"$data"/good/000?_*.sql -- "$data/good/case.sql" "$work/person.sql"
ok $? "refuses the name of a query of another file"
printf 'SELECT \377;\n' >"$work/bytes.sql"
refuses "bytes.sql:1" "not UTF-8" -- "$work/bytes.sql"
ok $? "refuses what is not UTF-8"

plan
