/* caseload: the rules of who is whose. What the pages show of it is caseload_web.c. */
#include "rooms/caseload/caseload.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "caseload_sql.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/projects/projects.h"

/* ---- one's own */

static const struct {
    const char *code, *name;
} SIGNS[CASE__N] = {
    [CASE_GUIDANCE] = { "guidance", N_("Guidance without an answer") },
    [CASE_STEPS] = { "steps", N_("Steps due") },
    [CASE_FOLLOW_UPS] = { "follow-ups", N_("Follow-up due") },
    [CASE_APPOINTMENTS] = { "appointments", N_("Appointment today") },
    [CASE_ANSWERS] = { "answers", N_("A specialist answered") },
    [CASE_QUIET] = { "quiet", N_("Nothing for 30 days") },
};
_Static_assert(CASELOAD_QUIET_DAYS == 30, "the words say so");

const char *caseload_sign_code(enum caseload_sign sign) { return SIGNS[sign].code; }
const char *caseload_sign_name(enum caseload_sign sign) { return SIGNS[sign].name; }

static struct day later(struct day a, struct day b) { return day_cmp(a, b) >= 0 ? a : b; }

static struct caseload_line line_of(struct task *t, const struct caseload_sql_mine_row *row)
{
    struct caseload_line one = { .spell = row->spell,
        .person = row->person,
        .project = row->project,
        .whose = row->whose,
        .name = people_full_name(t, row->given_names, row->family_name),
        .whose_name = row->whose_name,
        .last = later(later(row->talked, row->contacted), row->met),
        .mine = row->whose == t->viewer->staff };

    one.n[CASE_GUIDANCE] = row->guidance;
    one.n[CASE_STEPS] = row->steps;
    one.n[CASE_FOLLOW_UPS] = row->follow_ups;
    one.n[CASE_APPOINTMENTS] = row->appointments;
    one.n[CASE_ANSWERS] = row->answers;
    one.n[CASE_QUIET] = day_cmp(one.last, day_add(t->today, -CASELOAD_QUIET_DAYS)) < 0;
    return one;
}

struct caseload_lines caseload_mine(struct task *t, enum caseload_sign only, int64_t start, int64_t limit)
{
    struct caseload_lines list = { 0 };

    if (t->viewer->staff == 0 || !permitted(t->viewer, PERM_CASELOAD_READ))
        return list;
    struct caseload_sql_mine_rows rows = caseload_sql_mine(t, t->viewer->staff, t->today,
        day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t), CASELOAD_MOST + 1);
    list.cut = rows.n > CASELOAD_MOST;
    for (size_t i = 0; i < rows.n && i < CASELOAD_MOST; i++) {
        struct caseload_line one = line_of(t, &rows.at[i]);
        list.all++;
        for (int k = 0; k < CASE__N; k++)
            list.with[k] += one.n[k] > 0;
        if (only != CASE__N && one.n[only] == 0)
            continue;
        if (list.total >= start && (int64_t)list.n < limit)
            LIST_ADD(t->a, &list, one);
        list.total++;
    }
    return list;
}

/* ---- who is responsible */

static bool works_in(struct task *t, int64_t project)
{
    return role_writes_of_persons(viewer_role_in(t->viewer, project));
}

struct responsibles caseload_of(struct task *t, int64_t person)
{
    struct caseload_sql_of_person_rows rows;
    struct responsibles list = { 0 };

    if (!people_may_see(t, person))
        return list;
    rows = caseload_sql_of_person(t, person);
    for (size_t i = 0; i < rows.n; i++) {
        struct responsible one = { .id = rows.at[i].id,
            .spell = rows.at[i].spell,
            .project = rows.at[i].project,
            .staff = rows.at[i].staff,
            .version = rows.at[i].version,
            .staff_name = rows.at[i].staff_name,
            .since = rows.at[i].since,
            .until = rows.at[i].until,
            .may_change = people_sees_in(t, person, rows.at[i].project) };
        if (!works_in(t, one.project))
            continue;
        if (one.may_change || one.staff == t->viewer->staff)
            one.note = rows.at[i].hand_over;
        one.now = !day_known(one.until) || day_cmp(one.until, t->today) >= 0;
        for (size_t k = 0; k < list.n; k++)
            one.now = one.now && !(list.at[k].now && list.at[k].spell == one.spell);
        one.project_name = projects_name(t, one.project);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct responsibles caseload_fold_of(struct task *t, int64_t person)
{
    struct responsibles all = { 0 }, now = { 0 };

    if (!permitted(t->viewer, PERM_CASELOAD_READ))
        return now;
    all = caseload_of(t, person);
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].now)
            LIST_ADD(t->a, &now, all.at[i]);
    return now;
}

