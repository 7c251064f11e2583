/* outcomes: the main outcome of each person, and its counts. Two walks over facts sorted by person, no lookup per
 * person: the cost grows with the rows and nothing else. */
#include "rooms/reports/outcomes.h"

#include "lang/lang.h"
#include "outcomes_sql.h"
#include "rooms/reports/report_table.h"

static const char *const destination_codes[] = {
#define D(code) #code,
    DESTINATIONS(D)
#undef D
};

const char *destination_code(enum destination d) { return d < DEST__N ? destination_codes[d] : ""; }

enum destination destination_read(struct str code)
{
    for (enum destination d = 0; d < DEST__N; d++)
        if (str_is(code, destination_codes[d]))
            return d;
    return DEST_NONE;
}

const struct outcome_sum outcome_sums[OUTCOME_SUMS] = {
    { "guided_to_training", "training", N_("Guided to education"), PART_TRAINING, DEST_NONE,
        offsetof(struct outcomes, guided_to_training) },
    { "guided_to_work", "work", N_("Guided to work"), PART_WORK, DEST_NONE, offsetof(struct outcomes, guided_to_work) },
    { "guided", "guided", N_("Guided to education or work"), PART_GUIDED, DEST_NONE,
        offsetof(struct outcomes, guided) },
    { "not_reached", "", N_("Not reached"), PART_DESTINATION, DEST_not_reached,
        offsetof(struct outcomes, not_reached) },
    { "home_care", "", N_("Cares for children at home"), PART_DESTINATION, DEST_home_care,
        offsetof(struct outcomes, home_care) },
};

const struct share *outcome_sum_of(const struct outcomes *o, size_t i)
{
    return (const struct share *)(const void *)((const char *)o + outcome_sums[i].offset);
}

/* ---- first walk: persons and languages */

struct member {
    int64_t person;
    uint32_t language;
};
struct members {
    struct member *at;
    size_t n, cap;
};
struct person_walk {
    struct task *t;
    struct members members;
    struct strs languages; /* index = member.language */
};

static uint32_t language_index(struct person_walk *w, struct str language)
{
    for (size_t i = 0; i < w->languages.n; i++)
        if (str_eq(w->languages.at[i], language))
            return (uint32_t)i;
    strs_add(w->t->a, &w->languages, str_copy(w->t->a, language));
    return (uint32_t)(w->languages.n - 1);
}

static bool take_member(void *x, const struct outcomes_sql_members_row *row)
{
    struct person_walk *w = x;

    if (w->members.n == 0 || w->members.at[w->members.n - 1].person != row->person) {
        struct member m = { row->person, language_index(w, row->language) };
        LIST_ADD(w->t->a, &w->members, m);
    }
    return true;
}

/* ---- second walk: the one guidance row that counts for each person */

/* Text that outlives its row; the room in the arena is used again for the next one. */
struct kept {
    char *p;
    size_t n, cap;
};

static void keep(struct arena *a, struct kept *k, struct str s)
{
    if (s.n > k->cap) {
        k->cap = s.n * 2;
        k->p = NEW_N(a, char, k->cap);
    }
    if (s.n > 0)
        memcpy(k->p, s.p, s.n);
    k->n = s.n;
}

struct best {
    int64_t person; /* 0: none yet */
    enum destination destination;
    int rank;
    struct day day;
    struct kept qualification, state;
};
struct outcome_walk {
    struct task *t;
    const struct person_walk *people;
    size_t next; /* the member whose guidance is read now */
    struct best best;
    void (*each)(void *x, const struct member *m, struct str language, const struct best *best);
    void *x;
};

/* completed first, ended last; an unknown state counts as ended. */
static int state_rank(struct str state)
{
    static const char *const order[] = { "completed", "started", "accepted", "applied", "agreed", "suggested",
        "ended" };
    int n = sizeof order / sizeof order[0];

    for (int i = 0; i < n; i++)
        if (str_is(state, order[i]))
            return n - i;
    return 1;
}

/* Rows come by day and key: of two that count the same, the later one wins. */
static bool counts_before(enum destination destination, int rank, const struct best *b)
{
    if (b->person == 0)
        return true;
    if ((destination == DEST_not_reached) != (b->destination == DEST_not_reached))
        return b->destination == DEST_not_reached;
    return rank >= b->rank;
}

/* Hands over all members before `person`: the one in hand with her best row, the others without any. */
static void hand_over(struct outcome_walk *w, int64_t person)
{
    const struct members *m = &w->people->members;

    while (w->next < m->n && m->at[w->next].person < person) {
        const struct member *one = &m->at[w->next++];
        w->each(w->x, one, w->people->languages.at[one->language], w->best.person == one->person ? &w->best : NULL);
    }
}

static bool take_guidance(void *x, const struct outcomes_sql_guidance_row *row)
{
    struct outcome_walk *w = x;
    const struct members *m = &w->people->members;
    enum destination destination = destination_read(row->destination);
    int rank = state_rank(row->state);

    hand_over(w, row->person);
    if (w->next == m->n)
        return false;
    if (m->at[w->next].person != row->person || destination == DEST_NONE)
        return true; /* guided, but never a member in the period */
    if (w->best.person != row->person)
        w->best.person = 0;
    if (counts_before(destination, rank, &w->best)) {
        w->best.person = row->person;
        w->best.destination = destination;
        w->best.rank = rank;
        w->best.day = row->day;
        keep(w->t->a, &w->best.qualification, row->qualification);
        keep(w->t->a, &w->best.state, row->state);
    }
    return true;
}

static void walk(struct task *t, const struct report_scope *s,
    void (*each)(void *x, const struct member *m, struct str language, const struct best *best), void *x,
    struct person_walk *people)
{
    struct str last = day_known(s->to) ? day_str(&s->to) : S("9999-12-31");

