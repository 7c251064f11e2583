/* exchange: the walk through a package: opens its files in the order in which they refer to each other, checks each
 * row, finds its place, and writes some hundreds of rows at a time; whatever is wrong is collected, and one wrong cell
 * means that the caller rolls everything back. A check is the same walk without the writing. */
#include "rooms/doubles/doubles.h"
#include "rooms/exchange/exchange.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "exchange_sql.h"
#include "rooms/exchange/exchange_sources.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"

enum { SCRATCH = 64 * 1024 * 1024, SCRATCH_ROWS = 500, PROGRESS_ROWS = 2048, MANY_PEOPLE = 2000, FEW_DOUBLES = 20 };

/* ---- memory of the rows in hand */

static void scratch_free(void *x)
{
    struct task *scratch = x;
    if (scratch->a)
        arena_free(scratch->a);
    scratch->a = NULL;
}

struct task *exchange_scratch(struct task *t)
{
    struct task *scratch = NEW(t->a, struct task);
    *scratch = *t;
    scratch->a = NULL;
    arena_then(t->a, scratch_free, scratch);
    exchange_scratch_renew(scratch);
    return scratch;
}

void exchange_scratch_renew(struct task *scratch)
{
    scratch_free(scratch);
    scratch->a = task_arena(scratch, SCRATCH);
    scratch->found_out = NULL; /* they stood in the arena before */
    scratch->found_names = NULL;
    scratch->found_words = NULL;
}

/* ---- rows */

/* Where in the file which column stands; -1: none of ours. */
struct heading {
    int at[ROWS_COLUMNS];
    size_t n;
    bool usable;
};

static struct str typed_cell(struct pass *p, const struct row *row, size_t i, const char *column)
{
    struct str mended;

    if (p->mended.n > 0 && mended_to(p, str_of(column), &mended))
        return mended;
    return i < row->n ? looks_unwrapped(p, str_copy(p->scratch->a, str_trim(row->at[i]))) : S("");
}

static void read_cells(struct pass *p, const struct heading *h, const struct row *row, struct record *r)
{
    const struct kind *table = kinds[p->kind];
    size_t from[KIND_COLUMNS_MOST];

    for (size_t c = 0; c < table->n; c++)
        from[c] = SIZE_MAX;
    for (size_t i = 0; i < h->n && i < row->n; i++)
        if (h->at[i] >= 0)
            from[h->at[i]] = i;
    struct str *typed = NEW_N(p->scratch->a, struct str, table->n); /* the row waits until it is written */
    for (size_t c = 0; c < table->n; c++) {
        const struct kind_column *column = &table->columns[c];
        typed[c] = typed_cell(p, row, from[c], column->name);
        if (typed[c].n == 0 && p->o->project != 0 && column->kind == CELL_REF && column->refers == KIND_projects)
            typed[c] = p->project;
    }
    p->typed = typed;
    for (size_t c = 0; c < table->n; c++) {
        struct str mended;
        p->cell = typed[c];
        p->by_hand = p->mended.n > 0 && mended_to(p, str_of(table->columns[c].name), &mended);
        r->wrong[c] = !check_cell(p, &table->columns[c], typed[c], &r->v[c]);
        if (r->wrong[c])
            r->v[c].text = typed[c];
    }
    p->by_hand = false;
    p->cell = S("");
}

/* What stands in a cell of a changed row, as the sender would write it: keys for the rows that it names. */
struct key_of {
    struct arena *a;
    struct str key;
};

static bool take_key(void *x, const struct kind_found *f)
{
    struct key_of *k = x;
    k->key = str_copy(k->a, f->cells[0]);
    return false;
}

static struct str stood(struct pass *p, const struct kind_column *c, struct str cell)
{
    struct key_of found = { p->scratch->a, cell };
    struct kind_out out = { .t = p->scratch, .scratch = p->scratch, .row = take_key, .x = &found };
    int64_t id;

    if (c->kind == CELL_REF && id_read(cell, &id) && kind_has_key(kinds[c->refers]))
        kinds[c->refers]->give(&out, id, id);
    return found.key;
}

