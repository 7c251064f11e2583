/* Tests of what a locked period promises, on both engines: whatever changes a figure of it in `esf`, `outcomes` or
 * `attendance` is asked for a reason and listed among the corrections. Rows of every kind are brought in, and forms
 * saved; where the figures differ before and after, the list must have grown. A new kind comes in by its changed row.
 */
#include "base/settings.h"
#include "rooms/contacts/contacts.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/groups/groups_card.h"
#include "rooms/guidance/guidance.h"
#include "rooms/people/people_card.h"
#include "rooms/projects/projects_card.h"
#include "rooms/reports/corrections.h"
#include "rooms/reports/reports.h"
#include "tests/changed_testing.h"

static const struct instant long_ago = { "2020-01-01T00:00:00Z" };

/* The small package; 2025 is locked. */
static int64_t a_locked_year(struct task *t)
{
    static const struct settings house = { .threshold = 5 };
    struct exchange_result first;

    t->settings = &house;
    bring_small(t, &first);
    int64_t project = test_number(t, "SELECT id FROM projects_project WHERE code = 'P1'");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, "
                                "locked, version) VALUES (70, %lld, 'Year', '2025-01-01', '2025-12-31', 1, 1)",
                                (long long)project)));
    return project;
}

static struct report_scope the_year(int64_t project)
{
    return (struct report_scope){ .project = project, .from = DAY("2025-01-01"), .to = DAY("2025-12-31") };
}

/* All numbers of a table, in order; "-": not known. */
static void put_numbers(struct task *t, struct report_table *table, struct buf *o)
{
    if (table->plan->each != NULL)
        return;
    do
        for (size_t k = 0; k < table->n; k++) {
            buf_str(o, report_line_key(table->plan, &table->at[k], 0));
            for (unsigned c = 0; c < table->plan->n; c++)
                if (table->plan->columns[c].kind != FIGURE_NAMES) {
                    int64_t n = report_count(&table->at[k], c);
                    buf_fmt(o, n == INT_NONE ? "-%s" : "%s ", "");
                    if (n != INT_NONE)
                        buf_int(o, n);
                }
        }
    while (report_table_next(t, table));
    BUF_LIT(o, "\n");
}

static struct str figures(struct task *t, int64_t project)
{
    static const char *const reports[] = { "esf", "outcomes", "attendance" };
    struct report_scope s = the_year(project);
    struct buf o;

    buf_init(&o, 1 << 20);
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        struct report_tables tables = reports_tables(t, report_by_name(str_of(reports[i])), &s);
        for (size_t k = 0; k < tables.n; k++)
            put_numbers(t, &tables.at[k], &o);
    }
    assert_false(buf_full(&o));
    struct str text = str_copy(t->a, buf_view(&o));
    buf_free(&o);
    return text;
}

static int64_t listed(struct task *t, int64_t project)
{
    struct report_scope s = the_year(project);

    return corrections_since(t, &s, long_ago, 0).total;
}

