/* exchange_stage: keeps a package that came through the browser until it is checked, mended and imported or cancelled. The
 * check is the import itself in a transaction that only reads, so that nobody waits for it; both run as jobs. */
#include "rooms/exchange/exchange_stage.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "exchange_stage_sql.h"
#include "jobs/jobs.h"
#include "rooms/exchange/exchange_pass.h"

enum { PIECE = 256 * 1024, KEPT_DAYS = 7, LISTED = 100, SHOWN = 1000 };

const char *exchange_group_code(enum exchange_group g)
{
    static const char *const codes[] = { "new", "same", "changed", "doubtful", "rejected" };
    return codes[g];
}

/* ---- the row of an import */

struct staged_list exchange_imports(struct task *t, int64_t project)
{
    struct staged_list list = { 0 };

    if (!viewer_manages(t->viewer, project))
        return list;
    struct exchange_stage_sql_imports_rows rows = exchange_stage_sql_imports(t, project, LISTED);
    for (size_t i = 0; i < rows.n; i++) {
        const struct exchange_stage_sql_imports_row *r = &rows.at[i];
        struct staged one = { r->import, r->project, r->started_by, 0, r->state, r->file_names, r->started_at,
                              { r->rows_new, r->rows_same, r->rows_changed, r->rows_doubtful, r->rows_rejected } };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome exchange_staged(struct task *t, int64_t import, struct staged *ret)
{
    struct exchange_stage_sql_import_row r;

    if (!exchange_stage_sql_import(t, import, &r))
        return NOT_FOUND;
    if (!t->viewer->program && (r.project == 0 || !viewer_manages(t->viewer, r.project)))
        return NOT_ALLOWED;
    *ret = (struct staged){ r.import, r.project, r.started_by, r.version, r.state, r.file_names, r.started_at,
                            { r.rows_new, r.rows_same, r.rows_changed, r.rows_doubtful, r.rows_rejected } };
    return DONE;
}

static void forget(struct task *t, int64_t import)
{
    exchange_stage_sql_drop_preview(t, import);
    exchange_stage_sql_drop_files(t, import);
    exchange_stage_sql_drop_mends(t, import);
}

/* Packages that nobody came back to. */
static void forget_stale(struct task *t)
{
    struct exchange_stage_sql_stale_rows rows = exchange_stage_sql_stale(t, instant_from_unix(instant_unix(t->now) - KEPT_DAYS * 86400));

    for (size_t i = 0; i < rows.n; i++) {
        forget(t, rows.at[i].import);
        if (exchange_stage_sql_set_state(t, rows.at[i].import, S("cancelled"), S("checking")) == 0 &&
            exchange_stage_sql_set_state(t, rows.at[i].import, S("cancelled"), S("preview")) == 0)
            (void)exchange_stage_sql_set_state(t, rows.at[i].import, S("failed"), S("running"));
    }
}

/* ---- jobs */

struct pieces { struct task *t; struct exchange_file *at; size_t n, cap; int64_t place; };

static bool take_piece(void *x, const struct exchange_stage_sql_pieces_row *r)
{
    struct pieces *ps = x;

    if (ps->n == 0 || r->place != ps->place) {
        struct exchange_file file = { str_copy(ps->t->a, r->name), -1, S("") };
        LIST_ADD(ps->t->a, ps, file);
        ps->place = r->place;
    }
    struct exchange_file *f = &ps->at[ps->n - 1];
    char *grown = arena_alloc(ps->t->a, f->bytes.n + r->bytes.n);
    if (f->bytes.n)
        memcpy(grown, f->bytes.p, f->bytes.n);
    memcpy(grown + f->bytes.n, r->bytes.p, r->bytes.n);
    f->bytes = (struct str){ grown, f->bytes.n + r->bytes.n };
    return true;
}

static struct exchange_mends mends_of(struct task *t, int64_t import)
{
    struct exchange_stage_sql_mends_rows rows = exchange_stage_sql_mends(t, import);
    struct exchange_mends list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct exchange_mend one = { rows.at[i].file, rows.at[i].column_name, rows.at[i].value, rows.at[i].line };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* What a check found, kept in memory until its transaction is over. */
struct seen { struct task *t; struct preview_lines of[EXCHANGE__N]; };

static void see_row(void *x, enum exchange_group g, struct str file, int64_t line, const struct str *cells, size_t n)
{
    struct seen *s = x;
    struct buf all;

    if (g == EXCHANGE_REJECTED || s->of[g].n >= SHOWN)
        return;
    buf_init(&all, 100 * 1000);
    for (size_t i = 0; i < n; i++)
        if (cells[i].n > 0) {
            if (all.n > 0)
                buf_z(&all, " · ");
            buf_str(&all, cells[i]);
        }
    struct preview_line one = { .line = line, .file = file, .cells = str_copy(s->t->a, buf_view(&all)) };
    buf_free(&all);
    LIST_ADD(s->t->a, &s->of[g], one);
}

static void keep_lines(struct task *t, int64_t import, enum exchange_group g, const struct preview_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct preview_line *l = &lines->at[i];
        exchange_stage_sql_add_preview(t, import, str_of(exchange_group_code(g)), (int64_t)i + 1, l->file, l->line, l->column, l->cells, l->reason, l->hint);
    }
}

static void keep_preview(struct task *t, int64_t import, struct seen *seen, const struct exchange_result *result)
{
    if (exchange_stage_sql_set_state(t, import, S("preview"), S("checking")) == 0)
        return;     /* cancelled meanwhile */
    for (size_t i = 0; i < result->rejections.n; i++) {
        const struct exchange_rejection *r = &result->rejections.at[i];
        struct preview_line one = { 0, r->line, r->file, r->column, r->value, r->reason, r->hint };
        LIST_ADD(t->a, &seen->of[EXCHANGE_REJECTED], one);
    }
    exchange_stage_sql_drop_preview(t, import);
    for (enum exchange_group g = 0; g < EXCHANGE__N; g++)
        keep_lines(t, import, g, &seen->of[g]);
    exchange_stage_sql_set_counts(t, import, result->n[EXCHANGE_NEW], result->n[EXCHANGE_SAME], result->n[EXCHANGE_CHANGED],
                                  result->n[EXCHANGE_DOUBTFUL], (int64_t)result->rejections.n);
}

static void tell(void *x, const char *file, int64_t done, int64_t total)
{
    (void)file;
    jobs_say(x, done, total);
}

/* Runs the import with what is staged, or its check; in the caller's transaction. False: it is gone or in another state. */
static bool run_staged(struct task *t, int64_t import, const char *state, struct exchange_options *o, struct exchange_result *ret, enum outcome *ret_how)
{
    struct exchange_stage_sql_import_row row;
    struct pieces files = { .t = t };

    if (!exchange_stage_sql_import(t, import, &row) || !str_is(row.state, state))
        return false;
    exchange_stage_sql_pieces(t, import, take_piece, &files);
    struct exchange_mends *mends = NEW(t->a, struct exchange_mends);
    *mends = mends_of(t, import);
    o->project = row.project;
    o->limited = true;
    o->import = import;
    o->mends = mends;
    o->progress = tell;
    o->progress_x = t;
    *ret_how = exchange_import_package(t, files.at, files.n, o, ret);
    return true;
}

static void job_check(struct task *t, int64_t import)
{
    struct seen *seen = NEW(t->a, struct seen);
    struct exchange_options o = { .row = see_row, .row_x = seen };
    struct exchange_result result;
    enum outcome how;

    seen->t = t;
    db_begin_read(t);
    bool ran = run_staged(t, import, "checking", &o, &result, &how);
    db_rollback(t->db);
    if (!ran)
        return;
    db_begin_write(t);
    keep_preview(t, import, seen, &result);
    db_commit(t);
}

static void job_import(struct task *t, int64_t import)
{
    struct exchange_options o = { 0 };
    struct exchange_result result;
    enum outcome how = INVALID;

    db_begin_write(t);
    bool ran = run_staged(t, import, "running", &o, &result, &how);
    if (ran && how == DONE) {
        forget(t, import);
        db_commit(t);
        return;
    }
    db_rollback(t->db);
    if (!ran)
        return;
    db_begin_write(t);     /* something changed since the check: look again */
    (void)exchange_stage_sql_set_state(t, import, S("checking"), S("running"));
    db_commit(t);
    job_check(t, import);
}

/* ---- what the pages ask for */

enum outcome exchange_stage(struct task *t, int64_t project, const struct exchange_file *files, size_t n, int64_t *ret_import)
{
    struct task *scratch = exchange_scratch(t);
    struct str names = S("");
    int64_t import = id_new();

    if (!viewer_manages(t->viewer, project))
        return NOT_ALLOWED;
    forget_stale(t);
    for (size_t i = 0; i < n; i++)
        names = i ? str_fmt(t->a, "%.*s %.*s", STR_ARG(names), STR_ARG(files[i].name)) : files[i].name;
    exchange_stage_sql_add_import(t, import, project, names, t->viewer->staff, t->now);
    for (size_t i = 0; i < n; i++)
        for (size_t from = 0, piece = 0; piece == 0 || from < files[i].bytes.n; from += PIECE, piece++) {
            exchange_stage_sql_add_piece(scratch, import, (int64_t)i, (int64_t)piece, files[i].name, str_part(files[i].bytes, from, PIECE));
            exchange_scratch_renew(scratch);
        }
    *ret_import = import;
    return jobs_add(t, job_check, import) ? DONE : CONFLICT;
}

void exchange_mend(struct task *t, int64_t import, struct str file, int64_t line, struct str column, struct str value)
{
    exchange_stage_sql_add_mend(t, import, file, line, column, value);
}

enum outcome exchange_check_again(struct task *t, int64_t import)
{
    struct staged s;
    enum outcome how = exchange_staged(t, import, &s);

    if (how != DONE)
        return how;
    if (!str_is(s.state, "checking") && exchange_stage_sql_set_state(t, import, S("checking"), S("preview")) == 0)
        return CONFLICT;
    return jobs_add(t, job_check, import) ? DONE : CONFLICT;
}

enum outcome exchange_start(struct task *t, int64_t import)
{
    struct staged s;
    enum outcome how = exchange_staged(t, import, &s);

    if (how != DONE)
        return how;
    if (s.n[EXCHANGE_REJECTED] > 0 || exchange_stage_sql_set_state(t, import, S("running"), S("preview")) == 0)
        return CONFLICT;
    return jobs_add(t, job_import, import) ? DONE : CONFLICT;
}

enum outcome exchange_cancel(struct task *t, int64_t import)
{
    struct staged s;
    enum outcome how = exchange_staged(t, import, &s);

    if (how != DONE)
        return how;
    if (exchange_stage_sql_set_state(t, import, S("cancelled"), S("preview")) == 0 &&
        exchange_stage_sql_set_state(t, import, S("cancelled"), S("checking")) == 0)
        return CONFLICT;
    forget(t, import);
    journal_write(t, JOURNAL_IMPORT, "import", import, S("cancelled"));
    return DONE;
}

struct preview_lines exchange_preview(struct task *t, int64_t import, enum exchange_group g, int64_t after, int64_t limit)
{
    struct exchange_stage_sql_preview_rows rows = exchange_stage_sql_preview(t, import, str_of(exchange_group_code(g)), after, limit);
    struct preview_lines list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct exchange_stage_sql_preview_row *r = &rows.at[i];
        struct preview_line one = { r->place, r->line, r->file, r->column_name, r->cells, r->reason, r->hint };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}
