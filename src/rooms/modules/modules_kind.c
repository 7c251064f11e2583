/* modules_kind: work contacts, modules, series and what was learned after use as kinds of record. */
#include "lang/lang.h"
#include "modules_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/modules/modules_change.h"

enum { STEPS_TEXT_MOST = MODULE_STEPS_MOST * (MODULE_STEP_MOST + 5), EDITIONS = 100000 };

/* clang-format off */
#define EXPERTS(C) \
    C(experts, expert, KEY()) C(experts, project, REF(projects)) C(experts, name, MUST_TEXT(150)) \
    C(experts, organisation, TEXT(200)) C(experts, topics, TEXT(500)) C(experts, languages, OF(CELL_LANGUAGES)) \
    C(experts, email, .kind = CELL_EMAIL, .max = 200) C(experts, phone, .kind = CELL_PHONE, .max = 200)
#define MODULES(C) \
    C(modules, module, KEY()) C(modules, project, REF(projects)) C(modules, name, MUST_TEXT(MODULE_NAME_MOST)) \
    C(modules, purpose, TEXT(MODULE_TEXT_MOST)) C(modules, audience, TEXT(200)) \
    C(modules, languages, OF(CELL_LANGUAGES)) C(modules, sessions, INT(1, 10)) C(modules, minutes, INT(5, 600)) \
    C(modules, steps, TEXT(STEPS_TEXT_MOST)) C(modules, needs, TEXT(200)) C(modules, expert, REF(experts)) \
    C(modules, offered, OF(CELL_YESNO)) C(modules, edition, INT(1, EDITIONS)) C(modules, changed_on, OF(CELL_DAY))
#define SERIES(C) \
    C(series, series, KEY()) C(series, project, REF(projects)) C(series, name, MUST_TEXT(MODULE_NAME_MOST)) \
    C(series, modules, REFS(modules))
#define MODULE_NOTES(C) \
    C(module_notes, module_note, KEY()) C(module_notes, module, MUST_REF(modules)) \
    C(module_notes, session, MUST_REF(sessions)) C(module_notes, worked, TEXT(MODULE_TEXT_MOST)) \
    C(module_notes, improve, TEXT(MODULE_TEXT_MOST)) C(module_notes, staff, REF(staff)) \
    C(module_notes, written_on, OF(CELL_DAY))
/* clang-format on */
KIND_COLUMNS(experts, EXPERTS)
KIND_COLUMNS(modules, MODULES)
KIND_COLUMNS(series, SERIES)
KIND_COLUMNS(module_notes, MODULE_NOTES)

/* ---- work contacts */

static bool experts_row(void *x, const struct modules_kind_sql_expert_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, experts, r->id,
        0, [COL_experts_expert] = kind_key(o, KIND_experts, r->key, r->id), [COL_experts_project] = r->project,
        [COL_experts_name] = r->name, [COL_experts_organisation] = r->organisation, [COL_experts_topics] = r->topics,
        [COL_experts_languages] = r->languages, [COL_experts_email] = r->email, [COL_experts_phone] = r->phone);
}

static void give_experts(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? modules_kind_sql_expert_give_few : modules_kind_sql_expert_give)(
        o->t, low, high, o->project, experts_row, o);
}

static void add_experts(struct kind_in *in, const struct record *r, int64_t id)
{
    modules_kind_sql_expert_add(in->t, .id = id, .source_key = TEXT_OF(r, experts_expert),
        .project = NUMBER_OF(r, experts_project), .name = TEXT_OF(r, experts_name),
        .sort_key = lang_sort_key(in->t->a, TEXT_OF(r, experts_name)), .organisation = TEXT_OF(r, experts_organisation),
        .topics = TEXT_OF(r, experts_topics), .languages = TEXT_OF(r, experts_languages),
        .email = TEXT_OF(r, experts_email), .phone = TEXT_OF(r, experts_phone), .import = in->import);
}

static void change_experts(struct kind_in *in, const struct record *r, int64_t id)
{
    modules_kind_sql_expert_change(in->t, .id = id, .project = NUMBER_OF(r, experts_project),
        .name = TEXT_OF(r, experts_name), .sort_key = lang_sort_key(in->t->a, TEXT_OF(r, experts_name)),
        .organisation = TEXT_OF(r, experts_organisation), .topics = TEXT_OF(r, experts_topics),
        .languages = TEXT_OF(r, experts_languages), .email = TEXT_OF(r, experts_email),
        .phone = TEXT_OF(r, experts_phone));
    kind_journal(in, id);
}

KIND_PLAIN(experts, modules_kind_sql_expert)

const struct kind kind_experts = {
    .name = "experts",
    .noun = { "expert", N_("Work contact") },
    .tables = "modules_expert",
    .columns = experts_columns,
    .n = COL_experts__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(experts),
    .give = give_experts,
    .add = add_experts,
    .change = change_experts,
};

/* ---- modules */

