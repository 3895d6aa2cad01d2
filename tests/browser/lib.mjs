// SPDX-License-Identifier: AGPL-3.0-or-later
// lib.mjs - what the browser stories are told with.
//
//   import { test } from "node:test";
//   import { anna, startDesk, openBrowser, signIn, checkAccess, takeScreenshot } from "./lib.mjs";
//
//   const desk = await startDesk();           // a desk of its own, with a made-up past
//   const browser = await openBrowser();      // Debian's Chromium
//   test("an agent signs in", async () => {
//     const page = await browser.newPage({ baseURL: desk.url });
//     await signIn(page, anna);
//     await checkAccess(page);                // axe-core finds nothing
//     await takeScreenshot(page, "list");     // build/screenshots/list.png
//   });
//
// Desk and browser end with the process. A page that logs an error, throws, breaks its
// content security policy, or lacks a part of itself fails the test that is running: see
// newPage(). Nothing waits for a time: it waits until something is seen.

import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import assert from "node:assert/strict";
import { spawn, execFile } from "node:child_process";
import { mkdir, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, afterEach } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const top = fileURLToPath(new URL("../..", import.meta.url));
const build = process.env.SKRANKE_BUILD ?? path.join(top, "build/san");
export const skranke = process.env.SKRANKE ?? path.join(build, "skranke");
const run = promisify(execFile);

// What "skranke ARGS" says, of a command that needs no desk.
export const ask = async (...args) => (await run(skranke, args)).stdout;

// Tries until it gives something, for as long as a slow machine needs.
export async function waitFor(what, attempt, seconds = 60) {
	const deadline = Date.now() + seconds * 1000;
	for (;;) {
		const found = await attempt();
		if (found) return found;
		if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
		await sleep(50);
	}
}

// The administrator of the made-up past, and a colleague of hers.
export const anna = { name: "Anna Berg", mail: "anna@nordlys.example", password: "skranke-demo" };
export const birk = { name: "Birk Dam", mail: "birk@nordlys.example", password: "to katte i et tog" };

// A desk in a folder of its own, on ports of its own, with three customers and the past
// of ten days, and besides anna the colleagues named; an answer goes at once, unless it
// may be undone for some seconds. Gives { url, lmtp, data,
// run(...args) }, where run is "skranke ARGS" on it.
export async function startDesk({ staff = [], options = [], undo = 0, past = ["--seed", "1", "--customers", "3", "--days", "10"] } = {}) {
	const data = await mkdtemp(path.join(tmpdir(), "skranke-browser-"));
	const onData = (...args) => run(skranke, [...args, "--data", data]);
	await onData("simulate", ...past);
	await onData("setting", "undo_seconds", String(undo));
	await onData("setting", "form_seconds", "0"); // a story types faster than anybody
	for (const { name, mail, password } of staff) {
		const adding = onData("staff", "add", "--name", name, "--mail", mail);
		adding.child.stdin.end(`${password}\n`);
		await adding;
	}

	const log = await open(path.join(data, "browser-story.log"), "a");
	const server = spawn(skranke, ["serve", "--data", data, "--listen", "127.0.0.1:0",
		"--lmtp", "127.0.0.1:0", ...options], { stdio: ["ignore", log.fd, log.fd] });
	const ended = new Promise((resolve) => server.once("exit", resolve));
	after(async () => {
		server.kill("SIGTERM");
		const status = await ended;
		await log.close();
		const said = await readFile(path.join(data, "browser-story.log"), "utf8");
		await rm(data, { recursive: true, force: true });
		assert.equal(status, 0, `the desk ended badly:\n${said}`);
	});

	const ports = await waitFor("the desk's ports", async () => {
		assert.equal(server.exitCode, null, "the desk has ended");
		const text = await readFile(path.join(data, "ports"), "utf8").catch(() => "");
		return /^lmtp .*\n/m.test(text) && /^http .*\n/m.test(text) && text;
	});
	const address = (name) => ports.match(new RegExp(`^${name} (.*)$`, "m"))[1];
	return { url: `http://${address("http")}`, lmtp: address("lmtp"), data, run: onData };
}

// Not all that is asked of a browser has a limit of time (a key, evaluate()): one that stands
// still, long on one page, fails its test, and says where, rather than the whole story by
// being silent.
function endStandstill(context, complaints) {
	let standstill;
	const begin = () => {
		clearTimeout(standstill);
		standstill = setTimeout(() => {
			complaints.push(`stood still at ${context.pages().map((page) => page.url()).join(", ")}`);
			context.close();
		}, 150_000);
	};
	begin();
	context.on("page", (page) => page.on("framenavigated", begin));
	context.on("close", () => clearTimeout(standstill));
}

