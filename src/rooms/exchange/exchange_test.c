/* Tests of the data package: the same bytes out again, every kind of refusal, nothing changed by a wrong package,
 * changed rows, doubtful persons, undo, odd encodings. */
#include "auth/viewer.h"
#include "tests/exchange_testing.h"

RULE(a_package_comes_out_as_it_went_in)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(result.n[EXCHANGE_NEW], small_rows());
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
}

RULE(the_same_package_again_changes_nothing)
{
    struct exchange_result result;

    bring_small(t, &result);
    bring_small(t, &result);
    assert_int_equal(result.n[EXCHANGE_SAME], small_rows());
    assert_int_equal(result.n[EXCHANGE_NEW] + result.n[EXCHANGE_CHANGED] + result.n[EXCHANGE_DOUBTFUL], 0);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
}

/* The only rejection of a package of one file. */
static struct exchange_rejection refusal(struct task *t, const char *name, const char *csv)
{
    struct exchange_result result;

    assert_int_equal(bring_one(t, name, csv, &result), INVALID);
    if (result.rejections.n != 1)
        for (size_t i = 0; i < result.rejections.n; i++)
            print_error(
                "%.*s: %.*s\n", STR_ARG(result.rejections.at[i].column), STR_ARG(result.rejections.at[i].reason));
    assert_int_equal(result.rejections.n, 1);
    test_rollback(t);
    return result.rejections.at[0];
}

RULE(every_refusal_says_file_line_column_reason_and_hint)
{
    static const struct {
        const char *file, *csv;
        int line;
        const char *column, *value, *reason, *hint;
    } cases[] = {
        { "people.csv", "person,birth_dat\na,1990\n", 1, "birth_dat", "", "people.csv has no column of this name.",
            "Did you mean \"birth_date\"?" },
        { "people.csv", "given_names\nA\n", 1, "person", "", "This column is missing; no row can be read without it.",
            "Add the column." },
        { "people.csv", "person,person\na,b\n", 1, "person", "", "The column stands in the file twice.",
            "Leave one of them out." },
        { "people.csv", "person\na\nb\na\n", 4, "person", "a", "This key stands in the file twice.",
            "Leave one of the rows out, or give it a key of its own." },
        { "people.csv", "person,gender\na,wman\n", 2, "gender", "wman", "This is not in the value list of the column.",
            "Did you mean \"woman\"?" },
        { "people.csv", "person,birth_date\na,1990-02-30\n", 2, "birth_date", "1990-02-30",
            "This is no day of the calendar.", "Write days as 2026-11-22." },
        { "people.csv", "person,birth_date\na,1990/04/03\n", 2, "birth_date", "1990/04/03",
            "This is no day of the calendar.", "Did you mean \"1990-04-03\"?" },
        { "people.csv", "person,birth_date\na,2030\n", 2, "birth_date", "2030", "The date of birth is in the future.",
            "Correct it, or leave it empty." },
        { "people.csv", "person,languages\na,som;qq\n", 2, "languages", "qq", "There is no such language code.",
            "Write the three letters of ISO 639-3: som, ara, fin." },
        { "people.csv", "person,municipality\na,Helsinki\n", 2, "municipality", "Helsinki",
            "There is no municipality with this code.", "Did you mean \"091\"?" },
        { "people.csv", "person,citizenships\na,Atlantis\n", 2, "citizenships", "Atlantis",
            "There is no such country code.",
            "Write two capital letters: FI, SO, IQ; XS for stateless, XX for not determined." },
        { "people.csv", "person,non_disclosure\na,ehkä\n", 2, "non_disclosure", "ehkä", "This is neither yes nor no.",
            "Write yes or no, or leave the cell empty." },
        { "people.csv", "person,given_names\n,A\n", 2, "person", "", "This cell must not be empty.",
            "Fill it in, or leave the row out." },
        { "projects.csv", "project,name,total_budget\nA,B,\"12,500\"\n", 2, "total_budget", "12,500",
            "This is no amount of money.", "Write euros with two decimals: 1250.00." },
        { "projects.csv", "project,name,target_participants\nA,B,many\n", 2, "target_participants", "many",
            "This is no whole number.", "Write digits only, without blanks or a decimal mark." },
        { "projects.csv", "project,name,start_date,end_date\nA,B,2025-02-01,2025-01-01\n", 2, "end_date", "2025-01-01",
            "The project ends before it starts.", "Correct the first or the last day." },
        { "staff.csv", "staff,name,email,role\na,B,nowhere,peer\n", 2, "email", "nowhere", "This is no email address.",
            "Write the e-mail address in full, for example name@example.org." },
        { "staff.csv", "staff,name,email,role\na,A,a@example.org,peer\nb,B,a@example.org,peer\n", 3, "email",
            "a@example.org", "This stands in the file twice.", "Leave one of the rows out, or correct the cell." },
        { "children.csv", "child,parents\nc,nobody\n", 2, "parents", "nobody", "No row of people.csv has this key.",
            "Add the row to people.csv, or correct the key." },
        { "person.csv", "person\na\n", 0, "", "", "The package has no file of this name.",
            "Files are called projects.csv, staff.csv, people.csv and so on; see the template." },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct exchange_rejection r = refusal(t, cases[i].file, cases[i].csv);
        assert_str(r.file, cases[i].file);
        assert_int_equal(r.line, cases[i].line);
        assert_str(r.column, cases[i].column);
        assert_str(r.value, cases[i].value);
        assert_str(r.reason, cases[i].reason);
        assert_str(r.hint, cases[i].hint);
    }
}

