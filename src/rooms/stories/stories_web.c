/* stories_web: the list of stories, the form, and the consent that is read to a person. No rules here. */
#include "lang/lang.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "rooms/stories/stories_web.h"
#include "stories_stories_html.h"

FORM_DEFINE(story, STORY_FIELDS)
FORM_DEFINE(story_consent, STORY_CONSENT_FIELDS)

enum { ROWS_SHOWN = 25 };

const char *story_color(struct str stands)
{
    return str_is(stands, "approved") ? "success"
           : str_is(stands, "waits")  ? "info"
           : str_is(stands, "draft")  ? "neutral"
                                      : "warning";
}

/* ---- the list */

static void add_picks(struct task *t, struct stories_list_view *v, const struct story_filter *f)
{
    struct project_briefs projects = projects_open_to(t);

    for (size_t i = 0; i < projects.n; i++)
        if (stories_open_in(t, projects.at[i].id))
            picks_add(t, &v->projects, id_str(t->a, projects.at[i].id), projects.at[i].name, id_str(t->a, f->project));
    picks_add(t, &v->states, S(""), str_of(tr(t, "All")), f->state);
    for (size_t i = 0; i < CODES_story_stands.n; i++)
        picks_add(t, &v->states, str_of(CODES_story_stands.at[i].code),
            str_of(lang_tr(t->lang, CODES_story_stands.at[i].name)), f->state);
    picks_add(t, &v->states, S("out"), str_of(tr(t, "To be taken out somewhere")), f->state);
    picks_add(t, &v->results, S(""), str_of(tr(t, "Everything")), f->result);
    for (size_t i = 0; i < CODES_story_result.n; i++)
        picks_add(t, &v->results, str_of(CODES_story_result.at[i].code),
            str_of(lang_tr(t->lang, CODES_story_result.at[i].name)), f->result);
}

static struct url here_of(struct task *t, const struct story_filter *f)
{
    struct url u = url_with_id(t->a, URL(t, stories_list), "project", f->project);

    if (f->person != 0)
        u = url_with_id(t->a, u, "person", f->person);
    if (!str_empty(f->state))
        u = url_with(t->a, u, "state", f->state);
    return str_empty(f->result) ? u : url_with(t->a, u, "result", f->result);
}

static struct story_filter filter_of(struct req *r)
{
    struct story_filter f = { .project = projects_current(&r->task, req_id(r, "project")),
        .person = req_id(r, "person"),
        .state = req_get(r, "state"),
        .result = req_get(r, "result") };

    if (!code_ok(&CODES_story_stands, f.state) && !str_is(f.state, "out"))
        f.state = S("");
    if (!code_ok(&CODES_story_result, f.result))
        f.result = S("");
    return f;
}

static struct url make_url(struct task *t, const struct story_filter *f)
{
    struct url u = url_with_id(t->a, URL(t, stories_new), "project", f->project);

    return f->person == 0 ? u : url_with_id(t->a, u, "person", f->person);
}

struct reply stories_list(struct req *r)
{
    struct task *t = &r->task;
    struct story_filter f = filter_of(r);
    int64_t start = list_start(r);

    if (f.person != 0 && !people_may_see(t, f.person))
        return reply_not_found(r);
    struct stories_list_view v = { .person = f.person == 0 ? S("") : id_str(t->a, f.person),
        .person_name = f.person == 0 ? S("") : people_name(t, f.person),
        .project_name = f.project == 0 ? S("") : projects_name(t, f.project),
        .back = f.person == 0 ? URL(t, people_list) : URL(t, people_person, f.person),
        .back_text = f.person == 0 ? tr(t, "People") : tr(t, "Back to the person"),
        .make = make_url(t, &f),
        .filtered = !str_empty(f.state) || !str_empty(f.result),
        .may_make = stories_open_in(t, f.project) && (f.person == 0 || people_may_counsel(t, f.person, f.project)) };
    struct story_lines list = stories_listed(t, &f, start, ROWS_SHOWN);
    for (size_t i = 0; i < list.n; i++) {
        struct story_row row = { URL(t, stories_one, list.at[i].id), list.at[i], story_color(list.at[i].stands),
            code_name(t->lang, &CODES_story_stands, list.at[i].stands) };
        LIST_ADD(t->a, &v.rows, row);
    }
    v.pager = list_pager(t, here_of(t, &f), start, ROWS_SHOWN, list.all);
    v.all = here_of(t, &(struct story_filter){ f.project, f.person, S(""), S("") });
    add_picks(t, &v, &f);
    return SHOW(r, 200, stories_list, &v);
}

