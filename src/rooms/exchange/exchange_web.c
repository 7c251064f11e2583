/* exchange_web: the pages of exchange: list, upload, preview with mending, progress, undo. Rules are in
 * exchange_stage.c; files that are taken out are made in exchange_out_web.c. */
#include "db/db.h"
#include "exchange_exchange_html.h"
#include "jobs/jobs.h"
#include "rooms/codes.h"
#include "rooms/exchange/exchange_rejected.h"
#include "rooms/exchange/exchange_view.h"
#include "rooms/exchange/package.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "rooms/staff/staff.h"
#include "rooms/tables/tables.h"
#include "web/req.h"

enum { LINES = 50 };

static const struct code state_rows[] = {
    { "columns", N_("Asks what the columns are") },
    { "checking", N_("Being checked") },
    { "preview", N_("Waits for you") },
    { "running", N_("Being brought in") },
    { "done", N_("Brought in") },
    { "undoing", N_("Being taken back") },
    { "undone", N_("Taken back") },
    { "cancelled", N_("Cancelled") },
    { "failed", N_("Failed") },
};
const struct codes CODES_exchange_state = { "exchange_state", state_rows, sizeof state_rows / sizeof *state_rows };
static const struct code format_rows[] = { { "xlsx", N_("A workbook (XLSX)") },
    { "zip", N_("CSV files in a ZIP archive") } };
const struct codes CODES_exchange_format = { "exchange_format", format_rows, sizeof format_rows / sizeof *format_rows };

FORM_DEFINE(exchange_upload, EXCHANGE_UPLOAD_FIELDS)
FORM_DEFINE(exchange_out, EXCHANGE_OUT_FIELDS)

static const char *color_of(struct str state)
{
    if (str_is(state, "done"))
        return "success";
    if (str_is(state, "failed"))
        return "danger";
    return str_is(state, "preview")                                ? "warning"
           : str_is(state, "columns")                              ? "warning"
           : str_is(state, "undone") || str_is(state, "cancelled") ? "neutral"
                                                                   : "info";
}

static struct exchange_line line_of(struct task *t, const struct staged *s)
{
    return (struct exchange_line){
        .s = *s,
        .url = URL(t, exchange_import_page, s->id),
        .undo = URL(t, exchange_ask_undo, s->id),
        .who = staff_name(t, s->started_by),
        .project_name = projects_name(t, s->project),
        .done = str_is(s->state, "done"),
        .days = str_is(s->state, "preview") ? day_number(t->today) - day_number(instant_day(s->started_at)) : INT_NONE,
        .color = color_of(s->state),
        .state = code_name(t->lang, &CODES_exchange_state, s->state),
        .news = s->n[EXCHANGE_NEW] + s->n[EXCHANGE_DOUBTFUL],
        .same = s->n[EXCHANGE_SAME],
        .changed = s->n[EXCHANGE_CHANGED],
        .wrong = s->n[EXCHANGE_REJECTED],
    };
}

/* Offers the projects that the viewer manages; the first is chosen when there is one only. */
static size_t offer_projects(struct task *t, struct form *f, size_t field)
{
    struct project_briefs projects = projects_open_to(t);
    size_t n = 0;

    for (size_t i = 0; i < projects.n; i++)
        if (viewer_manages(t->viewer, projects.at[i].id)) {
            form_option_id(t, f, field, projects.at[i].id, projects.at[i].name);
            n++;
        }
    return n;
}

/* ---- the way back: the list as it was filtered, kept through every step of one import */

struct url exchange_way_back(struct req *r)
{
    return list_back(r, URL(&r->task, exchange_list), URL(&r->task, exchange_list));
}

/* An address of one import, with that way. */
struct url exchange_with_way(struct req *r, struct url address)
{
    struct url back = exchange_way_back(r);

    return str_eq(back.s, URL(&r->task, exchange_list).s) ? address : url_with(r->task.a, address, "back", back.s);
}

struct exchange_line exchange_line_here(struct req *r, const struct staged *s)
{
    struct exchange_line line = line_of(&r->task, s);

    line.url = exchange_with_way(r, line.url);
    line.undo = exchange_with_way(r, line.undo);
    return line;
}

/* ---- list */

static void add_picks(
    struct task *t, struct project_briefs projects, int64_t only, struct str state, struct exchange_list_view *v)
{
    struct str chosen = only != 0 ? id_str(t->a, only) : S("");