static void show_row(struct pass *p, const struct record *r, enum exchange_group group)
{
    const struct kind *k = kinds[p->kind];
    struct str cells[KIND_COLUMNS_MOST], before[KIND_COLUMNS_MOST];
    bool differs[KIND_COLUMNS_MOST] = { false }, changed = group == EXCHANGE_CHANGED && p->stood;

    for (size_t i = 0; i < k->n; i++) {
        cells[i] = r->v[i].text;
        differs[i] = changed && !(kind_has_key(k) && i == 0) &&
                     !str_eq(cell_said(p, &k->columns[i], &r->v[i]), p->stood[i]);
        before[i] = differs[i] ? stood(p, &k->columns[i], p->stood[i]) : S("");
    }
    p->o->row(p->o->row_x, &(struct exchange_row){ .group = group,
                               .file = p->file_name,
                               .line = p->in.line,
                               .kind = k,
                               .cells = cells,
                               .before = changed ? before : NULL,
                               .differs = differs });
    p->stood = NULL;
}

/* A row that is no row: nobody knows its key, so those that name it are not blamed. */
static void lose_row(struct pass *p, const struct row *row)
{
    pass_reject(p, S(""), S(""), remark_text(p->scratch->a, p->t->lang, row->trouble),
        str_of(tr(p->t, "Correct the line in the file, or leave it out. The lines after it were read.")));
    p->broken[p->kind] = true;
}

static void take_row(struct pass *p, const struct heading *h, const struct row *row)
{
    struct record *r = NEW(p->scratch->a, struct record);
    enum exchange_group group = EXCHANGE_REJECTED;
    struct str none;

    task_may_go_on(p->t);
    r->line = p->in.line = row->line;
    p->stood = NULL;
    p->rejected = false;
    mends_of_line(p, row->line);
    if (mended_to(p, S(""), &none))
        return;
    if (row->lost)
        lose_row(p, row);
    else if (row->trouble)
        pass_reject(p, S(""), S(""), remark_text(p->scratch->a, p->t->lang, row->trouble),
            str_of(tr(p->t, "Give the row as many cells as the header has.")));
    if (!row->lost) {
        read_cells(p, h, row, r);
        check_project(p, r);
    }
    if (p->rejected && kind_has_key(kinds[p->kind]) && r->v[0].text.n > 0 &&
        key_map_get(&p->keys[p->kind], r->v[0].text) == 0)
        key_map_put(p->t->a, &p->keys[p->kind], r->v[0].text, KIND_REJECTED);
    if (!p->rejected)
        group = place_row(p, r);
    p->typed = NULL;
    p->count->n[group]++;
    if (p->o->row)
        show_row(p, r, group);
    if (++p->rows % SCRATCH_ROWS == 0) {
        write_placed(p);
        pass_renew(p);
    }
    if (p->aside)
        db_aside_rest(p->t);
    else if (p->o->row) /* a preview: people work beside it */
        db_breathe(p->t);
}

/* ---- files */

/* Which column a cell of the header names, as it is or as it was mended. columns.n: an unknown one, rejected or left
 * out. */
static size_t column_meant(struct pass *p, struct str name, size_t at)
{
    struct task *t = p->scratch;
    const struct kind *table = kinds[p->kind];
    size_t c = package_column_named(p->kind, name);
    struct str mended;

    if (c < table->n)
        return c;
    if (name.n > 0 && mended_to(p, name, &mended))
        return package_column_named(p->kind, mended);
    if (rows_hides(p->reading, at)) {
        pass_note(p, trf(t, "The hidden column %1$s was left out.", name));
        return table->n;
    }
    const char *near = package_nearest_column(p->kind, name);
    pass_reject(p, name, S(""), trf(t, "%1$s.csv has no column of this name.", str_of(table->name)),
        near ? trf(t, "Did you mean \"%1$s\"?", str_of(near)) : str_of(tr(t, "Leave the column out.")));
    return table->n;
}

