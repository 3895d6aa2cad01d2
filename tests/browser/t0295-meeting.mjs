// SPDX-License-Identifier: AGPL-3.0-or-later
// M20: a status meeting, from its invitation to its minutes, seen by both sides.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const contact = { mail: "josefine.ibsen@moellens-bageri.example", name: "Josefine Ibsen" };
const phone = { viewport: { width: 390, height: 844 } };

async function agent(options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	return page;
}

async function mailText(page, subject) {
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: subject }).first().locator("a.subject").click();
	return page.locator(".outbox-text").innerText();
}

// The contact comes in by the link of his mail.
async function signedIn(options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await page.goto("/my/sign-in");
	await page.getByLabel("Mail").fill(contact.mail);
	await page.getByRole("button", { name: "Send mig et link" }).click();
	const staff = await agent();
	const link = (await mailText(staff, "Link til at logge ind")).match(/https?:\/\/[^/\s]+(\/my\/enter\/\S+)/)[1];
	await staff.context().close();
	await page.goto(link);
	await page.getByRole("button", { name: `Log ind som ${contact.name}` }).click();
	await page.getByRole("heading", { name: "Mine sager" }).waitFor();
	return page;
}

const at = (days) => new Date(Date.now() + days * 864e5).toISOString().slice(0, 11) + "10:00";

test("an agent plans a status meeting, and the contact is invited", async () => {
	const page = await agent();
	await page.goto("/customer/1");
	await page.getByRole("link", { name: "Nyt statusmøde" }).click();
	await checkAccess(page);
	await page.getByLabel("Hvornår").fill(at(-30));
	await page.getByLabel("Sted").fill("Bagergade 1");
	await page.getByLabel("Dagsorden").fill("1. Siden sidst\n2. Ovnen");
	await page.getByRole("button", { name: "Gem og invitér" }).click();
	await page.getByText("Det tidspunkt er forbi").waitFor();
	assert.equal(await page.getByLabel("Sted").inputValue(), "Bagergade 1");
	await page.getByLabel("Hvornår").fill(at(9));
	await page.getByLabel("Hvor længe").evaluate((select) => { select.add(new Option("", "-5")); select.value = "-5"; });
	await page.getByRole("button", { name: "Gem og invitér" }).click();
	await page.getByText("Mødet skal slutte efter det begynder").waitFor();
	await page.getByRole("button", { name: "Gem og invitér" }).click();
	await page.getByRole("heading", { name: "Statusmøde med Møllens Bageri" }).waitFor();
	await page.locator(".meeting-guests li", { hasText: contact.name }).getByText("Ikke besvaret").waitFor();
	await page.getByRole("heading", { name: "Mødet er holdt" }).waitFor({ state: "detached" });
	await checkAccess(page);
	await takeScreenshot(page, "meeting");
	const mail = await mailText(page, "Statusmøde");
	assert.match(mail, /Bagergade 1/);
	assert.match(mail, /2\. Ovnen/);
	assert.match(mail, /\/my\/company\/meetings/);
	for (const path of ["/meetings", "/meetings?customer=1", "/meeting/1/plan"]) {
		await page.goto(path);
		await checkAccess(page);
	}
});

test("the contact sees what is ahead, and takes it into his calendar", async () => {
	const page = await signedIn(phone);
	await page.getByRole("link", { name: "Statusmøder" }).click();
	await page.getByText("Bagergade 1").waitFor();
	await page.locator("ol li", { hasText: "Ovnen" }).waitFor();
	const { scrollWidth, clientWidth } = await page.evaluate(() => ({ scrollWidth: document.scrollingElement.scrollWidth, clientWidth: document.documentElement.clientWidth }));
	assert.ok(scrollWidth <= clientWidth, "wider than the screen");
	await checkAccess(page);
	await takeScreenshot(page, "my-meetings-phone");
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: "Læg i min kalender" }).click();
	const file = await (await download).createReadStream();
	let ics = "";
	for await (const part of file) ics += part;
	assert.match(ics, /METHOD:PUBLISH/);
	assert.match(ics, /LOCATION:Bagergade 1/);
});

test("it is moved, and one who looked before is told so", async () => {
	const one = await agent(), two = await agent();
	await one.goto("/meeting/1/plan");
	await two.goto("/meeting/1/plan");
	for (const [page, place] of [[one, "Rådhuset"], [two, "Havnen"]]) {
		await page.getByLabel("Sted").fill(place);
		await page.getByRole("button", { name: "Gem og invitér" }).click();
	}
	await one.getByText("Rådhuset").waitFor();
	await two.getByText("Mødet er ændret, siden du åbnede siden").waitFor();
	assert.equal(await two.getByLabel("Sted").inputValue(), "Havnen");
	const now = two.locator(".changed-meanwhile");
	assert.match(await now.innerText(), /Sådan er mødet nu\s+Sted: Rådhuset$/);
	await checkAccess(two);
	await takeScreenshot(two, "meeting-conflict");
	assert.match(await mailText(one, "Statusmøde"), /Rådhuset/);
});

test("it is cancelled, and the contact sees that too", async () => {
	const page = await agent();
	await page.goto("/meeting/1");
	await page.getByRole("button", { name: "Aflys mødet" }).click();
	await page.getByText("Mødet er aflyst.").waitFor();
	const contactPage = await signedIn();
	await contactPage.goto("/my/company/meetings");
	await contactPage.locator(".meetings li", { hasText: "Aflyst" }).waitFor();
	await contactPage.getByText("Der er ikke aftalt et nyt statusmøde").waitFor();
});
