/* demo_outcomes: document 003 in whole persons. Of 200 Somali speakers: language training 30 = 15 %, vocational 28 = 14
 * %, adult basic education 24 = 12 %, home care 26 = 13 %. Of 120 Arabic speakers: 50 = 42 %, 2 = 2 %, 8 = 7 %, 8 = 7
 * %. Of all 320: training 91 + 66 = 157 = 49 %, work 17 + 9 = 26 = 8 %, both 183 = 57 %, not reached 24 + 18 = 42 = 13
 * %. */
#include "rooms/demo/demo_outcomes.h"

const struct demo_outcome demo_outcomes[] = {
    { "language_training", "", 30, 50 }, { "adult_basic_education", "", 24, 8 },
    { "vocational_education", "Sosiaali- ja terveysalan perustutkinto", 12, 0 },
    { "vocational_education", "Puhtaus- ja kiinteistöpalvelualan perustutkinto", 9, 0 },
    { "vocational_education", "Kasvatus- ja ohjausalan perustutkinto", 7, 0 },
    { "vocational_education", "Liiketoiminnan perustutkinto", 0, 1 },
    { "vocational_education", "Kasvatus- ja ohjausalan ammattitutkinto", 0, 1 }, { "upper_secondary", "", 2, 1 },
    { "higher_education", "", 3, 3 }, { "other_training", "", 4, 2 }, { "working_life", "", 14, 8 },
    { "entrepreneurship", "", 3, 1 }, { "home_care", "", 26, 8 }, { "other_service", "", 10, 5 }, { "other", "", 4, 0 },
    { "not_reached", "", 24, 18 }, { "", "", 28, 14 }, /* guided later: no outcome yet */
};
const size_t demo_outcomes_n = sizeof demo_outcomes / sizeof demo_outcomes[0];

/* The outcome of the i-th person; a stride spreads each destination over all groups. */
static const struct demo_outcome *outcome_of(bool somali, int i)
{
    int at = somali ? i * 73 % DEMO_SOMALI : i * 47 % DEMO_ARABIC;

    for (size_t o = 0; o < demo_outcomes_n; o++) {
        at -= somali ? demo_outcomes[o].somali : demo_outcomes[o].arabic;
        if (at < 0)
            return &demo_outcomes[o];
    }
    return &demo_outcomes[demo_outcomes_n - 1];
}

static const char *provider_of(struct demo *d, const char *destination)
{
    static const char *const schools[] = { "Kaupungin työväenopisto", "Ammattiopisto", "Kansanopisto", "Aikuislukio" };

    if (strcmp(destination, "working_life") == 0)
        return "Päiväkoti";
    return strstr(destination, "education") != NULL || strstr(destination, "training") != NULL ? DEMO_OF(d, schools)
                                                                                               : "";
}

struct guidance_wish {
    struct day day;
    const char *destination, *provider, *qualification, *state;
} ONLY_BY_NAME;

static void guidance(struct demo *d, const struct demo_course *in, const struct guidance_wish *w)
{
    demo_row(d, SHEET_GUIDANCE, "guidance", str_z(d->t->a, demo_key(d, SHEET_GUIDANCE, "D")), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "group", in->group, "date", demo_day(d, w->day),
        "destination", w->destination, "provider", w->provider, "qualification", w->qualification, "state", w->state,
        NULL);
}

/* The row that counts, and before it the steps that led there: a first idea that was dropped, a suggestion. */
static void guidance_rows(struct demo *d, const struct demo_course *in, const struct demo_outcome *o, struct day day)
{
    static const char *const far[] = { "started", "accepted", "accepted", "applied", "agreed" };
    bool reached = strcmp(o->destination, "not_reached") != 0;

    if (o->destination[0] == '\0')
        return;
    if (reached && demo_chance(d, 30))
        guidance(d, in,
            &(struct guidance_wish){
                .day = day_add(day, -30),
                .destination = "other_service",
                .provider = "Perhekeskus",
                .qualification = "",
                .state = "ended",
            });
    guidance(d, in,
        &(struct guidance_wish){
            .day = day,
            .destination = o->destination,
            .provider = provider_of(d, o->destination),
            .qualification = o->qualification,
            .state = reached ? DEMO_OF(d, far) : "ended",
        });
}

