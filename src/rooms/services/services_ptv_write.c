/* services_ptv_write: entries as JSON of the Open API of the Finnish service catalogue; and the whole directory as
 * files of either kind. */
#include "lang/lang.h"
#include "rooms/services/services_import.h"
#include "rooms/tables/tables.h"

enum { RECORD_BYTES = 8 << 20, FILE_BYTES = 512 << 20, AT_ONCE = 200 };

/* "fi", "sv", "en" …; a language that has no code of two letters keeps its three. */
static struct str tag_of(struct str iso3)
{
    const struct lang *l = lang_by_tag(iso3);

    return l ? str_of(l->tag) : iso3;
}

/* Texts of a part, in all languages, under a type; "" no type. */
static void put_part(struct json *j, const struct service_entry *e, const char *part, const char *type)
{
    for (size_t i = 0; i < e->texts.n; i++) {
        if (!str_is(e->texts.at[i].part, part))
            continue;
        js_object(j);
        if (*type)
            js_put_str(j, "type", str_of(type));
        js_put_str(j, "language", tag_of(e->texts.at[i].language));
        js_put_str(j, "value", e->texts.at[i].body);
        js_end(j);
    }
}

static void begin_list(struct json *j, const char *key)
{
    js_key(j, str_of(key));
    js_array(j);
}

static void put_names(struct json *j, const struct service_entry *e, const char *names, const char *descriptions)
{
    begin_list(j, names);
    put_part(j, e, "name", "Name");
    put_part(j, e, "alternate", "AlternativeName");
    js_end(j);
    begin_list(j, descriptions);
    put_part(j, e, "summary", "Summary");
    put_part(j, e, "description", "Description");
    put_part(j, e, "instruction", "UserInstruction");
    put_part(j, e, "fees", "ChargeTypeAdditionalInfo");
    js_end(j);
}

static void put_languages(struct json *j, const struct service_entry *e)
{
    begin_list(j, "languages");
    for (size_t i = 0; i < e->languages.n; i++)
        js_str(j, tag_of(e->languages.at[i]));
    js_end(j);
}

static void put_phones(struct json *j, const struct service_entry *e)
{
    begin_list(j, "phoneNumbers");
    for (size_t i = 0; i < e->phones.n; i++) {
        js_object(j);
        js_put_str(j, "number", e->phones.at[i].number);
        js_put_str(j, "additionalInformation", e->phones.at[i].note);
        js_put_str(j, "language", S("fi"));
        js_end(j);
    }
    js_end(j);
}

static void put_hours(struct json *j, const struct service_entry *e)
{
    static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

    begin_list(j, "serviceHours");
    for (size_t i = 0; i < e->hours.n; i++) {
        const struct service_hour *h = &e->hours.at[i];
        js_object(j);
        js_put_str(j, "serviceHourType", h->weekday == INT_NONE ? S("Exceptional") : S("DaysOfTheWeek"));
        js_key(j, S("validFrom"));
        js_str_or_null(j, day_str(&h->first));
        js_key(j, S("validTo"));
        js_str_or_null(j, day_str(&h->last));
        js_put_bool(j, "isClosed", str_empty(clock_str(&h->opens)));
        begin_list(j, "openingHour");
        if (!str_empty(clock_str(&h->opens))) {
            js_object(j);
            if (h->weekday != INT_NONE)
                js_put_str(j, "dayFrom", str_of(days[h->weekday]));
            js_put_str(j, "from", clock_str(&h->opens));
            js_put_str(j, "to", clock_str(&h->closes));
            js_end(j);
        }
        js_end(j);
        js_end(j);
    }
    js_end(j);
}

static void put_local(struct json *j, const char *key, struct str value)
{
    begin_list(j, key);
    js_object(j);
    js_put_str(j, "language", S("fi"));
    js_put_str(j, "value", value);
    js_end(j);
    js_end(j);
}

static void put_addresses(struct json *j, const struct service_entry *e)
{
    begin_list(j, "addresses");
    if (!str_empty(e->street)) {
        js_object(j);
        js_put_str(j, "type", S("Location"));
        js_put_str(j, "subType", S("Single"));
        js_key(j, S("streetAddress"));
        js_object(j);
        put_local(j, "street", e->street);
        js_put_str(j, "postalCode", e->postcode);
        put_local(j, "postOffice", e->city);
        js_key(j, S("municipality"));
        js_object(j);
        js_put_str(j, "code", e->municipality);
        js_end(j);
        begin_list(j, "additionalInformation");
        put_part(j, e, "way", "");
        js_end(j);
        js_end(j);
        js_end(j);
    }
    js_end(j);
}

static void put_web(struct json *j, const struct service_entry *e)
{
    begin_list(j, "webPages");
    if (!str_empty(e->url)) {
        js_object(j);
        js_put_str(j, "url", e->url);
        js_put_str(j, "language", S("fi"));
        js_end(j);
    }
    js_end(j);
}

static const char *channel_name(struct str channel)
{
    static const char *const known[][2] = { { "phone", "Phone" }, { "web", "WebPage" }, { "electronic", "EChannel" },
        { "form", "PrintableForm" } };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(channel, known[i][0]))
            return known[i][1];
    return "ServiceLocation";
}

