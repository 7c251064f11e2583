/* publications_trials: see publications_trials.h. */
#include "rooms/publications/publications_trials.h"

#include "auth/journal.h"
#include "publications_sql.h"
#include "publications_trials_sql.h"
#include "rooms/publications/publications_codes.h"

static const char *const noun = "publication";

struct publication_trials publications_trials(struct task *t, int64_t publication)
{
    struct publication_trials list = { 0 };
    struct publications_trials_sql_of_rows rows = publications_trials_sql_of(t, publication, TRIALS_MOST);

    for (size_t i = 0; i < rows.n; i++) {
        const struct publications_trials_sql_of_row *r = &rows.at[i];
        struct publication_trial one = { .id = r->trial,
            .people = r->people,
            .tag = r->tag,
            .changed = r->what_changed,
            .staff_name = r->staff_name,
            .day = r->day };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

void publications_tested(struct task *t, int64_t project, const struct publications *list, bool *ret_tested)
{
    struct publications_trials_sql_tested_rows rows = publications_trials_sql_tested(t, project);

    for (size_t i = 0; i < list->n; i++) {
        ret_tested[i] = false;
        for (size_t k = 0; k < rows.n; k++)
            ret_tested[i] |= rows.at[k].publication == list->at[i].id;
    }
}

enum outcome publications_trial_add(
    struct task *t, int64_t publication, const struct publication_trial *trial, struct problems *ret_problems)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (!code_ok(&CODES_publication_language, trial->tag))
        problem_add(t, ret_problems, "tag", str_of(tr(t, "Choose the language from the list.")));
    if (!day_known(trial->day) || day_cmp(trial->day, t->today) > 0)
        problem_add(t, ret_problems, "day", str_of(tr(t, "Choose today or an earlier day.")));
    if (trial->people < 1 || trial->people > TRIAL_PEOPLE_MOST)
        problem_add(t, ret_problems, "people", str_of(tr(t, "Write how many people read it.")));
    if (ret_problems->n > 0)
        return INVALID;
    publications_trials_sql_add(t, .trial = id_new(), .publication = publication, .tag = trial->tag, .day = trial->day,
        .people = trial->people, .what_changed = str_trim(trial->changed), .staff = t->viewer->staff);
    publications_sql_changed(t, p.project);
    journal_write(t, JOURNAL_CHANGE, noun, publication, S("trial"));
    return DONE;
}

enum outcome publications_trial_remove(struct task *t, int64_t publication, int64_t trial)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (publications_trials_sql_remove(t, publication, trial) == 0)
        return NOT_FOUND;
    publications_sql_changed(t, p.project);
    journal_write(t, JOURNAL_CHANGE, noun, publication, S("trial"));
    return DONE;
}
