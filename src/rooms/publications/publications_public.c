/* publications_public: see publications_public.h. */
#include "rooms/publications/publications_public.h"

#include "publications_public_sql.h"
#include "rooms/projects/projects.h"

/* The day stands in it because what is planned for a day comes by itself; the name because it can change. */
static struct str stamp_of(struct task *t, int64_t project, const struct lang *lang, int64_t version, int64_t changes)
{
    struct str name = projects_name_in(t, lang, project);

    return str_fmt(t->a, "%lld.%lld.%s.%.*s", (long long)version, (long long)changes, t->today.t, STR_ARG(name));
}

bool publications_stamp(struct task *t, int64_t publication, const struct lang *lang, struct str *ret_stamp)
{
    struct publications_public_sql_stamp_row row;

    if (!publications_public_sql_stamp(t, publication, t->today, &row))
        return false;
    *ret_stamp = stamp_of(t, row.project, lang, row.version, row.changes);
    return true;
}

static struct publication_text text_of(const struct publications_public_sql_texts_row *r)
{
    return (struct publication_text){
        .number = r->number, .title = r->title, .summary = r->summary, .body = r->body, .basis = r->basis
    };
}

/* NULL: there is no text in this language. */
static const struct publications_public_sql_texts_row *of_language(
    const struct publications_public_sql_texts_rows *rows, const struct lang *lang)
{
    for (size_t i = 0; lang != NULL && i < rows->n; i++)
        if (str_is(rows->at[i].tag, lang->tag))
            return &rows->at[i];
    return NULL;
}

/* The source beside itself is whole. */
static struct publication_pieces pieces_beside(
    struct task *t, const struct publication_text *source, const struct publications_public_sql_texts_row *row)
{
    struct publication_text text = text_of(row);
    bool itself = str_empty(row->basis);
    struct publication_pieces pieces = publication_pieces(t, source, itself ? NULL : &text);

    if (!itself)
        return pieces;
    for (size_t i = 0; i < pieces.n; i++)
        pieces.at[i].text = pieces.at[i].source;
    pieces.open = 0;
    return pieces;
}

static void put_beside(struct task *t, struct publication_public *p,
    const struct publications_public_sql_texts_rows *rows, const struct lang *beside)
{
    const struct publications_public_sql_texts_row *of_source = of_language(rows, p->source);
    const struct publications_public_sql_texts_row *one = of_language(rows, p->lang);
    const struct publications_public_sql_texts_row *other = of_language(rows, beside);
    struct publication_text source = text_of(of_source);

    p->pieces = pieces_beside(t, &source, one);
    p->outdated = p->pieces.open > 0;
    if (other == NULL || other == one)
        return;
    p->beside = beside;
    p->beside_pieces = pieces_beside(t, &source, other);
    p->beside_outdated = p->beside_pieces.open > 0;
}

bool publications_public(struct task *t, int64_t publication, const struct lang *lang, const struct lang *beside,
    struct publication_public *ret)
{
    struct publications_public_sql_stamp_row row;

    if (!publications_public_sql_stamp(t, publication, t->today, &row))
        return false;
    struct publications_public_sql_texts_rows rows = publications_public_sql_texts(t, publication);
    struct publication_public p = { .id = publication,
        .project = row.project,
        .kind = row.kind,
        .project_name = projects_name_in(t, lang, row.project),
        .source = lang_by_tag(row.source),
        .lang = lang,
        .public_on = row.public_on,
        .changed_on = instant_day(row.public_at) };
    must(t, of_language(&rows, p.source) != NULL);
    if (of_language(&rows, lang) == NULL)
        p.lang = p.source;
    p.text = text_of(of_language(&rows, p.lang));
    for (size_t i = 0; i < rows.n; i++)
        if (lang_by_tag(rows.at[i].tag) != NULL && p.n < LANG__N)
            p.languages[p.n++] = lang_by_tag(rows.at[i].tag);
    put_beside(t, &p, &rows, beside);
    *ret = p;
    return true;
}

bool publications_list_stamp(struct task *t, int64_t project, const struct lang *lang, struct str *ret_stamp)
{
    struct publications_public_sql_project_row row;

    if (str_empty(projects_code(t, project)) || !publications_public_sql_project(t, project, &row))
        return false;
    *ret_stamp = stamp_of(t, project, lang, 0, row.changes);
    return true;
}
