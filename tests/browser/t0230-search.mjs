// SPDX-License-Identifier: AGPL-3.0-or-later
// M10, M13: a case is found by whatever one remembers of it, and what is found says why.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot, waitFor } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();

async function signedIn(options) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	return page;
}
const search = (page, typed) => page.goto(`/search?q=${encodeURIComponent(typed)}`);
const numbers = (page) => page.locator("#cases tr[data-row] .c-number").allInnerTexts();

test("words of the subject, of the text and of whoever reported it find a case, and are marked", async () => {
	const page = await signedIn();
	const number = await openCase(page, { caller: "Freja Hald", subject: "Etiketmaskinen knirker",
		text: "Den står i kælderen bag hylden. Valserne er slidte." });
	await search(page, "freja etiketmaskine valser");
	assert.deepEqual(await numbers(page), [String(number)]);
	const row = page.locator(`#case-${number}`);
	assert.deepEqual(await row.locator("a.subject mark").allInnerTexts(), ["Etiketmaskinen"]);
	assert.deepEqual(await row.locator(".snippet mark").allInnerTexts(), ["Valserne"]);
	assert.deepEqual(await row.locator(".c-customer mark").allInnerTexts(), ["Freja"]);
	await checkAccess(page);
	await takeScreenshot(page, "search");
	await row.locator("a.subject").click();
	await page.waitForURL(`**/case/${number}`);
});

test("what stands in an attached file finds its case, and the file is named", async () => {
	const page = await signedIn();
	const paper = await browser.newPage();
	await paper.setContent("<h1>Faktura 90210</h1><p>Kaffekværn og blåbærgrød til Ærø</p>");
	const pdf = await paper.pdf();
	const number = await openCase(page, { caller: "Freja Hald", subject: "Papir til bogholderiet" });
	await page.locator("input[type=file]").setInputFiles({ name: "faktura.pdf", mimeType: "application/pdf", buffer: pdf });
	await page.locator("#draft-files li").first().waitFor();
	await page.getByLabel("Internt notat").check();
	await page.locator("#composer textarea").fill("Se bilaget.");
	await page.locator("#composer").getByRole("button", { name: "Gem notat" }).click();
	await page.locator(".entry", { hasText: "Se bilaget." }).waitFor();
	await waitFor("the file to be read", async () => {
		await search(page, "bogholderi kaffekværnen 90210");
		return (await numbers(page)).length > 0;
	});
	assert.deepEqual(await numbers(page), [String(number)]);
	const snippet = page.locator(`#case-${number} .snippet`);
	assert.equal((await snippet.locator(".from").innerText()).trim(), "faktura.pdf");
	assert.deepEqual(await snippet.locator("mark").allInnerTexts(), ["90210", "Kaffekværn"]);
	await checkAccess(page);
	await takeScreenshot(page, "search-file");
});

test("filters narrow it down, by a click or as they are typed", async () => {
	const page = await signedIn();
	const number = await openCase(page, { caller: "Freja Hald", subject: "Laminatoren lugter" });
	await search(page, "laminator");
	await page.getByRole("link", { name: "status:uløst" }).click();
	assert.deepEqual(await numbers(page), [String(number)]);
	assert.equal(await page.getByRole("searchbox").first().inputValue(), "laminator status:uløst");
	await search(page, "laminator status:lukket");
	await page.getByText("Intet fundet.").waitFor();
	await search(page, "laminator fra:freja den:\"i dag\" kanal:telefon");
	assert.deepEqual(await numbers(page), [String(number)]);
	await search(page, "laminator før:\"i dag\"");
	await page.getByText("Intet fundet.").waitFor();
});

test("what is no filter, or no value of one, is said with what there is", async () => {
	const page = await signedIn();
	await search(page, "status:blå prioriteter:høj printer");
	const said = page.locator("#problems");
	await said.getByText("”status:blå” findes ikke").waitFor();
	await said.getByText("afventer bruger").waitFor();
	await said.getByText("”prioriteter:” er ikke et filter").waitFor();
	await checkAccess(page);
});

test("the palette knows the filters, completes them, and finds by them", async () => {
	const page = await signedIn();
	const number = await openCase(page, { caller: "Freja Hald", subject: "Frankeringen driller" });
	await page.keyboard.press("Control+k");
	const field = page.locator("#palette input");
	await field.fill("franker sta");
	await page.getByRole("option", { name: "franker status:", exact: true }).click();
	assert.equal(await field.inputValue(), "franker status:");
	await page.getByRole("option", { name: "franker status:uløst", exact: true }).click();
	assert.equal(await field.inputValue(), "franker status:uløst ");
	await page.getByRole("option", { name: new RegExp(`^${number} Frankeringen`) }).click();
	await page.waitForURL(`**/case/${number}`);
});

test("a filter stays in view on a telephone", async () => {
	const page = await signedIn({ viewport: { width: 390, height: 844 } });
	await openCase(page, { caller: "Freja Hald", subject: "Makulatoren er fuld" });
	await search(page, "makulator");
	await page.getByText("Alle filtre").click();
	await page.getByText("kunde:bager · fra:ida").waitFor();
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
	await takeScreenshot(page, "search-phone");
});
