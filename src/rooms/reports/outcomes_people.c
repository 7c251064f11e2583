/* outcomes_people: who the persons of the outcomes are and what is known of them. Each fact is one walk in the order of
 * persons, without a look-up for each of them: the cost grows with the rows and nothing else. A crossing that is not
 * wanted costs nothing. Of several projects together the walks of one follow those of the other; whoever was in two
 * of them is one member, with the first of her groups, her first participation and the end of her last one. */
#include "lang/lang.h"
#include "outcomes_people_sql.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/outcomes.h"

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
static const struct fixed attempts[] = { { "0", "0" }, { "1", "1" }, { "2", "2" }, { "3_over", "3+" } };

enum { MOST_VALUES = 60000 }; /* of a mother tongue or a period: an index has 16 bits */

static uint32_t add_value(struct task *t, struct outcome_values *list, struct str key, struct str name)
{
    int32_t *place = outcome_word(t->a, &list->words, key);
    struct outcome_value one = { str_copy(t->a, key), str_copy(t->a, name) };

    *place = (int32_t)list->n;
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

/* A code that is not in the list counts as the one that says so, which is there. */
static uint8_t code_index(struct task *t, struct outcome_values *list, struct str code, const char *unknown)
{
    int32_t *place = outcome_word(t->a, &list->words, code);

    if (*place == WORD_NEW) {
        int32_t to = *outcome_word(t->a, &list->words, str_of(unknown));
        *outcome_word(t->a, &list->words, code) = to;
        return (uint8_t)to;
    }
    return (uint8_t)*place;
}

/* Of more languages than an index can tell, the last ones are the first of them: nobody speaks so many. */
static uint32_t language_value(struct task *t, struct outcome_values *list, struct str code)
{
    struct str key = str_empty(code) ? S("und") : code;
    int32_t at = *outcome_word(t->a, &list->words, key);

    if (at != WORD_NEW)
        return (uint32_t)at;
    return list->n == MOST_VALUES ? 0 : add_value(t, list, key, lang_language_name(t->a, t->lang, code));
}

static uint32_t text_value(struct task *t, struct outcome_values *list, struct str key, struct str name)
{
    int32_t at = *outcome_word(t->a, &list->words, key);

    if (at != WORD_NEW)
        return (uint32_t)at;
    return str_empty(key) ? add_value(t, list, S(""), str_of(tr(t, "Not known"))) : add_value(t, list, key, name);
}

/* Only whole days are compared with others. */
static int32_t whole(int32_t day) { return day == UNKNOWN_DAY || day % 100 == 0 ? UNKNOWN_DAY : day; }
static int32_t whole_day(struct day d) { return whole(outcome_day(d)); }

/* ---- groups and periods */

struct group_walk {
    struct outcome_people *p;
    uint32_t project;
};

static bool take_group(void *x, const struct outcomes_people_sql_groups_row *row)
{
    struct group_walk *w = x;
    struct outcome_people *p = w->p;
    struct task *t = p->t;
    struct outcome_group group = { .id = row->group,
        .period = row->period,
        .merged_into = row->merged_into,
        .key = str_empty(row->key) ? id_str(t->a, row->group) : str_copy(t->a, row->key),
        .name = str_copy(t->a, row->name),
        .language = language_value(t, &p->values[BY_group_language], row->language),
        .town = text_value(t, &p->values[BY_town], row->municipality, place_name(t->lang, row->municipality)),
        .area = text_value(t, &p->values[BY_area], row->area, row->area),
        .organisation = text_value(t, &p->values[BY_organisation],
            row->organisation == 0 ? S("") : id_str(t->a, row->organisation), row->organisation_name),
        .project = w->project };

    LIST_ADD(t->a, &p->groups, group);
    return true;
}

static int by_group_id(const void *a, const void *b)
{
    const struct outcome_group *ga = a, *gb = b;

    return (ga->id > gb->id) - (ga->id < gb->id);
}

static size_t group_slot(const struct outcome_groups *groups, int64_t id)
{
    size_t slot = (size_t)((uint64_t)id * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (groups->slots_n - 1);

    while (groups->slots[slot] != 0 && groups->at[groups->slots[slot] - 1].id != id)
        slot = (slot + 1) & (groups->slots_n - 1);
    return slot;
}

/* Index of a group; the number of groups when there is none. */
static size_t group_find(const struct outcome_people *p, int64_t id)
{
    uint32_t at = p->groups.slots[group_slot(&p->groups, id)];

    return at == 0 ? p->groups.n : at - 1;
}

/* named: the projects are told apart. */
static void read_groups(struct outcome_people *p, const struct report_scope *s, bool named)
{
    struct task *t = p->t;

    for (size_t i = 0; i < report_projects_n(s); i++) {
        int64_t project = report_project_at(s, i);
        struct group_walk w = { p, add_value(t, &p->values[BY_project], named ? projects_code(t, project) : S(""),
                                       named ? projects_name(t, project) : S("")) };
        outcomes_people_sql_groups(t, project, take_group, &w);
    }
    if (report_projects_n(s) > 1 && p->groups.n > 1)
        qsort(p->groups.at, p->groups.n, sizeof *p->groups.at, by_group_id);
    for (p->groups.slots_n = 16; p->groups.slots_n < 2 * p->groups.n;)
        p->groups.slots_n *= 2;
    p->groups.slots = NEW_N(t->a, uint32_t, p->groups.slots_n);
    for (size_t i = 0; i < p->groups.n; i++)
        p->groups.slots[group_slot(&p->groups, p->groups.at[i].id)] = (uint32_t)(i + 1);
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
    uint32_t project;
    uint16_t value; /* two periods of one name are one */
};
struct periods {
    struct period *at;
    size_t n, cap;
    uint16_t none;
};

static struct periods periods_of(struct outcome_people *p, const struct report_scope *s)
{
    struct task *t = p->t;
    struct periods list = { 0 };

    for (size_t k = 0; k < report_projects_n(s); k++) {
        struct outcomes_people_sql_periods_rows rows = outcomes_people_sql_periods(t, report_project_at(s, k));
        for (size_t i = 0; i < rows.n && list.n < MOST_VALUES; i++) {
            struct period one = { rows.at[i].period, whole_day(rows.at[i].starts_on), whole_day(rows.at[i].ends_on),
                (uint32_t)k, (uint16_t)text_value(t, &p->values[BY_period], rows.at[i].name, rows.at[i].name) };
            LIST_ADD(t->a, &list, one);
        }
    }
    list.none = (uint16_t)text_value(t, &p->values[BY_period], S(""), S(""));
    return list;
}

/* The period of her project in which she joined; of another day that of her group. */
static uint16_t period_of(const struct periods *list, const struct outcome_group *group, int32_t joined)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].project == group->project && list->at[i].from <= joined && joined <= list->at[i].to)
            return list->at[i].value;
    for (size_t i = 0; i < list->n && group->period != 0; i++)
        if (list->at[i].id == group->period)
            return list->at[i].value;
    return list->none;
}

