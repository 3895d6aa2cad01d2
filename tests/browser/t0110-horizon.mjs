// SPDX-License-Identifier: AGPL-3.0-or-later
// t0110-horizon.mjs - M15: the staff see why a case can be expected when, and may set it;
// how often such times held is on a page of its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, linkInMail, openBrowser, openCase, signIn, startDesk, takeScreenshot }
	from "./lib.mjs";

const desk = await startDesk({ past: ["--demo"] });
const browser = await openBrowser();
const cases = JSON.parse((await desk.run("case", "list", "--json")).stdout);
const caller = cases.find((c) => c.person_mail).person_name;
const wide = { baseURL: desk.url, viewport: { width: 1440, height: 900 } };
const phone = { baseURL: desk.url, viewport: { width: 390, height: 844 } };

test("the report says how often horizons held, in figures and in a chart", async () => {
	for (const [name, options] of Object.entries({
		"wide-da-light": { ...wide, colorScheme: "light" },
		"wide-da-dark": { ...wide, colorScheme: "dark" },
		"phone-da": { ...phone, colorScheme: "light" },
	})) {
		const page = await browser.newPage(options);
		await signIn(page, anna);
		await page.goto("/reports/horizons");
		assert.match(await page.locator(".held-all strong").innerText(), /^[67-9]\d % af \d+ sager$/);
		assert.ok(await page.locator(".chart .held-bar").count() >= 2);
		const months = page.locator(".held-table").first().locator("tbody tr");
		assert.equal(await months.count(), await page.locator(".chart .held-bar").count());
		assert.match(await months.first().innerText(), /\d+ %/);
		await checkAccess(page);
		await takeScreenshot(page, `horizons-${name}`);
	}
});

test("a case says why; a time set by hand is told with its reason", async () => {
	const page = await browser.newPage(wide);
	await signIn(page, anna);
	await openCase(page, { caller, subject: "Printeren er helt væk" });
	const number = page.url().match(/case\/(\d+)/)[1];
	assert.match(await page.locator("#case-head").innerText(), /Forventes løst/);
	await page.keyboard.press("h");
	const form = page.locator(`form[action="/case/${number}/horizon"]`);
	assert.match(await form.innerText(), /Af \d+ lignende sager var halvdelen løst inden/);
	await takeScreenshot(page, "horizon-form");
	const later = new Date(Date.now() + 5 * 86400e3).toISOString().slice(0, 11) + "12:30";
	await form.locator("input[name=at]").fill(later);
	await form.locator("textarea").fill("Der mangler en reservedel.");
	await form.locator("button").click();
	await page.getByText("Tidshorisonten er sat").waitFor();
	assert.match(await page.locator("#case-head").innerText(), /kl\. 12\.30/);
	assert.match(await page.locator("#timeline").innerText(), /sat i hånden/);
	await checkAccess(page);
	await takeScreenshot(page, "horizon-set");

	const link = await linkInMail(page, number, "Ny tidshorisont");
	const reporter = await browser.newPage(phone);
	await reporter.goto(link);
	const said = await reporter.locator(".door-status").innerText();
	assert.match(said, /kl\. 12\.30/);
	assert.match(said, /Tiden er sat af den, der arbejder med sagen/);
	assert.match(await reporter.locator(".timeline").innerText(), /Der mangler en reservedel/);
	await takeScreenshot(reporter, "horizon-door");
});

test("a time that has passed is refused in words", async () => {
	const page = await browser.newPage(wide);
	await signIn(page, anna);
	await openCase(page, { caller, subject: "Skærmen flimrer" });
	await page.keyboard.press("h");
	const form = page.locator("form[action$='/horizon']");
	await form.locator("input[name=at]").fill("2020-01-01T12:00");
	await form.locator("textarea").fill("Fordi");
	await form.locator("button").click();
	await page.getByText("Vælg en tid, der ligger forude.").waitFor();
});
