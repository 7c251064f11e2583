/* consents: the rules of what a person agreed to. No pages here. */
#include "rooms/consents/consents.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "consents_sql.h"
#include "lang/lang.h"
#include "rooms/child_care/child_care.h"
#include "rooms/circumstances/circumstances.h"
#include "rooms/consents/consents_pictures.h"
#include "rooms/counselling/counselling.h"
#include "rooms/people/people.h"
#include "rooms/referrals/referrals.h"
#include "rooms/stories/stories.h"

static const char *const photo_text[] = { N_("We take pictures in the group."), N_("You may be seen in a picture."),
    N_("We show pictures on our pages and posters."), N_("You can say no at any time."), NULL };
static const char *const contact_text[] = { N_("Your group ends one day."), N_("We may call you later."),
    N_("We ask how you are."), N_("You can say no at any time."), NULL };
static const char *const story_text[] = { N_("You tell, and we write it down."), N_("We leave your name out."),
    N_("We show your story to others."), N_("We ask you about each story."), N_("You can say no at any time."), NULL };
static const char *const sharing_text[] = { N_("A school or a service can help you."),
    N_("We tell them what you want."), N_("We ask you each time."), N_("You can say no at any time."), NULL };
static const char *const data_text[] = { N_("We may ask about your health and home."), N_("You need not answer."),
    N_("Only your counsellor sees the answers."), N_("You can say no at any time."), N_("Then we remove the answers."),
    NULL };
static const char *const nothing[] = { NULL };

struct purpose {
    const char *code, *name;
    const char *const *text;
};
static const struct purpose asked[CONSENTS_ASKED] = {
    [CONSENT_PHOTO] = { "photo", N_("May we take pictures of you?"), photo_text },
    [CONSENT_CONTACT] = { "contact", N_("May we call you later?"), contact_text },
    [CONSENT_STORY] = { "story", N_("May we use your words?"), story_text },
    [CONSENT_SHARING] = { "sharing", N_("May we tell others about you?"), sharing_text },
    [CONSENT_DATA] = { "data", N_("May we keep what you tell in confidence?"), data_text },
};

static bool is_asked(enum consent_kind kind) { return (int)kind < CONSENTS_ASKED; }

const char *const *consent_text(enum consent_kind kind) { return is_asked(kind) ? asked[kind].text : nothing; }

const char *consent_name(enum consent_kind kind, int64_t id)
{
    if (id == 0 && is_asked(kind))
        return asked[kind].name;
    return kind == CONSENT_STORY  ? N_("We use your words")
           : kind == CONSENT_CARE ? N_("We tell how your child is doing")
                                  : N_("We have told about you");
}

struct str consent_spoken(struct task *t, const struct lang *l, enum consent_kind kind)
{
    return str_fmt(
        t->a, "%s %.*s", lang_tr(l, asked[kind].name), STR_ARG(read_aloud_sentences(t, l, asked[kind].text)));
}

void consents_aloud(struct task *t, const struct lang *l, struct aloud_texts *list)
{
    for (int kind = 0; kind < CONSENTS_ASKED; kind++)
        read_aloud_add(t, list, trf(t, "Consent: %1$s", str_of(tr(t, asked[kind].name))),
            consent_spoken(t, l, (enum consent_kind)kind));
}

