/* people_card: the rules of a person's card: how much of it a viewer sees, changing it, safe contact, languages. */
#include "rooms/people/people_card.h"

#include "auth/journal.h"
#include "lang/lang.h"
#include "people_card_sql.h"
#include "people_sql.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/people/people_locked.h"
#include "rooms/persons.h"
#include "rooms/projects/projects.h"

/* ---- sight */

enum person_sight people_sight(struct task *t, int64_t person)
{
    struct people_card_sql_concern_row row;

    if (t->viewer->program)
        return SIGHT_ALL;
    if (!people_may_see(t, person))
        return SIGHT_NONE;
    if (!people_card_sql_concern(t, person, t->viewer->staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), &row))
        return SIGHT_NONE;
    struct people_sql_projects_of_rows projects = people_sql_projects_of(t, person);
    for (size_t i = 0; i < projects.n; i++)
        if (people_sees_in(t, person, projects.at[i].project))
            return SIGHT_ALL;
    if (row.leads > 0 || people_made_by(t, person))
        return SIGHT_CARD;
    return row.helps > 0 ? SIGHT_NAME : SIGHT_ALL; /* seen without project and group: by those who manage the import */
}

/* Takes away what is not for everybody who sees her name: from SEEN_CARD or from SEEN_CONTACT on. */
static void take_away(struct person_card *c, enum person_seen from)
{
#define F(column, word, head, seen) \
    if (seen >= from) \
        c->column = S("");
    PERSON_TEXTS(F)
#undef F
#define F(column, word, head, seen) \
    if (seen >= from) \
        c->column = DAY("");
    PERSON_DAYS(F)
#undef F
    c->address = S("");
}

static void hide_contact(struct task *t, struct person_card *c)
{
    take_away(c, SEEN_CONTACT);
    c->hidden = true;
    seen_no_longer(t, c->id);
}

static void narrow(struct person_card *c, enum person_sight sight)
{
    if (sight < SIGHT_ALL)
        c->identity_code = c->note = S("");
    if (sight < SIGHT_CARD)
        take_away(c, SEEN_CARD);
}

bool people_card_row(struct task *t, int64_t person, struct people_card_sql_card_row *ret_row)
{
    if (!people_card_sql_card(t, person, ret_row))
        return false;
    if (ret_row->is_protected)
        seen_hidden(t, person);
    return true;
}

/* The card as it is stored. */
static bool card_read(struct task *t, int64_t person, struct person_card *ret_card)
{
    struct people_card_sql_card_row row;

    if (!people_card_row(t, person, &row) || row.merged_into != 0)
        return false;
    *ret_card = (struct person_card){
#define F(column, ...) .column = row.column,
        PERSON_TEXTS(F) PERSON_DAYS(F)
#undef F
            .id = row.person,
        .family = row.family,
        .version = row.version,
        .call_name = row.call_name,
        .languages = row.languages,
        .address = row.address,
        .identity_code = row.identity_code,
        .note = row.note,
        .contact_when = row.contact_when,
        .contact_who = row.contact_who,
        .contact_never = row.contact_never,
        .non_disclosure = row.non_disclosure,
        .is_protected = row.is_protected,
    };
    return true;
}

/* The card with what this viewer may see of it. */
static bool card_seen(struct task *t, int64_t person, struct person_card *ret_card, enum person_sight *ret_sight)
{
    *ret_sight = people_sight(t, person);
    if (*ret_sight == SIGHT_NONE || !card_read(t, person, ret_card))
        return false;
    narrow(ret_card, *ret_sight);
    return true;
}

enum outcome people_card(struct task *t, int64_t person, struct person_card *ret_card)
{
    struct person_card card;
    enum person_sight sight;

    if (!card_seen(t, person, &card, &sight))
        return NOT_FOUND;
    if (card.is_protected)
        hide_contact(t, &card);
    *ret_card = card;
    return DONE;
}

enum outcome people_card_open(struct task *t, int64_t person, struct person_card *ret_card)
{
    struct person_card card;
    enum person_sight sight;

    if (!card_seen(t, person, &card, &sight))
        return NOT_FOUND;
    if (sight < SIGHT_CARD)
        return NOT_ALLOWED;
    *ret_card = card;
    return DONE;
}

/* ---- changing */

