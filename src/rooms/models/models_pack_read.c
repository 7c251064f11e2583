/* models_pack_read: model.json as a pack. All of it is looked at, and the first thing that is wrong is said with its
 * place; nothing that is not in the table of fields is taken. */
#include "rooms/models/models_pack.h"

#include <string.h>

enum { NUMBER_MOST = 1000000000 };

struct reading {
    struct task *t;
    struct problems *ps;
};

/* "model.json, modules[2].name: This text is too long." */
static bool bad(struct reading *x, struct str where, const char *msgid)
{
    problem_add(
        x->t, x->ps, "file", str_fmt(x->t->a, PACK_CARD ", %.*s: %s", STR_ARG(where), lang_tr(x->t->lang, msgid)));
    return false;
}

static struct str inside(struct reading *x, struct str where, const char *name)
{
    return str_empty(where) ? str_of(name) : str_fmt(x->t->a, "%.*s.%s", STR_ARG(where), name);
}

static struct str item(struct reading *x, const char *list, size_t i)
{
    return str_fmt(x->t->a, "%s[%zu]", list, i + 1);
}

static int64_t characters(struct str s)
{
    int64_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

/* ---- single values; a value that is not there is none */

static bool read_text(struct reading *x, const struct js_value *v, struct str where, int64_t most, struct str *ret_text)
{
    struct str clean;

    if (v != NULL && !js_is_text(v))
        return bad(x, where, N_("Here a text is expected."));
    (void)text_clean(x->t->a, js_text(v), &clean);
    if (characters(clean) > most)
        return bad(x, where, N_("This text is too long."));
    *ret_text = str_trim(clean);
    return true;
}

static bool must_text(
    struct reading *x, const struct js_value *of, const char *name, int64_t most, struct str *ret_text)
{
    if (!read_text(x, js_get(of, name), str_of(name), most, ret_text))
        return false;
    return str_empty(*ret_text) ? bad(x, str_of(name), N_("This is missing.")) : true;
}

static bool read_int(struct reading *x, const struct js_value *v, struct str where, int64_t *ret_n)
{
    double n;

    *ret_n = INT_NONE;
    if (v == NULL)
        return true;
    if (js_is_text(v) || !js_number(v, &n) || n < 0 || n > NUMBER_MOST || n != (double)(int64_t)n)
        return bad(x, where, N_("Here a whole number is expected that is not below 0."));
    *ret_n = (int64_t)n;
    return true;
}

static bool read_day(struct reading *x, const struct js_value *v, struct str where, struct day *ret_day)
{
    *ret_day = DAY("");
    return v == NULL || day_read(js_text(v), ret_day) || bad(x, where, N_("Here a day is expected: 2027-05-31."));
}

static bool read_instant(struct reading *x, const struct js_value *v, struct str where, struct instant *ret_instant)
{
    *ret_instant = (struct instant){ "" };
    return v == NULL || instant_read(js_text(v), ret_instant) ||
           bad(x, where, N_("Here a moment is expected: 2027-05-31T08:30:00Z."));
}

/* As ids are written: 13 characters of base 32. */
static bool key_ok(struct str key)
{
    int64_t id;

    return id_read(key, &id) && id != 0;
}

static bool read_key(struct reading *x, const struct js_value *of, struct str where, struct str *ret_key)
{
    struct str key = js_text(js_get(of, "key"));

    if (!key_ok(key))
        return bad(x, inside(x, where, "key"), N_("Here a key of 13 letters and digits is expected."));
    *ret_key = str_copy(x->t->a, key);
    return true;
}

static bool read_lang(
    struct reading *x, const struct js_value *of, const char *name, struct str where, const struct lang **ret_lang)
{
    struct str tag = js_text(js_get(of, name));

    *ret_lang = lang_by_tag(tag);
    return *ret_lang != NULL || bad(x, inside(x, where, name), N_("This language is not one of the program's."));
}

/* In a list: there may be at most so many, and the list may be missing. */
static bool read_list(struct reading *x, const struct js_value *v, const char *name, size_t most)
{
    if (js_n(v) > most)
        return bad(x, str_of(name), N_("There are too many of these."));
    return v == NULL || js_n(v) > 0 || str_is(js_shown(x->t, v), "[]") ||
           bad(x, str_of(name), N_("Here a list is expected."));
}

/* ---- parts, by the table */

static bool read_words(struct reading *x, const struct js_value *v, struct str where, const struct pack_field *f,
    struct model_words *ret_words)
{
    if (v != NULL && !js_is_object(v))
        return bad(x, where, N_("Here texts by language are expected: {\"fi\": \"...\"}."));
    for (enum lang_id l = 0; l < LANG__N; l++)
        if (!read_text(x, js_get(v, lang_get(l)->tag), inside(x, where, lang_get(l)->tag), f->most, &ret_words->in[l]))
            return false;
    return true;
}

static bool read_field(
    struct reading *x, const struct js_value *v, struct str where, const struct pack_field *f, void *part)
{
    void *at = (char *)part + f->offset;

    where = inside(x, where, f->name);
    switch (f->type) {
    case PACK_TEXT: return read_text(x, v, where, f->most, at);
    case PACK_INT: return read_int(x, v, where, at);
    case PACK_DAY: return read_day(x, v, where, at);
    case PACK_INSTANT: return read_instant(x, v, where, at);
    case PACK_WORDS: return read_words(x, v, where, f, at);
    }
    unreachable();
}

static bool key_is_new(const struct model *m, enum pack_what what, struct str key)
{
    for (size_t i = 0; i < pack_n(m, what); i++)
        if (str_eq(pack_key(m, what, i), key))
            return false;
    return true;
}

static void set_key(struct model *m, enum pack_what what, struct str key)
{
    switch (what) {
#define K(WHAT, list, type, name) \
    case PACK_##WHAT: m->list.at[m->list.n - 1].key = key; return;
        PACK_KINDS(K)
#undef K
    case PACK__N: return;
    }
}

static bool read_part(
    struct reading *x, const struct js_value *v, struct str where, enum pack_what what, struct model *m)
{
    struct str key;

    if (!js_is_object(v))
        return bad(x, where, N_("Here an object is expected: {...}."));
    if (!read_key(x, v, where, &key))
        return false;
    if (!key_is_new(m, what, key))
        return bad(x, where, N_("This key is there twice."));
    void *part = pack_add(x->t, m, what);
    set_key(m, what, key);
    for (size_t i = 0; i < pack_fields_n; i++)
        if (pack_fields[i].what == what && !read_field(x, js_get(v, pack_fields[i].name), where, &pack_fields[i], part))
            return false;
    return true;
}

static bool read_parts(struct reading *x, const struct js_value *card, struct model *m)
{
    for (enum pack_what what = 0; what < PACK__N; what++) {
        const struct js_value *list = js_get(card, pack_kinds[what].code);
        if (!read_list(x, list, pack_kinds[what].code, MODEL_PARTS_MOST))
            return false;
        for (size_t i = 0; i < js_n(list); i++)
            if (!read_part(x, js_at(list, i), item(x, pack_kinds[what].code, i), what, m))
                return false;
    }
    return true;
}

/* ---- texts: of the model, and of a material; the source is among them and comes first */

static bool read_one_text(struct reading *x, const struct js_value *v, struct str where, struct model_text *ret)
{
    enum { TITLE = 150, SUMMARY = 400, BODY = 30000 };

    *ret = (struct model_text){ .number = 0 };
    if (!read_lang(x, v, "language", where, &ret->lang) ||
        !read_text(x, js_get(v, "title"), inside(x, where, "title"), TITLE, &ret->title) ||
        !read_text(x, js_get(v, "summary"), inside(x, where, "summary"), SUMMARY, &ret->summary) ||
        !read_text(x, js_get(v, "body"), inside(x, where, "body"), BODY, &ret->body))
        return false;
    return !str_empty(ret->title) || bad(x, inside(x, where, "title"), N_("This is missing."));
}

static void source_first(struct model_texts *texts, const struct lang *source)
{
    for (size_t i = 1; i < texts->n; i++)
        if (texts->at[i].lang == source) {
            struct model_text one = texts->at[i];
            memmove(&texts->at[1], &texts->at[0], i * sizeof one);
            texts->at[0] = one;
            return;
        }
}

static bool read_texts(struct reading *x, const struct js_value *of, struct str where, const struct lang *source,
    struct model_texts *ret_texts)
{
    const struct js_value *list = js_get(of, "texts");

    for (size_t i = 0; i < js_n(list); i++) {
        struct str here = inside(x, where, str_z(x->t->a, item(x, "texts", i)));
        struct model_text one;
        if (!read_one_text(x, js_at(list, i), here, &one))
            return false;
        for (size_t k = 0; k < ret_texts->n; k++)
            if (ret_texts->at[k].lang == one.lang)
                return bad(x, here, N_("This language is there twice."));
        LIST_ADD(x->t->a, ret_texts, one);
    }
    source_first(ret_texts, source);
    return (ret_texts->n > 0 && ret_texts->at[0].lang == source) ||
           bad(x, inside(x, where, "texts"), N_("The text in the language of the original is missing."));
}

/* ---- materials */

/* "map.jpg": no folder, nothing hidden, and no name that a program could take for another place. */
static bool file_name_ok(struct str name)
{
    bool dot = false;

    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (strchr("/\\:", c) != NULL || (unsigned char)c < ' ')
            return false;
        dot |= c == '.' && i > 0;
    }
    return name.n > 0 && name.n <= FILE_NAME_MOST + PACK_KEY_MOST && name.p[0] != '.' && dot;
}

