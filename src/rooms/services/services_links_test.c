/* Tests of links of the directory: which is asked, when again, and what is told to whom. */
#include "rooms/services/services_links.h"

#include "base/settings.h"
#include "rooms/services/services_staff.h"
#include "tests/db_testing.h"

static const struct net_asked answers = { NET_ANSWERS, { "", 0 } }, away = { NET_AWAY, { "", 0 } },
                              gone = { NET_SILENT, { "gone", 4 } };

/* A service with a link of its own, of its organisation and of its place; and one that nobody sees. */
static void three_links(struct task *t)
{
    assert_int_equal(
        services_bring(
            t, S("[{\"id\":\"1\",\"name\":\"Clinic\",\"status\":\"active\",\"url\":\"https://c.example/\","
                 "\"organization\":{\"id\":\"o\",\"name\":\"Town\",\"website\":\"https://a.example/\"},"
                 "\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"p\",\"name\":\"Hall\","
                 "\"location_type\":\"physical\",\"url\":\"https://b.example/\"}}]},"
                 "{\"id\":\"2\",\"name\":\"Draft\",\"status\":\"inactive\",\"url\":\"https://d.example/\"}]")),
        DONE);
    test_sql(t, "UPDATE services_entry SET owner_id = 2 WHERE source_key = '1'");
}

static struct settings limited(int64_t most)
{
    struct settings s = settings_default();

    s.link_checks = most;
    return s;
}

RULE(each_link_that_a_reader_can_follow_is_asked_and_then_once_a_month)
{
    struct settings s = limited(100);

    t->settings = &s;
    three_links(t);
    static const char *const order[] = { "https://a.example/", "https://b.example/", "https://c.example/", "" };
    for (size_t i = 0; i < 4; i++) {
        struct str url = services_link_due(t);
        assert_str(url, order[i]);
        if (url.n > 0)
            services_link_note(t, url, answers);
    }
    t->today = day_add(t->today, LINK_EACH - 1);
    assert_str(services_link_due(t), "");
    t->today = day_add(t->today, 1);
    assert_str(services_link_due(t), "https://a.example/");
}

RULE(no_more_are_asked_than_the_house_wants_on_one_day)
{
    struct settings none = limited(0), two = limited(2);

    three_links(t);
    t->settings = &none;
    assert_str(services_link_due(t), "");
    t->settings = &two;
    services_link_note(t, services_link_due(t), answers);
    services_link_note(t, services_link_due(t), gone);
    assert_str(services_link_due(t), "");
    t->today = day_add(t->today, 1);
    assert_str(services_link_due(t), "https://c.example/"); /* who was never asked comes first */
}

RULE(a_link_that_is_silent_on_two_days_is_told_with_the_first_of_them)
{
    struct settings s = limited(100);
    struct day first = t->today;
    int64_t id;

    t->settings = &s;
    three_links(t);
    id = test_number(t, "SELECT id FROM services_entry WHERE source_key = '1'");
    services_link_note(t, S("https://a.example/"), gone);
    assert_int_equal(services_silent(t, id).n, 0);
    assert_int_equal(services_with_silent(t, 0), 0);
    t->today = day_add(t->today, 1);
    services_link_note(t, S("https://a.example/"), gone);
    struct service_silents told = services_silent(t, id);
    assert_int_equal(told.n, 1);
    assert_str(told.at[0].url, "https://a.example/");
    assert_str(told.at[0].why, "gone");
    assert_int_equal(day_cmp(told.at[0].since, first), 0);
    assert_int_equal(services_with_silent(t, 2), 1);
    assert_int_equal(services_with_silent(t, 3), 0);
    struct services_wanted all = { S(""), S(""), S(""), S(""), 0, 10 };
    assert_int_equal(services_listed(t, &all, &(struct services_narrowed){ .status = S(""), .silent = true }).n, 1);
    assert_int_equal(services_listed(t, &all, &(struct services_narrowed){ .status = S("") }).n, 2);
    services_link_note(t, S("https://a.example/"), answers);
    assert_int_equal(services_silent(t, id).n, 0);
    assert_int_equal(services_listed(t, &all, &(struct services_narrowed){ .status = S(""), .silent = true }).n, 0);
}

static int64_t days_to_next(struct task *t, struct net_asked answer)
{
    services_link_note(t, S("https://a.example/"), answer);
    for (int64_t n = 1; n < 100; n++) {
        char sql[200];
        struct day day = day_add(t->today, n);
        snprintf(sql, sizeof sql, "SELECT count(*) FROM services_link WHERE next_on = '%s'", day.t);
        if (test_number(t, sql) == 1)
            return n;
    }
    return 0;
}

RULE(a_silent_link_is_asked_the_next_days_and_then_each_week)
{
    three_links(t);
    assert_int_equal(days_to_next(t, gone), 1);
    assert_int_equal(days_to_next(t, gone), 1);
    assert_int_equal(days_to_next(t, gone), LINK_EACH_GONE);
    assert_int_equal(days_to_next(t, answers), LINK_EACH);
}

RULE(without_network_nothing_is_said_of_a_link)
{
    three_links(t);
    int64_t id = test_number(t, "SELECT id FROM services_entry WHERE source_key = '1'");

    for (int i = 0; i < 5; i++)
        assert_int_equal(days_to_next(t, away), 1);
    assert_int_equal(services_silent(t, id).n, 0);
    (void)days_to_next(t, gone);
    (void)days_to_next(t, gone);
    (void)days_to_next(t, away);
    assert_int_equal(services_silent(t, id).n, 1); /* what was known stays */
}

RULE(each_reason_has_its_sentence)
{
    static const char *const reasons[] = {
#define N(name) #name,
        NET_REASONS(N)
#undef N
    };

    (void)t;
    assert_int_equal(sizeof reasons / sizeof *reasons, CODES_silence.n);
    for (size_t i = 0; i < CODES_silence.n; i++)
        assert_string_equal(CODES_silence.at[i].code, reasons[i]);
}

RULES(each_link_that_a_reader_can_follow_is_asked_and_then_once_a_month,
    no_more_are_asked_than_the_house_wants_on_one_day, a_link_that_is_silent_on_two_days_is_told_with_the_first_of_them,
    a_silent_link_is_asked_the_next_days_and_then_each_week, without_network_nothing_is_said_of_a_link,
    each_reason_has_its_sentence)
