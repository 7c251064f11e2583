/* demo_path: the way of one person from her first talk to her plan. */
#include "rooms/demo/demo_path.h"

#include "rooms/demo/demo_talk.h"

struct demo_load *demo_load_of(struct demo *d, const char *staff)
{
    size_t i = 0;

    for (; d->loads[i].staff != NULL; i++)
        if (strcmp(d->loads[i].staff, staff) == 0)
            return &d->loads[i];
    must(d->t, i + 1 < sizeof d->loads / sizeof d->loads[0]);
    d->loads[i].staff = staff;
    return &d->loads[i];
}

struct day demo_working_day(struct day day)
{
    int weekday = day_weekday(day);

    return weekday > 4 ? day_add(day, 4 - weekday) : day;
}

struct day demo_day_of(struct demo *d, const struct person_made *p, int percent)
{
    int64_t from = day_number(p->entry), to = day_known(p->exit) ? day_number(p->exit) : day_number(d->t->today) - 1;
    struct day day = demo_working_day(day_add(p->entry, (to - from) * percent / 100));

    return day_cmp(day, p->entry) < 0 ? p->entry : day;
}

enum theme demo_theme(const struct demo_course *in)
{
    static const struct {
        const char *destination;
        enum theme theme[3];
    } each[] = {
        { "language_training", { THEME_LANGUAGE, THEME_LANGUAGE, THEME_DIGITAL } },
        { "adult_basic_education", { THEME_SCHOOL, THEME_SCHOOL, THEME_LANGUAGE } },
        { "vocational_education", { THEME_CARE, THEME_CHILDREN, THEME_CLEANING } },
        { "upper_secondary", { THEME_HIGHER, THEME_HIGHER, THEME_HIGHER } },
        { "higher_education", { THEME_HIGHER, THEME_HIGHER, THEME_HIGHER } },
        { "other_training", { THEME_DIGITAL, THEME_LANGUAGE, THEME_DIGITAL } },
        { "working_life", { THEME_WORK, THEME_CLEANING, THEME_WORK } },
        { "entrepreneurship", { THEME_BUSINESS, THEME_BUSINESS, THEME_BUSINESS } },
    };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (strcmp(each[i].destination, in->destination) == 0)
            return each[i].theme[in->n % 3];
    return in->destination[0] == '\0' && in->n % 2 == 0 ? (enum theme)(in->n / 2 % THEME__N) : THEME_HOME;
}

struct str demo_writes(const struct demo_course *in)
{
    if (in->n % 9 == 8)
        return S("fin");
    return in->person->english && in->n % 3 == 0 ? S("eng") : in->person->language;
}

const char *demo_other_worker(const struct demo_course *in)
{
    return strcmp(in->worker, in->leader) != 0  ? in->leader
           : strcmp(in->project, "S99001") == 0 ? "counsellor"
                                                : "counsellor-2";
}

static const char *worker_of(const struct demo_course *in) { return in->worker[0] != '\0' ? in->worker : in->leader; }

/* ---- who answers for her */

static void responsible(struct demo *d, const struct demo_course *in, struct day since, struct day until,
    const char *staff, const char *note)
{
    demo_row(d, SHEET_RESPONSIBLES, "responsible", str_z(d->t->a, demo_key(d, SHEET_RESPONSIBLES, "V")),
        "participation", in->person->spell, "staff", staff, "since", demo_day(d, since), "until", demo_day(d, until),
        "hand_over", note, NULL);
}

static void responsibles(struct demo *d, const struct demo_course *in, int near)
{
    struct day first = day_add(in->person->entry, 3), moved = demo_day_of(d, in->person, 55);
    /* who was asked half a year after needs nobody any more */
    struct day until = in->person->asked_on;

    if (near % 6 == 5 && day_cmp(moved, first) > 0) {
        responsible(d, in, first, day_add(moved, -1), demo_other_worker(in), "");
        responsible(d, in, moved, until, in->worker, word_of(&words_hand_overs, (size_t)near / 6 + (size_t)in->n));
    } else
        responsible(d, in, first, until, in->worker, "");
}

/* ---- needs */

static void need(struct demo *d, const struct demo_course *in, struct day day, int area, int weight, bool wishes)
{
    const char *language = "", *wish = "", *fi = "";

    if (wishes) {
        const struct said *s = &words_wishes[area][in->n / 2 % WISHES];
        wish = said_in(s, demo_writes(in), &language);
        fi = strcmp(language, "fin") == 0 ? "" : s->fi;
    }
    demo_row(d, SHEET_NEEDS, "person", str_z(d->t->a, in->person->key), "project", in->project, "date",
        demo_day(d, day), "area", words_areas[area], "weight", demo_z(d, "%d", weight), "wish", wish, "wish_language",
        language, "wish_fi", fi, NULL);
}

