/* counselling_web: the talks of a person, one note, its form. No rules here. */
#include "counselling_talk_html.h"
#include "lang/lang.h"
#include "rooms/appointments/appointments.h"
#include "rooms/counselling/counselling_view.h"
#include "rooms/plans/plans.h"
#include "rooms/routes.h"
#include "web/req.h"

static const struct code depth_rows[] = {
    { "rule", N_("As the rule says") },
    { "light", N_("Short talk") },
    { "intensive", N_("In-depth counselling") },
};
const struct codes TALK_DEPTHS = { "talk_depth", depth_rows, sizeof depth_rows / sizeof *depth_rows };
static const struct code next_rows[] = {
    { "step", N_("A step of the plan") },
    { "appointment", N_("An appointment") },
};
const struct codes TALK_NEXTS = { "talk_next", next_rows, sizeof next_rows / sizeof *next_rows };

FORM_DEFINE(talk, TALK_FIELDS)

enum { TALKS_SHOWN = 25 };

static struct str named(struct task *t, struct str topics)
{
    struct strs codes = strs_split(t->a, topics, ';'), names = { 0 };

    for (size_t i = 0; i < codes.n; i++)
        strs_add(t->a, &names, code_name(t->lang, &CODES_need_area, codes.at[i]));
    return strs_join(t->a, &names, lang_comma(t->lang));
}

/* ---- the talks of a person */

struct reply counselling_person(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0], start = list_start(r);

    if (!people_may_see(t, person))
        return reply_not_found(r);
    struct counselling_person_view v = { .person = person,
        .name = people_name(t, person),
        .tabs = person_tabs_of(t, person, PERSON_TAB_TALKS),
        .may_write = counselling_project(t, person, 0) != 0,
        .at_risk = counselling_at_risk(t, person) };
    struct talk_lines lines = counselling_of(t, person, start, TALKS_SHOWN);

    v.total = lines.total;
    v.pager = list_pager(t, URL(t, counselling_person, person), start, TALKS_SHOWN, lines.total);
    for (size_t i = 0; i < lines.n; i++) {
        struct talk_row row = { URL(t, counselling_talk, lines.at[i].id), named(t, lines.at[i].topics), lines.at[i] };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, counselling_person, &v);
}

/* ---- one note */

struct reply counselling_talk(struct req *r)
{
    struct task *t = &r->task;
    struct talk k;
    struct str why = S("");
    enum outcome found = counselling_get(t, r->ids[0], &k);

    if (found != DONE)
        return reply_refused(r, found);
    if (str_is(k.depth_set, "rule")) {
        struct depth_signs signs = counselling_signs(t, &k);
        struct str now = counselling_depth(t, &signs, &why);
        if (!str_eq(now, k.depth))
            why = S(""); /* talks were added or taken away since */
    }
    struct counselling_talk_view v = { .talk = k,
        .name = people_name(t, k.person),
        .topics = named(t, k.topics),
        .why = why,
        .questions = questions_of(t, k.id),
        .has_plan = plans_has(t, k.person, k.project),
        .at_risk = counselling_at_risk(t, k.person) };
    for (size_t i = 0; i < k.others.n; i++) {
        struct talk_other one = { URL(t, people_person, k.others.at[i].id), k.others.at[i].name };
        LIST_ADD(t->a, &v.others, one);
    }
    return SHOW(r, 200, counselling_talk, &v);
}

/* ---- taking a note away */

static bool answered(const struct questions *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].state == QUESTION_ANSWERED)
            return true;
    return false;
}

struct reply counselling_remove_page(struct req *r)
{
    struct task *t = &r->task;
    struct counselling_remove_view v = { 0 };
    enum outcome found = counselling_get(t, r->ids[0], &v.talk);

    if (found != DONE || !v.talk.may_remove)
        return reply_refused(r, found == DONE ? NOT_ALLOWED : found);
    v.name = people_name(t, v.talk.person);
    v.questions = questions_of(t, v.talk.id);
    v.answered = answered(&v.questions);
    return SHOW(r, 200, counselling_remove, &v);
}

struct reply counselling_do_remove(struct req *r)
{
    struct task *t = &r->task;
    struct talk k;
    enum outcome how = counselling_get(t, r->ids[0], &k);

