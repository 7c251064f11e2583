/* Tests of duties, on both engines: what the rules ask of a project and from which day, what somebody writes about one,
 * two at once, who may, and the calendar. Today is 22 November 2026. Days are counted by hand. */
#include "rooms/duties/duties.h"
#include "rooms/duties/duties_codes.h"
#include "rooms/duties/duties_rules.h"
#include "tests/people_testing.h"

/* Numbers of duties_rules.h. */
enum { WEBSITE = 1, POSTER = 3, PLAQUE = 4, EVENT = 5, REPORT = 7, FINAL = 9, SIX_MONTHS = 10, DOCUMENTS = 11 };

static void sql_of(struct task *t, const char *text, int64_t project)
{
    test_sql(t, str_z(t->a, str_fmt(t->a, "%s %lld", text, (long long)project)));
}

/* An ESF+ project of the year 2026 to 2027 and of 640,000 euros, with one period. */
static int64_t project_of(struct task *t)
{
    int64_t id = project_new(t, "S1");

    sql_of(t,
        "UPDATE projects_project SET fund = 'ESR+ (Euroopan sosiaalirahasto plus)', start_date = '2026-01-15', "
        "end_date = '2027-12-31', total_budget = 64000000 WHERE id =",
        id);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, "
                                "version, theme) VALUES (77, %lld, 'Spring', '2026-01-15', '2026-06-30', 0, 1, '')",
                                (long long)id)));
    return id;
}

static const struct duty *of_rule(const struct duties *all, int64_t rule)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].rule == rule)
            return &all->at[i];
    return NULL;
}

static struct day due(struct task *t, int64_t project, int64_t rule)
{
    struct duties all = duties_of(t, project);
    const struct duty *d = of_rule(&all, rule);

    assert_non_null(d);
    return d->due;
}

static struct duty first_own(struct task *t, int64_t project)
{
    struct duties all = duties_of(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].rule == 0)
            return all.at[i];
    fail_msg("the project has no duty of its own");
    return (struct duty){ 0 };
}

static struct duty_wish wish(const char *state, struct day on, const char *reason)
{
    return (struct duty_wish){
        .name = S(""), .state = str_of(state), .state_on = on, .reason = str_of(reason), .links = S("")
    };
}

/* What is wrong, at which field; "" nothing. */
static struct str wrong(struct task *t, const struct duty *d, struct duty_wish w)
{
    struct problems ps = { 0 };

    if (duties_put(t, d, d->version, &w, &ps) != INVALID)
        return S("");
    assert_int_equal(ps.n, 1);
    return ps.at[0].field;
}

static void act_as(struct task *t, enum role role, int64_t staff, int64_t project)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, role, S("S1"), S("Project") };
    *v = (struct viewer){ .staff = staff, .role = role, .projects = in, .nprojects = project != 0 };
    t->viewer = v;
}

/* ---- what the rules ask */

RULE(the_rules_count_days_from_the_first_the_last_and_each_periods_last_day)
{
    int64_t project = project_of(t);

    assert_day(due(t, project, WEBSITE), "2026-02-15");
    assert_day(due(t, project, POSTER), "2026-01-15");
    assert_day(due(t, project, REPORT), "2026-08-30");
    assert_day(due(t, project, FINAL), "2028-02-29"); /* the last of February of a leap year */
    assert_day(due(t, project, SIX_MONTHS), "2028-07-31");
    assert_day(due(t, project, DOCUMENTS), "2027-12-31");
    struct duties all = duties_of(t, project);
    assert_int_equal(all.n, 10); /* all but the event, for which it is too small */
    for (size_t i = 1; i < all.n; i++)
        assert_true(day_cmp(all.at[i - 1].due, all.at[i].due) <= 0);
    assert_day(of_rule(&all, REPORT)->occasion, "2026-06-30");
    assert_int_equal(str_find(of_rule(&all, REPORT)->source, S("Act 757/2021 of Finland, section ")), 0);
    assert_true(str_find(of_rule(&all, REPORT)->source, S("51")) > 0);
}

RULE(the_poster_is_asked_for_when_activity_begins)
{
    int64_t project = project_of(t), group = group_new(t, project);

    for (int i = 0; i < 2; i++)
        test_sql(
            t, str_z(t->a,
                   str_fmt(t->a,
                       "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, module, "
                       "expert, state, cancel_reason, visitors, carers, register_version, version, created_at) VALUES "
                       "(%d, '', %lld, %lld, '%s', 'meeting', '', '', '', '%s', '', 0, 0, 1, 1, '')",
                       500 + i, (long long)group, (long long)project, i ? "2026-03-02" : "2026-02-20",
                       i ? "planned" : "cancelled")));
    assert_day(due(t, project, POSTER), "2026-03-02");
}