static void put_reference(struct task *t, struct json *j, const char *key, const struct service_entry *e)
{
    js_object(j);
    js_key(j, str_of(key));
    js_object(j);
    js_put_str(j, "id", service_uuid(t, e));
    js_put_str(j, "name", service_main_name(e).text);
    js_end(j);
    js_end(j);
}

static void put_service(struct task *t, struct json *j, const struct service_entry *e)
{
    put_names(j, e, "serviceNames", "serviceDescriptions");
    js_put_str(j, "type", S("Service"));
    js_key(j, S("serviceChargeType"));
    js_str_or_null(j, str_is(e->cost, "free") ? S("FreeOfCharge") : str_is(e->cost, "fee") ? S("Chargeable") : S(""));
    put_languages(j, e);
    begin_list(j, "requirements");
    put_part(j, e, "audience", "");
    js_end(j);
    begin_list(j, "organizations");
    if (e->offered_by)
        put_reference(t, j, "organization", e->offered_by);
    js_end(j);
    begin_list(j, "serviceChannels");
    for (size_t i = 0; i < e->places.n; i++)
        put_reference(t, j, "serviceChannel", e->places.at[i]);
    js_end(j);
    js_put_str(j, "publishingStatus",
        str_is(e->status, "published") || str_is(e->status, "closed") ? S("Published")
        : str_is(e->status, "archived")                               ? S("Deleted")
                                                                      : S("Draft"));
}

struct str service_ptv_text(struct task *t, const struct service_entry *e)
{
    struct buf *o = task_buf(t, RECORD_BYTES);
    struct json j;

    if (str_is(e->source, "ptv") && e->version <= e->kept_version && !str_empty(e->kept))
        return e->kept;
    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "id", service_uuid(t, e));
    if (str_eq(e->kind, SERVICE_SERVICE)) {
        put_service(t, &j, e);
    } else {
        bool place = str_eq(e->kind, SERVICE_PLACE);
        put_names(&j, e, place ? "serviceChannelNames" : "organizationNames",
            place ? "serviceChannelDescriptions" : "organizationDescriptions");
        if (place) {
            js_put_str(&j, "serviceChannelType", str_of(channel_name(e->channel)));
            put_languages(&j, e);
            put_hours(&j, e);
            put_addresses(&j, e);
        }
        put_phones(&j, e);
        put_web(&j, e);
    }
    js_end(&j);
    task_must_fit(t, o);
    return str_is(e->source, "ptv") && !str_empty(e->kept) ? js_laid_over(t, e->kept, buf_view(o))
                                                           : str_copy(t->a, buf_view(o));
}

/* ---- the whole directory */

struct writing {
    struct task *t;
    bool ptv;
    struct buf *o;
    struct strs *texts; /* NULL: into o */
    int64_t last;
    size_t n;
};

static bool write_one(void *x, struct service_entry *e)
{
    struct writing *w = x;
    struct str text = str_trim(w->ptv ? service_ptv_text(w->t, e) : service_hsds_text(w->t, e));

    w->last = e->id;
    if (w->texts) {
        strs_add(w->t->a, w->texts, text);
    } else {
        buf_z(w->o, w->n++ == 0 ? "[\n" : ",\n");
        buf_str(w->o, text);
    }
    return true;
}

static void write_kind(struct writing *w, struct str kind)
{
    int64_t last;

    w->last = 0;
    do {
        last = w->last;
        service_each(w->t, kind, last, AT_ONCE, write_one, w);
    } while (w->last != last);
}

static void add_file(struct task *t, struct service_files *files, const char *name, bool ptv, struct str kind)
{
    struct writing w = { .t = t, .ptv = ptv, .o = task_buf(t, FILE_BYTES) };

    write_kind(&w, kind);
    buf_z(w.o, w.n == 0 ? "[]\n" : "\n]\n");
    task_must_fit(t, w.o);
    struct service_file one = { str_of(name), buf_view(w.o) };
    LIST_ADD(t->a, files, one);
}

bool services_export(struct task *t, struct str format, struct service_files *ret_files)
{
    struct strs services = { 0 }, organisations = { 0 };
    struct writing w = { .t = t, .texts = &services };

    *ret_files = (struct service_files){ 0 };
    if (str_is(format, "ptv")) {
        add_file(t, ret_files, "Organization.json", true, SERVICE_ORGANISATION);
        add_file(t, ret_files, "ServiceChannel.json", true, SERVICE_PLACE);
        add_file(t, ret_files, "Service.json", true, SERVICE_SERVICE);
    } else if (str_is(format, "hsds")) {
        add_file(t, ret_files, "organizations.json", false, SERVICE_ORGANISATION);
        add_file(t, ret_files, "services.json", false, SERVICE_SERVICE);
    } else if (str_is(format, "hsds-csv")) {
        write_kind(&w, SERVICE_SERVICE);
        w.texts = &organisations;
        write_kind(&w, SERVICE_ORGANISATION);
        *ret_files = service_tables_write(t, &services, &organisations);
    } else {
        return false;
    }
    return true;
}
