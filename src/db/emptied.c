/* emptied: see emptied.h. The statements are made while the program runs, of constants and numbers; that is why they
 * stand in db/. Numbers stand in the text: both engines then know how few they are, and go by the index. */
#include "db/emptied.h"
#include "db/engine.h"

enum { SQL_MOST = 1 << 18 };

static const struct db_column counted[] = { { "n", DB_INT, false }, { "n", DB_INT, false } };

/* What stands in b, as a statement of as many values; args may be NULL. */
static struct db_rows *begin(struct task *t, struct buf *b, const struct db_value *args, unsigned n, enum db_kind kind)
{
    struct db_column *params = NEW_N(t->a, struct db_column, 2);
    struct db_stmt *s = NEW(t->a, struct db_stmt);

    task_must_fit(t, b);
    for (unsigned i = 0; i < n; i++)
        params[i] = (struct db_column){ "a", args[i].type, true };
    *s = (struct db_stmt){ .room = "db",
        .name = "some",
        .kind = kind,
        .sql = str_z(t->a, buf_view(b)),
        .number = db_statements_n,
        .nparams = n,
        .params = params,
        .ncolumns = kind == DB_ONE    ? 1
                    : kind == DB_MANY ? 2
                                      : 0,
        .columns = counted,
        .file = __FILE__,
        .line = __LINE__ };
    return db_run_once(t, s, args);
}

/* The number it gave, or of the rows it wrote. */
static int64_t run(struct task *t, struct buf *b, const struct db_value *args, unsigned n, enum db_kind kind)
{
    struct db_rows *rows = begin(t, b, args, n, kind);
    bool any = db_step(t, rows);
    int64_t result = kind != DB_ONE ? db_changed(rows) : any ? db_value(rows, 0).i : 0;

    db_done(rows);
    return result;
}

static void put_ids(struct buf *b, const struct db_ids *ids)
{
    for (size_t i = 0; i < ids->n; i++)
        buf_fmt(b, "%s%lld", i ? ", " : "(", (long long)ids->at[i]);
    BUF_LIT(b, ")");
}

static bool skip(const char **at, const char *word)
{
    size_t n = strlen(word);
    bool there = strncmp(*at, word, n) == 0;

    *at += there ? n : 0;
    return there;
}

/* A condition, about these. */
static void put_where(struct task *t, struct buf *b, const struct db_some *some)
{
    const char *at = some->where;

    must(t, some->ids.n > 0 || !str_empty(some->before));
    while (*at)
        if (some->ids.n > 0 && skip(&at, "<> $1")) {
            BUF_LIT(b, "NOT IN ");
            put_ids(b, &some->ids);
        } else if (some->ids.n > 0 && skip(&at, "= $1")) {
            BUF_LIT(b, "IN ");
            put_ids(b, &some->ids);
        } else {
            buf_ch(b, *at++);
        }
}

static unsigned values_of(const struct db_some *some, struct db_value ret[2])
{
    if (str_empty(some->before))
        return 0;
    ret[0] = (struct db_value){ .type = DB_TEXT, .s = some->before };
    return 1;
}

static int64_t of_some(struct task *t, const struct db_some *some, const char *head)
{
    struct buf *b = task_buf(t, SQL_MOST);
    struct db_value args[2];

    buf_fmt(b, "%s FROM %s WHERE ", head, some->table);
    put_where(t, b, some);
    return run(t, b, args, values_of(some, args), DB_ONE);
}

int64_t db_some_count(struct task *t, const struct db_some *some) { return of_some(t, some, "SELECT count(*)"); }

int64_t db_some_distinct(struct task *t, const struct db_some *some, const char *column)
{
    return of_some(t, some, str_z(t->a, str_fmt(t->a, "SELECT count(DISTINCT %s)", column)));
}

/* ---- some rows of a table at once */

/* What a row of the table is found by: its key, or where SQLite and PostgreSQL keep it. */
static struct str place_of(struct task *t, const char *table)
{
    static const struct db_column name = { "name", DB_TEXT, false };
    struct db_stmt s = { .room = "db",
        .name = "key",
        .kind = DB_MANY,
        .sql = str_z(
            t->a, str_fmt(t->a, "SELECT name FROM pragma_table_info('%s', 'main') WHERE pk > 0 ORDER BY pk", table)),
        .number = db_statements_n,
        .ncolumns = 1,
        .columns = &name,
        .file = __FILE__,
        .line = __LINE__ };
    struct strs names = { 0 };

    if (db_engine(t->db) != DB_SQLITE)
        return S("ctid");
    struct db_rows *rows = db_run_once(t, &s, NULL);
    while (db_step(t, rows))
        strs_add(t->a, &names, str_copy(t->a, db_text(rows, 0)));
    db_done(rows);
    return names.n == 0 ? S("rowid") : strs_join(t->a, &names, S(", "));
}

/* The beginning of a condition for no more rows than `most`, and its end. */
static void put_first_rows(struct task *t, struct buf *b, const struct db_some *some)
{
    struct str place = place_of(t, some->table);

    if (some->most == 0)
        return;
    if (db_engine(t->db) == DB_SQLITE)
        buf_fmt(b, "(%.*s) IN (SELECT %.*s FROM %s WHERE ", STR_ARG(place), STR_ARG(place), some->table);
    else
        buf_fmt(b, "ctid = ANY (ARRAY(SELECT ctid FROM %s WHERE ", some->table);
}

static void end_first_rows(struct task *t, struct buf *b, const struct db_some *some)
{
    if (some->most != 0)
        buf_fmt(b, " LIMIT %lld%s", (long long)some->most, db_engine(t->db) == DB_SQLITE ? ")" : "))");
}