static void find_columns(struct pass *p, const struct row *row, struct heading *h, bool *there)
{
    struct task *t = p->scratch;
    bool reasons = exchange_has_reasons(row);

    if (reasons)
        pass_note(
            p, str_of(tr(t, "The columns line, column, reason and hint of a file of rejected rows were passed over.")));
    for (size_t i = 0; i < h->n; i++) {
        struct str name = str_trim(row->at[i]);
        h->at[i] = -1;
        if (reasons && i < EXCHANGE_REASONS)
            continue;
        size_t c = column_meant(p, name, i);
        if (c == kinds[p->kind]->n)
            continue;
        if (there[c]) {
            pass_reject(p, name, S(""), str_of(tr(t, "The column stands in the file twice.")),
                str_of(tr(t, "Leave one of them out.")));
        } else {
            h->at[i] = (int)c;
            there[c] = true;
        }
    }
}

static void read_heading(struct pass *p, const struct row *row, struct heading *h)
{
    struct task *t = p->scratch;
    const struct kind *table = kinds[p->kind];
    bool there[KIND_COLUMNS_MOST] = { false };

    h->n = row->n < ROWS_COLUMNS ? row->n : ROWS_COLUMNS;
    h->usable = true;
    p->in.line = row->line;
    mends_of_line(p, row->line);
    find_columns(p, row, h, there);
    for (size_t c = 0; c < table->n; c++) {
        const struct kind_column *column = &table->columns[c];
        bool given = there[c] || !column->required ||
                     (p->o->project != 0 && column->refers == KIND_projects && column->kind == CELL_REF);
        if (!given)
            pass_reject(p, str_of(column->name), S(""),
                str_of(tr(t, "This column is missing; no row can be read without it.")),
                str_of(tr(t, "Add the column.")));
        h->usable &= given;
    }
    p->broken[p->kind] |= !h->usable;
}

static void say_progress(struct pass *p, const struct rows *rows)
{
    if (p->o->progress)
        p->o->progress(p->o->progress_x, kinds[p->kind]->name, p->bytes_done + rows_taken(rows), p->bytes);
}

static void note_reader(struct pass *p, const struct rows *rows)
{
    size_t n;
    const struct remark *notes = rows_notes(rows, &n);

    for (size_t i = 0; i < n; i++)
        pass_note(p, remark_text(p->scratch->a, p->t->lang, &notes[i]));
}

/* cut: rows after that line were not looked at. */
static void refuse_file(struct pass *p, const struct source *from, const struct remark *why, bool cut)
{
    struct task *t = p->scratch;
    struct str hint = source_hint(p, from);

    if (cut)
        hint = str_fmt(t->a, "%.*s %s", STR_ARG(hint), tr(t, "The rest of the file was not looked at."));
    p->in.line = why->line;
    pass_reject(p, S(""), S(""), remark_text(t->a, t->lang, why), hint);
    p->count->n[EXCHANGE_REJECTED]++;
    p->broken[p->kind] = true;
}

static void take_rows(struct pass *p, const struct source *from, struct rows *rows)
{
    struct heading *heading = NULL;
    struct row row;
    enum rows_step step;

    p->reading = rows;

    while ((step = rows_next(rows, &row)) == ROWS_ROW) {
        if (!heading)
            read_heading(p, &row, heading = NEW(p->t->a, struct heading));
        else if (heading->usable)
            take_row(p, heading, &row);
        if (p->rows % PROGRESS_ROWS == 0)
            say_progress(p, rows);
    }
    if (step == ROWS_REFUSED)
        refuse_file(p, from, rows_refusal(rows), !rows_refusal(rows)->all_read);
    else if (!heading)
        refuse_file(p, from, &(struct remark){ .msgid = N_("The file is empty: it has no header row.") }, false);
    looks_ask_alphabet(p);
    days_settle(p);
    note_reader(p, rows);
    write_placed(p);
    if (kinds[p->kind]->end)
        kinds[p->kind]->end(&p->in);
    p->walked[p->kind] = true;
    p->memories[p->kind] = p->in.memory;
}

