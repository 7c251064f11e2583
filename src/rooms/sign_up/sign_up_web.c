/* sign_up_web: groups as everybody finds them: the list, one of them. Open to all; nothing is kept of who reads. */
#include "rooms/sign_up/sign_up_web.h"

#include "auth/sign_in.h"
#include "base/settings.h"
#include "lang/lang.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"
#include "sign_up_find_html.h"

enum { ROWS_SHOWN = 20 };

_Static_assert(ROUTE_sign_up_list_in_fi + LANG__N == ROUTE_sign_up_one_in_fi, "an address in each language");

struct url sign_up_url(struct task *t, const struct lang *l, int64_t group)
{
    if (group == 0)
        return url_to(t->a, (unsigned)ROUTE_sign_up_list_in_fi + (unsigned)l->id, 0, NULL);
    return url_to(t->a, (unsigned)ROUTE_sign_up_one_in_fi + (unsigned)l->id, 1, &group);
}

struct str sign_up_code(struct req *r)
{
    struct str code = req_get(r, "from");
    bool good = code.n > 0 && code.n <= SIGN_UP_CODE_MOST;

    for (size_t i = 0; good && i < code.n; i++)
        good = (code.p[i] >= 'a' && code.p[i] <= 'z') || (code.p[i] >= '0' && code.p[i] <= '9');
    return good ? code : S("");
}

struct url sign_up_with_code(struct task *t, struct url u, struct str code)
{
    return str_empty(code) ? u : url_with(t->a, u, "from", code);
}

static void needs_database(struct req *r)
{
    if (r->task.db == NULL)
        fail(&r->task, FAIL_DB, "no connection to the database");
}

/* ---- one group as a row */

static struct str days_of(struct task *t, struct str weekdays)
{
    struct strs codes = strs_split(t->a, weekdays, ';'), names = { 0 };

    for (size_t i = 0; i < CODES_weekday.n; i++)
        for (size_t k = 0; k < codes.n; k++)
            if (str_is(codes.at[k], CODES_weekday.at[i].code))
                strs_add(t->a, &names, lang_weekday(t->a, t->lang, (int)i));
    return lang_list(t->a, t->lang, &names);
}

/* The part of town where it is, else the town: what "near me" means. */
static struct str near(struct task *t, const struct sign_up_group *g)
{
    if (!str_empty(g->area) || str_empty(g->municipality))
        return g->area;
    return place_name(t->lang, g->municipality);
}

static struct str where(struct task *t, const struct sign_up_group *g)
{
    struct str town = str_empty(g->municipality) ? S("") : place_name(t->lang, g->municipality);
    const struct str parts[] = { g->venue, g->street, str_eq(g->area, g->venue) ? S("") : g->area, town };
    struct strs all = { 0 };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!str_empty(parts[i]))
            strs_add(t->a, &all, parts[i]);
    return strs_join(t->a, &all, lang_comma(t->lang));
}

struct sign_up_row sign_up_row(struct task *t, const struct sign_up_group *g)
{
    return (struct sign_up_row){ .g = *g,
        .link = sign_up_url(t, t->lang, g->id),
        .days = days_of(t, g->weekdays),
        .language = lang_language_names(t->a, t->lang, g->language),
        .where = where(t, g),
        .full = g->places == 0,
        .limited = g->places != INT_NONE };
}

/* ---- what is chosen */

enum { FACETS = 5 };
static const char *const facets[FACETS] = { "language", "day", "place", "care", "project" };

/* What is asked for in each of them; "": anything. */
struct chosen {
    struct str of[FACETS], code; /* code: of the poster that led here */
};

static struct str value_of(struct task *t, const struct sign_up_group *g, size_t facet)
{
    const struct str values[FACETS] = { g->language, g->weekdays, near(t, g), g->care ? S("yes") : S(""),
        id_str(t->a, g->project) };

    return values[facet];
}

static bool holds(struct str list, struct str one)
{
    struct str piece;

    while (str_cut(&list, ';', &piece))
        if (str_eq(piece, one))
            return true;
    return false;
}

static bool fits(struct task *t, const struct sign_up_group *g, const struct chosen *c)
{
    for (size_t i = 0; i < FACETS; i++)
        if (!str_empty(c->of[i]) && !holds(value_of(t, g, i), c->of[i]))
            return false;
    return true;
}

static struct str name_of(struct task *t, size_t facet, struct str value)
{
    int64_t project;

    if (facet == 0)
        return lang_language_name(t->a, t->lang, value);
    if (facet == 1)
        for (size_t i = 0; i < CODES_weekday.n; i++)
            if (str_is(value, CODES_weekday.at[i].code))
                return lang_weekday(t->a, t->lang, (int)i);
    if (facet == 3)
        return str_of(tr(t, "With child care"));
    if (facet == 4 && id_read(value, &project))
        return projects_name(t, project);
    return value;
}

