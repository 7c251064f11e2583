/* outreach_poster: what stands on a poster or brochure: what groups say of themselves to everybody. One page, in one
 * language or two. */
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/outreach/outreach_poster.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"

enum { GROUPS_MOST = 6 };
#define JOINED "\xe2\x81\xa0" /* no line ends here (word joiner) */

static struct str ltr(struct arena *a, const struct lang *l, struct str s)
{
    return strcmp(l->dir, "rtl") == 0 ? paper_ltr(a, s) : s;
}

static bool known(struct clock c) { return !str_empty(clock_str(&c)); }

/* "Tuesday and Thursday 10.00–12.00" */
static struct str when_in(struct arena *a, const struct lang *l, const struct sign_up_group *g)
{
    struct strs codes = strs_split(a, g->weekdays, ';'), names = { 0 };

    for (size_t i = 0; i < CODES_weekday.n; i++)
        for (size_t k = 0; k < codes.n; k++)
            if (str_is(codes.at[k], CODES_weekday.at[i].code))
                strs_add(a, &names, lang_weekday(a, l, (int)i));
    struct str days = lang_list(a, l, &names);
    if (!known(g->start))
        return days;
    struct str from = lang_clock(a, l, g->start);
    struct str hours = from;
    if (known(g->end))
        hours = str_fmt(a, "%.*s" JOINED "–" JOINED "%.*s", STR_ARG(from), STR_ARG(lang_clock(a, l, g->end)));
    return str_fmt(a, "%.*s %.*s", STR_ARG(days), STR_ARG(ltr(a, l, hours)));
}

static struct str where_in(struct arena *a, const struct lang *l, const struct sign_up_group *g)
{
    const struct str parts[] = { g->venue, g->street, str_eq(g->area, g->venue) ? S("") : g->area,
        str_empty(g->municipality) ? S("") : place_name(l, g->municipality) };
    struct strs all = { 0 };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!str_empty(parts[i]))
            strs_add(a, &all, parts[i]);
    return strs_join(a, &all, S(", "));
}

static struct str more_in(struct arena *a, const struct lang *l, size_t n)
{
    struct str number = lang_number(a, l, (int64_t)n);

    return tr_fill(a,
        lang_trn(l, "And %n more group: see it with your phone.", "And %n more groups: see them with your phone.",
            (int64_t)n),
        &number, 1);
}

static struct paper_text when(struct paper *p, const struct sign_up_group *g)
{
    return PAPER_IN(p, l, when_in(p->t->a, l, g));
}

/* How much stands on it, when it would be more than a page. */
enum much { LEAST, LESS, ALL };

static void add_group(struct paper *p, const struct sign_up_group *g, enum much much)
{
    struct arena *a = p->t->a;

    paper_banner(p, paper_tr(p, N_("A group for parents at home")), paper_own(g->name));
    if (!str_empty(g->weekdays) || known(g->start))
        paper_plain(p, paper_tr(p, N_("When")), when(p, g));
    if (day_known(g->next) && much == ALL)
        paper_plain(p, paper_tr(p, N_("Next time")), PAPER_IN(p, l, ltr(a, l, lang_day_long(a, l, g->next))));
    paper_plain(
        p, paper_trc(p, "where a group meets", NC_("where a group meets", "Place")), PAPER_IN(p, l, where_in(a, l, g)));
    if (much != LEAST)
        paper_plain(p, paper_tr(p, N_("Language")), PAPER_IN(p, l, lang_language_names(a, l, g->language)));
    if (!str_empty(g->led_by) && much != LEAST)
        paper_plain(p, paper_tr(p, N_("You meet")), paper_own(g->led_by));
    paper_gap(p, 2);
    paper_badge(p, PAPER_FREE, paper_tr(p, N_("It costs nothing.")));
    if (g->care)
        paper_badge(p, PAPER_CARE, paper_tr(p, N_("We look after your child.")));
    if (g->baby == YES)
        paper_badge(p, PAPER_BABY, paper_tr(p, N_("Your baby may come along.")));
    if (much != LEAST && g->step_free == YES)
        paper_badge(p, PAPER_RAMP, paper_tr(p, N_("There are no steps.")));
    if (much == ALL)
        paper_badge(p, PAPER_FRIEND, paper_tr(p, N_("Come alone or with a friend.")));
}

static bool speaks(const struct outreach_poster *w, const struct sign_up_group *g)
{
    return str_is(g->language, w->lang->iso3) || (w->beside != NULL && str_is(g->language, w->beside->iso3));
}

