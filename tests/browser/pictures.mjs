// SPDX-License-Identifier: AGPL-3.0-or-later
// pictures.mjs - what the README shows, of the demo desk. Run by script/pictures.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { anna, openBrowser, signIn, startDesk } from "./lib.mjs";

const folder = path.resolve(process.env.PICTURES);
const desk = await startDesk({ past: ["--demo"] });
const browser = await openBrowser();

test("the pictures are taken", async () => {
	const page = await browser.newPage({ baseURL: desk.url, viewport: { width: 1360, height: 850 } });
	await mkdir(folder, { recursive: true });
	await signIn(page, anna);
	await page.goto("/");
	await page.screenshot({ path: path.join(folder, "list.png") });
	await page.locator("main a[href^='/case/']").nth(1).click();
	await page.waitForURL(/\/case\//);
	await page.screenshot({ path: path.join(folder, "case.png") });
});
