/* Tests of the report "activity" against a case counted by hand, on both engines: hours with and without an end,
 * visits, visitors, a person in two groups, a talk with several persons, topics that fold alike, the days at both ends,
 * what a coordinator sees, and the rows behind each figure. */
#include "tests/reports_testing.h"

#include "rooms/reports/activity.h"
#include "tests/figures_testing.h"

static const struct report_scope everything = { .project = PROJECT };

static void visitors(struct task *t, int id, int n, const char *kind)
{
    ROW(t, "UPDATE groups_session SET visitors = %d, kind = '%s' WHERE id = %d", n, kind, id);
}

static void contact(struct task *t, int id, const char *day, const char *language, const char *topic, int minutes)
{
    ROW(t,
        "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, minutes, "
        "version, created_at) VALUES (%d, '', 10, '%s', 'phone', '%s', '%s', NULL, NULLIF(%d, 0), 1, '')",
        id, day, language, topic, minutes);
}

static void talk(struct task *t, int id, int who, const char *day, const char *minutes)
{
    ROW(t,
        "INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, minutes, topics, staff_id, "
        "version) VALUES (%d, '', %d, 10, '%s', 'light', %s, NULL, NULL, 1)",
        id, who, day, minutes);
}

static void with(struct task *t, int talk_id, int who)
{
    ROW(t, "INSERT INTO counselling_person (talk_id, person_id, version) VALUES (%d, %d, 1)", talk_id, who);
}

static void entered(struct task *t, int id, int who, const char *day, const char *heard_from)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_status, six_month_status, version, created_at) VALUES (%d, '', %d, 10, "
        "CAST('' AS {bytes}), '%s', '', '', '%s', '', '', 1, '')",
        id, who, day, heard_from);
}

/* Kontula (som): 10 January 10-12, a meeting: 1 and 2 came, 3 came late and was there 45 minutes, 4 was absent; 3
 * visitors. 20 January, a trip without an end: 1 came, 2 with 30 minutes written down. 3 February over midnight (22-01:
 * its length is not known): nobody. 10 February: cancelled, with marks. Malmi (ara): 5 February 13-14:30, a meeting: 1,
 * who is in both groups, and 5. */
static void sessions_by_hand(struct task *t)
{
    lay_out(t);
    for (int p = 1; p <= 5; p++)
        person(t, p);
    session(t, 1, SOMALI, "2026-01-10", "held", "10:00", "12:00");
    visitors(t, 1, 3, "meeting");
    session(t, 2, SOMALI, "2026-01-20", "held", "10:00", "");
    visitors(t, 2, 0, "trip");
    session(t, 3, SOMALI, "2026-02-03", "held", "22:00", "01:00");
    visitors(t, 3, 0, "meeting");
    session(t, 4, SOMALI, "2026-02-10", "cancelled", "10:00", "12:00");
    visitors(t, 4, 9, "meeting");
    session(t, 5, ARABIC, "2026-02-05", "held", "13:00", "14:30");
    visitors(t, 5, 1, "meeting");
    mark(t, 1, 1, "present");
    mark(t, 1, 2, "present");
    mark(t, 1, 3, "late");
    mark(t, 1, 4, "absent");
    mark(t, 2, 1, "present");
    mark(t, 2, 2, "present");
    test_sql(t, "UPDATE attendance_mark SET minutes = 45 WHERE session_id = 1 AND person_id = 3");
    test_sql(t, "UPDATE attendance_mark SET minutes = 30 WHERE session_id = 2 AND person_id = 2");
    mark(t, 4, 1, "present");
    mark(t, 5, 1, "present");
    mark(t, 5, 5, "present");
}

/* Contacts: four, three of one topic in two spellings. Talks: 40 minutes with 1, 2 and 3; 20 with 4; one without
 * minutes. Newcomers: three, of one nobody knows how. */
static void help_by_hand(struct task *t)
{
    contact(t, 1, "2026-01-05", "som", "Language course", 20);
    contact(t, 2, "2026-01-31", "som", "language course", 10);
    contact(t, 3, "2026-02-01", "ara", "Language course", 0);
    contact(t, 4, "2026-02-01", "ara", "100%_ rent", 15);
    talk(t, 1, 1, "2026-01-12", "40");
    with(t, 1, 2);
    with(t, 1, 3);
    talk(t, 2, 4, "2026-01-31", "20");
    talk(t, 3, 5, "2026-02-02", "NULL");
    entered(t, 1, 1, "2026-01-10", "friend");
    entered(t, 2, 2, "2026-02-01", "friend");
    entered(t, 3, 3, "2026-02-28", "");
}

