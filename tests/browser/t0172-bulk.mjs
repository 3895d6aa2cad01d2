// SPDX-License-Identifier: AGPL-3.0-or-later
// M13: the same is done to many cases at once, it is said what could not be done, and it
// can be undone before anybody outside has heard of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();
const wide = { width: 1440, height: 900 };

async function newPage(who = anna, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, viewport: wide, ...options });
	await signIn(page, who);
	return page;
}
async function openThree(page, word) {
	const numbers = [];
	for (const what of ["Skærm", "Mus", "Tastatur"])
		numbers.push(await openCase(page, { caller: "Freja Hald", subject: `${what} ${word}` }));
	return numbers;
}
const row = (page, number) => page.locator(`#case-${number}`);
const pickThem = async (page, numbers) => {
	for (const number of numbers) await row(page, number).locator("[name=case]").check();
};
const toast = (page, words) => page.locator(".toast").filter({ hasText: words });
async function outbox(page, number) {
	await page.goto("/admin/outbox");
	return (await page.locator("tbody tr", { hasText: String(number) }).allInnerTexts()).join("\n");
}

test("x picks, Shift+x picks to there, and a key changes all of them; u undoes", async () => {
	const page = await newPage();
	await openThree(page, "blinker");
	await page.goto("/cases/open?sort=-number");
	await page.keyboard.press("j");
	await page.keyboard.press("x");
	await page.keyboard.press("j");
	await page.keyboard.press("j");
	await page.keyboard.press("Shift+X");
	await page.locator(".bulk output", { hasText: "3 sager valgt" }).waitFor();
	await checkAccess(page);
	await page.keyboard.press("p");
	await page.keyboard.press("End");
	await page.locator(".bulk").getByRole("button", { name: "Haster" }).click();
	await toast(page, "3 sager er ændret").waitFor();
	assert.equal(await page.locator("#cases [data-row]:nth-child(-n + 3) .priority-urgent").count(), 3);
	await checkAccess(page);
	await page.keyboard.press("u");
	await toast(page, "3 sager er sat tilbage").waitFor();
	assert.equal(new URL(page.url()).pathname, "/cases/open"); // where one was
	assert.equal(await page.locator("#cases [data-row]:nth-child(-n + 3) .priority-urgent").count(), 0);
});

test("the key of a change changes the one case where one is, with an undo too", async () => {
	const page = await newPage();
	const [, , number] = await openThree(page, "knager");
	await page.goto("/cases/open?sort=-number");
	await page.keyboard.press("j");
	await page.keyboard.press("c");
	await page.locator(".bulk details[open] :focus").waitFor();
	await page.locator(".bulk details[open]").getByRole("button", { name: "Fejl i kritisk funktion" }).click();
	await toast(page, "1 sag er ændret").waitFor();
	await row(page, number).locator(".category-critical").waitFor();
});

test("who was solved in error hears nothing of it, nor that it was undone", async () => {
	const page = await newPage();
	const numbers = await openThree(page, "gløder");
	await page.goto("/cases/open?sort=-number");
	await pickThem(page, numbers);
	await page.locator(".bulk summary", { hasText: "Løs sagen" }).click();
	await page.locator(".bulk [name=text]").fill("Der er skruet op.");
	await page.locator(".bulk").getByRole("button", { name: "Meld løst" }).click();
	await toast(page, "3 sager er ændret").waitFor();
	await page.keyboard.press("u");
	await toast(page, "3 sager er sat tilbage").waitFor();
	for (const number of numbers) {
		const lines = (await outbox(page, number)).split("\n");
		assert.equal(lines.filter((line) => /Sendt/.test(line) && /Løst|Genåbnet/.test(line)).length, 0, lines.join("\n"));
	}
	await page.goto(`/case/${numbers[0]}`);
	await page.locator("#timeline .event", { hasText: "Løst → " }).waitFor();
});

