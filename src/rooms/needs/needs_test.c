/* Tests of need mapping, on both engines: rounds, answers, what changed, who may, and what a group needs together. */
#include "base/settings.h"
#include "rooms/codes.h"
#include "rooms/needs/needs.h"
#include "tests/people_testing.h"

static const struct settings settings = { .threshold = 5 };

/* A project, and somebody in it. */
struct house {
    int64_t project, her;
};

static struct house house(struct task *t)
{
    struct house h = { .project = project_new(t, "P") };

    t->settings = &settings;
    h.her = person_made(t, h.project, "Amina", "Testi", "1990");
    return h;
}

static int64_t begin(struct task *t, int64_t project, int64_t who, const char *day)
{
    struct need_round r = { .person = who, .project = project, .language = S("som") };
    struct problems problems = { 0 };
    int64_t id = 0;

    assert_true(day_read(str_of(day), &r.day));
    assert_int_equal(needs_begin(t, &r, &id, &problems), DONE);
    return id;
}

static enum outcome answer(struct task *t, int64_t round, const char *area, int64_t weight, const char *wish)
{
    struct need_round r;
    struct problems problems = { 0 };
    int at = need_area_of(str_of(area));

    assert_int_equal(needs_round_get(t, round, &r), DONE);
    struct need n = { .weight = weight,
        .version = needs_of_round(t, &r)[at].version,
        .wish = str_of(wish),
        .wish_language = S("som"),
        .wish_fi = S("") };
    return needs_answer(t, round, at, &n, &problems);
}

RULE(every_area_of_the_interfaces_is_asked_and_the_nine_topics_of_the_decree_are_covered)
{
    unsigned topics = 0;

    for (size_t i = 0; i < CODES_need_area.n; i++)
        assert_int_equal(need_area_of(str_of(CODES_need_area.at[i].code)), (int)i);
    for (size_t i = 0; i < NEED_AREAS; i++) {
        struct str rest = str_of(NEED_AREA[i].question), word;
        int words = 0;
        while (str_cut(&rest, ' ', &word))
            words++;
        assert_true(words <= 8);
        assert_true(NEED_AREA[i].topics != 0);
        topics |= NEED_AREA[i].topics;
    }
    assert_int_equal(CODES_need_area.n, NEED_AREAS);
    assert_int_equal(topics, (1u << DECREE_TOPICS) - 1);
}

RULE(a_round_is_interrupted_and_gone_on_with_and_the_same_day_has_one_round)
{
    struct house h = house(t);
    int64_t round = begin(t, h.project, h.her, "2026-11-20");

    assert_int_equal(answer(t, round, "housing", 2, "Guri weyn"), DONE);
    assert_int_equal(begin(t, h.project, h.her, "2026-11-20"), round);
    assert_int_equal(answer(t, round, "work", 3, ""), DONE);
    struct need_rounds rounds = needs_rounds(t, h.her);
    assert_int_equal(rounds.n, 1);
    assert_int_equal(rounds.at[0].asked, 2);
    assert_true(str_is(rounds.at[0].state, "open"));
    const struct need *said = needs_of_round(t, &rounds.at[0]);
    assert_true(str_is(said[need_area_of(S("housing"))].wish, "Guri weyn"));
    assert_true(str_is(said[need_area_of(S("housing"))].wish_language, "som"));
    assert_int_equal(said[need_area_of(S("health"))].weight, INT_NONE);
}

RULE(round_two_shows_what_changed_since_round_one_area_by_area)
{
    struct house h = house(t);
    int64_t one = begin(t, h.project, h.her, "2026-01-12"), two = begin(t, h.project, h.her, "2026-11-20");

    assert_int_equal(answer(t, one, "housing", 3, ""), DONE);
    assert_int_equal(answer(t, one, "work", 1, ""), DONE);
    assert_int_equal(answer(t, one, "health", 2, ""), DONE);
    assert_int_equal(answer(t, two, "housing", 1, ""), DONE);
    assert_int_equal(answer(t, two, "work", 2, ""), DONE);
    assert_int_equal(answer(t, two, "health", 2, ""), DONE);
    assert_int_equal(answer(t, two, "rights", 1, ""), DONE);
    struct needs_now now = needs_now(t, h.her, h.project, DAY(""));
    assert_int_equal(now.at[need_area_of(S("housing"))].change, NEED_LESS);
    assert_true(str_is(now.at[need_area_of(S("housing"))].before, "3"));
    assert_int_equal(now.at[need_area_of(S("work"))].change, NEED_MORE);
    assert_int_equal(now.at[need_area_of(S("health"))].change, NEED_SAME);
    assert_int_equal(now.at[need_area_of(S("rights"))].change, NEED_FIRST);
    assert_int_equal(now.at[need_area_of(S("parenting"))].change, NEED_NEVER);
    now = needs_now(t, h.her, h.project, DAY("2026-05-01"));
    assert_true(str_is(now.at[need_area_of(S("housing"))].weight, "3"));
}

