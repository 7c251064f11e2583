/* outreach_poster_web: posters and brochures for a place: of one group that is open for joining, or of all of the
 * project. The picture leads to joining, with the code of the place. */
#include "auth/sign_in.h"
#include "lang/lang.h"
#include "rooms/outreach/outreach_poster.h"
#include "rooms/outreach/outreach_web.h"
#include "rooms/papers.h"

/* Those of the project, in the order of their names. */
static struct sign_up_groups groups_of(struct task *t, int64_t project)
{
    struct sign_up_groups all = sign_up_groups(t), list = { 0 };

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].project == project)
            LIST_ADD(t->a, &list, all.at[i]);
    return list;
}

/* ---- what can be chosen */

static const struct {
    const char *value, *name;
    enum paper_size size;
} sizes[] = { { "a4", N_("A4, for a wall"), PAPER_A4 }, { "a5", N_("A5, for a hand"), PAPER_A5 },
    { "a3", N_("A3, large"), PAPER_A3 } };

/* The language of the place, where we speak it, else the reader's. */
static const struct lang *first_language(struct task *t, const struct outreach_place *p)
{
    struct strs codes = strs_split(t->a, p->languages, ';');

    for (size_t i = 0; i < codes.n; i++)
        for (enum lang_id id = 0; id < LANG__N; id++)
            if (str_is(codes.at[i], lang_get(id)->iso3) && lang_get(id)->translated == COMPLETE)
                return lang_get(id);
    return t->lang;
}

void outreach_poster_choices(struct req *r, struct outreach_one_view *v)
{
    struct task *t = &r->task;
    struct sign_up_groups groups = groups_of(t, v->row.place.project);
    const struct lang *first = first_language(t, &v->row.place);
    struct str beside = first->id == LANG_fi ? S("") : S("fi");
    struct str offered = id_str(t->a, outreach_poster_offered(t, &groups, v->row.place.languages));

    for (size_t i = 0; i < groups.n; i++)
        picks_add(t, &v->groups, id_str(t->a, groups.at[i].id), groups.at[i].name, offered);
    if (groups.n > 1)
        picks_add(t, &v->groups, S("all"), str_of(tr(t, "All groups that are open for joining")), S(""));
    picks_add(t, &v->besides, S(""), str_of(tr(t, "No other language")), beside);
    for (enum lang_id id = 0; id < LANG__N; id++) {
        const struct lang *l = lang_get(id);
        if (l->translated != COMPLETE)
            continue;
        picks_add(t, &v->langs, str_of(l->tag), str_of(l->name), str_of(first->tag));
        picks_add(t, &v->besides, str_of(l->tag), str_of(l->name), beside);
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        picks_add(t, &v->sizes, str_of(sizes[i].value), str_of(lang_tr(t->lang, sizes[i].name)), S(""));
}

/* Where the picture leads: to joining, in the first language of the poster. */
static struct str address(struct task *t, const struct outreach_place *place, int64_t group, const struct lang *l)
{
    struct url u = group != 0 ? URL(t, sign_up_join, group) : URL(t, sign_up_join_any);

    return link_address(t, url_with(t->a, url_with(t->a, u, "from", place->code), "lang", str_of(l->tag)).s);
}

struct reply outreach_poster(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_row row;
    struct str asked = req_get(r, "group");
    const struct lang *l = lang_by_tag(req_get(r, "language"));
    enum outcome found = outreach_place(t, r->ids[0], &row);
    int64_t group = 0;

    if (found != DONE)
        return reply_refused(r, found);
    struct sign_up_groups groups = groups_of(t, row.place.project);
    struct outreach_poster w = { .project = row.place.project,
        .lang = l != NULL ? l : t->lang,
        .beside = papers_beside(r),
        .size = PAPER_A4,
        .groups = &groups };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (str_is(req_get(r, "size"), sizes[i].value))
            w.size = sizes[i].size;
    for (size_t i = 0; id_read(asked, &group) && i < groups.n; i++)
        if (groups.at[i].id == group)
            w.group = &groups.at[i];
    if (groups.n == 0 || (group != 0 && w.group == NULL))
        return reply_redirect(
            r, URL(t, outreach_one, row.place.id), tr(t, "The group is not open for joining any more."));
    w.address = address(t, &row.place, group, w.lang);
    struct buf *o = task_buf(t, PAPER_BYTES);
    if (outreach_poster_make(t, &w, o) != DONE)
        return papers_too_long(r, URL(t, outreach_one, row.place.id));
    return reply_bytes(r, 200, PAPER_TYPE, buf_view(o), "poster.pdf");
}