/* ---- the form */

static struct form form_of(struct task *t, const struct story *s)
{
    struct story_values v = { .original = s->original,
        .language = s->language,
        .day = s->day,
        .anonymised = s->anonymised,
        .shown_language = s->shown_language,
        .said_by = s->said_by,
        .result = s->result,
        .project = s->project,
        .person = s->person == 0 ? S("") : id_str(t->a, s->person) };

    return form_show(t, &story_form, &v, s->version);
}

static struct reply show_form(struct req *r, int status, const struct story *s, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    int64_t n = 0;
    struct stories_form_view v = { .story = s->id,
        .form = form,
        .person_name = s->person == 0 ? S("") : people_name(t, s->person),
        .back = s->id == 0 ? URL(t, stories_list) : URL(t, stories_one, s->id) };

    for (size_t i = 0; s->id == 0 && i < projects.n; i++)
        if (stories_open_in(t, projects.at[i].id) &&
            (s->person == 0 || people_may_counsel(t, s->person, projects.at[i].id))) {
            form_option_id(t, &v.form, story_F_project, projects.at[i].id, projects.at[i].name);
            n++;
        }
    v.choose_project = n > 1;
    return SHOW(r, status, stories_form, &v);
}

/* The project that was asked for, or the first one in which she may write about this person. */
static int64_t project_for(struct task *t, int64_t wanted, int64_t person)
{
    struct project_briefs projects = projects_open_to(t);
    int64_t first = 0;

    for (size_t i = 0; i < projects.n; i++) {
        int64_t id = projects.at[i].id;
        if (!stories_open_in(t, id) || (person != 0 && !people_may_counsel(t, person, id)))
            continue;
        if (id == wanted || first == 0)
            first = id;
    }
    return first;
}

static bool fresh(struct req *r, int64_t wanted, int64_t person, struct story *ret)
{
    struct task *t = &r->task;
    int64_t project = project_for(t, wanted, person);

    *ret = (struct story){ .project = project,
        .person = person,
        .day = t->today,
        .original = S(""),
        .anonymised = S(""),
        .language = S(""),
        .shown_language = str_of(t->lang->iso3),
        .said_by = S(""),
        .result = S("") };
    return project != 0;
}

struct reply stories_new(struct req *r)
{
    struct story s;

    if (!fresh(r, projects_current(&r->task, req_id(r, "project")), req_id(r, "person"), &s))
        return reply_not_found(r);
    struct form form = form_of(&r->task, &s);
    return show_form(r, 200, &s, form);
}

static void take(const struct story_values *v, struct story *s)
{
    s->original = v->original;
    s->language = v->language;
    s->day = v->day;
    s->anonymised = v->anonymised;
    s->shown_language = v->shown_language;
    s->said_by = v->said_by;
    s->result = v->result;
}

struct reply stories_create(struct req *r)
{
    struct task *t = &r->task;
    struct story_values v;
    struct story s;
    struct form form;
    int64_t id = 0, person;
    bool read = form_read(r, &story_form, &v, &form);

    if (!id_read(req_get(r, "person"), &person))
        person = 0;
    if (!fresh(r, read ? v.project : 0, person, &s))
        return reply_not_found(r);
    if (!read)
        return show_form(r, 422, &s, form);
    take(&v, &s);
    enum outcome how = stories_put(t, &s, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &s, form);
    return reply_outcome(r, how, how == DONE ? URL(t, stories_one, id) : URL(t, stories_list),
        tr(t, "The story is saved. Ask for consent next."));
}

