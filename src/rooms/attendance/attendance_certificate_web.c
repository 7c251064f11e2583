/* attendance_certificate_web: the certificate of participation: its page, where a second language is chosen, and the
 * paper. No rules here. */
#include "attendance_certificate_html.h"
#include "lang/lang.h"
#include "rooms/attendance/attendance_view.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

static struct str hours(struct task *t, const struct lang *l, const struct certificate_view *v)
{
    struct str all = tr_fill(
        t->a, lang_trn(l, "%n hour", "%n hours", v->hours), (struct str[]){ lang_number(t->a, l, v->hours) }, 1);

    if (v->rest == 0)
        return all;
    return str_fmt(t->a, "%.*s %.*s", STR_ARG(all),
        STR_ARG(tr_fill(t->a, lang_trn(l, "%n minute", "%n minutes", v->rest),
            (struct str[]){ lang_number(t->a, l, v->rest) }, 1)));
}

static struct str days(struct task *t, const struct lang *l, const struct attendance_certificate *c)
{
    struct str from = day_known(c->from) ? lang_day(t->a, l, c->from) : S("");
    struct str to = day_known(c->to) ? lang_day(t->a, l, c->to) : S("");

    return paper_ltr(t->a, str_fmt(t->a, "%.*s – %.*s", STR_ARG(from), STR_ARG(to)));
}

static struct reply paper(struct req *r, const struct certificate_view *v)
{
    struct task *t = &r->task;
    const struct attendance_certificate *c = &v->c;
    struct paper *p = projects_paper(t, c->project,
        (struct paper_head){
            .lang = t->lang, .beside = papers_beside(r), .title = N_("Certificate of participation") });

    paper_gap(p, 25);
    paper_heading(p, 1, paper_tr(p, N_("Certificate of participation")));
    paper_gap(p, 10);
    paper_name(p, paper_own(c->person));
    paper_gap(p, 10);
    paper_paragraph(p, paper_tr(p, N_("This person took part in the group that is named here.")));
    paper_gap(p, 6);
    paper_fact(p, paper_tr(p, N_("Group")), paper_own(c->group));
    paper_fact(p, paper_tr(p, N_("Project")), PAPER_IN(p, l, projects_name_in(t, l, c->project)));
    paper_fact(p, paper_tr(p, N_("Period")), PAPER_IN(p, l, days(t, l, c)));
    paper_fact(p, paper_tr(p, N_("Sessions present")),
        paper_trf(p, N_("%1$s of %2$s"), PAPER_IN(p, l, lang_number(t->a, l, c->came)),
            PAPER_IN(p, l, lang_number(t->a, l, c->marked))));
    paper_fact(p, paper_tr(p, N_("Hours present")), PAPER_IN(p, l, hours(t, l, v)));
    paper_gap(p, 25);
    paper_lines(p,
        (const struct paper_text[]){ paper_tr(p, N_("Place and day")), paper_tr(p, N_("Signature of the instructor")),
            paper_tr(p, N_("Name in block letters")) },
        3);
    return papers_reply(r, p, "certificate", URL(t, attendance_certified, r->ids[0], r->ids[1]));
}

struct reply attendance_certified(struct req *r)
{
    struct task *t = &r->task;
    struct certificate_view v = { .languages = { 0 },
        .back = URL(t, people_person, r->ids[0]),
        .action = URL(t, attendance_certified, r->ids[0], r->ids[1]),
        .statement = URL(t, orientation_statement, r->ids[0], r->ids[1]) };
    enum outcome how = attendance_certificate(t, r->ids[0], r->ids[1], &v.c);
    struct pick none = { S(""), str_of(tr(t, "no second language")), papers_beside(r) == NULL };
    struct picks others = papers_languages(r);

    if (how != DONE)
        return reply_refused(r, how);
    v.hours = v.c.minutes / 60;
    v.rest = v.c.minutes % 60;
    if (papers_wanted(r))
        return paper(r, &v);
    LIST_ADD(t->a, &v.languages, none);
    for (size_t i = 0; i < others.n; i++)
        LIST_ADD(t->a, &v.languages, others.at[i]);
    return SHOW(r, 200, attendance_certificate, &v);
}
