/* people_known: somebody at the door who has a file in the project already, in a group that the one at the door does
 * not see. She is told apart by what she says of herself: the whole name, and birth or phone. Likeness is not enough
 * here: that is for the room of doubles. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "people_known_sql.h"
#include "rooms/people/people_card.h"

enum { CANDIDATES = 200, WORDS_OF_A_NAME = 2 };

static bool holds_all(const struct strs *all, const struct strs *some)
{
    for (size_t i = 0; i < some->n; i++) {
        bool found = false;
        for (size_t k = 0; k < all->n && !found; k++)
            found = str_eq(all->at[k], some->at[i]);
        if (!found)
            return false;
    }
    return true;
}

/* As far as both know it: 1988 is the birth of 1988-03-12, 1988-04 is not. */
static bool same_birth(struct day one, struct day other)
{
    struct str a = day_str(&one), b = day_str(&other);
    size_t n = a.n < b.n ? a.n : b.n;

    return n > 0 && str_eq(str_part(a, 0, n), str_part(b, 0, n));
}

static struct str longest(const struct strs *words)
{
    struct str best = S("");

    for (size_t i = 0; i < words->n; i++)
        if (words->at[i].n > best.n)
            best = words->at[i];
    return best;
}

/* The one file that fits; 0: none, or more than one, or one that the viewer must not learn of. */
static int64_t known(struct task *t, int64_t project, const struct person_new *p)
{
    struct person_derived typed = people_derive(t->a, p->given_names, p->family_name);
    struct str phone = people_phone_key(t, p->phone),
               year = day_known(p->birth) ? str_part(day_str(&p->birth), 0, 4) : S("");
    int64_t found = 0;
    bool hidden = false;

    if (typed.names.n == 0 || (str_empty(year) && str_empty(phone)))
        return 0;
    struct people_known_sql_candidates_rows rows = people_known_sql_candidates(
        t, longest(&typed.names), project, year, phone, CANDIDATES);
    for (size_t i = 0; i < rows.n; i++) {
        struct person_derived d = people_derive(t->a, rows.at[i].given_names, rows.at[i].family_name);
        bool name = holds_all(&d.names, &typed.names) && holds_all(&typed.names, &d.names);
        bool by_phone = !str_empty(phone) && str_eq(phone, rows.at[i].phone_key);
        /* one name and a year are shared by too many */
        bool by_birth = typed.names.n >= WORDS_OF_A_NAME && same_birth(p->birth, rows.at[i].birth_date);
        if (!name || !(by_phone || by_birth))
            continue;
        if (found != 0)
            return 0;
        found = rows.at[i].person;
        hidden = rows.at[i].is_protected && !people_may_see(t, found);
    }
    return hidden ? 0 : found;
}

enum outcome people_meet(struct task *t, int64_t project, const struct person_new *p, int64_t *ret_person,
    bool *ret_known, struct problems *ret_problems)
{
    enum role role = viewer_role_in(t->viewer, project);
    int64_t person = 0;

    if (t->viewer->program || role_meets_persons(role))
        person = known(t, project, p);
    *ret_known = person != 0;
    if (person == 0)
        return people_create(t, project, p, ret_person, ret_problems);
    journal_write(t, JOURNAL_CHANGE, "person", person, S("known at the door"));
    *ret_person = person;
    return DONE;
}
