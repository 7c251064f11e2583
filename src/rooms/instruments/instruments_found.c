/* instruments: what the search says of a questionnaire in each of its languages: title, what it is, its questions. */
#include "instruments_found_sql.h"
#include "rooms/instruments/instruments.h"

void instruments_found(struct task *t, int64_t instrument)
{
    struct instrument one;

    if (instruments_get(t, instrument, &one) != DONE) {
        search_drop(t, SEARCH_INSTRUMENT, instrument, S(""));
        return;
    }
    for (size_t l = 0; l < one.languages.n; l++) {
        struct strs said = { 0 };
        if (one.about != NULL && !str_empty(one.about[l]))
            strs_add(t->a, &said, one.about[l]);
        for (size_t i = 0; i < one.items.n; i++)
            strs_add(t->a, &said, one.items.at[i].texts[l]);
        search_put(t, &(struct search_document){ .kind = SEARCH_INSTRUMENT,
                          .permission = PERM_INSTRUMENTS_READ,
                          .record = instrument,
                          .version = one.version,
                          .language = one.languages.at[l],
                          .title = one.title[l],
                          .text = strs_join(t->a, &said, S("\n")) });
    }
}

struct search_records instruments_not_found(struct task *t, int64_t limit)
{
    struct instruments_found_sql_stale_rows rows = instruments_found_sql_stale(t, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].instrument);
    return list;
}
