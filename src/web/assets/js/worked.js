// SPDX-License-Identifier: AGPL-3.0-or-later
// How long one has worked at a case: counts while its page is seen and something is done on
// it, and goes on after a reload. What it counted stands in the field of minutes until one
// types there, and goes along with what one sends.
const IDLE = 120_000; // ms without a hand on it
const FORGET = 12 * 3600_000; // ms: what is left from another day is nobody's work now

const shown = document.querySelector("[data-worked]");
const key = shown && `worked:${shown.dataset.who}:${shown.dataset.worked}`;
let touched = Date.now();
let last = Date.now();

function read() {
	const kept = JSON.parse(localStorage.getItem(key) ?? "null");
	return kept && Date.now() - kept.at < FORGET ? kept.ms : 0;
}
const write = (ms) => localStorage.setItem(key, JSON.stringify({ ms, at: Date.now() }));
const minutes = (ms) => (ms < 30_000 ? "" : String(Math.max(1, Math.round(ms / 60_000))));

function show(ms, runs) {
	const seconds = Math.floor(ms / 1000);
	shown.hidden = false;
	shown.classList.toggle("still", !runs);
	shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
	const field = document.querySelector("[data-worked-form] input[name=minutes]");
	if (field && !field.dataset.typed) field.value = minutes(ms);
	for (const other of document.querySelectorAll("form[data-draft] input[name=minutes]"))
		other.placeholder = minutes(ms);
}

function tick() {
	const now = Date.now();
	const runs = !document.hidden && now - touched < IDLE;
	const ms = read() + (runs ? Math.min(now - last, 2000) : 0);
	last = now;
	if (runs) write(ms);
	show(ms, runs);
}

if (shown) {
	for (const hand of ["keydown", "pointermove", "pointerdown", "scroll"])
		addEventListener(hand, () => (touched = Date.now()), { passive: true });
	document.addEventListener("input", ({ target }) => {
		if (target.name === "minutes" && target.closest("[data-worked-form]"))
			target.dataset.typed = "yes";
	});
	// What is sent takes the counted minutes along, unless others were typed.
	document.addEventListener("submit", ({ target, defaultPrevented }) => {
		const field = target.querySelector("input[name=minutes]");
		if (defaultPrevented || !field || !target.matches("[data-worked-form], form[data-draft]")) return;
		if (!field.value) field.value = minutes(read());
		if (field.value) write(0);
	});
	tick();
	setInterval(tick, 1000);
}
