/* services: lists of the directory, and what other rooms ask of it. One entry is in services_entry.c. */
#include "rooms/services/services.h"

#include "auth/permissions.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/services/services_entry.h"
#include "rooms/services/services_staff.h"
#include "services_sql.h"

/* Somewhere in the folded words, in which nothing is left that LIKE means otherwise; "" for nothing to look for. */
static struct str pattern(struct task *t, struct str words)
{
    struct str key = lang_fold(t->a, words);

    return str_empty(key) ? S("") : str_fmt(t->a, "%%%.*s%%", STR_ARG(key));
}

static struct service_line line_of(struct task *t, const struct services_sql_line_row *r)
{
    bool own = !str_empty(r->own_name);

    return (struct service_line){ .id = r->id,
        .version = r->version,
        .name = { own ? r->own_name : r->name, own ? str_of(t->lang->iso3) : r->name_language },
        .summary = { r->summary, r->summary_language },
        .organisation = r->organisation,
        .status = r->status,
        .cost = r->cost,
        .owner = r->owner,
        .review_on = r->review_on,
        .spoken = r->spoken };
}

static struct service_lines lines_of(struct task *t, const struct services_sql_line_rows *rows)
{
    struct service_lines list = { 0 };

    for (size_t i = 0; i < rows->n; i++) {
        struct service_line one = line_of(t, &rows->at[i]);
        LIST_ADD(t->a, &list, one);
        list.total = rows->at[i].total;
    }
    return list;
}

struct service_lines services_found(struct task *t, const struct services_wanted *w)
{
    struct services_sql_line_rows rows = services_sql_found(t, .language = str_of(t->lang->iso3),
        .words = pattern(t, w->words), .door = w->door, .town = w->town, .spoken_in = w->language, .limit = w->limit,
        .offset = w->start);

    return lines_of(t, &rows);
}

/* By then one would have been asked to look through it. */
static struct day year_ago(const struct task *t) { return day_add_months(t->today, -SERVICES_REVIEW_MONTHS); }

struct service_lines services_listed(
    struct task *t, const struct services_wanted *w, const struct services_narrowed *by)
{
    if (!permitted(t->viewer, PERM_SERVICES_WRITE))
        return (struct service_lines){ 0 };
    struct day before = year_ago(t);
    struct services_sql_line_rows rows = services_sql_listed(t, .language = str_of(t->lang->iso3),
        .words = pattern(t, w->words), .status = by->status, .today = by->waits ? day_str(&t->today) : S(""),
        .year_ago = day_str(&before), .owner_id = by->owner, .nobodys = by->nobodys, .silent = by->silent,
        .tries = LINK_TOLD_AT, .limit = w->limit, .offset = w->start);
    return lines_of(t, &rows);
}

struct services_waiting services_wait(struct task *t)
{
    struct services_sql_waiting_row row;
    struct day before = year_ago(t);

    if (!permitted(t->viewer, PERM_SERVICES_WRITE) ||
        !services_sql_waiting(t, t->viewer->staff, day_str(&t->today), day_str(&before), &row))
        return (struct services_waiting){ 0 };
    return (struct services_waiting){ row.mine, permitted(t->viewer, PERM_EXCHANGE) ? row.nobodys : 0 };
}

static struct str with_organisation(struct task *t, struct str name, struct str by)
{
    return str_empty(by) || str_eq(by, name) ? name : str_fmt(t->a, "%.*s (%.*s)", STR_ARG(name), STR_ARG(by));
}

struct strs services_offered(struct task *t)
{
    struct services_sql_offered_rows rows = services_sql_offered(
        t, SERVICE_SERVICE, str_of(t->lang->iso3), SERVICES_OFFERED);
    struct strs list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct services_sql_offered_row *r = &rows.at[i];
        strs_add(t->a, &list, with_organisation(t, str_empty(r->own_name) ? r->name : r->own_name, r->organisation));
    }
    return list;
}

struct strs services_organisations(struct task *t)
{
    struct services_sql_offered_rows rows = services_sql_offered(
        t, SERVICE_ORGANISATION, str_of(t->lang->iso3), SERVICES_OFFERED);
    struct strs list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &list, rows.at[i].name);
    return list;
}

struct str services_named(struct task *t, int64_t service)
{
    struct service_entry *e;

    if (service == 0 || service_load(t, service, SERVICE_SERVICE, &e) != DONE || !str_is(e->status, "published"))
        return S("");
    struct str name = service_said(t, e, "name").text;
    struct str by = e->offered_by ? service_main_name(e->offered_by).text : S("");
    return with_organisation(t, name, by);
}
