/* Tests of what a reader of a report can work out, by brute force on random figures: she knows every printed count and
 * how counts add up. Her knowledge is a set of equations; a sum of counts is known when it follows from them. Nothing
 * here is shared with suppress.c, which solves another way. Also the order of the states of guidance, pair by pair. */
#include "rooms/reports/suppress.h"
#include "tests/figures_testing.h"
#include "tests/reader_testing.h"
#include "tests/reports_testing.h"

/* No sum of counts from 1 to 4 follows from what is printed: of one count, or of up to four. */
static void tells_nothing_small(const struct reader *r, const int64_t *counts, const char *what)
{
    size_t small[UNKNOWNS], n = 0;

    for (size_t i = 0; i < r->n; i++)
        if (counts[i] > 0 && counts[i] < SMALL)
            small[n++] = i;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i; k < n; k++)
            for (size_t m = k; m < n; m++)
                for (size_t o = m; o < n; o++) {
                    const size_t chosen[] = { i, k, m, o };
                    int64_t v[UNKNOWNS] = { 0 }, sum = 0;
                    for (size_t x = 0; x < 4; x++) {
                        sum += v[small[chosen[x]]] ? 0 : counts[small[chosen[x]]];
                        v[small[chosen[x]]] = 1;
                    }
                    if (sum < SMALL && knows(r, v))
                        fail_msg("%s: %lld persons can be worked out of the counts %zu %zu %zu %zu", what,
                            (long long)sum, small[i], small[k], small[m], small[o]);
                }
}

/* ---- suppress() itself: tables of rows and columns with all their totals */

static void table_of(struct task *t, uint64_t *seed, size_t rows, size_t columns)
{
    size_t n = 0, all = rows * columns + rows + columns;
    int64_t counts[UNKNOWNS] = { 0 };
    size_t *parts = NEW_N(t->a, size_t, UNKNOWNS * UNKNOWNS);
    struct count_sum sum[UNKNOWNS];
    struct count_sums sums = { sum, 0, UNKNOWNS };
    struct reader r = { .n = all + 1 };
    bool hidden[UNKNOWNS];

    for (size_t i = 0; i < rows * columns; i++)
        counts[i] = dice(seed, 3) == 0 ? 0 : dice(seed, dice(seed, 2) ? 9 : 30);
    for (size_t i = 0; i < rows + columns + 2; i++) { /* each row, each column, all rows, all columns */
        size_t total = i < rows + columns ? rows * columns + i : all, k = 0;
        struct count_sum s = { total, &parts[n], 0 };
        size_t most = i < rows ? columns : i < rows + columns ? rows : i == rows + columns ? rows : columns;
        int64_t value = 0;
        for (k = 0; k < most; k++) {
            size_t part = i < rows              ? i * columns + k
                          : i < rows + columns  ? k * columns + (i - rows)
                          : i == rows + columns ? rows * columns + k
                                                : rows * columns + rows + k;
            parts[n++] = part;
            value += counts[part];
        }
        counts[total] = value;
        s.n = most;
        sum[sums.n++] = s;
    }
    suppress(t, SMALL, counts, all + 1, &sums, hidden);
    for (size_t i = 0; i <= all; i++) {
        int64_t v[UNKNOWNS] = { 0 };
        v[i] = 1;
        if (!hidden[i])
            learn(&r, v);
        assert_true(hidden[i] || counts[i] == 0 || counts[i] >= SMALL);
    }
    for (size_t s = 0; s < sums.n; s++) {
        int64_t v[UNKNOWNS] = { 0 };
        for (size_t k = 0; k < sum[s].n; k++)
            v[sum[s].parts[k]] = 1;
        v[sum[s].total] = -1;
        learn(&r, v);
    }
    tells_nothing_small(&r, counts, "a table with totals");
}

RULE(in_no_table_with_totals_can_a_small_count_be_worked_out)
{
    uint64_t seed = 6;

    for (int i = 0; i < 500; i++)
        table_of(t, &seed, 1 + (size_t)dice(&seed, 5), 1 + (size_t)dice(&seed, 5));
}

