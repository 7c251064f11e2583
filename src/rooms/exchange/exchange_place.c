/* exchange_place: where does a row of the package belong: is it new, the same as one that stands, a changed one, one
 * too many? Looks things up and writes nothing until write_placed(): looking and writing some hundreds of rows each at
 * a time is what makes both quick. */
#include "exchange_find_sql.h"
#include "exchange_write_sql.h"
#include "rooms/exchange/exchange_pass.h"
#include "rooms/tables/tables.h"

struct compared {
    struct pass *p;
    struct record *r;
    bool found, changed, merged;
    int64_t import;
    struct str before;
};

static bool names_rows(const struct package_column *c)
{
    return (c->kind == CELL_REF || c->kind == CELL_REFS) &&
           c->refers != FILE_projects; /* codes of projects are theirs alone */
}

/* What a cell says, with ids where it names rows: keys may be another project's too. One further down keeps its key. */
static struct str said(struct pass *p, const struct package_column *c, const struct value *v)
{
    struct task *t = p->scratch;
    struct str list = S("");

    if (!names_rows(c) || v->text.n == 0)
        return v->text;
    int64_t one = c->kind == CELL_REF && v->n == 0 ? find_stored(p, c->refers, v->text) : v->n;
    const int64_t *ids = c->kind == CELL_REF ? &one : v->ids;
    size_t n = c->kind == CELL_REF ? 1 : v->nids;
    for (size_t i = 0; i < n; i++) {
        if (ids[i] <= 0)
            return v->text;
        struct str one_id = id_str(t->a, ids[i]);
        list = i ? str_fmt(t->a, "%.*s;%.*s", STR_ARG(list), STR_ARG(one_id)) : one_id;
    }
    return list;
}

/* The cell becomes what stands: a list of ids needs no looking up, and may name what a limited import does not know. */
static void keep(struct pass *p, const struct package_column *c, struct str stands, struct value *v)
{
    struct str rest = stands = str_copy(p->scratch->a, stands), one;

    if (!names_rows(c)) {
        if (!check_cell(p, c, stands, v))
            *v = (struct value){ .text = S(""), .n = c->kind == CELL_REF ? 0 : INT_NONE };
        return;
    }
    int64_t *ids = NEW_N(p->scratch->a, int64_t, stands.n / (ID_TEXT - 1) + 1);
    *v = (struct value){ .text = stands, .ids = ids };
    while (rest.n > 0 && str_cut(&rest, ';', &one))
        v->nids += id_read(one, &ids[v->nids]);
    v->n = c->kind == CELL_REF && v->nids > 0 ? ids[0] : 0;
}

/* Was the row found by another key: is it somebody who was merged, or staff known by email? What is known of them
 * stays. */
static bool by_another_key(struct str own, int64_t id, struct str typed)
{
    int64_t typed_id;
    return !str_eq(own, typed) && !(id_read(typed, &typed_id) && typed_id == id);
}

/* Cells that the sender left empty keep what stands; *r becomes the whole new row. */
static bool compare(void *x, const struct found *f)
{
    struct compared *c = x;
    struct pass *p = c->p;
    const struct package_table *table = &package_tables[p->file];
    struct buf before, after;

    c->found = true;
    c->import = f->import;
    bool keyed = file_has_key(p->file);
    c->merged = keyed && by_another_key(f->cells[0], f->id, c->r->v[0].text);
    buf_init(&before, ROWS_ROW_BYTES * 2);
    buf_init(&after, ROWS_ROW_BYTES);
    p->quiet = true;
    for (size_t i = 0; i < table->n && !c->merged; i++) {
        struct value *v = &c->r->v[i];
        if (v->text.n == 0 && f->cells[i].n > 0)
            keep(p, &table->columns[i], f->cells[i], v);
        struct str now = keyed && i == 0 ? f->cells[0] : said(p, &table->columns[i], v);
        c->changed |= !str_eq(now, f->cells[i]);
        buf_str(&before, f->cells[i]);
        buf_ch(&before, '\x1f');
        buf_str(&after, now);
        buf_ch(&after, '\x1f');
    }
    p->quiet = false;
    buf_ch(&before, '\x1e');
    buf_str(&before, buf_view(&after));
    c->before = str_copy(p->scratch->a, buf_view(&before));
    buf_free(&before);
    buf_free(&after);
    return false;
}

static struct compared compare_stored(struct pass *p, struct record *r, int64_t id)
{
    struct compared c = { .p = p, .r = r };
    struct rows_to to = { .t = p->scratch, .scratch = p->scratch, .row = compare, .x = &c, .refs_are_ids = true };

    if (id)
        rows_one(&to, p->file, id);
    else
        rows_like(&to, p->file, r);
    return c;
}

static enum exchange_group duplicate(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;

    pass_reject(p, str_of(package_tables[p->file].columns[0].name), r->v[0].text,
        file_has_key(p->file) ? str_of(tr(t, "This key stands in the file twice."))
                              : str_of(tr(t, "This row stands in the file twice.")),
        str_of(tr(t, "Leave one of the rows out, or give it a key of its own.")));
    return EXCHANGE_REJECTED;
}

/* Keeps the row until write_placed(). before: of a changed row. */
static enum exchange_group placed(
    struct pass *p, const struct record *r, int64_t id, enum exchange_group group, struct str before)
{
    struct placed one = { r, id, group, before };

    if (p->file == FILE_groups)
        note_merge(p, r, id, group != EXCHANGE_CHANGED);
    if (p->writes)
        LIST_ADD(p->scratch->a, &p->placed, one);
    return group;
}

