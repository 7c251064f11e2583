/* demo_services: some services for the directory, in the form of the Finnish service catalogue, so that they come in as
 * others do. Towns are real, all else is invented; the telephone numbers ring nowhere. */
#include "rooms/demo/demo_services.h"

#include "rooms/orientation/orientation.h"
#include "rooms/services/services.h"

/* clang-format off */
#define NAME(language, text)    "{\"type\":\"Name\",\"language\":\"" language "\",\"value\":\"" text "\"}"
#define SUMMARY(language, text) "{\"type\":\"Summary\",\"language\":\"" language "\",\"value\":\"" text "\"}"
#define TELLS(language, text)   "{\"type\":\"Description\",\"language\":\"" language "\",\"value\":\"" text "\"}"
#define ASKS(language, text)    "{\"language\":\"" language "\",\"value\":\"" text "\"}"
#define EVENT(code)             "{\"uri\":\"http://urn.fi/URN:NBN:fi:au:ptvl:" code "\"}"
#define ORGANISATION(id, name)  "{\"id\":\"" id "\",\"organizationNames\":[" NAME("fi", name) "]}"
#define PLACE(id, name, phone, street, position, from, to) \
    "{\"id\":\"" id "\",\"serviceChannelType\":\"ServiceLocation\",\"serviceChannelNames\":[" NAME("fi", name) \
    "],\"phoneNumbers\":[{\"number\":\"" phone "\"}],\"addresses\":[{\"type\":\"Location\",\"streetAddress\":{" \
    "\"street\":[" ASKS("fi", street) "],\"postalCode\":\"01300\",\"postOffice\":[" ASKS("fi", "Vantaa") "]," \
    "\"municipality\":{\"code\":\"092\"}," position "}}],\"serviceHours\":[{\"serviceHourType\":" \
    "\"DaysOfTheWeek\",\"openingHour\":[{\"dayFrom\":\"Monday\",\"dayTo\":\"Friday\",\"from\":\"" from \
    "\",\"to\":\"" to "\"}]}]}"
#define SERVICE(id, names, descriptions, requirements, languages, events, of, at) \
    "{\"id\":\"" id "\",\"serviceNames\":[" names "],\"serviceDescriptions\":[" descriptions "],\"requirements\":[" \
    requirements "],\"serviceChargeType\":\"FreeOfCharge\",\"languages\":[" languages "],\"lifeEvents\":[" events \
    "],\"organizations\":[{\"organization\":{\"id\":\"" of "\"}}],\"serviceChannels\":[{\"serviceChannel\":{\"id\":\"" \
    at "\"}}]}"
#define AND ","

static const char *const records[] = {
    ORGANISATION("demo-town", "Hyvinvointialueen lapsiperheet"),
    ORGANISATION("demo-school", "Aikuislukio Kanava"),
    ORGANISATION("demo-house", "Asukastalo Leinikki"),
    PLACE("demo-clinic-place", "Leinikin neuvola", "09 000 0001", "Leinikkikuja 4",
        "\"latitude\":\"6687200\",\"longitude\":\"393400\"", "08:00:00", "16:00:00"),
    PLACE("demo-school-place", "Aikuislukio Kanava", "09 000 0002", "Kanavatie 12",
        "\"latitude\":\"6686900\",\"longitude\":\"393900\"", "09:00:00", "15:00:00"),
    PLACE("demo-house-place", "Asukastalo Leinikki", "09 000 0003", "Leinikkikuja 1",
        "\"latitude\":\"6687100\",\"longitude\":\"393300\"", "10:00:00", "18:00:00"),
    SERVICE("demo-clinic",
        NAME("fi", "Neuvola") AND NAME("sv", "Rådgivningsbyrå") AND NAME("en", "Maternity and child health clinic") AND
        NAME("so", "Rugta hooyada iyo dhallaanka") AND NAME("ar", "عيادة الأم والطفل"),
        SUMMARY("fi", "Neuvola auttaa, kun odotat tai hoidat lasta.") AND
        SUMMARY("sv", "Rådgivningen hjälper dig som väntar eller har barn.") AND
        SUMMARY("en", "The clinic helps you when you expect or have a child.") AND
        SUMMARY("so", "Rugtu way ku caawisaa markaad uur leedahay ama ilmo haysato.") AND
        SUMMARY("ar", "تساعدك العيادة عندما تنتظرين طفلاً أو لديك طفل.") AND
        TELLS("fi", "Terveydenhoitaja tutkii lapsen. Lapsi saa rokotukset. Voit kysyä kaikesta.") AND
        TELLS("en", "A nurse examines the child. The child gets vaccinations. You can ask about everything."),
        ASKS("fi", "Odotat lasta, tai lapsesi on alle 7 vuotta.\\nAsut tässä kunnassa.") AND
        ASKS("en", "You expect a child, or your child is under 7.\\nYou live in this town.") AND
        ASKS("ar", "تنتظرين طفلاً أو عمر طفلك أقل من 7 سنوات.\\nتسكن في هذه البلدية."),
        "\"fi\",\"sv\",\"en\",\"so\"", EVENT("v3001") AND EVENT("v1038"), "demo-town", "demo-clinic-place"),
    SERVICE("demo-finnish",
        NAME("fi", "Suomen kurssi kotona oleville vanhemmille") AND NAME("en", "Finnish course for parents at home") AND
        NAME("so", "Koorso Finnish ah oo waalidka guriga jooga") AND NAME("ar", "دورة اللغة الفنلندية للآباء في البيت"),
        SUMMARY("fi", "Opit suomea. Lapsi on hoidossa samassa talossa.") AND
        SUMMARY("en", "You learn Finnish. Your child is cared for in the same house.") AND
        SUMMARY("so", "Waxaad baranaysaa Finnish. Ilmahaaga isla gurigaas ayaa lagu hayaa.") AND
        SUMMARY("ar", "تتعلم الفنلندية. طفلك في الرعاية في المبنى نفسه."),
        "", "\"fi\"", EVENT("v3009") AND EVENT("v3015"), "demo-school", "demo-school-place"),
    SERVICE("demo-cafe", NAME("fi", "Perhekahvila") AND NAME("ar", "مقهى العائلات"),
        SUMMARY("fi", "Tule juttelemaan. Lapset saavat leikkiä."), "", "\"fi\",\"ar\"",
        EVENT("v1019") AND EVENT("v1210"), "demo-house", "demo-house-place"),
};
/* clang-format on */

void demo_services(struct task *t)
{
    struct strs list = { 0 };

    for (size_t i = 0; i < sizeof records / sizeof *records; i++)
        strs_add(t->a, &list, str_of(records[i]));
    struct str joined = strs_join(t->a, &list, S(","));
    must(t, services_bring(t, str_fmt(t->a, "[%.*s]", STR_ARG(joined))) == DONE);
}

void demo_course(struct task *t)
{
    struct problems wrong = { 0 };
    int64_t course;

    must(t, orientation_take_ours(t, &course, &wrong) == DONE);
    must(t, orientation_bring_out(t, course) == DONE);
}
