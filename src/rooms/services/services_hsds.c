/* services_hsds: entries written as JSON of the Human Services Data Specification 3.0, for files and for the read
 * interface. Whatever an entry came as, this is what we know of it; required members are always there. */
#include "rooms/services/services_hsds.h"

#include "lang/lang.h"
#include "rooms/places.h"

/* Numbers for what has no id of its own: the kind of thing, and which one. */
enum {
    OF_PHONE = 1000,
    OF_SCHEDULE = 2000,
    OF_LANGUAGE = 3000,
    OF_ADDRESS = 4000,
    OF_ACCESS = 5000,
    OF_COST = 7000,
    OF_DOOR = 8000,
    OF_TAXONOMY = 9000
};

static void put_id(struct task *t, struct json *j, const struct service_entry *e, int64_t number)
{
    js_put_str(j, "id", number == 0 ? service_uuid(t, e) : service_uuid_made(t, e->id, number));
}

static void put_some(struct json *j, const char *key, struct str s)
{
    if (!str_empty(s))
        js_put_str(j, key, s);
}

static void put_number(struct json *j, const char *key, int64_t n)
{
    if (n != INT_NONE)
        js_put_int(j, key, n);
}

/* HSDS says a thing in one language: the one an entry is sorted by. */
static struct str said(const struct service_entry *e, const char *part)
{
    struct str language = service_main_name(e).language;

    for (size_t i = 0; i < e->texts.n; i++)
        if (str_is(e->texts.at[i].part, part) && str_eq(e->texts.at[i].language, language))
            return e->texts.at[i].body;
    return S("");
}

/* What HSDS has no place for; read again by services_hsds_read.c. */
static void put_texts(struct json *j, const struct service_entry *e)
{
    js_key(j, S("kotipolku_texts"));
    js_array(j);
    for (size_t i = 0; i < e->texts.n; i++) {
        js_object(j);
        js_put_str(j, "part", e->texts.at[i].part);
        js_put_str(j, "language", e->texts.at[i].language);
        js_put_str(j, "text", e->texts.at[i].body);
        js_end(j);
    }
    js_end(j);
}

static void put_phones(struct task *t, struct json *j, const struct service_entry *e)
{
    js_key(j, S("phones"));
    js_array(j);
    for (size_t i = 0; i < e->phones.n; i++) {
        js_object(j);
        put_id(t, j, e, OF_PHONE + (int64_t)i);
        js_put_str(j, "number", e->phones.at[i].number);
        js_put_str(j, "type", S("voice"));
        put_some(j, "description", e->phones.at[i].note);
        js_end(j);
    }
    js_end(j);
}

static void put_schedules(struct task *t, struct json *j, const struct service_entry *e)
{
    static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

    js_key(j, S("schedules"));
    js_array(j);
    for (size_t i = 0; i < e->hours.n; i++) {
        const struct service_hour *h = &e->hours.at[i];
        js_object(j);
        put_id(t, j, e, OF_SCHEDULE + (int64_t)i);
        put_some(j, "valid_from", day_str(&h->first));
        put_some(j, "valid_to", day_str(&h->last));
        if (h->weekday != INT_NONE) {
            js_put_str(j, "freq", S("WEEKLY"));
            js_put_str(j, "byday", str_of(names[h->weekday]));
        } else {
            put_some(j, "dtstart", day_str(&h->first));
        }
        put_some(j, "opens_at", clock_str(&h->opens));
        put_some(j, "closes_at", clock_str(&h->closes));
        js_end(j);
    }
    js_end(j);
}

static void put_languages(struct task *t, struct json *j, const struct service_entry *e)
{
    js_key(j, S("languages"));
    js_array(j);
    for (size_t i = 0; i < e->languages.n; i++) {
        js_object(j);
        put_id(t, j, e, OF_LANGUAGE + (int64_t)i);
        js_put_str(j, "name", lang_language_name(t->a, lang_get(LANG_en), e->languages.at[i]));
        js_put_str(j, "code", e->languages.at[i]);
        js_end(j);
    }
    js_end(j);
}

