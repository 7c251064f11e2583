/* needs_round_kind: rounds of need mapping as a kind of record.
 */
#include "needs_round_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define NEED_ROUNDS(C) \
    C(need_rounds, need_round, KEY()) C(need_rounds, person, MUST_REF(people)) \
    C(need_rounds, project, MUST_REF(projects)) C(need_rounds, date, MUST(CELL_DAY)) \
    C(need_rounds, staff, REF(staff)) C(need_rounds, language, OF(CELL_LANGUAGE)) \
    C(need_rounds, state, CODE(round_state))
/* clang-format on */
KIND_COLUMNS(need_rounds, NEED_ROUNDS)

static bool need_rounds_row(void *x, const struct needs_round_kind_sql_round_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, need_rounds, r->id, 0, [COL_need_rounds_need_round] = kind_key(o, KIND_need_rounds, r->key, r->id),
        [COL_need_rounds_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_need_rounds_project] = r->project, [COL_need_rounds_date] = r->date,
        [COL_need_rounds_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_need_rounds_language] = r->language, [COL_need_rounds_state] = r->state);
}

static void give_need_rounds(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? needs_round_kind_sql_round_give_few : needs_round_kind_sql_round_give)(
        o->t, low, high, o->project, need_rounds_row, o);
}

static void check_need_rounds(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_need_rounds_date);
}

static void add_need_rounds(struct kind_in *in, const struct record *r, int64_t id)
{
    needs_round_kind_sql_round_add(in->t, .id = id, .source_key = TEXT_OF(r, need_rounds_need_round),
        .person = NUMBER_OF(r, need_rounds_person), .project = NUMBER_OF(r, need_rounds_project),
        .date = DAY_OF(r, need_rounds_date), .staff = NUMBER_OF(r, need_rounds_staff),
        .language = TEXT_OF(r, need_rounds_language), .state = TEXT_OF(r, need_rounds_state), .import = in->import);
}

static void change_need_rounds(struct kind_in *in, const struct record *r, int64_t id)
{
    needs_round_kind_sql_round_change(in->t, .id = id, .person = NUMBER_OF(r, need_rounds_person),
        .project = NUMBER_OF(r, need_rounds_project), .date = DAY_OF(r, need_rounds_date),
        .staff = NUMBER_OF(r, need_rounds_staff), .language = TEXT_OF(r, need_rounds_language),
        .state = TEXT_OF(r, need_rounds_state));
    kind_journal(in, id);
}

KIND_PLAIN(need_rounds, needs_round_kind_sql_round)
KIND_MOVE(need_rounds, needs_round_kind_sql_round)

const struct kind kind_need_rounds = {
    .name = "need_rounds",
    .noun = { "need mapping", N_("Need mapping") },
    .tables = "needs_round",
    .columns = need_rounds_columns,
    .n = COL_need_rounds__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(need_rounds),
    .give = give_need_rounds,
    .check = check_need_rounds,
    .add = add_need_rounds,
    .change = change_need_rounds,
    .move = need_rounds_move,
    .move_back = need_rounds_move_back,
};