RULE(what_only_large_projects_do_is_asked_of_them_alone)
{
    static const struct {
        const char *cents;
        bool plaque, event;
    } each[] = { { "10000000", false, false }, { "10000001", true, false }, { "1000000000", true, false },
        { "1000000001", true, true }, { "NULL", true, true } };
    int64_t project = project_of(t);

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        sql_of(t, str_z(t->a, str_fmt(t->a, "UPDATE projects_project SET total_budget = %s WHERE id =", each[i].cents)),
            project);
        struct duties all = duties_of(t, project);
        assert_int_equal(of_rule(&all, PLAQUE) != NULL, each[i].plaque);
        assert_int_equal(of_rule(&all, EVENT) != NULL, each[i].event);
    }
}

RULE(a_rule_asks_from_the_day_on_that_its_act_is_applied_and_only_of_projects_of_the_fund)
{
    int64_t project = project_of(t);

    sql_of(t, "UPDATE projects_project SET start_date = '2021-06-01' WHERE id =", project);
    assert_day(due(t, project, WEBSITE), "2021-07-01");
    sql_of(t, "UPDATE projects_project SET start_date = '2021-05-31' WHERE id =", project);
    struct duties all = duties_of(t, project);
    assert_null(of_rule(&all, WEBSITE));
    sql_of(t, "UPDATE projects_project SET start_date = NULL WHERE id =", project);
    all = duties_of(t, project);
    assert_day(of_rule(&all, WEBSITE)->due, "");
    assert_int_equal(of_rule(&all, WEBSITE)->when, DUTY_LATER);
    assert_int_equal(all.at[all.n - 1].due.t[0], '\0'); /* at the end */
    sql_of(t, "UPDATE projects_project SET fund = 'AMIF' WHERE id =", project);
    assert_int_equal(duties_of(t, project).n, 0);
}

RULE(each_row_of_the_table_has_a_number_a_source_and_words_of_its_own)
{
    static const struct {
        int64_t number;
        const char *code, *valid, *place, *name, *what;
    } each[] = {
#define R(number, code, from, months, over, valid, act, place, name, what) { number, #code, valid, place, name, what },
        DUTY_RULES(R)
#undef R
    };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct day day;
        assert_true(day_read(str_of(each[i].valid), &day));
        assert_true(each[i].number > 0 && strlen(each[i].place) > 0 && strlen(each[i].what) > 20);
        assert_true(code_ok(&CODES_duty_rule, str_of(each[i].code)));
        for (size_t k = 0; k < i; k++) {
            assert_int_not_equal(each[i].number, each[k].number);
            assert_string_not_equal(each[i].code, each[k].code);
            assert_string_not_equal(each[i].name, each[k].name);
        }
    }
}

/* ---- late, soon, written about */

RULE(a_duty_is_late_the_day_after_its_last_day_and_soon_thirty_days_before)
{
    static const struct {
        const char *due;
        enum duty_when when;
    } each[] = { { "2026-11-21", DUTY_LATE }, { "2026-11-22", DUTY_SOON }, { "2026-12-22", DUTY_SOON },
        { "2026-12-23", DUTY_LATER }, { "", DUTY_LATER } };
    int64_t project = project_new(t, "S2");
    struct problems ps = { 0 };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct day day = DAY("");
        (void)day_read(str_of(each[i].due), &day);
        assert_int_equal(duties_add(t, project, S("Thank the hosts"), day, &ps), DONE);
        struct duties all = duties_of(t, project);
        for (size_t k = 0; k < all.n; k++)
            if (day_cmp(all.at[k].due, day) == 0)
                assert_int_equal(all.at[k].when, each[i].when);
    }
    struct duties all = duties_of(t, project);
    assert_int_equal(all.with[DUTY_LATE], 1);
    assert_int_equal(all.with[DUTY_SOON], 2);
    assert_int_equal(all.with[DUTY_LATER], 2);
}

