/* people_list_web: the search, the list of a project, and making a person after a search. No rules here. */
#include "people_list_html.h"
#include "people_list_sql.h"
#include "people_new_html.h"
#include "rooms/parts.h"
#include "rooms/people/people_view.h"
#include "rooms/places.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(person_new, PERSON_NEW_FIELDS)

enum { FOUND_MOST = 20, LIKELY_MOST = 5 };

struct people_lines people_lines_of(struct req *r, const struct person_briefs *briefs)
{
    struct task *t = &r->task;
    struct people_lines lines = { .more = briefs->more };

    for (size_t i = 0; i < briefs->n; i++) {
        const struct person_brief *b = &briefs->at[i];
        struct people_line line = { .link = URL(t, people_person, b->id),
            .name = b->name,
            .languages = lang_language_names(t->a, t->lang, b->languages),
            .birth = b->birth,
            .age = day_age(b->birth, t->today),
            .is_protected = b->is_protected };
        LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

/* ---- the list */

static const struct {
    const char *code, *name;
    enum people_show show;
} SHOWS[] = {
    { "", N_("Everybody"), SHOW_ALL },
    { "open", N_("Takes part now"), SHOW_OPEN },
    { "ended", N_("Has left the project"), SHOW_ENDED },
    { "loose", N_("Imported, not in a project yet"), SHOW_LOOSE },
};

static struct people_wish wish_of(struct req *r, int64_t project)
{
    struct people_wish w = {
        .project = project, .group = req_id(r, "group"), .after = req_id(r, "after"), .before = req_id(r, "before")
    };
    struct str show = req_get(r, "show");

    for (size_t i = 0; i < sizeof SHOWS / sizeof SHOWS[0]; i++)
        if (str_is(show, SHOWS[i].code))
            w.show = SHOWS[i].show;
    return w;
}

/* The address of this list with its filters, without the place in it. */
static struct url list_url(struct req *r, const struct people_wish *w)
{
    struct task *t = &r->task;
    struct url u = URL(t, people_list);

    if (t->viewer->nprojects > 1)
        u = url_with_id(t->a, u, "project", w->project);
    if (w->group != 0)
        u = url_with_id(t->a, u, "group", w->group);
    return w->show == SHOW_ALL ? u : url_with(t->a, u, "show", str_of(SHOWS[w->show].code));
}

static void fill_filters(struct req *r, const struct people_wish *w, struct people_list_view *v)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);

    for (size_t i = 0; i < projects.n; i++) {
        struct pick pick = { id_str(t->a, projects.at[i].id), projects.at[i].name, projects.at[i].id == w->project };
        if (viewer_role_in(t->viewer, projects.at[i].id) != ROLE_NONE)
            LIST_ADD(t->a, &v->projects, pick);
    }
    v->may_filter = viewer_sees_project_persons(t->viewer, w->project);
    if (!v->may_filter)
        return;
    struct people_list_sql_groups_rows groups = people_list_sql_groups(t, w->project, PEOPLE_GROUPS_MOST + 1);
    struct pick all = { S(""), str_of(tr(t, "All groups")), false };
    if (groups.n > 0)
        LIST_ADD(t->a, &v->groups, all);
    v->more_groups = groups.n > PEOPLE_GROUPS_MOST;
    for (size_t i = 0; i < groups.n && i < PEOPLE_GROUPS_MOST; i++) {
        struct pick pick = { id_str(t->a, groups.at[i].group), groups.at[i].name, groups.at[i].group == w->group };
        LIST_ADD(t->a, &v->groups, pick);
    }
    for (size_t i = 0; i < sizeof SHOWS / sizeof SHOWS[0]; i++) {
        struct pick pick = { str_of(SHOWS[i].code), str_of(lang_tr(t->lang, SHOWS[i].name)), SHOWS[i].show == w->show };
        LIST_ADD(t->a, &v->shows, pick);
    }
}

