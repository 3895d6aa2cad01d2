/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/host_check.h"

#include <glib.h>

bool
host_is_reached(const HostCheck *h)
{
	return h && h->reached_at && h->checked_at - h->reached_at < HOST_HOLDS;
}

Instant
host_next_check(const HostCheck *h)
{
	return h->checked_at + (h->trouble == HOST_REACHED ? HOURS(6) : MINUTES(15));
}

bool
host_certificate_ends(const HostCheck *h, Instant now)
{
	return h && h->certificate_ends &&
	       h->certificate_ends - now < HOST_CERTIFICATE_SOON;
}

TextId
host_trouble_text(HostTrouble trouble)
{
	switch (trouble) {
	case HOST_UNKNOWN:
		return TEXT_HOST_UNKNOWN;
	case HOST_UNTRUSTED:
		return TEXT_HOST_UNTRUSTED;
	case HOST_OTHER:
		return TEXT_HOST_OTHER;
	case HOST_REACHED:
	case HOST_SILENT:
		break;
	}
	return TEXT_HOST_SILENT;
}
