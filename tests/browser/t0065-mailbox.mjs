// SPDX-License-Identifier: AGPL-3.0-or-later
// The administrator sets a mailbox up, is told what is wrong with it, and tries it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, checkAccess, openBrowser, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();

const save = (page) => page.getByRole("button", { name: "Gem" }).click();
async function pageOf(who, path, more = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...more });
	await signIn(page, who);
	await page.goto(path);
	return page;
}
const imap = (page) => page.getByRole("group", { name: "Hent mail (IMAP)" });

test("a mailbox is set up, and its secret is shown to nobody", async () => {
	const page = await pageOf(anna, "/admin");
	await page.getByRole("link", { name: "Postkasser", exact: true }).click();
	await page.getByText("Der er ingen postkasser").waitFor();
	await page.getByRole("link", { name: "Ny postkasse" }).click();
	await page.getByLabel(/^Navn/).fill("Support");
	await page.getByLabel(/^Adresse/).fill("support@nordlys.example");
	await page.locator("[name=password]").fill("meget hemmeligt");
	await imap(page).getByLabel(/^Server/).fill("no-such-host.invalid");
	await checkAccess(page);
	await save(page);
	await page.getByRole("status").filter({ hasText: "Gemt" }).waitFor();
	assert.equal(await page.locator("[name=password]").inputValue(), "");
	assert.ok(!(await page.content()).includes("meget hemmeligt"));
});

test("the list tells in words what is wrong and what to do, and the page of health, too", async () => {
	const page = await pageOf(anna, "/admin/mailboxes");
	for (let i = 0; i < 100 && !(await page.getByText("Serverens navn findes ikke").count()); i++)
		await page.reload();
	await page.getByText("om navnet er skrevet rigtigt").waitFor();
	await page.getByText("no-such-host.invalid:").waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "mailboxes");
	await page.goto("/admin");
	await page.getByRole("link", { name: "Support: Serverens navn findes ikke." }).waitFor();
});

test("to try it says what happened", async () => {
	const page = await pageOf(anna, "/admin/mailboxes");
	await page.getByRole("button", { name: "Prøv nu" }).click();
	const tried = page.getByRole("status", { name: "Sådan gik prøven" });
	await tried.getByText("Serverens navn findes ikke.").waitFor();
	await checkAccess(page);
});

test("only what belongs to the chosen sign-in is asked for", async () => {
	const page = await pageOf(anna, "/admin/mailboxes/1");
	const asked = () => page.locator(".mailbox-form input:visible").evaluateAll((all) => all
		.map((input) => input.name).filter((name) => /password|secret|token/.test(name)));
	assert.deepEqual(await asked(), ["password"]);
	await page.locator("select[name=auth]").selectOption("app");
	assert.deepEqual(await asked(), ["token_url", "client_secret", "secret_ends"]);
	await page.locator("select[name=auth]").selectOption("refresh");
	assert.deepEqual(await asked(), ["token_url", "client_secret", "secret_ends", "refresh_token"]);
});

test("what does not hold is said at its field, and nothing that was typed is lost", async () => {
	const page = await pageOf(anna, "/admin/mailboxes/1");
	const wrong = [
		["mail", "support", "mail"],
		["imap_host", "", "imap_host"],
		["customer", "ukendt", "customer"],
		["filed_folder", "INBOX", "filed_folder"],
	];
	for (const [field, value, at] of wrong) {
		await page.goto("/admin/mailboxes/1");
		await page.locator("[name=user]").fill("en anden");
		await page.locator(`[name=${field}]`).fill(value);
		await page.locator(".mailbox-form").evaluate((form) => { form.noValidate = true; });
		await save(page);
		await page.locator(`[name=${at}][aria-invalid="true"]`).waitFor();
		assert.equal(await page.locator("[name=user]").inputValue(), "en anden");
	}
});

test("without JavaScript it is set up and removed as well", async () => {
	const page = await pageOf(anna, "/admin/mailboxes/1", { javaScriptEnabled: false });
	await page.getByText("Fjern postkassen").click();
	await page.getByRole("button", { name: "Fjern den nu" }).click();
	await page.getByText("Der er ingen postkasser").waitFor();
});

test("who is no administrator comes nowhere near", async () => {
	const page = await pageOf(birk, "/");
	for (const path of ["/admin/mailboxes", "/admin/mailboxes/new", "/admin/mailboxes/1"]) {
		const answer = await page.goto(path);
		assert.equal(answer.status(), 403, path);
	}
});
