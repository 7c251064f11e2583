/* people_family_web: the page of a family: adults found by search, children added, corrected, removed. No rules here.
 */
#include "people_family_html.h"
#include "rooms/people/people_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(child, CHILD_FIELDS)

enum { FOUND_MOST = 10 };

/* Who may be taken into the family: found, and neither the person nor in the family yet. */
static struct people_lines candidates(struct req *r, struct str words, const struct family *f)
{
    struct task *t = &r->task;
    struct person_briefs found = people_search(t, projects_current(t, 0), words, FOUND_MOST),
                         others = { .more = found.more };

    for (size_t i = 0; i < found.n; i++) {
        bool here = found.at[i].id == r->ids[0];
        for (size_t j = 0; j < f->adults.n; j++)
            here = here || f->adults.at[j].person == found.at[i].id;
        if (!here)
            LIST_ADD(t->a, &others, found.at[i]);
    }
    struct people_lines lines = people_lines_of(r, &others);
    for (size_t i = 0; i < lines.n; i++)
        lines.at[i].link = URL(t, people_family_join, r->ids[0], others.at[i].id);
    return lines;
}

static struct reply show_family(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct person_card card;

    if (people_sight(t, person) < SIGHT_CARD || people_card(t, person, &card) != DONE)
        return reply_not_found(r);
    struct family family = people_family_of(t, person);
    struct people_family_view v = { .person = person,
        .tabs = person_tabs_of(t, person, PERSON_TAB_FAMILY),
        .name = people_name(t, person),
        .words = people_words(r),
        .form = form,
        .adults = people_adult_lines(r, person, &family),
        .children = people_child_lines(r, person, &family) };

    v.person_value = id_str(t->a, person);
    v.searched = !str_empty(v.words);
    if (v.searched) {
        v.found = candidates(r, v.words, &family);
        v.add = url_with(t->a, URL(t, people_new), "search", S("1"));
    }
    return SHOW(r, status, people_family, &v);
}

struct reply people_family_page(struct req *r)
{
    return show_family(r, 200, form_show(&r->task, &child_form, NULL, 0));
}

struct reply people_family_join(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = people_join_family(t, r->ids[0], r->ids[1]);

    return reply_outcome(r, how, URL(t, people_family_page, r->ids[0]), tr(t, "The family is saved."));
}

struct reply people_family_leave(struct req *r)
{
    struct task *t = &r->task;
    struct url page = URL(t, people_family_page, r->ids[0]);

    enum outcome how = people_leave_family(t, r->ids[0], r->ids[1]);
    if (how == INVALID)
        return reply_redirect(r, page, tr(t, "The children must have at least one adult. Nothing was changed."));
    return reply_outcome(r, how, page, tr(t, "The family is saved."));
}

/* ---- children */

/* The month is enough: the day of birth of a child is not kept. */
static struct day month_only(struct day d)
{
    if (day_whole(d))
        d.t[7] = 0;
    return d;
}

struct reply people_child_new(struct req *r)
{
    struct task *t = &r->task;
    struct child_values v;
    struct form form;
    int64_t child;

    if (!form_read(r, &child_form, &v, &form))
        return show_family(r, 422, form);
    if (people_sight(t, r->ids[0]) < SIGHT_CARD)
        return reply_not_found(r);
    enum outcome how = people_add_child(t, r->ids[0], v.name, month_only(v.birth_month), &child, &form.problems);
    if (how == INVALID)
        return show_family(r, 422, form);
    if (how != DONE)
        return reply_refused(r, how);
    struct family_child c = {
        .version = 1, .name = v.name, .birth_month = month_only(v.birth_month), .care_needs = v.care_needs
    };
    if (!str_empty(v.care_needs) && people_change_child(t, r->ids[0], child, &c, &form.problems) != DONE)
        fail(t, FAIL_BUG, "a child that was just made is refused");
    return reply_redirect(r, URL(t, people_family_page, r->ids[0]), tr(t, "The child is saved."));
}

static const struct family_child *child_in(const struct family *f, int64_t child)
{
    for (size_t i = 0; i < f->children.n; i++)
        if (f->children.at[i].id == child)
            return &f->children.at[i];
    return NULL;
}

static struct form child_form_of(struct task *t, const struct family_child *c)
{
    struct child_values values = { .name = c->name, .birth_month = c->birth_month, .care_needs = c->care_needs };

    return form_show(t, &child_form, &values, c->version);
}

static struct reply show_child(struct req *r, int status, const struct family_child *c, struct form form)
{
    struct people_child_view v = { r->ids[0], r->ids[1], c->version, c->name, form };

    return SHOW(r, status, people_child, &v);
}

/* False: no such child in a family this viewer may change. */
static bool find_child(struct req *r, struct family_child *ret_child)
{
    struct task *t = &r->task;

    if (people_sight(t, r->ids[0]) < SIGHT_CARD)
        return false;
    struct family family = people_family_of(t, r->ids[0]);
    const struct family_child *c = child_in(&family, r->ids[1]);
    if (c)
        *ret_child = *c;
    return c != NULL;
}

struct reply people_child_edit(struct req *r)
{
    struct family_child c;

    if (!find_child(r, &c))
        return reply_not_found(r);
    struct form form = child_form_of(&r->task, &c);
    return show_child(r, 200, &c, form);
}

struct reply people_child_save(struct req *r)
{
    struct task *t = &r->task;
    struct family_child now, c;
    struct child_values v;
    struct form form;

    if (!find_child(r, &now))
        return reply_not_found(r);
    struct form theirs = child_form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_child(r, 422, &now, form);
    c = (struct family_child){
        .version = form.version, .name = v.name, .birth_month = month_only(v.birth_month), .care_needs = v.care_needs
    };
    enum outcome how = people_change_child(t, r->ids[0], r->ids[1], &c, &form.problems);
    if (how == INVALID)
        return show_child(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, people_child_save, r->ids[0], r->ids[1]), "child", r->ids[1]);
    return reply_outcome(r, how, URL(t, people_family_page, r->ids[0]), tr(t, "The child is saved."));
}

struct reply people_child_remove(struct req *r)
{
    struct task *t = &r->task;
    struct url page = URL(t, people_family_page, r->ids[0]);

    enum outcome how = people_drop_child(t, r->ids[0], r->ids[1], req_version(r));
    if (how == INVALID)
        return reply_redirect(r, page,
            tr(t, "The child has been in child care, so the child stays in the records. Nothing was changed."));
    if (how == CONFLICT)
        return reply_redirect(r, page, tr(t, "Somebody changed the child a moment ago. Look at it again."));
    return reply_outcome(r, how, page, tr(t, "The child is removed."));
}
