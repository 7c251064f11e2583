/* orientation_statement_kind: statements of hours in a course of orientation as a kind of record. */
#include "orientation_statement_kind_sql.h"
#include "rooms/kind.h"
#include "rooms/orientation/orientation_statement.h"

/* clang-format off */
#define STATEMENTS(C) \
    C(orientation_statements, orientation_statement, KEY()) C(orientation_statements, person, MUST_REF(people)) \
    C(orientation_statements, project, MUST_REF(projects)) C(orientation_statements, group, MUST_REF(groups)) \
    C(orientation_statements, stated_on, MUST(CELL_DAY)) \
    C(orientation_statements, course, MUST_TEXT(STATEMENT_COURSE_MOST)) \
    C(orientation_statements, course_version, MUST_INT(1, 1000000)) \
    C(orientation_statements, from_day, OF(CELL_DAY)) C(orientation_statements, to_day, OF(CELL_DAY)) \
    C(orientation_statements, beside, TEXT(10)) \
    C(orientation_statements, hours, MUST_TEXT(STATEMENT_HOURS_MOST)) \
    C(orientation_statements, hours_beside, TEXT(STATEMENT_HOURS_MOST))
/* clang-format on */
KIND_COLUMNS(orientation_statements, STATEMENTS)

static bool row(void *x, const struct orientation_statement_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, orientation_statements, r->id,
        0, [COL_orientation_statements_orientation_statement] = kind_key(o, KIND_orientation_statements, r->key, r->id),
        [COL_orientation_statements_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_orientation_statements_project] = r->project,
        [COL_orientation_statements_group] = kind_ref(o, KIND_groups, r->group_key, r->in_group),
        [COL_orientation_statements_stated_on] = r->stated_on, [COL_orientation_statements_course] = r->course,
        [COL_orientation_statements_course_version] = kind_number(o, r->course_version),
        [COL_orientation_statements_from_day] = r->from_day, [COL_orientation_statements_to_day] = r->to_day,
        [COL_orientation_statements_beside] = r->beside, [COL_orientation_statements_hours] = r->hours,
        [COL_orientation_statements_hours_beside] = r->hours_beside);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? orientation_statement_kind_sql_give_few : orientation_statement_kind_sql_give)(
        o->t, low, high, o->project, row, o);
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    struct orientation_stated read = { 0 };
    struct str tag = TEXT_OF(r, orientation_statements_beside);

    kind_refuse_future(in, r, COL_orientation_statements_stated_on);
    if (!str_empty(tag) && lang_by_tag(tag) == NULL)
        kind_refuse(in, COL_orientation_statements_beside, str_of(tr(in->t, "This is no language of the program.")),
            str_of(tr(in->t, "Write fi, sv, en, so or ar.")));
    if (!orientation_stated_read(
            in->t, TEXT_OF(r, orientation_statements_hours), TEXT_OF(r, orientation_statements_hours_beside), &read))
        kind_refuse(in, COL_orientation_statements_hours, str_of(tr(in->t, "These hours cannot be read.")),
            str_of(
                tr(in->t, "Write for each topic its minutes, a blank and its name; between two topics a semicolon.")));
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    orientation_statement_kind_sql_add(in->t, .id = id,
        .source_key = TEXT_OF(r, orientation_statements_orientation_statement),
        .person = NUMBER_OF(r, orientation_statements_person), .project = NUMBER_OF(r, orientation_statements_project),
        .group = NUMBER_OF(r, orientation_statements_group), .stated_on = DAY_OF(r, orientation_statements_stated_on),
        .course = TEXT_OF(r, orientation_statements_course),
        .course_version = NUMBER_OF(r, orientation_statements_course_version),
        .from_day = DAY_OF(r, orientation_statements_from_day), .to_day = DAY_OF(r, orientation_statements_to_day),
        .beside = TEXT_OF(r, orientation_statements_beside), .hours = TEXT_OF(r, orientation_statements_hours),
        .hours_beside = TEXT_OF(r, orientation_statements_hours_beside), .import = in->import);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    orientation_statement_kind_sql_change(in->t, .id = id, .person = NUMBER_OF(r, orientation_statements_person),
        .project = NUMBER_OF(r, orientation_statements_project), .group = NUMBER_OF(r, orientation_statements_group),
        .stated_on = DAY_OF(r, orientation_statements_stated_on), .course = TEXT_OF(r, orientation_statements_course),
        .course_version = NUMBER_OF(r, orientation_statements_course_version),
        .from_day = DAY_OF(r, orientation_statements_from_day), .to_day = DAY_OF(r, orientation_statements_to_day),
        .beside = TEXT_OF(r, orientation_statements_beside), .hours = TEXT_OF(r, orientation_statements_hours),
        .hours_beside = TEXT_OF(r, orientation_statements_hours_beside));
    kind_journal(in, id);
}

KIND_PLAIN(orientation_statements, orientation_statement_kind_sql)
KIND_MOVE(orientation_statements, orientation_statement_kind_sql)

const struct kind kind_orientation_statements = {
    .name = "orientation_statements",
    .noun = { "orientation statement", N_("Statement of civic orientation") },
    .tables = "orientation_statement",
    .columns = orientation_statements_columns,
    .n = COL_orientation_statements__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(orientation_statements),
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .move = orientation_statements_move,
    .move_back = orientation_statements_move_back,
};
