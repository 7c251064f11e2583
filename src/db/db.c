/* db: what both engines share: choosing the engine, the transaction's state, the table of prepared statements,
 * and reading columns for generated code. Names no engine's library; sealing is seal.c's. */
#include "db/engine.h"
#include "db/seal.h"
#include "db/statement.h"
#include <ctype.h>

void *db_alloc(struct task *t, size_t n)
{
    must(t, n > 0);
    void *p = calloc(1, n);
    if (!p)
        fail(t, FAIL_MEMORY, "no memory for a statement");
    return p;
}

enum db_engine db_engine_of(struct str url)
{
    return str_starts(url, S("postgresql://")) || str_starts(url, S("postgres://")) ? DB_POSTGRES : DB_SQLITE;
}

struct db *db_open(struct str url, const struct db_options *o, struct buf *ret_why)
{
    struct db_options options = o ? *o : (struct db_options){ 0 };
    if (options.busy_ms <= 0)
        options.busy_ms = 10000;
    if (options.cache_kb <= 0)
        options.cache_kb = 2048;
    if (db_engine_of(url) == DB_POSTGRES)
        return engine_postgres.open(url, &options, ret_why);
    if (str_starts(url, S("sqlite:")))
        url = str_part(url, sizeof "sqlite:" - 1, url.n);
    else if (str_find(url, S("://")) >= 0) {
        BUF_LIT(ret_why, "the database address begins with neither sqlite: nor postgresql://");
        return NULL;
    }
    if (url.n == 0) {
        BUF_LIT(ret_why, "the database address is empty");
        return NULL;
    }
    return engine_sqlite.open(url, &options, ret_why);
}

void db_close(struct db *db)
{
    if (!db)
        return;
    db_rollback(db);
    db->engine->close(db);
}

enum db_engine db_engine(const struct db *db) { return db->engine->name; }
bool db_in_write(const struct db *db) { return db->in_write; }
bool db_in_transaction(const struct db *db) { return db->in_transaction; }
bool db_alive(struct db *db) { return db->engine->alive(db); }
const char *db_trouble(struct db *db, int wait_ms) { return db->engine->trouble(db, wait_ms); }
int64_t db_state(struct db *db) { return db->engine->state ? db->engine->state(db) : 0; }
bool db_exec(struct db *db, const char *sql, struct buf *ret_why) { return db->engine->exec(db, sql, ret_why); }

bool db_references_hold(struct db *db, struct buf *ret_why)
{
    int64_t broken = 0;
    if (db->engine->name == DB_SQLITE &&
        !db->engine->first_int(db, "SELECT count(*) FROM pragma_foreign_key_check", &broken, ret_why))
        return false;
    if (broken > 0)
        buf_fmt(ret_why, "%lld rows refer to rows that do not exist", (long long)broken);
    return broken == 0;
}

/* ---- transactions */

static void begin(struct task *t, bool write, bool together, bool apart)
{
    if (!t->db) /* a page that is shown without data, as far as it goes */
        fail(t, FAIL_DB, "no connection to the database");
    must(t, !t->db->in_transaction);
    must(t, !t->db->active);
    t->db->together = together;
    t->db->apart = apart;
    t->db->engine->begin(t, write);
    t->db->in_transaction = true;
    t->db->in_write = write;
    t->found_out = NULL;
    t->found_names = NULL;
    t->found_words = NULL;
}

void db_begin_read(struct task *t) { begin(t, false, false, false); }
void db_begin_write(struct task *t) { begin(t, true, false, false); }
void db_begin_save(struct task *t) { begin(t, true, true, false); }
void db_begin_apart(struct task *t) { begin(t, true, false, true); }

void db_commit(struct task *t)
{
    struct db *db = t->db;
    must(t, db && db->in_transaction);
    must(t, !db->active);
    must(t, db->aside == 0 || db->aside_last);
    db->engine->commit(t);
    db->in_transaction = db->in_write = db->aside_first = db->aside_last = false;
}

bool db_aside_begin(struct task *t, int64_t mark, int64_t *ret_other)
{
    must(t, t->db && !t->db->in_transaction && !t->db->active && mark != 0);
    t->db->together = false;
    t->db->in_transaction = t->db->in_write = true;
    bool mine = t->db->engine->aside_begin(t, mark, ret_other);
    if (!mine)
        db_rollback(t->db);
    return mine;
}

