// SPDX-License-Identifier: AGPL-3.0-or-later
// A page that cannot be fetched is answered with one that says so, instead of the browser's own.
// Nothing else is kept: what a case says is never older than the desk.
const OFFLINE = "/offline";

self.addEventListener("install", (event) => event.waitUntil(
	caches.open("offline").then((kept) => kept.add(new Request(OFFLINE, { cache: "reload" })))
		.then(() => self.skipWaiting())));

// To start the worker must not hold up a page that is asked for meanwhile.
self.addEventListener("activate", (event) => event.waitUntil(
	self.registration.navigationPreload?.enable().then(() => self.clients.claim())));

async function fetched(event) {
	try {
		return (await event.preloadResponse) ?? (await fetch(event.request));
	} catch (problem) {
		return (await caches.match(OFFLINE)) ?? Promise.reject(problem);
	}
}

self.addEventListener("fetch", (event) => event.request.mode === "navigate" && event.respondWith(fetched(event)));
