/* operations_find_web: the search among all projects that are shown, and the list of operations, as everybody sees
 * them; each also as a file. The pages are kept (req_kept). No right is asked, and no rule is here. */
#include "auth/sign_in.h"
#include "operations_find_html.h"
#include "rooms/operations/operations_web.h"
#include "rooms/places.h"
#include "rooms/speakers/speakers.h"

enum {
    ROWS_SHOWN = 25,
    FILE_BYTES = 32 << 20,
    REGION_CODES = 2,
    BROWSED_MOST = 30 /* values of a facet as links */,
    SPOKEN_MOST = 10
};
#define PAGE_TYPE "text/html; charset=utf-8"

struct url operation_in_language(struct task *t, unsigned first, const struct lang *l)
{
    return url_to(t->a, first + (unsigned)l->id, 0, NULL);
}

struct str operation_page_address(struct task *t, int64_t id)
{
    return link_address(t, URL(t, operations_any_language, id).s);
}

struct frame_open operation_frame(
    struct task *t, struct url (*in)(struct task *t, const struct lang *l, const void *x), const void *x)
{
    struct frame_open o = { 0 };

    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct frame_link link = { .url = in(t, l, x),
            .text = str_of(l->name),
            .lang = str_of(l->tag),
            .dir = str_of(l->dir),
            .current = l == t->lang };
        LIST_ADD(t->a, &o.languages, link);
    }
    o.alternates = o.languages;
    return o;
}

/* ---- files */

bool operations_file_asked(struct req *r, enum operations_file *ret_file)
{
    if (str_is(r->accept, "csv"))
        *ret_file = str_is(req_get(r, "for"), "kohesio") ? OPERATIONS_KOHESIO : OPERATIONS_CSV;
    else if (str_is(r->accept, "xlsx"))
        *ret_file = OPERATIONS_XLSX;
    else if (str_is(r->accept, "json"))
        *ret_file = OPERATIONS_JSON;
    else
        return false;
    return true;
}

struct reply operations_file_reply(struct req *r, enum operations_file f, struct buf *o, const char *name)
{
    struct task *t = &r->task;
    enum table_format format = f == OPERATIONS_XLSX ? FORMAT_XLSX : f == OPERATIONS_JSON ? FORMAT_JSON : FORMAT_CSV;
    const char *type = f == OPERATIONS_JSON && strcmp(name, "operations") == 0 ? "application/ld+json"
                                                                               : table_format_type(format);

    task_must_fit(t, o);
    struct str file = str_fmt(t->a, "%s%s", name, table_format_ending(format));
    return reply_bytes(r, 200, type, buf_view(o), str_z(t->a, file));
}

/* ---- the search: what is asked for, in the address and out of it */

static const char *const sorts[] = { "new", "cost" };

static struct operations_wanted asked(struct req *r)
{
    struct operations_wanted w = { .words = str_trim(req_get(r, "q")),
        .organisation = str_trim(req_get(r, "organisation")),
        .start = list_start(r),
        .limit = ROWS_SHOWN };

    for (enum operation_facet f = 0; f < FACET__N; f++)
        w.by[f] = str_trim(req_get(r, operation_facet_name(f)));
    if (w.by[FACET_REGION].n != REGION_CODES)
        w.by[FACET_REGION] = S("");
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        if (str_is(req_get(r, "sort"), sorts[i]))
            w.sort = str_of(sorts[i]);
    return w;
}

struct url operations_find_url(struct task *t, const struct lang *l, const struct operations_wanted *w)
{
    struct url u = operation_in_language(t, ROUTE_operations_find_in_fi, l);

    if (!str_empty(w->words))
        u = url_with(t->a, u, "q", w->words);
    if (!str_empty(w->organisation))
        u = url_with(t->a, u, "organisation", w->organisation);
    for (enum operation_facet f = 0; f < FACET__N; f++)
        if (!str_empty(w->by[f]))
            u = url_with(t->a, u, operation_facet_name(f), w->by[f]);
    return str_empty(w->sort) ? u : url_with(t->a, u, "sort", w->sort);
}