    if (projects.n > 1)
        picks_add(t, &v->projects, S(""), str_of(tr(t, "All")), chosen);
    for (size_t i = 0; projects.n > 1 && i < projects.n; i++)
        picks_add(t, &v->projects, id_str(t->a, projects.at[i].id), projects.at[i].name, chosen);
    picks_add(t, &v->states, S(""), str_of(tr(t, "All")), state);
    for (size_t i = 0; i < CODES_exchange_state.n; i++)
        picks_add(t, &v->states, str_of(state_rows[i].code),
            code_name(t->lang, &CODES_exchange_state, str_of(state_rows[i].code)), state);
}

struct reply exchange_show_list(struct req *r, int status, struct form out)
{
    struct task *t = &r->task;
    struct exchange_list_view v = { .out = out };
    struct project_briefs projects = projects_open_to(t);

    offer_projects(t, &v.out, exchange_out_F_project);
    int64_t only = req_id(r, "of"), start = only != 0 ? list_start(r) : 0;
    struct str state = code_ok(&CODES_exchange_state, req_get(r, "state")) ? req_get(r, "state") : S("");
    v.filtered = only != 0 || state.n > 0;
    v.all = URL(t, exchange_list);
    add_picks(t, projects, only, state, &v);
    struct url narrowed = state.n > 0 ? url_with(t->a, v.all, "state", state) : v.all;
    struct url back = only != 0 ? url_with_id(t->a, narrowed, "of", only) : narrowed;
    if (start > 0)
        back = url_with_int(t->a, back, "start", start);
    for (size_t i = 0; i < projects.n; i++) {
        if (only != 0 && projects.at[i].id != only)
            continue;
        struct staged_list list = exchange_imports(t, projects.at[i].id, state, start);
        for (size_t k = 0; k < list.n; k++) {
            struct exchange_line line = line_of(t, &list.at[k]);
            line.url = v.filtered ? url_with(t->a, line.url, "back", back.s) : line.url;
            line.undo = v.filtered ? url_with(t->a, line.undo, "back", back.s) : line.undo;
            LIST_ADD(t->a, &v.rows, line);
        }
        struct exchange_older older = { projects.at[i].name, list.hidden,
            list_pager(t, url_with_id(t->a, narrowed, "of", projects.at[i].id), start, EXCHANGE_LISTED,
                start + (int64_t)list.n + list.hidden) };
        if (list.hidden > 0 || start > 0)
            LIST_ADD(t->a, &v.older, older);
    }
    return SHOW(r, status, exchange_list, &v);
}

struct reply exchange_list(struct req *r)
{
    struct exchange_out_values values = { .project = projects_current(&r->task, 0), .format = S("xlsx") };
    return exchange_show_list(r, 200, form_show(&r->task, &exchange_out_form, &values, 0));
}

/* ---- upload */

static struct reply show_new(struct req *r, int status, struct form form)
{
    struct exchange_new_view v = { .form = form };

    for (size_t i = 0; i < form.problems.n; i++)
        if (str_is(form.problems.at[i].field, "files"))
            v.files_problem = form.problems.at[i].text;
    offer_projects(&r->task, &v.form, exchange_upload_F_project);
    return SHOW(r, status, exchange_new, &v);
}

struct reply exchange_new(struct req *r)
{
    struct exchange_upload_values values = { .project = projects_current(&r->task, 0) };
    return show_new(r, 200, form_show(&r->task, &exchange_upload_form, &values, 0));
}

struct reply exchange_upload(struct req *r)
{
    struct task *t = &r->task;
    struct exchange_upload_values values;
    struct form form;
    struct uploads uploads = req_uploads(r);
    int64_t import;

    bool good = form_read(r, &exchange_upload_form, &values, &form);
    if (uploads.n == 0)
        problem_add(t, &form.problems, "files", str_of(tr(t, "Choose at least one file.")));
    if (!good || uploads.n == 0)
        return show_new(r, 422, form);
    struct exchange_file *files = NEW_N(t->a, struct exchange_file, uploads.n);
    for (size_t i = 0; i < uploads.n; i++)
        files[i] = (struct exchange_file){ uploads.at[i].filename, -1, uploads.at[i].bytes };
    enum outcome how = exchange_stage(t, values.project, files, uploads.n, &import);
    if (how == CONFLICT) {
        problem_add(t, &form.problems, "", str_of(tr(t, "Too many imports are waiting. Try again in a few minutes.")));
        return show_new(r, 422, form);
    }
    struct staged s;
    bool asks = how == DONE && exchange_staged(t, import, &s) == DONE && str_is(s.state, "columns");
    return reply_outcome(r, how, asks ? URL(t, exchange_columns, import) : URL(t, exchange_import_page, import), NULL);
}

