/* exchange_kept: rows that change, by the ten thousand, while others read and save
 * (docs/decisions/imports-put-aside.md): what each writes is found out and sealed beforehand, and in the last part only
 * written. Where somebody wrote meanwhile what concerns such a row, it is placed anew, as it stands then. Their rows of
 * the journal come after the import. */
#include <time.h>
#include "auth/journal.h"
#include "base/clock.h"
#include "db/db.h"
#include "exchange_sql.h"
#include "rooms/exchange/exchange_pass.h"

enum { TRIES = 3, LONGEST_BREATH_MS = 100 };

/* ---- which rows, and whom they concern */

bool kept_may(const struct pass *p, enum exchange_group group)
{
    return group == EXCHANGE_CHANGED && kinds[p->kind]->plain;
}

/* Everybody names a project and staff; nothing of a row hangs on what somebody writes there. */
static bool concerns(const struct kind_column *c)
{
    return c->kind == CELL_REF && c->refers != KIND_projects && c->refers != KIND_staff;
}

void kept_note_ids(struct pass *p, struct deferred *d, const struct record *r, const struct str *before)
{
    const struct kind *k = kinds[p->kind];
    int64_t *ids = NEW_N(p->t->a, int64_t, 2 + 2 * k->n), was;

    ids[0] = d->id ? d->id : r->v[0].n;
    ids[1] = d->id ? 0 : r->v[1].n;
    d->nids = 2;
    for (size_t i = 0; i < k->n; i++) {
        if (!concerns(&k->columns[i]))
            continue;
        ids[d->nids++] = r->v[i].n;
        if (id_read(before[i], &was))
            ids[d->nids++] = was;
    }
    d->ids = ids;
}

static bool is_concerned(const struct deferred *d, const struct hash_set *written)
{
    bool any = false;

    for (size_t i = 0; i < d->nids && !any; i++)
        any = d->ids[i] > 0 && hash_set_has(written, (uint64_t)d->ids[i]);
    return any;
}

/* What somebody wrote since *since, which moves on. False: nothing. */
static bool written_since(struct pass *p, int64_t *since, struct hash_set *ret_written)
{
    int64_t newest = journal_newest(p->t);
    struct journal_changed changed = journal_changed_since(p->t, *since);

    *since = newest;
    *ret_written = (struct hash_set){ 0 };
    for (size_t i = 0; i < changed.n; i++)
        (void)hash_set_add(p->t->a, ret_written, (uint64_t)changed.at[i]);
    return changed.n > 0;
}

/* Rows that it concerns are written as all others of the last part are. */
static void drop_concerned(struct pass *p, int64_t *since)
{
    struct hash_set written;

    if (!written_since(p, since, &written))
        return;
    for (size_t i = 0; i < p->deferred.n; i++) {
        struct deferred *d = &p->deferred.at[i];
        if (!d->kept || !is_concerned(d, &written))
            continue;
        d->kept = false;
        p->in.taken = (struct key_map){ 0 }; /* a register among them is to be taken as it stands now */
        db_kept_drop(p->t, p->kept, (int64_t)i + 1);
        exchange_sql_drop_change(p->t, p->result->import, str_of(kinds[d->kind]->name), d->ids[0], d->ids[1]);
    }
}

static bool any_concerned(struct pass *p, int64_t since)
{
    struct hash_set written;
    bool any = false;

    if (!written_since(p, &since, &written))
        return false;
    for (size_t i = 0; i < p->deferred.n && !any; i++)
        any = p->deferred.at[i].kept && is_concerned(&p->deferred.at[i], &written);
    return any;
}

/* ---- writing them */

/* Where others do not wait for what we write (PostgreSQL): before the last part. False: somebody wanted one of the
 * rows; all of it is to be taken back. */
static bool written_ahead(struct pass *p, int64_t since)
{
    struct task *t = p->t;
    struct landing own = { .kind = FAIL_NONE }, *outer = t->landing;

    t->landing = &own;
    if (setjmp(own.jump) == 0) {
        db_aside_ahead(t);
        db_do_kept(t, p->kept);
        db_aside_last(t);
    }
    t->landing = outer;
    if (own.kind != FAIL_NONE && own.kind != FAIL_BUSY)
        fail(t, own.kind, "%s", own.text);
    return own.kind == FAIL_NONE && !any_concerned(p, since);
}

