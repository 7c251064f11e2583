/* services_web: the directory as parents read it: doors, search, one service. Open to all; nothing is kept of who
 * reads.
 */
#include "rooms/services/services_web.h"

#include "auth/sign_in.h"
#include "lang/lang.h"
#include "rooms/materials.h"
#include "rooms/places.h"
#include "rooms/routes.h"
#include "rooms/services/services_linked.h"
#include "services_find_html.h"
#include "services_one_html.h"
#include "web/frame.h"

enum { ROWS_SHOWN = 20 };

struct said_view said_view(struct task *t, struct service_said said)
{
    const struct lang *l = lang_by_tag(said.language);
    struct said_view v = { .text = said.text, .lang = S(""), .dir = S("auto"), .note = S("") };

    if (l != NULL) {
        v.lang = str_of(l->tag);
        v.dir = str_of(l->dir);
    }
    if (!str_empty(said.text) && !str_is(said.language, t->lang->iso3))
        v.note = lang_language_name(t->a, t->lang, said.language);
    return v;
}

struct service_card service_card(struct task *t, const struct service_line *line)
{
    return (struct service_card){ .link = URL(t, services_one, line->id),
        .edit = URL(t, services_edit, line->id),
        .name = said_view(t, line->name),
        .summary = said_view(t, line->summary),
        .s = *line,
        .color = str_is(line->status, "published") ? "success"
                 : str_is(line->status, "closed")  ? "warning"
                                                   : "neutral" };
}

/* ---- finding */

static void add_doors(struct task *t, struct services_find_view *v)
{
    for (size_t i = 0; i < CODES_service_door.n; i++) {
        struct str code = str_of(CODES_service_door.at[i].code);
        struct service_door_view one = { url_with(t->a, URL(t, services_find), "door", code), code };
        LIST_ADD(t->a, &v->doors, one);
    }
}

static void add_picks(struct task *t, struct services_find_view *v, struct str language)
{
    picks_add(t, &v->languages, S(""), str_of(tr(t, "All")), language);
    for (size_t i = 0; i < CODES_language.n; i++) {
        struct str code = str_of(CODES_language.at[i].code);
        picks_add(t, &v->languages, code, lang_language_name(t->a, t->lang, code), language);
    }
}

struct reply services_find(struct req *r)
{
    struct task *t = &r->task;
    struct services_wanted w = { .words = str_trim(req_get(r, "q")),
        .door = req_get(r, "door"),
        .language = lang_code3(t->a, req_get(r, "language")),
        .start = list_start(r),
        .limit = ROWS_SHOWN };
    struct services_find_view v = { .words = w.words,
        .town_typed = str_trim(req_get(r, "town")),
        .all = URL(t, services_find),
        .may_write = permitted(t->viewer, PERM_SERVICES_WRITE) };

    if (!code_ok(&CODES_service_door, w.door))
        w.door = S("");
    w.town = str_empty(v.town_typed) ? S("") : place_find(v.town_typed);
    if (str_empty(w.town))
        w.town = v.town_typed; /* what is no town finds nothing */
    v.door = w.door;
    v.asked = req_has(r, "q") || w.door.n > 0 || w.town.n > 0 || w.language.n > 0;
    struct service_lines list = services_found(t, &w);
    if (list.n == 0 && w.start > 0) {
        w.start = 0;
        list = services_found(t, &w);
    }
    struct url here = v.all;
    const struct {
        const char *name;
        struct str value;
    } asked[] = { { "q", w.words }, { "door", w.door }, { "town", v.town_typed }, { "language", w.language } };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (asked[i].value.n > 0)
            here = url_with(t->a, here, asked[i].name, asked[i].value);
    v.total = list.total;
    v.counted_most = SERVICES_COUNTED_MOST;
    v.pager = list_pager(t, here, w.start, ROWS_SHOWN, w.start + (int64_t)list.n + list.more);
    add_doors(t, &v);
    add_picks(t, &v, w.language);
    for (size_t i = 0; i < list.n; i++) {
        struct service_card card = service_card(t, &list.at[i]);
        LIST_ADD(t->a, &v.rows, card);
    }
    req_indexed(r);
    return SHOW(r, 200, services_find, &v);
}

