/* Tests of what a reader can work out who does not stop at equations: she knows that counts are whole and not below 0.
 * Each set of counts and sums that withholding hands to suppress() - all tables of a report together, beside what was
 * shown before - is written as an integer program; for each small count that is withheld GLPK finds the least and the
 * most it can be; they are the threshold apart, or more. The only file that knows GLPK; nothing here is shared with
 * suppress.c. */
#include <glpk.h>
#include <math.h>
#include "rooms/projects/projects.h"
#include "rooms/reports/suppress.h"
#include "tests/demo_testing.h"
#include "tests/figures_testing.h"
#include "tests/reader_testing.h"
#include "tests/reports_testing.h"

enum { COORDINATOR = 8 };
static size_t solved; /* small counts that were withheld */

struct program {
    glp_prob *p;
    int *column_of; /* of a count; 0: it is shown */
    size_t n;
};

/* A sum that has a withheld count is a row. */
static void add_row(struct task *t, struct program *x, const struct count_sum *sum, const int64_t *counts)
{
    int *columns = NEW_N(t->a, int, sum->n + 2), n = 0;
    double *times = NEW_N(t->a, double, sum->n + 2), known = 0;

    for (size_t i = 0; i <= sum->n; i++) {
        size_t count = i < sum->n ? sum->parts[i] : sum->total;
        double sign = i < sum->n ? 1 : -1;
        if (x->column_of[count] == 0) {
            known -= sign * (double)counts[count];
            continue;
        }
        columns[++n] = x->column_of[count];
        times[n] = sign;
    }
    if (n == 0)
        return;
    int row = glp_add_rows(x->p, 1);
    glp_set_row_bnds(x->p, row, GLP_FX, known, known);
    glp_set_mat_row(x->p, row, n, columns, times);
}

static struct program program_of(
    struct task *t, const int64_t *counts, size_t n, const struct count_sums *sums, const bool *hidden)
{
    struct program x = { glp_create_prob(), NEW_N(t->a, int, n + 1), n };

    for (size_t i = 0; i < n; i++)
        if (hidden[i]) {
            x.column_of[i] = glp_add_cols(x.p, 1);
            glp_set_col_bnds(x.p, x.column_of[i], GLP_LO, 0, 0);
            glp_set_col_kind(x.p, x.column_of[i], GLP_IV);
        }
    for (size_t s = 0; s < sums->n; s++)
        add_row(t, &x, &sums->at[s], counts);
    return x;
}

/* The least (GLP_MIN) or the most a count can be; HUGE_VAL: as much as one likes. */
static double bound(const struct program *x, size_t count, int direction)
{
    glp_smcp simplex;
    glp_iocp whole;
    int column = x->column_of[count];

    glp_init_smcp(&simplex), glp_init_iocp(&whole);
    simplex.msg_lev = whole.msg_lev = GLP_MSG_OFF;
    glp_set_obj_dir(x->p, direction);
    glp_set_obj_coef(x->p, column, 1);
    assert_int_equal(glp_simplex(x->p, &simplex), 0);
    int status = glp_get_status(x->p);
    assert_true(status == GLP_OPT || status == GLP_UNBND);
    double value = status == GLP_OPT ? glp_get_obj_val(x->p) : HUGE_VAL;
    if (status == GLP_OPT && fabs(value - round(value)) > 1e-6) {
        assert_int_equal(glp_intopt(x->p, &whole), 0);
        value = glp_mip_obj_val(x->p);
    }
    glp_set_obj_coef(x->p, column, 0);
    return value;
}

/* A sum that is not true would make the solver believe what no reader can. */
static bool holds(const struct count_sum *sum, const int64_t *counts)
{
    int64_t parts = 0;

    for (size_t i = 0; i < sum->n; i++)
        parts += counts[sum->parts[i]];
    return parts == counts[sum->total];
}

static void solve(struct task *t, int64_t threshold, const int64_t *counts, size_t n, const struct count_sums *sums,
    const bool *hidden)
{
    struct program x = program_of(t, counts, n, sums, hidden);

    for (size_t s = 0; s < sums->n; s++)
        assert_true(holds(&sums->at[s], counts));
    for (size_t i = 0; i < n; i++) {
        if (!hidden[i] || counts[i] == 0 || counts[i] >= threshold)
            continue;
        double least = bound(&x, i, GLP_MIN), most = bound(&x, i, GLP_MAX);
        assert_true(least <= (double)counts[i] + 1e-6 && most >= (double)counts[i] - 1e-6);
        if (most - least < (double)threshold - 1e-6)
            fail_msg("a withheld %lld is from %.0f to %.0f", (long long)counts[i], least, most);
        solved++;
    }
    glp_delete_prob(x.p);
}

void __real_suppress(struct task *t, int64_t threshold, const int64_t *counts, size_t n, const struct count_sums *sums,
    bool *ret_hidden);
void __wrap_suppress(struct task *t, int64_t threshold, const int64_t *counts, size_t n, const struct count_sums *sums,
    bool *ret_hidden);

