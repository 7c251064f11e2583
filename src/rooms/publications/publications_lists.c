/* publications_lists: what everybody reads, several at a time: of a project, of all, of a region, all addresses. See
 * publications_public.h. */
#include <stdlib.h>
#include "publications_public_sql.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications_byline.h"

static struct publication_item item_of(const struct publications_public_sql_item_row *r)
{
    return (struct publication_item){ .id = r->publication,
        .project = r->project,
        .kind = r->kind,
        .title = r->title,
        .summary = r->summary,
        .lang = lang_by_tag(r->tag),
        .public_on = r->public_on,
        .public_at = r->public_at };
}

static void add_rows(struct task *t, struct publication_items *list, struct publications_public_sql_item_rows rows)
{
    for (size_t i = 0; i < rows.n; i++) {
        struct publication_item one = item_of(&rows.at[i]);
        LIST_ADD(t->a, list, one);
    }
}

/* One more than wanted was asked for. */
static struct publication_items cut(struct publication_items list, int64_t limit)
{
    list.more = (int64_t)list.n > limit;
    if (list.more)
        list.n = (size_t)limit;
    return list;
}

struct publication_items publications_shown(
    struct task *t, int64_t project, const struct lang *lang, int64_t start, int64_t limit)
{
    struct publication_items list = { 0 };

    add_rows(t, &list, publications_public_sql_shown(t, project, str_of(lang->tag), t->today, start, limit + 1));
    return cut(list, limit);
}

struct publication_items publications_related(struct task *t, int64_t publication, const struct lang *lang)
{
    struct publication_items list = { 0 };

    add_rows(t, &list, publications_public_sql_related(t, publication, str_of(lang->tag), t->today));
    return list;
}

/* ---- news */

bool publications_news_stamp(struct task *t, const struct lang *lang, struct str *ret_stamp)
{
    struct publications_public_sql_all_changes_row row;

    if (!publications_public_sql_all_changes(t, &row))
        return false;
    *ret_stamp = str_fmt(
        t->a, "%lld.%lld.%s.%s", (long long)row.changes, (long long)row.versions, t->today.t, lang->tag);
    return true;
}

/* Newest first. */
static int by_day(const void *a, const void *b)
{
    const struct publications_public_sql_days_of_row *x = a, *y = b;
    int days = day_cmp(y->public_on, x->public_on);

    return days != 0 ? days : x->publication < y->publication ? 1 : x->publication > y->publication ? -1 : 0;
}

static bool has_region(struct str regions, struct str region)
{
    struct str one;

    while (str_cut(&regions, ';', &one))
        if (str_eq(one, region))
            return true;
    return false;
}

/* Each of its projects names as many as could be among the wanted ones; the texts of these alone are read. */
static struct publication_items of_region(
    struct task *t, struct str region, const struct lang *lang, int64_t start, int64_t limit)
{
    struct publishers all = publications_publishers(t);
    struct publications_public_sql_days_of_rows days = { 0 };
    struct publications_public_sql_item_row row;
    struct publication_items list = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        if (!has_region(all.at[i].regions, region))
            continue;
        struct publications_public_sql_days_of_rows some = publications_public_sql_days_of(
            t, all.at[i].project, t->today, start + limit + 1);
        for (size_t k = 0; k < some.n; k++)
            LIST_ADD(t->a, &days, some.at[k]);
    }
    if (days.n > 0)
        qsort(days.at, days.n, sizeof *days.at, by_day);
    for (size_t i = (size_t)start; i < days.n && i <= (size_t)(start + limit); i++) {
        if (!publications_public_sql_item(t, days.at[i].publication, str_of(lang->tag), &row))
            continue;
        struct publication_item one = item_of(&row);
        LIST_ADD(t->a, &list, one);
    }
    return cut(list, limit);
}

struct publication_items publications_news_of(
    struct task *t, struct str region, const struct lang *lang, int64_t start, int64_t limit)
{
    struct publication_items list = { 0 };

    if (!str_empty(region))
        return of_region(t, region, lang, start, limit);
    add_rows(t, &list, publications_public_sql_news(t, str_of(lang->tag), t->today, start, limit + 1));
    return cut(list, limit);
}

/* ---- who publishes, and where */

static struct str regions_of(struct task *t, struct str municipalities)
{
    struct strs codes = strs_split(t->a, municipalities, ';'), regions = { 0 };

    for (size_t i = 0; i < codes.n; i++) {
        struct str region = place_region(codes.at[i], t->today);
        if (!str_empty(region) && !has_region(strs_join(t->a, &regions, S(";")), region))
            strs_add(t->a, &regions, region);
    }
    return strs_join(t->a, &regions, S(";"));
}

struct publishers publications_publishers(struct task *t)
{
    struct publications_public_sql_publishers_rows rows = publications_public_sql_publishers(t, t->today);
    struct publishers list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct publisher one = { rows.at[i].project, regions_of(t, rows.at[i].municipalities) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- all addresses */

struct public_places publications_places(struct task *t, int64_t after, int64_t limit)
{
    struct publications_public_sql_addresses_rows rows = publications_public_sql_addresses(t, after, t->today, limit);
    struct public_places list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct public_place one = { rows.at[i].publication, lang_by_tag(rows.at[i].tag), rows.at[i].public_at };
        if (one.lang != NULL)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct public_numbers publications_bounds(struct task *t, int64_t step)
{
    struct publications_public_sql_bounds_rows rows = publications_public_sql_bounds(t, step, t->today);
    struct public_numbers list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].publication);
    return list;
}

struct public_places publications_projects(struct task *t, int64_t after, int64_t limit)
{
    struct publishers all = publications_publishers(t);
    struct public_places list = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        struct public_place one = { .id = all.at[i].project };
        if (one.id > after && (int64_t)list.n < limit)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}
