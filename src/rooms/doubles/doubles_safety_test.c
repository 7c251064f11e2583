/* Tests of what a merge must not lose, on both engines: the protection of both households, the day of review, the note
 * and the identity code; and that parting gives back what stood. */
#include "rooms/doubles/doubles_merge.h"
#include "tests/people_testing.h"

static int64_t two_files(struct task *t, int64_t *kept, int64_t *lost)
{
    int64_t project = project_new(t, "S1");

    *kept = person_made(t, project, "Amina", "Warsame", "1988");
    *lost = person_made(t, project, "Aamina", "Warsame", "1988-05-01");
    return project;
}

static int64_t count_of(struct task *t, const char *what, int64_t person)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s = %lld", what, (long long)person)));
}

static void mark(struct task *t, int64_t who, bool on, const char *review)
{
    struct person_card card;
    struct day day = DAY("");

    assert_true(review[0] == '\0' || day_read_partial(str_of(review), &day));
    assert_int_equal(people_card(t, who, &card), DONE);
    assert_int_equal(people_mark_non_disclosure(t, who, card.version, on, day), DONE);
}

RULE(both_households_stay_protected_when_either_is_touched_until_the_mark_is_cleared)
{
    for (int side = 0; side < 2; side++) { /* whose file has the mark */
        int64_t kept, lost, merge;
        bool from_lost[MERGE__N] = { false };

        int64_t project = two_files(t, &kept, &lost);
        int64_t husband = person_made(t, project, "Liban", "Duale", "1986"),
                mother = person_made(t, project, "Asha", "Elmi", "1960");
        assert_int_equal(people_join_family(t, lost, husband), DONE);
        assert_int_equal(people_join_family(t, kept, mother), DONE);
        mark(t, side == 0 ? kept : lost, true, "2027-01-01");
        assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
        for (int i = 0; i < 2; i++)
            people_protect_family(
                t, test_number(t, str_z(t->a, str_fmt(t->a, "SELECT family_id FROM people_person WHERE id = %lld",
                                                  (long long)(i ? husband : mother)))));
        assert_int_equal(count_of(t, "people_person WHERE protected = 1 AND id", kept), 1);
        assert_int_equal(count_of(t, "people_person WHERE protected = 1 AND id", mother), 1);
        assert_int_equal(count_of(t, "people_person WHERE protected = 1 AND id", husband), side);
        assert_int_equal(count_of(t, "people_protection WHERE review_on = '2027-01-01' AND person_id", kept), 1);
        mark(t, kept, false, "");
        assert_int_equal(
            test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1 AND merged_into IS NULL"), 0);
        test_rollback(t);
    }
}

RULE(of_two_days_of_review_the_earlier_counts_until_the_files_part)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };

    int64_t project = two_files(t, &kept, &lost);
    int64_t husband = person_made(t, project, "Liban", "Duale", "1986");
    assert_int_equal(people_join_family(t, lost, husband), DONE);
    mark(t, kept, true, "2028-01-01");
    mark(t, lost, true, "2027-01-01");
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(count_of(t, "people_protection WHERE review_on = '2027-01-01' AND person_id", kept), 1);
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(count_of(t, "people_protection WHERE review_on = '2028-01-01' AND person_id", kept), 1);
    assert_int_equal(count_of(t, "people_protection WHERE review_on = '2027-01-01' AND person_id", lost), 1);
    assert_int_equal(count_of(t, "people_person WHERE protected = 1 AND id", husband), 1);
}

RULE(the_note_and_the_identity_code_are_among_the_choices_and_part_again)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { [MERGE_note] = true, [MERGE_identity_code] = true };
    struct problems problems = { 0 }, ps = { 0 };
    struct merge_view_sides sides;
    struct person_card card;

    (void)two_files(t, &kept, &lost);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(people_card(t, i ? lost : kept, &card), DONE);
        card.note = i ? S("Likes the mornings.\nHas a car.") : S("");
        card.birth_date = DAY("1952-10-13");
        card.identity_code = i ? S("131052-308T") : S("");
        assert_int_equal(people_change(t, card.id, card.version, &card, &ps), DONE);
    }
    assert_int_equal(doubles_sides(t, kept, lost, &sides), DONE);
    assert_str(sides.field[MERGE_note].kept, "");
    assert_str(sides.field[MERGE_note].lost, "Likes the mornings.\nHas a car.");
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(people_card(t, kept, &card), DONE);
    assert_str(card.note, "Likes the mornings.\nHas a car.");
    assert_str(card.identity_code, "131052-308T");
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(people_card(t, kept, &card), DONE);
    assert_str(card.note, "");
    assert_str(card.identity_code, "");
    assert_int_equal(people_card(t, lost, &card), DONE);
    assert_str(card.identity_code, "131052-308T");
}

RULES(both_households_stay_protected_when_either_is_touched_until_the_mark_is_cleared,
    of_two_days_of_review_the_earlier_counts_until_the_files_part,
    the_note_and_the_identity_code_are_among_the_choices_and_part_again)
