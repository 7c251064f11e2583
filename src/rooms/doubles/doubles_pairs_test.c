/* Tests of pairs of files: what makes one, who says that it is none, and that the journal knows it; on both engines. */
#include "rooms/doubles/doubles_merge.h"
#include "tests/merge_testing.h"

RULE(a_pair_that_is_no_pair_is_in_the_journal)
{
    project(t);
    int64_t a = person(t, "Hodan", "Elmi", "1990", ""), b = person(t, "Xodan", "Elmi", "1990", "");
    doubles_compare(t, a);
    assert_int_equal(count_of(t, "journal WHERE what = 'person' AND detail = 'not the same' AND subject", b), 0);
    assert_int_equal(doubles_dismiss(t, a, b), DONE);
    assert_int_equal(count_of(t, "journal WHERE what = 'person' AND detail = 'not the same' AND subject", b), 1);
}

/* A common family name alone makes nobody a double, nor does a year beside the other's. */
RULE(two_words_of_the_name_and_the_year_make_a_pair_and_less_does_not)
{
    project(t);
    int64_t a = person(t, "Hodan", "Elmi", "1990", ""), b = person(t, "Layla", "Elmi", "1990", ""),
            c = person(t, "Hodan", "Elmi", "1991", ""), d = person(t, "Hodan", "Elmi", "", "");
    doubles_compare(t, a);
    assert_str(reason_between(t, a, b), "");
    assert_str(reason_between(t, a, c), "");
    assert_str(reason_between(t, a, d), "name_sound");
}

/* Who says of two files that they are two persons sees both: one who leads a group of the older file's or of the
 * newer one's does not. */
RULE(who_sees_one_of_a_pair_only_dismisses_nothing)
{
    for (int newer = 0; newer < 2; newer++) {
        const struct viewer *program = t->viewer;
        int64_t in = project(t), group = group_new(t, in);
        int64_t a = person(t, "Hodan", "Elmi", "1990", ""), b = person(t, "Xodan", "Elmi", "1990", "");
        doubles_compare(t, a);
        member_of(t, group, in, newer ? b : a, "");
        leader_of(t, group, become(t, ROLE_INSTRUCTOR, in), "leader");
        assert_int_equal(people_may_see(t, a), !newer);
        assert_int_equal(people_may_see(t, b), newer);
        assert_int_equal(doubles_dismiss(t, a, b), NOT_FOUND);
        t->viewer = program;
        assert_str(reason_between(t, a, b), "name_birth");
        test_rollback(t);
    }
}

/* The same phone, or the same name, of more files than anybody looks through: twenty by phone, sixty by name. */
RULE(of_many_files_that_may_be_one_person_the_first_make_a_pair_with_a_new_one)
{
    static const struct {
        const char *given, *phone, *reason;
        int most;
    } each[] = { { "Hodan", "", "name_birth", 60 }, { NULL, "0457000001", "phone", 20 } };

    for (size_t i = 0; i < 2; i++) {
        project(t);
        test_sql(t, "INSERT INTO people_family (id, version) VALUES (5, 1)");
        for (int others = 1; others <= each[i].most + 2; others++) {
            const char *own = each[i].given ? each[i].given : str_z(t->a, str_fmt(t->a, "%c%c", 'A' + others, 'z'));
            (void)person(t, own, "Elmi", "1990", each[i].phone);
            if (others < each[i].most - 1)
                continue;
            test_sql(t, "UPDATE people_person SET family_id = 5"); /* a number of many families proves nothing */
            int64_t her = person(t, each[i].given ? each[i].given : "Hodan", "Elmi", "1990", each[i].phone);
            test_sql(t, "DELETE FROM people_double");
            doubles_compare(t, her);
            const char *pairs = str_z(t->a, str_fmt(t->a,
                                                "SELECT count(*) FROM people_double WHERE reason = '%s' AND %lld IN "
                                                "(low_id, high_id)",
                                                each[i].reason, (long long)her));
            assert_int_equal(test_number(t, pairs), others < each[i].most ? others : each[i].most);
            test_sql(t,
                str_z(t->a, str_fmt(t->a, "UPDATE people_person SET merged_into = 1 WHERE id = %lld", (long long)her)));
        }
        test_rollback(t);
    }
}

static size_t open_now(struct task *t, struct str reason, int64_t days)
{
    return doubles_open(t, &(struct doubles_only){ .reason = reason, .days = days }, 10).n;
}

/* One found eight days ago, one today, one before the day was kept. */
RULE(the_list_of_pairs_is_narrowed_by_what_is_alike_and_by_days_and_can_begin_with_the_oldest)
{
    project(t);
    const struct day today = t->today;
    t->today = day_add(today, -8);
    (void)person(t, "Hodan", "Elmi", "1990", "");
    int64_t b = person(t, "Xodan", "Elmi", "1990", "");
    doubles_compare(t, b);
    t->today = today;
    int64_t c = person(t, "Layla", "Noor", "1980", "0457000001"), d = person(t, "Aamu", "Virta", "1970", "0457000001");
    doubles_compare(t, c);
    int64_t e = person(t, "Fadumo", "Warsame", "1988", "");
    (void)person(t, "Fadumo", "Warsame", "1988", "");
    doubles_compare(t, e);
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE people_double SET found_on = NULL WHERE low_id = %lld", (long long)e)));

    assert_int_equal(open_now(t, S(""), 0), 3);
    assert_int_equal(open_now(t, S("phone"), 0), 1);
    assert_int_equal(open_now(t, S("name_birth"), 0), 2);
    assert_int_equal(open_now(t, S(""), 9), 1);
    assert_int_equal(open_now(t, S(""), 8), 2);
    assert_int_equal(open_now(t, S("phone"), 8), 0);
    struct double_pairs oldest = doubles_open(t, &(struct doubles_only){ .oldest = true }, 10);
    assert_int_equal(oldest.at[0].low, e);
    assert_false(day_known(oldest.at[0].found_on));
    assert_int_equal(oldest.at[1].high, b);
    assert_int_equal(oldest.at[2].high, d);

    doubles_look_again(t); /* the rules have changed: the pair is as old as it was */
    assert_int_equal(open_now(t, S(""), 8), 2);
}

RULES(the_list_of_pairs_is_narrowed_by_what_is_alike_and_by_days_and_can_begin_with_the_oldest,
    a_pair_that_is_no_pair_is_in_the_journal, two_words_of_the_name_and_the_year_make_a_pair_and_less_does_not,
    who_sees_one_of_a_pair_only_dismisses_nothing,
    of_many_files_that_may_be_one_person_the_first_make_a_pair_with_a_new_one)
