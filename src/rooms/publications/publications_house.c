/* publications_house: see publications_house.h. */
#include "rooms/publications/publications_house.h"

#include "auth/journal.h"
#include "html/markdown.h"
#include "publications_house_sql.h"
#include "publications_sql.h"
#include "rooms/publications/publications_about.h"
#include "rooms/publications/publications_codes.h"

struct material {
    const char *name, *areas, *theme;
};
static const struct material materials[] = {
#define M(name, areas, theme) { #name, areas, theme },
    HOUSE_MATERIALS(M)
#undef M
};
enum { MATERIALS = sizeof materials / sizeof *materials };

bool house_text(struct task *t, const char *material, const struct lang *l, struct publication_text *ret_text)
{
    struct str name = str_fmt(t->a, "%s.%s", material, l->tag);
    struct strs rest = { 0 };

    for (unsigned i = 0; i < house_texts_n; i++) {
        if (!str_is(name, house_texts[i].name))
            continue;
        struct strs pieces = markdown_pieces(t->a, str_of(house_texts[i].text));
        must(t, pieces.n > 2 && str_starts(pieces.at[0], S("# ")));
        for (size_t k = 2; k < pieces.n; k++)
            strs_add(t->a, &rest, pieces.at[k]);
        *ret_text = (struct publication_text){ .title = str_part(pieces.at[0], 2, pieces.at[0].n),
            .summary = pieces.at[1],
            .body = strs_join(t->a, &rest, S("\n\n")),
            .basis = S("") };
        return true;
    }
    return false;
}

/* ---- taking them */

static bool is_taken(const struct publications_house_sql_taken_rows *rows, const char *name)
{
    for (size_t i = 0; i < rows->n; i++)
        if (str_is(rows->at[i].house, name))
            return true;
    return false;
}

int64_t publications_house_left(struct task *t, int64_t project)
{
    struct publications_house_sql_taken_rows rows = publications_house_sql_taken(t, project);
    int64_t n = 0;

    for (size_t i = 0; i < MATERIALS; i++)
        n += !is_taken(&rows, materials[i].name);
    return publications_open_in(t, project) ? n : 0;
}

/* Written by the house: nobody of the staff did, so everybody may review it. */
static void add_text(struct task *t, int64_t id, const struct lang *l, const struct publication_text *x)
{
    (void)publications_sql_add_language(t, id, str_of(l->tag));
    publications_sql_add_text(t, .publication = id, .tag = str_of(l->tag), .number = 1, .title = x->title,
        .summary = x->summary, .body = x->body, .basis = x->basis, .staff = 0, .saved_at = t->now);
    if (str_find(S(HOUSE_UNREAD), str_of(l->tag)) >= 0)
        publications_house_sql_leave_unread(t, id, str_of(l->tag));
}

static void take(struct task *t, int64_t project, const struct material *m)
{
    const struct lang *first = lang_get(LANG_fi);
    struct publication_text source, text;
    int64_t id = id_new();
    struct day written = DAY(HOUSE_WRITTEN_ON);

    must(t, house_text(t, m->name, first, &source));
    publications_house_sql_add(t, id, project, str_of(first->tag), t->viewer->staff,
        day_add_months(written, publication_kind_months(S("material"))), str_of(m->name));
    add_text(t, id, first, &source);
    publication_areas_set(t, id, str_of(m->areas));
    publication_tie_set(t, id, str_fmt(t->a, "theme:%s", m->theme));
    for (enum lang_id i = 0; i < LANG__N; i++) {
        if (i == first->id || !house_text(t, m->name, lang_get(i), &text))
            continue;
        text = publication_translation(t, &source, &text);
        add_text(t, id, lang_get(i), &text);
    }
    journal_write(t, JOURNAL_CREATE, "publication", id, str_of(m->name));
}

enum outcome publications_house_take(struct task *t, int64_t project, int64_t *ret_made)
{
    struct publications_house_sql_taken_rows rows = publications_house_sql_taken(t, project);
    int64_t n = 0;

    if (!publications_open_in(t, project))
        return NOT_ALLOWED;
    for (size_t i = MATERIALS; i-- > 0;) /* the newest stands first in lists */
        if (!is_taken(&rows, materials[i].name)) {
            take(t, project, &materials[i]);
            n++;
        }
    *ret_made = n;
    return DONE;
}

int64_t publications_of_house(struct task *t, int64_t project, struct str name)
{
    struct publications_house_sql_of_row row;

    return publications_house_sql_of(t, project, name, &row) ? row.publication : 0;
}

/* ---- read by somebody whose mother tongue it is */

bool publications_unread(struct task *t, int64_t publication, const struct lang *l)
{
    struct publications_house_sql_unread_row row;

    return publications_house_sql_unread(t, publication, str_of(l->tag), &row) && row.unread;
}

enum outcome publications_read_through(struct task *t, int64_t publication, struct str tag)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    struct publications_sql_newest_row there;
    if (!publications_sql_newest(t, publication, tag, &there))
        return NOT_FOUND;
    if (publications_house_sql_read(t, publication, tag) == 0)
        return DONE; /* somebody said so before */
    publications_sql_changed(t, p.project);
    journal_write(t, JOURNAL_CHANGE, "publication", publication, str_fmt(t->a, "unread %.*s", STR_ARG(tag)));
    return DONE;
}