/* Rows that move figures, beside those of tests/changed_testing.h. */
static const struct text moving[] = {
    { "projects.csv", "project,name,counting,counting_source\nP1,Silta,leave_employed,Guide 4\n" },
    { "people.csv", "person,gender\np2,man\n" },
    { "people.csv", "person,birth_date\np2,1999-04-03\n" },
    { "people.csv", "person,languages\np2,ara;som\n" },
    { "people.csv", "person,citizenships\np2,SO\n" },
    { "people.csv", "person,arrived_on\np2,\n" },
    { "people.csv", "person,gender,birth_date\np3,woman,1990-01-01\n" },
    { "participations.csv", "participation,person,project,entry_date,entry_status,entry_education\n"
                            "t9,p1,P1,2025-03-01,unemployed,3\n" },
    { "participations.csv", "participation,person,project,entry_date\nt9,p2,P1,2026-03-01\n" }, /* she came back */
    { "participations.csv", "participation,person,project,entry_date,exit_date,entry_status,entry_education\n"
                            "t9,p2,P1,2024-03-01,2024-04-01,unemployed,3\n" },
    { "participations.csv", "participation,person,project,entry_status\nt1,p2,P1,employed\n" },
    { "participations.csv", "participation,person,project,exit_status\nt1,p2,P1,unemployed\n" },
    { "participations.csv", "participation,person,project,exit_date,exit_status_on\nt1,p2,P1,2026-01-20,2026-01-20\n" },
    { "participations.csv", "participation,person,project,six_month_status\nt1,p2,P1,unemployed\n" },
    { "groups.csv", "group,project,name,language\ng1,P1,Somali A,ara\n" },
    { "memberships.csv", "group,person,joined_on,left_on,state\ng1,p3,2025-02-01,2025-03-01,left\n" },
    { "memberships.csv", "group,person,joined_on\ng2,p3,2024-12-01\n" },
    { "memberships.csv", "group,person,joined_on,left_on,state\ng1,p2,2025-02-01,2025-02-28,left\n" },
    { "sessions.csv",
        "session,group,date,start_time,end_time,kind,state\nx9,g1,2025-02-17,09:30,11:30,meeting,held\n" },
    { "sessions.csv", "session,group,date,state\nx2,g1,2025-02-10,cancelled\n" },
    { "sessions.csv", "session,group,date,end_time\nx2,g1,2025-02-10,13:30\n" },
    { "sessions.csv", "session,group,date\nx2,g1,2026-02-10\n" },
    { "attendance.csv", "session,person,mark\nx2,p2,absent\n" },
    { "attendance.csv", "session,person,minutes\nx2,p1,20\n" },
    { "child_care.csv", "session,child,state\nx2,c2,did_not_come\n" },
    { "guidance.csv", "guidance,person,project,date,destination,state\nu9,p2,P1,2025-04-01,working_life,completed\n" },
    { "guidance.csv", "guidance,person,project,date,destination,state\nu9,p2,P1,2024-12-30,working_life,completed\n" },
    { "guidance.csv", "guidance,person,project,date,destination,state\nu1,p2,P1,2025-03-01,home_care,accepted\n" },
    { "follow_ups.csv", "follow_up,person,project,kind,not_reached_on\nf9,p1,P1,other,2025-06-01\n" },
    { "estimates.csv", "estimate,project,indicator,date,percent,source,method\n"
                       "es9,P1,EECO16,2025-02-03,10,Town,Counted\n" },
};

/* Of a package its number is the reason. What is refused changes nothing; what is taken back is listed again. */
static bool bring_and_hold(struct task *t, int64_t project, struct text what)
{
    struct exchange_result second;
    struct str why, before = figures(t, project);
    int64_t was = listed(t, project);

    enum outcome how = bring_one(t, what.name, what.csv, &second);
    bool moved = !str_eq(figures(t, project), before);
    if (moved && listed(t, project) <= was)
        fail_msg("%s: %s changes figures of a locked period and is not listed", what.name, what.csv);
    if (how != DONE) {
        assert_false(moved);
        return false;
    }
    was = listed(t, project);
    how = exchange_undo(t, second.import, &why);
    bool back = moved && str_eq(figures(t, project), before);
    if (back && (how != DONE || listed(t, project) <= was))
        fail_msg("%s: %s is taken back out of a locked period and is not listed", what.name, what.csv);
    return moved;
}

RULE(whatever_a_package_changes_of_the_figures_of_a_locked_period_is_listed)
{
    int64_t project = a_locked_year(t), moved = 0;

    test_commit(t);
    for (size_t i = 0; i < sizeof moving / sizeof *moving; i++) {
        moved += bring_and_hold(t, project, moving[i]);
        test_rollback(t);
    }
    for (enum kind_name k = 0; k < KIND__N; k++) {
        if (changed[k].csv == NULL)
            continue;
        const struct text row = { str_z(t->a, str_fmt(t->a, "%s.csv", kinds[k]->name)), changed[k].csv };
        moved += bring_and_hold(t, project, row);
        test_rollback(t);
    }
    assert_true(moved >= 18);
}

/* ---- what forms save: without a reason refused, with one done and listed */

static int64_t id_of(struct task *t, const char *table, const char *key)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT id FROM %s WHERE source_key = '%s'", table, key)));
}
static int64_t member_id(struct task *t)
{
    return test_number(t, "SELECT id FROM groups_membership WHERE state = 'left'");
}

static enum outcome change_person(struct task *t, struct person_card *c, struct str why, struct problems *ps)
{
    c->reason = why;
    return people_change(t, c->id, c->version, c, ps);
}
static struct person_card the_card(struct task *t)
{
    struct person_card c;

    assert_int_equal(people_card_open(t, id_of(t, "people_person", "p2"), &c), DONE);
    return c;
}
static enum outcome another_gender(struct task *t, struct str why, struct problems *ps)
{
    struct person_card c = the_card(t);