static struct str steps_of(struct kind_out *o, int64_t module)
{
    struct modules_kind_sql_steps_rows rows = modules_kind_sql_steps(o->scratch, module);
    struct module_steps steps = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct module_step one = { rows.at[i].minutes, rows.at[i].what };
        LIST_ADD(o->scratch->a, &steps, one);
    }
    return modules_steps_text(o->scratch->a, &steps);
}

static bool modules_row(void *x, const struct modules_kind_sql_module_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, modules, r->id,
        0, [COL_modules_module] = kind_key(o, KIND_modules, r->key, r->id), [COL_modules_project] = r->project,
        [COL_modules_name] = r->name, [COL_modules_purpose] = r->purpose, [COL_modules_audience] = r->audience,
        [COL_modules_languages] = r->languages, [COL_modules_sessions] = kind_number(o, r->sessions),
        [COL_modules_minutes] = kind_number(o, r->minutes), [COL_modules_steps] = steps_of(o, r->id),
        [COL_modules_needs] = r->needs, [COL_modules_expert] = kind_ref(o, KIND_experts, r->expert_key, r->expert),
        [COL_modules_offered] = kind_yesno(r->offered), [COL_modules_edition] = kind_number(o, r->edition),
        [COL_modules_changed_on] = r->changed_on);
}

static void give_modules(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? modules_kind_sql_module_give_few : modules_kind_sql_module_give)(
        o->t, low, high, o->project, modules_row, o);
}

static void check_modules(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct module_steps steps = modules_steps_read(t->a, TEXT_OF(r, modules_steps));
    struct problems problems = { 0 };

    modules_check_steps(t, &steps, &problems);
    kind_refuse_all(in, &problems, NULL);
    kind_refuse_future(in, r, COL_modules_changed_on);
    if (!modules_needs_ok(t->a, TEXT_OF(r, modules_needs)))
        kind_refuse(in, COL_modules_needs, str_of(tr(t, "One of these needs is not known.")),
            str_of(tr(t, "Write codes of need_area, with ; between them.")));
}

static void put_steps(struct kind_in *in, const struct record *r, int64_t id)
{
    struct module_steps steps = modules_steps_read(in->t->a, TEXT_OF(r, modules_steps));

    for (size_t i = 0; i < steps.n; i++)
        modules_kind_sql_step_add(in->t, id, (int64_t)i + 1, steps.at[i].minutes, steps.at[i].what);
}

static void add_modules(struct kind_in *in, const struct record *r, int64_t id)
{
    modules_kind_sql_module_add(in->t, .id = id, .source_key = TEXT_OF(r, modules_module),
        .project = NUMBER_OF(r, modules_project), .name = TEXT_OF(r, modules_name),
        .sort_key = lang_sort_key(in->t->a, TEXT_OF(r, modules_name)), .purpose = TEXT_OF(r, modules_purpose),
        .audience = TEXT_OF(r, modules_audience), .languages = TEXT_OF(r, modules_languages),
        .sessions = NUMBER_OF(r, modules_sessions), .minutes = NUMBER_OF(r, modules_minutes),
        .needs = TEXT_OF(r, modules_needs), .expert = NUMBER_OF(r, modules_expert),
        .offered = NUMBER_OF(r, modules_offered), .edition = NUMBER_OF(r, modules_edition),
        .changed_on = DAY_OF(r, modules_changed_on), .import = in->import);
    put_steps(in, r, id);
}

static void change_modules(struct kind_in *in, const struct record *r, int64_t id)
{
    modules_kind_sql_module_change(in->t, .id = id, .project = NUMBER_OF(r, modules_project),
        .name = TEXT_OF(r, modules_name), .sort_key = lang_sort_key(in->t->a, TEXT_OF(r, modules_name)),
        .purpose = TEXT_OF(r, modules_purpose), .audience = TEXT_OF(r, modules_audience),
        .languages = TEXT_OF(r, modules_languages), .sessions = NUMBER_OF(r, modules_sessions),
        .minutes = NUMBER_OF(r, modules_minutes), .needs = TEXT_OF(r, modules_needs),
        .expert = NUMBER_OF(r, modules_expert), .offered = NUMBER_OF(r, modules_offered),
        .edition = NUMBER_OF(r, modules_edition), .changed_on = DAY_OF(r, modules_changed_on));
    modules_kind_sql_steps_drop(in->t, id);
    put_steps(in, r, id);
    kind_journal(in, id);
}

KIND_ANY(modules, modules_kind_sql_module)
KIND_WITH_KEY(modules, modules_kind_sql_module)
KIND_WITHIN(modules, modules_kind_sql_module)
KIND_UNDO(modules, modules_kind_sql_module)

static void modules_drop(struct kind_in *in)
{
    modules_kind_sql_module_steps_drop(in->t, in->import);
    modules_kind_sql_module_drop(in->t, in->import);
}

const struct kind kind_modules = {
    .name = "modules",
    .noun = { "module", N_("Module") },
    .tables = "modules_module modules_step",
    .columns = modules_columns,
    .n = COL_modules__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(modules),
    .give = give_modules,
    .check = check_modules,
    .add = add_modules,
    .change = change_modules,
};

