/* sign_up_staff_web: workers open a group for joining, and take in who has signed up. No rules here. */
#include "auth/sign_in.h"
#include "base/settings.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/projects/projects.h"
#include "rooms/sign_up/sign_up_web.h"
#include "sign_up_staff_html.h"

FORM_DEFINE(opening, OPENING_FIELDS)
FORM_DEFINE(door, DOOR_FIELDS)
FORM_DEFINE(taking, TAKING_FIELDS)
FORM_DEFINE(turning, TURNING_FIELDS)

/* ---- the card of a group */

static struct opening_values values_of(const struct sign_up_opening *o)
{
    return (struct opening_values){ .open = o->open,
        .phone = o->phone,
        .street = o->street,
        .step_free = o->step_free,
        .baby = o->baby,
        .led_by = o->led_by,
        .offer_days = o->offer_days,
#define L(x, tag, iso3, name, dir, locale, translated) .way_##tag = o->way[LANG_##tag],
        LANGUAGES(L, )
#undef L
    };
}

static struct sign_up_opening opening_of(const struct opening_values *v)
{
    return (struct sign_up_opening){ .open = v->open,
        .phone = v->phone,
        .street = v->street,
        .step_free = (enum yesno)v->step_free,
        .baby = (enum yesno)v->baby,
        .led_by = v->led_by,
        .offer_days = v->offer_days,
        .way = {
#define L(x, tag, iso3, name, dir, locale, translated) [LANG_##tag] = v->way_##tag,
            LANGUAGES(L, )
#undef L
        } };
}

static struct reply show_opening(
    struct req *r, int status, const struct sign_up_card *card, struct form form, struct form door)
{
    struct task *t = &r->task;
    struct file photo;
    struct group_brief brief;
    struct group_standing standing = groups_standing(t, r->ids[0]);
    struct sign_up_opening_view v = { .id = r->ids[0],
        .tabs = { .id = r->ids[0],
            .current = GROUP_TAB_JOINING,
            .may_lead = standing.may_lead,
            .may_manage = standing.may_manage,
            .merged = standing.merged },
        .form = form,
        .door_form = door,
        .written = card->version > 0,
        .page = sign_up_url(t, t->lang, r->ids[0]),
        .address = URL(t, sign_up_one_any, r->ids[0]),
        .open = card->o.open,
        .shielded = card->shielded };

