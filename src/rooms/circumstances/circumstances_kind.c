/* circumstances_kind: what persons said in confidence, whose rows leave only with the notes, and what a project
 * estimates as kinds of record. */
#include "circumstances_kind_sql.h"
#include "lang/lang.h"
#include "rooms/circumstances/circumstances.h"
#include "rooms/kind.h"

/* clang-format off */
#define CIRCUMSTANCES(C) \
    C(circumstances, circumstance, KEY()) C(circumstances, person, MUST_REF(people)) \
    C(circumstances, project, MUST_REF(projects)) C(circumstances, informed_on, MUST(CELL_DAY)) \
    C(circumstances, staff, REF(staff)) C(circumstances, disability, CODE(circumstance_answer)) \
    C(circumstances, minority, CODE(circumstance_answer)) C(circumstances, housing, CODE(circumstance_answer))
#define ESTIMATES(C) \
    C(estimates, estimate, KEY()) C(estimates, project, MUST_REF(projects)) \
    C(estimates, indicator, MUST_CODE(later_indicator)) C(estimates, date, MUST(CELL_DAY)) \
    C(estimates, women, INT(0, ESTIMATE_MOST)) C(estimates, men, INT(0, ESTIMATE_MOST)) \
    C(estimates, non_binary, INT(0, ESTIMATE_MOST)) C(estimates, number, INT(0, ESTIMATE_MOST)) \
    C(estimates, percent, INT(0, 100)) C(estimates, source, MUST_TEXT(ESTIMATE_TEXT)) \
    C(estimates, method, MUST_TEXT(ESTIMATE_TEXT))
/* clang-format on */
KIND_COLUMNS(circumstances, CIRCUMSTANCES)
KIND_COLUMNS(estimates, ESTIMATES)

/* ---- what was said */

static bool circumstances_row(void *x, const struct circumstances_kind_sql_said_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, circumstances, r->id,
        0, [COL_circumstances_circumstance] = kind_key(o, KIND_circumstances, r->key, r->id),
        [COL_circumstances_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_circumstances_project] = r->project, [COL_circumstances_informed_on] = r->informed_on,
        [COL_circumstances_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_circumstances_disability] = r->disability, [COL_circumstances_minority] = r->minority,
        [COL_circumstances_housing] = r->housing);
}

static void give_circumstances(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? circumstances_kind_sql_said_give_few : circumstances_kind_sql_said_give)(
        o->t, low, high, o->project, circumstances_row, o);
}

static void check_circumstances(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;

    kind_refuse_future(in, r, COL_circumstances_informed_on);
    if (circumstances_said_no(t, NUMBER_OF(r, circumstances_person)))
        kind_refuse(in, COL_circumstances_person,
            str_of(tr(
                t, "The person has said no to keeping such answers. Only the person can change it, on the own page.")),
            str_of(tr(t, "Leave the row out.")));
}

static void add_circumstances(struct kind_in *in, const struct record *r, int64_t id)
{
    circumstances_kind_sql_said_add(in->t, .id = id, .source_key = TEXT_OF(r, circumstances_circumstance),
        .person = NUMBER_OF(r, circumstances_person), .project = NUMBER_OF(r, circumstances_project),
        .informed_on = DAY_OF(r, circumstances_informed_on), .staff = NUMBER_OF(r, circumstances_staff),
        .disability = TEXT_OF(r, circumstances_disability), .minority = TEXT_OF(r, circumstances_minority),
        .housing = TEXT_OF(r, circumstances_housing), .import = in->import);
}

static void change_circumstances(struct kind_in *in, const struct record *r, int64_t id)
{
    circumstances_kind_sql_said_change(in->t, .id = id, .person = NUMBER_OF(r, circumstances_person),
        .project = NUMBER_OF(r, circumstances_project), .informed_on = DAY_OF(r, circumstances_informed_on),
        .staff = NUMBER_OF(r, circumstances_staff), .disability = TEXT_OF(r, circumstances_disability),
        .minority = TEXT_OF(r, circumstances_minority), .housing = TEXT_OF(r, circumstances_housing));
    kind_journal(in, id);
}

