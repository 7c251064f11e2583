/* exchange_columns_web: the page on which somebody says what the columns of a table of her own are. */
#include "exchange_columns_html.h"
#include "rooms/codes.h"
#include "rooms/exchange/exchange_columns.h"
#include "rooms/exchange/exchange_view.h"
#include "rooms/routes.h"
#include "web/req.h"

/* Fields come from the file, so no table has them. */
static const struct form_table columns_form = { "exchange_columns", NULL, 0, 0 };
#define UNDECIDED "?"

static struct str column_name(struct task *t, size_t i) { return str_fmt(t->a, "column-%zu", i); }
static struct str mark_name(struct task *t, size_t i) { return str_fmt(t->a, "mark-%zu", i); }

/* ---- what is shown */

static struct str some_values(struct task *t, const struct mapping_column *c)
{
    enum { SHOWN = 3, LONGEST = 60 };
    struct strs some = { 0 };

    for (size_t i = 0; i < c->samples.n && i < SHOWN; i++) {
        struct str value = c->samples.at[i], whole;
        if (value.n > LONGEST && text_clean(t->a, str_part(value, 0, LONGEST), &whole))
            value = str_fmt(t->a, "%.*s…", STR_ARG(whole));
        strs_add(t->a, &some, value);
    }
    return some.n > 0 ? strs_join(t->a, &some, S(" · ")) : S("–");
}

/* A guess is offered; what has two readings or none is not decided by the program. */
static struct str chosen_of(const struct mapping_column *c)
{
    if (c->sure < 50 || c->why == MAPPING_TWO_WAYS || c->why == MAPPING_TWICE)
        return S(UNDECIDED);
    return c->field == MAPPING_NONE ? S("") : str_of(SHEET_FIELDS.at[c->field].name);
}

static struct picks field_picks(struct task *t, struct str chosen)
{
    struct picks list = { 0 };

    picks_add(t, &list, S(UNDECIDED), str_of(tr(t, "Not decided")), chosen);
    picks_add(t, &list, S(""), str_of(tr(t, "Leave this column out")), chosen);
    for (size_t f = 0; f < SHEET__N; f++)
        picks_add(
            t, &list, str_of(SHEET_FIELDS.at[f].name), str_of(lang_tr(t->lang, SHEET_FIELDS.at[f].title)), chosen);
    return list;
}

static struct str problem_of(const struct form *form, struct str name)
{
    for (size_t i = 0; i < form->problems.n; i++)
        if (str_eq(name, form->problems.at[i].field))
            return form->problems.at[i].text;
    return S("");
}

static void add_columns(struct req *r, const struct sheet *s, struct exchange_columns_view *v)
{
    struct task *t = &r->task;

    for (size_t i = 0; i < s->m.n; i++) {
        const struct mapping_column *c = &s->m.at[i];
        struct str name = column_name(t, i);
        bool typed = req_has(r, str_z(t->a, name));
        struct column_line one = {
            .heading = c->heading.n > 0 ? c->heading : str_of(tr(t, "A column without a heading")),
            .values = some_values(t, c),
            .name = name,
            .why = str_of(lang_tr(t->lang, mapping_reason_text(c->why))),
            .sure = str_of(tr(t, "Please look")),
            .wrong = problem_of(&v->form, name),
            .asked = c->sure < MAPPING_SURE,
        };
        one.choices = field_picks(t, typed ? req_get(r, str_z(t->a, name)) : chosen_of(c));
        if (c->field == SHEET_DAY && !one.asked)
            LIST_ADD(t->a, &v->days, one);
        else if (c->heading.n > 0 || c->samples.n > 0)
            LIST_ADD(t->a, &v->columns, one);
    }
}

