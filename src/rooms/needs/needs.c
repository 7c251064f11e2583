/* needs: the rules of need mapping: rounds, answers, what changed, and what a group needs together. No pages here. */
#include "rooms/needs/needs.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/settings.h"
#include "db/db.h"
#include "lang/lang.h"
#include "needs_sql.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"

enum { WEIGHT_MOST = 3 };
static const char *const noun = "need mapping";

/* ---- reading */

struct need_rounds needs_rounds(struct task *t, int64_t person)
{
    struct need_rounds list = { 0 };
    struct needs_sql_rounds_rows rows = needs_sql_rounds(t, person, NEED_ROUNDS_SHOWN);
    int64_t asked_of = 0;
    bool may = false;

    for (size_t i = 0; i < rows.n; i++) {
        if (rows.at[i].project != asked_of) {
            asked_of = rows.at[i].project;
            may = people_may_counsel(t, person, asked_of);
        }
        struct need_round one = { .id = rows.at[i].round,
            .person = person,
            .project = rows.at[i].project,
            .version = rows.at[i].version,
            .asked = rows.at[i].asked,
            .day = rows.at[i].day,
            .language = rows.at[i].language,
            .state = rows.at[i].state,
            .staff_name = rows.at[i].staff_name };
        if (!may)
            continue;
        one.project_name = projects_name(t, one.project);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* How a weight came from another: both one digit, so that they compare as text. */
static enum need_change changed(const struct need_now *n)
{
    if (str_empty(n->weight))
        return NEED_NEVER;
    if (str_empty(n->before))
        return NEED_FIRST;
    int by = str_cmp(n->weight, n->before);
    return by < 0 ? NEED_LESS : by > 0 ? NEED_MORE : NEED_SAME;
}

struct needs_now needs_now(struct task *t, int64_t person, int64_t project, struct day day)
{
    struct needs_now list = { 0 };

    if (!people_may_counsel(t, person, project))
        return list;
    for (int i = 0; i < NEED_AREAS; i++) {
        struct need_now one = { .area = str_of(NEED_AREA[i].code), .weight = S(""), .before = S("") };
        LIST_ADD(t->a, &list, one);
    }
    struct needs_sql_weights_rows rows = needs_sql_weights(
        t, person, project, day_known(day) ? day : DAY("9999-12-31"), NEED_AREAS * NEED_ROUNDS_SHOWN);
    for (size_t i = 0; i < rows.n; i++) { /* the newest first */
        int area = need_area_of(rows.at[i].area);
        struct need_now *n = area < 0 ? NULL : &list.at[area];
        if (n == NULL || !str_empty(n->before))
            continue;
        struct str *weight = str_empty(n->weight) ? &n->weight : &n->before;
        *(weight == &n->weight ? &n->day : &n->before_day) = rows.at[i].day;
        *weight = str_number(t->a, rows.at[i].weight);
    }
    for (size_t i = 0; i < list.n; i++)
        list.at[i].change = changed(&list.at[i]);
    return list;
}

enum outcome needs_round_get(struct task *t, int64_t round, struct need_round *ret_round)
{
    struct needs_sql_round_row row;

    if (!needs_sql_round(t, round, &row))
        return NOT_FOUND;
    if (!people_may_counsel(t, row.person, row.project))
        return NOT_ALLOWED;
    *ret_round = (struct need_round){ .id = round,
        .person = row.person,
        .project = row.project,
        .version = row.version,
        .day = row.day,
        .language = row.language,
        .state = row.state,
        .staff_name = row.staff_name,
        .project_name = projects_name(t, row.project) };
    return DONE;
}

struct need *needs_of_round(struct task *t, const struct need_round *r)
{
    struct need *said = NEW_N(t->a, struct need, NEED_AREAS);
    struct needs_sql_said_rows rows = needs_sql_said(t, r->person, r->project, r->day);

    for (int i = 0; i < NEED_AREAS; i++)
        said[i] = (struct need){ .weight = INT_NONE, .wish = S(""), .wish_language = S(""), .wish_fi = S("") };
    for (size_t i = 0; i < rows.n; i++) {
        int area = need_area_of(rows.at[i].area);
        if (area >= 0)
            said[area] = (struct need){ rows.at[i].weight, rows.at[i].version, rows.at[i].wish,
                rows.at[i].wish_language, rows.at[i].wish_fi };
    }
    return said;
}

/* ---- writing */

enum outcome needs_begin(struct task *t, const struct need_round *r, int64_t *ret_round, struct problems *ret_problems)
{
    struct needs_sql_round_on_row stands;
    int64_t id = id_new();

    if (!people_may_counsel(t, r->person, r->project))
        return NOT_ALLOWED;
    if (!day_whole(r->day))
        problem_add(t, ret_problems, "day", str_of(tr(t, "Write the day of the talk.")));
    else if (day_cmp(r->day, t->today) > 0)
        problem_add(t, ret_problems, "day", str_of(tr(t, "The day is in the future. Write the day of the talk.")));
    else
        projects_check_day(t, projects_first_day(t, r->project), r->day, "day", ret_problems);
    if (!str_empty(r->language) && str_empty(lang_code3(t->a, r->language)))
        problem_add(t, ret_problems, "language", str_of(tr(t, "Choose the language from the list.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (needs_sql_round_on(t, r->person, r->project, r->day, &stands)) {
        *ret_round = stands.round;
        return DONE;
    }
    needs_sql_add_round(t, id, r->person, r->project, r->day, t->viewer->staff, lang_code3(t->a, r->language));
    journal_write(t, JOURNAL_CREATE, noun, id, S(""));
    *ret_round = id;
    return DONE;
}

static bool are_same(const struct need *a, const struct need *b)
{
    return a->weight == b->weight && str_eq(a->wish, b->wish) && str_eq(a->wish_fi, b->wish_fi);
}

/* A wish stands with an answer: without one it is asked for. */
static void check(struct task *t, const struct need *n, struct problems *ret, const char *weight)
{
    if (n->weight != INT_NONE && (n->weight < 0 || n->weight > WEIGHT_MOST))
        problem_add(t, ret, weight, str_of(tr(t, "Choose one of the four answers.")));
    if (n->weight == INT_NONE && (!str_empty(n->wish) || !str_empty(n->wish_fi)))
        problem_add(t, ret, weight, str_of(tr(t, "Choose how much help is needed. The wish is kept with it.")));
}

static void put(struct task *t, const struct need_round *r, int area, const struct need *n)
{
    struct str code = str_of(NEED_AREA[area].code);

    if (n->weight == INT_NONE)
        needs_sql_drop_area(t, r->person, r->project, r->day, code);
    else
        needs_sql_put(t, .person = r->person, .project = r->project, .day = r->day, .area = code, .weight = n->weight,
            .wish = n->wish, .wish_language = str_empty(n->wish) ? S("") : n->wish_language, .wish_fi = n->wish_fi);
}

enum outcome needs_answer(
    struct task *t, int64_t round, int area, const struct need *now, struct problems *ret_problems)
{
    struct need_round r;
    enum outcome found = needs_round_get(t, round, &r);

    return found == DONE ? needs_own_answer(t, &r, area, now, ret_problems) : found;
}

bool needs_own_round(struct task *t, int64_t person, struct need_round *ret_round)
{
    struct needs_sql_own_round_row row;

    if (!needs_sql_own_round(t, person, &row))
        return false;
    *ret_round = (struct need_round){ .id = row.round,
        .person = person,
        .project = row.project,
        .version = row.version,
        .day = row.day,
        .language = row.language,
        .state = S("open"),
        .staff_name = S(""),
        .project_name = projects_name(t, row.project) };
    return true;
}

enum outcome needs_own_answer(
    struct task *t, const struct need_round *r, int area, const struct need *now, struct problems *ret_problems)
{
    must(t, area >= 0 && area < NEED_AREAS);
    const struct need *stands = &needs_of_round(t, r)[area];
    struct need next = *now;
    next.wish_fi = stands->wish_fi; /* the worker's; the person's page does not have it */
    if (str_eq(next.wish, stands->wish))
        next.wish_language = stands->wish_language;
    if (are_same(&next, stands))
        return DONE;
    if (now->version != stands->version)
        return CONFLICT;
    check(t, &next, ret_problems, "weight");
    if (ret_problems->n > 0)
        return INVALID;
    put(t, r, area, &next);
    needs_sql_touch(t, r->id);
    journal_write(t, JOURNAL_CHANGE, noun, r->id, str_of(NEED_AREA[area].code));
    return DONE;
}

enum outcome needs_save(struct task *t, int64_t round, int64_t version, const struct need *now, struct str state,
    struct problems *ret_problems)
{
    struct need_round r;
    enum outcome found = needs_round_get(t, round, &r);

    if (found != DONE)
        return found;
    must(t, code_ok(&CODES_round_state, state));
    for (int i = 0; i < NEED_AREAS; i++)
        check(t, &now[i], ret_problems, str_z(t->a, str_fmt(t->a, "%s_weight", NEED_AREA[i].code)));
    if (ret_problems->n > 0)
        return INVALID;
    if (needs_sql_claim(t, round, version) == 0)
        return CONFLICT;
    const struct need *stands = needs_of_round(t, &r);
    struct strs changed = { 0 };
    for (int i = 0; i < NEED_AREAS; i++) {
        struct need next = now[i];
        next.wish_language = str_eq(next.wish, stands[i].wish) ? stands[i].wish_language : r.language;
        if (are_same(&next, &stands[i]))
            continue;
        put(t, &r, i, &next);
        strs_add(t->a, &changed, str_of(NEED_AREA[i].code));
    }
    needs_sql_put_state(t, round, state);
    journal_write(t, JOURNAL_CHANGE, noun, round, strs_join(t->a, &changed, S(" ")));
    return DONE;
}

enum outcome needs_remove(struct task *t, int64_t round, int64_t version)
{
    struct need_round r;
    enum outcome found = needs_round_get(t, round, &r);

    if (found != DONE)
        return found;
    if (needs_sql_drop_round(t, round, version) == 0)
        return CONFLICT;
    needs_sql_drop_day(t, r.person, r.project, r.day);
    journal_write(t, JOURNAL_DELETE, noun, round, S(""));
    return DONE;
}

/* ---- what a group needs, and the groups of a period */

static int64_t threshold_of(struct task *t) { return t->settings->threshold > 1 ? t->settings->threshold : 1; }

struct need_sums needs_of_group(struct task *t, int64_t group, struct day day)
{
    struct needs_sql_members_row members;
    struct need_sums sums = { 0 };
    int64_t least = threshold_of(t);

    if (!needs_sql_members(t, group, day, &members) || members.n < least)
        return sums;
    struct needs_sql_sum_rows rows = needs_sql_of_group(t, group, day, least);
    for (size_t i = 0; i < rows.n; i++) {
        struct need_sum one = { rows.at[i].area, rows.at[i].n, members.n };
        LIST_ADD(t->a, &sums, one);
    }
    return sums;
}

struct need_sums needs_of_period(struct task *t, int64_t project, struct day from, struct day to)
{
    struct needs_sql_members_in_row members;
    struct need_sums sums = { 0 };
    int64_t least = threshold_of(t);

    if (!needs_sql_members_in(t, project, from, to, &members) || members.n < least)
        return sums;
    struct needs_sql_sum_rows rows = needs_sql_of_period(t, project, from, to, least);
    for (size_t i = 0; i < rows.n; i++) {
        struct need_sum one = { rows.at[i].area, rows.at[i].n, members.n };
        LIST_ADD(t->a, &sums, one);
    }
    return sums;
}
