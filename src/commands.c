/* commands: the table as data, what all commands share, and the small commands that belong to no room. */
#include "commands.h"
#include <stdarg.h>
#include <unistd.h>
#include "auth/anchor.h"
#include "auth/journal.h"
#include "auth/sign_in.h"
#include "base/log.h"
#include "db/db.h"
#include "db/keys.h"
#include "lang/lang.h"
#include "rooms/backup/backup.h"
#include "rooms/child_care/child_care.h"
#include "rooms/counting.h"
#include "rooms/doubles/doubles.h"
#include "rooms/exchange/exchange.h"
#include "rooms/files/files.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/messages/messages.h"
#include "rooms/models/models.h"
#include "rooms/people/people.h"
#include "rooms/operations/operations.h"
#include "rooms/publications/publications.h"
#include "rooms/retention/retention.h"
#include "rooms/searched.h"
#include "rooms/services/services_links.h"
#include "rooms/sign_up/sign_up.h"
#include "rooms/voice/voice.h"
#include "rooms/staff/staff.h"
#include "web/routes.h"
#include "web/service.h"

const struct command_row command_rows[] = {
#define C(fn, name, words, options, needs, help) { name, words, options, needs, help, command_##fn },
    COMMANDS(C)
#undef C
};
const size_t command_rows_n = sizeof command_rows / sizeof command_rows[0];

/* ---- for all commands */

static const struct setting_given *given(const struct command *c, const char *name)
{
    for (size_t i = c->ngiven; i-- > 0;)
        if (str_is(c->given[i].name, name))
            return &c->given[i];
    return NULL;
}

bool command_flag(const struct command *c, const char *name) { return given(c, name) != NULL; }

struct str command_option(const struct command *c, const char *name)
{
    const struct setting_given *g = given(c, name);
    return g ? g->value : S("");
}

__attribute__((format(printf, 1, 0))) static void say(const char *fmt, va_list args)
{
    fputs("kotipolku: ", stderr);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
}

int command_failed(struct command *c, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    say(fmt, args);
    va_end(args);
    return 1;
}

int command_wrong(struct command *c, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    say(fmt, args);
    va_end(args);
    fprintf(stderr, "usage: kotipolku %s%s%s; see `kotipolku help %s`\n", c->row->name, *c->row->words ? " " : "",
        c->row->words, c->row->name);
    return 2;
}

void command_progress(struct command *c, const char *what, int64_t done, int64_t total)
{
    bool screen = isatty(2), last = total > 0 && done >= total;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    if (c->quiet || (!last && ms - c->progress_at < (screen ? 100 : 10000)))
        return;
    c->progress_at = ms;
    fprintf(stderr, "%s%s: %lld", screen ? "\r" : "", what, (long long)done);
    if (total > 0)
        fprintf(stderr, " of %lld", (long long)total);
    fputs(screen && !last ? "" : "\n", stderr);
}

/* ---- routes, migrate */

int command_routes(struct command *c)
{
    static const char *const permission[] = {
#define P(name, ...) #name,
        PERMISSIONS(P)
#undef P
    };
    for (unsigned i = 0; i < site_map_n; i++)
        printf("%-4s  %-45s  %s\n", site_map[i].method == 0 ? "GET" : "POST", site_map[i].path,
            permission[site_map[i].permission]);
    return 0;
}

/* What is derived from names and phones by the rules of this program: anew, a portion at a time; and last the pairs
 * that were found by the old ones. */
bool command_derive(struct command *c, struct buf *ret_why)
{
    enum { PORTION = 500, MEMORY = 64 << 20 };
    int64_t after = 0;
    bool done = false;

    while (!done) {
        struct task t = c->task;
        t.a = task_arena(&t, MEMORY);
        db_begin_write(&t);
        done = people_derived(&t);
        if (!done && t.keys != NULL) {
            after = people_derive_anew(&t, after, PORTION);
            if (after == 0)
                doubles_look_again(&t);
        }
        db_commit(&t);
        arena_free(t.a);
        if (!done && c->task.keys == NULL && !command_keys(c, ret_why))
            return false;
    }
    return true;
}

