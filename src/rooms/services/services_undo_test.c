/* Tests of taking an import of services back: one act, all of it or nothing. The records are made up. */
#include "rooms/services/services_undo.h"

#include "rooms/services/services_staff.h"
#include "tests/db_testing.h"

#define SERVICE(id, name, organisation, place) \
    "{\"id\":\"" id "\",\"name\":\"" name "\",\"status\":\"active\",\"organization\":{\"id\":\"" organisation \
    "\",\"name\":\"Town " organisation "\"},\"service_at_locations\":[{\"id\":\"a" id \
    "\",\"location\":{\"id\":\"" place "\",\"location_type\":\"physical\",\"name\":\"Hall " place "\"}}]}"

static int64_t brought(struct task *t, const char *name, const char *json)
{
    struct service_files files = { 0 };
    struct service_file one = { str_of(name), str_of(json) };
    struct service_import how;

    LIST_ADD(t->a, &files, one);
    if (services_import(t, &files, S("fin"), false, &how) != DONE)
        fail_msg("%.*s", STR_ARG(how.refused.at[0].text));
    return how.id;
}

static enum outcome undo(struct task *t, int64_t import)
{
    struct str why;

    return services_import_undo(t, import, &why);
}

static int64_t entries(struct task *t) { return test_number(t, "SELECT count(*) FROM services_entry"); }

static struct service_entry *service(struct task *t, const char *key)
{
    struct service_entry *e;
    char sql[200];

    snprintf(sql, sizeof sql, "SELECT id FROM services_entry WHERE kind = 'service' AND source_key = '%s'", key);
    assert_int_equal(service_load(t, test_number(t, sql), SERVICE_SERVICE, &e), DONE);
    return e;
}

