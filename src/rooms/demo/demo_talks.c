/* demo_talks: what workers in the demonstration write down. Invented; towns are real, services are not. */
#include "rooms/demo/demo_words.h"

const char *word_of(const struct word_list *list, size_t i) { return list->at[i % list->n]; }

#define LIST(name, ...) \
    static const char *const name##_rows[] = { __VA_ARGS__ }; \
    const struct word_list words_##name = { name##_rows, sizeof name##_rows / sizeof *name##_rows };

LIST(openings, "Tapasimme ryhmän jälkeen, kun lapset olivat vielä lastenhoidossa.",
    "Puhuimme nuorimman päiväunien aikaan.", "Istuimme kirjaston kahviossa, koska kotona oli meluisaa.",
    "Hän tuli sovittuun aikaan ja toi kirjekuoren täynnä papereita.", "Istuimme hiljaisessa huoneessa ovi kiinni.",
    "Hän otti itse yhteyttä, ja se oli ensimmäinen kerta.", "Tapasimme perhekeskuksessa vauvan kanssa.",
    "Jatkoimme siitä, mihin viimeksi jäätiin.", "Hän kertoi ensin viikonlopusta ja lasten flunssasta.",
    "Keitin teetä, ja juttelimme rauhassa.", "Hän oli nukkunut huonosti, joten pidimme keskustelun lyhyenä.",
    "Kävelimme ryhmästä bussille ja puhuimme matkalla.", "Luimme yhdessä kirjeen, joka oli jäänyt avaamatta.",
    "Hän halusi puhua kahden kesken, ei ryhmän kuullen.", "Tulkki oli mukana puhelimessa.",
    "Puhuimme hänen kielellään, suomea harjoiteltiin lopuksi.", "Aloitimme hyvillä uutisilla.",
    "Hän oli kirjoittanut kysymyksensä valmiiksi vihkoon.", "Isoäiti hoiti lapsia, joten aikaa oli kerrankin kunnolla.",
    "Viestittelimme edestakaisin iltapäivän ajan.", "Sovimme ajan nopeasti, koska asia painoi.",
    "Hän näytti kuvan esikoisen todistuksesta ja oli ylpeä.", "Katsoimme ensin, mitä edellisestä kerrasta oli tehty.",
    "Aloitimme kalenterista: kolme menoa samalle viikolle on liikaa.",
    "Hän tuli suoraan päiväkodin pihalta, kurahousut kassissa.", "Juttelimme ensin hetken ihan muusta.",
    "Ensin naurettiin: taas sama bussi myöhässä.", "Hän oli harjoitellut, mitä aikoo sanoa.",
    "Tällä kertaa hän puhui melkein koko ajan suomea.")

