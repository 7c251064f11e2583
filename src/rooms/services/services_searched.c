/* services: what the search says of a service to everybody, in each language in which somebody wrote of it: its texts,
 * by whom and where, and what one may need it for. */
#include "lang/lang.h"
#include "rooms/services/services_entry.h"
#include "services_searched_sql.h"

static void add_parts(struct task *t, const struct service_entry *e, struct str language, struct strs *all)
{
    for (size_t i = 0; i < e->texts.n; i++)
        if (str_eq(e->texts.at[i].language, language) && !str_is(e->texts.at[i].part, "name"))
            strs_add(t->a, all, e->texts.at[i].body);
}

/* Names of whom and where, and the doors, in all languages: it is found by them and they are not shown. */
static struct str besides(struct task *t, const struct service_entry *e)
{
    struct strs all = { 0 };

    for (size_t i = 0; e->offered_by != NULL && i < e->offered_by->texts.n; i++)
        strs_add(t->a, &all, e->offered_by->texts.at[i].body);
    for (size_t i = 0; i < e->places.n; i++) {
        strs_add(t->a, &all, service_main_name(e->places.at[i]).text);
        strs_add(t->a, &all, e->places.at[i]->city);
    }
    for (enum lang_id l = 0; l < LANG__N; l++)
        for (size_t i = 0; i < e->doors.n; i++)
            strs_add(t->a, &all, code_name(lang_get(l), &CODES_service_door, e->doors.at[i]));
    return strs_join(t->a, &all, S("\n"));
}

static struct str name_in(const struct service_entry *e, struct str language)
{
    for (size_t i = 0; i < e->texts.n; i++)
        if (str_eq(e->texts.at[i].language, language) && str_is(e->texts.at[i].part, "name"))
            return e->texts.at[i].body;
    return service_main_name(e).text;
}

static void put(struct task *t, const struct service_entry *e, struct str language, struct str also)
{
    struct strs said = { 0 };

    add_parts(t, e, language, &said);
    search_put(t, &(struct search_document){ .kind = SEARCH_SERVICE,
                      .permission = PERM_PUBLIC,
                      .record = e->id,
                      .version = e->version,
                      .language = language,
                      .title = name_in(e, language),
                      .text = strs_join(t->a, &said, S("\n")),
                      .also = also });
}

static bool is_first_in_language(const struct service_entry *e, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (str_eq(e->texts.at[i].language, e->texts.at[at].language))
            return false;
    return true;
}

void services_searched(struct task *t, int64_t service)
{
    struct service_entry *e;

    search_drop(t, SEARCH_SERVICE, service, S("")); /* a language may be gone */
    if (service_load(t, service, SERVICE_SERVICE, &e) != DONE ||
        (!str_is(e->status, "published") && !str_is(e->status, "closed")))
        return;
    struct str also = besides(t, e);
    for (size_t i = 0; i < e->texts.n; i++)
        if (is_first_in_language(e, i))
            put(t, e, e->texts.at[i].language, also);
}

struct search_records services_not_searched(struct task *t, int64_t limit)
{
    struct services_searched_sql_stale_rows rows = services_searched_sql_stale(t, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].service);
    return list;
}
