/* measurements_web: the worker's pages of a person's own estimates: what has changed, a new one, all answers at once.
 * No rules here. */
#include "instruments_measurements_html.h"
#include "lang/lang.h"
#include "rooms/instruments/instruments_view.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(measure_begin, MEASURE_BEGIN_FIELDS)

/* ---- what has changed */

/* The newest answers of one occasion to one instrument in one project; NULL: none. */
static const struct measurement *asked_at(
    const struct measurements *all, const struct measurement *of, const char *occasion)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct measurement *m = &all->at[i];
        if (m->instrument == of->instrument && m->project == of->project && str_is(m->occasion, occasion) &&
            !str_empty(m->answers))
            return m;
    }
    return NULL;
}

/* From the first to the last time, whichever there are. */
static enum measured_change changed(const int64_t at[3])
{
    int64_t first = INT_NONE, last = INT_NONE;
    int times = 0;

    for (int i = 0; i < 3; i++)
        if (at[i] != INT_NONE) {
            first = times == 0 ? at[i] : first;
            last = at[i];
            times++;
        }
    if (times < 2)
        return MEASURED_ONCE;
    if (last == first)
        return MEASURED_SAME;
    return last > first ? MEASURED_MORE : MEASURED_LESS;
}

static struct str percent(struct task *t, int64_t score)
{
    return score == INT_NONE ? S("–") : lang_percent(t->a, t->lang, score);
}

static void fill_table(struct task *t, struct measured_table *v, const struct instrument *i, size_t language,
    const struct measurement *const times[3])
{
    int64_t *values[3], scores[3];

    for (int k = 0; k < 3; k++) {
        values[k] = instrument_answers(t, i, times[k] != NULL ? times[k]->answers : S(""));
        scores[k] = instrument_score(i, values[k]);
    }
    for (size_t n = 0; n < i->items.n; n++) {
        const struct instrument_item *item = &i->items.at[n];
        const int64_t at[] = { values[0][n], values[1][n], values[2][n] };
        struct measured_row row = { .text = item->texts[language],
            .picture = item->picture,
            .start = instrument_value_text(t, i, n, language, at[0]),
            .end = instrument_value_text(t, i, n, language, at[1]),
            .later = instrument_value_text(t, i, n, language, at[2]),
            .change = changed(at) };
        LIST_ADD(t->a, &v->rows, row);
    }
    if (!i->scored)
        return;
    struct measured_row all = { .text = str_of(tr(t, "All together")),
        .picture = S("star"),
        .start = percent(t, scores[0]),
        .end = percent(t, scores[1]),
        .later = percent(t, scores[2]),
        .change = changed(scores) };
    LIST_ADD(t->a, &v->rows, all);
}

static bool is_shown(const struct measured_tables *tables, const struct measurement *m)
{
    for (size_t i = 0; i < tables->n; i++)
        if (tables->at[i].instrument == m->instrument && tables->at[i].project == m->project)
            return true;
    return false;
}

static void fill_tables(struct task *t, struct measurements_person_view *v, const struct measurements *all)
{
    for (size_t n = 0; n < all->n; n++) {
        const struct measurement *m = &all->at[n];
        struct instrument i;
        if (str_empty(m->answers) || is_shown(&v->tables, m) || instruments_get(t, m->instrument, &i) != DONE)
            continue;
        size_t language = instrument_language(&i, str_of(t->lang->iso3));
        struct measured_table table = { .instrument = i.id,
            .project = m->project,
            .title = v->choose_project ? trf(t, "%1$s: %2$s", i.title[language], m->project_name) : i.title[language],
            .lang = language_tag(i.languages.at[language]),
            .dir = language_dir(i.languages.at[language]) };
        const struct measurement *const times[] = { asked_at(all, m, "start"), asked_at(all, m, "end"),
            asked_at(all, m, "six_month") };
        fill_table(t, &table, &i, language, times);
        LIST_ADD(t->a, &v->tables, table);
    }
}

/* ---- the page of a person */