    if (how != DONE)
        return reply_refused(r, how);
    how = counselling_remove(t, k.id, req_version(r));
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, counselling_remove_page, k.id),
            tr(t, "Somebody changed the note a moment ago. Look at it again."));
    if (how == INVALID)
        return reply_redirect(r, URL(t, counselling_talk, k.id),
            tr(t, "A specialist has answered a question about this note. The note stays."));
    if (how == DONE)
        req_drop_draft(r, URL(t, counselling_save, k.id));
    return reply_outcome(r, how, URL(t, counselling_person, k.person), tr(t, "The note is removed."));
}

/* ---- the form */

static void offer_others(struct task *t, struct form *form, const struct talk *k)
{
    struct talk_persons companions = counselling_companions(t, k->person, k->project);

    for (size_t i = 0; i < companions.n; i++)
        form_option_id(t, form, talk_F_others, companions.at[i].id, companions.at[i].name);
    for (size_t i = 0; i < k->others.n; i++) {
        bool known = false;
        for (size_t j = 0; j < companions.n; j++)
            known |= companions.at[j].id == k->others.at[i].id;
        if (!known)
            form_option_id(t, form, talk_F_others, k->others.at[i].id, k->others.at[i].name);
    }
}

/* stands: the note, or of a new one its person and project. */
static struct reply show_form(struct req *r, int status, const struct talk *stands, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct counselling_form_view v = { .person = stands->person,
        .talk = stands->id,
        .name = people_name(t, stands->person),
        .form = form,
        .rules = counselling_depth_rules(t),
        .choose_project = stands->id == 0 && projects.n > 1,
        .has_plan = plans_has(t, stands->person, stands->project),
        .back = stands->id == 0 ? URL(t, counselling_person, stands->person) : URL(t, counselling_talk, stands->id) };

    for (size_t i = 0; i < projects.n; i++)
        if (counselling_project(t, stands->person, projects.at[i].id) == projects.at[i].id)
            form_option_id(t, &v.form, talk_F_project, projects.at[i].id, projects.at[i].name);
    offer_others(t, &v.form, stands);
    v.choose_others = v.form.options != NULL && v.form.options[talk_F_others].n > 0;
    return SHOW(r, status, counselling_form, &v);
}

static struct strs ids_of(struct task *t, const struct talk_persons *list)
{
    struct strs ids = { 0 };

    for (size_t i = 0; i < list->n; i++)
        strs_add(t->a, &ids, id_str(t->a, list->at[i].id));
    return ids;
}

static struct form form_of(struct task *t, const struct talk *k)
{
    struct talk_values v = {
        .day = k->day,
        .start = k->start,
        .minutes = k->minutes,
        .channel = k->channel,
        .others = ids_of(t, &k->others),
        .topics = strs_split(t->a, k->topics, ';'),
        .shared = k->shared,
        .private_ = k->private_,
        .depth = str_is(k->depth_set, "rule") || str_empty(k->depth) ? S("rule") : k->depth,
        .agreed = k->agreed,
        .next = S(""),
        .project = k->project,
    };

    return form_show(t, &talk_form, &v, k->version);
}

static struct talk talk_of(struct task *t, const struct talk_values *v)
{
    struct talk k = { .minutes = v->minutes,
        .day = v->day,
        .start = v->start,
        .channel = v->channel,
        .topics = strs_join(t->a, &v->topics, S(";")),
        .depth = str_is(v->depth, "rule") ? S("") : v->depth,
        .depth_set = str_is(v->depth, "rule") ? S("rule") : S("worker"),
        .shared = v->shared,
        .private_ = v->private_,
        .agreed = v->agreed };

    for (size_t i = 0; i < v->others.n; i++) {
        struct talk_person one = { 0, S("") };
        if (id_read(v->others.at[i], &one.id))
            LIST_ADD(t->a, &k.others, one);
    }
    return k;
}

/* The person and the project of a new note; false: there is none for this viewer. */
static bool begin(struct req *r, int64_t wanted, struct talk *ret_talk)
{
    struct task *t = &r->task;

    *ret_talk = (struct talk){
        .person = r->ids[0], .minutes = INT_NONE, .day = t->today, .channel = S("office"), .depth_set = S("rule")
    };
    ret_talk->project = counselling_project(t, r->ids[0], wanted);
    return ret_talk->project != 0 && counselling_may(t, r->ids[0], ret_talk->project);
}

