/* demo_voice: what members of some groups say: ideas with votes, one that nobody has looked at yet and one of which
 * something came, a question, and how the last meeting was. */
#include "demo_sql.h"
#include "rooms/demo/demo_links.h"
#include "rooms/groups/groups.h"
#include "rooms/voice/voice.h"

enum { GROUPS_HEARD = 6 };

static const struct wanted {
    const char *kind, *picture, *fin, *som, *ara;
    int64_t of_ten;     /* of ten members so many want it */
    const char *did[3]; /* what came of it, in the same languages; NULL: they vote still */
} wanted[] = {
    { "trip", "sea", "Retki meren rantaan", "Safar badda xeebteeda", "رحلة إلى شاطئ البحر", 7, { NULL } },
    { "theme", "computer", "Verkkopankki puhelimessa", "Bangiga telefoonka", "البنك على الهاتف", 5, { NULL } },
    { "theme", "health", "Lapsen terveys", "Caafimaadka ilmaha", "صحة الطفل", 3,
        { "Terveydenhoitaja kävi ryhmässä. Kiitos ideasta!",
            "Kalkaaliso ayaa kooxda timid. Fikradda waad ku mahadsan tihiin!",
            "زارت الممرضة المجموعة. شكرًا على الفكرة!" } },
};
enum { WANTED = sizeof wanted / sizeof *wanted };

static struct str words_in(const struct wanted *w, struct str language)
{
    return str_of(str_is(language, "som") ? w->som : str_is(language, "ara") ? w->ara : w->fin);
}

/* You asked, we did. */
static void tell(struct task *t, int64_t idea, const struct wanted *w, struct str language)
{
    const char *did = w->did[str_is(language, "som") ? 1 : str_is(language, "ara") ? 2 : 0];
    struct problems ps = { 0 };
    struct idea now;

    if (did == NULL)
        return;
    must(t, voice_idea(t, idea, &now) == DONE);
    struct idea_said said = {
        .id = idea, .version = now.version, .state = S("done"), .answer = str_of(did), .bytes = S("")
    };
    must(t, voice_idea_say(t, &said, &ps) == DONE);
}

static void vote(struct task *t, int64_t idea, const struct member_ids *members, int64_t of_ten)
{
    for (size_t i = 0; i < members->n; i++)
        if ((int64_t)(i * 7 % 10) < of_ten)
            must(t, voice_own_vote(t, members->at[i], idea, true) == DONE);
}

/* How the newest meeting of the days before was, for most of them; of one in her own words. */
static void feel(struct task *t, const struct member_ids *members)
{
    enum { GOOD = 1, SO_SO, NOT_GOOD, SILENT = 4, SECOND = 5, THIRD = 9 };
    struct str words = S("Opin käyttämään pankkia puhelimella.");
    size_t said = 0;

    for (size_t i = 0; i < members->n; i++) {
        struct felt_sessions asked = voice_own_felt(t, members->at[i]);
        int64_t face = i % THIRD == 2 ? NOT_GOOD : i % SECOND == 1 ? SO_SO : GOOD;
        size_t newest = 0;
        while (
            newest < asked.n && day_cmp(asked.at[newest].day, t->today) >= 0) /* a demonstration made in the evening */
            newest++;
        if (newest == asked.n || i % SILENT == SILENT - 1)
            continue;
        must(t, voice_own_feel(t, members->at[i], asked.at[newest].session, face, said++ == 0 ? &words : NULL) == DONE);
    }
}

static void be_heard(struct task *t, const struct group_brief *g)
{
    struct member_ids members = groups_member_ids(t, g->id, t->today);
    struct problems ps = { 0 };

    if (members.n == 0)
        return;
    for (size_t i = 0; i < WANTED; i++) {
        struct idea_card c = { .group = g->id,
            .kind = str_of(wanted[i].kind),
            .words = words_in(&wanted[i], g->language),
            .picture = str_of(wanted[i].picture) };
        int64_t idea;
        must(t, voice_idea_put(t, &c, &idea, &ps) == DONE);
        vote(t, idea, &members, wanted[i].of_ten);
        tell(t, idea, &wanted[i], g->language);
    }
    struct idea_new mine = {
        .group = g->id, .kind = S("trip"), .words = S("Eläintarha"), .picture = S("play"), .bytes = S("")
    };
    struct ask_new question = { .group = g->id, .words = S("Voiko isoäiti tulla mukaan?"), .bytes = S("") };
    must(t, voice_own_bring(t, members.at[0], &mine, &ps) == DONE);
    must(t, voice_own_ask(t, members.at[0], &question, &ps) == DONE);
    feel(t, &members);
}

void demo_voice(struct task *t)
{
    struct demo_sql_running_rows rows = demo_sql_running(t, t->today);

    for (size_t i = 0; i < rows.n; i++) {
        struct group_brief g;
        if (i >= GROUPS_HEARD && !demo_is_parents_group(t, rows.at[i].group))
            continue;
        if (groups_brief(t, rows.at[i].group, &g) == DONE)
            be_heard(t, &g);
    }
}
