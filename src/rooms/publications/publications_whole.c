/* publications_whole: a text that comes with its translations and whom to ask, see publications.h. */
#include "rooms/publications/publications_byline.h"
#include "rooms/publications/publications_pieces.h"

static struct publication_text text_of(const struct publication_said *said)
{
    return (struct publication_text){
        .title = str_of(said->title), .summary = str_of(said->summary), .body = str_of(said->body), .basis = S("")
    };
}

static enum outcome sign(
    struct task *t, int64_t publication, const struct publication_whole *w, struct problems *ret_problems)
{
    struct publication_byline byline = { .author = str_of(w->author),
        .contacts = { { str_of(w->role), str_of(w->phone), str_of(w->email) } } };
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    return found == DONE ? publications_sign(t, publication, p.version, &byline, ret_problems) : found;
}

enum outcome publications_make_whole(
    struct task *t, const struct publication_whole *w, int64_t *ret_publication, struct problems *ret_problems)
{
    must(t, w->n > 0);
    struct publication_text source = text_of(&w->said[0]);
    struct publication_new first = { .project = w->project,
        .kind = str_of(w->kind),
        .source = str_of(w->said[0].tag),
        .title = source.title,
        .summary = source.summary,
        .body = source.body };
    int64_t id;
    enum outcome how = publications_make(t, &first, &id, ret_problems);

    for (size_t i = 1; how == DONE && i < w->n; i++) {
        struct publication_text text = text_of(&w->said[i]);
        text = publication_translation(t, &source, &text);
        how = publications_put_text(t, id, str_of(w->said[i].tag), &text, ret_problems);
    }
    if (how == DONE)
        how = sign(t, id, w, ret_problems);
    if (how == DONE)
        *ret_publication = id;
    return how;
}
