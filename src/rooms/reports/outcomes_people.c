/* outcomes_people: who the persons of the outcomes are and what is known of them. Each fact is one walk in the order of
 * persons, without a look-up for each of them: the cost grows with the rows and nothing else. A crossing that is not
 * wanted costs nothing. */
#include "lang/lang.h"
#include "outcomes_people_sql.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/qualifications.h"
#include "rooms/reports/outcomes.h"

const char *const outcome_states[STATES] = { "ended", "suggested", "agreed", "applied", "accepted", "started",
    "completed" };

#define BIT(crossing) (UINT32_C(1) << BY_##crossing)

/* ---- values that are the same in every project; the last one is what is not known, or nothing */

struct fixed {
    const char *key, *name; /* name: message id, or figures */
};
static const struct fixed ages[] = { { "under_18", "0–17" }, { "18_29", "18–29" }, { "30_54", "30–54" },
    { "55_over", "55+" }, { "unknown", N_("Not known") } };
static const struct fixed years[] = { { "0", "0" }, { "1_2", "1–2" }, { "3_4", "3–4" }, { "5_9", "5–9" },
    { "10_over", "10+" }, { "unknown", N_("Not known") } };
static const struct fixed children[] = { { "0", "0" }, { "1", "1" }, { "2", "2" }, { "3", "3" }, { "4", "4" },
    { "5_over", "5+" } };
static const struct fixed talks[] = { { "intensive", N_("Intensive counselling") },
    { "light", N_("Light counselling only") }, { "none", N_("No counselling") } };
static const struct fixed results[] = { { "before", N_("Before leaving") }, { "0_3", N_("Within 3 months") },
    { "3_6", N_("3 to 6 months after") }, { "6_12", N_("6 to 12 months after") },
    { "12_over", N_("More than a year after") }, { "not_left", N_("Has not left, or the day is not known") },
    { "none", N_("No outcome yet") } };
enum result_in { IN_BEFORE, IN_3, IN_6, IN_12, IN_OVER, NOT_LEFT, NO_RESULT };
static const struct fixed attempts[] = { { "0", "0" }, { "1", "1" }, { "2", "2" }, { "3_over", "3+" } };

enum { MOST_VALUES = 60000 }; /* of a mother tongue or a period: an index has 16 bits */

static uint32_t add_value(struct task *t, struct outcome_values *list, struct str key, struct str name)
{
    struct outcome_value one = { str_copy(t->a, key), str_copy(t->a, name) };

    LIST_ADD(t->a, list, one);
    return (uint32_t)(list->n - 1);
}

static void add_fixed(struct task *t, struct outcome_values *list, const struct fixed *at, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add_value(t, list, str_of(at[i].key), str_of(lang_tr(t->lang, at[i].name)));
}
#define ADD_FIXED(t, list, table) add_fixed((t), (list), (table), sizeof(table) / sizeof *(table))

static void add_codes(struct task *t, struct outcome_values *list, const struct codes *codes)
{
    for (size_t i = 0; i < codes->n; i++)
        add_value(t, list, str_of(codes->at[i].code), code_name(t->lang, codes, str_of(codes->at[i].code)));
}

/* The value with this key; the first of them is what is not known. */
static uint32_t value_find(const struct outcome_values *list, struct str key)
{
    uint32_t i = 0;

    while (i < list->n && !str_eq(list->at[i].key, key))
        i++;
    return i;
}

/* A code that is not in the list counts as the one that says so, which is there. */
static uint8_t code_index(const struct outcome_values *list, struct str code, const char *unknown)
{
    uint32_t i = value_find(list, code);

    return (uint8_t)(i < list->n ? i : value_find(list, str_of(unknown)));
}

static uint32_t language_value(struct task *t, struct outcome_values *list, struct str code)
{
    struct str key = str_empty(code) ? S("und") : code;
    uint32_t i = value_find(list, key);

    return i < list->n || list->n == MOST_VALUES ? i : add_value(t, list, key, lang_language_name(t->a, t->lang, code));
}

static uint32_t text_value(struct task *t, struct outcome_values *list, struct str key, struct str name)
{
    uint32_t i = value_find(list, key);

    if (i < list->n)
        return i;
    return str_empty(key) ? add_value(t, list, S(""), str_of(tr(t, "Not known"))) : add_value(t, list, key, name);
}

/* ---- groups and periods */

