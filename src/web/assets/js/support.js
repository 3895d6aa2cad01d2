// SPDX-License-Identifier: AGPL-3.0-or-later
// What a contact form does more when there is JavaScript: files are dropped and pasted, and
// listed with a way to take them back; guides that fit are shown while one writes. And how
// high it is, for the page of the customer's that shows it within its own. And the mark that
// was clicked in a mail: all that pages for visitors run.
import "./clicked.js";

const form = document.querySelector("form.support");
const input = form?.querySelector("[data-attach]");

// --- files ---

const size = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`);
let chosen = [];

function put(files) {
	chosen = files;
	const all = new DataTransfer();
	for (const file of files) all.items.add(file);
	input.files = all.files;
	form.querySelector(".support-list").replaceChildren(...files.map((file, i) => {
		const row = document.createElement("li");
		const name = Object.assign(document.createElement("span"), { textContent: `${file.name}, ${size(file.size)}` });
		const remove = Object.assign(document.createElement("button"), { type: "button", className: "bare small", textContent: input.dataset.remove });
		remove.setAttribute("aria-label", `${input.dataset.remove} ${file.name}`);
		remove.addEventListener("click", () => {
			put(chosen.filter((_, n) => n !== i));
			input.focus();
		});
		row.append(name, remove);
		return row;
	}));
}

function add(files) {
	const all = [...chosen, ...files];
	const fits = all.reduce((sum, file) => sum + file.size, 0) <= Number(input.dataset.most);
	form.querySelector(".support-said").textContent = fits ? "" : input.dataset.tooLarge;
	put(fits ? all : chosen);
}

// A picture from the clipboard has no name of its own.
const named = (file) => (file.name === "image.png" ? new File([file], `${input.dataset.pasted}.png`, { type: file.type }) : file);

if (input) {
	form.addEventListener("change", ({ target }) => {
		if (target === input) add([...input.files]);
		if (!target.matches("[data-camera]")) return;
		add([...target.files]);
		target.value = "";
	});
	form.addEventListener("paste", (event) => {
		const { files, types } = event.clipboardData;
		// A table of a spreadsheet comes as text and as a picture of it: the text was meant.
		if (!files.length || types.includes("text/plain")) return;
		event.preventDefault();
		add([...files].map(named));
	});
	const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
	document.addEventListener("dragover", (event) => {
		if (!hasFiles(event)) return;
		event.preventDefault();
		form.classList.add("drop");
	});
	document.addEventListener("dragleave", (event) => event.relatedTarget || form.classList.remove("drop"));
	document.addEventListener("drop", (event) => {
		if (!hasFiles(event)) return;
		event.preventDefault();
		form.classList.remove("drop");
		add([...event.dataTransfer.files]);
	});
}

// --- guides ---

const said = form?.querySelector("[data-guides]");
let asked = 0;
let later;

async function ask() {
	const mine = ++asked;
	const words = said.value.trim().slice(0, 400);
	const answer = words.length < 4 ? null : await fetch(`${said.dataset.guides}?${new URLSearchParams({ q: words })}`).catch(() => null);
	const html = answer?.ok ? (await answer.text()).trim() : "";
	const list = form.querySelector(".support-guides");
	if (mine === asked && list.innerHTML !== html) list.innerHTML = html;
}
said?.addEventListener("input", () => {
	clearTimeout(later);
	later = setTimeout(ask, 400);
});

// --- within another page ---

if (document.body.classList.contains("embed") && window.parent !== window)
	new ResizeObserver(() => window.parent.postMessage({ skranke: "height", height: document.body.scrollHeight }, "*")).observe(document.body);