RULE(a_row_that_names_a_rejected_row_is_not_blamed)
{
    struct exchange_result result;
    struct text texts[] = { { "people.csv", "person,gender\na,wman\n" }, { "children.csv", "child,parents\nc,a\n" } };

    assert_int_equal(bring(t, texts, 2, NULL, &result), INVALID);
    assert_int_equal(result.rejections.n, 1);
    struct text headless[] = { { "people.csv", "given_names\nA\n" }, { "children.csv", "child,parents\nc,a\n" } };
    assert_int_equal(bring(t, headless, 2, NULL, &result), INVALID);
    assert_int_equal(result.rejections.n, 1);
    struct text torn[] = { { "people.csv", "person,given_names\na,\"A\n" },
        { "contacts.csv", "contact,project,date,person\nk,P,2025-01-01,a\n" }, { "projects.csv", "" } };
    assert_int_equal(bring(t, torn, 3, NULL, &result), INVALID);
    assert_int_equal(result.rejections.n, 2);
}

RULE(a_wrong_package_changes_nothing)
{
    struct exchange_result result;
    struct text texts[] = { { "people.csv", "person,given_names\np2,Other\np9,New\n" },
        { "attendance.csv", "session,person,mark\nx2,p9,asleep\n" } };

    bring_small(t, &result);
    test_commit(t);
    assert_int_equal(bring(t, texts, 2, NULL, &result), INVALID);
    test_rollback(t);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
    assert_int_equal(test_number(t, "SELECT count(*) FROM exchange_import"), 1);
}

RULE(changed_rows_keep_what_the_sender_left_empty)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, "people.csv",
                         "person,birth_date,family_name,phone\np2,,Warsame Ali,+358 40 7654321\np3,,,\n", &result),
        DONE);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 1);
    assert_int_equal(result.n[EXCHANGE_SAME], 1);
    struct str people = exported(t, "people.csv", 0);
    assert_true(
        str_find(people, S("p2,Ayaan,Warsame Ali,1990-04-03,woman,som;ara,som,+358 40 7654321,a@example.org")) > 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_name_part WHERE part = 'ali'"), 1);
    assert_int_equal(
        bring_one(t, "attendance.csv", "session,person,mark\nx2,p1,present\nx2,p2,present\n", &result), DONE);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 1);
    assert_true(str_find(exported(t, "attendance.csv", 0), S("x2,p1,present,45\n")) > 0);
}

RULE(undo_gives_back_what_was)
{
    struct exchange_result first, second;
    struct str why;
    struct text texts[] = { { "people.csv", "person,given_names,family_name\np2,Other,Name\np9,New,One\n" },
        { "attendance.csv", "session,person,mark,minutes\nx2,p1,excused,5\nx2,p9,present,\n" },
        { "children.csv", "child,parents\nc9,p9\n" } };

    bring_small(t, &first);
    assert_int_equal(bring(t, texts, 3, NULL, &second), DONE);
    assert_int_equal(exchange_undo(t, second.import, &why), DONE);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
    assert_int_equal(exchange_undo(t, second.import, &why), NOT_FOUND);
}

RULE(undo_leaves_an_empty_database)
{
    struct exchange_result result;
    struct str why;

    bring_small(t, &result);
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), "");
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_family"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_name_part"), 0);
}

