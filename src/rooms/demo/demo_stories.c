/* demo_stories: what persons of the demonstration say, each once: with consent and without, reviewed, given back, taken
 * back, over; some stand in the report of the year. Invented. */
#include "rooms/demo/demo_path.h"

/* language: of who tells it. shown: the form without names; its language. until: days from today to the end of the
 * consent; NEVER: she was not asked. */
enum { NEVER = -10000 };
struct tale {
    const char *language, *original, *shown, *shown_language, *said_by, *result, *state, *purposes, *place, *what;
    int until;
    bool withdrawn, nobody; /* nobody: no person stands beside it */
} ONLY_BY_NAME;

static const struct tale tales[] = {
    { .language = "som",
        .original = "Hore waxaan odhan jiray haddii aan shaqo helo. Hadda waxaan idhaahdaa marka aan shaqo helo.",
        .shown = "Ennen sanoin: jos löydän työtä. Nyt sanon: kun löydän työtä.",
        .shown_language = "fin",
        .said_by = "Äiti omankielisestä ryhmästä",
        .result = "faith",
        .state = "approved",
        .purposes = "report;web",
        .place = "report",
        .what = "",
        .until = 300 },
    { .language = "ara",
        .original = "كنت أخاف من الرسائل الرسمية. الآن أفتحها وأعرف من أسأل.",
        .shown = "كنت أخاف من الرسائل الرسمية. الآن أفتحها وأعرف من أسأل.",
        .shown_language = "ara",
        .said_by = "Äiti digipajasta",
        .result = "errands",
        .state = "approved",
        .purposes = "report;training",
        .place = "report",
        .what = "",
        .until = 240 },
    { .language = "som",
        .original = "Gabadhaydu waxay i weydiisay halka aan tago. Waxaan idhi: dugsiga, sidaada oo kale.",
        .shown = "Lapsi kysyi, minne menen. Sanoin: kouluun, niin kuin sinäkin.",
        .shown_language = "fin",
        .said_by = "Äiti, joka aloitti opinnot",
        .result = "education",
        .state = "approved",
        .purposes = "report;web;print",
        .place = "report",
        .what = "",
        .until = 180 },
    { .language = "ara",
        .original = "هنا تعرفت على أربع أمهات. نذهب معا إلى الحديقة كل يوم جمعة.",
        .shown = "Täällä tutustuin neljään äitiin. Nyt minulla on joku, jolta kysyä.",
        .shown_language = "fin",
        .said_by = "Äiti vertaisryhmästä",
        .result = "ask",
        .state = "approved",
        .purposes = "report",
        .place = "report",
        .what = "",
        .until = 90 },
    { .language = "som",
        .original = "Carruurtu way ciyaarayeen, anna markii ugu horreysay ayaan cashar dhegaystay.",
        .shown = "Lapset leikkivät viereisessä huoneessa, ja minä sain ensimmäistä kertaa kuunnella rauhassa.",
        .shown_language = "fin",
        .said_by = "Pienten lasten äiti",
        .result = "child_care",
        .state = "approved",
        .purposes = "web;social",
        .place = "page",
        .what = "Tulokset-sivu",
        .until = -20 },
    { .language = "ara",
        .original = "صرت أقول رأيي في المجموعة.",
        .shown = "Ryhmässä uskallan sanoa mielipiteeni.",
        .shown_language = "fin",
        .said_by = "Ryhmän jäsen",
        .result = "voice",
        .state = "approved",
        .purposes = "report;print",
        .place = "print",
        .what = "Esite 2",
        .until = 200,
        .withdrawn = true },
    { .language = "som",
        .original = "Waxaan shaqo ka helay jikada dugsiga.",
        .shown = "Sain työtä keittiöstä.",
        .shown_language = "fin",
        .said_by = "Osallistuja",
        .result = "work",
        .state = "waits",
        .purposes = "report",
        .place = "",
        .what = "",
        .until = 365 },
    { .language = "ara",
        .original = "أفهم الآن ما تقوله المعلمة في الروضة.",
        .shown = "Nyt ymmärrän, mitä päiväkodissa sanotaan.",
        .shown_language = "fin",
        .said_by = "Äiti suomen ryhmästä",
        .result = "finnish",
        .state = "waits",
        .purposes = "",
        .place = "",
        .what = "",
        .until = NEVER },
    { .language = "som",
        .original = "Walaashay waxay ku nooshahay magaalo kale, waxayna tidhi adiguna waad samayn kartaa.",
        .shown = "Siskoni asuu toisessa kaupungissa ja sanoi, että minäkin pystyn.",
        .shown_language = "fin",
        .said_by = "",
        .result = "other",
        .state = "returned",
        .purposes = "",
        .place = "",
        .what = "",
        .until = NEVER },
    { .language = "ara",
        .original = "لم أكن أعرف أن هناك من يساعد مجانا.",
        .shown = "",
        .shown_language = "",
        .said_by = "",
        .result = "services",
        .state = "draft",
        .purposes = "",
        .place = "",
        .what = "",
        .until = NEVER },
    { .language = "ukr",
        .original = "Я веду групу сама, і мене слухають.",
        .shown = "I lead a group myself, and they listen to me.",
        .shown_language = "eng",
        .said_by = "A peer worker",
        .result = "peer",
        .state = "approved",
        .purposes = "report;training",
        .place = "file",
        .what = "Väliraportti",
        .until = 150,
        .nobody = true },
    { .language = "ckb",
        .original = "لە گرووپەکە پێکەنین. ماوەیەک بوو پێنەکەنیبووم.",
        .shown = "Ryhmässä nauroimme. En ollut nauranut pitkään aikaan.",
        .shown_language = "fin",
        .said_by = "Ryhmän jäsen",
        .result = "group",
        .state = "approved",
        .purposes = "report",
        .place = "report",
        .what = "",
        .until = 60 },
    { .language = "ara",
        .original = "أريد أن أعمل مع الأطفال.",
        .shown = "Haluan työhön lasten kanssa.",
        .shown_language = "fin",
        .said_by = "Äiti omankielisestä ryhmästä",
        .result = "faith",
        .state = "draft",
        .purposes = "report",
        .place = "",
        .what = "",
        .until = 330,
        .nobody = true },
};
enum { TALES = sizeof tales / sizeof *tales };