static void add_asked(struct task *t, int64_t person, struct consents *list)
{
    struct consents_sql_newest_rows rows = consents_sql_newest(t, person);

    for (int kind = 0; kind < CONSENTS_ASKED; kind++) {
        struct consent one = { .kind = (enum consent_kind)kind, .version = CONSENT_VERSION };
        for (size_t i = 0; i < rows.n && !one.said; i++) {
            if (!str_is(rows.at[i].purpose, asked[kind].code))
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

static void add_care(struct task *t, int64_t person, struct consents *list)
{
    struct care_handeds handed = child_care_handed_own(t, person);

    for (size_t i = 0; i < handed.n; i++) {
        const struct care_handed *h = &handed.at[i];
        struct consent one = { .kind = CONSENT_CARE,
            .id = h->child,
            .about = str_empty(h->name) ? h->receiver
                                        : str_fmt(t->a, "%.*s: %.*s", STR_ARG(h->name), STR_ARG(h->receiver)),
            .given = !day_known(h->withdrawn_on),
            .said = true };
        one.since = one.given ? h->given_on : h->withdrawn_on;
        LIST_ADD(t->a, list, one);
    }
}

struct consents consents_of(struct task *t, int64_t person)
{
    struct consents list = { 0 };

    add_asked(t, person, &list);
    add_stories(t, person, &list);
    add_shared(t, person, &list);
    add_care(t, person, &list);
    return list;
}

/* Does this word of hers about what is asked here stand already? */
static bool stands(struct task *t, int64_t person, enum consent_kind kind, bool yes)
{
    struct consents all = { 0 };

    add_asked(t, person, &all);
    return all.at[kind].said && all.at[kind].given == yes;
}

static enum outcome care_back(struct task *t, int64_t person)
{
    struct care_handeds handed = child_care_handed_own(t, person);
    enum outcome how = DONE;

    for (size_t i = 0; i < handed.n && how == DONE; i++)
        if (!day_known(handed.at[i].withdrawn_on))
            how = child_care_withdraw_own(t, person, handed.at[i].child);
    return how;
}

/* What a no ends in the rooms where it works. They ask for what stands before they begin anything new. */
static enum outcome end(struct task *t, int64_t person, enum consent_kind kind)
{
    switch (kind) {
    case CONSENT_STORY: return stories_own_take_back_all(t, person);
    case CONSENT_SHARING:
        referrals_own_withdraw_all(t, person);
        counselling_own_unname(t, person);
        return care_back(t, person);
    case CONSENT_DATA: circumstances_own_remove(t, person); return DONE;
    case CONSENT_PHOTO:
    case CONSENT_CONTACT:
    case CONSENT_CARE: break;
    }
    return DONE;
}

/* A no that nobody had asked for is kept as well: she is not asked again. */
static enum outcome say(struct task *t, int64_t person, enum consent_kind kind, bool yes)
{
    struct str purpose = str_of(asked[kind].code);

    if (stands(t, person, kind, yes))
        return yes ? DONE : end(t, person, kind);
    if (yes)
        consents_sql_give(t, id_new(), person, purpose, CONSENT_VERSION, t->today, DAY(""));
    else if (consents_sql_take_back(t, person, purpose, t->today, id_new()) == 0)
        consents_sql_give(t, id_new(), person, purpose, CONSENT_VERSION, t->today, t->today);
    journal_write(t, JOURNAL_CHANGE, "consent", person,
        str_fmt(t->a, "%.*s %d: %s", STR_ARG(purpose), CONSENT_VERSION, yes ? "yes" : "no"));
    if (kind == CONSENT_PHOTO)
        consents_pictures_said(t, person);
    return yes ? DONE : end(t, person, kind);
}

enum outcome consents_say(struct task *t, int64_t person, enum consent_kind kind, int64_t id, bool yes)
{
    if (id == 0 && is_asked(kind))
        return say(t, person, kind, yes);
    if (yes)
        return NOT_FOUND;
    switch (kind) {
    case CONSENT_STORY: return stories_own_take_back(t, person, id);
    case CONSENT_SHARING: return referrals_own_withdraw(t, person, id);
    case CONSENT_CARE: return child_care_withdraw_own(t, person, id);
    case CONSENT_PHOTO:
    case CONSENT_CONTACT:
    case CONSENT_DATA: break;
    }
    return NOT_FOUND;
}

struct consent_words consents_pictures_of(struct task *t, int64_t group)
{
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;
    struct consents_sql_pictures_of_rows rows = consents_sql_pictures_of(
        t, group, t->today, staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t));
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

void consents_joining(struct task *t, int64_t kept, int64_t lost)
{
    struct consents all = { 0 };

    add_asked(t, kept, &all);
    for (int kind = 0; kind < CONSENTS_ASKED; kind++)
        if (all.at[kind].said && !all.at[kind].given)
            must(t, end(t, kept, (enum consent_kind)kind) == DONE && end(t, lost, (enum consent_kind)kind) == DONE);
    consents_pictures_said(t, kept);
}

void consents_parted(struct task *t, int64_t kept, int64_t lost)
{
    consents_pictures_said(t, kept);
    consents_pictures_said(t, lost);
}

void consents_protected(struct task *t, int64_t person)
{
    consents_pictures_protected(t);
    consents_pictures_said(t, person);
}

void consents_drop(struct task *t, int64_t import)
{
    consents_pictures_going(t, import);
    consents_sql_drop(t, import);
}