// Debian's Chromium. newPage(options) gives a page in a session of its own: nobody is
// signed in, no cookie is shared. Options are those of playwright's newContext(); args are more
// for Chromium itself.
export async function openBrowser({ args = [] } = {}) {
	const browser = await chromium.launch({
		executablePath: "/usr/bin/chromium",
		headless: true,
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update",
			"--disable-sync", "--disable-dev-shm-usage", ...args],
	});
	const complaints = [];
	after(() => browser.close());
	afterEach(async () => {
		const open = browser.contexts();
		await Promise.all(open.map((context) => context.close()));
		assert.deepEqual(complaints.splice(0), [], "the browser complained");
	});

	return {
		async newPage(options = {}) {
			const context = await browser.newContext({ locale: "da-DK", ...options });
			context.setDefaultTimeout(20_000);
			endStandstill(context, complaints);
			const page = await context.newPage();
			page.on("pageerror", (error) => complaints.push(String(error)));
			page.on("console", (message) => {
				// A form that was refused is an error to the console, too.
				const refused = message.text().startsWith("Failed to load resource");
				// A mail's frame runs nothing, not even what a screenshot needs.
				const still = /^Blocked script execution in .*\/(mail\/\d+|mails\/\w+\/preview)/.test(message.text());
				if (message.type() === "error" && !refused && !still)
					complaints.push(message.text());
			});
			page.on("response", (response) => {
				// A draft that comes after what was sent is refused, as it should be; and so
				// is a form of a case that was sent from beside a list (pane.js).
				const late = response.status() === 409 && response.url().endsWith("/draft");
				const refused = [400, 409].includes(response.status()) && response.request().method() === "POST" &&
					response.request().headers()["hx-request"] !== undefined && /\/case\/\d+\/\w+$/.test(response.url());
				if (response.status() >= 400 && !late && !refused && !response.request().isNavigationRequest())
					complaints.push(`${response.status()} ${response.url()}`);
			});
			return page;
		},
	};
}

// Signs in by the form on /sign-in.
export async function signIn(page, { mail, password }) {
	await page.goto("/sign-in");
	await page.locator('input[name="mail"]').fill(mail);
	await page.locator('input[name="password"]').fill(password);
	await page.locator('input[name="password"]').press("Enter");
	await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

// Opens a case by the call form, of the customer's person who is found by what is typed,
// and gives its number: the page of the case is shown.
export async function openCase(page, { caller, subject, text = "Det virkede i går." }) {
	await page.goto(`/call?q=${encodeURIComponent(caller)}`);
	await page.locator("#found a").first().click();
	await page.locator("#caller .name").waitFor();
	await page.locator('input[name="subject"]').fill(subject);
	await page.locator('textarea[name="text"]').fill(text);
	await page.getByRole("button", { name: "Registrér opkaldet" }).click();
	await page.waitForURL(/\/case\/\d+$/);
	return Number(new URL(page.url()).pathname.split("/").pop());
}

// The menu of what is seldom done to the case that is shown.
export async function openMore(page) {
	await page.locator(".actions .more > summary").click();
	return page.locator(".actions .more[open]");
}

// The path of the link in the newest mail of that kind ("Kvittering", "Lukket …") about
// the case, as the administrator reads it in the outbox.
export async function linkInMail(page, number, kind) {
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: String(number) }).filter({ hasText: kind })
		.first().locator("a.subject").click();
	const text = await page.locator(".outbox-text").innerText();
	return text.match(/https?:\/\/[^/\s]+(\/c\/\S+)/)[1];
}

// The page as it stands can be used by everybody: axe-core finds nothing (WCAG 2.2 AA
// and what is good practice besides).
export async function checkAccess(page, rules) {
	// Legacy: without a second page for frames, which ours do not have.
	const { violations } = await new AxeBuilder({ page }).setLegacyMode()
		.options({ resultTypes: ["violations"], preload: false,
			...(rules && { runOnly: { type: "rule", values: rules } }) }).analyze();
	const faults = violations.flatMap(({ id, help, nodes }) =>
		nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}`));
	assert.deepEqual(faults, []);
}

// build/screenshots/NAME.png, the whole page.
export async function takeScreenshot(page, name) {
	const folder = path.join(top, "build/screenshots");
	await mkdir(folder, { recursive: true });
	await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