/* ---- outcomes as a coordinator sees them */

static const char *const destinations[] = { "language_training", "adult_basic_education", "vocational_education",
    "upper_secondary", "higher_education", "other_training", "working_life", "entrepreneurship", "other_service",
    "home_care", "other", "not_reached", "none" };
enum { CELLS = sizeof destinations / sizeof *destinations, NO_OUTCOME = CELLS - 1, LANGUAGES_MOST = 3 };
enum { LAST_TRAINING = 5, WORKING_LIFE = 6, ENTREPRENEURSHIP = 7, HOME_CARE = 9, NOT_REACHED = 11 };

struct cells {
    size_t languages;
    int64_t n[LANGUAGES_MOST * CELLS];
};

/* What is printed of all languages together is a sum of cells. */
static void learn_sum(struct reader *r, const struct cells *c, bool (*of)(int d))
{
    int64_t v[UNKNOWNS] = { 0 };

    for (size_t i = 0; i < c->languages * CELLS; i++)
        v[i] = of((int)(i % CELLS));
    learn(r, v);
}

static bool any(int d) { return d < CELLS; }
static bool training(int d) { return d <= LAST_TRAINING; }
static bool work(int d) { return d == WORKING_LIFE || d == ENTREPRENEURSHIP; }
static bool guided_to_any(int d) { return training(d) || work(d); }
static bool not_reached(int d) { return d == NOT_REACHED; }
static bool home_care(int d) { return d == HOME_CARE; }

/* A figure of a line; its percentage is printed only where its count and the whole are. */
static int64_t shown(const struct report_table *table, const struct report_line *line, const char *key)
{
    unsigned c = report_column_of(table->plan, str_of(key)), whole = report_column_of(table->plan, S("persons"));
    int64_t n = report_count(line, c), percent = report_share(table->plan, line, c);

    assert_true(c != 0);
    assert_true(percent == INT_NONE || (n != INT_NONE && report_count(line, whole) != INT_NONE));
    return n;
}

static void read_language(
    struct reader *r, const struct cells *c, const struct report_table *table, const struct report_line *line)
{
    size_t l = (size_t)(line - table->at);
    int64_t whole[UNKNOWNS] = { 0 }, persons = shown(table, line, "persons");

    for (size_t d = 0; d < CELLS; d++) {
        int64_t v[UNKNOWNS] = { 0 }, n = shown(table, line, destinations[d]);
        v[l * CELLS + d] = whole[l * CELLS + d] = 1;
        assert_true(n == INT_NONE || n == c->n[l * CELLS + d]);
        assert_true(n == INT_NONE || n == 0 || n >= SMALL);
        if (n != INT_NONE)
            learn(r, v);
    }
    assert_true(persons == INT_NONE || persons >= SMALL);
    if (persons != INT_NONE)
        learn(r, whole);
}

static void read_outcomes(struct reader *r, const struct cells *c, const struct report_tables *tables)
{
    const struct {
        const char *key;
        bool (*of)(int d);
    } sums[] = { { "persons", any }, { "guided_to_training", training }, { "guided_to_work", work },
        { "guided", guided_to_any }, { "not_reached", not_reached }, { "home_care", home_care } };
    const struct report_table *table = &tables->at[0];

    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        if (shown(table, report_total(table), sums[i].key) != INT_NONE)
            learn_sum(r, c, sums[i].of);
    for (size_t l = 0; l < report_lines(table); l++)
        read_language(r, c, table, &table->at[l]);
    for (size_t q = 0; q < tables->at[2].n; q++)
        assert_true(shown(&tables->at[2], &tables->at[2].at[q], "n") >= SMALL);
}