/* ---- one import */

static enum exchange_group group_asked(struct req *r, const struct staged *s)
{
    for (enum exchange_group g = 0; g < EXCHANGE__N; g++)
        if (str_is(req_get(r, "group"), exchange_group_code(g)))
            return g;
    for (enum exchange_group g = EXCHANGE__N; g-- > 0;) /* what needs a hand comes first */
        if (s->n[g] > 0 && g != EXCHANGE_SAME)
            return g;
    return EXCHANGE_SAME;
}

/* An unknown column of a header can be read as a known one or left out; of what else is wrong with a header or a whole
 * file nothing can be mended here. */
static struct exchange_wrong wrong_of(struct task *t, const struct preview_line *l)
{
    enum { KEY_BYTES = 200 };
    const long long place = l->place;
    struct exchange_wrong w = {
        .l = *l,
        .label = exchange_column_label(t, l->file, l->column),
        .cell_name = str_fmt(t->a, "cell-%lld", place),
        .leave_name = str_fmt(t->a, "leave-%lld", place),
        .take_name = str_fmt(t->a, "take-%lld", place),
        .right_name = str_fmt(t->a, "right-%lld", place),
    };
    enum kind_name file = package_file_named(l->file);
    bool unknown = file != KIND__N && l->column.n > 0 && package_column_named(file, l->column) == kinds[file]->n;

    w.alphabet = l->line == 0 && l->column.n == 0 && l->suggestion.n > 0;
    w.header = l->line == 1 || unknown;
    w.mendable = w.header ? unknown && l->line > 0 && l->column.n <= KEY_BYTES : l->line > 1 && l->column.n > 0;
    w.leavable = !w.header && l->line > 1;
    return w;
}

static void add_choice(struct task *t, struct exchange_wrong *w, const char *column, const char *near)
{
    struct exchange_choice one = { str_of(column), trf(t, "Read it as \"%1$s\"", str_of(column)), near == column };
    LIST_ADD(t->a, &w->choices, one);
}

static void add_alphabets(struct task *t, struct exchange_wrong *w)
{
    for (enum alphabet i = 0; i < ALPHABET__N; i++) {
        struct exchange_choice one = { str_of(alphabet_code(i)), str_of(lang_tr(t->lang, alphabet_name(i))), false };
        LIST_ADD(t->a, &w->choices, one);
    }
}

static void fill_wrong(struct task *t, struct exchange_import_view *v)
{
    for (size_t i = 0; i < v->rows.n; i++) {
        struct exchange_wrong w = wrong_of(t, &v->rows.at[i]);
        enum kind_name file = package_file_named(w.l.file);
        const char *near = w.header && w.mendable ? package_nearest_column(file, w.l.column) : NULL;
        for (size_t c = 0; w.header && w.mendable && c < kinds[file]->n; c++)
            add_choice(t, &w, kinds[file]->columns[c].name, near);
        if (w.alphabet)
            add_alphabets(t, &w);
        v->leavable |= w.leavable;
        v->suggests |= w.l.suggestion.n > 0;
        LIST_ADD(t->a, &v->wrong, w);
    }
}

/* A row that is new or stays as it is: its cells as people read them. */
static struct str row_shown(struct task *t, const struct preview_line *l)
{
    struct preview_changes list = exchange_changes(t, l->cells);
    struct strs cells = { 0 };

    for (size_t i = 0; i < list.n; i++)
        strs_add(t->a, &cells, exchange_value_shown(t, l->file, list.at[i].column, list.at[i].after));
    return strs_join(t->a, &cells, S(" · "));
}

static void fill_changes(struct task *t, struct exchange_import_view *v)
{
    for (size_t i = 0; i < v->rows.n; i++) {
        const struct preview_line *l = &v->rows.at[i];
        struct preview_changes list = exchange_changes(t, l->cells);
        for (size_t k = 0; k < list.n; k++) {
            const struct preview_change *c = &list.at[k];
            struct exchange_change one = {
                .file = l->file,
                .who = l->who,
                .line = l->line,
                .label = exchange_column_label(t, l->file, c->column),
                .before = exchange_value_shown(t, l->file, c->column, c->before),
                .after = exchange_value_shown(t, l->file, c->column, c->after),
                .first = k == 0,
            };
            LIST_ADD(t->a, &v->changes, one);
        }
    }
}