static void check_identity(struct task *t, const struct person_card *c, struct problems *ps)
{
    struct str code;
    struct day birth;

    if (str_empty(c->identity_code) || str_is(c->identity_code, "-"))
        return;
    if (!identity_code_read(t->a, c->identity_code, &code, &birth))
        problem_add(t, ps, "identity_code",
            str_of(
                tr(t, "This is not a valid personal identity code. Check each character, for example 131052-308T.")));
    else if (day_whole(c->birth_date) && day_cmp(birth, c->birth_date) != 0)
        problem_add(t, ps, "identity_code",
            trf(t, "The personal identity code says the day of birth is %1$s. Correct the code or the date of birth.",
                lang_day(t->a, t->lang, birth)));
}

static void check_places(struct task *t, const struct person_card *c, struct problems *ps)
{
    struct strs countries = strs_split(t->a, c->citizenships, ';');

    if (!str_empty(c->municipality) && !place_ok(c->municipality))
        problem_add(t, ps, "municipality",
            trf(t, "%1$s is not a municipality of Finland. Check the spelling.", c->municipality));
    for (size_t i = 0; i < countries.n; i++)
        if (!country_code_ok(countries.at[i]))
            problem_add(t, ps, "citizenships",
                trf(t, "%1$s is no country that we know. Write its name, for example Somalia or Iraq.",
                    countries.at[i]));
}

bool people_check_card(struct task *t, const struct person_card *c, struct problems *ret_problems)
{
    size_t before = ret_problems->n;

    if (str_empty(str_trim(c->given_names)) && str_empty(str_trim(c->family_name)))
        problem_add(t, ret_problems, "given_names", str_of(tr(t, "Write at least one name.")));
    if (day_known(c->birth_date) && day_cmp(c->birth_date, t->today) > 0)
        problem_add(t, ret_problems, "birth_date",
            str_of(tr(t, "The date of birth is in the future. Correct it, or leave it empty.")));
    if (day_known(c->arrived_on) && day_cmp(c->arrived_on, t->today) > 0)
        problem_add(t, ret_problems, "arrived_on",
            str_of(tr(t, "The day of arrival is in the future. Correct it, or leave it empty.")));
    else if (day_known(c->arrived_on) && day_known(c->birth_date) && day_year(c->arrived_on) < day_year(c->birth_date))
        problem_add(t, ret_problems, "arrived_on",
            str_of(tr(t, "The day of arrival is before the birth. Correct one of them.")));
    check_identity(t, c, ret_problems);
    check_places(t, c, ret_problems);
    return ret_problems->n == before;
}

/* The identity code to store: what is stored, nothing, or what was typed in its one form. */
static struct str identity_to_store(struct task *t, struct str typed, struct str stored)
{
    struct str code = stored;
    struct day birth;

    if (str_is(typed, "-"))
        return S("");
    if (!str_empty(typed))
        must(t, identity_code_read(t->a, typed, &code, &birth));
    return code;
}

static void store(struct task *t, const struct person_card *was, const struct person_card *c, enum person_sight sight)
{
    struct person_derived d = people_derive(t->a, c->given_names, c->family_name);
    struct str code = sight == SIGHT_ALL ? identity_to_store(t, c->identity_code, was->identity_code)
                                         : was->identity_code;
    struct str note = sight == SIGHT_ALL ? c->note : was->note;

#define F(column, ...) .column = c->column,
    DB_CALL(people_card_sql_change, t, PERSON_TEXTS(F) PERSON_DAYS(F).person = was->id, .call_name = c->call_name,
        .sort_key = d.sort_key, .phone_key = people_phone_key(t, c->phone), .identity_code = code, .note = note);
#undef F
    if (!str_eq(was->given_names, c->given_names) || !str_eq(was->family_name, c->family_name)) {
        people_card_sql_resort(t, was->id, d.sort_key);
        people_name_parts(t, was->id, &d);
    }
    if (!str_eq(was->address, c->address))
        people_card_sql_address(t, people_family(t, was->id), c->address);
}

bool people_stored_card(struct task *t, int64_t person, struct person_card *ret_card)
{
    return card_read(t, person, ret_card);
}

void people_store_card(struct task *t, const struct person_card *was, const struct person_card *c)
{
    must(t, people_card_sql_claim(t, was->id, was->version) == 1);
    store(t, was, c, SIGHT_ALL);
}

/* A form asks for the gender; who did not answer is unknown. */
static struct person_card with_gender(const struct person_card *c)
{
    struct person_card whole = *c;

