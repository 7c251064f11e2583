/* people_protect_web: the pages of non-disclosure. No rules here. */
#include "people_protect_html.h"
#include "rooms/people/people_protect_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(protect, PROTECT_FIELDS)

static struct reply show_protect(struct req *r, int status, const struct person_card *card, struct form form)
{
    struct people_protect_view v = { card->id, person_tabs_of(&r->task, card->id, PERSON_TAB_PROTECT),
        people_full_name(&r->task, card->given_names, card->family_name), form, URL(&r->task, people_person, card->id),
        card->is_protected && !card->non_disclosure };

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
    struct protect_values now = { .mark = card.non_disclosure };
    struct form theirs = form_show(t, &protect_form, &now, card.version);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_protect(r, 422, &card, form);
    enum outcome how = people_mark_non_disclosure(t, card.id, form.version, v.mark, v.review_on);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, people_protect_save, card.id), "person", card.id);
    return reply_outcome(
        r, how, URL(t, people_person, card.id), tr(t, "The non-disclosure is saved. It covers the household."));
}

struct reply people_protected_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project")), start = list_start(r);
    struct protected_rows rows = people_protected(t, project, start);
    struct url here = URL(t, people_protected_page);
    struct people_protected_view v = { .hidden = rows.hidden };

    for (size_t i = 0; i < rows.n; i++) {
        struct protected_line line = { URL(t, people_person, rows.at[i].person), rows.at[i].name, rows.at[i].own_mark,
            day_known(rows.at[i].review_on) && day_cmp(rows.at[i].review_on, t->today) <= 0, rows.at[i].review_on };
        LIST_ADD(t->a, &v.rows, line);
    }
    if (req_has(r, "project"))
        here = url_with_id(t->a, here, "project", project);
    v.pager = list_pager(t, here, start, PROTECTED_SHOWN, start + (int64_t)rows.n + rows.hidden);
    return SHOW(r, 200, people_protected, &v);
}