/* ---- one */

static struct str span_text(struct task *t, const struct service_hour *h)
{
    if (str_empty(clock_str(&h->opens)))
        return str_of(trc(t, "opening hours", "closed"));
    if (str_is(clock_str(&h->opens), "00:00") && str_is(clock_str(&h->closes), "00:00"))
        return str_of(tr(t, "day and night"));
    return str_fmt(
        t->a, "%.*s–%.*s", STR_ARG(lang_clock(t->a, t->lang, h->opens)), STR_ARG(lang_clock(t->a, t->lang, h->closes)));
}

struct str service_times_text(struct task *t, const struct service_hours *h, int64_t weekday)
{
    struct strs times = { 0 };

    for (size_t i = 0; i < h->n; i++)
        if (h->at[i].weekday == weekday && !str_empty(clock_str(&h->at[i].opens)))
            strs_add(t->a, &times, span_text(t, &h->at[i]));
    return times.n > 0 ? strs_join(t->a, &times, lang_comma(t->lang)) : S("");
}

static void add_times(struct task *t, struct service_place_view *v, const struct service_hours *h)
{
    for (int64_t day = 0; day < 7; day++) {
        struct service_time_view one = { lang_weekday(t->a, t->lang, (int)day), service_times_text(t, h, day) };
        if (str_empty(one.times))
            one.times = str_of(trc(t, "opening hours", "closed"));
        LIST_ADD(t->a, &v->times, one);
    }
    for (size_t i = 0; i < h->n; i++) {
        const struct service_hour *own = &h->at[i];
        struct service_time_view one = { lang_day(t->a, t->lang, own->first), span_text(t, own) };
        if (own->weekday != INT_NONE || day_cmp(own->last, t->today) < 0)
            continue;
        if (day_cmp(own->first, own->last) != 0)
            one.day = str_fmt(t->a, "%.*s–%.*s", STR_ARG(one.day), STR_ARG(lang_day(t->a, t->lang, own->last)));
        LIST_ADD(t->a, &v->times, one);
    }
}

static void add_phones(struct task *t, struct service_phones_view *list, const struct service_phones *phones)
{
    for (size_t i = 0; i < phones->n; i++) {
        struct service_phone_view one = { phones->at[i].number, phones->at[i].note };
        LIST_ADD(t->a, list, one);
    }
}

/* A map of others; it opens only when somebody follows the link. */
static struct url map_of(struct task *t, const struct service_entry *e)
{
    if (e->latitude == INT_NONE || e->longitude == INT_NONE)
        return (struct url){ S("") };
    double y = (double)e->latitude / 1e6, x = (double)e->longitude / 1e6;
    return (
        struct url){ str_fmt(t->a, "https://www.openstreetmap.org/?mlat=%.6f&mlon=%.6f#map=17/%.6f/%.6f", y, x, y, x) };
}

static void add_place(struct task *t, struct services_one_view *v, const struct service_entry *e, bool own)
{
    struct str town = str_fmt(t->a, "%.*s %.*s", STR_ARG(e->postcode), STR_ARG(e->city));
    struct service_place_view p = { .name = said_view(
                                        t, own ? (struct service_said){ S(""), S("") } : service_said(t, e, "name")),
        .way = said_view(t, service_said(t, e, "way")),
        .hours_text = said_view(t, service_said(t, e, "hours")),
        .address = str_trim(town),
        .now = service_now_text(t, &e->hours),
        .map = map_of(t, e),
        .web = { own ? S("") : e->url },
        .step_free = e->step_free };

    if (!str_empty(e->street))
        p.address = str_empty(p.address) ? e->street
                                         : str_fmt(t->a, "%.*s, %.*s", STR_ARG(e->street), STR_ARG(p.address));
    if (e->hours.n > 0)
        add_times(t, &p, &e->hours);
    if (!own)
        add_phones(t, &p.phones, &e->phones);
    if (!own || !str_empty(p.address) || e->hours.n > 0 || e->step_free != YESNO_UNKNOWN || !str_empty(p.way.text))
        LIST_ADD(t->a, &v->places, p);
}

