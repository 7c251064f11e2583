/* tables: see tables.h. The statements here are made while the program runs, of names that the database itself gave;
 * that is why they stand in db/. */
#include "db/tables.h"
#include "db/engine.h"

/* ---- the catalogue: name of the table, of a column, its type, place in the primary key (0: not in it) */

static const char columns_sqlite[] = "SELECT m.name, p.name, p.type, p.pk, p.\"notnull\" FROM main.sqlite_master m "
                                     "JOIN pragma_table_info(m.name, 'main') p WHERE m.type = 'table' AND m.name NOT "
                                     "LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, p.cid";
static const char columns_postgres[] =
    "SELECT CAST(c.relname AS text) COLLATE \"C\" AS name, CAST(a.attname AS text), format_type(a.atttypid, NULL), "
    "CAST(coalesce(array_position(CAST(i.indkey AS int2[]), a.attnum) + 1, 0) AS bigint), "
    "CAST(CAST(a.attnotnull AS int) AS bigint) "
    "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary "
    "WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace) ORDER BY name, a.attnum";

static const struct db_column catalogue[] = { { "table", DB_TEXT, false }, { "column", DB_TEXT, false },
    { "type", DB_TEXT, false }, { "key", DB_INT, false }, { "filled", DB_INT, false } };

static const struct db_column ties[] = { { "cut", DB_TEXT, false }, { "again", DB_TEXT, false } };

static struct db_stmt statement(const char *name, enum db_kind kind, const char *sql)
{
    return (struct db_stmt){ .room = "db",
        .name = name,
        .kind = kind,
        .sql = sql,
        .number = db_statements_n,
        .file = __FILE__,
        .line = __LINE__ };
}

static enum db_type type_of(struct task *t, struct str word)
{
    static const struct {
        const char *word;
        enum db_type type;
    } types[] = { { "INTEGER", DB_INT }, { "bigint", DB_INT }, { "TEXT", DB_TEXT }, { "text", DB_TEXT },
        { "BLOB", DB_BYTES }, { "bytea", DB_BYTES }, { "REAL", DB_REAL }, { "double precision", DB_REAL } };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_is(word, types[i].word))
            return types[i].type;
    fail(t, FAIL_DB, "a column has the type %.*s, which this program never makes", STR_ARG(word));
}

struct column { /* one row of the catalogue */
    struct str table, name;
    enum db_type type;
    int64_t key;
    bool filled;
};
struct columns {
    struct column *at;
    size_t n, cap;
};

static struct columns read_catalogue(struct task *t)
{
    struct columns all = { 0 };
    struct db_stmt s = statement("columns", DB_MANY, db_engine(t->db) == DB_SQLITE ? columns_sqlite : columns_postgres);
    s.columns = catalogue;
    s.ncolumns = sizeof catalogue / sizeof *catalogue;
    struct db_rows *rows = db_run_once(t, &s, NULL);
    while (db_step(t, rows)) {
        struct column c = { str_copy(t->a, db_text(rows, 0)), str_copy(t->a, db_text(rows, 1)),
            type_of(t, db_text(rows, 2)), db_value(rows, 3).i, db_value(rows, 4).i != 0 };
        LIST_ADD(t->a, &all, c);
    }
    db_done(rows);
    return all;
}

/* ---- statements of a table */

static void put_name(struct buf *b, struct str name) /* names of the program hold no quotes, others may */
{
    buf_ch(b, '"');
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] == '"')
            buf_ch(b, '"');
        buf_ch(b, name.p[i]);
    }
    buf_ch(b, '"');
}

static void put_names(struct buf *b, const struct column *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_z(b, i ? ", " : "");
        put_name(b, c[i].name);
    }
}

static const char *ended(struct task *t, struct buf *b)
{
    task_must_fit(t, b);
    return str_z(t->a, buf_view(b));
}

/* The primary key; of a table without one all columns, in an order that both engines know. */
static void put_order(struct buf *b, const struct column *c, size_t n)
{
    bool keyed = false;
    for (int64_t key = 1; key <= (int64_t)n; key++)
        for (size_t i = 0; i < n; i++)
            if (c[i].key == key) {
                buf_z(b, keyed ? ", " : " ORDER BY ");
                put_name(b, c[i].name);
                keyed = true;
            }
    for (size_t i = 0; i < n && !keyed; i++) {
        buf_z(b, i > 0 ? ", " : " ORDER BY ");
        put_name(b, c[i].name);
        BUF_LIT(b, " NULLS FIRST");
    }
}

static const char *read_sql(struct task *t, const struct column *c, size_t n)
{
    struct buf *b = task_buf(t, 1 << 16);
    BUF_LIT(b, "SELECT ");
    put_names(b, c, n);
    BUF_LIT(b, " FROM ");
    put_name(b, c->table);
    buf_z(b, str_is(c->table, "db_aside") ? " WHERE mark IS NULL" : ""); /* what is put aside is not seen either */
    put_order(b, c, n);
    return ended(t, b);
}

static struct buf *insert_into(struct task *t, const struct column *c, size_t n)
{
    struct buf *b = task_buf(t, 1 << 16);
    BUF_LIT(b, "INSERT INTO ");
    put_name(b, c->table);
    BUF_LIT(b, " (");
    put_names(b, c, n);
    return b;
}

