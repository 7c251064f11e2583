/* corrections_web: the page of what was corrected since a period was sent, or since a run was stored. No rules here. */
#include "lang/lang.h"
#include "reports_reports_html.h"
#include "rooms/reports/corrections.h"
#include "rooms/reports/reports_web.h"
#include "rooms/routes.h"

static const struct url no_link;

struct url report_corrections_url(struct task *t, const struct report_scope *s, struct instant since)
{
    struct url u = report_url(t, URL(t, reports_corrections), s);

    return since.t[0] == '\0' ? u : url_with(t->a, u, "since", str_copy(t->a, instant_str(&since)));
}

static int by_person(const void *a, const void *b)
{
    const struct figure_row *ra = a, *rb = b;

    return (ra->person > rb->person) - (ra->person < rb->person);
}

/* The names of those whom the corrections are about, in their order; amount: of which correction. */
static struct str *names_of(struct task *t, int64_t project, const struct corrections *list)
{
    struct figure_rows rows = { .kind = ROWS_PERSONS };
    struct str *names = NEW_N(t->a, struct str, list->n + 1);

    for (size_t i = 0; i < list->n; i++) {
        struct figure_row row = { .person = list->at[i].person, .amount = (int64_t)i };
        if (row.person != 0)
            LIST_ADD(t->a, &rows, row);
    }
    if (rows.n > 1)
        qsort(rows.at, rows.n, sizeof *rows.at, by_person);
    figure_rows_name(t, project, &rows);
    for (size_t i = 0; i < rows.n; i++)
        names[rows.at[i].amount] = rows.at[i].name;
    return names;
}

static void put_rows(struct task *t, struct who_view *v, const struct corrections *list, const struct str *names)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct correction *c = &list->at[i];
        struct url link = str_empty(names[i]) ? no_link : URL(t, people_person, c->person);
        struct who_line *line = report_row_add(t, v, N_("Day"), lang_instant(t->a, t->lang, c->at), no_link);
        report_row_put(t, line, N_("Name"), names[i], link);
        report_row_put(
            t, line, N_("What has changed?"), c->field, c->session ? URL(t, attendance_register, c->record) : no_link);
        report_row_put(t, line, N_("Before"), c->before, no_link);
        report_row_put(t, line, N_("After"), c->after, no_link);
        report_row_put(t, line, N_("Reason"), c->reason, no_link);
        report_row_put(t, line, N_("By"), c->staff_name, no_link);
    }
}

struct reply reports_corrections(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct str typed = req_get(r, "since");
    struct instant since = { "" };

    if (!permitted(t->viewer, PERM_REPORTS_READ) || !report_asked(r, &s) || !reports_may_see_rows(t, s.project))
        return reply_not_allowed(r);
    if (typed.n == sizeof since.t - 1)
        memcpy(since.t, typed.p, typed.n);
    int64_t start = report_rows_start(r);
    struct corrections list = corrections_since(t, &s, since, start);
    struct who_view v = report_rows_view(
        r, &s, URL(t, reports_list), str_of(tr(t, "Corrections")), lang_number(t->a, t->lang, list.total));
    strs_add(t->a, &v.definitions,
        since.t[0] == '\0' ? str_of(tr(t, "All corrections of these days."))
                           : trf(t, "Made since %1$s.", lang_instant(t->a, t->lang, since)));
    put_rows(t, &v, &list, names_of(t, s.project, &list));
    report_rows_done(t, &v, start, list.total, report_corrections_url(t, &s, since));
    return SHOW(r, 200, reports_who, &v);
}
