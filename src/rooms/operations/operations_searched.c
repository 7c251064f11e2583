/* operations_searched: what the search says of a project to everybody: an own one in each language somebody wrote, one
 * of others as it came. Names of natural persons are not in it: they come down one day. */
#include "operations_searched_sql.h"
#include "rooms/operations/operations_card.h"
#include "rooms/places.h"

/* Where it is and who runs it, in all languages: it is found by them and they are not shown. */
static struct str besides(struct task *t, const struct operation_page *p)
{
    struct strs all = { 0 }, regions = strs_split(t->a, p->o.regions, ';');

    strs_add(t->a, &all, p->o.source_key);
    if (!p->o.natural_person && !str_empty(p->o.beneficiary))
        strs_add(t->a, &all, p->o.beneficiary);
    if (!str_empty(p->rest.partners))
        strs_add(t->a, &all, p->rest.partners);
    for (enum lang_id l = 0; l < LANG__N; l++) {
        for (size_t i = 0; i < regions.n; i++)
            strs_add(t->a, &all, region_name(lang_get(l), regions.at[i]));
        if (!str_empty(p->o.theme))
            strs_add(t->a, &all, code_name(lang_get(l), &CODES_operation_theme, p->o.theme));
    }
    return strs_join(t->a, &all, S("\n"));
}

static void put(struct task *t, const struct operation *o, struct str language, struct str title, struct strs *said,
    struct str also)
{
    search_put(t, &(struct search_document){ .kind = SEARCH_OPERATION,
                      .permission = PERM_PUBLIC,
                      .record = o->id,
                      .version = o->version,
                      .language = language,
                      .title = title,
                      .text = strs_join(t->a, said, S("\n")),
                      .also = also });
}

void operations_searched(struct task *t, int64_t operation)
{
    struct operation_page p;

    search_drop(t, SEARCH_OPERATION, operation, S("")); /* a language may be gone */
    if (!operations_page_shown(t, operation, &p))
        return;
    struct str also = besides(t, &p);
    if (p.texts.n == 0) {
        struct strs said = { 0 };
        strs_add(t->a, &said, p.o.summary);
        put(t, &p.o, p.o.name_language, p.o.name, &said, also);
    }
    for (size_t i = 0; i < p.texts.n; i++) {
        const struct operation_words *w = &p.texts.at[i];
        struct strs said = { 0 };
        strs_add(t->a, &said, w->summary);
        strs_add(t->a, &said, w->doing);
        strs_add(t->a, &said, w->reached);
        put(t, &p.o, str_of(lang_by_tag(w->tag)->iso3), str_empty(w->name) ? p.o.name : w->name, &said, also);
    }
}

struct search_records operations_not_searched(struct task *t, int64_t limit)
{
    struct operations_searched_sql_stale_rows rows = operations_searched_sql_stale(t, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].operation);
    return list;
}
