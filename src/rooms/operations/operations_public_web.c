/* operations_public_web: the page of one project as everybody sees it, in each language at an address of its own. The
 * same bytes for all: they are kept (req_kept). No right is asked, and no rule is here. */
#include "auth/sign_in.h"
#include "base/settings.h"
#include "operations_public_html.h"
#include "paper/paper_card.h"
#include "rooms/operations/operations_web.h"
#include "rooms/places.h"
#include "rooms/public_pages.h"

enum { PUBLISHED_SHOWN = 8 };
#define PAGE_TYPE "text/html; charset=utf-8"

_Static_assert(ROUTE_operations_in_fi + LANG__N == ROUTE_operations_find_in_fi, "an address in each language");
_Static_assert(ROUTE_operations_find_in_fi + LANG__N == ROUTE_operations_list_in_fi, "and of the search");
_Static_assert(ROUTE_operations_list_in_fi + LANG__N == ROUTE_operations_picture_in_fi, "and of the picture");

static struct url one_in(struct task *t, const struct lang *l, const void *x)
{
    return url_to(t->a, (unsigned)ROUTE_operations_in_fi + (unsigned)l->id, 1, x);
}

const char *operation_phase_code(const struct task *t, struct day from, struct day to)
{
    if (day_known(from) && day_cmp(from, t->today) > 0)
        return "coming";
    return day_known(to) && day_cmp(to, t->today) < 0 ? "ended" : "running";
}

/* ---- texts in the reader's language, else in the best there is */

static struct str part_of(const struct operation_words *w, int part)
{
    const struct str parts[] = { w->name, w->summary, w->doing, w->reached };

    return parts[part];
}

enum { PART_NAME, PART_SUMMARY, PART_DOING, PART_REACHED };

static struct operation_said said_in(struct task *t, struct str text, const struct lang *l)
{
    struct operation_said s = { .text = text, .lang = S(""), .dir = S("auto"), .note = S("") };

    if (l != NULL) {
        s.lang = str_of(l->tag);
        s.dir = str_of(l->dir);
        if (l != t->lang)
            s.note = lang_language_name(t->a, t->lang, str_of(l->iso3));
    }
    return s;
}

/* The reader's, English, Finnish, any. */
static struct operation_said said(struct task *t, const struct operation_page *p, int part, struct str otherwise)
{
    const char *const order[] = { t->lang->tag, "en", "fi", NULL };

    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (size_t i = 0; i < p->texts.n; i++) {
            struct str text = part_of(&p->texts.at[i], part);
            if (!str_empty(text) && (order[k] == NULL || str_is(p->texts.at[i].tag, order[k])))
                return said_in(t, text, lang_by_tag(p->texts.at[i].tag));
        }
    return said_in(t, otherwise, lang_by_tag(p->o.name_language));
}

/* ---- the page */

static struct str names_of(struct task *t, struct str codes, struct str (*name)(const struct lang *l, struct str code))
{
    struct strs list = strs_split(t->a, codes, ';');

    for (size_t i = 0; i < list.n; i++)
        list.at[i] = name(t->lang, list.at[i]);
    return strs_join(t->a, &list, lang_comma(t->lang));
}

struct str operation_rate_text(struct task *t, int64_t rate)
{
    enum { HUNDRED = 100 };

    if (rate == INT_NONE)
        return S("");
    if (rate % HUNDRED == 0)
        return lang_percent(t->a, t->lang, rate / HUNDRED);
    return str_fmt(t->a, "%lld%s%02lld %%", (long long)(rate / HUNDRED), t->lang->id == LANG_en ? "." : ",",
        (long long)(rate % HUNDRED));
}

static void add_published(struct task *t, struct operations_public_view *v, int64_t project)
{
    struct operation_papers list = operations_published(t, project, PUBLISHED_SHOWN);

    for (size_t i = 0; i < list.n; i++) {
        struct operation_link one = { url_to(t->a, public_page_of(list.at[i].kind) + (unsigned)t->lang->id, 1,
                                          &list.at[i].id),
            list.at[i].title, str_of(list.at[i].lang->tag), str_of(list.at[i].lang->dir) };
        LIST_ADD(t->a, &v->published, one);
    }
    v->all_published = url_to(t->a, (unsigned)ROUTE_publications_list_in_fi + (unsigned)t->lang->id, 1, &project);
}

static struct url web_of(struct str typed)
{
    bool web = str_starts(typed, S("https://")) || str_starts(typed, S("http://"));

    return (struct url){ web ? typed : S("") };
}

static void add_goals(struct task *t, struct operations_public_view *v, struct str codes)
{
    struct strs list = strs_split(t->a, codes, ';');

    for (size_t i = 0; i < list.n; i++)
        strs_add(t->a, &v->goals, code_name(t->lang, &CODES_operation_goal, list.at[i]));
}