static void fill_preview(struct req *r, struct exchange_import_view *v)
{
    static const char *const names[] = {
#define G(GROUP, code, name) name,
        EXCHANGE_GROUPS(G)
#undef G
    };
    struct task *t = &r->task;
    struct url base = v->line.url;
    enum exchange_group group = group_asked(r, &v->s);
    int64_t after = 0;

    if (!str_int(req_get(r, "after"), &after))
        after = 0;
    for (enum exchange_group g = 0; g < EXCHANGE__N; g++) {
        struct exchange_tab tab = { str_of(lang_tr(t->lang, names[g])), v->s.n[g],
            url_with(t->a, base, "group", str_of(exchange_group_code(g))), g == group };
        LIST_ADD(t->a, &v->tabs, tab);
    }
    v->rows = exchange_preview(t, v->s.id, group, after, LINES);
    if (v->rows.n == LINES)
        v->next = url_with_int(t->a, v->tabs.at[group].url, "after", v->rows.at[LINES - 1].place);
    else if (group != EXCHANGE_REJECTED && v->s.n[group] > EXCHANGE_PREVIEW_MOST)
        v->hidden = v->s.n[group] - EXCHANGE_PREVIEW_MOST;
    v->showing_wrong = group == EXCHANGE_REJECTED && v->rows.n > 0;
    v->clean = v->s.n[EXCHANGE_REJECTED] == 0;
    v->rejected = URL(t, exchange_rejected, v->s.id);
    v->many = v->s.n[EXCHANGE_REJECTED] >= EXCHANGE_REJECTIONS_KEPT;
    v->showing_changed = group == EXCHANGE_CHANGED && v->rows.n > 0;
    v->noticed = exchange_noticed(t, v->s.id);
    if (v->showing_wrong)
        fill_wrong(t, v);
    if (v->showing_changed)
        fill_changes(t, v);
    for (size_t i = 0; i < v->rows.n && !v->showing_wrong && !v->showing_changed; i++)
        v->rows.at[i].cells = row_shown(t, &v->rows.at[i]);
}

struct reply exchange_import_page(struct req *r)
{
    struct task *t = &r->task;
    struct exchange_import_view v = { 0 };
    int64_t done = 0, total = 0;
    enum outcome how = exchange_staged(t, r->ids[0], &v.s);

    if (how != DONE)
        return reply_refused(r, how);
    v.line = exchange_line_here(r, &v.s);
    v.back = exchange_way_back(r);
    v.checking = str_is(v.s.state, "checking");
    v.undoing = str_is(v.s.state, "undoing");
    bool busy = exchange_is_busy(&v.s);
    v.working = busy && jobs_progress(t, v.s.id, &done, &total);
    v.stuck = busy && !v.working;
    v.percent = v.working && total > 0 ? done * 100 / total : 0;
    v.preview = str_is(v.s.state, "preview");
    v.asks_columns = str_is(v.s.state, "columns");
    v.done = str_is(v.s.state, "done");
    if (v.preview)
        fill_preview(r, &v);
    if (v.done)
        v.stays = exchange_stays(t, v.s.id);
    v.again = v.s.taken_up > 0 && !v.stuck && !v.undoing && v.stays.n == 0;
    if (v.working) /* most files are read before the page is; who waits longer is not disturbed so often */
        reply_look_again(r, instant_unix(t->now) - instant_unix(v.s.started_at) < 10 ? 1 : 3);
    return SHOW(r, 200, exchange_import_page, &v);
}

/* Was this suggestion taken, by itself or with all others? */
static bool taken(struct req *r, const struct exchange_wrong *w)
{
    return w->l.suggestion.n > 0 && (req_has(r, "take-all") || req_has(r, str_z(r->task.a, w->take_name)));
}

/* What the form says of one rejected cell or row; a header's line only takes a column's new meaning. */
static void keep_mend(struct req *r, int64_t import, const struct preview_line *l)
{
    struct task *t = &r->task;
    struct exchange_wrong w = wrong_of(t, l);
    struct str typed = req_get(r, str_z(t->a, w.cell_name));
    bool has = req_has(r, str_z(t->a, w.cell_name));
    enum alphabet alphabet;

    if (w.alphabet) {
        typed = taken(r, &w) ? l->suggestion : typed;
        if (alphabet_of_code(typed, &alphabet))
            exchange_mend(t, import, l->file, 0, S(""), typed);
    } else if (w.leavable && (req_has(r, "leave-all") || req_has(r, str_z(t->a, w.leave_name))))
        exchange_mend(t, import, l->file, l->line, S(""), S(""));
    else if (w.mendable && !w.header && taken(r, &w))
        exchange_mend(t, import, l->file, l->line, l->column, l->suggestion);
    else if (w.mendable && l->may_stay && req_has(r, str_z(t->a, w.right_name)))
        exchange_mend(t, import, l->file, l->line, l->column, l->cells);
    else if (w.mendable && has && (w.header || !str_eq(typed, l->cells)))
        exchange_mend(t, import, l->file, l->line, l->column, typed);
}

