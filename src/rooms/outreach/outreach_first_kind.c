/* outreach_first_kind: first steps of persons as a kind of record. */
#include "outreach_first_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/outreach/outreach_first.h"

/* clang-format off */
#define FIRST_STEPS(C) \
    C(first_steps, first_step, KEY()) C(first_steps, person, MUST_REF(people)) \
    C(first_steps, project, MUST_REF(projects)) C(first_steps, kind, MUST_CODE(first_kind)) \
    C(first_steps, date, MUST(CELL_DAY)) C(first_steps, start_time, OF(CELL_TIME)) \
    C(first_steps, place, TEXT(FIRST_PLACE_MOST)) C(first_steps, staff, REF(staff)) \
    C(first_steps, second, REF(staff)) C(first_steps, knows, REF(staff)) C(first_steps, state, MUST_CODE(first_state)) \
    C(first_steps, note, NOTE(FIRST_NOTE_MOST))
/* clang-format on */
KIND_COLUMNS(first_steps, FIRST_STEPS)

static bool row(void *x, const struct outreach_first_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, first_steps, r->id, 0, [COL_first_steps_first_step] = kind_key(o, KIND_first_steps, r->key, r->id),
        [COL_first_steps_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_first_steps_project] = r->project, [COL_first_steps_kind] = r->kind, [COL_first_steps_date] = r->date,
        [COL_first_steps_start_time] = r->start_time,
        [COL_first_steps_place] = kind_unless(o->leaves_house && r->is_protected, r->place),
        [COL_first_steps_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_first_steps_second] = kind_ref(o, KIND_staff, r->second_key, r->second),
        [COL_first_steps_knows] = kind_ref(o, KIND_staff, r->knows_key, r->knows), [COL_first_steps_state] = r->state,
        [COL_first_steps_note] = r->note);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? outreach_first_kind_sql_give_few : outreach_first_kind_sql_give)(
        o->t, low, high, o->project, row, o);
}

static struct first_step step_of(const struct record *r, int64_t id)
{
    return (struct first_step){ .id = id,
        .person = NUMBER_OF(r, first_steps_person),
        .project = NUMBER_OF(r, first_steps_project),
        .kind = TEXT_OF(r, first_steps_kind),
        .day = DAY_OF(r, first_steps_date),
        .start = CLOCK_OF(r, first_steps_start_time),
        .place = TEXT_OF(r, first_steps_place),
        .staff = NUMBER_OF(r, first_steps_staff),
        .second = NUMBER_OF(r, first_steps_second),
        .knows = NUMBER_OF(r, first_steps_knows),
        .state = TEXT_OF(r, first_steps_state),
        .note = TEXT_OF(r, first_steps_note) };
}

/* What is still to come obeys the rules of a visit at home; what is over stays as it was. */
static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    static const struct {
        const char *field;
        size_t column;
    } each[] = { { "day", COL_first_steps_date }, { "start", COL_first_steps_start_time },
        { "staff", COL_first_steps_staff }, { "second", COL_first_steps_second }, { "knows", COL_first_steps_knows } };
    struct first_step f = step_of(r, id);
    struct problems ps = { 0 };

    if (!str_is(f.state, "planned") || day_cmp(f.day, in->t->today) < 0)
        return;
    outreach_first_check(in->t, &f, &ps);
    for (size_t i = 0; i < ps.n; i++)
        for (size_t k = 0; k < sizeof each / sizeof *each; k++)
            if (str_is(ps.at[i].field, each[k].field))
                kind_refuse(in, each[k].column, ps.at[i].text,
                    str_of(tr(in->t, "Fill it in, or write what became of it, if it is over.")));
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    struct first_step f = step_of(r, id);

    outreach_first_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, first_steps_first_step), .person = f.person,
        .project = f.project, .kind = f.kind, .date = f.day, .start_time = f.start, .place = f.place, .staff = f.staff,
        .second = f.second, .knows = f.knows, .state = f.state, .note = f.note, .import = in->import);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct first_step f = step_of(r, id);

    outreach_first_kind_sql_change(in->t, .id = id, .person = f.person, .project = f.project, .kind = f.kind,
        .date = f.day, .start_time = f.start, .place = f.place, .staff = f.staff, .second = f.second, .knows = f.knows,
        .state = f.state, .note = f.note);
    kind_journal(in, id);
}

KIND_PLAIN(first_steps, outreach_first_kind_sql)
KIND_MOVE(first_steps, outreach_first_kind_sql)

const struct kind kind_first_steps = {
    .name = "first_steps",
    .noun = { "first step", N_("First step") },
    .tables = "outreach_first",
    .columns = first_steps_columns,
    .n = COL_first_steps__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(first_steps),
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .move = first_steps_move,
    .move_back = first_steps_move_back,
};
