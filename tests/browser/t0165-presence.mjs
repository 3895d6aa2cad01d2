// SPDX-License-Identifier: AGPL-3.0-or-later
// M13: nobody works on the same case as another unknowingly: each sees who looks at it and
// who writes in it. Nobody is kept out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();

async function at(who, path) {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, who);
	if (path) await page.goto(path);
	return page;
}
// Opens a case, and has said so.
async function look(page, path) {
	const said = page.waitForResponse("**/present");
	await page.goto(path);
	await said;
}
const others = (page) => page.locator(".presence");

test("one sees a colleague come, write, stop and go", async () => {
	const hers = await at(anna);
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Skærmen er sort" });
	assert.equal((await others(hers).innerText()).trim(), "");
	const his = await at(birk, `/case/${number}`);
	await others(hers).getByText("Birk Dam ser på sagen").waitFor();
	await others(his).getByText("Anna Berg ser på sagen").waitFor();
	await his.locator("#composer textarea").fill("Jeg prøver");
	await others(hers).getByText("Birk Dam skriver i sagen").waitFor();
	await checkAccess(hers);
	await takeScreenshot(hers, "presence");
	await his.locator("#composer textarea").fill("");
	await others(hers).getByText("Birk Dam ser på sagen").waitFor();
	await his.goto("/customers");
	await others(hers).getByText("Birk Dam").waitFor({ state: "detached" });
});

test("it is there from the first, without JavaScript too", async () => {
	const hers = await at(anna);
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Kassen larmer" });
	await look(hers, `/case/${number}`);
	const context = await browser.newPage({ baseURL: desk.url, javaScriptEnabled: false });
	await signIn(context, birk);
	await context.goto(`/case/${number}`);
	await others(context).getByText("Anna Berg ser på sagen").waitFor();
});

test("it is of that case alone", async () => {
	const hers = await at(anna);
	const one = await openCase(hers, { caller: "Freja Hald", subject: "Den ene" });
	const his = await at(birk);
	await look(his, "/case/1001");
	await look(hers, `/case/${one}`);
	assert.equal((await others(hers).innerText()).trim(), "");
	assert.equal((await others(his).innerText()).trim(), "");
});