static enum exchange_group place_changed(struct pass *p, struct record *r, int64_t id, const struct compared *c)
{
    if (c->merged || !c->changed || (p->file == FILE_staff && p->o->limited))
        return EXCHANGE_SAME;
    if (!file_has_key(p->file) && !hash_set_add(p->t->a, &p->seen, record_hash(p->file, r)))
        return EXCHANGE_SAME; /* of two persons who were merged: what the first row said stays */
    return placed(p, r, id, EXCHANGE_CHANGED, c->before);
}

/* Could it be there already? Not when it names somebody or something that comes with this package. */
static bool may_stand(const struct pass *p, const struct record *r)
{
    return p->had[p->file] && !hash_set_has(&p->made, (uint64_t)r->v[0].n) &&
           !hash_set_has(&p->made, (uint64_t)r->v[1].n);
}

/* A row that is known by what it names; two of them in a package are one too many. */
static enum exchange_group place_new_once(struct pass *p, struct record *r, int64_t id)
{
    if (!hash_set_add(p->t->a, &p->seen, record_hash(p->file, r)))
        return duplicate(p, r);
    return placed(p, r, id, EXCHANGE_NEW, S(""));
}

/* Marks are by far the most rows of a package: the short question first. True: it stands as it is; else *ret_there. */
static bool mark_stands(struct pass *p, const struct record *r, bool *ret_there)
{
    struct exchange_find_sql_mark_row row;
    const struct value *v = r->v;

    *ret_there = exchange_find_sql_mark(p->scratch, v[COL_attendance_session].n, v[COL_attendance_person].n, &row);
    return *ret_there && row.import != p->result->import && row.minutes == v[COL_attendance_minutes].n &&
           str_eq(row.mark, v[COL_attendance_mark].text);
}

static enum exchange_group place_keyless(struct pass *p, struct record *r)
{
    if (names_rejected(r, p->file))
        return EXCHANGE_NEW;
    bool there = may_stand(p, r);
    if (there && p->file == FILE_attendance && mark_stands(p, r, &there))
        return EXCHANGE_SAME;
    struct compared c = there ? compare_stored(p, r, 0) : (struct compared){ 0 };
    if (c.found && c.import != p->result->import)
        return place_changed(p, r, 0, &c);
    return place_new_once(p, r, 0);
}

static enum exchange_group place_membership(struct pass *p, struct record *r)
{
    struct exchange_find_sql_membership_row row;
    const struct value *v = r->v;

    if (names_rejected(r, p->file))
        return EXCHANGE_NEW;
    if (may_stand(p, r) &&
        exchange_find_sql_membership(p->scratch, v[COL_memberships_group].n, v[COL_memberships_person].n,
            v[COL_memberships_joined_on].text, &row) &&
        row.import != p->result->import) {
        struct compared c = compare_stored(p, r, row.membership);
        return place_changed(p, r, row.membership, &c);
    }
    return place_new_once(p, r, id_new());
}

/* There is one account per address: two rows with the same one are one too many. */
static bool address_taken(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;
    struct str email = r->v[COL_staff_email].text;

    if (p->file != FILE_staff || key_map_get(&p->emails, email) == 0)
        return false;
    pass_reject(p, S("email"), email, str_of(tr(t, "This e-mail address stands in the file twice.")),
        str_of(tr(t, "Leave one of the rows out, or correct the address.")));
    return true;
}

static enum exchange_group place_keyed(struct pass *p, struct record *r)
{
    struct key_map *keys = &p->keys[p->file];
    struct str key = r->v[0].text;

    if (key_map_get(keys, key) != 0)
        return duplicate(p, r);
    if (address_taken(p, r))
        return EXCHANGE_REJECTED;
    int64_t id = p->had[p->file] ? find_stored(p, p->file, key) : 0;
    if (id == 0 && p->file == FILE_staff)
        id = find_account(p, r);
    bool is_new = id == 0;
    if (is_new)
        id = id_new();
    key_map_put(p->t->a, keys, key, id);
    if (p->file == FILE_staff)
        key_map_put(p->t->a, &p->emails, r->v[COL_staff_email].text, id);
    if (!is_new) {
        struct compared c = compare_stored(p, r, id);
        return place_changed(p, r, id, &c);
    }
    (void)hash_set_add(p->t->a, &p->made, (uint64_t)id);
    bool twin = p->file == FILE_people && p->had[FILE_people] && find_double(p, r);
    return placed(p, r, id, twin ? EXCHANGE_DOUBTFUL : EXCHANGE_NEW, S(""));
}

enum exchange_group place_row(struct pass *p, struct record *r)
{
    return p->file == FILE_memberships ? place_membership(p, r)
           : file_has_key(p->file)     ? place_keyed(p, r)
                                       : place_keyless(p, r);
}

void write_placed(struct pass *p)
{
    for (size_t i = 0; i < p->placed.n; i++) {
        const struct placed *one = &p->placed.at[i];
        bool changed = one->group == EXCHANGE_CHANGED;
        if (changed)
            exchange_write_sql_put_change(p->scratch, p->result->import, str_of(package_tables[p->file].name),
                one->id ? one->id : one->r->v[0].n, one->id ? 0 : one->r->line, one->before);
        if (one->id)
            write_row(p, one->r, one->id, !changed);
        else if (changed)
            set_row(p, one->r);
        else
            add_row(p, one->r);
    }
    p->placed = (struct placed_list){ 0 };
}