test("what somebody changed meanwhile is refused, and is not set back", async () => {
	const [hers, his] = [await newPage(), await newPage(birk)];
	const numbers = await openThree(hers, "piber");
	await hers.route("**/live", (route) => route.fulfill({
		contentType: "text/event-stream", body: "retry: 600000\n\n" }));
	await hers.goto("/cases/open?sort=-number");
	const change = async (number, choice) => {
		await his.goto(`/case/${number}`);
		await his.locator(".actions summary", { hasText: "Prioritet" }).click();
		await his.locator(".actions details[open]").getByRole("button", { name: choice }).click();
		await his.getByRole("status").filter({ hasText: "Ændringen er gemt" }).waitFor();
	};
	await change(numbers[0], "Lav");
	await pickThem(hers, numbers);
	await hers.locator(".bulk summary", { hasText: "Kategori" }).click();
	await hers.locator(".bulk").getByRole("button", { name: "Ændringsanmodning" }).click();
	const said = toast(hers, "1 kunne ikke");
	await said.waitFor();
	await said.getByRole("link").click();
	await hers.locator(".bulk-rows", { hasText: `${numbers[0]}` }).filter({ hasText: "En anden har ændret sagen" }).waitFor();

	await change(numbers[1], "Høj");
	await hers.locator("main").getByRole("button", { name: "Fortryd" }).click();
	await hers.locator("main", { hasText: "1 sag er sat tilbage. 1 er ændret siden" }).waitFor();
	await checkAccess(hers);
	await hers.goto("/cases/open?sort=-number");
	await row(hers, numbers[1]).locator(".category-change").waitFor();
	assert.equal(await row(hers, numbers[2]).locator(".category-change").count(), 0);
});

test("cases are merged into one, and come out again", async () => {
	const page = await newPage();
	const [into, ...others] = await openThree(page, "hakker");
	await page.goto("/cases/open?sort=-number");
	await pickThem(page, others);
	await page.keyboard.press("m");
	await page.locator(".bulk [name=into]").fill(String(into));
	await page.keyboard.press("Enter"); // of its own button, not of the form's first
	await toast(page, "2 sager er ændret").waitFor();
	assert.equal(await row(page, others[0]).count(), 0);
	await page.keyboard.press("u");
	await toast(page, "2 sager er sat tilbage").waitFor();
	await page.goto("/cases/open?sort=-number");
	for (const number of others) await row(page, number).waitFor();
	const { stdout } = await desk.run("check");
	assert.doesNotMatch(stdout, /differs/);
});

test("several are passed on to a supplier in one go, and come back before he hears of it", async () => {
	const page = await newPage();
	await page.goto("/suppliers/new");
	await page.getByLabel("Navn").fill("Lynnet A/S");
	await page.locator("[name=mail]").fill("fejl@lynnet.example");
	await page.locator("[name=template_da]").fill("[emne]: [beskrivelse]");
	await page.getByRole("button", { name: "Gem" }).click();
	await page.getByRole("status").filter({ hasText: "Gemt" }).waitFor();
	const numbers = await openThree(page, "synger");
	await page.goto("/cases/open?sort=-number");
	await pickThem(page, numbers);
	await page.keyboard.press("v");
	await page.locator(".bulk [name=supplier]").selectOption({ label: "Lynnet A/S" });
	await page.locator(".bulk [name=first]").fill("Hele gaden er nede.");
	await checkAccess(page);
	await page.locator(".bulk [value=refer]").click();
	await toast(page, "3 sager er ændret").waitFor();
	await page.goto("/cases/waiting_supplier");
	for (const number of numbers) await row(page, number).waitFor();

	await pickThem(page, numbers.slice(0, 1));
	await page.locator(".bulk summary", { hasText: "Henvis" }).click();
	await page.locator(".bulk [name=supplier]").selectOption({ label: "Lynnet A/S" });
	await page.locator(".bulk [value=refer]").click();
	await toast(page, "1 kunne ikke").getByRole("link").click();
	await page.locator(".bulk-rows", { hasText: "En leverandør har sagen i forvejen" }).waitFor();

	const [, first] = /bulk\/(\d+)/.exec(page.url());
	await page.goto(`/bulk/${first - 1}`);
	await page.locator("main").getByRole("button", { name: "Fortryd" }).click();
	await page.locator("main", { hasText: "3 sager er sat tilbage" }).waitFor();
	await page.goto("/admin/outbox");
	const mails = await page.locator("tbody tr", { hasText: "fejl@lynnet.example" }).allInnerTexts();
	assert.equal(mails.length, 3);
	for (const mail of mails) assert.match(mail, /Ikke sendt: gælder ikke mere/);
	await page.goto(`/case/${numbers[0]}`);
	await page.locator("#timeline", { hasText: "Fortrudt, før Lynnet A/S hørte om sagen" }).waitFor();
});

