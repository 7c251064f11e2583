/* migrate: brings a database up to date, one transaction per migration, under a lock that keeps a second server out.
 * Forward only: there is no way back but the backup. The engines themselves take a migration's statements apart. */
#include "db/migrate.h"
#include "base/log.h"
#include "db/engine.h"

static const struct {
    const char *token, *sqlite, *postgres;
} tokens[] = {
    { "{id}", "INTEGER", "BIGINT" }, { "{int}", "INTEGER", "BIGINT" }, { "{bytes}", "BLOB", "BYTEA" },
    { "{text}", "TEXT", "TEXT COLLATE \"C\"" }, { "{real}", "REAL", "DOUBLE PRECISION" }, { "{strict}", "STRICT", "" },
    { "{keyed}", "STRICT, WITHOUT ROWID", "" }, /* rows lie in the order of the primary key: one tree less */
};

/* The lock waits as long as another server's migration takes, and an index over many rows may take long too. */
static const char lock_sqlite[] = "BEGIN EXCLUSIVE";
static const char lock_postgres[] =
    "BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(" DB_WRITERS_LOCK
    ") WHERE current_schema() <> '" DB_SCRATCH "'";

static const char own_table[] = "CREATE TABLE IF NOT EXISTS schema_version (number {id} PRIMARY KEY, name {text} NOT "
                                "NULL, applied_at {text} NOT NULL) {strict};";

/* Length of the token at p, 0 when there is none; writes its spelling. */
static size_t put_token(enum db_engine engine, const char *p, struct buf *out)
{
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        size_t n = strlen(tokens[i].token);
        if (!strncmp(p, tokens[i].token, n)) {
            buf_z(out, engine == DB_SQLITE ? tokens[i].sqlite : tokens[i].postgres);
            return n;
        }
    }
    return 0;
}

void migrate_sql(enum db_engine engine, const char *sql, struct buf *out)
{
    bool quoted = false, comment = false;
    while (*sql) {
        if (!comment && *sql == '\'')
            quoted = !quoted;
        else if (!quoted)
            comment = comment ? *sql != '\n' : sql[0] == '-' && sql[1] == '-';
        size_t n = *sql == '{' && !quoted && !comment ? put_token(engine, sql, out) : 0;
        if (n == 0)
            buf_ch(out, *sql);
        sql += n ? n : 1;
    }
}

int db_schema_version(struct db *db)
{
    struct buf ignored = { .full = true };
    int64_t n = 0;
    const char *exists =
        db_engine(db) == DB_SQLITE
            ? "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"
            : "SELECT count(*) FROM pg_tables WHERE tablename = 'schema_version' AND schemaname = current_schema()";
    if (!db->engine->first_int(db, exists, &n, &ignored))
        return -1;
    if (n && !db->engine->first_int(db, "SELECT max(number) FROM schema_version", &n, &ignored))
        return -1;
    return (int)n;
}

int db_schema_newest(void) { return db_migrations_n ? db_migrations[db_migrations_n - 1].number : 0; }

static bool apply(struct db *db, const struct embedded_migration *m, struct buf *ret_why)
{
    struct buf sql, why;
    struct instant now = instant_now();
    buf_init(&sql, (size_t)16 << 20);
    buf_init(&why, 4000);
    migrate_sql(db_engine(db), m->sql, &sql);
    buf_fmt(&sql, ";\nINSERT INTO schema_version (number, name, applied_at) VALUES (%d, '%s', '%s');", m->number,
        m->name, now.t);
    buf_put(&sql, "", 1);
    bool good = !buf_full(&sql) && db_exec(db, sql.p, &why);
    if (!good)
        buf_fmt(ret_why, "migration %s: %.*s", m->name, (int)why.n, why.p);
    buf_free(&sql);
    buf_free(&why);
    return good;
}

static bool make_own_table(struct db *db, struct buf *ret_why)
{
    struct buf sql;
    buf_init(&sql, sizeof own_table + 200);
    migrate_sql(db_engine(db), own_table, &sql);
    buf_put(&sql, "", 1);
    bool good = !buf_full(&sql) && db_exec(db, sql.p, ret_why);
    buf_free(&sql);
    return good;
}

/* One step under the lock: another server may have migrated while this one waited. */
static bool step(struct db *db, int last, const char **ret_made, struct buf *ret_why)
{
    if (!db_exec(db, db_engine(db) == DB_SQLITE ? lock_sqlite : lock_postgres, ret_why))
        return false;
    if (!make_own_table(db, ret_why))
        return false;
    int version = db_schema_version(db);
    if (version > db_schema_newest()) {
        buf_fmt(ret_why,
            "The database was made by a newer Kotipolku (schema %d, this program knows %d). Install the newer program.",
            version, db_schema_newest());
        return false;
    }
    unsigned i = 0;
    while (i < db_migrations_n && db_migrations[i].number <= version)
        i++;
    must_be(i == 0 || i == db_migrations_n || db_migrations[i - 1].number < db_migrations[i].number);
    bool more = i < db_migrations_n && db_migrations[i].number <= last;
    *ret_made = more ? db_migrations[i].name : NULL;
    return (!more || apply(db, &db_migrations[i], ret_why)) && db_exec(db, "COMMIT", ret_why);
}

static bool migrate(struct db *db, int version, bool say, struct buf *ret_why)
{
    const char *made;
    do {
        if (!step(db, version, &made, ret_why)) {
            db_rollback(db);
            return false;
        }
        if (made && say)
            log_line(LOG_INFO, "migrated", "to=%s", made);
    } while (made);
    return true;
}

bool db_migrate(struct db *db, struct buf *ret_why) { return migrate(db, db_schema_newest(), true, ret_why); }

bool db_migrate_to(struct db *db, int version, struct buf *ret_why) { return migrate(db, version, false, ret_why); }
