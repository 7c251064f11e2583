/* guidance: the rules of guidance rows. No pages here. */
#include "rooms/qualifications.h"
#include "rooms/guidance/guidance.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "guidance_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/projects/projects.h"
#include "rooms/providers/providers.h"

bool guidance_check(struct task *t, const struct guidance_row *g, struct problems *ret_problems)
{
    if (!code_ok(&CODES_destination, g->destination))
        problem_add(t, ret_problems, "destination", str_of(tr(t, "Choose where the person was guided.")));
    if (!code_ok(&CODES_guidance_state, g->state))
        problem_add(t, ret_problems, "state", str_of(tr(t, "Choose how far the guidance is.")));
    if (!str_empty(g->study_form) && !code_ok(&CODES_study_form, g->study_form))
        problem_add(t, ret_problems, "study_form", str_of(tr(t, "Choose the form of study from the list.")));
    if (!day_whole(g->day))
        problem_add(t, ret_problems, "day", str_of(tr(t, "Write the day of the guidance.")));
    else if (day_cmp(g->day, t->today) > 0)
        problem_add(
            t, ret_problems, "day", str_of(tr(t, "The day is in the future. Write the day when you talked about it.")));
    return ret_problems->n == 0;
}

/* Works in the project, and may see the person; somebody of another project of hers does not read what this one did.
 * Not as a peer worker, who knows the names of her groups, not where somebody was guided. */
static bool may_guide(struct task *t, int64_t person, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return role_meets_persons(role) && role != ROLE_PEER && people_may_see(t, person);
}

/* Of several that are open at once one is the main one. */
static void only_main(struct task *t, int64_t person, int64_t project, int64_t guidance)
{
    struct guidance_sql_only_main_rows rows = guidance_sql_only_main(t, person, project, guidance);

    for (size_t i = 0; i < rows.n; i++) {
        guidance_sql_not_main(t, rows.at[i].guidance);
        journal_write(t, JOURNAL_CHANGE, "guidance", rows.at[i].guidance, S("main"));
    }
}

/* ---- what is of a locked period */

/* Of its days, before or after, the first that one counts; "": none. */
static struct day locked_day(struct task *t, int64_t project, struct day before, struct day after)
{
    struct day one = projects_next_locked(t, project, before), other = projects_next_locked(t, project, after);

    return !day_known(one) || (day_known(other) && day_cmp(other, one) < 0) ? other : one;
}

/* What a report counts of it. */
static struct str counted_of(struct task *t, const struct guidance_row *g)
{
    return str_fmt(t->a, "%s %.*s %.*s", g->day.t, STR_ARG(g->destination), STR_ARG(g->state));
}

static bool counts_the_same(struct task *t, const struct guidance_row *old, const struct guidance_row *g)
{
    return old != NULL && str_eq(counted_of(t, old), counted_of(t, g)) && str_eq(old->qualification, g->qualification);
}

/* old NULL: it is new. False: it is of a locked period, other than before, and nobody says why. */
static bool may_correct(
    struct task *t, const struct guidance_row *old, const struct guidance_row *g, int64_t project, struct problems *ps)
{
    struct day day = locked_day(t, project, old == NULL ? g->day : old->day, g->day);

    if (counts_the_same(t, old, g) || !day_known(day) || !str_empty(str_trim(g->reason)))
        return true;
    projects_say_locked(t, ps);
    return false;
}

static void keep_correction(
    struct task *t, const struct guidance_row *old, const struct guidance_row *g, int64_t project)
{
    struct day day = locked_day(t, project, old == NULL ? g->day : old->day, g->day);

    if (!day_known(day) || counts_the_same(t, old, g))
        return;
    guidance_sql_correct(t, .correction = id_new(), .guidance = g->id, .project = project, .day = day,
        .before_value = old == NULL ? S("") : counted_of(t, old), .after_value = counted_of(t, g), .reason = g->reason,
        .done_by = t->viewer->staff, .done_at = t->now);
}

enum outcome guidance_add(
    struct task *t, const struct guidance_row *g, int64_t *ret_guidance, struct problems *ret_problems)
{
    struct guidance_sql_group_of_row group = { 0 };
    int64_t id = id_new();

    if (!may_guide(t, g->person, g->project))
        return NOT_ALLOWED;
    projects_check_day(t, projects_first_day(t, g->project), g->day, "day", ret_problems);
    if (!guidance_check(t, g, ret_problems) || !may_correct(t, NULL, g, g->project, ret_problems))
        return INVALID;
    if (g->group == 0 && !guidance_sql_group_of(t, g->person, g->project, g->day, &group))
        group.group = 0;
    guidance_sql_add(t, .guidance = id, .person = g->person, .project = g->project,
        .group = g->group != 0 ? g->group : group.group, .day = g->day, .destination = g->destination,
        .provider = g->provider, .qualification = g->qualification,
        .qualification_code = qualification_code(g->qualification), .state = g->state,
        .provider_key = providers_key(t->a, g->provider), .study_form = g->study_form, .starts_on = g->starts_on,
        .main = g->main, .staff = g->staff != 0 ? g->staff : t->viewer->staff, .created_at = t->now);
    (void)providers_named(t, g->provider);
    if (g->main)
        only_main(t, g->person, g->project, id);
    guidance_sql_remember(t, .guidance = id, .version = 1, .at = t->now, .day = g->day, .destination = g->destination,
        .state = g->state, .staff = t->viewer->staff);
    struct guidance_row added = *g;
    added.id = id;
    keep_correction(t, NULL, &added, g->project);
    journal_write(t, JOURNAL_CREATE, "guidance", id, S(""));
    *ret_guidance = id;
    return DONE;
}

