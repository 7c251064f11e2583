/* measurements: the rules of one person's answers: begun, answered one by one or at once, refused, removed. No pages
 * here. */
#include "rooms/instruments/measurements.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/instruments/instruments_codes.h"
#include "rooms/instruments/measurements_row.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"

static const char *const noun = "measurement";

static const struct code occasion_rows[] = {
    { "start", N_("At the start") },
    { "end", N_("At the end") },
    { "six_month", N_("Six months after the end") },
};
static const struct code state_rows[] = {
    { "open", N_("Not finished") },
    { "done", N_("Finished") },
    { "refused", N_("Did not want to answer") },
};
static const struct code way_rows[] = {
    { "screen", N_("On a phone or tablet") },
    { "link", N_("By a link") },
    { "paper", N_("On paper") },
};
const struct codes CODES_occasion = { "occasion", occasion_rows, sizeof occasion_rows / sizeof *occasion_rows };
const struct codes CODES_measurement_state = { "measurement_state", state_rows,
    sizeof state_rows / sizeof *state_rows };
const struct codes CODES_answer_way = { "answer_way", way_rows, sizeof way_rows / sizeof *way_rows };

struct measurement measured(const struct instruments_sql_measured_row *r)
{
    return (struct measurement){ .id = r->measurement,
        .person = r->person,
        .project = r->project,
        .instrument = r->instrument,
        .version = r->version,
        .day = r->day,
        .occasion = r->occasion,
        .state = r->state,
        .way = r->way,
        .language = r->language,
        .answers = r->answers,
        .staff_name = r->staff_name,
        .expires_at = r->expires_at };
}

struct measurements measurements_of(struct task *t, int64_t person)
{
    struct measurements list = { 0 };
    struct instruments_sql_measured_rows rows = instruments_sql_of_person(t, person, MEASUREMENTS_SHOWN);
    int64_t asked_of = 0;
    bool may = false;

