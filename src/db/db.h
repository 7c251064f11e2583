/* db: one connection to SQLite or PostgreSQL. The only place that names an engine. Rooms do not call this file:
 * they call the typed functions that tools/sqlc makes from <room>.sql; those, migrations and main call this.
 * Any failure of the engine is fail(FAIL_DB/FAIL_DISK/FAIL_BUSY); results are never half. */
#pragma once
#include "base/buf.h"
#include "base/by_name.h"
#include "base/none.h"
#include "base/task.h"

enum db_type { DB_INT, DB_TEXT, DB_BYTES, DB_SECRET, DB_BOOL, DB_REAL };
/* id, int, bool, yesno travel as int64; text, day, instant, clock as text; secret is encrypted text in a bytes column.
 */

/* DB_EACH streams: memory does not grow with the rows. DB_ADD may wait for rows like it. */
enum db_kind { DB_ONE, DB_MANY, DB_EXEC, DB_COUNT, DB_EACH, DB_ADD };
struct db_column {
    const char *name;
    enum db_type type;
    bool null_ok;
};
struct db_stmt {             /* made by sqlc; constant */
    const char *room, *name; /* "attendance", "session" */
    enum db_kind kind;
    const char *sql;                /* $1 … $n */
    const char *many;               /* DB_ADD: the same for many rows, $1 … $n arrays (PostgreSQL) */
    const struct db_stmt *together; /* NULL or, of another that writes: itself as a DB_ADD, for writes that were kept */
    unsigned number;                /* index into every connection's table of prepared statements */
    unsigned nparams, ncolumns;
    const struct db_column *params, *columns;
    const char *file;
    int line; /* in the .sql */
};
struct db_value {
    enum db_type type;
    bool null;
    int64_t i;
    struct str s;
    double d;
};

/* All statements of the program, in order of number; made by sqlc. */
extern const struct db_stmt *const db_statements[];
extern const unsigned db_statements_n;

enum db_engine { DB_SQLITE, DB_POSTGRES };
struct db_options {
    bool create;
    int busy_ms;
    int64_t cache_kb;
    bool scratch; /* a place that is filled and then looked at (db/scratch.h): nothing is durable, references are not
                     looked after, nobody else writes; on PostgreSQL a schema of its own */
};                /* zero: must exist, 10 seconds, 2048 kB */

/* A statement that takes its parameters by name, some of them out of a table of the room (an X-macro): the table's rows
 * become arguments before they are counted. */
#define DB_CALL(statement, ...) statement(__VA_ARGS__)

/* url: file.db, sqlite:file.db, sqlite::memory:, postgresql://… (several hosts allowed). NULL and *ret_why on failure.
 */
struct db *db_open(struct str url, const struct db_options *o, struct buf *ret_why);
void db_close(struct db *db);
enum db_engine db_engine(const struct db *db);
enum db_engine db_engine_of(struct str url); /* the engine that an address names */

/* One transaction per task; statements run only inside one. A read transaction sees one state of the database and
 * refuses writes in both engines. Writers come one at a time in both engines, so a rule may read and then write: on
 * SQLite they wait in the process's own queue (fair), on PostgreSQL for an advisory lock; after busy_ms FAIL_BUSY.
 * Commit returns only when durable. A lost PostgreSQL is dialled again once while the transaction has read nothing. */
void db_begin_read(struct task *t);
void db_begin_write(struct task *t);
/* A short write, of one request. SQLite: when others wait, they go on in the same transaction, each behind its own
 * savepoint, and one commit makes all of them durable. Who fails takes back only her own; when the commit fails, all
 * do. */
void db_begin_save(struct task *t);
/* A write of rows that no rule reads, so that on PostgreSQL it need not wait for who writes: only adds. */
void db_begin_apart(struct task *t);
void db_commit(struct task *t);
/* Rows of :add that wait are written now: what is added after it stands behind them, whatever .sql it comes from. */
void db_settle(struct task *t);
void db_rollback(struct db *db); /* never fails; safe without a transaction */
bool db_in_write(const struct db *db);
bool db_in_transaction(const struct db *db);
bool db_alive(struct db *db); /* SELECT 1; reconnects PostgreSQL when the line was lost */
/* Asks outside a transaction, and waits for PostgreSQL at most so long. NULL: all is well; else why not, in words. */
const char *db_trouble(struct db *db, int wait_ms);
/* A number that changes with each commit of other connections, whoever's they are, of this process or of another; so
 * cheap that it can be asked before each answer. Outside a transaction; this connection writes nothing itself. 0: not
 * known (PostgreSQL has no such number). */
int64_t db_state(struct db *db);
extern const char db_silent_text[]; /* this is why: it was asked and said nothing in that time */
/* Does PostgreSQL say nothing at all? Of the whole process: as long as it is so, nobody begins, and whoever waits for
 * it gives up within a tenth of a second (FAIL_DB). */
void db_say_silent(bool is);

/* Rows put aside: they come by the thousand, nobody waits for them, and all of them are seen at once or none: an
 * import. Their column import_id holds `mark`; rows of tables without that column that refer to them belong to them. On
 * SQLite they are written in portions of some 10 ms between which others write, and until the commit no other
 * connection sees them (db_sqlite_aside.c); on PostgreSQL they are one transaction without the writers' lock. So what a
 * rule has read may change before the commit, until db_aside_last(): from there on it is as after db_begin_write, and
 * only there rows that stood before may be changed and the journal be written. */
/* False: another walk is under way (*ret_other 0), or one was cut off: its rows are to be cleared first (*ret_other is
 * their mark; begin with that, db_aside_clear, db_aside_last, db_commit). */
