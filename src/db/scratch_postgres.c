/* scratch_postgres: the place is a schema of the same database; its tables and views change schemas in one transaction.
 */
#include "db/scratch_place.h"

static const char others[] =
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' "
    "AND pid <> pg_backend_pid()";
/* Nobody writes any more: who begins now waits until this connection ends. */
static const char take_writers[] = "SELECT count(*) FROM (SELECT pg_advisory_lock(" DB_WRITERS_LOCK ")) x";
static const char our_relations[] = "SELECT count(*) FROM pg_class WHERE relnamespace = CAST(current_schema() AS "
                                    "regnamespace) AND relkind IN ('r', 'v', 'm', 'S', 'p')";
static const char fresh[] = "DROP SCHEMA IF EXISTS " DB_SCRATCH " CASCADE; CREATE SCHEMA " DB_SCRATCH;

static bool number(struct scratch *s, const char *sql, int64_t *ret_n, struct buf *ret_why)
{
    return s->held->engine->first_int(s->held, sql, ret_n, ret_why);
}

static bool make(struct scratch *s, struct buf *ret_why)
{
    s->held = db_open(s->url, &(struct db_options){ .busy_ms = 5000 }, ret_why);
    return s->held && db_exec(s->held, fresh, ret_why);
}

/* Besides this connection and that of the lock. Who has just hung up may still stand in the list for a moment. */
static bool nobody_else(struct scratch *s, struct buf *ret_why)
{
    int64_t n = 2, ignored;
    for (int tries = 0; n > 1 && tries < 60; tries++)
        if ((tries > 0 && !number(s, "SELECT 1 FROM pg_sleep(0.05)", &ignored, ret_why)) ||
            !number(s, others, &n, ret_why))
            return false;
    if (n > 1)
        buf_fmt(ret_why,
            "%lld other connections are open to this database: stop the servers and whatever else works on it, then "
            "restore",
            (long long)(n - 1));
    return n <= 1;
}

static bool hold(struct scratch *s, struct buf *ret_why)
{
    int64_t relations = 0, ignored;
    if (!nobody_else(s, ret_why) || !number(s, take_writers, &ignored, ret_why) ||
        !number(s, our_relations, &relations, ret_why))
        return false;
    s->there = relations > 0;
    if (!s->there || db_schema_version(s->held) > 0)
        return true;
    buf_z(ret_why, "this database holds tables of something else: name a database of its own with --db");
    return false;
}

static bool open_place(struct scratch *s, bool raw, struct buf *ret_why)
{
    if (!s->task.db)
        s->task.db = db_open(s->url, &(struct db_options){ .scratch = true }, ret_why);
    return s->task.db != NULL;
}

/* So that what comes next is planned for the rows that are there. */
static const char look_at_rows[] =
    "DO $$ DECLARE one record; BEGIN FOR one IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
    "CAST('" DB_SCRATCH "' AS regnamespace) LOOP EXECUTE format('ANALYZE " DB_SCRATCH ".%I', one.relname); END LOOP; "
    "END $$";
static bool settle(struct scratch *s, struct buf *ret_why) { return db_exec(s->task.db, look_at_rows, ret_why); }

/* Tables and views take indexes, references and rules along. */
static const char swap[] =
    "BEGIN; SET LOCAL statement_timeout = 0; DO $$ DECLARE own text := current_schema(); one record; BEGIN "
    "EXECUTE 'CREATE SCHEMA %s'; "
    "FOR one IN SELECT relname FROM pg_class WHERE relnamespace = CAST(own AS regnamespace) AND relkind IN ('r', 'v', "
    "'m', 'p') LOOP EXECUTE format('ALTER TABLE %%I.%%I SET SCHEMA %s', own, one.relname); END LOOP; "
    "FOR one IN SELECT relname FROM pg_class WHERE relnamespace = CAST('" DB_SCRATCH "' AS regnamespace) "
    "AND relkind IN ('r', 'v') LOOP EXECUTE format('ALTER TABLE " DB_SCRATCH ".%%I SET SCHEMA %%I', one.relname, own); "
    "END LOOP; END $$; DROP SCHEMA " DB_SCRATCH "; %s; COMMIT";

static bool replace(struct scratch *s, struct str stamp, struct str *ret_kept, struct buf *ret_why)
{
    struct str kept = str_fmt(s->task.a, "kotipolku_before_%.*s", STR_ARG(stamp));
    struct buf *sql = task_buf(&s->task, 4000);
    const char *drop = s->there ? "SELECT 1" : str_fmt(s->task.a, "DROP SCHEMA %.*s", STR_ARG(kept)).p;
    buf_fmt(sql, swap, kept.p, kept.p, drop);
    buf_put(sql, "", 1);
    task_must_fit(&s->task, sql);
    if (!nobody_else(s, ret_why))
        return false;
    if (!db_exec(s->held, sql->p, ret_why)) {
        db_exec(s->held, "ROLLBACK", &(struct buf){ .full = true });
        return false;
    }
    *ret_kept = s->there ? str_fmt(s->task.a, "the schema %.*s of the same database", STR_ARG(kept)) : S("");
    return true;
}

static void clear(struct scratch *s)
{
    if (s->held)
        db_exec(s->held, "DROP SCHEMA IF EXISTS " DB_SCRATCH " CASCADE", &(struct buf){ .full = true });
    if (s->held)
        db_close(s->held);
    s->held = NULL;
}

const struct scratch_engine scratch_postgres = { make, hold, open_place, settle, replace, clear };