/* Nor the whole of a language, nor a sum of it, whose parts may be nobody. */
static void no_sum_is_told(const struct reader *r, const struct cells *c)
{
    static bool (*const each[])(int d) = { any, training, work, guided_to_any, not_reached, home_care };

    for (size_t l = 0; l <= c->languages; l++) /* each, and all together */
        for (size_t k = 0; k < sizeof each / sizeof *each; k++) {
            int64_t v[UNKNOWNS] = { 0 }, sum = 0;
            for (size_t i = 0; i < c->languages * CELLS; i++)
                if ((l == c->languages || i / CELLS == l) && each[k]((int)(i % CELLS)))
                    v[i] = 1, sum += c->n[i];
            if (sum > 0 && sum < SMALL && knows(r, v))
                fail_msg("outcomes: %lld persons of language %zu, sum %zu, can be worked out", (long long)sum, l, k);
        }
}

/* Persons of up to three languages with outcomes by chance; few of them, so that most counts are small. */
static void people_by_chance(struct task *t, uint64_t *seed, struct cells *ret_cells)
{
    static const char *const languages[LANGUAGES_MOST] = { "ara", "kmr", "som" };
    struct buf persons, members, guidance;
    int id = 0, guided = 0;

    *ret_cells = (struct cells){ .languages = 1 + (size_t)dice(seed, LANGUAGES_MOST) };
    buf_init(&persons, 1 << 20), buf_init(&members, 1 << 20), buf_init(&guidance, 1 << 20);
    for (size_t l = 0; l < ret_cells->languages; l++) {
        ROW(t,
            "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
            "municipality, "
            "area, weekday, every_weeks, version, created_at) VALUES (%d, 'g', 10, 'G', CAST('' AS {bytes}), '%s', "
            "'peer', '', '', '', '', 1, 1, '')",
            60 + (int)l, languages[l]);
        bool tiny = dice(seed, 3) == 0; /* a group that has just begun */
        int only = (int)dice(seed, CELLS);
        for (int d = 0; d < CELLS; d++) {
            int64_t n = dice(seed, 3) ? 0 : dice(seed, 2) ? dice(seed, 5) : dice(seed, 12);
            if (tiny)
                n = d == only ? 1 + dice(seed, 4) : 0;
            n += d == NO_OUTCOME && id == 0 && n == 0; /* nobody at all is another test */
            ret_cells->n[l * CELLS + (size_t)d] = n;
            for (int64_t i = 0; i < n; i++) {
                const char *comma = id++ ? "," : "";
                buf_fmt(&persons, "%s(%d, 'p', 'T', 'T', '', CAST('' AS {bytes}), 'woman', '', '', '', 0, 0, 1, '')",
                    comma, id);
                buf_fmt(&members, "%s(%d, %d, %d, 10, 'member', '2026-01-10', 1)", comma, id, 60 + (int)l, id);
                if (d < NO_OUTCOME)
                    buf_fmt(&guidance, "%s(%d, 'k', %d, 10, '2026-02-01', '%s', '', '%s', 'started', 1, '')",
                        guided++ ? "," : "", id, id, destinations[d], i % 2 ? "Kokki" : "");
            }
        }
    }
    ROW(t,
        "INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, gender, languages, "
        "service_language, citizenships, non_disclosure, protected, version, created_at) VALUES %.*s",
        STR_ARG(buf_view(&persons)));
    ROW(t, "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, version) VALUES %.*s",
        STR_ARG(buf_view(&members)));
    if (guided)
        ROW(t,
            "INSERT INTO guidance_guidance (id, source_key, person_id, project_id, day, destination, provider, "
            "qualification, state, version, created_at) VALUES %.*s",
            STR_ARG(buf_view(&guidance)));
    buf_free(&persons), buf_free(&members), buf_free(&guidance);
}

/* Languages without anybody are not in the report: the cells move up. */
static void leave_out_empty(struct cells *c)
{
    size_t kept = 0;

    for (size_t l = 0; l < c->languages; l++) {
        int64_t persons = 0;
        for (size_t d = 0; d < CELLS; d++)
            persons += c->n[l * CELLS + d];
        if (persons > 0) {
            memmove(&c->n[kept * CELLS], &c->n[l * CELLS], CELLS * sizeof *c->n);
            kept++;
        }
    }
    c->languages = kept;
}

