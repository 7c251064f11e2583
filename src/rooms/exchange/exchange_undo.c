/* exchange_undo: takes an import back: rows it brought go, rows it changed get their old values again, by the rules of
 * their rooms. Refuses when something was built on it since, and says what. Beside others' work: exchange_undo_aside.c.
 */
#include "auth/journal.h"
#include "exchange_sql.h"
#include "lang/lang.h"
#include "rooms/exchange/exchange_pass.h"

/* ---- rows that were changed */

/* now: the cells of the row in hand; NULL: it is gone. kept: of rows that are only looked at, takes what would give
 * them back; of rows that are restored, those of its kinds are already. */
struct undoing {
    struct pass *p;
    bool restore;
    struct db_kept *kept;
    struct hash_set *changed; /* NULL or: takes the ids that the changes name */
    struct str why;
    const struct str *now;
    int64_t whose; /* rows of kept so far */
};

static bool take_now(void *x, const struct kind_found *f)
{
    struct undoing *u = x;
    size_t n = kinds[u->p->kind]->n;
    struct str *now = NEW_N(u->p->scratch->a, struct str, n);

    for (size_t i = 0; i < n; i++)
        now[i] = str_copy(u->p->scratch->a, f->cells[i]);
    u->now = now;
    return false;
}

static const struct str *row_now(struct undoing *u, const struct record *r, int64_t id, bool refs_are_ids)
{
    struct pass *p = u->p;
    struct kind_out out = {
        .t = p->scratch, .scratch = p->scratch, .row = take_now, .x = u, .refs_are_ids = refs_are_ids
    };

    const struct kind_found *near = NULL;

    u->now = NULL;
    if (id != 0)
        kinds[p->kind]->give(&out, id, id);
    else if (!refs_are_ids || !near_find(p, r, &near))
        kinds[p->kind]->give_same(&out, r);
    else if (near)
        u->now = near->cells;
    return u->now;
}

/* Does the row say what the import wrote? Rows that it names stand there as ids or, those that came further down, as
 * keys. */
static bool stands_as_written(struct undoing *u, const struct record *r, int64_t id, struct str written)
{
    const struct kind *k = kinds[u->p->kind];
    const struct str *ids = row_now(u, r, id, true), *keys = NULL;
    struct str cell;

    for (size_t i = 0; ids && i < k->n; i++) {
        if (!change_value(written, k->columns[i].name, &cell) || str_eq(cell, ids[i]))
            continue;
        if (!keys)
            keys = row_now(u, r, id, false);
        if (!keys || !str_eq(cell, keys[i]))
            return false;
    }
    return ids != NULL;
}

/* The record as it stood. */
static void read_before(struct pass *p, struct str before, struct record *r)
{
    const struct kind *k = kinds[p->kind];
    struct str cell;

    for (size_t i = 0; i < k->n; i++)
        read_back(p, &k->columns[i], change_value(before, k->columns[i].name, &cell) ? cell : S(""), &r->v[i]);
}

static void put_back(struct pass *p, const struct record *r, int64_t id, struct str kept)
{
    p->in.row = r;
    p->in.kept = strs_split(p->scratch->a, kept, '\x1f');
    kinds[p->kind]->change(&p->in, r, id);
    if (kinds[p->kind]->note)
        kinds[p->kind]->note(&p->in, r, id, false);
}

/* May its rows be given back beforehand? Nothing is remembered of each of them until the end. */
static bool may_be_kept(const struct kind *k) { return k->plain && !k->note && !k->end; }

static void keep_back(struct undoing *u, const struct record *r, int64_t id, struct str kept)
{
    u->p->in.keeps = true;
    db_keep(u->p->t, u->kept, ++u->whose);
    put_back(u->p, r, id, kept);
    db_keep_no_more(u->p->t);
    u->p->in.keeps = false;
}

/* All rows of the kind in hand are back. */
static void end_kind(struct pass *p)
{
    if (p->kind != KIND__N && kinds[p->kind]->end)
        kinds[p->kind]->end(&p->in);
    if (p->kind != KIND__N && kinds[p->kind]->finish)
        kinds[p->kind]->finish(&p->in);
}

