// SPDX-License-Identifier: AGPL-3.0-or-later
// Picking cases in a list: x, Shift+x and Shift+click from the last one, all that are shown.
// The keys that change a case change those that are picked; where none is, and none is open
// beside the list, the one where one is. Without this the boxes are ticked by hand.
import { paneIsOpen } from "./pane.js";

const form = document.getElementById("bulk");
let last; // the box that was picked last

// Of this alone it is said what is picked, however many rows there are.
const PICKED = "#cases [name=case]:checked";
const boxes = () => [...document.querySelectorAll("#cases [name=case]")];
const picked = () => [...document.querySelectorAll(PICKED)];
const boxOf = (row) => row?.querySelector("[name=case]");

function say() {
	const now = picked();
	const n = now.length;
	for (const row of document.querySelectorAll("#cases tr.picked")) row.classList.remove("picked");
	for (const box of now) box.closest("tr").classList.add("picked");
	form.closest(".work").classList.toggle("picking", n > 0);
	const output = form.querySelector("output");
	output.textContent = n === 1 ? output.dataset.one : output.dataset.many.replace("#", n);
	const all = document.querySelector("[data-pick-all]");
	if (!all) return;
	all.checked = n > 0 && n === document.getElementsByName("case").length;
	all.indeterminate = n > 0 && !all.checked;
}

function range(box) {
	const all = boxes();
	const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
	if (from < 0) return;
	for (const one of all.slice(from, to + 1)) one.checked = true;
}

export function pick(row, toLast) {
	const box = boxOf(row);
	if (!form || !box) return false;
	if (toLast && last) range(box);
	else box.checked = !box.checked;
	last = box;
	say();
	return true;
}

// What that key presses of what can be done to the picked; null: nothing.
export function bulkTarget(key, row) {
	const target = form?.querySelector(`[data-bulk-key="${CSS.escape(key)}"]`);
	if (!target) return null;
	if (!picked().length) {
		if (paneIsOpen() || !boxOf(row)) return null;
		pick(row);
	}
	return target;
}

if (form) {
	const all = document.querySelector("[data-pick-all]");
	if (all) all.hidden = false;
	document.addEventListener("change", (event) => {
		if (event.target.matches("[data-pick-all]")) for (const box of boxes()) box.checked = event.target.checked;
		if (event.target.closest("#cases")) say();
	});
	document.addEventListener("click", (event) => {
		if (!event.target.matches("#cases [name=case]")) return;
		if (event.shiftKey && last) range(event.target);
		last = event.target;
		say();
	});
	document.addEventListener("leave", (event) => {
		if (!picked().length) return;
		for (const box of picked()) box.checked = false;
		say();
		event.preventDefault();
	});
	// However many: the boxes of a form are limited, a list of numbers is not.
	form.addEventListener("formdata", ({ formData }) => {
		formData.delete("case");
		formData.set("cases", picked().map((box) => box.value).join(","));
		formData.set("back", location.pathname + location.search);
		formData.set("as_of", document.getElementById("cases").dataset.asOf ?? formData.get("as_of"));
	});
	say();
}
