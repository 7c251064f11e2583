/* exchange_aside: an import that holds nobody up (docs/decisions/imports-put-aside.md): new rows are put aside while
 * others read and save, and one short last part writes what concerns rows that stand, and shows everything. */
#include <time.h>
#include "base/log.h"
#include "db/db.h"
#include "exchange_sql.h"
#include "auth/journal.h"
#include "rooms/doubles/doubles.h"
#include "rooms/exchange/exchange_pass.h"

enum { ASK_MS = 200, ASKED_BY_JOB = 3000, ASKED_BY_COMMAND = 50 };

static void wait_a_little(void) { nanosleep(&(struct timespec){ .tv_nsec = ASK_MS * 1000000L }, NULL); }

/* ---- what was cut off */

void aside_remove(struct task *t, int64_t import)
{
    struct exchange_result result = { .import = import };
    struct pass *p = pass_begin(t, NULL, &result, true);

    for (enum kind_name k = 0; k < KIND__N; k++) {
        pass_turn_to(p, k);
        if (kinds[k]->beside)
            kinds[k]->beside(&p->in);
        db_aside_rest(t);
    }
    db_aside_clear(t);
    kept_sweep(t, import);
    db_aside_last(t);
    exchange_sql_drop_import(t, import);
    pass_turn_to(p, KIND_people);
    kinds[KIND_people]->drop(&p->in); /* families that have nobody */
    db_commit(t);
}

/* Takes away the rows of an import that nobody ever saw, or that was taken back and is seen no more. False: somebody
 * else is at it. */
static bool sweep(struct task *t, int64_t import)
{
    int64_t other;

    if (!db_aside_begin(t, import, &other))
        return false;
    aside_remove(t, import);
    return true;
}

void aside_begin_walk(struct task *t, int64_t import)
{
    int most = t->jobs ? ASKED_BY_JOB : ASKED_BY_COMMAND;
    int64_t left;

    for (int asked = 0; !db_aside_begin(t, import, &left); asked++) {
        if (asked == most)
            fail(t, FAIL_BUSY, "another import is under way");
        if (left == 0 || !sweep(t, left))
            wait_a_little();
    }
}

void exchange_sweep(struct task *t)
{
    int64_t none = id_new(), left;

    if (db_aside_begin(t, none, &left)) {
        db_aside_last(t);
        db_commit(t);
    } else if (left != 0) {
        (void)sweep(t, left);
    }
    kept_afterwards(t);
}

/* ---- does what was read still hold? */

struct found_one {
    bool any;
};

static bool take(void *x, const struct kind_found *f)
{
    ((struct found_one *)x)->any = true;
    return false;
}

/* Rows that the package names were there when it named them; of those that somebody changed since, each is asked for
 * again: a person may have become another's. */
static bool named_still_stand(struct pass *p, int64_t since)
{
    struct journal_changed changed = journal_changed_since(p->t, since);

    for (size_t i = 0; i < changed.n; i++)
        for (enum kind_name k = 0; k < KIND__N; k++) {
            struct found_one one = { false };
            struct kind_out out = { .t = p->scratch, .scratch = p->scratch, .row = take, .x = &one };
            if (!hash_set_has(&p->named[k], (uint64_t)changed.at[i]))
                continue;
            kinds[k]->give(&out, changed.at[i], changed.at[i]);
            if (!one.any)
                return false;
        }
    return true;
}

/* ---- the import */

/* True: everything stands and is seen. */
static bool write_last(struct pass *p, int64_t since, const struct exchange_file *files, size_t n)
{
    struct exchange_sql_import_row row;
    struct task *t = p->t;

    kept_begin_last(p, since);
    p->last = true;
    if (p->o->import != 0 && (!exchange_sql_import(t, p->o->import, &row) || !str_is(row.state, "running")))
        return false;
    if (!named_still_stand(p, since))
        return false;
    write_deferred(p);
    if (p->vanished || p->result->rejections.n > 0)
        return false;
    pass_finish(p);
    pass_save_done(p, files, n);
    if (p->o->done)
        p->o->done(t, p->result->import);
    (void)kept_to_journal(t, KEPT_AT_ONCE); /* of a small import all of them */
    db_commit(t);
    return true;
}

/* ---- after it */

/* To compare a name with all others takes long: each comparison is a short save of its own. */
static void look_at_renamed(struct pass *p)
{
    for (; p->looked < p->renamed.n; p->looked++) {
        db_begin_write(p->t);
        doubles_compare(p->t, p->renamed.at[p->looked]);
        db_commit(p->t);
    }
}

static void write_journal(struct pass *p) { kept_afterwards(p->t); }

/* The import is done and seen, whatever happens now: what does not succeed is tried once more, and told. */
static void after_it(struct pass *p, const char *what, void (*work)(struct pass *p))
{
    struct task *t = p->t;
    struct landing own = { .kind = FAIL_NONE }, *outer = t->landing;
    volatile int tries = 0;

    t->landing = &own;
    do {
        own.kind = FAIL_NONE;
        if (setjmp(own.jump) == 0)
            work(p);
        else
            db_rollback(t->db);
    } while (own.kind != FAIL_NONE && own.kind != FAIL_STOPPED && tries++ == 0);
    t->landing = outer;
    if (own.kind != FAIL_NONE)
        log_line(LOG_WARN, "import", "done=1 %s=0 text=\"%s\"", what, own.text);
}

enum outcome exchange_import_aside(struct task *t, const struct exchange_file *files, size_t n,
    const struct exchange_options *o, struct exchange_result *ret_result)
{
    *ret_result = (struct exchange_result){ .import = o->import ? o->import : id_new() };
    aside_begin_walk(t, ret_result->import);
    struct pass *p = pass_begin(t, o, ret_result, true);
    int64_t since = journal_newest(t);
    p->aside = true;
    p->kept = db_kept_new(t);
    if (o->import == 0)
        pass_save_running(p, files, n);
    mends_sort(p, o->mends);
    pass_walk(p, files, n);
    bool good = ret_result->rejections.n == 0;
    if (good) {
        pass_look_for_doubles(p);
        good = write_last(p, since, files, n);
    }
    if (good) {
        after_it(p, "journal", write_journal);
        after_it(p, "compared", look_at_renamed);
        return DONE;
    }
    db_rollback(t->db);
    (void)sweep(t, ret_result->import);
    return ret_result->rejections.n > 0 ? INVALID : CONFLICT;
}