const char *const words_middles[WORD_AREAS][MIDDLES] = {
    { "Kaupassa ja neuvolassa suomi jo sujuu, puhelimessa ei. Harjoittelimme ajan varaamista.",
        "Kielikurssi kiinnostaa, mutta iltaryhmä on perheelle mahdoton. Etsimme aamupäiväkurssia.",
        "Kielitestissä tuli A2. Hän itki ilosta ja soitti heti siskolleen.",
        "Hän ymmärtää enemmän kuin uskoo. Luimme päiväkodin tiedotteen ja vain kaksi sanaa oli vieraita." },
    { "Lukeminen on hidasta, eikä hän ole kehdannut sanoa sitä muille. Lukupiiri sopisi.",
        "Kirjoitimme nimen, osoitteen ja lasten nimet. Lomake ei enää pelota.",
        "Omalla kielellä lukeminen sujuu. Latinalaiset kirjaimet menevät vielä sekaisin.",
        "Hän luki ensimmäisen selkokirjansa loppuun ja pyysi toisen." },
    { "Kävimme läpi, miten aikuisten perusopetukseen haetaan ja mitä siellä tehdään.",
        "Ammatti kiinnostaa, mutta koulupolku näyttää pitkältä. Piirsimme sen paperille kolmessa osassa.",
        "Vanha todistus löytyi äidin luota. Selvitetään, miten se käännetään.",
        "Hän pelkää olevansa liian vanha kouluun. Kerroin opiskelijasta, joka aloitti samanikäisenä." },
    { "Teimme ansioluettelon loppuun. Kymmenen vuotta kotona näyttää siinä työltä, niin kuin pitääkin.",
        "Työkokeilu lähellä kotia olisi hyvä alku. Soitetaan kahteen paikkaan.",
        "Harjoittelimme haastattelua. Vaikein kysymys oli, missä hän on hyvä.",
        "Siivousfirma soitti takaisin. Vuorot alkavat kuudelta, ja päiväkoti aukeaa vasta seitsemältä." },
    { "Pankkitunnukset puuttuvat, ja siksi kaikki asiointi odottaa. Varattiin aika pankkiin.",
        "Kirjauduimme koulun järjestelmään yhdessä. Kolme viestiä odotti vastausta.",
        "Sähköposti on nyt puhelimessa, salasana paperilla lompakossa.",
        "Hän maksoi laskun itse ensimmäistä kertaa. Minä vain katsoin vieressä." },
    { "Selkäkipu on jatkunut kuukausia. Varasimme ajan terveysasemalta.",
        "Lääkäriaika on saatu, ja tulkki on tilattu. Kysymykset kirjoitettiin valmiiksi.",
        "Hammaslääkäriä on lykätty kaksi vuotta. Nyt soitettiin.",
        "Neuvolan terveydenhoitaja suositteli liikuntaa. Ryhmän kävelylenkki kelpaa." },
    { "Väsymys on isoin asia. Puhuimme siitä, missä viikossa olisi yksi oma tunti.",
        "Hän on yksin päivät pitkät. Ryhmä on viikon kohokohta.",
        "Uni on parantunut, kun puhelin jää illalla keittiöön.",
        "Ikävä sukulaisia painaa. Kerroin keskusteluavusta omalla kielellä." },
    { "Esikoinen ei halua enää puhua kotikieltä. Mietimme, mitä perheessä tehdään yhdessä.",
        "Koulusta tuli viesti poissaoloista. Mennään tapaamiseen yhdessä.",
        "Puhuimme ruutuajasta ja siitä, kuka kotona päättää.",
        "Hän oli vanhempainillassa ja kysyi kysymyksen. Opettaja vastasi hitaasti ja selvästi." },
    { "Päivähoitohakemus lähti. Vastaus tulee kuukauden sisällä.",
        "Nuorin itkee vieraiden luona. Aloitetaan kerholla, johon äiti voi jäädä.",
        "Päiväkodista tarjottiin paikkaa toiselta puolelta kaupunkia. Pyydetään lähempää.",
        "Hoitovuorot on nyt sovittu: kaksi iltaa viikossa on puolison." },
    { "Kuusi ihmistä ja kaksi huonetta. Asuntohakemus uusittiin.",
        "Vuokrasta tuli muistutus. Se oli maksettu, viitenumero vain puuttui.",
        "Kylpyhuoneen kosteudesta soitettiin huoltoon, ja tarkastaja tulee.",
        "Muutto samaan taloon siskon kanssa helpottaisi lastenhoitoa. Katsotaan hakemusta." },
    { "Laskimme, mitä perheelle jää opintojen aikana. Jää enemmän kuin hän pelkäsi.",
        "Kolme laskua oli mennyt perintään. Soitimme ja saimme maksusuunnitelman.",
        "Kotihoidon tuki loppuu kesällä. Mietimme, mikä tulee tilalle.",
        "Velkaneuvontaan on aika. Paperit kerättiin samaan kansioon." },
    { "Päätös oli kielteinen, mutta perustelu virheellinen. Ohjasin oikeusapuun.",
        "Oleskeluluvan jatko on vireillä. Tarkistimme, että kaikki liitteet ovat mukana.",
        "Hän ei tiennyt, että saa pyytää tulkin. Nyt tietää.",
        "Puhuimme siitä, mitä sopimuksesta pitää lukea ennen kuin allekirjoittaa." },
    { "Hän tutustui kahteen naapuriin leikkipuistossa. Toinen kutsui kylään.",
        "Kielikahvila löytyi läheltä. Ensimmäisellä kerralla mennään yhdessä.",
        "Ryhmästä on löytynyt ystävä, jonka kanssa lapsia hoidetaan vuorotellen.",
        "Hän lähtisi uimaan, jos joku tulisi mukaan. Kysyn ryhmästä." },
};

