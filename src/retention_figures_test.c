/* Property test of anonymising, on both engines: whoever becomes a fact without a name, no figure of any report, in any
 * period, crossed by anything, is another one, what is stored and published stays, and of her nothing is left anywhere:
 * no name, no word, no number. The world is the fictional year, made different by chance. */
#include "rooms/projects/projects.h"
#include "rooms/reports/report_runs.h"
#include "rooms/reports/reports.h"
#include "rooms/retention/retention_inside.h"
#include "tests/demo_testing.h"
#include "tests/figures_testing.h"

#define RUN_SQL(t, ...) test_sql((t), str_z((t)->a, str_fmt((t)->a, __VA_ARGS__)))

/* ---- chance */

static uint64_t chance(uint64_t *seed, uint64_t n)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*seed >> 33) % n;
}

/* Everybody whose file was not merged into another, in the order of their numbers. */
static struct db_ids everybody(struct task *t)
{
    struct db_ids list = { 0 };
    int64_t one = 0;

    while ((one = test_number(
                t, str_z(t->a, str_fmt(t->a,
                                   "SELECT coalesce(min(id), 0) FROM people_person WHERE merged_into IS NULL "
                                   "AND id > %lld",
                                   (long long)one)))) != 0)
        LIST_ADD(t->a, &list, one);
    return list;
}

/* ---- all figures */

static const char *const periods[][2] = { { "", "" }, { "2026-01-01", "2026-06-30" }, { "2026-03-15", "2026-12-31" } };
enum { PERIODS = sizeof periods / sizeof *periods };

static void put_table(struct buf *o, const struct report_table *table)
{
    buf_fmt(o, "# %s\n", table->plan->name);
    for (size_t i = 0; i < table->n; i++) {
        struct str key = report_line_key(table->plan, &table->at[i], 0);
        buf_fmt(o, "%.*s %s:", STR_ARG(key), table->at[i].month.t);
        for (size_t k = 0; k < table->plan->n; k++) {
            const struct cell *c = &table->at[i].cells[k];
            if (c->known)
                buf_fmt(o, " %.*s/%lld", STR_ARG(c->s), (long long)c->n);
        }
        buf_z(o, "\n");
    }
}

/* Of every report, so many periods and every crossing. */
static struct str all_figures(struct task *t, int64_t project, size_t periods_n)
{
    struct buf *o = task_buf(t, 64 << 20);

    for (size_t r = 0; r < REPORT__N; r++)
        for (size_t p = 0; p < periods_n; p++) {
            struct report_scope s = { .project = project, .every = true };
            if (periods[p][0][0]) {
                assert_true(day_read(str_of(periods[p][0]), &s.from));
                assert_true(day_read(str_of(periods[p][1]), &s.to));
            }
            buf_fmt(o, "## %s %s\n", report_rows[r].name, periods[p][0]);
            struct report_tables tables = reports_tables(t, &report_rows[r], &s);
            for (size_t i = 0; i < tables.n; i++)
                put_table(o, &tables.at[i]);
        }
    task_must_fit(t, o);
    return buf_view(o);
}

/* The first line that differs is said. */
static void same(struct str before, struct str after)
{
    struct str report = S(""), table = S("");

    while (!str_empty(before) || !str_empty(after)) {
        struct str x = S(""), y = S("");
        (void)str_cut(&before, '\n', &x);
        (void)str_cut(&after, '\n', &y);
        if (str_starts(x, S("## ")))
            report = x;
        else if (str_starts(x, S("# ")))
            table = x;
        if (!str_eq(x, y))
            fail_msg("%.*s %.*s: \"%.*s\" became \"%.*s\"", STR_ARG(report), STR_ARG(table), STR_ARG(x), STR_ARG(y));
    }
}

/* ---- nothing is left */

/* Secrets of hers were put there as plain bytes (leave_traces), so that they would be seen. */
static bool holds(const struct db_column *c, struct db_value v, struct str word)
{
    return !v.null && (c->type == DB_TEXT || c->type == DB_BYTES) && str_find(v.s, word) >= 0;
}

struct search {
    struct str word;
    const struct db_ids *numbers;
};

static void look_at_cell(
    const struct search *s, const struct db_table *table, const struct db_column *c, struct db_value v)
{
    bool journal = str_is(table->name, "journal") || str_is(table->name, "journal_noted_row");

    if (holds(c, v, s->word))
        fail_msg("%.*s.%s still has %.*s", STR_ARG(table->name), c->name, STR_ARG(s->word));
    for (size_t i = 0; c->type == DB_INT && !v.null && !journal && i < s->numbers->n; i++)
        if (v.i == s->numbers->at[i])
            fail_msg("%.*s.%s still has the number of a person", STR_ARG(table->name), c->name);
}