    c.gender = S("man");
    return change_person(t, &c, why, ps);
}
static enum outcome another_birth(struct task *t, struct str why, struct problems *ps)
{
    struct person_card c = the_card(t);

    c.birth_date = DAY("2001-01-01");
    return change_person(t, &c, why, ps);
}
static enum outcome another_citizenship(struct task *t, struct str why, struct problems *ps)
{
    struct person_card c = the_card(t);

    c.citizenships = S("SO");
    return change_person(t, &c, why, ps);
}
static enum outcome another_mother_tongue(struct task *t, struct str why, struct problems *ps)
{
    struct person_card c = the_card(t);
    const struct person_language l = { .language = S("ara"), .reason = why, .mother = true };

    return people_put_language(t, c.id, c.version, &l, ps);
}
static enum outcome joined_earlier(struct task *t, struct str why, struct problems *ps)
{
    const struct group_days days = { DAY("2024-11-01"), DAY("2025-05-01"), why, .none = false };

    return groups_set_membership(t, member_id(t), 1, &days, ps);
}
static enum outcome left_sooner(struct task *t, struct str why, struct problems *ps)
{
    const struct group_days days = { DAY("2025-02-01"), DAY("2025-03-10"), why, .none = false };

    return groups_set_membership(t, member_id(t), 1, &days, ps);
}
static enum outcome joined_back_then(struct task *t, struct str why, struct problems *ps)
{
    return groups_join_because(
        t, id_of(t, "groups_group", "g1"), id_of(t, "people_person", "p3"), DAY("2025-02-01"), why);
}
static enum outcome another_language(struct task *t, struct str why, struct problems *ps)
{
    struct group_record g;
    int64_t id = id_of(t, "groups_group", "g1");

    assert_int_equal(groups_record(t, id, GROUP_LEAD, &g), DONE);
    g.card.language = S("ara");
    g.card.reason = why;
    return groups_change(t, id, g.version, &g.card, ps);
}
static struct person_spell the_spell(struct task *t)
{
    struct person_spell s;

    assert_int_equal(people_spell(t, id_of(t, "people_participation", "t1"), &s), DONE);
    return s;
}
static enum outcome another_entry(struct task *t, struct str why, struct problems *ps)
{
    struct person_spell s = the_spell(t);

    s.entry_status = S("employed");
    return people_correct_entry(t, &s, why, ps);
}
static enum outcome another_exit(struct task *t, struct str why, struct problems *ps)
{
    struct person_spell s = the_spell(t);

    s.exit_status = S("unemployed");
    s.reason = why;
    return people_exit(t, &s, ps);
}
static enum outcome another_half_year(struct task *t, struct str why, struct problems *ps)
{
    struct person_spell s = the_spell(t);

    s.six_month_status = S("unemployed");
    s.reason = why;
    return people_six_months(t, &s, ps);
}
static enum outcome another_destination(struct task *t, struct str why, struct problems *ps)
{
    struct guidance_row g;

    assert_int_equal(guidance_get(t, id_of(t, "guidance_guidance", "u1"), &g), DONE);
    g.destination = S("working_life");
    g.reason = why;
    return guidance_change(t, &g, ps);
}

RULE(forms_ask_for_a_reason_before_they_change_a_figure_of_a_locked_period)
{
    static const struct {
        const char *what;
        enum outcome (*save)(struct task *t, struct str why, struct problems *ps);
    } forms[] = { { "gender", another_gender }, { "birth", another_birth }, { "citizenship", another_citizenship },
        { "mother tongue", another_mother_tongue }, { "joined earlier", joined_earlier },
        { "left sooner", left_sooner }, { "joined back then", joined_back_then }, { "language", another_language },
        { "entry", another_entry }, { "exit", another_exit }, { "half a year", another_half_year },
        { "destination", another_destination } };
    int64_t project = a_locked_year(t), moved = 0;

    test_commit(t);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct problems ps = { 0 };
        struct str before = figures(t, project);
        int64_t was = listed(t, project);
        if (forms[i].save(t, S(" "), &ps) != INVALID)
            fail_msg("%s asks for no reason", forms[i].what);
        assert_true(str_eq(figures(t, project), before));
        ps.n = 0;
        assert_int_equal(forms[i].save(t, S("Was written wrong"), &ps), DONE);
        moved += !str_eq(figures(t, project), before);
        if (listed(t, project) <= was)
            fail_msg("%s is not listed", forms[i].what);
        struct report_scope s = the_year(project);
        struct corrections list = corrections_since(t, &s, long_ago, 0);
        bool why = false;
        for (size_t k = 0; k < list.n; k++)
            why |= str_is(list.at[k].reason, "Was written wrong");
        assert_true(why);
        test_rollback(t);
    }
    assert_true(moved >= 9); /* of the rest the small package has too little */
}

