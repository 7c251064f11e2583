/* Tests of the directory of services on both engines: files of PTV and HSDS in and out, coordinates, hours, what staff
 * write, what is refused and how. The records are made up. */
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/providers/providers.h"
#include "rooms/services/services_import.h"
#include "rooms/services/services_staff.h"
#include "tests/db_testing.h"
#include "tests/staff_testing.h"

#define CHILD "11111111-1111-4111-8111-111111111111"
#define PLACE "22222222-2222-4222-8222-222222222222"
#define TOWN  "33333333-3333-4333-8333-333333333333"

/* A service of a town as the Finnish catalogue gives it, with much that is not shown here. */
static const char ptv[] =
    "[{\"id\":\"" TOWN
    "\",\"organizationNames\":[{\"type\":\"Name\",\"language\":\"fi\",\"value\":\"Koivulan kunta\"}],"
    "\"businessCode\":\"1234567-1\"},\n"
    "{\"id\":\"" PLACE "\",\"serviceChannelType\":\"ServiceLocation\",\"organizationId\":\"" TOWN "\","
    "\"serviceChannelNames\":[{\"type\":\"Name\",\"language\":\"fi\",\"value\":\"Koivulan neuvola\"}],"
    "\"serviceChannelDescriptions\":[{\"type\":\"Summary\",\"language\":\"fi\",\"value\":null}],"
    "\"phoneNumbers\":[{\"prefixNumber\":\"+358\",\"number\":\"9000001\",\"language\":\"fi\"}],"
    "\"addresses\":[{\"type\":\"Location\",\"streetAddress\":{\"street\":[{\"language\":\"fi\",\"value\":\"Koivukuja\"}"
    "],"
    "\"streetNumber\":\"3\",\"postalCode\":\"00100\",\"municipality\":{\"code\":\"91\"},"
    "\"latitude\":\"6715706.377\",\"longitude\":\"106256.36\"}}],"
    "\"serviceHours\":[{\"serviceHourType\":\"DaysOfTheWeek\",\"validForNow\":true,\"openingHour\":[{\"dayFrom\":"
    "\"Monday\",\"dayTo\":\"Friday\",\"from\":\"08:00:00\",\"to\":\"16:00:00\"}]},"
    "{\"serviceHourType\":\"Exceptional\",\"validFrom\":\"2026-12-24T00:00:00\",\"isClosed\":true}]},\n"
    "{\"id\":\"" CHILD "\",\"serviceNames\":[{\"type\":\"Name\",\"language\":\"fi\",\"value\":\"Neuvola\"},"
    "{\"type\":\"Name\",\"language\":\"so\",\"value\":\"Xarunta hooyada iyo dhallaanka\"}],"
    "\"serviceDescriptions\":[{\"type\":\"Summary\",\"language\":\"fi\",\"value\":\"Apua lapsen terveyteen.\"},"
    "{\"type\":\"Description\",\"language\":\"sv\",\"value\":null}],\"serviceChargeType\":\"FreeOfCharge\","
    "\"languages\":[\"fi\",\"so\"],\"lifeEvents\":[{\"uri\":\"http://urn.fi/URN:NBN:fi:au:ptvl:v3001\"}],"
    "\"organizations\":[{\"roleType\":\"Responsible\",\"organization\":{\"id\":\"" TOWN "\",\"name\":\"Koivula\"}}],"
    "\"serviceChannels\":[{\"serviceChannel\":{\"id\":\"" PLACE "\",\"name\":\"Neuvola\"}}],"
    "\"publishingStatus\":\"Published\",\"serviceVouchers\":{\"notShown\":[1,2.5]}}]";

