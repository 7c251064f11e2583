/* follow_ups_hers: the rules of a follow-up that the person answers herself, on her own page. What she sends becomes
 * the same rows as what a worker writes (people_after.c, follow_ups.sql); until then it is kept on the follow-up. */
#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "base/buf.h"
#include "follow_ups_hers_sql.h"
#include "follow_ups_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/people/people.h"

static const struct hers_choice status_choices[] = {
    { "employed", N_("I work"), "work" },
    { "self_employed", N_("I have a business of my own"), "shop" },
    { "unemployed", N_("I am unemployed"), "search" },
    { "student", N_("I study"), "school" },
    { "home_care", N_("I am at home with my child"), "home" },
    { "parental_leave_with_job", N_("I am on family leave from my job"), "child" },
    { "maternity_leave_with_job", N_("I am on maternity or paternity leave from my job"), "baby" },
    { "other_inactive", N_("Something else"), "other" },
};
static const struct hers_choice yesno_choices[] = { { "yes", N_("Yes"), "yes" }, { "no", N_("No"), "no" } };
static const struct hers_choice reason_choices[] = {
    { "as_planned", N_("I came until the end"), "yes" },
    { "moved", N_("I moved away"), "moved" },
    { "health", N_("Somebody in my family was ill"), "health" },
    { "birth", N_("I had a baby, or soon will"), "baby" },
    { "child_care", N_("My child had no good place to be"), "child" },
    { "time_place", N_("The time or the place did not suit me"), "time" },
    { "other_service", N_("I found something else"), "search" },
    { "own_wish", N_("I wanted to stop"), "wish" },
    { "other", N_("Another reason"), "other" },
};
#define OF(list) list, sizeof(list) / sizeof *(list)
const struct hers_choices HERS[HERS__N] = {
    [HERS_STATUS] = { N_("What do you do now?"), "sun", OF(status_choices) },
    [HERS_EDUCATION] = { N_("Do you go to a school or a course now?"), "school", OF(yesno_choices) },
    [HERS_QUALIFICATION] = { N_("Did you get a qualification with us?"), "star", OF(yesno_choices) },
    [HERS_REASON] = { N_("Why did you stop coming?"), "route", OF(reason_choices) },
    [HERS_WORK] = { N_("Is your work better now than before?"), "work", OF(yesno_choices) },
};
#undef OF

const struct hers_choice *hers_choice(enum hers_question question, struct str code)
{
    for (size_t i = 0; i < HERS[question].n; i++)
        if (str_is(code, HERS[question].at[i].code))
            return &HERS[question].at[i];
    return NULL;
}

void follow_ups_aloud(struct task *t, const struct lang *l, struct aloud_texts *list)
{
    for (enum hers_question q = 0; q < HERS__N; q++)
        read_aloud_add(t, list, trf(t, "Question of a follow-up: %1$s", str_of(tr(t, HERS[q].question))),
            str_of(lang_tr(l, HERS[q].question)));
}

/* ---- what is asked */

/* Work and study need no reason: the situation says it, as on the worker's page. */
static bool says_why(struct str status)
{
    return str_is(status, "employed") || str_is(status, "self_employed") || str_is(status, "student");
}

static void add(struct follow_up_hers *f, enum hers_question q, bool wanted)
{
    if (wanted)
        f->asked[f->n++] = q;
}

static void add_questions(struct follow_up_hers *f, const struct person_after *a)
{
    f->n = 0;
    add(f, HERS_STATUS, true);
    add(f, HERS_EDUCATION, f->exit && a->exit_in_education == YESNO_UNKNOWN);
    add(f, HERS_QUALIFICATION, f->exit && a->qualification_gained == YESNO_UNKNOWN);
    add(f, HERS_REASON, f->exit && str_empty(a->exit_reason) && !says_why(f->said[HERS_STATUS]));
    add(f, HERS_WORK, f->six_months && a->had_work && a->six_month_improved == YESNO_UNKNOWN);
}

static void read_said(struct follow_up_hers *f, struct str said)
{
    struct str one;

    for (enum hers_question q = 0; q < HERS__N; q++)
        f->said[q] = str_cut(&said, ' ', &one) && hers_choice(q, one) != NULL ? one : S("");
}

static struct str said_text(struct task *t, const struct follow_up_hers *f)
{
    struct buf *b = task_buf(t, 200);

    for (enum hers_question q = 0; q < HERS__N; q++)
        buf_fmt(b, "%s%.*s", q > 0 ? " " : "", STR_ARG(str_empty(f->said[q]) ? S("-") : f->said[q]));
    return buf_view(b);
}

static struct follow_up_hers hers_of(struct task *t, const struct follow_ups_hers_sql_hers_row *row)
{
    struct follow_up_hers f = { .id = row->id,
        .person = row->person,
        .project = row->project,
        .spell = row->spell,
        .version = row->version,
        .kind = row->kind,
        .rule_name = row->rule_name,
        .status = row->status,
        .due = row->due_on,
        .done_on = row->done_on,
        .not_reached_on = row->not_reached_on,
        .said_on = row->said_on };
    struct person_after a = { 0 };
    bool known = f.spell != 0 && people_own_after(t, f.person, f.spell, &a);
    bool leaving = str_is(f.kind, "exit");
    struct day from = leaving ? day_add(f.due, -FOLLOW_UP_EXIT_DAYS) : f.due;

