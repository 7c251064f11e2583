/* skills_edit_web: the forms of skills: what is added, and a row that is corrected or removed. No rules here. */
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "rooms/skills/skills_view.h"
#include "skills_edit_html.h"
#include "web/req.h"

FORM_DEFINE(skill_language, SKILL_LANGUAGE_FIELDS)
FORM_DEFINE(skill_literacy, SKILL_LITERACY_FIELDS)
FORM_DEFINE(skill_digital, SKILL_DIGITAL_FIELDS)
FORM_DEFINE(skill_level, SKILL_LEVEL_FIELDS)
FORM_DEFINE(skill_history, SKILL_HISTORY_FIELDS)
FORM_DEFINE(skill_certificate, SKILL_CERTIFICATE_FIELDS)
FORM_DEFINE(skill_strength, SKILL_STRENGTH_FIELDS)

static const struct code cefr_rows[] = { { "0", N_("Below A1.1") }, { "A1.1", "A1.1" }, { "A1.2", "A1.2" },
    { "A1.3", "A1.3" }, { "A2.1", "A2.1" }, { "A2.2", "A2.2" }, { "B1.1", "B1.1" }, { "B1.2", "B1.2" },
    { "B2.1", "B2.1" }, { "B2.2", "B2.2" }, { "C1.1", "C1.1" }, { "C1.2", "C1.2" }, { "C2.1", "C2.1" },
    { "C2.2", "C2.2" } };
static const struct code literacy_rows[] = { { "none", N_("Not at all") }, { "little", N_("A little") },
    { "fluent", N_("Well") } };
static const struct code digital_rows[] = { { "none", N_("Not at all") }, { "with_help", N_("With help") },
    { "alone", N_("Alone") }, { "helps", N_("Helps others") } };
static const struct code barrier_rows[] = { { "has", N_("Has it") }, { "shared", N_("Shares it with others") },
    { "lacks", N_("Does not have it") } };
const struct codes CODES_cefr = { "cefr", cefr_rows, sizeof cefr_rows / sizeof *cefr_rows };
const struct codes CODES_literacy_level = { "literacy_level", literacy_rows,
    sizeof literacy_rows / sizeof *literacy_rows };
const struct codes CODES_digital_level = { "digital_level", digital_rows, sizeof digital_rows / sizeof *digital_rows };
const struct codes CODES_barrier = { "barrier", barrier_rows, sizeof barrier_rows / sizeof *barrier_rows };

/* What can be added; the word of its address. */
enum what { LANGUAGE, LITERACY, DIGITAL, HISTORY, CERTIFICATE, STRENGTH, WHAT__N };
static const struct {
    const char *word, *title;
    const struct form_table *form;
} whats[WHAT__N] = {
    [LANGUAGE] = { "language", N_("Language skills"), &skill_language_form },
    [LITERACY] = { "literacy", N_("Reading and writing"), &skill_literacy_form },
    [DIGITAL] = { "digital", N_("Digital skills"), &skill_digital_form },
    [HISTORY] = { "history", N_("Education or work"), &skill_history_form },
    [CERTIFICATE] = { "certificate", N_("Certificate"), &skill_certificate_form },
    [STRENGTH] = { "strength", N_("Strength"), &skill_strength_form },
};

union skill_values {
    struct skill_language_values language;
    struct skill_literacy_values literacy;
    struct skill_digital_values digital;
    struct skill_level_values level;
    struct skill_history_values history;
    struct skill_certificate_values certificate;
    struct skill_strength_values strength;
};

/* ---- drawing */

/* All fields of the form in their order; the project only where there is a choice. */
static void fill_fields(struct task *t, struct skills_edit_view *v)
{
    for (size_t i = 0; i < v->form.table->n; i++) {
        bool project = strcmp(v->form.table->fields[i].name, "project") == 0;
        struct skill_field one = { i };
        if (!project || (v->is_new && v->form.options && v->form.options[i].n > 1))
            LIST_ADD(t->a, &v->fields, one);
    }
}

