/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * faults_english.c - from people who write English. */
#include "sim/fault.h"

#include <glib.h>

static const Fault faults[] = {
	{ CATEGORY_FAULT, "[Cannot print|Printer problem]",
	    "I [cannot print|get nothing out of the printer] since this morning. [It "
	    "says offline.|My colleague {colleague} can print.]",
	    "Which printer is it, and what does its display say?",
	    "The one in the hall. It says \"Ready\".", "Print queue stuck.",
	    "The queue was stuck on a broken document. It is cleared, and a test page "
	    "came out.",
	    .part = "en ny tromle" },
	{ CATEGORY_FAULT, "VPN [keeps disconnecting|does not connect]",
	    "My VPN [drops every few minutes|says timeout] when I work from home.",
	    "Does it also happen on your phone's hotspot?", "No, there it works.",
	    "Home router blocks UDP.",
	    "Your router at home blocked it. The profile now uses another way; please "
	    "reconnect once." },
	{ CATEGORY_CRITICAL, "Locked out of my account",
	    "I am locked out and cannot get into anything. [I have a customer meeting in "
	    "an hour.|Please help quickly.]",
	    "I will call you on the number that we have. Is now good?", "Yes please.",
	    "Identity confirmed by calling back.",
	    "Your account is unlocked, and you have chosen a new password." },
	{ CATEGORY_CHANGE, "[New colleague|Onboarding] next month",
	    "{colleague} {surname} joins us on the 1st and needs a laptop, mail and "
	    "{program}.",
	    "The same access as the rest of the team?", "Yes, exactly the same.",
	    "Account and laptop prepared.",
	    "Everything is ready. The first password is in a sealed envelope at the "
	    "front desk." },
	{ CATEGORY_FAULT, "{program} is very slow",
	    "{program} takes [minutes|forever] to open a [file|project] since the "
	    "update.",
	    "Is it slow for others as well?", "Yes, for the whole team.",
	    "Index missing after update.",
	    "The update had lost an index in the database. It is rebuilt, and opening "
	    "takes two seconds.",
	    .supplier = "programleverandøren" },
	{ CATEGORY_CHANGE, "Please install {program} on my laptop",
	    "Could you install {program} for me? [My manager has agreed.|We have a free "
	    "licence.]",
	    "May I do it at lunch, so that you can restart?", "Lunch is fine.",
	    "Rolled out.", "{program} is installed; you find it in the start menu." },
	{ CATEGORY_FAULT, "No sound in meetings",
	    "Nobody hears me in meetings [since yesterday|after the update].",
	    "Which microphone is chosen in the settings?", "It says monitor.",
	    "Wrong default device.",
	    "The monitor's microphone was chosen. Your headset is the default now.",
	    .part = "et nyt headset" },
	{ CATEGORY_FAULT, "Suspicious mail",
	    "I got a mail that asks for my password. I did not click. Is it real?",
	    "Well done. Can you attach it?", "Attached.", "Phishing, removed everywhere.",
	    "It was a fraud. It is removed from all mailboxes. Thank you for asking." },
};

const FaultList faults_english = { faults, G_N_ELEMENTS(faults) };