static const char *add_sql(struct task *t, const struct column *c, size_t n)
{
    struct buf *b = insert_into(t, c, n);
    for (size_t i = 0; i < n; i++)
        buf_fmt(b, "%s$%zu", i ? ", " : ") VALUES (", i + 1);
    BUF_LIT(b, ")");
    return ended(t, b);
}

static const char *add_many_sql(struct task *t, const struct column *c, size_t n)
{
    struct buf *b = insert_into(t, c, n);
    BUF_LIT(b, ") SELECT * FROM unnest(");
    for (size_t i = 0; i < n; i++)
        buf_fmt(b, "%s$%zu", i ? ", " : "", i + 1);
    BUF_LIT(b, ")");
    return ended(t, b);
}

static struct db_table table_of(struct task *t, const struct column *c, size_t n, unsigned place)
{
    struct db_column *columns = NEW_N(t->a, struct db_column, n);
    struct db_stmt *read = NEW(t->a, struct db_stmt), *add = NEW(t->a, struct db_stmt);
    const char *name = str_z(t->a, c->table);
    if (n > TABLE_COLUMNS)
        fail(t, FAIL_DB, "the table %s has %zu columns", name, n);
    for (size_t i = 0; i < n; i++)
        columns[i] = (struct db_column){ str_z(t->a, c[i].name), c[i].type, !c[i].filled };
    *read = statement(name, DB_EACH, read_sql(t, c, n));
    read->columns = columns;
    read->ncolumns = (unsigned)n;
    *add = statement(name, DB_ADD, add_sql(t, c, n));
    add->many = add_many_sql(t, c, n);
    add->params = columns;
    add->nparams = (unsigned)n;
    add->number = db_statements_n + 1 + place; /* kept as long as the connection is */
    return (struct db_table){ c->table, columns, (unsigned)n, read, add };
}

struct db_tables db_tables(struct task *t)
{
    struct db_tables all = { 0 };
    struct columns c = read_catalogue(t);
    for (size_t i = 0, n; i < c.n; i += n) {
        for (n = 1; i + n < c.n && str_eq(c.at[i].table, c.at[i + n].table);)
            n++;
        struct db_table table = table_of(t, &c.at[i], n, (unsigned)all.n);
        LIST_ADD(t->a, &all, table);
    }
    return all;
}

struct db_table *db_tables_find(const struct db_tables *all, struct str name)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->at[i].name, name))
            return &all->at[i];
    return NULL;
}

bool db_table_same(const struct db_table *x, const struct db_table *y)
{
    bool same = str_eq(x->name, y->name) && x->ncolumns == y->ncolumns;
    for (unsigned i = 0; same && i < x->ncolumns; i++)
        same = strcmp(x->columns[i].name, y->columns[i].name) == 0 && x->columns[i].type == y->columns[i].type;
    return same;
}

bool db_tables_empty(struct task *t, const struct db_tables *all, struct buf *ret_why)
{
    for (size_t i = 0; i < all->n; i++) {
        struct buf *b = task_buf(t, 1000);
        BUF_LIT(b, "DELETE FROM ");
        put_name(b, all->at[i].name);
        if (!db_exec(t->db, ended(t, b), ret_why))
            return false;
    }
    return true;
}

void db_table_add(struct task *t, const struct db_table *table, const struct db_value *values)
{
    db_add(t, table->add, values);
}

/* ---- indexes and references. References are made again last: PostgreSQL looks for all rows at once then, by the
 * indexes; SQLite does not look while a scratch place is filled. */

static const char ties_sqlite[] = "SELECT 'DROP INDEX \"' || name || '\"', sql FROM main.sqlite_master "
                                  "WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid";
static const char ties_postgres[] =
    "SELECT 'DROP INDEX ' || CAST(CAST(i.indexrelid AS regclass) AS text), pg_get_indexdef(i.indexrelid) "
    "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = CAST(current_schema() AS "
    "regnamespace) AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) "
    "UNION ALL SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', CAST(conrelid AS regclass), conname), "
    "format('ALTER TABLE %s ADD CONSTRAINT %I %s', CAST(conrelid AS regclass), conname, pg_get_constraintdef(oid)) "
    "FROM pg_constraint WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)";

static bool exec(struct task *t, struct str sql, struct buf *ret_why)
{
    return db_exec(t->db, str_z(t->a, sql), ret_why);
}

bool db_ties_cut(struct task *t, struct strs *ret_again, struct buf *ret_why)
{
    struct strs cut = { 0 }, again = { 0 };
    struct db_stmt s = statement("ties", DB_MANY, db_engine(t->db) == DB_SQLITE ? ties_sqlite : ties_postgres);
    s.columns = ties;
    s.ncolumns = sizeof ties / sizeof *ties;
    db_begin_read(t);
    struct db_rows *rows = db_run_once(t, &s, NULL);
    while (db_step(t, rows)) {
        strs_add(t->a, &cut, str_copy(t->a, db_text(rows, 0)));
        strs_add(t->a, &again, str_copy(t->a, db_text(rows, 1)));
    }
    db_done(rows);
    db_commit(t);
    for (size_t i = cut.n; i-- > 0;) /* references before the indexes they lean on */
        if (!exec(t, cut.at[i], ret_why))
            return false;
    *ret_again = again;
    return true;
}

bool db_ties_make(struct task *t, const struct strs *again, struct buf *ret_why)
{
    for (size_t i = 0; i < again->n; i++)
        if (!exec(t, again->at[i], ret_why))
            return false;
    return true;
}