    if (str_empty(whole.gender))
        whole.gender = S("unknown");
    return whole;
}

/* The names of the fields that differ, for the journal: never what stands in them. */
static struct str changed_fields(struct task *t, const struct person_card *was, const struct person_card *c)
{
    const struct {
        const char *name;
        bool changed;
    } fields[] = {
#define F(column, word, ...) { word, !str_eq(was->column, c->column) },
        PERSON_TEXTS(F)
#undef F
#define F(column, word, ...) { word, day_cmp(was->column, c->column) != 0 },
            PERSON_DAYS(F)
#undef F
                { "names", !str_eq(was->call_name, c->call_name) },
        { "address", !str_eq(was->address, c->address) },
        { "identity_code", !str_empty(c->identity_code) },
        { "note", !str_eq(was->note, c->note) },
    };
    struct str list = S("");

    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (fields[i].changed && str_find(list, str_of(fields[i].name)) < 0)
            list = str_fmt(t->a, "%.*s%s%s", STR_ARG(list), str_empty(list) ? "" : " ", fields[i].name);
    return list;
}

enum outcome people_change(
    struct task *t, int64_t person, int64_t version, const struct person_card *c, struct problems *ret_problems)
{
    struct person_card was;
    enum person_sight sight = people_sight(t, person);

    if (sight == SIGHT_NONE || !card_read(t, person, &was))
        return NOT_FOUND;
    if (sight < SIGHT_CARD)
        return NOT_ALLOWED;
    struct person_card whole = with_gender(c);
    struct counted_facts before = people_counted_facts(t, &was, was.languages);
    struct counted_facts after = people_counted_facts(t, &whole, was.languages);
    bool well = people_check_card(t, c, ret_problems);
    if (str_empty(str_trim(c->reason)) && people_wants_reason(t, person, &before, &after))
        projects_say_locked(t, ret_problems);
    if (!well || ret_problems->n > 0)
        return INVALID;
    if (people_card_sql_claim(t, person, version) == 0)
        return CONFLICT;
    store(t, &was, &whole, sight);
    people_keep_locked(t, person, &before, &after, c->reason);
    journal_write(t, JOURNAL_CHANGE, "person", person, changed_fields(t, &was, c));
    persons_changed(t, person);
    return DONE;
}

bool people_complete_new(struct task *t, int64_t person, const struct person_card *c, struct problems *ret_problems)
{
    struct person_card was;

    if (!people_check_card(t, c, ret_problems) || !card_read(t, person, &was))
        return false;
    struct person_card whole = with_gender(c);
    store(t, &was, &whole, SIGHT_ALL);
    return true;
}

enum outcome people_change_contact(struct task *t, int64_t person, int64_t version, const struct person_card *c)
{
    enum person_sight sight = people_sight(t, person);

    if (sight == SIGHT_NONE)
        return NOT_FOUND;
    if (sight < SIGHT_CARD)
        return NOT_ALLOWED;
    if (people_card_sql_claim(t, person, version) == 0)
        return CONFLICT;
    people_card_sql_contact(t, person, c->contact_when, c->contact_who, c->contact_never);
    journal_write(t, JOURNAL_CHANGE, "person", person, S("safe_contact"));
    return DONE;
}

/* ---- languages */

struct person_languages people_languages(struct task *t, int64_t person)
{
    struct people_card_sql_languages_rows rows = people_card_sql_languages(t, person);
    struct person_languages list = { 0 };
    struct people_sql_brief_row brief;
    struct strs codes = strs_split(t->a, people_sql_brief(t, person, &brief) ? brief.person.languages : S(""), ';');

    for (size_t k = 0; k < codes.n; k++) {
        struct person_language l = { .language = codes.at[k], .mother = k == 0 };
        for (size_t i = 0; i < rows.n; i++)
            if (str_eq(rows.at[i].language, codes.at[k]))
                l.variety = rows.at[i].variety, l.level = rows.at[i].level;
        LIST_ADD(t->a, &list, l);
    }
    return list;
}