RULE(both_pages_write_the_same_record_and_neither_overwrites_the_other_in_silence)
{
    struct house h = house(t);
    int64_t round = begin(t, h.project, h.her, "2026-11-20");
    struct need_round r;
    struct need all[NEED_AREAS];
    struct problems problems = { 0 };
    int housing = need_area_of(S("housing"));

    assert_int_equal(needs_round_get(t, round, &r), DONE); /* the worker opens her page */
    assert_int_equal(answer(t, round, "housing", 2, "Guri"), DONE);
    for (int i = 0; i < NEED_AREAS; i++)
        all[i] = (struct need){ .weight = INT_NONE, .wish = S(""), .wish_fi = S("") };
    assert_int_equal(needs_save(t, round, r.version, all, S("done"), &problems), CONFLICT);
    assert_int_equal(needs_round_get(t, round, &r), DONE);
    all[housing] = (struct need){ .weight = 2, .wish = S("Guri"), .wish_fi = S("Koti") };
    assert_int_equal(needs_save(t, round, r.version, all, S("done"), &problems), DONE);
    struct need old = { .weight = 0, .version = 1, .wish = S("Guri"), .wish_language = S("som"), .wish_fi = S("") };
    assert_int_equal(needs_answer(t, round, housing, &old, &problems), CONFLICT);
    assert_int_equal(needs_round_get(t, round, &r), DONE);
    const struct need *said = needs_of_round(t, &r);
    assert_int_equal(said[housing].weight, 2);
    assert_true(str_is(said[housing].wish_fi, "Koti"));
    assert_true(str_is(said[housing].wish_language, "som"));
    assert_true(str_is(r.state, "done"));
    assert_int_equal(answer(t, round, "housing", 3, "Guri"), DONE); /* the Finnish stays */
    assert_true(str_is(needs_of_round(t, &r)[housing].wish_fi, "Koti"));
}

RULE(a_wish_without_an_answer_and_a_day_to_come_are_asked_for_and_nothing_is_kept)
{
    struct house h = house(t);
    int64_t round = begin(t, h.project, h.her, "2026-11-20"), id = 0;
    struct need_round r = { .person = h.her, .project = h.project, .day = day_add(t->today, 1), .language = S("") };
    struct problems problems = { 0 };

    assert_int_equal(answer(t, round, "housing", INT_NONE, "Guri"), INVALID);
    assert_int_equal(answer(t, round, "housing", 4, ""), INVALID);
    assert_int_equal(test_number(t, "SELECT count(*) FROM needs_need"), 0);
    assert_int_equal(needs_begin(t, &r, &id, &problems), INVALID);
    assert_true(str_is(problems.at[0].field, "day"));
}

RULE(a_removed_round_takes_its_answers_along_and_an_old_version_removes_nothing)
{
    struct house h = house(t);
    int64_t round = begin(t, h.project, h.her, "2026-11-20");
    struct need_round r;

    assert_int_equal(answer(t, round, "housing", 2, ""), DONE);
    assert_int_equal(needs_remove(t, round, 1), CONFLICT);
    assert_int_equal(needs_round_get(t, round, &r), DONE);
    assert_int_equal(needs_remove(t, round, r.version), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM needs_need"), 0);
    assert_int_equal(needs_round_get(t, round, &r), NOT_FOUND);
}

/* What somebody gets to see and do of her needs. */
static void expect(struct task *t, const struct house *h, int64_t round, bool may)
{
    struct need_round got, r = { .person = h->her, .project = h->project, .day = t->today, .language = S("") };
    struct problems problems = { 0 };
    int64_t id = 0;

    assert_int_equal(needs_round_get(t, round, &got), may ? DONE : NOT_ALLOWED);
    assert_int_equal(needs_rounds(t, h->her).n > 0, may);
    assert_int_equal(needs_now(t, h->her, h->project, DAY("")).n > 0, may);
    assert_int_equal(needs_begin(t, &r, &id, &problems), may ? DONE : NOT_ALLOWED);
    if (!may) {
        assert_int_equal(needs_remove(t, round, 2), NOT_ALLOWED);
        assert_int_equal(needs_save(t, round, 2, NULL, S("done"), &problems), NOT_ALLOWED);
        assert_int_equal(needs_answer(t, round, 0, NULL, &problems), NOT_ALLOWED);
    }
}

RULE(needs_are_for_those_who_counsel_her_and_not_for_managers_peers_or_another_project)
{
    static const struct {
        enum role role;
        bool elsewhere, leads, may;
    } each[] = {
        { ROLE_COUNSELLOR, false, false, true },
        { ROLE_INSTRUCTOR, false, true, true },
        { ROLE_INSTRUCTOR, false, false, false },
        { ROLE_MANAGER, false, false, false },
        { ROLE_PEER, false, true, false },
        { ROLE_COORDINATOR, false, false, false },
        { ROLE_COUNSELLOR, true, false, false },
    };
    struct house h = house(t);
    int64_t round = begin(t, h.project, h.her, "2026-11-20"), other = project_new(t, "Q"),
            group = group_new(t, h.project);
    const struct viewer *program = t->viewer;

    member_of(t, group, h.project, h.her, "");
    assert_int_equal(answer(t, round, "housing", 2, "Guri"), DONE);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        t->viewer = program;
        int64_t staff = become(t, each[i].role, each[i].elsewhere ? other : h.project);
        if (each[i].leads)
            leader_of(t, group, staff, each[i].role == ROLE_PEER ? "peer" : "leader");
        expect(t, &h, round, each[i].may);
    }
}

