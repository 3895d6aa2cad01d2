# SPDX-License-Identifier: AGPL-3.0-or-later
#
# check.awk - reads C line by line, for the checks that stand beside it.
#
# Their own rules come after it and find:
#   code      the line without comments, its texts and characters empty
#   texts     the insides of its texts
#   fn        the function that the line is in, "" outside; fn_start is its first line
# found(why) reports the line; found(why, at) what began in line at. They say nothing where
# a comment there, or in the line before, gives a reason:
#   /* check-calls: nothing but this knows the password's form */
# or a comment anywhere above does so for the whole file:
#   /* check-calls file: the sanitizer writes HTML */

FNR == 1 {
	in_comment = 0
	whole_file = 0
	excuse_line = -1
	fn = candidate = ""
}
{
	if (closed)
		fn = closed = ""
	read_line($0)
	if (note ~ ("check-" check " file: .........."))
		whole_file = 1
	if (note ~ ("check-" check ": .........."))
		excuse_line = FNR
	if (match(code, /^[a-z_][A-Za-z0-9_]*\(/))
		candidate = substr(code, 1, RLENGTH - 1)
	if (code ~ /^\{/) {
		fn = candidate
		fn_start = FNR
	} else if (code ~ /^\}/) {
		closed = 1
		candidate = ""
	}
}

function found(why, at) {
	if (!at)
		at = FNR
	if (!whole_file && (excuse_line < at - 1 || excuse_line > FNR))
		print FILENAME ":" at ": " why
}

function read_line(line, piece) {
	code = texts = note = ""
	while (line != "") {
		if (in_comment) {
			if (!match(line, /\*\//)) {
				note = note line
				return
			}
			note = note substr(line, 1, RSTART - 1)
			line = substr(line, RSTART + 2)
			in_comment = 0
			continue
		}
		if (!match(line, /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'|\/\*|\/\//)) {
			code = code line
			return
		}
		code = code substr(line, 1, RSTART - 1)
		piece = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART + RLENGTH)
		if (piece == "/*") {
			in_comment = 1
			code = code " "
		} else if (piece == "//") {
			note = note line
			return
		} else if (substr(piece, 1, 1) == "'") {
			code = code "''"
		} else {
			code = code "\"\""
			texts = texts substr(piece, 2, length(piece) - 2) "\n"
		}
	}
}

# Does the line call one of these, given as "one|other"?
function calls(names) {
	return code ~ ("(^|[^A-Za-z0-9_])(" names ")\\(")
}
