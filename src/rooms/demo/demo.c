/* demo: the three projects of the demonstration. What a person, a group or an outcome looks like is in the other files.
 */
#include "rooms/demo/demo.h"

#include "rooms/demo/demo_after.h"
#include "rooms/demo/demo_duties.h"
#include "rooms/demo/demo_house.h"
#include "rooms/demo/demo_modules.h"
#include "rooms/demo/demo_outcomes.h"
#include "rooms/demo/demo_outreach.h"
#include "rooms/demo/demo_people.h"

#define WORDS    "S99001" /* own-language groups and digital workshops, as in document 003 */
#define TOGETHER "S99002" /* modules in two towns, as in documents 000 and 001 */
#define MOTHERS  "S99003" /* peer workers lead, as in document 002 */

static const char *const heard[] = { "friend", "friend", "friend", "brochure", "shop", "community_event",
    "social_media", "authority", "school_or_daycare", "earlier_project", "outreach_worker" };

struct project_wish {
    const char *code, *name, *objective, *budget, *eu, *lead, *partners, *municipalities, *purpose, *target;
    struct day starts, ends;
} ONLY_BY_NAME;

static void project(struct demo *d, const struct project_wish *w)
{
    demo_row(d, SHEET_PROJECTS, "project", w->code, "name", w->name, "fund", "ESF+", "programme",
        "Uudistuva ja osaava Suomi 2021-2027", "specific_objective", w->objective, "start_date", demo_day(d, w->starts),
        "end_date", demo_day(d, w->ends), "total_budget", w->budget, "eu_contribution", w->eu, "managing_authority",
        "Työ- ja elinkeinoministeriö", "lead_organisation", w->lead, "partners", w->partners, "municipalities",
        w->municipalities, "website", "", "purpose", w->purpose, "target_participants", w->target, NULL);
}

static void projects(struct demo *d)
{
    project(d, &(struct project_wish){
                   .code = WORDS,
                   .name = "Omin sanoin",
                   .objective = "4.2",
                   .starts = demo_ago(d, 400),
                   .ends = demo_ago(d, -330),
                   .budget = "812000.00",
                   .eu = "406000.00",
                   .lead = "Kotipolun kaupunki (esimerkki)",
                   .partners = "",
                   .municipalities = "091",
                   .purpose = "Vertaisryhmiä, digipajoja ja ohjausta somalin- ja arabiankielisille kotona lapsia "
                              "hoitaville vanhemmille. Lastenhoito on maksuton.",
                   .target = "300",
               });
    project(d, &(struct project_wish){
                   .code = TOGETHER,
                   .name = "Yhdessä eteenpäin",
                   .objective = "4.2",
                   .starts = demo_ago(d, 480),
                   .ends = demo_ago(d, -490),
                   .budget = "640000.00",
                   .eu = "448000.00",
                   .lead = "Esimerkkikoulu",
                   .partners = "Esimerkkiopisto;Toivon silta ry (esimerkki)",
                   .municipalities = "398;405",
                   .purpose = "Lyhyitä moduuleja pienissä ryhmissä kahdessa kaupungissa: ympäristö, terveys ja "
                              "hyvinvointi, työelämä, lukutaito ja suomen kieli.",
                   .target = "80",
               });
    project(d, &(struct project_wish){
                   .code = MOTHERS,
                   .name = "Äidit edellä",
                   .objective = "4.1",
                   .starts = demo_ago(d, 300),
                   .ends = demo_ago(d, -700),
                   .budget = "390000.00",
                   .eu = "273000.00",
                   .lead = "Esimerkkikorkeakoulu",
                   .partners = "",
                   .municipalities = "853",
                   .purpose = "Äidit ohjaavat vertaisryhmiä, joiden sisällön ryhmät päättävät itse. Työnantajat ja "
                              "äidit kohtaavat.",
                   .target = "45",
               });
}

/* The second project has a lead and two partners, of which each sees its own persons; the others have a lead alone,
 * whose name stands on the card. */
