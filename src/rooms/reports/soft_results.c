/* soft_results: what has changed between two answers of the same person to the same question (report "soft_results"):
 * how many say more, as much or less, and the mean at both times; and how many were asked, answered and refused. Sums
 * from the threshold on for everybody, and never who. No test of significance: the groups are small. */
#include "rooms/reports/report_table.h"

#include "lang/lang.h"
#include "rooms/instruments/instruments.h"
#include "rooms/instruments/instruments_codes.h"
#include "soft_results_sql.h"

#define TIMES_DEFINED \
    N_("Persons who answered the question at the start and at the later time; so many pairs there are.")
#define MORE_DEFINED N_("Persons whose later answer is higher than their first one. The percentage is of the pairs.")
#define SAME_DEFINED N_("Persons whose later answer is the same as their first one.")
#define LESS_DEFINED N_("Persons whose later answer is lower than their first one.")
#define MEAN_DEFINED \
    N_("The mean of these persons' answers: of a question its values, of a count the number, of the score 0 to 100.")
#define PAIRS_DEFINED \
    N_("A pair counts when its later answer is of these days. Of several answers of one time the first at the start " \
       "and the last at the later times count.")
#define SMALL_DEFINED \
    N_("Whether a change is chance is not tested: the groups are small, and who answers twice is not everybody.")

