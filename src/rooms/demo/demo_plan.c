/* demo_plan: what was planned with a person: a goal in her words, steps in the order of her theme, some of them done.
 * Forty plans wait until a day, and of a few the day came this week. */
#include "rooms/demo/demo_path.h"

enum { ASLEEP = 40 };

struct waits {
    struct day until;
    const char *code, *reason;
};

/* Which plans wait: every tenth, from the first project to the last. Of those that woke up, each worker has one. */
static struct waits waits(struct demo *d, const struct demo_course *in, int near)
{
    static const enum deferral_kind kinds[] = { DEFERRAL_LEAVE, DEFERRAL_LEAVE, DEFERRAL_ILLNESS, DEFERRAL_LEAVE,
        DEFERRAL_MOVE, DEFERRAL_LEAVE, DEFERRAL_OTHER };
    struct waits w = { DAY(""), "", "" };
    int64_t n = d->numbers[SHEET_PLANS];

    if (near >= 5 && near < DEMO_GONE && !demo_load_of(d, in->worker)->woke) {
        demo_load_of(d, in->worker)->woke = true;
        w.until = demo_ago(d, d->woken++ % 6);
    } else if (n % 10 == 4 && d->asleep < ASLEEP)
        w.until = demo_ago(d, -(5 + d->asleep++ * 9 % 310));
    else
        return w;
    enum deferral_kind kind = kinds[(d->asleep + d->woken) % 7];
    w.code = words_deferral_codes[kind];
    w.reason = word_of(&words_deferrals[kind], (size_t)(d->asleep + d->woken) / 2);
    return w;
}

struct step_wish {
    const char *plan;
    int step, of;
    struct day made, starts; /* starts: when what comes after the first step can begin */
    bool near;
} ONLY_BY_NAME;

static void step(struct demo *d, const struct demo_course *in, const struct step_wish *w)
{
    static const char *const services[] = { "Kielitestauspiste", "Terveysasema", "Käännöstoimisto Sanasilta",
        "Ohjaamo Suunta" };
    const struct step_words
        *s = &words_steps[words_theme_steps[demo_theme(in)][(w->step - 1 + (w->of < 5) * (in->n % 2)) % THEME_STEPS]];
    const char *language, *what = said_in(&s->what, demo_writes(in), &language),
                          *by = in->worker[0] != '\0' ? in->worker : in->leader;
    struct day due = demo_working_day(day_add(w->step == 1 ? w->made : w->starts, 24 * w->step - 10 + in->n % 9));
    int64_t late = day_number(d->t->today) - day_number(due);
    int turn = (in->n * 3 + w->step * 5) % 12;
    bool done = late >= 0 && (w->step == 1 || turn < (w->near ? 9 : 10)), dropped = late > 14 && !done && turn % 2 == 0;
    struct day done_on = day_add(due, -(in->n % 6));

    if (day_cmp(done_on, w->made) < 0)
        done_on = w->made;
    demo_row(d, SHEET_PLAN_STEPS, "plan", w->plan, "step", demo_z(d, "%d", w->step), "what", what, "due_on",
        demo_day(d, due), "state",
        done      ? "done"
        : dropped ? "dropped"
                  : "open",
        "who", s->who, "staff", strcmp(s->who, "worker") == 0 ? by : "", "service",
        strcmp(s->who, "service") == 0 ? services[(in->n + w->step) % 4] : "", "done_on",
        done ? demo_day(d, done_on) : "", "picture", s->picture, "what_fi",
        strcmp(language, "fin") == 0 ? "" : s->what.fi, NULL);
}

void demo_plan(struct demo *d, const struct demo_course *in, int near, struct day made)
{
    const char *key = str_z(d->t->a, demo_key(d, SHEET_PLANS, "L")), *language;
    const struct said *goal = &words_goals[demo_theme(in)][in->n / 3 % GOALS];
    const char *said = said_in(goal, demo_writes(in), &language);
    struct waits w = waits(d, in, near);
    struct day review = demo_working_day(day_add_months(made, 6));
    int steps = 3 + in->n % 4;

    if (near >= 0 && near % 5 == 1 && !day_known(in->person->exit))
        review = demo_working_day(demo_ago(d, 2 - near));
    demo_row(d, SHEET_PLANS, "plan", key, "person", str_z(d->t->a, in->person->key), "project", in->project, "made_on",
        demo_day(d, made), "goal", said, "review_on", demo_day(d, review), "deferred_until", demo_day(d, w.until),
        "deferral_reason", w.reason, "deferral", w.code, "goal_language", language, "goal_fi",
        strcmp(language, "fin") == 0 ? "" : goal->fi, "staff", in->worker[0] != '\0' ? in->worker : in->leader, NULL);
    for (int i = 1; i <= steps; i++)
        step(d, in,
            &(struct step_wish){ .plan = key,
                .step = i,
                .of = steps,
                .made = made,
                .starts = day_known(w.until) ? w.until : made,
                .near = near >= 0 });
}
