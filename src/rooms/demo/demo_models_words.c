/* demo_models_words: see demo_models_words.h. */
#include "rooms/demo/demo_models_words.h"

const struct demo_said demo_title = { { [LANG_fi] = "Omin sanoin: ryhmä kotona lapsia hoitaville vanhemmille",
    [LANG_en] = "In own words: a group for parents who are at home with children",
    [LANG_sv] = "Med egna ord: en grupp för föräldrar som är hemma med barn",
    [LANG_so] = "Erayadayada: koox loogu talagalay waalidiinta guriga carruurta ku haya",
    [LANG_ar] = "بكلماتنا: مجموعة للآباء والأمهات الذين يرعون أطفالهم في البيت" } };

const struct demo_said demo_summary = {
    { [LANG_fi] = "Omankielinen ryhmä kotona lapsia hoitaville vanhemmille: seitsemän moduulia, lastenhoito "
                  "viereisessä huoneessa ja oma suunnitelma, josta pääsee eteenpäin.",
        [LANG_en] = "A group in one's own language for parents who are at home with children: seven modules, child "
                    "care in the next room, and a plan of one's own that leads on.",
        [LANG_sv] = "En grupp på eget språk för föräldrar som är hemma med barn: sju moduler, barnpassning i rummet "
                    "intill och en egen plan som leder vidare.",
        [LANG_so] = "Koox ku hadasha luqadda hooyo oo loogu talagalay waalidiinta guriga carruurta ku haya: toddoba "
                    "cutub, daryeelka carruurta qolka ku xiga, iyo qorshe u gaar ah oo hore u socda.",
        [LANG_ar] = "مجموعة باللغة الأم للآباء والأمهات الذين يرعون أطفالهم في البيت: سبع وحدات، ورعاية للأطفال في "
                    "الغرفة المجاورة، وخطة خاصة لكل واحد تقوده إلى الأمام." }
};

