// SPDX-License-Identifier: AGPL-3.0-or-later
// Who else looks at the case that is open, and who writes in it: this page says that it is
// there, as long as it is seen, and shows what it is told.
const AGAIN = 20_000; // ms

const place = (number) => document.querySelector(number ? `[data-presence="${CSS.escape(number)}"]` : "[data-presence]");
const words = (form, leaves) => {
	const data = new URLSearchParams(new FormData(form));
	if (leaves) data.append("leaves", "1");
	return data;
};

export async function sayPresence(number) {
	const form = place(number);
	if (!form || document.hidden) return;
	said = form;
	try {
		const answer = await fetch(form.action, { method: "POST", body: words(form), headers: { "HX-Request": "true" } });
		if (answer.ok && form.isConnected) form.lastElementChild.innerHTML = await answer.text();
	} catch {
		// The line is down: who is there is told again when it is up.
	}
}

const PEEK = 800; // ms: who only walks past has not looked
let said; // the form of the case at which one is known to be
let coming;

function leave() {
	clearTimeout(coming);
	if (said) navigator.sendBeacon(said.action, words(said, true));
	said = null;
}

function enter() {
	clearTimeout(coming);
	coming = setTimeout(() => sayPresence(), PEEK);
}

setInterval(() => sayPresence(), AGAIN);
document.addEventListener("visibilitychange", () => (document.hidden ? leave() : enter()));
addEventListener("pagehide", leave);
document.addEventListener("leave-case", leave);
document.addEventListener("enter-case", enter);
enter();