static struct url find_in(struct task *t, const struct lang *l, const void *x) { return operations_find_url(t, l, x); }

/* ---- its page */

static struct str with_count(struct task *t, struct str text, int64_t n)
{
    return str_fmt(t->a, "%.*s (%.*s)", STR_ARG(text), STR_ARG(lang_number(t->a, t->lang, n)));
}

static void add_facet(
    struct task *t, struct operations_find_view *v, const struct operations_result *found, enum operation_facet f)
{
    const struct facet_values *values = &found->facets[f];
    struct operation_facet_view one = { .name = operation_facet_name(f), .title = operation_facet_title(t->lang, f) };
    struct str chosen = v->w.by[f];
    bool there = str_empty(chosen);

    picks_add(t, &one.picks, S(""), str_of(tr(t, "All")), chosen);
    for (size_t i = 0; i < values->n; i++) {
        picks_add(t, &one.picks, values->at[i].value,
            with_count(t, operation_facet_text(t->lang, f, values->at[i].value), values->at[i].n), chosen);
        there = there || str_eq(chosen, values->at[i].value);
    }
    if (!there) /* what was chosen finds nothing, and stays chosen */
        picks_add(t, &one.picks, chosen, with_count(t, operation_facet_text(t->lang, f, chosen), 0), chosen);
    if (values->n > 1 || !str_empty(chosen))
        LIST_ADD(t->a, &v->facets, one);
}

static void add_chip(struct task *t, struct operations_find_view *v, struct str text, struct operations_wanted without)
{
    struct operation_chip chip = { operations_find_url(t, t->lang, &without), text };

    LIST_ADD(t->a, &v->chips, chip);
}

static void add_chips(struct task *t, struct operations_find_view *v)
{
    struct operations_wanted w = v->w;

    w.words = S("");
    if (!str_empty(v->w.words))
        add_chip(t, v, v->w.words, w);
    w = v->w, w.organisation = S("");
    if (!str_empty(v->w.organisation))
        add_chip(t, v, v->w.organisation, w);
    for (enum operation_facet f = 0; f < FACET__N; f++) {
        w = v->w, w.by[f] = S("");
        if (!str_empty(v->w.by[f]))
            add_chip(t, v, operation_facet_text(t->lang, f, v->w.by[f]), w);
    }
}

static struct operation_region_row region_row(
    struct task *t, const struct operations_wanted *all, const struct facet_values *values, struct str code)
{
    struct operations_wanted w = *all;
    struct operation_region_row row = { .code = code,
        .name = operation_facet_text(t->lang, FACET_REGION, code),
        .current = str_eq(all->by[FACET_REGION], code) };

    w.by[FACET_REGION] = code;
    row.link = operations_find_url(t, t->lang, &w);
    for (size_t i = 0; i < values->n; i++)
        if (str_eq(values->at[i].value, code))
            row.n = values->at[i].n;
    return row;
}

/* Every region, also those where there is nothing, and the whole country. */
static void add_regions(struct task *t, struct operations_find_view *v, const struct operations_result *found)
{
    const struct facet_values *values = &found->facets[FACET_REGION];
    struct operation_region_row row;

    for (size_t i = 0; i < REGIONS_N; i++) {
        row = region_row(t, &v->w, values, str_of(REGIONS[i].code));
        LIST_ADD(t->a, &v->regions, row);
    }
    v->map = operations_map(t, &v->regions, str_of(tr(t, "Projects by region")));
    row = region_row(t, &v->w, values, OPERATION_WHOLE_COUNTRY);
    if (row.n > 0)
        LIST_ADD(t->a, &v->regions, row);
}

/* What people of the chosen region speak, as others have counted it: background of what projects do there. */
static void add_spoken(struct task *t, struct operations_find_view *v)
{
    struct str region = v->w.by[FACET_REGION];
    struct speakers list = { 0 };

    if (!str_empty(region) && !str_eq(region, OPERATION_WHOLE_COUNTRY))
        list = speakers_of(t, region, SPOKEN_MOST);
    for (size_t i = 0; i < list.n; i++) {
        struct operation_spoken one = { lang_language_name(t->a, t->lang, list.at[i].language), list.at[i].people };
        LIST_ADD(t->a, &v->spoken, one);
    }
    v->spoken_in = operation_facet_text(t->lang, FACET_REGION, region);
    v->spoken_source = str_fmt(t->a, "%.*s %lld", STR_ARG(list.source), (long long)list.year);
}