KIND_PLAIN(circumstances, circumstances_kind_sql_said)
KIND_MOVE(circumstances, circumstances_kind_sql_said)

const struct kind kind_circumstances = {
    .name = "circumstances",
    .noun = { "circumstance", N_("Answers in confidence") },
    .tables = "circumstances_said",
    .columns = circumstances_columns,
    .n = COL_circumstances__N,
    .confidential = true,
    KIND_PLAIN_MEMBERS(circumstances),
    .give = give_circumstances,
    .check = check_circumstances,
    .add = add_circumstances,
    .change = change_circumstances,
    .move = circumstances_move,
    .move_back = circumstances_move_back,
};

/* ---- estimates */

static bool estimates_row(void *x, const struct circumstances_kind_sql_estimate_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, estimates, r->id, 0, [COL_estimates_estimate] = kind_key(o, KIND_estimates, r->key, r->id),
        [COL_estimates_project] = r->project, [COL_estimates_indicator] = r->indicator, [COL_estimates_date] = r->date,
        [COL_estimates_women] = kind_number(o, r->women), [COL_estimates_men] = kind_number(o, r->men),
        [COL_estimates_non_binary] = kind_number(o, r->non_binary), [COL_estimates_number] = kind_number(o, r->number),
        [COL_estimates_percent] = kind_number(o, r->percent), [COL_estimates_source] = r->source,
        [COL_estimates_method] = r->method);
}

static void give_estimates(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? circumstances_kind_sql_estimate_give_few : circumstances_kind_sql_estimate_give)(
        o->t, low, high, o->project, estimates_row, o);
}

static struct estimate estimate_of(const struct record *r)
{
    return (struct estimate){ .project = NUMBER_OF(r, estimates_project),
        .indicator = TEXT_OF(r, estimates_indicator),
        .day = DAY_OF(r, estimates_date),
        .women = NUMBER_OF(r, estimates_women),
        .men = NUMBER_OF(r, estimates_men),
        .non_binary = NUMBER_OF(r, estimates_non_binary),
        .number = NUMBER_OF(r, estimates_number),
        .percent = NUMBER_OF(r, estimates_percent),
        .source = TEXT_OF(r, estimates_source),
        .method = TEXT_OF(r, estimates_method) };
}

static void check_estimates(struct kind_in *in, const struct record *r, int64_t id)
{
    static const char *const names[] = { "day", "date", NULL };
    struct estimate e = estimate_of(r);
    struct problems problems = { 0 };

    circumstances_check_estimate(in->t, &e, &problems);
    kind_refuse_all(in, &problems, names);
}

static void add_estimates(struct kind_in *in, const struct record *r, int64_t id)
{
    struct estimate e = estimate_of(r);

    circumstances_kind_sql_estimate_add(in->t, .id = id, .source_key = TEXT_OF(r, estimates_estimate),
        .project = e.project, .indicator = e.indicator, .date = e.day, .women = e.women, .men = e.men,
        .non_binary = e.non_binary, .number = e.number, .percent = e.percent, .source = e.source, .method = e.method,
        .import = in->import);
}

static void change_estimates(struct kind_in *in, const struct record *r, int64_t id)
{
    struct estimate e = estimate_of(r);

    circumstances_kind_sql_estimate_change(in->t, .id = id, .project = e.project, .indicator = e.indicator,
        .date = e.day, .women = e.women, .men = e.men, .non_binary = e.non_binary, .number = e.number,
        .percent = e.percent, .source = e.source, .method = e.method);
    kind_journal(in, id);
}

KIND_PLAIN(estimates, circumstances_kind_sql_estimate)

const struct kind kind_estimates = {
    .name = "estimates",
    .noun = { "estimate", N_("Estimate") },
    .tables = "circumstances_estimate",
    .columns = estimates_columns,
    .n = COL_estimates__N,
    KIND_PLAIN_MEMBERS(estimates),
    .give = give_estimates,
    .check = check_estimates,
    .add = add_estimates,
    .change = change_estimates,
};