static enum outcome open_to_change(struct req *r, struct story *ret)
{
    enum outcome found = stories_get(&r->task, r->ids[0], ret);

    return found == DONE && !ret->may_write ? NOT_ALLOWED : found;
}

struct reply stories_edit(struct req *r)
{
    struct story s;
    enum outcome found = open_to_change(r, &s);

    if (found != DONE)
        return reply_refused(r, found);
    struct form form = form_of(&r->task, &s);
    return show_form(r, 200, &s, form);
}

struct reply stories_save(struct req *r)
{
    struct task *t = &r->task;
    struct story_values v;
    struct story s, now;
    struct form form;
    int64_t id;
    enum outcome how = open_to_change(r, &s);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &s);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, &s, form);
    now = s;
    take(&v, &now);
    now.version = form.version;
    how = stories_put(t, &now, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &s, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, stories_save, s.id), "story", s.id);
    return reply_outcome(r, how, URL(t, stories_one, s.id), tr(t, "The story is saved."));
}

/* ---- consent */

static struct form consent_of(struct task *t, const struct story *s)
{
    bool agreed = day_known(s->consent_on) && !day_known(s->withdrawn_on);
    struct story_consent_values v = { .purposes = agreed ? strs_split(t->a, s->purposes, ';') : (struct strs){ 0 },
        .consent_on = agreed ? s->consent_on : t->today,
        .consent_until = agreed ? s->consent_until : day_add_months(t->today, 12) };

    return form_show(t, &story_consent_form, &v, s->version);
}

/* The text as it is read to her: in the language asked for, else her own, if the program has it. */
static struct reply show_consent(struct req *r, int status, const struct story *s, struct form form)
{
    struct task *t = &r->task;
    const struct lang *l = lang_by_tag(req_get(r, "in"));
    struct url here = URL(t, stories_consent, s->id);

    if (l == NULL || l->translated != COMPLETE)
        l = lang_by_tag(s->language);
    if (l == NULL || l->translated != COMPLETE)
        l = t->lang;
    struct stories_consent_view v = {
        .s = *s, .form = form, .lang = str_of(l->tag), .dir = str_of(l->dir), .back = URL(t, stories_one, s->id)
    };
    for (const char *const *p = story_consent_text(STORY_CONSENT_VERSION); *p != NULL; p++)
        strs_add(t->a, &v.text, str_of(lang_tr(l, *p)));
    for (size_t i = 0; i < CODES_story_purpose.n; i++)
        strs_add(t->a, &v.purposes, str_of(lang_tr(l, CODES_story_purpose.at[i].name)));
    for (int i = 0; i < LANG__N; i++) {
        const struct lang *one = lang_get((enum lang_id)i);
        if (one->translated != COMPLETE) /* nobody agrees to what she cannot read */
            continue;
        struct story_language language = { url_with(t->a, here, "in", str_of(one->tag)), str_of(one->name),
            str_of(one->tag), str_of(one->dir), one == l };
        LIST_ADD(t->a, &v.languages, language);
    }
    return SHOW(r, status, stories_consent, &v);
}

struct reply stories_consent(struct req *r)
{
    struct story s;
    enum outcome found = open_to_change(r, &s);

    if (found != DONE)
        return reply_refused(r, found);
    return show_consent(r, 200, &s, consent_of(&r->task, &s));
}

struct reply stories_agree(struct req *r)
{
    struct task *t = &r->task;
    struct story_consent_values v;
    struct story s;
    struct form form;
    enum outcome how = open_to_change(r, &s);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = consent_of(t, &s);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_consent(r, 422, &s, form);
    struct story_consent c = { .purposes = form_join(t->a, &v.purposes), .on = v.consent_on, .until = v.consent_until };
    how = stories_agree_to(t, s.id, form.version, &c, &form.problems);
    if (how == INVALID)
        return show_consent(r, 422, &s, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, stories_agree, s.id), "story", s.id);
    return reply_outcome(r, how, URL(t, stories_one, s.id), tr(t, "The consent is saved."));
}
