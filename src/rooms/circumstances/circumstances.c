/* circumstances: see the header. No pages here. */
#include "rooms/circumstances/circumstances.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "circumstances_sql.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/people/people.h"

static const struct code answer_rows[] = {
    { "yes", N_("Yes") },
    { "no", N_("No") },
    { "declined", N_("Did not want to answer") },
};
const struct codes CODES_circumstance_answer = { "circumstance_answer", answer_rows,
    sizeof answer_rows / sizeof *answer_rows };

static const char *const noun = "circumstance";

struct str circumstances_ground(struct task *t, int64_t project)
{
    struct circumstances_sql_ground_row row;

    return circumstances_sql_ground(t, project, &row) ? row.ground : S("");
}

static bool may_in(struct task *t, int64_t person, int64_t project)
{
    return viewer_role_in(t->viewer, project) == ROLE_COUNSELLOR && people_may_counsel(t, person, project);
}

bool circumstances_may(struct task *t, int64_t person, int64_t project)
{
    return !str_empty(circumstances_ground(t, project)) && may_in(t, person, project);
}

struct circumstance_projects circumstances_projects(struct task *t, int64_t person)
{
    struct circumstance_projects list = { 0 };

    if (!permitted(t->viewer, PERM_CIRCUMSTANCES))
        return list;
    struct circumstances_sql_asking_rows rows = circumstances_sql_asking(t);
    for (size_t i = 0; i < rows.n; i++)
        if (may_in(t, person, rows.at[i].project))
            LIST_ADD(t->a, &list, rows.at[i].project);
    return list;
}

bool circumstances_of(struct task *t, int64_t person, int64_t project, struct circumstance *ret_said)
{
    struct circumstances_sql_said_row row;

    if (!circumstances_may(t, person, project) || !circumstances_sql_said(t, person, project, &row))
        return false;
    *ret_said = (struct circumstance){ .id = row.id,
        .version = row.version,
        .person = row.person,
        .project = row.project,
        .informed_on = row.informed_on,
        .disability = row.disability,
        .minority = row.minority,
        .housing = row.housing,
        .staff_name = row.staff_name };
    return true;
}

static void check(struct task *t, const struct circumstance *c, struct problems *ret)
{
    const struct {
        const char *field;
        struct str answer;
    } answers[] = { { "disability", c->disability }, { "minority", c->minority }, { "housing", c->housing } };
    bool said = false;

    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        said |= !str_empty(answers[i].answer);
        if (!str_empty(answers[i].answer) && !code_ok(&CODES_circumstance_answer, answers[i].answer))
            problem_add(t, ret, answers[i].field, str_of(tr(t, "Choose from the list.")));
    }
    if (!said)
        problem_add(t, ret, "disability", str_of(tr(t, "Choose at least one answer, or leave the page.")));
    if (!day_whole(c->informed_on))
        problem_add(t, ret, "informed_on",
            str_of(tr(t, "Write the day on which the person was told what the answers are for.")));
    else if (day_cmp(c->informed_on, t->today) > 0)
        problem_add(t, ret, "informed_on",
            str_of(tr(t, "The day is in the future. Write the day on which the person was told.")));
}

bool circumstances_said_no(struct task *t, int64_t person)
{
    struct circumstances_sql_said_no_row no;

    return circumstances_sql_said_no(t, person, &no) && no.n > 0;
}

enum outcome circumstances_put(struct task *t, const struct circumstance *c, struct problems *ret_problems)
{
    struct circumstance stands;

    if (!circumstances_may(t, c->person, c->project))
        return NOT_FOUND;
    check(t, c, ret_problems);
    if (circumstances_said_no(t, c->person))
        problem_add(t, ret_problems, "informed_on",
            str_of(tr(
                t, "The person has said no to keeping such answers. Only the person can change it, on the own page.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (!circumstances_of(t, c->person, c->project, &stands)) {
        int64_t id = id_new();
        if (c->version != 0)
            return CONFLICT;
        circumstances_sql_add(t, .id = id, .person = c->person, .project = c->project, .informed_on = c->informed_on,
            .staff = t->viewer->staff, .disability = c->disability, .minority = c->minority, .housing = c->housing);
        journal_write(t, JOURNAL_CREATE, noun, id, S(""));
        return DONE;
    }
    if (circumstances_sql_change(t, .id = stands.id, .version = c->version, .informed_on = c->informed_on,
            .staff = t->viewer->staff, .disability = c->disability, .minority = c->minority,
            .housing = c->housing) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, stands.id, S(""));
    return DONE;
}

enum outcome circumstances_remove(struct task *t, int64_t person, int64_t project, int64_t version)
{
    struct circumstance stands;

    if (!circumstances_of(t, person, project, &stands))
        return NOT_FOUND;
    if (stands.version != version)
        return CONFLICT;
    (void)circumstances_sql_remove(t, person, project);
    journal_write(t, JOURNAL_DELETE, noun, stands.id, S(""));
    return DONE;
}

void circumstances_own_remove(struct task *t, int64_t person)
{
    if (circumstances_sql_remove_all(t, person) > 0)
        journal_write(t, JOURNAL_DELETE, noun, person, S("by herself"));
}
