/* demo_modules: seven modules in sequence with their steps, two work contacts, and notes after use. Invented. */
#include "rooms/demo/demo_modules.h"

#define WORDS "S99001"

struct learned {
    const char *worked, *improve;
};
struct module_made {
    const char *key, *name, *purpose, *steps, *needs, *expert;
    struct learned learned[2];
} ONLY_BY_NAME;

static const struct module_made modules[] = {
    { .key = "MO1",
        .name = "Oman alueen palvelut",
        .purpose = "Jäsen tietää, mistä kysyä apua omalla alueella.",
        .steps = "15 Tervetuloa ja nimikierros\n40 Kävely: kirjasto, terveysasema, neuvola\n20 Tauko ja lastenhoito\n"
                 "30 Mistä kysyn? Kartta ja puhelinnumerot\n15 Mitä opin tänään",
        .needs = "networks;rights",
        .expert = "",
        .learned = { { "Kävely yhdessä: kaikki uskalsivat kysyä.", "Varaa kävelyyn enemmän aikaa, lapset väsyvät." },
            { "Kartta omalla kielellä.", "" } } },
    { .key = "MO2",
        .name = "Terveys ja liikunta",
        .purpose = "Jäsen tietää, milloin ja minne soittaa, ja löytää liikuntaa, joka sopii hänelle.",
        .steps = "15 Kuulumiset\n30 Kuvat: milloin soitan 116 117, milloin 112\n20 Tauko\n35 Jumppaa yhdessä\n"
                 "20 Kysymyksiä terveydenhoitajalle",
        .needs = "health;well_being",
        .expert = "EX1",
        .learned = { { "Terveydenhoitaja vastasi suoraan, tulkki auttoi.", "Pyydä kysymykset etukäteen lapuille." },
            { "Jumppa nauratti kaikkia.", "Huone on liian pieni." } } },
    { .key = "MO3",
        .name = "Asuminen",
        .purpose = "Jäsen ymmärtää vuokrasopimuksen ja osaa ilmoittaa viasta.",
        .steps =
            "15 Kuulumiset\n35 Vuokrasopimus: mitä siinä lukee\n20 Tauko\n40 Soitto huoltoon: harjoitus pareittain",
        .needs = "housing;finances",
        .expert = "",
        .learned = { { "Puhelu pareittain.", "Oikea sopimus on liian vaikea, tee selkokielinen." }, { "", "" } } },
    { .key = "MO4",
        .name = "Lasten kasvatus",
        .purpose = "Jäsen kertoo omasta tavastaan kasvattaa ja tietää, mitä päiväkoti ja koulu odottavat.",
        .steps = "15 Kuulumiset\n40 Kaksi kieltä kotona: keskustelu\n20 Tauko\n40 Viesti päiväkodista: luetaan yhdessä",
        .needs = "parenting;child_care",
        .expert = "",
        .learned = { { "Äidit neuvoivat toisiaan.", "Isät mukaan." }, { "", "" } } },
    { .key = "MO5",
        .name = "Yhteiskunta ja vaikuttaminen",
        .purpose = "Jäsen tietää oikeutensa ja yhden tavan vaikuttaa.",
        .steps = "15 Kuulumiset\n40 Minun oikeuteni: kortit\n20 Tauko\n40 Kuka päättää? Kirje kaupungille",
        .needs = "rights",
        .expert = "",
        .learned = { { "Kortit, joissa on kuvia.", "Kirjeelle tarvitaan kaksi kertaa." }, { "", "" } } },
    { .key = "MO6",
        .name = "Työelämä Suomessa",
        .purpose = "Jäsen tietää, miten työpaikalla toimitaan ja mitä hän jo osaa.",
        .steps = "15 Kuulumiset\n40 Mitä osaan jo? Kortit\n20 Tauko\n40 Työnantajan vierailu ja kysymykset",
        .needs = "work",
        .expert = "EX2",
        .learned = { { "Uraohjaaja kertoi omasta polustaan.", "Kutsu myös joku, joka on itse ollut ryhmässä." },
            { "", "" } } },
    { .key = "MO7",
        .name = "Työn hakeminen",
        .purpose = "Jäsenellä on lyhyt ansioluettelo ja yksi hakemus.",
        .steps = "15 Kuulumiset\n45 Ansioluettelo puhelimella\n20 Tauko\n40 Hakemus parin kanssa",
        .needs = "work;digital",
        .expert = "",
        .learned = { { "Valmis pohja puhelimessa.", "Ota mukaan latureita." }, { "", "" } } },
};
enum { MODULES = sizeof modules / sizeof *modules, NOTES_EACH = 2 };

static void experts(struct demo *d)
{
    demo_row(d, SHEET_EXPERTS, "expert", "EX1", "project", WORDS, "name", "Tuulikki Terveinen", "organisation",
        "Hyvinvointialue", "topics", "Terveys, seulonnat, rokotukset", "languages", "fin;eng", "email",
        "tuulikki@example.org", "phone", "+358 40 555 0101", NULL);
    demo_row(d, SHEET_EXPERTS, "expert", "EX2", "project", WORDS, "name", "Urho Uranen", "organisation",
        "Ohjaamo Suunta", "topics", "Työelämä, opinnot", "languages", "fin;som", "email", "urho@example.org", "phone",
        "", NULL);
}

void demo_modules(struct demo *d)
{
    experts(d);
    for (size_t i = 0; i < MODULES; i++)
        demo_row(d, SHEET_MODULES, "module", modules[i].key, "project", WORDS, "name", modules[i].name, "purpose",
            modules[i].purpose, "audience", "Vanhemmat, jotka hoitavat lapsia kotona", "languages", "som;ara;fin",
            "sessions", "1", "minutes", "120", "steps", modules[i].steps, "needs", modules[i].needs, "expert",
            modules[i].expert, "offered", "yes", "edition", demo_z(d, "%d", 1 + (int)i % 3), "changed_on",
            demo_day(d, demo_ago(d, 40 + 10 * (int)i)), NULL);
    demo_row(d, SHEET_SERIES, "series", "SE1", "project", WORDS, "name", "Kevät omalla kielellä", "modules",
        "MO1;MO2;MO3;MO4;MO5;MO6;MO7", NULL);
}

const char *demo_module_of(const char *theme)
{
    for (size_t i = 0; i < MODULES; i++)
        if (strcmp(modules[i].name, theme) == 0)
            return modules[i].key;
    return "";
}

void demo_learned(struct demo *d, const char *session, const char *module, struct day day)
{
    for (size_t i = 0; i < MODULES; i++) {
        const struct learned *l = &modules[i].learned[d->learned[i] % NOTES_EACH];
        if (strcmp(modules[i].key, module) != 0 || d->learned[i] >= NOTES_EACH)
            continue;
        d->learned[i]++;
        if (l->worked[0] != '\0' || l->improve[0] != '\0')
            demo_row(d, SHEET_MODULE_NOTES, "module_note", str_z(d->t->a, demo_key(d, SHEET_MODULE_NOTES, "N")),
                "module", module, "session", session, "worked", l->worked, "improve", l->improve, "staff", "instructor",
                "written_on", demo_day(d, day), NULL);
    }
}