struct caseload_spells caseload_spells_of(struct task *t, int64_t person)
{
    struct caseload_sql_spells_rows rows = caseload_sql_spells(t, person);
    struct caseload_spells list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct caseload_spell one = {
            .spell = rows.at[i].spell, .project = rows.at[i].project, .entry = rows.at[i].entry_date
        };
        if (!people_sees_in(t, person, one.project))
            continue;
        one.project_name = projects_name(t, one.project);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool can_answer(struct task *t, int64_t project, int64_t staff)
{
    struct project_staffs all = projects_staff(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].staff == staff)
            return role_writes_of_persons(all.at[i].role);
    return false;
}

/* May the viewer give away whom this worker answers for, and say when she is absent? */
static bool moves_of(struct task *t, int64_t project, int64_t staff)
{
    struct caseload_sql_same_house_row row;

    return viewer_sees_project_persons(t->viewer, project) ||
           (viewer_is_narrowed(t->viewer, project) &&
               caseload_sql_same_house(t, project, t->viewer->staff, staff, &row) && row.n > 0);
}

/* Ends what stands, the day before or, when it began today, today. */
static void move(struct task *t, int64_t spell, int64_t staff, struct str note)
{
    struct caseload_sql_open_rows open = caseload_sql_open(t, spell, t->today);
    int64_t id = id_new();

    for (size_t i = 0; i < open.n; i++)
        caseload_sql_close(t, open.at[i].id, later(day_add(t->today, -1), open.at[i].since));
    caseload_sql_add(t, id, spell, staff, t->today, note);
    journal_write(t, JOURNAL_CREATE, "responsible worker", id, S(""));
}

enum outcome caseload_give(struct task *t, int64_t spell, int64_t staff, struct str note, struct problems *ret_problems)
{
    struct caseload_sql_spell_row row;

    if (!caseload_sql_spell(t, spell, &row))
        return NOT_FOUND;
    if (!people_sees_in(t, row.person, row.project))
        return NOT_ALLOWED;
    struct caseload_sql_open_rows open = caseload_sql_open(t, spell, t->today);
    if (!can_answer(t, row.project, staff))
        problem_add(t, ret_problems, "staff", str_of(tr(t, "Choose somebody who works in the project.")));
    else if (open.n > 0 && open.at[0].staff == staff)
        problem_add(t, ret_problems, "staff", str_of(tr(t, "This worker is responsible already.")));
    if (ret_problems->n > 0)
        return INVALID;
    move(t, spell, staff, note);
    return DONE;
}

void caseload_made(struct task *t, int64_t spell, int64_t project)
{
    if (viewer_is_narrowed(t->viewer, project))
        move(t, spell, t->viewer->staff, S(""));
}

static void check_hand_over(struct task *t, const struct hand_over *h, struct problems *ps)
{
    if (!can_answer(t, h->project, h->to))
        problem_add(t, ps, "to", str_of(tr(t, "Choose somebody who works in the project.")));
    else if (h->to == h->from)
        problem_add(t, ps, "to", str_of(tr(t, "Choose another worker than the one who hands over.")));
    if (h->spells.n == 0)
        problem_add(t, ps, "spells", str_of(tr(t, "Choose at least one person.")));
}

enum outcome caseload_hand_over(
    struct task *t, const struct hand_over *h, int64_t *ret_moved, struct problems *ret_problems)
{
    int64_t moved = 0, spell;

    if (!moves_of(t, h->project, h->from))
        return NOT_ALLOWED;
    check_hand_over(t, h, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    struct caseload_sql_of_worker_rows theirs = caseload_sql_of_worker(
        t, h->project, h->from, t->today, CASELOAD_HAND_OVER_MOST);
    for (size_t i = 0; i < h->spells.n; i++) {
        if (!id_read(h->spells.at[i], &spell))
            continue;
        for (size_t k = 0; k < theirs.n; k++)
            if (theirs.at[k].spell == spell) {
                move(t, spell, h->to, h->note);
                moved++;
                break;
            }
    }
    *ret_moved = moved;
    return DONE;
}

struct person_briefs caseload_of_worker(struct task *t, int64_t project, int64_t staff)
{
    struct person_briefs list = { 0 };

