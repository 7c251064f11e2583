/* Tests of two projects of one house that use the same keys, on both engines: the package of the house has each key
 * once, goes into an empty house and comes out the same, and is known again here; an import that is taken back meets
 * its own rows. */
#include "tests/exchange_testing.h"
#include "auth/viewer.h"

#define STAFF \
    "staff,name,email,role,projects\ns1,Ali Malli,ali@example.org,instructor,P1;P2\ns2,Outi " \
    "Esimerkki,outi@example.org,manager,P2;P1\n"

enum { WORK = 2 }; /* small[WORK…]: the files after projects and staff */

static struct str with_code(struct task *t, const char *csv, const char *code)
{
    struct str rest = str_of(csv), all = S("");
    ptrdiff_t at;

    while ((at = str_find(rest, S("P1"))) >= 0) {
        all = str_fmt(t->a, "%.*s%.*s%s", STR_ARG(all), (int)at, rest.p, code);
        rest = str_part(rest, (size_t)at + 2, rest.n);
    }
    return str_fmt(t->a, "%.*s%.*s", STR_ARG(all), STR_ARG(rest));
}

static struct exchange_options manager_of(struct task *t, const char *code)
{
    return (struct exchange_options){
        .project = test_number(
            t, str_z(t->a, str_fmt(t->a, "SELECT id FROM projects_project WHERE code = '%s'", code))),
        .limited = true
    };
}

/* What was published elsewhere comes in as a draft when one project's manager brings it: publications_kind_test. */
static const char *as_draft(const struct text *file)
{
    if (!strcmp(file->name, "publications.csv"))
        return "publication,project,kind,language,state\npu1,P1,material,fin,draft\npu2,P1,news,som,draft\n";
    if (!strcmp(file->name, "publication_texts.csv"))
        return "publication,language,number,title,summary,body,basis,shown,unread,staff,saved_at\n"
               "pu1,fin,1,Arki,Lyhyesti,Ensin syödään.,,no,no,s1,2025-01-10T09:00:00Z\n";
    return file->csv;
}

/* The small package's work, brought by the manager of the project with this code. */
static void bring_work(struct task *t, const char *code, struct exchange_result *ret)
{
    struct exchange_options o = manager_of(t, code);
    struct text texts[SMALL_N - WORK];

    for (size_t i = WORK; i < SMALL_N; i++)
        texts[i - WORK] = (struct text){ small[i].name, str_z(t->a, with_code(t, as_draft(&small[i]), code)) };
    assert_int_equal(bring(t, texts, SMALL_N - WORK, &o, ret), DONE);
}

static void bring_two_alike(struct task *t)
{
    struct exchange_result result;
    struct text house[] = { small[0], { "staff.csv", STAFF } };

    assert_int_equal(bring(t, house, 2, NULL, &result), DONE);
    bring_work(t, "P1", &result);
    bring_work(t, "P2", &result);
    /* of the house: a provider, a specialist, an absence, a questionnaire, two organisations, a course, its 3 texts */
    assert_int_equal(result.n[EXCHANGE_SAME], 10);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 0);
}

static struct text *house_of(struct task *t)
{
    struct text *texts = NEW_N(t->a, struct text, SMALL_N);

    for (size_t i = 0; i < SMALL_N; i++)
        texts[i] = (struct text){ small[i].name, str_z(t->a, exported(t, small[i].name, 0)) };
    return texts;
}

RULE(the_package_of_a_house_whose_projects_share_every_key_goes_into_an_empty_house_and_comes_out_the_same)
{
    struct exchange_result result;

    bring_two_alike(t);
    struct text *house = house_of(t);
    int64_t people = test_number(t, "SELECT count(*) FROM people_person"),
            marks = test_number(t, "SELECT count(*) FROM attendance_mark");
    test_rollback(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person"), 0);
    assert_int_equal(bring(t, house, SMALL_N, NULL, &result), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person"), people);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark"), marks);
    /* Who came to what is the same: nobody of one project in the other's register. */
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark a JOIN groups_session s ON s.id = "
                                    "a.session_id JOIN groups_membership m ON m.person_id = a.person_id "
                                    "WHERE m.project_id <> s.project_id"),
        0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_group g JOIN groups_group i ON i.id = g.merged_into "
                                    "WHERE g.project_id = i.project_id"),
        2);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), house[i].csv);
}

RULE(the_oldest_row_keeps_its_key_and_a_project_alone_keeps_all_of_its_own)
{
    bring_two_alike(t);
    assert_true(str_find(exported(t, "people.csv", 0), S("\np2,Ayaan,")) > 0);
    struct exchange_options first = manager_of(t, "P1"), second = manager_of(t, "P2");
    for (size_t i = WORK; i < SMALL_N; i++) {
        struct str one = exported(t, small[i].name, first.project);
        assert_str(with_code(t, str_z(t->a, one), "P2"), str_z(t->a, exported(t, small[i].name, second.project)));
    }
}

RULE(the_package_of_such_a_house_is_known_again_in_it)
{
    struct exchange_result result;

    bring_two_alike(t);
    struct text *house = house_of(t);
    assert_int_equal(bring(t, house, SMALL_N, NULL, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW] + result.n[EXCHANGE_CHANGED] + result.n[EXCHANGE_DOUBTFUL], 0);
    bring_work(t, "P2", &result);
    assert_int_equal(result.n[EXCHANGE_CHANGED] + result.n[EXCHANGE_DOUBTFUL], 0);
    assert_int_equal(
        result.n[EXCHANGE_NEW], 3); /* p3, her child and its care: nothing tells that she belongs to the project */
}

RULE(an_import_of_the_second_project_that_is_taken_back_leaves_its_rows_with_its_own_people)
{
    struct exchange_result result;
    struct str why;

    bring_two_alike(t);
    struct text *house = house_of(t);
    struct exchange_options o = manager_of(t, "P2");
    struct text changed[] = { { "groups.csv", "group,project,name\ng1,P2,Renamed\n" },
        { "guidance.csv", "guidance,person,project,date,destination,state\nu1,p1,P2,2025-03-02,home_care,agreed\n" },
        { "counselling.csv", "counselling,person,project,date,minutes\nn1,p1,P2,2025-02-03,45\n" },
        { "children.csv", "child,parents\nc1,p2\n" } };
    assert_int_equal(bring(t, changed, 4, &o, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 4);
    assert_int_equal(
        test_number(t,
            "SELECT count(*) FROM groups_leader l JOIN groups_group g ON g.id = l.group_id WHERE g.name = 'Renamed'"),
        2);
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), house[i].csv);
}

RULES(the_package_of_a_house_whose_projects_share_every_key_goes_into_an_empty_house_and_comes_out_the_same,
    the_oldest_row_keeps_its_key_and_a_project_alone_keeps_all_of_its_own,
    the_package_of_such_a_house_is_known_again_in_it,
    an_import_of_the_second_project_that_is_taken_back_leaves_its_rows_with_its_own_people)
