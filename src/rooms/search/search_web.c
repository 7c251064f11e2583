/* search_web: the page of the search. No rules here. */
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/routes.h"
#include "rooms/search/search_find.h"
#include "rooms/search/search_index.h"
#include "rooms/search/search_view.h"
#include "rooms/searched.h"
#include "search_page_html.h"
#include "web/req.h"

enum { SHOWN_OF_EACH = 5 };

static const char *const kind_names[SEARCH__N] = {
#define K(NAME, code, name) [SEARCH_##NAME] = name,
    SEARCH_KINDS(K)
#undef K
};

static struct url address(struct task *t, struct str words, enum search_kind kind)
{
    struct url u = url_with(t->a, URL(t, search_page), "q", words);

    return kind == SEARCH__N ? u : url_with(t->a, u, "kind", str_of(search_kind_code(kind)));
}

static struct search_line line_of(struct task *t, const struct search_hit *h, const struct search_words *words)
{
    const struct lang *l = lang_by_tag(h->language);
    struct search_line line = { .link = searched_address(t, h->kind, h->record, h->language),
        .title = h->title,
        .lang = l != NULL ? str_of(l->tag) : h->language,
        .dir = l != NULL ? str_of(l->dir) : S("auto"),
        .pieces = search_extract(t->a, h->text, words) };

    if (!str_empty(h->language) && l != t->lang)
        line.language = lang_language_name(t->a, t->lang, h->language);
    return line;
}

/* Of a section one line more than is shown says that there are more. */
static void add_section(struct task *t, const struct search_hits *hits, const struct search_words *words,
    enum search_kind kind, struct search_view *v)
{
    struct search_section section = { .id = search_kind_code(kind),
        .name = str_of(lang_tr(t->lang, kind_names[kind])) };

    for (size_t i = 0; i < hits->n; i++) {
        const struct search_hit *h = &hits->at[i];
        if (h->kind != kind || !searched_may_see(t, h->kind, h->record))
            continue;
        if (section.lines.n == v->most) {
            section.more = address(t, v->words, h->kind);
            break;
        }
        struct search_line line = line_of(t, h, words);
        LIST_ADD(t->a, &section.lines, line);
    }
    if (section.lines.n > 0)
        LIST_ADD(t->a, &v->sections, section);
}

/* Grouped by kind, the kind of the best one first. */
static void fill_sections(
    struct task *t, const struct search_hits *hits, const struct search_words *words, struct search_view *v)
{
    bool done[SEARCH__N] = { false };

    for (;;) {
        const struct search_hit *best = NULL;
        for (size_t i = 0; i < hits->n; i++)
            if (!done[hits->at[i].kind] && (best == NULL || hits->at[i].score > best->score))
                best = &hits->at[i];
        if (best == NULL)
            return;
        done[best->kind] = true;
        add_section(t, hits, words, best->kind, v);
    }
}

static void fill_kinds(struct task *t, enum search_kind chosen, struct search_view *v)
{
    struct str now = chosen == SEARCH__N ? S("") : str_of(search_kind_code(chosen));

    picks_add(t, &v->kinds, S(""), str_of(tr(t, "Everything")), now);
    for (enum search_kind k = 0; k < SEARCH__N; k++)
        picks_add(t, &v->kinds, str_of(search_kind_code(k)), str_of(lang_tr(t->lang, kind_names[k])), now);
}

struct reply search_page(struct req *r)
{
    struct task *t = &r->task;
    struct str typed = str_trim(req_get(r, "q"));
    enum search_kind kind = search_kind_of(req_get(r, "kind"));
    struct search_view v = { .words = typed,
        .most = kind == SEARCH__N ? SHOWN_OF_EACH : SEARCH_HITS_MOST,
        .meant = S(""),
        .sees_people = permitted(t->viewer, PERM_PEOPLE_READ) };
    struct search_words words = search_words_of(t->a, typed);

    v.asked = !str_empty(typed);
    v.people = URL(t, people_list);
    struct search_hits hits = search_find(t, &words, kind, v.most + 1);
    fill_sections(t, &hits, &words, &v);
    v.meant = search_meant(t, typed);
    v.meant_link = address(t, v.meant, kind);
    fill_kinds(t, kind, &v);
    return SHOW(r, 200, search_page, &v);
}