/* Millionths of a degree as a number of JSON. */
static void put_degrees(struct task *t, struct json *j, const char *key, int64_t n)
{
    if (n == INT_NONE)
        return;
    js_key(j, str_of(key));
    js_json(j, str_fmt(t->a, "%s%lld.%06lld", n < 0 ? "-" : "", (long long)(n < 0 ? -n : n) / 1000000,
                   (long long)(n < 0 ? -n : n) % 1000000));
}

static void put_address(struct task *t, struct json *j, const struct service_entry *e)
{
    struct str region = place_region(e->municipality, t->today);

    js_key(j, S("addresses"));
    js_array(j);
    if (!str_empty(e->street)) {
        js_object(j);
        put_id(t, j, e, OF_ADDRESS);
        js_put_str(j, "address_1", e->street);
        js_put_str(j, "city", e->city);
        js_put_str(j, "state_province", str_empty(region) ? S("") : region_name(lang_get(LANG_fi), region));
        js_put_str(j, "postal_code", e->postcode);
        js_put_str(j, "country", S("FI"));
        js_put_str(j, "address_type", S("physical"));
        js_end(j);
    }
    js_end(j);
}

static void put_access(struct task *t, struct json *j, const struct service_entry *e)
{
    js_key(j, S("accessibility"));
    js_array(j);
    if (e->step_free != YESNO_UNKNOWN) {
        js_object(j);
        put_id(t, j, e, OF_ACCESS);
        js_put_str(j, "description", S("step-free"));
        js_put_str(j, "details", e->step_free == YES ? S("There is a way without steps.") : S("There are steps."));
        js_put_bool(j, "kotipolku_yes", e->step_free == YES);
        js_end(j);
    }
    js_end(j);
}

static void put_begin(struct task *t, struct json *j, const struct service_entry *e, bool description)
{
    struct str body = said(e, "description");

    put_id(t, j, e, 0);
    js_put_str(j, "name", service_main_name(e).text);
    put_some(j, "alternate_name", said(e, "alternate"));
    if (str_empty(body))
        body = said(e, "summary");
    if (str_empty(body) && description)
        body = service_main_name(e).text;
    put_some(j, "description", body);
    put_some(j, "email", e->email);
}

void service_hsds_place(struct task *t, struct json *j, const struct service_entry *e)
{
    bool virtual = str_is(e->channel, "web") || str_is(e->channel, "electronic") || str_is(e->channel, "phone");

    js_object(j);
    put_begin(t, j, e, false);
    js_put_str(j, "location_type", virtual ? S("virtual") : S("physical"));
    put_some(j, "url", e->url);
    put_some(j, "transportation", said(e, "way"));
    put_degrees(t, j, "latitude", e->latitude);
    put_degrees(t, j, "longitude", e->longitude);
    put_address(t, j, e);
    put_access(t, j, e);
    put_phones(t, j, e);
    put_schedules(t, j, e);
    put_languages(t, j, e);
    put_texts(j, e);
    js_end(j);
}

void service_hsds_organisation(struct task *t, struct json *j, const struct service_entry *e, bool full)
{
    js_object(j);
    put_begin(t, j, e, true);
    put_some(j, "website", e->url);
    if (full) {
        put_phones(t, j, e);
        put_texts(j, e);
    }
    js_end(j);
}

static struct str status_of(struct str s)
{
    if (str_is(s, "published"))
        return S("active");
    if (str_is(s, "closed"))
        return S("temporarily closed");
    return str_is(s, "archived") ? S("defunct") : S("inactive");
}

static void put_places(struct task *t, struct json *j, const struct service_entry *e)
{
    js_key(j, S("service_at_locations"));
    js_array(j);
    for (size_t i = 0; i < e->places.n; i++) {
        js_object(j);
        put_id(t, j, e, e->places.at[i]->id);
        js_key(j, S("location"));
        service_hsds_place(t, j, e->places.at[i]);
        js_end(j);
    }
    js_end(j);
}

