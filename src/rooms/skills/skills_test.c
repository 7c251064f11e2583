/* Tests of skills, on both engines: what counts now, what is asked for, certificates that end, and who may. */
#include "rooms/skills/skills.h"
#include "tests/people_testing.h"

struct house {
    int64_t project, her;
};

static struct house house(struct task *t)
{
    struct house h = { .project = project_new(t, "P") };

    h.her = person_made(t, h.project, "Amina", "Testi", "1990");
    return h;
}

static struct skill_row level(const struct house *h, const char *skill, const char *level, const char *day)
{
    struct skill_row x = { .table = SKILL_LEVEL,
        .person = h->her,
        .project = h->project,
        .skill = str_of(skill),
        .level = str_of(level),
        .source = S("test"),
        .language = S(""),
        .script = S("") };

    assert_true(day_read(str_of(day), &x.day));
    return x;
}

static enum outcome put(struct task *t, struct skill_row x)
{
    struct problems problems = { 0 };

    return skills_put(t, &x, &problems);
}

static struct skill_row certificate(const struct house *h, struct day until)
{
    return (struct skill_row){ .table = SKILL_CERTIFICATE,
        .person = h->her,
        .project = h->project,
        .what = S("Hygiene passport"),
        .place = S(""),
        .note = S(""),
        .ended = until };
}

RULE(the_newest_level_of_a_skill_counts_and_older_ones_stay)
{
    struct house h = house(t);
    struct skill_row a = level(&h, "speaking", "A1.3", "2026-01-12"), b = level(&h, "speaking", "A2.1", "2026-06-01"),
                     other = level(&h, "speaking", "C1.1", "2026-01-12");

    a.language = b.language = S("fin");
    other.language = S("eng");
    assert_int_equal(put(t, b), DONE);
    assert_int_equal(put(t, a), DONE);
    assert_int_equal(put(t, other), DONE);
    struct skill_rows rows = skills_of(t, h.her, h.project);
    assert_int_equal(rows.n, 3);
    for (size_t i = 0; i < rows.n; i++)
        assert_int_equal(rows.at[i].newest, !str_is(rows.at[i].level, "A1.3"));
}

RULE(literacy_is_of_letters_and_stands_apart_from_the_language)
{
    struct house h = house(t);
    struct skill_row x = level(&h, "literacy", "fluent", "2026-01-12");

    assert_int_equal(put(t, x), INVALID); /* of which letters? */
    x.script = S("arabic");
    assert_int_equal(put(t, x), DONE);
    x.level = S("A1.1");
    assert_int_equal(put(t, x), INVALID);
}

