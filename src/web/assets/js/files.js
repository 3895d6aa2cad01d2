// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that are chosen, dropped or pasted into a composer are sent to the server at once
// and kept with the draft. Without this they go with the form.
import htmx from "./htmx.js";

const said = (form) => form.querySelector(".draft [role=status]");
const two = (n) => String(n).padStart(2, "0");

// A picture from the clipboard has no name of its own.
function named(file, words) {
	if (file.name && file.name !== "image.png") return file.name;
	const at = new Date();
	return `${words} ${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}.png`;
}

async function upload(form, files) {
	const input = form.querySelector("[data-upload]");
	const data = new FormData();
	for (const [name, value] of new FormData(form)) if (name === "csrf") data.append(name, value);
	for (const file of files) data.append("file", file, named(file, input.dataset.picture));
	form.dataset.begun = "yes";
	said(form).textContent = input.dataset.doing;
	try {
		const answer = await fetch(input.dataset.upload, { method: "POST", body: data, headers: { "HX-Request": "true" } });
		if (!answer.ok) throw new Error(String(answer.status));
		form.querySelector("#draft-files").outerHTML = await answer.text();
		htmx.process(form.querySelector("#draft-files"));
		said(form).textContent = "";
		return true;
	} catch {
		said(form).textContent = input.dataset.failed;
		return false;
	}
}

document.addEventListener("change", async (event) => {
	if (!event.target.matches("[data-upload]") || !event.target.files.length) return;
	// What could not be sent now stays chosen, and goes with the form.
	if (await upload(event.target.form, event.target.files)) event.target.value = "";
});

document.addEventListener("paste", (event) => {
	const form = event.target.closest("form[data-draft]");
	const files = event.clipboardData.files;
	// A table of a spreadsheet comes as text and as a picture of it: the text was meant.
	if (!form || !files.length || event.clipboardData.types.includes("text/plain")) return;
	event.preventDefault();
	upload(form, files);
});

const over = (event) => event.dataTransfer?.types.includes("Files") && document.querySelector("form[data-draft]");
document.addEventListener("dragover", (event) => {
	const form = over(event);
	if (!form) return;
	event.preventDefault();
	form.classList.add("drop");
});
document.addEventListener("dragleave", (event) => {
	if (!event.relatedTarget) document.querySelector(".drop")?.classList.remove("drop");
});
document.addEventListener("drop", (event) => {
	const form = over(event);
	if (!form) return;
	event.preventDefault();
	form.classList.remove("drop");
	upload(form, event.dataTransfer.files);
});
