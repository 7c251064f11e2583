/* doubles_web: the pages of doubles, merging and parting. No rules here. */
#include "doubles_doubles_html.h"
#include "rooms/doubles/doubles_view.h"
#include "rooms/people/people.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { PAIRS_SHOWN = 50, MERGES_SHOWN = 100 };

/* How sure it is, the surest first; the words are shorter than doubles_reason(). */
static const struct {
    const char *code, *name;
} REASONS[] = {
    { "name_date", N_("Name and date of birth") },
    { "name_birth", N_("Name and year of birth") },
    { "phone", N_("Phone number") },
    { "name_sound", N_("Name only") },
};

static struct doubles_only only_of(struct req *r)
{
    struct task *t = &r->task;
    struct doubles_only only = { .project = projects_current(t, req_id(r, "project")),
        .days = waited_days(r),
        .oldest = str_is(req_get(r, "order"), "oldest"),
        .start = list_start(r) };

    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
        if (str_is(req_get(r, "reason"), REASONS[i].code))
            only.reason = str_of(REASONS[i].code);
    return only;
}

/* The address of this list with its filter, without the place in it. */
static struct url list_url(struct task *t, const struct doubles_only *only)
{
    struct url u = url_with_id(t->a, URL(t, doubles_list), "project", only->project);

    if (only->reason.n > 0)
        u = url_with(t->a, u, "reason", only->reason);
    if (only->days > 0)
        u = url_with_int(t->a, u, "waited", only->days);
    return only->oldest ? url_with(t->a, u, "order", S("oldest")) : u;
}

static void add_picks(struct task *t, const struct doubles_only *only, struct doubles_list_view *v)
{
    struct project_briefs projects = projects_open_to(t);
    struct str project = id_str(t->a, only->project), order = only->oldest ? S("oldest") : S("");

    for (size_t i = 0; i < projects.n; i++)
        picks_add(t, &v->projects, id_str(t->a, projects.at[i].id), projects.at[i].name, project);
    picks_add(t, &v->reasons, S(""), str_of(tr(t, "All")), only->reason);
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
        picks_add(t, &v->reasons, str_of(REASONS[i].code), str_of(lang_tr(t->lang, REASONS[i].name)), only->reason);
    v->waited = waited_picks(t, only->days);
    picks_add(t, &v->orders, S(""), str_of(tr(t, "The newest files")), order);
    picks_add(t, &v->orders, S("oldest"), str_of(tr(t, "Those that have waited longest")), order);
}

static struct pair_line line_of(struct task *t, const struct double_pair *p, struct url here)
{
    return (struct pair_line){
        .low = p->low,
        .high = p->high,
        .low_link = URL(t, people_person, p->low),
        .high_link = URL(t, people_person, p->high),
        .merge = url_with(t->a, URL(t, doubles_merge_page, p->low, p->high), "back", here.s),
        .low_name = p->low_name,
        .high_name = p->high_name,
        .reason = str_of(doubles_reason(t, p->reason)),
        .low_birth = p->low_birth,
        .high_birth = p->high_birth,
        .found_on = p->found_on,
        .days = day_whole(p->found_on) ? day_number(t->today) - day_number(p->found_on) : INT_NONE,
    };
}

struct reply doubles_list(struct req *r)
{
    struct task *t = &r->task;
    struct doubles_only only = only_of(r);
    struct doubles_list_view v = { .merges = URL(t, doubles_merges_page),
        .all = url_with_id(t->a, URL(t, doubles_list), "project", only.project),
        .filtered = only.reason.n > 0 || only.days > 0 };
    struct double_pairs pairs = doubles_open(t, &only, PAIRS_SHOWN);

    if (pairs.n == 0 && only.start > 0) { /* those of the last page are decided */
        only.start = 0;
        pairs = doubles_open(t, &only, PAIRS_SHOWN);
    }
    v.here = list_url(t, &only);
    v.total = only.start + (int64_t)pairs.n + pairs.hidden;
    v.pager = list_pager(t, v.here, only.start, PAIRS_SHOWN, v.total);
    if (only.start > 0)
        v.here = url_with_int(t->a, v.here, "start", only.start);
    for (size_t i = 0; i < pairs.n; i++) {
        struct pair_line line = line_of(t, &pairs.at[i], v.here);
        LIST_ADD(t->a, &v.rows, line);
    }
    v.hidden = pairs.hidden;
    add_picks(t, &only, &v);
    return SHOW(r, 200, doubles_list, &v);
}