/* ---- members */

struct member_walk {
    struct outcome_people *p;
    struct outcome_members list; /* of one project */
    struct str first_key;        /* of the group in hand: of groups joined on one day the first by its key counts */
    int64_t first_group;
};

static void add_member(struct task *t, struct outcome_members *list, struct outcome_member one)
{
    if (list->n % MEMBERS_PIECE == 0) {
        list->pieces = arena_grow(t->a, list->pieces, list->pieces_n, &list->pieces_cap, sizeof *list->pieces);
        list->pieces[list->pieces_n++] = NEW_N(t->a, struct outcome_member, MEMBERS_PIECE);
    }
    list->pieces[list->n / MEMBERS_PIECE][list->n % MEMBERS_PIECE] = one;
    list->n++;
}

static struct outcome_member *member_at(const struct outcome_members *list, size_t i)
{
    return &list->pieces[i / MEMBERS_PIECE][i % MEMBERS_PIECE];
}

static bool earlier(const struct member_walk *w, int32_t joined, const struct outcome_member *known, size_t group)
{
    const struct outcome_group *g = &w->p->groups.at[group];
    int by_key = joined == known->joined ? str_cmp(g->key, w->first_key) : 0;

    return joined != known->joined ? joined < known->joined : by_key != 0 ? by_key < 0 : g->id < w->first_group;
}

