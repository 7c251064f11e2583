/* doubles_web: the pages of doubles, merging and parting. No rules here. */
#include "doubles_doubles_html.h"
#include "rooms/doubles/doubles_view.h"
#include "rooms/people/people.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { PAIRS_SHOWN = 50, MERGES_SHOWN = 100 };

struct reply doubles_list(struct req *r)
{
    struct task *t = &r->task;
    struct doubles_list_view v = { .merges = URL(t, doubles_merges_page) };
    int64_t project = projects_current(t, req_id(r, "project")), start = list_start(r);
    struct double_pairs pairs = doubles_open(t, project, 0, start, PAIRS_SHOWN);

    for (size_t i = 0; i < pairs.n; i++) {
        const struct double_pair *p = &pairs.at[i];
        struct pair_line line = {
            .low = p->low,
            .high = p->high,
            .low_link = URL(t, people_person, p->low),
            .high_link = URL(t, people_person, p->high),
            .merge = URL(t, doubles_merge_page, p->low, p->high),
            .low_name = p->low_name,
            .high_name = p->high_name,
            .reason = str_of(doubles_reason(t, p->reason)),
            .low_birth = p->low_birth,
            .high_birth = p->high_birth,
        };
        LIST_ADD(t->a, &v.rows, line);
    }
    v.hidden = pairs.hidden;
    v.pager = list_pager(t, url_with_id(t->a, URL(t, doubles_list), "project", project), start, PAIRS_SHOWN,
        start + (int64_t)pairs.n + pairs.hidden);
    return SHOW(r, 200, doubles_list, &v);
}

struct reply doubles_not_same(struct req *r)
{
    enum outcome how = doubles_dismiss(&r->task, r->ids[0], r->ids[1]);
    return reply_outcome(
        r, how, URL(&r->task, doubles_list), tr(&r->task, "They are two persons. The pair is not shown again."));
}

static const struct {
    const char *name, *text;
} merge_fields[MERGE__N] = {
#define H(name, text) { #name, text },
    PERSON_HEADS(H)
#undef H
};

struct reply doubles_merge_page(struct req *r)
{
    struct task *t = &r->task;
    struct merge_view_sides sides;
    int64_t kept = r->ids[0], lost = r->ids[1];

    if (doubles_sides(t, kept, lost, &sides) != DONE)
        return reply_not_found(r);
    struct doubles_merge_view v = { .kept = kept,
        .lost = lost,
        .kept_name = sides.kept_name,
        .lost_name = sides.lost_name,
        .back = URL(t, doubles_list),
        .other_way = URL(t, doubles_merge_page, lost, kept) };
    for (int f = 0; f < MERGE__N; f++) {
        struct merge_line line = { merge_fields[f].name, str_of(lang_tr(t->lang, merge_fields[f].text)),
            sides.field[f].kept, sides.field[f].lost, str_eq(sides.field[f].kept, sides.field[f].lost) };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, doubles_merge, &v);
}

struct reply doubles_merge_do(struct req *r)
{
    struct task *t = &r->task;
    bool from_lost[MERGE__N];
    int64_t merge;

    for (int f = 0; f < MERGE__N; f++)
        from_lost[f] = str_is(req_get(r, merge_fields[f].name), "lost");
    enum outcome how = doubles_merge(t, r->ids[0], r->ids[1], from_lost, &merge);
    return reply_outcome(r, how, URL(t, people_person, r->ids[0]),
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
