/* frame: fills and draws what every page wears (frame.html). The navigation is a table of addresses; who may open them
 * is asked of the site map, so that no link leads to a refusal. */
#include "rooms/frame.h"
#include "auth/sign_in.h"
#include "frame_html.h"
#include "rooms/codes.h"
#include "rooms/routes.h"
#include "web/req.h"

enum {
    NAV_MAX = 6
}; /* more are not read; what is left out must be reached from a page (crawler_test.mjs sees to it) */

static const struct {
    const char *path;
    enum room room;
    const char *context, *text;
} NAV[] = {
    { "/", ROOM_HOME, "navigation", NC_("navigation", "Home") },
    { "/care", ROOM_CARE, "navigation", NC_("navigation", "Children today") },
    { "/people", ROOM_PEOPLE, "navigation", NC_("navigation", "People") },
    { "/groups", ROOM_GROUPS, "navigation", NC_("navigation", "Groups") },
    { "/reports", ROOM_REPORTS, "navigation", NC_("navigation", "Reports") },
    { "/exchange", ROOM_EXCHANGE, "navigation", NC_("navigation", "Import and export") },
    { "/projects", ROOM_PROJECTS, "navigation", NC_("navigation", "Projects") },
    { "/contacts", ROOM_CONTACTS, "navigation", NC_("navigation", "Contacts") },
    { "/staff", ROOM_STAFF, "navigation", NC_("navigation", "Staff") },
};

/* The address itself when there is such a page and the viewer may open it; else empty. */
static struct url offered(const struct viewer *v, int method, const char *path)
{
    for (unsigned i = 0; i < site_map_n; i++)
        if (site_map[i].method == method && strcmp(site_map[i].path, path) == 0 && permitted(v, site_map[i].permission))
            return (struct url){ str_of(path) };
    return (struct url){ S("") };
}

void frame_fill(struct req *r, struct frame *f)
{
    const struct viewer *v = r->task.viewer;
    f->viewer = v->staff;
    f->signed_in = v->staff != 0;
    f->coordinator = v->role == ROLE_COORDINATOR;
    f->role_name = f->signed_in ? code_name(r->task.lang, &CODES_role, str_of(role_code(v->role))) : S("");
    f->sign_in = offered(v, GET, "/sign-in");
    f->sign_out = offered(v, POST, "/sign-out");
    f->account = offered(v, GET, "/account");
    f->accessibility = offered(v, GET, "/accessibility");
    f->privacy = offered(v, GET, "/privacy");
    f->program = offered(v, GET, "/about");
    f->search = offered(v, GET, "/search");
    f->keeps = f->signed_in ? offered(v, GET, "/sign-ups/new").s : S("");
    f->nav = (struct frame_links){ 0 };
    for (size_t i = 0; f->signed_in && i < sizeof NAV / sizeof *NAV && f->nav.n < NAV_MAX; i++) {
        struct url url = offered(v, GET, NAV[i].path);
        struct frame_link link = {
            .url = url, .text = str_of(lang_trc(r->task.lang, NAV[i].context, NAV[i].text)), .room = NAV[i].room
        };
        /* a carer's list is her first page; others are led there by what they do */
        bool hers = NAV[i].room != (v->role == ROLE_CARER ? ROOM_HOME : ROOM_CARE);
        if (!str_empty(url.s) && hers)
            LIST_ADD(r->task.a, &f->nav, link);
    }
}

static struct frame_link language_link(
    struct arena *a, struct url here, const char *name, const struct lang *l, const struct lang *current)
{
    return (struct frame_link){ .url = url_with(a, here, name, str_of(l->tag)),
        .text = str_of(l->name),
        .current = l == current,
        .lang = str_of(l->tag),
        .dir = str_of(l->dir) };
}

void frame_offer_language(struct req *r, struct frame_links *list, struct url here, const struct lang *l)
{
    LIST_ADD(r->task.a, list, language_link(r->task.a, here, "in", l, r->task.lang));
}

struct frame_links frame_every_language(struct arena *a, struct url here, const char *name, const struct lang *current)
{
    struct frame_links list = { 0 };

    for (enum lang_id i = 0; i < LANG__N; i++)
        LIST_ADD(a, &list, language_link(a, here, name, lang_get(i), current));
    return list;
}

struct page *frame_lent(struct req *r, struct frame_links languages)
{
    struct page *p = req_page(r);
    struct frame *f = NEW(r->task.a, struct frame);

    *f = *p->frame;
    f->lent = true;
    f->nav = (struct frame_links){ 0 };
    f->languages = languages;
    p->frame = f;
    p->lang = r->task.lang;
    return p;
}

struct page *frame_open(struct req *r, const struct frame_open *o)
{
    struct page *p = req_page(r);
    struct frame *f = NEW(r->task.a, struct frame);

    *f = (struct frame){ .open = true,
        .here = p->frame->here,
        .accessibility = p->frame->accessibility,
        .privacy = p->frame->privacy,
        .program = p->frame->program,
        .service_name = p->frame->service_name,
        .languages = o->languages,
        .alternates = o->alternates,
        .feed = o->feed,
        .summary = o->summary,
        .about = o->about };
    p->frame = f;
    p->lang = r->task.lang;
    p->csrf = p->form_id = S(""); /* no forms: they would be somebody's */
    return p;
}

struct frame_about frame_about_list(struct task *t, struct str title, struct url here)
{
    unsigned card = (unsigned)ROUTE_publications_house_card_in_fi + (unsigned)t->lang->id;

    return (struct frame_about){ .title = title,
        .kind = S("website"),
        .address = link_address(t, here.s),
        .picture = link_address(t, url_to(t->a, card, 0, NULL).s) };
}

struct page *frame_told(struct req *r, struct frame_about about)
{
    struct page *p = req_page(r);
    struct frame *f = NEW(r->task.a, struct frame);

    *f = *p->frame;
    f->about = about;
    p->frame = f;
    return p;
}

void frame_begin(struct page *p, const struct frame_args *args)
{
    struct frame_view v = {
        .f = p->frame, .x = args, .title = str_empty(args->title_text) ? str_of(args->title) : args->title_text
    };
    if (args->problem)
        v.title = tr_fill(p->a, trc(p, "title of a page", "Error: %1$s"), &v.title, 1);
    for (size_t i = 0; i < p->frame->languages.n; i++)
        if (p->frame->languages.at[i].current)
            v.language = p->frame->languages.at[i];
    part_frame_top(p, &v);
}

void frame_end(struct page *p) { part_frame_bottom(p, p->frame); }
