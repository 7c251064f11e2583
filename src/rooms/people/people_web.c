/* people_web: the page of a person: who she is, how she may be reached, her family, groups and participations. Its
 * folds and her path are people_path_web.c, the work with her rooms/person_work.c. No rules here. */
#include "auth/journal.h"
#include "people_card_sql.h"
#include "people_person_html.h"
#include "rooms/marks.h"
#include "rooms/people/people_view.h"
#include "rooms/persons.h"
#include "rooms/places.h"
#include "rooms/routes.h"
#include "web/req.h"

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
        if (viewer_sees_project_persons(t->viewer, rows.at[i].project) ||
            (rows.at[i].led && viewer_is_narrowed(t->viewer, rows.at[i].project)))
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
            .exit_reason = s->exit_reason,
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

/* ---- the page */

static struct str spoken_with(struct req *r, const struct people_person_view *v)
{
    struct str code = v->card.service_language;

    if (str_empty(code) && v->languages.n > 0)
        code = v->languages.at[0].language;
    return str_empty(code) ? S("") : lang_language_name(r->task.a, r->task.lang, code);
}

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
        .tabs = person_tabs_of(t, card->id, PERSON_TAB_PERSON),
    };

    v.language = spoken_with(r, &v);
    if (sight >= SIGHT_CARD && permitted(t->viewer, PERM_CONTACTS_WRITE))
        v.contact = url_with_id(t->a, URL(t, contacts_list), "person", card->id);
    v.has_doubles = sight == SIGHT_ALL && persons_alike(t, card->id);
    if (v.sees_card) {
        v.spells = spells_of(r, card->id);
        v.work = person_work_of(t, card->id, people_shown(r));
    }
    people_folds(r, &v);
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