RULE(done_has_a_day_not_needed_a_reason_and_links_are_addresses)
{
    int64_t project = project_of(t);
    struct duties all = duties_of(t, project);
    struct duty d = *of_rule(&all, POSTER);
    struct duty_wish w = wish("done", t->today, "");

    assert_str(wrong(t, &d, wish("done", DAY(""), "")), "state_on");
    assert_str(wrong(t, &d, wish("done", day_add(t->today, 1), "")), "state_on");
    assert_str(wrong(t, &d, wish("not_needed", t->today, " ")), "reason");
    assert_str(wrong(t, &d, wish("perhaps", t->today, "")), "state");
    w.links = S("https://example.org/a\njavascript:alert(1)");
    assert_str(wrong(t, &d, w), "links");
    w.links = S("https://example.org/a b");
    assert_str(wrong(t, &d, w), "links");
    w.links = S("https://a.fi\nhttps://a.fi\nhttps://a.fi\nhttps://a.fi\nhttps://a.fi\nhttps://a.fi\nhttps://a.fi\n"
                "https://a.fi\nhttps://a.fi\nhttps://a.fi\nhttps://a.fi");
    assert_str(wrong(t, &d, w), "links");
    w.links = S("https://example.org/poster.jpg\n\nhttp://example.org/"), w.staff = 999;
    assert_str(wrong(t, &d, w), "staff");
    w.staff = 0;
    assert_str(wrong(t, &d, w), "");
    all = duties_of(t, project);
    d = *of_rule(&all, POSTER);
    assert_int_equal(d.when, DUTY_DONE);
    assert_int_equal(d.version, 1);
    assert_int_equal(all.with[DUTY_DONE], 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'duty' AND act = 'create'"), 1);
}

RULE(two_who_write_about_one_at_once_meet_the_conflict)
{
    int64_t project = project_of(t);
    struct duties all = duties_of(t, project);
    struct duty seen = *of_rule(&all, REPORT);
    struct duty_wish w = wish("done", t->today, "Sent");
    struct problems ps = { 0 };

    assert_int_equal(duties_put(t, &seen, 0, &w, &ps), DONE);
    assert_int_equal(duties_put(t, &seen, 0, &w, &ps), CONFLICT); /* neither knew of a row */
    all = duties_of(t, project);
    seen = *of_rule(&all, REPORT);
    assert_int_equal(duties_put(t, &seen, 0, &w, &ps), CONFLICT);
    assert_int_equal(duties_put(t, &seen, 1, &w, &ps), DONE);
    assert_int_equal(duties_put(t, &seen, 1, &w, &ps), CONFLICT);
    assert_int_equal(test_number(t, "SELECT count(*) FROM duties_duty"), 1);
}

RULE(the_funders_day_counts_over_the_rules_and_what_was_written_stays_when_the_rule_asks_no_more)
{
    int64_t project = project_of(t);
    struct duties all = duties_of(t, project);
    struct duty d = *of_rule(&all, REPORT);
    struct duty_wish w = wish("open", DAY("2026-11-01"), "");
    struct problems ps = { 0 };

    w.due_on = DAY("2026-12-01");
    assert_int_equal(duties_put(t, &d, 0, &w, &ps), DONE);
    all = duties_of(t, project);
    d = *of_rule(&all, REPORT);
    assert_day(d.due, "2026-12-01");
    assert_day(d.by_rule, "2026-08-30");
    assert_int_equal(d.when, DUTY_SOON);
    assert_day(d.state_on, ""); /* nothing has been done yet */
    w.due_on = DAY("2026-08-30");
    assert_int_equal(duties_put(t, &d, 1, &w, &ps), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM duties_duty WHERE due_on IS NULL"), 1);
    test_sql(t, "DELETE FROM projects_period");
    sql_of(t, "UPDATE projects_project SET fund = 'AMIF' WHERE id =", project);
    all = duties_of(t, project);
    assert_int_equal(all.n, 1);
    assert_day(all.at[0].due, "2026-08-30");
    assert_int_equal(all.at[0].address, d.address);
}

/* ---- who */

RULE(a_manager_writes_about_all_others_about_what_they_do_themselves)
{
    int64_t project = project_of(t), other = project_new(t, "S2");
    int64_t anna = test_staff(t, "anna@example.org", ROLE_COUNSELLOR);
    struct problems ps = { 0 };

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%lld, %lld, "
                                "'counsellor')",
                                (long long)anna, (long long)project)));
    act_as(t, ROLE_COUNSELLOR, anna, project);
    assert_int_equal(duties_add(t, project, S("Thank the hosts"), DAY(""), &ps), NOT_ALLOWED);
    act_as(t, ROLE_MANAGER, 99, project);
    assert_int_equal(duties_add(t, other, S("Thank the hosts"), DAY(""), &ps), NOT_ALLOWED);
    assert_int_equal(duties_add(t, project, S(" "), DAY(""), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(duties_add(t, project, S("Thank the hosts"), DAY("2026-12-01"), &ps), DONE);
    struct duty d = first_own(t, project);
    struct duty_wish w = wish("open", DAY(""), "");
    w.name = S("Thank the hosts"), w.staff = anna, w.due_on = d.due;
    act_as(t, ROLE_COUNSELLOR, anna, project);
    assert_int_equal(duties_put(t, &d, d.version, &w, &ps), NOT_ALLOWED);
    act_as(t, ROLE_MANAGER, 99, project);
    assert_int_equal(duties_put(t, &d, d.version, &w, &ps), DONE);
    act_as(t, ROLE_COUNSELLOR, anna, project);
    d = first_own(t, project);
    assert_str(d.staff_name, "Tessa Testaaja");
    w.state = S("done"), w.state_on = t->today;
    assert_int_equal(duties_put(t, &d, d.version, &w, &ps), DONE);
    act_as(t, ROLE_COORDINATOR, 98, other);
    assert_int_equal(duties_of(t, project).n, 0);
    assert_int_equal(duties_get(t, project, d.address, &d), NOT_FOUND);
}

RULE(a_manager_is_told_how_many_are_late_and_soon_in_each_project_of_hers)
{
    int64_t project = project_of(t), other = project_new(t, "S2"), third = project_new(t, "S3");
    int64_t aino = test_staff(t, "aino@example.org", ROLE_MANAGER);
    struct problems ps = { 0 };

    for (int i = 0; i < 3; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%lld, %lld, "
                                    "'%s')",
                                    (long long)aino,
                                    (long long)(i == 0   ? project
                                                : i == 1 ? other
                                                         : third),
                                    i < 2 ? "manager" : "counsellor")));
    assert_int_equal(duties_add(t, other, S("Thank the hosts"), DAY("2026-12-01"), &ps), DONE);
    assert_int_equal(duties_add(t, third, S("Thank the hosts"), DAY("2026-12-01"), &ps), DONE);
    struct duties all = duties_of(t, project);
    act_as(t, ROLE_MANAGER, aino, project);
    struct duty_counts counts = duties_managed(t);
    assert_int_equal(counts.n, 2);
    for (size_t i = 0; i < 2; i++) {
        bool first = counts.at[i].project == project;
        assert_int_equal(counts.at[i].late, first ? all.with[DUTY_LATE] : 0);
        assert_int_equal(counts.at[i].soon, first ? all.with[DUTY_SOON] : 1);
    }
    assert_int_equal(all.with[DUTY_LATE], 6); /* website, materials, poster, plaque, participants, report */
}

