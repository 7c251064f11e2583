/* counselling_kind: talks, and the other persons that one note is about, as kinds of record. Such a row has no key: it
 * is known by talk and person. */
#include "counselling_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/counselling/counselling.h"
#include "rooms/kind.h"

/* clang-format off */
#define COUNSELLING(C) \
    C(counselling, counselling, KEY())              C(counselling, person,  MUST_REF(people)) \
    C(counselling, project,     MUST_REF(projects)) C(counselling, date,    MUST(CELL_DAY)) \
    C(counselling, depth,       CODE(depth))        C(counselling, minutes, INT(0, 1440)) \
    C(counselling, topics,      TEXT(1000))         C(counselling, staff,   REF(staff)) \
    C(counselling, start_time,  OF(CELL_TIME))      C(counselling, channel, CODE(talk_channel)) \
    C(counselling, depth_set,   CODE(depth_set))    C(counselling, shared_text, NOTE(COUNSELLING_TEXT_MOST)) \
    C(counselling, private_text, NOTE(COUNSELLING_TEXT_MOST)) C(counselling, agreed, NOTE(4000))
#define COUNSELLING_PERSONS(C) \
    C(counselling_persons, counselling, SAME(MUST_REF(counselling))) \
    C(counselling_persons, person,      SAME(MUST_REF(people)))
/* clang-format on */
KIND_COLUMNS(counselling, COUNSELLING)
KIND_COLUMNS(counselling_persons, COUNSELLING_PERSONS)

static bool row(void *x, const struct counselling_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, counselling, r->id, 0, [COL_counselling_counselling] = kind_key(o, KIND_counselling, r->key, r->id),
        [COL_counselling_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_counselling_project] = r->project, [COL_counselling_date] = r->day, [COL_counselling_depth] = r->depth,
        [COL_counselling_minutes] = kind_number(o, r->minutes), [COL_counselling_topics] = r->topics,
        [COL_counselling_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_counselling_start_time] = r->start_time, [COL_counselling_channel] = r->channel,
        [COL_counselling_depth_set] = r->depth_set, [COL_counselling_shared_text] = r->shared_text,
        [COL_counselling_private_text] = r->private_text, [COL_counselling_agreed] = r->agreed);
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
        .staff = NUMBER_OF(r, counselling_staff), .start_time = CLOCK_OF(r, counselling_start_time),
        .channel = TEXT_OF(r, counselling_channel), .depth_set = TEXT_OF(r, counselling_depth_set),
        .shared_text = TEXT_OF(r, counselling_shared_text), .private_text = TEXT_OF(r, counselling_private_text),
        .agreed = TEXT_OF(r, counselling_agreed), .import = in->import);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_kind_sql_change(in->t, .talk = id, .person = NUMBER_OF(r, counselling_person),
        .project = NUMBER_OF(r, counselling_project), .day = DAY_OF(r, counselling_date),
        .depth = TEXT_OF(r, counselling_depth), .minutes = NUMBER_OF(r, counselling_minutes),
        .topics = TEXT_OF(r, counselling_topics), .staff = NUMBER_OF(r, counselling_staff),
        .start_time = CLOCK_OF(r, counselling_start_time), .channel = TEXT_OF(r, counselling_channel),
        .depth_set = TEXT_OF(r, counselling_depth_set), .shared_text = TEXT_OF(r, counselling_shared_text),
        .private_text = TEXT_OF(r, counselling_private_text), .agreed = TEXT_OF(r, counselling_agreed));
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
    .plain = true,
    KIND_PLAIN_MEMBERS(counselling),
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .move = counselling_move,
    .move_back = counselling_move_back,
};

/* ---- persons of one note */

static bool person_row(void *x, const struct counselling_kind_sql_person_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, counselling_persons, r->talk,
        r->import, [COL_counselling_persons_counselling] = kind_ref(o, KIND_counselling, r->talk_key, r->talk),
        [COL_counselling_persons_person] = kind_ref(o, KIND_people, r->person_key, r->person));
}

static void give_persons(struct kind_out *o, int64_t low, int64_t high)
{
    counselling_kind_sql_person_give(o->t, low, high, o->project, 0, INT64_MAX, person_row, o);
}

static void give_same_person(struct kind_out *o, const struct record *r)
{
    int64_t talk = NUMBER_OF(r, counselling_persons_counselling), person = NUMBER_OF(r, counselling_persons_person);

    counselling_kind_sql_person_give_few(o->t, talk, talk, 0, person, person, person_row, o);
}

static void add_person(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_kind_sql_person_add(in->t, NUMBER_OF(r, counselling_persons_counselling),
        NUMBER_OF(r, counselling_persons_person), in->import, r->line);
}

/* There is nothing in such a row beside what it is known by. */
static void change_person(struct kind_in *in, const struct record *r, int64_t id) {}

/* A note about both: the row stays with the file that went. */
static void counselling_persons_move(struct kind_move *m)
{
    struct counselling_kind_sql_person_of_person_rows rows = counselling_kind_sql_person_of_person(m->t, m->from);

    for (size_t i = 0; i < rows.n; i++)
        if (counselling_kind_sql_person_move(m->t, rows.at[i].talk, m->from, m->to) > 0)
            kind_wrote(m, "%lld", (long long)rows.at[i].talk);
}

static bool counselling_persons_move_back(struct kind_move *m, struct str line)
{
    return counselling_kind_sql_person_move(m->t, kind_int(&line), m->from, m->to) > 0;
}

KIND_ANY(counselling_persons, counselling_kind_sql_person)
KIND_UNDO(counselling_persons, counselling_kind_sql_person)
KIND_DROP(counselling_persons, counselling_kind_sql_person)

const struct kind kind_counselling_persons = {
    .name = "counselling_persons",
    .noun = { "person of counselling", N_("Person in a talk") },
    .tables = "counselling_person",
    .columns = counselling_persons_columns,
    .n = COL_counselling_persons__N,
    .any = counselling_persons_any,
    .give = give_persons,
    .give_same = give_same_person,
    .add = add_person,
    .change = change_person,
    .touched = counselling_persons_touched,
    .leaning = counselling_persons_leaning,
    .drop = counselling_persons_drop,
    .move = counselling_persons_move,
    .move_back = counselling_persons_move_back,
};