    if (groups_brief(t, r->ids[0], &brief) != DONE)
        return reply_not_found(r);
    v.name = brief.name;
    v.has_door = sign_up_door_put_up(t, r->ids[0], &photo);
    if (v.has_door)
        v.door = shelf_row_of(t, &photo, URL(t, sign_up_door_open, r->ids[0], photo.id));
    v.file = file_field_of(
        t, &v.door_form, tr(t, "Photo of the door"), files_hint(t, MEDIA_PICTURE), files_accept(t, MEDIA_PICTURE));
    v.whole_address = link_address(t, v.address.s);
    v.share = share_links_of(t, v.name, v.whole_address);
#define L(x, tag, iso3, name, dir, locale, translated) \
    LIST_ADD(t->a, &v.ways, ((struct sign_up_way_field){ opening_F_way_##tag }));
    LANGUAGES(L, )
#undef L
    return SHOW(r, status, sign_up_opening, &v);
}

struct reply sign_up_opening_page(struct req *r)
{
    struct sign_up_card card;
    enum outcome found = sign_up_card(&r->task, r->ids[0], &card);

    if (found != DONE)
        return reply_refused(r, found);
    struct opening_values v = values_of(&card.o);
    return show_opening(
        r, 200, &card, form_show(&r->task, &opening_form, &v, card.version), form_show(&r->task, &door_form, NULL, 0));
}

struct reply sign_up_opening_save(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_card now;
    struct opening_values v;
    struct form form;
    enum outcome how = sign_up_card(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct opening_values stored = values_of(&now.o);
    struct form theirs = form_show(t, &opening_form, &stored, now.version), door = form_show(t, &door_form, NULL, 0);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_opening(r, 422, &now, form, door);
    struct sign_up_opening o = opening_of(&v);
    how = sign_up_open(t, r->ids[0], form.version, &o, &form.problems);
    if (how == INVALID)
        return show_opening(r, 422, &now, form, door);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, sign_up_opening_save, r->ids[0]), "group", r->ids[0]);
    return reply_outcome(r, how, URL(t, sign_up_opening_page, r->ids[0]), tr(t, "Saved."));
}

/* ---- the photo of the door */

struct reply sign_up_door_save(struct req *r)
{
    struct task *t = &r->task;
    struct uploads files = req_uploads(r);
    struct sign_up_card card;
    struct door_values v;
    struct form form;
    enum outcome how = sign_up_card(t, r->ids[0], &card);

    if (how != DONE)
        return reply_refused(r, how);
    struct opening_values stored = values_of(&card.o);
    struct form opening = form_show(t, &opening_form, &stored, card.version);
    if (!form_read(r, &door_form, &v, &form))
        return show_opening(r, 422, &card, opening, form);
    struct file_wish w = { .words = v.words, .name = S(""), .bytes = S("") };
    if (files.n > 0)
        w.bytes = files.at[0].bytes, w.name = str_empty(files.at[0].filename) ? S("door") : files.at[0].filename;
    how = sign_up_door_put(t, r->ids[0], &w, &form.problems);
    if (how == INVALID)
        return show_opening(r, 422, &card, opening, form);
    return reply_outcome(r, how, URL(t, sign_up_opening_page, r->ids[0]), tr(t, "Saved."));
}

struct reply sign_up_door_remove(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(
        r, sign_up_door_drop(t, r->ids[0]), URL(t, sign_up_opening_page, r->ids[0]), tr(t, "The file is removed."));
}

/* ---- who has signed up */

enum { ROWS_SHOWN = 25, DECIDED_SHOWN = 10 };

static struct str group_name(struct task *t, int64_t group)
{
    struct group_brief brief;

    return groups_brief(t, group, &brief) == DONE ? brief.name : S("");
}

static struct sign_up_entry_row row_of(struct task *t, const struct sign_up_entry *e)
{
    struct sign_up_entry_row row = { .e = *e,
        .link = URL(t, sign_up_one, e->id),
        .group = group_name(t, e->group),
        .language = lang_language_names(t->a, t->lang, e->language),
        .children = e->children,
        .day = instant_day(e->sent_at) };
    struct sign_up_entry by;

    if (e->brought_by != 0 && sign_up_entry(t, e->brought_by, &by) == DONE)
        row.brought_by = by.name;
    return row;
}

struct reply sign_up_list(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_entries waiting = sign_up_entries(t, 0, false, ROWS_SHOWN),
                           decided = sign_up_entries(t, 0, true, DECIDED_SHOWN);
    struct sign_up_entries_view v = { .more = waiting.more, .days = t->settings->sign_up_days };

    for (size_t i = 0; i < waiting.n; i++) {
        struct sign_up_entry_row row = row_of(t, &waiting.at[i]);
        row.twice = sign_up_twice(t, &waiting, &waiting.at[i]);
        row.known = !str_empty(row.e.phone) && people_search(t, row.e.project, row.e.phone, 1).n > 0;
        LIST_ADD(t->a, &v.rows, row);
    }
    for (size_t i = 0; i < decided.n; i++) {
        struct sign_up_entry_row row = row_of(t, &decided.at[i]);
        row.day = instant_day(row.e.decided_at);
        row.alike = row.e.written_by != 0 && row.e.person != 0 && sign_up_alike(t, row.e.person).n > 0;
        LIST_ADD(t->a, &v.decided, row);
    }
    return SHOW(r, 200, sign_up_entries, &v);
}

static struct str staff_name(struct task *t, int64_t project, int64_t staff)
{
    struct project_staffs all = projects_staff(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].staff == staff)
            return all.at[i].name;
    return S("");
}

/* Names and years of who she may be; she herself is the one with no choice made. */
static void offer_persons(struct task *t, struct sign_up_entry_view *v)
{
    v->like = sign_up_like(t, &v->row.e);
    for (size_t i = 0; i < v->like.n; i++) {
        const struct person_brief *p = &v->like.at[i];
        struct str text = day_known(p->birth) ? str_fmt(t->a, "%.*s (%d)", STR_ARG(p->name), day_year(p->birth))
                                              : p->name;
        form_option_id(t, &v->form, taking_F_who, p->id, text);
    }
}

static struct reply show_entry(
    struct req *r, int status, const struct sign_up_entry *e, struct form form, struct form turning)
{
    struct task *t = &r->task;
    struct sign_up_entry_view v = { .row = row_of(t, e),
        .decided_by = staff_name(t, e->project, e->decided_by),
        .came_from = sign_up_came_from(t, e),
        .written_by = staff_name(t, e->project, e->written_by),
        .form = form,
        .turning = turning,
        .waits = str_is(e->state, "new") && sign_up_may_decide(t, e->id),
        .may_meet = permitted(t->viewer, PERM_FIRST_STEPS),
        .refused = str_is(e->state, "refused") && !str_empty(e->name) };
    struct sign_up_entries brought = sign_up_brought(t, e);
    struct group_brief brief;
    const struct lang *said_in = lang_by_tag(e->said_in);

