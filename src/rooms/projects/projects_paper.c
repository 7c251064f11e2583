/* projects_paper: what stands on every paper of a project. No drawing here. */
#include "base/settings.h"
#include "lang/lang.h"
#include "rooms/projects/projects_card.h"

/* Funds are written by hand: "ESF+", "ESR+ (Euroopan sosiaalirahasto plus)". Regulation (EU) 2021/1060 article 47 and
 * annex IX: the emblem with its sentence on what the fund pays for. */
bool projects_fund_is_esf(struct arena *a, struct str fund)
{
    static const char *const names[] = { "esf", "esr", "sosiaalirahasto", "socialfonden", "social fund" };
    struct str words = str_fmt(a, " %.*s ", STR_ARG(lang_fold(a, fund)));

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_find(words, str_fmt(a, strlen(names[i]) == 3 ? " %s " : "%s", names[i])) >= 0)
            return true;
    return false;
}

struct paper *projects_paper(struct task *t, int64_t project, struct paper_head head)
{
    struct project_record record = { 0 };

    head.house = str_empty(t->settings->controller) ? t->settings->service_name : t->settings->controller;
    if (projects_read(t, project, &record)) {
        head.esf = projects_fund_is_esf(t->a, record.card.fund);
        struct str name = projects_name(t, project);
        head.foot = str_eq(name, record.code) ? name
                                              : str_fmt(t->a, "%.*s (%.*s)", STR_ARG(name), STR_ARG(record.code));
    }
    return paper_new(t, &head);
}
