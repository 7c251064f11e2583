/* exchange_undo_aside: taking a large import back without holding anybody up (docs/decisions/imports-put-aside.md).
 * What was built on it is asked without the writers' lock; in one short part with the lock it is asked of what was
 * written meanwhile, rows that it changed get their values back, and nobody sees its rows any more. They themselves go
 * in portions: on SQLite afterwards, hidden; on PostgreSQL before, seen by others until the commit. */
#include "auth/journal.h"
#include "db/db.h"
#include "rooms/exchange/exchange_pass.h"

enum { LOOKS = 3 };

/* Did somebody write what concerns the import since *since, which moves on? A register that was saved, a row that names
 * one of its rows, a row that it changed. */
static bool concerned(struct taking_back *u, int64_t *since)
{
    struct task *t = u->p->t;
    int64_t newest = journal_newest(t);
    struct journal_changed written = journal_changed_since(t, *since);

    *since = newest;
    for (size_t i = 0; i < written.n; i++)
        if (hash_set_has(&u->changed, (uint64_t)written.at[i]))
            return true;
    return db_aside_concerns(t, written.at, written.n);
}

/* Projects and staff have rows beside them that name nothing else: of those only a new look can tell. */
static bool is_quiet(struct task *t, int64_t since) { return journal_changed_since(t, since).n == 0; }

static enum outcome look_without_lock(
    struct task *t, int64_t import, struct taking_back *u, struct str *ret_why, int64_t *since)
{
    db_begin_read(t);
    *since = journal_newest(t);
    enum outcome how = undo_look(t, import, u, ret_why);
    db_rollback(t->db);
    return how;
}

/* Did nothing happen since the look that makes it untrue? In the part that has the lock. */
static bool still_so(struct taking_back *u, int64_t since)
{
    struct task *t = u->p->t;
    bool of_house;

    return undo_is_due(t, u->import, &of_house) && (!of_house || is_quiet(t, since)) && !concerned(u, &since);
}

/* SQLite: hidden by their mark, then cleared. */
static enum outcome hide_and_clear(struct task *t, int64_t import, struct str *ret_why)
{
    struct taking_back u;
    int64_t since;
    enum outcome how;

    for (int looks = 1;; looks++) {
        how = look_without_lock(t, import, &u, ret_why, &since);
        if (how != DONE)
            return how;
        aside_begin_walk(t, import);
        db_aside_first(t);
        if (still_so(&u, since))
            break;
        if (looks == LOOKS) { /* others save all the time: once more, while they wait */
            how = undo_look(t, import, &u, ret_why);
            break;
        }
        db_rollback(t->db);
    }
    if (how != DONE) {
        db_rollback(t->db);
        return how;
    }
    undo_judge(&u);
    db_aside_hide(t);
    aside_remove(t, import);
    return DONE;
}

/* PostgreSQL: held, taken away in a transaction that nobody waits for, and shown by its commit. */
static enum outcome remove_and_show(struct task *t, int64_t import, struct str *ret_why)
{
    struct taking_back u, again;

    aside_begin_walk(t, import);
    db_aside_hold(t);
    int64_t since = journal_newest(t), first = since;
    enum outcome how = undo_look(t, import, &u, ret_why);
    if (how == DONE) {
        undo_write_kept(&u);
        undo_drop(u.p, u.of_house ? KIND_people : 0);
        bool built_on = concerned(&u, &since); /* of most that was written, while nobody waits */
        db_aside_last(t);
        if (built_on || concerned(&u, &since))
            fail(t, FAIL_BUSY, "somebody wrote what concerns the import to be taken back");
        if (u.of_house && !is_quiet(t, first))
            how = undo_look(t, import, &again, ret_why);
    }
    if (how != DONE) {
        db_rollback(t->db);
        return how;
    }
    undo_judge(&u);
    undo_drop(u.p, 0);
    db_commit(t);
    return DONE;
}

enum outcome exchange_undo_aside(struct task *t, int64_t import, struct str *ret_why)
{
    kept_afterwards(t); /* what still waits of the import itself: not while others wait */
    enum outcome how = db_aside_hides(t->db) ? hide_and_clear(t, import, ret_why) : remove_and_show(t, import, ret_why);

    if (how == DONE)
        kept_afterwards(t);
    return how;
}
