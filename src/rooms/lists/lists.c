/* lists: a list of operations is looked through first (columns, how names are written, sums) and read once more when it
 * is put in, so that no more than a row of it is in memory at a time. */
#include "rooms/lists/lists_read.h"

#include "auth/journal.h"

enum { SAMPLED = 300, SCRATCH = 64 * 1024 * 1024, SCRATCH_ROWS = 500 };

/* ---- memory of the rows in hand */

static void scratch_free(void *x)
{
    struct task *scratch = x;

    if (scratch->a)
        arena_free(scratch->a);
    scratch->a = NULL;
}

static void scratch_renew(struct task *scratch)
{
    scratch_free(scratch);
    scratch->a = task_arena(scratch, SCRATCH);
}

static struct task *scratch_of(struct task *t)
{
    struct task *scratch = NEW(t->a, struct task);

    *scratch = *t;
    scratch->a = NULL;
    arena_then(t->a, scratch_free, scratch);
    scratch_renew(scratch);
    return scratch;
}

/* ---- whose list it is */

static bool has_heading(const struct mapping *m, const char *heading)
{
    for (size_t i = 0; i < m->n; i++)
        if (str_is(m->at[i].heading, heading))
            return true;
    return false;
}

/* Its file's name without folder, ending, days and numbers: next month's file is of the same source. */
static struct str source_named(struct task *t, struct str path)
{
    char *p = arena_alloc(t->a, path.n + 1);
    size_t from = 0, to = path.n, n = 0;

    for (size_t i = 0; i < path.n; i++)
        if (path.p[i] == '/' || path.p[i] == '\\')
            from = i + 1;
    for (size_t i = path.n; i > from && to == path.n; i--)
        if (path.p[i - 1] == '.')
            to = i - 1;
    for (size_t i = from; i < to; i++) {
        bool kept = (path.p[i] < '0' || path.p[i] > '9') && path.p[i] != '.' && path.p[i] != '(' && path.p[i] != ')';
        if (kept && !((path.p[i] == '-' || path.p[i] == '_' || path.p[i] == ' ') && (n == 0 || p[n - 1] == '-')))
            p[n++] = path.p[i] == '_' || path.p[i] == ' ' ? '-' : path.p[i];
    }
    while (n > 0 && p[n - 1] == '-')
        n--;
    return n > 0 ? lang_fold(t->a, (struct str){ p, n }) : S("list");
}

static struct str source_guessed(struct task *t, const struct mapping *m, struct str file)
{
    if (has_heading(m, "Hankekoodi") && has_heading(m, "Ryhmähanketunnus"))
        return S("eura2021");
    if (has_heading(m, "Koodi") && has_heading(m, "Myönnetty EU- ja valtion rahoitus"))
        return S("eura2014");
    if (has_heading(m, "Operation_Unique_Identifier") || has_heading(m, "Operation_Local_Identifier"))
        return S("kohesio");
    return source_named(t, file);
}

static struct str remembered_as(struct task *t, struct str source)
{
    return str_fmt(t->a, "operations/%.*s", STR_ARG(source));
}

/* ---- columns */

/* The rows behind the header. */
static struct rows *lists_body(struct task *t, const struct list_look *look, struct str *ret_why)
{
    struct rows *rows = lists_rows(t, &look->file, look->letters, ret_why);

    if (rows)
        rows_after_header(rows, look->header.line, look->header.headings.n);
    return rows;
}

static struct mapping sampled(struct task *t, struct list_look *look, struct str *ret_why)
{
    struct rows *rows = lists_rows(t, &look->file, look->letters, ret_why);
    struct mapping m = { 0 };
    struct row row;

    if (!rows)
        return m;
    rows_without_header(rows);
    if (!mapping_header(t, rows, &LIST_FIELDS, &look->header)) {
        *ret_why = rows_refusal(rows)->msgid ? remark_text(t->a, t->lang, rows_refusal(rows))
                                             : str_of(tr(t, "The file is empty: it has no header row."));
        return m;
    }
    row = mapping_header_row(&look->header);
    m = mapping_begin(t, &row);
    rows = lists_body(t, look, ret_why);
    for (size_t i = 0; rows && i < SAMPLED && rows_next(rows, &row) == ROWS_ROW; i++)
        if (!row.trouble)
            mapping_look(t, &m, &row);
    return m;
}

