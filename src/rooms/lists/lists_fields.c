/* lists_fields: what columns of lists of operations are called: in the law, in EURA 2021 and 2014, in Kohesio, and in
 * our languages. Sources: issue 10 section 4, DOMAIN.md section 3. */
#include "rooms/lists/lists_read.h"

static const struct mapping_field fields[LIST__N] = {
    [LIST_CODE] = { "code", N_("Code of the project"),
        "hankekoodi|koodi|projektkod|kod|project code|code|operation unique identifier|operation local identifier|"
        "operation id|operation code|id|koodhka mashruuca|رمز المشروع",
        MAPPING_KEY },
    [LIST_NAME] = { "name", N_("Name of the project"),
        "hankkeen nimi|nimi|hanke|projektets namn|namn|operation name|operation name programme language|name of the "
        "operation|project name|project title|title|name|label|magaca mashruuca|اسم المشروع",
        MAPPING_TEXT },
    [LIST_SUMMARY] = { "summary", N_("What it is for"),
        "suunnitelman mukainen tiivistelmä hankkeen toteutuksesta|tiivistelmä|kuvaus|sammanfattning|operation summary "
        "programme language|operation summary|summary|purpose|description|ملخص",
        MAPPING_TEXT },
    [LIST_BENEFICIARY] = { "beneficiary", N_("Beneficiary"),
        "toteuttajan nimi|toteuttaja|toteuttajaorganisaatio|tuensaaja|hakija|genomförare|stödmottagare|beneficiary "
        "name|"
        "beneficiary|beneficiaries|المستفيد",
        MAPPING_TEXT },
    [LIST_BUSINESS_ID] = { "business_id", N_("Business ID"),
        "toteuttajan y tunnus|y tunnus|ytunnus|fo nummer|beneficiary local identifier|vat number", MAPPING_KEY },
    [LIST_NATURAL] = { "natural_person", N_("The beneficiary is a natural person"),
        "luonnollinen henkilö|fysisk person|natural person", MAPPING_YESNO },
    [LIST_CONTRACTOR] = { "contractor", N_("Contractor"), "urakoitsija|hankintasopimuksen toimittaja|contractor name",
        MAPPING_TEXT },
    [LIST_FUND] = { "fund", N_("Fund"), "rahasto|fond|fund code|fund name", MAPPING_TEXT },
    [LIST_PROGRAMME] = { "programme", N_("Programme"), "ohjelma|ohjelman nimi|programme name|program|programmet",
        MAPPING_TEXT },
    [LIST_PERIOD] = { "period", N_("Programming period"), "ohjelmakausi|programperiod|programming period",
        MAPPING_TEXT },
    [LIST_PRIORITY] = { "priority", N_("Priority"), "tl|toimintalinja|prioritet|insatsområde|priority axis",
        MAPPING_TEXT },
    [LIST_OBJECTIVE] = { "objective", N_("Specific objective"),
        "et|erityistavoite|särskilt mål|specifikt mål|specific objective id|policy objective label", MAPPING_TEXT },
    [LIST_CATEGORY] = { "category", N_("Type of intervention"),
        "tukitoimen ala|tukitoimen tyyppi|interventionsområde|category of intervention|intervention field|category "
        "label",
        MAPPING_TEXT },
    [LIST_AUTHORITY] = { "authority", N_("Managing authority"),
        "rahoittava viranomainen|viranomainen|vastuuviranomainen|finansierande myndighet|myndighet|managingauthority|"
        "managing authority|authority|السلطة",
        MAPPING_TEXT },
    [LIST_COUNTRY] = { "country", N_("Country"), "maa|land|country code", MAPPING_TEXT },
    [LIST_REGION] = { "region", N_("Region"), "sijainti|maakunta|alue|landskap|nuts3 label|region name", MAPPING_TEXT },
    [LIST_LOCALITY] = { "locality", N_("Place"),
        "toteutuspaikan postitoimipaikka|toteutuspaikka|paikkakunta|kunta|ort|kommun|lau labels|locality|municipality",
        MAPPING_TEXT },
    [LIST_POSTCODE] = { "postal_code", N_("Postcode"),
        "toteutuspaikan postinumero|postinumero|postnummer|postal code|location indicator postcode", MAPPING_TEXT },
    [LIST_STARTS] = { "starts_on", N_("First day"),
        "aloituspvm|aloituspäivä|alkaa|alkamispäivä|startdatum|begynnelsedatum|operation start date|start date|start",
        MAPPING_DAY },
    [LIST_ENDS] = { "ends_on", N_("Last day"),
        "päättymispvm|päättymispäivä|päättyy|slutdatum|operation end date|end date|expected end date|end",
        MAPPING_DAY },
    [LIST_TOTAL] = { "total_cost", N_("Total cost, euros"),
        "suunniteltu rahoitus yhteensä|suunniteltu julkinen rahoitus yhteensä|kokonaiskustannukset|kokonaisrahoitus|"
        "kokonaisbudjetti|totala kostnader|totalfinansiering|total eligible expenditure amount|total eligible "
        "expenditure|total cost|total budget|budget",
        MAPPING_AMOUNT },
    [LIST_EU] = { "eu_amount", N_("EU amount, euros"),
        "toteutunut eu rahoituksen määrä|eu rahoitus|eu rahoituksen määrä|eu osuus euroina|eu finansiering|eu stöd|"
        "project eu budget|eu budget|eu amount|eu contribution|union contribution",
        MAPPING_AMOUNT },
    [LIST_RATE] = { "cofinancing", N_("Rate of EU funding, percent"),
        "eu osuus|eu rahoitusosuus|rahoitusosuus|medfinansieringsgrad|cofinancing rate|co financing rate|union co "
        "financing rate",
        MAPPING_PERCENT },
    [LIST_WEBSITE] = { "website", N_("Website"),
        "hankkeen kotisivun osoite|kotisivu|verkkosivu|webbplats|hemsida|project website|web site|url",
        MAPPING_ADDRESS },
};
const struct mapping_fields LIST_FIELDS = { fields, LIST__N };
