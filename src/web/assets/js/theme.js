// SPDX-License-Identifier: AGPL-3.0-or-later
// Loaded before the page is drawn, so that nothing flashes: light or dark as was chosen
// here, else as the system is.
document.documentElement.classList.add("script");
const chosen = localStorage.getItem("theme");
if (chosen) document.documentElement.dataset.theme = chosen;