static void add_marks(struct req *r, const struct sheet *s, struct exchange_columns_view *v)
{
    struct task *t = &r->task;

    for (size_t i = 0; i < s->marks.n; i++) {
        const struct sheet_mark *m = &s->marks.at[i];
        struct str name = mark_name(t, i);
        struct str chosen = req_has(r, str_z(t->a, name)) ? req_get(r, str_z(t->a, name))
                            : m->sure                     ? m->meant
                                                          : S(UNDECIDED);
        struct column_line one = { .heading = m->typed.n > 0 ? m->typed : str_of(tr(t, "An empty cell")),
            .name = name,
            .wrong = problem_of(&v->form, name) };
        picks_add(t, &one.choices, S(UNDECIDED), str_of(tr(t, "Not decided")), chosen);
        picks_add(t, &one.choices, S(""), str_of(tr(t, "Nothing")), chosen);
        for (size_t k = 0; k < CODES_mark.n; k++) {
            struct str code = str_of(CODES_mark.at[k].code);
            picks_add(t, &one.choices, code, code_name(t->lang, &CODES_mark, code), chosen);
        }
        LIST_ADD(t->a, &v->marks, one);
    }
}

/* "24 days, from 3.2.2026 to 29.5.2026". */
static struct str days_shown(struct task *t, const struct sheet *s)
{
    struct day first = { "" }, last = { "" }, day;
    int64_t n = 0;
    bool yearless;

    for (size_t i = 0; i < s->m.n; i++)
        if (s->m.at[i].field == SHEET_DAY && sheet_day(s->m.at[i].heading, s->year, &day, &yearless)) {
            first = n == 0 || day_cmp(day, first) < 0 ? day : first;
            last = n == 0 || day_cmp(day, last) > 0 ? day : last;
            n++;
        }
    return trf(t, "Columns of days: %1$s, from %2$s to %3$s.", str_number(t->a, n), lang_day(t->a, t->lang, first),
        lang_day(t->a, t->lang, last));
}

static struct reply show(
    struct req *r, int status, const struct staged *staged, const struct sheet *s, struct form form)
{
    struct task *t = &r->task;
    struct exchange_columns_view v = {
        .s = *staged,
        .line = exchange_line_here(r, staged),
        .back = exchange_way_back(r),
        .form = form,
        .file = s->file.name,
        .group = req_has(r, "group") ? req_get(r, "group") : s->group,
        .year = req_has(r, "year") ? req_get(r, "year") : str_number(t->a, s->year),
        .days_shown = days_shown(t, s),
        .asks_group = s->asks_group,
        .asks_year = s->asks_year,
    };

    if (s->sheets.n > 1)
        v.sheet = s->chosen;
    for (size_t i = 0; s->sheets.n > 1 && i < s->sheets.n; i++)
        picks_add(t, &v.sheets, s->sheets.at[i], s->sheets.at[i], s->chosen);
    v.group_wrong = problem_of(&form, S("group"));
    v.year_wrong = problem_of(&form, S("year"));
    add_columns(r, s, &v);
    add_marks(r, s, &v);
    if (form.problems.n > 0)
        req_refuses(r, &form);
    return SHOW(r, status, exchange_columns, &v);
}

/* ---- what is said */

static enum outcome open_import(struct req *r, struct staged *ret_staged, struct sheet *ret)
{
    enum outcome how = exchange_staged(&r->task, r->ids[0], ret_staged);

    if (how != DONE)
        return how;
    if (!str_is(ret_staged->state, "columns") && !str_is(ret_staged->state, "preview"))
        return CONFLICT;
    return exchange_sheet_of(&r->task, ret_staged, req_get(r, "sheet"), ret);
}

