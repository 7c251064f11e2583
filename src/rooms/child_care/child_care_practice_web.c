/* child_care_practice_web: how practising for early education goes: written on duty, read and handed over with consent.
 * No rules here. */
#include "child_care_practice_html.h"
#include "lang/lang.h"
#include "rooms/child_care/child_care_view.h"
#include "rooms/papers.h"
#include "rooms/routes.h"

FORM_DEFINE(care_consent, CARE_CONSENT_FIELDS)

/* ---- on duty */

struct reply child_care_practice(struct req *r)
{
    struct task *t = &r->task;
    struct care_session s;
    struct care_child c;

    if (child_care_here(t, r->ids[1], r->ids[0], &s, &c) != DONE)
        return reply_not_found(r);
    struct care_practice_view v = { .s = s, .line = care_line_of(r, &s, &c), .today = URL(t, child_care_today) };
    for (size_t i = 0; i < CODES_care_area.n; i++) {
        struct str area = str_of(CODES_care_area.at[i].code);
        struct care_area_line one = { area, code_name(t->lang, &CODES_care_area, area),
            child_care_went(t, s.id, c.child, area) };
        LIST_ADD(t->a, &v.areas, one);
    }
    return SHOW(r, 200, care_practice, &v);
}

struct reply child_care_practice_save(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = NOT_FOUND;

    for (size_t i = 0; i < CODES_care_area.n; i++) {
        const char *area = CODES_care_area.at[i].code;
        how = child_care_put_practice(t, r->ids[1], r->ids[0], str_of(area), req_get(r, area));
        if (how != DONE)
            break;
    }
    return reply_outcome(r, how, URL(t, child_care_today), tr(t, "It is saved."));
}

/* ---- to read and to hand over */

static struct reply show_log(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct care_log_view v = { .person = r->ids[0],
        .child = r->ids[1],
        .form = form,
        .paper = URL(t, child_care_log_paper, r->ids[0], r->ids[1]) };

    if (child_care_may_write(t, v.person, v.child, &v.name) != DONE)
        return reply_not_found(r);
    if (str_empty(v.name))
        v.name = str_of(tr(t, "A child"));
    v.rows = child_care_practised(t, v.child);
    v.has_consent = child_care_consent_of(t, v.child, &v.consent);
    v.may_hand_over = child_care_may_hand_over(t, v.child);
    return SHOW(r, status, care_log, &v);
}

struct reply child_care_log(struct req *r)
{
    struct care_consent_values v = { .given_on = r->task.today };

    return show_log(r, 200, form_show(&r->task, &care_consent_form, &v, 0));
}

struct reply child_care_consent_save(struct req *r)
{
    struct task *t = &r->task;
    struct care_consent_values v;
    struct form form;

    if (!form_read(r, &care_consent_form, &v, &form))
        return show_log(r, 422, form);
    struct care_consent c = { .given_on = v.given_on, .given_by = v.given_by, .receiver = v.receiver };
    enum outcome how = child_care_put_consent(t, r->ids[0], r->ids[1], &c, &form.problems);
    if (how == INVALID)
        return show_log(r, 422, form);
    return reply_outcome(r, how, URL(t, child_care_log, r->ids[0], r->ids[1]), tr(t, "The consent is saved."));
}

struct reply child_care_consent_withdraw(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(r, child_care_withdraw(t, r->ids[0], r->ids[1]), URL(t, child_care_log, r->ids[0], r->ids[1]),
        tr(t, "The consent is withdrawn."));
}

struct reply child_care_log_paper(struct req *r)
{
    struct task *t = &r->task;
    struct str name;
    struct care_consent c;

    if (child_care_may_write(t, r->ids[0], r->ids[1], &name) != DONE || !child_care_may_hand_over(t, r->ids[1]) ||
        !child_care_consent_of(t, r->ids[1], &c))
        return reply_not_found(r);
    struct care_wents rows = child_care_practised(t, r->ids[1]);
    struct paper *p = paper_new(
        t, &(struct paper_head){
               .lang = t->lang, .beside = papers_beside(r), .title = N_("Practising for early education") });
    paper_heading(p, 1, paper_tr(p, N_("Practising for early education")));
    paper_fact(p, paper_tr(p, N_("Child")), paper_own(name));
    paper_fact(p, paper_tr(p, N_("For")), paper_own(c.receiver));
    paper_fact(p, paper_tr(p, N_("With the consent of")), paper_own(c.given_by));
    paper_fact(p, paper_tr(p, N_("Day of the consent")), PAPER_IN(p, l, lang_day(t->a, l, c.given_on)));
    paper_table(p,
        (const struct paper_column[]){ { paper_tr(p, N_("Day")), 25, PAPER_START },
            { paper_tr(p, N_("What")), 40, PAPER_START }, { paper_tr(p, N_("How it went")), 35, PAPER_START } },
        3);
    for (size_t i = 0; i < rows.n; i++) {
        paper_row(p, PAPER_ROW);
        paper_cell(p, PAPER_IN(p, l, lang_day(t->a, l, rows.at[i].day)));
        paper_cell(p, PAPER_IN(p, l, code_name(l, &CODES_care_area, rows.at[i].area)));
        paper_cell(p, PAPER_IN(p, l, code_name(l, &CODES_care_went, rows.at[i].went)));
    }
    paper_table_end(p);
    return papers_reply(r, p, "practice", URL(t, child_care_log, r->ids[0], r->ids[1]));
}