enum outcome guidance_get(struct task *t, int64_t guidance, struct guidance_row *ret_row)
{
    struct guidance_sql_get_row row;

    if (!guidance_sql_get(t, guidance, &row))
        return NOT_FOUND;
    if (!may_guide(t, row.person, row.project))
        return NOT_ALLOWED;
    *ret_row = (struct guidance_row){
        .id = guidance,
        .person = row.person,
        .project = row.project,
        .group = row.group,
        .version = row.version,
        .day = row.day,
        .destination = row.destination,
        .provider = row.provider,
        .qualification = row.qualification,
        .state = row.state,
        .study_form = row.study_form,
        .starts_on = row.starts_on,
        .main = row.main == 1,
        .staff = row.staff,
    };
    return DONE;
}

/* An imported row has no history yet: what stood is its first. */
static bool put(struct task *t, const struct guidance_row *old, const struct guidance_row *g)
{
    guidance_sql_remember(t, .guidance = g->id, .version = old->version, .at = t->now, .day = old->day,
        .destination = old->destination, .state = old->state, .staff = 0);
    if (guidance_sql_change(t, .guidance = g->id, .version = old->version, .day = g->day, .destination = g->destination,
            .provider = g->provider, .qualification = g->qualification,
            .qualification_code = qualification_code(g->qualification), .state = g->state,
            .provider_key = providers_key(t->a, g->provider), .study_form = g->study_form, .starts_on = g->starts_on,
            .main = g->main, .staff = g->staff) == 0)
        return false;
    keep_correction(t, old, g, old->project);
    guidance_sql_remember(t, .guidance = g->id, .version = old->version + 1, .at = t->now, .day = g->day,
        .destination = g->destination, .state = g->state, .staff = t->viewer->staff);
    return true;
}

void guidance_came(struct task *t, const struct guidance_row *g) { keep_correction(t, NULL, g, g->project); }

void guidance_store(struct task *t, const struct guidance_row *g)
{
    struct guidance_sql_get_row row;

    must(t, guidance_sql_get(t, g->id, &row));
    struct guidance_row old = {
        .id = g->id,
        .version = row.version,
        .project = row.project,
        .day = row.day,
        .destination = row.destination,
        .state = row.state,
        .qualification = row.qualification,
    };
    must(t, put(t, &old, g));
}

enum outcome guidance_change(struct task *t, const struct guidance_row *g, struct problems *ret_problems)
{
    struct guidance_row old;
    enum outcome found = guidance_get(t, g->id, &old);

    if (found != DONE)
        return found;
    projects_check_day(t, projects_first_day(t, old.project), g->day, "day", ret_problems);
    if (!guidance_check(t, g, ret_problems))
        return INVALID;
    struct guidance_row changed = *g;
    struct str code = qualification_code(g->qualification);
    if (!str_empty(code) && str_eq(code, qualification_code(old.qualification)))
        changed.qualification = old.qualification; /* the same in another language: what was written stays */
    if (!may_correct(t, &old, &changed, old.project, ret_problems))
        return INVALID;
    if (old.version != g->version || !put(t, &old, &changed))
        return CONFLICT;
    (void)providers_named(t, g->provider);
    if (g->main)
        only_main(t, old.person, old.project, g->id);
    journal_write(t, JOURNAL_CHANGE, "guidance", g->id, S(""));
    return DONE;
}

/* How far it is; -1: over, or no state. */
static int how_far(struct str state)
{
    static const char *const each[] = { "suggested", "agreed", "applied", "accepted", "started" };

    for (int i = 0; i < (int)(sizeof each / sizeof *each); i++)
        if (str_is(state, each[i]))
            return i;
    return -1;
}

