/* sign_up_arrive: whom a worker met is a person as soon as it arrives: her file, her family, her participation and her
 * place, as taking in makes them. It meets the list of doubles as any new file does; no machine makes one person of
 * two. What comes again with other words corrects the person as long as nobody else has changed her. */
#include "lang/lang.h"
#include "rooms/doubles/doubles.h"
#include "rooms/groups/groups.h"
#include "rooms/sign_up/sign_up_card.h"
#include "sign_up_met_sql.h"

/* The last word is the family's, as on the page of taking in; what has numbers only is a name all the same. */
static struct person_names names_of(struct task *t, struct str name)
{
    struct person_guess guess = people_guess(t, name);

    return str_empty(guess.given_names) ? (struct person_names){ name, S("") }
                                        : (struct person_names){ guess.given_names, guess.family_name };
}

enum outcome sign_up_arrive(struct task *t, int64_t entry, struct str name, struct problems *ret_problems)
{
    struct person_names names = names_of(t, name);
    int64_t person;
    enum outcome how = sign_up_take_met(t, entry, &names, &person, ret_problems);

    if (how == DONE)
        sign_up_met_sql_made(t, entry, people_version(t, person));
    return how;
}

/* ---- corrected */

static struct person_said said_of(struct task *t, const struct sign_up_entry *e)
{
    struct person_names names = names_of(t, e->name);

    return (struct person_said){ .given_names = names.given,
        .family_name = names.family,
        .language = e->language,
        .phone = e->phone,
        .note = e->wish,
        .contact_never = sign_up_never(t, e->contact),
        .heard_from = sign_up_heard_from(e),
        .children = e->children };
}

enum outcome sign_up_arrive_again(
    struct task *t, const struct sign_up_again *again, int64_t *ret_version, struct problems *ret_problems)
{
    const struct sign_up_entry *was = again->was, *now = again->now;
    const struct person_said_of whose = { was->person, was->project, again->version };
    struct person_said said = said_of(t, was), says = said_of(t, now);
    enum outcome how = DONE;

    /* her file last: the page of the conflict reads it before this is undone */
    if (was->group != now->group && was->group != 0)
        how = groups_give_back(t, was->group, was->person);
    if (how == DONE)
        how = people_say_anew(t, &whose, &said, &says, ret_version);
    if (how == CONFLICT)
        problem_add(t, ret_problems, "",
            str_of(tr(t, "This arrived before, and somebody has changed the person since. Look at both, and change "
                         "the person's file.")));
    if (how == DONE && was->group != now->group)
        how = sign_up_place_met(t, now->group, was->person, ret_problems);
    return how;
}

/* ---- what is there already */

struct person_briefs sign_up_alike(struct task *t, int64_t person)
{
    enum { SHOWN = 5 };
    struct double_pairs pairs = doubles_open(t, &(struct doubles_only){ .person = person }, SHOWN);
    struct person_briefs list = { 0 };

    for (size_t i = 0; i < pairs.n; i++) {
        struct person_brief other;
        int64_t id = pairs.at[i].low == person ? pairs.at[i].high : pairs.at[i].low;
        if (people_brief(t, id, &other) == DONE && !other.is_protected)
            LIST_ADD(t->a, &list, other);
    }
    return list;
}

bool sign_up_stands(struct task *t, int64_t person, struct sign_up_stands *ret_stands)
{
    struct person_brief brief;
    struct person_file file;

    if (people_brief(t, person, &brief) != DONE || brief.is_protected || !people_sees_card(t, brief.id) ||
        !people_file(t, brief.id, &file))
        return false;
    *ret_stands = (struct sign_up_stands){ .person = brief.id,
        .name = brief.name,
        .phone = file.phone,
        .language = file.service_language,
        .children = people_children_years(t, brief.id),
        .never = file.contact_never };
    return true;
}