/* Commands for one database find one key, whatever the current folder is. */
static const char *key_path(struct command *c)
{
    struct str db = c->settings.db, file = c->settings.key_file, name = S("kotipolku.key");
    if (!str_empty(file))
        return str_z(c->task.a, file);
    if (str_starts(db, S("postgresql://")) || str_starts(db, S("postgres://")))
        return name.p;
    if (str_starts(db, S("sqlite:")))
        db = str_part(db, strlen("sqlite:"), db.n);
    while (db.n > 0 && db.p[db.n - 1] != '/')
        db.n--;
    return str_z(c->task.a, str_fmt(c->task.a, "%.*s%.*s", STR_ARG(db), STR_ARG(name)));
}

/* Also for the journal's anchor, which lies beside it (auth/anchor.h). */
static const char *key_found(struct command *c)
{
    const char *path = key_path(c);
    c->settings.key_file = str_of(path);
    return path;
}

static int bring_up_to_date(struct command *c)
{
    struct buf why;
    buf_init(&why, 1000);
    int before = db_schema_version(c->task.db), status = 0;
    if (!db_migrate(c->task.db, &why))
        status = command_failed(c, "the schema stays at %d: %.*s", before, STR_ARG(buf_view(&why)));
    else if (!command_derive(c, &why))
        status = command_failed(c, "%.*s", STR_ARG(buf_view(&why)));
    else if (before == 0)
        (void)key_found(c), anchor_forget(&c->task);
    if (status == 0 && !c->quiet)
        printf("schema %d, was %d\n", db_schema_version(c->task.db), before);
    buf_free(&why);
    return status;
}

int command_migrate(struct command *c) { return bring_up_to_date(c); }

/* ---- serve */

static bool reread(void *x, struct arena *a, struct settings *ret_settings, struct buf *ret_why)
{
    struct command *c = x;
    return settings_load(a, c->config, c->settings_given, c->nsettings_given, ret_settings, ret_why);
}

enum { ANCHOR_S = 60 };

/* What the server does now and then besides. */
static int64_t often(struct task *t)
{
    static int64_t (*const each[])(struct task * t) = { backup_often, exchange_often, follow_ups_often, counting_often,
        files_often, searched_often, operations_often, publications_often, services_links_often, models_often,
        sign_up_often, messages_often, child_care_often, retention_often, voice_often };
    struct buf *why = task_buf(t, 1000);
    db_begin_read(t);
    if (!anchor_move(t, why))
        log_line(LOG_ERROR, "journal", "anchor=broken text=\"%.*s\"", STR_ARG(buf_view(why)));
    db_commit(t);
    int64_t next = ANCHOR_S;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t wanted = each[i](t);
        next = wanted < next ? wanted : next;
    }
    return next;
}

int command_serve(struct command *c)
{
    int version = db_schema_version(c->task.db);
    if (version != db_schema_newest()) {
        if (version > db_schema_newest())
            return command_failed(c,
                "the database has schema %d, newer than this program knows (%d): use the newer program", version,
                db_schema_newest());
        if (!command_flag(c, "migrate"))
            return command_failed(c,
                "the database has schema %d, this program needs %d: make a backup, then run `kotipolku migrate` or "
                "`serve --migrate`",
                version, db_schema_newest());
        if (bring_up_to_date(c))
            return 1;
    }
    struct buf why;
    buf_init(&why, 1000);
    bool ok = command_keys(c, &why);
    db_close(c->task.db);
    c->task.db = NULL;
    ok = ok && service_run(
                   &(struct service_start){
                       .task = &c->task,
                       .settings = &c->settings,
                       .quiet = c->quiet,
                       .reread = reread,
                       .x = c,
                       .begin = exchange_take_up,
                       .often = often,
                   },
                   &why);
    int status = ok ? 0 : command_failed(c, "%.*s", STR_ARG(buf_view(&why)));
    buf_free(&why);
    return status;
}

bool command_keys(struct command *c, struct buf *ret_why)
{
    const char *path = key_found(c);
    bool existed = access(path, F_OK) == 0;
    c->task.keys = keys_open(path, true, ret_why);
    if (!c->task.keys)
        return false;
    db_begin_read(&c->task); /* nearly always it is marked: a start waits for no writer */
    if (!keys_marked(&c->task)) {
        db_rollback(c->task.db);
        db_begin_write(&c->task);
    }
    bool fit = keys_fit(&c->task, ret_why);
    if (fit)
        db_commit(&c->task);
    else
        db_rollback(c->task.db);
    if (!fit && !existed)
        unlink(path); /* the one just made opens nothing here and would only confuse */
    return fit;
}