RULE(from_no_table_of_outcomes_can_a_small_count_be_worked_out)
{
    struct report_scope s = { .project = PROJECT, .threshold = SMALL };
    uint64_t seed = 17;
    size_t withheld = 0, printed = 0;

    for (int i = 0; i < 20; i++) {
        struct cells c;
        lay_out(t);
        people_by_chance(t, &seed, &c);
        leave_out_empty(&c);
        struct reader r = { .n = c.languages * CELLS };
        struct report_tables tables = reports_tables(t, report_by_name(S("outcomes")), &s);
        assert_int_equal(report_lines(&tables.at[0]), c.languages);
        read_outcomes(&r, &c, &tables);
        tells_nothing_small(&r, c.n, "outcomes");
        no_sum_is_told(&r, &c);
        bool persons = report_count(report_total(&tables.at[0]), 1) != INT_NONE;
        withheld += !persons;
        printed += persons;
        test_rollback(t);
    }
    assert_true(printed > withheld); /* hiding everything would be easy */
}

/* ---- how far those who were guided have got: the same persons stand in two tables */

enum { STEPS = 4, WAYS = 2 };

/* One language, everybody guided to one destination of each way: unknown is how many stand at each step. */
static void guided_by_chance(struct task *t, uint64_t *seed, int64_t n[WAYS * STEPS])
{
    static const char *const states[STEPS] = { "agreed", "accepted", "started", "completed" };
    int id = 0;

    for (int i = 0; i < WAYS * STEPS; i++) {
        n[i] = dice(seed, 3) == 0 ? 0 : dice(seed, dice(seed, 2) ? 5 : 9);
        for (int64_t k = 0; k < n[i]; k++) {
            person(t, ++id);
            member(t, id, SOMALI, id, "member", "2026-01-10", "");
            guided(
                t, id, "k", id, "2026-02-01", i < STEPS ? "language_training" : "working_life", states[i % STEPS], "");
        }
    }
}

static void learn_steps(
    struct task *t, const struct report_scope *s, struct reader *r, const char *path, const bool of[WAYS * STEPS])
{
    int64_t v[UNKNOWNS] = { 0 }, n = figure(t, s, path);

    assert_true(n == INT_NONE || n == 0 || n >= SMALL);
    for (size_t i = 0; i < WAYS * STEPS; i++)
        v[i] = of[i];
    if (n != INT_NONE)
        learn(r, v);
}

RULE(from_how_far_people_have_got_no_small_count_can_be_worked_out)
{
    static const struct {
        const char *path;
        bool of[WAYS * STEPS];
    } printed[] = {
        { "outcomes.by_state.training.guided", { 1, 1, 1, 1 } },
        { "outcomes.by_state.training.has_place", { 0, 1, 1, 1 } },
        { "outcomes.by_state.training.started", { 0, 0, 1, 1 } },
        { "outcomes.by_state.training.completed", { 0, 0, 0, 1 } },
        { "outcomes.by_state.work.guided", { 0, 0, 0, 0, 1, 1, 1, 1 } },
        { "outcomes.by_state.work.has_place", { 0, 0, 0, 0, 0, 1, 1, 1 } },
        { "outcomes.by_state.work.started", { 0, 0, 0, 0, 0, 0, 1, 1 } },
        { "outcomes.by_state.work.completed", { 0, 0, 0, 0, 0, 0, 0, 1 } },
        { "outcomes.by_language..guided_to_training", { 1, 1, 1, 1 } },
        { "outcomes.by_language..guided_to_work", { 0, 0, 0, 0, 1, 1, 1, 1 } },
        { "outcomes.by_language..guided", { 1, 1, 1, 1, 1, 1, 1, 1 } },
        { "outcomes.by_language..persons", { 1, 1, 1, 1, 1, 1, 1, 1 } },
    };
    struct report_scope s = { .project = PROJECT, .threshold = SMALL };
    uint64_t seed = 23;

    for (int i = 0; i < 12; i++) {
        int64_t n[WAYS * STEPS];
        struct reader r = { .n = WAYS * STEPS };
        lay_out(t);
        guided_by_chance(t, &seed, n);
        for (size_t k = 0; k < sizeof printed / sizeof *printed; k++)
            learn_steps(t, &s, &r, printed[k].path, printed[k].of);
        tells_nothing_small(&r, n, "how far they have got");
        test_rollback(t);
    }
}

