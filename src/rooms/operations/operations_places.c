/* operations_places: the public pages of projects as lists of addresses know them. See operations.h. */
#include "operations_places_sql.h"
#include "rooms/operations/operations.h"

struct public_places operations_places(struct task *t, int64_t after, int64_t limit)
{
    struct operations_places_sql_shown_rows rows = operations_places_sql_shown(t, after, limit);
    struct public_places list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct public_place one = { .id = rows.at[i].operation, .changed_at = rows.at[i].updated_at };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct public_numbers operations_bounds(struct task *t, int64_t step)
{
    struct operations_places_sql_bounds_rows rows = operations_places_sql_bounds(t, step);
    struct public_numbers list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].operation);
    return list;
}
