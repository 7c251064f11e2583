/* parts: what stands behind the small pieces of pages. */
#include "rooms/parts.h"

#include "web/req.h"

int64_t list_start(struct req *r)
{
    int64_t start = 0;

    return str_int(req_get(r, "start"), &start) && start > 0 && start < INT32_MAX ? start : 0;
}

struct pager list_pager(struct task *t, struct url here, int64_t start, int64_t shown, int64_t total)
{
    struct pager pager = { { S("") }, { S("") } };

    if (start > 0)
        pager.previous = url_with_int(t->a, here, "start", start > shown ? start - shown : 0);
    if (start + shown < total)
        pager.next = url_with_int(t->a, here, "start", start + shown);
    return pager;
}

struct url list_back(struct req *r, struct url list, struct url otherwise)
{
    struct url back;
    struct str typed = req_get(r, "back"), rest;

    if (!url_local(r->task.a, typed, &back) || !str_starts(back.s, list.s))
        return otherwise;
    rest = str_part(back.s, list.s.n, back.s.n);
    return rest.n == 0 || rest.p[0] == '?' ? back : otherwise;
}

void picks_add(struct task *t, struct picks *list, struct str value, struct str name, struct str chosen)
{
    struct pick one = { value, name, str_eq(value, chosen) };

    LIST_ADD(t->a, list, one);
}

static const struct {
    int days;
    const char *name;
} WAITED[] = { { 7, N_("A week or longer") }, { 30, N_("30 days or longer") }, { 90, N_("90 days or longer") } };

struct picks waited_picks(struct task *t, int64_t days)
{
    struct picks list = { 0 };
    struct str chosen = days > 0 ? str_number(t->a, days) : S("");

    picks_add(t, &list, S(""), str_of(tr(t, "All")), chosen);
    for (size_t i = 0; i < sizeof WAITED / sizeof *WAITED; i++)
        picks_add(t, &list, str_number(t->a, WAITED[i].days), str_of(lang_tr(t->lang, WAITED[i].name)), chosen);
    return list;
}

int64_t waited_days(struct req *r)
{
    int64_t days;

    if (str_int(req_get(r, "waited"), &days))
        for (size_t i = 0; i < sizeof WAITED / sizeof *WAITED; i++)
            if (days == WAITED[i].days)
                return days;
    return 0;
}

struct person_tabs person_tabs_of(const struct viewer *v, int64_t person, enum person_tab current)
{
    return (struct person_tabs){ .person = person,
        .counsels = permitted(v, PERM_COUNSELLING_READ),
        .cases = permitted(v, PERM_CASELOAD_READ),
        .current = current };
}
