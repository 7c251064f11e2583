/* needs_web: the worker's pages of need mapping: rounds of a person, everything on one page. No rules here. */
#include "needs_needs_html.h"
#include "needs_round_html.h"
#include "rooms/needs/needs_view.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(need_begin, NEED_BEGIN_FIELDS)

/* ---- rounds of a person */

/* The newest come first; a round's number counts those of its project from the first one on. */
static void number_rounds(struct needs_round_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        for (size_t k = i; k < lines->n; k++)
            lines->at[i].number += lines->at[k].round.project == lines->at[i].round.project;
}

static void fill_rounds(struct task *t, struct needs_person_view *v)
{
    struct need_rounds rounds = needs_rounds(t, v->person);

    for (size_t i = 0; i < rounds.n; i++) {
        struct needs_round_line line = { .round = rounds.at[i],
            .project = id_str(t->a, rounds.at[i].project),
            .has_record = rounds.at[i].id != 0,
            .is_open = str_is(rounds.at[i].state, "open") };
        if (line.has_record) {
            line.open = URL(t, needs_round, rounds.at[i].id);
            line.ask = URL(t, needs_ask, rounds.at[i].id);
            line.remove = URL(t, needs_remove_page, rounds.at[i].id);
        }
        LIST_ADD(t->a, &v->rounds, line);
    }
    number_rounds(&v->rounds);
}

static void fill_now(struct task *t, int64_t project, struct needs_person_view *v)
{
    struct needs_now all = needs_now(t, v->person, project, DAY(""));
    struct strs others = { 0 };

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].change == NEED_NEVER)
            strs_add(t->a, &others, code_name(t->lang, &CODES_need_area, all.at[i].area));
        else
            LIST_ADD(t->a, &v->now, all.at[i]);
    v->not_asked = lang_list(t->a, t->lang, &others);
}

/* Some of what is published about each area in which she needs help now. */
static void fill_readings(struct task *t, struct needs_person_view *v)
{
    enum { HELP_NEEDED = 2, SHOWN_MOST = 3 };

    for (size_t i = 0; i < v->now.n; i++) {
        int64_t weight;
        if (!str_int(v->now.at[i].weight, &weight) || weight < HELP_NEEDED)
            continue;
        struct publication_links links = publications_about_area(t, v->now.at[i].area, SHOWN_MOST);
        for (size_t k = 0; k < links.n; k++) {
            const struct publication_link *l = &links.at[k];
            struct need_reading one = { v->now.at[i].area, l->title, str_of(l->lang->tag), str_of(l->lang->dir),
                URL(t, publications_any_language, l->id) };
            LIST_ADD(t->a, &v->readings, one);
        }
    }
}