    if (!moves_of(t, project, staff))
        return list;
    struct caseload_sql_of_worker_rows rows = caseload_sql_of_worker(
        t, project, staff, t->today, CASELOAD_HAND_OVER_MOST + 1);
    list.more = rows.n > CASELOAD_HAND_OVER_MOST;
    for (size_t i = 0; i < rows.n && i < CASELOAD_HAND_OVER_MOST; i++) {
        struct person_brief one = { .id = rows.at[i].spell,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- absence */

struct absences caseload_absences(struct task *t, int64_t project)
{
    struct absences list = { 0 };

    if (!works_in(t, project))
        return list;
    struct caseload_sql_absences_rows rows = caseload_sql_absences(t, project, t->today);
    for (size_t i = 0; i < rows.n; i++) {
        struct absence one = { .id = rows.at[i].id,
            .staff = rows.at[i].staff,
            .substitute = rows.at[i].substitute,
            .version = rows.at[i].version,
            .staff_name = rows.at[i].staff_name,
            .substitute_name = rows.at[i].substitute_name,
            .starts_on = rows.at[i].starts_on,
            .ends_on = rows.at[i].ends_on };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome caseload_absence_add(
    struct task *t, int64_t project, const struct absence *a, struct problems *ret_problems)
{
    int64_t id = id_new();

    if (!moves_of(t, project, a->staff))
        return NOT_ALLOWED;
    if (!can_answer(t, project, a->staff))
        problem_add(t, ret_problems, "staff", str_of(tr(t, "Choose somebody who works in the project.")));
    if (a->substitute != 0 && (a->substitute == a->staff || !can_answer(t, project, a->substitute)))
        problem_add(t, ret_problems, "substitute", str_of(tr(t, "Choose another worker of the project.")));
    if (!day_whole(a->starts_on))
        problem_add(t, ret_problems, "starts_on", str_of(tr(t, "Write the first day of the absence.")));
    else if (day_known(a->ends_on) && day_cmp(a->ends_on, a->starts_on) < 0)
        problem_add(t, ret_problems, "ends_on", str_of(tr(t, "The last day is before the first day.")));
    if (ret_problems->n > 0)
        return INVALID;
    caseload_sql_absence_add(t, id, a->staff, a->starts_on, a->ends_on, a->substitute);
    journal_write(t, JOURNAL_CREATE, "absence of staff", id, S(""));
    return DONE;
}

enum outcome caseload_absence_end(struct task *t, int64_t project, int64_t absence, int64_t version)
{
    struct caseload_sql_absence_row row;

    if (!caseload_sql_absence(t, absence, project, &row))
        return viewer_sees_project_persons(t->viewer, project) ? NOT_FOUND : NOT_ALLOWED;
    if (!moves_of(t, project, row.staff))
        return NOT_ALLOWED;
    if (caseload_sql_absence_end(t, absence, version, day_add(t->today, -1)) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "absence of staff", absence, S("ends_on"));
    return DONE;
}

/* ---- load */

enum outcome caseload_load(struct task *t, int64_t project, struct load_lines *ret_lines)
{
    struct load_lines list = { 0 };

    if (!viewer_manages(t->viewer, project))
        return NOT_ALLOWED;
    struct caseload_sql_load_rows rows = caseload_sql_load(
        t, project, t->today, day_add(t->today, -CASELOAD_LOAD_DAYS), day_add(t->today, CASELOAD_AHEAD_DAYS));
    for (size_t i = 0; i < rows.n; i++) {
        struct load_line one = { .staff = rows.at[i].staff,
            .persons = rows.at[i].persons,
            .talks = rows.at[i].talks,
            .intensive = rows.at[i].intensive,
            .minutes = rows.at[i].minutes,
            .appointments = rows.at[i].appointments,
            .name = rows.at[i].name,
            .role = rows.at[i].role,
            .absent = rows.at[i].absent };
        LIST_ADD(t->a, &list, one);
    }
    *ret_lines = list;
    return DONE;
}
