/* searched: see searched.h. */
#include "rooms/searched.h"

#include "auth/viewer.h"
#include "db/db.h"
#include "rooms/groups/groups.h"
#include "rooms/instruments/instruments.h"
#include "rooms/orientation/orientation.h"
#include "rooms/operations/operations.h"
#include "rooms/modules/modules.h"
#include "rooms/projects/projects.h"
#include "rooms/providers/providers.h"
#include "rooms/publications/publications.h"
#include "rooms/routes.h"
#include "rooms/services/services.h"
#include "web/req.h"

/* put: as it is now, or out. not_found: those that stand there otherwise. may_see: NULL: the permission of its
 * documents says it. */
struct searched {
    enum search_kind kind;
    unsigned route;
    void (*put)(struct task *t, int64_t record);
    struct search_records (*not_found)(struct task *t, int64_t limit);
    bool (*may_see)(struct task *t, int64_t record);
};

static const struct searched each[] = {
    { SEARCH_SERVICE, ROUTE_services_one, services_searched, services_not_searched, NULL },
    { SEARCH_PUBLICATION, ROUTE_publications_any_language, publications_searched, publications_not_searched, NULL },
    { SEARCH_COURSE, ROUTE_orientation_any_language, orientation_found, orientation_not_found, NULL },
    { SEARCH_OPERATION, ROUTE_operations_any_language, operations_searched, operations_not_searched, NULL },
    { SEARCH_PROJECT, ROUTE_projects_card_page, projects_found, projects_not_found, NULL },
    { SEARCH_GROUP, ROUTE_groups_group, groups_found, groups_not_found, groups_may_see },
    { SEARCH_PROVIDER, ROUTE_providers_one, providers_found, providers_not_found, NULL },
    { SEARCH_INSTRUMENT, ROUTE_instruments_one, instruments_found, instruments_not_found, NULL },
    { SEARCH_MODULE, ROUTE_modules_one, modules_found, modules_not_found, modules_may_see },
};
enum { EACH = sizeof each / sizeof *each };

static const struct searched *row_of(enum search_kind kind)
{
    for (size_t i = 0; i < EACH; i++)
        if (each[i].kind == kind)
            return &each[i];
    return NULL;
}

struct url searched_address(struct task *t, enum search_kind kind, int64_t record, struct str language)
{
    const struct searched *row = row_of(kind);

    return row != NULL ? url_to(t->a, row->route, 1, &record) : (struct url){ S("") };
}

bool searched_may_see(struct task *t, enum search_kind kind, int64_t record)
{
    const struct searched *row = row_of(kind);

    return row != NULL && (row->may_see == NULL || row->may_see(t, record));
}

/* ---- catching up */

enum { A_TIME = 100, SOON_S = 1, LATER_S = 60 };

/* Some records of a kind, in a transaction; 0: there are none. */
static size_t put_some(struct task *t, const struct searched *row)
{
    struct arena *outer = t->a, **slot = task_arena_slot(t);

    t->a = *slot = task_arena(t, (size_t)256 << 20);
    db_begin_read(t);
    struct search_records list = row->not_found(t, A_TIME);
    db_commit(t);
    if (list.n > 0) {
        db_begin_write(t);
        for (size_t i = 0; i < list.n; i++)
            row->put(t, list.at[i]);
        db_commit(t);
    }
    size_t n = list.n;
    t->a = outer;
    arena_free(*slot);
    *slot = NULL;
    return n;
}

int64_t searched_catch_up(struct task *t, bool anew)
{
    int64_t all = 0;

    if (anew)
        search_forget_all(t);
    for (size_t i = 0; i < EACH; i++)
        for (size_t n = A_TIME; n == A_TIME; all += (int64_t)n)
            n = put_some(t, &each[i]);
    search_tend(t);
    return all;
}

int64_t searched_often(struct task *t)
{
    bool more = false;

    for (size_t i = 0; i < EACH; i++)
        more |= put_some(t, &each[i]) == A_TIME;
    int64_t next = search_often(t);
    return more ? SOON_S : next < LATER_S ? next : LATER_S;
}