/* The projects in which the viewer counsels her, for the form; the one that was asked for, else the first of them. */
static int64_t fill_projects(struct task *t, struct needs_person_view *v, int64_t wanted)
{
    struct project_briefs projects = projects_open_to(t);
    int64_t chosen = 0, n = 0;

    for (size_t i = 0; i < projects.n; i++) {
        if (!people_may_counsel(t, v->person, projects.at[i].id))
            continue;
        form_option_id(t, &v->form, need_begin_F_project, projects.at[i].id, projects.at[i].name);
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
    struct needs_person_view v = { .person = r->ids[0], .form = form };
    int64_t project = fill_projects(t, &v, req_id(r, "project"));

    if (project == 0)
        return reply_not_found(r);
    v.name = people_name(t, v.person);
    v.tabs = person_tabs_of(t, v.person, PERSON_TAB_NEEDS);
    v.project_name = projects_name(t, project);
    fill_now(t, project, &v);
    fill_readings(t, &v);
    fill_rounds(t, &v);
    return SHOW(r, status, needs_person, &v);
}

struct reply needs_person(struct req *r)
{
    struct task *t = &r->task;
    struct person_brief person;

    if (people_brief(t, r->ids[0], &person) != DONE || person.id != r->ids[0])
        return reply_not_found(r);
    struct str first = person.languages, language;
    if (!str_cut(&first, ';', &language) || !code_ok(&CODES_language, language))
        language = S("");
    struct need_begin_values v = { .day = t->today, .language = language, .project = req_id(r, "project") };
    return show_person(r, 200, form_show(t, &need_begin_form, &v, 0));
}

static int64_t only_project(struct task *t, int64_t person)
{
    struct needs_person_view v = { .person = person, .form = form_show(t, &need_begin_form, NULL, 0) };

    return fill_projects(t, &v, 0);
}

struct reply needs_start(struct req *r)
{
    struct task *t = &r->task;
    struct need_begin_values v;
    struct form form;
    int64_t id;

    if (!form_read(r, &need_begin_form, &v, &form))
        return show_person(r, 422, form);
    struct need_round round = { .person = r->ids[0],
        .project = v.project != 0 ? v.project : only_project(t, r->ids[0]),
        .day = v.day,
        .language = v.language };
    if (round.project == 0)
        return reply_not_found(r);
    enum outcome how = needs_begin(t, &round, &id, &form.problems);
    if (how == INVALID)
        return show_person(r, 422, form);
    bool ask = str_is(req_get(r, "how"), "ask");
    return reply_outcome(r, how,
        how != DONE ? URL(t, needs_person, r->ids[0])
        : ask       ? URL(t, needs_ask, id)
                    : URL(t, needs_round, id),
        NULL);
}

/* ---- everything on one page */

/* Three fields for each area; the labels name the area, so that a summary or two versions side by side tell which. */
struct area_values {
    struct str weight, wish, fi;
};
struct round_values {
    struct area_values at[NEED_AREAS];
};
enum { FIELD_WEIGHT, FIELD_WISH, FIELD_FI, FIELDS_OF_AREA };

static struct field words_field(struct task *t, size_t area, const char *name, const char *label, size_t offset)
{
    struct str code = str_of(NEED_AREA[area].code), called = code_name(t->lang, &CODES_need_area, code);

    return (struct field){ .name = str_z(t->a, str_fmt(t->a, "%.*s_%s", STR_ARG(code), name)),
        .kind = FIELD_LONG,
        .min = 1,
        .max = NEED_WISH_MOST,
        .need = OPTIONAL,
        .label = str_z(t->a, tr_fill(t->a, label, &called, 1)),
        .offset = offsetof(struct round_values, at) + area * sizeof(struct area_values) + offset };
}

static const struct form_table *round_table(struct task *t)
{
    struct field *fields = NEW_N(t->a, struct field, NEED_AREAS * FIELDS_OF_AREA);
    struct form_table *table = NEW(t->a, struct form_table);

    for (size_t i = 0; i < NEED_AREAS; i++) {
        struct field *f = &fields[i * FIELDS_OF_AREA];
        f[FIELD_WEIGHT] = words_field(
            t, i, "weight", tr(t, "%1$s: how much help is needed?"), offsetof(struct area_values, weight));
        f[FIELD_WEIGHT].kind = FIELD_CHOICE;
        f[FIELD_WEIGHT].min = f[FIELD_WEIGHT].max = 0;
        f[FIELD_WEIGHT].codes = &CODES_need_weight;
        f[FIELD_WISH] = words_field(
            t, i, "wish", tr(t, "%1$s: the wish in own words"), offsetof(struct area_values, wish));
        f[FIELD_FI] = words_field(t, i, "fi", tr(t, "%1$s: the same in Finnish"), offsetof(struct area_values, fi));
    }
    *table = (struct form_table){ "need_round", fields, NEED_AREAS * FIELDS_OF_AREA, sizeof(struct round_values) };
    return table;
}

static struct form round_form(struct task *t, const struct need_round *r)
{
    const struct need *said = needs_of_round(t, r);
    struct round_values v = { 0 };

    for (int i = 0; i < NEED_AREAS; i++) {
        v.at[i].weight = said[i].weight == INT_NONE ? S("") : str_number(t->a, said[i].weight);
        v.at[i].wish = said[i].wish;
        v.at[i].fi = said[i].wish_fi;
    }
    return form_show(t, round_table(t), &v, r->version);
}

static void fill_cards(struct task *t, struct needs_round_view *v)
{
    struct needs_now now = needs_now(t, v->round.person, v->round.project, v->round.day);

    for (size_t i = 0; i < now.n; i++) {
        const struct need_now *n = &now.at[i];
        bool today = day_cmp(n->day, v->round.day) == 0;
        size_t first = i * FIELDS_OF_AREA;
        struct need_card card = { .weight = first + FIELD_WEIGHT,
            .wish = first + FIELD_WISH,
            .fi = first + FIELD_FI,
            .area = n->area,
            .last = today ? n->before : n->weight,
            .last_day = today ? n->before_day : n->day,
            .change = today && n->change != NEED_FIRST ? n->change : NEED_NEVER };
        card.worded = v->form.typed[card.wish].n > 0 || v->form.typed[card.fi].n > 0;
        LIST_ADD(t->a, &v->cards, card);
    }
}

static struct reply show_round(struct req *r, int status, const struct need_round *round, struct form form)
{
    struct task *t = &r->task;
    struct needs_round_view v = { .round = *round,
        .name = people_name(t, round->person),
        .form = form,
        .back = URL(t, needs_person, round->person),
        .ask = URL(t, needs_ask, round->id),
        .is_open = str_is(round->state, "open") };

    fill_cards(t, &v);
    return SHOW(r, status, needs_round, &v);
}

struct reply needs_round(struct req *r)
{
    struct need_round round;
    enum outcome found = needs_round_get(&r->task, r->ids[0], &round);

    if (found != DONE)
        return reply_refused(r, found);
    return show_round(r, 200, &round, round_form(&r->task, &round));
}

struct reply needs_round_save(struct req *r)
{
    struct task *t = &r->task;
    struct need_round round;
    struct round_values v;
    struct form form;
    struct need now[NEED_AREAS];
    enum outcome how = needs_round_get(t, r->ids[0], &round);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = round_form(t, &round);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_round(r, 422, &round, form);
    for (int i = 0; i < NEED_AREAS; i++) {
        now[i] = (struct need){ .weight = INT_NONE, .wish = v.at[i].wish, .wish_fi = v.at[i].fi };
        if (!str_int(v.at[i].weight, &now[i].weight))
            now[i].weight = INT_NONE;
    }
    struct str state = req_get(r, "state");
    if (!code_ok(&CODES_round_state, state))
        state = round.state;
    how = needs_save(t, round.id, form.version, now, state, &form.problems);
    if (how == INVALID)
        return show_round(r, 422, &round, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, needs_round_save, round.id), "need mapping", round.id);
    return reply_outcome(r, how, URL(t, needs_person, round.person), tr(t, "The needs are saved."));
}

/* ---- taking a round away */

struct reply needs_remove_page(struct req *r)
{
    struct needs_remove_view v = { 0 };
    enum outcome found = needs_round_get(&r->task, r->ids[0], &v.round);

    if (found != DONE)
        return reply_refused(r, found);
    v.name = people_name(&r->task, v.round.person);
    v.back = URL(&r->task, needs_person, v.round.person);
    return SHOW(r, 200, needs_remove, &v);
}

struct reply needs_do_remove(struct req *r)
{
    struct task *t = &r->task;
    struct need_round round;
    enum outcome how = needs_round_get(t, r->ids[0], &round);

    if (how != DONE)
        return reply_refused(r, how);
    how = needs_remove(t, round.id, req_version(r));
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, needs_remove_page, round.id),
            tr(t, "Somebody changed the round a moment ago. Look at it again."));
    return reply_outcome(r, how, URL(t, needs_person, round.person), tr(t, "The round is removed."));
}
