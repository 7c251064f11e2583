/* demo_operations: the public pages of the projects of the demonstration, with figures out of stored runs, and a few
 * operations of others as a list would bring them. All of them are invented. */
#include "rooms/demo/demo_operations.h"

#include "rooms/operations/operations.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/reports.h"

enum { FIGURES = 4 };

static const struct demo_page {
    const char *code, *theme, *goals, *category, *umbrella, *predecessor, *parts, *phone;
    const char *doing_fi, *doing_en, *doing_ar, *reached_fi, *reached_en, *reached_ar;
    const char *report, *figures[FIGURES];
} pages[] = {
    { "S99001", "integration", "1;4;5;8;10", "157 Maahanmuuttajien yhteiskuntaan osallistumisen tukeminen (esimerkki)",
        "Koti ja kieli (esimerkki), K99000", "Ensiaskel (esimerkki), S98017",
        "Omankieliset ryhmät\nDigipajat\nHenkilökohtainen ohjaus", "+358 9 000 0001",
        "Ryhmät kokoontuvat kaksi kertaa viikossa. Lapset hoidetaan viereisessä huoneessa. Jokainen saa oman "
        "suunnitelman, ja häneltä kysytään puolen vuoden kuluttua, mitä kuuluu.",
        "The groups meet twice a week. Children are looked after in the next room. Everybody gets a plan of her own, "
        "and is asked half a year later how she is.",
        "تجتمع المجموعات مرتين في الأسبوع. يُرعى الأطفال في الغرفة المجاورة. تحصل كل مشاركة على خطة خاصة بها، "
        "وتُسأل بعد نصف سنة عن حالها.",
        "Yli puolet ohjattiin koulutukseen tai työhön. Kaikkia ei tavoitettu: puhelin ei aina ole auki.",
        "More than half were guided to education or work. Not everybody was reached: a phone is not always open.",
        "وُجّه أكثر من النصف إلى التعليم أو العمل. لم نصل إلى الجميع: الهاتف ليس مفتوحًا دائمًا.", "outcomes",
        { "by_language..persons", "by_language..guided%", "by_language..guided_to_training%",
            "by_language..guided_to_work%" } },
    { "S99002", "families", "4;5;8", "153 Työelämään pääsyn tukeminen (esimerkki)", "", "", "", "+358 9 000 0002",
        "Lyhyitä kursseja pienissä ryhmissä kotona oleville vanhemmille kahdessa kunnassa.",
        "Short courses in small groups for parents who are at home, in two towns.", "", "", "", "", "targets",
        { "targets.persons.reached", "targets.groups.reached", "", "" } },
    { "S99003", "inclusion", "5;10", "163 Sosiaalisen osallisuuden edistäminen (esimerkki)", "", "", "",
        "+358 9 000 0003", "Äidit koulutetaan ohjaamaan muiden äitien ryhmiä.",
        "Mothers are trained to lead groups of other mothers.", "", "", "", "", "targets",
        { "targets.persons.reached", "targets.groups.reached", "", "" } },
};

static void choose(struct task *t, int64_t project, const struct demo_page *p)
{
    struct strs spots = { 0 };
    int64_t run;

    for (size_t i = 0; i < FIGURES; i++)
        if (p->figures[i][0] != '\0')
            strs_add(t->a, &spots, str_of(p->figures[i]));
    must(t, reports_store_run(t, str_of(p->report), project, S("Julkinen sivu"), &run) == DONE);
    must(t, operations_choose(t, project, run, &spots) == DONE);
}

static void publish(struct task *t, const struct demo_page *p)
{
    int64_t project = projects_by_code(t, str_of(p->code));
    struct operation_card c = operations_card_read(t, project);
    struct problems problems = { 0 };

    c.theme = str_of(p->theme);
    c.goals = str_of(p->goals);
    c.category = str_of(p->category);
    c.priority = S("4 Työllistävä, osaava ja osallistava Suomi");
    c.umbrella = str_of(p->umbrella);
    c.predecessor = str_of(p->predecessor);
    c.parts = str_of(p->parts);
    c.contact_role = S("Hanketoimisto");
    c.contact_phone = str_of(p->phone);
    c.doing[LANG_fi] = str_of(p->doing_fi);
    c.doing[LANG_en] = str_of(p->doing_en);
    c.doing[LANG_ar] = str_of(p->doing_ar);
    c.reached[LANG_fi] = str_of(p->reached_fi);
    c.reached[LANG_en] = str_of(p->reached_en);
    c.reached[LANG_ar] = str_of(p->reached_ar);
    must(t, operations_card_save(t, &c, &problems) == DONE);
    choose(t, project, p);
    must(t, operations_publish(t, project, operations_card_read(t, project).version, true, &problems) == DONE);
}

static const struct {
    const char *key, *name, *beneficiary, *region, *town, *from, *to, *theme;
    int64_t total, eu;
} others[] = {
    { "E101", "Kahvila kieltä varten", "Esimerkkilän kaupunki", "06", "Tampere", "2023-03-01", "2025-08-31",
        "integration", 41250000, 28875000 },
    { "E102", "Merenkurkun ensimmäinen työ", "Esimerkkirannikon säätiö", "15", "Vaasa", "2024-01-01", "2026-12-31",
        "work", 63000000, 37800000 },
    { "E103", "Pohjoisen perhepolku", "Esimerkkiyhdistys Revontuli ry", "19", "Rovaniemi", "2025-05-01", "2027-04-30",
        "families", 28490000, 22792000 },
    { "E104", "Lukutaito kuuluu kaikille", "Esimerkkiopisto", "02", "Turku", "2022-09-01", "2024-12-31", "skills",
        19900000, 13930000 },
    { "E105", "Yhteinen keittiö", "Esimerkkilän kaupunki", "13", "Jyväskylä", "2027-01-01", "2028-12-31", "inclusion",
        35000000, 24500000 },
    { "E106", "Työpaja ilman kynnystä", "Esimerkkiverkko ry", "", "", "2024-02-01", "2027-01-31", "innovation",
        120000000, 84000000 },
};

static void bring_others(struct task *t)
{
    struct operations_in in = operations_begin(t, S("Esimerkkiluettelo"));

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct operation o = { .source_key = str_of(others[i].key),
            .name = str_of(others[i].name),
            .name_language = S("fin"),
            .beneficiary = str_of(others[i].beneficiary),
            .fund = S("ESF+"),
            .period = S("2021-2027"),
            .programme = S("Uudistuva ja osaava Suomi 2021-2027"),
            .theme = str_of(others[i].theme),
            .country = S("FI"),
            .regions = str_of(others[i].region),
            .locality = str_of(others[i].town),
            .total_cents = others[i].total,
            .eu_cents = others[i].eu,
            .cofinancing = INT_NONE };
        must(t, day_read(str_of(others[i].from), &o.starts_on) && day_read(str_of(others[i].to), &o.ends_on));
        (void)operations_put(&in, &o);
    }
    operations_end(&in);
}

void demo_operations(struct task *t)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        publish(t, &pages[i]);
    bring_others(t);
}