static void organisations(struct demo *d)
{
    static const struct {
        const char *key, *name, *kind, *part;
    } each[] = {
        { "1", "Esimerkkikoulu", "school", "lead" },
        { "2", "Esimerkkiopisto", "foundation", "partner" },
        { "3", "Toivon silta ry (esimerkki)", "association", "partner" },
    };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        demo_row(d, SHEET_ORGANISATIONS, "organisation", demo_z(d, "OR-%s", each[i].key), "name", each[i].name,
            "business_id", "", "kind", each[i].kind, NULL);
        demo_row(d, SHEET_PARTNERSHIPS, "partnership", demo_z(d, "PS-%s", each[i].key), "project", TOGETHER,
            "organisation", demo_z(d, "OR-%s", each[i].key), "part", each[i].part, "since",
            demo_day(d, demo_ago(d, 480)), "until", "", NULL);
    }
}

static void staff(struct demo *d, const char *key, const char *name, const char *mail, const char *role, const char *in)
{
    const char *partner = strcmp(key, "manager-opisto") == 0     ? "PS-2"
                          : strcmp(key, "counsellor-silta") == 0 ? "PS-3"
                                                                 : "";

    demo_row(d, SHEET_STAFF, "staff", key, "name", name, "email", mail, "role", role, "projects", in, "partnerships",
        partner, NULL);
}

static void everybody_who_works(struct demo *d)
{
    static const char *const peers[] = { "Sahal Peura", "Rima Salonen", "Idil Laakso", "Oksana Virta", "Shirin Vuori",
        "Nawal Aalto", "Hibaaq Ranta" };

    staff(d, "admin", "Elias Ylläpitäjä", "admin@kotipolku.example", "admin", "");
    staff(d, "manager", "Aino Lehtovirta", "manager@kotipolku.example", "manager", WORDS ";" TOGETHER ";" MOTHERS);
    staff(d, "counsellor", "Bahar Kettula", "counsellor@kotipolku.example", "counsellor", WORDS);
    staff(d, "counsellor-2", "Petra Suvantola", "counsellor2@kotipolku.example", "counsellor",
        WORDS ";" TOGETHER ";" MOTHERS);
    staff(d, "instructor", "Hodan Niemistö", "instructor@kotipolku.example", "instructor", WORDS);
    staff(d, "instructor-ar", "Samir Koskenmaa", "instructor.ar@kotipolku.example", "instructor", WORDS);
    staff(d, "instructor-lahti", "Oona Raitala", "instructor.lahti@kotipolku.example", "instructor", TOGETHER);
    staff(d, "manager-opisto", "Kerttu Salmela", "manager.opisto@kotipolku.example", "manager", TOGETHER);
    staff(d, "counsellor-silta", "Vilho Notko", "counsellor.silta@kotipolku.example", "counsellor", TOGETHER);
    staff(d, "coordinator", "Timo Saarelma", "coordinator@kotipolku.example", "coordinator",
        WORDS ";" TOGETHER ";" MOTHERS);
    staff(d, "carer", "Päivi Hoivala", "carer@kotipolku.example", "carer", WORDS);
    for (int i = 0; i < 7; i++)
        staff(d, demo_z(d, "peer-%d", i + 1), peers[i], demo_z(d, "peer%d@kotipolku.example", i + 1), "peer", MOTHERS);
}

/* ---- the first project: three groups in each language in each of two periods */

struct plan_of_group {
    const char *name, *area, *venue;
    int size, weekday;
    const char *start, *end;
};
static const struct plan_of_group somali_plan[] = {
    { "Itäkeskus", "Itäkeskus", "Asukastalo", 36, 0, "10:00", "12:30" },
    { "Kontula", "Kontula", "Kirjasto", 33, 1, "10:00", "12:30" },
    { "Vuosaari", "Vuosaari", "Leikkipuisto", 31, 2, "13:00", "15:30" },
};
static const struct plan_of_group arabic_plan[] = {
    { "Myllypuro", "Myllypuro", "Perhekeskus", 24, 1, "10:00", "12:30" },
    { "Malmi", "Malmi", "Malmitalo", 20, 2, "10:00", "12:30" },
    { "Pikku-Huopalahti", "Pikku-Huopalahti", "Nuorisotalo", 16, 3, "13:00", "15:30" },
};