void db_aside_rest(struct task *t)
{
    must(t, t->db->aside != 0 && !t->db->active);
    if (!t->db->aside_last && !t->db->aside_first)
        t->db->engine->aside_rest(t, false);
}

void db_breathe(struct task *t)
{
    if (t->db->engine->aside_breathe)
        t->db->engine->aside_breathe(t);
}

void db_aside_last(struct task *t)
{
    must(t, t->db->aside != 0 && !t->db->aside_last && !t->db->active);
    t->db->engine->aside_rest(t, true);
    t->db->aside_last = true;
}

void db_aside_clear(struct task *t)
{
    must(t, t->db->aside != 0 && !t->db->aside_first && !t->db->aside_last && !t->db->active);
    if (t->db->engine->aside_clear)
        t->db->engine->aside_clear(t);
}

bool db_aside_hides(const struct db *db) { return db->engine->aside_clear != NULL; }

void db_aside_first(struct task *t)
{
    must(t, t->db->aside != 0 && !t->db->aside_last && db_aside_hides(t->db));
    t->db->aside_first = true;
}

void db_aside_hide(struct task *t)
{
    must(t, t->db->aside_first && !t->db->active);
    t->db->engine->aside_rest(t, true);
    t->db->aside_first = false;
}

bool db_aside_concerns(struct task *t, const int64_t *ids, size_t n)
{
    return n > 0 && t->db->engine->aside_concerns(t, ids, n);
}

void db_aside_hold(struct task *t)
{
    must(t, t->db->aside != 0 && !t->db->aside_last);
    if (t->db->engine->aside_hold)
        t->db->engine->aside_hold(t);
}

bool db_aside_may_go_ahead(const struct db *db) { return db->engine->aside_ahead != NULL; }

void db_aside_ahead(struct task *t)
{
    must(t, t->db->aside != 0 && !t->db->aside_last && !t->db->active);
    t->db->engine->aside_ahead(t);
}

void db_aside_back(struct task *t)
{
    while (t->db->active)
        db_done(t->db->active);
    t->db->engine->aside_back(t);
    t->db->aside_last = false;
}

bool db_may_judge(const struct db *db) { return db->in_write && (db->aside == 0 || db->aside_first || db->aside_last); }

void db_settle(struct task *t)
{
    if (t->db->engine->settle)
        t->db->engine->settle(t->db);
}

void db_rollback(struct db *db)
{
    while (db->active)
        db_done(db->active);
    db->keeps = NULL;
    db->engine->rollback(db); /* also after a begin or commit that failed half-way */
    db->in_transaction = db->in_write = db->aside_first = db->aside_last = false;
}

/* ---- statements */

static void destroy(struct db *db, struct db_rows *rows)
{
    must_be(!rows->active);
    for (unsigned i = 0; rows->plain && i < rows->stmt->ncolumns; i++)
        seal_free(&rows->plain[i]);
    free(rows->plain);
    db->engine->destroy(db, rows);
}

void db_forget(struct db *db, struct db_prepared *prepared)
{
    for (unsigned i = 0; i < prepared->n; i++)
        if (prepared->at[i])
            destroy(db, prepared->at[i]);
    free(prepared->at);
    *prepared = (struct db_prepared){ 0 };
}

static struct db_rows *make(struct task *t, const struct db_stmt *s)
{
    struct db_rows *rows = t->db->engine->make(t, s);
    must(t, rows);
    rows->stmt = s;
    if (s->kind == DB_EACH && !(rows->plain = calloc(s->ncolumns, sizeof *rows->plain))) {
        destroy(t->db, rows);
        fail(t, FAIL_MEMORY, "no memory for a statement");
    }
    return rows;
}