static struct str title_of(struct task *t, size_t facet)
{
    const char *const titles[FACETS] = { tr(t, "Language"), tr(t, "Day"), trc(t, "where a group meets", "Place"),
        tr(t, "Child care"), tr(t, "Project") };

    return str_of(titles[facet]);
}

/* The list with one choice made otherwise. */
static struct url with(struct task *t, const struct lang *l, const struct chosen *c, size_t facet, struct str value)
{
    struct url u = sign_up_url(t, l, 0);

    for (size_t i = 0; i < FACETS; i++) {
        struct str said = i == facet ? value : c->of[i];
        if (!str_empty(said))
            u = url_with(t->a, u, facets[i], said);
    }
    return sign_up_with_code(t, u, c->code);
}

static bool is_there(const struct strs *list, struct str value)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], value))
            return true;
    return false;
}

/* The values that open groups have, in the order of weekdays, else as they come. */
static struct strs values_of(struct task *t, const struct sign_up_groups *all, size_t facet)
{
    struct strs found = { 0 }, sorted = { 0 };

    for (size_t i = 0; i < all->n; i++) {
        struct str list = value_of(t, &all->at[i], facet), one;
        while (str_cut(&list, ';', &one))
            if (!str_empty(one) && !is_there(&found, one))
                strs_add(t->a, &found, one);
    }
    for (size_t i = 0; facet == 1 && i < CODES_weekday.n; i++)
        if (is_there(&found, str_of(CODES_weekday.at[i].code)))
            strs_add(t->a, &sorted, str_of(CODES_weekday.at[i].code));
    return facet == 1 ? sorted : found;
}

static void add_facets(
    struct task *t, struct sign_up_list_view *v, const struct sign_up_groups *all, const struct chosen *c)
{
    for (size_t i = 0; i < FACETS; i++) {
        struct sign_up_facet one = { .title = title_of(t, i) };
        struct strs values = values_of(t, all, i);
        for (size_t k = 0; k < values.n; k++) {
            bool current = str_eq(values.at[k], c->of[i]);
            struct sign_up_link link = { with(t, t->lang, c, i, current ? S("") : values.at[k]),
                name_of(t, i, values.at[k]), S(""), S(""), current };
            LIST_ADD(t->a, &one.links, link);
            if (current)
                LIST_ADD(t->a, &v->chosen, link);
        }
        if (one.links.n > 1 || (i == 3 && one.links.n > 0))
            LIST_ADD(t->a, &v->facets, one);
    }
}

/* ---- pages */

static void add_language(struct task *t, struct frame_links *list, struct url url, const struct lang *l)
{
    struct frame_link link = {
        .url = url, .text = str_of(l->name), .lang = str_of(l->tag), .dir = str_of(l->dir), .current = l == t->lang
    };

    LIST_ADD(t->a, list, link);
}

static struct reply draw_list(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_groups all = sign_up_groups(t);
    struct chosen c = { .code = sign_up_code(r) };
    struct sign_up_list_view v = { .all = with(t, t->lang, &c, FACETS, S("")), .phones = sign_up_phones(t, &all) };
    struct str title = str_of(tr(t, "Find a group"));
    struct frame_open o = { .summary = str_of(tr(t, "Groups for parents at home: where, when, in which language.")),
        .about = frame_about_list(t, title, v.all) };
    int64_t start = list_start(r);

    for (size_t i = 0; i < FACETS; i++)
        c.of[i] = str_trim(req_get(r, facets[i]));
    for (size_t i = 0; i < all.n; i++) {
        if (!fits(t, &all.at[i], &c))
            continue;
        if (v.total >= start && v.total < start + ROWS_SHOWN) {
            struct sign_up_row row = sign_up_row(t, &all.at[i]);
            row.link = sign_up_with_code(t, row.link, c.code);
            LIST_ADD(t->a, &v.rows, row);
        }
        v.total++;
    }
    v.pager = list_pager(t, with(t, t->lang, &c, FACETS, S("")), start, ROWS_SHOWN, v.total);
    v.story = sign_up_scenes(t);
    add_facets(t, &v, &all, &c);
    for (enum lang_id i = 0; i < LANG__N; i++)
        add_language(t, &o.languages, with(t, lang_get(i), &c, FACETS, S("")), lang_get(i));
    o.alternates = o.languages;
    req_indexed(r);
    page_sign_up_list(frame_open(r, &o), &v);
    return reply_page(r, 200);
}

struct reply sign_up_gone(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_groups all = sign_up_groups(t);
    struct sign_up_gone_view v = { .list = sign_up_url(t, t->lang, 0), .phones = sign_up_phones(t, &all) };

    req_refuse_here(r);
    return SHOW(r, 404, sign_up_gone, &v);
}

/* A map of others; it opens only when somebody follows the link. */
static struct url map_of(struct task *t, const struct sign_up_row *row)
{
    struct str words = str_empty(row->g.street) ? row->where
                                                : str_fmt(t->a, "%.*s, %.*s", STR_ARG(row->g.street),
                                                      STR_ARG(place_name(lang_get(LANG_fi), row->g.municipality)));