struct period {
    const char *name;
    struct day starts, ends;
    bool over;
};
struct circle {
    struct group_made group;
    struct members_made members;
}; /* a group and who meets there */

static struct circle open_circle(
    struct demo *d, const struct period *p, const struct plan_of_group *plan, bool somali, const char *merged_into)
{
    struct group_wish w = {
        .project = WORDS,
        .name = demo_z(d, "%s, %s (%s)", plan->name, somali ? "somali" : "arabia", p->name),
        .language = somali ? "som" : "ara",
        .kind = "peer",
        .venue = plan->venue,
        .municipality = "091",
        .area = plan->area,
        .instructors = somali ? "instructor" : "instructor-ar",
        .merged_into = merged_into,
        .starts = p->starts,
        .ends = p->ends,
        .weekday = (day_weekday(d->t->today) + plan->weekday) % 7,
        .start_time = plan->start,
        .end_time = plan->end,
        .capacity = 40,
        .places = 8,
    };

    return (struct circle){ .group = demo_group(d, &w) };
}

/* Who answers for the i-th person, "": nobody yet. Of those who left, whom somebody is still to ask how they are. */
static const char *worker_of(const struct period *p, bool somali, int i)
{
    const char *leader = somali ? "instructor" : "instructor-ar";

    if (p->over)
        return i % 8 == 1 ? leader : i % 8 == 5 ? "counsellor" : i % 24 == 3 ? "counsellor-2" : "";
    switch (i % 10) {
    case 0: return leader;
    case 4: return somali && i % 20 == 4 ? "" : leader;
    case 2: return "counsellor";
    case 7: return somali ? "counsellor-2" : "";
    default: return "";
    }
}

/* The days on which people end are spread over three weeks after the last meeting; a few have left in the middle of the
 * second period, and nobody has asked them yet where they went. */
static struct day exit_of(struct demo *d, const struct period *p, int i)
{
    if (p->over)
        return i % 9 != 0 ? day_add(p->ends, i * 5 % 21) : DAY("");
    return i % 24 == 7 ? demo_ago(d, 12 + i % 9) : DAY("");
}

static struct person_made participant(struct demo *d, const struct period *p, bool somali, int i)
{
    struct person_wish w = {
        .project = WORDS,
        .language = somali ? "som" : "ara",
        .woman = true,
        .hidden = i == 17,
        .children = i == 3     ? 12
                    : i >= 500 ? 1 + i % 3
                               : -1, /* those who wait: a few */
        .entry = day_add(p->starts, demo_pick(d, 10)),
        .exit = exit_of(d, p, i),
        .silent = !p->over,
        .municipality = "091",
        .heard_from = DEMO_OF(d, heard),
    };

    return demo_person(d, &w);
}

static struct day earlier(struct day a, struct day b) { return day_cmp(a, b) < 0 ? a : b; }

/* One language in one period. first: number of the first person of this language. The third Arabic group of the first
 * period was small: after six weeks it went on together with the second. */
