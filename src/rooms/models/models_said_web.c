/* models_said: what is said of a version everywhere the same: its address, how it is cited, the same as data in the
 * words of DataCite (schema 4) and of schema.org. Each pair of type and property of the latter stands in
 * tests/schemaorg.txt. */
#include "auth/sign_in.h"
#include "base/settings.h"
#include "html/markdown.h"
#include "rooms/models/models_codes.h"
#include "rooms/models/models_view.h"
#include "rooms/models/models_web.h"
#include "rooms/projects/projects.h"
#include "rooms/tables/tables.h"

enum { SAID_MOST = 256 << 10 };

static struct str publisher(struct task *t)
{
    struct str controller = str_trim(t->settings->controller);

    return str_empty(controller) ? t->settings->service_name : controller;
}

struct str models_address(struct task *t, const struct model *m)
{
    struct url u = url_with_int(t->a, URL(t, models_id, m->id), "version", m->edition);

    return link_address(t, u.s);
}

struct str models_hear_address(struct task *t, int64_t model)
{
    return str_empty(t->settings->public_address) ? S("") : link_address(t, URL(t, models_hear, model).s);
}

/* A name with its bearer's agreement, else the organisation. */
static struct str author_name(const struct model_author *a)
{
    return !str_empty(a->name) && day_known(a->agreed_on) ? a->name : a->organisation;
}

static bool is_creator(const struct model_author *a)
{
    return !str_is(a->role, "translator") && !str_is(a->role, "partner");
}

static bool any_creator(const struct model *m)
{
    for (size_t i = 0; i < m->authors.n; i++)
        if (is_creator(&m->authors.at[i]))
            return true;
    return false;
}

static struct str creators_text(struct task *t, const struct model *m)
{
    struct strs names = { 0 };
    bool all = !any_creator(m);

    for (size_t i = 0; i < m->authors.n; i++) {
        struct str name = author_name(&m->authors.at[i]);
        bool there = str_empty(name) || (!all && !is_creator(&m->authors.at[i]));
        for (size_t k = 0; k < names.n; k++)
            there |= str_eq(names.at[k], name);
        if (!there)
            strs_add(t->a, &names, name);
    }
    return names.n > 0 ? strs_join(t->a, &names, S("; ")) : publisher(t);
}

struct str models_citation(struct task *t, const struct model *m, const struct lang *lang)
{
    struct str parts[] = { creators_text(t, m), str_number(t->a, m->year), models_text_in(m, lang)->title,
        str_number(t->a, m->edition), publisher(t), models_address(t, m) };

    return tr_fill(
        t->a, lang_tr(lang, N_("%1$s (%2$s). %3$s (version %4$s). %5$s. %6$s")), parts, sizeof parts / sizeof *parts);
}

/* ---- DataCite */

static void put_person(struct json *j, const struct model_author *a, const char *type)
{
    bool named = !str_empty(a->name) && day_known(a->agreed_on);

    js_object(j);
    js_put_str(j, "name", author_name(a));
    js_put_str(j, "nameType", named ? S("Personal") : S("Organizational"));
    if (named && !str_empty(a->organisation)) {
        js_key(j, S("affiliation"));
        js_array(j);
        js_object(j);
        js_put_str(j, "name", a->organisation);
        js_end(j);
        js_end(j);
    }
    if (type != NULL)
        js_put_str(j, "contributorType", str_of(type));
    js_end(j);
}

static void put_people(struct task *t, struct json *j, const struct model *m)
{
    bool all = !any_creator(m);

    js_key(j, S("creators"));
    js_array(j);
    for (size_t i = 0; i < m->authors.n; i++)
        if (all || is_creator(&m->authors.at[i]))
            put_person(j, &m->authors.at[i], NULL);
    if (m->authors.n == 0) {
        struct model_author house = { .organisation = publisher(t) };
        put_person(j, &house, NULL);
    }
    js_end(j);
    js_key(j, S("contributors"));
    js_array(j);
    for (size_t i = 0; i < m->authors.n; i++)
        if (!all && !is_creator(&m->authors.at[i]))
            put_person(j, &m->authors.at[i], str_is(m->authors.at[i].role, "partner") ? "ProjectMember" : "Other");
    js_end(j);
}

