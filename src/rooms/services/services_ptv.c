/* services_ptv: records of the Finnish service catalogue (Palvelutietovaranto) as its Open API gives them: services,
 * channels, organisations; and the descriptions of statutory services of its releases. Names of members begin with a
 * small or a large letter, as they do there. */
#include "lang/lang.h"
#include "rooms/places.h"
#include "rooms/services/services_read.h"

enum { HOURS_MOST = 60 };

static const struct js_value *get(const struct js_value *v, const char *key)
{
    char large[60];
    const struct js_value *found = js_get(v, key);

    if (found != NULL)
        return found;
    snprintf(large, sizeof large, "%s", key);
    large[0] = (char)(large[0] >= 'a' && large[0] <= 'z' ? large[0] - 'a' + 'A' : large[0]);
    return js_get(v, large);
}

static struct str language_of(struct service_reader *rd, const struct js_value *v)
{
    const struct js_value *code = get(v, "language");

    return lang_code3(rd->t->a, js_text(code ? code : get(v, "lang")));
}

/* A long text may be a document of an editor: {"blocks": [{"text": …}, …]}. */
static struct str plain(struct service_reader *rd, struct str s)
{
    if (!str_starts(s, S("{\"")))
        return s;
    const struct js_value *blocks = js_get(js_value_of(rd->t, s), "blocks");
    if (blocks == NULL)
        return s;
    struct buf *o = task_buf(rd->t, (size_t)1 << 20);
    for (size_t i = 0; i < js_n(blocks); i++) {
        struct str line = str_trim(js_text(js_get(js_at(blocks, i), "text")));
        if (!str_empty(line) && o->n > 0)
            buf_ch(o, '\n');
        buf_str(o, line);
    }
    return str_copy(rd->t->a, buf_view(o));
}

/* Texts of a list in several languages; type: only those that say so; NULL: all of them. */
static void say_list(
    struct service_reader *rd, struct service_entry *e, const char *part, const struct js_value *list, const char *type)
{
    for (size_t i = 0; i < js_n(list); i++) {
        const struct js_value *one = js_at(list, i), *text = get(one, "value");
        if (type == NULL || str_is(js_text(get(one, "type")), type))
            service_say(rd->t, e, part, language_of(rd, one), plain(rd, js_text(text ? text : get(one, "label"))));
    }
}

static void say_descriptions(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    static const char *const parts[][2] = {
        { "Summary", "summary" },
        { "ShortDescription", "summary" },
        { "Description", "description" },
        { "UserInstruction", "instruction" },
        { "ServiceUserInstruction", "instruction" },
        { "ChargeTypeAdditionalInfo", "fees" },
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        say_list(rd, e, parts[i][1], list, parts[i][0]);
}

static void say_names(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    say_list(rd, e, "name", list, "Name");
    say_list(rd, e, "alternate", list, "AlternativeName");
    say_list(rd, e, "alternate", list, "AlternateName");
    for (size_t i = 0; i < js_n(list); i++) /* a list without types is one of names */
        if (get(js_at(list, i), "type") == NULL)
            say_list(rd, e, "name", list, NULL);
}

static void read_languages(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list); i++) {
        struct str code = lang_code3(rd->t->a, js_text(js_at(list, i)));
        if (!str_empty(code))
            strs_add(rd->t->a, &e->languages, code);
    }
}

static void read_phones(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list); i++) {
        const struct js_value *one = js_at(list, i), *note = get(one, "additionalInformation");
        struct str prefix = js_text(get(one, "prefixNumber")), number = js_text(get(one, "number"));
        if (!str_empty(number))
            service_read_phone(rd, e,
                str_empty(prefix) ? number : str_fmt(rd->t->a, "%.*s %.*s", STR_ARG(prefix), STR_ARG(number)),
                js_text(note));
    }
}

static struct str first_web(struct service_reader *rd, const struct js_value *list)
{
    struct str url = S("");

    for (size_t i = 0; i < js_n(list) && str_empty(url); i++)
        url = service_web(rd, js_text(get(js_at(list, i), "url")));
    return url;
}