    f.exit = known && leaving;
    f.six_months = known && str_is(f.kind, "six_month");
    if (f.exit || f.six_months)
        f.version = a.version;
    f.waits = day_known(f.due) && day_cmp(from, t->today) <= 0 && !day_known(f.done_on) &&
              !day_known(f.not_reached_on) && !row->not_called &&
              (f.spell == 0 || (known && day_known(a.exit_date) && day_cmp(a.exit_date, t->today) <= 0));
    read_said(&f, row->said);
    add_questions(&f, &a);
    return f;
}

struct follow_ups_hers follow_ups_wait_for(struct task *t, int64_t person)
{
    struct follow_ups_hers_sql_hers_rows rows = follow_ups_hers_sql_waiting(
        t, person, day_add(t->today, FOLLOW_UP_EXIT_DAYS), HERS_WAIT_MOST);
    struct follow_ups_hers list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct follow_up_hers one = hers_of(t, &rows.at[i]);
        if (one.waits)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome follow_ups_hers_get(struct task *t, int64_t person, int64_t id, struct follow_up_hers *ret)
{
    struct follow_ups_hers_sql_hers_row row;

    if (!follow_ups_hers_sql_one(t, id, person, &row))
        return NOT_FOUND;
    *ret = hers_of(t, &row);
    return ret->waits || day_known(ret->done_on) || day_known(ret->not_reached_on) ? DONE : NOT_FOUND;
}

/* ---- what she says */

enum outcome follow_ups_hers_keep(struct task *t, struct follow_up_hers *f, enum hers_question question,
    struct str code, struct problems *ret_problems)
{
    if (!f->waits)
        return CONFLICT;
    if (str_empty(code) ? question == HERS_STATUS : hers_choice(question, code) == NULL)
        problem_add(t, ret_problems, "answer", str_of(tr(t, "Choose one.")));
    if (ret_problems->n > 0)
        return INVALID;
    f->said[question] = code;
    follow_ups_hers_sql_keep(t, f->id, said_text(t, f));
    return DONE;
}

static bool is_asked(const struct follow_up_hers *f, enum hers_question q)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->asked[i] == q)
            return true;
    return false;
}

static void put_yesno(const struct follow_up_hers *f, enum hers_question q, enum yesno *fact)
{
    if (is_asked(f, q) && !str_empty(f->said[q]))
        *fact = str_is(f->said[q], "yes") ? YES : NO;
}

/* What she leaves out, and what was known, stays as it is. */
static enum outcome put_facts(
    struct task *t, const struct follow_up_hers *f, int64_t version, struct problems *ret_problems)
{
    struct person_after a;

    if (!people_own_after(t, f->person, f->spell, &a))
        return NOT_FOUND;
    a.version = version;
    put_yesno(f, HERS_EDUCATION, &a.exit_in_education);
    put_yesno(f, HERS_QUALIFICATION, &a.qualification_gained);
    put_yesno(f, HERS_WORK, &a.six_month_improved);
    if (is_asked(f, HERS_REASON) && !str_empty(f->said[HERS_REASON]))
        a.exit_reason = f->said[HERS_REASON];
    if (f->six_months)
        a.six_month_status = f->said[HERS_STATUS], a.six_month_date = t->today;
    else
        a.exit_status = f->said[HERS_STATUS], a.exit_status_on = t->today;
    return people_own_answer(t, f->person, &a, f->six_months, ret_problems);
}

enum outcome follow_ups_hers_send(
    struct task *t, const struct follow_up_hers *f, int64_t version, struct problems *ret_problems)
{
    enum outcome how = DONE;

    if (day_known(f->said_on))
        return DONE;
    if (!f->waits)
        return CONFLICT;
    if (str_empty(f->said[HERS_STATUS])) {
        problem_add(t, ret_problems, "answer", str_of(tr(t, "Choose one.")));
        return INVALID;
    }
    if (f->exit || f->six_months)
        how = put_facts(t, f, version, ret_problems);
    else if (follow_ups_sql_finish(t, f->id, version, t->today, f->said[HERS_STATUS], 0) == 0)
        how = CONFLICT;
    if (how != DONE)
        return how;
    follow_ups_hers_sql_sent(t, f->id, t->today);
    journal_write(t, JOURNAL_CHANGE, "follow-up", f->id, S("answered on her own page"));
    return DONE;
}

/* ---- for workers */

static struct follow_up answered_line(struct task *t, const struct follow_ups_hers_sql_answered_row *row)
{
    return (struct follow_up){ .id = row->id,
        .kind = row->kind,
        .rule_name = row->rule_name,
        .name = people_full_name(t, row->given_names, row->family_name),
        .said_on = row->said_on,
        .status = row->status };
}

struct follow_ups follow_ups_answered(struct task *t, const struct follow_ups_wish *w)
{
    struct day since = day_add(t->today, -HERS_ANSWERED_DAYS);
    struct follow_ups_hers_sql_answered_rows rows;
    struct follow_ups list = { 0 };

    if (t->viewer->staff == 0 || !permitted(t->viewer, PERM_FOLLOW_UPS_READ) ||
        (!w->mine && !role_writes_of_persons(viewer_role_in(t->viewer, w->project))))
        return list;
    if (w->mine)
        rows = follow_ups_hers_sql_answered_mine(t, t->viewer->staff, t->today, since, w->limit);
    else
        rows = follow_ups_hers_sql_answered_in(t, .staff = t->viewer->staff, .project = w->project, .since = since,
            .whole = t->viewer->program || viewer_sees_project_persons(t->viewer, w->project),
            .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .made_since = people_made_since(t),
            .limit = w->limit);
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, answered_line(t, &rows.at[i]));
    return list;
}
