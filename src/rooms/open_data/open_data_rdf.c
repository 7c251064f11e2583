/* open_data_rdf: see open_data_rdf.h. Strings of Turtle are escaped as those of JSON, which it allows. */
#include "rooms/open_data/open_data_rdf.h"

#include "lang/lang.h"

static const struct {
    const char *prefix, *address;
} prefixes[] = {
    { "dcat", "http://www.w3.org/ns/dcat#" },
    { "dct", "http://purl.org/dc/terms/" },
    { "foaf", "http://xmlns.com/foaf/0.1/" },
};
enum { PREFIXES = sizeof prefixes / sizeof *prefixes };

void rdf_begin(struct rdf *w, struct task *t, enum rdf_form form, struct buf *o)
{
    *w = (struct rdf){ .t = t, .form = form, .o = o };
    if (form == RDF_TURTLE) {
        for (size_t i = 0; i < PREFIXES; i++)
            buf_fmt(o, "@prefix %s: <%s> .\n", prefixes[i].prefix, prefixes[i].address);
        return;
    }
    js_init(&w->j, o);
    js_object(&w->j);
    js_key(&w->j, S("@context"));
    js_object(&w->j);
    for (size_t i = 0; i < PREFIXES; i++)
        js_put_str(&w->j, prefixes[i].prefix, str_of(prefixes[i].address));
    js_end(&w->j);
    js_key(&w->j, S("@graph"));
    js_array(&w->j);
}

void rdf_done(struct rdf *w)
{
    if (w->form == RDF_JSONLD) {
        js_end(&w->j);
        js_end(&w->j);
    }
}

static void put_quoted(struct buf *o, struct str s)
{
    struct json j;

    js_init(&j, o);
    js_str(&j, s);
}

void rdf_thing(struct rdf *w, struct str address, const char *type)
{
    if (w->form == RDF_TURTLE) {
        buf_fmt(w->o, "\n<%.*s> a %s", STR_ARG(address), type);
        return;
    }
    js_object(&w->j);
    js_put_str(&w->j, "@id", address);
    js_put_str(&w->j, "@type", str_of(type));
}

void rdf_thing_done(struct rdf *w)
{
    if (w->form == RDF_TURTLE)
        BUF_LIT(w->o, " .\n");
    else
        js_end(&w->j);
}

static void put_word(struct rdf *w, const struct lang *l, struct str word)
{
    if (w->form == RDF_TURTLE) {
        put_quoted(w->o, word);
        buf_fmt(w->o, "@%s", l->tag);
        return;
    }
    js_object(&w->j);
    js_put_str(&w->j, "@value", word);
    js_put_str(&w->j, "@language", str_of(l->tag));
    js_end(&w->j);
}

static void begin_values(struct rdf *w, const char *property)
{
    if (w->form == RDF_TURTLE) {
        buf_fmt(w->o, " ;\n    %s ", property);
        return;
    }
    js_key(&w->j, str_of(property));
    js_array(&w->j);
}

static void end_values(struct rdf *w)
{
    if (w->form == RDF_JSONLD)
        js_end(&w->j);
}

/* English where a language has no words of its own: said once. */
void rdf_words(struct rdf *w, const char *property, const char *msgid)
{
    bool some = false;

    begin_values(w, property);
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const char *word = lang_tr(lang_get(i), msgid);
        if (i != LANG_en && strcmp(word, msgid) == 0)
            continue;
        if (some && w->form == RDF_TURTLE)
            BUF_LIT(w->o, ", ");
        put_word(w, lang_get(i), str_of(word));
        some = true;
    }
    end_values(w);
}

void rdf_text(struct rdf *w, const char *property, struct str text)
{
    if (w->form == RDF_TURTLE) {
        buf_fmt(w->o, " ;\n    %s ", property);
        put_quoted(w->o, text);
        return;
    }
    js_put_str(&w->j, property, text);
}

static void put_reference(struct rdf *w, struct str address, bool first)
{
    if (w->form == RDF_TURTLE) {
        buf_fmt(w->o, "%s<%.*s>", first ? "" : ", ", STR_ARG(address));
        return;
    }
    js_object(&w->j);
    js_put_str(&w->j, "@id", address);
    js_end(&w->j);
}

void rdf_things(struct rdf *w, const char *property, const struct strs *addresses)
{
    if (addresses->n == 0)
        return;
    begin_values(w, property);
    for (size_t i = 0; i < addresses->n; i++)
        put_reference(w, addresses->at[i], i == 0);
    end_values(w);
}
