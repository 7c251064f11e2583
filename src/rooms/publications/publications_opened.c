/* publications_opened: see publications_opened.h. A name is "opened/PUBLICATION/TAG/page". */
#include "rooms/publications/publications_opened.h"

#include "base/asked.h"
#include "db/db.h"
#include "publications_opened_sql.h"

enum { WRITTEN_EACH_S = 60 };

struct str publication_opened(struct task *t, int64_t publication, const struct lang *l, bool paper)
{
    return str_fmt(t->a, "opened/%lld/%s/%s", (long long)publication, l->tag, paper ? "paper" : "page");
}

static void write_down(struct task *t, const struct asked_count *one)
{
    struct strs words = strs_split(t->a, one->name, '/');
    int64_t publication;

    if (words.n == 4 && str_is(words.at[0], "opened") && str_int(words.at[1], &publication))
        (void)publications_opened_sql_add(t, publication, t->today, words.at[2], words.at[3], one->n);
}

int64_t publications_often(struct task *t)
{
    struct asked_counts all = asked_take(t->asked, t->a);

    if (all.n == 0)
        return WRITTEN_EACH_S;
    db_begin_write(t);
    for (size_t i = 0; i < all.n; i++)
        write_down(t, &all.at[i]);
    db_commit(t);
    return WRITTEN_EACH_S;
}

struct publication_openings publications_opened(struct task *t, int64_t publication)
{
    struct publication_openings list = { 0 };
    struct publications_opened_sql_of_rows rows = publications_opened_sql_of(
        t, publication, day_add(t->today, 1 - OPENED_DAYS));

    for (size_t i = 0; i < rows.n; i++) {
        struct publication_opening one = { rows.at[i].tag, rows.at[i].pages, rows.at[i].papers };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}