static void case_by_hand(struct task *t)
{
    sessions_by_hand(t);
    help_by_hand(t);
}

static const char *const keys[] = { "sessions", "minutes", "sessions_timed", "visits", "person_minutes", "visitors",
    "contacts", "contact_minutes", "talks", "talk_minutes", "talk_person_minutes", "newcomers" };
enum { KEYS = sizeof keys / sizeof *keys };

static void assert_line(struct task *t, const struct report_scope *s, const char *line, const int64_t *want, size_t n)
{
    for (size_t k = 0; k < n; k++)
        assert_figure(t, s, str_z(t->a, str_fmt(t->a, "activity.%s.%s", line, keys[k])), want[k]);
}

RULE(activity_is_counted_as_by_hand)
{
    /* 10 January: 2 x 120 + 45; 20 January: 30, and one visit of unknown length; 5 February: 2 x 90. */
    static const int64_t january[KEYS] = { 2, 120, 1, 5, 315, 3, 2, 30, 2, 60, 140, 1 };
    static const int64_t february[KEYS] = { 2, 90, 1, 2, 180, 1, 2, 15, 1, 0, 0, 2 };
    static const int64_t all[KEYS] = { 4, 210, 2, 7, 495, 4, 4, 45, 3, 60, 140, 3 };

    case_by_hand(t);
    assert_line(t, &everything, "months.2026-01 2026-01", january, KEYS);
    assert_line(t, &everything, "months.2026-02 2026-02", february, KEYS);
    assert_line(t, &everything, "months.", all, KEYS);
}

RULE(kinds_groups_and_languages_tell_the_same_sessions)
{
    static const int64_t meetings[] = { 3, 210, 2, 5, 465, 4 }, trips[] = { 1, INT_NONE, 0, 2, 30, 0 },
                         kontula[] = { 3, 120, 1, 5, 315, 3 }, malmi[] = { 1, 90, 1, 2, 180, 1 };

    case_by_hand(t);
    assert_line(t, &everything, "by_kind.meeting", meetings, 6);
    assert_line(t, &everything, "by_kind.trip", trips, 6);
    assert_line(t, &everything, "by_group.g50", kontula, 6);
    assert_line(t, &everything, "by_group.g51", malmi, 6);
    assert_line(t, &everything, "by_language.som", kontula, 6);
    assert_figure(t, &everything, "activity.by_language.som.contacts", 2);
    assert_figure(t, &everything, "activity.by_language.ara.contact_minutes", 15);
}

RULE(the_months_at_both_ends_count_only_the_days_asked_for)
{
    struct report_scope s = everything;
    static const int64_t january[KEYS] = { 1, INT_NONE, 0, 2, 30, 0, 1, 10, 2, 60, 140, 0 };
    static const int64_t february[KEYS] = { 0, 0, 0, 0, 0, 0, 2, 15, 0, 0, 0, 1 };

    case_by_hand(t);
    assert_true(day_read(S("2026-01-11"), &s.from) && day_read(S("2026-02-01"), &s.to));
    assert_line(t, &s, "months.2026-01 2026-01", january, KEYS);
    assert_line(t, &s, "months.2026-02 2026-02", february, KEYS);
    assert_int_equal(figure_behind(t, &s, "activity.months.2026-01 2026-01.contacts", 0, 10).total, 1);
    assert_int_equal(figure_behind(t, &s, "activity.months.2026-01 2026-01.visits", 0, 10).total, 2);
}

RULE(topics_that_fold_alike_are_one_and_newcomers_say_how_they_heard)
{
    case_by_hand(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("activity")), &everything);
    const struct report_table *topics = test_table(&tables, S("by_topic"));
    assert_int_equal(topics->n, 2);
    assert_str(topics->at[0].cells[TOPIC_NAME].s, "Language course");
    assert_int_equal(topics->at[0].cells[TOPIC_CONTACTS].n, 3);
    assert_int_equal(topics->at[0].cells[TOPIC_MINUTES].n, 30);
    assert_figure(t, &everything, "activity.heard_from.friend.newcomers", 2);
    const struct report_table *heard = test_table(&tables, S("heard_from"));
    assert_int_equal(heard->n, 2);
    assert_int_equal(heard->at[1].cells[2].n, 1);
    assert_str(heard->at[1].cells[0].s, "");
}

