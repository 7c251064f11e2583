/* demo_house: providers and specialists of the demonstration. Towns are real, all else is invented. */
#include "rooms/demo/demo_house.h"

const struct demo_provider demo_providers[] = {
    { "PR-1", "Itäväylän työväenopisto", "school", "091", "Kurssineuvonta 09 000 0101", "kurssit@itavayla.example",
        ",language_training,other_training," },
    { "PR-2", "Kieliopisto Kuukkeli", "school", "091", "Toimisto 09 000 0102", "haku@kuukkeli.example",
        ",language_training," },
    { "PR-3", "Iltaopisto Lyhty", "school", "091", "Opintosihteeri 09 000 0103", "lyhty@lyhty.example",
        ",language_training,adult_basic_education,other_training," },
    { "PR-4", "Lehtolan aikuislukio", "school", "091", "Opinto-ohjaaja 09 000 0104", "opo@lehtola.example",
        ",adult_basic_education,upper_secondary," },
    { "PR-5", "Saarnin kansanopisto", "school", "398", "Kanslia 03 000 0105", "kanslia@saarni.example",
        ",language_training,adult_basic_education,other_training," },
    { "PR-6", "Ammattiopisto Vaahtera", "school", "091", "Hakutoimisto 09 000 0106", "haku@vaahtera.example",
        ",vocational_education," },
    { "PR-7", "Ammattikoulu Kataja", "school", "091", "Ohjaamo 09 000 0107", "ohjaamo@kataja.example",
        ",vocational_education," },
    { "PR-8", "Ammattikorkeakoulu Meri", "school", "091", "Hakijapalvelut 09 000 0108", "hakija@meri.example",
        ",higher_education," },
    { "PR-9", "Päiväkoti Käpylehmä", "employer", "091", "Johtaja 09 000 0109", "johtaja@kapylehma.example",
        ",working_life," },
    { "PR-10", "Hoivakoti Kotikallio", "employer", "091", "Vastaava hoitaja 09 000 0110", "toihin@kotikallio.example",
        ",working_life," },
    { "PR-11", "Siivouspalvelu Kiiltävä", "employer", "398", "Työnjohto 03 000 0111", "tyot@kiiltava.example",
        ",working_life," },
    { "PR-12", "Kahvila Kaneli & Kardemumma", "employer", "405", "Emäntä 05 000 0112", "kaneli@kaneli.example",
        ",working_life," },
    { "PR-13", "Yrityspysäkki", "organisation", "091", "Neuvonta 09 000 0113", "neuvonta@yrityspysakki.example",
        ",entrepreneurship," },
    { "PR-14", "Perhekeskus Pihlaja", "service", "091", "Perheohjaus 09 000 0114", "perheohjaus@pihlaja.example",
        ",other_service,home_care,other," },
    { "PR-15", "Velkaneuvonta Tasapaino", "authority", "091", "Ajanvaraus 09 000 0115", "aika@tasapaino.example",
        ",other_service," },
    { "PR-16", "Mielen tuki Majakka", "organisation", "405", "Puhelin 05 000 0116", "tuki@majakka.example",
        ",other_service,other," },
    { NULL, NULL, NULL, NULL, NULL, NULL, NULL },
};

const struct demo_provider *demo_provider_for(const char *destination, int i)
{
    const struct demo_provider *found[16];
    size_t n = 0;
    char word[64];

    snprintf(word, sizeof word, ",%s,", destination);
    for (const struct demo_provider *p = demo_providers; p->key != NULL; p++)
        if (strstr(p->destinations, word) != NULL)
            found[n++] = p;
    return n > 0 ? found[(size_t)i % n] : NULL;
}