void kept_begin_last(struct pass *p, int64_t since)
{
    struct task *t = p->t;
    bool ahead = false, any = false;

    for (size_t i = 0; i < p->deferred.n && !any; i++)
        any = p->deferred.at[i].kept;
    for (int tries = 0; any && !ahead && tries < TRIES && db_aside_may_go_ahead(t->db); tries++) {
        drop_concerned(p, &since);
        ahead = written_ahead(p, since);
        if (!ahead)
            db_aside_back(t);
    }
    if (!ahead) {
        db_aside_last(t);
        drop_concerned(p, &since);
        db_do_kept(t, p->kept);
    }
}

/* ---- the journal */

void kept_follows(struct task *t, const struct kept_row *r)
{
    const struct kind *k = kinds[r->kind];
    struct str part[2], besides, *cells[2];

    journal_write(t, JOURNAL_CHANGE, k->noun.code, r->row, kind_why(t, r->import));
    if (!k->follows || !change_parts(r->change, &part[0], &part[1], &besides))
        return;
    for (int side = 0; side < 2; side++) {
        cells[side] = NEW_N(t->a, struct str, k->n);
        for (size_t i = 0; i < k->n; i++)
            if (!change_value(part[side], k->columns[i].name, &cells[side][i]))
                cells[side][i] = S("");
    }
    k->follows(t, &(struct kind_followed){
                      .import = r->import, .row = r->row, .before = cells[!r->back], .after = cells[r->back] });
}

bool kept_to_journal(struct task *t, int64_t limit)
{
    struct exchange_sql_waiting_rows rows = exchange_sql_waiting(t, limit);

    for (size_t i = 0; i < rows.n; i++) {
        const struct exchange_sql_waiting_row *r = &rows.at[i];
        enum kind_name kind = package_file_named(r->what);
        must(t, kind != KIND__N);
        kept_follows(t, &(struct kept_row){ .import = r->import, .kind = kind, .row = r->row_, .change = r->change });
        exchange_sql_in_journal(t, r->import, r->what, r->row_, r->second);
    }
    return (int64_t)rows.n == limit;
}

static int64_t begin_save(struct task *scratch)
{
    db_begin_write(scratch);
    return clock_ms();
}

/* One of many short saves is done. Nobody waits for the next one, but others for the lock, the processor and the disk:
 * they have twice as much time as it took. */
static void end_save(struct task *scratch, int64_t began)
{
    db_commit(scratch);
    exchange_scratch_renew(scratch);
    int64_t breath = 1 + 2 * (clock_ms() - began);
    breath = breath > LONGEST_BREATH_MS ? LONGEST_BREATH_MS : breath;
    nanosleep(&(struct timespec){ .tv_nsec = breath * 1000000 }, NULL);
}

/* Not when the server stops: the rest comes at the next start. */
static bool may_go_on(const struct task *t) { return !t->stop || !*t->stop; }

static void come_to_journal(struct task *t)
{
    struct task *scratch = exchange_scratch(t);
    bool more = true;

    while (more && may_go_on(scratch)) {
        int64_t began = begin_save(scratch);
        more = kept_to_journal(scratch, KEPT_PORTION);
        end_save(scratch, began);
    }
}

void kept_afterwards(struct task *t)
{
    struct task *scratch = exchange_scratch(t);

    come_to_journal(t);
    db_begin_read(t);
    struct exchange_sql_forgets_rows imports = exchange_sql_forgets(t);
    db_rollback(t->db);
    for (size_t i = 0; i < imports.n; i++) {
        struct forgetting f = { .import = imports.at[i].import };
        for (bool more = true; more && may_go_on(scratch);) {
            int64_t began = begin_save(scratch);
            more = undo_forget(scratch, &f);
            end_save(scratch, began);
        }
    }
}

/* ---- what was cut off */

void kept_sweep(struct task *t, int64_t import)
{
    while (exchange_sql_drop_changes(t, import, KEPT_AT_ONCE) > 0)
        db_aside_rest(t);
}