static void put_titles(struct json *j, const struct model *m)
{
    js_key(j, S("titles"));
    js_array(j);
    for (size_t i = 0; i < m->texts.n; i++) {
        js_object(j);
        js_put_str(j, "title", m->texts.at[i].title);
        js_put_str(j, "lang", str_of(m->texts.at[i].lang->tag));
        if (i > 0)
            js_put_str(j, "titleType", S("TranslatedTitle"));
        js_end(j);
    }
    js_end(j);
    js_key(j, S("descriptions"));
    js_array(j);
    for (size_t i = 0; i < m->texts.n; i++)
        if (!str_empty(m->texts.at[i].summary)) {
            js_object(j);
            js_put_str(j, "description", m->texts.at[i].summary);
            js_put_str(j, "descriptionType", S("Abstract"));
            js_put_str(j, "lang", str_of(m->texts.at[i].lang->tag));
            js_end(j);
        }
    js_end(j);
}

static void put_related(struct task *t, struct json *j, const struct model *m)
{
    struct model_origin o;
    struct model before = *m;

    js_key(j, S("relatedIdentifiers"));
    js_array(j);
    before.edition = m->edition - 1;
    const struct {
        struct str address;
        const char *relation;
    } all[] = { { m->edition > 1 ? models_address(t, &before) : S(""), "IsNewVersionOf" },
        { models_origin(t, m->id, &o) ? o.address : S(""), "IsDerivedFrom" } };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!str_empty(all[i].address)) {
            js_object(j);
            js_put_str(j, "relatedIdentifier", all[i].address);
            js_put_str(j, "relatedIdentifierType", S("URL"));
            js_put_str(j, "relationType", str_of(all[i].relation));
            js_end(j);
        }
    js_end(j);
}

static void put_rights(struct json *j, const struct model *m)
{
    js_key(j, S("rightsList"));
    js_array(j);
    js_object(j);
    js_put_str(j, "rights", code_name(lang_get(LANG_en), &CODES_model_licence, m->licence));
    js_put_str(j, "rightsUri", model_licence_address(m->licence));
    js_put_str(j, "rightsIdentifier", m->licence);
    js_put_str(j, "rightsIdentifierScheme", S("SPDX"));
    js_put_str(j, "schemeUri", S("https://spdx.org/licenses/"));
    js_end(j);
    js_end(j);
}

struct str models_datacite(struct task *t, const struct model *m)
{
    struct buf *o = task_buf(t, SAID_MOST);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "url", models_address(t, m));
    js_key(&j, S("types"));
    js_object(&j);
    js_put_str(&j, "resourceTypeGeneral", S("Model"));
    js_put_str(&j, "resourceType", str_is(m->kind, "model") ? S("Operating model") : S("Good practice"));
    js_end(&j);
    put_people(t, &j, m);
    put_titles(&j, m);
    js_key(&j, S("publisher"));
    js_object(&j);
    js_put_str(&j, "name", publisher(t));
    js_end(&j);
    js_put_str(&j, "publicationYear", str_number(t->a, m->year));
    js_key(&j, S("dates"));
    js_array(&j);
    js_object(&j);
    js_put_str(&j, "date", day_str(&m->published_on));
    js_put_str(&j, "dateType", S("Issued"));
    js_end(&j);
    js_end(&j);
    js_put_str(&j, "language", m->source);
    js_put_str(&j, "version", str_number(t->a, m->edition));
    put_related(t, &j, m);
    put_rights(&j, m);
    js_put_str(&j, "schemaVersion", S("http://datacite.org/schema/kernel-4"));
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}

/* ---- schema.org */

struct str models_linked(struct task *t, const struct model *m, struct str page)
{
    struct buf *o = task_buf(t, SAID_MOST);
    const struct model_text *x = models_text_in(m, t->lang);
    struct model_origin origin;
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "@context", S("https://schema.org"));
    js_put_str(&j, "@type", S("CreativeWork"));
    js_put_str(&j, "@id", models_address(t, m));
    js_put_str(&j, "url", page);
    js_put_str(&j, "headline", x->title);
    if (!str_empty(x->summary))
        js_put_str(&j, "description", x->summary);
    js_put_str(&j, "inLanguage", str_of(x->lang->tag));
    js_put_str(&j, "datePublished", day_str(&m->published_on));
    js_put_str(&j, "version", str_number(t->a, m->edition));
    js_put_str(&j, "license", model_licence_address(m->licence));
    js_put_str(&j, "creditText", models_citation(t, m, x->lang));
    if (models_origin(t, m->id, &origin))
        js_put_str(&j, "isBasedOn", origin.address);
    js_key(&j, S("author"));
    js_object(&j);
    js_put_str(&j, "@type", S("Organization"));
    js_put_str(&j, "name", projects_name(t, m->project));
    js_end(&j);
    js_key(&j, S("publisher"));
    js_object(&j);
    js_put_str(&j, "@type", S("Organization"));
    js_put_str(&j, "name", publisher(t));
    js_end(&j);
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}