/* ---- months */

static int64_t month_shown(struct task *t, const struct report_scope *s, const char *key)
{
    return figure(t, s, str_z(t->a, str_fmt(t->a, "attendance.months.g50 2026-02.%s", key)));
}

/* A group of ten members and one session in which everybody has a mark: who reads knows what all marks are together. */
RULE(from_no_month_can_a_small_count_of_marks_or_children_be_worked_out)
{
    static const char *const codes[] = { "present", "late", "excused", "absent" };
    struct report_scope s = { .project = PROJECT, .threshold = SMALL };
    uint64_t seed = 3;

    for (int i = 0; i < 20; i++) {
        int64_t n[6] = { 0 }, members = 10 + dice(&seed, 8);
        lay_out(t);
        session(t, 1, SOMALI, "2026-02-03", "held", "10:00", "12:00");
        for (int p = 1; p <= members; p++) {
            size_t what = dice(&seed, 2) ? 0 : (size_t)dice(&seed, 4);
            person(t, p);
            member(t, p, SOMALI, p, "member", "2026-01-10", "");
            mark(t, 1, p, codes[what]);
            n[what]++;
        }
        for (int c = 1; c <= 8; c++) {
            bool came = dice(&seed, 3) > 0;
            child(t, c);
            child_mark(t, 1, c, came ? "came" : "did_not_come");
            n[came ? 4 : 5]++;
        }
        int64_t printed[5], booked = month_shown(t, &s, "children_booked");
        for (size_t k = 0; k < 4; k++)
            printed[k] = month_shown(t, &s, codes[k]);
        printed[4] = month_shown(t, &s, "children_came");
        struct reader r = { .n = 6 };
        for (size_t k = 0; k < 5; k++) {
            int64_t v[UNKNOWNS] = { 0 };
            v[k] = 1;
            assert_true(printed[k] == INT_NONE || (printed[k] == n[k] && (n[k] == 0 || n[k] >= SMALL)));
            if (printed[k] != INT_NONE)
                learn(&r, v);
        }
        learn(&r, (int64_t[UNKNOWNS]){ 1, 1, 1, 1 });
        if (booked != INT_NONE)
            learn(&r, (int64_t[UNKNOWNS]){ 0, 0, 0, 0, 1, 1 });
        tells_nothing_small(&r, n, "a month");
        test_rollback(t);
    }
}

/* Who was absent twice running and who was not are the members together. */
RULE(neither_those_who_were_absent_twice_running_nor_the_others_can_be_worked_out_when_few)
{
    struct report_scope s = { .project = PROJECT, .threshold = SMALL };

    for (int64_t twice = 0; twice <= 10; twice += twice == 1 || twice == 6 ? 3 : 1) { /* 0 1 4 5 6 9 10 */
        lay_out(t);
        session(t, 1, SOMALI, "2026-02-03", "held", "10:00", "12:00");
        session(t, 2, SOMALI, "2026-02-10", "held", "10:00", "12:00");
        for (int p = 1; p <= 10; p++) {
            person(t, p);
            member(t, p, SOMALI, p, "member", "2026-01-10", "");
            mark(t, 1, p, p <= twice ? "absent" : "present");
            mark(t, 2, p, p <= twice ? "absent" : "present");
        }
        int64_t members = month_shown(t, &s, "members"), absent = month_shown(t, &s, "absent_twice");
        bool few = (twice > 0 && twice < SMALL) || (twice < 10 && 10 - twice < SMALL);
        bool both = members != INT_NONE && absent != INT_NONE;
        assert_int_equal(both, !few);
        if (both)
            assert_int_equal(absent, twice);
        test_rollback(t);
    }
}