static bool take_member(void *x, const struct outcomes_people_sql_members_row *row)
{
    struct member_walk *w = x;
    struct outcome_people *p = w->p;
    size_t group = group_find(p, row->group), original = group;
    struct outcome_member *last = w->list.n == 0 ? NULL : member_at(&w->list, w->list.n - 1);

    if (row->original != 0 && (original = group_find(p, row->original)) == p->groups.n)
        original = group;
    if (group == p->groups.n) /* of another project: no foreign key can be as wrong */
        return true;
    struct outcome_member one = { row->person, (uint32_t)original, outcome_day(row->joined_on) };
    bool known = last != NULL && last->person == row->person;
    if (known && !earlier(w, one.joined, last, group))
        return true;
    if (known)
        *last = one;
    else
        add_member(p->t, &w->list, one);
    w->first_group = row->group;
    w->first_key = p->groups.at[group].key;
    return true;
}

/* Of one person in two projects: her first group. */
static struct outcome_member first_of(
    const struct outcome_people *p, const struct outcome_member *a, const struct outcome_member *b)
{
    int by_key = a->joined == b->joined ? str_cmp(p->groups.at[a->group].key, p->groups.at[b->group].key) : 0;
    bool first = a->joined != b->joined ? a->joined < b->joined : by_key != 0 ? by_key < 0 : a->group <= b->group;

    return first ? *a : *b;
}

static struct outcome_members together(
    const struct outcome_people *p, const struct outcome_members *a, const struct outcome_members *b)
{
    struct outcome_members all = { 0 };

    for (size_t i = 0, k = 0; i < a->n || k < b->n;) {
        const struct outcome_member *one = i < a->n ? member_at(a, i) : NULL, *two = k < b->n ? member_at(b, k) : NULL;
        if (one != NULL && two != NULL && one->person != two->person)
            *(one->person < two->person ? &two : &one) = NULL;
        i += one != NULL;
        k += two != NULL;
        add_member(p->t, &all, one == NULL ? *two : two == NULL ? *one : first_of(p, one, two));
    }
    return all;
}

static void read_members(struct outcome_people *p, const struct report_scope *s, struct str last)
{
    for (size_t i = 0; i < report_projects_n(s); i++) {
        struct member_walk w = { .p = p };
        outcomes_people_sql_members_straight(p->t, report_project_at(s, i), day_str(&s->from), last, take_member, &w);
        p->members = i == 0 ? w.list : together(p, &p->members, &w.list);
    }
}

/* ---- facts, each in the order of persons */

enum { NO_SPELL = INT32_MAX }; /* in `last` */
struct facts_walk {
    struct outcome_people *p;
    size_t next;
    int64_t seen; /* the person whose row was taken last */
};

/* NULL: she is no member. */
static struct outcome_facts *facts_of(struct facts_walk *w, int64_t person)
{
    size_t at = outcome_member_at(w->p, &w->next, person);

    return at < w->p->members.n ? &w->p->facts[at] : NULL;
}
static bool more(const struct facts_walk *w) { return w->next < w->p->members.n; }

