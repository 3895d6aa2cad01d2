/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/meeting.h"

#include <glib.h>

TextId
meeting_state_text(int64_t state)
{
	static const TextId texts[] = { 0, TEXT_MEETING_PLANNED, TEXT_MEETING_HELD,
		TEXT_MEETING_CANCELLED };

	g_assert(state > 0 && state < (int64_t)G_N_ELEMENTS(texts));
	return texts[state];
}

bool
meeting_is_online(const Meeting *m)
{
	return g_str_has_prefix(m->place, "https://");
}