static size_t field_called(const struct form_table *table, const char *name)
{
    for (size_t i = 0; i < table->n; i++)
        if (strcmp(table->fields[i].name, name) == 0)
            return i;
    return table->n;
}

/* Fills the menu of projects; the one that is meant: the asked one, or the first in which she is counselled. 0: none.
 */
static int64_t fill_projects(struct task *t, int64_t person, int64_t wanted, struct form *form)
{
    struct project_briefs projects = projects_open_to(t);
    size_t field = field_called(form->table, "project");
    int64_t chosen = 0;

    for (size_t i = 0; i < projects.n; i++)
        if (people_may_counsel(t, person, projects.at[i].id)) {
            if (field < form->table->n)
                form_option_id(t, form, field, projects.at[i].id, projects.at[i].name);
            if (chosen == 0 || projects.at[i].id == wanted)
                chosen = projects.at[i].id;
        }
    return chosen;
}

/* ---- adding */

static enum what what_asked(struct req *r)
{
    for (enum what w = 0; w < WHAT__N; w++)
        if (str_is(req_get(r, "add"), whats[w].word))
            return w;
    return LANGUAGE;
}

static struct reply show_new(struct req *r, int status, enum what w, struct form form)
{
    struct task *t = &r->task;
    struct skills_edit_view v = { .name = people_name(t, r->ids[0]),
        .title = str_of(lang_tr(t->lang, whats[w].title)),
        .form = form,
        .action = URL(t, skills_add, r->ids[0], w + 1), /* an own address keeps an own draft */
        .back = URL(t, skills_person, r->ids[0]),
        .is_new = true };

    if (fill_projects(t, r->ids[0], 0, &v.form) == 0)
        return reply_not_found(r);
    fill_fields(t, &v);
    return SHOW(r, status, skills_edit, &v);
}

static struct form begun(struct task *t, enum what w, int64_t project)
{
    union skill_values v;

    memset(&v, 0, sizeof v);
    switch (w) {
    case LANGUAGE:
        v.language = (struct skill_language_values){ .language = S("fin"), .day = t->today, .project = project };
        break;
    case LITERACY:
        v.literacy = (struct skill_literacy_values){ .script = S("latin"), .day = t->today, .project = project };
        break;
    case DIGITAL: v.digital = (struct skill_digital_values){ .day = t->today, .project = project }; break;
    case HISTORY: v.history = (struct skill_history_values){ .recognised = YESNO_UNKNOWN, .project = project }; break;
    case CERTIFICATE: v.certificate = (struct skill_certificate_values){ .project = project }; break;
    case STRENGTH: v.strength = (struct skill_strength_values){ .day = t->today, .project = project }; break;
    case WHAT__N: break;
    }
    return form_show(t, whats[w].form, &v, 0);
}

struct reply skills_new(struct req *r)
{
    enum what w = what_asked(r);

    return show_new(r, 200, w, begun(&r->task, w, req_id(r, "project")));
}

/* Month or year: a day that was typed is of its month. */
static struct day month_of(struct day d)
{
    d.t[7] = '\0';
    return d;
}

static struct skill_row of_history(struct task *t, const struct skill_history_values *v)
{
    struct str country = country_find(t->a, v->country);

    return (struct skill_row){ .table = SKILL_HISTORY,
        .kind = v->kind,
        .what = v->what,
        .place = v->place,
        .country = str_empty(country) ? v->country : country,
        .started = month_of(v->started),
        .ended = month_of(v->ended),
        .education = v->education,
        .recognised = v->recognised,
        .note = v->note };
}

static struct skill_row of_certificate(const struct skill_certificate_values *v)
{
    return (struct skill_row){ .table = SKILL_CERTIFICATE,
        .what = v->name,
        .place = v->issuer,
        .day = v->issued_on,
        .ended = v->expires_on,
        .note = v->note };
}