static struct str ages_of(struct task *t, const struct service_entry *e)
{
    struct str from = e->minimum_age == INT_NONE ? S("") : lang_number(t->a, t->lang, e->minimum_age),
               to = e->maximum_age == INT_NONE ? S("") : lang_number(t->a, t->lang, e->maximum_age);

    if (!str_empty(from) && !str_empty(to))
        return trf(t, "Age: %1$s to %2$s years", from, to);
    if (!str_empty(from))
        return trf(t, "Age: %1$s years and more", from);
    return str_empty(to) ? S("") : trf(t, "Age: up to %1$s years", to);
}

static void add_conditions(struct task *t, struct services_one_view *v)
{
    enum { LINES_MOST = 12 };
    struct strs lines = strs_split(t->a, v->audience.text, '\n');

    for (size_t i = 0; i < lines.n && lines.n <= LINES_MOST; i++)
        strs_add(t->a, &v->conditions, lines.at[i]);
}

static bool has(const struct strs *list, const char *word)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_is(list->at[i], word))
            return true;
    return false;
}

/* For who shows a link to it elsewhere, and for search engines. */
static struct frame_about about_of(struct task *t, const struct service_entry *e)
{
    struct url here = URL(t, services_one, e->id);
    struct frame_about about = frame_about_list(t, service_said(t, e, "name").text, here);

    about.json = service_linked(t, e, link_address(t, URL(t, open_data_service, e->id).s), about.address);
    return about;
}

struct reply services_one(struct req *r)
{
    struct task *t = &r->task;
    struct service_entry *e;
    enum outcome found = service_load(t, r->ids[0], SERVICE_SERVICE, &e);
    bool writes = permitted(t->viewer, PERM_SERVICES_WRITE);

    if (found != DONE || (!writes && !str_is(e->status, "published") && !str_is(e->status, "closed")))
        return reply_not_found(r);
    struct strs names = e->languages;
    struct services_one_view v = { .name = said_view(t, service_said(t, e, "name")),
        .summary = said_view(t, service_said(t, e, "summary")),
        .description = said_view(t, service_said(t, e, "description")),
        .instruction = said_view(t, service_said(t, e, "instruction")),
        .fees = said_view(t, service_said(t, e, "fees")),
        .interpreter = said_view(t, service_said(t, e, "interpreter")),
        .audience = said_view(t, service_said(t, e, "audience")),
        .organisation = e->offered_by ? service_said(t, e->offered_by, "name").text : S(""),
        .languages = lang_language_names(t->a, t->lang, strs_join(t->a, &names, S(";"))),
        .ages = ages_of(t, e),
        .email = e->email,
        .cost = e->cost,
        .status = e->status,
        .has_interpreter = e->interpreter,
        .child_friendly = e->child_friendly,
        .spoken = has(&e->languages, t->lang->iso3),
        .web = { e->url },
        .edit = { writes ? URL(t, services_edit, e->id).s : S("") },
        .looked_through = instant_day(e->changed_at) };
    v.materials = materials_about(t, materials_key(t, "service", e->id));
    add_phones(t, &v.phones, &e->phones);
    add_conditions(t, &v);
    add_place(t, &v, e, true);
    for (size_t i = 0; i < e->places.n; i++)
        add_place(t, &v, e->places.at[i], false);
    req_indexed(r);
    page_services_one(frame_told(r, about_of(t, e)), &v);
    return reply_page(r, 200);
}