static void nothing_is_left(struct task *t, struct str word, const struct db_ids *numbers)
{
    struct db_tables all = db_tables(t);
    struct search s = { word, numbers };

    for (size_t i = 0; i < all.n; i++) {
        const struct db_table *table = &all.at[i];
        struct db_rows *rows = db_run_once(t, table->read, NULL);
        while (db_step(t, rows))
            for (unsigned k = 0; k < table->ncolumns; k++)
                look_at_cell(&s, table, &table->columns[k], db_value(rows, k));
        db_done(rows);
    }
}

/* ---- a world */

#define WORD "Zqxvanished"

static struct str list_of(struct task *t, const struct db_ids *ids)
{
    struct strs list = { 0 };

    for (size_t i = 0; i < ids->n; i++)
        strs_add(t->a, &list, str_fmt(t->a, "%lld", (long long)ids->at[i]));
    return strs_join(t->a, &list, S(", "));
}

/* The condition with their numbers in it. */
static void put_where(struct buf *b, const char *where, struct str numbers)
{
    for (; *where; where++)
        if (str_starts(str_of(where), S("<> $1"))) {
            buf_fmt(b, "NOT IN (%.*s)", STR_ARG(numbers));
            where += 4;
        } else if (str_starts(str_of(where), S("= $1"))) {
            buf_fmt(b, "IN (%.*s)", STR_ARG(numbers));
            where += 3;
        } else {
            buf_ch(b, *where);
        }
}

static bool goes(struct task *t, const struct retention_table *x, const struct db_column *c)
{
    struct strs gone = strs_split(t->a, str_of(x->gone), ' ');
    bool found = x->kept[0] == '\0' && c->type == DB_BYTES;

    for (size_t i = 0; i < gone.n; i++)
        found = found || str_is(gone.at[i], c->name);
    return found && (c->type == DB_TEXT || c->type == DB_BYTES) && !str_ends(str_of(c->name), S("_hash"));
}

static void leave_trace(struct task *t, const struct retention_table *x, const struct db_column *c, struct str numbers)
{
    struct buf *b = task_buf(t, 1 << 20);

    if (!goes(t, x, c))
        return;
    buf_fmt(b, "UPDATE %s SET %s = %s WHERE ", x->table, c->name,
        c->type == DB_TEXT ? "'" WORD "'" : "CAST('" WORD "' AS {bytes})");
    put_where(b, retention_where(x), numbers);
    task_must_fit(t, b);
    test_sql(t, str_z(t->a, buf_view(b)));
}

/* Something of theirs stands wherever it could: in every column of text that goes, and as plain bytes in every secret.
 */
static void leave_traces(struct task *t, const struct db_ids *persons)
{
    struct db_tables all = db_tables(t);
    struct str numbers = list_of(t, persons);

    for (size_t i = 0; i < retention_tables_n; i++) {
        const struct retention_table *x = &retention_tables[i];
        const struct db_table *table = db_tables_find(&all, str_of(x->table));
        if (!retention_has_person(x) || table == NULL)
            continue;
        for (unsigned k = 0; k < table->ncolumns; k++)
            leave_trace(t, x, &table->columns[k], numbers);
    }
    RUN_SQL(t,
        "UPDATE people_person SET given_names = '" WORD "', family_name = '" WORD "', call_name = '" WORD
        "', source_key = '" WORD "', phone = CAST('" WORD "' AS {bytes}), note = CAST('" WORD
        "' AS {bytes}), sort_key = CAST('" WORD "' AS {bytes}) WHERE id IN (%.*s)",
        STR_ARG(numbers));
    RUN_SQL(t,
        "UPDATE people_child SET name = '" WORD "', source_key = '" WORD "' WHERE id IN (SELECT child_id "
        "FROM people_parent WHERE person_id IN (%.*s)) AND id NOT IN (SELECT child_id FROM people_parent WHERE "
        "person_id NOT IN (%.*s))",
        STR_ARG(numbers), STR_ARG(numbers));
    RUN_SQL(t, "UPDATE people_name_part SET part = '" WORD "' || substr(part, 1, 40) || kind WHERE person_id IN (%.*s)",
        STR_ARG(numbers));
}

/* Other days of birth, of coming to the country and of citizenship than the fictional year has, near the ends of age
 * groups, too. */
