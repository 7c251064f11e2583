/* instruments: the instruments of the house: listed, added from a file, offered or not, removed while nobody has
 * answered. Their wording is never changed. */
#include "rooms/instruments/instruments.h"

#include "auth/journal.h"
#include "db/db.h"
#include "instruments_sql.h"
#include "lang/lang.h"

enum { INSTRUMENTS_MOST = 100 };
static const char *const noun = "instrument";

/* A source that was read when it came in can be read; one that cannot is a fault of the database. */
static struct instrument read_stored(struct task *t, struct str source)
{
    struct instrument one = { 0 };
    struct problems wrong = { 0 };

    if (!instrument_read(t, source, &one, &wrong))
        fail(t, FAIL_BUG, "a stored instrument cannot be read: %.*s", STR_ARG(wrong.at[0].text));
    one.source = source;
    return one;
}

struct instruments instruments_all(struct task *t, bool offered_only)
{
    struct instruments list = { 0 };
    struct instruments_sql_instrument_rows rows = instruments_sql_all(t, INSTRUMENTS_MOST);

    for (size_t i = 0; i < rows.n; i++) {
        if (offered_only && rows.at[i].offered == 0)
            continue;
        struct instrument one = read_stored(t, rows.at[i].source);
        one.id = rows.at[i].instrument;
        one.offered = rows.at[i].offered != 0;
        one.shipped = rows.at[i].shipped;
        one.version = rows.at[i].version;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

void instruments_count(struct task *t, struct instruments *list)
{
    struct instruments_sql_answered_rows rows = instruments_sql_answered(t);

    for (size_t k = 0; k < rows.n; k++)
        for (size_t i = 0; i < list->n; i++)
            if (list->at[i].id == rows.at[k].instrument)
                list->at[i].answered = rows.at[k].n;
}

enum outcome instruments_get(struct task *t, int64_t instrument, struct instrument *ret_instrument)
{
    struct instruments_sql_instrument_row row;

    if (!instruments_sql_get(t, instrument, &row))
        return NOT_FOUND;
    *ret_instrument = read_stored(t, row.source);
    ret_instrument->id = instrument;
    ret_instrument->offered = row.offered != 0;
    ret_instrument->shipped = row.shipped;
    ret_instrument->version = row.version;
    return DONE;
}

bool instruments_answered(struct task *t, int64_t instrument)
{
    struct instruments_sql_used_row used = { 0 };

    return instruments_sql_used(t, instrument, &used) && used.n > 0;
}

enum outcome instruments_add(struct task *t, struct str file, int64_t *ret_instrument, struct problems *ret)
{
    struct instrument made;
    struct instruments_sql_of_code_row stands;
    int64_t id = id_new();

    if (!instrument_read(t, file, &made, ret))
        return INVALID;
    if (instruments_sql_of_code(t, made.code, made.edition, &stands)) {
        problem_add(t, ret, "file",
            str_of(tr(t, "This edition is here already. Its wording stays as it is: "
                         "give another edition a new number.")));
        return INVALID;
    }
    instruments_sql_add(t, id, made.code, made.edition, made.source);
    journal_write(t, JOURNAL_CREATE, noun, id, S(""));
    instruments_found(t, id);
    *ret_instrument = id;
    return DONE;
}

enum outcome instruments_offer(struct task *t, int64_t instrument, int64_t version, bool offered)
{
    struct instruments_sql_instrument_row row;

    if (!instruments_sql_get(t, instrument, &row))
        return NOT_FOUND;
    if (instruments_sql_offer(t, instrument, version, offered) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, instrument, S("offered"));
    instruments_found(t, instrument);
    return DONE;
}

enum outcome instruments_remove(struct task *t, int64_t instrument, int64_t version)
{
    struct instruments_sql_instrument_row row;

    if (!instruments_sql_get(t, instrument, &row))
        return NOT_FOUND;
    if (row.shipped)
        return NOT_ALLOWED;
    if (instruments_answered(t, instrument) || instruments_sql_remove(t, instrument, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, noun, instrument, S(""));
    instruments_found(t, instrument);
    return DONE;
}

void instruments_aloud(struct task *t, const struct lang *l, struct aloud_texts *list)
{
    struct instruments all = instruments_all(t, true);

    for (size_t i = 0; i < all.n; i++) {
        const struct instrument *one = &all.at[i];
        size_t language = instrument_language(one, str_of(l->iso3));
        struct str title = one->title[instrument_language(one, str_of(t->lang->iso3))];
        if (!str_is(one->languages.at[language], l->iso3)) /* it does not speak it */
            continue;
        for (size_t k = 0; k < one->items.n; k++)
            read_aloud_add(t, list, str_fmt(t->a, "%.*s %lld", STR_ARG(title), (long long)k + 1),
                one->items.at[k].texts[language]);
    }
}
