/* skills_web: the page of what a person can, and what may be added there. No rules here; forms: skills_edit_web.c. */
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "rooms/skills/skills_view.h"
#include "skills_skills_html.h"
#include "web/req.h"

static struct url edit_url(struct task *t, const struct skill_row *row)
{
    switch (row->table) {
    case SKILL_LEVEL: return URL(t, skills_level_edit, row->id);
    case SKILL_HISTORY: return URL(t, skills_history_edit, row->id);
    case SKILL_CERTIFICATE: return URL(t, skills_certificate_edit, row->id);
    case SKILL_STRENGTH: return URL(t, skills_strength_edit, row->id);
    case SKILL_TABLES: break;
    }
    unreachable();
}

/* The reading before that of the same thing; rows come newest first. */
static void add_before(const struct skill_rows *rows, size_t i, struct skill_line *line)
{
    const struct skill_row *one = &rows->at[i];

    for (size_t k = i + 1; k < rows->n && rows->at[k].table == SKILL_LEVEL; k++)
        if (str_eq(rows->at[k].skill, one->skill) && str_eq(rows->at[k].language, one->language) &&
            str_eq(rows->at[k].script, one->script)) {
            line->before = rows->at[k].level;
            line->before_day = rows->at[k].day;
            return;
        }
}

static struct skill_lines *list_of(struct skills_person_view *v, const struct skill_row *row)
{
    switch (row->table) {
    case SKILL_LEVEL:
        return !row->newest                     ? &v->older
               : !str_empty(row->language)      ? &v->languages
               : str_is(row->skill, "literacy") ? &v->literacy
                                                : &v->digital;
    case SKILL_HISTORY: return &v->histories;
    case SKILL_CERTIFICATE: return &v->certificates;
    case SKILL_STRENGTH: return &v->strengths;
    case SKILL_TABLES: break;
    }
    unreachable();
}

static void fill_lines(struct task *t, const struct skill_rows *rows, struct skills_person_view *v)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct skill_row *row = &rows->at[i];
        struct skill_line line = { .row = *row, .before = S(""), .country = S(""), .edit = edit_url(t, row) };
        if (row->table == SKILL_LEVEL)
            add_before(rows, i, &line);
        if (!str_empty(row->country))
            line.country = lang_country_names(t->a, t->lang, row->country);
        struct skill_lines *list = list_of(v, row);
        LIST_ADD(t->a, list, line);
    }
}

static struct url add_url(struct req *r, int64_t project, const char *what)
{
    struct task *t = &r->task;
    struct url u = url_with(t->a, URL(t, skills_new, r->ids[0]), "add", str_of(what));

    return url_with_id(t->a, u, "project", project);
}

struct reply skills_person(struct req *r)
{
    struct task *t = &r->task;
    struct skills_person_view v = { .person = r->ids[0] };
    struct project_briefs projects = projects_open_to(t);
    int64_t project = 0, wanted = req_id(r, "project"), n = 0;

    for (size_t i = 0; i < projects.n; i++)
        if (people_may_counsel(t, v.person, projects.at[i].id)) {
            if (project == 0 || projects.at[i].id == wanted)
                project = projects.at[i].id;
            n++;
        }
    if (project == 0)
        return reply_not_found(r);
    struct skill_rows rows = skills_of(t, v.person, project);
    v.name = people_name(t, v.person);
    v.tabs = person_tabs_of(t, v.person, PERSON_TAB_SKILLS);
    v.project_name = projects_name(t, project);
    v.choose_project = n > 1;
    fill_lines(t, &rows, &v);
    v.add_language = add_url(r, project, "language");
    v.add_literacy = add_url(r, project, "literacy");
    v.add_digital = add_url(r, project, "digital");
    v.add_history = add_url(r, project, "history");
    v.add_certificate = add_url(r, project, "certificate");
    v.add_strength = add_url(r, project, "strength");
    return SHOW(r, 200, skills_person, &v);
}
