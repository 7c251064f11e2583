/* exchange_stage: keeps a package that came through the browser until it is checked, mended and imported or cancelled.
 * Checking and importing are exchange_jobs.c. */
#include "rooms/exchange/exchange_columns.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "exchange_stage_sql.h"
#include "jobs/jobs.h"
#include "rooms/exchange/exchange_pass.h"

enum { PIECE = 256 * 1024, KEPT_DAYS = 7 };

const char *exchange_group_code(enum exchange_group g)
{
    static const char *const codes[] = {
#define G(GROUP, code, name) #code,
        EXCHANGE_GROUPS(G)
#undef G
    };
    return codes[g];
}

/* ---- the row of an import */

struct staged_list exchange_imports(struct task *t, int64_t project, struct str state, int64_t start)
{
    struct staged_list list = { 0 };

    if (!viewer_manages(t->viewer, project))
        return list;
    struct exchange_stage_sql_imports_rows rows = exchange_stage_sql_imports(t, project, EXCHANGE_LISTED, start, state);
    for (size_t i = 0; i < rows.n; i++) {
        const struct exchange_stage_sql_imports_row *r = &rows.at[i];
        struct staged one = {
            .id = r->import,
            .project = r->project,
            .started_by = r->started_by,
            .state = r->state,
            .file_names = r->file_names,
            .started_at = r->started_at,
            .n = { [EXCHANGE_NEW] = r->rows_new,
                [EXCHANGE_SAME] = r->rows_same,
                [EXCHANGE_CHANGED] = r->rows_changed,
                [EXCHANGE_DOUBTFUL] = r->rows_doubtful,
                [EXCHANGE_REJECTED] = r->rows_rejected, },
        };
        LIST_ADD(t->a, &list, one);
        list.hidden = r->total - start - (int64_t)rows.n;
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
    *ret = (struct staged){
        .id = r.import,
        .project = r.project,
        .started_by = r.started_by,
        .version = r.version,
        .state = r.state,
        .file_names = r.file_names,
        .started_at = r.started_at,
        .n = { [EXCHANGE_NEW] = r.rows_new,
            [EXCHANGE_SAME] = r.rows_same,
            [EXCHANGE_CHANGED] = r.rows_changed,
            [EXCHANGE_DOUBTFUL] = r.rows_doubtful,
            [EXCHANGE_REJECTED] = r.rows_rejected, },
        .is_sheet = r.said > 0,
        .taken_up = r.taken_up,
        .left_out = r.left_out,
    };
    return DONE;
}

void exchange_forget(struct task *t, int64_t import)
{
    exchange_stage_sql_drop_preview(t, import);
    exchange_stage_sql_drop_files(t, import);
    exchange_stage_sql_drop_mends(t, import);
}

/* Packages that nobody came back to. */
static void forget_stale(struct task *t)
{
    struct exchange_stage_sql_stale_rows rows = exchange_stage_sql_stale(
        t, instant_from_unix(instant_unix(t->now) - KEPT_DAYS * 86400));

    for (size_t i = 0; i < rows.n; i++) {
        exchange_forget(t, rows.at[i].import);
        if (exchange_stage_sql_set_state(t, rows.at[i].import, S("cancelled"), S("columns")) == 0 &&
            exchange_stage_sql_set_state(t, rows.at[i].import, S("cancelled"), S("checking")) == 0 &&
            exchange_stage_sql_set_state(t, rows.at[i].import, S("cancelled"), S("preview")) == 0)
            (void)exchange_stage_sql_set_state(t, rows.at[i].import, S("failed"), S("running"));
    }
}

/* ---- what the pages ask for */

enum outcome exchange_stage(
    struct task *t, int64_t project, const struct exchange_file *files, size_t n, int64_t *ret_import)
{
    struct task *scratch = exchange_scratch(t);
    struct str names = S("");
    int64_t import = id_new();

    if (!viewer_manages(t->viewer, project))
        return NOT_ALLOWED;
    forget_stale(t);
    for (size_t i = 0; i < n; i++)
        names = i ? str_fmt(t->a, "%.*s %.*s", STR_ARG(names), STR_ARG(files[i].name)) : files[i].name;
    exchange_stage_sql_add_import(t, import, project, names, t->viewer->staff, t->now, str_of(t->lang->tag));
    for (size_t i = 0; i < n; i++)
        for (size_t from = 0, piece = 0; piece == 0 || from < files[i].bytes.n; from += PIECE, piece++) {
            exchange_stage_sql_add_piece(
                scratch, import, (int64_t)i, (int64_t)piece, files[i].name, str_part(files[i].bytes, from, PIECE));
            exchange_scratch_renew(scratch);
        }
    *ret_import = import;
    if (exchange_asks_columns(t, project, import, files, n)) {
        (void)exchange_stage_sql_set_state(t, import, S("columns"), S("checking"));
        return DONE;
    }
    return jobs_add(t, exchange_job_check, import) ? DONE : CONFLICT;
}

void exchange_mend(struct task *t, int64_t import, struct str file, int64_t line, struct str column, struct str value)
{
    exchange_stage_sql_add_mend(t, import, file, line, column, value);
}

/* From one state into the next, with its job. CONFLICT: it is in another, or too much waits. */
static enum outcome set_going(struct task *t, int64_t import, const char *was, const char *state)
{
    if (exchange_stage_sql_begin_work(t, import, str_of(state), str_of(was), str_of(t->lang->tag)) == 0)
        return CONFLICT;
    return jobs_add(t, exchange_job_of(str_of(state)), import) ? DONE : CONFLICT;
}

enum outcome exchange_check_again(struct task *t, int64_t import)
{
    struct staged s;
    enum outcome how = exchange_staged(t, import, &s);

