/* counselling_private_kind: acute risk and support at home as kinds of record. Their rows leave only with the notes.
 */
#include "counselling_private_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define RISKS(C) \
    C(risks, risk, KEY()) C(risks, person, MUST_REF(people)) C(risks, project, MUST_REF(projects)) \
    C(risks, since, MUST(CELL_DAY)) C(risks, reason, TEXT(2000)) C(risks, staff, REF(staff)) \
    C(risks, ended_on, OF(CELL_DAY)) C(risks, ended_by, REF(staff)) C(risks, end_reason, TEXT(2000))
#define HOME_SUPPORT(C) \
    C(home_support, home_support, KEY()) C(home_support, person, MUST_REF(people)) \
    C(home_support, project, MUST_REF(projects)) C(home_support, date, MUST(CELL_DAY)) \
    C(home_support, staff, REF(staff)) C(home_support, child_care, TEXT(2000)) \
    C(home_support, other_parent, TEXT(2000)) C(home_support, division_before, CODE(care_division)) \
    C(home_support, division_after, CODE(care_division)) C(home_support, note, TEXT(4000))
/* clang-format on */
KIND_COLUMNS(risks, RISKS)
KIND_COLUMNS(home_support, HOME_SUPPORT)

/* ---- risks */

static bool risks_row(void *x, const struct counselling_private_kind_sql_risk_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, risks, r->id, 0, [COL_risks_risk] = kind_key(o, KIND_risks, r->key, r->id),
        [COL_risks_person] = kind_ref(o, KIND_people, r->person_key, r->person), [COL_risks_project] = r->project,
        [COL_risks_since] = r->since, [COL_risks_reason] = r->reason,
        [COL_risks_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff), [COL_risks_ended_on] = r->ended_on,
        [COL_risks_ended_by] = kind_ref(o, KIND_staff, r->ended_by_key, r->ended_by),
        [COL_risks_end_reason] = r->end_reason);
}

static void give_risks(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? counselling_private_kind_sql_risk_give_few : counselling_private_kind_sql_risk_give)(
        o->t, low, high, o->project, risks_row, o);
}

static void check_risks(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_risks_since);
}

static void add_risks(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_private_kind_sql_risk_add(in->t, .id = id, .source_key = TEXT_OF(r, risks_risk),
        .person = NUMBER_OF(r, risks_person), .project = NUMBER_OF(r, risks_project), .since = DAY_OF(r, risks_since),
        .reason = TEXT_OF(r, risks_reason), .staff = NUMBER_OF(r, risks_staff), .ended_on = DAY_OF(r, risks_ended_on),
        .ended_by = NUMBER_OF(r, risks_ended_by), .end_reason = TEXT_OF(r, risks_end_reason), .import = in->import);
}

static void change_risks(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_private_kind_sql_risk_change(in->t, .id = id, .person = NUMBER_OF(r, risks_person),
        .project = NUMBER_OF(r, risks_project), .since = DAY_OF(r, risks_since), .reason = TEXT_OF(r, risks_reason),
        .staff = NUMBER_OF(r, risks_staff), .ended_on = DAY_OF(r, risks_ended_on),
        .ended_by = NUMBER_OF(r, risks_ended_by), .end_reason = TEXT_OF(r, risks_end_reason));
    kind_journal(in, id);
}

KIND_PLAIN(risks, counselling_private_kind_sql_risk)
KIND_MOVE(risks, counselling_private_kind_sql_risk)

const struct kind kind_risks = {
    .name = "risks",
    .noun = { "acute risk", N_("Acute risk") },
    .tables = "counselling_risk",
    .columns = risks_columns,
    .n = COL_risks__N,
    .confidential = true,
    KIND_PLAIN_MEMBERS(risks),
    .give = give_risks,
    .check = check_risks,
    .add = add_risks,
    .change = change_risks,
    .move = risks_move,
    .move_back = risks_move_back,
};

/* ---- home support */

static bool home_support_row(void *x, const struct counselling_private_kind_sql_support_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, home_support, r->id,
        0, [COL_home_support_home_support] = kind_key(o, KIND_home_support, r->key, r->id),
        [COL_home_support_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_home_support_project] = r->project, [COL_home_support_date] = r->date,
        [COL_home_support_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_home_support_child_care] = r->child_care, [COL_home_support_other_parent] = r->other_parent,
        [COL_home_support_division_before] = r->division_before, [COL_home_support_division_after] = r->division_after,
        [COL_home_support_note] = r->note);
}

static void give_home_support(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? counselling_private_kind_sql_support_give_few : counselling_private_kind_sql_support_give)(
        o->t, low, high, o->project, home_support_row, o);
}

static void check_home_support(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_home_support_date);
}

static void add_home_support(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_private_kind_sql_support_add(in->t, .id = id, .source_key = TEXT_OF(r, home_support_home_support),
        .person = NUMBER_OF(r, home_support_person), .project = NUMBER_OF(r, home_support_project),
        .date = DAY_OF(r, home_support_date), .staff = NUMBER_OF(r, home_support_staff),
        .child_care = TEXT_OF(r, home_support_child_care), .other_parent = TEXT_OF(r, home_support_other_parent),
        .division_before = TEXT_OF(r, home_support_division_before),
        .division_after = TEXT_OF(r, home_support_division_after), .note = TEXT_OF(r, home_support_note),
        .import = in->import);
}

static void change_home_support(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_private_kind_sql_support_change(in->t, .id = id, .person = NUMBER_OF(r, home_support_person),
        .project = NUMBER_OF(r, home_support_project), .date = DAY_OF(r, home_support_date),
        .staff = NUMBER_OF(r, home_support_staff), .child_care = TEXT_OF(r, home_support_child_care),
        .other_parent = TEXT_OF(r, home_support_other_parent),
        .division_before = TEXT_OF(r, home_support_division_before),
        .division_after = TEXT_OF(r, home_support_division_after), .note = TEXT_OF(r, home_support_note));
    kind_journal(in, id);
}

KIND_PLAIN(home_support, counselling_private_kind_sql_support)
KIND_MOVE(home_support, counselling_private_kind_sql_support)

const struct kind kind_home_support = {
    .name = "home_support",
    .noun = { "support at home", N_("Support at home") },
    .tables = "counselling_home_support",
    .columns = home_support_columns,
    .n = COL_home_support__N,
    .confidential = true,
    KIND_PLAIN_MEMBERS(home_support),
    .give = give_home_support,
    .check = check_home_support,
    .add = add_home_support,
    .change = change_home_support,
    .move = home_support_move,
    .move_back = home_support_move_back,
};
