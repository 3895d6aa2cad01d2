// SPDX-License-Identifier: AGPL-3.0-or-later
// Changes of others appear in place. The server says which case changed; what is on the
// screen of it ([data-live]) is asked for again and morphed into what stands there: nothing
// moves that did not change, what one is typing stays, and so does what one has unfolded
// (morphIgnore in the page's head).
import htmx from "./htmx.js";

const SETTLE = 250; // ms: changes that come together are one refresh
const TICK = 60_000; // ms: "in 5 minutes" becomes "in 4 minutes"

let waiting;
let missed = false;

const parts = () => [...document.querySelectorAll("[data-live]")];

// Somebody reads or writes in it: an open menu would close under the hand.
const busy = (part) => part.querySelector("details.pop[open]") !== null;

// Who has not begun to write has seen what came, and may go on from there. Who has is told
// when he sends: it may be that he would write something else now.
function catchUp() {
	const head = document.querySelector("[data-version]");
	const text = document.querySelector("#composer textarea");
	if (head && text && !text.form.dataset.begun)
		text.form.elements.seen.value = head.dataset.version;
}

async function refresh() {
	if (document.hidden) {
		missed = true;
		return;
	}
	missed = false;
	const [first, ...others] = parts().filter((part) => !busy(part));
	if (!first) return;
	await htmx.ajax("GET", document.body.dataset.page ?? location.pathname + location.search, {
		source: first,
		target: first,
		select: `#${first.id}`,
		selectOOB: others.map((part) => `#${part.id}:outerMorph`).join(","),
		swap: "outerMorph",
	});
	catchUp();
}

function soon() {
	clearTimeout(waiting);
	waiting = setTimeout(refresh, SETTLE);
}

// A page of one case cares for that case only; a list for all.
function cares(number) {
	const page = document.querySelector("[data-case]");
	return !page || page.dataset.case === number;
}

if (parts().length) {
	const events = new EventSource("/live");
	let told = document.body.dataset.told;
	events.addEventListener("case", (event) => cares(event.data.trim()) && soon());
	events.addEventListener("list", soon);
	events.addEventListener("outage", soon);
	events.addEventListener("hello", (event) => {
		// What happened on the way here, or while the line was down, is not told again.
		if (event.data !== told) soon();
		told = event.data;
	});
	setInterval(soon, TICK);
	document.addEventListener("visibilitychange", () => !document.hidden && missed && soon());
	addEventListener("pagehide", () => events.close());
}
