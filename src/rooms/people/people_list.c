/* people_list: one page of the persons of a project, by name. Each page is one walk of an index from the place where
 * the page before ended, so it costs the same among a thousand persons and a million. */
#include "lang/lang.h"
#include "people_list_sql.h"
#include "people_sql.h"
#include "rooms/people/people_card.h"

#define TAKE(t, page, rows) \
    for (size_t i_ = 0; i_ < (rows).n; i_++) { \
        struct people_row row_ = { (rows).at[i_].person, \
            people_full_name((t), (rows).at[i_].given_names, (rows).at[i_].family_name), (rows).at[i_].languages, \
            (rows).at[i_].birth_date, (rows).at[i_].entry_date, (rows).at[i_].exit_date, (rows).at[i_].is_protected }; \
        LIST_ADD((t)->a, (page), row_); \
    }

static struct people_page forwards(struct task *t, const struct people_wish *w, struct str key, int64_t limit)
{
    struct people_page page = { 0 };

    if (w->group != 0) {
        struct people_list_sql_group_rows rows = people_list_sql_group(t, w->group, key, w->after, limit);
        TAKE(t, &page, rows);
    } else if (!t->viewer->program && !viewer_sees_project_persons(t->viewer, w->project)) {
        struct people_list_sql_own_rows rows = people_list_sql_own(
            t, w->project, t->viewer->staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), key, w->after, limit);
        TAKE(t, &page, rows);
    } else if (w->show == SHOW_LOOSE) {
        struct people_list_sql_loose_rows rows = people_list_sql_loose(
            t, t->viewer->staff, w->project, key, w->after, limit);
        TAKE(t, &page, rows);
    } else if (w->show == SHOW_OPEN) {
        struct people_list_sql_open_rows rows = people_list_sql_open(t, w->project, key, w->after, limit);
        TAKE(t, &page, rows);
    } else if (w->show == SHOW_ENDED) {
        struct people_list_sql_ended_rows rows = people_list_sql_ended(t, w->project, key, w->after, limit);
        TAKE(t, &page, rows);
    } else {
        struct people_list_sql_all_rows rows = people_list_sql_all(t, w->project, key, w->after, limit);
        TAKE(t, &page, rows);
    }
    return page;
}

static struct people_page backwards(struct task *t, const struct people_wish *w, struct str key, int64_t limit)
{
    struct people_page page = { 0 };

    if (w->show == SHOW_OPEN) {
        struct people_list_sql_open_before_rows rows = people_list_sql_open_before(
            t, w->project, key, w->before, limit);
        TAKE(t, &page, rows);
    } else if (w->show == SHOW_ENDED) {
        struct people_list_sql_ended_before_rows rows = people_list_sql_ended_before(
            t, w->project, key, w->before, limit);
        TAKE(t, &page, rows);
    } else {
        struct people_list_sql_all_before_rows rows = people_list_sql_all_before(t, w->project, key, w->before, limit);
        TAKE(t, &page, rows);
    }
    return page;
}

static void turn(struct people_page *page)
{
    for (size_t i = 0, j = page->n; i + 1 < j; i++) {
        struct people_row held = page->at[i];
        page->at[i] = page->at[--j];
        page->at[j] = held;
    }
}

static bool may_list(struct task *t, const struct people_wish *w)
{
    struct people_list_sql_group_project_row group;

    if (t->viewer->program)
        return true;
    enum role role = viewer_role_in(t->viewer, w->project);
    if (role == ROLE_NONE || role == ROLE_COORDINATOR)
        return false;
    return w->group == 0 || (viewer_sees_project_persons(t->viewer, w->project) &&
                                people_list_sql_group_project(t, w->group, &group) && group.project == w->project);
}

/* Only the lists of a whole project are long enough to be walked backwards. */
static bool walks_back(struct task *t, const struct people_wish *w)
{
    return w->before != 0 && w->group == 0 && w->show != SHOW_LOOSE &&
           (t->viewer->program || viewer_sees_project_persons(t->viewer, w->project));
}

struct people_page people_page(struct task *t, const struct people_wish *w)
{
    struct people_page page = { 0 };
    struct people_list_sql_place_row place = { S("") };
    bool back = walks_back(t, w);
    int64_t edge = back ? w->before : w->after;

    if (!may_list(t, w))
        return page;
    if (edge != 0 && !people_list_sql_place(t, edge, &place))
        return page;
    page = back ? backwards(t, w, place.sort_key, PEOPLE_PAGE + 1) : forwards(t, w, place.sort_key, PEOPLE_PAGE + 1);
    bool more = page.n > PEOPLE_PAGE;
    page.n = more ? PEOPLE_PAGE : page.n;
    if (back)
        turn(&page);
    page.more_before = back ? more : edge != 0;
    page.more_after = back ? true : more;
    return page;
}

int64_t people_count(struct task *t, int64_t project)
{
    struct people_list_sql_beyond_row beyond;
    struct people_list_sql_count_row row;

    if (people_list_sql_beyond(t, project, PEOPLE_COUNT_MOST, &beyond))
        return -1;
    return people_list_sql_count(t, project, &row) ? row.persons : 0;
}