static void fill_rows(struct req *r, const struct people_wish *w, struct people_list_view *v)
{
    struct task *t = &r->task;
    struct people_page page = people_page(t, w);
    bool walks_back = v->may_filter && w->group == 0 && w->show != SHOW_LOOSE;

    for (size_t i = 0; i < page.n; i++) {
        const struct people_row *p = &page.at[i];
        struct people_line line = {
            .link = URL(t, people_person, p->id),
            .name = p->name,
            .languages = lang_language_names(t->a, t->lang, p->languages),
            .birth = p->birth,
            .entry = p->entry,
            .exit = p->exit,
            .age = day_age(p->birth, t->today),
            .is_protected = p->is_protected,
        };
        LIST_ADD(t->a, &v->rows, line);
    }
    if (page.n > 0 && page.more_before)
        v->pager.previous = walks_back ? url_with_id(t->a, list_url(r, w), "before", page.at[0].id) : list_url(r, w);
    if (page.n > 0 && page.more_after)
        v->pager.next = url_with_id(t->a, list_url(r, w), "after", page.at[page.n - 1].id);
    v->filtered = w->group != 0 || w->show != SHOW_ALL;
    v->count = v->may_filter && !v->filtered ? people_count(t, w->project) : (int64_t)page.n;
}

struct url people_listed(struct req *r, struct url otherwise)
{
    struct task *t = &r->task;
    struct url rows = list_back(r, URL(t, reports_esf_who), otherwise);

    return list_back(r, URL(t, reports_board), list_back(r, URL(t, reports_eura_sheet, r->ids[1]), rows));
}

struct str people_words(struct req *r)
{
    struct people_list_sql_kept_words_row kept;

    return req_has(r, "search") && people_list_sql_kept_words(&r->task, r->task.viewer->staff, &kept) ? kept.words
                                                                                                      : S("");
}

/* Keeps the words and goes to the page that shows what they find: the list, or the family of a person. */
struct reply people_search_for(struct req *r)
{
    struct task *t = &r->task;
    struct str words = str_trim(req_get(r, "q"));
    int64_t person = req_id(r, "person"), project = req_id(r, "project");
    struct url to = person != 0 ? URL(t, people_family_page, person) : URL(t, people_list);

    if (project != 0)
        to = url_with_id(t->a, to, "project", project);
    if (str_empty(words) || words.n > 400)
        return reply_redirect(r, to, NULL);
    people_list_sql_keep_words(t, t->viewer->staff, words);
    return reply_redirect(r, url_with(t->a, to, "search", S("1")), NULL);
}

struct reply people_list(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct people_wish w = wish_of(r, project);
    struct people_list_view v = { .words = people_words(r),
        .project_name = project == 0 ? S("") : projects_name(t, project),
        .project_value = id_str(t->a, project),
        .clear = list_url(r, &(struct people_wish){ .project = project }) };

    v.searched = !str_empty(v.words);
    v.may_make = permitted(t->viewer, PERM_PEOPLE_WRITE);
    v.may_add = v.searched && v.may_make;
    v.may_merge = permitted(t->viewer, PERM_PEOPLE_MERGE);
    v.sees_guidance = permitted(t->viewer, PERM_GUIDANCE_READ);
    v.sees_plans = permitted(t->viewer, PERM_PLANS_COVER);
    v.sees_providers = permitted(t->viewer, PERM_PROVIDERS_WRITE);
    v.sees_aloud = permitted(t->viewer, PERM_READ_ALOUD);
    v.sees_instruments = permitted(t->viewer, PERM_INSTRUMENTS_READ);
    v.sees_stories = permitted(t->viewer, PERM_STORIES);
    v.sees_contacts = permitted(t->viewer, PERM_CONTACTS_READ);
    v.sees_messages = permitted(t->viewer, PERM_MESSAGES);
    fill_filters(r, &w, &v);
    if (v.searched) {
        struct person_briefs found = people_search(t, project, v.words, FOUND_MOST);
        v.found = people_lines_of(r, &found);
        v.add = url_with(t->a, url_with(t->a, URL(t, people_new), "search", S("1")), "project", v.project_value);
    } else {
        fill_rows(r, &w, &v);
    }
    return SHOW(r, 200, people_list, &v);
}

/* ---- making a person */

static struct reply show_new(struct req *r, int status, int64_t project, struct people_new_view *v)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct person_briefs found = people_search(t, project, v->words, FOUND_MOST);

    v->found = people_lines_of(r, &found);
    v->back = url_with(t->a, URL(t, people_list), "search", S("1"));
    for (size_t i = 0; i < projects.n; i++) {
        if (role_meets_persons(viewer_role_in(t->viewer, projects.at[i].id)))
            form_option_id(t, &v->form, person_new_F_project, projects.at[i].id, projects.at[i].name);
    }
    v->choose_project = projects.n > 1;
    return SHOW(r, status, people_new, v);
}

struct reply people_new(struct req *r)
{
    struct task *t = &r->task;
    struct str words = people_words(r);
    int64_t project = projects_current(t, req_id(r, "project"));
    struct person_guess guess = people_guess(t, words);
    struct person_new_values values = { .project = project,
        .gender = S("unknown"),
        .entry = t->today,
        .words = words,
        .phone = guess.phone,
        .given_names = guess.given_names,
        .family_name = guess.family_name };