LIST(closings, "Mieliala oli lopuksi kevyempi.", "Seuraavan kerran puhumme parin viikon päästä.",
    "Hän soittaa itse, jos jotain tulee.", "Ei kiirettä: yksi asia kerrallaan.", "Tästä on hyvä jatkaa.",
    "Lupasin selvittää ja palata asiaan.", "Hän kiitti, että asia käytiin läpi hitaasti.",
    "Otamme tämän esiin myös suunnitelmassa.", "Hän haluaa yrittää ensin itse.",
    "Lapset alkoivat väsyä, joten lopetimme.", "Sovimme, että puoliso tulee seuraavaksi mukaan.",
    "Palataan, kun vastaus on tullut.", "Pieni mutta tärkeä askel.")

LIST(agreed, "Hän soittaa oppilaitokseen perjantaihin mennessä.", "Varaan ajan ja lähetän viestin.",
    "Hän tuo todistukset ensi kerralla.", "Täytämme hakemuksen yhdessä tiistaina.",
    "Hän kysyy päiväkodilta aloituspäivää.", "Selvitän tulkin.", "Hän käy kirjastossa lasten kanssa.",
    "Lähetän kurssilistan omalla kielellä.", "Hän harjoittelee puhelua, soitamme yhdessä.",
    "Katsomme laskut ensi viikolla.", "Hän kertoo puolisolle, mitä sovittiin.", "Kysyn, onko aamuryhmässä tilaa.",
    "Hän merkitsee ajan kalenteriin.", "Kirjoitan palvelulle ja kerron vastauksen.",
    "Hän tulee kielikahvilaan torstaina.")

LIST(private, "Puoliso ei halua, että hän opiskelee. Hän pyysi, ettei tästä puhuta kotona.",
    "Itki, kun puhuttiin äidistä. Kysyn ensi kerralla varovasti uudelleen.",
    "Raha-asiat ovat pahemmat kuin hän muille kertoo. Velkaneuvonta on seuraava askel.",
    "Luulen, että lukeminen on vaikeampaa kuin hän myöntää. Ei testata ryhmässä.",
    "Mainitsi unettomuuden kolmannen kerran. Ehdotan keskusteluapua, jos jatkuu.",
    "Appivanhemmat asuvat samassa asunnossa, ja se kiristää. Haluaa puhua vain kahden.",
    "Raskaana, ei vielä kertonut muille. Suunnitelman päivät katsotaan uudelleen.",
    "Pelkää, että vanha työnantaja saa tietää. Ei soiteta ilman lupaa.",
    "Esikoisen koulussa on kiusaamista. Hän ei jaksa enää yksin.",
    "Oma jaksamiseni: tämä jäi mieleen. Otan esiin työnohjauksessa.",
    "Haluaisi erota mutta ei tiedä, mistä aloittaa. Annoin neuvontanumeron paperilla.",
    "Veljen katoaminen kotimaassa painaa. Ei halua puhua siitä tulkin kanssa.")

LIST(hand_overs, "Puhuu mieluiten aamupäivällä. Kielikurssi on haettu, vastausta odotetaan.",
    "Luottaa hitaasti mutta pitää sanansa. Kerro aina, mitä seuraavaksi tapahtuu.",
    "Kaksi nuorinta kotona. Soita vasta kymmenen jälkeen.",
    "Pidä suunnitelman paperikopio mukana, hän haluaa nähdä sen.",
    "Tulkki on sama kuin ennen, nimi on varauksessa. Hän tuntee hänet.",
    "Siirtyi minulta, koska ryhmä vaihtui. Tapaaminen jo sovittu.")

