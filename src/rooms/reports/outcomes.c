/* outcomes: where the members of a project's groups went, by the language of their group (document 003; INTERFACES 4):
 * the main outcome of each person, and its counts. Two walks over facts sorted by person, no lookup per person: the
 * cost grows with the rows and nothing else. */
#include "lang/lang.h"
#include "outcomes_sql.h"
#include "rooms/codes.h"
#include "rooms/qualifications.h"
#include "rooms/reports/report_table.h"

/* Destinations in the order of the value list; six training ones first, then work. */
/* clang-format off */
#define DESTINATIONS(D) \
    D(language_training, TRAINING) D(adult_basic_education, TRAINING) D(vocational_education, TRAINING) \
    D(upper_secondary, TRAINING) D(higher_education, TRAINING) D(other_training, TRAINING) \
    D(working_life, WORK) D(entrepreneurship, WORK) \
    D(other_service, PERSONS) D(home_care, PERSONS) D(other, PERSONS) D(not_reached, PERSONS)
/* clang-format on */
enum destination {
#define D(code, part_of) DEST_##code,
    DESTINATIONS(D)
#undef D
        DEST__N,
    DEST_NONE = DEST__N
};

/* The order in which states count (INTERFACES 4); an unknown one counts as ended. */
enum state { ENDED, SUGGESTED, AGREED, APPLIED, ACCEPTED, STARTED, COMPLETED, STATES };
static const char *const states[STATES] = { "ended", "suggested", "agreed", "applied", "accepted", "started",
    "completed" };

/* ---- the tables */

enum {
    LANGUAGE,
    PERSONS,
    TRAINING,
    WORK,
    GUIDED,
#define D(code, part_of) TO_##code,
    DESTINATIONS(D)
#undef D
        NO_OUTCOME,
    COLUMNS
};

#define PERSONS_DEFINED \
    N_("The persons are those who were members of a group of the project in these days. Who waits for a place is not " \
       "counted. Each person counts once, under the language of their first group.")
#define OUTCOME_DEFINED \
    N_("Each person has one outcome: what has got furthest (completed, started, accepted, applied, agreed, " \
       "suggested), and of equal ones the latest. Not reached counts only when nothing else is known.")
#define SUMS_DEFINED \
    N_("Education: language training, basic education, vocational, upper secondary, higher and other education. " \
       "Work: working life and entrepreneurship. Percentages are shares of all persons.")

static const struct report_column language_columns[COLUMNS] = {
    [LANGUAGE] = { { "language", N_("Language"), .type = COLUMN_LANGUAGE }, FIGURE_NAMES },
    [PERSONS] = { { "persons", N_("All persons"), .type = COLUMN_INT }, FIGURE_PERSONS },
    [TRAINING] = { { "guided_to_training", N_("Guided to education"), .type = COLUMN_INT }, FIGURE_SUM, SUMS_DEFINED,
        .part_of = GUIDED, .share_of = PERSONS, .lines = ON_TOTAL },
    [WORK] = { { "guided_to_work", N_("Guided to work"), .type = COLUMN_INT }, FIGURE_SUM, SUMS_DEFINED,
        .part_of = GUIDED, .share_of = PERSONS, .lines = ON_TOTAL },
    [GUIDED] = { { "guided", N_("Guided to education or work"), .type = COLUMN_INT }, FIGURE_SUM, SUMS_DEFINED,
        .part_of = PERSONS, .share_of = PERSONS, .lines = ON_TOTAL },
#define D(code, whole) \
    [TO_##code] = { { #code, .type = COLUMN_INT }, FIGURE_PERSONS, .part_of = whole, .share_of = PERSONS, \
        .lines = DEST_##code == DEST_not_reached || DEST_##code == DEST_home_care ? ON_ALL_LINES : ON_SINGLE_LINES, \
        .within = "destinations" },
    DESTINATIONS(D)
#undef D
        [NO_OUTCOME] = { { "none", N_("No outcome yet"), .type = COLUMN_INT }, FIGURE_PERSONS, .part_of = PERSONS,
            .share_of = PERSONS, .place = IN_PAGES_ONLY, .lines = ON_SINGLE_LINES },
};
static const struct column destination = { "destination", N_("Destination"), .type = COLUMN_CODE,
    .codes = &CODES_destination };
static const struct report_table_plan by_language = { "by_language", N_("Where the members went, by language"),
    language_columns, COLUMNS, JSON_KEYED, .turned = &destination, .total = "all",
    .total_title = N_("All languages together"),
    .caption = N_("Persons and their share of all persons of the language"),
    .how = { PERSONS_DEFINED, OUTCOME_DEFINED,
        N_("Percentages are shares of all persons of the language, rounded to whole numbers. Their sum is therefore "
           "not always 100.") } };

