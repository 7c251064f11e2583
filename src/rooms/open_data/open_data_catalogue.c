/* open_data_catalogue: which data sets the house gives to everybody, in the words of DCAT-AP 3 (the profile of the EU's
 * data portals). What is said of each stands in datasets.def. */
#include "base/settings.h"
#include "rooms/open_data/open_data.h"
#include "rooms/open_data/open_data_rdf.h"

const struct dataset datasets[] = {
#define DATASET(key, title, about, theme) { #key, title, about, theme },
#define FORM(key, address, type, file_type, name)
#include "rooms/open_data/datasets.def"
#undef DATASET
#undef FORM
};
const size_t datasets_n = sizeof datasets / sizeof *datasets;
const struct dataset_form dataset_forms[] = {
#define DATASET(key, title, about, theme)
#define FORM(key, address, type, file_type, name) { #key, address, type, file_type, name },
#include "rooms/open_data/datasets.def"
#undef DATASET
#undef FORM
};
const size_t dataset_forms_n = sizeof dataset_forms / sizeof *dataset_forms;

#define AUTHORITY "http://publications.europa.eu/resource/authority/"
#define MEDIA     "http://www.iana.org/assignments/media-types/"
enum { CATALOGUE_BYTES = 1 << 20 };

static void say_one(struct rdf *w, const char *property, struct str address)
{
    struct strs one = { &address, 1 };

    rdf_things(w, property, &one);
}

static struct str part_of(struct task *t, struct str base, const char *part)
{
    return str_fmt(t->a, "%.*s/catalogue#%s", STR_ARG(base), part);
}

/* Stays what it is when other rows come: a data set has one form of a type. */
static struct str address_of(struct task *t, struct str base, const struct dataset_form *f)
{
    return str_fmt(t->a, "%.*s/catalogue#%s-%s", STR_ARG(base), f->key, f->file_type);
}

static struct strs forms_of(struct task *t, struct str base, const char *key)
{
    struct strs all = { 0 };

    for (size_t i = 0; i < dataset_forms_n; i++)
        if (strcmp(dataset_forms[i].key, key) == 0)
            strs_add(t->a, &all, address_of(t, base, &dataset_forms[i]));
    return all;
}

static void put_catalogue(struct rdf *w, struct str base)
{
    struct task *t = w->t;
    struct strs all = { 0 };

    for (size_t i = 0; i < datasets_n; i++)
        strs_add(t->a, &all, part_of(t, base, datasets[i].key));
    rdf_thing(w, str_fmt(t->a, "%.*s/catalogue", STR_ARG(base)), "dcat:Catalog");
    rdf_text(w, "dct:title", t->settings->service_name);
    rdf_words(w, "dct:description", N_("Data that this service gives to everybody."));
    say_one(w, "dct:publisher", part_of(t, base, "publisher"));
    say_one(w, "foaf:homepage", str_fmt(t->a, "%.*s/", STR_ARG(base)));
    rdf_things(w, "dcat:dataset", &all);
    rdf_thing_done(w);
    rdf_thing(w, part_of(t, base, "publisher"), "foaf:Agent");
    rdf_text(w, "foaf:name",
        str_empty(t->settings->controller) ? t->settings->service_name : str_trim(t->settings->controller));
    rdf_thing_done(w);
}

static void put_dataset(struct rdf *w, struct str base, const struct dataset *d)
{
    struct strs forms = forms_of(w->t, base, d->key);

    rdf_thing(w, part_of(w->t, base, d->key), "dcat:Dataset");
    rdf_words(w, "dct:title", d->title);
    rdf_words(w, "dct:description", d->about);
    say_one(w, "dct:publisher", part_of(w->t, base, "publisher"));
    say_one(w, "dcat:theme", str_fmt(w->t->a, AUTHORITY "data-theme/%s", d->theme));
    say_one(w, "dcat:landingPage", part_of(w->t, base, d->key));
    rdf_things(w, "dcat:distribution", &forms);
    rdf_thing_done(w);
}

static void put_form(struct rdf *w, struct str base, const struct dataset_form *f)
{
    struct str address = str_fmt(w->t->a, "%.*s%s", STR_ARG(base), f->address);

    rdf_thing(w, address_of(w->t, base, f), "dcat:Distribution");
    rdf_words(w, "dct:title", f->name);
    say_one(w, "dcat:accessURL", address);
    say_one(w, "dcat:downloadURL", address);
    say_one(w, "dcat:mediaType", str_fmt(w->t->a, MEDIA "%s", f->type));
    say_one(w, "dct:format", str_fmt(w->t->a, AUTHORITY "file-type/%s", f->file_type));
    if (!str_empty(w->t->settings->data_licence))
        say_one(w, "dct:license", str_trim(w->t->settings->data_licence));
    rdf_thing_done(w);
}

static struct str write_all(struct task *t, struct str base, enum rdf_form form)
{
    struct buf *o = task_buf(t, CATALOGUE_BYTES);
    struct rdf w;

    rdf_begin(&w, t, form, o);
    put_catalogue(&w, base);
    for (size_t i = 0; i < datasets_n; i++)
        put_dataset(&w, base, &datasets[i]);
    for (size_t i = 0; i < dataset_forms_n; i++)
        put_form(&w, base, &dataset_forms[i]);
    rdf_done(&w);
    task_must_fit(t, o);
    return buf_view(o);
}

struct str open_data_jsonld(struct task *t, struct str base) { return write_all(t, base, RDF_JSONLD); }
struct str open_data_turtle(struct task *t, struct str base) { return write_all(t, base, RDF_TURTLE); }