/* Columns of such lists that nobody has a name for are many, and nothing is lost where the list is: they are left out
 * and told. What could be something that is shown is asked about. */
static bool columns_sure(struct task *t, struct list_look *look)
{
    bool sure = mapping_column_of(&look->m, LIST_CODE) < look->m.n &&
                mapping_column_of(&look->m, LIST_NAME) < look->m.n;

    for (size_t i = 0; i < look->m.n; i++) {
        struct mapping_column *c = &look->m.at[i];
        if (c->field == MAPPING_NONE && c->samples.n > 0)
            strs_add(t->a, &look->notes, trf(t, "The column %1$s was left out.", c->heading));
        if (c->field == MAPPING_NONE || c->why == MAPPING_VALUES)
            c->field = MAPPING_NONE, c->sure = 100;
        sure &= c->sure >= MAPPING_SURE;
    }
    return sure;
}

/* EURA tells what was paid of the EU's money and not what was granted: beside the planned cost it would give a rate
 * that nobody decided. */
static void find_paid(struct task *t, struct list_look *look)
{
    size_t at = mapping_column_of(&look->m, LIST_EU);

    look->paid = at < look->m.n && str_starts(lang_fold(t->a, look->m.at[at].heading), S("toteutunut"));
    if (look->paid)
        strs_add(t->a, &look->notes,
            trf(t, "The column %1$s says what was paid so far: it is summed up and not shown.",
                look->m.at[at].heading));
}

/* ---- looking */

static void tell(struct list_look *look, struct task *t, const struct list_rejection *why)
{
    struct list_rejection one = { why->line, why->column, str_copy(t->a, str_part(why->value, 0, 200)),
        str_copy(t->a, why->reason) };

    look->refused++;
    if (look->told.n < LIST_TOLD)
        LIST_ADD(t->a, &look->told, one);
}

static void add_up(struct list_look *look, const struct operation *o)
{
    look->rows++;
    if (o->total_cents != INT_NONE)
        look->costed++, look->total_cents += o->total_cents;
    if (o->eu_cents != INT_NONE)
        look->funded++, look->eu_cents += o->eu_cents;
}

/* Each row of the list, once; false from `take`: enough. */
typedef void (*take_row)(void *x, struct list_reader *k, const struct row *row);

static bool each_row(struct task *t, struct list_look *look, take_row take, void *x, struct str *ret_why)
{
    struct rows *rows = lists_body(t, look, ret_why);
    struct list_reader k = lists_reader(t, look);
    struct task *scratch = scratch_of(t);
    struct row row;
    enum rows_step step;

    if (!rows)
        return false;
    for (size_t n = 0; (step = rows_next(rows, &row)) == ROWS_ROW; n++) {
        task_may_go_on(t);
        if (n % SCRATCH_ROWS == 0)
            scratch_renew(scratch);
        k.a = scratch->a;
        take(x, &k, &row);
    }
    if (step == ROWS_REFUSED)
        tell(look, t,
            &(struct list_rejection){
                rows_refusal(rows)->line, S(""), S(""), remark_text(t->a, t->lang, rows_refusal(rows)) });
    scratch_free(scratch);
    return true;
}

static void learn(void *x, struct list_reader *k, const struct row *row)
{
    (void)x;
    if (!row->trouble)
        lists_learn(k, row);
}

static void look_at(void *x, struct list_reader *k, const struct row *row)
{
    struct list_look *look = x;
    struct operation o;
    struct list_rejection why;

    if (!row->trouble && lists_is_footer(k, row))
        strs_add(k->t->a, &look->notes,
            trf(k->t, "Line %1$s names no project and was left out.", str_number(k->t->a, row->line)));
    else if (lists_read(k, row, &o, &why))
        add_up(look, &o);
    else
        tell(look, k->t, &why);
}

