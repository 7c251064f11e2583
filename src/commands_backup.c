/* commands_backup: kotipolku backup, restore, and check --restore: what the room backup does, from the command line. */
#include "auth/anchor.h"
#include "auth/journal.h"
#include "base/log.h"
#include "commands.h"
#include "db/db.h"
#include "db/keys.h"
#include "rooms/backup/backup.h"

static void tell(void *x, const char *what, int64_t done, int64_t total) { command_progress(x, what, done, total); }

/* What must not stop the backup when it cannot be written: the disk is full, somebody writes for long. */
struct note {
    int64_t id;
    struct instant made_at;
    int64_t rows;
    struct str file;
};

static void note(struct task *t, struct note *n)
{
    struct landing own = { .kind = FAIL_NONE }, *outer = t->landing;
    t->landing = &own;
    if (setjmp(own.jump) == 0) {
        db_begin_write(t);
        if (n->id == 0)
            n->id = backup_note_begun(t, n->file, false);
        else if (instant_unix(n->made_at) == 0)
            backup_note_failed(t, n->id);
        else
            backup_note_made(t, n->id, n->made_at, n->rows);
        db_commit(t);
    } else {
        db_rollback(t->db);
        log_line(LOG_WARN, "backup", "not_noted=1 text=\"%s\"", own.text);
    }
    t->landing = outer;
}

static void print_summary(const char *what, struct str file, const struct backup_summary *s)
{
    printf("%s %.*s: of %s, schema %d, %lld tables, %lld rows, journal to row %lld, %.1f MB\n", what, STR_ARG(file),
        s->began_at.t, s->schema, (long long)s->tables, (long long)s->rows, (long long)s->chain,
        (double)s->bytes / 1e6);
}

static bool open_what_there_is(struct command *c, struct buf *why)
{
    int version = command_open(c, why) ? db_schema_version(c->task.db) : -1;
    if (!c->task.db)
        return false;
    if (version == 0)
        buf_z(why, "the database is empty: there is nothing to back up");
    else if (version > db_schema_newest())
        buf_fmt(why, "the database has schema %d, newer than this program knows (%d): use the newer program", version,
            db_schema_newest());
    else if (version < 0)
        buf_z(why, "the database does not answer");
    if (why->n > 0)
        return false;
    if (!command_has_key_file(c)) /* made now if nothing was ever sealed here */
        return command_keys(c, why);
    if (!command_key_file(c, why))
        return false;
    db_begin_read(&c->task);
    bool fit = keys_open_it(&c->task, why);
    db_rollback(c->task.db);
    return fit;
}

int command_backup(struct command *c)
{
    struct buf *why = task_buf(&c->task, 2000);
    struct backup_progress progress = { tell, c };
    struct backup_summary summary;
    if (c->words.n != 1)
        return command_wrong(c, "say where to write: backup FILE");
    if (!open_what_there_is(c, why))
        return command_failed(c, "%.*s", STR_ARG(buf_view(why)));
    struct note n = { .file = c->words.at[0] };
    bool noted = db_schema_version(c->task.db) == db_schema_newest();
    if (noted)
        note(&c->task, &n);
    bool good = backup_make(&c->task, n.file, n.id, &progress, &summary, why);
    n.made_at = good ? summary.ended_at : (struct instant){ 0 };
    n.rows = good ? summary.rows : 0;
    if (noted && n.id != 0)
        note(&c->task, &n);
    if (!good)
        return command_failed(c, "%.*s", STR_ARG(buf_view(why)));
    if (!c->quiet)
        print_summary("backup", n.file, &summary);
    return 0;
}

/* Who restores has the key and says what stands now: the journal is noted as it is. What an older program derived by
 * rules of its own is derived anew. */
static bool settle(struct command *c, struct buf *why)
{
    if (!c->task.db && !command_open(c, why))
        return false;
    db_begin_read(&c->task);
    anchor_renew(&c->task);
    db_commit(&c->task);
    return command_derive(c, why);
}

int command_restore(struct command *c)
{
    struct buf *why = task_buf(&c->task, 2000);
    struct backup_progress progress = { tell, c };
    struct backup_summary summary;
    if (c->words.n != 1)
        return command_wrong(c, "say what to restore: restore FILE");
    if (!command_key_file(c, why) ||
        !backup_restore(&c->task, c->settings.db, c->words.at[0], &progress, &summary, why))
        return command_failed(c, "%.*s; nothing was changed", STR_ARG(buf_view(why)));
    if (!settle(c, why))
        return command_failed(c, "restored, but %.*s", STR_ARG(buf_view(why)));
    if (c->quiet)
        return 0;
    print_summary("restored", c->words.at[0], &summary);
    if (summary.schema < db_schema_newest())
        printf("brought up to schema %d\n", db_schema_newest());
    if (summary.kept.n)
        printf("what was there is kept as %.*s\n", STR_ARG(summary.kept));
    return 0;
}

/* The journal's end in a backup is out of reach of who can write the database: rows that were taken away since show. */
static void compare_journal(struct command *c, const struct backup_summary *s)
{
    struct buf *ignored = task_buf(&c->task, 2000);
    if (!command_open(c, ignored) || db_schema_version(c->task.db) != db_schema_newest())
        return; /* there is no database yet, or no longer */
    db_begin_read(&c->task);
    bool goes_on = journal_goes_on(&c->task, s->chain, s->chain_hash);
    db_rollback(c->task.db);
    puts(goes_on
             ? "the journal of the database goes on where that of the backup ends"
             : "NOTE: the journal of the database does not go on where that of the backup ends: an older backup was "
               "restored since, or rows were taken away");
}

int command_check_restore(struct command *c)
{
    struct buf *why = task_buf(&c->task, 2000);
    struct backup_progress progress = { tell, c };
    struct backup_summary summary;
    struct str file = command_option(c, "restore");
    if (!command_key_file(c, why) || !backup_prove(&c->task, c->settings.db, file, &progress, &summary, why))
        return command_failed(c, "%.*s", STR_ARG(buf_view(why)));
    print_summary("backup", file, &summary);
    puts("restored in a scratch place: every row came out as it went in; references, key, journal and schema are good");
    compare_journal(c, &summary);
    puts("OK");
    return 0;
}
