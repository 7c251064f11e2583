/* child_care_practice: how a child's practising for early education goes, in pictures, and the parent's yes to handing
 * it over. No pages here. */
#include "rooms/child_care/child_care_inside.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"

static const struct code area_rows[] = {
    { "settling", N_("Settling in") },
    { "parting", N_("Saying goodbye to the parent") },
    { "play", N_("Playing with others") },
    { "food", N_("Eating") },
    { "sleep", N_("Sleep and rest") },
};
const struct codes CODES_care_area = { "care_area", area_rows, sizeof area_rows / sizeof *area_rows };

static const struct code went_rows[] = {
    { "well", N_("Went well") },
    { "partly", N_("Went so-so") },
    { "hard", N_("Was hard") },
};
const struct codes CODES_care_went = { "care_went", went_rows, sizeof went_rows / sizeof *went_rows };

struct care_wents child_care_practised(struct task *t, int64_t child)
{
    struct child_care_sql_practised_rows rows = child_care_sql_practised(t, child);
    struct care_wents list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct care_went one = { rows.at[i].day, rows.at[i].group_name, rows.at[i].area, rows.at[i].went };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct str child_care_went(struct task *t, int64_t session, int64_t child, struct str area)
{
    struct child_care_sql_went_row row;

    return child_care_sql_went(t, session, child, area, &row) ? row.went : S("");
}

enum outcome child_care_put_practice(struct task *t, int64_t session, int64_t child, struct str area, struct str went)
{
    struct care_session s;
    struct care_child c;

    if (child_care_here(t, session, child, &s, &c) != DONE)
        return NOT_FOUND;
    if (!code_ok(&CODES_care_area, area) || (!str_empty(went) && !code_ok(&CODES_care_went, went)))
        return INVALID;
    if (str_eq(child_care_went(t, session, child, area), went))
        return DONE;
    if (str_empty(went))
        (void)child_care_sql_drop_practice(t, session, child, area);
    else
        child_care_sql_put_practice(t, session, child, area, went, t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, "child", child, S("practice"));
    return DONE;
}

/* ---- handing it over */

bool child_care_consent_of(struct task *t, int64_t child, struct care_consent *ret_consent)
{
    struct child_care_sql_consent_row row;

    if (!child_care_sql_consent(t, child, &row))
        return false;
    *ret_consent = (struct care_consent){ row.given_on, row.withdrawn_on, row.given_by, row.receiver };
    return true;
}

static void check_consent(struct task *t, const struct care_consent *c, struct problems *ps)
{
    if (!day_whole(c->given_on) || day_cmp(c->given_on, t->today) > 0)
        problem_add(
            t, ps, "given_on", str_of(tr(t, "Write the day on which the parent said yes, not later than today.")));
    if (str_empty(str_trim(c->given_by)))
        problem_add(t, ps, "given_by", str_of(tr(t, "Write the name of the parent who said yes.")));
    if (str_empty(str_trim(c->receiver)))
        problem_add(t, ps, "receiver", str_of(tr(t, "Write to whom it may be given.")));
}

enum outcome child_care_put_consent(
    struct task *t, int64_t person, int64_t child, const struct care_consent *c, struct problems *ret_problems)
{
    struct str name;
    enum outcome may = child_care_may_write(t, person, child, &name);

    if (may != DONE)
        return may;
    struct child_care_sql_said_no_row no;
    check_consent(t, c, ret_problems);
    if (child_care_sql_said_no(t, child, &no) && no.n > 0)
        problem_add(t, ret_problems, "given_by",
            str_of(tr(t, "A parent has said no to telling others. Only the parent can change it, on the own page.")));
    if (ret_problems->n > 0)
        return INVALID;
    child_care_sql_put_consent(t, child, c->given_on, c->given_by, c->receiver, t->viewer->staff);
    journal_write(t, JOURNAL_CHANGE, "child", child, S("consent"));
    return DONE;
}

enum outcome child_care_withdraw(struct task *t, int64_t person, int64_t child)
{
    struct str name;
    enum outcome may = child_care_may_write(t, person, child, &name);

    if (may != DONE)
        return may;
    if (child_care_sql_withdraw(t, child, t->today) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "child", child, S("consent withdrawn"));
    return DONE;
}

bool child_care_may_hand_over(struct task *t, int64_t child)
{
    struct care_consent c;

    return child_care_consent_of(t, child, &c) && !day_known(c.withdrawn_on);
}

/* ---- on a parent's own page */

struct care_handeds child_care_handed_own(struct task *t, int64_t person)
{
    struct child_care_sql_handed_rows rows = child_care_sql_handed(t, person);
    struct care_handeds list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct care_handed one = { rows.at[i].child, rows.at[i].name, rows.at[i].receiver, rows.at[i].given_on,
            rows.at[i].withdrawn_on };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome child_care_withdraw_own(struct task *t, int64_t person, int64_t child)
{
    struct child_care_sql_parent_of_row row;

    if (!child_care_sql_parent_of(t, child, person, &row) || row.n == 0 ||
        child_care_sql_withdraw(t, child, t->today) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "child", child, S("consent withdrawn"));
    return DONE;
}
