// SPDX-License-Identifier: AGPL-3.0-or-later
// M13: a list and the case beside it are one screen to work in: the list keeps its place,
// j and k move on, and what others change is seen without moving what one reads.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();
const wide = { width: 1440, height: 900 }, phone = { width: 390, height: 844 };

async function newPage(who = anna, viewport = wide) {
	const page = await browser.newPage({ baseURL: desk.url, viewport });
	await signIn(page, who);
	return page;
}
const pane = (page) => page.locator("#pane [data-case]");
const shows = (page, number) => page.locator(`#pane [data-case="${number}"]`).waitFor();
const rowNumber = async (page, n) => Number((await page.locator("#cases [data-row]").nth(n).getAttribute("id")).slice("case-".length));
const openLive = async (page, path) => {
	const listening = page.waitForResponse("**/live");
	await page.goto(path);
	await listening;
};
async function choose(page, menu, choice) {
	await page.locator("#case-actions summary").filter({ hasText: menu }).click();
	await page.locator("#case-actions details[open]").getByRole("button", { name: choice }).click();
}

test("a case opens beside the list, the address names it, and back leaves it", async () => {
	const page = await newPage();
	await page.goto("/cases/open");
	const [first, second] = [await rowNumber(page, 0), await rowNumber(page, 1)];
	const place = () => page.locator(`#case-${first}`).evaluate((row) => row.getBoundingClientRect().top);
	const before = await place();
	await page.locator(`#case-${first} a.subject`).click();
	await shows(page, first);
	assert.equal(await place(), before, "the list keeps its place");
	assert.match(page.url(), new RegExp(`/cases/open\\?case=${first}$`));
	await checkAccess(page);

	await page.locator(`#case-${second} a.subject`).click();
	await shows(page, second);
	await page.goBack();
	await shows(page, first);
	await page.reload();
	await shows(page, first);
	await page.locator(`#case-${first}.here`).waitFor();
	await page.getByRole("button", { name: "Luk", exact: true }).click();
	await pane(page).waitFor({ state: "detached" });
	assert.match(page.url(), /\/cases\/open$/);
});

test("Space peeks, j and k move the case along, Escape closes, Enter opens the whole", async () => {
	const page = await newPage();
	await page.goto("/cases/open");
	await page.keyboard.press("j");
	await page.keyboard.press("Space");
	await shows(page, await rowNumber(page, 0));
	for (const [key, n] of [["j", 1], ["j", 2], ["k", 1]]) {
		await page.keyboard.press(key);
		await shows(page, await rowNumber(page, n));
	}
	await page.keyboard.press("Escape");
	await pane(page).waitFor({ state: "detached" });
	await page.locator(`#case-${await rowNumber(page, 1)} a:focus`).waitFor();
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/case\/\d+$/);
});

test("whoever left it open, as wide as he likes, finds it so", async () => {
	const page = await newPage();
	await page.goto("/cases/open");
	await page.locator("#cases a.subject").first().click();
	await pane(page).waitFor();
	const grip = page.getByRole("separator");
	const width = () => page.locator("#pane").evaluate((it) => it.getBoundingClientRect().width);
	const before = await width();
	await grip.focus();
	await page.keyboard.press("ArrowLeft");
	const after = await width();
	assert.ok(after > before, `${after} > ${before}`);
	await page.goto("/cases/unassigned");
	await page.goto("/cases/open");
	await shows(page, await rowNumber(page, 0));
	assert.equal(Math.round(await width()), Math.round(after));
});

test("what is done beside the list is done there", async () => {
	const page = await newPage();
	const number = await openCase(page, { caller: "Freja Hald", subject: "Kaffemaskinen drypper" });
	await page.goto(`/cases/open?case=${number}`);
	await shows(page, number);
	await page.evaluate(() => { window.stays = true; });
	await choose(page, "Prioritet", "Haster");
	await page.locator("#pane .flash", { hasText: "Ændringen er gemt" }).waitFor();
	await page.locator(`#case-${number} .priority-urgent`).waitFor();
	await page.keyboard.press("i");
	await page.keyboard.type("Sæt en spand under.");
	await page.keyboard.press("Control+Enter");
	await page.locator("#pane #timeline").getByText("Sæt en spand under.").waitFor();
	assert.equal(await page.locator("#pane textarea[name=text]").first().inputValue(), "");
	assert.ok(await page.evaluate(() => window.stays));
	assert.match(page.url(), new RegExp(`case=${number}$`));
});