LIST(attempt_notes, "Puhelin kiinni.", "Vastaaja, jätin viestin hänen kielellään.", "Ei vastannut, kokeilen illalla.",
    "Sisko vastasi ja lupasi kertoa.", "Viesti näkyy luettuna.", "Numero ei ole enää käytössä.",
    "Ei kotona, jätin kortin.", "Iloinen puhelu, kertoi kuulumiset pitkään.")

LIST(appointment_notes, "Tuo kirjeet mukana.", "Vauva tulee mukaan.", "Katsotaan hakemus.", "",
    "Suunnitelman tarkistus.", "", "Puoliso tulee, jos pääsee töistä.", "", "Todistukset mukaan.", "")

LIST(referral_messages, "Hän aloittaisi mielellään tammikuussa. Nuorin menee silloin päiväkotiin.",
    "Suomi sujuu arjessa, kirjoittaminen tarvitsee tukea.",
    "Hän on motivoitunut ja täsmällinen. Aamupäivä sopii parhaiten.", "Toivomme tutustumiskäyntiä ennen päätöstä.",
    "Lastenhoito on järjestetty maanantaista torstaihin.", "Hän on hoitanut omaisia vuosia ja haluaa alalle.",
    "Tulkki on hyvä ensimmäiseen tapaamiseen.", "Hän on aloittanut suomen alusta ja edennyt nopeasti.",
    "Vastaus riittää lyhyesti, kerromme sen hänelle omalla kielellä.",
    "Perheessä on viisi lasta, siksi iltaryhmä ei käy.", "Hän toivoo naisopettajaa, jos se on mahdollista.")

LIST(accepted, "Tervetuloa! Pyydämme häntä tulemaan info-tilaisuuteen.",
    "Paikka on varattu. Lähetämme kutsun kirjeenä.", "Sopii hyvin ryhmäämme.",
    "Otamme ilolla. Ensimmäinen päivä on tutustumista.", "Kyllä, alkuhaastattelu pidetään ensi viikolla.")
LIST(declined, "Ryhmä on täynnä kevääseen asti. Suosittelemme hakemaan uudelleen maaliskuussa.",
    "Lähtötaso on tälle kurssille liian korkea. Jatkokurssi sopisi paremmin.",
    "Emme järjestä lastenhoitoa, joten aamuryhmä ei ole nyt mahdollinen.",
    "Palvelumme on tarkoitettu alle 30-vuotiaille.", "Hakuaika päättyi viime viikolla.")
LIST(asked_back, "Onko hänellä todistus aiemmista opinnoista?", "Sopiiko etäopetus kahtena päivänä viikossa?",
    "Tarvitaanko tulkki alkuhaastatteluun ja millä kielellä?", "Voiko aloitus olla vasta helmikuussa?",
    "Onko nuorimmalla jo päivähoitopaikka?")

LIST(care, "Isoäiti hoitaa lapsia kahtena aamuna viikossa, muuten hän on itse kotona.",
    "Hän hoitaa kaikki lapset itse, myös illat ja yöt.", "Kaksi vanhinta hakee pienemmät koulusta keskiviikkoisin.",
    "Puoliso vie lapset aamulla ja hän hakee.", "Naapurin kanssa hoidetaan vuorotellen, tiistait ovat vapaat.",
    "Päiväkodissa kolmena päivänä, muuten kotona.")
