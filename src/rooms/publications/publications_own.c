/* publications_own: what a room does with publications of a kind of its own (publications_kinds.h: OWN). */
#include "html/markdown.h"
#include "publications_sql.h"
#include "rooms/publications/publications_pieces.h"

enum outcome publications_claim(struct task *t, int64_t publication, int64_t version)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (publications_sql_claim(t, publication, version) == 0)
        return CONFLICT;
    if (t->viewer->staff != 0)
        publications_sql_hand(t, publication, t->viewer->staff); /* somebody else reviews it */
    return DONE;
}

struct publication_text publication_translation(
    struct task *t, const struct publication_text *source, const struct publication_text *text)
{
    struct publication_pieces pieces = publication_pieces(t, source, NULL);
    struct strs body = markdown_pieces(t->a, text->body);
    struct publication_text made = { 0 };
    size_t room = pieces.n - PIECE_BODY;

    for (size_t i = 0; i < pieces.n; i++) {
        struct publication_piece *p = &pieces.at[i];
        size_t k = i < PIECE_BODY ? 0 : i - PIECE_BODY;
        p->text = i == PIECE_TITLE ? text->title : i == PIECE_SUMMARY ? text->summary : k < body.n ? body.at[k] : S("");
        if (!str_empty(p->text) || str_empty(p->source))
            p->stands = PIECE_CURRENT;
    }
    for (size_t k = room; room > 0 && k < body.n; k++)
        pieces.at[pieces.n - 1].text = str_fmt(
            t->a, "%.*s\n\n%.*s", STR_ARG(pieces.at[pieces.n - 1].text), STR_ARG(body.at[k]));
    publication_translated(t, &pieces, NULL, &made);
    return made;
}

enum outcome publications_write(struct task *t, int64_t publication, const struct lang *lang,
    const struct publication_words *words, struct problems *ret_problems)
{
    struct publication p;
    struct publication_text source, fresh = {
        .number = words->number, .title = words->title, .summary = words->summary, .body = words->body, .basis = S("")
    };
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (!str_is(p.source, lang->tag)) {
        must(t, publications_text(t, publication, p.source, 0, &source));
        fresh = publication_translation(t, &source, &fresh);
        fresh.number = words->number;
    }
    return publications_put_text(t, publication, str_of(lang->tag), &fresh, ret_problems);
}