RULE(undo_refuses_when_something_was_built_on_it)
{
    struct exchange_result first, second;
    struct str why;

    bring_small(t, &first);
    assert_int_equal(bring_one(t, "contacts.csv", "contact,project,date,person\nk9,P1,2025-03-03,p1\n", &second), DONE);
    assert_int_equal(exchange_undo(t, first.import, &why), CONFLICT);
    assert_str(why, "later rows build on it (contacts: 1).");
    assert_int_equal(exchange_undo(t, second.import, &why), DONE);
    test_sql(t, "UPDATE people_person SET version = 2 WHERE source_key = 'p1'");
    assert_int_equal(exchange_undo(t, first.import, &why), CONFLICT);
    assert_str(why, "rows it brought were changed since (people: 1).");
}

RULE(what_leaves_the_house_keeps_quiet_about_protected_households)
{
    struct exchange_result result;
    struct viewer manager = { .staff = 7 };

    bring_small(t, &result);
    assert_int_equal(
        bring_one(t, "people.csv", "person,phone,email\np1,+358 40 7777777,m@example.org\n", &result), DONE);
    test_sql(t, "UPDATE groups_membership SET state = 'waiting'");
    const struct viewer *program = t->viewer;
    t->viewer = &manager;
    struct str people = exported(t, "people.csv", 0), groups = exported(t, "groups.csv", 0),
               sessions = exported(t, "sessions.csv", 0);
    t->viewer = program;
    assert_true(str_find(people, S("\np1,مريم,الحسن,1985,woman,ara,ara,,,,,2014,IQ,yes\n")) > 0);
    assert_true(str_find(people, S("\np3,X,Y,")) > 0);
    assert_true(str_find(groups, S("\ng2,P1,Somali B,som,peer,,,,,,,,,,,,,\n")) > 0); /* p1 waits for it */
    assert_true(str_find(groups, S("\ng1,P1,Somali A,som,peer,,,,2025-02-01,2025-12-31,,,,15,8,s1;s2,g2,ps2\n")) >
                0); /* p2 is her household */
    assert_true(str_find(sessions, S("\nx2,g1,2025-02-10,,,meeting")) > 0);
    assert_true(str_find(exported(t, "people.csv", 0), S("+358 40 7777777")) > 0);
}

RULE(merged_files_come_in_and_go_out_as_one)
{
    struct exchange_result result;

    bring_small(t, &result);
    /* p1 went into p2 and p2 into p3; what rooms have of them moved, but for a need that both had, and the parents */
    test_sql(t, "UPDATE people_person SET merged_into = (SELECT id FROM people_person x WHERE x.source_key = 'p2') "
                "WHERE source_key = 'p1'");
    test_sql(t, "UPDATE people_person SET merged_into = (SELECT id FROM people_person x WHERE x.source_key = 'p3') "
                "WHERE source_key = 'p2'");
    test_sql(t, "UPDATE groups_membership SET person_id = (SELECT id FROM people_person x WHERE x.source_key = 'p3')");
    test_sql(
        t, "UPDATE people_participation SET person_id = (SELECT id FROM people_person x WHERE x.source_key = 'p3')");
    assert_str(exported(t, "needs.csv", 0), "");
    assert_true(str_find(exported(t, "children.csv", 0), S("\nc1,,2022-05")) > 0);
    assert_int_equal(bring(t, (struct text[]){ small[4], small[6] }, 2, NULL, &result),
        DONE); /* participations, memberships: as they were sent */
    assert_int_equal(result.n[EXCHANGE_SAME], 3);
    test_sql(t, "UPDATE groups_membership SET group_id = (SELECT id FROM groups_group WHERE source_key = 'g1'), "
                "joined_on = '2025-02-01'");
    assert_str(
        exported(t, "memberships.csv", 0), "group,person,joined_on,left_on,state\ng1,p3,2025-02-01,2025-05-01,left\n");
}