static void language_period(struct demo *d, const struct period *p, bool somali, int first, struct persons_made *made)
{
    const struct plan_of_group *plan = somali ? somali_plan : arabic_plan;
    bool merges = !somali && p->over;
    struct day merged_on = day_add(p->starts, 42);
    struct circle circles[3];
    int i = first;

    for (int g = 0; g < 3; g++)
        circles[g] = open_circle(d, p, &plan[g], somali, merges && g == 2 ? str_z(d->t->a, circles[1].group.key) : "");
    for (int g = 0; g < 3; g++)
        for (int m = 0; m < plan[g].size; m++, i++) {
            struct person_made *person = NEW(d->t->a, struct person_made);
            struct day from = day_add(p->starts, m % 5 == 0 ? 14 : 0), to = m % 8 == 7 ? day_add(p->starts, 70)
                                                                            : p->over  ? p->ends
                                                                                       : DAY("");
            bool moved = merges && g == 2;
            if (day_known(to) && day_cmp(to, d->t->today) > 0)
                to = DAY("");
            *person = participant(d, p, somali, i);
            if (!p->over && !day_known(to))
                to = person->exit;
            if (moved)
                to = day_add(merged_on, -1);
            demo_member(d, &circles[g].members, &circles[g].group, person,
                (struct demo_stay){ .from = from, .to = to, .state = day_known(to) ? "left" : "member" });
            if (moved)
                demo_member(d, &circles[1].members, &circles[1].group, person,
                    (struct demo_stay){ .from = merged_on, .to = p->ends, .state = "left" });
            struct demo_course in = { .person = person,
                .project = WORDS,
                .group = str_z(d->t->a, circles[g].group.key),
                .leader = somali ? "instructor" : "instructor-ar",
                .worker = worker_of(p, somali, i),
                .destination = "",
                .n = somali ? i : DEMO_SOMALI + i };
            demo_guide(d, &in, somali, i, earlier(day_add(p->starts, 75 + m), demo_ago(d, 1)));
            LIST_ADD(d->t->a, made, *person);
        }
    for (int g = 0; g < 3; g++)
        demo_sessions(d, &circles[g].group, &circles[g].members, merges && g == 2 ? day_add(merged_on, -1) : DAY(""));
    if (somali && !p->over)
        for (int w = 0; w < 4; w++) { /* the first group is popular: four wait */
            struct person_made waiting = participant(d, p, somali, 500 + w);
            demo_member(d, NULL, &circles[0].group, &waiting,
                (struct demo_stay){ .from = DAY(""), .to = DAY(""), .state = "waiting" });
        }
}

static void contacts(struct demo *d, const char *project, const char *language, int n, const struct persons_made *known)
{
    static const char *const channels[] = { "phone", "phone", "phone", "message", "message", "visit", "group_visit",
        "event" };
    static const char *const topics[] = { "Kielikurssi", "Päivähoito", "Ammattikoulu", "Viraston kirje", "Asuminen",
        "Työlupa", "Pankki ja sähköposti", "Terveyspalvelut" };

    for (int i = 0; i < n; i++)
        demo_row(d, SHEET_CONTACTS, "contact", str_z(d->t->a, demo_key(d, SHEET_CONTACTS, "K")), "project", project,
            "date", demo_day(d, demo_ago(d, demo_pick(d, 320))), "channel", DEMO_OF(d, channels), "language", language,
            "topic", DEMO_OF(d, topics), "person",
            i % 6 == 0 && known->n > 0 ? str_z(d->t->a, known->at[demo_pick(d, (int64_t)known->n)].key) : "", "minutes",
            demo_z(d, "%d", 5 * (1 + (int)demo_pick(d, 9))), NULL);
}

static void own_words(struct demo *d)
{
    struct period spring = { demo_z(d, "%d/1", day_year(d->t->today)), demo_ago(d, 330), demo_ago(d, 195), true };
    struct period autumn = { demo_z(d, "%d/2", day_year(d->t->today)), demo_ago(d, 120), demo_ago(d, -25), false };
    struct persons_made somali = { 0 }, arabic = { 0 };

    language_period(d, &spring, true, 0, &somali);
    language_period(d, &spring, false, 0, &arabic);
    language_period(d, &autumn, true, DEMO_SOMALI / 2, &somali);
    language_period(d, &autumn, false, DEMO_ARABIC / 2, &arabic);
    /* one who left in spring came back in autumn: a second membership */
    demo_row(d, SHEET_PARTICIPATIONS, "participation", "E-again", "person", str_z(d->t->a, somali.at[1].key), "project",
        WORDS, "entry_date", demo_day(d, autumn.starts), "entry_status", "unemployed", "unemployed_since",
        demo_day(d, spring.ends), "entry_in_education", "no", "entry_education", "2", "heard_from", "earlier_project",
        "exit_date", "", "exit_status", "", "exit_status_on", "", "qualification_gained", "", "exit_reason", "",
        "six_month_date", "", "six_month_status", "", NULL);
    contacts(d, WORDS, "som", 44, &somali);
    contacts(d, WORDS, "ara", 28, &arabic);
}