test("whose number at the supplier is not known is told where it is set", async () => {
	const page = await newPage();
	await page.goto("/suppliers/new");
	await page.getByLabel("Navn").fill("Nummernet A/S");
	await page.locator("[name=mail]").fill("fejl@nummernet.example");
	await page.locator("[name=template_da]").fill("[kundenummer]: [beskrivelse]");
	await page.getByRole("button", { name: "Gem" }).click();
	await page.getByRole("status").filter({ hasText: "Gemt" }).waitFor();
	const supplier = new URL(page.url()).pathname;
	const [number] = await openThree(page, "brummer");
	await page.goto("/cases/open?sort=-number");
	await pickThem(page, [number]);
	await page.locator(".bulk summary", { hasText: "Henvis" }).click();
	await page.locator(".bulk [name=supplier]").selectOption({ label: "Nummernet A/S" });
	await page.locator(".bulk [value=refer]").click();
	await toast(page, "1 kunne ikke").getByRole("link").click();
	await checkAccess(page);
	await page.locator(".bulk-rows", { hasText: `${number}` }).locator(`[href="/case/${number}/refer"]`).click();
	await page.getByRole("link", { name: "Nummernet A/S" }).click();
	const where = page.locator(".problem").getByRole("link", { name: "skrives på leverandørens side" });
	await checkAccess(page);
	assert.equal(await where.getAttribute("href"), supplier);
});

test("on the phone, too, what is told of it leaves the end of a form within reach", async () => {
	const page = await newPage();
	const [number] = await openThree(page, "kradser");
	await page.goto("/cases/open?sort=-number");
	await pickThem(page, [number]);
	await page.locator(".bulk summary", { hasText: "Prioritet" }).click();
	await page.locator(".bulk").getByRole("button", { name: "Lav" }).click();
	await toast(page, "1 sag er ændret").waitFor();
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto("/outage/new");
	await toast(page, "1 sag er ændret").waitFor();
	await page.locator("main form button").last().click({ trial: true, timeout: 5000 });
});

test("without a script the boxes and the buttons are a form", async () => {
	const page = await newPage();
	const numbers = await openThree(page, "suser");
	const cookies = await page.context().cookies();
	const still = await browser.newPage({ baseURL: desk.url, viewport: wide, javaScriptEnabled: false });
	await still.context().addCookies(cookies);
	await still.goto("/cases/open?sort=-number");
	await pickThem(still, numbers);
	await still.locator(".bulk summary", { hasText: "Læg sammen" }).click();
	await still.locator(".bulk [name=into]").press("Enter"); // nothing, rather than the first
	await still.locator(".bulk summary", { hasText: "Læg sammen" }).click();
	await still.locator(".bulk summary", { hasText: "Status" }).click();
	await still.locator(".bulk").getByRole("button", { name: "Afventer bruger" }).click();
	await toast(still, "3 sager er ændret").waitFor();
	await toast(still, "3 sager").getByRole("button", { name: "Fortryd" }).click();
	await toast(still, "3 sager er sat tilbage").waitFor();
});