/* The connection's own prepared form of the statement, made at first use. */
static struct db_rows *find(struct task *t, const struct db_stmt *s)
{
    struct db_prepared *p = t->db->prepared;
    if (s->number >= p->n) {
        unsigned n = s->number < db_statements_n ? db_statements_n : s->number + 16;
        struct db_rows **more = realloc(p->at, n * sizeof *more);
        if (!more)
            fail(t, FAIL_MEMORY, "no memory for the table of statements");
        p->at = more;
        memset(p->at + p->n, 0, (n - p->n) * sizeof *p->at);
        p->n = n;
    }
    must(t, s->number < p->n);
    struct db_rows **kept = &p->at[s->number];
    if (*kept && (*kept)->stmt != s && !(*kept)->active) { /* a test's own statements may share a number */
        destroy(t->db, *kept);
        *kept = NULL;
    }
    if (!*kept)
        *kept = make(t, s);
    must(t, (*kept)->stmt == s || (*kept)->active);
    if (!(*kept)->active)
        return *kept;
    struct db_rows *rows = make(t, s);
    rows->single = true;
    return rows;
}

/* Writes that were kept come with what is sealed already. */
static bool any_secret(const struct db_stmt *s, const struct db_value *args)
{
    for (unsigned i = 0; i < s->nparams; i++)
        if (args[i].type == DB_SECRET && !args[i].null)
            return true;
    return false;
}

/* The values as they are stored. */
static const struct db_value *seal_secrets(struct task *t, const struct db_stmt *s, const struct db_value *args)
{
    if (!any_secret(s, args))
        return args;
    struct db_value *sealed = NEW_N(t->a, struct db_value, s->nparams);
    for (unsigned i = 0; i < s->nparams; i++) {
        sealed[i] = args[i];
        if (args[i].type == DB_SECRET && !args[i].null)
            sealed[i].s = db_seal(t, args[i].s);
    }
    return sealed;
}

/* Also where the engine could: what is written on one engine must run on the other. */
static void must_be_free(struct task *t, const struct db_stmt *s)
{
    const struct db_rows *last = t->db->active;
    if (last && last->straight)
        fail(t, FAIL_BUG, "%s:%d: %s runs beside %s, which has the line for itself", s->file, s->line, s->name,
            last->stmt->name);
}

void db_add(struct task *t, const struct db_stmt *s, const struct db_value *args)
{
    must(t, t->db && t->db->in_transaction);
    must(t, s->many && args);
    must_be_free(t, s);
    if (!t->db->in_write)
        fail(t, FAIL_BUG, "%s:%d: %s writes in a transaction that only reads", s->file, s->line, s->name);
    t->statements++;
    args = seal_secrets(t, s, args);
    if (t->db->keeps) {
        db_kept_take(t, t->db->keeps, s, args);
        return;
    }
    struct db_rows *rows = find(t, s);
    rows->db = t->db;
    t->db->engine->add(t, rows, args);
}

enum how { HOW_ALL, HOW_FEW, HOW_STRAIGHT, HOW_ONCE };

static struct db_rows *run(struct task *t, const struct db_stmt *s, const struct db_value *args, enum how how)
{
    if (!t->db)
        fail(t, FAIL_DB, "no connection to the database");
    must(t, t->db->in_transaction);
    must(t, args || s->nparams == 0);
    must_be_free(t, s);
    t->statements++;
    args = seal_secrets(t, s, args);
    if (t->db->keeps && (s->kind == DB_EXEC || s->kind == DB_COUNT)) {
        db_kept_take(t, t->db->keeps, s, args);
        return &t->db->answered;
    }
    struct db_rows *rows = how == HOW_ONCE ? make(t, s) : find(t, s);
    must(t, !rows->active);
    rows->db = t->db;
    rows->t = t;
    rows->few = how == HOW_FEW;
    rows->straight = how == HOW_STRAIGHT;
    rows->single |= how == HOW_ONCE;
    rows->active = true;
    rows->next = t->db->active;
    t->db->active = rows;
    t->db->engine->start(t, rows, args);
    return rows;
}