/* round: its number, from 0: in the second much is lighter. */
static void need_round(struct demo *d, const struct demo_course *in, struct day day, int round, bool open)
{
    enum theme theme = demo_theme(in);
    bool asked[WORD_AREAS] = { false };
    int areas = open ? 3 : 5;

    demo_row(d, SHEET_NEED_ROUNDS, "need_round", str_z(d->t->a, demo_key(d, SHEET_NEED_ROUNDS, "N")), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "date", demo_day(d, day), "staff", worker_of(in),
        "language", str_z(d->t->a, in->person->language), "state", open ? "open" : "done", NULL);
    for (int i = 0; i < areas; i++) {
        int area = i < THEME_AREAS ? words_theme_areas[theme][i] : (in->n * 5 + i * 3) % WORD_AREAS;
        if (asked[area])
            continue;
        asked[area] = true;
        bool common = area == 0 || area == 8 || area == 12; /* language, child care, friends: most say so */
        int weight = (i == 0 ? 3 : (in->n * 7 + area * 5 + i * 3) % 4 + (common && in->n % 3 == 0)) - round;
        weight = weight < 0 ? 0 : weight > 3 ? 3 : weight;
        need(d, in, day, area, weight, weight > 1 && (i == 0 || i == 4));
    }
}

static void needs(struct demo *d, const struct demo_course *in, int near)
{
    if (near < 0 && in->n % 5 == 4)
        return; /* nobody has come to ask her yet */
    need_round(d, in, demo_day_of(d, in->person, 5), 0, false);
    if ((near >= 0 && near % 4 != 3) || in->n % 4 == 1)
        need_round(d, in, demo_day_of(d, in->person, 70), 1, false);
    else if (near >= 0 && near % 8 == 3 && !day_known(in->person->exit))
        need_round(d, in, demo_working_day(demo_ago(d, 2)), 1, true);
}

/* ---- her own estimate, with the questionnaire that comes with the program */

/* The same number for the same person, question and time, and no pattern that shows. */
static int any_of(const struct demo_course *in, int question, int time, int n)
{
    uint32_t x = (uint32_t)(in->n * 97 + question * 13 + time * 7 + 1) * 2654435761U;

    x ^= x >> 15;
    x *= 2246822519U;
    return (int)((x ^ x >> 13) % (uint32_t)n);
}

/* How much more than at the start: half say more, a third the same, some less. */
static int changed_by(const struct demo_course *in, int question, int time)
{
    static const int by[] = { -1, -1, 0, 0, 0, 1, 1, 1, 2, 2 };

    return time == 0 ? 0 : by[any_of(in, question, time, (int)(sizeof by / sizeof *by))];
}

static int within(int low, int value, int high) { return value < low ? low : value > high ? high : value; }

/* time: 0 at the start, 1 at the end, 2 six months after. Some do not want to answer, or not again. */
static void measured(struct demo *d, const struct demo_course *in, struct day day, int time)
{
    static const char *const occasions[] = { "start", "end", "six_month" };
    static const char *const keys[] = { "faith", "voice", "errands", "services", "finnish" };
    static const char *const ways[] = { "paper", "screen", "screen", "link", "screen" };
    const char *answers = "";
    bool refused = in->n % 17 == 7 || (time > 0 && any_of(in, 9, time, 14) == 0);

    for (int i = 0; !refused && i < 5; i++)
        answers = demo_z(
            d, "%s%s=%d;", answers, keys[i], within(1, 1 + any_of(in, i, 0, 4) + changed_by(in, i, time), 5));
    if (!refused)
        answers = demo_z(d, "%sask=%d;met=%d", answers, within(0, any_of(in, 5, 0, 5) + changed_by(in, 5, time), 10),
            within(0, any_of(in, 6, 0, 4) + changed_by(in, 6, time), 10));
    demo_row(d, SHEET_MEASUREMENTS, "measurement", str_z(d->t->a, demo_key(d, SHEET_MEASUREMENTS, "E")), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "instrument", "own_path-1", "date", demo_day(d, day),
        "occasion", occasions[time], "state", refused ? "refused" : "done", "way", refused ? "" : ways[in->n % 5],
        "language", str_z(d->t->a, in->person->language), "staff", worker_of(in), "answers", answers, NULL);
}

