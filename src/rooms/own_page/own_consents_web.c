/* own_consents_web: what a person agreed to, behind her own link: asked in plain words, taken back as easily. No rules
 * here. */
#include "lang/lang.h"
#include "own_page_consents_html.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/routes.h"
#include "rooms/stories/stories_codes.h"

static const char *const keys[] = { "photo", "contact", "story", "sharing", "data", "care" };

/* "You said yes on 1.12.2026." */
static struct own_words state_of(struct task *t, const struct own_person *who, const struct consent *c)
{
    struct str day = lang_day(t->a, t->lang, c->since);

    if (!c->said)
        return (struct own_words){ S(""), S("") };
    if (!day_known(c->since))
        return own_words_of(t, who, c->given ? N_("You said yes.") : N_("You said no."));
    return own_words_with(t, who, c->given ? N_("You said yes: %1$s.") : N_("You said no: %1$s."), &day, 1);
}

static struct str purposes_of(struct task *t, struct str codes)
{
    struct strs names = { 0 }, all = strs_split(t->a, codes, ';');

    for (size_t i = 0; i < all.n; i++)
        strs_add(t->a, &names, code_name(t->lang, &CODES_story_purpose, all.at[i]));
    return strs_join(t->a, &names, lang_comma(t->lang));
}

static struct own_consent_view shown(struct task *t, const struct own_person *who, const struct consent *c)
{
    static const char *const none[] = { NULL };
    const struct lang *of = str_empty(c->language) ? NULL : lang_by_tag(c->language);
    struct own_consent_view v = { .c = c,
        .key = str_of(keys[c->kind]),
        .id = c->id != 0 ? id_str(t->a, c->id) : S(""),
        .name = own_words_of(t, who, consent_name(c->kind, c->id)),
        .state = state_of(t, who, c),
        .purposes = purposes_of(t, c->purposes),
        .tag = of == NULL ? str_of(t->lang->tag) : str_of(of->tag),
        .dir = of == NULL ? S("auto") : str_of(of->dir),
        .asked = c->id == 0 };
    if (v.asked)
        v.hear = read_aloud_of(t, t->lang, consent_spoken(t, t->lang, c->kind));
    if (v.asked && c->kind == CONSENT_PHOTO)
        v.pictures = consents_pictures_with(t, who->id);

    for (const char *const *line = v.asked ? consent_text(c->kind) : none; *line; line++) {
        struct own_words one = own_words_of(t, who, *line);
        LIST_ADD(t->a, &v.lines, one);
    }
    return v;
}

struct reply own_page_consents(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct consents all = consents_of(t, o.h.person);
    struct own_consents_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("What I agreed to")),
        .yes = own_words_of(t, &o.who, N_("Yes")),
        .no = own_words_of(t, &o.who, N_("No")),
        .take_back = own_words_of(t, &o.who, N_("I take it back")) };
    for (size_t i = 0; i < all.n; i++) {
        struct own_consent_view one = shown(t, &o.who, &all.at[i]);
        LIST_ADD(t->a, &v.consents, one);
    }
    return OWN_SHOW(r, 200, own_consents, &v);
}

struct reply own_page_consent(struct req *r)
{
    struct task *t = &r->task;
    struct str key = req_get(r, "kind");
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    if (!str_empty(req_get(r, "id")) && req_id(r, "id") == 0) /* a no to one thing is not a no to all */
        return reply_not_found(r);
    for (size_t kind = 0; kind < sizeof keys / sizeof *keys; kind++)
        if (str_is(key, keys[kind])) {
            enum outcome how = consents_say(
                t, o.h.person, (enum consent_kind)kind, req_id(r, "id"), str_is(req_get(r, "yes"), "1"));
            return how == DONE ? reply_redirect(r, URL(t, own_page_consents), tr(t, "Saved. Thank you."))
                               : reply_refused(r, how);
        }
    return reply_not_found(r);
}