static void add_line(struct paper *p, const struct sign_up_group *g)
{
    struct arena *a = p->t->a;

    paper_heading(p, 3, paper_own(g->name));
    paper_paragraph(p, PAPER_IN(p, l,
                           str_fmt(a, "%.*s. %.*s. %.*s", STR_ARG(when_in(a, l, g)), STR_ARG(where_in(a, l, g)),
                               STR_ARG(lang_language_names(a, l, g->language)))));
}

int64_t outreach_poster_offered(struct task *t, const struct sign_up_groups *groups, struct str languages)
{
    struct strs there = strs_split(t->a, languages, ';');

    for (size_t i = 0; i < groups->n; i++) {
        struct strs spoken = strs_split(t->a, groups->at[i].language, ';');
        for (size_t k = 0; k < spoken.n * there.n; k++)
            if (str_eq(spoken.at[k / there.n], there.at[k % there.n]))
                return groups->at[i].id;
    }
    return groups->n == 0 ? 0 : groups->at[0].id;
}

/* Those that speak a language of the poster first. */
static struct sign_up_groups in_order(struct task *t, const struct outreach_poster *w)
{
    struct sign_up_groups list = { 0 };

    for (int first = 1; first >= 0; first--)
        for (size_t i = 0; i < w->groups->n; i++)
            if (speaks(w, &w->groups->at[i]) == (first == 1))
                LIST_ADD(t->a, &list, w->groups->at[i]);
    return list;
}

/* Of those that have no room it is said that there are more. */
static void add_groups(struct paper *p, const struct sign_up_groups *groups, size_t most)
{
    size_t shown = groups->n < most ? groups->n : most;

    paper_banner(p, (struct paper_text){ .own = true }, paper_tr(p, N_("Groups for parents at home")));
    for (size_t i = 0; i < shown; i++)
        add_line(p, &groups->at[i]);
    if (groups->n > shown)
        paper_paragraph(p, PAPER_IN(p, l, more_in(p->t->a, l, groups->n - shown)));
    paper_gap(p, 2);
    paper_badge(p, PAPER_FREE, paper_tr(p, N_("It costs nothing.")));
    paper_badge(p, PAPER_FRIEND, paper_tr(p, N_("Come alone or with a friend.")));
}

/* One attempt to get it onto a page. groups: where it is about all of them, in order, and no more than `most`. */
struct attempt {
    enum much much;
    unsigned closer;
    const struct sign_up_groups *groups;
    size_t most;
};

static struct paper *draw(struct task *t, const struct outreach_poster *w, const struct attempt *how)
{
    const struct sign_up_group *called = w->group != NULL ? w->group : &how->groups->at[0]; /* it is there to call */
    struct paper *p = projects_paper(t, w->project,
        (struct paper_head){ .lang = w->lang,
            .beside = w->beside,
            .title = N_("Groups for parents at home"),
            .poster = true,
            .size = w->size,
            .closer = how->closer });

    if (w->group != NULL)
        add_group(p, w->group, how->much);
    else
        add_groups(p, how->groups, how->most);
    paper_gap(p, 2);
    paper_call(p, w->address, paper_tr(p, N_("Hold your phone over this picture and join.")),
        paper_tr(p, N_("Or call")), paper_own(called->phone));
    return p;
}

enum outcome outreach_poster_make(struct task *t, const struct outreach_poster *w, struct buf *o)
{
    static const struct attempt of_one[] = { { ALL, 0, NULL, 0 }, { ALL, 1, NULL, 0 }, { LESS, 0, NULL, 0 },
        { ALL, 2, NULL, 0 }, { LESS, 1, NULL, 0 }, { LESS, 2, NULL, 0 }, { LEAST, 2, NULL, 0 }, { LEAST, 3, NULL, 0 } };
    enum outcome how = INVALID;

    for (size_t i = 0; w->group != NULL && how == INVALID && i < sizeof of_one / sizeof *of_one; i++)
        how = paper_make(draw(t, w, &of_one[i]), o);
    if (w->group != NULL)
        return how;
    struct sign_up_groups groups = in_order(t, w);
    for (struct attempt one = { ALL, 0, &groups, GROUPS_MOST }; how == INVALID && one.most > 0; one.most--)
        for (one.closer = 0; how == INVALID && one.closer <= PAPER_CLOSEST; one.closer++)
            how = paper_make(draw(t, w, &one), o);
    return how;
}
