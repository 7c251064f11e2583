/* services_hsds_read: records of the Human Services Data Specification 3.0: services with what hangs on them (places,
 * organisation, telephones, hours, languages), organisations, locations. A later version reads the same: what it has
 * besides stays in the kept JSON. */
#include "lang/lang.h"
#include "rooms/places.h"
#include "rooms/services/services_read.h"

enum { HOURS_MOST = 60, SPAN_MOST = 8 };

static struct str text(const struct js_value *v, const char *key) { return js_text(js_get(v, key)); }

static void say(
    struct service_reader *rd, struct service_entry *e, const char *part, const struct js_value *v, const char *key)
{
    service_say(rd->t, e, part, rd->language, text(v, key));
}

static int64_t whole_number(const struct js_value *v)
{
    double d;

    return js_number(v, &d) && d >= 0 && d <= 200 ? (int64_t)d : INT_NONE;
}

static void read_phones(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list); i++)
        service_read_phone(rd, e, text(js_at(list, i), "number"), text(js_at(list, i), "description"));
}

static void read_languages(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list); i++) {
        struct str code = lang_code3(rd->t->a, text(js_at(list, i), "code"));
        if (str_empty(code))
            code = language_find(rd->t->a, text(js_at(list, i), "name"));
        if (!str_empty(code))
            strs_add(rd->t->a, &e->languages, code);
    }
}

static struct day day_of(const struct js_value *v, const char *key)
{
    struct day d = { "" };

    return day_read(str_part(text(v, key), 0, 10), &d) ? d : (struct day){ "" };
}

/* "TH,FR" of a weekly rule; a rule that counts the weeks of a month is not one. */
static unsigned weekdays_of(struct str byday)
{
    static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
    struct str piece;
    unsigned days = 0;

    while (str_cut(&byday, ',', &piece))
        for (unsigned i = 0; i < 7; i++)
            if (str_is(str_trim(piece), names[i]))
                days |= 1U << i;
    return days;
}

/* One rule; false: it says when, but not in a way that is understood here (each second month …): it is not shown. */
static void read_schedule(struct service_reader *rd, struct service_entry *e, const struct js_value *v)
{
    struct service_hour row = { .weekday = INT_NONE,
        .first = day_of(v, "valid_from"),
        .last = day_of(v, "valid_to"),
        .opens = service_read_clock(text(v, "opens_at")),
        .closes = service_read_clock(text(v, "closes_at")) };
    struct str freq = text(v, "freq");
    double every = 1;
    unsigned days = weekdays_of(text(v, "byday"));

    say(rd, e, "hours", v, "description");
    (void)js_number(js_get(v, "interval"), &every);
    if (row.opens.t[0] == '\0' || row.closes.t[0] == '\0' || every > 1 || str_is(freq, "MONTHLY"))
        return;
    if (days == 0 && str_empty(freq)) { /* of single days */
        row.first = day_known(day_of(v, "dtstart")) ? day_of(v, "dtstart") : row.first;
        if (!day_known(row.last))
            row.last = row.first;
        if (day_known(row.first) && e->hours.n < HOURS_MOST)
            LIST_ADD(rd->t->a, &e->hours, row);
        return;
    }
    if (!day_known(row.last))
        row.last = day_of(v, "until");
    for (row.weekday = 0; row.weekday < 7; row.weekday++)
        if ((days == 0 || (days >> row.weekday & 1U)) && e->hours.n < HOURS_MOST)
            LIST_ADD(rd->t->a, &e->hours, row);
}

static void read_schedules(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list); i++)
        read_schedule(rd, e, js_at(list, i));
}

/* What Kotipolku writes besides: texts in other languages. */
static void read_texts(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list); i++) {
        const struct js_value *one = js_at(list, i);
        struct str part = text(one, "part");
        for (size_t k = 0; k < CODES_service_part.n; k++)
            if (str_is(part, CODES_service_part.at[k].code))
                service_say(rd->t, e, CODES_service_part.at[k].code, lang_code3(rd->t->a, text(one, "language")),
                    text(one, "text"));
    }
}

