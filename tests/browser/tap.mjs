// SPDX-License-Identifier: AGPL-3.0-or-later
// tap.mjs - a reporter for node:test that prints flat TAP: one line a test.
//
// Node's own one nests, which Meson does not read.

export default async function* tap(events) {
	let count = 0;
	for await (const { type, data } of events) {
		if (type !== "test:pass" && type !== "test:fail") continue;
		if (data.details.type === "suite" || data.name.endsWith(".mjs")) continue;
		count += 1;
		const verdict = type === "test:pass" ? "ok" : "not ok";
		const skip = data.skip === undefined ? "" : ` # SKIP ${data.skip}`;
		yield `${verdict} ${count} - ${data.name.replaceAll("#", "no. ")}${skip}\n`;
		if (type === "test:fail") yield remark(data.details.error);
	}
	yield `1..${count}\n`;
}

function remark(error) {
	const cause = error.cause ?? error;
	return String(cause.stack ?? cause).replace(/^/gm, "# ") + "\n";
}
