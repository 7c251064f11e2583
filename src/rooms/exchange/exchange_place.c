/* exchange_place: where does a row of the package belong: is it new, the same as one that stands, a changed one, one
 * too many? Looks things up and writes nothing until write_placed(): looking and writing some hundreds of rows each at
 * a time is what makes both quick. What a row may say is asked of its kind here, when it is known what the row is. */
#include <limits.h>
#include "exchange_sql.h"
#include "rooms/exchange/exchange_pass.h"

struct compared {
    struct pass *p;
    struct record *r;
    bool found, changed, merged;
    int64_t id, import;
    struct str *before;
};

/* Was the row found by another key: is it somebody who was merged, or staff known by email? What is known of them
 * stays. */
static bool by_another_key(struct str own, int64_t id, struct str typed)
{
    int64_t typed_id;
    return !str_eq(own, typed) && !(id_read(typed, &typed_id) && typed_id == id);
}

/* Cells that the sender left empty keep what stands; *r becomes the whole new row. */
static bool compare(void *x, const struct kind_found *f)
{
    struct compared *c = x;
    struct pass *p = c->p;
    const struct kind *k = kinds[p->kind];

    c->found = true;
    c->id = f->id;
    c->import = f->import;
    bool keyed = kind_has_key(k);
    c->merged = keyed && by_another_key(f->cells[0], f->id, c->r->v[0].text);
    c->before = NEW_N(p->scratch->a, struct str, k->n);
    for (size_t i = 0; i < k->n && !c->merged; i++) {
        struct value *v = &c->r->v[i];
        c->before[i] = str_copy(p->scratch->a, f->cells[i]);
        if (v->text.n == 0 && f->cells[i].n > 0)
            read_back(p, &k->columns[i], c->before[i], v);
        struct str now = keyed && i == 0 ? f->cells[0] : cell_said(p, &k->columns[i], v);
        c->changed |= !str_eq(now, f->cells[i]);
    }
    return false;
}

static struct compared compare_near(struct pass *p, struct record *r, const struct kind_found *near)
{
    struct compared c = { .p = p, .r = r };

    if (near)
        (void)compare(&c, near);
    return c;
}

static struct compared compare_stored(struct pass *p, struct record *r, int64_t id)
{
    const struct kind *k = kinds[p->kind];
    struct compared c = { .p = p, .r = r };
    struct kind_out out = { .t = p->scratch, .scratch = p->scratch, .row = compare, .x = &c, .refs_are_ids = true };

    if (id)
        k->give(&out, id, id);
    else
        k->give_same(&out, r);
    return c;
}

static enum exchange_group duplicate(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;

    pass_reject(p, str_of(kinds[p->kind]->columns[0].name), r->v[0].text,
        kind_has_key(kinds[p->kind]) ? str_of(tr(t, "This key stands in the file twice."))
                                     : str_of(tr(t, "This row stands in the file twice.")),
        str_of(tr(t, "Leave one of the rows out, or give it a key of its own.")));
    return EXCHANGE_REJECTED;
}

/* Names a row that was rejected: nothing is written, the package is lost anyway. */
static bool names_rejected(const struct pass *p, const struct record *r)
{
    const struct kind *k = kinds[p->kind];

    for (size_t i = 0; i < k->n; i++)
        if (k->columns[i].kind == CELL_REF && r->v[i].n == KIND_REJECTED)
            return true;
    return false;
}

/* ---- rows for the last part of an import that is put aside */

static bool names_deferred(const struct pass *p, const struct record *r)
{
    const struct kind *k = kinds[p->kind];

    for (size_t i = 0; i < k->n; i++) {
        const struct value *v = &r->v[i];
        if (k->columns[i].kind == CELL_REF && v->n > 0 && hash_set_has(&p->deferred_ids, (uint64_t)v->n))
            return true;
        for (size_t n = 0; k->columns[i].kind == CELL_REFS && n < v->nids; n++)
            if (v->ids[n] > 0 && hash_set_has(&p->deferred_ids, (uint64_t)v->ids[n]))
                return true;
    }
    return false;
}

/* Does it name somebody or something that comes with this package, among what makes it the same as another? */
static bool names_made(const struct pass *p, const struct record *r)
{
    const struct kind *k = kinds[p->kind];

    for (size_t i = 0; i < k->n; i++)
        if (k->columns[i].same && k->columns[i].kind == CELL_REF && hash_set_has(&p->made, (uint64_t)r->v[i].n))
            return true;
    return false;
}