RULE(a_level_of_another_scale_a_day_to_come_and_a_language_that_is_none_are_refused)
{
    struct house h = house(t);
    struct skill_row x = level(&h, "digital", "alone", "2026-01-12"), y = level(&h, "reading", "A1.1", "2026-11-23"),
                     z = level(&h, "bank_identification", "fluent", "2026-01-12");
    struct problems problems = { 0 };

    assert_int_equal(put(t, x), DONE);
    assert_int_equal(put(t, z), INVALID);
    y.language = S("xx");
    assert_int_equal(skills_put(t, &y, &problems), INVALID);
    assert_int_equal(problems.n, 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM skills_level"), 1);
}

RULE(a_certificate_says_that_it_ends_soon_and_that_it_has_ended)
{
    struct house h = house(t);
    static const struct {
        int days;
        enum skill_validity validity;
    } each[] = { { -1, SKILL_ENDED }, { 0, SKILL_ENDS_SOON }, { SKILL_SOON_DAYS, SKILL_ENDS_SOON },
        { SKILL_SOON_DAYS + 1, SKILL_VALID } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_int_equal(put(t, certificate(&h, day_add(t->today, each[i].days))), DONE);
    assert_int_equal(put(t, certificate(&h, DAY(""))), DONE);
    struct skill_rows rows = skills_of(t, h.her, h.project);
    assert_int_equal(rows.n, 5);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_int_equal(rows.at[i].validity, each[i].validity);
    assert_int_equal(rows.at[4].validity, SKILL_VALID);
}

RULE(education_and_strengths_are_kept_changed_and_removed_over_their_version)
{
    struct house h = house(t);
    struct skill_row job = { .table = SKILL_HISTORY,
        .person = h.her,
        .project = h.project,
        .kind = S("work"),
        .what = S("Tailor"),
        .place = S("Kismayo"),
        .country = S("SO"),
        .started = DAY("2010"),
        .ended = DAY("2009-05"),
        .education = S(""),
        .note = S(""),
        .recognised = YESNO_UNKNOWN };
    struct skill_row good = { .table = SKILL_STRENGTH,
        .person = h.her,
        .project = h.project,
        .kind = S("home"),
        .what = S("Cunto karin"),
        .what_fi = S("Ruoanlaitto"),
        .language = S("som"),
        .day = t->today };

    assert_int_equal(put(t, job), INVALID);
    job.ended = DAY("2012-05");
    assert_int_equal(put(t, job), DONE);
    assert_int_equal(put(t, good), DONE);
    struct skill_rows rows = skills_of(t, h.her, h.project);
    assert_int_equal(rows.n, 2);
    struct skill_row now = rows.at[1];
    assert_true(str_is(now.what, "Cunto karin"));
    now.what_fi = S("Ruoka monelle");
    assert_int_equal(put(t, now), DONE);
    assert_int_equal(put(t, now), CONFLICT);
    assert_int_equal(skills_remove(t, SKILL_STRENGTH, now.id, 1), CONFLICT);
    assert_int_equal(skills_remove(t, SKILL_STRENGTH, now.id, 2), DONE);
    assert_int_equal(skills_remove(t, SKILL_HISTORY, rows.at[0].id, 1), DONE);
    assert_int_equal(skills_of(t, h.her, h.project).n, 0);
}

RULE(skills_are_for_those_who_counsel_her)
{
    static const struct {
        enum role role;
        bool leads, may;
    } each[] = { { ROLE_COUNSELLOR, false, true }, { ROLE_INSTRUCTOR, true, true }, { ROLE_INSTRUCTOR, false, false },
        { ROLE_MANAGER, false, false }, { ROLE_PEER, true, false } };
    struct house h = house(t);
    struct skill_row x = level(&h, "digital", "alone", "2026-01-12"), got;
    int64_t group = group_new(t, h.project);
    const struct viewer *program = t->viewer;

    member_of(t, group, h.project, h.her, "");
    assert_int_equal(put(t, x), DONE);
    int64_t id = skills_of(t, h.her, h.project).at[0].id;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        t->viewer = program;
        int64_t staff = become(t, each[i].role, h.project);
        if (each[i].leads)
            leader_of(t, group, staff, each[i].role == ROLE_PEER ? "peer" : "leader");
        enum outcome how = each[i].may ? DONE : NOT_ALLOWED;
        assert_int_equal(skills_get(t, SKILL_LEVEL, id, &got), how);
        assert_int_equal(put(t, x), how);
        assert_int_equal(skills_of(t, h.her, h.project).n > 0, each[i].may);
        if (!each[i].may)
            assert_int_equal(skills_remove(t, SKILL_LEVEL, id, 1), NOT_ALLOWED);
    }
}

/* Another certificate of hers, by name. */
static void has(struct task *t, const struct house *h, const char *name, int days)
{
    struct skill_row x = certificate(h, day_add(t->today, days));

    x.what = str_of(name);
    assert_int_equal(put(t, x), DONE);
}

RULE(certificates_that_end_are_listed_the_next_first_unless_she_has_the_same_anew)
{
    struct house h = house(t);

    has(t, &h, "Hygiene passport", SKILL_SOON_DAYS);
    has(t, &h, "First aid", -1);
    has(t, &h, "Hot work", SKILL_SOON_DAYS + 1);
    has(t, &h, "Work safety", -SKILL_PAST_DAYS);
    has(t, &h, "Alcohol passport", -SKILL_PAST_DAYS - 1);
    has(t, &h, "Driving licence", 10);
    has(t, &h, "Driving licence", 1000);
    assert_int_equal(
        put(t, certificate(&(struct house){ h.project, person_made(t, h.project, "B", "T", "1990") }, DAY(""))),
        DONE); /* never ends */
    int64_t group = group_new(t, h.project);
    member_of(t, group, h.project, h.her, "");
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, h.project), "leader");

    struct skill_expirings list = skills_expiring(t, false, 0, 25);
    assert_int_equal(list.n, 3);
    assert_str(list.at[0].what, "Work safety");
    assert_int_equal(list.at[0].validity, SKILL_ENDED);
    assert_str(list.at[1].what, "First aid");
    assert_str(list.at[2].what, "Hygiene passport");
    assert_int_equal(list.at[2].validity, SKILL_ENDS_SOON);
    assert_str(list.at[2].name, "Amina Testi");
    assert_int_equal(skills_expiring_mine(t), 3);
    assert_int_equal(skills_expiring(t, false, 0, 2).all, 3);
    assert_int_equal(skills_expiring(t, false, 2, 2).n, 1);
    assert_int_equal(skills_expiring(t, true, 0, 25).n, 0); /* she is no counsellor of the project */
}