/* Each call of suppress() in this program goes through here (--wrap). */
void __wrap_suppress(
    struct task *t, int64_t threshold, const int64_t *counts, size_t n, const struct count_sums *sums, bool *ret_hidden)
{
    __real_suppress(t, threshold, counts, n, sums, ret_hidden);
    solve(t, threshold, counts, n, sums, ret_hidden);
}

/* ---- random tables */

/* The sum of every so many counts, `n` of them from `first` on. */
static void add_total(
    struct task *t, struct count_sums *sums, int64_t *counts, size_t total, const size_t first_n_step[3])
{
    size_t *parts = NEW_N(t->a, size_t, first_n_step[1]);
    struct count_sum sum = { total, parts, first_n_step[1] };

    counts[total] = 0;
    for (size_t k = 0; k < sum.n; k++) {
        parts[k] = first_n_step[0] + k * first_n_step[2];
        counts[total] += counts[parts[k]];
    }
    LIST_ADD(t->a, sums, sum);
}

/* Rows and columns with their totals, and all of the rows, which is all of the columns. */
static void try_table(struct task *t, const int64_t *cells, size_t rows, size_t columns)
{
    size_t n = rows * columns, all = n + rows + columns;
    int64_t *counts = NEW_N(t->a, int64_t, all + 1);
    bool *hidden = NEW_N(t->a, bool, all + 1);
    struct count_sums sums = { 0 };

    memcpy(counts, cells, n * sizeof *counts);
    for (size_t i = 0; i < rows; i++)
        add_total(t, &sums, counts, n + i, (size_t[]){ i * columns, columns, 1 });
    for (size_t i = 0; i < columns; i++)
        add_total(t, &sums, counts, n + rows + i, (size_t[]){ i, rows, columns });
    add_total(t, &sums, counts, all, (size_t[]){ n, rows, 1 });
    add_total(t, &sums, counts, all, (size_t[]){ n + rows, columns, 1 });
    suppress(t, SMALL, counts, all + 1, &sums, hidden);
}

RULE(in_no_random_table_is_a_small_count_known)
{
    uint64_t seed = 9;

    for (int i = 0; i < 300; i++) {
        size_t rows = 1 + (size_t)dice(&seed, 5), columns = 1 + (size_t)dice(&seed, 5);
        int64_t cells[25] = { 0 };
        for (size_t k = 0; k < rows * columns; k++)
            cells[k] = dice(&seed, 3) == 0 ? 0 : dice(&seed, dice(&seed, 2) ? 9 : 30);
        try_table(t, cells, rows, columns);
    }
    assert_true(solved > 500);
}

/* No equation tells the one and the four; that nothing is below 0 leaves them two values each. */
RULE(bounds_tell_no_more_than_equations)
{
    try_table(t, (const int64_t[]){ 0, 1, 4, 0, 0, 8, 21, 7, 0 }, 3, 3);
    try_table(t, (const int64_t[]){ 0, 1, 15, 0, 0, 18, 7, 8, 0 }, 3, 3);
    try_table(t, (const int64_t[]){ 8, 0, 0, 1, 1, 5, 20, 19, 0 }, 3, 3);
}

/* ---- reports, as a coordinator sees them */

static void as_coordinator(struct task *t, int64_t project)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *who = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, ROLE_COORDINATOR, S("S1"), S("Project") };
    *who = (struct viewer){ .staff = COORDINATOR, .role = ROLE_COORDINATOR, .projects = in, .nprojects = 1 };
    t->viewer = who;
}

RULE(in_no_report_of_the_demonstration_is_a_small_count_known)
{
    static const struct settings house = { .threshold = SMALL };
    size_t before = solved;

    t->settings = &house;
    bring_in_demo(t);
    for (const char *const *code = (const char *const[]){ "S99001", "S99002", "S99003", NULL }; *code != NULL; code++) {
        int64_t project = projects_by_code(t, str_of(*code));
        as_coordinator(t, project);
        struct report_scope s = reports_scope_for(t, project);
        for (size_t i = 0; i < REPORT__N; i++)
            (void)reports_tables(t, &report_rows[i], &s);
    }
    assert_true(solved > before + 50);
}

/* ---- the same report again and again while persons come: what was shown is known to whoever kept it */

static void newcomer(struct task *t, int id, uint64_t *seed)
{
    static const char *const situations[] = { "unemployed", "student", "home_care", "employed" };

    person(t, id);
    member(t, id, dice(seed, 2) ? SOMALI : ARABIC, id, "member", "2026-01-10", "");
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, heard_from, "
        "version, created_at, entry_status, entry_education, exit_status, six_month_status) VALUES (%d, 'r%d', %d, 10, "
        "CAST('' AS {bytes}), '2026-02-01', 'friend', 1, '', '%s', '%d', '', '')",
        id, id, id, situations[dice(seed, 4)], (int)dice(seed, 9));
    ROW(t, "UPDATE people_person SET birth_date = '%d-05-05', gender = '%s' WHERE id = %d",
        (int)(1960 + dice(seed, 50)), dice(seed, 3) ? "woman" : "man", id);
    if (dice(seed, 2))
        guided(t, id, "", id, "2026-03-01", dice(seed, 2) ? "vocational_education" : "working_life", "started", "");
}