/* ---- series */

static bool series_row(void *x, const struct modules_kind_sql_series_give_row *r)
{
    struct kind_out *o = x;
    struct modules_kind_sql_items_rows list = modules_kind_sql_items(o->scratch, r->id);
    struct str items = S("");

    for (size_t i = 0; i < list.n; i++)
        items = kind_joined(o, items, kind_ref(o, KIND_modules, list.at[i].key, list.at[i].id));
    return GIVE(o, series, r->id, 0, [COL_series_series] = kind_key(o, KIND_series, r->key, r->id),
        [COL_series_project] = r->project, [COL_series_name] = r->name, [COL_series_modules] = items);
}

static void give_series(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? modules_kind_sql_series_give_few : modules_kind_sql_series_give)(
        o->t, low, high, o->project, series_row, o);
}

static void put_items(struct kind_in *in, const struct record *r, int64_t id)
{
    const struct value *items = &r->v[COL_series_modules];

    for (size_t i = 0; i < items->nids; i++)
        if (items->ids[i] > 0)
            modules_kind_sql_item_add(in->t, id, (int64_t)i + 1, items->ids[i]);
}

static void add_series(struct kind_in *in, const struct record *r, int64_t id)
{
    modules_kind_sql_series_add(in->t, id, TEXT_OF(r, series_series), NUMBER_OF(r, series_project),
        TEXT_OF(r, series_name), lang_sort_key(in->t->a, TEXT_OF(r, series_name)), in->import);
    put_items(in, r, id);
}

static void change_series(struct kind_in *in, const struct record *r, int64_t id)
{
    modules_kind_sql_series_change(in->t, id, NUMBER_OF(r, series_project), TEXT_OF(r, series_name),
        lang_sort_key(in->t->a, TEXT_OF(r, series_name)));
    modules_kind_sql_items_drop(in->t, id);
    put_items(in, r, id);
    kind_journal(in, id);
}

KIND_ANY(series, modules_kind_sql_series)
KIND_WITH_KEY(series, modules_kind_sql_series)
KIND_WITHIN(series, modules_kind_sql_series)
KIND_UNDO(series, modules_kind_sql_series)

static void series_drop(struct kind_in *in)
{
    modules_kind_sql_series_items_drop(in->t, in->import);
    modules_kind_sql_series_drop(in->t, in->import);
}

const struct kind kind_series = {
    .name = "series",
    .noun = { "series", N_("Series") },
    .tables = "modules_series modules_item",
    .columns = series_columns,
    .n = COL_series__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(series),
    .give = give_series,
    .add = add_series,
    .change = change_series,
};

/* ---- what was learned after use */

static bool module_notes_row(void *x, const struct modules_kind_sql_note_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, module_notes, r->id,
        0, [COL_module_notes_module_note] = kind_key(o, KIND_module_notes, r->key, r->id),
        [COL_module_notes_module] = kind_ref(o, KIND_modules, r->module_key, r->module),
        [COL_module_notes_session] = kind_ref(o, KIND_sessions, r->session_key, r->session),
        [COL_module_notes_worked] = r->worked, [COL_module_notes_improve] = r->improve,
        [COL_module_notes_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_module_notes_written_on] = r->written_on);
}

static void give_module_notes(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? modules_kind_sql_note_give_few : modules_kind_sql_note_give)(
        o->t, low, high, o->project, module_notes_row, o);
}

static void check_module_notes(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_module_notes_written_on);
}

static void add_module_notes(struct kind_in *in, const struct record *r, int64_t id)
{
    modules_kind_sql_note_add(in->t, .id = id, .source_key = TEXT_OF(r, module_notes_module_note),
        .module = NUMBER_OF(r, module_notes_module), .session = NUMBER_OF(r, module_notes_session),
        .worked = TEXT_OF(r, module_notes_worked), .improve = TEXT_OF(r, module_notes_improve),
        .staff = NUMBER_OF(r, module_notes_staff), .written_on = DAY_OF(r, module_notes_written_on),
        .import = in->import);
}

static void change_module_notes(struct kind_in *in, const struct record *r, int64_t id)
{
    modules_kind_sql_note_change(in->t, .id = id, .module = NUMBER_OF(r, module_notes_module),
        .session = NUMBER_OF(r, module_notes_session), .worked = TEXT_OF(r, module_notes_worked),
        .improve = TEXT_OF(r, module_notes_improve), .staff = NUMBER_OF(r, module_notes_staff),
        .written_on = DAY_OF(r, module_notes_written_on));
    kind_journal(in, id);
}

KIND_PLAIN(module_notes, modules_kind_sql_note)

const struct kind kind_module_notes = {
    .name = "module_notes",
    .noun = { "module note", N_("What was learned with a module") },
    .tables = "modules_note",
    .columns = module_notes_columns,
    .n = COL_module_notes__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(module_notes),
    .give = give_module_notes,
    .check = check_module_notes,
    .add = add_module_notes,
    .change = change_module_notes,
};