LIST(other_parent, "Puoliso kannustaa kurssille ja on luvannut hoitaa illat.",
    "Puoliso epäilee, ehtiikö hän kotityöt. Siitä on puhuttu kerran rauhassa.",
    "Isä tekee kahta työtä ja näkee lapset lähinnä sunnuntaisin.",
    "Vanhemmat asuvat erillään. Isä hoitaa joka toisen viikonlopun.", "Puoliso haluaa itsekin isäryhmään.",
    "Puolison mielestä opinnot voivat alkaa, kun kuopus täyttää kolme.")
LIST(home_notes, "Yksi ilta viikossa on nyt hänen. Se on pidetty jo kuukauden.",
    "Kokeillaan: puoliso hakee päiväkodista perjantaisin.", "Ei muutosta vielä, mutta asiasta puhutaan kotona.",
    "Piirsimme viikon paperille, ja vapaa tunti löytyi.", "Jatketaan puolison kanssa yhdessä, hän tuli mukaan itse.")

const char *const words_deferral_codes[DEFERRAL__N] = { "parental_leave", "illness", "move", "other" };
#define DEFERRALS(name, ...) static const char *const name##_deferral[] = { __VA_ARGS__ };
DEFERRALS(leave, "Vauva syntyy pian. Opinnot jatkuvat, kun hän täyttää vuoden.", "Hoitovapaa, kunnes nuorin on kolme.",
    "Vauva on pieni, ja päivähoito alkaa vasta syksyllä.",
    "Kaksoset. Katsotaan uudelleen, kun päiväkotipaikat on saatu.", "Perhe päätti, että hän on kotona tämän talven.")
DEFERRALS(illness, "Selkäleikkaus ja toipuminen ensin.", "Lapsi on sairaalassa, kaikki voimat menevät siihen.",
    "Lääkäri määräsi lepoa. Jatketaan voinnin mukaan.", "Hoidetaan uupumus ensin.")
DEFERRALS(move, "Perhe muuttaa uuteen asuntoon, haku uudelta alueelta.",
    "Muutto toiseen kaupunkiin on auki puolison työn takia.", "Remontti: perhe asuu kevääseen asti väistöasunnossa.")
DEFERRALS(other, "Haku aukeaa vasta tammikuussa.", "Oleskeluluvan päätöstä odotetaan ensin.",
    "Äiti tulee kotimaasta, sitten lapsille on hoitaja.")
#define OF(name) \
    { \
        name##_deferral, sizeof name##_deferral / sizeof *name##_deferral \
    }
const struct word_list words_deferrals[DEFERRAL__N] = { OF(leave), OF(illness), OF(move), OF(other) };

const struct question_words words_questions[] = {
    { "Vanhempi ei uskalla kertoa lääkärille, mistä kipu johtuu. Miten otan asian puheeksi?",
        "Kysy suoraan mutta rauhallisesti, ja kerro, ettei hänen tarvitse vastata heti. Voimme tavata yhdessä." },
    { "Perhe on vaarassa menettää asunnon rästien takia. Mitä ehditään vielä tehdä?",
        "Maksusuunnitelma pyydetään kirjallisesti ennen häätöpäivää. Sosiaalityö voi myöntää ennaltaehkäisevää "
        "tukea." },
    { "Nuori äiti nukkuu alle neljä tuntia yössä ja puhuu toivottomuudesta. Mihin ohjaan?",
        "Vie tänään terveysasemalle. Jos ajatukset synkkenevät, päivystys ottaa vastaan ilman aikaa." },
    { "Puoliso pitää pankkikorttia ja henkilöpapereita hallussaan. Mitä voin sanoa?",
        "Se voi olla taloudellista väkivaltaa. Henkilöpaperit kuuluvat hänelle. Kerro turvallisesta neuvonnasta kahden "
        "kesken." },
    { "Voiko kotihoidon tukea saava aloittaa osa-aikaiset opinnot ilman, että tuki katkeaa?",
        "Voi, jos lapsi ei ole kunnallisessa hoidossa. Pyytäkää päätös kirjallisena ennen aloitusta." },
    { "Oleskelulupa päättyy kahden kuukauden päästä, ja ero on vireillä. Kuka neuvoo?",
        "Oikeusapu. Jatkolupaa haetaan ennen päättymistä, perusteen voi vaihtaa." },
    { "Lapsi ei ole käynyt koulua kolmeen viikkoon. Perhe pelkää viranomaisia. Miten edetään?", NULL },
    { "Miten tuen vanhempaa, jonka veli on kadonnut kotimaassa?", NULL },
    { "Vanhempi kysyy, voiko hänen tutkintonsa tunnustaa ilman alkuperäistä todistusta. Onko teillä kokemusta?", NULL },
    { "Perheessä on velkaa, josta puoliso ei tiedä. Miten suojelen hänen luottamustaan?", NULL },
    { "Vanhempi kertoo pahoinvoinnista joka aamu eikä halua neuvolaan. Mitä voin tehdä?", NULL },
    { "Miten puhun isän kanssa, joka jää yksin neljän lapsen kanssa?", NULL },
};
const size_t words_questions_n = sizeof words_questions / sizeof words_questions[0];

