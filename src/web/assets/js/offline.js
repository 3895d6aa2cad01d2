// SPDX-License-Identifier: AGPL-3.0-or-later
// The staff's pages have somebody who says when there is no network: worker.js.
if (document.querySelector(".frame"))
	addEventListener("load", () => navigator.serviceWorker?.register("/worker.js").catch(() => {}));
