/* publications_linked: see publications_linked.h. Each pair of type and property used here stands in
 * tests/schemaorg.txt. */
#include "rooms/publications/publications_linked.h"

#include "base/settings.h"
#include "rooms/tables/tables.h"

enum { LINKED_MOST = 64 << 10 };

static void put_contact(struct json *j, const struct publication_contact *c)
{
    js_object(j);
    js_put_str(j, "@type", S("ContactPoint"));
    js_put_str(j, "contactType", c->role);
    if (!str_empty(c->phone))
        js_put_str(j, "telephone", c->phone);
    if (!str_empty(c->email))
        js_put_str(j, "email", c->email);
    js_end(j);
}

static void put_project(struct json *j, const struct publication_linked *l)
{
    js_key(j, S("author"));
    js_object(j);
    js_put_str(j, "@type", S("Organization"));
    js_put_str(j, "name", l->p->project_name);
    if (publication_has_contact(l->byline)) {
        js_key(j, S("contactPoint"));
        js_array(j);
        for (size_t i = 0; i < BYLINE_CONTACTS; i++)
            if (!str_empty(l->byline->contacts[i].role))
                put_contact(j, &l->byline->contacts[i]);
        js_end(j);
    }
    js_end(j);
}

static void put_house(struct task *t, struct json *j)
{
    js_key(j, S("publisher"));
    js_object(j);
    js_put_str(j, "@type", S("Organization"));
    js_put_str(
        j, "name", str_empty(t->settings->controller) ? t->settings->service_name : str_trim(t->settings->controller));
    js_end(j);
}

struct str publication_linked(struct task *t, const struct publication_linked *l)
{
    const struct publication_public *p = l->p;
    struct buf *o = task_buf(t, LINKED_MOST);
    bool news = str_is(p->kind, "news") || str_is(p->kind, "press");
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "@context", S("https://schema.org"));
    js_put_str(&j, "@type", news ? S("NewsArticle") : S("CreativeWork"));
    js_put_str(&j, "@id", l->id);
    js_put_str(&j, "url", l->page);
    js_put_str(&j, "headline", p->text.title);
    if (!str_empty(p->text.summary))
        js_put_str(&j, "description", p->text.summary);
    js_put_str(&j, "inLanguage", str_of(p->lang->tag));
    js_put_str(&j, "datePublished", day_str(&p->public_on));
    js_put_str(&j, "dateModified", day_str(&p->changed_on));
    js_put_str(&j, "image", l->picture);
    if (!str_empty(l->byline->author))
        js_put_str(&j, "creditText", l->byline->author);
    put_project(&j, l);
    put_house(t, &j);
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}
