// SPDX-License-Identifier: AGPL-3.0-or-later
// The rows of a list that one works from: more of them come as one scrolls, and what others
// change is seen in place. While somebody reads, nothing moves under his eyes: a row that
// leaves or belongs elsewhere is marked, what is new is counted, and all of it is done when
// he asks for it or turns away.
import htmx from "./htmx.js";
import { markRow, paneIsOpen } from "./pane.js";

export const list = document.querySelector("#cases[data-rows]");
const MOST = 100; // rows that are asked for at once
const AHEAD = "1500px 0px"; // how early the next page is fetched
const TURNED = 300; // px from the top: who has scrolled reads

const told = new Set(); // numbers that have changed and were not asked for yet
const news = new Set(); // numbers that are in the list, and not on the screen
let asked = [];
let isOther = false; // something changed of which nobody told what

const rowOf = (number) => document.getElementById(`case-${number}`);
const parse = (text) => new DOMParser().parseFromString(text, "text/html");
const words = () => document.querySelector("[data-news]").dataset;

const isReading = () =>
	paneIsOpen() || scrollY > TURNED || list.matches(":hover") ||
	list.contains(document.activeElement) || list.querySelector("[name=case]:checked") !== null;

export function tell(number) {
	if (number === undefined) isOther = true;
	else if (number !== "0") told.add(number);
}

// Has a row that may be in the list not been asked for yet?
export const isAwaited = () => list !== null && told.size > 0;

function onScreen() {
	const numbers = [];
	const seen = ({ top, bottom }) => bottom > 0 && top < innerHeight;
	for (const body of list.querySelectorAll("tbody"))
		if (seen(body.getBoundingClientRect()))
			for (const row of body.querySelectorAll("[data-row]"))
				if (seen(row.getBoundingClientRect())) numbers.push(row.id.slice("case-".length));
	return numbers;
}

// The address that tells how those rows are by now that changed, and with them the rest of
// the page. whole: those on the screen as well, since time has passed.
export function askFor(path, whole) {
	if (!list) return path;
	const numbers = new Set([...told, ...(whole ? onScreen() : [])]);
	if (numbers.size > MOST) isOther = true;
	asked = [...numbers].slice(0, MOST);
	told.clear();
	const url = new URL(path, location.href);
	url.searchParams.set("only", asked.join(","));
	return url.pathname + url.search;
}

// Each cell by itself: the focus stays in its own.
function update(row, now) {
	[...row.cells].forEach((cell, i) => {
		const other = now.cells[i];
		if (!other || cell.matches(".c-pick") || cell.innerHTML === other.innerHTML) return;
		if (!cell.contains(document.activeElement)) cell.innerHTML = other.innerHTML;
		else for (const part of ["a.subject", ".sub", ".category"]) cell.querySelector(part).innerHTML = other.querySelector(part).innerHTML;
	});
	row.dataset.at = now.dataset.at;
	row.classList.remove("gone");
}

function neighbour(row, way) {
	let at = row;
	do at = at[way] ?? at.parentElement[way]?.[way === "nextElementSibling" ? "firstElementChild" : "lastElementChild"];
	while (at && !at.dataset?.at && !at.matches("tbody, thead"));
	return at?.dataset?.at ? at : null;
}

