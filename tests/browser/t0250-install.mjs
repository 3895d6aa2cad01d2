// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk as a program of its own on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, openBrowser, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();

test("a phone can install it: the browser has nothing to object", async () => {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	const devtools = await page.context().newCDPSession(page);
	const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
	// Playwright's pages are private windows, in which nothing is installed.
	assert.deepEqual(installabilityErrors.filter((e) => e.errorId !== "in-incognito"), []);
	const { data } = await devtools.send("Page.getAppManifest");
	const manifest = JSON.parse(data);
	assert.equal(manifest.name, "Nordlys IT");
	for (const { src, sizes, type } of manifest.icons) {
		const icon = await page.request.get(src);
		assert.equal(icon.headers()["content-type"], type);
		if (type !== "image/png") continue;
		const width = await page.evaluate(async (url) => {
			const img = new Image();
			img.src = url;
			await img.decode();
			return img.naturalWidth;
		}, src);
		assert.equal(`${width}x${width}`, sizes);
	}
	await page.close();
});