/* Rows that change what stands, that somebody may write at the same time, or that name such rows. */
static bool is_for_last(struct pass *p, const struct record *r, enum exchange_group group)
{
    const struct kind *k = kinds[p->kind];

    return group == EXCHANGE_CHANGED || (!kind_has_key(k) && !names_made(p, r)) ||
           (k->touches && k->touches(&p->in, r)) || names_deferred(p, r);
}

static struct deferred *defer(struct pass *p, const struct record *r, int64_t id, enum exchange_group group)
{
    struct strs cells = { NEW_N(p->scratch->a, struct str, kinds[p->kind]->n), kinds[p->kind]->n };

    for (size_t i = 0; i < cells.n; i++)
        cells.at[i] = p->typed[i].n > 0 ? r->v[i].text : S(""); /* as it was read; empty ones hold what stands by now */
    struct deferred one = { .kind = p->kind,
        .group = group,
        .line = r->line,
        .id = id,
        .cells = strs_join(p->t->a, &cells, S("\x1f")),
        .count = p->count };

    LIST_ADD(p->t->a, &p->deferred, one);
    if (group != EXCHANGE_CHANGED && id != 0)
        (void)hash_set_add(p->t->a, &p->deferred_ids, (uint64_t)id);
    return &p->deferred.at[p->deferred.n - 1];
}

/* A changed row of a plain kind is written, but what it writes is kept. */
static void defer_kept(struct pass *p, struct placed *one)
{
    struct deferred *d = defer(p, one->r, one->id, one->group);

    d->kept = true;
    kept_note_ids(p, d, one->r, one->before);
    one->whose = (int64_t)p->deferred.n;
    LIST_ADD(p->scratch->a, &p->placed, *one);
}

/* Keeps the row until write_placed(). stands: the id of the row that it changes; 0: it is new. before: of that row. */
static enum exchange_group placed(struct pass *p, const struct record *r, int64_t id, int64_t stands,
    enum exchange_group group, const struct str *before)
{
    const struct kind *k = kinds[p->kind];
    struct placed one = { r, id, group, before, 0 };

    if (names_rejected(p, r))
        return group;
    if (k->check)
        k->check(&p->in, r, stands);
    if (p->rejected)
        return EXCHANGE_REJECTED;
    if (k->note)
        k->note(&p->in, r, id, group != EXCHANGE_CHANGED);
    if (p->aside && !p->last && kept_may(p, group) && !names_deferred(p, r))
        defer_kept(p, &one);
    else if (p->aside && !p->last && is_for_last(p, r, group))
        (void)defer(p, r, id, group);
    else if (p->in.writes)
        LIST_ADD(p->scratch->a, &p->placed, one);
    return group;
}

static enum exchange_group place_changed(struct pass *p, struct record *r, const struct compared *c)
{
    const struct kind *k = kinds[p->kind];

    if (c->merged || !c->changed || (k->shared && p->o->limited))
        return EXCHANGE_SAME;
    if (!kind_has_key(k) && !hash_set_add(p->t->a, &p->seen, record_hash(p->kind, r)))
        return EXCHANGE_SAME; /* of two persons who were merged: what the first row said stays */
    p->stood = c->before;
    return placed(p, r, kind_has_id(k) ? c->id : 0, c->id, EXCHANGE_CHANGED, c->before);
}

/* ---- rows without a key */

/* Could it be there already? Not when it names somebody or something that comes with this package. */
static bool may_stand(const struct pass *p, const struct record *r)
{
    return (p->had[p->kind] || p->last) && !names_made(p, r);
}

/* What stands is meant by the row that agrees with it, else by the first one that corrects it; by another row of the
 * file it is not meant then. */
static struct compared mean_one(struct pass *p, struct record *r, struct compared c)
{
    int64_t id = c.found ? c.id : kinds[p->kind]->corrects(&p->in, r), by = c.found ? r->line : -r->line;
    struct str key = id_str(p->scratch->a, id);
    int64_t first = id == 0 ? 0 : key_map_get(&p->meant, key);

