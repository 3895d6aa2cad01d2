// SPDX-License-Identifier: AGPL-3.0-or-later
// The staff come in by their password, and nobody else does.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, openBrowser, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const newPage = () => browser.newPage({ baseURL: desk.url });
const path = (page) => new URL(page.url()).pathname;

async function tryToSignIn(page, { mail, password }) {
	await page.getByLabel("Mailadresse").fill(mail);
	await page.getByLabel("Adgangskode").fill(password);
	await page.getByRole("button", { name: "Log ind" }).click();
}

test("a wrong password is told, and the address stays", async () => {
	const page = await newPage();
	await page.goto("/sign-in");
	await tryToSignIn(page, { mail: anna.mail, password: "skranke-dame" });
	await page.getByRole("alert").filter({ hasText: "forkert" }).waitFor();
	assert.equal(await page.getByLabel("Mailadresse").inputValue(), anna.mail);
	assert.equal(await page.getByLabel("Adgangskode").inputValue(), "");
	assert.deepEqual((await page.context().cookies()).filter((c) => c.name === "session"), []);
});

test("the right one leads to the list, under her name", async () => {
	const page = await newPage();
	await signIn(page, anna);
	assert.equal(path(page), "/");
	await page.getByRole("heading", { level: 1, name: "Alle åbne" }).waitFor();
	await page.locator("#cases tr[data-row]").first().waitFor();
	await page.locator(".bar summary").filter({ hasText: anna.name }).waitFor();
});

test("what was asked for before is what one gets", async () => {
	const page = await newPage();
	await page.goto("/cases/closed?after=");
	assert.equal(path(page), "/sign-in");
	await tryToSignIn(page, { ...anna, password: "forkert kode" });
	await page.getByRole("alert").waitFor();
	await tryToSignIn(page, anna);
	await page.getByRole("heading", { level: 1, name: "Lukkede" }).waitFor();
	assert.equal(path(page), "/cases/closed");
});

test("nobody is led to another site", async () => {
	const page = await newPage();
	await page.goto("/sign-in?to=%2F%2Felsewhere.example%2F");
	await tryToSignIn(page, anna);
	await page.locator("#cases").waitFor();
	assert.equal(page.url(), `${desk.url}/`);
});

test("who signs out is out, on the page that he had open as well", async () => {
	const page = await newPage();
	await signIn(page, anna);
	const other = await page.context().newPage();
	await other.goto("/cases/mine");
	await page.locator(".bar summary").click();
	await page.getByRole("button", { name: "Log ud" }).click();
	await page.waitForURL("**/sign-in");
	await page.goto("/customers");
	assert.equal(path(page), "/sign-in");
	await other.getByRole("link", { name: "Kunder" }).first().click();
	await other.waitForURL(/\/sign-in/);
});

test("the sign-in page speaks the language that was chosen", async () => {
	const page = await newPage();
	await page.goto("/sign-in");
	await page.getByRole("button", { name: "English" }).click();
	await page.getByLabel("Password").waitFor();
	assert.equal(await page.locator("html").getAttribute("lang"), "en");
});
