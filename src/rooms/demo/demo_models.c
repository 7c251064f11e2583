/* demo_models: see demo_models.h. */
#include "rooms/demo/demo_models.h"

#include "rooms/models/models.h"
#include "rooms/modules/modules.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"
#include "rooms/reports/reports.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct {
    enum lang_id lang;
    const char *title, *summary;
} titles[] = {
    { LANG_fi, "Omin sanoin: ryhmä kotona lapsia hoitaville vanhemmille",
        "Omankielinen ryhmä kotona lapsia hoitaville vanhemmille: seitsemän moduulia, lastenhoito viereisessä "
        "huoneessa "
        "ja oma suunnitelma, josta pääsee eteenpäin." },
    { LANG_en, "In own words: a group for parents who are at home with children",
        "A group in one's own language for parents who are at home with children: seven modules, child care in the "
        "next "
        "room, and a plan of one's own that leads on." },
    { LANG_sv, "Med egna ord: en grupp för föräldrar som är hemma med barn",
        "En grupp på eget språk för föräldrar som är hemma med barn: sju moduler, barnpassning i rummet intill och en "
        "egen plan som leder vidare." },
    { LANG_so, "Erayadayada: koox loogu talagalay waalidiinta guriga carruurta ku haya",
        "Koox ku hadasha luqadda hooyo oo loogu talagalay waalidiinta guriga carruurta ku haya: toddoba cutub, "
        "daryeelka "
        "carruurta qolka ku xiga, iyo qorshe u gaar ah oo hore u socda." },
    { LANG_ar, "بكلماتنا: مجموعة للآباء والأمهات الذين يرعون أطفالهم في البيت",
        "مجموعة باللغة الأم للآباء والأمهات الذين يرعون أطفالهم في البيت: سبع وحدات، ورعاية للأطفال في الغرفة "
        "المجاورة، "
        "وخطة خاصة لكل واحد تقوده إلى الأمام." },
};

static const struct {
    const char *code, *fi, *en;
} sections[] = {
    { "idea",
        "Vanhemmat tapaavat kaksi kertaa viikossa omalla kielellään. Joka kerralla on yksi aihe, yksi harjoitus ja "
        "aikaa kysyä. Jokainen tekee ohjaajan kanssa oman suunnitelman: mitä seuraavaksi ja milloin.",
        "Parents meet twice a week in their own language. Each time has one topic, one exercise and time to ask. "
        "Everybody makes a plan of her own with a counsellor: what comes next, and when." },
    { "conditions",
        "- Ohjaaja, joka puhuu ryhmän kieltä\n- Lastenhoito samassa talossa\n- Tila lähellä kotia, rattaille sopiva\n"
        "- Yksi työntekijä, joka ohjaa eteenpäin\n- Yhteys kouluihin ja työllisyyspalveluun ennen alkua",
        "- An instructor who speaks the language of the group\n- Child care in the same house\n- A room near home that "
        "prams can enter\n- One worker who guides on\n- Contact with schools and the employment service before it "
        "begins" },
    { "environment",
        "Kaksi kaupunkia ja kahdeksan lähiötä. Moni vanhempi on asunut Suomessa vuosia, eikä tunne palveluja.",
        "Two cities and eight neighbourhoods. Many parents have lived in Finland for years and do not know the "
        "services." },
    { "audience",
        "Vanhemmat, jotka hoitavat lapsia kotona ja puhuvat vähän suomea. Luku- ja kirjoitustaito vaihtelee paljon.",
        "Parents who are at home with children and speak little Finnish. How well they read and write differs much." },
    { "places", "Leikkipuisto, kirjasto tai asukastalo. Bussimatka on enintään viisitoista minuuttia.",
        "A playground house, a library or a residents' house. The bus takes fifteen minutes at most." },
    { "child_care",
        "Maksuton lastenhoito alle kolmevuotiaille viereisessä huoneessa. Yksi hoitaja neljää lasta kohti. Lapsi "
        "harjoittelee samalla päiväkotia varten.",
        "Free child care for children under three in the next room. One carer for four children. The child gets used "
        "to day care meanwhile." },
    { "did_not_work",
        "Esite postissa ei tuonut ketään: ihmiset tulivat, kun joku kutsui. Ilta-ajat eivät sopineet. Pieniä ryhmiä "
        "piti yhdistää, ja se harmitti. Kaikkia ei tavoitettu enää kuuden kuukauden kuluttua.",
        "A leaflet by post brought nobody: people came when somebody invited them. Evenings did not suit. Small groups "
        "had to be merged, which hurt. After six months not everybody could be reached." },
    { "tips", "Aloita yhdestä ryhmästä. Kysy toiveet ensimmäisellä kerralla. Pidä puhelin auki myös loman aikana.",
        "Begin with one group. Ask for wishes the first time. Keep the phone open during holidays, too." },
};

