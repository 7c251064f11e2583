/* demo_after: follow-ups with their attempts. */
#include "rooms/demo/demo_after.h"

struct follow_up_wish {
    const char *kind, *rule, *reached, *status;
    struct day due, done, not_reached;
} ONLY_BY_NAME;

static const char *follow_up(struct demo *d, const struct demo_course *in, const struct follow_up_wish *w)
{
    const char *key = str_z(d->t->a, demo_key(d, SHEET_FOLLOW_UPS, "F"));

    demo_row(d, SHEET_FOLLOW_UPS, "follow_up", key, "person", str_z(d->t->a, in->person->key), "project", in->project,
        "kind", w->kind, "due_on", demo_day(d, w->due), "done_on", demo_day(d, w->done), "reached", w->reached,
        "status", w->status, "follow_up_rule", w->rule, "participation",
        day_known(in->person->exit) ? in->person->spell : "", "staff", in->worker, "not_reached_on",
        demo_day(d, w->not_reached), NULL);
    return key;
}

static void attempt(
    struct demo *d, const struct demo_course *in, const char *key, struct day day, int turn, bool reached)
{
    static const char *const channels[] = { "phone", "message", "phone", "visit", "phone", "letter", "email" };
    static const char *const times[] = { "10:05", "17:40", "12:20", "09:30", "18:15" };
    size_t n = (size_t)(in->n * 3 + turn) % (words_attempt_notes.n - 1);

    demo_row(d, SHEET_FOLLOW_UP_ATTEMPTS, "follow_up_attempt",
        str_z(d->t->a, demo_key(d, SHEET_FOLLOW_UP_ATTEMPTS, "U")), "follow_up", key, "date", demo_day(d, day), "time",
        times[(in->n + turn) % 5], "channel", channels[(in->n % 2 + turn) % 7], "reached", reached ? "yes" : "no",
        "staff", in->worker[0] != '\0' ? in->worker : in->leader, "note",
        word_of(&words_attempt_notes, reached ? words_attempt_notes.n - 1 : n), NULL);
}

void demo_asked_once(struct demo *d, const struct demo_course *in, struct day day, bool reached)
{
    follow_up(d, in,
        &(struct follow_up_wish){
            .kind = "other", .rule = "", .due = day, .done = day, .reached = reached ? "yes" : "no", .status = "" });
}

/* Those who were not reached: tried once, twice, or often enough that it is a fact. */
static void tried(struct demo *d, const struct demo_course *in, struct follow_up_wish *w, int attempts)
{
    struct day last = day_cmp(w->due, d->t->today) < 0 ? w->due : demo_ago(d, 1);

    if (attempts == 3)
        w->not_reached = last;
    const char *key = follow_up(d, in, w);
    for (int i = 0; i < attempts; i++)
        attempt(d, in, key, demo_working_day(day_add(last, -3 * (attempts - 1 - i))), i, false);
}

void demo_half_year(struct demo *d, const struct demo_course *in, int near, bool reached)
{
    struct day due = day_add_months(in->person->exit, 6);
    struct follow_up_wish w = { .kind = "six_month", .rule = "", .due = due, .reached = "", .status = "" };

    if (!day_known(in->person->exit) || day_number(due) - day_number(d->t->today) > 7)
        return;
    if (day_known(in->person->asked_on)) {
        w.done = in->person->asked_on, w.reached = "yes", w.status = in->person->later;
        if (near >= 0)
            attempt(d, in, follow_up(d, in, &w), w.done, 0, true);
        return;
    }
    if (!reached)
        tried(d, in, &w, 3);
    else if (near >= 0 && near % 3 != 0 && day_cmp(due, d->t->today) <= 0)
        tried(d, in, &w, near % 3);
}

void demo_three_months(struct demo *d, const struct demo_course *in)
{
    static const char *const statuses[] = { "student", "home_care", "employed", "unemployed" };
    struct day due = day_add_months(in->person->exit, 3);
    struct follow_up_wish w = {
        .kind = "other", .rule = "FR-1", .due = due, .reached = "yes", .status = statuses[in->n % 4]
    };

    if (in->n % 6 == 5) {
        w.reached = "", w.status = "";
        tried(d, in, &w, 3);
        return;
    }
    w.done = demo_working_day(day_add(due, in->n % 9));
    if (day_cmp(w.done, due) < 0)
        w.done = due;
    attempt(d, in, follow_up(d, in, &w), w.done, 0, true);
}