/* Beyond the commonest thirty there is one line of all others, and its rows are theirs. */
RULE(of_many_topics_the_commonest_have_a_line)
{
    lay_out(t);
    for (int i = 0; i < 40; i++)
        contact(t, 1 + i, "2026-01-05", "som", str_z(t->a, str_fmt(t->a, "topic %d", i)), 5);
    contact(t, 99, "2026-01-05", "som", "topic 39", 5);
    struct report_tables tables = reports_tables(t, report_by_name(S("activity")), &everything);
    const struct report_table *topics = test_table(&tables, S("by_topic"));
    assert_int_equal(topics->n, 31);
    assert_str(topics->at[0].cells[TOPIC_NAME].s, "topic 39");
    assert_int_equal(topics->at[30].cells[TOPIC_CONTACTS].n, 10);
    struct figure_wanted w = { topics, &topics->at[30], TOPIC_CONTACTS, 0, 5 };
    struct figure_rows rows = activity_report.rows(t, &everything, &w);
    assert_int_equal(rows.total, 10);
    assert_int_equal(rows.n, 5);
}

/* What a figure and the rows behind it have in common: their number, or what the rows add up to. */
static void hold(struct task *t, const struct report_table *table, const struct report_line *line, unsigned c)
{
    struct figure_wanted w = { table, line, c, 0, 100 };
    const struct report_column *column = &table->plan->columns[c];
    struct figure_rows rows = activity_report.rows(t, &everything, &w);
    int64_t sum = 0;

    for (size_t i = 0; i < rows.n; i++)
        sum += rows.at[i].amount == INT_NONE ? 0 : rows.at[i].amount;
    bool adds = column->column.type == COLUMN_MINUTES || !strcmp(column->column.key, "visitors");
    assert_int_equal(adds ? sum : (int64_t)rows.n, line->cells[c].n);
}

RULE(the_rows_behind_each_figure_are_what_it_counts)
{
    int held = 0;

    case_by_hand(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("activity")), &everything);
    for (size_t i = 0; i < tables.n; i++)
        for (size_t k = 0; k < tables.at[i].n; k++)
            for (unsigned c = 1; c < tables.at[i].plan->n; c++) {
                const struct report_column *column = &tables.at[i].plan->columns[c];
                if (column->kind == FIGURE_NAMES || column->shut || column->place != IN_ALL ||
                    report_count(&tables.at[i].at[k], c) == INT_NONE)
                    continue;
                hold(t, &tables.at[i], &tables.at[i].at[k], c);
                held++;
            }
    assert_true(held > 60);
}

/* A manager sees how many talks there were, and not with whom. */
RULE(talks_open_no_rows)
{
    case_by_hand(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("activity")), &everything);
    const struct report_table *months = &tables.at[0];
    for (const char *const *key = (const char *const[]){ "talks", "talk_minutes", "talk_person_minutes", NULL }; *key;
         key++) {
        unsigned c = report_column_of(months->plan, str_of(*key));
        struct figure_wanted w = { months, report_total(months), c, 0, 100 };
        assert_true(months->plan->columns[c].shut);
        assert_int_equal(activity_report.rows(t, &everything, &w).n, 0);
    }
}

/* Seven visits in all, five of them meetings: the two of the trip are withheld, and the meetings with them, for the
 * sum would tell; so are the hours that would. */
RULE(a_coordinator_works_out_no_small_count_from_another_table)
{
    struct report_scope s = everything;

    case_by_hand(t);
    s.threshold = 5;
    assert_figure(t, &s, "activity.months..visits", 7);
    assert_figure(t, &s, "activity.months..person_minutes", 495);
    for (const char *const *line = (const char *const[]){ "by_kind.trip", "by_kind.meeting", "by_group.g50",
             "by_group.g51", "by_language.som", "months.2026-01 2026-01", "months.2026-02 2026-02", NULL };
         *line; line++) {
        assert_figure(t, &s, str_z(t->a, str_fmt(t->a, "activity.%s.visits", *line)), INT_NONE);
        assert_figure(t, &s, str_z(t->a, str_fmt(t->a, "activity.%s.person_minutes", *line)), INT_NONE);
    }
    assert_figure(t, &s, "activity.months..talks", INT_NONE);
    assert_figure(t, &s, "activity.months..talk_minutes", INT_NONE);
    struct report_tables tables = reports_tables(t, report_by_name(S("activity")), &s);
    assert_int_equal(test_table(&tables, S("by_topic"))->n, 0); /* what a rare topic is called tells whom it is about */
}

RULES(activity_is_counted_as_by_hand, kinds_groups_and_languages_tell_the_same_sessions,
    the_months_at_both_ends_count_only_the_days_asked_for,
    topics_that_fold_alike_are_one_and_newcomers_say_how_they_heard, of_many_topics_the_commonest_have_a_line,
    the_rows_behind_each_figure_are_what_it_counts, talks_open_no_rows,
    a_coordinator_works_out_no_small_count_from_another_table)