    return how == DONE ? set_going(t, import, "preview", "checking") : how;
}

enum outcome exchange_go_on(struct task *t, int64_t import)
{
    struct staged s;
    enum outcome how = exchange_staged(t, import, &s);

    if (how != DONE)
        return how;
    if (exchange_working(t, &s))
        return CONFLICT;
    if (!exchange_is_busy(&s))
        return CONFLICT;
    const char *state = str_z(t->a, s.state);
    return set_going(t, import, state, state);
}

enum outcome exchange_start(struct task *t, int64_t import)
{
    struct staged s;
    enum outcome how = exchange_staged(t, import, &s);

    if (how != DONE)
        return how;
    return s.n[EXCHANGE_REJECTED] > 0 ? CONFLICT : set_going(t, import, "preview", "running");
}

enum outcome exchange_cancel(struct task *t, int64_t import)
{
    struct staged s;
    enum outcome how = exchange_staged(t, import, &s);

    if (how != DONE)
        return how;
    bool waits = str_is(s.state, "columns") || str_is(s.state, "preview") || str_is(s.state, "checking") ||
                 (str_is(s.state, "running") && !exchange_working(t, &s));
    if (!waits || exchange_stage_sql_set_state(t, import, S("cancelled"), s.state) == 0)
        return CONFLICT;
    jobs_stop(t, import);
    exchange_forget(t, import);
    journal_write(t, JOURNAL_IMPORT, "import", import, S("cancelled"));
    return DONE;
}

enum outcome exchange_undo_start(struct task *t, int64_t import)
{
    struct staged s;
    enum outcome how = exchange_staged(t, import, &s);

    if (how == DONE)
        how = set_going(t, import, "done", "undoing");
    if (how != DONE)
        return how;
    exchange_stage_sql_drop_preview(t, import); /* why it stayed the last time */
    journal_write(t, JOURNAL_IMPORT, "import", import, S("to be undone"));
    return DONE;
}

bool exchange_is_busy(const struct staged *s)
{
    return str_is(s->state, "checking") || str_is(s->state, "running") || str_is(s->state, "undoing");
}

bool exchange_working(struct task *t, const struct staged *s)
{
    int64_t done, total;
    return exchange_is_busy(s) && jobs_progress(t, s->id, &done, &total);
}

enum { CHANGE = '\x1e', PART = '\x1f' };

struct preview_changes exchange_changes(struct task *t, struct str cells)
{
    struct preview_changes list = { 0 };
    struct str change;

    while (cells.n > 0 && str_cut(&cells, CHANGE, &change)) {
        struct preview_change one = { S(""), S(""), S("") };
        if (str_cut(&change, PART, &one.column) && str_cut(&change, PART, &one.before)) {
            one.after = change;
            LIST_ADD(t->a, &list, one);
        }
    }
    return list;
}

struct str exchange_change_lines(struct arena *a, const struct exchange_row *row)
{
    struct str all = S("");

    for (size_t i = 0; i < row->kind->n; i++)
        if (row->before ? row->differs[i] : row->cells[i].n > 0)
            all = str_fmt(a, "%.*s%s%c%.*s%c%.*s%c", STR_ARG(all), row->kind->columns[i].name, PART,
                STR_ARG(row->before ? row->before[i] : S("")), PART, STR_ARG(row->cells[i]), CHANGE);
    return all;
}

static struct preview_lines lines_of(struct task *t, int64_t import, const char *group, int64_t after, int64_t limit)
{
    struct exchange_stage_sql_preview_rows rows = exchange_stage_sql_preview(t, import, str_of(group), after, limit);
    struct preview_lines list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct exchange_stage_sql_preview_row *r = &rows.at[i];
        struct preview_line one = {
            .place = r->place,
            .line = r->line,
            .file = r->file,
            .column = r->column_name,
            .cells = r->cells,
            .reason = r->reason,
            .hint = r->advice,
            .who = r->who,
            .suggestion = r->suggestion,
            .may_stay = r->may_stay == 1,
        };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct preview_lines exchange_preview(
    struct task *t, int64_t import, enum exchange_group g, int64_t after, int64_t limit)
{
    return lines_of(t, import, exchange_group_code(g), after, limit);
}

struct preview_lines exchange_noticed(struct task *t, int64_t import)
{
    return lines_of(t, import, EXCHANGE_NOTICED, 0, EXCHANGE_PREVIEW_MOST);
}

struct str exchange_stays(struct task *t, int64_t import)
{
    struct preview_lines said = lines_of(t, import, EXCHANGE_STAYS, 0, 1);
    return said.n > 0 ? said.at[0].cells : S("");
}
