/* services_api_web: the directory for programs, in the words of HSDS 3.0: pages of services, organisations and
 * locations, and one of each with all that hangs on it. Only what is published. Answers are marked (ETag). */
#include "lang/lang.h"
#include "rooms/routes.h"
#include "rooms/services/services_hsds.h"
#include "services_sql.h"
#include "web/req.h"

enum {
    PER_PAGE = SERVICES_HSDS_PAGE,
    PER_PAGE_MOST = 100,
    PAGE_BYTES = 32 << 20,
    ONE_BYTES = 8 << 20,
    PAGES_MOST = 1000000
};

static struct reply answer(struct req *r, struct buf *o)
{
    task_must_fit(&r->task, o);
    return reply_marked(r, "application/json", buf_view(o));
}

struct reply services_hsds(struct req *r)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, ONE_BYTES);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "version", S("3.0"));
    js_put_str(&j, "profile", S("https://docs.openreferral.org/en/v3.0.0/"));
    js_put_str(
        &j, "openapi_url", S("https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"));
    js_key(&j, S("kotipolku_endpoints")); /* HSDS has no place for them */
    js_array(&j);
    js_str(&j, URL(t, services_hsds_services).s);
    js_str(&j, URL(t, services_hsds_organisations).s);
    js_str(&j, URL(t, services_hsds_locations).s);
    js_str(&j, URL(t, services_hsds_at_locations).s);
    js_end(&j);
    js_end(&j);
    return answer(r, o);
}

static int64_t number_of(struct req *r, const char *name, int64_t otherwise, int64_t most)
{
    int64_t n;

    return str_int(req_get(r, name), &n) && n >= 1 ? (n < most ? n : most) : otherwise;
}

static void put_entry(struct task *t, struct json *j, struct str kind, const struct service_entry *e, bool full)
{
    if (str_eq(kind, SERVICE_SERVICE))
        service_hsds_service(t, j, e, full);
    else if (str_eq(kind, SERVICE_PLACE))
        service_hsds_place(t, j, e);
    else
        service_hsds_organisation(t, j, e, full);
}

static void put_page(struct json *j, int64_t total, int64_t page, int64_t per_page, int64_t n)
{
    int64_t pages = (total + per_page - 1) / per_page;

    js_put_int(j, "total_items", total);
    js_put_int(j, "total_pages", pages);
    js_put_int(j, "page_number", page);
    js_put_int(j, "size", n);
    js_put_bool(j, "first_page", page == 1);
    js_put_bool(j, "last_page", page >= pages);
    js_put_bool(j, "empty", n == 0);
}

/* What a page was asked for. */
struct asked_page {
    int64_t page, per_page, organisation;
    struct str words;
};

static struct asked_page page_of(struct req *r)
{
    struct task *t = &r->task;
    struct str key = lang_fold(t->a, req_get(r, "search")), of = req_get(r, "organization_id");
    struct asked_page p = { .page = number_of(r, "page", 1, PAGES_MOST),
        .per_page = number_of(r, "per_page", PER_PAGE, PER_PAGE_MOST),
        .organisation = str_empty(of) ? 0 : service_by_uuid(t, of, SERVICE_ORGANISATION),
        .words = str_empty(key) ? S("") : str_fmt(t->a, "%%%.*s%%", STR_ARG(key)) };

    if (!str_empty(of) && p.organisation == 0)
        p.organisation = -1; /* nobody's */
    return p;
}

static struct reply show_page(struct req *r, struct str kind)
{
    struct task *t = &r->task;
    struct asked_page p = page_of(r);
    struct buf *o = task_buf(t, PAGE_BYTES);
    struct service_entry *e;
    struct json j;

