// SPDX-License-Identifier: AGPL-3.0-or-later
// An agreement is written with a preview beside it, which follows what is typed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();

async function pageAt(path, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	await page.goto(path);
	return page;
}

test("the preview draws the week as it is typed, and nothing is saved", async () => {
	const page = await pageAt("/customer/1/agreement");
	const before = (await desk.run("agreement", "list")).stdout;
	await page.goto("/agreement");
	await page.getByRole("link", { name: "Ny version" }).click();
	await page.locator("#day-sat").fill("10-13");
	await page.locator("#preview").getByText("10–13").waitFor();
	await page.getByLabel("Fejl i kritisk funktion: Reaktionstid").fill("snart");
	await page.locator("#preview .problem").waitFor();
	assert.equal(await page.locator("#day-sat").inputValue(), "10-13");
	await checkAccess(page);
	assert.equal((await desk.run("agreement", "list")).stdout, before);
});

test("what was agreed is shown when it is saved", async () => {
	const page = await pageAt("/agreement");
	await page.getByRole("link", { name: "Ny version" }).click();
	await page.getByLabel(/^Navn/).fill("Fra nytår");
	await page.getByLabel(/^Gælder fra/).fill("2099-01-01");
	await page.getByRole("button", { name: "Gem" }).click();
	await page.getByRole("status").filter({ hasText: "gemt" }).waitFor();
	await page.getByRole("heading", { name: "Fra nytår" }).getByText("Planlagt").waitFor();
	await checkAccess(page);
});

test("a case is moved to another version, and the page says who did it and why", async () => {
	const cases = JSON.parse((await desk.run("case", "list", "--json")).stdout);
	// Of a customer with an agreement of its own, which may go to the standard.
	const number = cases.find((c) => c.agreement_id !== 1).number;
	const page = await pageAt(`/case/${number}/clocks`);
	await page.getByText("Flyt sagen til en anden version").click();
	await page.getByLabel("Hvorfor (internt)").fill("Aftalt på statusmødet.");
	await takeScreenshot(page, "held-form");
	await page.getByRole("button", { name: "Flyt sagen" }).click();
	await page.getByRole("status").filter({ hasText: "er flyttet" }).waitFor();
	await page.locator("#held").getByText(`flyttet hertil`).waitFor();
	await page.locator("#held").getByText("Aftalt på statusmødet.").waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "held");
	await page.setViewportSize({ width: 390, height: 800 });
	await takeScreenshot(page, "held-phone");
});

test("without JavaScript a button asks for the preview", async () => {
	const page = await pageAt("/agreement", { javaScriptEnabled: false });
	await page.getByRole("link", { name: "Ny version" }).click();
	await page.locator("#day-sun").fill("11-12");
	await page.getByRole("button", { name: "Forhåndsvis" }).click();
	await page.locator("#preview").getByText("11–12").waitFor();
	assert.equal(await page.locator("#day-sun").inputValue(), "11-12");
});
