/* services_hsds: entries as JSON of HSDS 3.0. full: with lists (telephones, hours, places …), else one-to-one members
 * only, as its lists of the read interface have them. */
#pragma once
#include "rooms/services/services_import.h"
#include "rooms/tables/tables.h"

void service_hsds_service(struct task *t, struct json *j, const struct service_entry *e, bool full);
void service_hsds_organisation(struct task *t, struct json *j, const struct service_entry *e, bool full);
/* A service at one of its places. */
void service_hsds_at(struct task *t, struct json *j, const struct service_entry *e, const struct service_entry *place);
void service_hsds_place(struct task *t, struct json *j, const struct service_entry *e);