RULE(imports_are_taken_back_one_after_the_other)
{
    struct exchange_result first, second;
    struct str why;
    struct text texts[] = { { "people.csv", "person,given_names\np2,Other\n" },
        { "groups.csv", "group,project,name\ng1,P1,Renamed\n" },
        { "attendance.csv", "session,person,mark,minutes\nx2,p1,excused,5\n" } };

    bring_small(t, &first);
    assert_int_equal(bring(t, texts, 3, NULL, &second), DONE);
    assert_int_equal(exchange_undo(t, first.import, &why), CONFLICT);
    assert_str(why, "rows it brought were changed since (people: 1, groups: 1, attendance: 1).");
    assert_int_equal(exchange_undo(t, second.import, &why), DONE);
    test_sql(
        t, "UPDATE people_person SET version = version + 1 WHERE source_key = 'p2'"); /* a hand's change still counts */
    assert_int_equal(exchange_undo(t, first.import, &why), CONFLICT);
    assert_str(why, "rows it brought were changed since (people: 1).");
    test_sql(t, "UPDATE people_person SET version = version - 1 WHERE source_key = 'p2'");
    assert_int_equal(exchange_undo(t, first.import, &why), DONE);
    assert_str(exported(t, "people.csv", 0), "");
}

RULE(groups_are_not_merged_in_a_circle)
{
    struct exchange_result result;

    bring_small(t, &result);
    test_commit(t);
    assert_int_equal(
        bring_one(t, "groups.csv", "group,project,name,merged_into\ng2,P1,Somali B,g3\ng3,P1,New,g1\n", &result),
        INVALID);
    test_rollback(t);
    assert_int_equal(result.rejections.n, 2); /* g1 is merged into g2 already */
    assert_int_equal(result.rejections.at[1].line, 3);
    assert_str(result.rejections.at[1].column, "merged_into");
    assert_str(result.rejections.at[1].reason, "The groups are merged into each other in a circle.");
    assert_int_equal(
        bring_one(t, "groups.csv", "group,project,name,merged_into\ng2,P1,Somali B,g3\ng3,P1,New,\n", &result), DONE);
}

RULE(somebody_who_may_be_there_already_is_doubtful)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, "people.csv",
                         "person,given_names,family_name,birth_date,phone\nq1,Ayan,Warsame,1990-04-03,\nq2,Other,"
                         "Person,,040 123 4567\nq3,Third,Person,1980,\n",
                         &result),
        DONE);
    assert_int_equal(result.n[EXCHANGE_DOUBTFUL], 2);
    assert_int_equal(result.n[EXCHANGE_NEW], 1);
}

RULE(odd_files_are_read_and_named)
{
    struct exchange_result result;

    assert_int_equal(bring_one(t, "people.csv",
                         "\xEF\xBB\xBF"
                         "family_name;person;languages;municipality\r\nMäki;a;so;5\r\n",
                         &result),
        DONE);
    assert_true(str_find(exported(t, "people.csv", 0), S("a,,Mäki,,,som,,,,005,")) > 0);
    assert_int_equal(result.notes.n, 5);
    assert_str(result.notes.at[0].text, "Two-letter language codes were read as three letters: \"so\" as \"som\".");
    assert_str(result.notes.at[1].text, "Municipality codes had lost their zeros: \"5\" was read as \"005\".");
    assert_int_equal(bring_one(t, "people.csv", "person,family_name\nb,M\xE4ki\n", &result), DONE);
    assert_true(str_find(exported(t, "people.csv", 0), S("\nb,,Mäki,")) > 0);
    assert_int_equal(result.notes.n, 1);
}

RULE(an_import_for_one_project_takes_no_other)
{
    struct exchange_result result;

    bring_small(t, &result);
    struct exchange_options o = { .project = test_number(t, "SELECT id FROM projects_project WHERE code = 'P1'") };
    struct text mine = { "contacts.csv", "contact,date\nk8,2025-03-03\n" },
                other = { "contacts.csv", "contact,date,project\nk9,2025-03-03,P2\n" };
    assert_int_equal(bring(t, &mine, 1, &o, &result), DONE);
    assert_true(str_find(exported(t, "contacts.csv", o.project), S("k8,P1,2025-03-03")) > 0);
    assert_int_equal(bring(t, &other, 1, &o, &result), INVALID);
    assert_str(result.rejections.at[0].reason, "This import is for project P1 only.");
}

RULE(a_project_s_own_package_stands_alone)
{
    struct exchange_result result;
    struct text out[SMALL_N];
    size_t n = 0;

    bring_small(t, &result);
    int64_t project = test_number(t, "SELECT id FROM projects_project WHERE code = 'P1'");
    for (size_t i = 0; i < SMALL_N; i++) {
        struct str csv = exported(t, small[i].name, project);
        if (csv.n > 0)
            out[n++] = (struct text){ small[i].name, str_z(t->a, csv) };
    }
    struct str why;
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    assert_int_equal(bring(t, out, n, NULL, &result), DONE);
    assert_true(str_find(exported(t, "projects.csv", 0), S("P2")) < 0);
}

