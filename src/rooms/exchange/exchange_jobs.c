/* exchange_jobs: checking and importing what is staged, as work that outlives the request: the check is the import
 * itself in a transaction that only reads, so that nobody waits for it. Work that a stop of the server cut is taken up
 * when it starts again. */
#include "rooms/exchange/exchange_columns.h"

#include "base/log.h"
#include "db/db.h"
#include "exchange_stage_sql.h"
#include "jobs/jobs.h"
#include "rooms/exchange/exchange_pass.h"

enum { LARGEST = 1 << 30, TAKEN_UP = 3 };

/* ---- what is staged */

struct pieces {
    struct task *t;
    struct staged_files files;
    struct buf **at;
    size_t n, cap;
    int64_t place;
};

static bool take_piece(void *x, const struct exchange_stage_sql_pieces_row *r)
{
    struct pieces *ps = x;
    struct arena *a = ps->t->a;

    if (ps->n == 0 || r->place != ps->place) {
        struct exchange_file file = { str_copy(a, r->name), -1, S("") };
        struct buf *bytes = task_buf(ps->t, LARGEST);
        LIST_ADD(a, &ps->files, file);
        LIST_ADD(a, ps, bytes);
        ps->place = r->place;
    }
    buf_str(ps->at[ps->n - 1], r->bytes);
    return true;
}

struct staged_files exchange_staged_files(struct task *t, int64_t import)
{
    struct pieces ps = { .t = t };

    exchange_stage_sql_pieces(t, import, take_piece, &ps);
    for (size_t i = 0; i < ps.n; i++) {
        task_must_fit(t, ps.at[i]);
        ps.files.at[i].bytes = buf_view(ps.at[i]);
    }
    return ps.files;
}

struct exchange_mends exchange_staged_mends(struct task *t, int64_t import)
{
    struct exchange_stage_sql_mends_rows rows = exchange_stage_sql_mends(t, import);
    struct exchange_mends list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct exchange_mend one = { rows.at[i].file, rows.at[i].column_name, rows.at[i].value, rows.at[i].line };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static void tell(void *x, const char *file, int64_t done, int64_t total)
{
    (void)file;
    jobs_say(x, done, total);
}

/* What is staged; in the caller's transaction. False: it is gone or in another state. */
static bool read_staged(
    struct task *t, int64_t import, const char *state, struct exchange_options *o, struct staged_files *ret_files)
{
    struct exchange_stage_sql_import_row row;
    struct exchange_mends *mends = NEW(t->a, struct exchange_mends);

    if (!exchange_stage_sql_import(t, import, &row) || !str_is(row.state, state))
        return false;
    *mends = exchange_staged_mends(t, import);
    o->project = row.project;
    *ret_files = exchange_staged_tables(t, import, mends, o);
    o->limited = true;
    o->import = import;
    o->mends = mends;
    o->progress = tell;
    o->progress_x = t;
    return true;
}

/* ---- the preview */

/* What a check found, kept in memory until its transaction is over. */
struct seen {
    struct task *t;
    struct preview_lines of[EXCHANGE__N];
};

static void see_row(void *x, const struct exchange_row *row)
{
    struct seen *s = x;
    struct arena *a = s->t->a;
    enum exchange_group g = row->group;

    if (g == EXCHANGE_REJECTED || s->of[g].n >= EXCHANGE_PREVIEW_MOST)
        return;
    struct preview_line one = { .line = row->line, .file = row->file };
    one.cells = exchange_change_lines(a, row);
    one.who = row->before ? str_copy(a, row->cells[0]) : S("");
    LIST_ADD(a, &s->of[g], one);
}

static void keep_lines(struct task *t, int64_t import, const char *group, const struct preview_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct preview_line *l = &lines->at[i];
        exchange_stage_sql_add_preview(t, .import = import, .grp = str_of(group), .place = (int64_t)i + 1,
            .file = l->file, .line = l->line, .column_name = l->column, .cells = l->cells, .reason = l->reason,
            .who = l->who, .suggestion = l->suggestion, .advice = l->hint, .may_stay = l->may_stay);
    }
}

static struct preview_lines all_noticed(struct task *t, const struct exchange_notes *notes)
{
    struct preview_lines list = { 0 };

