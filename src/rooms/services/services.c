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

static void add_line(struct task *t, struct service_lines *list, const struct services_sql_line_row *r)
{
    struct service_line one = line_of(t, r);

    LIST_ADD(t->a, list, one);
}

/* ---- what everybody finds. No more is read than a page, what is rare, and what must be passed on the way there. */

/* What is looked for, as the statements take it. */
struct looked_for {
    struct str language, words;
    const struct services_wanted *w;
};
#define ASK(statement, ...) statement(__VA_ARGS__)
#define NARROWED(f) \
    .language = (f)->language, .words = (f)->words, .door = (f)->w->door, .town = (f)->w->town, \
    .spoken_in = (f)->w->language

static struct service_lines led(
    struct task *t, const struct looked_for *f, const char *lead, int64_t start, int64_t limit)
{
    struct services_sql_led_rows rows = ASK(
        services_sql_led, t, NARROWED(f), .lead = str_of(lead), .limit = limit, .start = start);
    struct service_lines list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        add_line(t, &list, &rows.at[i].line);
        list.total = rows.at[i].total;
    }
    return list;
}

static struct service_lines walked(
    struct task *t, const struct looked_for *f, bool spoken, int64_t start, int64_t limit)
{
    struct services_sql_line_rows rows = ASK(
        services_sql_walked, t, NARROWED(f), .spoken = spoken, .limit = limit, .start = start);
    struct service_lines list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        add_line(t, &list, &rows.at[i]);
    return list;
}

static int64_t counted(struct task *t, const struct looked_for *f, bool any, int64_t most)
{
    struct services_sql_counted_row row;

    return ASK(services_sql_counted, t, NARROWED(f), .any = any, .limit = most, &row) ? row.n : 0;
}

/* The rarest of what is looked for that is rare; NULL: all of it is common. */
static const char *rarest(const struct services_wanted *w, const struct services_sql_rare_row *n)
{
    const struct {
        const char *lead;
        struct str asked;
        int64_t n;
    } each[] = { { "door", w->door, n->in_door }, { "spoken_in", w->language, n->in_spoken },
        { "town", w->town, n->in_town }, { "words", w->words, n->in_words } };
    const char *lead = NULL;
    int64_t least = SERVICES_RARE_MOST + 1;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (!str_empty(each[i].asked) && each[i].n < least) {
            least = each[i].n;
            lead = each[i].lead;
        }
    return lead;
}

/* Of those that are given in the reader's language: how many stand before `start`, or in all. */
static int64_t spoken_before(struct task *t, const struct looked_for *f, bool rare, int64_t start)
{
    return rare ? led(t, f, "language", 0, 1).total : counted(t, f, false, start);
}

/* One more than wanted, if there is one. */
static struct service_lines in_order(struct task *t, const struct looked_for *f, bool rare)
{
    int64_t start = f->w->start, wanted = f->w->limit + 1;
    struct service_lines list = rare ? led(t, f, "language", start, wanted) : walked(t, f, true, start, wanted);
    int64_t got = (int64_t)list.n, before = start + got;

    if (got == wanted)
        return list;
    if (got == 0 && start > 0)
        before = spoken_before(t, f, rare, start);
    struct service_lines rest = walked(t, f, false, before < start ? start - before : 0, wanted - got);
    for (size_t i = 0; i < rest.n; i++)
        LIST_ADD(t->a, &list, rest.at[i]);
    return list;
}

struct service_lines services_found(struct task *t, const struct services_wanted *w)
{
    const struct looked_for f = { str_of(t->lang->iso3), pattern(t, w->words), w };
    struct services_sql_rare_row n;

    if (!services_sql_rare(t, w->door, w->language, w->town, f.language, SERVICES_RARE_MOST + 1, f.words, &n))
        return (struct service_lines){ 0 };
    const char *lead = rarest(w, &n);
    if (lead != NULL) {
        struct service_lines list = led(t, &f, lead, w->start, w->limit);
        list.more = list.total > w->start + (int64_t)list.n;
        return list;
    }
    struct service_lines list = in_order(t, &f, n.in_language <= SERVICES_RARE_MOST);
    list.more = (int64_t)list.n > w->limit;
    list.n -= list.more;
    list.total = counted(t, &f, true, SERVICES_COUNTED_MOST + 1);
    return list;
}

/* ---- staff */

/* By then one would have been asked to look through it. */
static struct day year_ago(const struct task *t) { return day_add_months(t->today, -SERVICES_REVIEW_MONTHS); }

struct service_lines services_listed(
    struct task *t, const struct services_wanted *w, const struct services_narrowed *by)
{
    if (!permitted(t->viewer, PERM_SERVICES_WRITE))
        return (struct service_lines){ 0 };
    struct day before = year_ago(t);
    struct services_sql_listed_rows rows = services_sql_listed(t, .language = str_of(t->lang->iso3),
        .words = pattern(t, w->words), .status = by->status, .today = by->waits ? day_str(&t->today) : S(""),
        .year_ago = day_str(&before), .owner_id = by->owner, .nobodys = by->nobodys, .silent = by->silent,
        .tries = LINK_TOLD_AT, .limit = w->limit, .offset = w->start);
    struct service_lines list = { 0 };
    for (size_t i = 0; i < rows.n; i++) {
        add_line(t, &list, &rows.at[i].line);
        list.total = rows.at[i].total;
    }
    list.more = list.total > w->start + (int64_t)list.n;
    return list;
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
