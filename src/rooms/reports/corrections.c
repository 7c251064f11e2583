/* corrections: what was corrected since a day in registers, participations and guidance of a project, with its reason:
 * the list beside a period that was sent, and beside a stored run. Each room keeps its own (attendance, people,
 * guidance, doubles). */
#include "rooms/reports/corrections.h"

#include "corrections_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/marks.h"
#include "rooms/reports/run_records.h"

static struct str code_or_none(struct task *t, const struct codes *codes, struct str code)
{
    return str_empty(code) ? str_of(tr(t, "not known")) : code_name(t->lang, codes, code);
}

/* "2026-03-01 working_life started", as people read it. */
static struct str guidance_text(struct task *t, struct str stored)
{
    struct str day, destination, state;
    struct day d;

    if (!str_cut(&stored, ' ', &day) || !str_cut(&stored, ' ', &destination) || !str_cut(&stored, ' ', &state) ||
        !day_read(day, &d))
        return str_of(tr(t, "not known"));
    struct strs parts = { 0 };
    strs_add(t->a, &parts, lang_day(t->a, t->lang, d));
    strs_add(t->a, &parts, code_name(t->lang, &CODES_destination, destination));
    strs_add(t->a, &parts, code_name(t->lang, &CODES_guidance_state, state));
    return strs_join(t->a, &parts, lang_comma(t->lang));
}

static struct str value_text(struct task *t, const struct corrections_sql_since_row *row, struct str stored)
{
    const struct cell fact = cell_s(stored);
    const struct column *column = run_record_column(row->field);

    if (str_is(row->what, "guidance"))
        return guidance_text(t, stored);
    if (str_is(row->what, "merge"))
        return S("");
    if (str_is(row->what, "register"))
        return code_or_none(t, str_is(row->field, "child") ? &CODES_child_care_state : &CODES_mark, stored);
    if (str_is(row->field, "heard_from"))
        return code_or_none(t, &CODES_heard_from, stored);
    return column == NULL || !fact.known ? str_of(tr(t, "not known")) : cell_text(t->a, t->lang, column, &fact);
}

static struct str field_name(struct task *t, const struct corrections_sql_since_row *row)
{
    const struct column *column = run_record_column(row->field);

    if (str_is(row->what, "guidance"))
        return str_of(tr(t, "Guidance"));
    if (str_is(row->what, "merge"))
        return str_of(str_is(row->field, "part") ? tr(t, "One file became two") : tr(t, "Two files became one"));
    if (str_is(row->what, "register"))
        return str_of(str_is(row->field, "child") ? tr(t, "Child care") : tr(t, "Register"));
    if (column == NULL)
        return str_of(tr(t, "How did the person hear of us?"));
    return column_heading(t->lang, column);
}

struct corrections corrections_since(struct task *t, const struct report_scope *s, struct instant since, int64_t start)
{
    struct day last = day_known(s->to) ? s->to : DAY("9999-12-31");
    struct corrections_sql_since_rows rows = corrections_sql_since(
        t, s->project, s->from, last, since, CORRECTIONS_SHOWN, start);
    struct corrections list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct corrections_sql_since_row *row = &rows.at[i];
        struct correction one = { .record = row->record,
            .person = row->person,
            .session = str_is(row->what, "register"),
            .field = field_name(t, row),
            .before = value_text(t, row, row->before_value),
            .after = value_text(t, row, row->after_value),
            .reason = str_empty(row->sealed) ? row->said : row->sealed,
            .staff_name = row->staff_name,
            .at = row->done_at };
        LIST_ADD(t->a, &list, one);
        list.total = row->total;
    }
    return list;
}