/* A session that was cancelled is no activity: not in the list of one project, nor in what a manager is told of hers.
 */
RULE(what_a_manager_is_told_begins_with_the_same_activity)
{
    int64_t project = project_of(t), group = group_new(t, project);
    int64_t aino = test_staff(t, "aino@example.org", ROLE_MANAGER);

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%lld, "
                                "%lld, 'manager')",
                                (long long)aino, (long long)project)));
    for (int i = 0; i < 2; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, "
                                    "theme, module, expert, state, cancel_reason, visitors, carers, register_version, "
                                    "version, created_at) VALUES (%d, '', %lld, %lld, '%s', 'meeting', '', '', '', "
                                    "'%s', '', 0, 0, 1, 1, '')",
                                    500 + i, (long long)group, (long long)project, i ? "2027-03-02" : "2026-02-20",
                                    i ? "planned" : "cancelled")));
    struct duties all = duties_of(t, project);
    act_as(t, ROLE_MANAGER, aino, project);
    struct duty_counts counts = duties_managed(t);
    assert_int_equal(counts.n, 1);
    assert_int_equal(counts.at[0].late, all.with[DUTY_LATE]);
    assert_int_equal(counts.at[0].soon, all.with[DUTY_SOON]);
}

/* ---- the calendar */

static struct str calendar(struct task *t, int64_t staff)
{
    struct buf *b = task_buf(t, 100000);

    duties_ics_of(t, b, staff, DAY("2026-11-01"), DAY("2027-01-31"));
    return buf_view(b);
}

RULE(what_somebody_does_stands_in_her_calendar_until_it_is_done)
{
    int64_t project = project_of(t), anna = test_staff(t, "anna@example.org", ROLE_COUNSELLOR);
    struct problems ps = { 0 };

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%lld, %lld, "
                                "'counsellor')",
                                (long long)anna, (long long)project)));
    struct duties all = duties_of(t, project);
    struct duty d = *of_rule(&all, REPORT);
    struct duty_wish w = wish("open", DAY(""), "");
    w.staff = anna, w.due_on = DAY("2026-12-01");
    assert_int_equal(duties_put(t, &d, 0, &w, &ps), DONE);
    struct str file = calendar(t, anna);
    assert_true(str_find(file, S("DTSTART;VALUE=DATE:20261201")) > 0);
    assert_true(str_find(file, S("SUMMARY:Duty: Send the follow-up report (S1)")) > 0);
    assert_int_equal(calendar(t, anna + 1).n, 0);
    all = duties_of(t, project);
    d = *of_rule(&all, REPORT);
    w.state = S("done"), w.state_on = t->today;
    assert_int_equal(duties_put(t, &d, 1, &w, &ps), DONE);
    assert_int_equal(calendar(t, anna).n, 0);
}