static void specialists(struct demo *d)
{
    static const struct {
        const char *name, *role, *organisation, *email, *phone, *languages;
    } each[] = {
        { "Kriisityöntekijä, päivystys", "Kriisityö", "Mielen tuki Majakka", "kriisi@majakka.example",
            "+358 9 000 0201", "fin;eng" },
        { "Sosiaalityön neuvonta", "Sosiaalityö", "Perhekeskus Pihlaja", "neuvonta@pihlaja.example", "+358 9 000 0202",
            "fin;swe" },
        { "Terveydenhoitaja Lumi Aarnio", "Terveydenhoito", "Neuvola Itätuuli", "lumi.aarnio@itatuuli.example",
            "+358 9 000 0203", "fin" },
        { "Turvallinen koti -linja", "Lähisuhdeväkivalta", "Naistentalo Ruska", "linja@ruska.example",
            "+358 9 000 0204", "som;ara;fin;eng" },
        { "Etuusneuvoja", "Etuudet ja tuet", "Neuvontapiste Portti", "etuudet@portti.example", "+358 9 000 0205",
            "ara;fin" },
        { "Oikeusavustaja Kaisla Rautio", "Oikeusapu", "Oikeusneuvonta Pykälä", "kaisla.rautio@pykala.example",
            "+358 9 000 0206", "fin;eng" },
        { "Perheterapeutti (lopettanut)", "Perhetyö", "Perhekeskus Pihlaja", "", "", "fin" },
    };
    int n = 0;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        demo_row(d, SHEET_SPECIALISTS, "specialist", demo_z(d, "SP-%d", ++n), "name", each[i].name, "role",
            each[i].role, "organisation", each[i].organisation, "email", each[i].email, "phone", each[i].phone,
            "languages", each[i].languages, "active", each[i].phone[0] != '\0' ? "yes" : "no", NULL);
}

static void absence(struct demo *d, const char *staff, struct day from, struct day to, const char *substitute)
{
    demo_row(d, SHEET_ABSENCES, "absence", str_z(d->t->a, demo_key(d, SHEET_ABSENCES, "Y")), "staff", staff,
        "starts_on", demo_day(d, from), "ends_on", demo_day(d, to), "substitute", substitute, NULL);
}

/* What is asked of nobody is estimated, and services and enterprises are no persons. */
static void estimates(struct demo *d)
{
    static const struct {
        const char *project, *indicator, *number, *percent, *source, *method;
        int ago;
    } each[] = {
        { "S99001", "EECO12", "", "6", "Kaupungin hyvinvointikertomus (esimerkki)",
            "Kaupungin aikuisista arvioitu osuus, sovellettuna osallistujiin.", 25 },
        { "S99001", "EECO16", "", "4", "Asumisneuvonnan tilasto (esimerkki)",
            "Neuvonnan asiakkaina olevien perheiden osuus ryhmien asuinalueilla.", 25 },
        { "S99001", "EECO18", "9", "", "Hankkeen yhteistyöluettelo",
            "Lasketaan palvelut, joiden kanssa on tehty vähintään kolme yhteistä ryhmäkertaa.", 25 },
        { "S99002", "EECO17", "", "11", "Tilastokeskuksen kuntaluokitus (esimerkki)",
            "Maaseutukuntien asukkaiden osuus alueella, pyöristetty.", 40 },
        { "S99002", "EECO19", "14", "", "Hankkeen työnantajaluettelo",
            "Lasketaan pienet yritykset, joissa on ollut tutustumiskäynti tai työkokeilu.", 40 },
        { "S99003", "EECO15", "", "3", "Järjestön vuosikatsaus (esimerkki)", "Järjestön arvio jäsenistöstään.", 30 },
        { "S99003", "EECO19", "6", "", "Työnantajatapaamisten ilmoittautumiset",
            "Lasketaan kukin yritys kerran, vaikka se tulisi useasti.", 30 },
    };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        demo_row(d, SHEET_ESTIMATES, "estimate", demo_z(d, "ES-%zu", i + 1), "project", each[i].project, "indicator",
            each[i].indicator, "date", demo_day(d, demo_ago(d, each[i].ago)), "number", each[i].number, "percent",
            each[i].percent, "source", each[i].source, "method", each[i].method, NULL);
}

void demo_house(struct demo *d)
{
    for (const struct demo_provider *p = demo_providers; p->key != NULL; p++)
        demo_row(d, SHEET_PROVIDERS, "provider", p->key, "name", p->name, "kind", p->kind, "municipality",
            p->municipality, "contact", p->contact, NULL);
    specialists(d);
    absence(d, "instructor-ar", demo_ago(d, 2), demo_ago(d, -9), "counsellor");
    absence(d, "counsellor", demo_ago(d, 140), demo_ago(d, 113), "counsellor-2");
    absence(d, "instructor-lahti", demo_ago(d, -20), demo_ago(d, -34), "counsellor-2");
    demo_row(d, SHEET_FOLLOW_UP_RULES, "follow_up_rule", "FR-1", "project", "S99002", "name",
        "Kolmen kuukauden kuulumiset", "months", "3", NULL);
    estimates(d);
}
