/* follow_ups_kind: asking afterwards how it went, as a kind of record. */
#include "follow_ups_kind_sql.h"
#include "follow_ups_sql.h"
#include "rooms/codes.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/kind.h"

/* clang-format off */
#define FOLLOW_UPS(C) \
    C(follow_ups, follow_up, KEY())              C(follow_ups, person,  MUST_REF(people)) \
    C(follow_ups, project,   MUST_REF(projects)) C(follow_ups, kind,    CODE(follow_up_kind)) \
    C(follow_ups, due_on,    OF(CELL_DAY))       C(follow_ups, done_on, OF(CELL_DAY)) \
    C(follow_ups, reached,   OF(CELL_YESNO))     C(follow_ups, status,  CODE(status)) \
    C(follow_ups, follow_up_rule, REF(follow_up_rules)) C(follow_ups, participation, REF(participations)) \
    C(follow_ups, staff,     REF(staff))         C(follow_ups, not_reached_on, OF(CELL_DAY))
/* clang-format on */
KIND_COLUMNS(follow_ups, FOLLOW_UPS)

static bool row(void *x, const struct follow_ups_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, follow_ups, r->id, 0, [COL_follow_ups_follow_up] = kind_key(o, KIND_follow_ups, r->key, r->id),
        [COL_follow_ups_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_follow_ups_project] = r->project, [COL_follow_ups_kind] = r->kind, [COL_follow_ups_due_on] = r->due_on,
        [COL_follow_ups_done_on] = r->done_on, [COL_follow_ups_reached] = kind_yesno(r->reached),
        [COL_follow_ups_status] = r->status,
        [COL_follow_ups_follow_up_rule] = kind_ref(o, KIND_follow_up_rules, r->rule_key, r->rule),
        [COL_follow_ups_participation] = kind_ref(o, KIND_participations, r->spell_key, r->spell),
        [COL_follow_ups_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_follow_ups_not_reached_on] = r->not_reached_on);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? follow_ups_kind_sql_give_few : follow_ups_kind_sql_give)(o->t, low, high, o->project, row, o);
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_follow_ups_done_on);
    kind_refuse_future(in, r, COL_follow_ups_not_reached_on);
}

/* Who was not reached is counted: of a locked period the change is listed. */
static void keep_locked(struct kind_in *in, const struct record *r, int64_t id, struct day was)
{
    const struct follow_up f = { .id = id,
        .project = NUMBER_OF(r, follow_ups_project),
        .person = NUMBER_OF(r, follow_ups_person),
        .not_reached_on = was };

    follow_ups_keep_locked(in->t, &f, DAY_OF(r, follow_ups_not_reached_on), in->why);
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    keep_locked(in, r, id, DAY(""));
    follow_ups_kind_sql_add(in->t, .follow_up = id, .source_key = TEXT_OF(r, follow_ups_follow_up),
        .person = NUMBER_OF(r, follow_ups_person), .project = NUMBER_OF(r, follow_ups_project),
        .kind = TEXT_OF(r, follow_ups_kind), .due_on = DAY_OF(r, follow_ups_due_on),
        .done_on = DAY_OF(r, follow_ups_done_on), .reached = NUMBER_OF(r, follow_ups_reached),
        .status = TEXT_OF(r, follow_ups_status), .rule = NUMBER_OF(r, follow_ups_follow_up_rule),
        .participation = NUMBER_OF(r, follow_ups_participation), .staff = NUMBER_OF(r, follow_ups_staff),
        .not_reached_on = DAY_OF(r, follow_ups_not_reached_on), .import = in->import);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct follow_ups_kind_sql_not_reached_row was;

    must(in->t, follow_ups_kind_sql_not_reached(in->t, id, &was));
    keep_locked(in, r, id, was.not_reached_on);
    follow_ups_kind_sql_change(in->t, .follow_up = id, .person = NUMBER_OF(r, follow_ups_person),
        .project = NUMBER_OF(r, follow_ups_project), .kind = TEXT_OF(r, follow_ups_kind),
        .due_on = DAY_OF(r, follow_ups_due_on), .done_on = DAY_OF(r, follow_ups_done_on),
        .reached = NUMBER_OF(r, follow_ups_reached), .status = TEXT_OF(r, follow_ups_status),
        .rule = NUMBER_OF(r, follow_ups_follow_up_rule), .participation = NUMBER_OF(r, follow_ups_participation),
        .staff = NUMBER_OF(r, follow_ups_staff), .not_reached_on = DAY_OF(r, follow_ups_not_reached_on));
    kind_journal(in, id);
}

/* ---- what came by itself gives way to what was written elsewhere */

static void note(struct kind_in *in, const struct record *r, int64_t id, bool is_new)
{
    struct key_ids *seen = in->memory;
    int64_t person = NUMBER_OF(r, follow_ups_person);

    if (seen == NULL)
        in->memory = seen = NEW(in->whole->a, struct key_ids);
    if (person != KIND_REJECTED && !kind_came(in, person) && (seen->n == 0 || seen->at[seen->n - 1] != person))
        LIST_ADD(in->whole->a, seen, person);
}

static void finish(struct kind_in *in)
{
    const struct key_ids *seen = in->memory;

    for (size_t i = 0; seen != NULL && i < seen->n; i++) {
        follow_ups_renew(in->t, seen->at[i]);
        kind_rest(in);
    }
}

KIND_ANY(follow_ups, follow_ups_kind_sql)
KIND_WITH_KEY(follow_ups, follow_ups_kind_sql)
KIND_WITHIN(follow_ups, follow_ups_kind_sql)
KIND_UNDO(follow_ups, follow_ups_kind_sql)

static void follow_ups_drop(struct kind_in *in)
{
    struct follow_ups_sql_of_import_rows stay = follow_ups_sql_of_import(in->t, in->import);

    follow_ups_kind_sql_drop(in->t, in->import);
    for (size_t i = 0; i < stay.n; i++)
        follow_ups_renew(in->t, stay.at[i].person);
}

KIND_MOVE(follow_ups, follow_ups_kind_sql)

const struct kind kind_follow_ups = {
    .name = "follow_ups",
    .noun = { "follow-up", N_("Follow-up") },
    .tables = "follow_ups_follow_up",
    .columns = follow_ups_columns,
    .n = COL_follow_ups__N,
    KIND_PLAIN_MEMBERS(follow_ups),
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .note = note,
    .finish = finish,
    .move = follow_ups_move,
    .move_back = follow_ups_move_back,
};