    v.said_in = said_in == NULL ? S("") : str_of(said_in->name);
    if (groups_brief(t, e->group, &brief) == DONE && brief.capacity != INT_NONE) {
        v.limited = true;
        v.places = brief.capacity > brief.members ? brief.capacity - brief.members : 0;
        v.full = v.places == 0;
    }
    for (size_t i = 0; i < brought.n; i++)
        LIST_ADD(t->a, &v.brought, row_of(t, &brought.at[i]));
    if (e->brought_by != 0)
        v.brought_by = URL(t, sign_up_one, e->brought_by);
    if (e->person != 0 && people_may_see(t, e->person))
        v.person = URL(t, people_person, e->person);
    if (v.waits)
        offer_persons(t, &v);
    if (e->written_by != 0 && e->person != 0 && people_may_see(t, e->person)) {
        v.alike = sign_up_alike(t, e->person);
        v.may_merge = permitted(t->viewer, PERM_PEOPLE_MERGE);
        v.on_list = e->group != 0 && groups_awaits(t, e->group, e->person);
    }
    return SHOW(r, status, sign_up_entry, &v);
}

struct reply sign_up_one(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_entry e;
    enum outcome found = sign_up_entry(t, r->ids[0], &e);

    if (found != DONE)
        return reply_refused(r, found);
    struct person_guess guess = people_guess(t, e.name);
    struct taking_values v = {
        .given = guess.given_names, .family = guess.family_name, .who = 0, .wait = sign_up_waits(t, e.group)
    };
    return show_entry(
        r, 200, &e, form_show(t, &taking_form, &v, e.version), form_show(t, &turning_form, NULL, e.version));
}

struct reply sign_up_take_in(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_entry e;
    struct taking_values v;
    struct form form;
    int64_t person;
    enum outcome how = sign_up_entry(t, r->ids[0], &e);

    if (how != DONE)
        return reply_refused(r, how);
    struct form turning = form_show(t, &turning_form, NULL, e.version);
    if (!form_read(r, &taking_form, &v, &form))
        return show_entry(r, 422, &e, form, turning);
    const struct sign_up_taking taking = { .person = v.who, .given = v.given, .family = v.family, .wait = v.wait };
    how = sign_up_take(t, e.id, form.version, &taking, &person, &form.problems);
    if (how == INVALID)
        return show_entry(r, 422, &e, form, turning);
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, sign_up_one, e.id),
            tr(t, "Somebody has decided about this a moment ago. Nothing was done twice."));
    return reply_outcome(r, how, how == DONE ? URL(t, people_person, person) : URL(t, sign_up_list),
        tr(t, "Taken in. Call and tell when the group meets next."));
}

struct reply sign_up_turn_away(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_entry e;
    struct turning_values v;
    struct form form;
    enum outcome how = sign_up_entry(t, r->ids[0], &e);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &turning_form, &v, &form)) {
        struct person_guess guess = people_guess(t, e.name);
        struct taking_values names = {
            .given = guess.given_names, .family = guess.family_name, .who = 0, .wait = sign_up_waits(t, e.group)
        };
        return show_entry(r, 422, &e, form_show(t, &taking_form, &names, e.version), form);
    }
    how = sign_up_refuse(t, e.id, form.version, v.reason);
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, sign_up_one, e.id),
            tr(t, "Somebody has decided about this a moment ago. Nothing was done twice."));
    return reply_outcome(r, how, URL(t, sign_up_list), tr(t, "Turned away. You can take that back on its page."));
}

struct reply sign_up_put_back(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(r, sign_up_back(t, r->ids[0], req_version(r)), URL(t, sign_up_one, r->ids[0]),
        tr(t, "The sign-up waits again."));
}
