/* models_pack_write: a pack as model.json. What is not said is left out; the order is always the same. */
#include "rooms/models/models_pack.h"

static void put_text(struct json *j, const char *key, struct str text)
{
    if (!str_empty(text))
        js_put_str(j, key, text);
}

static void put_int(struct json *j, const char *key, int64_t n)
{
    if (n != INT_NONE)
        js_put_int(j, key, n);
}

/* { "fi": "…", "so": "…" }, in the order of languages.h. */
static void put_words(struct json *j, const char *key, const struct model_words *w)
{
    bool some = false;

    for (enum lang_id l = 0; l < LANG__N; l++) {
        if (str_empty(w->in[l]))
            continue;
        if (!some) {
            js_key(j, str_of(key));
            js_object(j);
        }
        some = true;
        js_put_str(j, lang_get(l)->tag, w->in[l]);
    }
    if (some)
        js_end(j);
}

static void put_part(struct task *t, struct json *j, const struct model *m, enum pack_what what, size_t i)
{
    const void *part = pack_at(m, what, i);

    js_object(j);
    js_put_str(j, "key", pack_key(m, what, i));
    for (size_t k = 0; k < pack_fields_n; k++) {
        const struct pack_field *f = &pack_fields[k];
        if (f->what != what)
            continue;
        if (f->type == PACK_WORDS)
            put_words(j, f->name, pack_words(part, f));
        else if (f->type == PACK_INT)
            put_int(j, f->name, *(const int64_t *)(const void *)((const char *)part + f->offset));
        else
            put_text(j, f->name, pack_value(t, part, f, 0));
    }
    js_end(j);
}

static void put_parts(struct task *t, struct json *j, const struct model *m)
{
    for (enum pack_what what = 0; what < PACK__N; what++) {
        js_key(j, str_of(pack_kinds[what].code));
        js_array(j);
        for (size_t i = 0; i < pack_n(m, what); i++)
            put_part(t, j, m, what, i);
        js_end(j);
    }
}

static void put_texts(struct json *j, const struct model_texts *texts)
{
    js_key(j, S("texts"));
    js_array(j);
    for (size_t i = 0; i < texts->n; i++) {
        const struct model_text *x = &texts->at[i];
        js_object(j);
        js_put_str(j, "language", str_of(x->lang->tag));
        js_put_str(j, "title", x->title);
        put_text(j, "summary", x->summary);
        put_text(j, "body", x->body);
        js_end(j);
    }
    js_end(j);
}

static void put_files(struct json *j, const struct pack_files *files)
{
    js_key(j, S("files"));
    js_array(j);
    for (size_t i = 0; i < files->n; i++) {
        js_object(j);
        js_put_str(j, "name", files->at[i].name);
        put_text(j, "words", files->at[i].words);
        js_end(j);
    }
    js_end(j);
}

static void put_materials(struct json *j, const struct pack_materials *materials)
{
    js_key(j, S("materials"));
    js_array(j);
    for (size_t i = 0; i < materials->n; i++) {
        const struct pack_material *m = &materials->at[i];
        js_object(j);
        js_put_str(j, "key", m->key);
        js_put_str(j, "kind", m->kind);
        js_put_str(j, "source", str_of(m->source->tag));
        put_texts(j, &m->texts);
        put_files(j, &m->files);
        js_end(j);
    }
    js_end(j);
}

static void put_authors(struct json *j, const struct model_authors *authors)
{
    js_key(j, S("authors"));
    js_array(j);
    for (size_t i = 0; i < authors->n; i++) {
        js_object(j);
        put_text(j, "role", authors->at[i].role);
        put_text(j, "name", authors->at[i].name);
        put_text(j, "organisation", authors->at[i].organisation);
        js_end(j);
    }
    js_end(j);
}

void pack_put_origin(struct json *j, const struct pack_origin *o)
{
    js_put_str(j, "key", o->key);
    js_put_int(j, "version", o->edition);
    js_put_int(j, "year", o->year);
    put_text(j, "published_on", day_str(&o->published_on));
    js_put_str(j, "title", o->title);
    js_put_str(j, "house", o->house);
    put_text(j, "organisation", o->organisation);
    put_text(j, "address", o->address);
    js_put_str(j, "licence", o->licence);
    js_put_str(j, "citation", o->citation);
    put_authors(j, &o->authors);
}

/* Only of the model itself: whoever adopts the adopted one tells it there. */
static void put_adoption(struct json *j, const struct pack_origin *o)
{
    if (str_empty(o->token))
        return;
    js_key(j, S("adoption"));
    js_object(j);
    js_put_str(j, "address", o->tell);
    js_put_str(j, "token", o->token);
    js_end(j);
}

struct str pack_json(struct task *t, const struct pack *p)
{
    struct buf *o = task_buf(t, (size_t)8 * PACK_CARD_MOST);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "format", S(PACK_FORMAT));
    pack_put_origin(&j, &p->own);
    put_adoption(&j, &p->own);
    js_key(&j, S("adopted_from"));
    if (str_empty(p->adopted.key)) {
        js_null(&j);
    } else {
        js_object(&j);
        pack_put_origin(&j, &p->adopted);
        js_end(&j);
    }
    js_put_str(&j, "kind", p->m.kind);
    js_put_str(&j, "source", p->m.source);
    put_text(&j, "regions", p->m.regions);
    put_text(&j, "funder", p->m.funder);
    put_text(&j, "whole", p->m.whole);
    put_text(&j, "what_changed", p->m.what_changed);
    put_texts(&j, &p->m.texts);
    put_parts(t, &j, &p->m);
    put_materials(&j, &p->materials);
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}