/* Her first participation tells how she began, the last one when she left. */
static bool take_spell(void *x, const struct outcomes_people_sql_spells_row *row)
{
    struct facts_walk *w = x;
    struct outcome_people *p = w->p;
    struct outcome_facts *f = facts_of(w, row->person);
    int32_t entry = whole_day(row->entry_date);

    if (f == NULL)
        return more(w);
    bool first = f->last == NO_SPELL;
    if (first || entry >= f->last) {
        f->last = entry;
        f->exit = whole_day(row->exit_date);
    }
    if (!first && (entry == UNKNOWN_DAY || (f->entry != UNKNOWN_DAY && entry >= f->entry)))
        return true;
    f->entry = entry;
    f->status = code_index(p->t, &p->values[BY_entry_status], row->entry_status, "unknown");
    f->education = code_index(p->t, &p->values[BY_education], row->entry_education, "9");
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

/* When how she began is known. */
static void set_person(struct facts_walk *w, struct outcome_facts *f, const struct outcomes_people_sql_persons_row *row)
{
    struct outcome_people *p = w->p;
    struct str languages = row->languages, first = S("");
    int32_t began = f->entry != UNKNOWN_DAY ? f->entry : whole(outcome_member(p, w->next)->joined);

    (void)str_cut(&languages, ';', &first);
    f->tongue = (uint16_t)language_value(p->t, &p->values[BY_mother_tongue], first);
    f->sex = code_index(p->t, &p->values[BY_sex], row->gender, "unknown");
    if (began == UNKNOWN_DAY)
        return;
    struct day on = outcome_day_text(began);
    f->age = age_band(day_known(row->birth_date) ? day_age(row->birth_date, on) : -1);
    f->years = years_band(row->arrived_on, on);
}

static bool take_person(void *x, const struct outcomes_people_sql_persons_row *row)
{
    struct facts_walk *w = x;
    struct outcome_facts *f = facts_of(w, row->person);

    if (f != NULL && w->seen != row->person)
        set_person(w, f, row);
    w->seen = f != NULL ? row->person : w->seen;
    return more(w);
}

static bool take_whole(void *x, const struct outcomes_people_sql_whole_row *row)
{
    struct facts_walk *w = x;
    const struct outcomes_people_sql_spells_row spell = { row->person, row->entry_date, row->exit_date,
        row->entry_status, row->entry_education };
    const struct outcomes_people_sql_persons_row person = { row->person, row->gender, row->languages, row->birth_date,
        row->arrived_on };

    (void)take_spell(x, &spell);
    struct outcome_facts *f = facts_of(w, row->person);
    if (f != NULL)
        set_person(w, f, &person); /* after each spell of hers, as it may be the first */
    return more(w);
}

static bool take_children(void *x, const struct outcomes_people_sql_children_row *row)
{
    struct facts_walk *w = x;
    struct outcome_facts *f = facts_of(w, row->person);

    if (f != NULL)
        f->children = (uint8_t)(row->n < 5 ? row->n : 5);
    return more(w);
}

/* The deepest of all projects: it stands first in the list. */
static bool take_talks(void *x, const struct outcomes_people_sql_talks_row *row)
{
    struct facts_walk *w = x;
    struct outcome_facts *f = facts_of(w, row->person);
    uint8_t depth = code_index(w->p->t, &w->p->values[BY_counselling], row->depth, "none");

    if (f != NULL && depth < f->counselling)
        f->counselling = depth;
    return more(w);
}

static bool take_attempts(void *x, const struct outcomes_people_sql_attempts_row *row)
{
    struct facts_walk *w = x;
    struct outcome_facts *f = facts_of(w, row->person);

    if (f != NULL)
        f->attempts = (uint8_t)(f->attempts + row->n < 3 ? f->attempts + row->n : 3);
    return more(w);
}

static void facts_begin(struct outcome_people *p, const struct periods *periods)
{
    struct task *t = p->t;
    struct outcome_facts none = { .entry = UNKNOWN_DAY,
        .exit = UNKNOWN_DAY,
        .last = NO_SPELL,
        .status = code_index(t, &p->values[BY_entry_status], S("unknown"), "unknown"),
        .education = code_index(t, &p->values[BY_education], S("9"), "9"),
        .sex = code_index(t, &p->values[BY_sex], S("unknown"), "unknown"),
        .age = age_band(-1),
        .years = years_band(DAY(""), DAY("")),
        .counselling = code_index(t, &p->values[BY_counselling], S("none"), "none") };

    p->facts = NEW_N(t->a, struct outcome_facts, p->members.n + 1);
    for (size_t i = 0; i < p->members.n; i++) {
        const struct outcome_member *m = outcome_member(p, i);
        p->facts[i] = none;
        p->facts[i].period = period_of(periods, &p->groups.at[m->group], whole(m->joined));
    }
}

static bool all_have_spells(const struct outcome_people *p)
{
    for (size_t i = 0; i < p->members.n; i++)
        if (p->facts[i].last == NO_SPELL)
            return false;
    return true;
}

/* How persons began is known of all projects before it is asked how old they were then. Members without a spell are an
 * exception: all persons are read once more for them. */
static void read_persons(struct outcome_people *p, const struct report_scope *s, struct str last, uint32_t wanted)
{
    const uint32_t began = BIT(age) | BIT(years_in_finland), who = began | BIT(mother_tongue) | BIT(sex);
    struct task *t = p->t;
    size_t n = report_projects_n(s);

    for (size_t i = 0; i < n && (wanted & who); i++)
        outcomes_people_sql_whole_straight(
            t, report_project_at(s, i), last, take_whole, &(struct facts_walk){ .p = p });
    for (size_t i = 0; i < n && (wanted & who) && !all_have_spells(p); i++)
        outcomes_people_sql_persons_straight(t, report_project_at(s, i), take_person, &(struct facts_walk){ .p = p });
    if ((wanted & who) || !(wanted & (BIT(entry_status) | BIT(education) | BIT(exit_to_result))))
        return;
    for (size_t i = 0; i < n; i++)
        outcomes_people_sql_spells_straight(
            t, report_project_at(s, i), last, take_spell, &(struct facts_walk){ .p = p });
}

static void read_facts(struct outcome_people *p, const struct report_scope *s, struct str last, uint32_t wanted)
{
    struct task *t = p->t;

    read_persons(p, s, last, wanted);
    if ((wanted & BIT(children)) && p->members.n > 0)
        outcomes_people_sql_children(t, outcome_member(p, 0)->person, outcome_member(p, p->members.n - 1)->person,
            take_children, &(struct facts_walk){ .p = p });
    for (size_t i = 0; i < report_projects_n(s); i++) {
        int64_t project = report_project_at(s, i);
        if (wanted & BIT(counselling))
            outcomes_people_sql_talks(t, project, last, take_talks, &(struct facts_walk){ .p = p });
        if (wanted & BIT(attempts))
            outcomes_people_sql_attempts(t, project, last, take_attempts, &(struct facts_walk){ .p = p });
    }
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
    size_t n = p->groups.n;
    struct outcome_values list = { .at = NEW_N(p->t->a, struct outcome_value, n + 1), .n = n, .cap = n };

    for (size_t i = 0; i < n; i++)
        list.at[i] = (struct outcome_value){ p->groups.at[i].key, p->groups.at[i].name };
    p->values[BY_group] = p->values[BY_combined_group] = list;
}

static struct str last_day(const struct report_scope *s)
{
    return day_known(s->to) ? day_str(&s->to) : S("9999-12-31");
}

struct outcome_people outcome_people(struct task *t, const struct report_scope *s, uint32_t wanted)
{
    const uint32_t of_groups = BIT(group_language) | BIT(town) | BIT(area) | BIT(group) | BIT(combined_group) |
                               BIT(organisation) | BIT(project);
    struct outcome_people p = { .t = t };

    add_values(&p);
    read_groups(&p, s, wanted & BIT(project));
    if (wanted & (BIT(group) | BIT(combined_group))) {
        combine(&p);
        add_group_values(&p);
    }
    read_members(&p, s, last_day(s));
    p.best = NEW_N(t->a, struct outcome_best, p.members.n + 1);
    for (size_t i = 0; i < p.members.n; i++)
        p.best[i].destination = DEST_NONE;
    strs_add(t->a, &p.qualifications, S(""));
    for (size_t i = 0; i < report_projects_n(s); i++)
        outcome_best_read(&p, report_project_at(s, i), last_day(s));
    if ((wanted & ~of_groups) == 0)
        return p;
    struct periods periods = periods_of(&p, s);
    facts_begin(&p, &periods);
    read_facts(&p, s, last_day(s), wanted);
    return p;
}
