/* Tests of what the rooms put into the search: by a save at once, by whatever else when the server catches up. */
#include "rooms/groups/groups.h"
#include "rooms/providers/providers.h"
#include "rooms/search/search_find.h"
#include "rooms/searched.h"
#include "rooms/services/services.h"
#include "tests/people_testing.h"

static int64_t first(struct task *t, const char *words)
{
    struct search_words w = search_words_of(t->a, str_of(words));
    struct search_hits hits = search_find(t, &w, SEARCH__N, 10);

    return hits.n > 0 ? hits.at[0].record : 0;
}

static void catch_up(struct task *t, bool anew)
{
    test_commit(t);
    db_commit(t);
    (void)searched_catch_up(t, anew);
    db_begin_write(t);
}

RULE(a_save_puts_its_record_in_at_once_and_two_that_become_one_are_found_once)
{
    int64_t kept = providers_named(t, S("Uimakoulu Aalto")), lost = providers_named(t, S("Aaltokoulu"));
    struct provider_pair pair = { kept, 1, lost, 1 };

    assert_int_equal(first(t, "aaltokoulun"), lost);
    assert_int_equal(providers_unite(t, &pair), DONE);
    assert_int_equal(first(t, "uimakoulussa"), kept);
    assert_int_equal(first(t, "aaltokoulu"), kept); /* by its old name */
}

RULE(what_came_without_a_save_is_found_when_the_server_catches_up_and_what_went_is_not)
{
    int64_t project = project_new(t, "S777"), group = group_new(t, project);

    catch_up(t, false);
    assert_int_equal(first(t, "mother"), group);
    assert_int_equal(first(t, "S777"), project);
    test_sql(t, "UPDATE groups_group SET name = 'Uimakoulu', version = version + 1");
    assert_int_equal(first(t, "uimakoulu"), 0);
    catch_up(t, false);
    assert_int_equal(first(t, "uimakoulu"), group);
    test_sql(t, "DELETE FROM groups_group");
    catch_up(t, false);
    assert_int_equal(first(t, "uimakoulu"), 0);
    catch_up(t, true);
    assert_int_equal(first(t, "S777"), project);
}

RULE(a_service_that_is_published_is_found_by_everybody_in_its_languages_and_by_what_one_may_need_it_for)
{
    static const struct viewer nobody = { 0 };

    assert_int_equal(services_bring(t, S("[{\"id\":\"s\",\"name\":\"Swimming for mothers\",\"status\":\"active\","
                                         "\"organization\":{\"id\":\"o\",\"name\":\"Rannikon yhdistys\"}}]")),
        DONE);
    catch_up(t, false);
    t->viewer = &nobody;
    int64_t service = first(t, "swim");
    assert_int_equal(service, test_number(t, "SELECT id FROM services_entry WHERE kind = 'service'"));
    assert_int_equal(first(t, "rannikon"), service);
    assert_true(str_starts(searched_address(t, SEARCH_SERVICE, service, S("")).s, S("/services/")));
    test_sql(t, "UPDATE services_entry SET status = 'archived', version = version + 1 WHERE kind = 'service'");
    catch_up(t, false);
    assert_int_equal(first(t, "swim"), 0);
}

RULE(a_group_is_shown_to_nobody_who_does_not_see_it)
{
    int64_t project = project_new(t, "S777"), group = group_new(t, project);
    const struct viewer_project of[] = { { .project = project, .role = ROLE_INSTRUCTOR } };
    const struct viewer other = { .staff = 3, .role = ROLE_INSTRUCTOR, .projects = of, .nprojects = 1 };

    groups_found(t, group);
    assert_true(searched_may_see(t, SEARCH_GROUP, group));
    assert_true(str_starts(searched_address(t, SEARCH_GROUP, group, S("")).s, S("/groups/")));
    t->viewer = &other; /* works in the project, and leads another group */
    assert_false(searched_may_see(t, SEARCH_GROUP, group));
}

RULES(a_service_that_is_published_is_found_by_everybody_in_its_languages_and_by_what_one_may_need_it_for,
    a_save_puts_its_record_in_at_once_and_two_that_become_one_are_found_once,
    what_came_without_a_save_is_found_when_the_server_catches_up_and_what_went_is_not,
    a_group_is_shown_to_nobody_who_does_not_see_it)
