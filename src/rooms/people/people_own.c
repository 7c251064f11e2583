/* people_own: what a person's own page tells her of what is written about her, and what it may change of it. No right
 * of a viewer is asked: whoever calls has found out that it is she, or has asked. No pages here. */
#include "auth/journal.h"
#include "lang/lang.h"
#include "people_path_sql.h"
#include "rooms/people/people_card.h"
#include "rooms/people/people_path.h"
#include "rooms/persons.h"

enum { ADDRESS_MOST = 200, PHONE_DIGITS_LEAST = 5 };

struct own_events people_events_of_herself(struct task *t, int64_t person, int64_t limit)
{
    struct people_path_sql_herself_rows rows = people_path_sql_herself(t, person, limit);
    struct own_events list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct people_path_sql_herself_row *r = &rows.at[i];
        struct path_row e = { .project = r->project,
            .ref = r->ref,
            .day = r->day,
            .part = path_part_read(r->part),
            .kind = r->kind,
            .code = r->code,
            .code2 = r->code2,
            .detail = r->detail };
        struct path_words words = people_path_words(t, &e);
        struct own_event one = { r->day, r->part, people_part_name(t, e.part), r->sight, words.title, words.detail };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static size_t digits(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] >= '0' && text.p[i] <= '9';
    return n;
}

/* The field of the card by its word in the journal; NULL: it is none that her page changes. */
static struct str *field_of(struct person_card *c, struct str field)
{
    if (str_is(field, "call_name"))
        return &c->call_name;
    if (str_is(field, "service_language"))
        return &c->service_language;
    if (str_is(field, "phone"))
        return &c->phone;
    return str_is(field, "address") ? &c->address : NULL;
}

bool people_own_fits(struct task *t, struct str field, struct str value, struct problems *ret)
{
    if (str_is(field, "call_name") && (str_empty(value) || value.n > PERSON_NAME_MOST))
        problem_add(t, ret, "call_name", str_of(tr(t, "Write what we call you.")));
    else if (str_is(field, "service_language") && str_empty(lang_code3(t->a, value)))
        problem_add(t, ret, "service_language", str_of(tr(t, "Choose the language from the list.")));
    else if (str_is(field, "phone") && (digits(value) < PHONE_DIGITS_LEAST || value.n > PERSON_PHONE_MOST))
        problem_add(t, ret, "phone", str_of(tr(t, "Write your telephone number.")));
    else if (str_is(field, "address") && (str_empty(value) || value.n > ADDRESS_MOST))
        problem_add(t, ret, "address", str_of(tr(t, "Write your address.")));
    return ret->n == 0;
}

enum outcome people_put_own(
    struct task *t, int64_t person, struct str field, struct str value, struct problems *ret_problems)
{
    struct person_card was;

    if (!people_stored_card(t, person, &was))
        return NOT_FOUND;
    struct person_card c = was;
    struct str *place = field_of(&c, field);
    if (place == NULL || !people_own_fits(t, field, value, ret_problems))
        return INVALID;
    *place = str_is(field, "service_language") ? lang_code3(t->a, value) : value;
    people_store_card(t, &was, &c);
    if (str_is(field, "phone"))
        persons_changed(t, person);
    journal_write(t, JOURNAL_CHANGE, "person", person, str_fmt(t->a, "%.*s, by her own page", STR_ARG(field)));
    return DONE;
}
