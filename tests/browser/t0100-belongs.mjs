// SPDX-License-Identifier: AGPL-3.0-or-later
// M1: what the staff see of where a mail belongs: what it is like, what it follows, and
// who passed it on; and the administrator, of what is of no case.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();

async function mail(from, subject, text, headers = "") {
	const delivering = desk.run("deliver", "--from", from.match(/<(.*)>/)[1]);
	delivering.child.stdin.end(`From: ${from}\nTo: it@nordlys.example\nSubject: ${subject}\n` +
		`${headers}Content-Type: text/plain; charset=utf-8\n\n${text}\n`);
	await delivering;
}

async function show(subject, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	await page.goto(`/search?q=${encodeURIComponent(subject)}`);
	await page.getByRole("link", { name: subject }).first().click();
	await page.locator("#timeline .entry").first().waitFor();
	return page;
}

const number = (page) => page.url().match(/case\/(\d+)/)[1];

test("a case shows which one it is like, and goes on in it with one click", async () => {
	await mail("Ida Holm <ida@ny.example>", "Kassen bipper hele tiden", "Den bipper.");
	const first = await show("Kassen bipper hele tiden");
	const of = number(first);
	await mail("Ole Dam <ole@ny.example>", `SV: Bipperiet [Sag#${of}]`, "Det gør min også.");
	for (const width of [1440, 390]) {
		const page = await show("Bipperiet", { viewport: { width, height: 900 } });
		assert.ok(await page.getByRole("link", { name: `Ligner sag ${of}` }).isVisible());
		await checkAccess(page);
		await takeScreenshot(page, `like-${width}`);
	}
	const page = await show("Bipperiet", { javaScriptEnabled: false });
	await page.getByRole("button", { name: `Læg sammen med ${of}` }).click();
	await page.waitForURL(new RegExp(`/case/${of}`));
});

test("what a colleague passed on is its writer's, and says by whom it came", async () => {
	await mail(`Anna Berg <${anna.mail}>`, "VS: Dampmaskinen", "Hun har ringet to gange.\n\n" +
		"________________________________\nFra: Eva Lund <eva@ny.example>\n" +
		"Sendt: 3. februar 2026 09:12\nTil: Anna Berg\nEmne: Dampmaskinen\n\nDen damper ikke.");
	const page = await show("Dampmaskinen");
	const entries = page.locator("#timeline .entry");
	assert.ok(await entries.first().getByText("Videresendt af Anna Berg").isVisible());
	assert.ok(await entries.first().getByText("Den damper ikke.").isVisible());
	assert.ok(await entries.nth(1).getByText("Hun har ringet to gange.").isVisible());
	await checkAccess(page);
	await takeScreenshot(page, "forwarded");
});

test("the administrator sees what is of no case", async () => {
	await mail("Mail Delivery System <mailer-daemon@mx.example>", "Undelivered Mail Returned to Sender",
		"This is the mail system.\n\n<nobody@void.example>: host void.example said: 550 5.1.1 User unknown",
		"Auto-Submitted: auto-replied\n");
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	await page.goto("/admin");
	await page.getByRole("link", { name: "fra mailsystemer" }).click();
	assert.ok(await page.getByText("Undelivered Mail Returned to Sender").isVisible());
	await checkAccess(page);
	await takeScreenshot(page, "stray");
	await page.setViewportSize({ width: 390, height: 844 });
	await takeScreenshot(page, "stray-phone");
});
