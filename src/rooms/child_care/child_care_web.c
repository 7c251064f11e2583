/* child_care_web: places for one session, the carers on duty, and how many children one carer of a group looks after.
 * No rules here. */
#include "child_care_places_html.h"
#include "lang/lang.h"
#include "rooms/child_care/child_care_view.h"
#include "rooms/groups/groups.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(care_numbers, CARE_NUMBERS_FIELDS)

struct str child_care_age(struct task *t, int64_t months)
{
    struct str n = lang_number(t->a, t->lang, months < 24 ? months : months / 12);

    if (months < 0)
        return S("");
    return tr_fill(t->a,
        months < 24 ? trn(t, "%n month", "%n months", months) : trn(t, "%n year", "%n years", months / 12), &n, 1);
}

struct care_line care_line_of(struct req *r, const struct care_session *s, const struct care_child *c)
{
    struct task *t = &r->task;
    struct care_line line = { .c = *c,
        .key = id_str(t->a, c->child),
        .name = str_empty(c->name) ? str_of(tr(t, "A child")) : c->name,
        .age = child_care_age(t, c->months),
        .behind = child_care_left_behind(t, s, c),
        .booked = c->place == CARE_BOOKED,
        .here = c->in_at.t[0] != '\0' && c->out_at.t[0] == '\0',
        .gone = c->out_at.t[0] != '\0',
        .came = instant_clock(c->in_at),
        .left = instant_clock(c->out_at),
        .in = URL(t, child_care_brought, c->child, s->id),
        .back = URL(t, child_care_back, c->child, s->id),
        .out = URL(t, child_care_out, c->child, s->id),
        .sheet = URL(t, child_care_safety, c->child, s->id),
        .practice = URL(t, child_care_practice, c->child, s->id),
        .release = URL(t, child_care_give_back, s->id, c->child) };

    return line;
}

/* ---- the places of a session */

static void add_other(struct task *t, struct care_places_view *v, const struct care_line *line)
{
    struct care_families *list = &v->others;

    if (list->n == 0 || list->at[list->n - 1].children.at[0].c.parent != line->c.parent) {
        struct care_family family = { .parent = line->c.parent_name };
        LIST_ADD(t->a, list, family);
    }
    LIST_ADD(t->a, &list->at[list->n - 1].children, *line);
}

static int by_turn(const void *x, const void *y)
{
    const struct care_line *a = x, *b = y;

    return a->c.turn < b->c.turn ? -1 : a->c.turn > b->c.turn;
}

static void add_children(struct req *r, struct care_places_view *v)
{
    struct task *t = &r->task;
    struct care_children list = child_care_children(t, &v->s);

    for (size_t i = 0; i < list.n; i++) {
        struct care_line line = care_line_of(r, &v->s, &list.at[i]);
        if (line.c.place == CARE_BOOKED || line.c.place == CARE_CAME)
            LIST_ADD(t->a, &v->having, line);
        else if (line.c.place == CARE_WAITS)
            LIST_ADD(t->a, &v->waiting, line);
        else
            add_other(t, v, &line);
    }
    if (v->waiting.n > 1)
        qsort(v->waiting.at, v->waiting.n, sizeof *v->waiting.at, by_turn);
}

enum { NEAR_MOST = 8 };

static void add_carers(struct task *t, struct care_places_view *v)
{
    struct care_carers list = child_care_carers(t, &v->s);

    for (size_t i = 0; i < list.n; i++) {
        struct care_carer_line one = { id_str(t->a, list.at[i].staff), list.at[i].name, list.at[i].on_duty };
        if (one.on_duty || i < NEAR_MOST)
            LIST_ADD(t->a, &v->near, one);
        else
            LIST_ADD(t->a, &v->far, one);
    }
}

static bool too_many(const struct care_room *r)
{
    return (r->places != INT_NONE && r->young + r->older > r->places) ||
           (r->carers != INT_NONE &&
               r->young * r->per_older + r->older * r->per_young > r->carers * r->per_young * r->per_older);
}

struct reply child_care_places(struct req *r)
{
    struct task *t = &r->task;
    struct care_places_view v = { .reg = URL(t, attendance_register, r->ids[0]) };

    if (!child_care_session(t, r->ids[0], &v.s) || !child_care_may_book(t, &v.s))
        return reply_not_found(r);
    v.free_young = care_free(&v.s.room, true);
    v.free_older = care_free(&v.s.room, false);
    v.over = too_many(&v.s.room);
    v.may_change = day_cmp(v.s.day, t->today) >= 0 && !str_is(v.s.state, "cancelled");
    v.may_set = groups_may_write(t, v.s.group);
    v.on_duty = day_cmp(v.s.day, t->today) == 0 && child_care_on_duty(t, &v.s);
    v.numbers = URL(t, child_care_numbers_page, v.s.group);
    add_children(r, &v);
    add_carers(t, &v);
    return SHOW(r, 200, care_places, &v);
}

