// SPDX-License-Identifier: AGPL-3.0-or-later
// M3: the pages of people at customers who are signed in, from their chair.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const contact = { mail: "josefine.ibsen@moellens-bageri.example", name: "Josefine Ibsen" };

// The path of the newest link to sign in, as the administrator reads it in the outbox.
async function mailedLink() {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: "Link til at logge ind" }).first().locator("a.subject").click();
	const text = await page.locator(".outbox-text").innerText();
	await page.context().close();
	return text.match(/https?:\/\/[^/\s]+(\/my\/enter\/\S+)/)[1];
}

let stored; // his cookie: he signs in once

async function signedIn(options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, storageState: stored, ...options });
	await page.goto("/my");
	if (!stored) {
		await page.getByLabel("Mail").fill(contact.mail);
		await page.getByRole("button", { name: "Send mig et link" }).click();
		await page.getByText("Se i din indbakke").waitFor();
		await page.goto(await mailedLink());
		await page.getByRole("button", { name: `Log ind som ${contact.name}` }).click();
		stored = await page.context().storageState();
	}
	await page.getByRole("heading", { name: "Mine sager" }).waitFor();
	return page;
}

const pages = [["/my", "Mine sager"], ["/my/company?state=all", "Virksomhedens sager"],
	["/my/company/people", "Brugere"], ["/my/company/people/new", "Ny bruger"], ["/my/company/agreement", "Ugen"],
	["/my/company/meetings", "Statusmøder"], ["/my/company/addresses", "Egne mailadresser"]];

for (const [where, options] of [["a wide screen", { viewport: { width: 1200, height: 900 } }],
	["a phone, in the dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
	["a browser without scripts", { javaScriptEnabled: false }]])
	test(`a contact comes in by his mail and sees his company, on ${where}`, async () => {
		const page = await signedIn(options);
		for (const [path, heading] of pages) {
			await page.goto(path);
			await page.getByRole("heading", { name: heading }).first().waitFor();
			const { scrollWidth, clientWidth } = options.javaScriptEnabled === false ? {} :
				await page.evaluate(() => ({ scrollWidth: document.scrollingElement.scrollWidth, clientWidth: document.documentElement.clientWidth }));
			assert.ok(!(scrollWidth > clientWidth), `${path} is wider than the screen`);
			if (options.javaScriptEnabled !== false) await checkAccess(page);
			await takeScreenshot(page, `my-${path.replace(/\W+/g, "-")}-${where.replace(/\W+/g, "-")}`);
		}
	});

test("he finds a case of a colleague, and writes in it under his own name", async () => {
	const page = await signedIn();
	await page.goto("/my/company");
	await page.locator("select[name=state]").selectOption("all");
	await page.getByRole("button", { name: "Vis sagerne" }).click();
	const row = page.locator(".my-case").filter({ hasNotText: contact.name }).first();
	const subject = await row.locator("strong").innerText();
	await row.getByRole("link").click();
	await page.getByRole("heading", { name: subject }).waitFor();
	await page.locator("textarea").fill("Hvordan går det?");
	await page.getByRole("button", { name: "Send" }).click();
	await page.locator(".entry", { hasText: "Hvordan går det?" }).getByText(contact.name).waitFor();
});

test("he adds a colleague, and signs out", async () => {
	const page = await signedIn();
	await page.goto("/my/company/people");
	await page.getByRole("link", { name: "Ny bruger" }).click();
	await page.locator("main [name=name]").fill("Ny Kollega");
	await page.locator("main [name=mail]").fill("ikke en adresse");
	await page.locator("form", { has: page.locator("[type=email]") }).evaluate((form) => { form.noValidate = true; });
	await page.getByRole("button", { name: "Gem" }).click();
	await page.getByText("Skriv én mailadresse").waitFor();
	assert.equal(await page.locator("main [name=name]").inputValue(), "Ny Kollega");
	await page.locator("main [name=mail]").fill("ny@moellens-bageri.example");
	await page.getByRole("button", { name: "Gem" }).click();
	const row = page.locator(".my-case", { has: page.getByRole("link", { name: "Ny Kollega" }) });
	await row.getByText(/^Med i prisen fra .* 1\. /).waitFor();
	assert.equal(await row.getByText("får besked om nedbrud").count(), 0);
	await row.getByRole("link").click();
	await page.getByLabel("Får besked pr. mail om nedbrud").check();
	await page.getByRole("button", { name: "Gem" }).click();
	await row.getByText("får besked om nedbrud").waitFor();
	await row.getByRole("link").click();
	await page.getByLabel("Er stadig i virksomheden").uncheck();
	await page.getByRole("button", { name: "Gem" }).click();
	await row.getByText(/^Ude af prisen fra .* 1\. /).waitFor();
	await page.getByRole("button", { name: "Log ud" }).click();
	await page.goto("/my");
	await page.getByRole("button", { name: "Send mig et link" }).waitFor();
});
