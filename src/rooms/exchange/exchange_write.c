/* exchange_write: rows of the package into the tables: projects, staff, persons and their participations. Groups,
 * sessions and all work are in exchange_write_work.c. The rows were checked; nothing is checked again. */
#include "exchange_write_sql.h"
#include "lang/lang.h"
#include "rooms/exchange/exchange_pass.h"
#include "rooms/people/people.h"

#define TEXT(file, column)   r->v[COL_##file##_##column].text
#define NUMBER(file, column) r->v[COL_##file##_##column].n

bool file_has_key(enum package_file file) { return package_tables[file].columns[0].kind == CELL_KEY; }

static void write_project(struct pass *p, const struct record *r, int64_t id)
{
    struct task *t = p->scratch;

    exchange_write_sql_put_project(t, .project = id, .code = TEXT(projects, project), .fund = TEXT(projects, fund),
        .programme = TEXT(projects, programme), .specific_objective = TEXT(projects, specific_objective),
        .start_date = TEXT(projects, start_date), .end_date = TEXT(projects, end_date),
        .total_budget = NUMBER(projects, total_budget), .eu_contribution = NUMBER(projects, eu_contribution),
        .managing_authority = TEXT(projects, managing_authority),
        .lead_organisation = TEXT(projects, lead_organisation), .partners = TEXT(projects, partners),
        .municipalities = TEXT(projects, municipalities), .website = TEXT(projects, website),
        .import = p->result->import);
    exchange_write_sql_put_project_text(t, id, TEXT(projects, name), TEXT(projects, purpose));
    if (NUMBER(projects, target_participants) != INT_NONE)
        exchange_write_sql_put_target(t, id, NUMBER(projects, target_participants));
}

static void write_staff(struct pass *p, const struct record *r, int64_t id)
{
    struct task *t = p->scratch;
    const struct value *projects = &r->v[COL_staff_projects];

    exchange_write_sql_put_staff(t, .staff = id, .source_key = TEXT(staff, staff), .name = TEXT(staff, name),
        .sort_key = lang_sort_key(t->a, TEXT(staff, name)), .email = TEXT(staff, email), .role = TEXT(staff, role),
        .import = p->result->import, .now = t->now);
    for (size_t i = 0; i < projects->nids; i++)
        if (projects->ids[i] > 0)
            exchange_write_sql_put_staff_project(t, id, projects->ids[i], TEXT(staff, role), (int64_t)i);
}

static void write_languages(struct task *t, int64_t person, struct str languages)
{
    struct str one;

    while (languages.n > 0 && str_cut(&languages, ';', &one))
        exchange_write_sql_put_language(t, person, one);
}

static void write_person(struct pass *p, const struct record *r, int64_t id, bool is_new)
{
    struct task *t = p->scratch;
    struct person_derived d = people_derive(t->a, TEXT(people, given_names), TEXT(people, family_name));
    int64_t said = NUMBER(people, non_disclosure), mark = said == 1;

    exchange_write_sql_put_person(t, .person = id, .source_key = TEXT(people, person),
        .given_names = TEXT(people, given_names), .family_name = TEXT(people, family_name),
        .call_name = TEXT(people, given_names), .sort_key = d.sort_key, .birth_date = TEXT(people, birth_date),
        .gender = TEXT(people, gender), .languages = TEXT(people, languages),
        .service_language = TEXT(people, service_language), .phone = TEXT(people, phone),
        .phone_key = people_phone_key(t, TEXT(people, phone)), .email = TEXT(people, email),
        .municipality = TEXT(people, municipality), .postcode = TEXT(people, postcode),
        .arrived_on = TEXT(people, arrived_on), .citizenships = TEXT(people, citizenships), .non_disclosure = mark,
        .non_disclosure_said = said, .protected = mark, .import = p->result->import, .now = t->now);
    if (!is_new) {
        exchange_write_sql_drop_name_parts(t, id);
        exchange_write_sql_sort_participations(t, id, d.sort_key);
    }
    for (size_t i = 0; i < d.words.n; i++)
        exchange_write_sql_put_name_part(t, d.words.at[i], S("n"), id);
    for (size_t i = 0; i < d.sounds.n; i++)
        exchange_write_sql_put_name_part(t, d.sounds.at[i], S("s"), id);
    write_languages(t, id, TEXT(people, languages));
}

/* The family of the first parent who has one; else a new one. Parents without a family come into it. */
static int64_t family_for(struct task *t, const struct value *parents)
{
    struct exchange_write_sql_family_row row;
    int64_t family = 0;

    for (size_t i = 0; family == 0 && i < parents->nids; i++)
        if (parents->ids[i] > 0 && exchange_write_sql_family(t, parents->ids[i], &row))
            family = row.family;
    if (family == 0) {
        family = id_new();
        exchange_write_sql_add_family(t, family);
    }
    for (size_t i = 0; i < parents->nids; i++)
        if (parents->ids[i] > 0)
            exchange_write_sql_join_family(t, parents->ids[i], family);
    return family;
}