static bool one_change(void *x, const struct exchange_sql_changes_row *row)
{
    struct undoing *u = x;
    struct pass *p = u->p;
    const struct kind *k = kinds[p->kind];
    if (++p->rows % 256 == 0)
        pass_renew(p);
    struct str before, after, kept;
    struct record *r = NEW(p->scratch->a, struct record);

    if (!change_parts(str_copy(p->scratch->a, row->change), &after, &before, &kept)) {
        u->why = str_of(
            tr(p->t, "it was made by an older version of the program, which kept its changes in another way."));
        return false;
    }
    if (u->changed) {
        (void)hash_set_add(p->t->a, u->changed, (uint64_t)row->row_);
        (void)hash_set_add(p->t->a, u->changed, (uint64_t)row->second);
    }
    read_before(p, before, r);
    int64_t id = kind_has_id(k) ? row->row_ : 0;
    if (u->restore)
        put_back(p, r, id, kept);
    else if (!stands_as_written(u, r, id, after))
        u->why = trf(p->t, "a row of %1$s that it changed was changed again since (%2$s).", str_of(k->name),
            str_copy(p->t->a, u->now ? u->now[0] : r->v[0].text));
    else if (may_be_kept(k))
        keep_back(u, r, id, kept);
    return str_empty(u->why);
}

/* Of those that stand ready only their kind is ended. */
static void each_change(struct pass *p, struct undoing *u, int64_t import)
{
    struct exchange_sql_changed_kinds_rows list = exchange_sql_changed_kinds(p->t, import);

    for (size_t i = 0; i < list.n && str_empty(u->why); i++) {
        enum kind_name kind = package_file_named(list.at[i].what);
        if (kind == KIND__N)
            continue; /* registers */
        pass_turn_to(p, kind);
        if (!u->restore || !may_be_kept(kinds[kind]))
            exchange_sql_changes(p->t, import, list.at[i].what, one_change, u);
        if (u->restore)
            end_kind(p);
    }
}

/* ---- what stood in them */

static int64_t forget_of_kind(struct task *t, struct forgetting *f, int64_t most)
{
    const struct kind *k = kinds[f->kind];
    struct str what = str_of(k->name);
    struct exchange_sql_to_forget_rows rows = exchange_sql_to_forget(t, f->import, what, f->row, f->second, most);

    for (size_t i = 0; i < rows.n; i++) {
        const struct exchange_sql_to_forget_row *r = &rows.at[i];
        if (may_be_kept(k))
            kept_follows(
                t, &(struct kept_row){
                       .import = f->import, .row = r->row_, .kind = f->kind, .change = r->change, .back = true });
        exchange_sql_forget(t, f->import, what, r->row_, r->second, S(""));
        f->row = r->row_;
        f->second = r->second;
    }
    return (int64_t)rows.n;
}

bool undo_forget(struct task *t, struct forgetting *f)
{
    int64_t left = KEPT_PORTION;

    while (left > 0 && f->kind < KIND__N) {
        int64_t n = forget_of_kind(t, f, left);
        if (n < left)
            *f = (struct forgetting){ .import = f->import, .kind = f->kind + 1 };
        left -= n;
    }
    if (f->kind == KIND__N)
        exchange_sql_forgotten(t, f->import);
    return f->kind < KIND__N;
}

/* ---- rows that came */

/* "people: 3" joined by commas. */
static struct str counted(struct task *t, struct str list, struct str what, int64_t n)
{
    if (n == 0)
        return list;
    return str_fmt(t->a, "%.*s%.*s%.*s: %lld", STR_ARG(list), STR_ARG(list.n ? lang_comma(t->lang) : S("")),
        STR_ARG(what), (long long)n);
}

/* Why it cannot be taken back; empty: it can. What figures that were sent lean on is told apart: it can be opened. */
static struct str built_since(struct task *t, int64_t import)
{
    struct str changed = S(""), built = S("");
    int64_t locked = 0;

