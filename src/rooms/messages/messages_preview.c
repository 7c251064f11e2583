/* messages_preview: how persons would be written to and in which words, before anything is put into the queue. */
#include "rooms/messages/messages_reach.h"
#include "rooms/messages/messages_words.h"
#include "rooms/own_links/own_links.h"

/* As long as the key of one of hers. */
static struct str like_hers(struct task *t) { return own_links_address(t, S("abcdefghijklmnopqrstuvwxyz")); }

static struct message_route route_of(int64_t person, const struct message_reach *reach)
{
    return (struct message_route){ person, str_of(message_channel_code(reach->channel)), reach->why, reach->lang };
}

struct message_routes messages_routes(struct task *t, const struct person_briefs *whom)
{
    struct message_reaches all = messages_reach_all(t, whom);
    struct message_routes list = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        struct message_route one = route_of(all.at[i].person, &all.at[i].reach);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

bool messages_route(struct task *t, int64_t person, struct message_route *ret_route)
{
    struct message_reach reach;
    int64_t kept;

    if (!messages_reach(t, person, &kept, &reach))
        return false;
    *ret_route = route_of(person, &reach);
    return true;
}

void messages_preview(
    struct task *t, const struct lang *l, const struct message_new *m, bool links, struct message_previews *list)
{
    struct message_fields f = m->fields;

    for (size_t i = 0; i < list->n; i++)
        if (str_is(list->at[i].lang, l->tag)) {
            list->at[i].persons++;
            return;
        }
    f.link = links ? S(MESSAGE_LINK) : S("");
    struct str text = messages_said(t, m->project, l, m->kind, &f, t->today);
    struct message_preview one = { .language = str_of(l->name),
        .lang = str_of(l->tag),
        .dir = str_of(l->dir),
        .text = messages_with_link(t, text, S("…")),
        .persons = 1,
        .parts = messages_length(messages_with_link(t, text, like_hers(t))).parts };
    LIST_ADD(t->a, list, one);
}

struct message_fields messages_example_fields(
    struct task *t, enum message_kind kind, enum message_invite invite, bool linked)
{
    bool invites = kind == MESSAGE_invitation;
    bool met = invites || kind == MESSAGE_reminder || kind == MESSAGE_moved || kind == MESSAGE_cancelled ||
               kind == MESSAGE_care;
    struct message_fields f = { .day = met ? day_add(t->today, 1) : DAY(""),
        .until = invites || kind == MESSAGE_place ? day_add(t->today, 1) : DAY(""),
        .start = { "" },
        .link = kind == MESSAGE_cancelled || !linked ? S("") : like_hers(t),
        .invite = invite };

    if (met)
        f.start = (struct clock){ "10:00" };
    return f;
}

struct str messages_example(struct task *t, const struct lang *l, enum message_kind kind)
{
    struct message_fields f = messages_example_fields(t, kind, 0, true);

    return messages_text(t, l, kind, &f, t->today);
}
