/* people_list: one page of the persons of a project, by name. Each page is one walk of an index from the place where
 * the page before ended, so it costs the same among a thousand persons and a million. */
#include "lang/lang.h"
#include "people_list_sql.h"
#include "people_sql.h"
#include "rooms/people/people_card.h"

static struct people_list_sql_person_rows forwards(
    struct task *t, const struct people_wish *w, struct str key, int64_t limit)
{
    struct day since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS);

    if (w->group != 0)
        return people_list_sql_group(t, w->group, key, w->after, limit);
    if (viewer_is_narrowed(t->viewer, w->project))
        return people_list_sql_house(t, w->project, t->viewer->staff, since, key, w->after, limit);
    if (!t->viewer->program && !viewer_sees_project_persons(t->viewer, w->project))
        return people_list_sql_own(t, w->project, t->viewer->staff, since, key, w->after, limit);
    if (w->show == SHOW_LOOSE)
        return people_list_sql_loose(t, t->viewer->staff, w->project, key, w->after, limit);
    if (w->show == SHOW_OPEN)
        return people_list_sql_open(t, w->project, key, w->after, limit);
    if (w->show == SHOW_ENDED)
        return people_list_sql_ended(t, w->project, key, w->after, limit);
    return people_list_sql_all(t, w->project, key, w->after, limit);
}

static struct people_list_sql_person_rows backwards(
    struct task *t, const struct people_wish *w, struct str key, int64_t limit)
{
    if (w->show == SHOW_OPEN)
        return people_list_sql_open_before(t, w->project, key, w->before, limit);
    if (w->show == SHOW_ENDED)
        return people_list_sql_ended_before(t, w->project, key, w->before, limit);
    return people_list_sql_all_before(t, w->project, key, w->before, limit);
}

static struct people_page page_of(struct task *t, struct people_list_sql_person_rows rows)
{
    struct people_page page = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct people_list_sql_person_row *row = &rows.at[i];
        struct people_row one = {
            .id = row->person,
            .name = people_full_name(t, row->given_names, row->family_name),
            .languages = row->languages,
            .birth = row->birth_date,
            .entry = row->entry_date,
            .exit = row->exit_date,
            .is_protected = row->is_protected,
        };
        LIST_ADD(t->a, &page, one);
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
    if (!role_meets_persons(role))
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
    page = page_of(
        t, back ? backwards(t, w, place.sort_key, PEOPLE_PAGE + 1) : forwards(t, w, place.sort_key, PEOPLE_PAGE + 1));
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