bool command_key_file(struct command *c, struct buf *ret_why)
{
    c->task.keys = keys_open(key_found(c), false, ret_why);
    if (!c->task.keys)
        BUF_LIT(ret_why, " Backups are sealed with the key file of the house: put your copy there, or name it with "
                         "--key-file");
    return c->task.keys != NULL;
}

bool command_has_key_file(struct command *c) { return access(key_path(c), F_OK) == 0; }

bool command_open(struct command *c, struct buf *ret_why)
{
    struct db_options o = { .busy_ms = (int)c->settings.db_busy_ms, .cache_kb = c->settings.db_cache_kb };
    c->task.db = db_open(c->settings.db, &o, ret_why);
    return c->task.db != NULL;
}

/* ---- check */

static bool report(const char *what, bool ok, struct buf *why)
{
    if (ok)
        printf("%-12s OK\n", what);
    else
        printf("%-12s %.*s\n", what, STR_ARG(buf_view(why)));
    why->n = 0;
    return ok;
}

static bool check_schema(struct command *c, struct buf *why)
{
    int version = db_schema_version(c->task.db);
    if (version == db_schema_newest())
        return true;
    buf_fmt(
        why, "the database has schema %d, this program needs %d: run `kotipolku migrate`", version, db_schema_newest());
    return false;
}

static bool check_journal(struct command *c, struct buf *why)
{
    struct journal_fault fault;
    db_begin_read(&c->task);
    bool whole = journal_verify(&c->task, &fault);
    if (!whole)
        buf_fmt(why, "row %lld: %.*s", (long long)fault.row, STR_ARG(fault.why));
    whole = whole && anchor_move(&c->task, why);
    db_commit(&c->task);
    return whole;
}

/* A language that is INCOMPLETE (lang/languages.h) may lack some: English stands in. */
static bool check_messages(struct buf *why)
{
    for (enum lang_id i = 0; i < LANG__N; i++)
        if (lang_get(i)->translated == COMPLETE && lang_missing(lang_get(i)) > 0)
            buf_fmt(why, "%zu are missing in %s; ", lang_missing(lang_get(i)), lang_get(i)->tag);
    return why->n == 0;
}

int command_check(struct command *c)
{
    struct buf why;
    if (command_flag(c, "restore"))
        return command_check_restore(c);
    buf_init(&why, 4000);
    if (!command_open(c, &why)) {
        int status = command_failed(c, "%.*s; `kotipolku migrate` makes a new database", STR_ARG(buf_view(&why)));
        return buf_free(&why), status;
    }
    bool schema = report("schema", check_schema(c, &why), &why), ok = schema;
    if (schema) {
        ok &= report("statements", db_prepare_all(c->task.db, &why), &why);
        ok &= report("references", db_references_hold(c->task.db, &why), &why);
        bool keys = report("keys", command_keys(c, &why), &why);
        ok &= keys && report("journal", check_journal(c, &why), &why); /* its chain is keyed */
    }
    ok &= report("messages", check_messages(&why), &why);
    buf_free(&why);
    if (!ok)
        return command_failed(c, "the check found faults");
    puts("OK");
    return 0;
}

/* ---- staff add */

int command_staff_add(struct command *c)
{
    struct staff_card card = {
        .email = command_option(c, "email"),
        .name = command_option(c, "name"),
        .role = role_read(command_option(c, "role")),
    };
    struct problems problems = { 0 };
    struct str link;
    if (str_empty(card.email) || str_empty(card.name) || card.role == ROLE_NONE)
        return command_wrong(c,
            "--email, --name and --role are needed; roles: admin manager counsellor instructor peer coordinator "
            "carer");
    db_begin_write(&c->task);
    enum outcome how = staff_add(&c->task, &card, command_option(c, "project"), &link, &problems);
    if (how != DONE) {
        db_rollback(c->task.db);
        for (size_t i = 0; i < problems.n; i++)
            command_failed(c, "%.*s: %.*s", STR_ARG(problems.at[i].field), STR_ARG(problems.at[i].text));
        return problems.n ? 1 : command_failed(c, "the member of staff could not be added");
    }
    struct str address = link_address(&c->task, link);
    db_commit(&c->task);
    printf("%.*s\n", STR_ARG(address));
    return 0;
}
