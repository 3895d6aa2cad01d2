// SPDX-License-Identifier: AGPL-3.0-or-later
// M16: an administrator says what is asked after a case, of all or of one customer; a case
// that is closed already keeps its questions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, linkInMail, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();

async function at(path) {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	await page.goto(path);
	return page;
}
const field = (page, n, lang) => page.locator(`[name=${lang}${n}]`);
const save = (page) => page.getByRole("button", { name: "Gem", exact: true }).click();
const questions = (page) => page.locator(".scores legend").allInnerTexts();

async function closed(page, subject) {
	const number = await openCase(page, { caller: "Freja Hald", subject });
	await page.locator("#case-actions summary", { hasText: "Løs sagen" }).click();
	await page.getByLabel("Løsningen").fill("Det virker.");
	await page.getByRole("button", { name: "Luk straks" }).click();
	await page.getByRole("status").filter({ hasText: "Sagen er lukket" }).waitFor();
	return number;
}
async function asked(number) {
	const page = await at("/admin/outbox");
	const link = await linkInMail(page, number, "ukket");
	const reporter = await browser.newPage({ baseURL: desk.url });
	await reporter.goto(`${link.replace(/\/evaluation.*/, "")}/evaluation`);
	return reporter;
}
let before;

test("two or three are asked, each in Danish, English or both", async () => {
	const page = await at("/");
	before = await closed(page, "Den gamle sag");
	await page.goto("/admin/questions");
	assert.equal(await field(page, 1, "da").inputValue(), "Blev sagen løst godt?");
	await checkAccess(page);
	await takeScreenshot(page, "questions");
	for (const n of [2, 3]) for (const lang of ["da", "en"]) await field(page, n, lang).fill("");
	await save(page);
	await page.getByRole("alert").filter({ hasText: "mindst to" }).waitFor();
	assert.equal(await field(page, 1, "da").inputValue(), "Blev sagen løst godt?");
	await field(page, 1, "da").fill("Var vi til at forstå?");
	await field(page, 2, "en").fill("Would you call us again?");
	await save(page);
	await page.getByRole("status").filter({ hasText: "gemt" }).waitFor();
	await page.locator("li", { hasText: "Var vi til at forstå?" }).filter({ hasText: "Anna Berg" }).waitFor();
	await page.locator("li", { hasText: "Blev du holdt orienteret?" }).filter({ hasText: "fra begyndelsen" }).waitFor();
});

test("who is asked after a case answers those that held when it was closed", async () => {
	const page = await at("/");
	const after = await closed(page, "Den nye sag");
	assert.deepEqual(await questions(await asked(before)), ["Blev sagen løst godt?", "Gik det hurtigt nok?", "Blev du holdt orienteret?"]);
	const reporter = await asked(after);
	assert.deepEqual(await questions(reporter), ["Var vi til at forstå?", "Would you call us again?"]);
	await reporter.locator("[name=q2][value='4']").check({ force: true });
	await reporter.getByRole("button").first().click();
	await reporter.getByRole("status").waitFor();
	assert.ok(await reporter.locator("[name=q2][value='4']").isChecked());
});

test("a customer may have questions of its own, and go back to those of all", async () => {
	const page = await at("/admin/questions");
	await page.getByLabel("Hvem spørges").selectOption({ label: "Møllens Bageri" });
	await page.getByRole("button", { name: "Vis", exact: true }).click();
	await page.getByText("Kunden spørges som alle andre.").first().waitFor();
	await field(page, 1, "da").fill("Nåede I morgenbrødet?");
	await field(page, 2, "da").fill("Var vi venlige?");
	await save(page);
	await page.getByRole("status").filter({ hasText: "gemt" }).waitFor();
	assert.equal(await field(page, 1, "da").inputValue(), "Nåede I morgenbrødet?");
	const number = await closed(await at("/"), "Bagerens sag");
	assert.deepEqual(await questions(await asked(number)), ["Nåede I morgenbrødet?", "Var vi venlige?"]);
	for (const n of [1, 2]) await field(page, n, "da").fill("");
	await save(page);
	await page.getByText("Kunden spørges som alle andre.").first().waitFor();
});

test("a low mark is heard of by the lead, the reporter has the case opened again, and the report shows it", async () => {
	const page = await at("/admin/questions");
	await page.getByLabel("Samme bruger højst hver … dag").fill("0");
	await save(page);
	await page.goto("/admin/staff");
	await page.locator("a", { hasText: "Anna Berg" }).first().click();
	const lead = page.getByLabel("Leder");
	const names = (await lead.locator("option").allInnerTexts()).map((name) => name.trim());
	assert.ok(!names.includes("Anna Berg"));
	await lead.selectOption({ label: names[1] });
	await checkAccess(page);
	await page.getByRole("button", { name: "Gem", exact: true }).click();

	const number = await closed(await at("/"), "Den dårlige sag");
	const reporter = await asked(number);
	await reporter.locator("[name=q1][value='2']").check({ force: true });
	await reporter.getByRole("textbox").fill("Det tog for lang tid.");
	await reporter.getByRole("button").first().click();
	await reporter.getByRole("button", { name: "Sagen er ikke løst" }).waitFor();
	await checkAccess(reporter);

	await page.goto("/admin/outbox");
	const to = page.locator("tbody tr", { hasText: "Besked" }).first().locator("a.subject");
	assert.ok((await to.innerText()).startsWith(names[1].split(" ")[0].toLowerCase()));
	await to.click();
	await page.getByRole("heading", { name: new RegExp(`(Lav vurdering af sag|Low rating of case) ${number}`) }).waitFor();
	await page.goto("/reports/evaluations");
	await page.locator(".judged-all", { hasText: "1 lave" }).waitFor();
	await page.locator(".judged tr", { hasText: "Anna Berg" }).first().waitFor();
	const said = page.locator(".judged-said li", { hasText: "Den dårlige sag" });
	assert.match(await said.innerText(), /^2\s[\s\S]*Det tog for lang tid\./);
	await checkAccess(page);
	await takeScreenshot(page, "evaluations");
	await page.goto(`/case/${number}`);
	await page.getByText("Vurdering: 2", { exact: false }).waitFor();

	await reporter.getByRole("button", { name: "Sagen er ikke løst" }).click();
	await reporter.locator(".door-stands").waitFor();
	await page.goto(`/case/${number}`);
	await page.locator("#case-head").getByText(/Åben|I arbejde|Ny/).first().waitFor();
});
