/* people_spell_web: opening a participation, and its page with entry, leaving and six months. No rules here. */
#include "people_spell_html.h"
#include "rooms/people/people_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(entry, ENTRY_FIELDS)
FORM_DEFINE(leaving, LEAVING_FIELDS)
FORM_DEFINE(six_months, SIX_MONTHS_FIELDS)

static void offer_projects(struct req *r, struct people_spell_view *v)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    size_t offered = 0;

    for (size_t i = 0; i < projects.n; i++) {
        struct person_spell s = { .person = v->person, .project = projects.at[i].id };
        if (!people_may_change_spell(t, &s))
            continue;
        form_option_id(t, &v->entry, entry_F_project, projects.at[i].id, projects.at[i].name);
        v->has_lock |= projects_has_lock(t, projects.at[i].id);
        offered++;
    }
    v->choose_project = offered > 1;
}

/* ---- a new one */

static struct reply show_new(struct req *r, int status, struct form form)
{
    struct people_spell_view v = {
        .person = r->ids[0], .name = people_name(&r->task, r->ids[0]), .entry = form, .problems = (int)form.problems.n
    };

    offer_projects(r, &v);
    return SHOW(r, status, people_spell_new, &v);
}

struct reply people_spell_new(struct req *r)
{
    struct task *t = &r->task;
    struct entry_values values = { .entry_date = t->today,
        .project = projects_current(t, req_id(r, "project")),
        .entry_in_education = YESNO_UNKNOWN };

    if (people_sight(t, r->ids[0]) < SIGHT_CARD)
        return reply_not_found(r);
    struct form form = form_show(t, &entry_form, &values, 0);
    return show_new(r, 200, form);
}

static struct person_spell spell_of(const struct entry_values *v)
{
    return (struct person_spell){ .project = v->project,
        .entry_date = v->entry_date,
        .entry_status = v->entry_status,
        .unemployed_since = v->unemployed_since,
        .entry_in_education = (enum yesno)v->entry_in_education,
        .entry_education = v->entry_education,
        .heard_from = v->heard_from,
        .exit_in_education = YESNO_UNKNOWN,
        .qualification_gained = YESNO_UNKNOWN,
        .six_month_improved = YESNO_UNKNOWN };
}

struct reply people_spell_open(struct req *r)
{
    struct task *t = &r->task;
    struct entry_values v;
    struct form form;

    if (people_sight(t, r->ids[0]) < SIGHT_CARD)
        return reply_not_found(r);
    if (!form_read(r, &entry_form, &v, &form))
        return show_new(r, 422, form);
    struct person_spell s = spell_of(&v);
    s.person = r->ids[0];
    s.project = projects_current(t, v.project);
    s.reason = v.reason;
    enum outcome how = people_enter(t, &s, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, form);
    return reply_outcome(r, how, URL(t, people_person, r->ids[0]), tr(t, "The participation is saved."));
}

/* ---- the page of one */

static struct form entry_form_of(struct task *t, const struct person_spell *s)
{
    struct entry_values v = { .project = s->project,
        .entry_date = s->entry_date,
        .entry_status = s->entry_status,
        .unemployed_since = s->unemployed_since,
        .entry_in_education = s->entry_in_education,
        .entry_education = s->entry_education,
        .heard_from = s->heard_from };

    return form_show(t, &entry_form, &v, s->version);
}

static struct form leaving_form_of(struct task *t, const struct person_spell *s)
{
    struct leaving_values v = { .exit_date = s->exit_date,
        .exit_status = s->exit_status,
        .exit_reason = s->exit_reason,
        .exit_status_on = s->exit_status_on,
        .exit_in_education = s->exit_in_education,
        .qualification_gained = s->qualification_gained };

    return form_show(t, &leaving_form, &v, s->version);
}

static struct form six_months_form_of(struct task *t, const struct person_spell *s)
{
    struct six_months_values v = { .six_month_date = s->six_month_date,
        .six_month_status = s->six_month_status,
        .six_month_improved = s->six_month_improved };

    return form_show(t, &six_months_form, &v, s->version);
}

/* A fact as people read it: its field's label, and codes and days in words. */
static struct str fact_text(struct task *t, const struct field *f, struct str stored)
{
    struct day d;

    if (str_empty(stored))
        return str_of(tr(t, "not known"));
    if (f->kind == FIELD_CHOICE)
        return code_name(t->lang, f->codes, stored);
    if (f->kind == FIELD_YESNO)
        return code_name(t->lang, &CODES_yesno, stored);
    return day_read_partial(stored, &d) ? lang_day(t->a, t->lang, d) : stored;
}

/* Of one of the three forms. */
static bool find_field(struct str name, const struct field **ret_field)
{
    const struct form_table *const forms[] = { &entry_form, &leaving_form, &six_months_form };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        for (size_t f = 0; f < forms[i]->n; f++)
            if (str_is(name, forms[i]->fields[f].name)) {
                *ret_field = &forms[i]->fields[f];
                return true;
            }
    return false;
}

