/* kept: writes that are done later. Rows of one statement stand together, so that all of them are one statement, or one
 * after the other in the order of a key, which is what makes many writes quick; statements stand in the order in which
 * a rule wrote. When a rule writes in another order than those before it, a new list begins behind the old one. */
#include <stdlib.h>
#include "base/keys.h"
#include "db/engine.h"

enum { ROWS_BYTES = 1 << 30, ARGS_MOST = 96 };

struct kept_rows { /* of one statement */
    const struct db_stmt *stmt;
    struct buf rows; /* whose, then its values: a byte (0: null), then a number or length and bytes */
};
struct db_kept {
    struct arena *a;
    struct {
        struct kept_rows **at;
        size_t n, cap;
    } list;
    size_t from, last; /* where the order in hand begins; the statement that `whose` wrote last */
    int64_t whose;
    struct hash_set dropped;
};

static void free_rows(void *x) { buf_free(&((struct kept_rows *)x)->rows); }

struct db_kept *db_kept_new(struct task *t)
{
    struct db_kept *kept = NEW(t->a, struct db_kept);
    kept->a = t->a;
    return kept;
}

void db_keep(struct task *t, struct db_kept *kept, int64_t whose)
{
    must(t, !t->db->keeps && whose != 0);
    kept->whose = whose;
    kept->last = kept->from;
    t->db->keeps = kept;
    t->db->answered.is_kept = true;
}

void db_keep_no_more(struct task *t) { t->db->keeps = NULL; }

void db_kept_drop(struct task *t, struct db_kept *kept, int64_t whose)
{
    must(t, whose != 0);
    (void)hash_set_add(kept->a, &kept->dropped, (uint64_t)whose);
}

/* ---- taking */

/* The rows of this statement, in the order in hand. */
static struct kept_rows *rows_for(struct db_kept *kept, const struct db_stmt *s)
{
    size_t i = kept->from;
    while (i < kept->list.n && kept->list.at[i]->stmt != s)
        i++;
    if (i < kept->last) /* it would be done before what was written before it */
        i = kept->from = kept->list.n;
    if (i == kept->list.n) {
        struct kept_rows *fresh = NEW(kept->a, struct kept_rows);
        fresh->stmt = s;
        buf_init(&fresh->rows, ROWS_BYTES);
        arena_then(kept->a, free_rows, fresh);
        LIST_ADD(kept->a, &kept->list, fresh);
    }
    kept->last = i;
    return kept->list.at[i];
}

static bool is_text(const struct db_value *v)
{
    return v->type == DB_TEXT || v->type == DB_BYTES || v->type == DB_SECRET;
}

static void put_number(struct buf *b, int64_t n) { buf_put(b, (const char *)&n, sizeof n); }

static void put_value(struct buf *b, const struct db_value *v)
{
    buf_ch(b, v->null ? 0 : 1);
    if (v->null)
        return;
    if (v->type == DB_REAL)
        buf_put(b, (const char *)&v->d, sizeof v->d);
    else
        put_number(b, is_text(v) ? (int64_t)v->s.n : v->i);
    if (is_text(v))
        buf_str(b, v->s);
}

void db_kept_take(struct task *t, struct db_kept *kept, const struct db_stmt *s, const struct db_value *args)
{
    must(t, s->nparams <= ARGS_MOST);
    struct buf *b = &rows_for(kept, s)->rows;
    put_number(b, kept->whose);
    for (unsigned i = 0; i < s->nparams; i++)
        put_value(b, &args[i]);
    task_must_fit(t, b);
}

/* ---- doing */

static int64_t take_number(struct str *rest)
{
    int64_t n;
    must_be(rest->n >= sizeof n);
    memcpy(&n, rest->p, sizeof n);
    *rest = str_part(*rest, sizeof n, rest->n);
    return n;
}

/* What was sealed is bytes by now. */
static struct db_value take_value(struct str *rest, enum db_type type)
{
    struct db_value v = { .type = type == DB_SECRET ? DB_BYTES : type };
    must_be(rest->n > 0);
    v.null = rest->p[0] == 0;
    *rest = str_part(*rest, 1, rest->n);
    if (v.null)
        return v;
    int64_t n = take_number(rest);
    if (type == DB_REAL)
        memcpy(&v.d, &n, sizeof v.d);
    else if (is_text(&v)) {
        v.s = str_part(*rest, 0, (size_t)n);
        *rest = str_part(*rest, (size_t)n, rest->n);
    } else
        v.i = n;
    return v;
}

/* Where rows of an :add travel together, any other statement is done as one. */
static void do_one(struct task *t, const struct db_stmt *s, const struct db_value *args)
{
    const struct db_stmt *many = s->many ? s : t->db->engine->settle ? s->together : NULL;
    if (many) {
        db_add(t, many, args);
        return;
    }
    struct db_rows *rows = db_run(t, s, args);
    (void)db_step(t, rows);
    db_done(rows);
}

void db_do_kept(struct task *t, const struct db_kept *kept)
{
    struct db_value args[ARGS_MOST];
    must(t, !t->db->keeps);
    bool breathe = t->db->aside != 0 && !t->db->aside_last;
    for (size_t i = 0; i < kept->list.n; i++) {
        const struct db_stmt *s = kept->list.at[i]->stmt;
        for (struct str rest = buf_view(&kept->list.at[i]->rows); rest.n > 0;) {
            int64_t whose = take_number(&rest);
            for (unsigned k = 0; k < s->nparams; k++)
                args[k] = take_value(&rest, s->params[k].type);
            if (!hash_set_has(&kept->dropped, (uint64_t)whose))
                do_one(t, s, args);
            if (breathe)
                db_breathe(t);
        }
        db_settle(t);
    }
}