void people_store_languages(struct task *t, int64_t person, struct str languages)
{
    struct people_card_sql_languages_rows rows = people_card_sql_languages(t, person);
    struct strs now = strs_split(t->a, languages, ';');

    for (size_t i = 0; i < rows.n; i++) {
        bool stays = false;
        for (size_t k = 0; k < now.n && !stays; k++)
            stays = str_eq(rows.at[i].language, now.at[k]);
        if (!stays)
            people_card_sql_drop_language(t, person, rows.at[i].language);
    }
    for (size_t k = 0; k < now.n; k++) {
        bool known = false;
        for (size_t i = 0; i < rows.n && !known; i++)
            known = str_eq(rows.at[i].language, now.at[k]);
        if (!known)
            people_card_sql_put_language(t, person, now.at[k], S(""), S(""));
    }
    people_card_sql_set_languages(t, person, languages);
}

/* The languages joined by ';' without one of them; `first` in front when given. */
static struct str joined_without(
    struct task *t, const struct person_languages *list, struct str without, struct str first)
{
    struct str joined = first;

    for (size_t i = 0; i < list->n; i++)
        if (!str_eq(list->at[i].language, without))
            joined = str_fmt(
                t->a, "%.*s%s%.*s", STR_ARG(joined), str_empty(joined) ? "" : ";", STR_ARG(list->at[i].language));
    return joined;
}

/* All of them and one more; the mother tongue stands first. */
static struct str joined_with(struct task *t, const struct person_languages *list, struct str code, bool mother)
{
    struct str all = joined_without(t, list, S(""), S(""));

    if (mother)
        return joined_without(t, list, code, code);
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i].language, code))
            return all;
    return str_empty(all) ? code : str_fmt(t->a, "%.*s;%.*s", STR_ARG(all), STR_ARG(code));
}

/* The mother tongue is counted. */
static bool wants_reason(struct task *t, int64_t person, struct str before, struct str after)
{
    const struct person_card nobody = { .id = 0 };
    struct counted_facts was = people_counted_facts(t, &nobody, before), now = people_counted_facts(t, &nobody, after);

    return people_wants_reason(t, person, &was, &now);
}

void people_keep_languages(struct task *t, int64_t person, struct str before, struct str after, struct str reason)
{
    const struct person_card nobody = { .id = 0 };
    struct counted_facts was = people_counted_facts(t, &nobody, before), now = people_counted_facts(t, &nobody, after);

    people_keep_locked(t, person, &was, &now, reason);
}

enum outcome people_put_language(
    struct task *t, int64_t person, int64_t version, const struct person_language *l, struct problems *ret_problems)
{
    enum person_sight sight = people_sight(t, person);
    struct str code = language_find(t->a, l->language);

    if (sight == SIGHT_NONE)
        return NOT_FOUND;
    if (sight < SIGHT_CARD)
        return NOT_ALLOWED;
    if (str_empty(code)) {
        struct str near = language_nearest(t->a, t->lang, l->language);
        problem_add(t, ret_problems, "other",
            near.n > 0
                ? trf(t, "Did you mean %1$s? Write the name of the language, or its code of two or three letters.",
                      near)
                : str_of(tr(t, "Choose a language from the list, or write its name or its code of two or three "
                               "letters.")));
        return INVALID;
    }
    struct person_languages list = people_languages(t, person);
    struct str joined = joined_with(t, &list, code, l->mother), all = joined_without(t, &list, S(""), S(""));
    if (str_empty(str_trim(l->reason)) && wants_reason(t, person, all, joined)) {
        projects_say_locked(t, ret_problems);
        return INVALID;
    }
    if (people_card_sql_claim(t, person, version) == 0)
        return CONFLICT;
    people_card_sql_put_language(t, person, code, l->variety, l->level);
    people_card_sql_set_languages(t, person, joined);
    people_keep_languages(t, person, all, joined, l->reason);
    journal_write(t, JOURNAL_CHANGE, "person", person, S("languages"));
    return DONE;
}

enum outcome people_drop_language(struct task *t, int64_t person, int64_t version, struct str language)
{
    enum person_sight sight = people_sight(t, person);

    if (sight == SIGHT_NONE)
        return NOT_FOUND;
    if (sight < SIGHT_CARD)
        return NOT_ALLOWED;
    struct person_languages list = people_languages(t, person);
    struct str left = joined_without(t, &list, language, S(""));
    if (wants_reason(t, person, joined_without(t, &list, S(""), S("")), left))
        return INVALID;
    if (people_card_sql_claim(t, person, version) == 0)
        return CONFLICT;
    people_card_sql_drop_language(t, person, language);
    people_card_sql_set_languages(t, person, left);
    journal_write(t, JOURNAL_CHANGE, "person", person, S("languages"));
    return DONE;
}