static void use(struct demo *d, const struct demo_course *in, const struct tale *tale, const char *key)
{
    if (tale->place[0] == '\0')
        return;
    demo_row(d, SHEET_STORY_USES, "story_use", str_z(d->t->a, demo_key(d, SHEET_STORY_USES, "VS")), "story", key,
        "place", tale->place, "what", tale->what, "used_on", demo_day(d, demo_ago(d, 12)), "ended_on", "", "staff",
        in->worker, NULL);
}

static void tell(struct demo *d, const struct demo_course *in, const struct tale *tale)
{
    const char *key = str_z(d->t->a, demo_key(d, SHEET_STORIES, "YS"));
    bool asked = tale->until != NEVER, read = strcmp(tale->state, "approved") == 0;
    bool back = strcmp(tale->state, "returned") == 0;
    struct day told = demo_ago(d, 40);

    if (day_cmp(told, in->person->entry) < 0)
        told = in->person->entry;
    demo_row(d, SHEET_STORIES, "story", key, "project", in->project, "person",
        tale->nobody ? "" : str_z(d->t->a, in->person->key), "date", demo_day(d, told), "language", tale->language,
        "original", tale->original, "anonymised", tale->shown, "shown_language", tale->shown_language, "said_by",
        tale->said_by, "result", tale->result, "state", tale->state, "staff", in->worker, "editor", "",
        "consent_version", asked ? "1" : "", "purposes", tale->purposes, "consent_on", asked ? demo_day(d, told) : "",
        "consent_until", asked ? demo_day(d, demo_ago(d, -tale->until)) : "", "withdrawn_on",
        tale->withdrawn ? demo_day(d, demo_ago(d, 2)) : "", "reviewer", read || back ? "manager" : "", "reviewed_on",
        read || back ? demo_day(d, demo_ago(d, 10)) : "", "review_note",
        back ? "Sisko ja kaupunki pois: tästä hänet voi tuntea." : "", NULL);
    use(d, in, tale, key);
}

void demo_story(struct demo *d, const struct demo_course *in)
{
    for (unsigned i = 0; i < TALES; i++)
        if (!(d->told >> i & 1U) && str_is(in->person->language, tales[i].language)) {
            d->told |= 1U << i;
            tell(d, in, &tales[i]);
            return;
        }
}