void demo_plan(struct demo *d, const struct person_made *p, const char *project, struct day day)
{
    static const char *const goals[] = { "Paikka kielikurssilla", "Ammatti hoitoalalla", "Ensimmäinen työpaikka",
        "Suomea joka päivä", "Oma yritys" };
    static const char *const steps[] = { "Kielitesti", "Hakemus", "Nuorimmalle paikka päiväkodissa",
        "Vierailu oppilaitokseen", "Digitaidot" };
    const char *key = str_z(d->t->a, demo_key(d, SHEET_PLANS, "L"));
    bool deferred = demo_chance(d, 18);

    demo_row(d, SHEET_PLANS, "plan", key, "person", str_z(d->t->a, p->key), "project", project, "made_on",
        demo_day(d, day), "goal", DEMO_OF(d, goals), "review_on", demo_day(d, day_add_months(day, 6)), "deferred_until",
        deferred ? demo_day(d, day_add_months(day, 12)) : "", "deferral_reason",
        deferred ? "Ensin vanhempainvapaa" : "", NULL);
    for (int i = 1; i <= 2; i++)
        demo_row(d, SHEET_PLAN_STEPS, "plan", key, "step", demo_z(d, "%d", i), "what", DEMO_OF(d, steps), "due_on",
            demo_day(d, day_add(day, 30 * i)), "state", i == 1 ? "done" : "open", NULL);
}

void demo_follow_up(struct demo *d, const struct person_made *p, const char *project, struct day day, bool reached)
{
    demo_row(d, SHEET_FOLLOW_UPS, "follow_up", str_z(d->t->a, demo_key(d, SHEET_FOLLOW_UPS, "F")), "person",
        str_z(d->t->a, p->key), "project", project, "kind", "other", "due_on", demo_day(d, day), "done_on",
        demo_day(d, day), "reached", reached ? "yes" : "no", "status", "", NULL);
}

void demo_guide(struct demo *d, const struct demo_course *in, bool somali, int i, struct day day)
{
    const struct person_made *p = in->person;
    const char *project = in->project;
    static const char *const areas[] = { "language", "education", "work", "digital", "child_care", "housing",
        "networks", "health" };
    static const char *const topics[] = { "Opiskelu", "Työ", "Päivähoito", "Palvelut", "Asuminen" };
    const struct demo_outcome *o = outcome_of(somali, i);

    guidance_rows(d, in, o, day);
    demo_plan(d, p, project, day_add(day, -14));
    demo_row(d, SHEET_NEEDS, "person", str_z(d->t->a, p->key), "project", project, "date",
        demo_day(d, day_add(day, -60)), "area", DEMO_OF(d, areas), "weight", demo_z(d, "%d", 1 + (int)demo_pick(d, 3)),
        "wish", "", NULL);
    if (i % 2 == 0)
        demo_row(d, SHEET_COUNSELLING, "counselling", str_z(d->t->a, demo_key(d, SHEET_COUNSELLING, "T")), "person",
            str_z(d->t->a, p->key), "project", project, "date", demo_day(d, day_add(day, -20)), "depth",
            i % 6 == 0 ? "intensive" : "light", "minutes", i % 6 == 0 ? "60" : "20", "topics", DEMO_OF(d, topics),
            "staff", "", NULL);
    if (strcmp(o->destination, "not_reached") == 0 || i % 4 == 0) {
        bool reached = strcmp(o->destination, "not_reached") != 0;
        struct day done = day_cmp(day_add(day, 14), d->t->today) < 0 ? day_add(day, 14) : day;
        demo_follow_up(d, p, project, done, reached);
    }
}