/* ---- hours */

static int64_t weekday_of(struct str name)
{
    static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

    for (int64_t i = 0; i < 7; i++)
        if (str_is(name, days[i]))
            return i;
    return INT_NONE;
}

static struct day day_of(const struct js_value *v)
{
    struct day d = { "" };

    return day_read(str_part(js_text(v), 0, 10), &d) ? d : (struct day){ "" };
}

static void add_hour(struct service_reader *rd, struct service_entry *e, struct service_hour h)
{
    if (e->hours.n < HOURS_MOST)
        LIST_ADD(rd->t->a, &e->hours, h);
}

/* One row of opening hours, which may stand for several days of the week. */
static void read_opening(
    struct service_reader *rd, struct service_entry *e, const struct js_value *one, struct service_hour row)
{
    int64_t from = weekday_of(js_text(get(one, "dayFrom"))), to = weekday_of(js_text(get(one, "dayTo")));

    row.opens = service_read_clock(js_text(get(one, "from")));
    row.closes = service_read_clock(js_text(get(one, "to")));
    if (row.opens.t[0] == '\0' || row.closes.t[0] == '\0')
        return;
    if (from == INT_NONE) { /* hours of single days */
        if (day_known(row.first))
            add_hour(rd, e, row);
        return;
    }
    if (to == INT_NONE || to < from)
        to = from;
    for (row.weekday = from; row.weekday <= to; row.weekday++)
        add_hour(rd, e, row);
}

static void read_hours(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list); i++) {
        const struct js_value *one = js_at(list, i), *opening = get(one, "openingHour");
        struct str type = js_text(get(one, "serviceHourType"));
        struct service_hour row = {
            .weekday = INT_NONE, .first = day_of(get(one, "validFrom")), .last = day_of(get(one, "validTo"))
        };
        bool days = str_starts(type, S("Exception")) || str_is(type, "Special");

        say_list(rd, e, "hours", get(one, "additionalInformation"), NULL);
        if (js_true(get(one, "validForNow")))
            row.first = row.last = (struct day){ "" };
        if (days && day_known(row.first) && !day_known(row.last))
            row.last = row.first;
        if (js_true(get(one, "isClosed"))) {
            if (days && day_known(row.first))
                add_hour(rd, e, row);
            continue;
        }
        if (js_true(get(one, "isAlwaysOpen"))) {
            row.opens = row.closes = (struct clock){ "00:00" };
            for (row.weekday = 0; row.weekday < 7; row.weekday++)
                add_hour(rd, e, row);
            continue;
        }
        if (js_n(opening) == 0)
            opening = get(one, "openingHours");
        for (size_t k = 0; k < js_n(opening); k++)
            read_opening(rd, e, js_at(opening, k), row);
    }
}

/* ---- places */

static struct str first_text(struct service_reader *rd, const struct js_value *list)
{
    struct str found = S("");

    for (size_t i = 0; i < js_n(list) && (i == 0 || str_empty(found)); i++)
        found = service_line_of(rd, js_text(get(js_at(list, i), "value")));
    return found;
}

static void read_address(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list) && str_empty(e->street); i++) {
        const struct js_value *whole = js_at(list, i), *at = get(whole, "streetAddress");
        if (at == NULL)
            at = whole;
        if (str_is(js_text(get(whole, "type")), "Postal") && i + 1 < js_n(list))
            continue;
        struct str street = first_text(rd, get(at, "street")), number = js_text(get(at, "streetNumber"));
        e->street = str_empty(number)
                        ? street
                        : service_line_of(rd, str_fmt(rd->t->a, "%.*s %.*s", STR_ARG(street), STR_ARG(number)));
        e->postcode = service_line_of(rd, js_text(get(at, "postalCode")));
        e->city = first_text(rd, get(at, "postOffice"));
        e->municipality = place_find(js_text(get(get(at, "municipality"), "code")));
        say_list(rd, e, "way", get(at, "additionalInformation"), NULL);
        service_read_position(rd, e, get(at, "latitude"), get(at, "longitude"));
    }
}

