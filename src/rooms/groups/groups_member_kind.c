/* groups_member_kind: memberships as a kind of record. They have no key in the package: group, person and first day
 * tell one from the other. */
#include "groups_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/groups/groups_card.h"
#include "rooms/kind.h"
#include "rooms/projects/projects.h"

/* clang-format off */
#define MEMBERSHIPS(C) \
    C(memberships, group,     SAME(MUST_REF(groups)))  C(memberships, person,  SAME(MUST_REF(people))) \
    C(memberships, joined_on, SAME(OF(CELL_DAY)))      C(memberships, left_on, OF(CELL_DAY)) \
    C(memberships, state,     CODE(membership_state))
/* clang-format on */
KIND_COLUMNS(memberships, MEMBERSHIPS)

static bool row(void *x, const struct groups_kind_sql_member_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, memberships, r->id, 0, [COL_memberships_group] = kind_ref(o, KIND_groups, r->group_key, r->group),
        [COL_memberships_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_memberships_joined_on] = r->joined_on, [COL_memberships_left_on] = r->left_on,
        [COL_memberships_state] = r->state);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? groups_kind_sql_member_give_few : groups_kind_sql_member_give)(o->t, low, high, o->project, row, o);
}

static void give_same(struct kind_out *o, const struct record *r)
{
    struct groups_kind_sql_member_like_row like;

    if (groups_kind_sql_member_like(o->t, NUMBER_OF(r, memberships_group), NUMBER_OF(r, memberships_person),
            TEXT_OF(r, memberships_joined_on), &like))
        give(o, like.membership, like.membership);
}

/* Her only time in the group, brought by an import, whose days overlap with those of the row: its first day was
 * corrected. One that was over before is another time, and so is one that somebody typed in. */
static int64_t corrects(struct kind_in *in, const struct record *r)
{
    struct str joined = TEXT_OF(r, memberships_joined_on), left = TEXT_OF(r, memberships_left_on);
    struct groups_kind_sql_member_before_rows before = groups_kind_sql_member_before(
        in->t, NUMBER_OF(r, memberships_group), NUMBER_OF(r, memberships_person), in->import);

    if (before.n != 1 || before.at[0].import == 0 || joined.n == 0)
        return 0;
    const struct groups_kind_sql_member_before_row *one = &before.at[0];
    bool over = one->left_on.n > 0 && str_cmp(one->left_on, joined) < 0;
    bool later = left.n > 0 && (str_cmp(left, one->joined_on) < 0 || str_is(one->state, "waiting"));
    return over || later ? 0 : one->membership;
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    struct problems problems = { 0 };

    groups_check_membership_days(in->t, DAY_OF(r, memberships_joined_on), DAY_OF(r, memberships_left_on), &problems);
    kind_refuse_all(in, &problems, NULL);
}

/* An empty state is what the days say. */
static struct str state_of(const struct record *r)
{
    struct str state = TEXT_OF(r, memberships_state);

    if (state.n > 0)
        return state;
    return TEXT_OF(r, memberships_left_on).n > 0 ? S("left") : S("member");
}

static struct instant queued_at(struct kind_in *in, const struct record *r, struct str state)
{
    struct str joined = TEXT_OF(r, memberships_joined_on);
    struct instant at = in->t->now;

    if (!str_is(state, "waiting"))
        return (struct instant){ "" };
    if (joined.n > 0 && !instant_read(str_fmt(in->t->a, "%.*sT00:00:00Z", STR_ARG(joined)), &at))
        at = in->t->now;
    return at;
}

/* Of the project of the group in hand it was asked whether a period is locked. */
struct locks {
    int64_t group, project;
    bool any;
};

static struct group_days days_of(struct kind_in *in, const struct record *r)
{
    return (struct group_days){ DAY_OF(r, memberships_joined_on), DAY_OF(r, memberships_left_on), in->why,
        .none = str_is(state_of(r), "waiting") };
}

/* What comes into a locked period is listed among its corrections. */
static void keep_added(struct kind_in *in, const struct record *r, int64_t id)
{
    struct locks *locks = in->memory;
    int64_t group = NUMBER_OF(r, memberships_group);
    struct groups_kind_sql_counted_row row;

    if (locks == NULL)
        in->memory = locks = NEW(in->whole->a, struct locks);
    if (locks->group != group && groups_kind_sql_counted(in->t, group, &row))
        *locks = (struct locks){ group, row.project, projects_has_lock(in->t, row.project) };
    if (!locks->any)
        return;
    struct group_days now = days_of(in, r);
    groups_keep_days(in->t, &(struct group_member){ id, NUMBER_OF(r, memberships_person), locks->project },
        &(struct group_days){ .none = true }, &now);
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    struct str state = state_of(r);

    groups_kind_sql_member_add(in->t, .membership = id, .group = NUMBER_OF(r, memberships_group),
        .person = NUMBER_OF(r, memberships_person), .same_group = NUMBER_OF(r, memberships_group), .state = state,
        .joined_on = DAY_OF(r, memberships_joined_on), .left_on = DAY_OF(r, memberships_left_on),
        .queued_at = queued_at(in, r, state), .import = in->import);
    keep_added(in, r, id);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct str state = state_of(r);
    struct groups_kind_sql_member_counted_row row;

    must(in->t, groups_kind_sql_member_counted(in->t, id, &row));
    struct group_days was = { row.joined_on, row.left_on, .none = str_is(row.state, "waiting") }, now = days_of(in, r);
    groups_keep_days(in->t, &(struct group_member){ id, row.person, row.project }, &was, &now);
    groups_kind_sql_member_change(
        in->t, id, state, DAY_OF(r, memberships_joined_on), DAY_OF(r, memberships_left_on), queued_at(in, r, state));
    kind_journal(in, id);
}

KIND_ANY(memberships, groups_kind_sql_member)
KIND_UNDO(memberships, groups_kind_sql_member)
KIND_DROP(memberships, groups_kind_sql_member)
KIND_MOVE(memberships, groups_kind_sql_member)

const struct kind kind_memberships = {
    .name = "memberships",
    .noun = { "membership", N_("Membership") },
    .tables = "groups_membership",
    .columns = memberships_columns,
    .n = COL_memberships__N,
    .plain = true,
    .has_id = true,
    .any = memberships_any,
    .give = give,
    .give_same = give_same,
    .corrects = corrects,
    .check = check,
    .add = add,
    .change = change,
    .touched = memberships_touched,
    .leaning = memberships_leaning,
    .drop = memberships_drop,
    .move = memberships_move,
    .move_back = memberships_move_back,
};