static void fill_lines(
    struct task *t, struct measurements_person_view *v, const struct measurements *all, const struct instruments *known)
{
    for (size_t n = 0; n < all->n; n++) {
        const struct measurement *m = &all->at[n];
        struct measurement_line line = { .m = *m,
            .title = S(""),
            .open = URL(t, measurements_one, m->id),
            .ask = URL(t, measurements_ask, m->id),
            .remove = URL(t, measurements_remove_page, m->id),
            .may_ask = str_is(m->state, "open") };
        for (size_t i = 0; i < known->n; i++)
            if (known->at[i].id == m->instrument)
                line.title = known->at[i].title[instrument_language(&known->at[i], str_of(t->lang->iso3))];
        LIST_ADD(t->a, &v->lines, line);
    }
}

/* The projects in which the viewer counsels her; the one that was asked for, else the first of them. */
static int64_t fill_projects(struct task *t, struct measurements_person_view *v, int64_t wanted)
{
    struct project_briefs projects = projects_open_to(t);
    int64_t chosen = 0, n = 0;

    for (size_t i = 0; i < projects.n; i++) {
        if (!people_may_counsel(t, v->person, projects.at[i].id))
            continue;
        form_option_id(t, &v->form, measure_begin_F_project, projects.at[i].id, projects.at[i].name);
        if (chosen == 0 || projects.at[i].id == wanted)
            chosen = projects.at[i].id;
        n++;
    }
    v->choose_project = n > 1;
    return chosen;
}

static struct reply show_person(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct measurements_person_view v = { .person = r->ids[0], .form = form };
    struct instruments known = instruments_all(t, false);

    if (fill_projects(t, &v, 0) == 0)
        return reply_not_found(r);
    for (size_t i = 0; i < known.n; i++)
        if (known.at[i].offered)
            form_option_id(t, &v.form, measure_begin_F_instrument, known.at[i].id,
                known.at[i].title[instrument_language(&known.at[i], str_of(t->lang->iso3))]);
    v.name = people_name(t, v.person);
    v.stories = url_with_id(t->a, URL(t, stories_list), "person", v.person);
    v.tabs = person_tabs_of(t, v.person, PERSON_TAB_MEASUREMENTS);
    struct measurements all = measurements_of(t, v.person);
    fill_tables(t, &v, &all);
    fill_lines(t, &v, &all, &known);
    return SHOW(r, status, measurements_person, &v);
}

/* The occasion that comes next: what was not asked yet. */
static struct str next_occasion(struct task *t, int64_t person)
{
    struct measurements all = measurements_of(t, person);

    for (size_t k = 0; k < CODES_occasion.n; k++) {
        bool asked = false;
        for (size_t i = 0; i < all.n; i++)
            asked = asked || str_is(all.at[i].occasion, CODES_occasion.at[k].code);
        if (!asked)
            return str_of(CODES_occasion.at[k].code);
    }
    return S("");
}

struct reply measurements_person(struct req *r)
{
    struct task *t = &r->task;
    struct person_brief person;

    if (people_brief(t, r->ids[0], &person) != DONE || person.id != r->ids[0])
        return reply_not_found(r);
    struct str first = person.languages, language;
    if (!str_cut(&first, ';', &language) || !code_ok(&CODES_language, language))
        language = S("");
    struct instruments offered = instruments_all(t, true);
    struct measure_begin_values v = { .instrument = offered.n > 0 ? offered.at[0].id : 0,
        .occasion = next_occasion(t, person.id),
        .day = t->today,
        .language = language };
    return show_person(r, 200, form_show(t, &measure_begin_form, &v, 0));
}

static int64_t only_project(struct task *t, int64_t person)
{
    struct measurements_person_view v = { .person = person, .form = form_show(t, &measure_begin_form, NULL, 0) };

    return fill_projects(t, &v, 0);
}

struct reply measurements_start(struct req *r)
{
    struct task *t = &r->task;
    struct measure_begin_values v;
    struct form form;
    struct str how = req_get(r, "how");
    int64_t id = 0;