static void mix(struct task *t, const struct db_ids *persons, uint64_t *seed)
{
    static const char *const countries[] = { "", "SO", "FI;SO", "IQ;SE", "EE", "SY;TR" };

    for (size_t i = 0; i < persons->n; i++) {
        long long year = 1955 + (long long)chance(seed, 60), came = 2005 + (long long)chance(seed, 22);
        long long month = 1 + (long long)chance(seed, 12), day = 1 + (long long)chance(seed, 28);
        struct str born = str_fmt(t->a, "%04lld-%02lld-%02lld", year, month, day);
        struct str arrived = str_fmt(t->a, "%04lld-%02lld-%02lld", came, day % 12 + 1, month);
        static const size_t shown[] = { 10, 10, 10, 7, 4 };
        born.n = shown[chance(seed, 5)];
        arrived.n = shown[chance(seed, 5)];
        RUN_SQL(t,
            "UPDATE people_person SET birth_date = '%.*s', arrived_on = '%.*s', citizenships = '%s' WHERE id = %lld",
            STR_ARG(born), STR_ARG(arrived), countries[chance(seed, sizeof countries / sizeof *countries)],
            (long long)persons->at[i]);
    }
}

/* A topic that few contacts have is somebody's own words and goes with her (retention_test): it is no figure. */
static void forget_rare_topics(struct task *t)
{
    test_sql(t, "UPDATE contacts_contact SET topic = '' WHERE (SELECT count(DISTINCT o.person_id) FROM "
                "contacts_contact o WHERE o.project_id = "
                "contacts_contact.project_id AND o.topic = contacts_contact.topic) < 5");
}

static void become_manager(struct task *t, int64_t project)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *who = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, ROLE_MANAGER, S("S1"), S("Project") };
    *who = (struct viewer){ .staff = 7, .role = ROLE_MANAGER, .projects = in, .nprojects = 1 };
    t->viewer = who;
}

/* Runs of all reports that keep any, and their files. */
static struct db_ids store(struct task *t, int64_t project)
{
    const struct viewer *was = t->viewer;
    struct db_ids runs = { 0 };

    become_manager(t, project);
    for (size_t i = 0; i < REPORT__N; i++) {
        const struct report_scope whole = { .project = project };
        struct problems ps = { 0 };
        int64_t id = 0;
        if (report_run_store(t, &report_rows[i], &whole, S("Run"), &id, &ps) == DONE)
            LIST_ADD(t->a, &runs, id);
    }
    t->viewer = was;
    return runs;
}

static struct str stored(struct task *t, int64_t project, const struct db_ids *runs)
{
    const struct viewer *was = t->viewer;
    struct buf *o = task_buf(t, 64 << 20);

    become_manager(t, project);
    for (size_t i = 0; i < runs->n; i++) {
        struct report_run run;
        assert_int_equal(report_run_read(t, runs->at[i], &run), DONE);
        buf_str(o, report_run_json(t, &run));
    }
    t->viewer = was;
    task_must_fit(t, o);
    return buf_view(o);
}

/* Some at a time, as a run does. */
static void anonymise(struct task *t, const struct db_ids *chosen)
{
    enum { TOGETHER = 7 };
    struct db_tables all = db_tables(t);
    struct retention_portion portion = { 0 };

    for (size_t i = 0; i < chosen->n; i += TOGETHER) {
        struct db_ids some = { chosen->at + i, chosen->n - i < TOGETHER ? chosen->n - i : TOGETHER, 0 };
        retention_portion_begin(t, &portion);
        assert_true(retention_anonymise(t, &all, &some) > (int64_t)some.n);
        retention_portion_end(t, &portion);
    }
}

static void anonymise_some(struct task *t, uint64_t seed, uint64_t one_of, size_t periods_n)
{
    bring_in_demo(t);
    int64_t project = projects_by_code(t, S("S99001"));
    struct db_ids persons = everybody(t), chosen = { 0 };

    mix(t, &persons, &seed);
    forget_rare_topics(t);
    struct db_ids runs = store(t, project);
    struct str before = all_figures(t, project, periods_n), kept = stored(t, project, &runs);
    for (size_t i = 0; i < persons.n; i++)
        if (chance(&seed, one_of) == 0)
            LIST_ADD(t->a, &chosen, persons.at[i]);
    assert_true(chosen.n > 5);
    leave_traces(t, &chosen);
    anonymise(t, &chosen);
    same(before, all_figures(t, project, periods_n));
    same(kept, stored(t, project, &runs));
    nothing_is_left(t, S(WORD), &chosen);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE anonymised_on IS NOT NULL"), chosen.n);
}

RULE(of_whom_becomes_a_fact_nothing_is_left_and_no_figure_moves) { anonymise_some(t, 20261130, 6, PERIODS); }

/* Of everybody a day that moved would be seen in the whole time, too. */
RULE(also_when_everybody_does) { anonymise_some(t, 11, 1, 1); }

RULES(of_whom_becomes_a_fact_nothing_is_left_and_no_figure_moves, also_when_everybody_does)