const struct demo_section demo_sections[DEMO_SECTIONS] = {
    { "idea",
        { { [LANG_fi] = "Vanhemmat tapaavat kaksi kertaa viikossa omalla kielellään. Joka kerralla on yksi aihe, yksi "
                        "harjoitus ja aikaa kysyä. Jokainen tekee ohjaajan kanssa oman suunnitelman: mitä seuraavaksi "
                        "ja milloin.",
            [LANG_en] = "Parents meet twice a week in their own language. Each time has one topic, one exercise and "
                        "time to ask. Everybody makes a plan of her own with a counsellor: what comes next, and when.",
            [LANG_sv] = "Föräldrarna träffas två gånger i veckan på sitt eget språk. Varje träff har ett ämne, en "
                        "övning och tid för frågor. Var och en gör en egen plan med en handledare: vad kommer härnäst "
                        "och när.",
            [LANG_so] = "Waalidiintu waxay laba jeer toddobaadkii ku kulmaan luqaddooda. Kulan kastaa wuxuu leeyahay "
                        "hal mawduuc, hal layli iyo waqti wax la weydiiyo. Qof kastaa wuxuu la-taliyaha la sameeyaa "
                        "qorshe u gaar ah: maxaa xiga, goorma.",
            [LANG_ar] = "يلتقي الآباء والأمهات مرتين في الأسبوع بلغتهم. في كل لقاء موضوع واحد وتمرين واحد ووقت "
                        "للأسئلة. ويضع كل واحد مع المرشدة خطة خاصة به: ما الخطوة التالية، ومتى." } } },
    { "conditions",
        { { [LANG_fi] = "- Ohjaaja, joka puhuu ryhmän kieltä\n- Lastenhoito samassa talossa\n"
                        "- Tila lähellä kotia, rattaille sopiva\n- Yksi työntekijä, joka ohjaa eteenpäin\n"
                        "- Yhteys kouluihin ja työllisyyspalveluun ennen alkua",
            [LANG_en] = "- An instructor who speaks the language of the group\n- Child care in the same house\n"
                        "- A room near home that prams can enter\n- One worker who guides on\n"
                        "- Contact with schools and the employment service before it begins",
            [LANG_sv] = "- En ledare som talar gruppens språk\n- Barnpassning i samma hus\n"
                        "- En lokal nära hemmet dit man kommer med barnvagn\n- En arbetstagare som vägleder vidare\n"
                        "- Kontakt med skolor och arbetskraftsservicen innan gruppen börjar",
            [LANG_so] = "- Hoggaamiye ku hadla luqadda kooxda\n- Daryeelka carruurta isla guriga\n"
                        "- Qol guriga u dhow oo gaariga ilmuhu geli karo\n- Hal shaqaale oo hore u hagaya\n"
                        "- Xiriir lala yeesho dugsiyada iyo adeegga shaqada ka hor bilowga",
            [LANG_ar] = "- مدرِّبة تتكلم لغة المجموعة\n- رعاية للأطفال في البيت نفسه\n"
                        "- مكان قريب من السكن تدخله عربات الأطفال\n- عاملة واحدة ترشد إلى الخطوة التالية\n"
                        "- تواصل مع المدارس وخدمات العمل قبل البداية" } } },
    { "environment",
        { { [LANG_fi] = "Kaksi kaupunkia ja kahdeksan lähiötä. Moni vanhempi on asunut Suomessa vuosia, eikä tunne "
                        "palveluja.",
            [LANG_en] = "Two cities and eight neighbourhoods. Many parents have lived in Finland for years and do not "
                        "know the services.",
            [LANG_sv] = "Två städer och åtta förorter. Många föräldrar har bott i Finland i åratal och känner inte "
                        "till tjänsterna.",
            [LANG_so] =
                "Laba magaalo iyo siddeed xaafadood. Waalidiin badan ayaa sannado Finland degganaa, adeegyadana "
                "ma yaqaannaan.",
            [LANG_ar] = "مدينتان وثمانية أحياء. عاش كثير من الآباء والأمهات في فنلندا سنوات ولا يعرفون الخدمات." } } },
    { "audience",
        { { [LANG_fi] = "Vanhemmat, jotka hoitavat lapsia kotona ja puhuvat vähän suomea. Luku- ja kirjoitustaito "
                        "vaihtelee paljon.",
            [LANG_en] = "Parents who are at home with children and speak little Finnish. How well they read and write "
                        "differs much.",
            [LANG_sv] = "Föräldrar som är hemma med barn och talar lite finska. Hur väl de läser och skriver varierar "
                        "mycket.",
            [LANG_so] =
                "Waalidiinta guriga carruurta ku haya oo wax yar Finnish ku hadla. Akhriska iyo qoraalkoodu aad "
                "buu u kala duwan yahay.",
            [LANG_ar] = "آباء وأمهات يرعون أطفالهم في البيت ويتكلمون القليل من الفنلندية. وتختلف قدرتهم على القراءة "
                        "والكتابة كثيراً." } } },
    { "places",
        { { [LANG_fi] = "Leikkipuisto, kirjasto tai asukastalo. Bussimatka on enintään viisitoista minuuttia.",
            [LANG_en] = "A playground house, a library or a residents' house. The bus takes fifteen minutes at most.",
            [LANG_sv] = "En lekpark, ett bibliotek eller ett invånarhus. Bussresan tar högst femton minuter.",
            [LANG_so] = "Guriga beerta ciyaarta, maktabad ama guriga dadka deggan. Basku wuxuu qaataa ugu badnaan shan "
                        "iyo toban daqiiqo.",
            [LANG_ar] = "بيت في حديقة لعب أو مكتبة أو بيت السكان. لا تزيد الطريق بالحافلة على خمس عشرة دقيقة." } } },
    { "child_care",
        { { [LANG_fi] = "Maksuton lastenhoito alle kolmevuotiaille viereisessä huoneessa. Yksi hoitaja neljää lasta "
                        "kohti. Lapsi harjoittelee samalla päiväkotia varten.",
            [LANG_en] = "Free child care for children under three in the next room. One carer for four children. The "
                        "child gets used to day care meanwhile.",
            [LANG_sv] =
                "Gratis barnpassning för barn under tre år i rummet intill. En barnskötare på fyra barn. Barnet "
                "vänjer sig samtidigt vid dagvården.",
            [LANG_so] = "Daryeel bilaash ah oo loogu talagalay carruurta saddex sano ka yar, qolka ku xiga. Hal "
                        "daryeele afartii ilmood. Ilmuhu isla markaas wuxuu la qabsadaa xannaanada.",
            [LANG_ar] = "رعاية مجانية للأطفال دون الثالثة في الغرفة المجاورة. مربية واحدة لكل أربعة أطفال. ويعتاد "
                        "الطفل في الوقت نفسه على الحضانة." } } },
    { "did_not_work",
        { { [LANG_fi] = "Esite postissa ei tuonut ketään: ihmiset tulivat, kun joku kutsui. Ilta-ajat eivät sopineet. "
                        "Pieniä ryhmiä piti yhdistää, ja se harmitti. Kaikkia ei tavoitettu enää kuuden kuukauden "
                        "kuluttua.",
            [LANG_en] = "A leaflet by post brought nobody: people came when somebody invited them. Evenings did not "
                        "suit. Small groups had to be merged, which hurt. After six months not everybody could be "
                        "reached.",
            [LANG_sv] = "En broschyr per post lockade ingen: folk kom när någon bjöd in dem. Kvällarna passade inte. "
                        "Små grupper måste slås ihop, vilket kändes tråkigt. Efter sex månader nåddes inte alla.",
            [LANG_so] =
                "Buug-yaraha boostada lagu diray cidna ma keenin: dadku waxay yimaadeen markii qof martiqaaday. "
                "Fiidkii kuma habboonayn. Kooxaha yaryar waa la isku daray, taasina way ka xumaysay. Lix bilood "
                "kadib dadka oo dhan lama wada heli karin.",
            [LANG_ar] =
                "لم تجلب النشرة المرسلة بالبريد أحداً: جاء الناس حين دعاهم شخص. ولم تناسبهم أوقات المساء. واضطررنا "
                "إلى دمج مجموعات صغيرة، وكان ذلك مؤسفاً. وبعد ستة أشهر لم نستطع الوصول إلى الجميع." } } },
    { "tips",
        { { [LANG_fi] = "Aloita yhdestä ryhmästä. Kysy toiveet ensimmäisellä kerralla. Pidä puhelin auki myös loman "
                        "aikana.",
            [LANG_en] = "Begin with one group. Ask for wishes the first time. Keep the phone open during holidays, "
                        "too.",
            [LANG_sv] = "Börja med en grupp. Fråga efter önskemål den första gången. Håll telefonen öppen också under "
                        "loven.",
            [LANG_so] = "Ku bilow hal koox. Weydii waxay rabaan kulanka koowaad. Taleefanka fur xitaa fasaxa.",
            [LANG_ar] = "ابدأ بمجموعة واحدة. اسأل عن الرغبات في اللقاء الأول. واترك الهاتف مفتوحاً في "
                        "العطل أيضاً." } } },
};

