// SPDX-License-Identifier: AGPL-3.0-or-later
// icons.mjs: the icons of icons.txt as rows of a C table, by name: each drawing as one path.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

// The program's own mark: the bell on the counter.
const BELL = ["bell", "M5 15a7 7 0 0 1 14 0zM12 8V5.5M10.5 5h3M2.5 19h19"];

// Each path of the set begins with an absolute M, so that they may stand in one.
function drawing(file) {
	const svg = readFileSync(require.resolve(`@tabler/icons/${file}.svg`), "utf8");
	const paths = [...svg.matchAll(/<path (?!stroke="none")[^>]*?\bd="(M[^"]*)"/g)].map(([, d]) => d);
	if (!paths.length || svg.split("<path").length - 1 > paths.length + 1)
		throw new Error(`${file}: cannot be drawn as one path`);
	return paths.join("").replace(/\s*([a-zA-Z])\s*/g, "$1").replace(/\s+-/g, "-");
}

export function iconTable(list) {
	const icons = readFileSync(list, "utf8")
		.split("\n")
		.filter((line) => line && !line.startsWith("#"))
		.map((line) => line.split(" "))
		.map(([name, file]) => [name, drawing(file)]);
	return [BELL, ...icons]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, path]) => `{ "${name}", "${path}" },\n`)
		.join("");
}