static void measurements(struct demo *d, const struct demo_course *in)
{
    if (in->n % 5 == 4)
        return; /* nobody has asked her */
    measured(d, in, demo_day_of(d, in->person, 8), 0);
    if (day_known(in->person->exit) && in->n % 7 != 3)
        measured(d, in, demo_day_of(d, in->person, 97), 1);
    if (day_known(in->person->asked_on) && in->n % 2 == 0)
        measured(d, in, in->person->asked_on, 2);
}

/* ---- what she can */

static void skill(struct demo *d, const struct demo_course *in, struct day day, const char *name, const char *level,
    const char *source)
{
    bool language = strstr("listening speaking reading writing", name) != NULL;
    const char *script = strcmp(name, "literacy") != 0         ? ""
                         : str_is(in->person->language, "som") ? "latin"
                         : str_is(in->person->language, "ukr") ? "cyrillic"
                                                               : "arabic";

    demo_row(d, SHEET_SKILL_LEVELS, "skill_level", str_z(d->t->a, demo_key(d, SHEET_SKILL_LEVELS, "A")), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "date", demo_day(d, day), "skill", name, "language",
        language ? "fin" : "", "script", script, "level", level, "source", source, "staff", worker_of(in), NULL);
}

static void levels(struct demo *d, const struct demo_course *in, int near)
{
    static const char *const scale[] = { "0", "A1.1", "A1.2", "A1.3", "A2.1", "A2.2", "B1.1" },
                             *const literacy[] = { "fluent", "little", "fluent", "fluent", "none" },
                             *const digital[] = { "with_help", "alone", "none", "with_help", "helps" },
                             *const bank[] = { "has", "lacks", "has", "shared" };
    struct day first = demo_day_of(d, in->person, 5), later = demo_day_of(d, in->person, 80);
    int base = in->n * 3 % 5;

    skill(d, in, first, "speaking", scale[base], "own_estimate");
    if (near < 0)
        return;
    skill(d, in, first, "reading", scale[base > 0 ? base - 1 : 0], "worker");
    skill(d, in, first, "literacy", literacy[in->n % 5], "worker");
    skill(d, in, first, "digital", digital[near % 5], "own_estimate");
    skill(d, in, first, "bank_identification", bank[near % 4], "worker");
    if (near % 2 == 0) {
        skill(d, in, later, "speaking", scale[base + 1], near % 4 == 0 ? "test" : "own_estimate");
        skill(d, in, later, "listening", scale[base + 2], near % 4 == 0 ? "test" : "own_estimate");
    }
}

struct life {
    const char *kind, *what, *place, *education;
};
/* One time of her life before; the years are counted back from when she came. */
static void history(struct demo *d, const struct demo_course *in, const struct life *l, int years_ago, int years)
{
    const char *country = str_is(in->person->language, "som")   ? "SO"
                          : str_is(in->person->language, "ara") ? "IQ"
                          : str_is(in->person->language, "ukr") ? "UA"
                                                                : "IR";
    int begun = day_year(d->t->today) - years_ago;

    demo_row(d, SHEET_HISTORIES, "history", str_z(d->t->a, demo_key(d, SHEET_HISTORIES, "H")), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "kind", l->kind, "what", l->what, "place", l->place,
        "country", country, "started", demo_z(d, "%d", begun), "ended", demo_z(d, "%d", begun + years), "education",
        l->education, "recognised", l->education[0] != '\0' && in->n % 5 == 0 ? "no" : "", NULL);
}