/* The line of the same name, whatever their order. */
static const struct report_line *line_before(const struct report_table *before, const struct report_line *line)
{
    for (size_t k = 0; k < before->n; k++)
        if (str_eq(before->at[k].cells[0].s, line->cells[0].s) && day_cmp(before->at[k].month, line->month) == 0)
            return &before->at[k];
    return NULL;
}

static void moved_enough(const struct report_table *before, const struct report_table *after)
{
    for (size_t k = 0; k < after->n; k++) {
        const struct report_line *line = &after->at[k], *then = line_before(before, line);
        for (unsigned c = 1; c < after->plan->n && then != NULL && !line->open; c++) {
            const struct report_column *column = &after->plan->columns[c];
            bool counts = column->kind == FIGURE_PERSONS || column->kind == FIGURE_SUM;
            bool there = after->plan->total == NULL ||
                         column->lines != (line == report_total(after) ? ON_SINGLE_LINES : ON_TOTAL);
            int64_t n = report_count(line, c), was = report_count(then, c);
            if (counts && there && n != INT_NONE && was != INT_NONE && n != was && was != 0 && n != 0 &&
                n - was < SMALL && was - n < SMALL)
                fail_msg("%s %s: %lld, then %lld", after->plan->name, after->plan->columns[c].column.key,
                    (long long)was, (long long)n);
        }
    }
}

RULE(when_one_person_comes_no_figure_tells_it)
{
    static const char *const reports[] = { "esf", "outcomes", "activity", "plans" };
    struct report_tables before[sizeof reports / sizeof *reports];
    struct report_scope s;
    uint64_t seed = 4;
    int id = 0;

    lay_out(t);
    as_coordinator(t, PROJECT);
    s = reports_scope_for(t, PROJECT);
    while (id < 30)
        newcomer(t, ++id, &seed);
    for (int look = 0; look < 12; look++) {
        for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
            struct report_tables now = reports_tables(t, report_by_name(str_of(reports[i])), &s);
            for (size_t k = 0; look > 0 && k < now.n; k++)
                moved_enough(test_table(&before[i], str_of(now.at[k].plan->name)), &now.at[k]);
            before[i] = now;
        }
        for (int64_t more = 1 + dice(&seed, 3); more > 0; more--)
            newcomer(t, ++id, &seed);
    }
    assert_true(report_count(report_total(&before[1].at[0]), 1) > 30); /* and yet it goes on */
}

/* Three organisations, which add up to the project: one of each group, and the lead, who has persons without a group.
 */
RULE(what_an_organisation_has_is_not_worked_out_from_the_others)
{
    static const char *const reports[] = { "esf", "activity", "targets", "attendance" };
    size_t before = solved;
    uint64_t seed = 11;
    int id = 0;

    lay_out(t);
    test_sql(t, "INSERT INTO projects_organisation (id, source_key, name, name_key, business_id, kind, version) VALUES "
                "(901, '', 'A', 'a', '', '', 1), (902, '', 'B', 'b', '', '', 1), (903, '', 'C', 'c', '', '', 1)");
    test_sql(t, "INSERT INTO projects_partnership (id, source_key, project_id, organisation_id, part, version) VALUES "
                "(901, '', 10, 901, 'lead', 1), (902, '', 10, 902, 'partner', 1), (903, '', 10, 903, 'partner', 1)");
    test_sql(t, "UPDATE groups_group SET organisation_id = 852 + id"); /* 902, 903 */
    session(t, 1, SOMALI, "2026-02-03", "held", "10:00", "12:00");
    session(t, 2, ARABIC, "2026-03-04", "held", "10:00", "11:00");
    as_coordinator(t, PROJECT);
    struct report_scope s = reports_scope_for(t, PROJECT);
    for (int look = 0; look < 2; look++) {
        for (int64_t more = look == 0 ? 30 : 1 + dice(&seed, 3); more > 0; more--) {
            newcomer(t, ++id, &seed);
            ROW(t,
                "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) SELECT group_id - 49, "
                "person_id, 'present', 0, 1 FROM groups_membership WHERE person_id = %d",
                id);
            if (dice(&seed, 4) == 0)
                ROW(t, "DELETE FROM groups_membership WHERE person_id = %d", id);
        }
        for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
            (void)reports_tables(t, report_by_name(str_of(reports[i])), &s);
    }
    assert_true(solved > before + 50);
}

RULES(in_no_random_table_is_a_small_count_known, bounds_tell_no_more_than_equations,
    in_no_report_of_the_demonstration_is_a_small_count_known, when_one_person_comes_no_figure_tells_it,
    what_an_organisation_has_is_not_worked_out_from_the_others)
