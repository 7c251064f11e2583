/* catalog: looks messages up in the tables that the build made of po/. One hash, one comparison, no memory. Filling in
 * arguments is in text.c. */
#include "lang/catalog.h"

/* Is `id` the text context + \4 + msgid, or just msgid when there is no context? */
static bool same_id(const char *id, const char *context, const char *msgid)
{
    if (context != NULL) {
        size_t n = strlen(context);
        if (strncmp(id, context, n) != 0 || id[n] != MESSAGE_CONTEXT_END)
            return false;
        id += n + 1;
    }
    return strcmp(id, msgid) == 0;
}

/* NULL when the language has no such message. */
static const char *find(const struct lang *l, const char *context, const char *msgid)
{
    const struct lang_catalog *c = &lang_catalogs[l->id];
    if (c->n == 0)
        return NULL;
    uint64_t hash = MESSAGE_HASH_START;
    if (context != NULL)
        hash = message_hash(message_hash(hash, context), (char[]){ MESSAGE_CONTEXT_END, '\0' });
    hash = message_hash(hash, msgid);
    for (uint64_t i = hash & c->mask; c->slots[i] != 0; i = (i + 1) & c->mask) {
        const struct lang_message *m = &c->at[c->slots[i] - 1];
        if (m->hash == hash && same_id(m->id, context, msgid))
            return m->text;
    }
    return NULL;
}

const char *lang_tr(const struct lang *l, const char *msgid)
{
    const char *text = find(l, NULL, msgid);
    return text != NULL ? text : msgid;
}

const char *lang_trc(const struct lang *l, const char *context, const char *msgid)
{
    const char *text = find(l, context, msgid);
    return text != NULL ? text : msgid;
}

const char *lang_trn(const struct lang *l, const char *one, const char *many, int64_t n)
{
    uint64_t count = n < 0 ? -(uint64_t)n : (uint64_t)n;
    const char *text = find(l, NULL, one);
    if (text == NULL)
        return count == 1 ? one : many;
    for (unsigned form = lang_catalogs[l->id].plural(count); form > 0; form--)
        text += strlen(text) + 1;
    return text;
}

size_t lang_missing(const struct lang *l) { return lang_catalogs[l->id].missing; }
