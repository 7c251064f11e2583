/* services_linked: a service in the words of schema.org, as JSON-LD. Knows no address: it is given them. */
#pragma once
#include "rooms/services/services_entry.h"

/* id, page: whole addresses. In the reader's language. */
struct str service_linked(struct task *t, const struct service_entry *e, struct str id, struct str page);
