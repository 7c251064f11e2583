/* own_requests: the rules of what persons ask about their own data. No pages here. */
#include "rooms/own_page/own_requests.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "own_requests_sql.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"

enum { HERS_SHOWN = 20, MONTHS_TO_ANSWER = 1 };

static const char *const noun = "data_request";

static struct own_request request_of(const struct task *t, const struct own_requests_sql_request_row *r)
{
    return (struct own_request){ .id = r->request,
        .person = r->person,
        .version = r->version,
        .kind = r->kind,
        .field = r->field,
        .value = r->value,
        .state = r->state,
        .answer = r->answer,
        .asked = r->asked_at,
        .answered = r->answered_at,
        .due = r->due_on,
        .late = str_is(r->state, "open") && day_cmp(r->due_on, t->today) < 0 };
}

/* ---- she asks */

static bool is_wish(struct str field) { return str_is(field, "phone") || str_is(field, "address"); }

enum outcome own_requests_ask(struct task *t, const struct own_asked *asked, struct problems *ret)
{
    struct own_requests_sql_same_open_row same;
    bool change = str_is(asked->kind, "change");
    int64_t id = id_new();

    if (!change && !str_is(asked->kind, "copy") && !str_is(asked->kind, "deletion"))
        return INVALID;
    if (change && (!is_wish(asked->field) || !people_own_fits(t, asked->field, asked->value, ret)))
        return INVALID;
    struct str field = change ? asked->field : S(""), value = change ? asked->value : S("");
    if (own_requests_sql_same_open(t, asked->person, asked->kind, field, &same)) {
        own_requests_sql_put_value(t, same.request, value);
        return DONE;
    }
    own_requests_sql_add(t, .request = id, .person = asked->person, .kind = asked->kind, .field = field, .value = value,
        .asked_at = t->now, .due_on = day_add_months(t->today, MONTHS_TO_ANSWER));
    journal_write(t, JOURNAL_CREATE, noun, id, asked->kind);
    return DONE;
}

enum outcome own_requests_take_back(struct task *t, int64_t person, int64_t request)
{
    if (own_requests_sql_take_back(t, request, person) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_DELETE, noun, request, S("by herself"));
    return DONE;
}

struct own_requests own_requests_of(struct task *t, int64_t person)
{
    struct own_requests_sql_request_rows rows = own_requests_sql_of_person(t, person, HERS_SHOWN);
    struct own_requests list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct own_request one = request_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- who answers */

static bool may_answer(struct task *t, const struct own_request *r)
{
    return str_is(r->kind, "change") ? people_sees_card(t, r->person) : people_sees_whole(t, r->person);
}

static struct str projects_of(struct task *t, int64_t person)
{
    struct own_requests_sql_projects_rows rows = own_requests_sql_projects(t, person);
    struct strs names = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &names, projects_name(t, rows.at[i].project));
    return strs_join(t->a, &names, lang_comma(t->lang));
}

static void complete(struct task *t, struct own_request *r)
{
    r->projects = projects_of(t, r->person);
    r->person_name = people_name(t, r->person);
}

struct own_requests own_requests_open(struct task *t)
{
    struct own_requests_sql_request_rows rows = own_requests_sql_open(t, OWN_REQUESTS_SHOWN);
    struct own_requests list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct own_request one = request_of(t, &rows.at[i]);
        bool mine = may_answer(t, &one);
        if (!mine && t->viewer->role != ROLE_ADMIN)
            continue;
        one.projects = projects_of(t, one.person);
        if (mine)
            one.person_name = people_name(t, one.person);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome own_requests_get(struct task *t, int64_t request, struct own_request *ret)
{
    struct own_requests_sql_request_row row;

    if (!own_requests_sql_get(t, request, &row))
        return NOT_FOUND;
    *ret = request_of(t, &row);
    if (!may_answer(t, ret))
        return NOT_ALLOWED;
    complete(t, ret);
    return DONE;
}

static bool check(struct task *t, const struct own_answer *a, struct problems *ps)
{
    bool refused = str_is(a->state, "refused");

    if (!refused && !str_is(a->state, "done"))
        problem_add(t, ps, "state", str_of(tr(t, "Choose whether it is done.")));
    else if (refused && str_empty(str_trim(a->answer)))
        problem_add(t, ps, "answer", str_of(tr(t, "Write the reason, in words for the person.")));
    return ps->n == 0;
}

enum outcome own_requests_answer(struct task *t, const struct own_answer *a, struct problems *ret)
{
    struct own_request r;
    enum outcome how = own_requests_get(t, a->request, &r);

    if (how != DONE)
        return how;
    bool makes_it = str_is(r.kind, "change") && str_is(a->state, "done");
    if (!check(t, a, ret) || (makes_it && !people_own_fits(t, r.field, r.value, ret)))
        return INVALID;
    if (own_requests_sql_answer(t, a->request, a->version, a->state, a->answer, t->now, t->viewer->staff) == 0)
        return CONFLICT;
    if (makes_it)
        how = people_put_own(t, r.person, r.field, r.value, ret);
    journal_write(t, JOURNAL_CHANGE, noun, a->request, a->state);
    return how;
}

void own_page_end(struct task *t, int64_t person) { own_requests_sql_end(t, person, t->now); }

void own_page_removed(struct task *t, int64_t request, struct str answer)
{
    if (own_requests_sql_removed(t, request, answer, t->now, t->viewer->staff) > 0)
        journal_write(t, JOURNAL_CHANGE, noun, request, S("removed"));
}