static struct skill_row of_strength(const struct skill_strength_values *v)
{
    return (struct skill_row){ .table = SKILL_STRENGTH,
        .day = v->day,
        .kind = v->area,
        .what = v->what,
        .language = v->language,
        .what_fi = v->what_fi };
}

static struct skill_row level_of(const char *skill, struct str level, struct str source, struct day day)
{
    return (struct skill_row){ .table = SKILL_LEVEL,
        .skill = str_of(skill),
        .level = level,
        .source = source,
        .day = day,
        .language = S(""),
        .script = S("") };
}

/* The rows that a form makes: of levels one for each that was chosen. */
static struct skill_rows rows_of(struct task *t, enum what w, const union skill_values *v, int64_t *ret_project)
{
    const struct skill_language_values *l = &v->language;
    const struct skill_digital_values *d = &v->digital;
    struct skill_row each[4];
    struct skill_rows list = { 0 };
    size_t n = 1;

    switch (w) {
    case LANGUAGE:
        *ret_project = l->project;
        each[0] = level_of("listening", l->listening, l->source, l->day);
        each[1] = level_of("speaking", l->speaking, l->source, l->day);
        each[2] = level_of("reading", l->reading, l->source, l->day);
        each[3] = level_of("writing", l->writing, l->source, l->day);
        for (n = 0; n < 4; n++)
            each[n].language = l->language;
        break;
    case LITERACY:
        *ret_project = v->literacy.project;
        each[0] = level_of("literacy", v->literacy.level, v->literacy.source, v->literacy.day);
        each[0].script = v->literacy.script;
        break;
    case DIGITAL:
        *ret_project = d->project;
        each[0] = level_of("digital", d->digital, d->source, d->day);
        each[1] = level_of("device", d->device, d->source, d->day);
        each[2] = level_of("connection", d->connection, d->source, d->day);
        each[3] = level_of("bank_identification", d->bank_identification, d->source, d->day);
        n = 4;
        break;
    case HISTORY:
        *ret_project = v->history.project;
        each[0] = of_history(t, &v->history);
        break;
    case CERTIFICATE:
        *ret_project = v->certificate.project;
        each[0] = of_certificate(&v->certificate);
        break;
    case STRENGTH:
        *ret_project = v->strength.project;
        each[0] = of_strength(&v->strength);
        break;
    case WHAT__N: n = 0; break;
    }
    for (size_t i = 0; i < n; i++)
        if (each[i].table != SKILL_LEVEL || !str_empty(each[i].level))
            LIST_ADD(t->a, &list, each[i]);
    return list;
}

struct reply skills_add(struct req *r)
{
    struct task *t = &r->task;
    enum what w = (enum what)(r->ids[1] - 1);
    union skill_values v;
    struct form form;
    int64_t project = 0;
    enum outcome how = DONE;

    if (r->ids[1] < 1 || r->ids[1] > WHAT__N)
        return reply_not_found(r);
    memset(&v, 0, sizeof v);
    if (!form_read(r, whats[w].form, &v, &form))
        return show_new(r, 422, w, form);
    struct skill_rows rows = rows_of(t, w, &v, &project);
    struct form menu = form_show(t, whats[w].form, NULL, 0);
    int64_t first = fill_projects(t, r->ids[0], project, &menu);
    if (first == 0)
        return reply_not_found(r);
    if (rows.n == 0) {
        problem_add(
            t, &form.problems, w == DIGITAL ? "digital" : "listening", str_of(tr(t, "Choose at least one level.")));
        return show_new(r, 422, w, form);
    }
    for (size_t i = 0; i < rows.n && how == DONE; i++) {
        rows.at[i].person = r->ids[0];
        rows.at[i].project = project != 0 ? project : first;
        how = skills_put(t, &rows.at[i], &form.problems);
    }
    if (how == INVALID)
        return show_new(r, 422, w, form);
    return reply_outcome(r, how, URL(t, skills_person, r->ids[0]), tr(t, "It is saved."));
}