enum outcome lists_look(
    struct task *t, struct list_file file, const struct list_options *o, struct list_look *ret, struct str *ret_why)
{
    struct mapping_saids said = { 0 };

    *ret_why = S("");
    *ret = (struct list_look){ .file = file,
        .source = o->source,
        .letters = o->letters,
        .language = o->language.n > 0 ? o->language : S("fin"),
        .names = NEW(t->a, struct list_names) };
    ret->file.sheet = o->sheet;
    lists_sheets(t, &ret->file, &ret->sheets);
    if (ret->sheets.n > 1)
        strs_add(t->a, &ret->notes,
            trf(t, "The workbook has several sheets (%1$s). One of them is read.",
                lang_list(t->a, t->lang, &ret->sheets)));
    ret->m = sampled(t, ret, ret_why);
    if (ret->m.n == 0)
        return INVALID;
    if (ret->source.n == 0)
        ret->source = source_guessed(t, &ret->m, file.name);
    struct mapping_saids before = mapping_recall(t, remembered_as(t, ret->source));
    said.now = o->said && o->said->n > 0;
    for (size_t i = 0; o->said && i < o->said->n; i++)
        LIST_ADD(t->a, &said, o->said->at[i]);
    for (size_t i = 0; i < before.n; i++)
        LIST_ADD(t->a, &said, before.at[i]);
    mapping_guess(t, &ret->m, &LIST_FIELDS, &said);
    if (!columns_sure(t, ret))
        return INVALID;
    find_paid(t, ret);
    struct str trouble;
    if (!each_row(t, ret, learn, NULL, &trouble))
        return INVALID;
    ret->refused = 0; /* the reader's end is told once, by the second walk */
    ret->told = (struct list_rejections){ 0 };
    return each_row(t, ret, look_at, ret, &trouble) ? DONE : INVALID;
}

/* ---- putting in */

struct putting {
    struct operations_in in;
    struct list_done done;
};

static void put(void *x, struct list_reader *k, const struct row *row)
{
    struct putting *p = x;
    struct operation o;
    struct list_rejection why;
    int64_t before = p->in.changed;

    if (row->trouble || lists_is_footer(k, row) || !lists_read(k, row, &o, &why))
        return;
    if (k->look->paid)
        o.eu_cents = INT_NONE;
    struct task rows = *k->t;
    rows.a = k->a;
    p->in.t = &rows;
    (void)operations_put(&p->in, &o);
    p->in.t = k->t;
    if (p->in.changed > before && p->done.changes.n < LIST_TOLD) {
        struct list_change one = { row->line, str_copy(k->t->a, o.source_key) };
        LIST_ADD(k->t->a, &p->done.changes, one);
    }
}

struct list_done lists_import(struct task *t, struct list_look *look)
{
    struct putting p = { .in = operations_begin(t, look->source) };
    struct mapping_saids said = { 0 };
    struct str why;

    must(t, !str_eq(look->source, OPERATION_OWN));
    p.in.import = p.done.import = id_new();
    struct list_rejections told = look->told; /* the walk meets them once more */
    int64_t refused = look->refused;
    must(t, each_row(t, look, put, &p, &why));
    look->told = told;
    look->refused = refused;
    operations_end(&p.in);
    operations_import_keep(&p.in, look->file.name);
    for (size_t i = 0; i < look->m.n; i++) {
        const struct mapping_column *c = &look->m.at[i];
        struct mapping_said one = { c->heading,
            c->field == MAPPING_NONE ? S("") : str_of(LIST_FIELDS.at[c->field].name) };
        LIST_ADD(t->a, &said, one);
    }
    mapping_remember(t, remembered_as(t, look->source), &said);
    p.done.made = p.in.made, p.done.changed = p.in.changed, p.done.same = p.in.same;
    if (p.in.made + p.in.changed == 0)
        p.done.import = 0; /* nothing to take back */
    journal_write(t, JOURNAL_IMPORT, "operations", p.done.import,
        str_fmt(t->a, "source=%.*s new=%lld changed=%lld", STR_ARG(look->source), (long long)p.done.made,
            (long long)p.done.changed));
    return p.done;
}
