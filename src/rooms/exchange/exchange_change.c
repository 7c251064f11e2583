/* exchange_change: a changed row as a text that is stored with the import: columns by name, so that a column which
 * comes or goes later shifts nothing. Four parts: the way of writing, the row as the import wrote it, as it stood, and
 * what the room kept besides. */
#include "rooms/exchange/exchange_pass.h"

enum { PART = '\x1e', CELL = '\x1f' };
#define BY_NAME "2" /* the way of writing; older versions wrote cells by position, and no mark */

static void put_cells(struct buf *o, const struct kind *k, const struct str *cells)
{
    for (size_t i = 0; i < k->n; i++) {
        buf_z(o, k->columns[i].name);
        buf_ch(o, '=');
        buf_str(o, cells[i]);
        buf_ch(o, CELL);
    }
}

struct str change_text(struct pass *p, const struct str *before, const struct str *after, const struct strs *kept)
{
    struct buf text;

    buf_init(&text, ROWS_ROW_BYTES * 3);
    buf_z(&text, BY_NAME);
    buf_ch(&text, PART);
    put_cells(&text, kinds[p->kind], after);
    buf_ch(&text, PART);
    put_cells(&text, kinds[p->kind], before);
    buf_ch(&text, PART);
    for (size_t i = 0; i < kept->n; i++) {
        buf_str(&text, kept->at[i]);
        buf_ch(&text, CELL);
    }
    task_must_fit(p->t, &text);
    struct str copy = str_copy(p->scratch->a, buf_view(&text));
    buf_free(&text);
    return copy;
}

bool change_parts(struct str text, struct str *ret_after, struct str *ret_before, struct str *ret_kept)
{
    struct str how, after, before;

    if (!str_cut(&text, PART, &how) || !str_is(how, BY_NAME) || !str_cut(&text, PART, &after) ||
        !str_cut(&text, PART, &before))
        return false;
    *ret_after = after;
    *ret_before = before;
    *ret_kept = text;
    return true;
}

bool change_value(struct str part, const char *name, struct str *ret_value)
{
    struct str cell, head;

    while (part.n > 0 && str_cut(&part, CELL, &cell))
        if (str_cut(&cell, '=', &head) && str_is(head, name)) {
            *ret_value = cell;
            return true;
        }
    return false;
}

static bool names_rows(const struct kind_column *c)
{
    return (c->kind == CELL_REF || c->kind == CELL_REFS) &&
           c->refers != KIND_projects; /* codes of projects are theirs alone */
}

/* One further down keeps its key. */
struct str cell_said(struct pass *p, const struct kind_column *c, const struct value *v)
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

/* A list of ids needs no looking up, and may name what a limited import does not know. */
void read_back(struct pass *p, const struct kind_column *c, struct str stored, struct value *ret)
{
    struct str rest = stored = str_copy(p->scratch->a, stored), one;

    if (!names_rows(c)) {
        p->quiet = true;
        if (!check_cell(p, c, stored, ret))
            *ret = (struct value){ .text = S(""), .n = c->kind == CELL_REF ? 0 : INT_NONE };
        p->quiet = false;
        return;
    }
    int64_t *ids = NEW_N(p->scratch->a, int64_t, stored.n / (ID_TEXT - 1) + 1);
    *ret = (struct value){ .text = stored, .ids = ids };
    while (rest.n > 0 && str_cut(&rest, ';', &one))
        ret->nids += id_read(one, &ids[ret->nids]);
    ret->n = c->kind == CELL_REF && ret->nids > 0 ? ids[0] : 0;
}
