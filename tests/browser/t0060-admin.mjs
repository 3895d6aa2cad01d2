// SPDX-License-Identifier: AGPL-3.0-or-later
// The administrator sets the desk up, reads what it sends, and says who works there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();

const done = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
const save = (page) => page.getByRole("button", { name: "Gem" }).click();
async function pageOf(who, path) {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, who);
	await page.goto(path);
	return page;
}

test("what is set stays set, and shows where it is meant to", async () => {
	const page = await pageOf(anna, "/admin");
	await page.getByLabel(/^Navn/).fill("Nordlys Drift & Hjælp");
	await page.getByLabel("Telefon").fill("70 20 30 40");
	await page.getByLabel(/^Mailserver/).fill("127.0.0.1");
	await page.getByLabel(/^Port/).fill("1");
	await page.getByLabel("Adgangskode").fill("hemmeligt");
	await save(page);
	await done(page, "Gemt");
	await page.locator(".brand", { hasText: "Nordlys Drift & Hjælp" }).waitFor();
	assert.equal(await page.getByLabel("Telefon").inputValue(), "70 20 30 40");
	assert.equal(await page.getByLabel("Adgangskode").inputValue(), "");
	assert.ok(!(await page.content()).includes("hemmeligt"));
	assert.match((await desk.run("setting")).stdout, /70 20 30 40/);
});

test("a wrong value is said at its field, and nothing is lost or half done", async () => {
	const page = await pageOf(anna, "/admin");
	const before = (await desk.run("setting")).stdout;
	const wrong = [
		["Adresse på nettet", "ftp://nordlys.example"],
		["Tidszone", "Europe/Atlantis"],
		[/^Port/, "70000"],
		["Skrankens mailadresse", "skranken@"],
	];
	for (const [label, value] of wrong) {
		await page.goto("/admin");
		await page.getByLabel("Telefon").fill("12 34 56 78");
		await page.getByLabel(label).fill(value);
		// The browser would say it first; not every one does.
		await page.locator("main form[action='/admin']").evaluate((form) => { form.noValidate = true; });
		await save(page);
		const field = page.locator('[aria-invalid="true"]');
		await field.waitFor();
		assert.ok(await page.getByLabel(label).and(field).count(), `the mistake is at ${label}`);
		await page.locator("label.field", { has: field }).getByRole("alert").waitFor();
		assert.equal(await field.inputValue(), value);
		assert.equal(await page.getByLabel("Telefon").inputValue(), "12 34 56 78");
	}
	assert.equal((await desk.run("setting")).stdout, before);
});

test("how the desk is stands on the page", async () => {
	const page = await pageOf(anna, "/admin");
	await page.getByLabel(/^Mailserver/).fill("");
	await save(page);
	const health = page.getByRole("region", { name: "Hvordan det går" });
	await health.getByText("ikke sat en mailserver op").waitFor();
	await health.getByText("Ingen er forsinkede").waitFor();
	await health.getByText(/\d+,\d [MGT]B fri af/).waitFor();
	await page.getByLabel(/^Mailserver/).fill("127.0.0.1");
	await save(page);
	await done(page, "Gemt");
	assert.equal(await health.getByText("ikke sat en mailserver op").count(), 0);
});

test("a mail is read as it goes out, as text and as HTML", async () => {
	const page = await pageOf(anna, "/");
	const number = await openCase(page, { caller: "Freja Hald", subject: "Dejen <hæver> ikke" });
	await page.getByLabel("Skriv i sagen").locator("textarea").fill("Prøv **gær** & tålmodighed.");
	await page.getByRole("button", { name: "Send svar" }).click();
	await done(page, "Svaret er på vej");

	await page.goto("/admin");
	await page.getByRole("link", { name: "Udbakke", exact: true }).click();
	const row = page.locator("tbody tr", { hasText: String(number) });
	await row.filter({ hasText: "Svar" }).getByRole("link", { name: /freja/ }).click();
	await page.getByRole("heading", { level: 1 }).filter({ hasText: "Dejen <hæver> ikke" }).waitFor();
	await page.locator(".outbox-text").getByText("& tålmodighed").waitFor();
	await page.getByRole("link", { name: "Se den som HTML" }).click();
	await page.locator("strong", { hasText: "gær" }).waitFor();
	assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontFamily !== ""), true);
});

test("somebody new comes in with his password, and goes when he has left", async () => {
	const page = await pageOf(anna, "/admin/staff");
	const tove = { name: "Tove Lund", mail: "tove@nordlys.example", password: "en lang nok kode" };
	await page.getByRole("link", { name: "Ny medarbejder" }).click();
	await page.getByLabel("Navn").fill(tove.name);
	await page.getByLabel("Mail", { exact: false }).first().fill(birk.mail);
	await page.getByLabel("Adgangskode").fill(tove.password);
	await save(page);
	await page.getByRole("alert").filter({ hasText: "hører allerede til en anden" }).waitFor();
	await page.locator('[name="mail"][aria-invalid="true"]').waitFor();
	assert.equal(await page.getByLabel("Navn").inputValue(), tove.name);
	await page.getByLabel("Mail", { exact: false }).first().fill(tove.mail);
	await page.getByLabel("Adgangskode").fill("kort");
	await save(page);
	await page.getByRole("alert").filter({ hasText: "mindst 10 tegn" }).waitFor();
	await page.getByLabel("Adgangskode").fill(tove.password);
	await save(page);
	const row = page.locator("tbody tr", { hasText: tove.name });
	await row.waitFor();

	const hers = await pageOf(tove, "/cases/mine");
	await hers.getByRole("heading", { level: 1, name: "Mine sager" }).waitFor();
	await row.getByRole("link").click();
	await page.getByLabel("Arbejder her").uncheck();
	await save(page);
	await row.waitFor();
	await hers.goto("/cases/mine");
	await hers.waitForURL(/\/sign-in/);
});

test("who is no administrator comes nowhere near", async () => {
	const page = await pageOf(birk, "/");
	await page.locator(".bar summary").click();
	assert.equal(await page.getByRole("link", { name: "Administration" }).count(), 0);
	for (const path of ["/admin", "/admin/outbox", "/admin/outbox/1", "/admin/staff/1"]) {
		const answer = await page.goto(path);
		assert.equal(answer.status(), 403, path);
		await page.getByText("Det har du ikke adgang til").waitFor();
	}
});