/* ---- a row that is there */

/* The form of a level offers the levels of its skill only. */
static const struct form_table *level_table(struct task *t, struct str skill)
{
    static const struct codes *const all[] = { &CODES_cefr, &CODES_literacy_level, &CODES_digital_level,
        &CODES_barrier };
    struct form_table *table = NEW(t->a, struct form_table);
    struct field *fields = NEW_N(t->a, struct field, skill_level_F__N);

    *table = skill_level_form;
    memcpy(fields, skill_level_form.fields, sizeof *fields * skill_level_F__N);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) /* a last level of each tells the scales apart */
        if (skill_has_level(skill, str_of(all[i]->at[all[i]->n - 1].code)))
            fields[skill_level_F_level].codes = all[i];
    table->fields = fields;
    return table;
}

static const struct form_table *table_of(struct task *t, const struct skill_row *row)
{
    static const struct form_table *const each[] = { [SKILL_HISTORY] = &skill_history_form,
        [SKILL_CERTIFICATE] = &skill_certificate_form,
        [SKILL_STRENGTH] = &skill_strength_form };

    return row->table == SKILL_LEVEL ? level_table(t, row->skill) : each[row->table];
}

static struct form form_of(struct task *t, const struct skill_row *x)
{
    union skill_values v;

    memset(&v, 0, sizeof v);
    switch (x->table) {
    case SKILL_LEVEL:
        v.level = (struct skill_level_values){ .level = x->level, .source = x->source, .day = x->day };
        break;
    case SKILL_HISTORY:
        v.history = (struct skill_history_values){ .kind = x->kind,
            .what = x->what,
            .place = x->place,
            .country = str_empty(x->country) ? S("") : lang_country_names(t->a, t->lang, x->country),
            .started = x->started,
            .ended = x->ended,
            .education = x->education,
            .recognised = x->recognised,
            .note = x->note };
        break;
    case SKILL_CERTIFICATE:
        v.certificate = (struct skill_certificate_values){
            .name = x->what, .issuer = x->place, .issued_on = x->day, .expires_on = x->ended, .note = x->note
        };
        break;
    case SKILL_STRENGTH:
        v.strength = (struct skill_strength_values){
            .area = x->kind, .what = x->what, .language = x->language, .what_fi = x->what_fi, .day = x->day
        };
        break;
    case SKILL_TABLES: break;
    }
    return form_show(t, table_of(t, x), &v, x->version);
}

static struct skill_row row_of(struct task *t, const struct skill_row *stands, const union skill_values *v)
{
    switch (stands->table) {
    case SKILL_LEVEL: return level_of("", v->level.level, v->level.source, v->level.day);
    case SKILL_HISTORY: return of_history(t, &v->history);
    case SKILL_CERTIFICATE: return of_certificate(&v->certificate);
    case SKILL_STRENGTH: return of_strength(&v->strength);
    case SKILL_TABLES: break;
    }
    unreachable();
}

static struct url save_url(struct task *t, const struct skill_row *x)
{
    return x->table == SKILL_LEVEL      ? URL(t, skills_level_save, x->id)
           : x->table == SKILL_HISTORY  ? URL(t, skills_history_save, x->id)
           : x->table == SKILL_STRENGTH ? URL(t, skills_strength_save, x->id)
                                        : URL(t, skills_certificate_save, x->id);
}

static struct url remove_url(struct task *t, const struct skill_row *x)
{
    return x->table == SKILL_LEVEL      ? URL(t, skills_level_remove, x->id)
           : x->table == SKILL_HISTORY  ? URL(t, skills_history_remove, x->id)
           : x->table == SKILL_STRENGTH ? URL(t, skills_strength_remove, x->id)
                                        : URL(t, skills_certificate_remove, x->id);
}

static struct str title_of(struct task *t, const struct skill_row *x)
{
    static const enum what each[] = {
        [SKILL_HISTORY] = HISTORY, [SKILL_CERTIFICATE] = CERTIFICATE, [SKILL_STRENGTH] = STRENGTH
    };

