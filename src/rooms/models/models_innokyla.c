/* models_innokyla: see models_innokyla.h. Names of persons are not put in by us: roles and organisations only. */
#include "rooms/models/models_innokyla.h"

#include "rooms/models/models_codes.h"
#include "rooms/places.h"

/* What a block is made of, where it is no section. */
enum block_from { FROM_SECTION, FROM_NAME, FROM_SUMMARY, FROM_REGIONS, FROM_FUNDER, FROM_WHOLE, FROM_AUTHORS };

/* In the order of the page: basic data, the parts of the front page, then the path of development. */
static const struct {
    const char *heading, *about, *code;
    enum block_from from;
    bool needed;
} rows[] = {
    { "Toimintamallin nimi", N_("Name. It makes the address, too."), "", FROM_NAME, true },
    { "Toimintamallin lyhyt kuvaus", N_("Short description: one to three sentences."), "", FROM_SUMMARY, true },
    { "Toteutuspaikka", NULL, "places", FROM_SECTION, false },
    { "Paikkakunta, maakunta tai hyvinvointialue", N_("Region, from the list there."), "", FROM_REGIONS, false },
    { "Toimintamallin rahoittaja", N_("Funder, from the list there."), "", FROM_FUNDER, false },
    { "Toimintamallin kokonaisuus", N_("The programme or whole it belongs to."), "", FROM_WHOLE, false },
    { "Tekijä", N_("Who made it: roles and organisations."), "", FROM_AUTHORS, false },
    { "Ratkaisun perusidea", NULL, "idea", FROM_SECTION, false },
    { "Toimivuuden ja käyttöönoton ehdot", NULL, "conditions", FROM_SECTION, false },
    { "Toimintaympäristö", NULL, "environment", FROM_SECTION, false },
    { "Kohderyhmä ja asiakasymmärrys", NULL, "audience", FROM_SECTION, false },
    { "Arvioinnin tulokset tiivistettynä", NULL, "results", FROM_SECTION, false },
    { "Vinkit toimintamallin soveltajille", NULL, "tips", FROM_SECTION, false },
    { "Lähtötilanne ja strategiset liittymäkohdat", NULL, "start", FROM_SECTION, false },
    { "Kehitystyön lähtökohtana olevat tarpeet", NULL, "needs", FROM_SECTION, false },
    { "Kehittäjäjoukon kokoaminen ja yhteiskehittäminen", NULL, "together", FROM_SECTION, false },
    { "Tavoiteltu muutos", NULL, "aim", FROM_SECTION, false },
    { "Muutoksen mittaaminen", NULL, "measuring", FROM_SECTION, false },
    { "Toteutussuunnitelma", NULL, "plan", FROM_SECTION, false },
};

static struct str section(struct task *t, const struct model_text *text, const char *code)
{
    struct model_sections all = models_sections(t, text->body);
    struct strs found = { 0 };

    for (size_t i = 0; i < all.n; i++)
        if (str_is(all.at[i].code, code))
            strs_add(t->a, &found, all.at[i].text);
    return strs_join(t->a, &found, S("\n\n"));
}

static struct str regions(struct task *t, struct str codes, const struct lang *l)
{
    struct strs all = strs_split(t->a, codes, ';');

    if (all.n == 0)
        return str_of(lang_tr(l, "The whole country"));
    for (size_t i = 0; i < all.n; i++)
        all.at[i] = region_name(l, all.at[i]);
    return strs_join(t->a, &all, S(", "));
}

static struct str authors(struct task *t, const struct model *m, const struct lang *l)
{
    struct strs lines = { 0 };

    for (size_t i = 0; i < m->authors.n; i++) {
        struct str role = code_name(l, &CODES_model_role, m->authors.at[i].role);
        if (!str_empty(m->authors.at[i].organisation))
            strs_add(t->a, &lines, str_fmt(t->a, "%.*s (%.*s)", STR_ARG(m->authors.at[i].organisation), STR_ARG(role)));
    }
    return strs_join(t->a, &lines, S("\n"));
}

static struct str text_of(struct task *t, const struct model *m, size_t row, const struct model_text *text)
{
    switch (rows[row].from) {
    case FROM_SECTION: return section(t, text, rows[row].code);
    case FROM_NAME: return text->title;
    case FROM_SUMMARY: return text->summary;
    case FROM_REGIONS: return regions(t, m->regions, text->lang);
    case FROM_FUNDER: return m->funder;
    case FROM_WHOLE: return m->whole;
    case FROM_AUTHORS: return authors(t, m, text->lang);
    }
    unreachable();
}

struct innokyla_blocks models_innokyla(struct task *t, const struct model *m)
{
    const struct model_text *text = models_text_in(m, lang_get(LANG_fi));
    struct innokyla_blocks list = { 0 };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct innokyla_block one = { rows[i].heading, rows[i].about == NULL ? NULL : lang_tr(t->lang, rows[i].about),
            rows[i].code, str_trim(text_of(t, m, i, text)), rows[i].needed };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct str models_innokyla_text(struct task *t, const struct innokyla_blocks *blocks)
{
    struct strs pieces = { 0 };

    for (size_t i = 0; i < blocks->n; i++)
        if (!str_empty(blocks->at[i].text))
            strs_add(t->a, &pieces, str_fmt(t->a, "%s\n\n%.*s", blocks->at[i].heading, STR_ARG(blocks->at[i].text)));
    return str_fmt(t->a, "%.*s\n", STR_ARG(strs_join(t->a, &pieces, S("\n\n\n"))));
}
