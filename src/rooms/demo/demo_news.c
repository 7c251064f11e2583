/* demo_news: two news items and a press release of the demonstration, each in Finnish, English and the language of a
 * group. People and numbers are invented; the press release says what the report of the demonstration counts. */
#include "rooms/demo/demo_publications.h"

#include "rooms/publications/publications.h"

enum { SAID = 3 };

static const struct news {
    const char *kind, *author, *role, *phone, *email;
    struct publication_said said[SAID];
} news[] = {
    { "news", "Sanelma Sanoja, ryhmien ohjaaja", "", "", "",
        { { "fi", "Uusi ryhmä alkaa: arjen suomea somaliksi",
              "Uusi ryhmä kokoontuu tiistaisin. Lapset hoidetaan viereisessä huoneessa.",
              "Ryhmä on vanhemmille, jotka hoitavat lapsia kotona ja puhuvat somalia. Ohjaaja puhuu samaa kieltä.\n\n"
              "## Mitä ryhmässä tehdään\n\n"
              "- Harjoitellaan sanoja, joita tarvitaan neuvolassa, koulussa ja kaupassa.\n"
              "- Käydään kirjastossa ja terveysasemalla.\n"
              "- Kysytään yhdessä sitä, mitä kukaan ei uskalla kysyä yksin.\n\n"
              "Ryhmä ei maksa mitään. Bussilipun saa ohjaajalta.\n\n"
              "Voit tulla mukaan milloin vain. Soita ensin, niin kerromme, missä huoneessa olemme." },
            { "en", "A new group begins: everyday Finnish in Somali",
                "The new group meets on Tuesdays. Children are looked after in the next room.",
                "The group is for parents who look after their children at home and speak Somali. The instructor "
                "speaks "
                "the same language.\n\n"
                "## What the group does\n\n"
                "- Practises words that one needs at the child health clinic, at school and in a shop.\n"
                "- Visits the library and the health centre.\n"
                "- Asks together what nobody dares to ask alone.\n\n"
                "The group costs nothing. The instructor gives you a bus ticket.\n\n"
                "You can join at any time. Call first, and we tell you in which room we are." },
            { "so", "Koox cusub ayaa bilaabanaysa: Af-Finnishka nolol maalmeedka oo Soomaali lagu dhigo",
                "Kooxda cusubi waxay kulantaa Talaadada. Carruurta waxaa lagu hayaa qolka ku xiga.",
                "Kooxdu waa waalidka carruurta guriga ku haya ee ku hadla Af-Soomaali. Hagahu isla luqaddaas ayuu ku "
                "hadlaa.\n\n"
                "## Waxa kooxdu qabato\n\n"
                "- Waxay ku celcelisaa erayada looga baahan yahay rugta caafimaadka carruurta, dugsiga iyo dukaanka.\n"
                "- Waxay booqataa maktabadda iyo xarunta caafimaadka.\n"
                "- Waxay si wadajir ah u weydiisaa wax aan qofna keligiis ku dhicin inuu weydiiyo.\n\n"
                "Kooxdu waa lacag la'aan. Tigidhka baska hagaha ayaa bixiya.\n\n"
                "Waad ku soo biiri kartaa goor kasta. Marka hore soo wac, waxaan kuu sheegi doonnaa qolka aan "
                "joogno." } } },
    { "news", "Tahvo Tarinoija, viestintä", "", "", "",
        { { "fi", "Vanhemmat kirjoittivat kirjeen kaupungille", "Ryhmä pyysi penkkiä bussipysäkille. Kaupunki vastasi.",
              "Ryhmässä puhuttiin siitä, kuka päättää asioista. Vanhemmat huomasivat, että bussipysäkillä ei ole "
              "penkkiä, ja lastenvaunujen kanssa on vaikea odottaa.\n\n"
              "He kirjoittivat kirjeen yhdessä, ensin arabiaksi ja sitten suomeksi.\n\n"
              "> Emme tienneet, että kaupungille saa kirjoittaa. Nyt tiedämme, ja kirjoitamme uudestaan.\n\n"
              "Kaupunki vastasi kolmen viikon kuluttua: penkki tulee keväällä." },
            { "en", "Parents wrote a letter to the city",
                "The group asked for a bench at a bus stop. The city answered.",
                "The group talked about who decides. The parents noticed that there is no bench at the bus stop, and "
                "that it is hard to wait there with a pram.\n\n"
                "They wrote a letter together, first in Arabic and then in Finnish.\n\n"
                "> We did not know that one may write to the city. Now we know, and we will write again.\n\n"
                "The city answered after three weeks: the bench comes in spring." },
            { "ar", "آباء وأمهات كتبوا رسالة إلى البلدية", "طلبت المجموعة مقعدًا عند موقف الحافلة. وأجابت البلدية.",
                "تحدثت المجموعة عمّن يتخذ القرارات. لاحظ الآباء والأمهات أنه لا يوجد مقعد عند موقف الحافلة، وأن "
                "الانتظار هناك "
                "مع عربة الطفل صعب.\n\n"
                "كتبوا الرسالة معًا، بالعربية أولًا ثم بالفنلندية.\n\n"
                "> لم نكن نعرف أنه يمكن الكتابة إلى البلدية. الآن نعرف، وسنكتب مرة أخرى.\n\n"
                "أجابت البلدية بعد ثلاثة أسابيع: سيأتي المقعد في الربيع." } } },
    { "press", "Hanketoimisto", "Projektipäällikkö Vuokko Vastaava", "+358 9 000 0001", "viestinta@example.org",
        { { "fi", "Yli puolet vanhemmista ohjattiin koulutukseen tai työhön",
              "Omin sanoin -hanke kertoo, mitä ryhmistä seurasi ja mikä ei onnistunut.",
              "Omin sanoin -hankkeen ryhmissä on vanhempia, jotka hoitavat lapsia kotona. Yli puolet heistä on ohjattu "
              "koulutukseen tai työhön. Luvut ja niiden selitykset ovat hankkeen julkisella sivulla.\n\n"
              "Kolme asiaa auttoi: oman kielen ohjaaja, lastenhoito samassa talossa ja se, että jokaiselta kysyttiin "
              "puolen vuoden kuluttua uudestaan.\n\n"
              "Kaikkia ei tavoitettu. Osa muutti, ja osan puhelin ei enää vastannut.\n\n"
              "Hanketta osarahoittaa Euroopan unioni." },
            { "en", "More than half of the parents were guided to education or work",
                "The project In own words tells what came of its groups, and what did not work.",
                "In the groups of the project In own words there are parents who look after their children at home. "
                "More than half of them have been guided to education or work. The figures and what they mean are on "
                "the public page of the project.\n\n"
                "Three things helped: an instructor of one's own language, child care in the same house, and that "
                "everybody was asked again half a year later.\n\n"
                "Not everybody was reached. Some moved, and some telephones did not answer any more.\n\n"
                "The project is co-funded by the European Union." },
            { "ar", "وُجّه أكثر من نصف الوالدين إلى التعليم أو العمل",
                "يحكي مشروع «بكلماتنا» ما نتج عن مجموعاته وما لم ينجح.",
                "في مجموعات مشروع «بكلماتنا» والدون يرعون أطفالهم في البيت. وُجّه أكثر من نصفهم إلى التعليم أو العمل. "
                "الأرقام وشرحها في صفحة المشروع المفتوحة للجميع.\n\n"
                "ثلاثة أشياء ساعدت: مرشدة تتكلم اللغة نفسها، ورعاية الأطفال في المبنى نفسه، وسؤال الجميع مرة أخرى بعد "
                "نصف سنة.\n\n"
                "لم نصل إلى الجميع. بعضهم انتقل، وبعض الهواتف لم تعد تجيب.\n\n"
                "يشارك الاتحاد الأوروبي في تمويل المشروع." } } },
};

void demo_news(struct task *t, int64_t project)
{
    for (size_t i = 0; i < sizeof news / sizeof *news; i++) {
        struct problems wrong = { 0 };
        int64_t id;
        struct publication_whole w = { .project = project,
            .kind = news[i].kind,
            .author = news[i].author,
            .role = news[i].role,
            .phone = news[i].phone,
            .email = news[i].email,
            .said = news[i].said,
            .n = SAID };
        must(t, publications_make_whole(t, &w, &id, &wrong) == DONE);
        demo_publish(t, id);
    }
}
