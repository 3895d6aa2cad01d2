// SPDX-License-Identifier: AGPL-3.0-or-later
// A list has less in it by what one types above it; what one looks at again and again is a
// view, one's own or everybody's, with its count in the frame.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();
const wide = { width: 1440, height: 900 };
let router;

async function newPage(who = anna, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, viewport: wide });
	await signIn(page, who);
	if (options.javaScriptEnabled !== false) return page;
	const still = await browser.newPage({ baseURL: desk.url, viewport: wide, javaScriptEnabled: false });
	await still.context().addCookies(await page.context().cookies());
	return still;
}
const field = (page) => page.getByRole("search", { name: "Filtrér listen" }).locator("input[name=q]");
const rows = (page) => page.locator("#cases [data-row]");
const link = (page, name) => page.locator(".nav a", { hasText: name });
async function filter(page, words) {
	await field(page).fill(words);
	await field(page).press("Enter");
	await page.waitForURL((url) => url.searchParams.get("q") === words);
}
// One that is urgent is there from the beginning.
const URGENT = "prioritet:haster fra:freja";

before(async () => {
	const page = await newPage();
	router = await openCase(page, { caller: "Freja Hald", subject: "Routeren blinker" });
	await openCase(page, { caller: "Freja Hald", subject: "Musen hopper" });
	await page.goto(`/case/${router}`);
	await page.locator("#case-actions summary").filter({ hasText: "Prioritet" }).click();
	await page.locator("#case-actions details[open]").getByRole("button", { name: "Haster" }).click();
	await page.getByRole("status").filter({ hasText: "Ændringen er gemt" }).waitFor();
	await page.context().close();
});

test("what is typed above a list leaves the others out, and says what it does not know", async () => {
	const page = await newPage();
	await page.goto("/cases/open");
	const all = await rows(page).count();
	await page.keyboard.press("f");
	await page.keyboard.type(URGENT);
	await page.keyboard.press("Enter");
	await page.locator(".case-total", { hasText: "1 sag" }).waitFor();
	await page.locator(`#case-${router}`).waitFor();
	assert.equal(await rows(page).count(), 1);
	await checkAccess(page);
	await page.locator("th.c-number a").click();
	await page.waitForURL(/sort=number/);
	assert.equal(await rows(page).count(), 1);
	await filter(page, "musen");
	assert.match(page.url(), /sort=number/);
	assert.match(await rows(page).first().innerText(), /Musen hopper/);
	await filter(page, "status:lukket");
	await page.getByRole("link", { name: "også de lukkede" }).waitFor();
	await filter(page, "prioritet:blå");
	await page.locator("#problems", { hasText: "blå" }).waitFor();
	await page.getByRole("link", { name: "Vis alle igen" }).click();
	await page.waitForURL(/q=$/);
	assert.equal(await rows(page).count(), all);
});

test("a filter goes on by what is offered, by keyboard and by mouse", async () => {
	const page = await newPage();
	await page.goto("/cases/open");
	await field(page).pressSequentially("prio");
	const offered = page.getByRole("listbox", { name: "Filtrér listen" });
	await offered.getByRole("option", { name: "prioritet:" }).waitFor();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	assert.equal(await field(page).inputValue(), "prioritet:");
	await offered.getByRole("option", { name: "prioritet:haster" }).click();
	assert.equal(await field(page).inputValue(), "prioritet:haster ");
	await page.keyboard.type("fra:freja");
	await page.keyboard.press("Enter");
	await page.waitForURL((url) => url.searchParams.get("q") === URGENT);
	assert.equal(await rows(page).count(), 1);
});

test("it is kept as a view with its count, its order and its columns, for oneself", async () => {
	const page = await newPage();
	await page.goto(`/cases/open?sort=-number&q=${encodeURIComponent(URGENT)}`);
	await page.locator("summary", { hasText: "Gem som visning" }).click();
	await checkAccess(page);
	await page.getByLabel("Visningens navn").fill("Det haster");
	await page.getByRole("button", { name: "Gem visningen" }).click();
	await page.getByRole("heading", { name: "Det haster" }).waitFor();
	assert.match(page.url(), /\/view\/\d+$/);
	await page.locator("th.c-number[aria-sort=descending]").waitFor();
	await link(page, "Det haster").filter({ hasText: "1" }).waitFor();
	await page.locator(".page-head summary", { hasText: "Kolonner" }).click();
	await page.locator(".page-head").getByLabel("Tidshorisont").check();
	await page.locator(".page-head").getByRole("button", { name: "Gem" }).click();
	await page.locator("th.c-horizon").waitFor();
	await page.goto("/cases/open");
	assert.equal(await page.locator("th.c-horizon").count(), 0);

	const his = await newPage(birk);
	await his.goto("/cases/open");
	assert.equal(await link(his, "Det haster").count(), 0);
	const view = await link(page, "Det haster").getAttribute("href");
	assert.equal((await his.goto(view)).status(), 404);
});

