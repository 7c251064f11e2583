/* child_care_paper_web: the children of a session with their safety sheets on paper, for the day and no longer. No
 * rules here. */
#include "lang/lang.h"
#include "rooms/child_care/child_care_view.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

static void put_fact(struct paper *p, const char *what, struct str text)
{
    if (!str_empty(text))
        paper_fact(p, paper_tr(p, what), paper_own(text));
}

static void put_child(struct req *r, struct paper *p, const struct care_session *s, const struct care_child *c)
{
    struct task *t = &r->task;
    struct care_line line = care_line_of(r, s, c);
    struct care_sheet sheet = child_care_sheet_of(t, c->child);
    struct care_fetchers who = child_care_may_fetch(t, s, c->child);
    struct strs names = { 0 };

    paper_heading(p, 2, paper_own(line.name));
    put_fact(p, N_("Age"), line.age);
    put_fact(p, N_("Allergies, and what the child must not eat"), sheet.allergies);
    put_fact(p, N_("Medicine, and where it is"), sheet.medicine);
    put_fact(p, N_("What to do if something happens"), sheet.to_do);
    put_fact(p, N_("From the page of the family"), sheet.needs);
    put_fact(p, N_("The parent now"), sheet.reach);
    for (size_t i = 0; i < who.n; i++)
        strs_add(t->a, &names, str_fmt(t->a, "%.*s %.*s", STR_ARG(who.at[i].name), STR_ARG(who.at[i].phone)));
    put_fact(p, N_("Who may fetch the child"), strs_join(t->a, &names, S(", ")));
    paper_lines(
        p, (const struct paper_text[]){ paper_tr(p, N_("Came at")), paper_tr(p, N_("Fetched at, by whom")) }, 2);
}

struct reply child_care_paper(struct req *r)
{
    struct task *t = &r->task;
    struct care_session s;

    if (!child_care_session(t, r->ids[0], &s) || !child_care_on_duty(t, &s) || day_cmp(s.day, t->today) != 0)
        return reply_not_found(r);
    struct paper *p = projects_paper(t, s.project,
        (struct paper_head){ .lang = t->lang, .beside = papers_beside(r), .title = N_("Children today") });
    paper_heading(p, 1, paper_tr(p, N_("Children today")));
    paper_note(
        p, paper_tr(p,
               N_("Health data of children. Keep it with you, show it to nobody, and destroy it after the session.")));
    paper_fact(p, paper_tr(p, N_("Group")), paper_own(s.group_name));
    paper_fact(p, paper_tr(p, N_("Day")), PAPER_IN(p, l, lang_day_long(t->a, l, s.day)));
    struct care_children list = child_care_children(t, &s);
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].place == CARE_BOOKED || list.at[i].place == CARE_CAME)
            put_child(r, p, &s, &list.at[i]);
    return papers_reply(r, p, "children", URL(t, child_care_paper, s.id));
}