const struct demo_phase demo_phases[DEMO_PHASES] = {
    { 4, 0,
        { { [LANG_fi] = "Löytäminen ja kartoitus",
            [LANG_en] = "Finding and mapping",
            [LANG_sv] = "Hitta och kartlägga",
            [LANG_so] = "Helidda iyo sahaminta",
            [LANG_ar] = "الوصول وتحديد الاحتياجات" } },
        { { [LANG_fi] = "Kutsutaan leikkipuistoissa ja kaupoissa. Jokaisen kanssa puhutaan: mitä hän tarvitsee ja "
                        "toivoo?",
            [LANG_en] = "People are invited at playgrounds and shops. Everybody is asked what she needs and wishes.",
            [LANG_sv] = "Man bjuder in i lekparker och butiker. Med var och en talar man om vad hon behöver och "
                        "önskar.",
            [LANG_so] = "Dadka waxaa lagu martiqaadaa beeraha ciyaarta iyo dukaammada. Qof kasta waxaa la weydiiyaa "
                        "waxa uu u baahan yahay iyo waxa uu rabo.",
            [LANG_ar] = "ندعو الناس في حدائق اللعب والمتاجر. ونسأل كل واحد عما يحتاج إليه ويتمناه." } } },
    { 16, 5,
        { { [LANG_fi] = "Ryhmä omalla kielellä",
            [LANG_en] = "The group in one's own language",
            [LANG_sv] = "Gruppen på eget språk",
            [LANG_so] = "Kooxda luqadda hooyo",
            [LANG_ar] = "المجموعة باللغة الأم" } },
        { { [LANG_fi] = "Viisi moduulia arjesta, terveydestä, asumisesta, kasvatuksesta ja oikeuksista.",
            [LANG_en] = "Five modules on everyday life, health, housing, upbringing and rights.",
            [LANG_sv] = "Fem moduler om vardag, hälsa, boende, uppfostran och rättigheter.",
            [LANG_so] = "Shan cutub oo ku saabsan nolol maalmeedka, caafimaadka, hoyga, barbaarinta iyo xuquuqda.",
            [LANG_ar] = "خمس وحدات عن الحياة اليومية والصحة والسكن والتربية والحقوق." } } },
    { 6, 2,
        { { [LANG_fi] = "Polku eteenpäin",
            [LANG_en] = "The path onward",
            [LANG_sv] = "Vägen vidare",
            [LANG_so] = "Waddada hore",
            [LANG_ar] = "الطريق إلى الأمام" } },
        { { [LANG_fi] = "Kaksi moduulia työstä. Suunnitelma ja lämmin saatto kouluun, kurssille tai työhön.",
            [LANG_en] = "Two modules on work. A plan, and a warm hand-over to school, a course or a job.",
            [LANG_sv] = "Två moduler om arbete. En plan och personlig lotsning till skola, kurs eller arbete.",
            [LANG_so] = "Laba cutub oo shaqada ku saabsan. Qorshe, iyo in qofka loo raaco dugsiga, koorsada ama "
                        "shaqada.",
            [LANG_ar] = "وحدتان عن العمل. خطة، ومرافقة شخصية إلى المدرسة أو الدورة أو العمل." } } },
    { 26, 0,
        { { [LANG_fi] = "Seuranta",
            [LANG_en] = "Follow-up",
            [LANG_sv] = "Uppföljning",
            [LANG_so] = "La socod",
            [LANG_ar] = "المتابعة" } },
        { { [LANG_fi] = "Jokaiselta kysytään puolen vuoden kuluttua, mitä kuuluu.",
            [LANG_en] = "Everybody is asked after half a year how she is.",
            [LANG_sv] = "Alla tillfrågas efter ett halvår hur det går.",
            [LANG_so] = "Lix bilood kadib qof kasta waxaa la weydiiyaa sida uu yahay.",
            [LANG_ar] = "بعد نصف سنة نسأل كل واحد عن أحواله." } } },
};