struct db_rows *db_run(struct task *t, const struct db_stmt *s, const struct db_value *args)
{
    return run(t, s, args, HOW_ALL);
}
struct db_rows *db_run_few(struct task *t, const struct db_stmt *s, const struct db_value *args)
{
    return run(t, s, args, HOW_FEW);
}
struct db_rows *db_run_straight(struct task *t, const struct db_stmt *s, const struct db_value *args)
{
    return run(t, s, args, HOW_STRAIGHT);
}
struct db_rows *db_run_once(struct task *t, const struct db_stmt *s, const struct db_value *args)
{
    return run(t, s, args, HOW_ONCE);
}
bool db_step(struct task *t, struct db_rows *rows)
{
    if (rows->is_kept)
        return false;
    must(t, rows->active && rows->db == t->db);
    return rows->db->engine->step(t, rows);
}
static bool db_is_null(struct db_rows *rows, unsigned col) { return rows->db->engine->is_null(rows, col); }
static int64_t db_int(struct db_rows *rows, unsigned col) { return rows->db->engine->integer(rows, col); }
static double db_real(struct db_rows *rows, unsigned col) { return rows->db->engine->real(rows, col); }
struct str db_text(struct db_rows *rows, unsigned col) { return rows->db->engine->text(rows, col); }
int64_t db_changed(struct db_rows *rows) { return rows->is_kept ? 1 : rows->db->engine->changed(rows); }

void db_done(struct db_rows *rows)
{
    if (rows->is_kept)
        return;
    struct db_rows **at = &rows->db->active;
    while (*at != rows) {
        must_be(*at);
        at = &(*at)->next;
    }
    *at = rows->next;
    rows->active = false;
    rows->db->engine->stop(rows);
    for (unsigned i = 0; rows->plain && i < rows->stmt->ncolumns; i++)
        seal_free(&rows->plain[i]);
    if (rows->single)
        destroy(rows->db, rows);
}

struct db_value db_value(struct db_rows *rows, unsigned col)
{
    must_be(col < rows->stmt->ncolumns);
    struct db_value v = { .type = rows->stmt->columns[col].type, .null = db_is_null(rows, col) };
    if (v.null)
        return v;
    if (v.type == DB_INT || v.type == DB_BOOL)
        v.i = db_int(rows, col);
    else if (v.type == DB_REAL)
        v.d = db_real(rows, col);
    else
        v.s = db_text(rows, col);
    return v;
}

/* ---- columns, for generated code */

static void must_not_be_null(struct task *t, struct db_rows *rows, unsigned col)
{
    must(t, col < rows->stmt->ncolumns);
    if (db_is_null(rows, col))
        fail(t, FAIL_BUG, "%s:%d: %s: NULL in column %s, which has no `?`", rows->stmt->file, rows->stmt->line,
            rows->stmt->name, rows->stmt->columns[col].name);
}

int64_t db_id(struct task *t, struct db_rows *rows, unsigned col)
{
    return db_is_null(rows, col) ? 0 : db_int(rows, col);
}

int64_t db_integer(struct task *t, struct db_rows *rows, unsigned col)
{
    must_not_be_null(t, rows, col);
    return db_int(rows, col);
}

int64_t db_integer_or_none(struct task *t, struct db_rows *rows, unsigned col)
{
    return db_is_null(rows, col) ? INT_NONE : db_int(rows, col);
}

bool db_bool(struct task *t, struct db_rows *rows, unsigned col) { return db_integer(t, rows, col) != 0; }

enum yesno db_bool_or_none(struct task *t, struct db_rows *rows, unsigned col)
{
    return db_is_null(rows, col) ? YESNO_UNKNOWN : db_int(rows, col) ? YES : NO;
}

double db_double(struct task *t, struct db_rows *rows, unsigned col)
{
    must_not_be_null(t, rows, col);
    return db_real(rows, col);
}

struct str db_copy(struct task *t, struct db_rows *rows, unsigned col) { return str_copy(t->a, db_text(rows, col)); }

static void fixed_text(struct task *t, struct db_rows *rows, unsigned col, char *ret_text, size_t size)
{
    must(t, col < rows->stmt->ncolumns);
    struct str s = db_text(rows, col);
    if (s.n >= size)
        fail(t, FAIL_BUG, "%s:%d: %s: column %s is too long", rows->stmt->file, rows->stmt->line, rows->stmt->name,
            rows->stmt->columns[col].name);
    if (s.n)
        memcpy(ret_text, s.p, s.n);
    ret_text[s.n] = 0;
}

struct day db_day(struct task *t, struct db_rows *rows, unsigned col)
{
    struct day d;
    fixed_text(t, rows, col, d.t, sizeof d.t);
    return d;
}