/* The list as it was narrowed when a pair was opened or decided there. */
static struct url back_to_list(struct req *r, struct url otherwise)
{
    return list_back(r, URL(&r->task, doubles_list), otherwise);
}

struct reply doubles_not_same(struct req *r)
{
    enum outcome how = doubles_dismiss(&r->task, r->ids[0], r->ids[1]);
    return reply_outcome(r, how, back_to_list(r, URL(&r->task, doubles_list)),
        tr(&r->task, "They are two persons. The pair is not shown again."));
}

static const struct {
    const char *name, *text;
} merge_fields[MERGE__N] = {
#define H(name, text) { #name, text },
    PERSON_HEADS(H)
#undef H
};

/* Typed: what was chosen before a reason was missing. */
static struct reply show_merge(struct req *r, int status, bool typed, struct str problem)
{
    struct task *t = &r->task;
    struct merge_view_sides sides;
    int64_t kept = r->ids[0], lost = r->ids[1];

    if (doubles_sides(t, kept, lost, &sides) != DONE)
        return reply_not_found(r);
    struct url list = back_to_list(r, URL(t, doubles_list));
    struct doubles_merge_view v = { .kept = kept,
        .lost = lost,
        .kept_name = sides.kept_name,
        .lost_name = sides.lost_name,
        .back = list,
        .other_way = url_with(t->a, URL(t, doubles_merge_page, lost, kept), "back", list.s),
        .locked = doubles_is_locked(t, lost),
        .why = typed ? req_get(r, "reason") : S(""),
        .problem = problem };
    for (int f = 0; f < MERGE__N; f++) {
        struct merge_line line = { merge_fields[f].name, str_of(lang_tr(t->lang, merge_fields[f].text)),
            sides.field[f].kept, sides.field[f].lost, str_eq(sides.field[f].kept, sides.field[f].lost),
            typed ? str_is(req_get(r, merge_fields[f].name), "lost") : str_empty(sides.field[f].kept) };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, status, doubles_merge, &v);
}

struct reply doubles_merge_page(struct req *r) { return show_merge(r, 200, false, S("")); }

struct reply doubles_merge_do(struct req *r)
{
    struct task *t = &r->task;
    bool from_lost[MERGE__N];
    int64_t merge;

    for (int f = 0; f < MERGE__N; f++)
        from_lost[f] = str_is(req_get(r, merge_fields[f].name), "lost");
    enum outcome how = doubles_merge(t, r->ids[0], r->ids[1], from_lost, req_get(r, "reason"), &merge);
    if (how == INVALID)
        return show_merge(r, 422, true,
            str_of(str_empty(str_trim(req_get(r, "reason")))
                       ? tr(t, "Write why the files become one: something of it lies in a period that is locked.")
                       : tr(t, "The reason is too long. Shorten it.")));
    return reply_outcome(r, how, back_to_list(r, URL(t, people_person, r->ids[0])),
        tr(t, "The files are one now. You can undo this in the list of merged files."));
}

static struct reply show_merges(struct req *r, int status, struct str problem)
{
    struct task *t = &r->task;
    struct doubles_merges_view v = { .problem = problem };
    int64_t start = list_start(r);
    struct merge_rows rows = doubles_merges(t, start, MERGES_SHOWN);

    for (size_t i = 0; i < rows.n; i++) {
        const struct merge_row *m = &rows.at[i];
        struct merged_line line = {
            .id = m->id,
            .kept = URL(t, people_person, m->kept),
            .kept_name = m->kept_name,
            .lost_name = m->lost_name,
            .staff_name = m->staff_name,
            .at = m->at,
            .undone = m->undone,
        };
        LIST_ADD(t->a, &v.rows, line);
    }
    v.hidden = rows.hidden;
    v.pager = list_pager(t, URL(t, doubles_merges_page), start, MERGES_SHOWN, start + (int64_t)rows.n + rows.hidden);
    return SHOW(r, status, doubles_merges, &v);
}

struct reply doubles_merges_page(struct req *r) { return show_merges(r, 200, S("")); }

struct reply doubles_part_do(struct req *r)
{
    struct problems problems = { 0 };

    enum outcome how = doubles_part(&r->task, r->ids[0], &problems);
    if (how == INVALID)
        return show_merges(r, 422, problems.at[0].text);
    return reply_outcome(r, how, URL(&r->task, doubles_merges_page), tr(&r->task, "The files are two again."));
}
