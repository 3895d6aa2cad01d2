// SPDX-License-Identifier: AGPL-3.0-or-later
// Short texts by :: and colleagues by @, at the caret and without JavaScript.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();

async function signedIn(who = anna, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, who);
	return page;
}
const composer = (page) => page.locator("#compose textarea");
const save = (page) => page.getByRole("button", { name: "Gem", exact: true }).click();
const kind = (page, name) => page.locator(`#compose [name=kind][value=${name}]`).check();
const has = (page, words) => page.waitForFunction((text) => document.querySelector("#compose textarea").value.includes(text), words);
let number;

test("a template with a field that is none is refused; the house's is for all", async () => {
	const page = await signedIn();
	await page.goto("/templates/new");
	await page.getByLabel("Navn").fill("Hilsen");
	await page.getByLabel("Tekst på dansk").fill("Hej [fornavm],\n\ndet er sag [sag].");
	await page.getByLabel("For alle medarbejdere").check();
	await save(page);
	await page.getByRole("alert").filter({ hasText: "[fornavm]" }).waitFor();
	await checkAccess(page);
	await page.getByLabel("Tekst på dansk").fill("Hej [fornavn],\n\ndet er sag [sag].");
	await save(page);
	await page.getByRole("status").filter({ hasText: "gemt" }).waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "templates");
	const other = await signedIn(birk);
	await other.goto("/templates");
	await other.getByText("Hilsen").waitFor();
	assert.equal(await other.getByRole("link", { name: "Hilsen" }).count(), 0); // not his to change
	assert.equal((await other.goto("/template/1")).status(), 404);
});

test("two colons put it in, filled in", async () => {
	const page = await signedIn();
	number = await openCase(page, { caller: "Freja Hald", subject: "Skærmen blinker" });
	await composer(page).press("End");
	await page.keyboard.type("::hil");
	const list = page.getByRole("listbox");
	await list.getByRole("option", { name: "Hilsen" }).waitFor();
	await checkAccess(page);
	await page.keyboard.press("Tab");
	await has(page, `Hej Freja,\n\ndet er sag ${number}.`);
	assert.equal(await composer(page).inputValue(), `Hej Freja,\n\ndet er sag ${number}.`);
});

test("a colleague is named by @ in a note, hears of it, and has seen it when he says so", async () => {
	const page = await signedIn();
	await page.goto(`/case/${number}`);
	await composer(page).fill("");
	await page.keyboard.type("@birk");
	assert.equal(await page.getByRole("listbox").count(), 0); // not to the reporter
	await kind(page, "note");
	await composer(page).fill("");
	await page.keyboard.type("Kender du den, @bi");
	await page.getByRole("listbox").getByRole("option", { name: birk.name }).waitFor();
	await page.keyboard.press("Enter");
	await has(page, `@${birk.name} `);
	assert.equal(await page.getByRole("listbox").count(), 0);
	await page.getByRole("button", { name: "Gem notat" }).click();
	await page.locator("#timeline strong", { hasText: `@${birk.name}` }).waitFor();
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: "Nævnt i et notat" }).waitFor();

	const other = await signedIn(birk);
	await other.locator(".nav a", { hasText: "Nævner mig" }).filter({ hasText: "1" }).click();
	await other.locator(".unread", { hasText: "Skærmen blinker" }).waitFor();
	await checkAccess(other);
	await takeScreenshot(other, "mentions");
	await other.getByRole("button", { name: "Set", exact: true }).click();
	await other.locator(".mentions li").waitFor();
	assert.equal(await other.locator(".unread").count(), 0);
	await other.locator(".mentions a.subject").click();
	await other.waitForURL(new RegExp(`/case/${number}#entry-`));
});

test("without JavaScript a template is chosen from a list, and what was typed stays", async () => {
	const page = await signedIn(birk, { javaScriptEnabled: false });
	await page.goto(`/case/${number}`);
	await composer(page).fill("Først dette.");
	await page.locator("select[name=template]").selectOption({ label: "Hilsen" });
	await page.locator(".side-insert button").click();
	assert.equal(await composer(page).inputValue(), `Først dette.\n\nHej Freja,\n\ndet er sag ${number}.`);
	await page.goto("/templates/new");
	await page.getByLabel("Navn").fill("Min egen");
	await page.getByLabel("Tekst på dansk").fill("Vh [medarbejder]");
	await save(page);
	await page.getByRole("link", { name: "Min egen" }).click();
	await page.getByRole("button", { name: "Slet skabelonen" }).click();
	await page.getByText("Skabelonen er slettet.").waitFor();
});

test("on a telephone nothing is cut off", async () => {
	const page = await signedIn(anna, { viewport: { width: 390, height: 844 } });
	for (const path of ["/templates", "/templates/new", "/template/1", "/mentions", `/case/${number}`]) {
		await page.goto(path);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
	}
	await page.goto("/templates/new");
	await takeScreenshot(page, "template-phone");
});