    return (struct url){ str_fmt(
        t->a, "https://www.openstreetmap.org/search?query=%.*s", STR_ARG(str_percent(t->a, words, ""))) };
}

static void add_share(struct task *t, struct sign_up_shares *list, const char *with, struct str link)
{
    struct sign_up_share one = { str_of(with), { link } };

    LIST_ADD(t->a, list, one);
}

/* For who tells a friend. Plain links: nothing is asked of others until somebody follows one. A house that does not
 * know its own address has none. */
static struct sign_up_shares shares_of(struct task *t, const struct sign_up_row *row)
{
    struct sign_up_shares list = { 0 };

    if (str_empty(t->settings->public_address))
        return list;
    struct str address = link_address(t, row->link.s),
               words = str_fmt(
                   t->a, "%.*s. %s", STR_ARG(row->g.name), tr(t, "A group for parents at home. It costs nothing.")),
               to = str_percent(t->a, address, ""), text = str_percent(t->a, words, ""),
               both = str_fmt(t->a, "%.*s%%20%.*s", STR_ARG(text), STR_ARG(to));
    add_share(t, &list, "whatsapp", str_fmt(t->a, "https://wa.me/?text=%.*s", STR_ARG(both)));
    add_share(
        t, &list, "telegram", str_fmt(t->a, "https://t.me/share/url?url=%.*s&text=%.*s", STR_ARG(to), STR_ARG(text)));
    add_share(t, &list, "signal", str_fmt(t->a, "sgnl://send?text=%.*s", STR_ARG(both)));
    add_share(t, &list, "sms", str_fmt(t->a, "sms:?&body=%.*s", STR_ARG(both)));
    return list;
}

bool sign_up_door_row(struct task *t, int64_t group, struct shelf_row *ret_row)
{
    struct file f;

    if (!sign_up_door(t, group, &f))
        return false;
    *ret_row = shelf_row_of(t, &f, URL(t, sign_up_door_open, group, f.id));
    return true;
}

struct reply sign_up_door_open(struct req *r)
{
    struct file f;

    needs_database(r);
    return sign_up_door_shown(&r->task, r->ids[0], r->ids[1], &f) ? files_send(r, &f) : reply_not_found(r);
}

static struct reply draw_one(struct req *r)
{
    struct task *t = &r->task;
    struct str code = sign_up_code(r);
    struct sign_up_group g;
    const struct lang *way_lang;

    if (sign_up_group(t, r->ids[0], &g) != DONE)
        return sign_up_gone(r);
    struct sign_up_one_view v = { .row = sign_up_row(t, &g),
        .project = projects_name(t, g.project),
        .way = sign_up_way(t, g.id, &way_lang),
        .join = sign_up_with_code(t, url_with(t->a, URL(t, sign_up_join, g.id), "lang", str_of(t->lang->tag)), code),
        .list = sign_up_with_code(t, sign_up_url(t, t->lang, 0), code) };
    struct frame_open o = { .summary = str_of(tr(t, "A group for parents at home. It costs nothing.")),
        .about = frame_about_list(t, g.name, v.row.link) };
    if (!str_empty(code))
        v.join = url_with_int(t->a, v.join, "step", 1);
    v.way_lang = str_of(way_lang->tag);
    v.way_dir = str_of(way_lang->dir);
    v.map = map_of(t, &v.row);
    v.shares = shares_of(t, &v.row);
    v.has_door = sign_up_door_row(t, g.id, &v.door);
    for (enum lang_id i = 0; i < LANG__N; i++)
        add_language(t, &o.languages, sign_up_with_code(t, sign_up_url(t, lang_get(i), g.id), code), lang_get(i));
    o.alternates = o.languages;
    req_indexed(r);
    page_sign_up_one(frame_open(r, &o), &v);
    return reply_page(r, 200);
}

static struct reply in_language(struct req *r, enum lang_id id, struct reply (*draw)(struct req *r))
{
    r->task.lang = lang_get(id);
    needs_database(r);
    return draw(r);
}

struct reply sign_up_list_any(struct req *r)
{
    return reply_redirect(
        r, sign_up_with_code(&r->task, sign_up_url(&r->task, r->task.lang, 0), sign_up_code(r)), NULL);
}

/* What stands on posters of all groups: short, and in the reader's language. */
struct reply sign_up_join_any(struct req *r) { return sign_up_list_any(r); }

struct reply sign_up_one_any(struct req *r)
{
    return reply_redirect(r, sign_up_url(&r->task, r->task.lang, r->ids[0]), NULL);
}

#define L(x, tag, iso3, name, dir, locale, translated) \
    struct reply sign_up_list_in_##tag(struct req *r) { return in_language(r, LANG_##tag, draw_list); } \
    struct reply sign_up_one_in_##tag(struct req *r) { return in_language(r, LANG_##tag, draw_one); }
LANGUAGES(L, )
#undef L
