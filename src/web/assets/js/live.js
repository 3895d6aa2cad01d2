// SPDX-License-Identifier: AGPL-3.0-or-later
// Changes of others appear in place. The server says which case changed; what is on the
// screen of it ([data-live]) is asked for again and morphed into what stands there: nothing
// moves that did not change, what one is typing stays, and so does what one has unfolded
// (morphIgnore in the page's head). What is told is numbered, and the page says up to which
// number it is true (#nav): what it shows already is not asked for again, however late one
// hears of it.
import htmx from "./htmx.js";
import { sayPresence } from "./presence.js";
import { askFor, isAwaited, takeRows, tell } from "./rows.js";

const SETTLE = 250; // ms: changes that come together are one refresh
const TICK = 60_000; // ms: "in 5 minutes" becomes "in 4 minutes"

let waiting;
let asking = false;
let isWhole = false; // what is on the screen may have grown old
let missed = false;
let wanted = ""; // the number of the last that is to be seen here

// A number is "start of the server.count": those of another start say nothing.
function shows(number) {
	const [start, count] = number.split(".");
	const [ours, told] = document.getElementById("nav").dataset.told.split(".");
	return start === ours && Number(count) <= Number(told);
}

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

async function ask([first, ...others]) {
	if (!first) return;
	const page = document.body.dataset.page ?? location.pathname + location.search;
	const whole = isWhole;
	isWhole = false;
	await htmx.ajax("GET", askFor(page, whole), {
		isLive: true,
		source: first,
		target: first,
		select: `#${first.id}`,
		selectOOB: others.map((part) => `#${part.id}:outerMorph`).join(","),
		swap: "outerMorph",
	});
	catchUp();
}

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => ctx.isLive && takeRows(ctx.text));

async function refresh() {
	missed = document.hidden;
	if (missed || asking || (shows(wanted) && !isAwaited())) return;
	wanted = "";
	asking = true;
	try {
		await ask(parts().filter((part) => !busy(part)));
	} finally {
		asking = false;
	}
	if (wanted) soon();
}

function soon(number = wanted) {
	wanted = number;
	clearTimeout(waiting);
	waiting = setTimeout(refresh, SETTLE);
}

// A page of one case cares for that case only; a list for all.
function cares(number) {
	const page = document.querySelector(".main > [data-case]");
	return !page || page.dataset.case === number;
}

function onCase(event) {
	const number = event.data.trim();
	if (!cares(number)) return;
	tell(number);
	soon(event.lastEventId);
}

// Nobody says what changed.
function onAny(event) {
	if (shows(event.lastEventId)) return;
	tell();
	isWhole = true;
	soon(event.lastEventId);
}

// A call comes, is answered or ends: the card is all that changes.
async function onRing() {
	const answer = await fetch("/call/ringing", { headers: { "HX-Request": "true" } });
	if (answer.ok) document.getElementById("rings").innerHTML = await answer.text();
}

function onTime() {
	isWhole = true;
	soon("tick");
}

if (parts().length) {
	const events = new EventSource("/live");
	events.addEventListener("case", onCase);
	events.addEventListener("list", onAny);
	events.addEventListener("outage", (event) => soon(event.lastEventId));
	events.addEventListener("ring", onRing);
	events.addEventListener("presence", (event) => sayPresence(event.data.trim()));
	// What happened on the way here, or while the line was down, is not told again.
	events.addEventListener("hello", onAny);
	setInterval(onTime, TICK);
	document.addEventListener("visibilitychange", () => !document.hidden && missed && soon());
	addEventListener("pagehide", () => events.close());
}
