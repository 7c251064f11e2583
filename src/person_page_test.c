/* Tests of the page of a person, on both engines: who knows what of her path, in which order what is next stands, and
 * that 500 events cost no more statements, and show no more rows, than five. */
#include "rooms/people/people_path.h"
#include "rooms/person_work.h"
#include "tests/people_testing.h"

struct world {
    int64_t project, other, group, person, friend_;
};

static void put(struct task *t, const char *sql, int64_t person, int64_t project, int i, const char *day)
{
    const char *p = sql;
    struct buf o;

    buf_init(&o, 2000);
    for (; *p; p++) {
        if (*p == '#')
            buf_str(&o, str_number(t->a, id_new() + i));
        else if (*p == '@')
            buf_str(&o, str_fmt(t->a, "%lld, %lld", (long long)person, (long long)project));
        else if (*p == '$')
            buf_str(&o, str_fmt(t->a, "'%s'", day));
        else
            buf_str(&o, (struct str){ p, 1 });
    }
    test_sql(t, str_z(t->a, buf_view(&o)));
    buf_free(&o);
}

/* One event of each kind that can be on the path; #: an id, @: person and project, $: the day. */
static const char *const each[] = {
    "INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, channel, version) VALUES "
    "(#, '', @, $, 'light', 'phone', 1)",
    "INSERT INTO needs_need (person_id, project_id, day, area, weight, version) VALUES (@, $, 'housing', 2, 1)",
    "INSERT INTO skills_level (id, source_key, person_id, project_id, day, skill, language, script, level, source, "
    "version) VALUES (#, '', @, $, 'digital', '', '', 'alone', 'worker', 1)",
    "INSERT INTO appointments_appointment (id, source_key, person_id, project_id, day, channel, interpreter_language, "
    "interpreter_variety, state, version) VALUES (#, '', @, $, 'office', '', '', 'held', 1)",
    "INSERT INTO guidance_guidance (id, source_key, person_id, project_id, day, destination, provider, qualification, "
    "state, version, created_at) VALUES (#, '', @, $, 'vocational_education', 'School', '', 'ended', 1, "
    "'2026-01-01T00:00:00Z')",
    "INSERT INTO referrals_referral (id, source_key, person_id, project_id, sent_on, receiver_kind, receiver, "
    "language, fields, state, version) VALUES (#, '', @, $, 'service', '', 'fin', '', 'answered', 1)",
    "INSERT INTO contacts_contact (id, source_key, person_id, project_id, day, channel, language, topic, version, "
    "created_at) VALUES (#, '', @, $, 'phone', 'som', 'housing', 1, '2026-01-01T00:00:00Z')",
    "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, done_on, kind, status, version) VALUES "
    "(#, '', @, $, 'other', '', 1)",
    "INSERT INTO counselling_home_support (id, source_key, person_id, project_id, day, division_before, "
    "division_after, version) VALUES (#, '', @, $, '', '', 1)",
    "INSERT INTO counselling_risk (id, source_key, person_id, project_id, since, version) VALUES (#, '', @, $, 1)",
};
enum { KINDS = sizeof each / sizeof *each };

static struct world world(struct task *t)
{
    struct world w = { .project = project_new(t, "P1"), .other = project_new(t, "P2") };

    w.group = group_new(t, w.project);
    w.person = person_made(t, w.project, "Amina", "Testi", "1990-01-01");
    w.friend_ = person_made(t, w.project, "Hodan", "Testi", "1991-01-01");
    member_of(t, w.group, w.project, w.person, "");
    for (int i = 0; i < KINDS; i++)
        put(t, each[i], w.person, w.project, i, "2026-10-01");
    return w;
}

/* The names under which this viewer finds something, each with how many; and the same from the rows. */
static struct str parts(struct task *t, int64_t person)
{
    struct path_sight s = people_path_sight(t, person, people_sight(t, person));
    struct path_counts counts = people_path_counts(t, &s);
    struct path_rows rows = people_path(t, &s, PATH_ALL, 0, 100);
    struct str all = S("");

    for (int i = PATH_ALL + 1; i < PATH__N; i++) {
        int64_t n = 0;
        for (size_t k = 0; k < rows.n; k++)
            n += rows.at[k].part == (enum path_part)i;
        assert_int_equal(n, counts.of[i].n);
        struct str name = path_part_code((enum path_part)i);
        if (n > 0)
            all = str_fmt(t->a, "%.*s %.*s", STR_ARG(all), STR_ARG(name));
    }
    return all;
}