/* ---- evidence */

static const char picture[] = "\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0"
                              "data\xff\xd9";

static enum outcome shown_by(struct task *t, const struct duty *d, const char *words)
{
    struct file_wish w = { .bytes = { picture, sizeof picture - 1 }, .name = S("x.jpg"), .words = str_of(words) };
    struct problems ps = { 0 };

    return duties_evidence_put(t, d, &w, &ps);
}

RULE(a_picture_makes_the_row_of_a_duty_and_who_was_writing_meanwhile_meets_no_conflict)
{
    int64_t project = project_of(t);
    struct duties all = duties_of(t, project);
    struct duty before = *of_rule(&all, POSTER), d;
    struct problems ps = { 0 };
    struct duty_wish w = wish("done", DAY("2026-11-01"), "On the door");

    assert_int_equal(shown_by(t, &before, "A poster"), DONE);
    assert_int_equal(duties_get(t, project, before.address, &d), DONE);
    assert_int_equal(d.version, 1);
    assert_int_equal(d.when, before.when);
    assert_int_equal(duties_evidence(t, &d).n, 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'duty'"), 2);
    assert_int_equal(duties_put(t, &d, 0, &w, &ps), DONE); /* from the form as it was before */
    assert_int_equal(duties_get(t, project, before.address, &d), DONE);
    assert_int_equal(duties_put(t, &d, 0, &w, &ps), CONFLICT);
    assert_int_equal(shown_by(t, &d, ""), INVALID);
    assert_int_equal(duties_evidence(t, &d).n, 1);
}

RULE(evidence_is_added_and_removed_by_who_may_write_about_the_duty)
{
    int64_t project = project_of(t), manager = become(t, ROLE_MANAGER, project), other;
    const struct viewer *as_manager = t->viewer;
    struct duties all = duties_of(t, project);
    struct duty d = *of_rule(&all, POSTER);
    struct file f;

    assert_true(manager != 0);
    assert_int_equal(shown_by(t, &d, "A poster"), DONE);
    assert_int_equal(duties_get(t, project, d.address, &d), DONE);
    other = become(t, ROLE_INSTRUCTOR, project);
    assert_true(other != 0);
    assert_int_equal(shown_by(t, &d, "Another"), NOT_ALLOWED);
    struct file_list files = duties_evidence(t, &d);
    assert_int_equal(files.n, 1);
    assert_int_equal(duties_evidence_get(t, &d, files.at[0].id, &f), DONE); /* she may see it */
    assert_int_equal(duties_evidence_remove(t, &d, f.id), NOT_ALLOWED);
    t->viewer = as_manager;
    assert_int_equal(duties_evidence_remove(t, &d, f.id), DONE);
    assert_int_equal(duties_evidence_remove(t, &d, f.id), NOT_FOUND);
    for (int i = 0; i < DUTY_EVIDENCE_N; i++)
        assert_int_equal(shown_by(t, &d, "A poster"), DONE);
    assert_int_equal(shown_by(t, &d, "A poster"), INVALID);
}

RULES(what_a_manager_is_told_begins_with_the_same_activity,
    the_rules_count_days_from_the_first_the_last_and_each_periods_last_day,
    the_poster_is_asked_for_when_activity_begins, what_only_large_projects_do_is_asked_of_them_alone,
    a_rule_asks_from_the_day_on_that_its_act_is_applied_and_only_of_projects_of_the_fund,
    each_row_of_the_table_has_a_number_a_source_and_words_of_its_own,
    a_duty_is_late_the_day_after_its_last_day_and_soon_thirty_days_before,
    done_has_a_day_not_needed_a_reason_and_links_are_addresses, two_who_write_about_one_at_once_meet_the_conflict,
    the_funders_day_counts_over_the_rules_and_what_was_written_stays_when_the_rule_asks_no_more,
    a_manager_writes_about_all_others_about_what_they_do_themselves,
    a_manager_is_told_how_many_are_late_and_soon_in_each_project_of_hers,
    what_somebody_does_stands_in_her_calendar_until_it_is_done,
    a_picture_makes_the_row_of_a_duty_and_who_was_writing_meanwhile_meets_no_conflict,
    evidence_is_added_and_removed_by_who_may_write_about_the_duty)