static void write_child(struct pass *p, const struct record *r, int64_t id, bool is_new)
{
    struct task *t = p->scratch;
    const struct value *parents = &r->v[COL_children_parents];
    struct exchange_write_sql_child_family_row row;
    int64_t family = !is_new && exchange_write_sql_child_family(t, id, &row) ? row.family : family_for(t, parents);

    exchange_write_sql_put_child(t, .child = id, .source_key = TEXT(children, child), .family = family,
        .birth_month = TEXT(children, birth_month), .care_needs = TEXT(children, care_needs),
        .import = p->result->import, .now = t->now);
    if (!is_new)
        exchange_write_sql_drop_parents(t, id);
    for (size_t i = 0; i < parents->nids; i++)
        if (parents->ids[i] > 0)
            exchange_write_sql_put_parent(t, id, parents->ids[i], (int64_t)i);
}

static void write_participation(struct pass *p, const struct record *r, int64_t id)
{
    struct task *t = p->scratch;

    exchange_write_sql_put_participation(t, .participation = id, .source_key = TEXT(participations, participation),
        .person = NUMBER(participations, person), .same_person = NUMBER(participations, person),
        .project = NUMBER(participations, project), .entry_date = TEXT(participations, entry_date),
        .entry_status = TEXT(participations, entry_status), .unemployed_since = TEXT(participations, unemployed_since),
        .entry_in_education = NUMBER(participations, entry_in_education),
        .entry_education = TEXT(participations, entry_education), .heard_from = TEXT(participations, heard_from),
        .exit_date = TEXT(participations, exit_date), .exit_status = TEXT(participations, exit_status),
        .exit_status_on = TEXT(participations, exit_status_on),
        .exit_in_education = NUMBER(participations, exit_in_education),
        .qualification_gained = NUMBER(participations, qualification_gained),
        .six_month_date = TEXT(participations, six_month_date),
        .six_month_status = TEXT(participations, six_month_status),
        .six_month_improved = NUMBER(participations, six_month_improved), .import = p->result->import, .now = t->now);
}

bool names_rejected(const struct record *r, enum package_file file)
{
    for (size_t i = 0; i < package_tables[file].n; i++)
        if (package_tables[file].columns[i].kind == CELL_REF && r->v[i].n == KEY_REJECTED)
            return true;
    return false;
}

void write_row(struct pass *p, const struct record *r, int64_t id, bool is_new)
{
    if (names_rejected(r, p->file))
        return;
    if (p->file == FILE_projects)
        write_project(p, r, id);
    else if (p->file == FILE_staff)
        write_staff(p, r, id);
    else if (p->file == FILE_people)
        write_person(p, r, id, is_new);
    else if (p->file == FILE_children)
        write_child(p, r, id, is_new);
    else if (p->file == FILE_participations)
        write_participation(p, r, id);
    else
        write_work_row(p, r, id, is_new);
}

/* ---- rows without a key */

void add_row(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;
    int64_t import = p->result->import;

    if (p->file == FILE_attendance)
        exchange_write_sql_add_mark(t, NUMBER(attendance, session), NUMBER(attendance, person), TEXT(attendance, mark),
            NUMBER(attendance, minutes), import, r->line);
    else if (p->file == FILE_child_care)
        exchange_write_sql_add_child_care(
            t, NUMBER(child_care, session), NUMBER(child_care, child), TEXT(child_care, state), import, r->line);
    else if (p->file == FILE_needs)
        exchange_write_sql_add_need(t, .person = NUMBER(needs, person), .project = NUMBER(needs, project),
            .day = TEXT(needs, date), .area = TEXT(needs, area), .weight = NUMBER(needs, weight),
            .wish = TEXT(needs, wish), .import = import, .place = r->line);
    else
        exchange_write_sql_add_step(t, .plan = NUMBER(plan_steps, plan), .step = NUMBER(plan_steps, step),
            .what = TEXT(plan_steps, what), .due_on = TEXT(plan_steps, due_on), .state = TEXT(plan_steps, state),
            .import = import, .place = r->line);
}

void set_row(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;

    if (p->file == FILE_attendance)
        exchange_write_sql_set_mark(t, NUMBER(attendance, session), NUMBER(attendance, person), TEXT(attendance, mark),
            NUMBER(attendance, minutes));
    else if (p->file == FILE_child_care)
        exchange_write_sql_set_child_care(
            t, NUMBER(child_care, session), NUMBER(child_care, child), TEXT(child_care, state));
    else if (p->file == FILE_needs)
        exchange_write_sql_set_need(t, NUMBER(needs, person), NUMBER(needs, project), TEXT(needs, date),
            TEXT(needs, area), NUMBER(needs, weight), TEXT(needs, wish));
    else
        exchange_write_sql_set_step(t, NUMBER(plan_steps, plan), NUMBER(plan_steps, step), TEXT(plan_steps, what),
            TEXT(plan_steps, due_on), TEXT(plan_steps, state));
}
