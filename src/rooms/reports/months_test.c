/* Tests that a month's figure is the same whatever days are asked for, that a part lies within its whole, and that what
 * is not known is not counted as nothing; by hand and on random groups, on both engines. */
#include "tests/reports_testing.h"

#include "tests/figures_testing.h"

#define KONTULA "attendance.months.g50 "

static const struct report_scope everything = { .project = PROJECT };

static struct report_scope since(const char *from)
{
    struct report_scope s = everything;

    assert_true(day_read(str_of(from), &s.from));
    return s;
}

/* Sessions on Tuesdays from 3 March on, numbered 1, 2 …; a row of marks for each person: a absent, p present, . none */
static void tuesdays(struct task *t, int sessions, const char *const *marks, int persons)
{
    for (int i = 1; i <= sessions; i++) {
        struct day on = day_add(DAY("2026-03-03"), 7 * (i - 1));
        session(t, i, SOMALI, str_z(t->a, day_str(&on)), "held", "10:00", "12:00");
    }
    for (int p = 1; p <= persons; p++) {
        person(t, p);
        for (int i = 1; i <= sessions; i++)
            if (marks[p - 1][i - 1] != '.')
                mark(t, i, p, marks[p - 1][i - 1] == 'a' ? "absent" : "present");
    }
}

/* Sessions of March: 3 10 17 24 31; of April: 7 14 21 28. */
RULE(the_second_absence_counts_in_its_month_also_when_that_alone_is_asked_for)
{
    static const char *const marks[] = { "ppppaappp", "pppppppaa", "pppppappa", "aappppppp" };
    struct report_scope april = since("2026-04-01"), late_april = since("2026-04-20");

    lay_out(t);
    tuesdays(t, 9, marks, 4);
    for (int p = 1; p <= 4; p++)
        member(t, p, SOMALI, p, "member", "2026-03-01", "");
    for (const struct report_scope *const *s =
             (const struct report_scope *const[]){ &everything, &april, &late_april, NULL };
         *s != NULL; s++) {
        assert_figure(t, *s, KONTULA "2026-04.absent_twice", 2); /* over the border, and within */
        assert_figure(t, *s, KONTULA "2026-04.sessions", 4);
        assert_int_equal(figure_behind(t, *s, KONTULA "2026-04.absent_twice", 0, 50).total, 2);
    }
    assert_figure(t, &everything, KONTULA "2026-03.absent_twice", 1);
}

RULE(days_without_being_a_member_end_a_row_of_absences_and_a_new_membership_of_the_next_day_does_not)
{
    static const char *const marks[] = { "ppppaappp", "ppppaappp", "ppppaappp" };

    lay_out(t);
    tuesdays(t, 9, marks, 3);
    member(t, 1, SOMALI, 1, "left", "2026-03-01", "2026-04-02"); /* away on 3 April */
    member(t, 2, SOMALI, 1, "member", "2026-04-04", "");
    member(t, 3, SOMALI, 2, "left", "2026-03-01", "2026-04-02");
    member(t, 4, SOMALI, 2, "member", "2026-04-03", "");
    member(t, 5, SOMALI, 3, "left", "2026-03-01", "2026-04-06"); /* a mark after she left */
    for (const char *const *from = (const char *const[]){ "2026-03-01", "2026-04-01", "2026-04-05", NULL };
         *from != NULL; from++) {
        struct report_scope s = since(*from);
        struct figure_rows rows = figure_behind(t, &s, KONTULA "2026-04.absent_twice", 0, 50);
        assert_figure(t, &s, KONTULA "2026-04.absent_twice", 1);
        assert_int_equal(rows.total, 1);
        assert_int_equal(rows.at[0].person, 2);
    }
}

RULE(a_held_session_without_a_mark_ends_a_row_and_a_cancelled_one_does_not)
{
    static const char *const marks[] = { "....a.a..", "....a.ap." };

    lay_out(t);
    tuesdays(t, 9, marks, 2);
    member(t, 1, SOMALI, 1, "member", "2026-03-01", "");
    member(t, 2, SOMALI, 2, "member", "2026-03-01", "");
    assert_figure(t, &everything, KONTULA "2026-04.absent_twice", 0);
    test_sql(t, "UPDATE groups_session SET state = 'cancelled' WHERE id = 6");
    assert_figure(t, &everything, KONTULA "2026-04.absent_twice", 2);
}

