/* Tests of what a person is told on her own page of her first steps, on both engines. */
#include "rooms/outreach/outreach_first.h"
#include "rooms/own_page/own_data.h"
#include "tests/attendance_testing.h"

static const struct own_section *section_of(const struct own_data *d, struct str key)
{
    for (size_t i = 0; i < d->n; i++)
        if (str_eq(d->at[i].key, key))
            return &d->at[i];
    return NULL;
}

RULE(of_a_first_step_she_is_told_when_and_where_and_nothing_of_the_workers)
{
    struct room m = furnish(t);
    struct own_holder h = { .person = m.amina };
    struct problems ps = { 0 };
    int64_t id = 0;
    struct first_step f = { .person = m.amina,
        .project = PROJECT,
        .kind = S("fetch"),
        .day = DAY("2026-11-25"),
        .start = { "10:00" },
        .place = S("Bus stop"),
        .staff = LEADER,
        .knows = CARER,
        .note = S("Shy"),
        .state = S("planned") };

    assert_int_equal(outreach_first_put(t, &f, &id, &ps), DONE);
    struct own_data d = own_data_of(t, &h);
    const struct own_section *s = section_of(&d, S("first_steps"));
    assert_int_equal(s->rows.n, 1);
    assert_day(s->rows.at[0].day, "2026-11-25");
    assert_str(s->rows.at[0].title, "Fetched from a place agreed on");
    assert_str(s->rows.at[0].detail, "10:00, Bus stop, Agreed");
    struct str json = own_data_json(t, &h);
    assert_true(str_find(json, S("Hoitaja")) < 0 && str_find(json, S("Shy")) < 0);
    h.is_protected = true;
    assert_true(str_find(own_data_json(t, &h), S("Bus stop")) < 0);
}

RULES(of_a_first_step_she_is_told_when_and_where_and_nothing_of_the_workers)
