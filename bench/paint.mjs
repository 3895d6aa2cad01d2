// SPDX-License-Identifier: AGPL-3.0-or-later
// paint.mjs ADDRESS SESSION NUMBER: what a person waits for, in Debian's Chromium, milliseconds
// each: until something of a page is painted (First Contentful Paint), and from a click on a row
// of the list until the case stands beside it. Prints "list 41.2" for each time. Run by
// script/bench.
import { chromium } from "../tests/browser/node_modules/playwright-core/index.mjs";

const [address, session, number] = process.argv.slice(2);
const TIMES = 9;
const pages = { list: "/", case: `/case/${number}`, search: "/search?q=printer" };

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
await context.addCookies([{ name: "skranke", value: session, url: address }]);
const page = await context.newPage();

const painted = () => new Promise((resolve) => {
	new PerformanceObserver((list) => {
		const entry = list.getEntriesByName("first-contentful-paint")[0];
		if (entry) resolve(entry.startTime);
	}).observe({ type: "paint", buffered: true });
});

// From the click, as the browser stamps it, until the case has been put there and is drawn.
function watch(number) {
	let began;
	document.addEventListener("click", (event) => { began = event.timeStamp; }, { capture: true, once: true });
	new MutationObserver((changes, observer) => {
		if (document.querySelector("#pane [data-case]")?.dataset.case !== number) return;
		observer.disconnect();
		requestAnimationFrame(() => { window.opened = performance.now() - began; });
	}).observe(document.getElementById("pane"), { childList: true, subtree: true });
}

for (const [name, path] of Object.entries(pages)) {
	await page.goto(address + path); // the styles are known from then on, as to everybody who works
	for (let i = 0; i < TIMES; i++) {
		await page.goto(address + path);
		console.log(name, (await page.evaluate(painted)).toFixed(1));
	}
}
await page.goto(address + pages.list);
for (let i = 0; i < TIMES; i++) { // each row once
	const row = page.locator("#cases tr[id^=case-]").nth(i);
	await page.evaluate(watch, (await row.getAttribute("id")).slice("case-".length));
	await row.locator("a.subject").click();
	console.log("click", (await page.evaluate(async () => {
		while (!window.opened) await new Promise(requestAnimationFrame);
		const took = window.opened;
		delete window.opened;
		return took;
	})).toFixed(1));
}
await browser.close();