/* Each value as a link: the choices of the form, for who follows links, and for pages that are written as files. The
 * regions have their table. */
static void add_browse(struct task *t, struct operations_find_view *v, const struct operations_result *found)
{
    for (enum operation_facet f = 0; f < FACET__N; f++) {
        const struct facet_values *values = &found->facets[f];
        struct operation_browse one = { .title = operation_facet_title(t->lang, f) };
        for (size_t i = 0; i < values->n && i < BROWSED_MOST; i++) {
            struct operations_wanted w = { 0 };
            w.by[f] = values->at[i].value;
            struct operation_link link = { .url = operations_find_url(t, t->lang, &w),
                .text = with_count(t, operation_facet_text(t->lang, f, values->at[i].value), values->at[i].n) };
            LIST_ADD(t->a, &one.links, link);
        }
        if (f != FACET_REGION && values->n > 1)
            LIST_ADD(t->a, &v->browse, one);
    }
}

static void add_rows(struct task *t, struct operations_find_view *v, const struct operation_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct operation_line *o = &lines->at[i];
        const struct lang *l = lang_by_tag(o->language);
        struct operations_wanted of = { .organisation = o->beneficiary };
        struct operation_row row = { .link = url_to(
                                         t->a, (unsigned)ROUTE_operations_in_fi + (unsigned)t->lang->id, 1, &o->id),
            .beneficiary = operations_find_url(t, t->lang, &of),
            .name = o->name,
            .lang = l == NULL ? S("") : str_of(l->tag),
            .dir = l == NULL ? S("auto") : str_of(l->dir),
            .source = str_eq(o->source, OPERATION_OWN) ? S("") : o->source,
            .o = o };
        LIST_ADD(t->a, &v->rows, row);
    }
}

static struct operations_find_view find_view(
    struct task *t, const struct operations_wanted *w, const struct operations_result *found)
{
    struct operations_find_view v = { .w = *w,
        .here = operation_in_language(t, ROUTE_operations_find_in_fi, t->lang),
        .all = operation_in_language(t, ROUTE_operations_find_in_fi, t->lang),
        .list = operation_in_language(t, ROUTE_operations_list_in_fi, t->lang),
        .total = found->total,
        .common = found->common };
    struct url this_one = operations_find_url(t, t->lang, w);

    v.csv = url_with(t->a, this_one, "format", S("csv"));
    v.xlsx = url_with(t->a, this_one, "format", S("xlsx"));
    v.json = url_with(t->a, this_one, "format", S("json"));
    v.pager = list_pager(t, this_one, w->start, ROWS_SHOWN, found->total);
    for (enum operation_facet f = 0; f < FACET__N; f++) {
        add_facet(t, &v, found, f);
        v.narrowed = v.narrowed || !str_empty(w->by[f]);
    }
    picks_add(t, &v.sorts, S(""), str_of(tr(t, "By name")), w->sort);
    picks_add(t, &v.sorts, S("new"), str_of(tr(t, "The newest first")), w->sort);
    picks_add(t, &v.sorts, S("cost"), str_of(tr(t, "The largest first")), w->sort);
    add_chips(t, &v);
    if (v.chips.n == 0)
        add_browse(t, &v, found);
    add_spoken(t, &v);
    add_rows(t, &v, &found->lines);
    add_regions(t, &v, found);
    return v;
}

static struct reply find_file(struct req *r, const struct operations_wanted *w, enum operations_file f)
{
    struct buf *o = task_buf(&r->task, FILE_BYTES);

    operations_found_write(&r->task, w, f, operation_page_address, o);
    return operations_file_reply(r, f, o, "projects");
}