    for (enum kind_name k = 0; k < KIND__N; k++) {
        struct kind_counts leaning = { 0 };
        changed = counted(t, changed, str_of(kinds[k]->name), kinds[k]->touched(t, import));
        if (kinds[k]->leaning)
            kinds[k]->leaning(t, import, &leaning);
        for (size_t i = 0; i < leaning.n; i++)
            if (str_is(leaning.at[i].what, "locked_periods"))
                locked += leaning.at[i].n;
            else
                built = counted(t, built, leaning.at[i].what, leaning.at[i].n);
    }
    if (changed.n > 0)
        return trf(t, "rows it brought were changed since (%1$s).", changed);
    if (built.n > 0)
        return trf(t, "later rows build on it (%1$s).", built);
    return locked > 0 ? trf(t,
                            "rows it brought (%1$s) stand in the figures of a locked period. "
                            "Open the period first, with a reason.",
                            lang_number(t->a, t->lang, locked))
                      : S("");
}

bool undo_is_due(struct task *t, int64_t import, bool *ret_of_house)
{
    struct exchange_sql_import_row row;
    bool there = exchange_sql_import(t, import, &row);

    *ret_of_house = there && row.project == 0;
    return there && (str_is(row.state, "done") || str_is(row.state, "undoing"));
}

enum outcome undo_look(struct task *t, int64_t import, struct taking_back *ret, struct str *ret_why)
{
    struct exchange_result *result = NEW(t->a, struct exchange_result);

    *ret_why = S("");
    *ret = (struct taking_back){ .import = import };
    result->import = import;
    if (!undo_is_due(t, import, &ret->of_house))
        return NOT_FOUND;
    ret->p = pass_begin(t, NULL, result, true);
    ret->p->in.undoes = true;
    ret->kept = db_kept_new(t);
    struct undoing u = { .p = ret->p, .why = S(""), .changed = &ret->changed, .kept = ret->kept };
    *ret_why = built_since(t, import);
    if (str_empty(*ret_why)) {
        each_change(ret->p, &u, import);
        *ret_why = u.why;
    }
    for (enum kind_name k = 0; k < KIND__N && str_empty(*ret_why); k++)
        if (kinds[k]->losing)
            ret->losing[k] = kinds[k]->losing(t, import);
    return str_empty(*ret_why) ? DONE : CONFLICT;
}

void undo_write_kept(struct taking_back *undo)
{
    if (!undo->written)
        db_do_kept(undo->p->t, undo->kept);
    undo->written = true;
}

void undo_judge(struct taking_back *undo)
{
    struct pass *p = undo->p;
    struct undoing u = { .p = p, .restore = true, .why = S("") };

    while (kept_to_journal(p->t, KEPT_AT_ONCE)) /* what still waited of the import itself */
        ;
    undo_write_kept(undo);

    each_change(p, &u, undo->import);
    for (enum kind_name k = 0; k < KIND__N; k++) {
        if (undo->losing[k].n > 0)
            pass_turn_to(p, k);
        for (size_t i = 0; i < undo->losing[k].n; i++)
            kinds[k]->lose(&p->in, undo->losing[k].at[i]);
    }
    exchange_sql_undone(p->t, undo->import, p->t->now);
    journal_write(p->t, JOURNAL_IMPORT, "import", undo->import, S("undone"));
    (void)undo_forget(p->t, &(struct forgetting){ .import = undo->import }); /* of a small import all of it */
}

void undo_drop(struct pass *p, enum kind_name from)
{
    for (enum kind_name k = KIND__N; k-- > from;) {
        pass_turn_to(p, k);
        if (kinds[k]->beside)
            kinds[k]->beside(&p->in);
        kinds[k]->drop(&p->in);
    }
}

enum outcome exchange_undo(struct task *t, int64_t import, struct str *ret_why)
{
    struct taking_back undo;
    enum outcome how = undo_look(t, import, &undo, ret_why);

    if (how != DONE)
        return how;
    undo_judge(&undo);
    struct forgetting rest = { .import = import };
    while (undo_forget(t, &rest))
        ;
    undo_drop(undo.p, 0);
    return DONE;
}