    if (id == 0)
        return c;
    if (first == 0)
        key_map_put(p->t->a, &p->meant, key, by);
    if (first != 0 && first != by && (first < 0 || by < 0))
        return (struct compared){ 0 };
    return c.found ? c : compare_stored(p, r, id);
}

static enum exchange_group place_keyless(struct pass *p, struct record *r)
{
    const struct kind *k = kinds[p->kind];

    if (names_rejected(p, r))
        return EXCHANGE_NEW;
    const struct kind_found *near = NULL;
    bool there = may_stand(p, r), known = there && near_find(p, r, &near);
    if (there && !known && k->stands) {
        int how = k->stands(&p->in, r);
        if (how > 0)
            return EXCHANGE_SAME;
        there = how == 0;
    }
    struct compared c = !there || known ? compare_near(p, r, near) : compare_stored(p, r, 0);
    if (there && k->corrects)
        c = mean_one(p, r, c);
    bool own = c.found && (kind_has_id(k) ? hash_set_has(&p->made, (uint64_t)c.id) : c.import == p->result->import);
    if (c.found && !own)
        return place_changed(p, r, &c);
    if (!hash_set_add(p->t->a, &p->seen, record_hash(p->kind, r)))
        return duplicate(p, r);
    int64_t id = p->given != 0 ? p->given : kind_has_id(k) ? id_new() : 0;
    if (id != 0)
        (void)hash_set_add(p->t->a, &p->made, (uint64_t)id);
    return placed(p, r, id, 0, EXCHANGE_NEW, NULL);
}

/* ---- rows with a key */

/* Two rows with the same text where there may be one. */
static bool twice(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;
    const struct kind *k = kinds[p->kind];

    for (size_t i = 0; i < k->n; i++) {
        if (!k->columns[i].once || r->v[i].text.n == 0)
            continue;
        if (key_map_get(&p->once[i], r->v[i].text) != 0) {
            pass_reject(p, str_of(k->columns[i].name), r->v[i].text, str_of(tr(t, "This stands in the file twice.")),
                str_of(tr(t, "Leave one of the rows out, or correct the cell.")));
            return true;
        }
        key_map_put(p->t->a, &p->once[i], r->v[i].text, 1);
    }
    return false;
}

static enum exchange_group place_keyed(struct pass *p, struct record *r)
{
    const struct kind *k = kinds[p->kind];
    struct key_map *keys = &p->keys[p->kind];
    struct str key = r->v[0].text;

    if (key_map_get(keys, key) != 0)
        return duplicate(p, r);
    if (twice(p, r))
        return EXCHANGE_REJECTED;
    int64_t id = p->had[p->kind] ? find_stored(p, p->kind, key) : 0;
    if (id == 0 && p->had[p->kind] && k->known)
        id = k->known(&p->in, r);
    bool is_new = id == 0;
    if (is_new)
        id = id_new();
    key_map_put(p->t->a, keys, key, id);
    if (!is_new) {
        struct compared c = compare_stored(p, r, id);
        return place_changed(p, r, &c);
    }
    (void)hash_set_add(p->t->a, &p->made, (uint64_t)id);
    bool twin = k->doubtful && p->had[p->kind] && k->doubtful(&p->in, r);
    return placed(p, r, id, 0, twin ? EXCHANGE_DOUBTFUL : EXCHANGE_NEW, NULL);
}

enum exchange_group place_row(struct pass *p, struct record *r)
{
    enum exchange_group group;

    p->in.row = r;
    p->in.line = r->line;
    group = kind_has_key(kinds[p->kind]) ? place_keyed(p, r) : place_keyless(p, r);
    if (group == EXCHANGE_REJECTED && kind_has_key(kinds[p->kind]))
        key_map_put(p->t->a, &p->keys[p->kind], r->v[0].text, KIND_REJECTED);
    return group;
}

/* ---- writing */

/* In the list of changes a row without an id is known by the row that it names first, and by the second one, where
 * these two tell rows apart; else by all that does. */
static int64_t second_of(const struct pass *p, const struct record *r)
{
    const struct kind *k = kinds[p->kind];
    size_t same = 0;

    for (size_t i = 0; i < k->n; i++)
        same += k->columns[i].same;
    return same > 2 ? (int64_t)(record_hash(p->kind, r) >> 1) : r->v[1].n;
}