RULE(a_manager_s_package_names_an_administrator_who_is_there)
{
    struct exchange_result result;
    struct text known = { "staff.csv", "staff,name,email,role\ns9,Ylla Pito,ylla@example.org,admin\n" };
    struct text unknown = { "staff.csv", "staff,name,email,role\ns8,Uusi Tulija,uusi@example.org,admin\n" };

    bring_small(t, &result);
    assert_int_equal(bring(t, &known, 1, NULL, &result), DONE);
    struct exchange_options o = { .project = test_number(t, "SELECT id FROM projects_project WHERE code = 'P1'"),
        .limited = true };
    assert_int_equal(bring(t, &known, 1, &o, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_SAME], 1);
    assert_int_equal(bring(t, &unknown, 1, &o, &result), INVALID);
    assert_str(result.rejections.at[0].reason, "Only an administrator adds staff with this role.");
}

RULE(mended_cells_and_rows_left_out)
{
    struct exchange_result result;
    struct exchange_mend at[] = { { S("people.csv"), S("gender"), S("woman"), 2 },
        { S("people.csv"), S(""), S(""), 3 } };
    struct exchange_mends mends = { at, 2, 2 };
    struct exchange_options o = { .mends = &mends };
    struct text texts = { "people.csv", "person,gender\na,wman\nb,mn\n" };

    assert_int_equal(bring(t, &texts, 1, &o, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], 1);
}

/* ---- checks: the same walk in a transaction that only reads */

struct groups_seen {
    struct task *other;
    int64_t n[EXCHANGE__N];
    struct buf lines;
};

static void note_row(void *x, const struct exchange_row *row)
{
    struct groups_seen *s = x;

    s->n[row->group]++;
    buf_fmt(&s->lines, "%.*s:%lld:%d:", STR_ARG(row->file), (long long)row->line, (int)row->group);
    for (size_t i = 0; i < row->kind->n; i++)
        buf_fmt(&s->lines, "%.*s|", STR_ARG(row->cells[i]));
}

/* What a check says of each row and what the import then says of it. */
static void check_and_import(struct task *t, const struct text *texts, size_t n)
{
    struct groups_seen check = { 0 }, import = { 0 };
    struct exchange_options o = { .row = note_row, .row_x = &check };
    struct exchange_result said, did;

    buf_init(&check.lines, 100000);
    buf_init(&import.lines, 100000);
    test_read_only(t);
    enum outcome how = bring(t, texts, n, &o, &said);
    test_rollback(t);
    o.row_x = &import;
    assert_int_equal(bring(t, texts, n, &o, &did), how);
    assert_true(str_eq(buf_view(&check.lines), buf_view(&import.lines)));
    for (int g = 0; g < EXCHANGE__N; g++)
        assert_int_equal(said.n[g], did.n[g]);
    assert_int_equal(said.rejections.n, did.rejections.n);
    for (size_t i = 0; i < said.rejections.n; i++)
        assert_true(said.rejections.at[i].line == did.rejections.at[i].line &&
                    str_eq(said.rejections.at[i].reason, did.rejections.at[i].reason));
    how == DONE ? test_commit(t) : test_rollback(t);
    buf_free(&check.lines);
    buf_free(&import.lines);
}

RULE(a_check_says_what_the_import_does)
{
    static const struct text wrong[] = {
        { "staff.csv", "staff,name,email,role\ns8,A,a@example.org,instructor\ns9,B,a@example.org,instructor\n" },
        { "people.csv", "person,given_names,birth_date\np1,,\np9,New,1990-13-01\np8,New,\np8,Again,\n" },
        { "groups.csv", "group,project,name,merged_into\ng2,P1,Somali B,g3\ng3,P1,New,g1\n" },
        { "memberships.csv", "group,person,joined_on\ng3,p1,\ng3,p1,\ng3,p1,2025-01-01\n" },
        { "attendance.csv",
            "session,person,mark\nx2,p2,late\nx1,p2,present\nx1,p2,present\nx1,p9,present\nx1,p9,present\n" },
        { "needs.csv", "person,project,date,area,weight\np2,P1,2025-02-03,work,1\np2,P1,2025-02-04,work,1\np2,P1,2025-"
                       "02-04,health,1\n" },
        { "plan_steps.csv", "plan,step,what\nl1,3,Go\nl1,3,Stay\n" },
    };

    check_and_import(t, small, SMALL_N);
    check_and_import(t, small, SMALL_N);
    check_and_import(t, wrong, sizeof wrong / sizeof *wrong);
    assert_int_equal(test_number(t, "SELECT count(*) FROM exchange_import"), 2);
}

