/* Tests of what pages say before two become one: whose value is whose of two persons, and how many members a group has
 * room for, before it is merged or somebody is added. */
#include "tests/looks_testing.h"

static struct str of_group(const char *key, const char *ending)
{
    char id[ID_TEXT];

    id_text(id_of("groups_group", key), id);
    return str_fmt(w.t->a, "/groups/%s%s", id, ending);
}

static void places(const char *key, int n)
{
    test_sql(
        w.t, str_z(w.t->a, str_fmt(w.t->a, "UPDATE groups_group SET capacity = %d WHERE source_key = '%s'", n, key)));
}

/* How often the text stands on the page. */
static size_t times(const char *text)
{
    struct str rest = buf_view(&answered.body);
    size_t n = 0;

    for (ptrdiff_t at; (at = str_find(rest, str_of(text))) >= 0; n++)
        rest = str_part(rest, (size_t)at + 1, rest.n);
    return n;
}

TEST(each_value_says_whose_it_is)
{
    char kept[ID_TEXT], lost[ID_TEXT];

    test_sql(w.t, "UPDATE people_person SET given_names = 'Saara' WHERE source_key = 'a3'");
    id_text(id_of("people_person", "a1"), kept);
    id_text(id_of("people_person", "a3"), lost);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/merge/%s", kept, lost)));
    assert_int_equal(answered.status, 200);

    size_t choices = times("value=\"kept\"");
    assert_true(choices >= 4);
    assert_int_equal(times("value=\"lost\""), choices);
    assert_int_equal(times("The file that stays: Sahra Omanen"), choices);
    assert_int_equal(times("The other file: Saara Omanen"), choices);
}

TEST(a_merge_of_groups_says_when_there_are_too_few_places)
{
    struct str page = of_group("ag1", "/merge?on=2025-05-05&into=");
    char into[ID_TEXT];

    id_text(id_of("groups_group", "ag2"), into);
    page = str_fmt(w.t->a, "%.*s%s", STR_ARG(page), into);
    places("ag2", 3);
    ask(&w, from(ROLE_MANAGER, page));
    assert_int_equal(answered.status, 200);
    assert_true(shows("name=\"into\" value=") && !shows("places.</strong>"));
    places("ag2", 2);
    ask(&w, from(ROLE_MANAGER, page));
    assert_true(shows("places.</strong>") && shows("will have 3 members and only 2"));
    test_sql(w.t, "UPDATE groups_group SET capacity = NULL");
    ask(&w, from(ROLE_MANAGER, page));
    assert_true(shows("name=\"into\" value=") && !shows("places.</strong>"));
}

TEST(who_adds_to_a_full_group_is_told_before_and_after)
{
    char person[ID_TEXT];

    places("ag1", 4);
    ask(&w, from(ROLE_MANAGER, of_group("ag1", "/members/new")));
    assert_int_equal(answered.status, 200);
    assert_false(shows("id=\"full\""));
    places("ag1", 3);
    ask(&w, from(ROLE_MANAGER, of_group("ag1", "/members/new")));
    assert_true(shows("id=\"full\"") && shows("is full"));
    test_sql(w.t, "UPDATE groups_membership SET state = 'waiting', joined_on = NULL WHERE person_id = "
                  "(SELECT id FROM people_person WHERE source_key = 'a3')");
    places("ag1", 2);
    id_text(id_of("people_person", "a3"), person);
    ask(&w,
        form(ROLE_MANAGER, of_group("ag1", "/members"), str_z(w.t->a, str_fmt(w.t->a, "person=%s&join=1", person))));
    assert_int_equal(answered.status, 303);
    ask(&w, from(ROLE_MANAGER, of_group("ag1", "")));
    assert_true(shows("There are more members (3) than places (2)."));
}

TESTS_BETWEEN(open_world, close_world, each_value_says_whose_it_is,
    a_merge_of_groups_says_when_there_are_too_few_places, who_adds_to_a_full_group_is_told_before_and_after)