/* ret_all: how many there are so far. */
static bool file_is_new(const struct pack *p, struct str name, size_t *ret_all)
{
    size_t all = 0;

    for (size_t i = 0; i < p->materials.n; i++)
        for (size_t k = 0; k < p->materials.at[i].files.n; k++, all++)
            if (str_eq(p->materials.at[i].files.at[k].name, name))
                return false;
    *ret_all = all;
    return true;
}

static bool read_files(struct reading *x, const struct js_value *of, struct str where, struct pack *p)
{
    const struct js_value *list = js_get(of, "files");
    struct pack_files *files = &p->materials.at[p->materials.n - 1].files;

    for (size_t i = 0; i < js_n(list); i++) {
        struct str here = inside(x, where, str_z(x->t->a, item(x, "files", i)));
        struct pack_file one = { .name = S("") };
        size_t all;
        if (!read_text(x, js_get(js_at(list, i), "name"), here, PACK_NAME_MOST, &one.name) ||
            !read_text(x, js_get(js_at(list, i), "words"), here, FILE_WORDS_MOST, &one.words))
            return false;
        if (!file_name_ok(one.name))
            return bad(x, here, N_("This name of a file has a folder in it, or no ending."));
        if (!file_is_new(p, one.name, &all))
            return bad(x, here, N_("This file is named twice."));
        if (all == PACK_FILES_MOST)
            return bad(x, here, N_("There are too many of these."));
        LIST_ADD(x->t->a, files, one);
    }
    return true;
}

