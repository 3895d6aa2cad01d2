// SPDX-License-Identifier: AGPL-3.0-or-later
// M14: an administrator sees each mail to people at customers as it will look, puts it in words of
// the house's own, sends himself a test, and goes back; the mails that are sent say so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();

async function at(path, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	await page.goto(path);
	return page;
}
const part = (page, name) => page.locator(`form[method=post] [name=${name}]`);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const preview = (page) => page.frameLocator("iframe[name=preview]");

test("every mail is there, with when it is sent and how it looks, in both languages", async () => {
	const page = await at("/admin/mails");
	const urls = await page.locator("main a.subject").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
	assert.ok(urls.length >= 25);
	await checkAccess(page);
	await takeScreenshot(page, "mails");
	for (const url of urls)
		for (const lang of ["da", "en"]) {
			const answer = await page.goto(`${url}/preview?lang=${lang}`);
			assert.equal(answer.status(), 200);
			assert.match(answer.headers()["content-security-policy"], /sandbox allow-same-origin;/);
			assert.equal(await page.locator("html").getAttribute("lang"), lang);
			assert.match(await page.locator("h1").innerText(), /\S/);
			assert.doesNotMatch(await page.locator("body").innerText(), /[{}]/);
			assert.ok(await page.locator("td.go a, .go a").count() >= 1);
		}
	await page.goto("/admin/mails/none");
	await page.getByText("404").or(page.getByRole("heading")).first().waitFor();
});

test("what is wrong with the words is said where they are, and what was typed stays", async () => {
	const page = await at("/admin/mails/receipt?lang=da");
	await checkAccess(page);
	await part(page, "lead").fill("Sag {case.nummer}: {horizon}");
	await press(page, "Gem");
	await page.getByRole("alert").filter({ hasText: "intet felt {case.nummer} i denne mail. Mente du {case.number}?" }).waitFor();
	assert.equal(await part(page, "lead").inputValue(), "Sag {case.nummer}: {horizon}");
	await checkAccess(page);
	await takeScreenshot(page, "mails-wrong");
	await part(page, "lead").fill("Sag {case.number}");
	await press(page, "Gem");
	await page.getByRole("alert").filter({ hasText: "Feltet {horizon} mangler" }).waitFor();
	await part(page, "lead").fill("Sag {case.number}: {horizon}");
	await part(page, "subject").fill("Tak");
	await press(page, "Gem");
	await page.getByRole("alert").filter({ hasText: "Feltet {case.tag} mangler" }).waitFor();
});

test("what is being typed is looked at before it is saved, for a customer and as plain text", async () => {
	const page = await at("/admin/mails/receipt?lang=da");
	await page.locator("form[method=get] [name=customer]").selectOption({ label: "Møllens Bageri" });
	await page.locator("main form[method=get]").getByRole("button", { name: "Vis", exact: true }).click();
	await preview(page).getByText("Møllens Bageri").first().waitFor();
	await part(page, "title").fill("Godt, du skrev, <b>{person.first_name}</b>");
	await page.locator("button[value=html]").click();
	await preview(page).getByRole("heading", { name: "Godt, du skrev, <b>Ida</b>" }).waitFor();
	await page.locator("button[value=text]").click();
	await preview(page).locator("pre", { hasText: "Hej Ida" }).waitFor();
	assert.equal(await page.locator(".chip", { hasText: "egne ord" }).count(), 0);
	await page.goto("/admin/mails");
	assert.equal(await page.locator(".chip", { hasText: "egne ord" }).count(), 0);
});

test("a test comes to oneself, in the words that are typed", async () => {
	const page = await at("/admin/mails/closed?lang=en");
	await part(page, "title").fill("That was that, {person.first_name}");
	await press(page, "Send mig en prøve");
	await page.getByRole("status").filter({ hasText: "på vej til dig" }).waitFor();
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: "Prøve" }).filter({ hasText: anna.mail }).locator("a.subject").click();
	await page.getByRole("heading", { name: /^\[Test\] Re: / }).waitFor();
	await page.getByText("Was the case solved well?").waitFor();
	assert.equal(await page.locator(".outbox-text", { hasText: /\/c\/\d/ }).count(), 0); // it leads nowhere
});

for (const javaScriptEnabled of [true, false])
	test(`saved, the next mail says it; another click brings the standard back (${javaScriptEnabled ? "with" : "without"} scripts)`, async () => {
		const page = await at("/admin/mails/receipt?lang=da", { javaScriptEnabled });
		await part(page, "title").fill("Godt, du skrev");
		await part(page, "subject").fill("{case.subject} er hos os {case.tag}");
		await press(page, "Gem");
		await page.getByRole("status").filter({ hasText: "Gemt" }).waitFor();
		await page.locator("li", { hasText: "Dansk, Anna Berg" }).first().waitFor();
		const other = await at("/");
		const number = await openCase(other, { caller: "Freja Hald", subject: "Musen" });
		await other.goto("/admin/outbox");
		await other.locator("tbody tr", { hasText: String(number) }).locator("a.subject").first().click();
		await other.getByRole("heading", { name: `Musen er hos os [Sag#${number}]` }).waitFor();
		await page.goto(`/admin/mails/receipt/preview?lang=da&case=${number}`);
		await page.getByRole("heading", { name: "Godt, du skrev" }).waitFor();
		await page.getByText("Musen").first().waitFor();
		await page.goto("/admin/mails/receipt?lang=da");
		await press(page, "Tilbage til standard");
		await page.getByRole("status").filter({ hasText: "som den kom med Skranke" }).waitFor();
		assert.equal(await part(page, "title").inputValue(), "Vi har fået din henvendelse");
		await page.locator("li", { hasText: "Dansk, Anna Berg" }).nth(1).getByRole("link").click();
		assert.equal(await part(page, "title").inputValue(), "Godt, du skrev");
	});

test("a case that waits for its reporter says when he is reminded, and is put off", async () => {
	const page = await at("/");
	await openCase(page, { caller: "Freja Hald", subject: "Skærmen" });
	await page.locator("#case-actions summary", { hasText: "Status" }).click();
	await page.locator("#case-actions button[value=waiting_reporter]").click();
	await page.locator("#case-head .chip", { hasText: "Brugeren får en påmindelse" }).waitFor();
	await page.locator("#case-actions summary", { hasText: "Påmindelse" }).click();
	await page.getByText("Kommer der stadig intet svar, lukkes sagen").waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "waiting");
	await press(page, "Stop i denne sag");
	await page.locator("#case-head .chip", { hasText: "Ingen påmindelse" }).waitFor();
});