    if (str_empty(words))
        return reply_redirect(r, URL(t, people_list), tr(t, "Search first: perhaps the person is already here."));
    (void)day_read_partial(guess.year, &values.birth_date);
    struct people_new_view v = { .words = words, .form = form_show(t, &person_new_form, &values, 0) };
    return show_new(r, 200, project, &v);
}

struct str people_place_code(struct str typed)
{
    struct str code = place_find(str_trim(typed));

    return str_empty(code) ? str_trim(typed) : code;
}

static void add_likely(
    struct req *r, const struct person_briefs *briefs, const char *reason, struct likely_lines *lines)
{
    for (size_t i = 0; i < briefs->n; i++) {
        struct likely_line line = { URL(&r->task, people_person, briefs->at[i].id), briefs->at[i].name, str_of(reason),
            briefs->at[i].birth };
        LIST_ADD(r->task.a, lines, line);
    }
}

/* Persons who may be the same, each with the reason. */
static struct likely_lines likely_of(struct req *r, int64_t project, const struct person_new_values *v)
{
    struct task *t = &r->task;
    struct likely_lines lines = { 0 };
    struct str names = str_fmt(t->a, "%.*s %.*s", STR_ARG(v->given_names), STR_ARG(v->family_name));
    struct str year = day_known(v->birth_date) ? str_fmt(t->a, "%04d", day_year(v->birth_date)) : S("");
    struct person_briefs phone = people_same_phone(t, v->phone, LIKELY_MOST),
                         sound = people_same_sound(t, project, names, year, LIKELY_MOST);

    add_likely(r, &phone, tr(t, "Has the same phone number."), &lines);
    if (!str_empty(year))
        add_likely(r, &sound, tr(t, "The name sounds the same and the year of birth is the same."), &lines);
    else if (!str_empty(v->family_name) && !str_empty(v->given_names))
        add_likely(r, &sound, tr(t, "The name sounds the same."), &lines);
    return lines;
}

static enum outcome make(
    struct req *r, int64_t project, const struct person_new_values *v, struct problems *ps, int64_t *ret_person)
{
    struct task *t = &r->task;
    struct person_new p = { .given_names = v->given_names,
        .family_name = v->family_name,
        .gender = v->gender,
        .language = v->mother_tongue,
        .phone = v->phone,
        .birth = v->birth_date,
        .entry = v->entry,
        .heard_from = v->heard_from };
    struct person_card c = { .given_names = v->given_names,
        .family_name = v->family_name,
        .call_name = v->call_name,
        .gender = v->gender,
        .service_language = str_empty(v->service_language) ? v->mother_tongue : v->service_language,
        .phone = v->phone,
        .municipality = people_place_code(v->municipality),
        .birth_date = v->birth_date,
        .arrived_on = v->arrived_on };

    if (day_cmp(v->entry, t->today) > 0)
        problem_add(t, ps, "entry", str_of(tr(t, "The first day is in the future. Correct it.")));
    if (!people_check_card(t, &c, ps) || ps->n > 0)
        return INVALID;
    enum outcome made = people_create(t, project, &p, ret_person, ps);
    if (made == DONE)
        must(t, people_complete_new(t, *ret_person, &c, ps));
    return made;
}

struct reply people_new_save(struct req *r)
{
    struct task *t = &r->task;
    struct person_new_values values;
    struct people_new_view v = { 0 };
    bool read = form_read(r, &person_new_form, &values, &v.form);
    int64_t project = projects_current(t, values.project), person;

    v.words = str_empty(values.words)
                  ? str_fmt(t->a, "%.*s %.*s", STR_ARG(values.given_names), STR_ARG(values.family_name))
                  : values.words;
    if (!read)
        return show_new(r, 422, project, &v);
    if (!values.another) {
        v.likely = likely_of(r, project, &values);
        if (v.likely.n > 0) {
            problem_add(t, &v.form.problems, "another",
                str_of(tr(t,
                    "Look at the persons who may be the same. If it is none of them, tick the box and save again.")));
            return show_new(r, 422, project, &v);
        }
    }
    enum outcome how = make(r, project, &values, &v.form.problems, &person);
    if (how == INVALID)
        return show_new(r, 422, project, &v);
    return reply_outcome(r, how, URL(t, people_person, person), tr(t, "The person is saved."));
}