/* Eight members of a group, the first `in_need` of whom need a home; one of them needs work. */
static int64_t members(struct task *t, int in_need)
{
    struct house h = house(t);
    int64_t group = group_new(t, h.project);

    for (int i = 0; i < 8; i++) {
        h.her = person_made(t, h.project, "Amina", "Testi", "");
        member_of(t, group, h.project, h.her, "");
        int64_t one = begin(t, h.project, h.her, "2026-02-01"), two = begin(t, h.project, h.her, "2026-11-01");
        assert_int_equal(answer(t, one, "work", 2, ""), DONE);
        assert_int_equal(answer(t, two, "work", i == 0 ? 1 : 0, ""), DONE); /* what was said last counts */
        assert_int_equal(answer(t, two, "housing", i < in_need ? 1 : 0, ""), DONE);
    }
    return group;
}

RULE(what_a_group_needs_is_a_sum_from_the_threshold_on)
{
    int64_t group = members(t, 5);
    struct need_sums sums = needs_of_group(t, group, t->today);

    assert_int_equal(sums.n, 1); /* one person needs work: that is nobody's to see */
    assert_true(str_is(sums.at[0].area, "housing"));
    assert_int_equal(sums.at[0].n, 5);
    assert_int_equal(sums.at[0].of, 8);
    assert_int_equal(needs_of_group(t, group, DAY("2025-12-31")).n, 0);
}

RULE(a_need_of_four_members_is_under_the_threshold)
{
    int64_t group = members(t, 4);

    assert_int_equal(needs_of_group(t, group, t->today).n, 0);
}

RULE(what_the_groups_of_a_period_need_is_a_sum_of_everybody_who_was_there)
{
    int64_t group = members(t, 5);
    int64_t project = test_number(t, "SELECT max(project_id) FROM groups_group"), other = group_new(t, project);
    const struct day from = DAY("2026-01-01"), to = DAY("2026-12-31");
    struct need_sums sums = needs_of_period(t, project, from, to);

    assert_int_equal(sums.n, 1); /* one person needs work: that is nobody's to see */
    assert_true(str_is(sums.at[0].area, "housing"));
    assert_int_equal(sums.at[0].n, 5);
    assert_int_equal(sums.at[0].of, 8);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, "
                                "joined_on, version) SELECT id + 1, %lld, person_id, project_id, state, joined_on, 1 "
                                "FROM groups_membership WHERE group_id = %lld",
                                (long long)other, (long long)group)));
    assert_int_equal(needs_of_period(t, project, from, to).at[0].n, 5); /* who was in two groups counts once */
    assert_int_equal(needs_of_period(t, project, from, to).at[0].of, 8);
    assert_int_equal(needs_of_period(t, project, DAY("2020-01-01"), DAY("2020-12-31")).n, 0);
    test_sql(t, "UPDATE groups_group SET ends_on = '2026-06-30'");
    assert_int_equal(needs_of_period(t, project, DAY("2026-08-01"), to).n, 0); /* no group met then */
    assert_int_equal(needs_of_period(t, project + 1, from, to).n, 0);
}

RULES(every_area_of_the_interfaces_is_asked_and_the_nine_topics_of_the_decree_are_covered,
    a_round_is_interrupted_and_gone_on_with_and_the_same_day_has_one_round,
    round_two_shows_what_changed_since_round_one_area_by_area,
    both_pages_write_the_same_record_and_neither_overwrites_the_other_in_silence,
    a_wish_without_an_answer_and_a_day_to_come_are_asked_for_and_nothing_is_kept,
    a_removed_round_takes_its_answers_along_and_an_old_version_removes_nothing,
    needs_are_for_those_who_counsel_her_and_not_for_managers_peers_or_another_project,
    what_a_group_needs_is_a_sum_from_the_threshold_on, a_need_of_four_members_is_under_the_threshold,
    what_the_groups_of_a_period_need_is_a_sum_of_everybody_who_was_there)
