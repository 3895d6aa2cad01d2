// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser that the stories are told with sees what a person would see.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAccess, openBrowser } from "./lib.mjs";

const browser = await openBrowser();

const show = (page, body) =>
	page.setContent(`<!doctype html><html lang="da"><head><title>Prøve</title></head>
		<body><main>${body}</main></body></html>`);

test("a page is shown and read", async () => {
	const page = await browser.newPage();
	await show(page, "<h1>Sag 1001</h1>");
	assert.equal(await page.getByRole("heading").innerText(), "Sag 1001");
});

test("a page that everybody can use passes", async () => {
	const page = await browser.newPage();
	await show(page, '<h1>Ny sag</h1><label>Emne <input name="subject"></label>');
	await checkAccess(page);
});

test("a field without a label and faint letters are found", async () => {
	const page = await browser.newPage();
	await show(page, '<h1>Ny sag</h1><input name="subject"><p style="color:#ddd">svag</p>');
	await assert.rejects(checkAccess(page), /label.*color-contrast|color-contrast.*label/s);
});

test("two pages are two persons", async () => {
	const [one, other] = [await browser.newPage(), await browser.newPage()];
	await one.context().addCookies([{ name: "session", value: "1", url: "http://desk.example" }]);
	assert.equal((await one.context().cookies()).length, 1);
	assert.equal((await other.context().cookies()).length, 0);
});