static bool read_material(struct reading *x, const struct js_value *v, struct str where, struct pack *p)
{
    struct pack_material one = { .kind = S("material") };

    if (!js_is_object(v))
        return bad(x, where, N_("Here an object is expected: {...}."));
    if (!read_key(x, v, where, &one.key) || !read_lang(x, v, "source", where, &one.source) ||
        !read_texts(x, v, where, one.source, &one.texts))
        return false;
    for (size_t i = 0; i < p->materials.n; i++)
        if (str_eq(p->materials.at[i].key, one.key))
            return bad(x, where, N_("This key is there twice."));
    LIST_ADD(x->t->a, &p->materials, one);
    return read_files(x, v, where, p);
}

static bool read_materials(struct reading *x, const struct js_value *card, struct pack *p)
{
    const struct js_value *list = js_get(card, "materials");

    if (!read_list(x, list, "materials", MODEL_PARTS_MOST))
        return false;
    for (size_t i = 0; i < js_n(list); i++)
        if (!read_material(x, js_at(list, i), item(x, "materials", i), p))
            return false;
    return true;
}

/* ---- whose it is */

static bool read_authors(struct reading *x, const struct js_value *of, struct model_authors *ret_authors)
{
    const struct js_value *list = js_get(of, "authors");

    if (!read_list(x, list, "authors", MODEL_PARTS_MOST))
        return false;
    for (size_t i = 0; i < js_n(list); i++) {
        const struct js_value *v = js_at(list, i);
        struct str where = item(x, "authors", i);
        struct model_author one = { .agreed_on = DAY("") };
        if (!read_text(x, js_get(v, "role"), where, PACK_NAME_MOST, &one.role) ||
            !read_text(x, js_get(v, "name"), where, PACK_NAME_MOST, &one.name) ||
            !read_text(x, js_get(v, "organisation"), where, PACK_NAME_MOST, &one.organisation))
            return false;
        LIST_ADD(x->t->a, ret_authors, one);
    }
    return true;
}