enum { KEY, TEXT, UNTIL, PAIRS, MORE, PERCENT, SAME, LESS, BEFORE, AFTER, COLUMNS };
static const struct report_column columns[COLUMNS] = {
    [KEY] = { { "question", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [TEXT] = { { "question", N_("Question"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "text" },
    [UNTIL] = { { "until", N_("Compared with the start"), .type = COLUMN_CODE, .codes = &CODES_occasion },
        FIGURE_NAMES },
    [PAIRS] = { { "pairs", N_("Pairs"), .type = COLUMN_INT }, FIGURE_PERSONS, TIMES_DEFINED },
    [MORE] = { { "more", N_("More than before"), .type = COLUMN_INT }, FIGURE_PERSONS, MORE_DEFINED, .part_of = PAIRS },
    [PERCENT] = { { "more_percent", N_("More than before, of the pairs"), .type = COLUMN_PERCENT }, FIGURE_SHARE,
        .part = MORE, .part_of = PAIRS },
    [SAME] = { { "same", N_("As before"), .type = COLUMN_INT }, FIGURE_PERSONS, SAME_DEFINED, .part_of = PAIRS },
    [LESS] = { { "less", N_("Less than before"), .type = COLUMN_INT }, FIGURE_PERSONS, LESS_DEFINED, .part_of = PAIRS },
    [BEFORE] = { { "mean_start", N_("Mean at the start"), .type = COLUMN_HUNDREDTHS }, FIGURE_THINGS, MEAN_DEFINED,
        .withheld_with = MORE, .shut = true },
    [AFTER] = { { "mean_later", N_("Mean later"), .type = COLUMN_HUNDREDTHS }, FIGURE_THINGS, MEAN_DEFINED,
        .withheld_with = LESS, .shut = true },
};
static const struct report_table_plan changes = { "changes", N_("What has changed"), columns, COLUMNS, JSON_ROWS,
    .caption = N_("Pairs of answers of the same person, question by question"),
    .how = { PAIRS_DEFINED, SMALL_DEFINED } };

enum { ASKED_KEY, ASKED_TEXT, OCCASION, ASKED, ANSWERED, REFUSED, OPEN, ASKED_COLUMNS };
static const struct report_column asked_columns[ASKED_COLUMNS] = {
    [ASKED_KEY] = { { "instrument", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [ASKED_TEXT] = { { "instrument", N_("Questionnaire"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    [OCCASION] = { { "occasion", N_("When"), .type = COLUMN_CODE, .codes = &CODES_occasion }, FIGURE_NAMES },
    [ASKED] = { { "asked", N_("Persons asked"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who were asked in these days.") },
    [ANSWERED] = { { "answered", N_("Persons who answered"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who answered at least one question."), .part_of = ASKED, .share_of = ASKED },
    [REFUSED] = { { "refused", N_("Did not want to answer"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who did not want to answer. None of their answers is kept."), .part_of = ASKED, .share_of = ASKED },
    [OPEN] = { { "open", N_("No answer yet"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who were asked and have neither answered nor refused."), .part_of = ASKED },
};
static const struct report_table_plan asked = { "asked", N_("Who was asked"), asked_columns, ASKED_COLUMNS, JSON_ROWS,
    .caption = N_("Persons asked, by questionnaire and time") };

/* ---- counting: the pairs of one questionnaire after the other, person by person */

enum time { START, END, LATER, TIMES };
struct sum {
    int64_t n, more, same, less, before, after;
};
/* said: what the person in hand answered, by time; the last place is the score. of: each item and the score, until the
 * end and until six months after. */
struct counting {
    struct task *t;
    const struct report_scope *s;
    struct report_table *table;
    struct instruments known;
    struct instrument i;
    int64_t instrument, person;
    bool has[TIMES], within[TIMES];
    int64_t said[TIMES][INSTRUMENT_ITEMS + 1];
    struct sum of[TIMES][INSTRUMENT_ITEMS + 1];
};

static void add_pairs(struct counting *c)
{
    for (enum time until = END; until < TIMES; until++)
        for (size_t k = 0; c->has[START] && c->has[until] && c->within[until] && k <= c->i.items.n; k++) {
            int64_t before = c->said[START][k], after = c->said[until][k];
            struct sum *sum = &c->of[until][k];
            if (before == INT_NONE || after == INT_NONE)
                continue;
            sum->n++;
            sum->more += after > before;
            sum->same += after == before;
            sum->less += after < before;
            sum->before += before;
            sum->after += after;
        }
    for (enum time k = START; k < TIMES; k++)
        c->has[k] = c->within[k] = false;
}

static int64_t mean(const struct sum *sum, int64_t all) { return (all * 100 + sum->n / 2) / sum->n; }

static void put_line(struct counting *c, size_t item, enum time until)
{
    struct task *t = c->t;
    const struct sum *sum = &c->of[until][item];
    bool is_score = item == c->i.items.n;
    size_t language = instrument_language(&c->i, str_of(t->lang->iso3));

    if (sum->n == 0)
        return;
    struct report_line *line = report_line_add(t, c->table);
    line->cells[KEY] = cell_text_of(str_fmt(t->a, "%.*s-%lld:%.*s:%s", STR_ARG(c->i.code), (long long)c->i.edition,
        STR_ARG(is_score ? S("score") : c->i.items.at[item].key), until == END ? "end" : "six_month"));
    struct str text = is_score ? trf(t, "%1$s: score from 0 to 100", c->i.title[language])
                               : c->i.items.at[item].texts[language];
    line->cells[TEXT] = cell_text_of(until == END ? text : trf(t, "%1$s (after six months)", text));
    line->cells[UNTIL] = cell_text_of(until == END ? S("end") : S("six_month"));
    line->cells[PAIRS] = cell_n(sum->n);
    line->cells[MORE] = cell_n(sum->more);
    line->cells[SAME] = cell_n(sum->same);
    line->cells[LESS] = cell_n(sum->less);
    if (sum->n >= c->s->threshold) { /* the mean of a few tells them, whatever else is known */
        line->cells[BEFORE] = cell_n(mean(sum, sum->before));
        line->cells[AFTER] = cell_n(mean(sum, sum->after));
    }
    struct report_sum known = { .whole = &line->cells[PAIRS],
        .parts = { &line->cells[MORE], &line->cells[SAME], &line->cells[LESS] } };
    LIST_ADD(t->a, &c->table->known, known);
}

static void end_instrument(struct counting *c)
{
    if (c->instrument == 0)
        return;
    add_pairs(c);
    for (enum time until = END; until < TIMES; until++)
        for (size_t k = 0; k <= c->i.items.n; k++)
            put_line(c, k, until);
}

static const struct instrument *known_one(struct task *t, const struct instruments *known, int64_t instrument)
{
    size_t k = 0;

    while (k < known->n && known->at[k].id != instrument)
        k++;
    must(t, k < known->n);
    return &known->at[k];
}

static void begin_instrument(struct counting *c, int64_t instrument)
{
    end_instrument(c);
    c->instrument = instrument;
    c->i = *known_one(c->t, &c->known, instrument);
    memset(c->of, 0, sizeof c->of);
}

static bool add_answers(void *x, const struct soft_results_sql_answered_row *row)
{
    struct counting *c = x;
    enum time at = str_is(row->occasion, "start") ? START : str_is(row->occasion, "end") ? END : LATER;

    if (row->instrument != c->instrument)
        begin_instrument(c, row->instrument);
    else if (row->person != c->person)
        add_pairs(c);
    c->person = row->person;
    if (at == START && c->has[START])
        return true;
    instrument_answers_into(&c->i, row->answers, c->said[at]);
    c->said[at][c->i.items.n] = instrument_score(&c->i, c->said[at]);
    c->has[at] = true;
    c->within[at] = !day_known(c->s->from) || str_cmp(row->day, day_str(&c->s->from)) >= 0;
    return true;
}

static void fill_asked(struct task *t, const struct report_scope *s, const struct instruments *all, struct str last,
    struct report_tables *ret_tables)
{
    struct soft_results_sql_asked_rows rows = soft_results_sql_asked(t, s->project, day_str(&s->from), last);
    struct report_table *table = report_table_new(ret_tables, &asked);

    for (size_t k = 0; k < rows.n; k++) {
        const struct instrument i = *known_one(t, all, rows.at[k].instrument);
        size_t language = instrument_language(&i, str_of(t->lang->iso3));
        struct report_line *line = report_line_add(t, table);
        line->cells[ASKED_KEY] = cell_text_of(
            str_fmt(t->a, "%.*s-%lld:%.*s", STR_ARG(i.code), (long long)i.edition, STR_ARG(rows.at[k].occasion)));
        line->cells[ASKED_TEXT] = cell_text_of(
            trf(t, "%1$s, edition %2$s", i.title[language], lang_number(t->a, t->lang, i.edition)));
        line->cells[OCCASION] = cell_text_of(rows.at[k].occasion);
        line->cells[ASKED] = cell_n(rows.at[k].asked);
        line->cells[ANSWERED] = cell_n(rows.at[k].answered);
        line->cells[REFUSED] = cell_n(rows.at[k].refused);
        line->cells[OPEN] = cell_n(rows.at[k].asked - rows.at[k].answered - rows.at[k].refused);
        struct report_sum known = { .whole = &line->cells[ASKED],
            .parts = { &line->cells[ANSWERED], &line->cells[REFUSED], &line->cells[OPEN] } };
        LIST_ADD(t->a, &table->known, known);
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct str last = day_known(s->to) ? day_str(&s->to) : S("9999-12-31");
    struct counting *c = NEW(t->a, struct counting);

    *c = (struct counting){
        .t = t, .s = s, .table = report_table_new(ret_tables, &changes), .known = instruments_all(t, false)
    };
    soft_results_sql_answered(t, s->project, last, add_answers, c);
    end_instrument(c);
    fill_asked(t, s, &c->known, last, ret_tables);
}

/* The question where most of the pairs say more, where that may be told. */
static struct report_words words(struct task *t, const struct report_tables *tables)
{
    const struct report_table *table = &tables->at[0];
    const struct report_line *most = NULL;

    for (size_t i = 0; i < table->n; i++) {
        const struct report_line *line = &table->at[i];
        int64_t percent = report_share(table->plan, line, PERCENT);
        if (percent != INT_NONE && (most == NULL || percent > report_share(table->plan, most, PERCENT)))
            most = line;
    }
    if (most == NULL)
        return (struct report_words){ S(""), S("") };
    return (struct report_words){ trf(t, "%1$s More than before: %2$s of %3$s", most->cells[TEXT].s,
                                      lang_number(t->a, t->lang, report_count(most, MORE)),
                                      lang_number(t->a, t->lang, report_count(most, PAIRS))),
        S("") };
}

const struct report_parts soft_results_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("What persons answered to the same question at the start and later. Only sums are told."),
    .empty = N_("Nobody has answered twice yet. Ask at the start and at the end, on the page of each person."),
    .drawn = "more_percent",
};