static const char hsds[] =
    "[{\"id\":\"" CHILD "\",\"name\":\"Child clinic\",\"status\":\"active\",\"description\":\"Help for babies.\","
    "\"application_process\":\"Call first.\",\"minimum_age\":0,\"maximum_age\":6,\"wait_time\":\"two weeks\","
    "\"phones\":[{\"id\":\"p1\",\"number\":\"+358 900 0002\",\"extension\":100}],"
    "\"languages\":[{\"id\":\"l1\",\"code\":\"so\"}],"
    "\"schedules\":[{\"id\":\"s1\",\"freq\":\"WEEKLY\",\"byday\":\"TH,FR\",\"opens_at\":\"10:00:00\",\"closes_at\":"
    "\"18:00:00\"}],\"cost_options\":[{\"id\":\"c1\",\"amount\":0}],"
    "\"organization\":{\"id\":\"" TOWN "\",\"name\":\"Birch town\",\"description\":\"A town\",\"tax_id\":\"7\"},"
    "\"service_at_locations\":[{\"id\":\"a1\",\"location\":{\"id\":\"" PLACE "\",\"location_type\":\"physical\","
    "\"name\":\"Town hall\",\"latitude\":60.5,\"longitude\":24.9,\"addresses\":[{\"id\":\"d1\",\"address_1\":\"Birch "
    "1\","
    "\"city\":\"Helsinki\",\"postal_code\":\"00100\",\"state_province\":\"\",\"country\":\"FI\",\"address_type\":"
    "\"physical\"}]}}]}]";

static enum outcome bring(struct task *t, const char *name, struct str bytes, bool dry, struct service_import *ret)
{
    struct service_files files = { 0 };
    struct service_file one = { str_of(name), bytes };

    LIST_ADD(t->a, &files, one);
    return services_import(t, &files, S(""), dry, ret);
}

static struct service_import brought(struct task *t, const char *name, const char *text)
{
    struct service_import how;

    if (bring(t, name, str_of(text), false, &how) != DONE)
        fail_msg("%.*s", STR_ARG(how.refused.at[0].text));
    return how;
}

static struct service_entry *entry(struct task *t, const char *kind, const char *key)
{
    struct service_entry *e;
    char sql[200];

    snprintf(sql, sizeof sql, "SELECT id FROM services_entry WHERE kind = '%s' AND source_key = '%s'", kind, key);
    assert_int_equal(service_load(t, test_number(t, sql), str_of(kind), &e), DONE);
    return e;
}

static struct str file_of(struct task *t, const char *format, const char *name)
{
    struct service_files files;

    assert_true(services_export(t, str_of(format), &files));
    for (size_t i = 0; i < files.n; i++)
        if (str_is(files.at[i].name, name))
            return files.at[i].bytes;
    fail_msg("no %s", name);
    return S("");
}

static bool holds(struct str whole, const char *part) { return str_find(whole, str_of(part)) >= 0; }

RULE(a_service_of_the_catalogue_is_read_with_its_place_and_town)
{
    struct service_import how = brought(t, "ptv.json", ptv);
    struct service_entry *e = entry(t, "service", CHILD);

    assert_int_equal(how.n[SERVICE_NEW], 3);
    assert_str(service_main_name(e).text, "Neuvola");
    assert_str(e->cost, "free");
    assert_str(e->doors.at[0], "baby");
    assert_int_equal(e->languages.n, 2);
    assert_str(service_main_name(e->offered_by).text, "Koivulan kunta");
    assert_int_equal(e->places.n, 1);
    assert_str(e->places.at[0]->street, "Koivukuja 3");
    assert_str(e->places.at[0]->municipality, "091");
    assert_str(e->places.at[0]->phones.at[0].number, "+358 9000001");
    assert_int_equal(e->places.at[0]->hours.n, 6);
    assert_int_equal(e->places.at[0]->latitude, 60385107);
}