static const struct {
    int64_t weeks;
    size_t modules; /* how many of them belong to it */
    const char *name[LANG__N], *text[LANG__N];
} phases[] = {
    { 4, 0,
        { [LANG_fi] = "Löytäminen ja kartoitus",
            [LANG_en] = "Finding and mapping",
            [LANG_sv] = "Hitta och kartlägga",
            [LANG_so] = "Helidda iyo sahaminta",
            [LANG_ar] = "الوصول وتحديد الاحتياجات" },
        { [LANG_fi] =
                "Kutsutaan leikkipuistoissa ja kaupoissa. Jokaisen kanssa puhutaan: mitä hän tarvitsee ja toivoo?",
            [LANG_en] =
                "People are invited at playgrounds and shops. Everybody is asked what she needs and wishes." } },
    { 16, 5,
        { [LANG_fi] = "Ryhmä omalla kielellä",
            [LANG_en] = "The group in one's own language",
            [LANG_sv] = "Gruppen på eget språk",
            [LANG_so] = "Kooxda luqadda hooyo",
            [LANG_ar] = "المجموعة باللغة الأم" },
        { [LANG_fi] = "Viisi moduulia arjesta, terveydestä, asumisesta, kasvatuksesta ja oikeuksista.",
            [LANG_en] = "Five modules on everyday life, health, housing, upbringing and rights." } },
    { 6, 2,
        { [LANG_fi] = "Polku eteenpäin",
            [LANG_en] = "The path onward",
            [LANG_sv] = "Vägen vidare",
            [LANG_so] = "Waddada hore",
            [LANG_ar] = "الطريق إلى الأمام" },
        { [LANG_fi] = "Kaksi moduulia työstä. Suunnitelma ja lämmin saatto kouluun, kurssille tai työhön.",
            [LANG_en] = "Two modules on work. A plan, and a warm hand-over to school, a course or a job." } },
    { 26, 0,
        { [LANG_fi] = "Seuranta",
            [LANG_en] = "Follow-up",
            [LANG_sv] = "Uppföljning",
            [LANG_so] = "La socod",
            [LANG_ar] = "المتابعة" },
        { [LANG_fi] = "Jokaiselta kysytään puolen vuoden kuluttua, mitä kuuluu.",
            [LANG_en] = "Everybody is asked after half a year how she is." } },
};

/* In the order of the series. */
static const struct {
    const char *en, *sv, *so, *ar, *text;
} modules[] = {
    { "Services near home", "Service nära hemmet", "Adeegyada xaafadda", "خدمات الحي",
        "The member knows where to ask for help in her own neighbourhood." },
    { "Health and exercise", "Hälsa och motion", "Caafimaadka iyo jimicsiga", "الصحة والرياضة",
        "The member knows when and where to call, and finds exercise that suits her." },
    { "Housing", "Boende", "Hoyga", "السكن", "The member understands a lease and can report a fault." },
    { "Bringing up children", "Barnuppfostran", "Barbaarinta carruurta", "تربية الأطفال",
        "The member tells of her own way of bringing up children, and knows what day care and school expect." },
    { "Society and having a say", "Samhälle och påverkan", "Bulshada iyo saamaynta", "المجتمع والمشاركة فيه",
        "The member knows her rights and one way of having a say." },
    { "Working life in Finland", "Arbetslivet i Finland", "Shaqada Finland", "الحياة العملية في فنلندا",
        "The member knows how one acts at work, and what she can do already." },
    { "Looking for a job", "Att söka jobb", "Shaqo raadinta", "البحث عن عمل",
        "The member has a short CV and one application." },
};

static const struct {
    const char *fi, *en, *does_fi, *does_en, *per;
    int64_t people, hours;
} roles[] = {
    { "Omankielinen ohjaaja", "Instructor in the language of the group", "Kutsuu, ohjaa ryhmää, vastaa puhelimeen.",
        "Invites, leads the group, answers the phone.", "week", 2, 18 },
    { "Uraohjaaja", "Career counsellor", "Tekee suunnitelman jokaisen kanssa ja saattaa eteenpäin.",
        "Makes a plan with everybody and hands over.", "participant", 1, 3 },
    { "Lastenhoitaja", "Child carer", "Hoitaa lapset viereisessä huoneessa.", "Looks after the children next door.",
        "week", 2, 8 },
    { "Projektipäällikkö", "Project manager", "Sopii tilat, laskee ja kertoo.", "Finds rooms, counts and reports.",
        "week", 1, 20 },
};

static struct model now(struct task *t, int64_t id)
{
    struct model m;

    must(t, models_get(t, id, 0, &m) == DONE);
    return m;
}