/* ---- the second project: six small groups in two towns, 66 persons of 80 */

static bool is_over(int group) { return group % 3 == 0; }

/* Number m of the group w, which is number g. */
static struct person_made together_person(struct demo *d, const struct group_wish *w, int g, int m)
{
    static const char *const languages[] = { "ara", "ukr", "som", "ckb", "ara", "ckb", "ukr" };
    bool father = m == 4 || m == 9;
    struct person_wish who = {
        .project = TOGETHER,
        .language = languages[(g + m) % 7],
        .woman = !father || strcmp(languages[(g + m) % 7], "ukr") == 0,
        .hidden = g == 1 && m == 5,
        .children = -1,
        .entry = w->starts,
        .exit = is_over(g) ? day_add(w->ends, m * 2 % 15) : DAY(""),
        .municipality = g < 3 ? "398" : "405",
        .heard_from = DEMO_OF(d, heard),
    };

    if (g == 1 && m < 2) { /* two files that may be one person */
        who.language = "som", who.woman = false;
        who.given = m == 0 ? "Maxamed Cali" : "Mohamed Ali", who.family = "Warsame";
        who.birth = m == 0 ? "1988-03-12" : "1988";
    }
    return demo_person(d, &who);
}

struct together_place {
    const struct group_wish *w;
    int group, member;
};

static void together_path(
    struct demo *d, const struct person_made *p, const char *group, const struct together_place *at)
{
    bool over = is_over(at->group);
    int g = at->group, m = at->member;
    struct demo_course in = { .person = p,
        .project = TOGETHER,
        .group = group,
        .leader = "instructor-lahti",
        .worker = m % 3 == 0                  ? "instructor-lahti"
                  : !over && (g + m) % 7 == 1 ? "counsellor-2"
                                              : "",
        .destination = m % 2 != 0   ? ""
                       : m % 4 == 0 ? "language_training"
                                    : "working_life",
        .n = 330 + g * 11 + m };

    int near = demo_path(d, &in, m % 8 != 5 ? day_add(at->w->starts, 28 + m) : DAY(""));
    if (over) {
        demo_three_months(d, &in);
        demo_half_year(d, &in, near, true);
    }
    if (m % 2 == 0)
        demo_guidance(d, &in,
            &(struct demo_guidance){ .day = demo_ago(d, 20 + m),
                .destination = in.destination,
                .qualification = "",
                .state = over ? "started" : "suggested",
                .main = true });
}

