/* voted: see voted.h. */
#include "rooms/voted.h"

#include "rooms/voice/voice.h"

int64_t voted_waiting(struct task *t, int64_t group) { return voice_waiting(t, group); }

struct voted_list voted_themes(struct task *t, int64_t group)
{
    struct ideas ideas = voice_themes(t, group);
    struct voted_list list = { 0 };

    for (size_t i = 0; i < ideas.n; i++) {
        struct voted one = { ideas.at[i].id, ideas.at[i].votes, ideas.at[i].members, ideas.at[i].words };
        if (one.votes > 0)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct str voted_words(struct task *t, int64_t idea)
{
    struct idea i;

    return voice_idea(t, idea, &i) == DONE && i.shown ? i.words : S("");
}
