/* services_change: an entry as staff write it: what must be right, whose it is. */
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/places.h"
#include "rooms/services/services_entry.h"
#include "services_sql.h"

static void check(struct task *t, struct service_entry *e, struct problems *ret)
{
    if (str_empty(service_main_name(e).text))
        problem_add(t, ret, "name", str_of(tr(t, "Write the name of the service.")));
    if (!str_empty(e->url) && !str_starts(e->url, S("https://")) && !str_starts(e->url, S("http://")))
        problem_add(t, ret, "url", str_of(tr(t, "Write the whole address of the page. It begins with https://")));
    if (e->minimum_age != INT_NONE && e->maximum_age != INT_NONE && e->maximum_age < e->minimum_age)
        problem_add(t, ret, "maximum_age", str_of(tr(t, "The highest age is lower than the lowest one.")));
    if (!code_ok(&CODES_service_status, e->status))
        problem_add(t, ret, "status", str_of(tr(t, "Choose from the list.")));
    e->municipality = place_find(e->city);
}

/* The organisation of that name, however it is written; made of our own when there is none. */
static enum outcome find_organisation(struct task *t, struct service_entry *e, struct str name)
{
    struct services_sql_of_name_row row;

    e->organisation = 0;
    e->offered_by = NULL;
    if (str_empty(name))
        return DONE;
    if (services_sql_of_name(t, SERVICE_ORGANISATION, lang_fold(t->a, name), &row)) {
        e->organisation = row.id;
        return service_load(t, row.id, SERVICE_ORGANISATION, &e->offered_by);
    }
    e->offered_by = service_entry_new(t, SERVICE_ORGANISATION, S("own"), S(""));
    e->offered_by->changed_at = t->now;
    service_say(t, e->offered_by, "name", str_of(t->lang->iso3), name);
    return service_store(t, e->offered_by, 0);
}

enum outcome service_change(
    struct task *t, struct service_entry *e, struct str offered_by, int64_t version, struct problems *ret)
{
    if (!permitted(t->viewer, PERM_SERVICES_WRITE))
        return NOT_ALLOWED;
    check(t, e, ret);
    if (ret->n > 0)
        return INVALID;
    enum outcome how = find_organisation(t, e, offered_by);
    if (how != DONE)
        return how;
    e->changed_at = t->now;
    how = service_store(t, e, version);
    if (how == DONE)
        services_searched(t, e->id);
    return how;
}
