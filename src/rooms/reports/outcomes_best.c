/* outcomes_best: what came of each member: of all guidance of hers the row that counts, and whether she could not be
 * reached. Rows come in the order of persons; of the person in hand it is kept under which key the best row stands, for
 * of two that are equal, also in their day, the later key counts, and of one key the later row. Of two projects that
 * are equal the later one wins. */
#include "outcomes_best_sql.h"
#include "rooms/qualifications.h"
#include "rooms/reports/outcomes.h"

const char *const outcome_states[STATES] = { "ended", "suggested", "agreed", "applied", "accepted", "started",
    "completed" };

struct kept {
    char *p;
    size_t n, cap;
};

static void keep(struct arena *a, struct kept *k, struct str s)
{
    if (s.n > k->cap) {
        k->cap = s.n * 2;
        k->p = NEW_N(a, char, k->cap);
    }
    if (s.n > 0)
        memcpy(k->p, s.p, s.n);
    k->n = s.n;
}

struct reading {
    struct outcome_people *people;
    size_t next;
    int64_t person; /* in hand */
    struct kept key;
    int64_t guidance; /* of the best row, with that key */
    struct outcome_words destinations, states, by_code, by_text;
};

static int32_t destination_read(struct reading *w, struct str code)
{
    int32_t *to = outcome_word(w->people->t->a, &w->destinations, code);

    if (*to == WORD_NEW) {
        *to = DEST_NONE;
        for (int32_t d = 0; d < DEST__N; d++)
            if (str_is(code, outcome_columns[TO_language_training + d].column.key))
                *to = d;
    }
    return *to;
}

/* An unknown one counts as ended. */
static int32_t state_read(struct reading *w, struct str code)
{
    int32_t *to = outcome_word(w->people->t->a, &w->states, code);

    if (*to == WORD_NEW) {
        *to = STATES;
        while (--*to > ENDED && !str_is(code, outcome_states[*to]))
            ;
    }
    return *to;
}

enum { AS_WRITTEN = -2, QUALIFICATIONS_MOST = 0xffffff }; /* of a code that is none; an index has 24 bits */

/* ---- what has a code is counted under its Finnish name, whatever was written; programs read that, too */

static int32_t numbered(struct outcome_people *p, struct str name)
{
    int32_t *to = outcome_word(p->t->a, &p->qualification_places, name);

    if (*to == WORD_NEW && p->qualifications.n == QUALIFICATIONS_MOST)
        return 0;
    if (*to == WORD_NEW) {
        *to = (int32_t)p->qualifications.n;
        strs_add(p->t->a, &p->qualifications, str_copy(p->t->a, name));
    }
    return *to;
}

static uint32_t counted_as(struct reading *w, struct str qualification, struct str code)
{
    struct outcome_people *p = w->people;
    struct str asked = str_empty(code) ? qualification : code;
    struct outcome_words *words = str_empty(code) ? &w->by_text : &w->by_code;

    if (str_empty(asked))
        return 0;
    int32_t to = *outcome_word(p->t->a, words, asked);
    if (to == WORD_NEW) {
        const struct qualification *q = qualification_find(asked);
        to = q != NULL ? numbered(p, str_of(q->fi)) : str_empty(code) ? numbered(p, qualification) : AS_WRITTEN;
        *outcome_word(p->t->a, words, asked) = to;
    }
    return to != AS_WRITTEN ? (uint32_t)to : str_empty(qualification) ? 0 : (uint32_t)numbered(p, qualification);
}

/* ---- the one row that counts (INTERFACES 4) */

static bool counts_before(const struct reading *w, const struct outcome_best *one,
    const struct outcomes_best_sql_guidance_row *row, const struct outcome_best *best)
{
    bool not_reached = one->destination == DEST_not_reached;

    if (best->destination == DEST_NONE)
        return true;
    if (not_reached != (best->destination == DEST_not_reached))
        return !not_reached;
    if (one->state != best->state)
        return one->state > best->state;
    if (one->day != best->day)
        return one->day > best->day;
    int by_key = str_cmp(row->key, (struct str){ w->key.p, w->key.n });
    return by_key != 0 ? by_key > 0 : row->guidance > w->guidance;
}

static bool take_guidance(void *x, const struct outcomes_best_sql_guidance_row *row)
{
    struct reading *w = x;
    struct outcome_people *p = w->people;
    size_t at = outcome_member_at(p, &w->next, row->person);
    int32_t to = destination_read(w, row->destination);

    if (at == p->members.n || to == DEST_NONE) /* never a member in these days */
        return w->next < p->members.n;
    if (w->person != row->person)
        w->key.n = 0, w->guidance = 0;
    w->person = row->person;
    struct outcome_best one = {
        .day = outcome_day(row->day), .destination = (uint32_t)to & 15, .state = (uint8_t)state_read(w, row->state)
    };
    if (counts_before(w, &one, row, &p->best[at])) {
        one.qualification = counted_as(w, row->qualification, row->qualification_code) & QUALIFICATIONS_MOST;
        p->best[at] = one;
        keep(p->t->a, &w->key, row->key);
        w->guidance = row->guidance;
    }
    return true;
}

/* It counts under everything else, and among those not reached as one that is ended. */
static bool take_not_reached(void *x, const struct outcomes_best_sql_not_reached_row *row)
{
    struct reading *w = x;
    struct outcome_people *p = w->people;
    size_t at = outcome_member_at(p, &w->next, row->person);
    const struct outcome_best one = { .day = outcome_day(row->day), .destination = DEST_not_reached, .state = ENDED };

    if (at == p->members.n)
        return w->next < p->members.n;
    const struct outcome_best *best = &p->best[at];
    if (best->destination == DEST_NONE ||
        (best->destination == DEST_not_reached && best->state == ENDED && one.day > best->day))
        p->best[at] = one;
    return true;
}

void outcome_best_read(struct outcome_people *people, int64_t project, struct str last)
{
    outcomes_best_sql_guidance_straight(people->t, project, last, take_guidance, &(struct reading){ .people = people });
    outcomes_best_sql_not_reached(people->t, project, last, take_not_reached, &(struct reading){ .people = people });
}
