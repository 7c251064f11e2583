/* counselling_kind: talks with one person as a kind of record. */
#include "counselling_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define COUNSELLING(C) \
    C(counselling, counselling, KEY())              C(counselling, person,  MUST_REF(people)) \
    C(counselling, project,     MUST_REF(projects)) C(counselling, date,    MUST(CELL_DAY)) \
    C(counselling, depth,       CODE(depth))        C(counselling, minutes, INT(0, 1440)) \
    C(counselling, topics,      TEXT(1000))         C(counselling, staff,   REF(staff))
/* clang-format on */
KIND_COLUMNS(counselling, COUNSELLING)

static bool row(void *x, const struct counselling_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, counselling, r->id, 0, [COL_counselling_counselling] = kind_key(o, KIND_counselling, r->key, r->id),
        [COL_counselling_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_counselling_project] = r->project, [COL_counselling_date] = r->day, [COL_counselling_depth] = r->depth,
        [COL_counselling_minutes] = kind_number(o, r->minutes), [COL_counselling_topics] = r->topics,
        [COL_counselling_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff));
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? counselling_kind_sql_give_few : counselling_kind_sql_give)(o->t, low, high, o->project, row, o);
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_counselling_date);
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_kind_sql_add(in->t, .talk = id, .source_key = TEXT_OF(r, counselling_counselling),
        .person = NUMBER_OF(r, counselling_person), .project = NUMBER_OF(r, counselling_project),
        .day = DAY_OF(r, counselling_date), .depth = TEXT_OF(r, counselling_depth),
        .minutes = NUMBER_OF(r, counselling_minutes), .topics = TEXT_OF(r, counselling_topics),
        .staff = NUMBER_OF(r, counselling_staff), .import = in->import);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_kind_sql_change(in->t, .talk = id, .person = NUMBER_OF(r, counselling_person),
        .project = NUMBER_OF(r, counselling_project), .day = DAY_OF(r, counselling_date),
        .depth = TEXT_OF(r, counselling_depth), .minutes = NUMBER_OF(r, counselling_minutes),
        .topics = TEXT_OF(r, counselling_topics), .staff = NUMBER_OF(r, counselling_staff));
    kind_journal(in, id);
}

KIND_PLAIN(counselling, counselling_kind_sql)
KIND_MOVE(counselling, counselling_kind_sql)

const struct kind kind_counselling = {
    .name = "counselling",
    .noun = { "counselling", N_("Counselling") },
    .tables = "counselling_talk",
    .columns = counselling_columns,
    .n = COL_counselling__N,
    KIND_PLAIN_MEMBERS(counselling),
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .move = counselling_move,
    .move_back = counselling_move_back,
};
