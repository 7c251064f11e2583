/* caseload_kind: who answers for a person, and who stands in for a worker, as kinds of record.
 */
#include "caseload_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define RESPONSIBLES(C) \
    C(responsibles, responsible, KEY()) C(responsibles, participation, MUST_REF(participations)) \
    C(responsibles, staff, MUST_REF(staff)) C(responsibles, since, MUST(CELL_DAY)) \
    C(responsibles, until, OF(CELL_DAY)) C(responsibles, hand_over, NOTE(4000))
#define ABSENCES(C) \
    C(absences, absence, KEY()) C(absences, staff, MUST_REF(staff)) C(absences, starts_on, MUST(CELL_DAY)) \
    C(absences, ends_on, OF(CELL_DAY)) C(absences, substitute, REF(staff))
/* clang-format on */
KIND_COLUMNS(responsibles, RESPONSIBLES)
KIND_COLUMNS(absences, ABSENCES)

/* ---- responsibles */

static bool responsibles_row(void *x, const struct caseload_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, responsibles, r->id,
        0, [COL_responsibles_responsible] = kind_key(o, KIND_responsibles, r->key, r->id),
        [COL_responsibles_participation] = kind_ref(o, KIND_participations, r->participation_key, r->participation),
        [COL_responsibles_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff), [COL_responsibles_since] = r->since,
        [COL_responsibles_until] = r->until, [COL_responsibles_hand_over] = r->hand_over);
}

static void give_responsibles(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? caseload_kind_sql_give_few : caseload_kind_sql_give)(
        o->t, low, high, o->project, responsibles_row, o);
}

static void add_responsibles(struct kind_in *in, const struct record *r, int64_t id)
{
    caseload_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, responsibles_responsible),
        .participation = NUMBER_OF(r, responsibles_participation), .staff = NUMBER_OF(r, responsibles_staff),
        .since = DAY_OF(r, responsibles_since), .until = DAY_OF(r, responsibles_until),
        .hand_over = TEXT_OF(r, responsibles_hand_over), .import = in->import);
}

static void change_responsibles(struct kind_in *in, const struct record *r, int64_t id)
{
    caseload_kind_sql_change(in->t, id, NUMBER_OF(r, responsibles_participation), NUMBER_OF(r, responsibles_staff),
        DAY_OF(r, responsibles_since), DAY_OF(r, responsibles_until), TEXT_OF(r, responsibles_hand_over));
    kind_journal(in, id);
}

KIND_PLAIN(responsibles, caseload_kind_sql)

const struct kind kind_responsibles = {
    .name = "responsibles",
    .noun = { "responsible worker", N_("Responsible worker") },
    .tables = "caseload_responsible",
    .columns = responsibles_columns,
    .n = COL_responsibles__N,
    KIND_PLAIN_MEMBERS(responsibles),
    .give = give_responsibles,
    .add = add_responsibles,
    .change = change_responsibles,
};

/* ---- absences */

static bool absences_row(void *x, const struct caseload_kind_sql_absence_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, absences, r->id, 0, [COL_absences_absence] = kind_key(o, KIND_absences, r->key, r->id),
        [COL_absences_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff), [COL_absences_starts_on] = r->starts_on,
        [COL_absences_ends_on] = r->ends_on,
        [COL_absences_substitute] = kind_ref(o, KIND_staff, r->substitute_key, r->substitute));
}

static void give_absences(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? caseload_kind_sql_absence_give_few : caseload_kind_sql_absence_give)(
        o->t, low, high, o->project, absences_row, o);
}

static void add_absences(struct kind_in *in, const struct record *r, int64_t id)
{
    caseload_kind_sql_absence_add(in->t, .id = id, .source_key = TEXT_OF(r, absences_absence),
        .staff = NUMBER_OF(r, absences_staff), .starts_on = DAY_OF(r, absences_starts_on),
        .ends_on = DAY_OF(r, absences_ends_on), .substitute = NUMBER_OF(r, absences_substitute), .import = in->import);
}

static void change_absences(struct kind_in *in, const struct record *r, int64_t id)
{
    caseload_kind_sql_absence_change(in->t, id, NUMBER_OF(r, absences_staff), DAY_OF(r, absences_starts_on),
        DAY_OF(r, absences_ends_on), NUMBER_OF(r, absences_substitute));
    kind_journal(in, id);
}

static bool absences_within(struct task *t, int64_t id, int64_t project) { return true; }

KIND_ANY(absences, caseload_kind_sql_absence)
KIND_WITH_KEY(absences, caseload_kind_sql_absence)
KIND_UNDO(absences, caseload_kind_sql_absence)
KIND_DROP(absences, caseload_kind_sql_absence)

const struct kind kind_absences = {
    .name = "absences",
    .noun = { "absence of staff", N_("Absence of staff") },
    .tables = "caseload_absence",
    .columns = absences_columns,
    .n = COL_absences__N,
    .shared = true,
    KIND_PLAIN_MEMBERS(absences),
    .give = give_absences,
    .add = add_absences,
    .change = change_absences,
};