int64_t db_some_drop(struct task *t, const struct db_some *some)
{
    struct buf *b = task_buf(t, SQL_MOST);
    struct db_value args[2];

    buf_fmt(b, "DELETE FROM %s WHERE ", some->table);
    put_first_rows(t, b, some);
    put_where(t, b, some);
    end_first_rows(t, b, some);
    return run(t, b, args, values_of(some, args), DB_COUNT);
}

/* ---- what stands in columns */

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

/* What stands in an empty cell of the column. $number is an empty secret. */
static void put_nothing(struct buf *b, const struct db_column *c, bool sqlite, unsigned number)
{
    if (c->null_ok)
        BUF_LIT(b, "NULL");
    else if (is_secret(c))
        buf_fmt(b, "$%u", number);
    else if (c->type == DB_BYTES)
        buf_z(b, sqlite ? "CAST('' AS BLOB)" : "CAST('' AS bytea)");
    else
        buf_z(b, c->type == DB_TEXT ? "''" : "0");
}

/* Has a cell of the column something in it? Of a secret that may not be NULL this cannot be told from outside. */
static void put_filled(struct buf *b, const struct db_column *c, bool sqlite, unsigned number)
{
    if (is_secret(c) && !c->null_ok) {
        buf_fmt(b, "length(%s) > length($%u)", c->name, number);
    } else if (c->null_ok) {
        buf_fmt(b, "%s IS NOT NULL", c->name);
    } else {
        buf_fmt(b, "%s <> ", c->name);
        put_nothing(b, c, sqlite, number);
    }
}

/* One of the columns has something. True: $number, an empty secret, is asked for. */
static bool put_one_filled(
    struct task *t, struct buf *b, const struct db_table *table, const struct strs *names, unsigned number)
{
    bool sealed = false;

    BUF_LIT(b, "(");
    for (size_t i = 0; i < names->n; i++) {
        const struct db_column *c = column_of(t, table, names->at[i]);
        sealed = sealed || (is_secret(c) && !c->null_ok);
        buf_z(b, i ? " OR " : "");
        put_filled(b, c, db_engine(t->db) == DB_SQLITE, number);
    }
    BUF_LIT(b, ")");
    return sealed;
}

/* Behind what b says already: the rows in which one of the columns has something. */
static int64_t of_filled(struct task *t, struct buf *b, const struct db_table *table, const struct db_some *some,
    const struct strs *names, enum db_kind kind)
{
    struct db_value args[2];
    unsigned n = values_of(some, args);

    args[n] = (struct db_value){ .type = DB_SECRET };
    BUF_LIT(b, " WHERE ");
    put_first_rows(t, b, some);
    BUF_LIT(b, "(");
    put_where(t, b, some);
    BUF_LIT(b, ") AND ");
    n += put_one_filled(t, b, table, names, n + 1);
    end_first_rows(t, b, some);
    return run(t, b, args, n, kind);
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
        buf_fmt(b, "%s%s = ", i ? ", " : "", c->name);
        put_nothing(b, c, db_engine(t->db) == DB_SQLITE, str_empty(some->before) ? 1 : 2);
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

/* ---- many at once */

/* A condition about the one whose row of the list this is. */
static void put_where_one(struct buf *b, const char *where)
{
    while (*where)
        if (skip(&where, "$1"))
            BUF_LIT(b, "one_of.id");
        else
            buf_ch(b, *where++);
}

static size_t place_in(struct task *t, const struct db_ids *ids, int64_t id)
{
    size_t i = 0;

    while (i < ids->n && ids->at[i] != id)
        i++;
    must(t, i < ids->n);
    return i;
}

void db_count_each(
    struct task *t, const struct db_rows_of *list, size_t nlist, const struct db_ids *ids, int64_t *add_n)
{
    struct buf *b = task_buf(t, SQL_MOST);
    const struct db_value nothing = { .type = DB_SECRET };
    bool sealed = false;

    if (ids->n == 0 || nlist == 0)
        return;
    BUF_LIT(b, "WITH one_of(id) AS (VALUES ");
    for (size_t i = 0; i < ids->n; i++)
        buf_fmt(b, "%s(%lld)", i ? ", " : "", (long long)ids->at[i]);
    BUF_LIT(b, ") SELECT one_of.id");
    for (size_t i = 0; i < nlist; i++) {
        struct strs names = strs_split(t->a, str_of(list[i].columns), ' ');
        buf_fmt(b, "%s(SELECT count(*) FROM %.*s WHERE (", i ? " + " : ", ", STR_ARG(list[i].table->name));
        put_where_one(b, list[i].where);
        buf_z(b, names.n > 0 ? ") AND " : ")");
        sealed |= names.n > 0 && put_one_filled(t, b, list[i].table, &names, 1);
        BUF_LIT(b, ")");
    }
    BUF_LIT(b, " FROM one_of");
    struct db_rows *rows = begin(t, b, &nothing, sealed, DB_MANY);
    while (db_step(t, rows))
        add_n[place_in(t, ids, db_value(rows, 0).i)] += db_value(rows, 1).i;
    db_done(rows);
}

void db_some_point(
    struct task *t, const char *table, const char *column, const struct db_ids *from, const struct db_ids *to)
{
    struct buf *b = task_buf(t, SQL_MOST);

    must(t, from->n == to->n && from->n > 0);
    buf_fmt(b, "UPDATE %s SET %s = CASE %s", table, column, column);
    for (size_t i = 0; i < from->n; i++)
        buf_fmt(b, " WHEN %lld THEN %lld", (long long)from->at[i], (long long)to->at[i]);
    buf_fmt(b, " END WHERE %s IN ", column);
    put_ids(b, from);
    (void)run(t, b, NULL, 0, DB_COUNT);
}
