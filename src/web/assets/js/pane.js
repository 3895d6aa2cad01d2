// SPDX-License-Identifier: AGPL-3.0-or-later
// The case beside the list. On a wide screen what is clicked in a list opens beside it, and
// the list keeps its place; j and k move on, and the pane follows. The address names the
// case, so that back, forward and sharing work.
import htmx from "./htmx.js";

const wide = matchMedia("(min-width: 70rem)");
const work = document.querySelector(".work");
const pane = document.getElementById("pane");
const grip = document.querySelector(".pane-grip");
const PAUSE = 90; // ms that a row is stayed at before it is fetched
const [LEAST, USUAL, MOST] = [30, 52, 75]; // % of the width

let shown; // the number whose case is wanted
let coming;
let pressed; // the row on which the button went down, and the answer to come
let later;

const rowOf = (number) => document.getElementById(`case-${number}`);
const numberOf = (row) => row.id.slice("case-".length);
const isOpen = () => work?.classList.contains("open");
export const paneIsOpen = isOpen;

function remember(open) {
	localStorage.setItem("pane", open ? "open" : "");
}

function address(number, push) {
	const url = new URL(location.href);
	if (number) url.searchParams.set("case", number);
	else url.searchParams.delete("case");
	if (url.href !== location.href) history[push ? "pushState" : "replaceState"](null, "", url);
}

export function markRow() {
	for (const row of document.querySelectorAll("#cases tr.here")) row.classList.remove("here");
	if (isOpen() && shown) rowOf(shown)?.classList.add("here");
}

const ask = (number, options) => fetch(`/case/${number}/pane`, options);

async function load(number) {
	coming?.abort();
	coming = new AbortController();
	const asked = pressed?.number === number ? pressed.answer : ask(number, { signal: coming.signal });
	pressed = undefined;
	pane.setAttribute("aria-busy", "true");
	const answer = await asked;
	if (answer.redirected) return location.reload(); // the session has ended
	if (!answer.ok) return close();
	const text = await answer.text();
	if (shown !== number) return;
	const other = pane.querySelector("[data-case]")?.dataset.case !== number;
	document.dispatchEvent(new CustomEvent("leave-case"));
	pane.innerHTML = text;
	pane.querySelectorAll(".composer").forEach((form) => htmx.process(form)); // a merged case has none
	document.dispatchEvent(new CustomEvent("enter-case"));
	pane.removeAttribute("aria-busy");
	if (other) pane.scrollTop = 0;
}

const loading = (number) => load(number).catch((error) => error.name === "AbortError" || pane.removeAttribute("aria-busy"));

// What is waited for is asked for first; the rest is done meanwhile.
function show(number, { push = false, wait = 0 } = {}) {
	shown = number;
	clearTimeout(later);
	const there = wait
		? new Promise((done) => { later = setTimeout(() => done(loading(number)), wait); })
		: loading(number);
	work.classList.add("open");
	address(number, push);
	markRow();
	remember(true);
	return there;
}

function close() {
	clearTimeout(later);
	coming?.abort();
	const row = shown && rowOf(shown);
	document.dispatchEvent(new CustomEvent("leave-case"));
	work.classList.remove("open");
	remember(false);
	shown = undefined;
	pane.replaceChildren();
	address(null, false);
	markRow();
	row?.querySelector("a.subject").focus({ preventScroll: true });
	document.dispatchEvent(new CustomEvent("list-left"));
}

// Opens the row's case beside the list, or reads on in it if it is open already.
export function peek(row) {
	if (!work || !wide.matches || !row) return undefined;
	if (!isOpen() || shown !== numberOf(row)) return show(numberOf(row), { push: !isOpen() });
	pane.scrollBy({ top: pane.clientHeight * 0.8 });
	return true;
}