test("of two who change the same, the second is told beside the list, too", async () => {
	const [hers, his] = [await newPage(), await newPage(birk)];
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Tromlen er løs" });
	await his.route("**/live", (route) => route.fulfill({
		contentType: "text/event-stream", body: "retry: 600000\n\n" }));
	await his.goto(`/cases/open?case=${number}`);
	await shows(his, number);
	await choose(hers, "Prioritet", "Lav");
	await hers.getByRole("status").filter({ hasText: "Ændringen er gemt" }).waitFor();
	await his.locator("#pane .composer textarea[name=text]").fill("Jeg kommer.");
	await his.locator("#pane .send > button:last-child").last().click();
	await his.locator("#pane #problem").filter({ hasText: "En anden har ændret sagen" }).waitFor();
	assert.equal(await his.locator("#pane .composer textarea[name=text]").inputValue(), "Jeg kommer.");
	await his.locator("#pane .send > button:last-child").last().click();
	await his.locator("#pane .flash").filter({ hasText: "Svaret er på vej" }).waitFor();
});

test("while one reads nothing moves: it is marked, counted, and done when one asks", async () => {
	const [hers, his] = [await newPage(), await newPage(birk)];
	const leaves = await openCase(hers, { caller: "Freja Hald", subject: "Skuffen binder" });
	await openLive(his, `/cases/open?case=${leaves}`);
	await shows(his, leaves);
	const rows = () => his.locator("#cases [data-row]").evaluateAll((all) => all.map((row) => row.id));
	const before = await rows();

	await choose(hers, "Prioritet", "Haster");
	await his.locator(`#case-${leaves} .priority-urgent`).waitFor();
	await hers.locator(".actions summary").filter({ hasText: "Løs sagen" }).click();
	await hers.getByLabel("Løsningen").fill("Den er smurt.");
	await hers.getByRole("button", { name: "Luk straks" }).click();
	await hers.getByRole("status").filter({ hasText: "Sagen er lukket" }).waitFor();
	await his.locator(`#case-${leaves}.gone`).waitFor();
	const comes = await openCase(hers, { caller: "Freja Hald", subject: "Hylden hælder" });
	const news = his.getByRole("button", { name: "1 ny sag" });
	await news.waitFor();
	assert.deepEqual(await rows(), before, "nothing moved");

	await his.keyboard.press(".");
	await his.locator(`#case-${comes}`).waitFor();
	await his.locator(`#case-${leaves}`).waitFor({ state: "detached" });
	await news.waitFor({ state: "hidden" });
});

test("a click on a head sorts, one more the other way round, and columns are one's own", async () => {
	const page = await newPage();
	await page.goto("/cases/open");
	await page.locator("th.c-number a").click();
	assert.match(page.url(), /sort=number$/);
	const numbers = () => page.locator("#cases [data-row] .c-number").allInnerTexts();
	const rising = (await numbers()).map(Number);
	assert.deepEqual(rising, [...rising].sort((a, b) => a - b));
	await page.locator("th.c-number[aria-sort=ascending] a").click();
	assert.match(page.url(), /sort=-number$/);
	const falling = (await numbers()).map(Number);
	assert.deepEqual(falling, [...falling].sort((a, b) => b - a));

	await page.locator(".page-head summary", { hasText: "Kolonner" }).click();
	await page.locator(".page-head").getByLabel("Tidshorisont").check();
	await page.locator(".page-head").getByLabel("Kunde").uncheck();
	await checkAccess(page);
	await page.locator(".page-head").getByRole("button", { name: "Gem" }).click();
	await page.locator("th.c-horizon").waitFor();
	assert.equal(await page.locator("th.c-customer").count(), 0);
	const his = await newPage(birk);
	await his.goto("/cases/open");
	await his.locator("th.c-customer").waitFor();
	assert.equal(await his.locator("th.c-horizon").count(), 0);
});

test("on the phone, and without a script, a link opens the case", async () => {
	const page = await newPage(anna, phone);
	await page.goto("/cases/open");
	await page.locator("#cases a.subject").first().click();
	await page.waitForURL(/\/case\/\d+$/);
	const number = page.url().match(/\d+$/)[0];
	await page.goto(`/cases/open?case=${number}`);
	await page.waitForURL(new RegExp(`/case/${number}$`));

	const cookies = await page.context().cookies();
	const still = await browser.newPage({ baseURL: desk.url, viewport: wide, javaScriptEnabled: false });
	await still.context().addCookies(cookies);
	await still.goto(`/cases/open?case=${number}`);
	await shows(still, number);
	await still.locator("#cases a.subject").first().click();
	await still.waitForURL(/\/case\/\d+$/);
});