/* ---- targets: every figure of persons, on both sides of the limit; meetings and hours are nobody's */

static void reach(struct task *t, int64_t n)
{
    for (int i = 1; i <= n; i++) {
        person(t, i);
        child(t, i);
        session(t, i, SOMALI, "2026-02-03", "held", "10:00", "11:00");
        child_mark(t, 1, i, "came");
        ROW(t,
            "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
            "entry_status, entry_education, heard_from, exit_status, six_month_status, version, created_at) VALUES "
            "(%d, "
            "'', %d, 10, CAST('' AS {bytes}), '2026-01-01', '', '', '', '', '', 1, '')",
            i, i);
        ROW(t,
            "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, version, "
            "created_at) VALUES (%d, '', 10, '2026-02-03', 'phone', 'som', '', 1, '')",
            i);
        ROW(t,
            "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on) VALUES (%d, '', %d, 10, "
            "'2026-02-03')",
            i, i);
        ROW(t,
            "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, done_on, reached, status) "
            "VALUES (%d, '', %d, 10, 'exit', '2026-02-03', 1, '')",
            i, i);
    }
}

RULE(each_target_that_counts_persons_is_withheld_from_one_to_four_and_no_other)
{
    static const char *const persons[] = { "persons", "children", "contacts", "plans", "followed_up" };
    struct report_scope s = { .project = PROJECT, .threshold = SMALL };

    for (int64_t n = 0; n <= SMALL; n++) {
        lay_out(t);
        reach(t, n);
        for (size_t i = 0; i < sizeof persons / sizeof *persons; i++) {
            const char *path = str_z(t->a, str_fmt(t->a, "targets.targets.%s.reached", persons[i]));
            assert_figure(t, &s, path, n > 0 && n < SMALL ? INT_NONE : n);
        }
        assert_figure(t, &s, "targets.targets.sessions.reached", n);
        assert_figure(t, &s, "targets.targets.hours.reached", n);
        assert_figure(t, &s, "targets.targets.groups.reached", n > 0);
        test_rollback(t);
    }
}

/* ---- the order of the states (INTERFACES 4): the first comes before all after it */

RULE(of_two_guidances_the_one_further_in_the_order_of_states_counts_whichever_came_later)
{
    static const char *const order[] = { "completed", "started", "accepted", "applied", "agreed", "suggested",
        "ended" };
    enum { STATES = sizeof order / sizeof *order };

    lay_out(t);
    for (int a = 0; a < STATES; a++)
        for (int b = 0; b < STATES; b++) {
            int p = a * STATES + b + 1;
            person(t, p);
            member(t, p, SOMALI, p, "member", "2026-01-10", "");
            guided(t, 2 * p, "k", p, "2026-02-01", "language_training", order[a], "");
            guided(t, 2 * p + 1, "k", p, "2026-03-01", "working_life", order[b], "");
        }
    struct figure_rows rows = figure_behind(
        t, &(struct report_scope){ .project = PROJECT }, "outcomes.by_language..persons", 0, 100);
    assert_int_equal(rows.n, STATES * STATES);
    for (size_t i = 0; i < rows.n; i++) {
        int a = (int)(rows.at[i].person - 1) / STATES, b = (int)(rows.at[i].person - 1) % STATES;
        assert_str(rows.at[i].destination, a < b ? "language_training" : "working_life");
        assert_str(rows.at[i].state, order[a < b ? a : b]);
    }
}

RULES(in_no_table_with_totals_can_a_small_count_be_worked_out,
    from_no_table_of_outcomes_can_a_small_count_be_worked_out,
    from_how_far_people_have_got_no_small_count_can_be_worked_out,
    from_no_month_can_a_small_count_of_marks_or_children_be_worked_out,
    neither_those_who_were_absent_twice_running_nor_the_others_can_be_worked_out_when_few,
    each_target_that_counts_persons_is_withheld_from_one_to_four_and_no_other,
    of_two_guidances_the_one_further_in_the_order_of_states_counts_whichever_came_later)
