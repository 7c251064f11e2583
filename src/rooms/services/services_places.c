/* services_places: the directory as lists of addresses know it. See services.h. */
#include "rooms/services/services.h"
#include "services_places_sql.h"

struct public_places services_places(struct task *t, int64_t after, int64_t limit)
{
    struct services_places_sql_shown_rows rows = services_places_sql_shown(t, after, limit);
    struct public_places list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct public_place one = { .id = rows.at[i].entry, .changed_at = rows.at[i].changed_at };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct public_numbers services_bounds(struct task *t, int64_t step)
{
    struct services_places_sql_bounds_rows rows = services_places_sql_bounds(t, step);
    struct public_numbers list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].entry);
    return list;
}

int64_t services_pages(struct task *t)
{
    struct services_places_sql_how_many_row row;
    int64_t n = services_places_sql_how_many(t, &row) ? row.n : 0;

    return (n + SERVICES_HSDS_PAGE - 1) / SERVICES_HSDS_PAGE;
}
