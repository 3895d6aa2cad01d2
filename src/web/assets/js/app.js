// SPDX-License-Identifier: AGPL-3.0-or-later
// What the pages do more when there is JavaScript. Each of them works without.
import "./bulk.js";
import "./caret.js";
import "./draft.js";
import "./files.js";
import "./htmx.js";
import "./copy.js";
import "./keep.js";
import "./keys.js";
import "./leaving.js";
import "./live.js";
import "./mail.js";
import "./menus.js";
import "./palette.js";
import "./pane.js";
import "./presence.js";
import "./rows.js";
import "./suggest.js";
import "./timer.js";
import "./triage.js";
import "./worked.js";