const struct demo_said demo_module_audience = { { [LANG_en] = "Parents who are at home with children",
    [LANG_sv] = "Föräldrar som är hemma med barn",
    [LANG_so] = "Waalidiinta guriga carruurta ku haya",
    [LANG_ar] = "آباء وأمهات يرعون أطفالهم في البيت" } };

const struct demo_said demo_module_names[DEMO_MODULES] = {
    { { [LANG_en] = "Services near home",
        [LANG_sv] = "Service nära hemmet",
        [LANG_so] = "Adeegyada xaafadda",
        [LANG_ar] = "خدمات الحي" } },
    { { [LANG_en] = "Health and exercise",
        [LANG_sv] = "Hälsa och motion",
        [LANG_so] = "Caafimaadka iyo jimicsiga",
        [LANG_ar] = "الصحة والرياضة" } },
    { { [LANG_en] = "Housing", [LANG_sv] = "Boende", [LANG_so] = "Hoyga", [LANG_ar] = "السكن" } },
    { { [LANG_en] = "Bringing up children",
        [LANG_sv] = "Barnuppfostran",
        [LANG_so] = "Barbaarinta carruurta",
        [LANG_ar] = "تربية الأطفال" } },
    { { [LANG_en] = "Society and having a say",
        [LANG_sv] = "Samhälle och påverkan",
        [LANG_so] = "Bulshada iyo saamaynta",
        [LANG_ar] = "المجتمع والمشاركة فيه" } },
    { { [LANG_en] = "Working life in Finland",
        [LANG_sv] = "Arbetslivet i Finland",
        [LANG_so] = "Shaqada Finland",
        [LANG_ar] = "الحياة العملية في فنلندا" } },
    { { [LANG_en] = "Looking for a job",
        [LANG_sv] = "Att söka jobb",
        [LANG_so] = "Shaqo raadinta",
        [LANG_ar] = "البحث عن عمل" } },
};

