/* sign_up_aloud: texts of joining that are read aloud: what this is, and what happens next. No pages here. */
#include "lang/lang.h"
#include "rooms/sign_up/sign_up_card.h"

enum { STORY = 5 };
static const struct {
    const char *picture, *words;
} story[STORY] = {
    { "group", N_("Parents at home meet in a group.") },
    { "children", N_("Children play close by.") },
    { "language", N_("You can speak your own language.") },
    { "school", N_("We help with Finnish, school and work.") },
    { "free", N_("It costs nothing.") },
};
static const char *const next_text[] = { N_("We call you in a few days."), N_("It costs nothing."), NULL };
static const char *const waits_text[] = { N_("We call you when a place is free."), N_("It costs nothing."), NULL };

struct sign_up_scenes sign_up_scenes(struct task *t)
{
    struct sign_up_scenes list = { 0 };

    for (int i = 0; i < STORY; i++) {
        struct sign_up_scene one = { str_of(story[i].picture), str_of(tr(t, story[i].words)) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct str sign_up_story_spoken(struct task *t, const struct lang *l)
{
    const char *words[STORY + 1] = { NULL };

    for (int i = 0; i < STORY; i++)
        words[i] = story[i].words;
    return read_aloud_sentences(t, l, words);
}

const char *const *sign_up_next(bool waits) { return waits ? waits_text : next_text; }

void sign_up_aloud(struct task *t, const struct lang *l, struct aloud_texts *list)
{
    read_aloud_add(t, list, str_of(tr(t, "First page: what is this?")), sign_up_story_spoken(t, l));
    read_aloud_add(
        t, list, str_of(tr(t, "After signing up: what happens next?")), read_aloud_sentences(t, l, next_text));
    read_aloud_add(
        t, list, str_of(tr(t, "After signing up, on the waiting list")), read_aloud_sentences(t, l, waits_text));
}
