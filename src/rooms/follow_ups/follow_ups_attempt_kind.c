/* follow_ups_attempt_kind: a project's own kinds of follow-up, and attempts to reach somebody, as kinds of record.
 */
#include "follow_ups_attempt_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define FOLLOW_UP_RULES(C) \
    C(follow_up_rules, follow_up_rule, KEY()) C(follow_up_rules, project, MUST_REF(projects)) \
    C(follow_up_rules, name, MUST_TEXT(100)) C(follow_up_rules, months, MUST_INT(1, 60))
#define FOLLOW_UP_ATTEMPTS(C) \
    C(follow_up_attempts, follow_up_attempt, KEY()) C(follow_up_attempts, follow_up, MUST_REF(follow_ups)) \
    C(follow_up_attempts, date, MUST(CELL_DAY)) C(follow_up_attempts, time, OF(CELL_TIME)) \
    C(follow_up_attempts, channel, CODE(attempt_channel)) C(follow_up_attempts, reached, OF(CELL_YESNO)) \
    C(follow_up_attempts, staff, REF(staff)) C(follow_up_attempts, note, NOTE(1000))
/* clang-format on */
KIND_COLUMNS(follow_up_rules, FOLLOW_UP_RULES)
KIND_COLUMNS(follow_up_attempts, FOLLOW_UP_ATTEMPTS)

/* ---- follow up rules */

static bool follow_up_rules_row(void *x, const struct follow_ups_attempt_kind_sql_rule_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, follow_up_rules, r->id,
        0, [COL_follow_up_rules_follow_up_rule] = kind_key(o, KIND_follow_up_rules, r->key, r->id),
        [COL_follow_up_rules_project] = r->project, [COL_follow_up_rules_name] = r->name,
        [COL_follow_up_rules_months] = kind_number(o, r->months));
}

static void give_follow_up_rules(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? follow_ups_attempt_kind_sql_rule_give_few : follow_ups_attempt_kind_sql_rule_give)(
        o->t, low, high, o->project, follow_up_rules_row, o);
}

static void add_follow_up_rules(struct kind_in *in, const struct record *r, int64_t id)
{
    follow_ups_attempt_kind_sql_rule_add(in->t, id, TEXT_OF(r, follow_up_rules_follow_up_rule),
        NUMBER_OF(r, follow_up_rules_project), TEXT_OF(r, follow_up_rules_name), NUMBER_OF(r, follow_up_rules_months),
        in->import);
}

static void change_follow_up_rules(struct kind_in *in, const struct record *r, int64_t id)
{
    follow_ups_attempt_kind_sql_rule_change(in->t, id, NUMBER_OF(r, follow_up_rules_project),
        TEXT_OF(r, follow_up_rules_name), NUMBER_OF(r, follow_up_rules_months));
    kind_journal(in, id);
}

KIND_PLAIN(follow_up_rules, follow_ups_attempt_kind_sql_rule)

const struct kind kind_follow_up_rules = {
    .name = "follow_up_rules",
    .noun = { "kind of follow-up", N_("Kind of follow-up") },
    .tables = "follow_ups_rule",
    .columns = follow_up_rules_columns,
    .n = COL_follow_up_rules__N,
    KIND_PLAIN_MEMBERS(follow_up_rules),
    .give = give_follow_up_rules,
    .add = add_follow_up_rules,
    .change = change_follow_up_rules,
};

/* ---- follow up attempts */

static bool follow_up_attempts_row(void *x, const struct follow_ups_attempt_kind_sql_attempt_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, follow_up_attempts, r->id,
        0, [COL_follow_up_attempts_follow_up_attempt] = kind_key(o, KIND_follow_up_attempts, r->key, r->id),
        [COL_follow_up_attempts_follow_up] = kind_ref(o, KIND_follow_ups, r->follow_up_key, r->follow_up),
        [COL_follow_up_attempts_date] = r->date, [COL_follow_up_attempts_time] = r->time,
        [COL_follow_up_attempts_channel] = r->channel, [COL_follow_up_attempts_reached] = kind_yesno(r->reached),
        [COL_follow_up_attempts_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_follow_up_attempts_note] = r->note);
}

static void give_follow_up_attempts(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? follow_ups_attempt_kind_sql_attempt_give_few : follow_ups_attempt_kind_sql_attempt_give)(
        o->t, low, high, o->project, follow_up_attempts_row, o);
}

static void check_follow_up_attempts(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_follow_up_attempts_date);
}

static void add_follow_up_attempts(struct kind_in *in, const struct record *r, int64_t id)
{
    follow_ups_attempt_kind_sql_attempt_add(in->t, .id = id,
        .source_key = TEXT_OF(r, follow_up_attempts_follow_up_attempt),
        .follow_up = NUMBER_OF(r, follow_up_attempts_follow_up), .date = DAY_OF(r, follow_up_attempts_date),
        .time = CLOCK_OF(r, follow_up_attempts_time), .channel = TEXT_OF(r, follow_up_attempts_channel),
        .reached = NUMBER_OF(r, follow_up_attempts_reached), .staff = NUMBER_OF(r, follow_up_attempts_staff),
        .note = TEXT_OF(r, follow_up_attempts_note), .import = in->import);
}

static void change_follow_up_attempts(struct kind_in *in, const struct record *r, int64_t id)
{
    follow_ups_attempt_kind_sql_attempt_change(in->t, .id = id, .follow_up = NUMBER_OF(r, follow_up_attempts_follow_up),
        .date = DAY_OF(r, follow_up_attempts_date), .time = CLOCK_OF(r, follow_up_attempts_time),
        .channel = TEXT_OF(r, follow_up_attempts_channel), .reached = NUMBER_OF(r, follow_up_attempts_reached),
        .staff = NUMBER_OF(r, follow_up_attempts_staff), .note = TEXT_OF(r, follow_up_attempts_note));
    kind_journal(in, id);
}

KIND_PLAIN(follow_up_attempts, follow_ups_attempt_kind_sql_attempt)

const struct kind kind_follow_up_attempts = {
    .name = "follow_up_attempts",
    .noun = { "attempt of follow-up", N_("Attempt of a follow-up") },
    .tables = "follow_ups_attempt",
    .columns = follow_up_attempts_columns,
    .n = COL_follow_up_attempts__N,
    KIND_PLAIN_MEMBERS(follow_up_attempts),
    .give = give_follow_up_attempts,
    .check = check_follow_up_attempts,
    .add = add_follow_up_attempts,
    .change = change_follow_up_attempts,
};
