/* demo_outcomes: document 003 in whole persons. Of 200 Somali speakers: language training 30 = 15 %, vocational 28 = 14
 * %, adult basic education 24 = 12 %, home care 26 = 13 %. Of 120 Arabic speakers: 50 = 42 %, 2 = 2 %, 8 = 7 %, 8 = 7
 * %. Of all 320: training 91 + 66 = 157 = 49 %, work 17 + 9 = 26 = 8 %, both 183 = 57 %, not reached 24 + 18 = 42 = 13
 * %. */
#include "rooms/demo/demo_outcomes.h"

#include "rooms/demo/demo_after.h"
#include "rooms/demo/demo_house.h"
#include "rooms/demo/demo_links.h"

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

/* A stride spreads each destination over all groups. */
static const struct demo_outcome *spread(bool somali, int i)
{
    int at = somali ? i * 73 % DEMO_SOMALI : i * 47 % DEMO_ARABIC;

    for (size_t o = 0; o < demo_outcomes_n; o++) {
        at -= somali ? demo_outcomes[o].somali : demo_outcomes[o].arabic;
        if (at < 0)
            return &demo_outcomes[o];
    }
    return &demo_outcomes[demo_outcomes_n - 1];
}

static bool none_yet(const struct demo_outcome *o) { return o->destination[0] == '\0'; }

static bool goes_on(const struct demo_outcome *o)
{
    return !none_yet(o) && strstr(" other_service home_care other not_reached ", o->destination) == NULL;
}

/* The outcome of the i-th person. Of the second half, whose period still runs, some who would be guided by now are not
 * yet, and as many of the first half are: 103 of 160 and 80 of 160 were guided (64 % and 50 %; document 003: 50 to 70 %
 * by period). */
static const struct demo_outcome *outcome_of(bool somali, int i)
{
    int half = somali ? DEMO_SOMALI / 2 : DEMO_ARABIC / 2, earlier = i % half, change = somali ? 6 : 4;

    for (int k = 0; k <= earlier; k++)
        if (none_yet(spread(somali, k)) && goes_on(spread(somali, k + half)) && change-- > 0 && k == earlier)
            return spread(somali, i < half ? i + half : i - half);
    return spread(somali, i);
}

/* ---- referrals: drafts here; demo_links sends them and lets the receivers answer, as pages do */

static void referral(struct demo *d, const struct demo_course *in, const char *guidance, const struct demo_provider *to)
{
    static const char *const kinds[] = { "service", "email", "person", "service", "paper", "email" };
    static const char *const receivers[] = { "Opinto-ohjaaja Tuuli Kaski", "Rekrytoija Onni Halme",
        "Kurssisihteeri Aava Salo", "Ohjaaja Pyry Laine" };
    static const char *const fields[] = { "name;phone;language;destination;message", "name;language;goal;message",
        "name;phone;birth_year;language;destination", "name;language;children;destination;message" };
    int64_t n = d->numbers[SHEET_REFERRALS];
    const char *kind = kinds[n % 6], *by = in->worker[0] != '\0' ? in->worker : in->leader;

    demo_row(d, SHEET_REFERRALS, "referral", str_z(d->t->a, demo_key(d, SHEET_REFERRALS, "R")), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "guidance", guidance, "provider", to->key, "staff", by,
        "sent_on", "", "receiver_kind", kind, "receiver",
        strcmp(kind, "person") == 0 ? receivers[(n + n / 12) % 4] : "", "email",
        strcmp(kind, "email") == 0 ? to->email : "", "language",
        n % 9 == 7    ? "swe"
        : n % 11 == 5 ? "eng"
                      : "fin",
        "fields", fields[n % 4], "message", word_of(&words_referral_messages, (size_t)n), "state", "draft", NULL);
}

/* ---- guidance */

static bool waits(const char *state) { return strstr(" suggested agreed applied ", state) != NULL; }

void demo_guidance(struct demo *d, const struct demo_course *in, const struct demo_guidance *w)
{
    static const char *const forms[] = { "full_time", "part_time", "part_time", "evening", "distance" };
    const char *key = str_z(d->t->a, demo_key(d, SHEET_GUIDANCE, "D"));
    const struct demo_provider *to = demo_provider_for(w->destination, in->n);
    bool studies = strstr(w->destination, "training") != NULL || strstr(w->destination, "education") != NULL,
         placed = strcmp(w->state, "accepted") == 0 || strcmp(w->state, "started") == 0;
    struct day starts = strcmp(w->state, "started") == 0 ? day_add(w->day, 21) : demo_ago(d, -14 - in->n % 60);
    const char *owner = in->worker[0] != '\0' ? in->worker : in->n % 3 == 0 ? in->leader : "";

    bool referred = to != NULL && waits(w->state) && in->leader[0] != '\0' && in->n % 5 < 3;
    struct day day = w->day, sent = demo_ago(d, demo_sent_ago(d->numbers[SHEET_REFERRALS]) + 2);

    if (strcmp(w->state, "started") == 0 && day_cmp(starts, d->t->today) > 0)
        starts = d->t->today;
    if (referred && day_cmp(sent, day) < 0)
        day = sent;
    demo_row(d, SHEET_GUIDANCE, "guidance", key, "person", str_z(d->t->a, in->person->key), "project", in->project,
        "group", in->group, "date", demo_day(d, day), "destination", w->destination, "provider",
        to != NULL ? to->name : "", "qualification", w->qualification, "state", w->state, "study_form",
        studies ? forms[in->n % 5] : "", "starts_on", placed ? demo_day(d, starts) : "", "main", w->main ? "yes" : "",
        "staff", waits(w->state) || placed ? owner : "", NULL);
    if (referred)
        referral(d, in, key, to);
}

/* The row that counts, and before it the steps that led there: a first idea that was dropped, a suggestion. */
static void guidance_rows(struct demo *d, const struct demo_course *in, const struct demo_outcome *o, struct day day)
{
    static const char *const far[] = { "started", "accepted", "accepted", "applied", "agreed" };
    bool reached = strcmp(o->destination, "not_reached") != 0;

    if (o->destination[0] == '\0')
        return;
    if (reached && demo_chance(d, 30))
        demo_guidance(d, in,
            &(struct demo_guidance){
                .day = day_add(day, -30), .destination = "other_service", .qualification = "", .state = "ended" });
    demo_guidance(d, in,
        &(struct demo_guidance){ .day = day,
            .destination = o->destination,
            .qualification = o->qualification,
            .state = reached ? DEMO_OF(d, far) : "ended",
            .main = reached });
}

void demo_guide(struct demo *d, const struct demo_course *in, bool somali, int i, struct day day)
{
    const struct demo_outcome *o = outcome_of(somali, i);
    struct demo_course course = *in;
    bool reached = strcmp(o->destination, "not_reached") != 0;

    course.destination = reached ? o->destination : "";
    guidance_rows(d, &course, o, day);
    int near = demo_path(d, &course, day_add(day, -14));
    if (!reached || i % 4 == 0)
        demo_asked_once(d, in, day_cmp(day_add(day, 14), d->t->today) < 0 ? day_add(day, 14) : day, reached);
    demo_half_year(d, in, near, reached);
}