static void read_columns(struct req *r, const struct sheet *s, struct mapping_saids *said, struct form *form)
{
    struct task *t = &r->task;
    bool taken[SHEET__N] = { false };

    for (size_t i = 0; i < s->m.n; i++) {
        struct str name = column_name(t, i), value = req_get(r, str_z(t->a, name));
        size_t f = mapping_field_named(&SHEET_FIELDS, value);
        struct day day;
        bool yearless;
        struct mapping_said one = { s->m.at[i].heading, value };
        if (value.n > 0 && f == SHEET__N)
            problem_add(t, &form->problems, str_z(t->a, name),
                trf(t, "Say what the column %1$s is, or leave it out.", one.heading));
        else if (f < SHEET__N && taken[f])
            problem_add(t, &form->problems, str_z(t->a, name),
                str_of(tr(t, "Another column is taken for this already. Leave one of them out.")));
        else if (f == SHEET_DAY && !sheet_day(one.heading, 2000, &day, &yearless))
            problem_add(t, &form->problems, str_z(t->a, name), trf(t, "The heading %1$s is no day.", one.heading));
        else if (f < SHEET__N)
            taken[f] = f != SHEET_DAY;
        LIST_ADD(t->a, said, one);
    }
    if (form->problems.n == 0 && !taken[SHEET_GIVEN] && !taken[SHEET_FAMILY] && !taken[SHEET_FAMILY_FIRST] &&
        !taken[SHEET_GIVEN_FIRST] && !taken[SHEET_PERSON])
        problem_add(
            t, &form->problems, "column-0", str_of(tr(t, "One of the columns must be the name of the person.")));
}

static void read_answers(struct req *r, const struct sheet *s, struct mapping_saids *said, struct form *form)
{
    struct task *t = &r->task;
    struct str group = str_trim(req_get(r, "group")), year = str_trim(req_get(r, "year"));
    int64_t n;

    if (s->asks_group && group.n == 0)
        problem_add(t, &form->problems, "group", str_of(tr(t, "Write the name of the group.")));
    if (s->asks_year && !(str_int(year, &n) && n >= 1990 && n <= 2199))
        problem_add(t, &form->problems, "year", str_of(tr(t, "Write the year with four digits.")));
    if (s->sheets.n > 1)
        LIST_ADD(t->a, said, ((struct mapping_said){ S(SHEET_ASK_SHEET), s->chosen }));
    if (s->asks_group)
        LIST_ADD(t->a, said, ((struct mapping_said){ S(SHEET_ASK_GROUP), group }));
    if (s->asks_year)
        LIST_ADD(t->a, said, ((struct mapping_said){ S(SHEET_ASK_YEAR), year }));
    for (size_t i = 0; i < s->marks.n; i++) {
        struct str name = mark_name(t, i), value = req_get(r, str_z(t->a, name));
        if (value.n > 0 && !code_ok(&CODES_mark, value))
            problem_add(t, &form->problems, str_z(t->a, name), str_of(tr(t, "Say what the mark means.")));
        struct mapping_said one = { str_fmt(t->a, SHEET_ASK_MARK "%.*s", STR_ARG(s->marks.at[i].typed)), value };
        LIST_ADD(t->a, said, one);
    }
}

struct reply exchange_columns(struct req *r)
{
    struct staged staged;
    struct sheet s;
    enum outcome how = open_import(r, &staged, &s);

    if (how != DONE)
        return reply_refused(r, how == CONFLICT ? NOT_FOUND : how);
    return show(r, 200, &staged, &s, form_show(&r->task, &columns_form, NULL, 0));
}

struct reply exchange_say_columns(struct req *r)
{
    struct task *t = &r->task;
    struct staged staged;
    struct sheet s;
    struct mapping_saids said = { 0 };
    struct form form = form_show(t, &columns_form, NULL, 0);
    enum outcome how = open_import(r, &staged, &s);
    struct url page = exchange_with_way(r, URL(t, exchange_import_page, r->ids[0]));

    if (how == DONE) {
        read_columns(r, &s, &said, &form);
        read_answers(r, &s, &said, &form);
        said.now = true;
        struct sheet again = s;
        sheet_guess(t, &again, &said);
        if (form.problems.n == 0 && again.doubts > 0) /* another column of days has marks of its own */
            problem_add(t, &form.problems, "",
                str_of(tr(t, "Say what the marks of the days mean, and of which group they are.")));
        if (form.problems.n > 0)
            return show(r, 422, &staged, again.doubts > 0 ? &again : &s, form);
        how = exchange_check_columns(t, &staged, &said);
    }
    if (how == CONFLICT)
        return reply_redirect(r, page, tr(t, "The import has moved on since you opened the page."));
    return reply_outcome(r, how, page, NULL);
}
