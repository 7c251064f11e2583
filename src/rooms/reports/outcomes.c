/* outcomes: where the members of a project's groups went, by the language of their group (document 003; INTERFACES 4):
 * the main outcome of each person, and its counts. Crossed with more: outcomes_by.c. */
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/qualifications.h"
#include "rooms/reports/outcomes.h"

#define PERSONS_DEFINED \
    N_("The persons are those who were members of a group of the project in these days. Who waits for a place is not " \
       "counted. Each person counts once, under the language of their first group.")
#define LEADS_DEFINED N_("Persons whose outcome is this one: what has got furthest, and of equal ones the latest.")
#define SUMS_DEFINED \
    N_("Education: language training, basic education, vocational, upper secondary, higher and other education. " \
       "Work: working life and entrepreneurship. Percentages are shares of all persons.")

const struct report_column outcome_columns[COLUMNS] = {
    [LANGUAGE] = { { "language", N_("Language"), .type = COLUMN_LANGUAGE }, FIGURE_NAMES },
    [PERSONS] = { { "persons", N_("All persons"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Everybody who was a member of a group of the project in these days, with an outcome or without.") },
    [TRAINING] = { { "guided_to_training", N_("Guided to education"), .type = COLUMN_INT }, FIGURE_SUM, SUMS_DEFINED,
        .part_of = GUIDED, .share_of = PERSONS, .lines = ON_TOTAL },
    [WORK] = { { "guided_to_work", N_("Guided to work"), .type = COLUMN_INT }, FIGURE_SUM, SUMS_DEFINED,
        .part_of = GUIDED, .share_of = PERSONS, .lines = ON_TOTAL },
    [GUIDED] = { { "guided", N_("Guided to education or work"), .type = COLUMN_INT }, FIGURE_SUM, SUMS_DEFINED,
        .part_of = PERSONS, .share_of = PERSONS, .lines = ON_TOTAL },
#define D(code, whole) \
    [TO_##code] = { { #code, .type = COLUMN_INT }, FIGURE_PERSONS, LEADS_DEFINED, .part_of = whole, \
        .share_of = PERSONS, \
        .lines = DEST_##code == DEST_not_reached || DEST_##code == DEST_home_care ? ON_ALL_LINES : ON_SINGLE_LINES, \
        .within = "destinations" },
    DESTINATIONS(D)
#undef D
        [NO_OUTCOME] = { { "none", N_("No outcome yet"), .type = COLUMN_INT }, FIGURE_PERSONS,
            N_("Persons of whom no outcome is written down up to the last of these days."), .part_of = PERSONS,
            .share_of = PERSONS, .place = IN_PAGES_ONLY, .lines = ON_SINGLE_LINES },
};
static const struct column destination = { "destination", N_("Destination"), .type = COLUMN_CODE,
    .codes = &CODES_destination };
static const struct report_table_plan by_language = { "by_language", N_("Where the members went, by language"),
    outcome_columns, COLUMNS, JSON_KEYED, .turned = &destination, .total = "all",
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

/* ---- counting */

bool outcome_belongs(const struct outcome_best *best, unsigned column)
{
    unsigned c = outcome_column(best);

    while (c != column && c != 0)
        c = outcome_columns[c].part_of;
    return c == column;
}

static bool has_got(const struct outcome_best *best, size_t way, unsigned column)
{
    return outcome_belongs(best, ways[way].sum) && best->state >= state_of_column[column];
}

struct count {
    struct task *t;
    const struct outcome_people *people;
    struct outcome_sums *languages; /* of each language of a group */
    int64_t states[DEST__N + 1][STATES];
    struct report_table *states_table, *qualifications;
    struct outcome_words qualified; /* lines of qualifications by language and qualification */
};

/* Of no language: empty. */
static struct str language_text(const struct outcome_people *people, uint32_t language)
{
    struct str key = people->values[BY_group_language].at[language].key;

    return str_is(key, "und") ? S("") : key;
}

static uint32_t language_of(const struct outcome_people *people, size_t member)
{
    return people->groups.at[outcome_member(people, member)->group].language;
}

static void count_qualification(struct count *c, uint32_t language, uint32_t qualification)
{
    const uint32_t pair[] = { language, qualification };
    int32_t *line = outcome_word(c->t->a, &c->qualified, (struct str){ (const char *)pair, sizeof pair });

    if (*line == WORD_NEW) {
        struct cell *cells = report_line_add(c->t, c->qualifications)->cells;
        *line = (int32_t)c->qualifications->n - 1;
        cells[Q_LANGUAGE] = cell_text_of(language_text(c->people, language));
        cells[QUALIFICATION] = cell_s(c->people->qualifications.at[qualification]);
        cells[Q_NAME] = cell_s(qualification_text(c->t->lang, cells[QUALIFICATION].s));
        cells[Q_PERSONS] = cell_n(0);
    }
    c->qualifications->at[*line].cells[Q_PERSONS].n++;
}

static void count_members(struct count *c)
{
    for (size_t i = 0; i < c->people->members.n; i++) {
        const struct outcome_best *best = &c->people->best[i];
        uint32_t language = language_of(c->people, i);
        outcome_sums_add(&c->languages[language], best);
        c->states[best->destination][best->state]++;
        if (best->qualification != 0)
            count_qualification(c, language, best->qualification);
    }
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

/* How many of each way have got how far. */
static void put_states(struct count *c)
{
    for (size_t way = 0; way < WAYS; way++) {
        struct report_line *line = report_line_add(c->t, c->states_table);
        line->same[0] = (struct report_same){ WAY_PERSONS, PERSONS };
        line->same[1] = (struct report_same){ WAY_GUIDED, ways[way].sum };
        line->cells[WAY] = cell_s(str_of(ways[way].key));
        line->cells[WAY_NAME] = cell_s(str_of(lang_tr(c->t->lang, ways[way].name)));
        for (unsigned column = WAY_PLACE; column < WAY_COLUMNS; column++)
            line->cells[column] = cell_n(0);
        for (uint32_t to = 0; to < DEST__N; to++)
            for (uint32_t state = 0; state < STATES; state++)
                for (unsigned column = WAY_PLACE; column < WAY_COLUMNS; column++)
                    if (has_got(&(struct outcome_best){ .destination = to, .state = state }, way, column))
                        line->cells[column].n += c->states[to][state];
    }
}

static void put_languages(struct count *c, struct report_table *table)
{
    for (uint32_t i = 0; i < c->people->values[BY_group_language].n; i++) {
        outcome_sums_done(&c->languages[i]);
        if (c->languages[i].n[PERSONS] == 0)
            continue;
        struct cell *cells = report_line_add(c->t, table)->cells;
        cells[LANGUAGE] = cell_text_of(language_text(c->people, i));
        for (unsigned column = PERSONS; column < COLUMNS; column++)
            cells[column] = cell_n(c->languages[i].n[column]);
    }
    sort(table, by_key);
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct outcome_crosses crosses = outcome_crosses(s);
    struct outcome_people people = outcome_people(t, s, crosses.wanted);
    struct count c = {
        .t = t, .people = &people, .languages = NEW_N(t->a, struct outcome_sums, people.values[BY_group_language].n + 1)
    };
    struct report_table *languages = report_table_new(ret_tables, &by_language);

    c.states_table = report_table_new(ret_tables, &by_state);
    c.qualifications = report_table_new(ret_tables, &qualifications);
    count_members(&c);
    put_languages(&c, languages);
    put_states(&c);
    sort(c.qualifications, most_first);
    outcome_cross_count(&people, &crosses);
    outcome_cross_tables(&people, s, &crosses, ret_tables);
}

/* ---- the rows behind a figure */

/* Of the line's language; the total line and the ways are of all. */
static bool picked(const struct outcome_people *people, const struct figure_wanted *w, size_t member)
{
    const struct report_table_plan *plan = w->table->plan;
    const struct cell *cells = w->line->cells;
    const struct outcome_best *best = &people->best[member];

    if (outcome_is_cross(plan))
        return outcome_cross_picks(people, w, member);
    if (plan == &by_state)
        return has_got(best, str_is(cells[WAY].s, ways[0].key) ? 0 : 1, w->column);
    if (cells[LANGUAGE].known && !str_eq(cells[LANGUAGE].s, language_text(people, language_of(people, member))))
        return false;
    return plan == &by_language ? outcome_belongs(best, w->column)
                                : str_eq(people->qualifications.at[best->qualification], cells[QUALIFICATION].s);
}

static struct figure_row row_of(struct task *t, const struct outcome_people *people, size_t member)
{
    const struct outcome_best *best = &people->best[member];
    struct figure_row row = { .person = outcome_member(people, member)->person,
        .language = language_text(people, language_of(people, member)),
        .day = outcome_day_text(best->day) };

    if (best->destination != DEST_NONE) {
        row.destination = str_of(outcome_columns[outcome_column(best)].column.key);
        row.state = str_of(outcome_states[best->state]);
        row.qualification = qualification_text(t->lang, people->qualifications.at[best->qualification]);
    }
    return row;
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    const struct report_table_plan *plan = w->table->plan;
    struct outcome_people people = outcome_people(t, s, outcome_is_cross(plan) ? outcome_cross_wanted(plan) : 0);
    struct figure_rows list = { .kind = ROWS_GUIDED };

    for (size_t i = 0; i < people.members.n; i++) {
        if (!picked(&people, w, i) || list.total++ < w->start || (int64_t)list.n == w->limit)
            continue;
        struct figure_row row = row_of(t, &people, i);
        LIST_ADD(t->a, &list, row);
    }
    for (size_t i = 0; i < report_projects_n(s); i++)
        figure_rows_name(t, report_project_at(s, i), &list);
    return list;
}

/* ---- in words */

/* Of few persons a percentage says little. */
enum { MANY_ENOUGH = 5 };

/* From how many percent to how many the lines of the table that leads reach; "": there is none with two. */
static struct str range_of(struct task *t, const struct report_tables *tables)
{
    const struct report_table *table = &tables->at[tables->n - 1];
    const struct report_table_plan *plan = table->plan;
    unsigned guided = report_column_of(plan, S("guided")), persons = report_column_of(plan, S("persons"));
    int64_t low = INT_NONE, high = INT_NONE, lines = 0;

    for (size_t i = 0; i < table->n && plan->leads; i++) {
        int64_t percent = report_share(plan, &table->at[i], guided);
        if (percent == INT_NONE || report_count(&table->at[i], persons) < MANY_ENOUGH)
            continue;
        low = lines == 0 || percent < low ? percent : low;
        high = lines == 0 || percent > high ? percent : high;
        lines++;
    }
    return lines < 2 ? S("")
                     : trf(t, "In the first table, %1$s to %2$s of the persons of a line were guided.",
                           lang_percent(t->a, t->lang, low), lang_percent(t->a, t->lang, high));
}

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
    struct str range = range_of(t, tables);
    if (!str_empty(range))
        said.sentence = str_fmt(t->a, "%.*s %.*s", STR_ARG(said.sentence), STR_ARG(range));
    return said;
}

const struct report_parts outcomes_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("Where the members of the groups were guided."),
    .empty = N_("Nobody was a member of a group in these days. Choose other days, or add members to the groups."),
    .drawn = "destination",
    .rows = rows,
    .crossings = outcome_crossings,
    .crossings_n = BY__N,
    .together = true,
};