    if (x->table != SKILL_LEVEL)
        return str_of(lang_tr(t->lang, whats[each[x->table]].title));
    struct str skill = code_name(t->lang, &CODES_skill, x->skill),
               of = !str_empty(x->language) ? lang_language_name(t->a, t->lang, x->language)
                    : !str_empty(x->script) ? code_name(t->lang, &CODES_script, x->script)
                                            : S("");
    return str_empty(of) ? skill : str_fmt(t->a, "%.*s: %.*s", STR_ARG(of), STR_ARG(skill));
}

static struct reply show_edit(struct req *r, int status, const struct skill_row *x, struct form form)
{
    struct task *t = &r->task;
    struct skills_edit_view v = { .name = people_name(t, x->person),
        .title = title_of(t, x),
        .form = form,
        .action = save_url(t, x),
        .remove = remove_url(t, x),
        .back = URL(t, skills_person, x->person),
        .version = x->version };

    fill_fields(t, &v);
    return SHOW(r, status, skills_edit, &v);
}

static struct reply edit(struct req *r, enum skill_table table)
{
    struct skill_row x;
    enum outcome found = skills_get(&r->task, table, r->ids[0], &x);

    if (found != DONE)
        return reply_refused(r, found);
    return show_edit(r, 200, &x, form_of(&r->task, &x));
}

static struct reply save(struct req *r, enum skill_table table)
{
    static const char *const nouns[] = { "level of skill", "history", "certificate", "strength" };
    struct task *t = &r->task;
    struct skill_row stands;
    union skill_values v;
    struct form form;
    enum outcome how = skills_get(t, table, r->ids[0], &stands);

    if (how != DONE)
        return reply_refused(r, how);
    memset(&v, 0, sizeof v);
    struct form theirs = form_of(t, &stands);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_edit(r, 422, &stands, form);
    struct skill_row next = row_of(t, &stands, &v);
    next.id = stands.id;
    next.version = form.version;
    how = skills_put(t, &next, &form.problems);
    if (how == INVALID)
        return show_edit(r, 422, &stands, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, save_url(t, &stands), nouns[table], stands.id);
    return reply_outcome(r, how, URL(t, skills_person, stands.person), tr(t, "It is saved."));
}

static struct reply remove_it(struct req *r, enum skill_table table)
{
    struct task *t = &r->task;
    struct skill_row stands;
    enum outcome how = skills_get(t, table, r->ids[0], &stands);

    if (how != DONE)
        return reply_refused(r, how);
    how = skills_remove(t, table, stands.id, req_version(r));
    return reply_outcome(r, how, URL(t, skills_person, stands.person), tr(t, "It is removed."));
}

struct reply skills_level_edit(struct req *r) { return edit(r, SKILL_LEVEL); }
struct reply skills_level_save(struct req *r) { return save(r, SKILL_LEVEL); }
struct reply skills_level_remove(struct req *r) { return remove_it(r, SKILL_LEVEL); }
struct reply skills_history_edit(struct req *r) { return edit(r, SKILL_HISTORY); }
struct reply skills_history_save(struct req *r) { return save(r, SKILL_HISTORY); }
struct reply skills_history_remove(struct req *r) { return remove_it(r, SKILL_HISTORY); }
struct reply skills_certificate_edit(struct req *r) { return edit(r, SKILL_CERTIFICATE); }
struct reply skills_certificate_save(struct req *r) { return save(r, SKILL_CERTIFICATE); }
struct reply skills_certificate_remove(struct req *r) { return remove_it(r, SKILL_CERTIFICATE); }
struct reply skills_strength_edit(struct req *r) { return edit(r, SKILL_STRENGTH); }
struct reply skills_strength_save(struct req *r) { return save(r, SKILL_STRENGTH); }
struct reply skills_strength_remove(struct req *r) { return remove_it(r, SKILL_STRENGTH); }
