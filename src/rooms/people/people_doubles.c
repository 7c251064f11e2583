/* people_doubles: the rules of pairs. Compared when a file is made or its names, birth or phone change: one person
 * against the index of sounds and phones, never all against all. */
#include "rooms/people/people_doubles.h"

#include "auth/journal.h"
#include "db/db.h"
#include "lang/lang.h"
#include "people_card_sql.h"
#include "people_doubles_sql.h"

enum { CANDIDATES = 20, PROTECTED_MOST = 500 };

static void put_pair(struct task *t, int64_t one, int64_t other, const char *reason)
{
    people_doubles_sql_put(t, one < other ? one : other, one < other ? other : one, str_of(reason));
}

void people_doubles_compare(struct task *t, int64_t person)
{
    struct people_doubles_sql_birth_year_row birth;

    if (!people_doubles_sql_birth_year(t, person, &birth))
        return;
    struct people_doubles_sql_same_phone_rows phones = people_doubles_sql_same_phone(t, person, CANDIDATES);
    for (size_t i = 0; i < phones.n; i++)
        put_pair(t, person, phones.at[i].other, "phone");
    struct people_doubles_sql_same_sound_rows sounds = people_doubles_sql_same_sound(t, person, birth.year, CANDIDATES);
    for (size_t i = 0; i < sounds.n; i++)
        put_pair(t, person, sounds.at[i].other,
            !str_empty(birth.year) && !str_empty(sounds.at[i].year) ? "name_birth" : "name_sound");
}

void people_doubles_scan(struct task *t, int64_t project, int64_t limit)
{
    struct people_doubles_sql_newest_rows rows = people_doubles_sql_newest(t, project, limit);

    for (size_t i = 0; i < rows.n; i++)
        people_doubles_compare(t, rows.at[i].person);
}

const char *people_doubles_reason(struct task *t, struct str reason)
{
    if (str_is(reason, "phone"))
        return tr(t, "The phone number is the same.");
    if (str_is(reason, "name_birth"))
        return tr(t, "The names sound the same and the year of birth is the same.");
    return tr(t, "The names sound the same. One file does not have the year of birth.");
}

struct double_pairs people_doubles_open(struct task *t, int64_t project, int64_t person, int64_t limit)
{
    struct double_pairs list = { 0 };

    if (!people_sees_any(t))
        return list;
    struct people_doubles_sql_open_rows rows = people_doubles_sql_open(t, .project = project, .person = person,
        .everyone = t->viewer->program, .staff = t->viewer->staff,
        .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .made_since = people_made_since(t), .limit = limit);
    for (size_t i = 0; i < rows.n; i++) {
        const struct people_doubles_sql_open_row *r = &rows.at[i];
        struct double_pair pair = {
            .low = r->low,
            .high = r->high,
            .low_name = people_full_name(t, r->low_given, r->low_family),
            .high_name = people_full_name(t, r->high_given, r->high_family),
            .reason = r->reason,
            .low_birth = r->low_birth,
            .high_birth = r->high_birth,
        };
        LIST_ADD(t->a, &list, pair);
        list.hidden = r->total - (int64_t)rows.n;
    }
    return list;
}

enum outcome people_doubles_dismiss(struct task *t, int64_t one, int64_t other)
{
    int64_t low = one < other ? one : other, high = one < other ? other : one;

    if (!people_may_see(t, low) || !people_may_see(t, high))
        return NOT_FOUND;
    if (people_doubles_sql_decide(t, low, high, S("dismissed"), t->viewer->staff, t->now) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "person", high, S("not the same"));
    return DONE;
}

/* The mark of a file that went into hers protects the household it was in, until hers is cleared. */
static void unmark_merged(struct task *t, int64_t person)
{
    struct people_doubles_sql_merged_families_rows families = people_doubles_sql_merged_families(t, person);

    people_doubles_sql_unmark_merged(t, person);
    for (size_t i = 0; i < families.n; i++)
        people_protect_family(t, families.at[i].family);
}

void people_store_mark(struct task *t, int64_t person, int64_t family, bool mark)
{
    people_doubles_sql_put_mark(t, person, mark);
    people_doubles_sql_protect_alone(t, person);
    if (family != 0)
        people_protect_family(t, family);
    if (!mark)
        unmark_merged(t, person);
}

enum outcome people_mark_non_disclosure(
    struct task *t, int64_t person, int64_t version, bool mark, struct day review_on)
{
    struct person_card card;

    if (people_sight(t, person) != SIGHT_ALL)
        return NOT_ALLOWED;
    if (people_card(t, person, &card) != DONE)
        return NOT_FOUND;
    if (people_card_sql_claim(t, person, version) == 0)
        return CONFLICT;
    people_doubles_sql_put_review(t, person, mark ? review_on : DAY(""));
    people_store_mark(t, person, card.family, mark);
    journal_write(t, JOURNAL_CHANGE, "person", person, mark ? S("non_disclosure set") : S("non_disclosure cleared"));
    return DONE;
}

struct protected_rows people_protected(struct task *t, int64_t project)
{
    struct protected_rows list = { 0 };

    if (!viewer_sees_project_persons(t->viewer, project))
        return list;
    struct people_doubles_sql_reviews_rows rows = people_doubles_sql_reviews(t, project, PROTECTED_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        struct protected_row one = { rows.at[i].person,
            people_full_name(t, rows.at[i].given_names, rows.at[i].family_name), rows.at[i].non_disclosure,
            rows.at[i].review_on };
        LIST_ADD(t->a, &list, one);
        list.hidden = rows.at[i].total - (int64_t)rows.n;
    }
    return list;
}