static struct reply find(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    enum operations_file f;
    struct reply kept;

    t->lang = lang_get(id);
    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    struct operations_wanted w = asked(r);
    if (operations_file_asked(r, &f))
        return find_file(r, &w, f);
    struct str stamp = str_fmt(t->a, "%.*s %lld", STR_ARG(operations_stamp(t)), (long long)speakers_changes(t));
    if (req_kept(r, PAGE_TYPE, stamp, &kept))
        return kept;
    struct operations_result found = operations_find(t, &w);
    if (found.lines.n == 0 && w.start > 0) {
        w.start = 0;
        found = operations_find(t, &w);
    }
    struct operations_find_view v = find_view(t, &w, &found);
    struct frame_open o = operation_frame(t, find_in, &w);
    o.summary = str_of(tr(t, "What projects do, who pays for them and what came of them."));
    o.about = frame_about_list(t, str_of(tr(t, "Find a project")), operations_find_url(t, t->lang, &w));
    page_operations_find(frame_open(r, &o), &v);
    (void)reply_page(r, 200);
    return reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o));
}

struct reply operations_find_any(struct req *r)
{
    struct operations_wanted w = asked(r);

    return reply_redirect(r, operations_find_url(&r->task, r->task.lang, &w), NULL);
}

/* ---- the list of operations */

static struct url list_in(struct task *t, const struct lang *l, const void *x)
{
    return operation_in_language(t, ROUTE_operations_list_in_fi, l);
}

static struct reply list_file(struct req *r, enum operations_file f)
{
    struct buf *o = task_buf(&r->task, FILE_BYTES);

    operations_list_write(&r->task, f, operation_page_address, o);
    return operations_file_reply(r, f, o, f == OPERATIONS_KOHESIO ? "kohesio" : "operations");
}

static void fill_listed(struct task *t, struct operation_listed *one)
{
    one->rate_text = operation_rate_text(t, one->rate);
    one->page = url_to(t->a, (unsigned)ROUTE_operations_in_fi + (unsigned)t->lang->id, 1, &one->id);
}

static struct reply list(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    enum operations_file f;
    struct reply kept;

    t->lang = lang_get(id);
    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    if (operations_file_asked(r, &f))
        return list_file(r, f);
    struct str stamp = operations_stamp(t);
    if (req_kept(r, PAGE_TYPE, stamp, &kept))
        return kept;
    struct operations_listed listed = operations_listed(t, start, ROWS_SHOWN);
    struct url here = list_in(t, t->lang, NULL);
    struct operations_list_view v = { .rows = listed.rows,
        .find = operation_in_language(t, ROUTE_operations_find_in_fi, t->lang),
        .csv = url_with(t->a, here, "format", S("csv")),
        .xlsx = url_with(t->a, here, "format", S("xlsx")),
        .json = url_with(t->a, here, "format", S("json")),
        .kohesio = url_with(t->a, url_with(t->a, here, "format", S("csv")), "for", S("kohesio")),
        .updated_on = listed.updated_on,
        .pager = list_pager(t, here, start, ROWS_SHOWN, listed.total),
        .total = listed.total };
    for (size_t i = 0; i < v.rows.n; i++)
        fill_listed(t, &v.rows.at[i]);
    struct frame_open o = operation_frame(t, list_in, NULL);
    o.summary = str_of(tr(t, "Projects that the European Union supports, with what its law asks to be told of each: "
                             "Regulation (EU) 2021/1060, article 49."));
    o.about = frame_about_list(t, str_of(tr(t, "List of operations")), here);
    page_operations_list(frame_open(r, &o), &v);
    (void)reply_page(r, 200);
    return reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o));
}

struct reply operations_list_any(struct req *r)
{
    return reply_redirect(r, list_in(&r->task, r->task.lang, NULL), NULL);
}

#define L(x, tag, iso3, name, dir, locale, translated) \
    struct reply operations_find_in_##tag(struct req *r) { return find(r, LANG_##tag); } \
    struct reply operations_list_in_##tag(struct req *r) { return list(r, LANG_##tag); }
LANGUAGES(L, )
#undef L