// What is sent from the pane is done in the pane.
async function send(form, submitter) {
	const button = submitter?.hasAttribute("formaction") ? submitter : null;
	const fields = new FormData(form, submitter);
	const plain = (submitter?.getAttribute("formenctype") ?? form.enctype) !== "multipart/form-data";
	const number = shown;
	const answer = await fetch(button?.formAction ?? form.action, {
		method: "POST",
		body: plain ? new URLSearchParams(fields) : fields,
		headers: { "HX-Request": "true" },
	});
	const to = answer.redirected && new URL(answer.url).pathname.match(/^\/case\/(\d+)$/);
	if (to) {
		form.querySelector("textarea")?.form.reset(); // it was sent: nobody is asked when he leaves
		return show(to[1]);
	}
	if (answer.redirected) return location.assign(answer.url);
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	const problem = page.getElementById("problem");
	if (!problem || number !== shown) throw new Error(String(answer.status));
	pane.querySelector("#problem")?.remove();
	pane.querySelector("#case-head").after(problem);
	problem.scrollIntoView({ block: "nearest" });
	const { version } = page.querySelector("[data-version]").dataset;
	for (const seen of pane.querySelectorAll("[name=seen]")) seen.value = version;
	return undefined;
}

function onSubmit(event) {
	const form = event.target;
	if (event.defaultPrevented || form.method !== "post" || !pane.contains(form)) return;
	event.preventDefault();
	send(form, event.submitter)
		.catch(() => form.submit()) // as without a script: the answer is a page
		.finally(() => delete form.dataset.sent);
}

// The row that a plain press of the mouse is on.
function pointedAt(event) {
	if (!wide.matches || !event.detail || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
	const row = event.target.closest("[data-row]");
	const other = event.target.closest("a:not(.subject), button, input, label, summary");
	return row && !other && work.contains(row) ? row : undefined;
}

// Until the button is let go there is time: the case is asked for already.
function onPress(event) {
	const row = pointedAt(event);
	const number = row && numberOf(row);
	pressed = undefined;
	if (!row || number === shown) return;
	pressed = { number, answer: ask(number) };
	pressed.answer.catch(() => {}); // who waits for it is told
}

function onClick(event) {
	if (event.target.closest("[data-pane-close]")) return close();
	const row = pointedAt(event);
	if (!row || getSelection().toString()) return undefined;
	event.preventDefault();
	row.querySelector("a.subject").focus({ preventScroll: true });
	return show(numberOf(row), { push: true });
}

function size(percent) {
	const width = Math.round(Math.min(Math.max(percent, LEAST), MOST));
	work.style.setProperty("--pane", `${width}%`);
	grip.setAttribute("aria-valuenow", width);
	localStorage.setItem("pane-width", width);
}

function onGrip(event) {
	const { left, width } = work.getBoundingClientRect();
	if (event.type === "dblclick") size(USUAL);
	else if (event.type === "pointerdown") grip.setPointerCapture(event.pointerId);
	else if (event.type === "pointermove" && grip.hasPointerCapture(event.pointerId)) size(((left + width - event.clientX) / width) * 100);
	else if (event.type === "keydown") {
		const by = { ArrowLeft: 2, ArrowRight: -2 }[event.key];
		if (!by) return;
		size(Number(grip.getAttribute("aria-valuenow")) + by);
	} else return;
	event.preventDefault();
}

function begin() {
	const asked = new URLSearchParams(location.search).get("case");
	if (asked && !wide.matches) return location.replace(`/case/${asked}`);
	if (asked && isOpen()) {
		shown = asked;
		remember(true);
		return markRow();
	}
	const first = document.querySelector("#cases [data-row]");
	if (wide.matches && first && localStorage.getItem("pane") === "open") return show(numberOf(first));
	return undefined;
}

if (work) {
	size(Number(localStorage.getItem("pane-width")) || USUAL);
	for (const kind of ["pointerdown", "pointermove", "keydown", "dblclick"]) grip.addEventListener(kind, onGrip);
	document.addEventListener("submit", onSubmit);
	document.addEventListener("mousedown", onPress);
	document.addEventListener("click", onClick);
	document.addEventListener("row", ({ target }) => isOpen() && show(numberOf(target), { wait: PAUSE }));
	document.addEventListener("leave", (event) => {
		if (event.defaultPrevented) return;
		const row = shown && rowOf(shown);
		if (row && document.activeElement.matches(".pane :is(input, textarea, select)")) row.querySelector("a.subject").focus({ preventScroll: true });
		else if (isOpen()) close();
	});
	addEventListener("popstate", () => {
		const number = new URLSearchParams(location.search).get("case");
		if (number) show(number);
		else if (isOpen()) close();
	});
	begin();
}
