/* orientation_places: courses and their topics as lists of addresses know them. See orientation.h. */
#include <stdlib.h>
#include "rooms/orientation/orientation.h"

static int by_number(const void *a, const void *b)
{
    int64_t x = ((const struct public_place *)a)->id, y = ((const struct public_place *)b)->id;

    return (x > y) - (x < y);
}

/* Courses are few (ORIENTATION_COURSES_MOST). */
struct public_places orientation_places(struct task *t, int64_t after, int64_t limit)
{
    struct orientation_books all = orientation_books(t, t->lang, true);
    struct public_places list = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        struct public_place one = { .id = all.at[i].course.id };
        if (one.id > after)
            LIST_ADD(t->a, &list, one);
    }
    if (list.n > 1)
        qsort(list.at, list.n, sizeof *list.at, by_number);
    list.n = list.n > (size_t)limit ? (size_t)limit : list.n;
    return list;
}

struct public_places orientation_topics(struct task *t, int64_t after, int64_t limit)
{
    struct public_places courses = orientation_places(t, after, limit), list = { 0 };
    struct orientation_book b;

    for (size_t i = 0; i < courses.n; i++) {
        if (orientation_book_shown(t, courses.at[i].id, t->lang, &b) != DONE)
            continue;
        for (size_t k = 0; k < b.chapters.n; k++) {
            struct public_place one = { .id = courses.at[i].id, .more = { b.chapters.at[k].number, 1 } };
            LIST_ADD(t->a, &list, one);
        }
    }
    return list;
}