/* The line of the only rejection of a file that comes after the small package. */
static int64_t bring_small_then(struct task *t, const char *name, const char *csv)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, name, csv, &result), INVALID);
    assert_int_equal(result.rejections.n, 1);
    test_rollback(t);
    return result.rejections.at[0].line;
}

RULE(rows_that_stand_twice_are_named)
{
    assert_int_equal(
        bring_small_then(t, "attendance.csv", "session,person,mark\nx1,p2,present\nx1,p3,present\nx1,p2,late\n"), 4);
    assert_int_equal(
        bring_small_then(t, "memberships.csv", "group,person,joined_on\ng2,p2,2025-01-01\ng2,p2,2025-01-01\n"), 3);
    assert_int_equal(bring_small_then(t, "plan_steps.csv", "plan,step\nl1,3\nl1,4\nl1,3\n"), 4);
    assert_int_equal(bring_small_then(t, "child_care.csv", "session,child,state\nx1,c1,came\nx1,c1,came\n"), 3);
    assert_int_equal(bring_small_then(t, "needs.csv",
                         "person,project,date,area,weight\np3,P1,2025-02-03,work,1\np3,P1,2025-02-03,work,1\n"),
        3);
}

RULE(rows_about_two_persons_who_were_merged_are_one)
{
    struct exchange_result result;

    bring_small(t, &result);
    test_sql(t, "UPDATE people_person SET merged_into = (SELECT id FROM people_person WHERE source_key = 'p2') WHERE "
                "source_key = 'p1'");
    assert_int_equal(
        bring_one(t, "memberships.csv",
            "group,person,joined_on,left_on,state\ng1,p2,2025-02-01,,member\ng1,p1,2025-02-01,,waiting\n", &result),
        DONE);
    assert_true(result.n[EXCHANGE_CHANGED] == 1 && result.n[EXCHANGE_SAME] == 1);
    assert_int_equal(bring_one(t, "attendance.csv", "session,person,mark\nx2,p2,excused\nx2,p1,late\n", &result), DONE);
    assert_true(result.n[EXCHANGE_CHANGED] == 1 && result.n[EXCHANGE_SAME] == 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark WHERE mark = 'excused'"), 1);
}

static void save_beside(void *x, const struct exchange_row *row)
{
    struct groups_seen *s = x;

    if (s->n[0]++ > 0)
        return;
    db_begin_write(s->other);
    test_sql(s->other, "UPDATE people_person SET version = version + 1");
    db_commit(s->other);
}

RULE(nobody_waits_for_a_check)
{
    struct exchange_result result;
    struct task other = *t;
    struct groups_seen s = { .other = &other };
    struct exchange_options o = { .row = save_beside, .row_x = &s };

    bring_small(t, &result);
    test_commit(t);
    other.db = test_connect(t);
    test_read_only(t);
    assert_int_equal(bring(t, small, SMALL_N, &o, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_SAME], small_rows());
    assert_int_equal(s.n[0], small_rows());
    test_rollback(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE version = 2"), 3);
}

RULES(a_package_comes_out_as_it_went_in, the_same_package_again_changes_nothing,
    every_refusal_says_file_line_column_reason_and_hint, a_row_that_names_a_rejected_row_is_not_blamed,
    a_wrong_package_changes_nothing, changed_rows_keep_what_the_sender_left_empty, undo_gives_back_what_was,
    undo_leaves_an_empty_database, undo_refuses_when_something_was_built_on_it, merged_files_come_in_and_go_out_as_one,
    what_leaves_the_house_keeps_quiet_about_protected_households, imports_are_taken_back_one_after_the_other,
    groups_are_not_merged_in_a_circle, somebody_who_may_be_there_already_is_doubtful, odd_files_are_read_and_named,
    an_import_for_one_project_takes_no_other, a_project_s_own_package_stands_alone,
    a_manager_s_package_names_an_administrator_who_is_there, mended_cells_and_rows_left_out,
    a_check_says_what_the_import_does, rows_that_stand_twice_are_named, rows_about_two_persons_who_were_merged_are_one,
    nobody_waits_for_a_check)