struct instant db_instant(struct task *t, struct db_rows *rows, unsigned col)
{
    struct instant i;
    fixed_text(t, rows, col, i.t, sizeof i.t);
    return i;
}

struct clock db_clock(struct task *t, struct db_rows *rows, unsigned col)
{
    struct clock c;
    fixed_text(t, rows, col, c.t, sizeof c.t);
    return c;
}

static struct str seen(struct task *t, struct str s)
{
    t->seen.somebody |= s.n > 0;
    return s;
}

struct str db_name(struct task *t, struct db_rows *rows, unsigned col) { return seen(t, db_copy(t, rows, col)); }

struct str db_name_view(struct task *t, struct db_rows *rows, unsigned col) { return seen(t, db_text(rows, col)); }

struct str db_secret(struct task *t, struct db_rows *rows, unsigned col)
{
    return db_is_null(rows, col) ? (struct str){ 0 } : seen(t, db_unseal(t, db_text(rows, col)));
}

struct str db_secret_view(struct task *t, struct db_rows *rows, unsigned col)
{
    must(t, rows->plain && col < rows->stmt->ncolumns);
    if (db_is_null(rows, col))
        return (struct str){ 0 };
    return seen(t, seal_open_into(t, db_text(rows, col), &rows->plain[col]));
}

/* ---- checks */

bool db_prepare_all(struct db *db, struct buf *ret_why)
{
    for (unsigned i = 0; i < db_statements_n; i++) {
        const struct db_stmt *s = db_statements[i];
        must_be(s->number == i);
        struct buf why;
        buf_init(&why, 2000);
        bool good = db->engine->try(db, s, &why) && (!s->together || db->engine->try(db, s->together, &why));
        if (!good)
            buf_fmt(ret_why, "%s:%d: %s: %.*s", s->file, s->line, s->name, (int)why.n, why.p);
        buf_free(&why);
        if (!good)
            return false;
    }
    return true;
}

char *db_question_marks(const char *sql)
{
    char *out = calloc(1, strlen(sql) + 1), *o = out, quote = 0;
    const char *block = NULL; /* start of the comment we are in */
    bool line = false;
    for (const char *p = sql; out && *p; p++) {
        bool plain = !quote && !line && !block;
        if (quote)
            quote = *p == quote ? 0 : quote;
        else if (line)
            line = *p != '\n';
        else if (block)
            block = p > block + 2 && p[-1] == '*' && *p == '/' ? NULL : block;
        else if (*p == '\'' || *p == '"')
            quote = *p;
        else if (p[0] == '-' && p[1] == '-')
            line = true;
        else if (p[0] == '/' && p[1] == '*')
            block = p;
        *o++ = plain && *p == '$' && p[1] >= '0' && p[1] <= '9' ? '?' : *p;
    }
    return out;
}

/* Length of the words before a table's name at p: "INSERT INTO ", "DELETE FROM ", "UPDATE " (but not of DO UPDATE SET);
 * 0: none. */
static size_t writing_words(const char *sql, const char *p)
{
    static const char *const words[] = { "INSERT INTO ", "DELETE FROM ", "UPDATE " };
    if (p > sql && (isalnum((unsigned char)p[-1]) || p[-1] == '_'))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (!strncmp(p, words[i], n))
            return strncmp(p + n, "SET", 3) != 0 || !isspace((unsigned char)p[n + 3]) ? n : 0;
    }
    return 0;
}

char *db_main_targets(char *sql)
{
    enum { WRITES_MOST = 8 };
    static const char schema[] = "main.";
    char *out = sql ? calloc(1, strlen(sql) + WRITES_MOST * sizeof schema) : NULL, *o = out;
    char quote = 0;
    int writes = 0;
    for (const char *p = sql; out && *p;) {
        quote = quote ? (*p == quote ? 0 : quote) : *p == '\'' || *p == '"' ? *p : 0;
        size_t n = quote ? 0 : writing_words(sql, p);
        must_be(n == 0 || ++writes <= WRITES_MOST);
        memcpy(o, p, n ? n : 1);
        o += n ? n : 1;
        p += n ? n : 1;
        if (n)
            o = stpcpy(o, schema);
    }
    free(sql);
    return out;
}
