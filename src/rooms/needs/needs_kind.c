/* needs_kind: needs as a kind of record. What one person said in one talk is a row for each area. */
#include "lang/lang.h"
#include "needs_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define NEEDS(C) \
    C(needs, person,  SAME(MUST_REF(people)))   C(needs, project, SAME(MUST_REF(projects))) \
    C(needs, date,    SAME(MUST(CELL_DAY)))     C(needs, area,    SAME(MUST_CODE(need_area))) \
    C(needs, weight,  MUST_INT(0, 3))           C(needs, wish,    TEXT(1000)) \
    C(needs, wish_language, OF(CELL_LANGUAGE))  C(needs, wish_fi, TEXT(1000))
/* clang-format on */
KIND_COLUMNS(needs, NEEDS)

static bool row(void *x, const struct needs_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, needs, r->person, r->import, [COL_needs_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_needs_project] = r->project, [COL_needs_date] = r->day, [COL_needs_area] = r->area,
        [COL_needs_weight] = kind_number(o, r->weight), [COL_needs_wish] = r->wish,
        [COL_needs_wish_language] = r->wish_language, [COL_needs_wish_fi] = r->wish_fi);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    needs_kind_sql_give(o->t, .low = low, .high = high, .project = o->project, .project_low = 0,
        .project_high = INT64_MAX, .day = S(""), .area = S(""), row, o);
}

static void give_same(struct kind_out *o, const struct record *r)
{
    int64_t person = NUMBER_OF(r, needs_person), project = NUMBER_OF(r, needs_project);

    needs_kind_sql_give_few(o->t, .low = person, .high = person, .project = 0, .project_low = project,
        .project_high = project, .day = TEXT_OF(r, needs_date), .area = TEXT_OF(r, needs_area), row, o);
}

static void check(struct kind_in *in, const struct record *r, int64_t id) { kind_refuse_future(in, r, COL_needs_date); }

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    needs_kind_sql_add(in->t, .person = NUMBER_OF(r, needs_person), .project = NUMBER_OF(r, needs_project),
        .day = DAY_OF(r, needs_date), .area = TEXT_OF(r, needs_area), .weight = NUMBER_OF(r, needs_weight),
        .wish = TEXT_OF(r, needs_wish), .wish_language = TEXT_OF(r, needs_wish_language),
        .wish_fi = TEXT_OF(r, needs_wish_fi), .import = in->import, .place = r->line);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    needs_kind_sql_change(in->t, .person = NUMBER_OF(r, needs_person), .project = NUMBER_OF(r, needs_project),
        .day = DAY_OF(r, needs_date), .area = TEXT_OF(r, needs_area), .weight = NUMBER_OF(r, needs_weight),
        .wish = TEXT_OF(r, needs_wish), .wish_language = TEXT_OF(r, needs_wish_language),
        .wish_fi = TEXT_OF(r, needs_wish_fi));
    kind_journal(in, NUMBER_OF(r, needs_person));
}

static void needs_move(struct kind_move *m)
{
    struct needs_kind_sql_of_person_rows rows = needs_kind_sql_of_person(m->t, m->from);

    for (size_t i = 0; i < rows.n; i++)
        if (needs_kind_sql_move(m->t, rows.at[i].project, rows.at[i].day, rows.at[i].area, m->from, m->to) > 0)
            kind_wrote(
                m, "%lld %.*s %.*s", (long long)rows.at[i].project, STR_ARG(rows.at[i].day), STR_ARG(rows.at[i].area));
}

static bool needs_move_back(struct kind_move *m, struct str line)
{
    int64_t project = kind_int(&line);
    struct str day = kind_word(&line);

    return needs_kind_sql_move(m->t, project, day, kind_word(&line), m->from, m->to) > 0;
}

KIND_ANY(needs, needs_kind_sql)
KIND_UNDO(needs, needs_kind_sql)
KIND_DROP(needs, needs_kind_sql)

const struct kind kind_needs = {
    .name = "needs",
    .noun = { "need of person", N_("Need") },
    .tables = "needs_need",
    .columns = needs_columns,
    .n = COL_needs__N,
    .any = needs_any,
    .give = give,
    .give_same = give_same,
    .check = check,
    .add = add,
    .change = change,
    .touched = needs_touched,
    .leaning = needs_leaning,
    .drop = needs_drop,
    .move = needs_move,
    .move_back = needs_move_back,
};