/* How far those who were guided have got: each figure is part of the one before. */
enum { WAY, WAY_NAME, WAY_PERSONS, WAY_GUIDED, WAY_PLACE, WAY_STARTED, WAY_COMPLETED, WAY_COLUMNS };

static const struct report_column state_columns[WAY_COLUMNS] = {
    [WAY] = { { "way", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [WAY_NAME] = { { "way", N_("Guided to"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [WAY_PERSONS] = { { "persons", N_("All persons"), .type = COLUMN_INT }, FIGURE_PERSONS, .place = IN_NONE },
    [WAY_GUIDED] = { { "guided", N_("Guided"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who were guided there, however far they have got. To agree on it is enough."),
        .share_of = WAY_PERSONS },
    [WAY_PLACE] = { { "has_place", N_("Have a place"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who were accepted, have started or have completed it."), .part_of = WAY_GUIDED,
        .share_of = WAY_PERSONS },
    [WAY_STARTED] = { { "started", N_("Have started"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who have started, also those who have completed it."), .part_of = WAY_PLACE,
        .share_of = WAY_PERSONS },
    [WAY_COMPLETED] = { { "completed", N_("Have completed"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who have completed it."), .part_of = WAY_STARTED, .share_of = WAY_PERSONS },
};
static const struct report_table_plan by_state = { "by_state", N_("How far they have got"), state_columns, WAY_COLUMNS,
    JSON_KEYED, .caption = N_("Persons and their share of all persons"), .how = { OUTCOME_DEFINED } };

static const enum state state_of_column[WAY_COLUMNS] = {
    [WAY_GUIDED] = ENDED, [WAY_PLACE] = ACCEPTED, [WAY_STARTED] = STARTED, [WAY_COMPLETED] = COMPLETED
};
static const struct {
    const char *key, *name;
    unsigned sum; /* its figure in the table of languages */
} ways[] = {
    { "training", N_("Education"), TRAINING },
    { "work", N_("Work"), WORK },
};
enum { WAYS = sizeof ways / sizeof *ways };

enum { Q_LANGUAGE, QUALIFICATION, Q_NAME, Q_PERSONS, Q_COLUMNS };

static const struct report_column qualification_columns[Q_COLUMNS] = {
    [Q_LANGUAGE] = { { "language", N_("Language"), .type = COLUMN_LANGUAGE }, FIGURE_NAMES },
    [QUALIFICATION] = { { "qualification", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [Q_NAME] = { { "qualification", N_("Qualification"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [Q_PERSONS] = { { "n", N_("Persons"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons whose outcome leads to the qualification. One that has a code counts once, in whatever language it "
           "was "
           "written.") },
};
static const struct report_table_plan qualifications = { "qualifications", N_("Qualifications"), qualification_columns,
    Q_COLUMNS, JSON_LISTS, .caption = N_("Qualifications people were guided to, most first"), .rare_go = true,
    .how = { PERSONS_DEFINED } };

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

static struct str last_day(const struct report_scope *s)
{
    return day_known(s->to) ? day_str(&s->to) : S("9999-12-31");
}

static struct person_walk persons_of(struct task *t, const struct report_scope *s)
{
    struct person_walk people = { .t = t };

    outcomes_sql_members(t, s->project, day_str(&s->from), last_day(s), take_member, &people);
    return people;
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
    enum state state;
    struct day day;
    struct kept qualification;
};
struct outcome_walk {
    struct task *t;
    const struct person_walk *people;
    size_t next; /* the member whose guidance is read now */
    struct best best;
    void (*each)(void *x, const struct member *m, const struct best *best);
    void *x;
};

static enum destination destination_read(struct str code)
{
    for (enum destination d = 0; d < DEST__N; d++)
        if (str_is(code, language_columns[TO_language_training + d].column.key))
            return d;
    return DEST_NONE;
}

static enum state state_read(struct str code)
{
    enum state state = STATES;

    while (--state > ENDED && !str_is(code, states[state]))
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
static bool counts_before(enum destination to, enum state state, const struct best *b)
{
    if (b->person == 0)
        return true;
    if ((to == DEST_not_reached) != (b->destination == DEST_not_reached))
        return b->destination == DEST_not_reached;
    return state >= b->state;
}

/* Hands over all members before `person`: the one in hand with her best row, the others without an outcome. */
static void hand_over(struct outcome_walk *w, int64_t person)
{
    static const struct best none = { .destination = DEST_NONE };
    const struct members *m = &w->people->members;

    while (w->next < m->n && m->at[w->next].person < person) {
        const struct member *one = &m->at[w->next++];
        w->each(w->x, one, w->best.person == one->person ? &w->best : &none);
    }
}

static bool take_guidance(void *x, const struct outcomes_sql_guidance_row *row)
{
    struct outcome_walk *w = x;
    const struct members *m = &w->people->members;
    enum destination to = destination_read(row->destination);
    enum state state = state_read(row->state);

    hand_over(w, row->person);
    if (w->next == m->n)
        return false;
    if (m->at[w->next].person != row->person || to == DEST_NONE)
        return true; /* guided, but never a member in the period */
    if (w->best.person != row->person)
        w->best.person = 0;
    if (counts_before(to, state, &w->best)) {
        w->best.person = row->person;
        w->best.destination = to;
        w->best.state = state;
        w->best.day = row->day;
        keep(w->t->a, &w->best.qualification, counted_as(row->qualification, row->qualification_code));
    }
    return true;
}

static void walk(const struct person_walk *people, const struct report_scope *s,
    void (*each)(void *x, const struct member *m, const struct best *best), void *x)
{
    struct outcome_walk w = { .t = people->t, .people = people, .each = each, .x = x };

    outcomes_sql_guidance(people->t, s->project, last_day(s), take_guidance, &w);
    hand_over(&w, INT64_MAX);
}

/* ---- counting */

static struct str qualification_of(const struct best *b)
{
    return (struct str){ b->qualification.p, b->qualification.n };
}

/* Does an outcome belong to a figure of the languages? A sum holds what its parts hold. */
static bool belongs(const struct best *best, unsigned column)
{
    unsigned c = best->destination == DEST_NONE ? NO_OUTCOME : TO_language_training + best->destination;

    while (c != column && c != 0)
        c = language_columns[c].part_of;
    return c == column;
}

static bool has_got(const struct best *best, size_t way, unsigned column)
{
    return belongs(best, ways[way].sum) && best->state >= state_of_column[column];
}

struct count {
    struct task *t;
    const struct person_walk *people;
    struct report_table *languages, *states, *qualifications;
};

static void count_qualification(struct count *c, struct str language, struct str qualification)
{
    for (size_t i = 0; i < c->qualifications->n; i++) {
        struct cell *cells = c->qualifications->at[i].cells;
        if (str_eq(cells[Q_LANGUAGE].s, language) && str_eq(cells[QUALIFICATION].s, qualification)) {
            cells[Q_PERSONS].n++;
            return;
        }
    }
    struct cell *cells = report_line_add(c->t, c->qualifications)->cells;
    cells[Q_LANGUAGE] = cell_text_of(language);
    cells[QUALIFICATION] = cell_s(str_copy(c->t->a, qualification));
    cells[Q_NAME] = cell_s(qualification_text(c->t->lang, cells[QUALIFICATION].s));
    cells[Q_PERSONS] = cell_n(1);
}

static void count_one(void *x, const struct member *m, const struct best *best)
{
    struct count *c = x;

    for (unsigned column = PERSONS; column < COLUMNS; column++)
        c->languages->at[m->language].cells[column].n += belongs(best, column);
    for (size_t way = 0; way < WAYS; way++)
        for (unsigned column = WAY_PLACE; column < WAY_COLUMNS; column++)
            c->states->at[way].cells[column].n += has_got(best, way, column);
    if (best->qualification.n > 0)
        count_qualification(c, c->people->languages.at[m->language], qualification_of(best));
}

static int by_key(const void *a, const void *b)
{
    const struct report_line *la = a, *lb = b;

    return str_cmp(la->cells[LANGUAGE].s, lb->cells[LANGUAGE].s);
}

static int most_first(const void *a, const void *b)
{
    const struct report_line *la = a, *lb = b;
    int64_t na = la->cells[Q_PERSONS].n, nb = lb->cells[Q_PERSONS].n;
    int language = by_key(a, b);

    if (language != 0)
        return language;
    return na != nb ? (na < nb ? 1 : -1) : str_cmp(la->cells[QUALIFICATION].s, lb->cells[QUALIFICATION].s);
}

static void sort(struct report_table *table, int (*order)(const void *a, const void *b))
{
    if (table->n > 1)
        qsort(table->at, table->n, sizeof *table->at, order);
}

static void begin(struct count *c)
{
    for (size_t i = 0; i < c->people->languages.n; i++) {
        struct cell *cells = report_line_add(c->t, c->languages)->cells;
        cells[LANGUAGE] = cell_text_of(c->people->languages.at[i]);
        for (unsigned column = PERSONS; column < COLUMNS; column++)
            cells[column] = cell_n(0);
    }
    for (size_t way = 0; way < WAYS; way++) {
        struct report_line *line = report_line_add(c->t, c->states);
        line->same[0] = (struct report_same){ WAY_PERSONS, PERSONS };
        line->same[1] = (struct report_same){ WAY_GUIDED, ways[way].sum };
        line->cells[WAY] = cell_s(str_of(ways[way].key));
        line->cells[WAY_NAME] = cell_s(str_of(lang_tr(c->t->lang, ways[way].name)));
        for (unsigned column = WAY_PLACE; column < WAY_COLUMNS; column++)
            line->cells[column] = cell_n(0);
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct person_walk people = persons_of(t, s);
    struct count c = { .t = t, .people = &people };

    c.languages = report_table_new(ret_tables, &by_language);
    c.states = report_table_new(ret_tables, &by_state);
    c.qualifications = report_table_new(ret_tables, &qualifications);
    begin(&c);
    walk(&people, s, count_one, &c);
    sort(c.languages, by_key);
    sort(c.qualifications, most_first);
}

/* ---- the rows behind a figure */

struct picking {
    struct task *t;
    const struct figure_wanted *w;
    const struct person_walk *people;
    struct figure_rows rows;
};

/* Of the line's language; the total line and the ways are of all. */
static bool picked(const struct picking *p, struct str language, const struct best *best)
{
    const struct report_table_plan *plan = p->w->table->plan;
    const struct cell *cells = p->w->line->cells;

    if (plan == &by_state)
        return has_got(best, str_is(cells[WAY].s, ways[0].key) ? 0 : 1, p->w->column);
    if (cells[LANGUAGE].known && !str_eq(cells[LANGUAGE].s, language))
        return false;
    return plan == &by_language ? belongs(best, p->w->column) : str_eq(qualification_of(best), cells[QUALIFICATION].s);
}

static void pick_one(void *x, const struct member *m, const struct best *best)
{
    struct picking *p = x;
    struct str language = p->people->languages.at[m->language];

    if (!picked(p, language, best))
        return;
    if (p->rows.total++ < p->w->start || (int64_t)p->rows.n == p->w->limit)
        return;
    struct figure_row row = { .person = m->person, .language = language, .day = best->day };
    if (best->destination != DEST_NONE) {
        row.destination = str_of(language_columns[TO_language_training + best->destination].column.key);
        row.state = str_of(states[best->state]);
        row.qualification = qualification_text(p->t->lang, str_copy(p->t->a, qualification_of(best)));
    }
    LIST_ADD(p->t->a, &p->rows, row);
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct person_walk people = persons_of(t, s);
    struct picking p = { t, w, &people, { .kind = ROWS_GUIDED } };

    walk(&people, s, pick_one, &p);
    figure_rows_name(t, s->project, &p.rows);
    return p.rows;
}

/* ---- in words */

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    const struct lang *l = t->lang;
    const struct report_line *all = report_total(&tables->at[0]);
    int64_t persons = report_count(all, PERSONS), guided = report_count(all, GUIDED);
    int64_t place = report_sum(&tables->at[1], WAY_PLACE), started = report_sum(&tables->at[1], WAY_STARTED);
    struct report_words said = { S(""), S("") };

    if (persons == INT_NONE || persons == 0 || guided == INT_NONE)
        return said;
    said.finding = trf(t, "%1$s of the members were guided to education or work",
        lang_percent(t->a, l, reports_percent(guided, persons)));
    said.sentence = tr_fill(t->a,
        trn(t, "%2$s of %n person was guided to education or work.",
            "%2$s of %n persons were guided to education or work.", persons),
        (struct str[]){ lang_number(t->a, l, persons), lang_number(t->a, l, guided) }, 2);
    if (place != INT_NONE && started != INT_NONE)
        said.sentence = str_fmt(t->a, "%.*s %.*s", STR_ARG(said.sentence),
            STR_ARG(trf(t, "%1$s of them have a place there, and %2$s have started.", lang_number(t->a, l, place),
                lang_number(t->a, l, started))));
    return said;
}

const struct report_parts outcomes_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("Where the members of the groups were guided."),
    .empty = N_("Nobody was a member of a group in these days. Choose other days, or add members to the groups."),
    .drawn = "destination",
    .rows = rows,
};