static void life_before(struct demo *d, const struct demo_course *in, int near)
{
    static const struct life schools[] = { { "education", "Peruskoulu, viisi luokkaa", "Kotikaupungin koulu", "1" },
        { "education", "Peruskoulu", "Kylän koulu", "2" }, { "education", "Lukio", "Tyttölukio", "3" },
        { "education", "Opettajaopisto, kesken", "Opettajaopisto", "3" },
        { "education", "Kirjanpidon kurssi", "Kauppaopisto", "3" }, { "education", "Koraanikoulu", "Kotikylä", "0" },
        { "education", "Sairaanhoidon opinnot, kaksi vuotta", "Terveysopisto", "4" } };
    static const struct life works[] = { { "work", "Myyjä", "Tori", "" }, { "work", "Ompelija", "Serkun ompelimo", "" },
        { "work", "Kokki", "Koulun keittiö", "" }, { "work", "Lastenhoitaja", "Yksityinen perhe", "" },
        { "work", "Siivooja", "Hotelli", "" }, { "work", "Apteekin apulainen", "Apteekki", "" },
        { "work", "Maanviljelijä", "Perheen tila", "" }, { "work", "Kampaaja", "Oma kampaamo", "" } };
    static const struct {
        const char *name, *issuer;
        int ago, lasts; /* days; 0: for good */
    } papers[] = { { "Hygieniapassi", "Ruokaturvan testipiste", 150, 0 },
        { "Ensiapukortti EA1", "Ensiapukoulu Laastari", 1060, 1095 },
        { "Työturvallisuuskortti", "Rakennuskoulu Tuuma", 400, 1825 },
        { "Kielitodistus, suomi A2", "Iltaopisto Lyhty", 60, 0 } };

    if (near < 0 && in->n % 6 != 0)
        return;
    history(d, in, &schools[in->n % 7], 18 + in->n % 9, 4 + in->n % 5);
    if (near % 3 != 1)
        history(d, in, &works[in->n * 3 % 8], 11 + in->n % 5, 2 + in->n % 3);
    if (near >= 0 && near % 3 == 0) {
        int i = near / 3 % 4;
        struct day issued = demo_ago(d, papers[i].ago - near % 40);
        demo_row(d, SHEET_CERTIFICATES, "certificate", str_z(d->t->a, demo_key(d, SHEET_CERTIFICATES, "B")), "person",
            str_z(d->t->a, in->person->key), "project", in->project, "name", papers[i].name, "issuer", papers[i].issuer,
            "issued_on", demo_day(d, issued), "expires_on",
            papers[i].lasts > 0 ? demo_day(d, day_add(issued, papers[i].lasts)) : "", NULL);
    }
}

static void strengths(struct demo *d, const struct demo_course *in, int near)
{
    for (int i = 0; i < (near >= 0 ? 1 + near % 2 : in->n % 6 == 2); i++) {
        const struct strength_words *w = &words_strengths[(size_t)(in->n * 3 + i * 7) % words_strengths_n];
        const char *language, *what = said_in(&w->what, demo_writes(in), &language);
        demo_row(d, SHEET_STRENGTHS, "strength", str_z(d->t->a, demo_key(d, SHEET_STRENGTHS, "W")), "person",
            str_z(d->t->a, in->person->key), "project", in->project, "date",
            demo_day(d, demo_day_of(d, in->person, 20 + 30 * i)), "area", w->area, "what", what, "language", language,
            "what_fi", strcmp(language, "fin") == 0 ? "" : w->what.fi, NULL);
    }
}

/* ---- the plan of another house that she brought along */

static void points(struct demo *d, const struct demo_course *in, int near)
{
    static const struct {
        const char *item, *what;
    } each[] = { { "training_advice", "Suositellaan hitaasti etenevää kotoutumiskoulutusta aamupäivisin." },
        { "language_test", "Suullinen A1.3, kirjallinen A1.1." },
        { "agreed", "Perhe hakee päiväkotipaikkaa. Seuraava arvio puolen vuoden päästä." } };
    struct day received = demo_day_of(d, in->person, 15);

    if (near < 0 || near % 5 != 2)
        return;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        demo_row(d, SHEET_INTEGRATION_POINTS, "integration_point",
            str_z(d->t->a, demo_key(d, SHEET_INTEGRATION_POINTS, "X")), "person", str_z(d->t->a, in->person->key),
            "project", in->project, "item", each[i].item, "what", each[i].what, "source", "Asiakkaan oma kopio",
            "received_on", demo_day(d, received), "valid_until",
            i == 2 ? demo_day(d, demo_ago(d, near % 10 == 2 ? -18 : -140)) : "", NULL);
}

int demo_path(struct demo *d, const struct demo_course *in, struct day planned)
{
    int near = -1;

    if (in->worker[0] != '\0') {
        struct demo_load *load = demo_load_of(d, in->worker);
        near = day_known(in->person->exit) ? DEMO_GONE + load->gone++ : load->n++;
        responsibles(d, in, near);
    }
    needs(d, in, near);
    measurements(d, in);
    if (near >= 0 && near % 4 == 1)
        demo_story(d, in);
    levels(d, in, near);
    life_before(d, in, near);
    strengths(d, in, near);
    points(d, in, near);
    demo_talks(d, in, near);
    demo_appointments(d, in, near);
    demo_first_steps(d, in, near);
    if (day_known(planned))
        demo_plan(d, in, near, planned);
    if (near >= 0) {
        demo_load_of(d, in->worker)->last = in->person;
        demo_load_of(d, in->worker)->project = in->project;
    }
    return near;
}