/* What the page shows of the work besides the path. */
static struct str work(struct task *t, int64_t person)
{
    struct person_work w = person_work_of(t, person, S(""));

    return str_fmt(t->a, "%s%s%s%s%s", w.counsels ? "counsels " : "", w.at_risk ? "risk " : "",
        w.talks.talks.n > 0 ? "talks " : "", w.needs.n > 0 && w.skills.n > 0 && w.referrals.n > 0 ? "rest " : "",
        w.follow_ups.n > 0 ? "follow_ups" : "");
}

#define TEAM "groups guidance contacts follow_ups facts"

RULE(each_role_finds_its_own_on_the_page_and_nothing_tells_of_more)
{
    struct world w = world(t);
    const char *all = " needs skills talks appointments groups guidance referrals contacts follow_ups family facts";
    static const struct {
        enum role role;
        bool leads, here;
        const char *parts, *work;
    } roles[] = {
        { ROLE_COUNSELLOR, false, true, NULL, "counsels risk talks rest follow_ups" },
        { ROLE_INSTRUCTOR, true, true, NULL, "counsels risk talks rest follow_ups" },
        { ROLE_MANAGER, false, true, " " TEAM, "follow_ups" },
        { ROLE_PEER, true, true, "", "" },
        { ROLE_COORDINATOR, false, true, "", "" },
        { ROLE_INSTRUCTOR, false, true, "", "" },
        { ROLE_COUNSELLOR, false, false, "", "" },
        { ROLE_ADMIN, false, false, "", "" },
    };

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        int64_t staff = become(t, roles[i].role, roles[i].here ? w.project : w.other);
        if (roles[i].leads)
            leader_of(t, w.group, staff, roles[i].role == ROLE_PEER ? "peer" : "leader");
        assert_string_equal(str_z(t->a, parts(t, w.person)), roles[i].parts ? roles[i].parts : all);
        assert_string_equal(str_z(t->a, work(t, w.person)), roles[i].work);
    }
}

RULE(a_note_about_somebody_whom_an_instructor_does_not_see_is_no_event_for_her)
{
    struct world w = world(t);

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO counselling_person (talk_id, person_id, version) SELECT id, %lld, 1 FROM "
                                "counselling_talk",
                                (long long)w.friend_)));
    leader_of(t, w.group, become(t, ROLE_INSTRUCTOR, w.project), "leader");
    assert_true(str_find(parts(t, w.person), S("talks")) < 0);
    become(t, ROLE_COUNSELLOR, w.project);
    assert_true(str_find(parts(t, w.person), S("talks")) >= 0);
    assert_true(str_find(parts(t, w.friend_), S("talks")) >= 0);
}