    for (size_t i = 0; i < notes->n && list.n < EXCHANGE_PREVIEW_MOST; i++) {
        struct preview_line one = { .file = notes->at[i].file, .cells = notes->at[i].text };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static void keep_preview(struct task *t, int64_t import, struct seen *seen, const struct exchange_result *result)
{
    if (exchange_stage_sql_set_state(t, import, S("preview"), S("checking")) == 0)
        return; /* cancelled meanwhile */
    for (size_t i = 0; i < result->rejections.n; i++) {
        const struct exchange_rejection *r = &result->rejections.at[i];
        struct preview_line one = {
            .line = r->line,
            .file = r->file,
            .column = r->column,
            .cells = r->cell,
            .reason = r->reason,
            .hint = r->hint,
            .who = r->who,
            .suggestion = r->suggestion,
            .may_stay = r->may_stay,
        };
        LIST_ADD(t->a, &seen->of[EXCHANGE_REJECTED], one);
    }
    exchange_stage_sql_drop_preview(t, import);
    for (enum exchange_group g = 0; g < EXCHANGE__N; g++)
        keep_lines(t, import, exchange_group_code(g), &seen->of[g]);
    struct preview_lines noticed = all_noticed(t, &result->notes);
    keep_lines(t, import, EXCHANGE_NOTICED, &noticed);
    exchange_stage_sql_set_counts(t, import, result->n[EXCHANGE_NEW], result->n[EXCHANGE_SAME],
        result->n[EXCHANGE_CHANGED], result->n[EXCHANGE_DOUBTFUL], (int64_t)result->rejections.n);
}

/* ---- jobs */

void exchange_job_check(struct task *t, int64_t import)
{
    struct seen *seen = NEW(t->a, struct seen);
    struct exchange_options o = { .row = see_row, .row_x = seen };
    struct exchange_result result;
    struct staged_files files;

    seen->t = t;
    db_begin_read(t);
    bool there = read_staged(t, import, "checking", &o, &files);
    if (there) {
        /* what was rejected stands in the result: the check is done either way */
        enum outcome how = exchange_import_package(t, files.at, files.n, &o, &result);
        must(t, how == DONE || how == INVALID);
    }
    db_rollback(t->db);
    if (!there)
        return;
    db_begin_write(t);
    keep_preview(t, import, seen, &result);
    db_commit(t);
}

void exchange_job_import(struct task *t, int64_t import)
{
    struct exchange_options o = { .done = exchange_forget };
    struct exchange_result result;
    struct staged_files files;

    db_begin_read(t);
    bool there = read_staged(t, import, "running", &o, &files);
    db_rollback(t->db);
    if (!there)
        return;
    if (exchange_import_aside(t, files.at, files.n, &o, &result) == DONE)
        return;
    db_begin_write(t); /* something changed since the check: look again */
    (void)exchange_stage_sql_set_state(t, import, S("checking"), S("running"));
    db_commit(t);
    exchange_job_check(t, import);
}

static void keep_why(struct task *t, int64_t import, struct str why)
{
    struct preview_lines said = { 0 };
    struct preview_line one = { .cells = why };

    LIST_ADD(t->a, &said, one);
    if (exchange_stage_sql_set_state(t, import, S("done"), S("undoing")) > 0)
        keep_lines(t, import, EXCHANGE_STAYS, &said);
}

void exchange_job_undo(struct task *t, int64_t import)
{
    struct exchange_stage_sql_import_row row;
    struct str why;

    db_begin_read(t);
    bool wanted = exchange_stage_sql_import(t, import, &row) && str_is(row.state, "undoing");
    db_rollback(t->db);
    if (!wanted || exchange_undo_aside(t, import, &why) != CONFLICT)
        return;
    db_begin_write(t);
    keep_why(t, import, why);
    db_commit(t);
}

void (*exchange_job_of(struct str state))(struct task *t, int64_t import)
{
    return str_is(state, "running")   ? exchange_job_import
           : str_is(state, "undoing") ? exchange_job_undo
                                      : exchange_job_check;
}

/* ---- after a stop */

static bool set_going(struct task *t, const struct exchange_stage_sql_unfinished_row *row)
{
    const struct lang *lang = lang_by_tag(row->tag);

    t->lang = lang ? lang : lang_accept(S(""));
    return jobs_add(t, exchange_job_of(row->state), row->import);
}

int64_t exchange_often(struct task *t)
{
    enum { LOOK_S = 10 };
    int64_t done, total;
    bool any = false;

    db_begin_read(t);
    struct exchange_stage_sql_unfinished_rows rows = exchange_stage_sql_unfinished(t);
    for (size_t i = 0; i < rows.n; i++)
        any |= rows.at[i].taken_up < TAKEN_UP && !jobs_progress(t, rows.at[i].import, &done, &total);
    db_rollback(t->db);
    if (!any)
        return LOOK_S;
    db_begin_write(t);
    for (size_t i = 0; i < rows.n; i++) {
        if (rows.at[i].taken_up >= TAKEN_UP || jobs_progress(t, rows.at[i].import, &done, &total))
            continue;
        bool going = set_going(t, &rows.at[i]);
        if (going)
            exchange_stage_sql_take_up(t, rows.at[i].import);
        log_line(
            going ? LOG_INFO : LOG_WARN, "import", "taken_up=%d times=%lld", going, (long long)rows.at[i].taken_up);
    }
    db_commit(t);
    return LOOK_S;
}

void exchange_take_up(struct task *t)
{
    exchange_sweep(t);
    (void)exchange_often(t);
}