static struct service_entry *begin(struct service_reader *rd, const struct js_value *v, struct str kind)
{
    struct service_entry *e = service_entry_new(rd->t, kind, S("hsds"), service_line_of(rd, text(v, "id")));

    read_texts(rd, e, js_get(v, "kotipolku_texts"));
    say(rd, e, "name", v, "name");
    say(rd, e, "alternate", v, "alternate_name");
    say(rd, e, "description", v, "description");
    e->email = service_line_of(rd, text(v, "email"));
    e->url = service_web(rd, text(v, js_get(v, "website") ? "website" : "url"));
    read_phones(rd, e, js_get(v, "phones"));
    return e;
}

struct service_entry *service_read_hsds_organisation(struct service_reader *rd, const struct js_value *v)
{
    struct service_entry *e = begin(rd, v, SERVICE_ORGANISATION);

    e->kept = js_shown(rd->t, v);
    return e;
}

static void read_address(struct service_reader *rd, struct service_entry *e, const struct js_value *v)
{
    struct str second = text(v, "address_2"), street = text(v, "address_1");

    e->street = service_line_of(
        rd, str_empty(second) ? street : str_fmt(rd->t->a, "%.*s, %.*s", STR_ARG(street), STR_ARG(second)));
    e->postcode = service_line_of(rd, text(v, "postal_code"));
    e->city = service_line_of(rd, text(v, "city"));
    e->municipality = place_find(e->city);
}

struct service_entry *service_read_hsds_place(struct service_reader *rd, const struct js_value *v)
{
    struct service_entry *e = begin(rd, v, SERVICE_PLACE);
    const struct js_value *addresses = js_get(v, "addresses"), *access = js_get(v, "accessibility");

    e->kept = js_shown(rd->t, v);
    e->channel = str_is(text(v, "location_type"), "virtual") ? S("web") : S("location");
    say(rd, e, "way", v, "transportation");
    for (size_t i = 0; i < js_n(addresses) && str_empty(e->street); i++)
        read_address(rd, e, js_at(addresses, i));
    for (size_t i = 0; i < js_n(access); i++)
        if (str_is(text(js_at(access, i), "description"), "step-free"))
            e->step_free = js_true(js_get(js_at(access, i), "kotipolku_yes")) ? YES : NO;
    read_schedules(rd, e, js_get(v, "schedules"));
    read_languages(rd, e, js_get(v, "languages"));
    service_read_position(rd, e, js_get(v, "latitude"), js_get(v, "longitude"));
    if (str_empty(service_main_name(e).text)) /* a location may have no name: its street is one */
        service_say(rd->t, e, "name", rd->language, str_empty(e->street) ? S("?") : e->street);
    return e;
}

/* "active" and so on; also what a program of ours wrote. */
static struct str status_of(struct str s)
{
    static const char *const known[][2] = { { "active", "published" }, { "inactive", "draft" },
        { "defunct", "archived" }, { "temporarily closed", "closed" } };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(s, known[i][0]))
            return str_of(known[i][1]);
    return S("draft");
}

static void read_costs(struct service_entry *e, const struct js_value *list)
{
    double amount;

    for (size_t i = 0; i < js_n(list); i++)
        if (js_number(js_get(js_at(list, i), "amount"), &amount))
            e->cost = amount > 0 || str_is(e->cost, "fee") ? S("fee") : S("free");
}

/* Doors are terms of our own taxonomy: attributes [{ "taxonomy_term": { "code": …, "taxonomy": "kotipolku-doors" } }].
 */
static void read_doors(struct service_reader *rd, struct service_entry *e, const struct js_value *list)
{
    for (size_t i = 0; i < js_n(list); i++) {
        const struct js_value *term = js_get(js_at(list, i), "taxonomy_term");
        if (str_is(text(term, "taxonomy"), "kotipolku-doors") && code_ok(&CODES_service_door, text(term, "code")))
            strs_add(rd->t->a, &e->doors, text(term, "code"));
    }
}