bool guidance_answered(struct task *t, int64_t guidance, struct str state, struct day starts_on)
{
    struct guidance_sql_get_row r;

    if (!guidance_sql_get(t, guidance, &r) || how_far(r.state) < 0)
        return false;
    bool further = how_far(state) > how_far(r.state), begun = str_is(r.state, "started");
    bool moves = day_known(starts_on) && !begun && day_cmp(starts_on, r.starts_on) != 0;
    if (!further && !moves)
        return false;
    struct guidance_row old = {
        .id = guidance,
        .version = r.version,
        .project = r.project,
        .day = r.day,
        .destination = r.destination,
        .state = r.state,
        .qualification = r.qualification,
    };
    struct guidance_row now = { .id = guidance,
        .day = further ? t->today : r.day,
        .destination = r.destination,
        .provider = r.provider,
        .qualification = r.qualification,
        .state = further ? state : r.state,
        .study_form = r.study_form,
        .starts_on = moves ? starts_on : r.starts_on,
        .main = r.main == 1,
        .staff = r.staff,
        .reason = str_of(tr(t, "Answer to a referral")) };
    must(t, put(t, &old, &now));
    journal_write(t, JOURNAL_CHANGE, "guidance", guidance, S("answer to referral"));
    return true;
}

void guidance_provider_moved(struct task *t, struct str from_key, struct str name, struct str key)
{
    struct guidance_sql_with_provider_rows rows = guidance_sql_with_provider(t, from_key);

    if (rows.n == 0)
        return;
    guidance_sql_history_keeps(t, from_key);
    guidance_sql_provider_moved(t, from_key, name, key);
    for (size_t i = 0; i < rows.n; i++)
        journal_write(t, JOURNAL_CHANGE, "guidance", rows.at[i].guidance, S("provider"));
}

struct guidance_states guidance_history(struct task *t, int64_t guidance)
{
    struct guidance_sql_history_rows rows = guidance_sql_history(t, guidance);
    struct guidance_states list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct guidance_state one = { rows.at[i].at, rows.at[i].day, rows.at[i].destination, rows.at[i].state,
            rows.at[i].staff_name };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct guidance_waitings guidance_wait(struct task *t, int64_t project, const struct guidance_only *only, int64_t limit)
{
    const struct guidance_only all_of_them = { 0 }, *o = only == NULL ? &all_of_them : only;
    const struct day until = day_add(t->today, -o->days);
    const int64_t staff = o->mine ? t->viewer->staff : 0;
    struct str before = o->days > 0 ? day_str(&until) : S("");
    struct guidance_waitings list = { 0 };
    struct guidance_sql_waiting_count_row all;

    bool narrowed = viewer_is_narrowed(t->viewer, project);
    if (!narrowed && !viewer_sees_project_persons(t->viewer, project))
        return list;
    struct guidance_sql_waiting_rows rows = narrowed ? guidance_sql_waiting_house(t, .project = project,
                                                           .limit = limit + 1, .state = o->state,
                                                           .destination = o->destination, .start = o->start,
                                                           .before = before, .staff = staff, .viewer = t->viewer->staff,
                                                           .since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS))
                                                     : guidance_sql_waiting(t, .project = project, .limit = limit + 1,
                                                           .state = o->state, .destination = o->destination,
                                                           .start = o->start, .before = before, .staff = staff);
    for (size_t i = 0; i < rows.n && (int64_t)i < limit; i++) {
        struct guidance_waiting one = { .guidance = rows.at[i].guidance,
            .person = rows.at[i].person,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .destination = rows.at[i].destination,
            .state = rows.at[i].state,
            .day = rows.at[i].day };
        LIST_ADD(t->a, &list, one);
    }
    list.all = o->start + (int64_t)rows.n; /* of those that follow these, one is known */
    if (!narrowed && ((int64_t)rows.n > limit || o->start > 0) &&
        guidance_sql_waiting_count(
            t, project, o->state, o->destination, before, staff, GUIDANCE_COUNT_MOST + 1, &all)) {
        list.beyond = all.n > GUIDANCE_COUNT_MOST;
        list.all = list.beyond && list.all > all.n ? list.all : all.n;
    }
    if (list.all > o->start + (int64_t)list.n)
        list.hidden = list.all - o->start - (int64_t)list.n;
    return list;
}

struct guidance_waitings guidance_open(struct task *t, int64_t person, int64_t project)
{
    struct guidance_waitings list = { 0 };

    if (!may_guide(t, person, project))
        return list;
    struct guidance_sql_open_rows rows = guidance_sql_open(t, person, project);
    for (size_t i = 0; i < rows.n; i++) {
        struct guidance_waiting one = { .guidance = rows.at[i].guidance,
            .person = person,
            .name = S(""),
            .destination = rows.at[i].destination,
            .state = rows.at[i].state,
            .provider = rows.at[i].provider,
            .qualification = rows.at[i].qualification,
            .day = rows.at[i].day };
        LIST_ADD(t->a, &list, one);
    }
    list.all = (int64_t)list.n;
    return list;
}

struct guidance_owners guidance_owners(struct task *t, int64_t project)
{
    struct guidance_owners list = { 0 };

    if (viewer_role_in(t->viewer, project) == ROLE_NONE)
        return list;
    struct guidance_sql_owners_rows rows = guidance_sql_owners(t, project);
    for (size_t i = 0; i < rows.n; i++) {
        struct guidance_owner one = { rows.at[i].staff, rows.at[i].name };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}
