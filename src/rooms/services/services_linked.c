/* services_linked: see services_linked.h. Each pair of type and property used here stands in tests/schemaorg.txt. */
#include "rooms/services/services_linked.h"

#include "rooms/tables/tables.h"

enum { LINKED_MOST = 256 << 10 };

static void put_known(struct json *j, const char *key, struct str s)
{
    if (!str_empty(s))
        js_put_str(j, key, s);
}

static void begin_thing(struct json *j, const char *key, const char *type)
{
    if (key != NULL)
        js_key(j, str_of(key));
    js_object(j);
    js_put_str(j, "@type", str_of(type));
}

static void put_place(struct task *t, struct json *j, const struct service_entry *e)
{
    begin_thing(j, "serviceLocation", "Place");
    put_known(j, "name", service_said(t, e, "name").text);
    begin_thing(j, "address", "PostalAddress");
    put_known(j, "streetAddress", e->street);
    put_known(j, "postalCode", e->postcode);
    put_known(j, "addressLocality", e->city);
    js_end(j);
    js_end(j);
}

static bool has_address(const struct service_entry *e)
{
    return !str_empty(e->street) || !str_empty(e->postcode) || !str_empty(e->city);
}

/* A way to the service: of its own, or at one of its places. */
static void put_channel(
    struct task *t, struct json *j, const struct service_entry *service, const struct service_entry *e)
{
    bool speaks = service->languages.n > 0;

    if (!speaks && e->phones.n == 0 && str_empty(e->url) && !has_address(e))
        return;
    begin_thing(j, NULL, "ServiceChannel");
    put_known(j, "serviceUrl", e->url);
    if (e->phones.n > 0) {
        begin_thing(j, "servicePhone", "ContactPoint");
        js_put_str(j, "telephone", e->phones.at[0].number);
        js_end(j);
    }
    if (speaks) {
        js_key(j, S("availableLanguage"));
        js_array(j);
        for (size_t i = 0; i < service->languages.n; i++)
            js_str(j, service->languages.at[i]);
        js_end(j);
    }
    if (has_address(e))
        put_place(t, j, e);
    js_end(j);
}

struct str service_linked(struct task *t, const struct service_entry *e, struct str id, struct str page)
{
    struct buf *o = task_buf(t, LINKED_MOST);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "@context", S("https://schema.org"));
    js_put_str(&j, "@type", S("Service"));
    js_put_str(&j, "@id", id);
    js_put_str(&j, "url", page);
    js_put_str(&j, "name", service_said(t, e, "name").text);
    put_known(&j, "description", service_said(t, e, "summary").text);
    if (e->offered_by != NULL) {
        begin_thing(&j, "provider", "Organization");
        js_put_str(&j, "name", service_said(t, e->offered_by, "name").text);
        js_end(&j);
    }
    js_key(&j, S("availableChannel"));
    js_array(&j);
    put_channel(t, &j, e, e);
    for (size_t i = 0; i < e->places.n; i++)
        put_channel(t, &j, e, e->places.at[i]);
    js_end(&j);
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}