RULE(a_file_that_comes_twice_makes_no_second_copy)
{
    struct service_import how;

    (void)brought(t, "ptv.json", ptv);
    how = brought(t, "ptv.json", ptv);
    assert_int_equal(how.n[SERVICE_SAME], 3);
    assert_int_equal(how.n[SERVICE_NEW] + how.n[SERVICE_CHANGED] + how.n[SERVICE_HERE], 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM services_entry"), 3);
    (void)brought(t, "hsds.json", hsds); /* the same ids from elsewhere: ours already */
    assert_int_equal(test_number(t, "SELECT count(*) FROM services_entry"), 3);
}

RULE(what_is_taken_out_again_is_what_came_in)
{
    (void)brought(t, "ptv.json", ptv);
    struct str out = file_of(t, "ptv", "Service.json");
    assert_true(holds(out, "\"serviceVouchers\":{\"notShown\":[1,2.5]}"));
    assert_true(holds(file_of(t, "ptv", "Organization.json"), "\"businessCode\":\"1234567-1\""));
    assert_true(holds(file_of(t, "ptv", "ServiceChannel.json"), "\"value\":null"));
    test_sql(t, "DELETE FROM services_at");
    for (int i = 0; i < 6; i++) {
        static const char *const tables[] = { "text", "language", "door", "phone", "hours", "key" };
        char sql[60];
        snprintf(sql, sizeof sql, "DELETE FROM services_%s", tables[i]);
        test_sql(t, sql);
    }
    test_sql(t, "DELETE FROM services_entry");
    (void)brought(t, "Service.json", str_z(t->a, out));
    assert_true(str_eq(file_of(t, "ptv", "Service.json"), out));
}

RULE(hsds_is_read_and_given_back_whole_as_json_and_as_tables)
{
    (void)brought(t, "hsds.json", hsds);
    struct service_entry *e = entry(t, "service", CHILD);
    assert_int_equal(e->maximum_age, 6);
    assert_str(e->languages.at[0], "som");
    assert_int_equal(e->hours.n, 2);
    assert_int_equal(e->places.at[0]->latitude, 60500000);
    assert_true(holds(file_of(t, "hsds", "services.json"), "\"wait_time\":\"two weeks\""));
    struct service_files tables;
    struct service_import how;
    assert_true(services_export(t, S("hsds-csv"), &tables));
    assert_int_equal(services_import(t, &tables, S(""), true, &how), DONE);
    assert_int_equal(how.n[SERVICE_NEW], 0);
    assert_true(holds(file_of(t, "hsds-csv", "services.csv"), "\"two weeks\""));
    assert_true(holds(file_of(t, "hsds-csv", "phones.csv"), "\"100\""));
    assert_true(holds(file_of(t, "hsds-csv", "organizations.csv"), "\"7\""));
    assert_true(holds(file_of(t, "hsds-csv", "addresses.csv"), "\"Birch 1\""));
    assert_true(holds(file_of(t, "hsds-csv", "service_at_location.csv"), "\"" PLACE "\""));
}

RULE(tables_make_the_same_service_as_json)
{
    struct service_files tables;
    struct service_import how;

    (void)brought(t, "hsds.json", hsds);
    assert_true(services_export(t, S("hsds-csv"), &tables));
    test_rollback(t);
    assert_int_equal(services_import(t, &tables, S("fin"), false, &how), DONE);
    struct service_entry *e = entry(t, "service", CHILD);
    assert_str(service_main_name(e).language, "fin");
    assert_str(e->offered_by->source_key, TOWN);
    assert_str(e->phones.at[0].number, "+358 900 0002");
    assert_int_equal(e->hours.n, 2);
    assert_str(e->places.at[0]->street, "Birch 1");
}

RULE(what_somebody_changed_here_stays_when_the_file_comes_again)
{
    struct problems ps = { 0 };

    (void)brought(t, "ptv.json", ptv);
    struct service_entry *e = entry(t, "service", CHILD);
    service_say(t, e, "name", S("eng"), S("Child health clinic"));
    assert_int_equal(service_change(t, e, S("Koivulan KUNTA"), e->version, &ps), DONE);
    struct service_import how = brought(t, "ptv.json", ptv);
    assert_int_equal(how.n[SERVICE_HERE], 1);
    e = entry(t, "service", CHILD);
    assert_str(service_said(t, e, "name").text, "Child health clinic");
    assert_str(e->offered_by->source_key, TOWN);
    struct str out = file_of(t, "ptv", "Service.json"); /* our words over what is not shown */
    assert_true(holds(out, "Child health clinic"));
    assert_true(holds(out, "notShown"));
}

RULE(a_record_that_has_changed_in_the_file_is_changed)
{
    (void)brought(t, "hsds.json", hsds);
    struct str other = str_fmt(t->a, "[{\"id\":\"" CHILD "\",\"name\":\"Clinic\",\"status\":\"temporarily closed\"}]");
    struct service_import how = brought(t, "hsds.json", str_z(t->a, other));
    assert_int_equal(how.n[SERVICE_CHANGED], 1);
    assert_str(entry(t, "service", CHILD)->status, "closed");
    assert_str(service_main_name(entry(t, "organisation", TOWN)).text, "Birch town");
}

static const char *refusal(struct task *t, const char *text, size_t n)
{
    struct service_import how;

    if (bring(t, "bad.json", (struct str){ text, n }, true, &how) != INVALID)
        return "";
    return str_z(t->a, how.refused.at[0].text);
}

RULE(a_file_that_cannot_be_read_is_refused_with_the_place)
{
    char *deep = arena_alloc(t->a, 20001);
    static const char bytes[] = "[{\"id\":\"x\",\n\"name\":\"\xff\"}]";

    memset(deep, '[', 10000);
    memset(deep + 10000, ']', 10000);
    assert_true(strstr(refusal(t, deep, 20000), "64 levels") != NULL);
    assert_true(strstr(refusal(t, bytes, sizeof bytes - 1), "no UTF-8 text") != NULL);
    assert_true(strstr(refusal(t, bytes, sizeof bytes - 1), "line 2") != NULL);
    assert_true(strstr(refusal(t, "[{\"id\":1", 8), "ends in the middle") != NULL);
    assert_true(strstr(refusal(t, "[] x", 4), "after the end") != NULL);
    assert_true(strstr(refusal(t, "[]", 2), "no record") != NULL);
    assert_true(strstr(refusal(t, "", 0), "empty") != NULL);
    assert_true(strstr(refusal(t, "[{\"colour\":\"red\"}]", 18), "no record of PTV") != NULL);
    assert_int_equal(test_number(t, "SELECT count(*) FROM services_entry"), 0);
}

RULE(a_later_version_of_hsds_is_read_and_that_is_said)
{
    struct service_files files = { 0 };
    struct service_file description = { S("datapackage.json"), S("{\"version\":\"3.1.0\"}") },
                        services = { S("services.json"),
                            S("{\"contents\":[{\"id\":\"9\",\"name\":\"New\",\"status\":\"active\",\"additional_urls\":"
                              "[{\"id\":\"u\"}]}]}") };
    struct service_import how;

    LIST_ADD(t->a, &files, description);
    LIST_ADD(t->a, &files, services);
    assert_int_equal(services_import(t, &files, S(""), false, &how), DONE);
    assert_int_equal(how.n[SERVICE_NEW], 1);
    assert_true(holds(how.notes.at[0].text, "3.1.0"));
    assert_true(holds(file_of(t, "hsds", "services.json"), "additional_urls"));
}

/* Known points: the one of JHS 197 in the south-west; the central meridian, where the northing is the scaled arc. */
RULE(metres_become_degrees_or_are_refused)
{
    int64_t y = INT_NONE, x = INT_NONE;

    assert_true(service_coordinates(6715706.37708, 106256.35961, &y, &x));
    assert_int_equal(y, 60385107);
    assert_int_equal(x, 19848137);
    assert_true(service_coordinates(60.17, 24.94, &y, &x));
    assert_int_equal(y, 60170000);
    assert_int_equal(x, 24940000);
    assert_false(service_coordinates(100, 101, &y, &x));
    assert_false(service_coordinates(106256, 6715706, &y, &x)); /* the wrong way round */
    assert_true(service_coordinates(7000000, 500000, &y, &x));
    assert_int_equal(x, 27000000);
    struct service_import how = brought(t, "hsds.json",
        "[{\"id\":\"7\",\"location_type\":\"physical\",\"name\":\"Far\",\"latitude\":100,\"longitude\":101}]");
    assert_true(holds(how.notes.at[0].text, "100 and 101"));
    assert_int_equal(entry(t, "place", "7")->latitude, INT_NONE);
}

static struct service_now at(const struct service_hours *h, const char *day, const char *clock)
{
    struct day d;
    struct clock c;

    assert_true(day_read(str_of(day), &d));
    assert_true(clock_read(str_of(clock), &c));
    return service_now(h, d, c);
}

RULE(hours_say_until_when_it_is_open_and_when_it_opens)
{
    struct service_hours h = { 0 };
    struct service_hour holiday = { .weekday = INT_NONE, .first = DAY("2026-12-24"), .last = DAY("2026-12-25") };

    assert_int_equal(at(&h, "2026-12-23", "10:00").state, SERVICE_HOURS_UNKNOWN);
    for (int64_t day = 0; day < 5; day++)
        assert_true(service_read_times(t, S("9–12, 13.00-16"), day, &h));
    assert_false(service_read_times(t, S("in the morning"), 5, &h));
    LIST_ADD(t->a, &h, holiday);
    assert_str(clock_str(&(struct clock){ "12:00" }), "12:00");
    struct service_now n = at(&h, "2026-12-23", "09:00"); /* a Wednesday */
    assert_int_equal(n.state, SERVICE_OPEN);
    assert_string_equal(n.at.t, "12:00");
    n = at(&h, "2026-12-23", "12:00");
    assert_int_equal(n.state, SERVICE_OPENS);
    assert_string_equal(n.at.t, "13:00");
    n = at(&h, "2026-12-23", "16:00"); /* Christmas Eve and Day, then a weekend */
    assert_int_equal(n.state, SERVICE_OPENS);
    assert_string_equal(n.on.t, "2026-12-28");
    struct service_hours night = { 0 };
    assert_true(service_read_times(t, S("22-6"), 2, &night));
    n = at(&night, "2026-12-24", "01:00");
    assert_int_equal(n.state, SERVICE_OPEN);
    assert_string_equal(n.at.t, "06:00");
}

RULE(parents_find_what_is_published_first_in_their_language)
{
    struct task reader = *t;
    struct service_import how = brought(t, "ptv.json", ptv);

    how = brought(t, "more.json",
        "[{\"id\":\"8\",\"name\":\"A "
        "b\",\"status\":\"active\"},{\"id\":\"9\",\"name\":\"Draft\",\"status\":\"inactive\"}]");
    reader.lang = lang_get(LANG_so);
    reader.viewer = &VIEWER_NOBODY;
    struct service_lines all = services_found(&reader, &(struct services_wanted){ S(""), S(""), S(""), S(""), 0, 10 });
    assert_int_equal(how.n[SERVICE_NEW], 2);
    assert_int_equal(all.total, 2);
    assert_str(all.at[0].name.text, "Xarunta hooyada iyo dhallaanka");
    assert_true(all.at[0].spoken);
    assert_str(all.at[0].summary.language, "fin");
    assert_int_equal(
        services_found(&reader, &(struct services_wanted){ S("NEUVOLA"), S("baby"), S("091"), S("som"), 0, 10 }).total,
        1);
    assert_int_equal(
        services_found(&reader, &(struct services_wanted){ S(""), S("work"), S(""), S(""), 0, 10 }).total, 0);
    assert_int_equal(services_listed(&reader, &(struct services_wanted){ S(""), S(""), S(""), S(""), 0, 10 },
                         &(struct services_narrowed){ .status = S("") })
                         .n,
        0);
    assert_str(services_named(t, entry(t, "service", "9")->id), "");
}

/* Services with these numbers; every second is given in Somali when `somali`, every thousandth is a door to rights. */
static void many(struct task *t, int64_t from, int64_t to, bool somali)
{
    struct str each = str_fmt(t->a,
        "WITH RECURSIVE c(i) AS (SELECT CAST(%lld AS bigint) UNION ALL SELECT i + 1 FROM c WHERE i < %lld) ",
        (long long)from, (long long)to);

    test_sql(
        t, str_z(t->a, str_fmt(t->a,
                           "INSERT INTO services_entry (id, kind, source, source_key, name, name_language, sort_key, "
                           "search_key, status, channel, cost, street, postcode, city, municipality, url, email, kept, "
                           "kept_version, changed_at, version) %.*s SELECT i, 'service', 'many', 'm' || i, 'N' || i, "
                           "'fin', s.sort_key, 'n' || i, 'published', '', '', '', '', '', '', '', '', '', 1, "
                           "'2026-01-01T00:00:00Z', 1 FROM c, (SELECT sort_key FROM services_entry WHERE kind = "
                           "'service' ORDER BY id LIMIT 1) s",
                           STR_ARG(each))));
    test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO services_key (entry_id, search_key) SELECT id, search_key FROM "
                                          "services_entry WHERE source = 'many' ON CONFLICT DO NOTHING")));
    if (somali)
        test_sql(t,
            str_z(t->a, str_fmt(t->a, "INSERT INTO services_language (entry_id, language) SELECT id, 'som' FROM "
                                      "services_entry WHERE source = 'many' AND id %% 2 = 0 ON CONFLICT DO NOTHING")));
    test_sql(t,
        str_z(t->a, str_fmt(t->a, "INSERT INTO services_door (entry_id, door) SELECT id, 'rights' FROM services_entry "
                                  "WHERE source = 'many' AND id %% 1000 = 0 ON CONFLICT DO NOTHING")));
}