/* The same in a year that is not locked, and what figures do not count. */
RULE(no_reason_is_asked_for_what_no_locked_period_counts)
{
    int64_t project = a_locked_year(t);
    struct problems ps = { 0 };
    struct person_card c = the_card(t);

    c.phone = S("040 111 2222");
    assert_int_equal(people_change(t, c.id, c.version, &c, &ps), DONE);
    const struct group_days later = { DAY("2026-02-01"), DAY(""), S(""), .none = false };
    int64_t group = id_of(t, "groups_group", "g2"), p3 = id_of(t, "people_person", "p3");
    assert_int_equal(groups_join(t, group, p3, DAY("2026-01-01")), DONE);
    int64_t joined = test_number(t, "SELECT id FROM groups_membership WHERE joined_on = '2026-01-01'");
    assert_int_equal(groups_set_membership(t, joined, 1, &later, &ps), DONE);
    assert_int_equal(listed(t, project), 0);
    const struct group_days back = { DAY("2025-12-31"), DAY(""), S(""), .none = false };
    assert_int_equal(groups_set_membership(t, joined, 2, &back, &ps), INVALID);
    assert_str(ps.at[0].field, "reason");
    test_sql(t, "UPDATE projects_period SET locked = 0");
    ps.n = 0;
    assert_int_equal(groups_set_membership(t, joined, 2, &back, &ps), DONE);
    assert_int_equal(another_gender(t, S(""), &ps), DONE);
}

/* What nobody knew may be filled in: the list says so. */
RULE(what_was_not_known_is_filled_in_without_a_reason_and_listed)
{
    int64_t project = a_locked_year(t);
    struct problems ps = { 0 };

    test_sql(t, "UPDATE people_person SET gender = 'unknown' WHERE source_key = 'p2'");
    assert_int_equal(another_gender(t, S(""), &ps), DONE);
    struct report_scope s = the_year(project);
    struct corrections list = corrections_since(t, &s, long_ago, 0);
    assert_int_equal(list.total, 1);
    assert_str(list.at[0].field, "Gender");
    assert_str(list.at[0].before, "not known");
    assert_str(list.at[0].reason, "Was not known before");
    assert_int_equal(list.at[0].person, id_of(t, "people_person", "p2"));
}

/* What makes a record complete, though its first day is before the period: her last day is in it, or (second) both days
 * of another participation are. */
RULE(facts_of_the_first_day_before_a_locked_period_are_counted_with_its_days)
{
    int64_t project = a_locked_year(t);
    struct exchange_result second;

    test_commit(t);
    for (int turn = 0; turn < 2; turn++) {
        struct problems ps = { 0 };
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "UPDATE people_participation SET entry_date = '2024-11-01', exit_date = '%s', "
                                    "exit_status_on = NULL, entry_education = '9' WHERE source_key = 't1'",
                                    turn == 0 ? "2025-06-01" : "2024-12-01")));
        if (turn == 1)
            assert_int_equal(bring_one(t, "participations.csv",
                                 "participation,person,project,entry_date,entry_status,entry_education,exit_date,"
                                 "exit_status\nt9,p2,P1,2025-03-01,unemployed,3,2025-05-01,employed\n",
                                 &second),
                DONE);
        struct str before = figures(t, project);
        int64_t was = listed(t, project);
        struct person_spell s = the_spell(t);
        s.entry_education = S("2");
        assert_int_equal(people_correct_entry(t, &s, S(""), &ps), DONE);
        assert_false(str_eq(figures(t, project), before));
        assert_int_equal(listed(t, project), was + 1);
        test_rollback(t);
    }
}

RULES(facts_of_the_first_day_before_a_locked_period_are_counted_with_its_days,
    whatever_a_package_changes_of_the_figures_of_a_locked_period_is_listed,
    forms_ask_for_a_reason_before_they_change_a_figure_of_a_locked_period,
    no_reason_is_asked_for_what_no_locked_period_counts, what_was_not_known_is_filled_in_without_a_reason_and_listed)