static struct str channel_of(struct str type)
{
    static const char *const known[][2] = {
        { "ServiceLocation", "location" },
        { "Phone", "phone" },
        { "WebPage", "web" },
        { "EChannel", "electronic" },
        { "PrintableForm", "form" },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(type, known[i][0]))
            return str_of(known[i][1]);
    return S("location");
}

/* What a record only names: { "id": …, "name": … }. NULL: it names nothing. */
static struct service_entry *reference(struct service_reader *rd, const struct js_value *v, struct str kind)
{
    struct str id = service_line_of(rd, js_text(get(v, "id"))), name = js_text(get(v, "name"));

    if (str_empty(id))
        return NULL;
    struct service_entry *e = service_entry_new(rd->t, kind, S("ptv"), id);
    e->reference = true;
    service_say(rd->t, e, "name", S("fin"), str_empty(name) ? S("?") : name);
    if (str_eq(kind, SERVICE_PLACE))
        e->channel = S("location");
    return e;
}

static void read_channel(struct service_reader *rd, const struct js_value *v, struct service_entry *e)
{
    e->channel = channel_of(js_text(get(v, "serviceChannelType")));
    say_names(rd, e, get(v, "serviceChannelNames"));
    say_descriptions(rd, e, get(v, "serviceChannelDescriptions"));
    read_phones(rd, e, get(v, "phoneNumbers"));
    read_phones(rd, e, get(v, "supportPhones"));
    read_languages(rd, e, get(v, "languages"));
    read_hours(rd, e, get(v, "serviceHours"));
    read_address(rd, e, get(v, "addresses"));
    e->url = first_web(rd, get(v, "webPages"));
}

/* ---- doors: what the catalogue's life events and classes are in the words of parents */

static void add_door(struct service_reader *rd, struct service_entry *e, const char *door)
{
    for (size_t i = 0; i < e->doors.n; i++)
        if (str_is(e->doors.at[i], door))
            return;
    strs_add(rd->t->a, &e->doors, str_of(door));
}

static void read_doors(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    static const char *const known[][2] = { { "v3001", "baby" }, { "v3002", "baby" }, { "v3009", "study" },
        { "v3005", "health" }, { "v3004", "health" }, { "v3012", "home" }, { "v3014", "arrived" },
        { "v3015", "arrived" }, { "v3019", "money" }, { "v3018", "work" }, { "v3017", "rights" }, { "v1015", "baby" },
        { "v1040", "baby" }, { "v1017", "day_care" }, { "v1019", "parenting" }, { "v1020", "parenting" },
        { "v1018", "rights" }, { "v1038", "health" }, { "v1060", "study" }, { "v1096", "work" }, { "v1132", "money" },
        { "v1001", "home" }, { "v1174", "arrived" }, { "v1034", "arrived" }, { "v1076", "rights" },
        { "v1210", "people" } };

    for (size_t i = 0; i < js_n(list); i++) {
        const struct js_value *one = js_at(list, i), *uri = get(one, "uri");
        struct str text = js_text(uri ? uri : get(one, "key"));
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            if (str_ends(text, str_fmt(rd->t->a, ":%s", known[k][0])))
                add_door(rd, e, known[k][1]);
    }
}

/* ---- services */

static struct str status_of(struct str s)
{
    if (str_empty(s) || str_is(s, "Published"))
        return S("published");
    return str_starts(s, S("Deleted")) || str_is(s, "Removed") ? S("archived") : S("draft");
}

static struct str cost_of(struct str s)
{
    if (str_starts(s, S("Free")))
        return S("free");
    return str_starts(s, S("Charge")) ? S("fee") : S("");
}

static void read_service(
    struct service_reader *rd, const struct js_value *v, struct service_entry *e, struct service_entries *ret)
{
    const struct js_value *organisations = get(v, "organizations"), *channels = get(v, "serviceChannels"), *charge;

