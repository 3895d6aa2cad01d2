// SPDX-License-Identifier: AGPL-3.0-or-later
// The palette (Ctrl+K): everything that the page can do and everywhere that one can go, read
// off the page itself, and what the desk finds of cases, customers and people.
import { press } from "./keys.js";

const palette = document.getElementById("palette");
const input = palette?.querySelector("input");
const list = palette?.querySelector("[role=listbox]");
const none = palette?.querySelector("[role=status]");
const folded = (text) => text.toLocaleLowerCase("da").replaceAll("å", "aa").replaceAll("æ", "ae").replaceAll("ø", "oe");

// What an element is called, without the key that stands in it.
function nameOf(element) {
	const copy = element.cloneNode(true);
	for (const kbd of copy.querySelectorAll("kbd, .count, svg")) kbd.remove();
	return (copy.textContent.trim() || element.getAttribute("aria-label") || "").replace(/\s+/g, " ");
}

// What a menu offers is done at once; in a form it is chosen, and the rest is one's own.
function choose(pop, choice) {
	if (choice.matches(".choices button")) return choice.click();
	if (!pop.open) press(pop.querySelector("summary"));
	if (choice.matches("option")) choice.selected = true;
	(choice.matches("option") ? choice.parentElement : choice.form.querySelector("textarea, input:not([type=hidden]), select") ?? choice).focus();
}

function choices(pop) {
	const what = nameOf(pop.querySelector("summary"));
	return [...pop.querySelectorAll(".choices button:not([aria-pressed]), select option:not([value='']), .form-end button[name]")].map((choice) => ({
		name: `${what}: ${nameOf(choice)}`,
		act: () => choose(pop, choice),
	}));
}

function commands() {
	const here = [];
	for (const element of document.querySelectorAll(".main :is(.actions summary, .actions button[name], .actions a, [data-key])")) {
		if (element.closest(".pop-body:not(.more > *), .sub-body") || element.matches("textarea, .more > summary")) continue;
		const named = element.matches("input") ? element.closest("label") : element;
		if (named && nameOf(named)) here.push({ name: nameOf(named), key: element.dataset.key, act: () => press(element) });
	}
	for (const pop of document.querySelectorAll(".main .actions details:not(.more)")) here.push(...choices(pop));
	const go = [...document.querySelectorAll(".nav a, .bar-end .menu :is(a, button), .bar-end > button:not([data-palette])")].map((link) => ({
		name: nameOf(link),
		key: link.dataset.key,
		act: () => link.click(),
	}));
	return { here, go };
}

const fits = (name, words) => words.every((word) => folded(name).split(/[^\p{L}\p{N}]+/u).some((own) => own.startsWith(word)));

function group(name, options) {
	if (!options.length) return;
	const box = document.createElement("div");
	box.setAttribute("role", "group");
	box.setAttribute("aria-label", name);
	box.append(Object.assign(document.createElement("p"), { textContent: name, className: "palette-group", ariaHidden: "true" }), ...options);
	list.append(box);
}

function optionOf({ name, key, act }) {
	const option = document.createElement("div");
	option.setAttribute("role", "option");
	option.append(Object.assign(document.createElement("span"), { textContent: name }));
	if (key) option.append(Object.assign(document.createElement("kbd"), { textContent: key }));
	// What it opens is not to be closed by this click beside it (menus.js).
	option.addEventListener("click", (event) => {
		event.stopPropagation();
		palette.close();
		act();
	});
	return option;
}

const options = () => [...list.querySelectorAll("[role=option]")];

function light(next) {
	for (const option of options()) option.ariaSelected = String(option === next);
	if (!next) return input.removeAttribute("aria-activedescendant");
	next.id ||= `palette-${options().indexOf(next)}`;
	input.setAttribute("aria-activedescendant", next.id);
	next.scrollIntoView({ block: "nearest" });
}

function show(found) {
	const words = folded(input.value).split(/\s+/).filter(Boolean);
	const { here, go } = commands();
	const fitting = (all) => all.filter(({ name }) => fits(name, words)).map(optionOf);
	list.replaceChildren();
	// Nothing typed: the choices within menus would be too many.
	group(list.dataset.here, fitting(words.length ? here : here.filter(({ name }) => !name.includes(": "))));
	group(list.dataset.found, found);
	group(list.dataset.go, fitting(go));
	options().forEach((option, i) => (option.id = `palette-${i}`));
	none.hidden = options().length > 0;
	light(options()[0]);
}

let asked = 0;
let later;
async function ask() {
	const mine = ++asked;
	const answer = await fetch(`/palette?q=${encodeURIComponent(input.value)}`, { redirect: "error" }).catch(() => null);
	if (mine !== asked || !answer?.ok) return;
	const box = document.createElement("template");
	box.innerHTML = await answer.text();
	if (mine === asked) show([...box.content.children]);
}

function open() {
	input.value = "";
	asked++;
	show([]);
	palette.showModal();
	input.focus();
}

function step(by) {
	const all = options();
	const at = all.findIndex((option) => option.ariaSelected === "true");
	light(all[(at + by + all.length) % all.length]);
}

if (palette) {
	input.addEventListener("input", () => {
		show([]);
		clearTimeout(later);
		asked++;
		if (input.value.trim()) later = setTimeout(ask, 100);
	});
	// A filter that is being typed goes on in the field.
	list.addEventListener("click", (event) => {
		const option = event.target.closest("[data-complete]");
		if (!option) return;
		event.preventDefault();
		event.stopPropagation();
		input.value = option.dataset.complete;
		input.focus();
		input.dispatchEvent(new Event("input"));
	});
	palette.addEventListener("keydown", (event) => {
		const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (by) step(by);
		else if (event.key === "Enter") options().find((option) => option.ariaSelected === "true")?.click();
		else return;
		event.preventDefault();
		event.stopPropagation();
	});
	// A click beside it closes it.
	palette.addEventListener("click", (event) => event.target === palette && palette.close());
	document.addEventListener("click", (event) => event.target.closest("[data-palette]") && open());
	document.addEventListener("keydown", (event) => {
		if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
		event.preventDefault();
		if (palette.open) palette.close();
		else open();
	});
}