static void together(struct demo *d)
{
    static const char *const names[] = { "Lahti: arki ja kieli", "Lahti: terveys ja hyvinvointi", "Lahti: työelämä",
        "Lappeenranta: arki ja kieli", "Lappeenranta: terveys ja hyvinvointi", "Lappeenranta: työelämä" };
    struct persons_made all = { 0 };

    for (int g = 0; g < 6; g++) {
        bool over = is_over(g);
        struct group_wish w = {
            .project = TOGETHER,
            .name = names[g],
            .language = "fin",
            .kind = g % 3 == 0 ? "language" : "mixed",
            .venue = g < 3 ? "Opisto" : "Kirjasto",
            .municipality = g < 3 ? "398" : "405",
            .area = g < 3 ? "Keskusta" : "Sammonlahti",
            .instructors = "instructor-lahti",
            .partnership = g < 3   ? ""
                           : g < 5 ? "PS-2"
                                   : "PS-3",
            .merged_into = "",
            .starts = demo_ago(d, over ? 300 : 100),
            .ends = demo_ago(d, over ? 210 : -40),
            .weekday = (day_weekday(d->t->today) + g) % 7,
            .start_time = "09:00",
            .end_time = "11:30",
            .capacity = 14,
            .places = 6,
        };
        struct members_made members = { 0 };
        struct group_made group = demo_group(d, &w);
        for (int m = 0; m < 11; m++) {
            struct person_made *p = NEW(d->t->a, struct person_made);
            *p = together_person(d, &w, g, m);
            demo_member(d, &members, &group, p,
                (struct demo_stay){
                    .from = w.starts, .to = over ? w.ends : DAY(""), .state = over ? "left" : "member" });
            LIST_ADD(d->t->a, &all, *p);
            together_path(d, p, str_z(d->t->a, group.key), &(struct together_place){ &w, g, m });
        }
        demo_sessions(d, &group, &members, DAY(""));
    }
    contacts(d, TOGETHER, "ara", 18, &all);
}

/* ---- the third project: seven peer workers, eight groups, 45 mothers */

static void mothers(struct demo *d)
{
    static const char *const places[] = { "Varissuo", "Lauste", "Runosmäki", "Halinen", "Pansio", "Keskusta",
        "Jyrkkälä", "Nummi" };
    static const char *const languages[] = { "som", "ara", "ckb", "ukr" };
    struct persons_made all = { 0 };

    for (int g = 0; g < 8; g++) {
        const char *language = languages[g % 4];
        struct group_wish w = {
            .project = MOTHERS,
            .name = demo_z(d, "%s: äitien ryhmä", places[g]),
            .language = language,
            .kind = "peer",
            .venue = "Monitoimitalo",
            .municipality = "853",
            .area = places[g],
            .instructors = demo_z(d, "peer-%d", g % 7 + 1),
            .merged_into = "",
            .starts = demo_ago(d, 150),
            .ends = demo_ago(d, -30),
            .weekday = (day_weekday(d->t->today) + g) % 7,
            .start_time = "10:00",
            .end_time = "12:00",
            .capacity = 12,
            .places = 5,
        };
        struct members_made members = { 0 };
        struct group_made group = demo_group(d, &w);
        for (int m = 0; m < (g < 5 ? 6 : 5); m++) {
            struct person_made *p = NEW(d->t->a, struct person_made);
            struct person_wish who = {
                .project = MOTHERS,
                .language = language,
                .woman = true,
                .hidden = false,
                .children = -1,
                .entry = w.starts,
                .exit = DAY(""),
                .municipality = "853",
                .heard_from = DEMO_OF(d, heard),
            };
            *p = demo_person(d, &who);
            demo_member(
                d, &members, &group, p, (struct demo_stay){ .from = w.starts, .to = DAY(""), .state = "member" });
            struct demo_course in = { .person = p,
                .project = MOTHERS,
                .group = str_z(d->t->a, group.key),
                .leader = "counsellor-2",
                .worker = (g + m) % 4 == 0 ? "counsellor-2" : "",
                .destination = "",
                .n = 400 + g * 6 + m };
            /* one in five has not wanted a plan yet */
            demo_path(d, &in, (g + m) % 5 != 4 ? day_add(w.starts, 40 + 3 * m) : DAY(""));
            LIST_ADD(d->t->a, &all, *p);
        }
        demo_sessions(d, &group, &members, DAY(""));
    }
    contacts(d, MOTHERS, "fin", 9, &all);
}

struct demo_files demo_package(struct task *t)
{
    struct demo d;

    demo_start(&d, t);
    projects(&d);
    organisations(&d);
    everybody_who_works(&d);
    demo_house(&d);
    demo_duties(&d);
    demo_modules(&d);
    demo_outreach(&d);
    own_words(&d);
    together(&d);
    mothers(&d);
    return demo_finish(&d);
}