/* The numbers of a page of `limit`. */
static void page_is(struct task *t, int64_t start, const int64_t *ids, size_t n, int64_t total)
{
    struct service_lines list = services_found(
        t, &(struct services_wanted){ S("n"), S(""), S(""), S(""), start, (int64_t)n });

    assert_int_equal(list.n, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(list.at[i].id, ids[i]);
    assert_int_equal(list.total, total);
}

/* The same names, so that they stand by their numbers. A language is rare (ten services), then common (2,505). */
RULE(a_page_among_thousands_of_services_is_the_one_that_it_was_among_ten)
{
    struct task reader = *t;
    struct services_wanted rights = { S(""), S("rights"), S(""), S(""), 0, 2 };

    (void)brought(t, "ptv.json", ptv);
    test_sql(t, "UPDATE services_entry SET search_key = 'other' WHERE source <> 'many'");
    test_sql(t, "UPDATE services_key SET search_key = 'other'");
    reader.lang = lang_get(LANG_so);
    reader.viewer = &VIEWER_NOBODY;
    many(t, 1, 10, true);
    page_is(&reader, 0, (const int64_t[]){ 2, 4, 6 }, 3, 10);
    page_is(&reader, 3, (const int64_t[]){ 8, 10, 1 }, 3, 10);
    page_is(&reader, 6, (const int64_t[]){ 3, 5, 7 }, 3, 10);
    many(t, 11, 1000, false);
    page_is(&reader, 3, (const int64_t[]){ 8, 10, 1 }, 3, 1000);
    many(t, 1001, 1001, false);
    page_is(&reader, 6, (const int64_t[]){ 3, 5, 7 }, 3, 1001);
    test_sql(t, "DELETE FROM services_language WHERE language = 'som'");
    test_sql(t, "DELETE FROM services_door");
    many(t, 1002, 5010, true);
    page_is(&reader, 0, (const int64_t[]){ 2, 4, 6 }, 3, 1001);
    page_is(&reader, 2503, (const int64_t[]){ 5008, 5010, 1 }, 3, 1001);
    page_is(&reader, 2505, (const int64_t[]){ 1, 3, 5 }, 3, 1001);
    page_is(&reader, 2600, (const int64_t[]){ 191, 193 }, 2, 1001);
    assert_false(services_found(&reader, &(struct services_wanted){ S("n"), S(""), S(""), S(""), 5007, 3 }).more);
    assert_true(services_found(&reader, &(struct services_wanted){ S("n"), S(""), S(""), S(""), 5006, 3 }).more);
    struct service_lines list = services_found(&reader, &rights);
    assert_int_equal(list.total, 5); /* what is rare is counted to its end */
    assert_true(list.more && list.n == 2 && list.at[0].id == 1000 && list.at[1].id == 2000);
    rights.start = 4;
    list = services_found(&reader, &rights);
    assert_true(!list.more && list.n == 1 && list.at[0].id == 5000);
}

RULE(an_organisation_is_the_one_of_the_register_of_providers)
{
    int64_t provider = providers_named(t, S("Koivulan kunta"));

    (void)brought(t, "ptv.json", ptv);
    assert_true(entry(t, "organisation", TOWN)->provider == provider);
    assert_str(services_named(t, entry(t, "service", CHILD)->id), "Neuvola (Koivulan kunta)");
    assert_str(services_offered(t).at[0], "Neuvola (Koivulan kunta)");
    assert_str(services_organisations(t).at[0], "Koivulan kunta");
}

RULE(an_id_of_ours_is_a_uuid_that_leads_back)
{
    struct problems ps = { 0 };
    struct service_entry *e = service_entry_new(t, SERVICE_SERVICE, S("own"), S(""));

    e->status = S("published");
    service_say(t, e, "name", S("eng"), S("Our own"));
    assert_int_equal(service_change(t, e, S("Club"), 0, &ps), DONE);
    struct str uuid = service_uuid(t, e);
    assert_int_equal(uuid.n, 36);
    assert_true(service_by_uuid(t, uuid, SERVICE_SERVICE) == e->id);
    assert_true(service_by_uuid(t, uuid, SERVICE_PLACE) == 0);
    struct str out = file_of(t, "hsds", "services.json"); /* what we gave away comes back as ours */
    struct service_import how = brought(t, "services.json", str_z(t->a, out));
    assert_int_equal(how.n[SERVICE_HERE], 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM services_entry"), 2);
    assert_int_equal(service_change(t, e, S("Club"), 7, &ps), CONFLICT);
    e->url = S("javascript:alert(1)");
    assert_int_equal(service_change(t, e, S("Club"), e->version, &ps), INVALID);
    assert_str(ps.at[0].field, "url");
}

static struct services_waiting waiting(struct task *t, int64_t staff, enum role role)
{
    struct viewer *v = NEW(t->a, struct viewer);

    *v = (struct viewer){ .staff = staff, .role = role };
    t->viewer = v;
    return services_wait(t);
}

static void looked_after_by(struct task *t, int64_t staff)
{
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE services_entry SET owner_id = %lld", (long long)staff)));
}

RULE(who_looks_after_an_entry_is_reminded_and_managers_of_what_nobody_looks_after)
{
    int64_t hers = test_staff(t, "her@example.org", ROLE_INSTRUCTOR), other = test_staff(t, "x@example.org", ROLE_PEER);

    brought(t, "a.json", ptv);
    test_sql(t, "UPDATE services_entry SET changed_at = '2026-11-01T08:00:00Z', review_on = '2026-11-23'");
    looked_after_by(t, hers);
    assert_int_equal(waiting(t, hers, ROLE_INSTRUCTOR).mine, 0);
    test_sql(t, "UPDATE services_entry SET review_on = '2026-11-22'");
    assert_int_equal(waiting(t, hers, ROLE_INSTRUCTOR).mine, 1);
    assert_int_equal(waiting(t, other, ROLE_MANAGER).nobodys, 0);
    test_sql(t, "UPDATE staff SET disabled = 1 WHERE email = 'her@example.org'");
    assert_int_equal(waiting(t, other, ROLE_MANAGER).nobodys, 1);
    test_sql(t, "UPDATE services_entry SET owner_id = NULL");
    assert_int_equal(waiting(t, other, ROLE_MANAGER).nobodys, 1);
    assert_int_equal(waiting(t, other, ROLE_COUNSELLOR).nobodys, 0);
    assert_int_equal(waiting(t, other, ROLE_COORDINATOR).nobodys, 0);
    test_sql(t, "UPDATE services_entry SET review_on = NULL"); /* it came in a file: a year counts */
    assert_int_equal(waiting(t, other, ROLE_MANAGER).nobodys, 0);
    test_sql(t, "UPDATE services_entry SET changed_at = '2025-11-21T08:00:00Z'");
    assert_int_equal(waiting(t, other, ROLE_MANAGER).nobodys, 1);
    struct services_wanted all = { S(""), S(""), S(""), S(""), 0, 10 };
    struct services_narrowed by = { .status = S(""), .nobodys = true, .waits = true };
    assert_int_equal(services_listed(t, &all, &by).n, 1);
    looked_after_by(t, other);
    assert_int_equal(services_listed(t, &all, &by).n, 0);
    assert_int_equal(services_listed(t, &all, &(struct services_narrowed){ .status = S(""), .waits = true }).n, 1);
    test_sql(t, "UPDATE services_entry SET status = 'archived'");
    assert_int_equal(services_listed(t, &all, &(struct services_narrowed){ .status = S(""), .waits = true }).n, 0);
}

RULES(a_service_of_the_catalogue_is_read_with_its_place_and_town, a_file_that_comes_twice_makes_no_second_copy,
    what_is_taken_out_again_is_what_came_in, hsds_is_read_and_given_back_whole_as_json_and_as_tables,
    tables_make_the_same_service_as_json, what_somebody_changed_here_stays_when_the_file_comes_again,
    a_record_that_has_changed_in_the_file_is_changed, a_file_that_cannot_be_read_is_refused_with_the_place,
    a_later_version_of_hsds_is_read_and_that_is_said, metres_become_degrees_or_are_refused,
    hours_say_until_when_it_is_open_and_when_it_opens, parents_find_what_is_published_first_in_their_language,
    a_page_among_thousands_of_services_is_the_one_that_it_was_among_ten,
    an_organisation_is_the_one_of_the_register_of_providers, an_id_of_ours_is_a_uuid_that_leads_back,
    who_looks_after_an_entry_is_reminded_and_managers_of_what_nobody_looks_after)
