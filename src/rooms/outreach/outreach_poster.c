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

/* Those that speak a language of the poster first; of those that have no room it is said that there are more. */
static void add_groups(struct paper *p, const struct outreach_poster *w, size_t most)
{
    size_t n = 0;

    paper_banner(p, (struct paper_text){ .own = true }, paper_tr(p, N_("Groups for parents at home")));
    for (int first = 1; first >= 0; first--)
        for (size_t i = 0; i < w->groups->n; i++)
            if (speaks(w, &w->groups->at[i]) == (first == 1) && n++ < most)
                add_line(p, &w->groups->at[i]);
    if (n > most)
        paper_paragraph(p, PAPER_IN(p, l, more_in(p->t->a, l, n - most)));
    paper_gap(p, 2);
    paper_badge(p, PAPER_FREE, paper_tr(p, N_("It costs nothing.")));
    paper_badge(p, PAPER_FRIEND, paper_tr(p, N_("Come alone or with a friend.")));
}

/* Of many the first that is printed (add_groups): it is there to call about. */
static const struct sign_up_group *called(const struct outreach_poster *w)
{
    for (size_t i = 0; w->group == NULL && i < w->groups->n; i++)
        if (speaks(w, &w->groups->at[i]))
            return &w->groups->at[i];
    return w->group != NULL ? w->group : &w->groups->at[0];
}

/* groups: so many of them at most, where it is about all. */
static struct paper *draw(
    struct task *t, const struct outreach_poster *w, enum much much, unsigned closer, size_t groups)
{
    struct paper *p = projects_paper(t, w->project,
        (struct paper_head){ .lang = w->lang,
            .beside = w->beside,
            .title = N_("Groups for parents at home"),
            .poster = true,
            .size = w->size,
            .closer = closer });

    if (w->group != NULL)
        add_group(p, w->group, much);
    else
        add_groups(p, w, groups);
    paper_gap(p, 2);
    paper_call(p, w->address, paper_tr(p, N_("Hold your phone over this picture and join.")),
        paper_tr(p, N_("Or call")), paper_own(called(w)->phone));
    return p;
}

enum outcome outreach_poster_make(struct task *t, const struct outreach_poster *w, struct buf *o)
{
    static const struct {
        enum much much;
        unsigned closer;
    } each[] = { { ALL, 0 }, { ALL, 1 }, { LESS, 0 }, { ALL, 2 }, { LESS, 1 }, { LESS, 2 }, { LEAST, 2 },
        { LEAST, 3 } };
    enum outcome how = INVALID;

    if (w->group == NULL)
        for (size_t n = GROUPS_MOST; how == INVALID && n > 0; n--)
            for (unsigned closer = 0; how == INVALID && closer <= PAPER_CLOSEST; closer++)
                how = paper_make(draw(t, w, ALL, closer, n), o);
    for (size_t i = 0; w->group != NULL && how == INVALID && i < sizeof each / sizeof *each; i++)
        how = paper_make(draw(t, w, each[i].much, each[i].closer, 0), o);
    return how;
}