const struct crisis_words words_crises[CRISES] = {
    { "Uhkailua kotona. Puoliso on seurannut matkoja puhelimesta. Soita vain sovittuna aikana.", NULL,
        { "Hän pyysi jäädä ryhmän jälkeen. Puhuimme oven takana pitkään.",
            "Sovimme merkin, jolla hän kertoo, jos tilanne muuttuu.",
            "Turvakodin numero on opeteltu ulkoa. Lapsille on pakattu pieni kassi.",
            "Hän tuli ryhmään ja istui lähellä ovea. Keskustelimme lyhyesti." },
        { "Kertoi uhkauksista. Ei jälkiä. Haluaa itse päättää, milloin lähtee.",
            "Puhelimen sijainti on jaettu puolisolle. Ei viestejä, jotka jäävät näkyviin.",
            "Sosiaalityö tietää. Lapset ovat nähneet riitoja.",
            "Pelkää viikonloppua. Sovittu soitto maanantaina klo 10." } },
    { "Häätö uhkasi kahden viikon päässä, ja perheessä on vauva.",
        "Vuokrarästit saatiin maksusuunnitelmaan, ja häätö peruttiin. Perhe jäi kotiin.",
        { "Käräjäoikeuden kirje oli ollut avaamatta kuukauden. Avasimme sen yhdessä.",
            "Soitimme vuokranantajalle. Hän suostui odottamaan viikon.",
            "Toimitimme tuloselvitykset ja tiliotteet sosiaalityöhön.",
            "Päätös tuli: rästit jaetaan kymmeneen erään. Hän nukkui viime yönä." },
        { "Ei ole kertonut puolisolle. Häpeä on suurin este.", "Itki puhelun jälkeen. Vauva ei syö hyvin.",
            "Kysyin suoraan, onko hän ajatellut vahingoittaa itseään. Ei ole.",
            "Hän pystyi jo nauramaan. Seurataan kuukausi." } },
    { "Synkkiä ajatuksia, kun tieto veljen kuolemasta tuli. Ei saa jäädä yksin iltaisin.",
        "Hoitosuhde alkoi ja sisko muutti perheen luo. Vaaraa ei enää ole, sovittu lääkärin kanssa.",
        { "Hän soitti aamulla ja sanoi, ettei jaksa. Menimme yhdessä terveysasemalle.",
            "Lääkäri antoi ajan seuraavaksi päiväksi. Sisko tuli yöksi.",
            "Kävimme läpi viikon: kuka on kotona minäkin iltana.",
            "Hän leipoi ensimmäistä kertaa viikkoihin ja toi meille maistiaisia." },
        { "Puhui kuolemasta suoraan. Lähdimme heti. Esihenkilö tietää.", "Lääkitys alkoi. Ei halua, että ryhmä tietää.",
            "Suru on suuri, mutta hän puhuu tulevasta viikosta.",
            "Hoitaja soittaa kerran viikossa. Minä torstaisin." } },
};
