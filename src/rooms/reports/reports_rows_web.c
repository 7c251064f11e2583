/* reports_rows_web: what the pages of the rows behind the figures of reports share. */
#include "rooms/codes.h"
#include "rooms/groups/groups.h"
#include "rooms/people/people.h"
#include "rooms/reports/figure_rows.h"
#include "rooms/reports/reports_web.h"
#include "rooms/routes.h"

static const struct url no_link;

/* ---- what pages of rows share */

int64_t report_rows_start(struct req *r)
{
    int64_t start = 0;

    return str_int(req_get(r, "start"), &start) && start > 0 ? start : 0;
}

static void add_fact(struct task *t, struct who_view *v, struct str name, struct str text)
{
    struct who_fact fact = { name, text };

    LIST_ADD(t->a, &v->facts, fact);
}

struct who_view report_rows_view(
    struct req *r, const struct report_scope *s, struct url back, struct str heading, struct str figure)
{
    struct task *t = &r->task;
    struct who_view v = { .back = report_url(t, back, s), .heading = heading, .project_name = report_scope_name(t, s) };

    add_fact(t, &v, str_of(tr(t, "Figure")), figure);
    return v;
}

void report_rows_of(struct task *t, struct who_view *v, const char *whole_name, int64_t n, int64_t whole)
{
    if (whole == INT_NONE || whole == 0)
        return;
    add_fact(t, v, str_of(lang_tr(t->lang, whole_name)), lang_number(t->a, t->lang, whole));
    add_fact(t, v, str_of(tr(t, "Percent")), lang_percent(t->a, t->lang, reports_percent(n, whole)));
}

static struct who_cell cell_of(struct task *t, const char *heading, struct str text, struct url link)
{
    return (struct who_cell){ str_of(lang_tr(t->lang, heading)), str_empty(text) ? S("–") : text, link };
}

struct who_line *report_row_add(
    struct task *t, struct who_view *v, const char *heading, struct str text, struct url link)
{
    struct who_line line = { .head = cell_of(t, heading, text, link) };

    LIST_ADD(t->a, &v->rows, line);
    return &v->rows.at[v->rows.n - 1];
}

void report_row_put(struct task *t, struct who_line *line, const char *heading, struct str text, struct url link)
{
    struct who_cell cell = cell_of(t, heading, text, link);

    LIST_ADD(t->a, &line->cells, cell);
}

void report_rows_done(struct task *t, struct who_view *v, int64_t start, int64_t total, struct url here)
{
    if (v->rows.n > 0)
        v->first = v->rows.at[0].head.heading;
    for (size_t i = 0; v->rows.n > 0 && i < v->rows.at[0].cells.n; i++)
        strs_add(t->a, &v->headings, v->rows.at[0].cells.at[i].heading);
    v->pager = list_pager(t, here, start, ROWS_SHOWN, total);
}

/* ---- rows by kind */

static struct url person_link(struct task *t, const struct figure_row *row)
{
    return row->person == 0 ? no_link : URL(t, people_person, row->person);
}

/* A walk-in whom no group of the project has as a member is named by her own file. */
static struct str person_name(struct task *t, const struct figure_row *row)
{
    return str_empty(row->name) && row->person != 0 ? people_name(t, row->person) : row->name;
}

static void put_amount(
    struct task *t, struct who_line *line, const struct figure_rows *rows, const struct figure_row *row)
{
    const struct cell amount = row->amount == INT_NONE ? cell_none() : cell_n(row->amount);

    if (rows->amount != NULL)
        report_row_put(t, line, rows->amount->heading, cell_text(t->a, t->lang, rows->amount, &amount), no_link);
}

/* Where what is missing is written. */
static struct url record_link(struct task *t, const struct figure_row *row, struct url here)
{
    return url_with(t->a,
        row->of_person ? URL(t, people_edit, row->person) : URL(t, people_spell_page, row->person, row->spell), "back",
        here.s);
}

static void put_row(
    struct task *t, struct who_view *v, const struct figure_rows *rows, const struct figure_row *row, struct url here)
{
    struct str day = lang_day(t->a, t->lang, row->day);
    struct who_line *line;

    switch (rows->kind) {
    case ROWS_NONE: return;
    case ROWS_PERSONS:
        line = report_row_add(t, v, N_("Name"), person_name(t, row), person_link(t, row));
        report_row_put(t, line, N_("Day"), day, no_link);
        return;
    case ROWS_GUIDED:
        line = report_row_add(t, v, N_("Name"), row->name, person_link(t, row));
        report_row_put(t, line, N_("Language"), lang_language_name(t->a, t->lang, row->language), no_link);
        report_row_put(t, line, N_("Destination"),
            str_empty(row->destination) ? str_of(tr(t, "No outcome yet"))
                                        : code_name(t->lang, &CODES_destination, row->destination),
            no_link);
        report_row_put(t, line, N_("State"),
            str_empty(row->state) ? S("") : code_name(t->lang, &CODES_guidance_state, row->state), no_link);
        report_row_put(t, line, N_("Qualification"), row->qualification, no_link);
        report_row_put(t, line, N_("Day"), day, no_link);
        return;
    case ROWS_RECORDS:
    case ROWS_CHECKS:
        line = report_row_add(t, v, N_("Name"), row->name, record_link(t, row, here));
        report_row_put(t, line, N_("Day"), day, no_link);
        report_row_put(t, line, rows->kind == ROWS_RECORDS ? N_("Missing") : N_("To check"), row->remark, no_link);
        return;
    case ROWS_CHILDREN:
        line = report_row_add(t, v, N_("Child"), row->name, person_link(t, row));
        report_row_put(t, line, N_("First day"), day, no_link);
        return;
    case ROWS_MARKS:
    case ROWS_CHILD_MARKS:
        line = report_row_add(
            t, v, rows->kind == ROWS_MARKS ? N_("Name") : N_("Child"), row->name, person_link(t, row));
        report_row_put(t, line, N_("Session"), day, URL(t, attendance_register, row->session));
        put_amount(t, line, rows, row);
        return;
    case ROWS_GROUPS:
        line = report_row_add(t, v, N_("Group"), row->group_name, URL(t, groups_group, row->group));
        report_row_put(t, line, N_("First day"), day, no_link);
        return;
    case ROWS_SESSIONS:
        line = report_row_add(t, v, N_("Session"), day, URL(t, attendance_register, row->session));
        report_row_put(t, line, N_("Group"), row->group_name, URL(t, groups_group, row->group));
        put_amount(t, line, rows, row);
        return;
    case ROWS_CONTACTS:
        line = report_row_add(t, v, N_("Day"), day, no_link);
        report_row_put(t, line, N_("Channel"), code_name(t->lang, &CODES_channel, row->channel), no_link);
        report_row_put(t, line, N_("Language"),
            str_empty(row->language) ? S("") : lang_language_name(t->a, t->lang, row->language), no_link);
        report_row_put(t, line, N_("Name"), row->name, person_link(t, row));
        put_amount(t, line, rows, row);
        return;
    }
}

void report_rows_put(struct task *t, struct who_view *v, const struct figure_rows *rows, struct url here)
{
    for (size_t i = 0; i < rows->n; i++)
        put_row(t, v, rows, &rows->at[i], here);
}