static void write_change(struct pass *p, const struct placed *one)
{
    const struct kind *k = kinds[p->kind];
    struct str *after = NEW_N(p->scratch->a, struct str, k->n);

    for (size_t i = 0; i < k->n; i++)
        after[i] = kind_has_key(k) && i == 0 ? one->before[0] : cell_said(p, &k->columns[i], &one->r->v[i]);
    p->in.row = one->r;
    p->in.line = one->r->line;
    p->in.kept = (struct strs){ 0 };
    p->in.keeps = one->whose != 0;
    if (p->in.keeps)
        db_keep(p->t, p->kept, one->whose);
    k->change(&p->in, one->r, one->id);
    p->in.keeps = false;
    db_keep_no_more(p->t);
    if (p->kind == KIND_people && p->renamed.n < EXCHANGE_DOUBLES)
        LIST_ADD(p->t->a, &p->renamed, one->id);
    int64_t second = one->id != 0 ? 0 : second_of(p, one->r);
    exchange_sql_put_change(p->scratch, .import = p->result->import, .what = str_of(k->name),
        .row_ = one->id ? one->id : one->r->v[0].n, .second = second,
        .change = change_text(p, one->before, after, &p->in.kept), .moves = 1, .in_journal = one->whose ? 0 : INT_NONE);
}

void write_placed(struct pass *p)
{
    const struct kind *k = p->kind < KIND__N ? kinds[p->kind] : NULL;

    for (size_t i = 0; i < p->placed.n; i++) {
        const struct placed *one = &p->placed.at[i];
        if (one->group == EXCHANGE_CHANGED)
            write_change(p, one);
        else
            k->add(&p->in, one->r, one->id);
    }
    p->placed = (struct placed_list){ 0 };
}

/* ---- the last part */

static void read_typed(struct pass *p, const struct deferred *d, struct record *r)
{
    const struct kind *k = kinds[d->kind];
    struct str rest = d->cells, *cells = NEW_N(p->scratch->a, struct str, k->n);

    for (size_t i = 0; i < k->n; i++)
        if (!str_cut(&rest, '\x1f', &cells[i]))
            cells[i] = S("");
    p->typed = cells;
    for (size_t i = 0; i < k->n; i++)
        r->wrong[i] = !check_cell(p, &k->columns[i], cells[i], &r->v[i]);
}

/* As things stand now: what was to be changed may be the same by now, or gone. */
static enum exchange_group place_again(struct pass *p, const struct deferred *d, struct record *r)
{
    const struct kind *k = kinds[d->kind];

    if (!kind_has_key(k))
        return place_keyless(p, r);
    if (d->group != EXCHANGE_CHANGED)
        return placed(p, r, d->id, 0, d->group, NULL);
    struct compared c = compare_stored(p, r, d->id);
    p->vanished |= !c.found;
    return c.found ? place_changed(p, r, &c) : EXCHANGE_REJECTED;
}

static void recount(struct pass *p, const struct deferred *d, enum exchange_group group)
{
    struct exchange_counts *files = &p->result->files;

    p->result->n[d->group]--;
    p->result->n[group]++;
    for (size_t i = 0; i < files->n; i++)
        if (str_eq(files->at[i].file, d->count->file)) {
            files->at[i].n[d->group]--;
            files->at[i].n[group]++;
        }
}

void write_deferred(struct pass *p)
{
    p->noted = UINT_MAX; /* and what was asked about is answered */
    p->by_hand = true;
    pass_turn_to(p, KIND__N); /* none of these was placed yet, though the last file has seen them */
    for (size_t i = 0, n = 0; i < p->deferred.n; i++) {
        const struct deferred *d = &p->deferred.at[i];
        if (d->kept)
            continue;
        if (p->kind != d->kind || ++n % 500 == 0) {
            write_placed(p);
            exchange_scratch_renew(p->scratch);
        }
        if (p->kind != d->kind)
            pass_turn_to(p, d->kind);
        struct record *r = NEW(p->scratch->a, struct record);
        r->line = p->in.line = d->line;
        p->in.row = r;
        p->rejected = false;
        p->file_name = d->count->file;
        p->given = d->group == EXCHANGE_CHANGED ? 0 : d->id;
        read_typed(p, d, r);
        enum exchange_group group = p->rejected ? EXCHANGE_REJECTED : place_again(p, d, r);
        p->given = 0;
        recount(p, d, group);
    }
    write_placed(p);
}