    *people = (struct person_walk){ .t = t };
    outcomes_sql_members(t, s->project, day_str(&s->from), last, take_member, people);
    struct outcome_walk w = { .t = t, .people = people, .each = each, .x = x };
    outcomes_sql_guidance(t, s->project, last, take_guidance, &w);
    hand_over(&w, INT64_MAX);
}

/* ---- counting */

struct count {
    struct task *t;
    struct outcomes *o;
};

static struct outcome_language *language_slot(struct count *c, struct str language)
{
    for (size_t i = 0; i < c->o->languages.n; i++)
        if (str_eq(c->o->languages.at[i].language, language))
            return &c->o->languages.at[i];
    struct outcome_language fresh = { .language = language };
    LIST_ADD(c->t->a, &c->o->languages, fresh);
    return &c->o->languages.at[c->o->languages.n - 1];
}

static void count_qualification(struct task *t, struct qualification_counts *list, struct str qualification)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i].qualification, qualification)) {
            list->at[i].n++;
            return;
        }
    struct qualification_count fresh = { str_copy(t->a, qualification), 1 };
    LIST_ADD(t->a, list, fresh);
}

static void count_one(void *x, const struct member *m, struct str language, const struct best *best)
{
    struct count *c = x;
    struct outcome_language *l = language_slot(c, language);

    (void)m;
    l->persons++;
    if (best == NULL)
        return;
    l->destination[best->destination].n++;
    if (best->qualification.n > 0)
        count_qualification(c->t, &l->qualifications, (struct str){ best->qualification.p, best->qualification.n });
}

static int by_language(const void *a, const void *b)
{
    return str_cmp(((const struct outcome_language *)a)->language, ((const struct outcome_language *)b)->language);
}

static int most_first(const void *a, const void *b)
{
    const struct qualification_count *qa = a, *qb = b;

    return qa->n != qb->n ? (qa->n < qb->n ? 1 : -1) : str_cmp(qa->qualification, qb->qualification);
}

static void add_up(struct outcomes *o)
{
    int64_t sum[DEST__N] = { 0 };

    for (size_t i = 0; i < o->languages.n; i++) {
        struct outcome_language *l = &o->languages.at[i];
        o->persons += l->persons;
        for (int d = 0; d < DEST__N; d++) {
            sum[d] += l->destination[d].n;
            l->destination[d].percent = reports_percent(l->destination[d].n, l->persons);
        }
        if (l->qualifications.n > 1)
            qsort(l->qualifications.at, l->qualifications.n, sizeof l->qualifications.at[0], most_first);
    }
    for (int d = DEST_language_training; d <= DEST_other_training; d++)
        o->guided_to_training.n += sum[d];
    o->guided_to_work.n = sum[DEST_working_life] + sum[DEST_entrepreneurship];
    o->guided.n = o->guided_to_training.n + o->guided_to_work.n;
    o->not_reached.n = sum[DEST_not_reached];
    o->home_care.n = sum[DEST_home_care];
    struct share *all[] = { &o->guided_to_training, &o->guided_to_work, &o->guided, &o->not_reached, &o->home_care };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        all[i]->percent = reports_percent(all[i]->n, o->persons);
}

struct outcomes reports_outcomes(struct task *t, int64_t project, struct day from, struct day to)
{
    struct outcomes o = { 0 };
    struct count c = { .t = t, .o = &o };
    struct person_walk people;

    walk(t, &(struct report_scope){ .project = project, .from = from, .to = to }, count_one, &c, &people);
    if (o.languages.n > 1)
        qsort(o.languages.at, o.languages.n, sizeof o.languages.at[0], by_language);
    add_up(&o);
    return o;
}

/* ---- the rows behind a figure */

struct picking {
    struct task *t;
    const struct outcome_pick *pick;
    int64_t start, limit;
    struct outcome_rows rows;
};

static struct str qualification_of(const struct best *b)
{
    return b == NULL ? S("") : (struct str){ b->qualification.p, b->qualification.n };
}

static bool picked(const struct outcome_pick *p, const struct best *best)
{
    enum destination d = best == NULL ? DEST_NONE : best->destination;
    bool training = d <= DEST_other_training, work = d == DEST_working_life || d == DEST_entrepreneurship;

    switch (p->part) {
    case PART_PERSONS: return true;
    case PART_DESTINATION: return d == p->destination;
    case PART_TRAINING: return training;
    case PART_WORK: return work;
    case PART_GUIDED: return training || work;
    case PART_NO_OUTCOME: return d == DEST_NONE;
    case PART_QUALIFICATION: return !str_empty(p->qualification) && str_eq(qualification_of(best), p->qualification);
    }
    return false;
}

static void pick_one(void *x, const struct member *m, struct str language, const struct best *best)
{
    struct picking *p = x;

    if (!str_empty(p->pick->language) && !str_eq(p->pick->language, language))
        return;
    p->rows.persons++;
    if (!picked(p->pick, best))
        return;
    if (p->rows.total++ < p->start || (int64_t)p->rows.n == p->limit)
        return;
    struct outcome_row row = { .person = m->person, .language = language, .destination = DEST_NONE };
    if (best != NULL)
        row = (struct outcome_row){ m->person, language, best->destination, str_copy(p->t->a, qualification_of(best)),
            str_copy(p->t->a, (struct str){ best->state.p, best->state.n }), best->day };
    LIST_ADD(p->t->a, &p->rows, row);
}

struct outcome_rows reports_outcome_rows(
    struct task *t, const struct report_scope *s, const struct outcome_pick *pick, int64_t start, int64_t limit)
{
    struct picking p = { t, pick, start, limit, { 0 } };
    struct person_walk people;

    walk(t, s, pick_one, &p, &people);
    return p.rows;
}