RULE(an_import_that_is_taken_back_leaves_nothing)
{
    int64_t first = brought(t, "one.json", "[" SERVICE("1", "Clinic", "o1", "p1") "]");

    assert_int_equal(entries(t), 3);
    struct service_import_lines list = services_imports(t);
    assert_int_equal(list.n, 1);
    assert_str(list.at[0].name, "one.json");
    assert_int_equal(list.at[0].added, 1); /* records of the file */
    assert_int_equal(undo(t, first), DONE);
    assert_int_equal(entries(t), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM services_text"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM services_at"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM services_import_row"), 0);
    assert_int_equal(undo(t, first), NOT_FOUND);
    assert_int_equal(services_imports(t).n, 1); /* that it was, stays */
    (void)brought(t, "one.json", "[" SERVICE("1", "Clinic", "o1", "p1") "]");
    assert_int_equal(entries(t), 3);
}

RULE(what_an_import_changed_says_again_what_it_said)
{
    (void)brought(t, "one.json", "[" SERVICE("1", "Clinic", "o1", "p1") "," SERVICE("2", "Club", "o1", "p1") "]");
    test_sql(t, "UPDATE services_entry SET owner_id = 2, review_on = '2027-01-01' WHERE source_key = '1'");
    int64_t second = brought(
        t, "two.json", "[" SERVICE("1", "Clinic for children", "o2", "p2") "," SERVICE("3", "New", "o2", "p1") "]");
    assert_int_equal(entries(t), 7);
    assert_str(service_main_name(service(t, "1")).text, "Clinic for children");
    assert_int_equal(undo(t, second), DONE);
    struct service_entry *e = service(t, "1");
    assert_int_equal(entries(t), 4);
    assert_str(service_main_name(e).text, "Clinic");
    assert_str(service_main_name(e).language, "fin");
    assert_str(service_main_name(e->offered_by).text, "Town o1");
    assert_int_equal(e->places.n, 1);
    assert_str(service_main_name(e->places.at[0]).text, "Hall p1");
    assert_int_equal(e->owner, 2);
    assert_string_equal(e->review_on.t, "2027-01-01");
    second = brought(t, "two.json", "[" SERVICE("1", "Clinic for children", "o2", "p2") "]"); /* as the first time */
    assert_str(service_main_name(service(t, "1")).text, "Clinic for children");
    assert_int_equal(undo(t, second), DONE);
    assert_str(service_main_name(service(t, "1")).text, "Clinic");
}

RULE(what_somebody_changed_or_uses_keeps_the_import)
{
    struct problems ps = { 0 };
    struct str why;
    int64_t first = brought(t, "one.json", "[" SERVICE("1", "Clinic", "o1", "p1") "]");
    struct service_entry *e = service(t, "1");

    service_say(t, e, "summary", S("fin"), S("For babies"));
    assert_int_equal(service_change(t, e, S("Town o1"), e->version, &ps), DONE);
    assert_int_equal(services_import_undo(t, first, &why), CONFLICT);
    assert_true(str_find(why, S("Clinic")) > 0);
    assert_int_equal(entries(t), 3);

    first = brought(t, "two.json", "[" SERVICE("2", "Club", "o2", "p2") "]");
    (void)brought(t, "three.json", "[" SERVICE("3", "Choir", "o2", "p3") "]"); /* leans on what the second brought */
    assert_int_equal(services_import_undo(t, first, &why), CONFLICT);
    assert_true(str_find(why, S("Choir")) > 0);
    first = brought(t, "four.json", "[" SERVICE("4", "Band", "o4", "p4") "]");
    (void)brought(t, "five.json", "[" SERVICE("5", "Orchestra", "o5", "p4") "]");
    assert_int_equal(services_import_undo(t, first, &why), CONFLICT);
    assert_true(str_find(why, S("Orchestra")) > 0);
}

RULE(a_service_of_the_catalogue_is_taken_back_too)
{
    static const char one[] =
        "[{\"id\":\"c1\",\"serviceNames\":[{\"type\":\"Name\",\"language\":\"sv\",\"value\":\"Klinik\"}],"
        "\"publishingStatus\":\"Published\",\"organizations\":[{\"roleType\":\"Responsible\",\"organization\":"
        "{\"id\":\"t1\",\"name\":\"Koivula\"}}]}]";
    static const char two[] =
        "[{\"id\":\"c1\",\"serviceNames\":[{\"type\":\"Name\",\"language\":\"sv\",\"value\":\"Mottagning\"}],"
        "\"publishingStatus\":\"Published\",\"organizations\":[{\"roleType\":\"Responsible\",\"organization\":"
        "{\"id\":\"t2\",\"name\":\"Kuusela\"}}]}]";

    (void)brought(t, "Service.json", one);
    int64_t second = brought(t, "Service.json", two);
    assert_str(service_main_name(service(t, "c1")).text, "Mottagning");
    assert_int_equal(undo(t, second), DONE);
    assert_str(service_main_name(service(t, "c1")).text, "Klinik");
    assert_str(service_main_name(service(t, "c1")->offered_by).text, "Koivula");
}

RULE(old_imports_are_forgotten)
{
    struct task later = *t;
    int64_t first = brought(t, "one.json", "[" SERVICE("1", "Clinic", "o1", "p1") "]");

    later.now = instant_from_unix(instant_unix(t->now) + (int64_t)SERVICE_UNDO_DAYS * 86400);
    (void)brought(&later, "two.json", "[" SERVICE("2", "Club", "o2", "p2") "]");
    assert_int_equal(services_imports(t).n, 2);
    later.now = instant_from_unix(instant_unix(later.now) + 1);
    (void)brought(&later, "three.json", "[" SERVICE("3", "Choir", "o3", "p3") "]");
    assert_int_equal(services_imports(t).n, 2);
    assert_int_equal(undo(t, first), NOT_FOUND);
    assert_int_equal(entries(t), 9);
}

RULES(an_import_that_is_taken_back_leaves_nothing, what_an_import_changed_says_again_what_it_said,
    what_somebody_changed_or_uses_keeps_the_import, a_service_of_the_catalogue_is_taken_back_too,
    old_imports_are_forgotten)
