/* Tests of single cells of every kind of record, on both engines: an import that fills an empty one changes that one
 * and nothing beside it, and taken back it leaves it empty again. */
#include "rooms/kind.h"
#include "tests/exchange_testing.h"

enum { LINES = 20 }; /* more than a file of the small package has */

/* A cell of a line, with its quotes. */
static struct str cell_of(struct str line, size_t column)
{
    size_t from = 0, at = 0;
    bool quoted = false;

    for (; at < line.n; at++) {
        quoted ^= line.p[at] == '"';
        if (line.p[at] != ',' || quoted)
            continue;
        if (column-- == 0)
            break;
        from = at + 1;
    }
    return str_part(line, from, at - from);
}

static struct str with(struct task *t, struct str text, struct str piece, struct str instead)
{
    size_t before = (size_t)(piece.p - text.p);

    return str_fmt(
        t->a, "%.*s%.*s%.*s", (int)before, text.p, STR_ARG(instead), STR_ARG(str_part(text, before + piece.n, text.n)));
}

static bool optional(const struct kind_column *c) { return !c->required && !c->same; }

/* The file with nothing in it that may be left out. */
static struct str bare(struct task *t, enum kind_name kind, struct str csv)
{
    struct str all = S(""), line;

    for (size_t n = 0; csv.n > 0 && str_cut(&csv, '\n', &line); n++) {
        for (size_t c = 0; n > 0 && c < kinds[kind]->n; c++)
            if (optional(&kinds[kind]->columns[c]))
                line = with(t, line, cell_of(line, c), S(""));
        all = str_fmt(t->a, "%.*s%.*s\n", STR_ARG(all), STR_ARG(line));
    }
    return all;
}

/* The first row in which the cell is filled; its number. */
static size_t filled_line(struct str csv, size_t column, struct str *ret_line)
{
    for (size_t n = 0; csv.n > 0 && str_cut(&csv, '\n', ret_line); n++)
        if (n > 0 && cell_of(*ret_line, column).n > 0)
            return n;
    return 0;
}

static struct str line_at(struct str csv, size_t n)
{
    struct str line = S("");

    for (size_t i = 0; i <= n; i++)
        (void)str_cut(&csv, '\n', &line);
    return line;
}

/* What the small package leaves empty. */
static const struct {
    enum kind_name kind;
    const char *column, *cell;
} more[] = {
    { KIND_participations, "unemployed_since", "2024-12-01" },
    { KIND_plans, "deferred_until", "2026-01-15" },
    { KIND_plans, "deferral_reason", "Parental leave" },
};

/* What to fill the cell with, and in which line. */
static struct str filling(enum kind_name kind, size_t column, struct str whole, size_t *ret_line)
{
    const char *name = kinds[kind]->columns[column].name;
    struct str line;

    *ret_line = filled_line(whole, column, &line);
    if (*ret_line > 0)
        return cell_of(line, column);
    *ret_line = 1;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i].kind == kind && strcmp(more[i].column, name) == 0)
            return str_of(more[i].cell);
    fail_msg("no test fills %s of %s", name, kinds[kind]->name);
    return S("");
}

/* Rows beside those of the small package that agree with one of them in all but one column. */
static const struct text beside[] = {
    { "needs.csv", "person,project,date,area,weight\np2,P1,2025-02-03,health,2\np2,P1,2025-02-04,work,1\n"
                   "p2,P2,2025-02-03,work,1\np1,P1,2025-02-03,work,2\n" },
};

static void stands(struct task *t, const char *file, const char *filled, struct str want)
{
    struct str now = exported(t, file, 0);

    if (!str_eq(now, want))
        fail_msg("%s, %s filled:\n%.*s\nwanted:\n%.*s", file, filled, STR_ARG(now), STR_ARG(want));
}

/* Nobody works for an organisation in a project in which she does not work: exchange_test brings both. What is shown
 * from a day on has a moment for feeds: publications_kind_test. */
static bool leans_on_another(enum kind_name kind, const struct kind_column *column)
{
    return (kind == KIND_staff && strcmp(column->name, "partnerships") == 0) ||
           (kind == KIND_publications && strcmp(column->name, "public_on") == 0);
}

/* The file with one line changed comes to that alone, and taken back to what it was. */
static void fill(
    struct task *t, enum kind_name kind, struct str csv, struct str before, struct str row, const char *what)
{
    const char *file = str_z(t->a, str_fmt(t->a, "%s.csv", kinds[kind]->name));
    struct str want = with(t, csv, before, row), why;
    const char *filled = str_z(t->a, str_fmt(t->a, "%.*s\n%.*s\n", STR_ARG(line_at(csv, 0)), STR_ARG(row)));
    struct exchange_result result;

    assert_int_equal(bring_one(t, file, filled, &result), DONE);
    stands(t, file, what, want);
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    stands(t, file, what, csv);
    test_rollback(t);
}

/* Which cell a statement meets is the same on both engines, and that each cell is kept as it is shows in a line with
 * all of them: on PostgreSQL a line is filled at once, which asks a third as often. */
static void fill_each(struct task *t, enum kind_name kind, struct str whole, size_t *ret_filled)
{
    const char *file = str_z(t->a, str_fmt(t->a, "%s.csv", kinds[kind]->name));
    struct str csv = exported(t, file, 0), rows[LINES] = { 0 };
    bool at_once = db_engine(t->db) == DB_POSTGRES;

    for (size_t c = 0; c < kinds[kind]->n; c++) {
        const struct kind_column *column = &kinds[kind]->columns[c];
        size_t n;
        if (!optional(column) || leans_on_another(kind, column))
            continue;
        struct str cell = filling(kind, c, whole, &n), before = line_at(csv, n);
        assert_true(n < LINES);
        struct str row = at_once && rows[n].n > 0 ? rows[n] : before;
        row = with(t, row, cell_of(row, c), cell);
        if (at_once)
            rows[n] = row;
        else
            fill(t, kind, csv, before, row, column->name);
        ++*ret_filled;
    }
    for (size_t n = 0; n < LINES; n++)
        if (rows[n].n > 0)
            fill(t, kind, csv, line_at(csv, n), rows[n], "a line");
}

RULE(a_cell_that_an_import_fills_is_filled_and_nothing_beside_it_and_empty_again_when_it_is_taken_back)
{
    struct exchange_result result;
    struct text package[SMALL_N];
    size_t filled = 0;

    for (size_t i = 0; i < SMALL_N; i++) {
        enum kind_name kind = package_file_named(str_of(small[i].name));
        package[i] = (struct text){ small[i].name, str_z(t->a, bare(t, kind, str_of(small[i].csv))) };
    }
    assert_int_equal(bring(t, package, SMALL_N, NULL, &result), DONE);
    assert_int_equal(bring(t, beside, sizeof beside / sizeof *beside, NULL, &result), DONE);
    test_commit(t);
    for (size_t i = 0; i < SMALL_N; i++)
        fill_each(t, package_file_named(str_of(small[i].name)), str_of(small[i].csv), &filled);
    assert_true(filled >= 90);
}

RULES(a_cell_that_an_import_fills_is_filled_and_nothing_beside_it_and_empty_again_when_it_is_taken_back)