/* Marks of persons who are no members: the part is counted among those who are in the whole. */
RULE(who_is_no_member_is_not_among_the_members_who_were_absent)
{
    static const char *const marks[] = { "aaaaaaaaa", "aaaaaaaaa", "aaaaaaaaa", "aaaaaaaaa", "aaaaaaaaa" };

    lay_out(t);
    tuesdays(t, 9, marks, 5);
    member(t, 1, SOMALI, 1, "member", "2026-03-01", "");
    member(t, 2, SOMALI, 2, "waiting", "", "");
    member(t, 3, ARABIC, 3, "member", "2026-03-01", "");
    assert_figure(t, &everything, KONTULA "2026-04.members", 1);
    assert_figure(t, &everything, KONTULA "2026-04.absent_twice", 1);
    assert_figure(t, &everything, KONTULA "2026-04.absent", 20);
}

/* ---- sums of what is not always known */

#define HOURS "targets.targets.hours."

RULE(hours_are_those_of_sessions_whose_length_is_known_and_it_is_said_of_how_many)
{
    lay_out(t);
    assert_figure(t, &everything, HOURS "reached", 0); /* no session: nothing is missing */
    session(t, 1, SOMALI, "2026-03-03", "held", "10:00", "");
    assert_figure(t, &everything, HOURS "reached", INT_NONE);
    assert_figure(t, &everything, KONTULA "2026-03.minutes", INT_NONE);
    assert_figure(t, &everything, KONTULA "2026-03.hours", INT_NONE);
    session(t, 2, SOMALI, "2026-03-10", "held", "10:00", "12:00");
    session(t, 3, SOMALI, "2026-03-17", "held", "", "");
    assert_figure(t, &everything, HOURS "reached", 2);
    assert_figure(t, &everything, HOURS "sessions_timed", 1);
    assert_figure(t, &everything, HOURS "sessions", 3);
    assert_figure(t, &everything, KONTULA "2026-03.minutes", 120);
    assert_figure(t, &everything, KONTULA "2026-03.hours", 200);
    assert_figure(t, &everything, KONTULA "2026-03.sessions_timed", 1);
    struct figure_rows rows = figure_behind(t, &everything, KONTULA "2026-03.minutes", 0, 50);
    assert_int_equal(rows.n, 3);
    assert_true(rows.at[0].amount == INT_NONE && rows.at[1].amount == 120 && rows.at[2].amount == INT_NONE);
}

/* ---- chance */

static int64_t dice(uint64_t *seed, int64_t sides)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int64_t)(*seed >> 33) % sides;
}

static const char *day_by_chance(struct task *t, uint64_t *seed)
{
    struct day d = day_add(DAY("2026-01-01"), dice(seed, 180));

    return str_z(t->a, day_str(&d));
}

static void groups_by_chance(struct task *t, uint64_t *seed)
{
    static const char *const marks[] = { "absent", "absent", "absent", "present", "excused", "late" };
    enum { PERSONS = 5, SESSIONS = 24 };

    for (int p = 1; p <= PERSONS; p++) {
        person(t, p);
        for (int m = 0; m < 2; m++) {
            const char *joined = day_by_chance(t, seed), *left = day_by_chance(t, seed);
            bool member_still = strcmp(left, joined) < 0;
            member(t, 2 * p + m, dice(seed, 2) ? SOMALI : ARABIC, p, member_still ? "member" : "left", joined,
                member_still ? "" : left);
        }
    }
    for (int c = 1; c <= 3; c++)
        child(t, c);
    for (int i = 1; i <= SESSIONS; i++) {
        session(t, i, dice(seed, 2) ? SOMALI : ARABIC, day_by_chance(t, seed), dice(seed, 6) ? "held" : "planned",
            "10:00", dice(seed, 3) ? "12:00" : "");
        for (int p = 1; p <= PERSONS; p++)
            if (dice(seed, 5))
                mark(t, i, p, marks[dice(seed, 6)]);
        for (int c = 1; c <= 3; c++)
            if (dice(seed, 2))
                child_mark(t, i, c, dice(seed, 2) ? "came" : "booked");
    }
}