static void add_place(
    struct service_reader *rd, struct service_entry *e, const struct js_value *at, struct service_entries *ret)
{
    const struct js_value *location = js_get(at, "location");
    struct service_entry *place;

    if (js_is_object(location))
        place = service_read_hsds_place(rd, location);
    else {
        place = service_entry_new(rd->t, SERVICE_PLACE, S("hsds"), service_line_of(rd, text(at, "location_id")));
        place->reference = true;
        place->channel = S("location");
        service_say(rd->t, place, "name", rd->language, S("?"));
    }
    if (str_empty(place->source_key))
        return;
    LIST_ADD(rd->t->a, ret, place);
    LIST_ADD(rd->t->a, &e->places, place);
    /* What holds of the service in this place is shown with the service. */
    read_phones(rd, e, js_get(at, "phones"));
    read_schedules(rd, e, js_get(at, "schedules"));
}

static void read_organisation(
    struct service_reader *rd, struct service_entry *e, const struct js_value *v, struct service_entries *ret)
{
    const struct js_value *of = js_get(v, "organization");

    if (js_is_object(of))
        e->offered_by = service_read_hsds_organisation(rd, of);
    else if (!str_empty(text(v, "organization_id"))) {
        e->offered_by = service_entry_new(
            rd->t, SERVICE_ORGANISATION, S("hsds"), service_line_of(rd, text(v, "organization_id")));
        e->offered_by->reference = true;
        service_say(rd->t, e->offered_by, "name", rd->language, S("?"));
    }
    if (e->offered_by && str_empty(e->offered_by->source_key))
        e->offered_by = NULL;
    if (e->offered_by)
        LIST_ADD(rd->t->a, ret, e->offered_by);
}

static struct service_entry *read_service(
    struct service_reader *rd, const struct js_value *v, struct service_entries *ret)
{
    struct service_entry *e = begin(rd, v, SERVICE_SERVICE);
    const struct js_value *places = js_get(v, "service_at_locations");

    read_organisation(rd, e, v, ret);
    e->status = status_of(text(v, "status"));
    say(rd, e, "audience", v, "eligibility_description");
    say(rd, e, "instruction", v, "application_process");
    say(rd, e, "fees", v, "fees_description");
    say(rd, e, "interpreter", v, "interpretation_services");
    if (!str_empty(text(v, "interpretation_services")))
        e->interpreter = YES;
    e->minimum_age = whole_number(js_get(v, "minimum_age"));
    e->maximum_age = whole_number(js_get(v, "maximum_age"));
    read_costs(e, js_get(v, "cost_options"));
    read_doors(rd, e, js_get(v, "attributes"));
    read_languages(rd, e, js_get(v, "languages"));
    read_schedules(rd, e, js_get(v, "schedules"));
    for (size_t i = 0; i < js_n(places); i++)
        add_place(rd, e, js_at(places, i), ret);
    return e;
}

bool service_read_hsds(
    struct service_reader *rd, const struct js_value *v, struct str whole, struct service_entries *ret_entries)
{
    bool place = js_get(v, "location_type") != NULL;
    bool service = !place && (js_get(v, "status") != NULL || js_get(v, "organization") != NULL ||
                                 js_get(v, "service_at_locations") != NULL || js_get(v, "organization_id") != NULL);
    struct service_entry *e;

    if (!js_is_object(v) || !js_is_text(js_get(v, "id")) || (!js_is_text(js_get(v, "name")) && !place))
        return false;
    if (place)
        e = service_read_hsds_place(rd, v);
    else if (service)
        e = read_service(rd, v, ret_entries);
    else
        e = service_read_hsds_organisation(rd, v);
    e->kept = whole;
    if (str_empty(e->source_key))
        service_note(rd, str_of(tr(rd->t, "This record has no id, so it cannot be found again. It was left out.")));
    else if (str_empty(service_main_name(e).text))
        service_note(rd, str_of(tr(rd->t, "This record has no name. It was left out.")));
    else
        LIST_ADD(rd->t->a, ret_entries, e);
    return true;
}