const struct demo_said demo_module_texts[DEMO_MODULES] = {
    { { [LANG_en] = "The member knows where to ask for help in her own neighbourhood.",
        [LANG_sv] = "Deltagaren vet var man kan få hjälp i det egna området.",
        [LANG_so] = "Xubintu way taqaan meesha xaafaddeeda laga weydiisto caawimo.",
        [LANG_ar] = "تعرف المشاركة أين تطلب المساعدة في حيّها." } },
    { { [LANG_en] = "The member knows when and where to call, and finds exercise that suits her.",
        [LANG_sv] = "Deltagaren vet när och vart man ringer och hittar motion som passar.",
        [LANG_so] = "Xubintu way taqaan goorta iyo meesha la waco, waxayna heshaa jimicsi ku habboon.",
        [LANG_ar] = "تعرف المشاركة متى تتصل وبمن، وتجد رياضة تناسبها." } },
    { { [LANG_en] = "The member understands a lease and can report a fault.",
        [LANG_sv] = "Deltagaren förstår ett hyresavtal och kan anmäla ett fel.",
        [LANG_so] = "Xubintu way fahamtaa heshiiska kirada, cilladna way soo sheegi kartaa.",
        [LANG_ar] = "تفهم المشاركة عقد الإيجار وتستطيع الإبلاغ عن عطل." } },
    { { [LANG_en] = "The member tells of her own way of bringing up children, and knows what day care and school "
                    "expect.",
        [LANG_sv] = "Deltagaren berättar om sitt eget sätt att uppfostra barn och vet vad dagvården och skolan väntar "
                    "sig.",
        [LANG_so] = "Xubintu waxay ka sheekaysaa sideeda barbaarinta, waxayna taqaan waxa xannaanada iyo dugsigu "
                    "filayaan.",
        [LANG_ar] = "تحكي المشاركة عن طريقتها في تربية الأطفال، وتعرف ما تنتظره الحضانة والمدرسة." } },
    { { [LANG_en] = "The member knows her rights and one way of having a say.",
        [LANG_sv] = "Deltagaren känner sina rättigheter och ett sätt att påverka.",
        [LANG_so] = "Xubintu way taqaan xuquuqdeeda iyo hal dariiqo oo ay wax ku saamayn karto.",
        [LANG_ar] = "تعرف المشاركة حقوقها وطريقة للمشاركة في القرار." } },
    { { [LANG_en] = "The member knows how one acts at work, and what she can do already.",
        [LANG_sv] = "Deltagaren vet hur man gör på en arbetsplats och vad hon redan kan.",
        [LANG_so] = "Xubintu way taqaan sida shaqada loogu dhaqmo iyo waxa ay horeba u taqaan.",
        [LANG_ar] = "تعرف المشاركة كيف يتصرف الناس في العمل، وما تجيده من قبل." } },
    { { [LANG_en] = "The member has a short CV and one application.",
        [LANG_sv] = "Deltagaren har ett kort CV och en ansökan.",
        [LANG_so] = "Xubintu waxay haysataa CV gaaban iyo hal codsi.",
        [LANG_ar] = "لدى المشاركة سيرة ذاتية قصيرة وطلب عمل واحد." } },
};