static struct operations_public_view view_of(struct task *t, const struct operation_page *p)
{
    const struct operation *o = &p->o;
    const char *phase = operation_phase_code(t, o->starts_on, o->ends_on);
    struct operations_wanted of = { .organisation = o->beneficiary };
    struct operations_public_view v = { .o = o,
        .rest = &p->rest,
        .name = said(t, p, PART_NAME, o->name),
        .summary = said(t, p, PART_SUMMARY, o->summary),
        .doing = said(t, p, PART_DOING, S("")),
        .reached = said(t, p, PART_REACHED, S("")),
        .phase = code_name(t->lang, &CODES_operation_phase, str_of(phase)),
        .color = strcmp(phase, "running") == 0 ? "success" : "neutral",
        .rate = operation_rate_text(t, o->cofinancing),
        .regions = str_empty(o->regions) ? str_of(tr(t, "The whole country")) : names_of(t, o->regions, region_name),
        .places = str_empty(p->rest.municipalities) ? o->locality : names_of(t, p->rest.municipalities, place_name),
        .source = str_eq(o->source, OPERATION_OWN) ? S("") : o->source,
        .theme = str_empty(o->theme) ? S("") : code_name(t->lang, &CODES_operation_theme, o->theme),
        .partners = strs_split(t->a, p->rest.partners, ';'),
        .parts = strs_split(t->a, p->rest.parts, '\n'),
        .find = operation_in_language(t, ROUTE_operations_find_in_fi, t->lang),
        .list = operation_in_language(t, ROUTE_operations_list_in_fi, t->lang),
        .beneficiary = operations_find_url(t, t->lang, &of),
        .website = web_of(o->website),
        .own = o->project != 0 };

    add_goals(t, &v, p->rest.goals);
    if (v.own) {
        struct operation_figures figures = operations_figures(t, o->project, true);
        v.figures = operation_figure_views(t, &figures);
        add_published(t, &v, o->project);
    }
    return v;
}

/* For who shows a link to it elsewhere. A project of this house has a picture of its own; those of others, which may be
 * very many, have the house's. */
static struct frame_about about_of(struct task *t, const struct operations_public_view *v)
{
    unsigned picture = (unsigned)ROUTE_operations_picture_in_fi + (unsigned)t->lang->id;
    struct frame_about about = frame_about_list(t, v->name.text, one_in(t, t->lang, &v->o->id));

    if (v->own)
        about.picture = link_address(t, url_to(t->a, picture, 1, &v->o->id).s);
    return about;
}

/* False: *ret_answer says all, kept or not found. */
static bool look_up(struct req *r, enum lang_id id, const char *type, struct operation_page *ret_page,
    struct str *ret_stamp, struct reply *ret_answer)
{
    struct task *t = &r->task;

    t->lang = lang_get(id);
    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    bool found = operations_page_stamp(t, r->ids[0], ret_stamp);
    if (found && req_kept(r, type, *ret_stamp, ret_answer))
        return false;
    found = found && operations_page_shown(t, r->ids[0], ret_page);
    if (!found)
        *ret_answer = reply_not_found(r);
    return found;
}

static struct reply show_one(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct operation_page p;
    struct reply answer;
    struct str stamp;

    if (!look_up(r, id, PAGE_TYPE, &p, &stamp, &answer))
        return answer;
    struct operations_public_view v = view_of(t, &p);
    struct frame_open o = operation_frame(t, one_in, &r->ids[0]);
    o.summary = v.summary.text;
    if (str_empty(o.summary))
        o.summary = str_of(tr(t, "What projects do, who pays for them and what came of them."));
    o.about = about_of(t, &v);
    page_operations_public(frame_open(r, &o), &v);
    (void)reply_page(r, 200);
    return reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o));
}

static struct reply show_picture(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct operation_page p;
    struct reply answer;
    struct str stamp;

    if (!look_up(r, id, CARD_TYPE, &p, &stamp, &answer))
        return answer;
    struct buf *o = task_buf(t, CARD_BYTES);
    struct str name = said(t, &p, PART_NAME, p.o.name).text;
    paper_card(t,
        &(struct paper_card){ .lang = t->lang, .title = name, .house = t->settings->service_name, .foot = p.o.fund },
        o);
    return reply_kept(r, CARD_TYPE, stamp, buf_view(o));
}

struct reply operations_any_language(struct req *r)
{
    struct task *t = &r->task;
    struct str stamp;

    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    if (!operations_page_stamp(t, r->ids[0], &stamp))
        return reply_not_found(r);
    return reply_redirect(r, one_in(t, t->lang, &r->ids[0]), NULL);
}

#define L(x, tag, iso3, name, dir, locale, translated) \
    struct reply operations_in_##tag(struct req *r) { return show_one(r, LANG_##tag); } \
    struct reply operations_picture_in_##tag(struct req *r) { return show_picture(r, LANG_##tag); }
LANGUAGES(L, )
#undef L
