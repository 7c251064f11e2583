/* retention_run_web: previews of what is due, their runs and protocols. No rules here. */
#include "lang/lang.h"
#include "retention_run_html.h"
#include "rooms/retention/retention_view.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { SHOWN = 25, AGAIN_S = 3 };

struct str retention_state_name(struct task *t, struct str state)
{
    if (str_is(state, "looking"))
        return str_of(tr(t, "Being looked through"));
    if (str_is(state, "preview"))
        return str_of(tr(t, "Preview: nothing is removed yet"));
    if (str_is(state, "running"))
        return str_of(tr(t, "Being removed"));
    return str_of(str_is(state, "done") ? tr(t, "Done") : tr(t, "Was not done"));
}

struct reply retention_runs_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    struct retention_runs runs = retention_list(t, start, SHOWN);
    struct retention_runs_view v = { .pager = list_pager(t, URL(t, retention_runs_page), start, SHOWN,
                                         start + (int64_t)runs.n + runs.more) };

    for (size_t i = 0; i < runs.n; i++) {
        struct retention_run_line line = { URL(t, retention_run_page, runs.at[i].id), runs.at[i],
            retention_state_name(t, runs.at[i].state) };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, retention_runs, &v);
}

struct retention_run_view retention_run_view_of(struct task *t, const struct retention_run *run)
{
    struct retention_counts counts = retention_counts_of(t, run->id);
    struct retention_helds helds = retention_helds_of(t, run->id);
    struct url here = URL(t, retention_run_page, run->id);
    struct retention_run_view v = { .r = *run,
        .state = retention_state_name(t, run->state),
        .preview = str_is(run->state, "preview"),
        .busy = str_is(run->state, "looking") || str_is(run->state, "running"),
        .done = str_is(run->state, "done"),
        .dropped = str_is(run->state, "dropped"),
        .csv = url_with(t->a, here, "format", S("csv")),
        .pdf = url_with(t->a, here, "format", S("pdf")) };

    for (size_t i = 0; i < counts.n; i++) {
        const struct retention_row *row = &retention_rows[counts.at[i].category];
        struct retention_count_line line = { str_of(lang_tr(t->lang, row->name)),
            str_of(lang_tr(t->lang, retention_act_name(row->act))), counts.at[i] };
        LIST_ADD(t->a, &v.counts, line);
    }
    for (size_t i = 0; i < helds.n; i++) {
        struct retention_held_line line = { str_of(lang_tr(t->lang, retention_rows[helds.at[i].category].name)),
            str_of(lang_tr(t->lang, retention_hold_text(helds.at[i].why))), helds.at[i].persons, helds.at[i].until };
        LIST_ADD(t->a, &v.helds, line);
    }
    return v;
}

struct reply retention_run_page(struct req *r)
{
    struct task *t = &r->task;
    struct retention_run run;

    if (retention_get(t, r->ids[0], &run) != DONE)
        return reply_not_found(r);
    struct retention_run_view v = retention_run_view_of(t, &run);
    if (v.done && (str_is(r->accept, "csv") || str_is(r->accept, "pdf")))
        return retention_run_file(r, &v);
    if (v.busy)
        reply_look_again(r, AGAIN_S);
    return SHOW(r, 200, retention_run, &v);
}

static struct reply look(struct req *r, int64_t request)
{
    struct task *t = &r->task;
    int64_t run = 0;
    enum outcome how = retention_look(t, request, &run);

    if (how == CONFLICT)
        return reply_redirect(r, URL(t, retention_page), tr(t, "Too much is under way. Try again in a while."));
    return reply_outcome(r, how, URL(t, retention_run_page, run), NULL);
}

struct reply retention_run_new(struct req *r) { return look(r, 0); }

struct reply retention_run_asked(struct req *r) { return look(r, r->ids[0]); }

static struct reply went(struct req *r, enum outcome how, const char *notice)
{
    struct url page = URL(&r->task, retention_run_page, r->ids[0]);

    if (how == INVALID)
        return reply_redirect(r, page, tr(&r->task, "Look again: the preview is too old."));
    if (how == CONFLICT)
        return reply_redirect(r, page, tr(&r->task, "This preview is no longer good. Look again what is due."));
    return reply_outcome(r, how, page, notice);
}

struct reply retention_run_start(struct req *r)
{
    return went(r, retention_start(&r->task, r->ids[0]), tr(&r->task, "It is being removed."));
}

struct reply retention_run_drop(struct req *r)
{
    return went(r, retention_drop(&r->task, r->ids[0]), tr(&r->task, "Nothing was removed."));
}