RULE(what_is_next_stands_by_its_day_and_what_only_waits_stands_behind)
{
    struct world w = world(t);
    int64_t plan = id_new();

    become(t, ROLE_COUNSELLOR, w.project);
    put(t,
        "INSERT INTO guidance_guidance (id, source_key, person_id, project_id, day, destination, provider, "
        "qualification, state, version, created_at) VALUES (#, '', @, $, 'vocational_education', 'School', '', "
        "'applied', 1, '2026-01-01T00:00:00Z')",
        w.person, w.project, 0, "2026-08-01");
    put(t,
        "INSERT INTO appointments_appointment (id, source_key, person_id, project_id, day, channel, "
        "interpreter_language, interpreter_variety, state, version) VALUES (#, '', @, $, 'office', '', '', 'planned', "
        "1)",
        w.person, w.project, 1, str_z(t->a, str_of(day_add(t->today, 5).t)));
    put(t,
        "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, due_on, kind, status, version) "
        "VALUES (#, '', @, $, 'exit', '', 1)",
        w.person, w.project, 2, str_z(t->a, str_of(day_add(t->today, -3).t)));
    put(t,
        "INSERT INTO referrals_referral (id, source_key, person_id, project_id, sent_on, receiver_kind, receiver, "
        "language, fields, state, version) VALUES (#, '', @, $, 'service', '', 'fin', '', 'sent', 1)",
        w.person, w.project, 3, str_z(t->a, str_of(day_add(t->today, 2 - REFERRAL_REMIND_DAYS).t)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, review_on, "
                                "version) VALUES (%lld, '', %lld, %lld, '2026-10-01', '%s', 1)",
                                (long long)plan, (long long)w.person, (long long)w.project, day_add(t->today, 9).t)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO plans_step (plan_id, step, due_on, state, version) VALUES "
                                "(%lld, 1, '%s', 'open', 1), (%lld, 2, '%s', 'open', 1)",
                                (long long)plan, day_add(t->today, 8).t, (long long)plan, day_add(t->today, 7).t)));
    static const enum next_kind order[] = { NEXT_FOLLOW_UP, NEXT_REFERRAL, NEXT_APPOINTMENT, NEXT_STEP, NEXT_REVIEW,
        NEXT_GUIDANCE };
    struct person_work now = person_work_of(t, w.person, S(""));
    assert_int_equal(now.next.n, sizeof order / sizeof *order);
    for (size_t i = 0; i < now.next.n; i++)
        assert_int_equal(now.next.at[i].kind, order[i]);
    assert_true(now.next.at[0].late && !now.next.at[1].late && !now.next.at[5].late);
    assert_true(day_cmp(now.next.at[3].day, day_add(t->today, 7)) == 0);
    assert_int_equal(now.later.n, 0);
    for (int i = 0; i < 3; i++)
        put(t,
            "INSERT INTO guidance_guidance (id, source_key, person_id, project_id, day, destination, provider, "
            "qualification, state, version, created_at) VALUES (#, '', @, $, 'other_training', '', '', 'agreed', 1, "
            "'2026-01-01T00:00:00Z')",
            w.person, w.project, 10 + i, "2026-07-01");
    now = person_work_of(t, w.person, S("")); /* what waits longest stands first, also behind the line */
    assert_int_equal(now.next.n, NEXT_MOST);
    assert_str(day_str(&now.next.at[5].day), "2026-07-01");
    assert_int_equal(now.later.n, 3);
    assert_str(day_str(&now.later.at[2].day), "2026-08-01");
    become(t, ROLE_MANAGER, w.project);
    now = person_work_of(t, w.person, S(""));
    assert_int_equal(now.next.n + now.later.n, 5); /* to be asked, and guidance that waits */
}

/* Statements and rows of the page. */
static unsigned cost(struct task *t, int64_t person, size_t *ret_rows)
{
    unsigned before = t->statements;
    struct path_sight s = people_path_sight(t, person, people_sight(t, person));
    struct person_work w = person_work_of(t, person, S(""));

    (void)people_path_counts(t, &s);
    *ret_rows = w.talks.talks.n + w.appointments.n + w.referrals.n + w.follow_ups.n + w.needs.n + w.skills.n +
                people_path_newest(t, &s, 5).n + people_path(t, &s, PATH_ALL, 25, PATH_PAGE).n;
    return t->statements - before;
}

RULE(five_hundred_events_cost_no_more_than_five)
{
    struct world w = world(t);
    size_t rows;

    become(t, ROLE_COUNSELLOR, w.project);
    unsigned few = cost(t, w.person, &rows);
    for (int i = 0; i < 50; i++)
        for (int k = 0; k < KINDS; k++)
            put(t, each[k], w.person, w.project, i * KINDS + k, str_z(t->a, str_of(day_add(t->today, -i).t)));
    unsigned many = cost(t, w.person, &rows);
    assert_int_equal(many, few);
    assert_true(rows > 50 && rows < 120);
    struct path_sight s = people_path_sight(t, w.person, people_sight(t, w.person));
    struct path_rows newest = people_path_newest(t, &s, 5);
    assert_int_equal(newest.n, 10);
    for (size_t i = 0; i < newest.n; i++) /* contacts first, each from the newest back */
        assert_true(newest.at[i].part == (i < 5 ? PATH_contacts : PATH_guidance) &&
                    day_cmp(newest.at[i].day, day_add(t->today, -(int)(i % 5))) == 0);
}

RULES(each_role_finds_its_own_on_the_page_and_nothing_tells_of_more,
    a_note_about_somebody_whom_an_instructor_does_not_see_is_no_event_for_her,
    what_is_next_stands_by_its_day_and_what_only_waits_stands_behind, five_hundred_events_cost_no_more_than_five)
