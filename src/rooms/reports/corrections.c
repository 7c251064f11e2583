/* corrections: what was corrected since a day in registers, participations and guidance of a project, with its reason:
 * the list beside a period that was sent, and beside a stored run. Each room keeps its own (attendance, people,
 * guidance, doubles), the rest is with projects. */
#include "rooms/reports/corrections.h"

#include "corrections_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/marks.h"
#include "rooms/projects/projects_codes.h"
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

/* "2026-01-10 2026-05-01", as people read it; "": on no day. */
static struct str days_text(struct task *t, struct str stored)
{
    struct str from;
    struct day joined = DAY(""), left = DAY("");

    if (str_empty(stored) || !str_cut(&stored, ' ', &from))
        return str_of(tr(t, "not a member"));
    (void)day_read(from, &joined);
    (void)day_read(stored, &left);
    return str_fmt(t->a, "%.*s – %.*s", STR_ARG(lang_day(t->a, t->lang, joined)),
        STR_ARG(day_known(left) ? lang_day(t->a, t->lang, left) : S("")));
}

static struct str gender_text(struct task *t, struct str stored) { return code_or_none(t, &CODES_gender, stored); }

static struct str language_text(struct task *t, struct str stored)
{
    return str_empty(stored) ? str_of(tr(t, "not known")) : lang_language_name(t->a, t->lang, stored);
}

static struct str countries_text(struct task *t, struct str stored)
{
    struct strs codes = strs_split(t->a, stored, ';'), names = { 0 };

    for (size_t i = 0; i < codes.n; i++)
        strs_add(t->a, &names, lang_country_name(t->a, t->lang, codes.at[i]));
    return strs_join(t->a, &names, lang_comma(t->lang));
}

static struct str day_or_none(struct task *t, struct str stored)
{
    struct day day;

    return day_read_partial(stored, &day) ? lang_day(t->a, t->lang, day) : str_of(tr(t, "not known"));
}

/* Facts that projects keep for other rooms, as people read them, and what they are called. */
static const struct kept_fact {
    const char *field, *name;
    struct str (*text)(struct task *t, struct str stored);
} kept_facts[] = {
    { "membership", N_("Membership"), days_text },
    { "gender", N_("Gender"), gender_text },
    { "birth_date", N_("Date of birth"), day_or_none },
    { "mother_tongue", N_("Mother tongue"), language_text },
    { "citizenships", N_("Citizenships"), countries_text },
    { "arrived_on", N_("Came to Finland"), day_or_none },
    { "language", N_("Language of the group"), language_text },
    { "not_reached_on", N_("Not reached"), day_or_none },
};

/* NULL: another room keeps it. */
static const struct kept_fact *kept_fact(const struct corrections_sql_since_row *row)
{
    static const char *const others[] = { "register", "participation", "guidance", "merge" };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_is(row->what, others[i]))
            return NULL;
    for (size_t i = 0; i < sizeof kept_facts / sizeof *kept_facts; i++)
        if (str_is(row->field, kept_facts[i].field))
            return &kept_facts[i];
    return NULL;
}

static struct str value_text(struct task *t, const struct corrections_sql_since_row *row, struct str stored)
{
    const struct cell fact = cell_s(stored);
    const struct column *column = run_record_column(row->field);
    const struct kept_fact *kept = kept_fact(row);

    if (kept != NULL)
        return kept->text(t, stored);
    if (str_is(row->what, "guidance"))
        return guidance_text(t, stored);
    if (str_is(row->what, "merge"))
        return S("");
    if (str_is(row->what, "register"))
        return code_or_none(t, str_is(row->field, "child") ? &CODES_child_care_state : &CODES_mark, stored);
    if (str_is(row->field, "heard_from"))
        return code_or_none(t, &CODES_heard_from, stored);
    if (str_is(row->field, "exit_reason"))
        return code_or_none(t, &CODES_leaving, stored);
    return column == NULL || !fact.known ? str_of(tr(t, "not known")) : cell_text(t->a, t->lang, column, &fact);
}

static struct str field_name(struct task *t, const struct corrections_sql_since_row *row)
{
    const struct column *column = run_record_column(row->field);
    const struct kept_fact *kept = kept_fact(row);

    if (kept != NULL)
        return str_of(lang_tr(t->lang, kept->name));
    if (str_is(row->what, "guidance"))
        return str_of(tr(t, "Guidance"));
    if (str_is(row->what, "merge"))
        return str_of(str_is(row->field, "part") ? tr(t, "One file became two") : tr(t, "Two files became one"));
    if (str_is(row->what, "register"))
        return str_of(str_is(row->field, "child") ? tr(t, "Child care") : tr(t, "Register"));
    if (str_is(row->field, "exit_reason"))
        return str_of(tr(t, "Why did the person leave?"));
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