static void put_costs(struct task *t, struct json *j, const struct service_entry *e)
{
    js_key(j, S("cost_options"));
    js_array(j);
    if (str_is(e->cost, "free")) {
        js_object(j);
        put_id(t, j, e, OF_COST);
        js_put_str(j, "option", S("free"));
        js_put_str(j, "currency", S("EUR"));
        js_put_int(j, "amount", 0);
        js_end(j);
    }
    js_end(j);
}

/* What the door is called, for who knows none of ours. */
static struct str door_name(struct str code) { return code_name(lang_get(LANG_en), &CODES_service_door, code); }

static void put_doors(struct task *t, struct json *j, const struct service_entry *e)
{
    js_key(j, S("attributes"));
    js_array(j);
    for (size_t i = 0; i < e->doors.n; i++) {
        js_object(j);
        put_id(t, j, e, OF_DOOR + (int64_t)i);
        js_put_str(j, "link_entity", S("service"));
        js_key(j, S("taxonomy_term"));
        js_object(j);
        put_id(t, j, e, OF_TAXONOMY + (int64_t)i);
        js_put_str(j, "code", e->doors.at[i]);
        js_put_str(j, "name", door_name(e->doors.at[i]));
        js_put_str(j, "description", door_name(e->doors.at[i]));
        js_put_str(j, "taxonomy", S("kotipolku-doors"));
        js_end(j);
        js_end(j);
    }
    js_end(j);
}

void service_hsds_service(struct task *t, struct json *j, const struct service_entry *e, bool full)
{
    js_object(j);
    put_begin(t, j, e, false);
    js_put_str(j, "status", status_of(e->status));
    put_some(j, "url", e->url);
    put_some(j, "interpretation_services",
        e->interpreter == YES && str_empty(said(e, "interpreter")) ? S("An interpreter can be ordered.")
                                                                   : said(e, "interpreter"));
    put_some(j, "application_process", said(e, "instruction"));
    put_some(j, "fees_description", said(e, "fees"));
    put_some(j, "eligibility_description", said(e, "audience"));
    put_number(j, "minimum_age", e->minimum_age);
    put_number(j, "maximum_age", e->maximum_age);
    put_some(j, "last_modified", instant_str(&e->changed_at));
    if (e->offered_by) {
        js_key(j, S("organization"));
        service_hsds_organisation(t, j, e->offered_by, full);
    }
    if (full) {
        put_phones(t, j, e);
        put_schedules(t, j, e);
        put_places(t, j, e);
        put_languages(t, j, e);
        put_costs(t, j, e);
        put_doors(t, j, e);
        put_texts(j, e);
    }
    js_end(j);
}

void service_hsds_at(struct task *t, struct json *j, const struct service_entry *e, const struct service_entry *place)
{
    js_object(j);
    put_id(t, j, e, place->id);
    js_put_str(j, "service_id", service_uuid(t, e));
    js_put_str(j, "location_id", service_uuid(t, place));
    js_key(j, S("service"));
    service_hsds_service(t, j, e, false);
    js_key(j, S("location"));
    service_hsds_place(t, j, place);
    js_end(j);
}

/* Is it, with all that stands inside of it, as its file gave it? */
static bool as_it_came(const struct service_entry *e, const char *source)
{
    if (!str_is(e->source, source) || e->version > e->kept_version || str_empty(e->kept))
        return false;
    return true;
}

struct str service_hsds_text(struct task *t, const struct service_entry *e)
{
    bool whole = as_it_came(e, "hsds") && (e->offered_by == NULL || as_it_came(e->offered_by, "hsds"));

    for (size_t i = 0; i < e->places.n; i++)
        whole = whole && as_it_came(e->places.at[i], "hsds");
    if (whole)
        return e->kept;
    struct buf *o = task_buf(t, (size_t)4 << 20);
    struct json j;
    js_init(&j, o);
    if (str_eq(e->kind, SERVICE_ORGANISATION))
        service_hsds_organisation(t, &j, e, true);
    else
        service_hsds_service(t, &j, e, true);
    task_must_fit(t, o);
    return str_is(e->source, "hsds") && !str_empty(e->kept) ? js_laid_over(t, e->kept, buf_view(o))
                                                            : str_copy(t->a, buf_view(o));
}
