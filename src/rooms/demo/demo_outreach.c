/* demo_outreach: a bakery, a yard, a school, a party: places of outreach, and visits over the last months. Invented;
 * the points lie in Helsinki, Jyväskylä and Lappeenranta. */
#include "rooms/demo/demo_outreach.h"

#define WORDS   "S99001"
#define MOTHERS "S99003"

struct place_made {
    const char *key, *project, *name, *kind, *street, *area, *town, *point, *languages, *expert, *code, *note;
    int visits, every, first; /* how many, so many days apart, the last one so many days ago */
    int minutes, met;
} ONLY_BY_NAME;

static const struct place_made places[] = {
    { .key = "OP1",
        .project = WORDS,
        .name = "Leipomo torin laidalla",
        .kind = "shop",
        .street = "Esimerkkitori 2",
        .area = "Kontula",
        .town = "091",
        .point = "60.2358, 25.0840",
        .languages = "som;ara",
        .expert = "",
        .code = "demo2a",
        .note = "Kassan vieressä on seinä esitteille. Hiljaisinta on ennen kello kymmentä.",
        .visits = 9,
        .every = 28,
        .first = 5,
        .minutes = 45,
        .met = 11 },
    { .key = "OP2",
        .project = WORDS,
        .name = "Leikkipuiston piha",
        .kind = "yard",
        .street = "",
        .area = "Itäkeskus",
        .town = "091",
        .point = "60.2105, 25.0790",
        .languages = "ara",
        .expert = "",
        .code = "demo2b",
        .note = "",
        .visits = 6,
        .every = 35,
        .first = 12,
        .minutes = 90,
        .met = 17 },
    { .key = "OP3",
        .project = WORDS,
        .name = "Perhejuhla kirjastossa",
        .kind = "party",
        .street = "Esimerkkitie 4",
        .area = "Vuosaari",
        .town = "091",
        .point = "60.2087, 25.1443",
        .languages = "som",
        .expert = "",
        .code = "demo2c",
        .note = "Kutsu myös sukulaiset ja naapurit.",
        .visits = 3,
        .every = 90,
        .first = 33,
        .minutes = 240,
        .met = 30 },
    { .key = "OP4",
        .project = WORDS,
        .name = "Neuvolan odotushuone",
        .kind = "authority",
        .street = "Esimerkkikatu 10",
        .area = "Malmi",
        .town = "091",
        .point = "60.2512, 25.0110",
        .languages = "",
        .expert = "EX1",
        .code = "demo2d",
        .note = "",
        .visits = 4,
        .every = 40,
        .first = 20,
        .minutes = 30,
        .met = 4 },
    { .key = "OP5",
        .project = WORDS,
        .name = "Somalinkielinen radio",
        .kind = "media",
        .street = "",
        .area = "",
        .town = "",
        .point = "",
        .languages = "som",
        .expert = "",
        .code = "demo2e",
        .note = "",
        .visits = 2,
        .every = 120,
        .first = 60,
        .minutes = 60,
        .met = 0 },
    { .key = "OP6",
        .project = MOTHERS,
        .name = "Koulun aula",
        .kind = "school",
        .street = "Esimerkkipolku 1",
        .area = "",
        .town = "179",
        .point = "62.2426, 25.7473",
        .languages = "som;ara;fas",
        .expert = "",
        .code = "demo2f",
        .note = "",
        .visits = 3,
        .every = 30,
        .first = 9,
        .minutes = 60,
        .met = 8 },
};
enum { PLACES = sizeof places / sizeof *places };

static void visit(struct demo *d, const struct place_made *p, int i)
{
    bool party = strcmp(p->kind, "party") == 0;
    int met = p->met + (i * 3) % 5;

    demo_row(d, SHEET_OUTREACH_VISITS, "outreach_visit", demo_z(d, "%s-%d", p->key, i), "outreach_place", p->key,
        "date", demo_day(d, demo_ago(d, p->first + i * p->every)), "minutes",
        demo_z(d, "%d", p->minutes + 15 * (i % 3)), "workers", i % 3 == 0 ? "2" : "1", "staff",
        strcmp(p->project, WORDS) == 0 ? "instructor" : "", "material",
        p->met > 0 ? "Esitteitä somaliksi ja arabiaksi" : "", "copies", p->met > 0 ? demo_z(d, "%d", 20 + 5 * i) : "",
        "met", demo_z(d, "%d", met), "asked", demo_z(d, "%d", met / 3), "adults", party ? demo_z(d, "%d", 34 + i) : "",
        "children", party ? demo_z(d, "%d", 41 + 2 * i) : "", "relatives", party ? demo_z(d, "%d", 12 + i) : "",
        "languages", "", "note", i == 0 ? "Kysyttiin eniten lastenhoidosta." : "", NULL);
}

void demo_outreach(struct demo *d)
{
    for (size_t i = 0; i < PLACES; i++) {
        const struct place_made *p = &places[i];
        demo_row(d, SHEET_OUTREACH_PLACES, "outreach_place", p->key, "project", p->project, "name", p->name, "kind",
            p->kind, "street", p->street, "area", p->area, "municipality", p->town, "point", p->point, "languages",
            p->languages, "expert", p->expert, "code", p->code, "used", "yes", "note", p->note, NULL);
        for (int k = 0; k < p->visits; k++)
            visit(d, p, k);
    }
}
