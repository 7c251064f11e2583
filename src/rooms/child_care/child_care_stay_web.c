/* child_care_stay_web: for who is on duty: the children of today, bringing and fetching. No rules here. */
#include "child_care_today_html.h"
#include "lang/lang.h"
#include "rooms/child_care/child_care_view.h"
#include "rooms/routes.h"
#include "web/req.h"

/* ---- today */

static void add_behind(struct req *r, struct care_today_view *v, struct care_line line)
{
    if (!line.behind)
        return;
    line.phone = child_care_phone(&r->task, line.c.parent);
    LIST_ADD(r->task.a, &v->behind, line);
}

static void add_session(struct req *r, struct care_today_view *v, const struct care_session *s)
{
    struct task *t = &r->task;
    struct care_children list = child_care_children(t, s);
    struct care_today_session one = {
        .s = *s, .today = day_cmp(s->day, t->today) == 0, .paper = URL(t, child_care_paper, s->id)
    };

    for (size_t i = 0; i < list.n; i++) {
        const struct care_child *c = &list.at[i];
        struct care_line line = care_line_of(r, s, c);
        bool has = c->place == CARE_BOOKED || c->place == CARE_CAME || c->place == CARE_DID_NOT_COME;
        if (one.today ? !has : !line.here)
            continue;
        one.here += line.here;
        one.wanted += !line.here && !line.gone;
        add_behind(r, v, line);
        LIST_ADD(t->a, &one.lines, line);
    }
    LIST_ADD(t->a, &v->sessions, one);
}

struct reply child_care_today(struct req *r)
{
    struct task *t = &r->task;
    struct care_today_view v = { .today = t->today };
    struct care_sessions duty = child_care_duty(t);

    if (permitted(t->viewer, PERM_ATTENDANCE_READ))
        v.registers = URL(t, attendance_today);
    for (size_t i = 0; i < duty.n; i++)
        add_session(r, &v, &duty.at[i]);
    return SHOW(r, 200, care_today, &v);
}

/* ---- brought */

struct reply child_care_brought(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(
        r, child_care_bring(t, r->ids[1], r->ids[0]), URL(t, child_care_today), tr(t, "The child is with you now."));
}

struct reply child_care_back(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = child_care_step_back(t, r->ids[1], r->ids[0]);

    if (how == INVALID)
        return reply_redirect(r, URL(t, child_care_today), tr(t, "There is nothing to take back."));
    return reply_outcome(r, how, URL(t, child_care_today), tr(t, "It is taken back."));
}

/* ---- fetched */

struct care_fetch_lines care_fetch_lines_of(struct task *t, const struct care_fetchers *list)
{
    struct care_fetch_lines lines = { 0 };

    for (size_t i = 0; i < list->n; i++) {
        struct str key = id_str(t->a, list->at[i].id);
        struct care_fetch_line one = { list->at[i], key, code_name(t->lang, &CODES_care_relation, list->at[i].relation),
            str_fmt(t->a, "pin-%.*s", STR_ARG(key)) };
        LIST_ADD(t->a, &lines, one);
    }
    return lines;
}

struct care_out_view care_out_of(struct req *r, const struct care_session *s, const struct care_child *c)
{
    struct task *t = &r->task;
    struct care_fetchers list = child_care_may_fetch(t, s, c->child);

    return (struct care_out_view){ .s = *s,
        .line = care_line_of(r, s, c),
        .who = care_fetch_lines_of(t, &list),
        .leaders = child_care_leaders(t, s->group),
        .other = URL(t, child_care_nobody, c->child, s->id),
        .today = URL(t, child_care_today) };
}

struct reply child_care_out(struct req *r)
{
    struct care_session s;
    struct care_child c;

    if (child_care_here(&r->task, r->ids[1], r->ids[0], &s, &c) != DONE)
        return reply_not_found(r);
    struct care_out_view v = care_out_of(r, &s, &c);
    return SHOW(r, 200, care_out, &v);
}

struct reply child_care_nobody(struct req *r)
{
    struct care_session s;
    struct care_child c;

    if (child_care_here(&r->task, r->ids[1], r->ids[0], &s, &c) != DONE)
        return reply_not_found(r);
    struct care_out_view v = care_out_of(r, &s, &c);
    return SHOW(r, 200, care_nobody, &v);
}

/* The page again with what was wrong; the try was counted. */
static struct reply refused(struct req *r, const struct problems *problems)
{
    struct care_session s;
    struct care_child c;

    if (child_care_here(&r->task, r->ids[1], r->ids[0], &s, &c) != DONE)
        return reply_not_found(r);
    struct care_out_view v = care_out_of(r, &s, &c);
    v.problem = problems->at[0].text;
    v.wrong = str_is(problems->at[0].field, "pin") ? req_get(r, "who") : S("");
    return SHOW(r, 422, care_out, &v);
}

struct reply child_care_fetched(struct req *r)
{
    struct task *t = &r->task;
    struct problems problems = { 0 };

    req_keep_writes(r); /* a PIN that was not right is counted */
    enum outcome how = child_care_fetch(t, r->ids[1], r->ids[0], req_id(r, "who"), req_get(r, "code"), &problems);
    if (how == INVALID)
        return refused(r, &problems);
    if (how == CONFLICT)
        return reply_redirect(
            r, URL(t, child_care_today), tr(t, "The child is not with you any more. Look at the list."));
    return reply_outcome(r, how, URL(t, child_care_today), tr(t, "The child was fetched. It is written down."));
}
