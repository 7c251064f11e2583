/* people_web: the page of a person: who she is, how she may be reached, and her path from entry to today. No rules
 * here. */
#include "auth/journal.h"
#include "people_card_sql.h"
#include "people_person_html.h"
#include "rooms/marks.h"
#include "rooms/persons.h"
#include "rooms/people/people_view.h"
#include "rooms/places.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { PATH_MOST = 200 };

struct str people_identity_masked(struct task *t, struct str code)
{
    return code.n == 11 ? str_fmt(t->a, "%.*s****", 7, code.p) : S("");
}

struct spoken_lines people_spoken(struct req *r, int64_t person)
{
    struct person_languages all = people_languages(&r->task, person);
    struct spoken_lines lines = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        struct spoken_line line = { all.at[i].language, all.at[i].level, all.at[i].variety, all.at[i].mother };
        LIST_ADD(r->task.a, &lines, line);
    }
    return lines;
}

struct child_lines people_child_lines(struct req *r, int64_t person, const struct family *f)
{
    struct task *t = &r->task;
    struct child_lines lines = { 0 };

    for (size_t i = 0; i < f->children.n; i++) {
        const struct family_child *c = &f->children.at[i];
        int64_t years = c->age_months >= 0          ? c->age_months / 12
                        : day_known(c->birth_month) ? day_age(c->birth_month, t->today)
                                                    : -1;
        struct child_line line = { URL(t, people_child_edit, person, c->id), c->name, c->care_needs, c->birth_month,
            c->age_months, years };
        LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

struct adult_lines people_adult_lines(struct req *r, int64_t person, const struct family *f)
{
    struct task *t = &r->task;
    struct adult_lines lines = { 0 };

    for (size_t i = 0; i < f->adults.n; i++) {
        const struct family_adult *a = &f->adults.at[i];
        struct adult_line line = { .leave = URL(t, people_family_leave, person, a->person),
            .name = str_of(tr(t, "Another adult")) };
        if (a->seen)
            line.name = a->name, line.link = URL(t, people_person, a->person);
        LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

/* ---- groups and participations */

static void count_marks(const struct people_card_sql_marks_rows *marks, int64_t group, struct group_line *line)
{
    for (size_t i = 0; i < marks->n; i++) {
        if (marks->at[i].group != group)
            continue;
        switch (mark_means(mark_read(marks->at[i].mark))) {
        case MEANS_CAME: line->came += marks->at[i].n; break;
        case MEANS_TOLD: line->told += marks->at[i].n; break;
        case MEANS_ABSENT: line->absent += marks->at[i].n; break;
        case MEANS_NOTHING:
        case MEANS__N: line->all += marks->at[i].n; break;
        }
    }
    line->all += line->came + line->told + line->absent;
}

static struct group_lines groups_of(struct req *r, const struct person_card *card)
{
    struct task *t = &r->task;
    struct people_card_sql_groups_rows rows = people_card_sql_groups(t, card->id, t->viewer->staff);
    struct people_card_sql_marks_rows marks = people_card_sql_marks(t, card->id);
    struct group_lines lines = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct group_line line = { .name = rows.at[i].name,
            .state = rows.at[i].state,
            .venue = rows.at[i].venue,
            .weekday = rows.at[i].weekday,
            .joined = rows.at[i].joined_on,
            .left = rows.at[i].left_on,
            .from = rows.at[i].start_time,
            .until = rows.at[i].end_time,
            .with_place = !card->hidden && !str_is(rows.at[i].state, "left") };
        count_marks(&marks, rows.at[i].group, &line);
        if (viewer_sees_project_persons(t->viewer, rows.at[i].project))
            line.link = URL(t, groups_group, rows.at[i].group);
        bool of_hers = rows.at[i].led || !str_empty(line.link.s);
        if (of_hers && permitted(t->viewer, PERM_PEOPLE_WRITE) && !str_is(line.state, "waiting"))
            line.certificate = URL(t, attendance_certified, card->id, rows.at[i].group);
        if (t->viewer->program || viewer_role_in(t->viewer, rows.at[i].project) != ROLE_NONE)
            LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

static struct spell_lines spells_of(struct req *r, int64_t person)
{
    struct task *t = &r->task;
    struct person_spells spells = people_spells(t, person);
    struct spell_lines lines = { 0 };

    for (size_t i = 0; i < spells.n; i++) {
        const struct person_spell *s = &spells.at[i];
        struct spell_line line = {
            .link = URL(t, people_spell_page, person, s->id),
            .project = projects_name(t, s->project),
            .entry_status = s->entry_status,
            .entry_education = s->entry_education,
            .exit_status = s->exit_status,
            .six_month_status = s->six_month_status,
            .entry = s->entry_date,
            .exit = s->exit_date,
            .six_month = s->six_month_date,
            .may_change = permitted(t->viewer, PERM_PEOPLE_WRITE) && people_may_change_spell(t, s),
        };
        if (t->viewer->program || viewer_role_in(t->viewer, s->project) != ROLE_NONE)
            LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

/* ---- the path */

static struct str status_name(struct task *t, struct str code)
{
    return str_empty(code) || str_is(code, "unknown") ? S("") : code_name(t->lang, &CODES_status, code);
}

static struct str two(struct task *t, struct str a, struct str b)
{
    if (str_empty(a) || str_empty(b))
        return str_empty(a) ? b : a;
    return str_fmt(t->a, "%.*s · %.*s", STR_ARG(a), STR_ARG(b));
}

/* What an event is called, and what is told of it. */
static void tell(struct req *r, const struct people_card_sql_path_row *e, struct path_event *ret)
{
    struct task *t = &r->task;

    if (str_is(e->kind, "entry")) {
        ret->title = str_of(tr(t, "Came to the project"));
        ret->detail = status_name(t, e->code);
    } else if (str_is(e->kind, "joined")) {
        ret->title = trf(t, "Joined the group %1$s", e->detail);
    } else if (str_is(e->kind, "left")) {
        ret->title = trf(t, "Left the group %1$s", e->detail);
    } else if (str_is(e->kind, "contact")) {
        ret->title = trf(t, "Contact: %1$s", code_name(t->lang, &CODES_channel, e->code));
        ret->detail = e->detail;
    } else if (str_is(e->kind, "counselling")) {
        ret->title = code_name(t->lang, &CODES_depth, e->code);
    } else if (str_is(e->kind, "plan")) {
        ret->title = str_of(tr(t, "Made a plan"));
    } else if (str_is(e->kind, "guidance")) {
        ret->title = trf(t, "Guidance: %1$s", code_name(t->lang, &CODES_destination, e->code));
        ret->detail = two(t, code_name(t->lang, &CODES_guidance_state, e->code2), e->detail);
        if (permitted(t->viewer, PERM_GUIDANCE_WRITE))
            ret->link = URL(t, guidance_edit, e->ref);
    } else if (str_is(e->kind, "exit")) {
        ret->title = str_of(tr(t, "Left the project"));
        ret->detail = status_name(t, e->code);
    } else if (str_is(e->kind, "follow_up")) {
        ret->title = trf(t, "Asked how it goes: %1$s", code_name(t->lang, &CODES_follow_up_kind, e->code));
        ret->detail = status_name(t, e->code2);
    } else {
        ret->title = str_of(tr(t, "Six months after leaving"));
        ret->detail = status_name(t, e->code);
    }
}

/* Talks, plans and follow-ups are between the person and her counsellor. */
static bool may_read(struct task *t, const struct people_card_sql_path_row *e)
{
    bool private = str_is(e->kind, "counselling") || str_is(e->kind, "plan") || str_is(e->kind, "follow_up");

    if (t->viewer->program || viewer_sees_project_persons(t->viewer, e->project))
        return true;
    return !private && viewer_role_in(t->viewer, e->project) != ROLE_NONE;
}

static struct path_events path_of(struct req *r, int64_t person, bool *ret_cut)
{
    struct task *t = &r->task;
    struct people_card_sql_path_rows rows = people_card_sql_path(t, person, PATH_MOST + 1);
    struct path_events events = { 0 };

    for (size_t i = 0; i < rows.n && i < PATH_MOST; i++) {
        struct path_event e = { .day = rows.at[i].day };
        if (!may_read(t, &rows.at[i]))
            continue;
        tell(r, &rows.at[i], &e);
        LIST_ADD(t->a, &events, e);
    }
    *ret_cut = rows.n > PATH_MOST;
    return events;
}

/* ---- the page */

static struct reply show_person(struct req *r, const struct person_card *card, bool revealed)
{
    struct task *t = &r->task;
    enum person_sight sight = people_sight(t, card->id);
    struct family family = people_family_of(t, card->id);
    struct people_person_view v = {
        .id = card->id,
        .age = day_age(card->birth_date, t->today),
        .card = *card,
        .name = people_full_name(t, card->given_names, card->family_name),
        .municipality = str_empty(card->municipality) ? S("") : place_name(t->lang, card->municipality),
        .citizenships = lang_country_names(t->a, t->lang, card->citizenships),
        .identity_masked = people_identity_masked(t, card->identity_code),
        .sees_card = sight >= SIGHT_CARD,
        .sees_all = sight == SIGHT_ALL,
        .may_write = sight >= SIGHT_CARD && permitted(t->viewer, PERM_PEOPLE_WRITE),
        .may_guide = sight >= SIGHT_CARD && permitted(t->viewer, PERM_GUIDANCE_WRITE),
        .may_reveal = card->hidden && sight >= SIGHT_CARD,
        .revealed = revealed,
        .has_contact_rules = !str_empty(card->contact_when) || !str_empty(card->contact_who) ||
                             !str_empty(card->contact_never),
        .languages = people_spoken(r, card->id),
        .adults = people_adult_lines(r, card->id, &family),
        .children = people_child_lines(r, card->id, &family),
        .groups = groups_of(r, card),
        .tabs = person_tabs_of(t->viewer, card->id, PERSON_TAB_NONE),
    };

    if (sight >= SIGHT_CARD && permitted(t->viewer, PERM_CONTACTS_WRITE))
        v.contact = url_with_id(t->a, URL(t, contacts_list), "person", card->id);
    for (size_t i = 0; i < t->viewer->nprojects && !v.may_counsel; i++)
        v.may_counsel = people_may_counsel(t, card->id, t->viewer->projects[i].project);
    v.has_doubles = v.sees_all && persons_alike(t, card->id);
    if (v.sees_card) {
        v.spells = spells_of(r, card->id);
        v.path = path_of(r, card->id, &v.path_cut);
    }
    return SHOW(r, 200, people_person, &v);
}

struct reply people_person(struct req *r)
{
    struct person_brief brief;
    struct person_card card;

    if (people_brief(&r->task, r->ids[0], &brief) != DONE)
        return reply_not_found(r);
    if (brief.id != r->ids[0])
        return reply_redirect(r, URL(&r->task, people_person, brief.id), NULL); /* merged into another */
    if (people_card(&r->task, r->ids[0], &card) != DONE)
        return reply_not_found(r);
    return show_person(r, &card, false);
}

/* What non-disclosure hides, shown on this one answer. */
struct reply people_reveal(struct req *r)
{
    struct person_card card;

    enum outcome how = people_card_open(&r->task, r->ids[0], &card);

    if (how != DONE)
        return reply_refused(r, how);
    return show_person(r, &card, true);
}
