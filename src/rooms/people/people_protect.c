/* people_protect: the mark of non-disclosure, the household that it covers, and the day to look at it again. */
#include "rooms/people/people_protect.h"

#include "auth/journal.h"
#include "people_card_sql.h"
#include "people_protect_sql.h"
#include "rooms/persons.h"

void people_protect(struct task *t, int64_t person, int64_t family)
{
    people_protect_sql_protect_alone(t, person);
    if (family != 0)
        people_protect_family(t, family);
    persons_protected(t, person);
}

/* The mark of a file that went into hers protects the household it was in, until hers is cleared. */
static void unmark_merged(struct task *t, int64_t person)
{
    struct people_protect_sql_merged_families_rows families = people_protect_sql_merged_families(t, person);

    people_protect_sql_unmark_merged(t, person);
    for (size_t i = 0; i < families.n; i++)
        people_protect_family(t, families.at[i].family);
}

void people_store_mark(struct task *t, int64_t person, int64_t family, bool mark)
{
    people_protect_sql_put_mark(t, person, mark);
    people_protect(t, person, family);
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
    people_protect_sql_put_review(t, person, mark ? review_on : DAY(""));
    people_store_mark(t, person, card.family, mark);
    journal_write(t, JOURNAL_CHANGE, "person", person, mark ? S("non_disclosure set") : S("non_disclosure cleared"));
    return DONE;
}

struct protected_rows people_protected(struct task *t, int64_t project, int64_t start)
{
    struct protected_rows list = { 0 };

    if (!viewer_sees_project_persons(t->viewer, project))
        return list;
    struct people_protect_sql_reviews_rows rows = people_protect_sql_reviews(t, project, PROTECTED_SHOWN, start);
    for (size_t i = 0; i < rows.n; i++) {
        struct protected_row one = { rows.at[i].person,
            people_full_name(t, rows.at[i].given_names, rows.at[i].family_name), rows.at[i].non_disclosure,
            rows.at[i].review_on };
        LIST_ADD(t->a, &list, one);
        list.hidden = rows.at[i].total - start - (int64_t)rows.n;
    }
    return list;
}
