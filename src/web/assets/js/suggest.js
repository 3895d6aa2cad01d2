// SPDX-License-Identifier: AGPL-3.0-or-later
// How a filter that is being typed may go on: below each field with data-suggest, as the
// palette has it. Without a script the filters stand beside the field.
const WAIT = 80; // ms

let field; // where one types
let list; // what is offered; null while nothing is
let later;
let asked = 0;

const options = () => [...list.querySelectorAll("[role=option]")];

function close() {
	asked++;
	clearTimeout(later);
	list?.remove();
	list = null;
	field?.removeAttribute("aria-activedescendant");
	field?.setAttribute("aria-expanded", "false");
}

function light(next) {
	for (const option of options()) option.ariaSelected = String(option === next);
	if (!next) return field.removeAttribute("aria-activedescendant");
	field.setAttribute("aria-activedescendant", next.id);
	next.scrollIntoView({ block: "nearest" });
}

function show(html) {
	list?.remove();
	list = Object.assign(document.createElement("div"), { id: "suggest", className: "caret suggest", innerHTML: html });
	list.setAttribute("role", "listbox");
	list.setAttribute("aria-label", field.getAttribute("aria-label") ?? "");
	if (!options().length) return close();
	options().forEach((option, i) => (option.id = `suggest-${i}`));
	field.after(list);
	field.setAttribute("aria-expanded", "true");
}

async function ask() {
	const mine = ++asked;
	const answer = await fetch(`/palette?${new URLSearchParams({ q: field.value, filters: 1 })}`, { redirect: "error" }).catch(() => null);
	if (!answer?.ok) return;
	const html = await answer.text();
	if (mine === asked) show(html);
}

function choose(option) {
	field.value = option.dataset.complete;
	close();
	field.focus();
	field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Nothing is lit until one goes there: Enter is for what was typed.
function onKey(event) {
	if (!list) return;
	const all = options();
	const at = all.findIndex((option) => option.ariaSelected === "true");
	const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (by) light(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
	else if (event.key === "Enter" && at >= 0) choose(all[at]);
	else if (event.key === "Tab" && at >= 0 && !event.shiftKey) choose(all[at]);
	else if (event.key === "Escape") {
		close();
		event.stopPropagation();
	} else return;
	event.preventDefault();
}

for (const input of document.querySelectorAll("[data-suggest]")) {
	for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggest" })) input.setAttribute(name, value);
	input.addEventListener("input", () => {
		field = input;
		clearTimeout(later);
		asked++;
		if (input.value.trim()) later = setTimeout(ask, WAIT);
		else close();
	});
	input.addEventListener("keydown", onKey);
	input.addEventListener("blur", () => setTimeout(() => document.activeElement !== input && close(), 150));
	input.parentElement.addEventListener("click", (event) => {
		const option = event.target.closest("#suggest [data-complete]");
		if (!option) return;
		event.preventDefault();
		choose(option);
	});
}
