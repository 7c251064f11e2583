/* plans_point_kind: points of the integration plan that a person brought, as a kind of record.
 */
#include "plans_point_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define INTEGRATION_POINTS(C) \
    C(integration_points, integration_point, KEY()) C(integration_points, person, MUST_REF(people)) \
    C(integration_points, project, MUST_REF(projects)) C(integration_points, item, MUST_CODE(integration_item)) \
    C(integration_points, what, TEXT(4000)) C(integration_points, source, TEXT(200)) \
    C(integration_points, received_on, OF(CELL_DAY)) C(integration_points, valid_until, OF(CELL_DAY))
/* clang-format on */
KIND_COLUMNS(integration_points, INTEGRATION_POINTS)

static bool integration_points_row(void *x, const struct plans_point_kind_sql_point_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, integration_points, r->id,
        0, [COL_integration_points_integration_point] = kind_key(o, KIND_integration_points, r->key, r->id),
        [COL_integration_points_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_integration_points_project] = r->project, [COL_integration_points_item] = r->item,
        [COL_integration_points_what] = r->what, [COL_integration_points_source] = r->source,
        [COL_integration_points_received_on] = r->received_on, [COL_integration_points_valid_until] = r->valid_until);
}

static void give_integration_points(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? plans_point_kind_sql_point_give_few : plans_point_kind_sql_point_give)(
        o->t, low, high, o->project, integration_points_row, o);
}

static void check_integration_points(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_integration_points_received_on);
}

static void add_integration_points(struct kind_in *in, const struct record *r, int64_t id)
{
    plans_point_kind_sql_point_add(in->t, .id = id, .source_key = TEXT_OF(r, integration_points_integration_point),
        .person = NUMBER_OF(r, integration_points_person), .project = NUMBER_OF(r, integration_points_project),
        .item = TEXT_OF(r, integration_points_item), .what = TEXT_OF(r, integration_points_what),
        .source = TEXT_OF(r, integration_points_source), .received_on = DAY_OF(r, integration_points_received_on),
        .valid_until = DAY_OF(r, integration_points_valid_until), .import = in->import);
}

static void change_integration_points(struct kind_in *in, const struct record *r, int64_t id)
{
    plans_point_kind_sql_point_change(in->t, .id = id, .person = NUMBER_OF(r, integration_points_person),
        .project = NUMBER_OF(r, integration_points_project), .item = TEXT_OF(r, integration_points_item),
        .what = TEXT_OF(r, integration_points_what), .source = TEXT_OF(r, integration_points_source),
        .received_on = DAY_OF(r, integration_points_received_on),
        .valid_until = DAY_OF(r, integration_points_valid_until));
    kind_journal(in, id);
}

KIND_PLAIN(integration_points, plans_point_kind_sql_point)
KIND_MOVE(integration_points, plans_point_kind_sql_point)

const struct kind kind_integration_points = {
    .name = "integration_points",
    .noun = { "point of integration plan", N_("Point of an integration plan") },
    .tables = "plans_point",
    .columns = integration_points_columns,
    .n = COL_integration_points__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(integration_points),
    .give = give_integration_points,
    .check = check_integration_points,
    .add = add_integration_points,
    .change = change_integration_points,
    .move = integration_points_move,
    .move_back = integration_points_move_back,
};