/* Every line of `some` stands in `all` with the same figures, and lies within the days asked for. */
static size_t same_lines(const struct report_table *all, const struct report_table *some, const struct report_scope *s)
{
    for (size_t i = 0; i < some->n; i++) {
        const struct report_line *line = &some->at[i], *same = NULL;
        for (size_t k = 0; k < all->n; k++)
            if (all->at[k].group == line->group && day_cmp(all->at[k].month, line->month) == 0)
                same = &all->at[k];
        assert_non_null(same);
        assert_true(strncmp(line->month.t, s->from.t, 7) >= 0 && strncmp(line->month.t, s->to.t, 7) <= 0);
        for (unsigned c = 0; c < all->plan->n; c++)
            assert_true(line->cells[c].known == same->cells[c].known && line->cells[c].n == same->cells[c].n);
    }
    return some->n;
}

/* Every part that its description names is at most its whole. */
static void parts_are_within(const struct report_table *table)
{
    for (size_t i = 0; i < table->n; i++)
        for (unsigned c = 1; c < table->plan->n; c++) {
            unsigned whole = table->plan->columns[c].part_of;
            if (whole != 0 && table->plan->columns[c].kind == FIGURE_PERSONS)
                assert_true(table->at[i].cells[c].n <= table->at[i].cells[whole].n);
        }
}

RULE(on_random_groups_a_month_is_the_same_whatever_is_asked_for_and_counts_of_days_add_up)
{
    static const char *const adding[] = { "sessions.reached", "hours.sessions_timed" };
    uint64_t seed = 9;
    size_t lines = 0, twice = 0;

    for (int round = 0; round < 6; round++) {
        lay_out(t);
        groups_by_chance(t, &seed);
        for (const char *const *name = (const char *const[]){ "attendance", "child_care", NULL }; *name != NULL;
             name++) {
            const struct report *report = report_by_name(str_of(*name));
            struct report_tables all = reports_tables(t, report, &everything);
            parts_are_within(&all.at[0]);
            twice += *name[0] == 'a'
                         ? (size_t)report_sum(&all.at[0], report_column_of(all.at[0].plan, S("absent_twice")))
                         : 0;
            for (int ask = 0; ask < 8; ask++) {
                const char *one = day_by_chance(t, &seed), *other = day_by_chance(t, &seed);
                struct report_scope s = since(strcmp(one, other) < 0 ? one : other);
                s.to = since(strcmp(one, other) < 0 ? other : one).from;
                struct report_tables some = reports_tables(t, report, &s);
                lines += same_lines(&all.at[0], &some.at[0], &s);
            }
        }
        for (size_t i = 0; i < sizeof adding / sizeof *adding; i++) {
            const char *path = str_z(t->a, str_fmt(t->a, "targets.targets.%s", adding[i]));
            struct report_scope after = since(day_by_chance(t, &seed)), before = { .project = PROJECT };
            before.to = day_add(after.from, -1);
            assert_int_equal(figure(t, &before, path) + figure(t, &after, path), figure(t, &everything, path));
        }
        test_rollback(t);
    }
    assert_true(lines > 200 && twice > 5); /* chance must have met something */
}

RULES(the_second_absence_counts_in_its_month_also_when_that_alone_is_asked_for,
    days_without_being_a_member_end_a_row_of_absences_and_a_new_membership_of_the_next_day_does_not,
    a_held_session_without_a_mark_ends_a_row_and_a_cancelled_one_does_not,
    who_is_no_member_is_not_among_the_members_who_were_absent,
    hours_are_those_of_sessions_whose_length_is_known_and_it_is_said_of_how_many,
    on_random_groups_a_month_is_the_same_whatever_is_asked_for_and_counts_of_days_add_up)