static struct correction_lines corrections_of(struct task *t, int64_t spell)
{
    struct spell_corrections all = people_corrections(t, spell);
    struct correction_lines lines = { 0 };
    const struct field *field;

    for (size_t i = 0; i < all.n; i++)
        if (find_field(all.at[i].field, &field)) {
            struct correction_line line = { str_of(lang_tr(t->lang, field->label)),
                fact_text(t, field, all.at[i].before), fact_text(t, field, all.at[i].after), all.at[i].reason,
                all.at[i].at };
            LIST_ADD(t->a, &lines, line);
        }
    return lines;
}

/* The spell of the address; false when it is not of this person or not to be seen. */
static bool find_spell(struct req *r, struct person_spell *ret_spell)
{
    return people_spell(&r->task, r->ids[1], ret_spell) == DONE && ret_spell->person == r->ids[0] &&
           (r->task.viewer->program || viewer_role_in(r->task.viewer, ret_spell->project) != ROLE_NONE);
}

/* One of the forms may be the one that was refused; the others show what is stored. */
static struct reply show_spell(struct req *r, int status, const struct person_spell *s, const struct form *refused)
{
    struct task *t = &r->task;
    struct url person = URL(t, people_person, s->person);
    struct people_spell_view v = {
        .person = s->person,
        .spell = s->id,
        .back = people_listed(r, person),
        .name = people_name(t, s->person),
        .project = projects_name(t, s->project),
        .entry = entry_form_of(t, s),
        .leaving = leaving_form_of(t, s),
        .six_months = six_months_form_of(t, s),
        .ended = day_known(s->exit_date),
        .may_change = people_may_change_spell(t, s),
        .has_lock = projects_has_lock(t, s->project),
        .corrections = corrections_of(t, s->id),
    };

    v.listed = !str_eq(v.back.s, person.s);
    v.back_text = v.listed ? tr(t, "Back to the list") : tr(t, "Back to the person");
    if (refused) {
        *(refused->table == &entry_form       ? &v.entry
            : refused->table == &leaving_form ? &v.leaving
                                              : &v.six_months) = *refused;
        v.problems = (int)refused->problems.n;
    }
    return SHOW(r, status, people_spell, &v);
}

struct reply people_spell_page(struct req *r)
{
    struct person_spell s;

    return find_spell(r, &s) ? show_spell(r, 200, &s, NULL) : reply_not_found(r);
}

/* What a save of one of the three forms became. */
static struct reply saved(struct req *r, enum outcome how, const struct person_spell *now, struct form *form,
    const struct form *theirs, struct url again)
{
    struct task *t = &r->task;

    if (how == INVALID)
        return show_spell(r, 422, now, form);
    if (how == CONFLICT)
        return reply_conflict(r, form, theirs, again, "participation", now->id);
    return reply_outcome(r, how, people_listed(r, URL(t, people_spell_page, r->ids[0], r->ids[1])),
        tr(t, "The participation is saved."));
}

struct reply people_spell_entry(struct req *r)
{
    struct task *t = &r->task;
    struct person_spell now, s;
    struct entry_values v;
    struct form form;

    if (!find_spell(r, &now))
        return reply_not_found(r);
    struct form theirs = entry_form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_spell(r, 422, &now, &form);
    s = spell_of(&v);
    s.id = now.id;
    s.version = form.version;
    enum outcome how = people_correct_entry(t, &s, v.reason, &form.problems);
    return saved(r, how, &now, &form, &theirs, URL(t, people_spell_entry, r->ids[0], r->ids[1]));
}

struct reply people_spell_exit(struct req *r)
{
    struct task *t = &r->task;
    struct person_spell now;
    struct leaving_values v;
    struct form form;

    if (!find_spell(r, &now))
        return reply_not_found(r);
    struct form theirs = leaving_form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_spell(r, 422, &now, &form);
    struct person_spell s = { .id = now.id,
        .version = form.version,
        .exit_date = v.exit_date,
        .exit_status = v.exit_status,
        .exit_reason = v.exit_reason,
        .exit_status_on = v.exit_status_on,
        .exit_in_education = (enum yesno)v.exit_in_education,
        .qualification_gained = (enum yesno)v.qualification_gained,
        .reason = v.reason };
    enum outcome how = people_exit(t, &s, &form.problems);
    return saved(r, how, &now, &form, &theirs, URL(t, people_spell_exit, r->ids[0], r->ids[1]));
}

struct reply people_spell_six_months(struct req *r)
{
    struct task *t = &r->task;
    struct person_spell now;
    struct six_months_values v;
    struct form form;

    if (!find_spell(r, &now))
        return reply_not_found(r);
    struct form theirs = six_months_form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_spell(r, 422, &now, &form);
    struct person_spell s = { .id = now.id,
        .version = form.version,
        .six_month_date = v.six_month_date,
        .six_month_status = v.six_month_status,
        .six_month_improved = (enum yesno)v.six_month_improved,
        .reason = v.reason };
    enum outcome how = people_six_months(t, &s, &form.problems);
    return saved(r, how, &now, &form, &theirs, URL(t, people_spell_six_months, r->ids[0], r->ids[1]));
}
