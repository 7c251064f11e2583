/* people_locked: what of a person counts in a locked period, and what of her card changes its figures: gender, birth,
 * mother tongue, citizenships, arrival. Only for the files of this room. */
#pragma once
#include "rooms/people/people_card.h"

/* A day of another participation of hers in the project, its first or last, that is of a locked period: figures take
 * facts of the first and of the last together. "": there is none. */
struct day people_other_locked(struct task *t, const struct person_spell *s);

/* What figures count of a card. */
struct counted_facts {
    struct str gender, birth_date, mother_tongue, citizenships, arrived_on;
};
struct counted_facts people_counted_facts(struct task *t, const struct person_card *c, struct str languages);
/* Does the change want a reason? What was not known may be filled in without one. */
bool people_wants_reason(
    struct task *t, int64_t person, const struct counted_facts *was, const struct counted_facts *now);
/* Keeps what changed, in each locked period that counts her; without a reason: it was not known before. */
void people_keep_locked(struct task *t, int64_t person, const struct counted_facts *was,
    const struct counted_facts *now, struct str reason);
