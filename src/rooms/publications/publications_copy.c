/* publications_copy: what everybody reads of a publication, in all its languages, for a package that goes to another
 * house. Coming in, it is made as any other. */
#include "rooms/publications/publications_public.h"

static struct publication_side side_of(const struct publication_public *p)
{
    return (struct publication_side){ p->lang, p->text.title, p->text.summary, p->text.body };
}

bool publications_copy(struct task *t, int64_t publication, struct publication_copy *ret_copy)
{
    struct publication_public p, other;
    struct publication_copy copy;

    if (!publications_public(t, publication, t->lang, NULL, &p) ||
        !publications_public(t, publication, p.source, NULL, &p))
        return false;
    copy = (struct publication_copy){ .kind = p.kind, .source = p.source };
    struct publication_side one = side_of(&p);
    LIST_ADD(t->a, &copy.texts, one);
    for (size_t i = 0; i < p.n; i++)
        if (p.languages[i] != p.source && publications_public(t, publication, p.languages[i], NULL, &other) &&
            other.lang == p.languages[i]) {
            one = side_of(&other);
            LIST_ADD(t->a, &copy.texts, one);
        }
    *ret_copy = copy;
    return true;
}
