/* publications: what the search says of a publication to everybody: in each language the text that is shown today. */
#include "html/markdown.h"
#include "publications_searched_sql.h"
#include "rooms/publications/publications.h"

static bool is_shown(const struct publications_searched_sql_shown_rows *rows, const char *tag)
{
    for (size_t i = 0; i < rows->n; i++)
        if (str_is(rows->at[i].tag, tag))
            return true;
    return false;
}

void publications_searched(struct task *t, int64_t publication)
{
    struct publications_searched_sql_shown_rows rows = publications_searched_sql_shown(t, publication, t->today);

    for (enum lang_id i = 0; i < LANG__N; i++)
        if (!is_shown(&rows, lang_get(i)->tag))
            search_drop(t, SEARCH_PUBLICATION, publication, str_of(lang_get(i)->tag));
    for (size_t i = 0; i < rows.n; i++) {
        struct strs said = { 0 };
        if (!str_empty(rows.at[i].summary))
            strs_add(t->a, &said, rows.at[i].summary);
        struct markdown body = markdown_read(t, rows.at[i].body);
        strs_add(t->a, &said, markdown_text(t->a, &body));
        search_put(t, &(struct search_document){ .kind = SEARCH_PUBLICATION,
                          .permission = PERM_PUBLIC,
                          .record = publication,
                          .version = rows.at[i].version,
                          .language = rows.at[i].tag,
                          .title = rows.at[i].title,
                          .text = strs_join(t->a, &said, S("\n")) });
    }
}

struct search_records publications_not_searched(struct task *t, int64_t limit)
{
    struct publications_searched_sql_stale_rows rows = publications_searched_sql_stale(t, t->today, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].publication);
    return list;
}
