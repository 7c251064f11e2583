/* exchange_near: what stands is asked for row by row. But rows of a kind without ids stand together under the row that
 * they name first, as marks do under their session: when a second one of the same follows, all of them are read at
 * once, and the others that follow ask nobody. */
#include "rooms/exchange/exchange_pass.h"

/* A project is called by its code or its id: only the database tells. */
static bool may_be_near(const struct kind *k)
{
    bool may = !kind_has_id(k) && k->give_same && !k->corrects && k->columns[0].kind == CELL_REF;

    for (size_t i = 0; i < k->n; i++)
        may = may && !(k->columns[i].same && k->columns[i].refers == KIND_projects && k->columns[i].kind == CELL_REF);
    return may;
}

static bool take(void *x, const struct kind_found *f)
{
    struct pass *p = x;
    size_t n = kinds[p->kind]->n;
    struct str *cells = NEW_N(p->scratch->a, struct str, n);
    struct kind_found one = { f->id, f->import, cells };

    for (size_t i = 0; i < n; i++)
        cells[i] = str_copy(p->scratch->a, f->cells[i]);
    LIST_ADD(p->scratch->a, &p->near, one);
    return true;
}

static void read_all(struct pass *p)
{
    struct kind_out out = { .t = p->scratch, .scratch = p->scratch, .row = take, .x = p, .refs_are_ids = true };

    kinds[p->kind]->give(&out, p->near.of, p->near.of);
    p->near.read = true;
}

static bool agrees(const struct kind *k, const struct str *said, const struct str *cells)
{
    size_t i = 0;

    while (i < k->n && (!k->columns[i].same || str_eq(said[i], cells[i])))
        i++;
    return i == k->n;
}

bool near_find(struct pass *p, const struct record *r, const struct kind_found **ret_row)
{
    const struct kind *k = kinds[p->kind];
    struct str said[KIND_COLUMNS_MOST];
    int64_t of = r->v[0].n;

    *ret_row = NULL;
    if (p->last || of <= 0 || !may_be_near(k))
        return false;
    if (p->near.of != of) {
        p->near = (struct near){ .of = of };
        return false;
    }
    if (!p->near.read)
        read_all(p);
    for (size_t i = 0; i < k->n; i++)
        said[i] = k->columns[i].same ? cell_said(p, &k->columns[i], &r->v[i]) : S("");
    for (size_t i = 0; i < p->near.n && *ret_row == NULL; i++)
        if (agrees(k, said, p->near.at[i].cells))
            *ret_row = &p->near.at[i];
    return true;
}
