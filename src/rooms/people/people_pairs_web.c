/* people_pairs_web: the pages of doubles, merging and non-disclosure. No rules here. */
#include "people_pairs_html.h"
#include "rooms/people/people_pairs_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(protect, PROTECT_FIELDS)

struct reply people_doubles_page(struct req *r)
{
    struct task *t = &r->task;
    struct people_doubles_view v = { .merges = URL(t, people_merges_page) };
    struct double_pairs pairs = people_doubles_open(t, projects_current(t, req_id(r, "project")), 0, 50);

    for (size_t i = 0; i < pairs.n; i++) {
        const struct double_pair *p = &pairs.at[i];
        struct pair_line line = {
            .low = p->low,
            .high = p->high,
            .low_link = URL(t, people_person, p->low),
            .high_link = URL(t, people_person, p->high),
            .merge = URL(t, people_merge_page, p->low, p->high),
            .low_name = p->low_name,
            .high_name = p->high_name,
            .reason = str_of(people_doubles_reason(t, p->reason)),
            .low_birth = p->low_birth,
            .high_birth = p->high_birth,
        };
        LIST_ADD(t->a, &v.rows, line);
    }
    v.hidden = pairs.hidden;
    return SHOW(r, 200, people_doubles, &v);
}

struct reply people_not_same(struct req *r)
{
    enum outcome how = people_doubles_dismiss(&r->task, r->ids[0], r->ids[1]);
    return reply_outcome(
        r, how, URL(&r->task, people_doubles_page), tr(&r->task, "They are two persons. The pair is not shown again."));
}

static const struct {
    const char *name, *text;
} merge_fields[MERGE__N] = {
#define M(name, text) { #name, text },
    MERGE_FIELDS(M)
#undef M
};

struct reply people_merge_page(struct req *r)
{
    struct task *t = &r->task;
    struct merge_view_sides sides;
    int64_t kept = r->ids[0], lost = r->ids[1];

    if (people_merge_sides(t, kept, lost, &sides) != DONE)
        return reply_not_found(r);
    struct people_merge_view v = { .kept = kept,
        .lost = lost,
        .kept_name = sides.kept_name,
        .lost_name = sides.lost_name,
        .back = URL(t, people_doubles_page),
        .other_way = URL(t, people_merge_page, lost, kept) };
    for (int f = 0; f < MERGE__N; f++) {
        struct merge_line line = { merge_fields[f].name, str_of(lang_tr(t->lang, merge_fields[f].text)),
            sides.field[f].kept, sides.field[f].lost, str_eq(sides.field[f].kept, sides.field[f].lost) };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, people_merge, &v);
}

struct reply people_merge_do(struct req *r)
{
    struct task *t = &r->task;
    bool from_lost[MERGE__N];
    int64_t merge;

    for (int f = 0; f < MERGE__N; f++)
        from_lost[f] = str_is(req_get(r, merge_fields[f].name), "lost");
    enum outcome how = people_merge(t, r->ids[0], r->ids[1], from_lost, &merge);
    return reply_outcome(r, how, URL(t, people_person, r->ids[0]),
        tr(t, "The files are one now. You can undo this in the list of merged files."));
}

static struct reply show_merges(struct req *r, int status, struct str problem)
{
    struct task *t = &r->task;
    struct people_merges_view v = { .problem = problem };
    struct merge_rows rows = people_merges(t, 100);

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
    return SHOW(r, status, people_merges, &v);
}

struct reply people_merges_page(struct req *r) { return show_merges(r, 200, S("")); }

struct reply people_merge_part(struct req *r)
{
    struct problems problems = { 0 };

    enum outcome how = people_merge_undo(&r->task, r->ids[0], &problems);
    if (how == INVALID)
        return show_merges(r, 422, problems.at[0].text);
    return reply_outcome(r, how, URL(&r->task, people_merges_page), tr(&r->task, "The files are two again."));
}

static struct reply show_protect(struct req *r, int status, const struct person_card *card, struct form form)
{
    struct people_protect_view v = { card->id, people_full_name(&r->task, card->given_names, card->family_name), form,
        URL(&r->task, people_person, card->id), card->is_protected && !card->non_disclosure };

    return SHOW(r, status, people_protect, &v);
}

struct reply people_protect_page(struct req *r)
{
    struct person_card card;

    if (people_sight(&r->task, r->ids[0]) != SIGHT_ALL || people_card(&r->task, r->ids[0], &card) != DONE)
        return reply_not_found(r);
    struct protect_values v = { .mark = card.non_disclosure };
    return show_protect(r, 200, &card, form_show(&r->task, &protect_form, &v, card.version));
}

struct reply people_protect_save(struct req *r)
{
    struct task *t = &r->task;
    struct person_card card;
    struct protect_values v;
    struct form form;

    if (people_card(t, r->ids[0], &card) != DONE)
        return reply_not_found(r);
    if (!form_read(r, &protect_form, &v, &form))
        return show_protect(r, 422, &card, form);
    enum outcome how = people_mark_non_disclosure(t, card.id, form.version, v.mark, v.review_on);
    if (how == CONFLICT) {
        struct protect_values now = { .mark = card.non_disclosure };
        struct form theirs = form_show(t, &protect_form, &now, card.version);
        return reply_conflict(r, &form, &theirs, URL(t, people_protect_page, card.id));
    }
    return reply_outcome(
        r, how, URL(t, people_person, card.id), tr(t, "The non-disclosure is saved. It covers the household."));
}

struct reply people_protected_page(struct req *r)
{
    struct task *t = &r->task;
    struct people_protected_view v = { .hidden = 0 };
    struct protected_rows rows = people_protected(t, projects_current(t, req_id(r, "project")));

    for (size_t i = 0; i < rows.n; i++) {
        struct protected_line line = { URL(t, people_person, rows.at[i].person), rows.at[i].name, rows.at[i].own_mark,
            day_known(rows.at[i].review_on) && day_cmp(rows.at[i].review_on, t->today) <= 0, rows.at[i].review_on };
        LIST_ADD(t->a, &v.rows, line);
    }
    v.hidden = rows.hidden;
    return SHOW(r, 200, people_protected, &v);
}