static const char *asked_words(struct task *t, const struct care_asked *asked)
{
    struct str n = lang_number(t->a, t->lang, asked->booked), w = lang_number(t->a, t->lang, asked->waits);
    struct str has = tr_fill(
        t->a, trn(t, "%n child has a place now.", "%n children have a place now.", asked->booked), &n, 1);
    struct str wait = tr_fill(
        t->a, trn(t, "%n child waits for a place.", "%n children wait for a place.", asked->waits), &w, 1);

    if (asked->none > 0)
        return tr(t, "A child got no place and does not wait: its parent has said that they do not come. If they come "
                     "after all, change that in the register first.");
    if (asked->booked + asked->waits == 0)
        return tr(t, "Nobody was chosen. Tick the children first.");
    return asked->waits == 0    ? str_z(t->a, has)
           : asked->booked == 0 ? str_z(t->a, wait)
                                : str_z(t->a, str_fmt(t->a, "%.*s %.*s", STR_ARG(has), STR_ARG(wait)));
}

struct reply child_care_ask(struct req *r)
{
    struct task *t = &r->task;
    struct strs keys = req_all(r, "child");
    int64_t *children = NEW_N(t->a, int64_t, keys.n + 1);
    struct url page = URL(t, child_care_places, r->ids[0]);
    struct care_asked asked;

    for (size_t i = 0; i < keys.n; i++)
        if (!id_read(keys.at[i], &children[i]))
            return reply_not_found(r);
    enum outcome how = child_care_book(t, r->ids[0], children, keys.n, &asked);
    if (how == INVALID)
        return reply_redirect(
            r, page, tr(t, "The session is over or cancelled, or a child is too old. Nothing was changed."));
    return how == DONE ? reply_redirect(r, page, asked_words(t, &asked)) : reply_refused(r, how);
}

struct reply child_care_give_back(struct req *r)
{
    struct task *t = &r->task;
    struct url page = URL(t, child_care_places, r->ids[0]);
    enum outcome how = child_care_release(t, r->ids[0], r->ids[1]);

    if (how == INVALID)
        return reply_redirect(
            r, page, tr(t, "The child is there already, or the session is over. Nothing was changed."));
    return reply_outcome(r, how, page, tr(t, "The place is given back. If somebody waits, the next one has it now."));
}

static bool holds(const struct strs *list, struct str key)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], key))
            return true;
    return false;
}

static enum outcome put_each(struct req *r, const struct strs *keys, const struct strs *not_these, bool on_duty)
{
    for (size_t i = 0; i < keys->n; i++) {
        int64_t staff;
        if (holds(not_these, keys->at[i]))
            continue;
        enum outcome how = id_read(keys->at[i], &staff) ? child_care_put_carer(&r->task, r->ids[0], staff, on_duty)
                                                        : NOT_FOUND;
        if (how != DONE)
            return how;
    }
    return DONE;
}

struct reply child_care_carers_save(struct req *r)
{
    struct task *t = &r->task;
    struct strs on = req_all(r, "carer"), was = req_all(r, "wascarer");
    struct care_session s;

    if (!child_care_session(t, r->ids[0], &s) || !child_care_may_book(t, &s))
        return reply_not_found(r);
    enum outcome how = put_each(r, &on, &was, true);
    if (how == DONE)
        how = put_each(r, &was, &on, false);
    return reply_outcome(r, how, URL(t, child_care_places, r->ids[0]), tr(t, "The carers are saved."));
}

/* ---- the numbers of a group */

static struct reply show_numbers(struct req *r, int status, struct form form)
{
    struct group_brief group;
    enum outcome how = groups_brief(&r->task, r->ids[0], &group);

    if (how != DONE)
        return reply_refused(r, how);
    struct care_numbers_view v = { r->ids[0], group.name, form };
    return SHOW(r, status, care_numbers, &v);
}

static struct form numbers_form(struct task *t, int64_t group)
{
    struct care_numbers n = child_care_numbers(t, group);
    struct care_numbers_values v = { .per_young = n.per_young, .per_older = n.per_older, .source = n.source };

    return form_show(t, &care_numbers_form, &v, n.version);
}

struct reply child_care_numbers_page(struct req *r)
{
    if (!groups_may_write(&r->task, r->ids[0]))
        return reply_not_found(r);
    return show_numbers(r, 200, numbers_form(&r->task, r->ids[0]));
}

struct reply child_care_numbers_save(struct req *r)
{
    struct task *t = &r->task;
    struct care_numbers_values v;
    struct form form;

    if (!groups_may_write(t, r->ids[0]))
        return reply_not_found(r);
    struct form theirs = numbers_form(t, r->ids[0]);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_numbers(r, 422, form);
    struct care_numbers n = { v.per_young, v.per_older, form.version, v.source };
    enum outcome how = child_care_put_numbers(t, r->ids[0], &n, &form.problems);
    if (how == INVALID)
        return show_numbers(r, 422, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, child_care_numbers_save, r->ids[0]), "group", r->ids[0]);
    return reply_outcome(r, how, URL(t, child_care_numbers_page, r->ids[0]), tr(t, "It is saved."));
}