    if (!form_read(r, &measure_begin_form, &v, &form))
        return show_person(r, 422, form);
    struct measurement m = { .person = r->ids[0],
        .project = v.project != 0 ? v.project : only_project(t, r->ids[0]),
        .instrument = v.instrument,
        .day = v.day,
        .occasion = v.occasion,
        .way = str_is(how, "paper")  ? S("paper")
               : str_is(how, "ask")  ? S("screen")
               : str_is(how, "link") ? S("link")
                                     : S(""),
        .language = v.language };
    if (m.project == 0)
        return reply_not_found(r);
    enum outcome done = measurements_begin(t, &m, str_is(how, "refused"), &id, &form.problems);
    if (done == INVALID)
        return show_person(r, 422, form);
    if (str_is(how, "refused"))
        return reply_outcome(r, done, URL(t, measurements_person, r->ids[0]), tr(t, "It is written down."));
    return reply_outcome(
        r, done, str_is(how, "ask") ? URL(t, measurements_ask, id) : URL(t, measurements_one, id), NULL);
}

/* ---- all answers on one page */

/* A field for each question: its answers as a list of choices, a count as a number. */
static const struct form_table *answers_table(struct task *t, const struct instrument *i, size_t language)
{
    struct field *fields = NEW_N(t->a, struct field, i->items.n);
    struct form_table *table = NEW(t->a, struct form_table);
    size_t offset = 0;

    for (size_t n = 0; n < i->items.n; n++) {
        const struct instrument_item *item = &i->items.at[n];
        fields[n] = (struct field){ .name = str_z(t->a, str_fmt(t->a, "q_%.*s", STR_ARG(item->key))),
            .kind = item->most != INT_NONE ? FIELD_NUMBER : FIELD_CHOICE,
            .max = item->most != INT_NONE ? item->most : 0,
            .need = OPTIONAL,
            .label = str_z(t->a, item->texts[language]),
            .offset = offset };
        offset += sizeof(struct str);
        if (item->most != INT_NONE)
            continue;
        const struct instrument_scale *scale = &i->scales.at[item->scale];
        struct code *rows = NEW_N(t->a, struct code, scale->n);
        struct codes *list = NEW(t->a, struct codes);
        for (size_t k = 0; k < scale->n; k++)
            rows[k] = (struct code){ str_z(t->a, str_number(t->a, scale->at[k].value)),
                str_z(t->a, scale->at[k].texts[language]) };
        *list = (struct codes){ fields[n].name, rows, scale->n };
        fields[n].codes = list;
    }
    *table = (struct form_table){ "measurement", fields, i->items.n, offset };
    return table;
}

/* A value of the form is a text of a choice or a number; both fit into the place of a text. */
_Static_assert(sizeof(struct str) >= sizeof(int64_t), "a value's place");
_Static_assert(_Alignof(struct str) >= _Alignof(int64_t), "a value stands there as it must");

static struct form answers_form(
    struct task *t, const struct instrument *i, size_t language, const struct measurement *m)
{
    const struct form_table *table = answers_table(t, i, language);
    const int64_t *said = instrument_answers(t, i, m->answers);
    char *values = arena_alloc(t->a, table->size);

    for (size_t n = 0; n < table->n; n++) {
        struct str text = said[n] == INT_NONE ? S("") : str_number(t->a, said[n]);
        if (table->fields[n].kind == FIELD_NUMBER)
            memcpy(values + table->fields[n].offset, &said[n], sizeof said[n]);
        else
            memcpy(values + table->fields[n].offset, &text, sizeof text);
    }
    return form_show(t, table, values, m->version);
}

static int64_t *values_of(struct task *t, const struct form_table *table, const char *values)
{
    int64_t *list = NEW_N(t->a, int64_t, table->n);

    for (size_t n = 0; n < table->n; n++) {
        struct str text;
        list[n] = INT_NONE;
        if (table->fields[n].kind == FIELD_NUMBER) {
            memcpy(&list[n], values + table->fields[n].offset, sizeof list[n]);
            continue;
        }
        memcpy(&text, values + table->fields[n].offset, sizeof text);
        if (!str_int(text, &list[n]))
            list[n] = INT_NONE;
    }
    return list;
}