/* An address is of the web, or none. */
static bool read_address(struct reading *x, const struct js_value *of, struct str *ret_address)
{
    if (!read_text(x, js_get(of, "address"), S("address"), PACK_NAME_MOST, ret_address))
        return false;
    for (size_t i = 0; i < ret_address->n; i++)
        if ((unsigned char)ret_address->p[i] <= ' ' || strchr("\"<>\\`", ret_address->p[i]) != NULL)
            return bad(x, S("address"), N_("This is no address of the web."));
    return str_empty(*ret_address) || str_starts(*ret_address, S("https://")) ||
           str_starts(*ret_address, S("http://")) || bad(x, S("address"), N_("This is no address of the web."));
}

static bool read_origin(struct reading *x, const struct js_value *v, struct str where, struct pack_origin *o)
{
    enum { CITATION = 2000, FIRST_YEAR = 1990, LAST_YEAR = 2200 };

    *o = (struct pack_origin){ .edition = 0 };
    if (!read_key(x, v, where, &o->key) ||
        !read_int(x, js_get(v, "version"), inside(x, where, "version"), &o->edition) ||
        !read_int(x, js_get(v, "year"), inside(x, where, "year"), &o->year) ||
        !read_day(x, js_get(v, "published_on"), inside(x, where, "published_on"), &o->published_on) ||
        !must_text(x, v, "title", PACK_NAME_MOST, &o->title) || !must_text(x, v, "house", PACK_NAME_MOST, &o->house) ||
        !read_text(x, js_get(v, "organisation"), S("organisation"), PACK_NAME_MOST, &o->organisation) ||
        !read_address(x, v, &o->address) || !must_text(x, v, "licence", PACK_NAME_MOST, &o->licence) ||
        !read_text(x, js_get(v, "citation"), S("citation"), CITATION, &o->citation) || !read_authors(x, v, &o->authors))
        return false;
    if (o->edition < 1)
        return bad(x, inside(x, where, "version"), N_("This is missing."));
    return (o->year >= FIRST_YEAR && o->year <= LAST_YEAR) ||
           bad(x, inside(x, where, "year"), N_("Here a year is expected."));
}

bool pack_read_origin(struct task *t, const struct js_value *v, const char *where, struct pack_origin *ret_origin,
    struct problems *ret_problems)
{
    struct reading x = { t, ret_problems };

    return js_is_object(v) ? read_origin(&x, v, str_of(where), ret_origin)
                           : bad(&x, str_of(where), N_("Here an object is expected: {...}."));
}