static void keep_mends(struct req *r, int64_t import)
{
    struct preview_lines lines = { .n = LINES };

    for (int64_t after = 0; lines.n == LINES;) {
        lines = exchange_preview(&r->task, import, EXCHANGE_REJECTED, after, LINES);
        for (size_t i = 0; i < lines.n; i++) {
            after = lines.at[i].place;
            keep_mend(r, import, &lines.at[i]);
        }
    }
}

/* Answers a step of an import: its page again, with a notice. */
static struct reply stepped(struct req *r, enum outcome how, const char *notice)
{
    struct task *t = &r->task;
    struct url page = exchange_with_way(r, URL(t, exchange_import_page, r->ids[0]));

    if (how == CONFLICT)
        return reply_redirect(r, page, tr(t, "The import has moved on since you opened the page."));
    return reply_outcome(r, how, page, notice);
}

struct reply exchange_mend_cells(struct req *r)
{
    struct staged s;
    enum outcome how = exchange_staged(&r->task, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    if (str_is(s.state, "preview"))
        keep_mends(r, s.id);
    return stepped(r, exchange_check_again(&r->task, s.id), NULL);
}

struct reply exchange_go_on_with_it(struct req *r) { return stepped(r, exchange_go_on(&r->task, r->ids[0]), NULL); }
struct reply exchange_start_it(struct req *r) { return stepped(r, exchange_start(&r->task, r->ids[0]), NULL); }

struct reply exchange_cancel_it(struct req *r)
{
    return stepped(
        r, exchange_cancel(&r->task, r->ids[0]), tr(&r->task, "The import is cancelled and its files are deleted."));
}

struct reply exchange_rejected(struct req *r)
{
    struct task *t = &r->task;
    struct staged s;
    enum outcome how = exchange_staged(t, r->ids[0], &s);

    if (how != DONE || !str_is(s.state, "preview"))
        return reply_refused(r, how);
    return reply_bytes(r, 200, table_format_type(FORMAT_XLSX), exchange_rejected_book(t, s.id), "rejected.xlsx");
}

/* ---- undo */

/* A button without fields. */
static const struct form_table undo_form = { "exchange_undo", NULL, 0, 0 };

static struct reply show_undo(struct req *r, int status, const struct staged *s, const struct form *form)
{
    struct exchange_undo_view v = {
        .line = exchange_line_here(r, s), .back = exchange_way_back(r), .refused = form->problems.n > 0
    };
    if (v.refused)
        v.why = form->problems.at[0].text;
    req_refuses(r, form);
    return SHOW(r, status, exchange_ask_undo, &v);
}

struct reply exchange_ask_undo(struct req *r)
{
    struct staged s;
    enum outcome how = exchange_staged(&r->task, r->ids[0], &s);

    if (how != DONE || !str_is(s.state, "done"))
        return reply_refused(r, how);
    struct form form = form_show(&r->task, &undo_form, NULL, 0);
    return show_undo(r, 200, &s, &form);
}

struct reply exchange_undo_it(struct req *r)
{
    struct task *t = &r->task;
    struct staged s;
    struct str why = S("");
    enum outcome how = exchange_staged(t, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    if (s.n[EXCHANGE_NEW] + s.n[EXCHANGE_DOUBTFUL] + s.n[EXCHANGE_CHANGED] > EXCHANGE_UNDO_FEW)
        return stepped(r, exchange_undo_start(t, s.id), NULL);
    how = exchange_undo(t, s.id, &why);
    if (how == CONFLICT) {
        struct form form = form_show(t, &undo_form, NULL, 0);
        problem_add(t, &form.problems, "", why);
        return show_undo(r, 409, &s, &form);
    }
    return reply_redirect(r, exchange_with_way(r, URL(t, exchange_import_page, s.id)),
        how == DONE ? tr(t, "The import was taken back.") : NULL);
}