bool db_aside_begin(struct task *t, int64_t mark, int64_t *ret_other) MUST_USE;
/* Now and then: others may write. No statement may be running. */
void db_aside_rest(struct task *t);
/* Work for which nobody waits, between two of its statements: where a process of the database's own does part of it
 * (PostgreSQL), and so stands beside the pages and not behind them, half of the time is left to others. */
void db_breathe(struct task *t);
/* The last part: what it writes, and the commit, are one with all of it. */
void db_aside_last(struct task *t);
/* Takes away the marked rows, where they are committed already, and what refers to them. */
void db_aside_clear(struct task *t);
/* Rows that stand and are to go, all at once for everybody: the same the other way round. Where rows are hidden by
 * their mark (db_aside_hides: SQLite) the first part hides them, and what it changes besides is seen from then on; they
 * are cleared afterwards. Elsewhere (PostgreSQL) they are held and taken away first, and the last part shows that. */
bool db_aside_hides(const struct db *db);
/* After db_aside_begin: the first part, with the writers' lock; as after db_begin_write until db_aside_hide(). */
void db_aside_first(struct task *t);
void db_aside_hide(struct task *t);
/* In the first part, or where rows are held: does a record of these ids bear the mark, or name one that does? May also
 * say so of one that is only named by such a record. */
bool db_aside_concerns(struct task *t, const int64_t *ids, size_t n);
/* Where rows are not hidden: from here to the last part nobody changes marked rows or refers to them anew. Whoever
 * wants to interrupts this: FAIL_BUSY, within some 100 ms. */
void db_aside_hold(struct task *t);
/* Where what we write is seen by nobody and nobody waits for it (PostgreSQL): rows that stand may be changed before the
 * last part, too. Whoever wants one of them interrupts us (FAIL_BUSY, within some 100 ms); then, or when
 * db_aside_last() shows that it may not stay so, db_aside_back() takes back what was written since, and the walk goes
 * on. */
bool db_aside_may_go_ahead(const struct db *db);
void db_aside_ahead(struct task *t);
void db_aside_back(struct task *t);
/* In a write transaction, and what was read stays so until its commit? */
bool db_may_judge(const struct db *db);

/* Running a statement; used by generated code only. Rows are valid until the next step. */
struct db_rows;
struct db_rows *db_run(struct task *t, const struct db_stmt *s, const struct db_value *args);
/* Of a DB_EACH that gives few rows this time: all are fetched at once, which saves PostgreSQL a cursor. */
struct db_rows *db_run_few(struct task *t, const struct db_stmt *s, const struct db_value *args);
/* Of a DB_EACH that gives very many rows: PostgreSQL sends them without being asked for portions, a quarter less work.
 * As long as it runs no other statement may; who ends it early waits until all the rest has come. */
struct db_rows *db_run_straight(struct task *t, const struct db_stmt *s, const struct db_value *args);
/* Of a statement that was made for this once and is forgotten by db_done (db/tables.c). */
struct db_rows *db_run_once(struct task *t, const struct db_stmt *s, const struct db_value *args);
bool db_step(struct task *t, struct db_rows *rows);
struct db_value db_value(struct db_rows *rows, unsigned col); /* as it is stored: a secret stays sealed */
struct str db_text(struct db_rows *rows, unsigned col);       /* engine's memory; copy to keep */
int64_t db_changed(struct db_rows *rows);                     /* rows written, after the last step */
void db_done(struct db_rows *rows);
/* One row of a DB_ADD statement. SQLite writes it now; PostgreSQL keeps it until there are many, any other
 * statement runs, or the transaction commits, and writes them in the order in which their statements stand in the .sql.
 * A row that is refused fails there, and the transaction is lost as with any failure. */
void db_add(struct task *t, const struct db_stmt *s, const struct db_value *args);
/* Writes that are kept, to be done later and all at once: a rule runs as ever, what it reads is read, what it writes is
 * sealed and remembered. So it may read nothing that it wrote itself, and what counts rows is told one. */
struct db_kept;
struct db_kept *db_kept_new(struct task *t); /* lives as long as t's arena */
/* From here on writes are kept, as those of `whose` (not 0); a rollback ends that too. */
void db_keep(struct task *t, struct db_kept *kept, int64_t whose);
void db_keep_no_more(struct task *t);
/* What was kept of it is not done. */
void db_kept_drop(struct task *t, struct db_kept *kept, int64_t whose);
/* Does all of it, in one order of statements: those of one `whose` as they came, of several together, in as many rows a
 * statement as the engine takes. Kept writes stay, and may be done again after they were taken back. */
void db_do_kept(struct task *t, const struct db_kept *kept);
/* secret columns: authenticated encryption, key id in the value; fail() when the key does not fit. */
struct str db_seal(struct task *t, struct str plain);
struct str db_unseal(struct task *t, struct str sealed);

/* Prepares every statement; names the first that the engine refuses. */
bool db_prepare_all(struct db *db, struct buf *ret_why);
/* Plain SQL without parameters: migrations, tests, bench. false and *ret_why when refused. */
bool db_exec(struct db *db, const char *sql, struct buf *ret_why);
/* Every reference has its row (PostgreSQL never lets go of that, SQLite is asked). Outside a transaction. */
bool db_references_hold(struct db *db, struct buf *ret_why);

/* migrate.c --- migrations/NNNN_name.sql, embedded; forward only; under a lock; outside a transaction */
int db_schema_version(struct db *db); /* 0 = empty database, -1 = it does not answer */
int db_schema_newest(void);
bool db_migrate(struct db *db, struct buf *ret_why);
/* The same up to this version, as older programs left it: what a backup of them is put into. */
bool db_migrate_to(struct db *db, int version, struct buf *ret_why);