RULE(certificates_that_end_are_shown_to_those_whose_person_has_them)
{
    static const struct {
        enum role role;
        bool leads, answers, elsewhere;
        size_t mine, all;
    } each[] = { { ROLE_COUNSELLOR, false, false, false, 0, 1 }, { ROLE_COUNSELLOR, false, true, false, 1, 1 },
        { ROLE_INSTRUCTOR, true, false, false, 1, 0 }, { ROLE_INSTRUCTOR, false, true, false, 1, 0 },
        { ROLE_INSTRUCTOR, false, false, false, 0, 0 }, { ROLE_PEER, true, false, false, 0, 0 },
        { ROLE_MANAGER, false, true, false, 0, 0 }, { ROLE_COUNSELLOR, true, true, true, 0, 0 } };
    struct house h = house(t);
    int64_t group = group_new(t, h.project), other = project_new(t, "Q");
    const struct viewer *program = t->viewer;

    member_of(t, group, h.project, h.her, "");
    has(t, &h, "First aid", 5);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        t->viewer = program;
        int64_t staff = become(t, each[i].role, each[i].elsewhere ? other : h.project);
        if (each[i].leads)
            leader_of(t, group, staff, each[i].role == ROLE_PEER ? "peer" : "leader");
        if (each[i].answers)
            test_sql(t,
                str_z(t->a, str_fmt(t->a,
                                "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, "
                                "version) SELECT %lld, '', id, %lld, '2026-02-01', 1 FROM people_participation WHERE "
                                "person_id = %lld",
                                (long long)id_new(), (long long)staff, (long long)h.her)));
        assert_int_equal(skills_expiring(t, false, 0, 25).n, each[i].mine);
        assert_int_equal(skills_expiring_mine(t), each[i].mine);
        assert_int_equal(skills_expiring(t, true, 0, 25).n, each[i].all);
    }
}

RULES(the_newest_level_of_a_skill_counts_and_older_ones_stay, literacy_is_of_letters_and_stands_apart_from_the_language,
    a_level_of_another_scale_a_day_to_come_and_a_language_that_is_none_are_refused,
    a_certificate_says_that_it_ends_soon_and_that_it_has_ended,
    education_and_strengths_are_kept_changed_and_removed_over_their_version, skills_are_for_those_who_counsel_her,
    certificates_that_end_are_listed_the_next_first_unless_she_has_the_same_anew,
    certificates_that_end_are_shown_to_those_whose_person_has_them)
