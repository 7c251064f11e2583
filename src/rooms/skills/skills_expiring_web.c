/* skills_expiring_web: the page of certificates that end. No rules here. */
#include "auth/viewer.h"
#include "rooms/routes.h"
#include "rooms/skills/skills_view.h"
#include "skills_expiring_html.h"
#include "web/req.h"

enum { ROWS_SHOWN = 25 };

static bool counsels_all(const struct viewer *v)
{
    for (size_t i = 0; i < v->nprojects; i++)
        if (v->projects[i].role == ROLE_COUNSELLOR && !v->projects[i].narrowed)
            return true;
    return false;
}

struct reply skills_expiring_page(struct req *r)
{
    struct task *t = &r->task;
    struct skills_expiring_view v = { .may_all = counsels_all(t->viewer) };
    bool all = v.may_all && str_is(req_get(r, "owner"), "all");
    struct str owner = all ? S("all") : S("");
    int64_t start = list_start(r);
    struct skill_expirings list = skills_expiring(t, all, start, ROWS_SHOWN);
    struct url here = URL(t, skills_expiring_page);

    if (list.n == 0 && start > 0) {
        start = 0;
        list = skills_expiring(t, all, start, ROWS_SHOWN);
    }
    if (all)
        here = url_with(t->a, here, "owner", owner);
    picks_add(t, &v.owners, S(""), str_of(tr(t, "Mine")), owner);
    picks_add(t, &v.owners, S("all"), str_of(tr(t, "All")), owner);
    v.pager = list_pager(t, here, start, ROWS_SHOWN, list.all);
    for (size_t i = 0; i < list.n; i++) {
        struct skill_expiring_line line = { list.at[i],
            url_with_id(t->a, URL(t, skills_person, list.at[i].person), "project", list.at[i].project) };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, skills_expiring, &v);
}