struct reply counselling_new(struct req *r)
{
    struct task *t = &r->task;
    struct talk k;

    if (!begin(r, req_id(r, "project"), &k))
        return reply_not_found(r);
    struct form form = form_of(t, &k);
    return show_form(r, 200, &k, form);
}

static void check_next(struct task *t, const struct talk_values *v, struct problems *ps)
{
    if (!str_empty(v->next) && str_empty(str_trim(v->agreed)))
        problem_add(t, ps, "agreed", str_of(tr(t, "Write what you agreed.")));
    if (str_is(v->next, "appointment") && !day_whole(v->next_day))
        problem_add(t, ps, "next_day", str_of(tr(t, "Write the day of the appointment.")));
    else if (str_is(v->next, "appointment") && day_cmp(v->next_day, t->today) < 0)
        problem_add(t, ps, "next_day", str_of(tr(t, "The day has passed. Write the day when you meet next.")));
}

/* What was agreed, in the same act; the sentence that says what came of it. */
static const char *follow(struct task *t, const struct talk *k, const struct talk_values *v, struct problems *ps)
{
    int64_t id;
    struct appointment a = { .person = k->person,
        .project = k->project,
        .minutes = INT_NONE,
        .day = v->next_day,
        .start = v->next_time,
        .channel = v->channel,
        .state = S("planned"),
        .note = v->agreed };

    if (str_is(v->next, "step") && plans_add_agreed(t, k->person, k->project, v->agreed, v->next_day) == DONE)
        return tr(t, "The talk is saved, and what you agreed is a step of the plan.");
    if (str_is(v->next, "step"))
        return tr(t, "The talk is saved. The person has no plan yet: make one, and write there what you agreed.");
    if (str_is(v->next, "appointment") && appointments_add(t, &a, &id, ps) == DONE)
        return tr(t, "The talk and the appointment are saved.");
    return tr(t, "The talk is saved.");
}

/* Problems of the appointment stand at the fields of this form. */
static void rename_next(struct problems *ps)
{
    for (size_t i = 0; i < ps->n; i++)
        if (str_is(ps->at[i].field, "day") || str_is(ps->at[i].field, "state"))
            ps->at[i].field = S("next_day");
}

struct reply counselling_create(struct req *r)
{
    struct task *t = &r->task;
    struct talk_values v;
    struct talk stands, k;
    struct form form;
    int64_t id;

    bool read = form_read(r, &talk_form, &v, &form);
    if (!begin(r, read ? v.project : 0, &stands))
        return reply_not_found(r);
    if (read)
        check_next(t, &v, &form.problems);
    if (form.problems.n > 0)
        return show_form(r, 422, &stands, form);
    k = talk_of(t, &v);
    k.person = stands.person;
    k.project = stands.project;
    enum outcome how = counselling_add(t, &k, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &stands, form);
    if (how != DONE)
        return reply_refused(r, how);
    const char *notice = follow(t, &k, &v, &form.problems);
    if (form.problems.n > 0) {
        rename_next(&form.problems);
        return show_form(r, 422, &stands, form);
    }
    return reply_redirect(r, URL(t, counselling_talk, id), notice);
}

struct reply counselling_edit(struct req *r)
{
    struct talk k;
    enum outcome found = counselling_get(&r->task, r->ids[0], &k);

    if (found != DONE || !k.may_change)
        return reply_refused(r, found == DONE ? NOT_ALLOWED : found);
    struct form form = form_of(&r->task, &k);
    return show_form(r, 200, &k, form);
}

struct reply counselling_save(struct req *r)
{
    struct task *t = &r->task;
    struct talk_values v;
    struct talk now, k;
    struct form form;
    enum outcome how = counselling_get(t, r->ids[0], &now);

    if (how != DONE || !now.may_change)
        return reply_refused(r, how == DONE ? NOT_ALLOWED : how);
    struct form theirs = form_of(t, &now);
    offer_others(t, &theirs, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, &now, form);
    k = talk_of(t, &v);
    k.id = now.id;
    k.version = form.version;
    how = counselling_change(t, &k, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, counselling_save, now.id), "counselling", now.id);
    return reply_outcome(r, how, URL(t, counselling_talk, now.id), tr(t, "The talk is saved."));
}