    struct services_sql_published_rows ids = services_sql_published(
        t, kind, p.words, p.organisation, p.per_page, (p.page - 1) * p.per_page);
    struct services_sql_published_n_row all;
    if (ids.n == 0 || !services_sql_published_n(t, kind, p.words, p.organisation, &all))
        all.n = 0;
    js_init(&j, o);
    js_object(&j);
    put_page(&j, all.n, p.page, p.per_page, (int64_t)ids.n);
    js_key(&j, S("contents"));
    js_array(&j);
    for (size_t i = 0; i < ids.n; i++)
        if (service_load(t, ids.at[i].id, kind, &e) == DONE)
            put_entry(t, &j, kind, e, str_is(req_get(r, "full"), "true"));
    js_end(&j);
    js_end(&j);
    return answer(r, o);
}

/* Where a service is given: pairs of a service and a place. */
struct reply services_hsds_at_locations(struct req *r)
{
    struct task *t = &r->task;
    struct asked_page p = page_of(r);
    struct buf *o = task_buf(t, PAGE_BYTES);
    struct service_entry *e, *place;
    struct json j;

    struct services_sql_published_at_rows rows = services_sql_published_at(
        t, p.words, p.organisation, p.per_page, (p.page - 1) * p.per_page);
    struct services_sql_published_at_n_row all;
    if (rows.n == 0 || !services_sql_published_at_n(t, p.words, p.organisation, &all))
        all.n = 0;
    js_init(&j, o);
    js_object(&j);
    put_page(&j, all.n, p.page, p.per_page, (int64_t)rows.n);
    js_key(&j, S("contents"));
    js_array(&j);
    for (size_t i = 0; i < rows.n; i++)
        if (service_load(t, rows.at[i].service_id, SERVICE_SERVICE, &e) == DONE &&
            service_load(t, rows.at[i].place_id, SERVICE_PLACE, &place) == DONE)
            service_hsds_at(t, &j, e, place);
    js_end(&j);
    js_end(&j);
    return answer(r, o);
}

/* The last piece of the address. */
static struct str last_piece(struct str path)
{
    struct str piece = S("");

    while (str_cut(&path, '/', &piece))
        continue;
    return piece;
}

struct reply services_hsds_at_location(struct req *r)
{
    struct task *t = &r->task;
    int64_t id, number;
    struct service_entry *e;
    struct buf *o = task_buf(t, ONE_BYTES);
    struct json j;

    if (!service_uuid_read(t, last_piece(r->path), &id, &number) || service_load(t, id, SERVICE_SERVICE, &e) != DONE ||
        !(str_is(e->status, "published") || str_is(e->status, "closed")))
        return reply_not_found(r);
    for (size_t i = 0; i < e->places.n; i++)
        if (str_eq(service_uuid_made(t, id, e->places.at[i]->id), service_uuid_made(t, id, number))) {
            js_init(&j, o);
            service_hsds_at(t, &j, e, e->places.at[i]);
            return answer(r, o);
        }
    return reply_not_found(r);
}

static struct reply show_one(struct req *r, struct str kind)
{
    struct task *t = &r->task;
    int64_t id = r->ids[0];
    struct service_entry *e;
    struct buf *o = task_buf(t, ONE_BYTES);
    struct json j;

    if (id == 0)
        id = service_by_uuid(t, last_piece(r->path), kind);
    if (id == 0 || service_load(t, id, kind, &e) != DONE)
        return reply_not_found(r);
    if (str_eq(kind, SERVICE_SERVICE) && service_by_uuid(t, service_uuid(t, e), kind) == 0)
        return reply_not_found(r); /* not published */
    js_init(&j, o);
    put_entry(t, &j, kind, e, true);
    return answer(r, o);
}

struct reply services_hsds_services(struct req *r) { return show_page(r, SERVICE_SERVICE); }
struct reply services_hsds_one(struct req *r) { return show_one(r, SERVICE_SERVICE); }
struct reply services_hsds_organisations(struct req *r) { return show_page(r, SERVICE_ORGANISATION); }
struct reply services_hsds_organisation(struct req *r) { return show_one(r, SERVICE_ORGANISATION); }
struct reply services_hsds_locations(struct req *r) { return show_page(r, SERVICE_PLACE); }
struct reply services_hsds_location(struct req *r) { return show_one(r, SERVICE_PLACE); }
