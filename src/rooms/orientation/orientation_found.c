/* orientation: what the search says of a course that everybody sees, in each language: its topics and their texts. */
#include "html/markdown.h"
#include "orientation_found_sql.h"
#include "rooms/orientation/orientation.h"

static struct str words_of(struct task *t, const struct orientation_book *b, const struct lang *l)
{
    struct strs said = { 0 };

    if (!str_empty(b->card.topic.summary))
        strs_add(t->a, &said, b->card.topic.summary);
    for (size_t i = 0; i < b->chapters.n; i++) {
        const struct orientation_chapter *c = &b->chapters.at[i];
        if (c->lang != l)
            continue;
        strs_add(t->a, &said, c->topic.title);
        for (size_t k = 0; k < c->topic.steps.n; k++) {
            struct markdown text = markdown_read(t, c->topic.steps.at[k].text);
            strs_add(t->a, &said, markdown_text(t->a, &text));
        }
    }
    return strs_join(t->a, &said, S("\n"));
}

void orientation_found(struct task *t, int64_t course)
{
    struct orientation_course c;
    bool shown = orientation_get(t, course, &c) == DONE && c.shown;

    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct orientation_book b;
        if (!shown || orientation_book_shown(t, course, l, &b) != DONE || b.card.lang != l) {
            search_drop(t, SEARCH_COURSE, course, str_of(l->tag));
            continue;
        }
        search_put(t, &(struct search_document){ .kind = SEARCH_COURSE,
                          .permission = PERM_PUBLIC,
                          .record = course,
                          .version = c.version,
                          .language = str_of(l->tag),
                          .title = b.card.topic.title,
                          .text = words_of(t, &b, l) });
    }
}

struct search_records orientation_not_found(struct task *t, int64_t limit)
{
    struct orientation_found_sql_stale_rows rows = orientation_found_sql_stale(t, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].course);
    return list;
}
