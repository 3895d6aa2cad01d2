// SPDX-License-Identifier: AGPL-3.0-or-later
// pictures.mjs - what the README shows, of the demo desk. Run by script/pictures.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { openBrowser, signIn, startDesk } from "./lib.mjs";

const folder = path.resolve(process.env.PICTURES);
const desk = await startDesk();
const browser = await openBrowser();

test("the pictures are taken", async () => {
	const page = await browser.newPage({ baseURL: desk.url, viewport: { width: 1360, height: 850 } });
	await mkdir(folder, { recursive: true });
	await signIn(page, { mail: "anna@nordlys.example", password: "skranke-demo" });
	await page.goto("/");
	await page.screenshot({ path: path.join(folder, "list.png") });
	await page.locator("main a[href^='/case/']").first().click();
	await page.waitForURL(/\/case\//);
	await page.screenshot({ path: path.join(folder, "case.png") });
});