    say_names(rd, e, get(v, "serviceNames"));
    say_descriptions(rd, e, get(v, "serviceDescriptions"));
    say_list(rd, e, "audience", get(v, "requirements"), NULL);
    charge = get(v, "serviceChargeType");
    e->cost = cost_of(js_text(charge ? charge : get(v, "chargeType")));
    e->status = status_of(js_text(get(v, "publishingStatus")));
    read_languages(rd, e, get(v, "languages"));
    read_doors(rd, e, get(v, "lifeEvents"));
    read_doors(rd, e, get(v, "serviceClasses"));
    for (size_t i = 0; i < js_n(organisations) && e->offered_by == NULL; i++) {
        const struct js_value *of = get(js_at(organisations, i), "organization");
        e->offered_by = reference(rd, of ? of : js_at(organisations, i), SERVICE_ORGANISATION);
    }
    if (e->offered_by)
        LIST_ADD(rd->t->a, ret, e->offered_by);
    for (size_t i = 0; i < js_n(channels); i++) {
        const struct js_value *of = get(js_at(channels, i), "serviceChannel");
        struct service_entry *place = reference(rd, of ? of : js_at(channels, i), SERVICE_PLACE);
        if (place == NULL)
            continue;
        LIST_ADD(rd->t->a, ret, place);
        LIST_ADD(rd->t->a, &e->places, place);
    }
}

/* A description of a statutory service: no municipality's own, so it waits as a draft for who gives it a place. */
static void read_description(struct service_reader *rd, const struct js_value *v, struct service_entry *e)
{
    say_list(rd, e, "name", get(v, "name"), NULL);
    say_list(rd, e, "summary", get(v, "shortDescription"), NULL);
    say_list(rd, e, "description", get(v, "description"), NULL);
    say_list(rd, e, "description", get(v, "backgroundDescription"), NULL);
    say_list(rd, e, "instruction", get(v, "userInstructions"), NULL);
    say_list(rd, e, "fees", get(v, "chargeTypeAdditionalInfo"), NULL);
    e->cost = cost_of(js_text(get(v, "chargeType")));
    e->status = S("draft");
    read_doors(rd, e, get(v, "lifeEvent"));
    read_doors(rd, e, get(v, "serviceClass"));
}

bool service_read_ptv(
    struct service_reader *rd, const struct js_value *v, struct str text, struct service_entries *ret_entries)
{
    bool service = get(v, "serviceNames") != NULL, channel = get(v, "serviceChannelNames") != NULL,
         organisation = get(v, "organizationNames") != NULL,
         description = js_n(get(v, "name")) > 0 && js_is_object(js_at(get(v, "name"), 0));
    struct str id = service_line_of(rd, js_text(get(v, "id")));

    if (!service && !channel && !organisation && !description)
        return false;
    struct service_entry *e = service_entry_new(rd->t,
        channel        ? SERVICE_PLACE
        : organisation ? SERVICE_ORGANISATION
                       : SERVICE_SERVICE,
        S("ptv"), id);
    e->kept = text;
    if (channel)
        read_channel(rd, v, e);
    else if (organisation) {
        say_names(rd, e, get(v, "organizationNames"));
        say_descriptions(rd, e, get(v, "organizationDescriptions"));
        read_phones(rd, e, get(v, "phoneNumbers"));
        e->url = first_web(rd, get(v, "webPages"));
    } else if (service)
        read_service(rd, v, e, ret_entries);
    else
        read_description(rd, v, e);
    struct str of = service_line_of(rd, js_text(get(v, "organizationId")));
    if (channel && !str_empty(of)) {
        e->offered_by = service_entry_new(rd->t, SERVICE_ORGANISATION, S("ptv"), of);
        e->offered_by->reference = true;
        service_say(rd->t, e->offered_by, "name", S("fin"), S("?"));
        LIST_ADD(rd->t->a, ret_entries, e->offered_by);
    }
    if (str_empty(id))
        service_note(rd, str_of(tr(rd->t, "This record has no id, so it cannot be found again. It was left out.")));
    else if (str_empty(service_main_name(e).text))
        service_note(rd, str_of(tr(rd->t, "This record has no name. It was left out.")));
    else
        LIST_ADD(rd->t->a, ret_entries, e);
    return true;
}
