// SPDX-License-Identifier: AGPL-3.0-or-later
// build.mjs OUT: makes of this folder what the pages load: app.css, mail.css, app.js, support.js, theme.js
// and mark.svg, each small enough to be sent at once; and icons.inc, which is compiled into the pages.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { iconTable } from "./icons.mjs";

const here = fileURLToPath(new URL(".", import.meta.url)); // Debian has Node.js 18
const out = process.argv[2];

writeFileSync(
	join(out, "mark.svg"),
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" ' +
		'fill="#0b5a61"/><g fill="none" stroke="#fff" stroke-width="1.75" stroke-linecap="round" ' +
		'stroke-linejoin="round"><path d="M6.5 14.5a5.5 5.5 0 0 1 11 0z"/>' +
		'<path d="M12 9V7.2M10.9 6.8h2.2M5 17.5h14"/></g></svg>\n',
);
writeFileSync(join(out, "icons.inc"), iconTable(join(here, "icons.txt")));

await build({
	entryPoints: { app: join(here, "js/app.js"), support: join(here, "js/support.js"), theme: join(here, "js/theme.js") },
	outdir: out,
	bundle: true,
	minify: true,
	format: "iife",
	target: "es2022",
	legalComments: "none",
	logLevel: "warning",
});
await build({
	entryPoints: { app: join(here, "css/app.css"), mail: join(here, "css/mail.css") },
	outdir: out,
	bundle: true,
	minify: true,
	target: ["chrome123", "firefox120", "safari17.5"],
	logLevel: "warning",
});
