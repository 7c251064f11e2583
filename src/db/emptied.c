/* emptied: see emptied.h. The statements are made while the program runs, of constants; that is why they stand in db/.
 */
#include "db/emptied.h"
#include "db/engine.h"

enum { SQL_MOST = 8000 };

static const struct db_column counted = { "n", DB_INT, false };

/* Runs what stands in b, with these parameters; the number it gave, or of the rows it wrote. */
static int64_t run(struct task *t, struct buf *b, const struct db_value *args, unsigned n, enum db_kind kind)
{
    struct db_column params[2] = { { "a", DB_INT, false }, { "b", DB_INT, true } };
    int64_t result = 0;

    task_must_fit(t, b);
    for (unsigned i = 0; i < n; i++)
        params[i].type = args[i].type;
    struct db_stmt s = { .room = "db",
        .name = "some",
        .kind = kind,
        .sql = str_z(t->a, buf_view(b)),
        .number = db_statements_n,
        .nparams = n,
        .params = params,
        .ncolumns = kind == DB_ONE,
        .columns = &counted,
        .file = __FILE__,
        .line = __LINE__ };
    struct db_rows *rows = db_run_once(t, &s, args);
    bool any = db_step(t, rows);
    if (kind == DB_ONE && any)
        result = db_value(rows, 0).i;
    else if (kind != DB_ONE)
        result = db_changed(rows);
    db_done(rows);
    return result;
}

static struct db_value found_by(const struct db_some *some)
{
    if (str_empty(some->before))
        return (struct db_value){ .type = DB_INT, .i = some->id };
    return (struct db_value){ .type = DB_TEXT, .s = some->before };
}

static int64_t of_some(struct task *t, const struct db_some *some, const char *head, enum db_kind kind)
{
    struct buf *b = task_buf(t, SQL_MOST);
    struct db_value arg = found_by(some);

    buf_fmt(b, "%s FROM %s WHERE %s", head, some->table, some->where);
    return run(t, b, &arg, 1, kind);
}

int64_t db_some_count(struct task *t, const struct db_some *some)
{
    return of_some(t, some, "SELECT count(*)", DB_ONE);
}

int64_t db_some_distinct(struct task *t, const struct db_some *some, const char *column)
{
    return of_some(t, some, str_z(t->a, str_fmt(t->a, "SELECT count(DISTINCT %s)", column)), DB_ONE);
}

int64_t db_some_drop(struct task *t, const struct db_some *some) { return of_some(t, some, "DELETE", DB_COUNT); }

static const struct db_column *column_of(struct task *t, const struct db_table *table, struct str name)
{
    for (unsigned i = 0; i < table->ncolumns; i++)
        if (str_is(name, table->columns[i].name))
            return &table->columns[i];
    fail(t, FAIL_DB, "the table %.*s has no column %.*s", STR_ARG(table->name), STR_ARG(name));
}

static bool is_secret(const struct db_column *c)
{
    struct str name = str_of(c->name);

    return c->type == DB_BYTES && !str_ends(name, S("_key")) && !str_ends(name, S("_hash"));
}

/* What stands in an empty cell of the column. $2 is an empty secret. */
static const char *nothing(const struct db_column *c, bool sqlite)
{
    if (c->null_ok)
        return "NULL";
    if (is_secret(c))
        return "$2";
    if (c->type == DB_BYTES)
        return sqlite ? "CAST('' AS BLOB)" : "CAST('' AS bytea)";
    return c->type == DB_TEXT ? "''" : "0";
}

/* Has a cell of the column something in it? Of a secret that may not be NULL this cannot be told from outside. */
static void put_filled(struct buf *b, const struct db_column *c, bool sqlite)
{
    if (is_secret(c) && !c->null_ok)
        buf_fmt(b, "length(%s) > length($2)", c->name);
    else if (c->null_ok)
        buf_fmt(b, "%s IS NOT NULL", c->name);
    else
        buf_fmt(b, "%s <> %s", c->name, nothing(c, sqlite));
}

/* Behind what b says already: the rows in which one of the columns has something. */
static int64_t of_filled(struct task *t, struct buf *b, const struct db_table *table, const struct db_some *some,
    const struct strs *names, enum db_kind kind)
{
    struct db_value args[2] = { found_by(some), { .type = DB_SECRET } };
    bool sealed = false;

    buf_fmt(b, " WHERE (%s) AND (", some->where);
    for (size_t i = 0; i < names->n; i++) {
        const struct db_column *c = column_of(t, table, names->at[i]);
        sealed = sealed || (is_secret(c) && !c->null_ok);
        buf_z(b, i ? " OR " : "");
        put_filled(b, c, db_engine(t->db) == DB_SQLITE);
    }
    BUF_LIT(b, ")");
    return run(t, b, args, sealed ? 2 : 1, kind);
}

int64_t db_some_empty(struct task *t, const struct db_table *table, const struct db_some *some, const char *columns)
{
    struct strs names = strs_split(t->a, str_of(columns), ' ');
    struct buf *b = task_buf(t, SQL_MOST);

    if (names.n == 0)
        return 0;
    buf_fmt(b, "UPDATE %s SET ", some->table);
    for (size_t i = 0; i < names.n; i++) {
        const struct db_column *c = column_of(t, table, names.at[i]);
        buf_fmt(b, "%s%s = %s", i ? ", " : "", c->name, nothing(c, db_engine(t->db) == DB_SQLITE));
    }
    return of_filled(t, b, table, some, &names, DB_COUNT);
}

int64_t db_some_filled(struct task *t, const struct db_table *table, const struct db_some *some, const char *columns)
{
    struct strs names = strs_split(t->a, str_of(columns), ' ');
    struct buf *b = task_buf(t, SQL_MOST);

    if (names.n == 0)
        return 0;
    buf_fmt(b, "SELECT count(*) FROM %s", some->table);
    return of_filled(t, b, table, some, &names, DB_ONE);
}

void db_some_point(struct task *t, const char *table, const char *column, int64_t from, int64_t to)
{
    struct buf *b = task_buf(t, SQL_MOST);
    const struct db_value args[2] = { { .type = DB_INT, .i = from }, { .type = DB_INT, .i = to } };

    buf_fmt(b, "UPDATE %s SET %s = $2 WHERE %s = $1", table, column, column);
    (void)run(t, b, args, 2, DB_COUNT);
}
