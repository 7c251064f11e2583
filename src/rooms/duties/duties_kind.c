/* duties_kind: what was written about duties as a kind of record. A project has one row of a rule and a day: a row that
 * names both is known by them, too. */
#include "duties_kind_sql.h"
#include "lang/lang.h"
#include "rooms/duties/duties.h"
#include "rooms/duties/duties_codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define DUTIES(C) \
    C(duties, duty, KEY()) C(duties, project, MUST_REF(projects)) C(duties, rule, MUST_CODE(duty_rule)) \
    C(duties, occasion, OF(CELL_DAY)) C(duties, name, TEXT(DUTY_NAME_MOST)) C(duties, due_on, OF(CELL_DAY)) \
    C(duties, staff, REF(staff)) C(duties, state, CODE(duty_state)) C(duties, state_on, OF(CELL_DAY)) \
    C(duties, reason, TEXT(DUTY_REASON_MOST)) C(duties, links, TEXT(DUTY_LINKS_MOST))
/* clang-format on */
KIND_COLUMNS(duties, DUTIES)

static bool duties_row(void *x, const struct duties_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, duties, r->id, 0, [COL_duties_duty] = kind_key(o, KIND_duties, r->key, r->id),
        [COL_duties_project] = r->project, [COL_duties_rule] = r->rule, [COL_duties_occasion] = r->occasion,
        [COL_duties_name] = r->name, [COL_duties_due_on] = r->due_on,
        [COL_duties_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff), [COL_duties_state] = r->state,
        [COL_duties_state_on] = r->state_on, [COL_duties_reason] = r->reason, [COL_duties_links] = r->links);
}

static void give_duties(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? duties_kind_sql_give_few : duties_kind_sql_give)(o->t, low, high, o->project, duties_row, o);
}

static int64_t of_rule(struct kind_in *in, const struct record *r)
{
    struct duties_kind_sql_of_rule_row row;

    return duties_kind_sql_of_rule(
               in->t, NUMBER_OF(r, duties_project), TEXT_OF(r, duties_rule), TEXT_OF(r, duties_occasion), &row)
               ? row.id
               : 0;
}

/* Not known is to be done. */
static struct str state_of(const struct record *r)
{
    return str_empty(TEXT_OF(r, duties_state)) ? S("open") : TEXT_OF(r, duties_state);
}

static void check_duties(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct duty_wish w = { .state = state_of(r),
        .state_on = DAY_OF(r, duties_state_on),
        .reason = TEXT_OF(r, duties_reason),
        .links = TEXT_OF(r, duties_links) };
    struct problems wrong = { 0 };
    struct str one = str_fmt(t->a, "%lld %.*s %.*s", (long long)NUMBER_OF(r, duties_project),
        STR_ARG(TEXT_OF(r, duties_rule)), STR_ARG(TEXT_OF(r, duties_occasion)));

    duties_check(t, &w, &wrong);
    kind_refuse_all(in, &wrong, NULL);
    if (str_is(TEXT_OF(r, duties_rule), DUTY_OWN))
        return;
    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct key_map);
    int64_t line = key_map_get(in->memory, one), stands = of_rule(in, r);
    if ((line != 0 && line != r->line) || (stands != 0 && stands != id))
        kind_refuse(in, COL_duties_rule, str_of(tr(t, "The project has a row of this rule and day already.")),
            str_of(tr(t, "Leave the row out, or name that one by its key.")));
    key_map_put(in->whole->a, in->memory, str_copy(in->whole->a, one), r->line);
}

static void add_duties(struct kind_in *in, const struct record *r, int64_t id)
{
    duties_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, duties_duty), .project = NUMBER_OF(r, duties_project),
        .rule = TEXT_OF(r, duties_rule), .occasion = TEXT_OF(r, duties_occasion), .name = TEXT_OF(r, duties_name),
        .due_on = DAY_OF(r, duties_due_on), .staff = NUMBER_OF(r, duties_staff), .state = state_of(r),
        .state_on = DAY_OF(r, duties_state_on), .reason = TEXT_OF(r, duties_reason), .links = TEXT_OF(r, duties_links),
        .import = in->import);
}

static void change_duties(struct kind_in *in, const struct record *r, int64_t id)
{
    duties_kind_sql_change(in->t, .id = id, .project = NUMBER_OF(r, duties_project), .rule = TEXT_OF(r, duties_rule),
        .occasion = TEXT_OF(r, duties_occasion), .name = TEXT_OF(r, duties_name), .due_on = DAY_OF(r, duties_due_on),
        .staff = NUMBER_OF(r, duties_staff), .state = state_of(r), .state_on = DAY_OF(r, duties_state_on),
        .reason = TEXT_OF(r, duties_reason), .links = TEXT_OF(r, duties_links));
    kind_journal(in, id);
}

KIND_PLAIN(duties, duties_kind_sql)

const struct kind kind_duties = {
    .name = "duties",
    .noun = { "duty", N_("Duty") },
    .tables = "duties_duty",
    .columns = duties_columns,
    .n = COL_duties__N,
    KIND_PLAIN_MEMBERS(duties),
    .known = of_rule,
    .give = give_duties,
    .check = check_duties,
    .add = add_duties,
    .change = change_duties,
};