    for (size_t i = 0; i < rows.n; i++) {
        struct measurement one = measured(&rows.at[i]);
        if (one.project != asked_of) {
            asked_of = one.project;
            may = people_may_counsel(t, person, asked_of);
        }
        if (!may)
            continue;
        one.project_name = projects_name(t, one.project);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome measurements_get(struct task *t, int64_t measurement, struct measurement *ret_measurement)
{
    struct instruments_sql_measured_row row;

    if (!instruments_sql_measurement(t, measurement, &row))
        return NOT_FOUND;
    if (!people_may_counsel(t, row.person, row.project))
        return NOT_ALLOWED;
    *ret_measurement = measured(&row);
    ret_measurement->project_name = projects_name(t, row.project);
    return DONE;
}

/* ---- beginning */

static void check_begin(struct task *t, const struct measurement *m, struct problems *ret)
{
    struct instrument of;

    if (!code_ok(&CODES_occasion, m->occasion))
        problem_add(t, ret, "occasion", str_of(tr(t, "Choose when it is asked: start, end or six months after.")));
    if (instruments_get(t, m->instrument, &of) != DONE)
        problem_add(t, ret, "instrument", str_of(tr(t, "Choose the questionnaire.")));
    else if (!of.offered)
        problem_add(t, ret, "instrument", str_of(tr(t, "This questionnaire is not used any more. Choose another.")));
    if (!str_empty(m->language) && str_empty(lang_code3(t->a, m->language)))
        problem_add(t, ret, "language", str_of(tr(t, "Choose the language from the list.")));
    if (!day_whole(m->day))
        problem_add(t, ret, "day", str_of(tr(t, "Write the day when the person answered.")));
    else if (day_cmp(m->day, t->today) > 0)
        problem_add(t, ret, "day", str_of(tr(t, "The day is in the future. Correct it.")));
    else
        projects_check_day(t, projects_first_day(t, m->project), m->day, "day", ret);
}

/* It was asked on that occasion before. Who did not want to answer may want to now. */
static enum outcome go_on(struct task *t, const struct measurement *m,
    const struct instruments_sql_on_occasion_row *stands, bool refused, struct problems *ret)
{
    bool did_refuse = str_is(stands->state, "refused");

    if (refused && !did_refuse) {
        problem_add(t, ret, "occasion",
            str_of(tr(t, "She was asked this already. "
                         "Open it below and choose there that she does not want to answer.")));
        return INVALID;
    }
    if (refused || !did_refuse)
        return DONE;
    if (instruments_sql_save(t, stands->measurement, stands->version, S(""), S("open"), m->way) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, stands->measurement, S("open"));
    return DONE;
}

enum outcome measurements_begin(
    struct task *t, const struct measurement *m, bool refused, int64_t *ret_measurement, struct problems *ret)
{
    struct instruments_sql_on_occasion_row stands;
    int64_t id = id_new();

    if (!people_may_counsel(t, m->person, m->project))
        return NOT_ALLOWED;
    check_begin(t, m, ret);
    if (ret->n > 0)
        return INVALID;
    if (instruments_sql_on_occasion(t, m->person, m->project, m->instrument, m->occasion, &stands)) {
        *ret_measurement = stands.measurement;
        return go_on(t, m, &stands, refused, ret);
    }
    instruments_sql_begin(t, .measurement = id, .person = m->person, .project = m->project, .instrument = m->instrument,
        .day = m->day, .occasion = m->occasion, .state = refused ? S("refused") : S("open"), .way = m->way,
        .language = lang_code3(t->a, m->language), .staff = t->viewer->staff);
    journal_write(t, JOURNAL_CREATE, noun, id, refused ? S("refused") : S(""));
    *ret_measurement = id;
    return DONE;
}

/* ---- answering */

enum outcome measurements_answer(struct task *t, const struct measurement *m, const struct instrument *i,
    struct measured_answer a, struct problems *ret)
{
    int64_t *values = instrument_answers(t, i, m->answers);

    must(t, a.item < i->items.n);
    if (a.value == values[a.item])
        return DONE;
    if (str_is(m->state, "refused") || a.shown != values[a.item])
        return CONFLICT;
    if (a.value != INT_NONE && !instrument_takes(i, a.item, a.value)) {
        problem_add(t, ret, "value", str_of(tr(t, "Choose one of the answers.")));
        return INVALID;
    }
    values[a.item] = a.value;
    if (instruments_sql_answer(t, m->id, instrument_answers_text(t, i, values)) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, m->id, i->items.at[a.item].key);
    return DONE;
}

enum outcome measurements_save(
    struct task *t, int64_t measurement, int64_t version, const int64_t *values, struct str state, struct problems *ret)
{
    struct measurement m;
    struct instrument of;
    enum outcome found = measurements_get(t, measurement, &m);

    if (found == DONE)
        found = instruments_get(t, m.instrument, &of);
    if (found != DONE)
        return found;
    must(t, code_ok(&CODES_measurement_state, state));
    bool refused = str_is(state, "refused");
    for (size_t k = 0; !refused && k < of.items.n; k++)
        if (values[k] != INT_NONE && !instrument_takes(&of, k, values[k]))
            problem_add(t, ret, str_z(t->a, str_fmt(t->a, "q_%.*s", STR_ARG(of.items.at[k].key))),
                str_of(tr(t, "Choose one of the answers.")));
    if (ret->n > 0)
        return INVALID;
    struct str answers = refused ? S("") : instrument_answers_text(t, &of, values);
    if (instruments_sql_save(t, measurement, version, answers, state, m.way) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, measurement, refused ? S("refused") : S("answers"));
    return DONE;
}

enum outcome measurements_finish(struct task *t, const struct measurement *m, bool refused)
{
    struct str state = refused ? S("refused") : S("done");

    if (str_eq(m->state, state) || (!refused && str_empty(m->answers)))
        return DONE;
    if (instruments_sql_save(t, m->id, m->version, refused ? S("") : m->answers, state, m->way) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, m->id, state);
    return DONE;
}

enum outcome measurements_remove(struct task *t, int64_t measurement, int64_t version)
{
    struct measurement m;
    enum outcome found = measurements_get(t, measurement, &m);

    if (found != DONE)
        return found;
    if (instruments_sql_remove_measurement(t, measurement, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, noun, measurement, S(""));
    return DONE;
}
