/* people_locked: see the header. */
#include "rooms/people/people_locked.h"

#include "lang/lang.h"
#include "people_locked_sql.h"
#include "rooms/projects/projects.h"

struct locked_periods people_locked_periods(struct task *t, int64_t person)
{
    struct people_locked_sql_periods_rows rows = people_locked_sql_periods(t, person);
    struct locked_periods list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct locked_period one = { rows.at[i].project, rows.at[i].starts_on, rows.at[i].ends_on };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct day people_other_locked(struct task *t, const struct person_spell *s)
{
    struct person_spells all = { 0 };

    if (projects_has_lock(t, s->project))
        all = people_spells(t, s->person);
    for (size_t i = 0; i < all.n; i++) {
        const struct person_spell *o = &all.at[i];
        if (o->id == s->id || o->project != s->project)
            continue;
        if (projects_day_locked(t, s->project, o->entry_date))
            return o->entry_date;
        if (projects_day_locked(t, s->project, o->exit_date))
            return o->exit_date;
    }
    return DAY("");
}

struct counted_facts people_counted_facts(struct task *t, const struct person_card *c, struct str languages)
{
    struct str rest = languages, mother_tongue = S("");

    if (languages.n > 0)
        (void)str_cut(&rest, ';', &mother_tongue);
    return (struct counted_facts){ .gender = str_is(c->gender, "unknown") ? S("") : c->gender,
        .birth_date = str_copy(t->a, day_str(&c->birth_date)),
        .mother_tongue = mother_tongue,
        .citizenships = c->citizenships,
        .arrived_on = str_copy(t->a, day_str(&c->arrived_on)) };
}

enum { FACTS = 5 };
struct counted_fact {
    const char *name;
    struct str before, after;
};

/* Those that differ; returns how many. */
static size_t changed_facts(
    const struct counted_facts *was, const struct counted_facts *now, struct counted_fact ret_facts[FACTS])
{
    const struct counted_fact all[FACTS] = { { "gender", was->gender, now->gender },
        { "birth_date", was->birth_date, now->birth_date }, { "mother_tongue", was->mother_tongue, now->mother_tongue },
        { "citizenships", was->citizenships, now->citizenships }, { "arrived_on", was->arrived_on, now->arrived_on } };
    size_t n = 0;

    for (size_t i = 0; i < FACTS; i++)
        if (!str_eq(all[i].before, all[i].after))
            ret_facts[n++] = all[i];
    return n;
}

bool people_wants_reason(
    struct task *t, int64_t person, const struct counted_facts *was, const struct counted_facts *now)
{
    struct counted_fact facts[FACTS];
    size_t n = changed_facts(was, now, facts);
    bool known = false;

    for (size_t i = 0; i < n; i++)
        known |= !str_empty(facts[i].before);
    return known && people_locked_periods(t, person).n > 0;
}

void people_keep_locked(
    struct task *t, int64_t person, const struct counted_facts *was, const struct counted_facts *now, struct str reason)
{
    struct counted_fact facts[FACTS];
    size_t n = changed_facts(was, now, facts);
    struct locked_periods periods = { 0 };

    if (n > 0)
        periods = people_locked_periods(t, person);
    if (str_empty(str_trim(reason)))
        reason = str_of(tr(t, "Was not known before"));
    for (size_t k = 0; k < periods.n; k++)
        for (size_t i = 0; i < n; i++)
            projects_keep_locked(t, &(struct locked_change){ .what = "person",
                                        .field = facts[i].name,
                                        .project = periods.at[k].project,
                                        .record = person,
                                        .person = person,
                                        .from = periods.at[k].from,
                                        .to = periods.at[k].to,
                                        .before = facts[i].before,
                                        .after = facts[i].after,
                                        .reason = reason });
}
