// SPDX-License-Identifier: AGPL-3.0-or-later
// M13: whoever hands out the cases gets one after the other, decides by a key, and never the
// one that a colleague is at.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk], past: ["--seed", "1", "--customers", "3", "--days", "1"] });
const browser = await openBrowser();

async function newPage(who, viewport = { width: 1440, height: 900 }) {
	const page = await browser.newPage({ baseURL: desk.url, viewport });
	await signIn(page, who);
	return page;
}
const begin = async (page) => {
	await page.goto("/triage");
	const button = page.getByRole("button", { name: "Begynd" });
	if (await button.count()) await button.click();
	await page.locator("[data-triage]").waitFor();
};
const numberOf = async (page) => Number((await page.locator(".triage h1 .number").innerText()).trim());
const openUnassigned = async (page, subject) => {
	const number = await openCase(page, { caller: "Freja Hald", subject });
	await page.locator(".actions summary", { hasText: "Tildel" }).click();
	await page.locator(".actions details[open]").getByRole("button", { name: "Ingen" }).click();
	await page.getByRole("status").filter({ hasText: "Ændringen er gemt" }).waitFor();
	return number;
};
const change = (page) => page.waitForNavigation();

test("two who hand out at once never get the same case", async () => {
	const [hers, his] = [await newPage(anna), await newPage(birk)];
	for (const subject of ["Lampen er slukket", "Døren binder", "Vinduet er åbent", "Gulvet er vådt"])
		await openUnassigned(hers, subject);
	await begin(hers);
	await begin(his);
	const seen = [await numberOf(hers), await numberOf(his)];
	assert.notEqual(seen[0], seen[1]);
	await checkAccess(hers);

	await Promise.all([change(hers), hers.keyboard.press("s")]);
	const third = await numberOf(hers);
	assert.ok(!seen.includes(third), `${third} is another than ${seen}`);
});

test("a key decides, and the next one comes; u undoes", async () => {
	const page = await newPage(anna);
	await openUnassigned(page, "Kablet er for kort");
	await begin(page);
	const first = await numberOf(page);
	await Promise.all([change(page), page.keyboard.press("3")]);
	assert.equal(await numberOf(page), first);
	await page.locator(".triage .category-critical [href], .triage .facts .category-critical").first().waitFor();
	await page.keyboard.press("p");
	await page.locator(".triage details[open] :focus").waitFor();
	await Promise.all([change(page), page.locator(".triage [name=priority][value=urgent]").click()]);
	await page.locator(".triage .facts .priority-urgent").waitFor();
	await Promise.all([change(page), page.keyboard.press("t")]);
	await page.locator(".toast", { hasText: "1 sag er ændret" }).waitFor();
	assert.notEqual(await page.locator(".triage h1 .number").innerText().catch(() => ""), String(first));
	await Promise.all([change(page), page.keyboard.press("u")]);
	await page.locator(".toast", { hasText: "1 sag er sat tilbage" }).waitFor();
	assert.equal(new URL(page.url()).pathname, "/triage");
	assert.equal(await numberOf(page), first);
	await page.goto("/cases/unassigned");
	await page.locator(`#case-${first}`).waitFor();
});

test("what is like an open case of the customer goes into it by a key", async () => {
	const page = await newPage(anna);
	const into = await openCase(page, { caller: "Freja Hald", subject: "Kransekagemaskinen ryger" });
	const from = await openUnassigned(page, "Kransekagemaskinen ryger");
	await begin(page);
	while (await numberOf(page) !== from) await Promise.all([change(page), page.keyboard.press("s")]);
	await page.locator(".triage-alike", { hasText: String(into) }).waitFor();
	await Promise.all([change(page), page.locator(`.triage-alike [value="${into}"]`).click()]);
	await page.goto(`/case/${from}`);
	await page.locator(".flash", { hasText: String(into) }).waitFor();
});

test("triage of a list stays in it, from case to case, and says which", async () => {
	const page = await newPage(anna);
	const one = await openUnassigned(page, "Guldbarren er væk");
	await openUnassigned(page, "Bladguldet er tørt");
	const two = await openUnassigned(page, "Guldbarren er fundet");
	await page.goto("/cases/unassigned?q=guldbarren");
	await page.locator(`#case-${two}`).waitFor();
	await Promise.all([change(page), page.keyboard.press("q")]);
	await page.locator("[data-triage]").waitFor();
	await page.locator(".triage-of", { hasText: "Ingen har taget dem" }).or(page.locator(".triage-of", { hasText: "guldbarren" })).first().waitFor();
	await checkAccess(page);
	const seen = [await numberOf(page)];
	await Promise.all([change(page), page.keyboard.press("2")]);
	assert.equal(await numberOf(page), seen[0]);
	await Promise.all([change(page), page.keyboard.press("s")]);
	seen.push(await numberOf(page));
	assert.deepEqual(seen.sort(), [one, two]);
	await Promise.all([change(page), page.keyboard.press("t")]);
	await page.locator("main", { hasText: "Alle på listen har en" }).or(page.locator("main", { hasText: "Du sprang 1 sag over" })).first().waitFor();
	await page.locator(".triage-of", { hasText: "guldbarren" }).waitFor();
	await checkAccess(page);
	await page.getByRole("button", { name: "Tag dem alligevel" }).click();
	await page.locator("[data-triage]").waitFor();
	await page.locator(".triage-of a").first().click();
	await page.waitForURL(/\/cases\/unassigned\?q=guldbarren/);

	await page.locator("summary", { hasText: "Gem som visning" }).click();
	await page.locator("details[open] [name=name]").fill("Guld");
	await page.getByRole("button", { name: "Gem visningen" }).click();
	await page.waitForURL(/\/view\//);
	await page.keyboard.press("Control+k");
	await page.keyboard.type("fordel disse");
	await Promise.all([change(page), page.keyboard.press("Enter")]);
	await page.locator(".triage-of", { hasText: "Guld" }).waitFor();
	assert.match(page.url(), /list=view-\d+$/);
});

test("what is put aside ends without a word, and at the end it is empty", async () => {
	const page = await newPage(anna, { width: 390, height: 844 });
	const spam = await openUnassigned(page, "Du har vundet en præmie");
	await begin(page);
	while (await page.locator("[data-triage]").count()) {
		const aside = await numberOf(page) === spam;
		await Promise.all([change(page), page.getByRole("button", { name: aside ? "Læg til side" : "Spring over" }).click()]);
	}
	await page.locator("main", { hasText: "Alt er fordelt" }).waitFor();
	await checkAccess(page);
	await page.getByRole("button", { name: "Tag dem alligevel" }).click();
	await page.locator("[data-triage]").waitFor();
	await page.goto("/admin/outbox");
	const lines = await page.locator("tbody tr", { hasText: String(spam) }).allInnerTexts();
	assert.equal(lines.filter((line) => /Lukket/.test(line)).length, 0, lines.join("\n"));
});
