/* consents: the rules of what a person agreed to. No pages here. */
#include "rooms/consents/consents.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "consents_sql.h"
#include "lang/lang.h"
#include "rooms/people/people.h"
#include "rooms/referrals/referrals.h"
#include "rooms/stories/stories.h"

static const char *const photo_text[] = { N_("We take pictures in the group."), N_("You may be seen in a picture."),
    N_("We show pictures on our pages and posters."), N_("You can say no at any time."), NULL };
static const char *const contact_text[] = { N_("Your group ends one day."), N_("We may call you later."),
    N_("We ask how you are."), N_("You can say no at any time."), NULL };
static const char *const nothing[] = { NULL };

static const char *const codes[CONSENTS_ASKED] = { "photo", "contact" };

const char *const *consent_text(enum consent_kind kind)
{
    return kind == CONSENT_PHOTO ? photo_text : kind == CONSENT_CONTACT ? contact_text : nothing;
}

const char *consent_name(enum consent_kind kind)
{
    static const char *const names[] = { N_("May we take pictures of you?"), N_("May we call you later?"),
        N_("We use your words"), N_("We have told about you") };

    return names[kind];
}

static void add_asked(struct task *t, int64_t person, struct consents *list)
{
    struct consents_sql_newest_rows rows = consents_sql_newest(t, person);

    for (int kind = 0; kind < CONSENTS_ASKED; kind++) {
        struct consent one = { .kind = (enum consent_kind)kind, .version = CONSENT_VERSION };
        for (size_t i = 0; i < rows.n && !one.said; i++) {
            if (!str_is(rows.at[i].purpose, codes[kind]))
                continue;
            one.said = true;
            one.version = rows.at[i].version;
            one.given = !day_known(rows.at[i].withdrawn_on);
            one.since = one.given ? rows.at[i].given_on : rows.at[i].withdrawn_on;
        }
        LIST_ADD(t->a, list, one);
    }
}

static void add_stories(struct task *t, int64_t person, struct consents *list)
{
    struct own_stories stories = stories_own_of(t, person);

    for (size_t i = 0; i < stories.n; i++) {
        const struct own_story *s = &stories.at[i];
        struct consent one = { .kind = CONSENT_STORY,
            .id = s->story,
            .version = s->version,
            .about = s->text,
            .language = s->language,
            .purposes = s->purposes,
            .since = s->given ? s->agreed_on : s->withdrawn_on,
            .given = s->given,
            .said = true };
        LIST_ADD(t->a, list, one);
    }
}

static void add_shared(struct task *t, int64_t person, struct consents *list)
{
    struct own_referrals referrals = referrals_own_of(t, person);

    for (size_t i = 0; i < referrals.n; i++) {
        const struct own_referral *r = &referrals.at[i];
        struct consent one = { .kind = CONSENT_SHARING,
            .id = r->referral,
            .about = r->receiver,
            .since = r->given ? r->sent_on : r->withdrawn_on,
            .given = r->given,
            .said = true };
        LIST_ADD(t->a, list, one);
    }
}

struct consents consents_of(struct task *t, int64_t person)
{
    struct consents list = { 0 };

    add_asked(t, person, &list);
    add_stories(t, person, &list);
    add_shared(t, person, &list);
    return list;
}

/* Does her yes to what is asked here stand already? */
static bool stands(struct task *t, int64_t person, enum consent_kind kind)
{
    struct consents all = { 0 };

    add_asked(t, person, &all);
    return all.at[kind].given;
}

/* A no that nobody had asked for is kept as well: she is not asked again. */
static enum outcome say(struct task *t, int64_t person, enum consent_kind kind, bool yes)
{
    struct str purpose = str_of(codes[kind]);

    if (yes && stands(t, person, kind))
        return DONE;
    if (yes)
        consents_sql_give(t, id_new(), person, purpose, CONSENT_VERSION, t->today, DAY(""));
    else if (consents_sql_take_back(t, person, purpose, t->today) == 0)
        consents_sql_give(t, id_new(), person, purpose, CONSENT_VERSION, t->today, t->today);
    journal_write(t, JOURNAL_CHANGE, "consent", person,
        str_fmt(t->a, "%.*s %d: %s", STR_ARG(purpose), CONSENT_VERSION, yes ? "yes" : "no"));
    return DONE;
}

enum outcome consents_say(struct task *t, int64_t person, enum consent_kind kind, int64_t id, bool yes)
{
    if (kind == CONSENT_PHOTO || kind == CONSENT_CONTACT)
        return say(t, person, kind, yes);
    if (yes)
        return NOT_FOUND;
    return kind == CONSENT_STORY ? stories_own_take_back(t, person, id) : referrals_own_withdraw(t, person, id);
}

struct consent_words consents_pictures_of(struct task *t, int64_t group)
{
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;
    struct consents_sql_pictures_of_rows rows = consents_sql_pictures_of(t, group, t->today, staff);
    struct consent_words list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct consents_sql_pictures_of_row *row = &rows.at[i];
        bool no = day_known(row->withdrawn_on);
        struct consent_word one = { .person = row->person,
            .name = people_full_name(t, row->given_names, row->family_name),
            .since = no ? row->withdrawn_on : row->given_on,
            .said = day_known(row->given_on),
            .given = day_known(row->given_on) && !no };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

void consents_drop(struct task *t, int64_t import) { consents_sql_drop(t, import); }