// "instant.number": which comes first?
function isBefore(one, other) {
	const [a, b] = [one, other].map((at) => at.split(".").map(Number));
	return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

const inOrder = (row) => {
	const [before, after] = [neighbour(row, "previousElementSibling"), neighbour(row, "nextElementSibling")];
	const falls = list.querySelector("table").hasAttribute("data-falls");
	const right = (one, other) => isBefore(one.dataset.at, other.dataset.at) !== falls;
	return (!before || right(before, row)) && (!after || right(row, after));
};

const isComplete = () => !list.querySelector(".pages [rel=next]");

function isWithin(now) {
	const rows = list.querySelectorAll("[data-row]");
	const last = rows[rows.length - 1];
	return !last || isComplete() || !now.dataset.at || isBefore(now.dataset.at, last.dataset.at) !== list.querySelector("table").hasAttribute("data-falls");
}

export function takeRows(text) {
	if (!list) return;
	const doc = parse(text);
	const fresh = new Map([...doc.querySelectorAll("#cases [data-row]")].map((row) => [row.id, row]));
	for (const number of asked) {
		const [row, now] = [rowOf(number), fresh.get(`case-${number}`)];
		news.delete(number);
		if (row && now) {
			const moved = now.dataset.at !== row.dataset.at;
			update(row, now);
			if (moved) row.classList.toggle("moves", !inOrder(row));
			row.title = row.matches(".moves") ? words().moves : "";
		} else if (row) {
			row.classList.add("gone");
			row.title = words().gone;
		} else if (now && isWithin(now)) news.add(number);
	}
	asked = [];
	list.dataset.asOf = doc.getElementById("cases").dataset.asOf ?? "";
	settle();
}

const isPending = () => isOther || news.size > 0 || list.querySelector("tr.moves, tr.gone") !== null;

function say() {
	const line = document.getElementById("news");
	const button = line.querySelector("button");
	const { one, many, other } = words();
	line.hidden = !isPending();
	button.textContent = news.size === 1 ? one : news.size ? many.replace("#", news.size) : other;
	button.append(Object.assign(document.createElement("kbd"), { textContent: "." }));
}

// The list as it is now, from its beginning.
export async function showAsItIs() {
	const url = new URL(location.href);
	for (const name of ["after", "case"]) url.searchParams.delete(name);
	news.clear();
	isOther = false;
	const picked = [...list.querySelectorAll("[name=case]:checked")].map((box) => box.value);
	await htmx.ajax("GET", url.pathname + url.search, { source: list, target: list, select: "#cases", swap: "outerMorph" });
	for (const box of list.querySelectorAll("[name=case]")) box.checked = picked.includes(box.value);
	for (const row of list.querySelectorAll("tr.moves, tr.gone")) row.classList.remove("moves", "gone");
	list.dispatchEvent(new Event("change", { bubbles: true }));
	markRow();
	watchEnd();
	say();
}

function settle() {
	if (isPending() && !isReading()) return showAsItIs();
	return say();
}

/* --- more of them --- */

function dropTwice(body) {
	for (const row of body.querySelectorAll("[data-row]")) if (document.getElementById(row.id)) row.remove();
	const groups = list.querySelectorAll("tr.group");
	const first = body.querySelector("tr.group");
	if (first && groups.length && groups[groups.length - 1].textContent === first.textContent) first.remove();
}

async function more(link) {
	const answer = await fetch(link.href, { headers: { "HX-Request": "true" }, redirect: "error" }).catch(() => null);
	if (!answer?.ok || !link.isConnected) return;
	const page = parse(await answer.text());
	const [body, pages] = [page.querySelector("#cases tbody"), page.querySelector("#cases .pages [rel=next]")];
	if (body) {
		dropTwice(body);
		list.querySelector("table").append(document.adoptNode(body));
	}
	if (pages) link.replaceWith(document.adoptNode(pages));
	else link.closest(".pages").remove();
	watchEnd();
}

const end = new IntersectionObserver((seen) => {
	for (const { isIntersecting, target } of seen)
		if (isIntersecting) {
			end.unobserve(target);
			more(target);
		}
}, { rootMargin: AHEAD });

function watchEnd() {
	const link = list.querySelector(".pages [rel=next]");
	end.disconnect();
	if (link) end.observe(link);
}

if (list) {
	watchEnd();
	const turned = () => setTimeout(() => isPending() && settle(), 200);
	list.addEventListener("pointerleave", turned);
	list.addEventListener("focusout", turned);
	document.addEventListener("list-left", turned);
	addEventListener("scrollend", turned);
	document.addEventListener("click", (event) => event.target.closest("[data-news]") && showAsItIs().then(() => scrollTo(0, 0)));
}