/* ---- the card */

static bool read_format(struct reading *x, const struct js_value *card)
{
    struct str format = js_text(js_get(card, "format"));

    if (str_is(format, PACK_FORMAT))
        return true;
    if (str_starts(format, S("kotipolku-model/")))
        return bad(x, S("format"), N_("This package is of a newer version than this program can read."));
    return bad(x, S("format"), N_("This is no package of an operating model."));
}

/* Where a notice is sent, and with what. */
static bool read_adoption(struct reading *x, const struct js_value *v, struct pack_origin *o)
{
    o->tell = o->token = S("");
    if (!js_is_object(v))
        return true;
    if (!read_address(x, v, &o->tell) ||
        !read_text(x, js_get(v, "token"), S("adoption.token"), PACK_KEY_MOST, &o->token))
        return false;
    if (str_empty(o->tell) || str_empty(o->token))
        o->tell = o->token = S("");
    return true;
}

static bool read_head(struct reading *x, const struct js_value *card, struct pack *p)
{
    const struct lang *source;
    const struct js_value *before = js_get(card, "adopted_from"), *adoption = js_get(card, "adoption");
    struct model *m = &p->m;

    if (!read_origin(x, card, S(""), &p->own) || !read_adoption(x, adoption, &p->own) ||
        !must_text(x, card, "kind", PACK_NAME_MOST, &m->kind) || !read_lang(x, card, "source", S(""), &source) ||
        !read_text(x, js_get(card, "regions"), S("regions"), PACK_NAME_MOST, &m->regions) ||
        !read_text(x, js_get(card, "funder"), S("funder"), PACK_NAME_MOST, &m->funder) ||
        !read_text(x, js_get(card, "whole"), S("whole"), PACK_NAME_MOST, &m->whole) ||
        !read_text(x, js_get(card, "what_changed"), S("what_changed"), MODEL_CHANGED_MOST, &m->what_changed))
        return false;
    if (!str_is(m->kind, "model") && !str_is(m->kind, "practice"))
        return bad(x, S("kind"), N_("This is neither an operating model nor a good practice."));
    m->source = str_of(source->tag);
    m->licence = p->own.licence;
    m->edition = p->own.edition;
    m->year = p->own.year;
    m->published_on = p->own.published_on;
    return (before == NULL || pack_read_origin(x->t, before, "adopted_from", &p->adopted, x->ps)) &&
           read_texts(x, card, S(""), source, &m->texts);
}

/* A module's phase is one of the phases. */
static bool read_ties(struct reading *x, const struct model *m)
{
    for (size_t i = 0; i < m->modules.n; i++)
        if (!str_empty(m->modules.at[i].phase) && key_is_new(m, PACK_PHASE, m->modules.at[i].phase))
            return bad(x, item(x, "modules", i), N_("The phase that it belongs to is not in the package."));
    return true;
}

bool pack_read(struct task *t, struct str json, struct pack *ret_pack, struct problems *ret_problems)
{
    struct reading x = { t, ret_problems };
    struct js_source *s = js_open(t, json);
    struct js_item card;
    struct pack p = { .own = { .edition = 0 } };

    enum js_step step = js_next(s, &card);
    if (str_starts(str_trim(json), S("[")))
        return bad(&x, S("1"), N_("Here an object is expected: {...}."));
    if (step != JS_VALUE || !js_is_object(card.value)) {
        const struct js_fault *f = js_fault(s);
        return f->msgid == NULL
                   ? bad(&x, S("1"), N_("Here an object is expected: {...}."))
                   : bad(&x, str_fmt(t->a, "%lld:%lld", (long long)f->line, (long long)f->column), f->msgid);
    }
    if (!read_format(&x, card.value) || !read_head(&x, card.value, &p) || !read_parts(&x, card.value, &p.m) ||
        !read_materials(&x, card.value, &p) || !read_ties(&x, &p.m))
        return false;
    *ret_pack = p;
    return true;
}