static bool take_group(void *x, const struct outcomes_people_sql_groups_row *row)
{
    struct outcome_people *p = x;
    struct task *t = p->t;
    struct outcome_group group = { .id = row->group,
        .period = row->period,
        .merged_into = row->merged_into,
        .key = str_empty(row->key) ? id_str(t->a, row->group) : str_copy(t->a, row->key),
        .name = str_copy(t->a, row->name),
        .language = language_value(t, &p->values[BY_group_language], row->language),
        .town = text_value(t, &p->values[BY_town], row->municipality, place_name(t->lang, row->municipality)),
        .area = text_value(t, &p->values[BY_area], row->area, row->area) };

    LIST_ADD(t->a, &p->groups, group);
    return true;
}

/* Index of a group; the number of groups when there is none. */
static size_t group_find(const struct outcome_people *p, int64_t id)
{
    size_t low = 0, high = p->groups.n;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->groups.at[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->groups.n && p->groups.at[low].id == id ? low : p->groups.n;
}

/* A combined group may have gone into another one. */
static void combine(struct outcome_people *p)
{
    for (size_t i = 0; i < p->groups.n; i++) {
        size_t at = i;
        for (size_t steps = 0; p->groups.at[at].merged_into != 0 && steps < p->groups.n; steps++) {
            size_t into = group_find(p, p->groups.at[at].merged_into);
            if (into == p->groups.n)
                break;
            at = into;
        }
        p->groups.at[i].combined = (uint32_t)at;
    }
}

struct period {
    int64_t id;
    int32_t from, to;
    uint16_t value; /* two periods of one name are one */
};
struct periods {
    struct period *at;
    size_t n;
    uint16_t none;
};

static int32_t number_of(struct day d) { return day_whole(d) ? (int32_t)day_number(d) : UNKNOWN_DAY; }

static struct periods periods_of(struct outcome_people *p, int64_t project)
{
    struct task *t = p->t;
    struct outcomes_people_sql_periods_rows rows = outcomes_people_sql_periods(t, project);
    struct periods list = { NEW_N(t->a, struct period, rows.n + 1), 0, 0 };

    for (size_t i = 0; i < rows.n && i < MOST_VALUES; i++)
        list.at[list.n++] = (struct period){ rows.at[i].period, number_of(rows.at[i].starts_on),
            number_of(rows.at[i].ends_on),
            (uint16_t)text_value(t, &p->values[BY_period], rows.at[i].name, rows.at[i].name) };
    list.none = (uint16_t)text_value(t, &p->values[BY_period], S(""), S(""));
    return list;
}

/* The period in which she joined; of another day that of her group. */
static uint16_t period_of(const struct periods *list, const struct outcome_group *group, int32_t joined)
{
    size_t i = 0;

    while (i < list->n && !(list->at[i].from <= joined && joined <= list->at[i].to))
        i++;
    for (size_t k = 0; k < list->n && i == list->n && group->period != 0; k++)
        if (list->at[k].id == group->period)
            return list->at[k].value;
    return i < list->n ? list->at[i].value : list->none;
}

/* ---- members */

struct member_walk {
    struct outcome_people *p;
    struct str first_key; /* of the group in hand: of groups joined on one day the first by its key counts */
    struct day first;
    int64_t first_group;
};

static bool earlier(const struct member_walk *w, const struct outcomes_people_sql_members_row *row, struct str key)
{
    int by_day = day_cmp(row->joined_on, w->first), by_key = by_day == 0 ? str_cmp(key, w->first_key) : 0;

    return by_day != 0 ? by_day < 0 : by_key != 0 ? by_key < 0 : row->group < w->first_group;
}

static bool take_member(void *x, const struct outcomes_people_sql_members_row *row)
{
    struct member_walk *w = x;
    struct outcome_people *p = w->p;
    size_t group = group_find(p, row->group), original = group;
    struct outcome_member *last = p->members.n == 0 ? NULL : &p->members.at[p->members.n - 1];

    if (row->original != row->group && (original = group_find(p, row->original)) == p->groups.n)
        original = group;
    if (group == p->groups.n) /* of another project: no foreign key can be as wrong */
        return true;
    bool known = last != NULL && last->person == row->person;
    if (known && !earlier(w, row, p->groups.at[group].key))
        return true;
    struct outcome_member one = { row->person, (uint32_t)original, number_of(row->joined_on) };
    if (known)
        *last = one;
    else
        LIST_ADD(p->t->a, &p->members, one);
    w->first = row->joined_on;
    w->first_group = row->group;
    w->first_key = p->groups.at[group].key;
    return true;
}

/* ---- facts, each in the order of persons */

struct facts_walk {
    struct outcome_people *p;
    size_t next;
    int64_t seen; /* the person whose rows were taken last */
    int32_t last; /* her newest entry so far: when she left is of that spell */
};

/* NULL: she is no member. */
static struct outcome_facts *facts_of(struct facts_walk *w, int64_t person)
{
    const struct outcome_people *p = w->p;

    while (w->next < p->members.n && p->members.at[w->next].person < person)
        w->next++;
    return w->next < p->members.n && p->members.at[w->next].person == person ? &p->facts[w->next] : NULL;
}

/* Her first participation tells how she began, the last one when she left. */
static bool take_spell(void *x, const struct outcomes_people_sql_spells_row *row)
{
    struct facts_walk *w = x;
    struct outcome_facts *f = facts_of(w, row->person);
    int32_t entry = number_of(row->entry_date);

    if (f == NULL)
        return w->next < w->p->members.n;
    bool first = w->seen != row->person;
    w->seen = row->person;
    if (first || entry >= w->last) {
        w->last = entry;
        f->exit = number_of(row->exit_date);
    }
    if (!first && (entry == UNKNOWN_DAY || (f->entry != UNKNOWN_DAY && entry >= f->entry)))
        return true;
    f->entry = entry;
    f->status = code_index(&w->p->values[BY_entry_status], row->entry_status, "unknown");
    f->education = code_index(&w->p->values[BY_education], row->entry_education, "9");
    return true;
}

static uint8_t age_band(int age) { return age < 0 ? 4 : age < 18 ? 0 : age < 30 ? 1 : age < 55 ? 2 : 3; }

/* Completed years; where the arrival's month or year alone leaves them open, the difference of the years. Not known of
 * who arrived after that day. */
static uint8_t years_band(struct day arrived, struct day entry)
{
    int n = day_known(arrived) ? day_age(arrived, entry) : -1;

    if (n < 0 && day_known(arrived) && !day_whole(arrived) && day_cmp(arrived, entry) <= 0)
        n = day_year(entry) - day_year(arrived);

    return n < 0 ? 5 : n < 1 ? 0 : n < 3 ? 1 : n < 5 ? 2 : n < 10 ? 3 : 4;
}

static bool take_person(void *x, const struct outcomes_people_sql_persons_row *row)
{
    struct facts_walk *w = x;
    struct outcome_people *p = w->p;
    struct outcome_facts *f = facts_of(w, row->person);
    struct str languages = row->languages, first = S("");

    if (f == NULL || w->seen == row->person)
        return w->next < p->members.n;
    w->seen = row->person;
    int32_t began = f->entry != UNKNOWN_DAY ? f->entry : p->members.at[w->next].joined;
    (void)str_cut(&languages, ';', &first);
    f->tongue = (uint16_t)language_value(p->t, &p->values[BY_mother_tongue], first);
    f->sex = code_index(&p->values[BY_sex], row->gender, "unknown");
    if (began == UNKNOWN_DAY)
        return true;
    struct day on = day_from_number(began);
    f->age = age_band(day_known(row->birth_date) ? day_age(row->birth_date, on) : -1);
    f->years = years_band(row->arrived_on, on);
    return true;
}

static bool take_children(void *x, const struct outcomes_people_sql_children_row *row)
{
    struct facts_walk *w = x;
    struct outcome_facts *f = facts_of(w, row->person);

    if (f != NULL)
        f->children = (uint8_t)(row->n < 5 ? row->n : 5);
    return w->next < w->p->members.n;
}

static bool take_talks(void *x, const struct outcomes_people_sql_talks_row *row)
{
    struct facts_walk *w = x;
    struct outcome_facts *f = facts_of(w, row->person);

    if (f != NULL)
        f->counselling = code_index(&w->p->values[BY_counselling], row->depth, "none");
    return w->next < w->p->members.n;
}

static bool take_attempts(void *x, const struct outcomes_people_sql_attempts_row *row)
{
    struct facts_walk *w = x;
    struct outcome_facts *f = facts_of(w, row->person);

    if (f != NULL)
        f->attempts = (uint8_t)(row->n < 3 ? row->n : 3);
    return w->next < w->p->members.n;
}

/* As long as nothing else is read. */
static void facts_begin(struct outcome_people *p, const struct periods *periods)
{
    struct outcome_facts none = { .entry = UNKNOWN_DAY,
        .exit = UNKNOWN_DAY,
        .status = code_index(&p->values[BY_entry_status], S("unknown"), "unknown"),
        .education = code_index(&p->values[BY_education], S("9"), "9"),
        .sex = code_index(&p->values[BY_sex], S("unknown"), "unknown"),
        .age = age_band(-1),
        .years = years_band(DAY(""), DAY("")),
        .counselling = code_index(&p->values[BY_counselling], S("none"), "none") };

    p->facts = NEW_N(p->t->a, struct outcome_facts, p->members.n + 1);
    for (size_t i = 0; i < p->members.n; i++) {
        const struct outcome_member *m = &p->members.at[i];
        p->facts[i] = none;
        p->facts[i].period = period_of(periods, &p->groups.at[m->group], m->joined);
    }
}

static void read_facts(struct outcome_people *p, int64_t project, struct str last, uint32_t wanted)
{
    const uint32_t began = BIT(age) | BIT(years_in_finland);
    struct task *t = p->t;

    if (wanted & (began | BIT(entry_status) | BIT(education) | BIT(exit_to_result)))
        outcomes_people_sql_spells(t, project, last, take_spell, &(struct facts_walk){ .p = p });
    if (wanted & (began | BIT(mother_tongue) | BIT(sex)))
        outcomes_people_sql_persons(t, project, take_person, &(struct facts_walk){ .p = p });
    if (wanted & BIT(children))
        outcomes_people_sql_children(t, project, take_children, &(struct facts_walk){ .p = p });
    if (wanted & BIT(counselling))
        outcomes_people_sql_talks(t, project, last, take_talks, &(struct facts_walk){ .p = p });
    if (wanted & BIT(attempts))
        outcomes_people_sql_attempts(t, project, last, take_attempts, &(struct facts_walk){ .p = p });
}

static void add_values(struct outcome_people *p)
{
    struct task *t = p->t;

    add_codes(t, &p->values[BY_entry_status], &CODES_status);
    add_codes(t, &p->values[BY_sex], &CODES_gender);
    add_codes(t, &p->values[BY_education], &CODES_education);
    ADD_FIXED(t, &p->values[BY_age], ages);
    ADD_FIXED(t, &p->values[BY_years_in_finland], years);
    ADD_FIXED(t, &p->values[BY_children], children);
    ADD_FIXED(t, &p->values[BY_counselling], talks);
    ADD_FIXED(t, &p->values[BY_exit_to_result], results);
    ADD_FIXED(t, &p->values[BY_attempts], attempts);
}

static void add_group_values(struct outcome_people *p)
{
    for (size_t i = 0; i < p->groups.n; i++) {
        struct outcome_value one = { p->groups.at[i].key, p->groups.at[i].name };
        LIST_ADD(p->t->a, &p->values[BY_group], one);
    }
    p->values[BY_combined_group] = p->values[BY_group];
}

static struct str last_day(const struct report_scope *s)
{
    return day_known(s->to) ? day_str(&s->to) : S("9999-12-31");
}

struct outcome_people outcome_people(struct task *t, const struct report_scope *s, uint32_t wanted)
{
    struct outcome_people p = { .t = t };
    struct member_walk w = { .p = &p };

    add_values(&p);
    outcomes_people_sql_groups(t, s->project, take_group, &p);
    if (wanted & (BIT(group) | BIT(combined_group))) {
        combine(&p);
        add_group_values(&p);
    }
    outcomes_people_sql_members(t, s->project, day_str(&s->from), last_day(s), take_member, &w);
    if ((wanted & ~(BIT(group_language) | BIT(town) | BIT(area) | BIT(group) | BIT(combined_group))) == 0)
        return p;
    struct periods periods = periods_of(&p, s->project);
    facts_begin(&p, &periods);
    read_facts(&p, s->project, last_day(s), wanted);
    return p;
}

/* ---- the value of a member */

static enum result_in result_in(int32_t exit, const struct outcome_best *best)
{
    if (best->destination == DEST_NONE || best->destination == DEST_not_reached)
        return NO_RESULT;
    if (exit == UNKNOWN_DAY)
        return NOT_LEFT;
    struct day left = day_from_number(exit);
    return day_cmp(best->day, left) < 0                        ? IN_BEFORE
           : day_cmp(best->day, day_add_months(left, 3)) <= 0  ? IN_3
           : day_cmp(best->day, day_add_months(left, 6)) <= 0  ? IN_6
           : day_cmp(best->day, day_add_months(left, 12)) <= 0 ? IN_12
                                                               : IN_OVER;
}

uint32_t outcome_value_of(
    const struct outcome_people *p, size_t member, enum outcome_crossing by, const struct outcome_best *best)
{
    const struct outcome_group *group = &p->groups.at[p->members.at[member].group];
    const struct outcome_facts *f = p->facts == NULL ? NULL : &p->facts[member];

    switch (by) {
    case BY_group_language: return group->language;
    case BY_town: return group->town;
    case BY_area: return group->area;
    case BY_group: return p->members.at[member].group;
    case BY_combined_group: return group->combined;
    case BY_mother_tongue: return f->tongue;
    case BY_period: return f->period;
    case BY_entry_status: return f->status;
    case BY_age: return f->age;
    case BY_sex: return f->sex;
    case BY_years_in_finland: return f->years;
    case BY_education: return f->education;
    case BY_children: return f->children;
    case BY_counselling: return f->counselling;
    case BY_exit_to_result: return result_in(f->exit, best);
    case BY_attempts: return f->attempts;
    case BY__N: break;
    }
    return 0;
}

/* ---- the one guidance row that counts for each person */

static void keep(struct arena *a, struct outcome_kept *k, struct str s)
{
    if (s.n > k->cap) {
        k->cap = s.n * 2;
        k->p = NEW_N(a, char, k->cap);
    }
    if (s.n > 0)
        memcpy(k->p, s.p, s.n);
    k->n = s.n;
}

struct outcome_reading {
    const struct outcome_people *people;
    size_t next; /* the member whose guidance is read now */
    struct outcome_best best;
    void (*each)(void *x, size_t member, const struct outcome_best *best);
    void *x;
};

static enum destination destination_read(struct str code)
{
    for (enum destination d = 0; d < DEST__N; d++)
        if (str_is(code, outcome_columns[TO_language_training + d].column.key))
            return d;
    return DEST_NONE;
}

static enum state state_read(struct str code)
{
    enum state state = STATES;

    while (--state > ENDED && !str_is(code, outcome_states[state]))
        ;
    return state;
}

/* What has a code is counted under its Finnish name, whatever was written; programs read that, too. */
static struct str counted_as(struct str qualification, struct str code)
{
    const struct qualification *q = qualification_find(str_empty(code) ? qualification : code);

    return q == NULL ? qualification : str_of(q->fi);
}

/* Rows come by day and key: of two that count the same, the later one wins. */
static bool counts_before(enum destination to, enum state state, const struct outcome_best *b)
{
    if (b->person == 0)
        return true;
    if ((to == DEST_not_reached) != (b->destination == DEST_not_reached))
        return b->destination == DEST_not_reached;
    return state >= b->state;
}

/* Hands over all members before `person`: the one in hand with her best row, the others without an outcome. */
static void hand_over(struct outcome_reading *w, int64_t person)
{
    static const struct outcome_best none = { .destination = DEST_NONE };

    while (w->next < w->people->members.n && w->people->members.at[w->next].person < person) {
        size_t one = w->next++;
        w->each(w->x, one, w->best.person == w->people->members.at[one].person ? &w->best : &none);
    }
}

static bool take_guidance(void *x, const struct outcomes_people_sql_guidance_row *row)
{
    struct outcome_reading *w = x;
    const struct outcome_people *p = w->people;
    enum destination to = destination_read(row->destination);
    enum state state = state_read(row->state);

    hand_over(w, row->person);
    if (w->next == p->members.n)
        return false;
    if (p->members.at[w->next].person != row->person || to == DEST_NONE)
        return true; /* guided, but never a member in the period */
    if (w->best.person != row->person)
        w->best.person = 0;
    if (counts_before(to, state, &w->best)) {
        w->best.person = row->person;
        w->best.destination = to;
        w->best.state = state;
        w->best.day = row->day;
        keep(p->t->a, &w->best.qualification, counted_as(row->qualification, row->qualification_code));
    }
    return true;
}

void outcome_walk(const struct outcome_people *people, const struct report_scope *s,
    void (*each)(void *x, size_t member, const struct outcome_best *best), void *x)
{
    struct outcome_reading w = { .people = people, .each = each, .x = x };

    outcomes_people_sql_guidance(people->t, s->project, last_day(s), take_guidance, &w);
    hand_over(&w, INT64_MAX);
}
