// SPDX-License-Identifier: AGPL-3.0-or-later
// The keyboard. A page names its keys itself: whatever has data-key is pressed by that
// key, and whatever has data-row is walked through with j and k.
import { bulkTarget, pick } from "./bulk.js";
import { close } from "./menus.js";
import { peek } from "./pane.js";

// Where one is: the row of the focus, else of the case that is open beside the list.
export const rowHere = () => document.activeElement.closest?.("[data-row]") ?? document.querySelector("tr.here");

// The row beside it, in the next page of the list if need be; at the ends, itself.
function next(row, step) {
	if (!row) return document.querySelector("[data-row]");
	const [way, end] = step > 0 ? ["nextElementSibling", "firstElementChild"] : ["previousElementSibling", "lastElementChild"];
	let at = row;
	do at = at[way] ?? at.parentElement[way]?.[end];
	while (at && !at.matches("[data-row]"));
	return at ?? row;
}

function walk(step) {
	const to = next(rowHere(), step);
	if (!to) return;
	to.querySelector("a").focus({ preventScroll: true });
	to.scrollIntoView({ block: "nearest" });
	to.dispatchEvent(new CustomEvent("row", { bubbles: true }));
}

export function press(target) {
	if (target.matches("summary")) {
		const pop = target.parentElement;
		const menu = pop.parentElement.closest("details.more");
		pop.open = !pop.open || menu?.open === false;
		if (menu) menu.open = true;
		(pop.open && pop.querySelector("select, textarea, input:not([type=hidden]), button") || target).focus();
	} else if (target.matches("input[type=radio]")) {
		target.click();
		target.form.querySelector("textarea").focus();
	} else if (target.matches("input, textarea")) {
		target.focus();
		target.select?.();
	} else target.click();
}

const keyed = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

// What a key can do to a case it does to the one where one is: it is opened for that.
const OPENS = document.getElementById("keys")?.dataset.opens ?? "";
async function openAndPress(key) {
	await peek(rowHere());
	const target = keyed(key);
	if (target) press(target);
}

function pressKey(key) {
	const target = bulkTarget(key, rowHere()) ?? keyed(key);
	if (target) press(target);
	else if (OPENS.includes(key) && rowHere() && document.querySelector(".work:not(.open)")) openAndPress(key);
	else return false;
	return true;
}

// Of a form with several menus: the button of the menu in which one types.
const ownButton = (field) => field.form?.contains(field.closest(".pop-body")) && field.closest(".pop-body").querySelector("button");

// true: it was a key that sends.
function send(event, field) {
	const always = event.ctrlKey || event.metaKey;
	const own = ownButton(field);
	if (!always && (!own || !field.matches("input"))) return false;
	event.preventDefault();
	field.form?.requestSubmit(own || undefined);
	return true;
}

function leave() {
	const open = document.querySelector("details.pop[open]");
	if (open) {
		close(open);
		open.querySelector("summary").focus();
	} else if (!document.querySelector(".work.open, #cases [name=case]:checked") || document.activeElement.matches(":not(.pane *):is(input, textarea, select)")) document.activeElement.blur();
	else document.dispatchEvent(new CustomEvent("leave", { cancelable: true }));
}

document.addEventListener("keydown", (event) => {
	const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
	if (event.key === "Escape") return document.querySelector("dialog[open]") ? undefined : leave();
	if (event.key === "Enter" && typing && send(event, typing)) return;
	if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1);
	else if (event.key.toLowerCase() === "x" && pick(rowHere(), event.shiftKey)) { /* picked */ }
	else if (event.key === " ") {
		if (!event.target.matches("a.subject, body, .pane *:not(button, summary)") || !rowHere() || !peek(rowHere())) return;
	}
	else if (!pressKey(event.key)) return;
	event.preventDefault();
});