static void put(struct task *t, const struct model *m, enum model_part part)
{
    struct problems wrong = { 0 };

    must(t, models_put(t, m, part, &wrong) == DONE);
}

static struct str body_in(struct task *t, const struct lang *l)
{
    struct model_sections list = { 0 };

    for (size_t i = 0; i < COUNT(sections); i++) {
        struct model_section one = { str_of(sections[i].code), S(""),
            str_of(l->id == LANG_fi ? sections[i].fi : sections[i].en) };
        LIST_ADD(t->a, &list, one);
    }
    return models_body(t, l, &list);
}

static void write_texts(struct task *t, int64_t id)
{
    for (size_t i = 0; i < COUNT(titles); i++) {
        const struct lang *l = lang_get(titles[i].lang);
        bool whole = l->id == LANG_fi || l->id == LANG_en;
        struct model_text x = { .lang = l,
            .number = i == 0 ? 1 : 0,
            .title = str_of(titles[i].title),
            .summary = str_of(titles[i].summary),
            .body = whole ? body_in(t, l) : S("") };
        struct problems wrong = { 0 };
        must(t, models_put_text(t, id, &x, &wrong) == DONE);
    }
}

/* ---- the course */

static void write_phases(struct task *t, int64_t id)
{
    struct model m = now(t, id);

    for (size_t i = 0; i < COUNT(phases); i++) {
        struct model_phase one = { .key = S(""), .weeks = phases[i].weeks };
        for (enum lang_id l = 0; l < LANG__N; l++) {
            one.name.in[l] = str_of(phases[i].name[l]);
            one.text.in[l] = str_of(phases[i].text[l]);
        }
        LIST_ADD(t->a, &m.phases, one);
    }
    put(t, &m, MODEL_PHASES);
}

static void take_modules(struct task *t, int64_t id, int64_t project)
{
    struct series_list all = modules_series_of(t, project);
    struct series series;
    struct problems wrong = { 0 };
    struct strs ids = { 0 };

    must(t, all.n > 0 && modules_series_get(t, all.at[0].id, &series) == DONE);
    must(t, series.items.n == COUNT(modules));
    for (size_t i = 0; i < series.items.n; i++)
        strs_add(t->a, &ids, id_str(t->a, series.items.at[i].id));
    must(t, models_take_modules(t, id, now(t, id).version, &ids, &wrong) == DONE);
    struct model m = now(t, id);
    for (size_t i = 0, phase = 0, in_it = 0; i < m.modules.n; i++, in_it++) {
        struct model_module *o = &m.modules.at[i];
        while (in_it == phases[phase].modules)
            phase++, in_it = 0;
        o->phase = m.phases.at[phase].key;
        o->name.in[LANG_en] = str_of(modules[i].en), o->name.in[LANG_sv] = str_of(modules[i].sv);
        o->name.in[LANG_so] = str_of(modules[i].so), o->name.in[LANG_ar] = str_of(modules[i].ar);
        o->text.in[LANG_en] = str_of(modules[i].text);
        o->audience.in[LANG_en] = S("Parents who are at home with children");
    }
    put(t, &m, MODEL_MODULES);
}

/* ---- work, cost, proof, makers */

static void write_work(struct task *t, int64_t id)
{
    struct model m = now(t, id);
    struct model_cost cost = { .key = S(""), .cents = 118000, .counted_on = day_add(t->today, -45) };

    for (size_t i = 0; i < COUNT(roles); i++) {
        struct model_role one = {
            .key = S(""), .per = str_of(roles[i].per), .people = roles[i].people, .hours = roles[i].hours
        };
        one.name.in[LANG_fi] = str_of(roles[i].fi), one.name.in[LANG_en] = str_of(roles[i].en);
        one.text.in[LANG_fi] = str_of(roles[i].does_fi), one.text.in[LANG_en] = str_of(roles[i].does_en);
        LIST_ADD(t->a, &m.roles, one);
    }
    put(t, &m, MODEL_ROLES);
    m = now(t, id);
    cost.name.in[LANG_fi] = S("Ohjaajien palkat, lastenhoito, tilat ja tarjoilu jaettuna osallistujille");
    cost.name.in[LANG_en] = S("Wages of instructors, child care, rooms and food, shared out among the participants");
    cost.source.in[LANG_fi] = S("Hankkeen kirjanpito, ensimmäinen vuosi (esimerkki)");
    cost.source.in[LANG_en] = S("Accounts of the project, first year (example)");
    LIST_ADD(t->a, &m.costs, cost);
    put(t, &m, MODEL_COSTS);
}