/* ---- the walk, as the kinds of record see it */

static void refuse(struct kind_in *in, struct str column, struct str value, struct str reason, struct str hint)
{
    pass_reject(in->x, column, value, reason, hint);
}

static int64_t key_of_kind(struct kind_in *in, enum kind_name kind, struct str key)
{
    struct pass *p = in->x;
    int64_t id = key_map_get(&p->keys[kind], key);

    return id != 0 || !p->had[kind] ? id : find_stored(p, kind, key);
}

static void rest(struct kind_in *in)
{
    struct pass *p = in->x;

    pass_renew(p);
    if (p->aside)
        db_aside_rest(p->t);
}

static void moved(struct kind_in *in, const char *what, int64_t row)
{
    exchange_sql_moved(in->t, in->import, str_of(what), row, 0, S(""), 1);
}

void pass_turn_to(struct pass *p, enum kind_name kind)
{
    if (p->in.writes)
        db_settle(p->t);
    p->kind = p->in.kind = kind;
    p->in.memory = NULL;
    p->near = (struct near){ 0 };
    p->seen = (struct hash_set){ 0 };
    p->meant = (struct key_map){ 0 };
    memset(p->once, 0, sizeof p->once);
}

void pass_renew(struct pass *p)
{
    exchange_scratch_renew(p->scratch);
    p->near = (struct near){ 0 };
}

struct pass *pass_begin(struct task *t, const struct exchange_options *o, struct exchange_result *result, bool writes)
{
    static const struct exchange_options none = { 0 };
    struct pass *p = NEW(t->a, struct pass);

    *p = (struct pass){ .t = t, .scratch = exchange_scratch(t), .o = o ? o : &none, .result = result, .kind = KIND__N };
    p->in = (struct kind_in){ .t = p->scratch,
        .whole = t,
        .kind = KIND__N,
        .import = result->import,
        .limited = p->o->limited,
        .writes = writes,
        .why = kind_why(t, result->import),
        .made = &p->made,
        .refuse = refuse,
        .find_key = key_of_kind,
        .rest = rest,
        .moved = moved,
        .x = p };
    for (size_t i = 0; p->o->refused && i < p->o->refused->n; i++)
        LIST_ADD(t->a, &result->rejections, p->o->refused->at[i]);
    for (size_t i = 0; p->o->noticed && i < p->o->noticed->n; i++)
        LIST_ADD(t->a, &result->notes, p->o->noticed->at[i]);
    p->project = p->o->project ? projects_code(t, p->o->project) : S("");
    for (enum kind_name k = 0; k < KIND__N; k++)
        p->had[k] = kinds[k]->any(t);
    return p;
}

/* ---- the package */

static void take_source(struct pass *p, const struct source *s)
{
    struct exchange_count *count = NEW(p->t->a, struct exchange_count);
    struct rows *rows = source_rows(p, s);

    count->file = s->name;
    p->count = count;
    pass_turn_to(p, s->kind);
    p->file_name = s->name;
    p->noted = 0;
    memset(p->alphabets, 0, sizeof p->alphabets);
    p->example = S("");
    if (rows)
        take_rows(p, s, rows);
    p->bytes_done += source_size(s);
    for (int g = 0; g < EXCHANGE__N; g++)
        p->result->n[g] += count->n[g];
    LIST_ADD(p->t->a, &p->result->files, *count);
}

/* In the order in which the files refer to each other. */
static void walk(struct pass *p, const struct sources *list)
{
    for (size_t i = 0; i < list->n; i++)
        p->bytes += source_size(&list->at[i]);
    for (enum kind_name kind = 0; kind < KIND__N; kind++)
        for (size_t i = 0; i < list->n; i++)
            if (list->at[i].kind == kind)
                take_source(p, &list->at[i]);
}

static struct str all_names(struct task *t, const struct exchange_file *files, size_t n)
{
    struct str all = S("");
    for (size_t i = 0; i < n && all.n < 500; i++)
        all = i ? str_fmt(t->a, "%.*s %.*s", STR_ARG(all), STR_ARG(source_base_name(files[i].name)))
                : source_base_name(files[i].name);
    return all;
}

