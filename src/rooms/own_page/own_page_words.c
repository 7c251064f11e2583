/* own_page_words: the words of the pages behind a person's own link, in her language and, where she wants it, in
 * Finnish beside it. No rules here. */
#include "lang/lang.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/places.h"
#include "rooms/routes.h"

const struct lang *own_beside(const struct task *t, const struct own_person *who)
{
    const struct lang *fi = lang_get(LANG_fi);

    return who->beside && t->lang != fi ? fi : NULL;
}

struct own_words own_words_with(
    struct task *t, const struct own_person *who, const char *msgid, const struct str *args, size_t nargs)
{
    const struct lang *fi = own_beside(t, who);

    return (struct own_words){ tr_fill(t->a, lang_tr(t->lang, msgid), args, nargs),
        fi == NULL ? S("") : tr_fill(t->a, lang_tr(fi, msgid), args, nargs) };
}

struct own_words own_words_of(struct task *t, const struct own_person *who, const char *msgid)
{
    return own_words_with(t, who, msgid, NULL, 0);
}

static struct str day_words(struct task *t, const struct lang *l, struct day day)
{
    struct str said = lang_day_long(t->a, l, day);
    bool today = day_cmp(day, t->today) == 0, tomorrow = day_cmp(day, day_add(t->today, 1)) == 0;

    if (!today && !tomorrow)
        return said;
    return tr_fill(t->a, lang_tr(l, today ? N_("Today, %1$s") : N_("Tomorrow, %1$s")), &said, 1);
}

struct own_words own_day(struct task *t, const struct own_person *who, struct day day)
{
    const struct lang *fi = own_beside(t, who);

    return (struct own_words){ day_words(t, t->lang, day), fi == NULL ? S("") : day_words(t, fi, day) };
}

struct own_frame own_frame_of(struct task *t, const struct own_person *who, bool home)
{
    struct own_workers workers = own_page_workers(t, who->id);
    struct own_frame f = { .phone = own_page_call(t, who->id, &workers),
        .back = own_words_of(t, who, N_("My page")),
        .forget = own_words_of(t, who, N_("Forget this phone")),
        .beside = who->beside,
        .home = home };

    if (t->lang != lang_get(LANG_fi))
        f.choose = own_words_of(t, who, who->beside ? N_("Hide the Finnish") : N_("Show Finnish too"));
    return f;
}

/* "10.00–12.00", or the beginning alone. */
static struct str time_of(struct task *t, struct clock start, struct clock end)
{
    struct str from = lang_clock(t->a, t->lang, start);

    if (start.t[0] == '\0')
        return S("");
    return end.t[0] == '\0' ? from : str_fmt(t->a, "%.*s–%.*s", STR_ARG(from), STR_ARG(lang_clock(t->a, t->lang, end)));
}

static struct str where_of(struct task *t, const struct own_meeting *m)
{
    struct strs parts = { 0 };

    if (!str_empty(m->venue))
        strs_add(t->a, &parts, m->venue);
    if (!str_empty(m->area))
        strs_add(t->a, &parts, m->area);
    if (!str_empty(m->municipality))
        strs_add(t->a, &parts, place_name(t->lang, m->municipality));
    return strs_join(t->a, &parts, lang_comma(t->lang));
}

static struct own_words says_of(struct task *t, const struct own_person *who, const struct own_meeting *m)
{
    if (m->cancelled)
        return own_words_of(t, who, N_("This meeting is cancelled."));
    if (m->says == OWN_SAYS_COMES)
        return own_words_of(t, who, N_("You said: I come. Welcome!"));
    return m->says == OWN_SAYS_CANNOT ? own_words_of(t, who, N_("You said: I cannot come. Thank you!"))
                                      : (struct own_words){ S(""), S("") };
}

struct own_meeting_view own_meeting_shown(struct task *t, const struct own_person *who, const struct own_meeting *m)
{
    struct own_meeting_view v = { .m = *m,
        .day = own_day(t, who, m->day),
        .coming = own_words_of(t, who, N_("I come")),
        .cannot = own_words_of(t, who, N_("I cannot come")),
        .says = says_of(t, who, m),
        .time = time_of(t, m->start, m->end),
        .where = m->hidden ? str_of(tr(t, "Call us and ask where.")) : where_of(t, m),
        .with = m->leader,
        .about = m->theme };

    if (m->children && !m->cancelled)
        v.children = own_words_of(t, who, N_("Your children may come."));
    return v;
}