const struct demo_role demo_roles[DEMO_ROLES] = {
    { "week", 2, 18,
        { { [LANG_fi] = "Omankielinen ohjaaja",
            [LANG_en] = "Instructor in the language of the group",
            [LANG_sv] = "Ledare på gruppens språk",
            [LANG_so] = "Hoggaamiye ku hadla luqadda kooxda",
            [LANG_ar] = "مدرِّبة بلغة المجموعة" } },
        { { [LANG_fi] = "Kutsuu, ohjaa ryhmää, vastaa puhelimeen.",
            [LANG_en] = "Invites, leads the group, answers the phone.",
            [LANG_sv] = "Bjuder in, leder gruppen, svarar i telefon.",
            [LANG_so] = "Wuu martiqaadaa, kooxda ayuu hoggaamiyaa, taleefanka ayuu ka jawaabaa.",
            [LANG_ar] = "تدعو وتقود المجموعة وتجيب على الهاتف." } } },
    { "participant", 1, 3,
        { { [LANG_fi] = "Uraohjaaja",
            [LANG_en] = "Career counsellor",
            [LANG_sv] = "Karriärhandledare",
            [LANG_so] = "La-taliyaha shaqada",
            [LANG_ar] = "مرشدة مهنية" } },
        { { [LANG_fi] = "Tekee suunnitelman jokaisen kanssa ja saattaa eteenpäin.",
            [LANG_en] = "Makes a plan with everybody and hands over.",
            [LANG_sv] = "Gör en plan med var och en och lotsar vidare.",
            [LANG_so] = "Qof kasta qorshe ayuu la sameeyaa, horena wuu u raacaa.",
            [LANG_ar] = "تضع خطة مع كل واحد وترافقه إلى الخطوة التالية." } } },
    { "week", 2, 8,
        { { [LANG_fi] = "Lastenhoitaja",
            [LANG_en] = "Child carer",
            [LANG_sv] = "Barnskötare",
            [LANG_so] = "Daryeelaha carruurta",
            [LANG_ar] = "مربية أطفال" } },
        { { [LANG_fi] = "Hoitaa lapset viereisessä huoneessa.",
            [LANG_en] = "Looks after the children next door.",
            [LANG_sv] = "Passar barnen i rummet intill.",
            [LANG_so] = "Carruurta ayuu ku hayaa qolka ku xiga.",
            [LANG_ar] = "ترعى الأطفال في الغرفة المجاورة." } } },
    { "week", 1, 20,
        { { [LANG_fi] = "Projektipäällikkö",
            [LANG_en] = "Project manager",
            [LANG_sv] = "Projektchef",
            [LANG_so] = "Maamulaha mashruuca",
            [LANG_ar] = "مديرة المشروع" } },
        { { [LANG_fi] = "Sopii tilat, laskee ja kertoo.",
            [LANG_en] = "Finds rooms, counts and reports.",
            [LANG_sv] = "Ordnar lokaler, räknar och berättar.",
            [LANG_so] = "Goobaha ayuu diyaariyaa, wuu tiriyaa, wuuna warramaa.",
            [LANG_ar] = "تتفق على الأماكن وتحسب وتكتب التقارير." } } },
};

const struct demo_said demo_cost = {
    { [LANG_fi] = "Ohjaajien palkat, lastenhoito, tilat ja tarjoilu jaettuna osallistujille",
        [LANG_en] = "Wages of instructors, child care, rooms and food, shared out among the participants",
        [LANG_sv] = "Ledarnas löner, barnpassning, lokaler och servering fördelade på deltagarna",
        [LANG_so] = "Mushaharka hoggaamiyeyaasha, daryeelka carruurta, qolalka iyo cuntada oo ka-qaybgalayaasha loo "
                    "qaybiyay",
        [LANG_ar] = "أجور المدرِّبات ورعاية الأطفال والأماكن والضيافة موزعةً على المشاركين" }
};
const struct demo_said demo_cost_source = { { [LANG_fi] = "Hankkeen kirjanpito, ensimmäinen vuosi (esimerkki)",
    [LANG_en] = "Accounts of the project, first year (example)",
    [LANG_sv] = "Projektets bokföring, första året (exempel)",
    [LANG_so] = "Xisaabta mashruuca, sannadka koowaad (tusaale)",
    [LANG_ar] = "حسابات المشروع، السنة الأولى (مثال)" } };