static void save_import(struct pass *p, const char *state, struct str names)
{
    const int64_t *n = p->result->n;
    struct task *t = p->t;

    exchange_sql_put_import(t, .import = p->result->import, .kind = S("package"), .project = p->o->project,
        .state = str_of(state), .file_names = names, .started_by = t->viewer->staff, .started_at = t->now,
        .finished_at = t->now, .rows_new = n[EXCHANGE_NEW], .rows_same = n[EXCHANGE_SAME],
        .rows_changed = n[EXCHANGE_CHANGED], .rows_doubtful = n[EXCHANGE_DOUBTFUL],
        .rows_rejected = n[EXCHANGE_REJECTED]);
}

static int64_t new_people(const struct exchange_result *result)
{
    for (size_t i = 0; i < result->files.n; i++)
        if (package_file_named(result->files.at[i].file) == KIND_people)
            return result->files.at[i].n[EXCHANGE_NEW] + result->files.at[i].n[EXCHANGE_DOUBTFUL];
    return 0;
}

static void rest_aside(struct task *t) { db_aside_rest(t); }

/* The newest persons of each project are compared with the others: as many as do not keep people waiting. */
void pass_look_for_doubles(struct pass *p)
{
    int64_t fresh = new_people(p->result), limit = fresh > MANY_PEOPLE ? FEW_DOUBLES : EXCHANGE_DOUBLES;
    struct project_briefs projects = { 0 };

    if (fresh > 0)
        projects = projects_open_to(p->t);

    for (size_t i = 0; i < projects.n; i++)
        if (p->o->project == 0 || projects.at[i].id == p->o->project) {
            doubles_scan(p->scratch, projects.at[i].id, limit, p->aside ? rest_aside : NULL);
            exchange_scratch_renew(p->scratch);
        }
}

void pass_walk(struct pass *p, const struct exchange_file *files, size_t n)
{
    struct sources sources = { 0 };

    sources_open(p, files, n, &sources);
    walk(p, &sources);
    if (p->o->progress)
        p->o->progress(p->o->progress_x, "", p->bytes, p->bytes);
}

void pass_finish(struct pass *p)
{
    for (enum kind_name k = 0; k < KIND__N; k++) {
        if (!p->walked[k] || !kinds[k]->finish)
            continue;
        pass_turn_to(p, k);
        p->in.memory = p->memories[k];
        kinds[k]->finish(&p->in);
    }
}

void pass_save_running(struct pass *p, const struct exchange_file *files, size_t n)
{
    save_import(p, "running", all_names(p->t, files, n));
}

void pass_save_done(struct pass *p, const struct exchange_file *files, size_t n)
{
    const struct exchange_result *result = p->result;
    long long fresh = result->n[EXCHANGE_NEW] + result->n[EXCHANGE_DOUBTFUL], changed = result->n[EXCHANGE_CHANGED];

    save_import(p, "done", all_names(p->t, files, n));
    journal_write(
        p->t, JOURNAL_IMPORT, "import", result->import, str_fmt(p->t->a, "new=%lld changed=%lld", fresh, changed));
}

enum outcome exchange_import_package(struct task *t, const struct exchange_file *files, size_t n,
    const struct exchange_options *o, struct exchange_result *ret_result)
{
    *ret_result = (struct exchange_result){ .import = o && o->import ? o->import : id_new() };
    struct pass *p = pass_begin(t, o, ret_result, db_in_write(t->db));
    mends_sort(p, p->o->mends);
    if (p->in.writes)
        pass_save_running(p, files, n);
    pass_walk(p, files, n);
    if (ret_result->rejections.n > 0)
        return INVALID;
    if (!p->in.writes)
        return DONE;
    pass_finish(p);
    pass_look_for_doubles(p);
    for (size_t i = 0; i < p->renamed.n; i++)
        doubles_compare(t, p->renamed.at[i]);
    pass_save_done(p, files, n);
    return DONE;
}