test("its count follows what happens, and all of it can be changed at once", async () => {
	const page = await newPage(), other = await newPage(birk);
	const listening = page.waitForResponse("**/live");
	await page.goto("/cases/open");
	await listening;
	await link(page, "Det haster").click();
	await page.getByRole("heading", { name: "Det haster" }).waitFor();
	const more = await openCase(other, { caller: "Freja Hald", subject: "Skærmen flimrer" });
	await other.goto(`/case/${more}`);
	await other.locator("#case-actions summary").filter({ hasText: "Prioritet" }).click();
	await other.locator("#case-actions details[open]").getByRole("button", { name: "Haster" }).click();
	await link(page, "Det haster").filter({ hasText: "2" }).waitFor();
	await page.reload();
	await page.locator("#cases [name=case]").first().check();
	await page.getByLabel("Alle på listen").check();
	await page.locator("#bulk summary", { hasText: "Prioritet" }).click();
	await page.locator("#bulk details[open]").getByRole("button", { name: "Lav" }).click();
	await page.locator(".toast", { hasText: "2 sager er ændret" }).waitFor();
	await link(page, "Det haster").filter({ hasText: "0" }).waitFor();
	await page.locator(".toast").getByRole("button", { name: "Fortryd" }).click();
	await link(page, "Det haster").filter({ hasText: "2" }).waitFor();
});

test("the palette goes to a view", async () => {
	const page = await newPage();
	await page.goto("/customers");
	await page.keyboard.press("Control+k");
	await page.keyboard.type("det has");
	await page.locator("#palette").getByRole("option", { name: "Det haster" }).click();
	await page.waitForURL(/\/view\/\d+$/);
});

test("an administrator shares one, and whoever may not change it is offered only his own", async () => {
	const page = await newPage();
	await page.goto("/views");
	await page.getByRole("link", { name: "Ret visningen Det haster" }).click();
	await page.getByLabel("Filter").fill(`${URGENT} ansvarlig:ingen`);
	await page.getByLabel("Fælles for alle medarbejdere").check();
	await checkAccess(page);
	await page.getByRole("button", { name: "Gem", exact: true }).click();
	await page.getByRole("heading", { name: "Det haster" }).waitFor();

	const his = await newPage(birk);
	await his.goto("/cases/open");
	await link(his, "Det haster").click();
	await his.getByRole("heading", { name: "Det haster" }).waitFor();
	assert.equal(await his.getByRole("link", { name: "Ret", exact: true }).count(), 0);
	await filter(his, "musen");
	await his.locator("summary", { hasText: "Gem som visning" }).click();
	assert.equal(await his.getByRole("button", { name: "Gem i »Det haster«" }).count(), 0);
	assert.equal(await his.getByLabel("Fælles for alle medarbejdere").count(), 0);
});

test("without a script a view is made, changed, moved and removed", async () => {
	const page = await newPage(birk, { javaScriptEnabled: false });
	await page.goto("/cases/open");
	await filter(page, "routeren");
	assert.equal(await rows(page).count(), 1);
	await page.locator("summary", { hasText: "Gem som visning" }).click();
	await page.getByLabel("Visningens navn").fill("Routere");
	await page.getByRole("button", { name: "Gem visningen" }).click();
	await page.getByRole("heading", { name: "Routere" }).waitFor();
	assert.equal(await rows(page).count(), 1);
	await filter(page, "musen");
	await page.locator("summary", { hasText: "Gem som visning" }).click();
	await page.getByRole("button", { name: "Gem i »Routere«" }).click();
	await page.waitForURL(/\/view\/\d+$/);
	assert.match(await rows(page).first().innerText(), /Musen hopper/);

	await page.goto("/views/new");
	await page.getByLabel("Visningens navn").fill("Forkert");
	await page.getByLabel("Filter").fill("kunde:findesikke");
	await page.getByRole("button", { name: "Gem", exact: true }).click();
	await page.locator(".wrong", { hasText: "findesikke" }).waitFor();
	assert.equal(await page.getByLabel("Filter").inputValue(), "kunde:findesikke");
	await page.getByLabel("Filter").fill("");
	await page.getByLabel("Visningens navn").fill("Alle mine");
	await page.getByLabel("Sager fra").selectOption({ label: "Mine sager" });
	await page.getByRole("button", { name: "Gem", exact: true }).click();
	await page.goto("/views");
	const names = () => page.locator(".views").first().locator("a.subject").allInnerTexts();
	assert.deepEqual(await names(), ["Routere", "Alle mine"]);
	await page.getByRole("button", { name: "Flyt Alle mine op" }).click();
	await page.waitForURL(/\/views$/);
	assert.deepEqual(await names(), ["Alle mine", "Routere"]);
	await page.getByRole("link", { name: "Ret visningen Alle mine" }).click();
	await page.getByRole("button", { name: "Slet visningen" }).click();
	await page.locator(".flash", { hasText: "Visningen er slettet" }).waitFor();
	assert.deepEqual(await names(), ["Routere"]);
});
