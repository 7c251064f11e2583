/* publications_trials: readers tried a text out: when, how many, in which language, and what was changed because of it.
 * Everybody who reads the text is told. What it is about stands in publications_about.h.
 *
 * publications_trial: publication_id, tag (language), day, people, what_changed ("": nothing), staff_id (who wrote it).
 */
#pragma once
#include "rooms/publications/publications_texts.h"

enum { TRIAL_PEOPLE_MOST = 1000, TRIAL_CHANGED_MOST = 500, TRIALS_MOST = 50 };

struct publication_trial {
    int64_t id, people;
    struct str tag, changed, staff_name;
    struct day day;
};
struct publication_trials {
    struct publication_trial *at;
    size_t n, cap;
};
/* The newest first, at most TRIALS_MOST. */
struct publication_trials publications_trials(struct task *t, int64_t publication);
/* Marks those of the list that somebody has tried out: ret_tested has room for each. */
void publications_tested(struct task *t, int64_t project, const struct publications *list, bool *ret_tested);
/* INVALID: tag, day (a later one), people. */
enum outcome publications_trial_add(
    struct task *t, int64_t publication, const struct publication_trial *trial, struct problems *ret_problems) MUST_USE;
enum outcome publications_trial_remove(struct task *t, int64_t publication, int64_t trial) MUST_USE;