/* The sheet in her language, and with the viewer's beside it, if they are two of the program's. */
static void add_sheets(struct task *t, struct measurements_one_view *v, const struct instrument *i)
{
    struct url sheet = url_with(t->a, URL(t, measurements_sheet, v->m.id), "format", S("pdf"));
    const struct lang *hers = lang_by_tag(
        i->languages.at[instrument_language(i, str_empty(v->m.language) ? str_of(t->lang->iso3) : v->m.language)]);

    v->sheet = hers == NULL ? sheet : url_with(t->a, sheet, "in", str_of(hers->tag));
    if (hers != NULL && hers != t->lang)
        v->sheet_beside = url_with(t->a, v->sheet, "beside", str_of(t->lang->tag));
}

static struct reply show_one(
    struct req *r, int status, const struct measurement *m, const struct instrument *i, struct form form)
{
    struct task *t = &r->task;
    int64_t score = instrument_score(i, instrument_answers(t, i, m->answers));
    struct measurements_one_view v = { .m = *m,
        .name = people_name(t, m->person),
        .title = i->title[instrument_language(i, str_of(t->lang->iso3))],
        .score = score == INT_NONE ? S("") : lang_number(t->a, t->lang, score),
        .form = form,
        .back = URL(t, measurements_person, m->person),
        .ask = URL(t, measurements_ask, m->id),
        .refused = str_is(m->state, "refused"),
        .open = str_is(m->state, "open"),
        .linked = measurements_link_holds(t, m) };

    add_sheets(t, &v, i);
    for (size_t n = 0; n < i->items.n; n++) {
        struct measurement_field field = { n, i->items.at[n].picture };
        LIST_ADD(t->a, &v.fields, field);
    }
    return SHOW(r, status, measurements_one, &v);
}

static enum outcome open_one(struct req *r, struct measurement *m, struct instrument *i, size_t *ret_language)
{
    enum outcome found = measurements_get(&r->task, r->ids[0], m);

    if (found == DONE)
        found = instruments_get(&r->task, m->instrument, i);
    if (found == DONE)
        *ret_language = instrument_language(i, str_of(r->task.lang->iso3));
    return found;
}

struct reply measurements_one(struct req *r)
{
    struct measurement m;
    struct instrument i;
    size_t language;
    enum outcome found = open_one(r, &m, &i, &language);

    if (found != DONE)
        return reply_refused(r, found);
    return show_one(r, 200, &m, &i, answers_form(&r->task, &i, language, &m));
}

struct reply measurements_store(struct req *r)
{
    struct task *t = &r->task;
    struct measurement m;
    struct instrument i;
    struct form form;
    size_t language;
    enum outcome how = open_one(r, &m, &i, &language);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = answers_form(t, &i, language, &m);
    char *values = arena_alloc(t->a, theirs.table->size);
    if (!form_read_over(r, &theirs, values, &form))
        return show_one(r, 422, &m, &i, form);
    struct str state = req_get(r, "state");
    if (!code_ok(&CODES_measurement_state, state))
        state = m.state;
    how = measurements_save(t, m.id, form.version, values_of(t, theirs.table, values), state, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &m, &i, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, measurements_store, m.id), "measurement", m.id);
    return reply_outcome(r, how, URL(t, measurements_person, m.person), tr(t, "The answers are saved."));
}

/* ---- taking away */

struct reply measurements_remove_page(struct req *r)
{
    struct measurements_remove_view v = { 0 };
    enum outcome found = measurements_get(&r->task, r->ids[0], &v.m);

    if (found != DONE)
        return reply_refused(r, found);
    v.name = people_name(&r->task, v.m.person);
    v.back = URL(&r->task, measurements_person, v.m.person);
    return SHOW(r, 200, measurements_remove, &v);
}

struct reply measurements_do_remove(struct req *r)
{
    struct task *t = &r->task;
    struct measurement m;
    enum outcome how = measurements_get(t, r->ids[0], &m);

    if (how != DONE)
        return reply_refused(r, how);
    how = measurements_remove(t, m.id, req_version(r));
    if (how == CONFLICT)
        return reply_redirect(
            r, URL(t, measurements_remove_page, m.id), tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, URL(t, measurements_person, m.person), tr(t, "The answers are removed."));
}