static void choose_figures(struct task *t, int64_t id)
{
    static const char *const spots[] = { "by_language..persons", "by_language..guided%" };
    struct model m = now(t, id);
    struct frozen_runs runs = reports_frozen_runs(t, m.project);
    struct problems wrong = { 0 };
    struct strs list = { 0 };
    int64_t run = 0;

    for (size_t i = 0; i < runs.n && run == 0; i++) {
        struct frozen_run one;
        struct frozen_figures figures = { 0 };
        if (reports_frozen_figures(t, m.project, runs.at[i].id, &one, &figures) == DONE &&
            str_is(one.report, "outcomes"))
            run = one.id;
    }
    must(t, run != 0);
    for (size_t i = 0; i < COUNT(spots); i++)
        strs_add(t->a, &list, str_of(spots[i]));
    must(t, models_choose_figures(t, &m, run, &list, &wrong) == DONE);
    must(t, now(t, id).figures.n == COUNT(spots));
}

static void write_makers(struct task *t, int64_t id, int64_t project)
{
    static const char *const shown[] = { "families", "screenings", "glossary" };
    struct model m = now(t, id);
    struct project_houses houses = projects_houses(t, project);
    struct model_author lead = { .role = S("lead"),
        .organisation = houses.n > 0 ? houses.at[0].name : S("Esimerkkisäätiö"),
        .name = S("") },
                        one = { .role = S("author"),
                            .organisation = lead.organisation,
                            .name = S("Mallikas, Maija"),
                            .agreed_on = day_add(t->today, -50) };

    LIST_ADD(t->a, &m.authors, one);
    LIST_ADD(t->a, &m.authors, lead);
    put(t, &m, MODEL_AUTHORS);
    m = now(t, id);
    for (size_t i = 0; i < COUNT(shown); i++) {
        int64_t material = publications_of_house(t, project, str_of(shown[i]));
        LIST_ADD(t->a, &m.materials, material);
    }
    put(t, &m, MODEL_MATERIALS);
    m = now(t, id);
    m.funder = S("Euroopan sosiaalirahasto plus (ESR+)");
    m.whole = S("Koti ja kieli (esimerkki)");
    put(t, &m, MODEL_CARD);
}

static void publish(struct task *t, int64_t id, const char *what_changed)
{
    struct problems wrong = { 0 };
    struct publication p;
    int64_t edition;

    must(t, publications_send(t, id, now(t, id).version) == DONE);
    must(t, publications_get(t, id, &p) == DONE);
    must(t, publications_judge(t, &p, true, S(""), &wrong) == DONE);
    must(t, models_publish(t, id, now(t, id).version, str_of(what_changed), &edition, &wrong) == DONE);
}

static void give_owner(struct task *t, int64_t id)
{
    struct problems wrong = { 0 };
    struct publication p;

    must(t, publications_get(t, id, &p) == DONE);
    struct project_staffs staff = projects_staff(t, p.project);
    must(t, staff.n > 0);
    p.owner = staff.at[0].staff;
    must(t, publications_put_card(t, &p, &wrong) == DONE);
}

/* Another town has told that it took it, and what it changed. */
static void adopt(struct task *t, int64_t id)
{
    struct model_adoption a = { .key = S("esimerkki-1"),
        .edition = 1,
        .who = S("Esimerkkilän kaupunki, kotoutumispalvelut"),
        .place = S("Esimerkkilä"),
        .address = S(""),
        .what_changed = S("Moduulit Asuminen ja Työn hakeminen kirjoitettiin uudelleen."),
        .difference = S(""),
        .way = S("told"),
        .since = day_add(t->today, -10) };

    must(t, models_put_adoption(t, id, &a) == DONE);
    struct model_adoptions all = models_adoptions(t, id, false);
    must(t, models_show_adoption(t, id, &all.at[0], true) == DONE);
}

/* One that is being written. */
static void begin_another(struct task *t, int64_t project)
{
    struct model_new n = { .project = project,
        .kind = S("practice"),
        .source = S("fi"),
        .title = S("Lämmin saatto kouluun"),
        .summary = S("Ohjaaja tulee mukaan ensimmäiselle käynnille. Kukaan ei jää ovelle yksin."),
        .source_key = S("") };
    struct problems wrong = { 0 };
    int64_t id;

    must(t, models_make(t, &n, &id, &wrong) == DONE);
    give_owner(t, id);
}

void demo_models(struct task *t, int64_t project)
{
    struct model_new n = { .project = project,
        .kind = S("model"),
        .source = S("fi"),
        .title = str_of(titles[0].title),
        .summary = str_of(titles[0].summary),
        .source_key = S("") };
    struct problems wrong = { 0 };
    int64_t id;

    must(t, models_make(t, &n, &id, &wrong) == DONE);
    give_owner(t, id);
    write_texts(t, id);
    write_phases(t, id);
    take_modules(t, id, project);
    write_work(t, id);
    choose_figures(t, id);
    write_makers(t, id, project);
    publish(t, id, "");
    adopt(t, id);
    begin_another(t, project);
}
