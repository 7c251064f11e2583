/* Tests that hold for every kind of record, on both engines: no table with rows of people or imports is known to no
 * kind; a row that was brought, then changed, holds its import; two files of a person that were merged and parted are
 * as before; forms keep what an import took. A new kind fails here until it has its rows below. */
#include "rooms/attendance/attendance.h"
#include "rooms/contacts/contacts.h"
#include "rooms/groups/groups_card.h"
#include "rooms/guidance/guidance.h"
#include "rooms/kind.h"
#include "rooms/people/people_card.h"
#include "rooms/projects/projects_card.h"
#include "rooms/staff/staff.h"
#include "rooms/doubles/doubles_merge.h"
#include "tests/changed_testing.h"

/* ---- the schema */

/* Tables with such a column that no kind looks after, and why. */
static const char *const no_kind[] = {
    "exchange_import",          /* the list of imports itself */
    "exchange_change",          /* what an import changed */
    "exchange_file",            /* a package on its way */
    "exchange_mend",            /* its mended cells */
    "exchange_preview",         /* what its check found */
    "operations_operation",     /* what everybody sees: made by publishing, and by lists of others */
    "models_model",             /* what everybody reads, and its parts; packages of its own */
    "models_adoption",          /* who has adopted one */
    "people_merge_locked",      /* why two files became one over a locked period */
    "projects_correction",      /* what else of a locked period was changed, and why */
    "operations_import_row",    /* what a list of others changed */
    "reports_published",        /* what readers were shown of a report */
    "messages_message",         /* a queue, and what became of it; who was merged is reached as the one who was kept */
    "invitations_invitation",   /* as their messages */
    "invitations_guest",        /* goes with the messages that invited */
    "messages_way",             /* how she is reached */
    "messages_answer",          /* what came back */
    "messages_words",           /* a project's own words, beside the house's fixed ones: of this house */
    "services_entry",           /* the directory; its files are PTV and HSDS */
    "services_import_row",      /* what such a file changed */
    "attendance_looked_person", /* a list of a very large project, made anew every ten minutes */
    "plans_counted_person",     /* a list of a very large project, made anew every ten minutes */
    "child_care_group",         /* how many children one carer looks after: of this house */
    "child_care_sheet",         /* health data of children, which never leave the house */
    "sign_up_opening",          /* what everybody reads of a group: of this house */
    "sign_up_entry",            /* who has signed up, until somebody takes her in: then she is a person */
    "contacts_sent",            /* what a device has sent, for a month */
    "own_links_link",           /* keys of this house's own pages: the lost file's sleeps until they are parted */
    "own_links_pin",            /* the same */
    "own_links_opening",        /* the same */
    "own_page_choice",          /* how her page is shown */
    "own_page_request",         /* what she asked this house about her data */
    "attendance_reply",         /* "I come", for some weeks; "I cannot come" is a mark */
    "consents_consent",         /* what she said on her page of this house */
    "consents_shown",           /* who is in a picture: said anew where the picture is put up */
    "voice_idea",               /* what members of a group of this house say: who was merged has one voice with */
    "voice_vote",               /* the one who was kept, as each statement asks */
    "voice_feedback",           /* the same; told as sums from the threshold on */
    "voice_question",           /* the same */
    "voice_planner",            /* whom workers of this house have named, while she has no other file */
    "voice_move",               /* what she moved in the timetable */
    "retention_term",           /* how long this house keeps data */
    "retention_project",        /* and papers of a project */
    "retention_run",            /* what it removed, in numbers */
    "retention_due"             /* what it is about to remove */
};

/* " people_person people_family … " */
static struct str known_tables(struct task *t)
{
    struct str all = S(" ");

    for (enum kind_name k = 0; k < KIND__N; k++)
        all = str_fmt(t->a, "%.*s%s ", STR_ARG(all), kinds[k]->tables);
    for (size_t i = 0; i < sizeof no_kind / sizeof *no_kind; i++)
        all = str_fmt(t->a, "%.*s%s ", STR_ARG(all), no_kind[i]);
    return all;
}

#define SQLITE_COLUMNS "sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name"
#define POSTGRES_COLUMNS \
    "(SELECT table_name AS name, column_name FROM information_schema.columns c JOIN information_schema.tables USING " \
    "(table_schema, table_name) WHERE c.table_schema = current_schema() AND table_type = 'BASE TABLE') m " \
    "WHERE m.column_name"

static bool has_column(struct task *t, struct str table, const char *column)
{
    struct str sql = str_fmt(t->a, "SELECT count(*) FROM %s = '%s' AND m.name = '%.*s'",
        db_engine(t->db) == DB_SQLITE ? SQLITE_COLUMNS : POSTGRES_COLUMNS, column, STR_ARG(table));

    return test_number(t, str_z(t->a, sql)) == 1;
}

RULE(every_table_with_persons_imports_or_versions_belongs_to_a_kind)
{
    bool sqlite = db_engine(t->db) == DB_SQLITE;
    const char *columns = "IN ('person_id', 'import_id', 'version')";
    struct str known = known_tables(t);
    struct str all = str_fmt(
        t->a, "SELECT count(DISTINCT m.name) FROM %s %s", sqlite ? SQLITE_COLUMNS : POSTGRES_COLUMNS, columns);
    struct str stray = str_fmt(t->a, "%.*s AND %s('%.*s', ' ' || m.name || ' ') = 0", STR_ARG(all),
        sqlite ? "instr" : "strpos", STR_ARG(known));

    assert_true(test_number(t, str_z(t->a, all)) >= 17);
    assert_int_equal(test_number(t, str_z(t->a, stray)), 0);
}

/* ---- every kind: brought, changed, held */

static void stands_as_brought(struct task *t)
{
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
}

static const char *file_of(struct task *t, enum kind_name kind)
{
    return str_z(t->a, str_fmt(t->a, "%s.csv", kinds[kind]->name));
}

/* What an undo leaves hangs on no engine: on SQLite all files are compared, on PostgreSQL that of the kind. */
static void stands_again(struct task *t, enum kind_name kind)
{
    size_t i = 0;

    if (db_engine(t->db) == DB_SQLITE)
        stands_as_brought(t);
    while (i < SMALL_N && strcmp(small[i].name, file_of(t, kind)) != 0)
        i++;
    assert_true(i < SMALL_N);
    assert_str(exported(t, small[i].name, 0), small[i].csv);
}

RULE(a_row_of_every_kind_that_was_changed_since_holds_its_import_until_the_change_is_taken_back)
{
    struct exchange_result first, second;
    struct str why;

    for (enum kind_name k = 0; k < KIND__N; k++)
        assert_int_equal(changed[k].kind, k);
    bring_small(t, &first);
    test_commit(t);
    for (enum kind_name k = 0; k < KIND__N; k++) {
        if (changed[k].csv == NULL)
            continue;
        assert_int_equal(bring_one(t, file_of(t, k), changed[k].csv, &second), DONE);
        assert_int_equal(second.n[EXCHANGE_CHANGED], 1);
        assert_true(test_number(t, "SELECT count(*) FROM journal WHERE act = 'change' AND detail LIKE 'import %'") > 0);
        assert_int_equal(exchange_undo(t, first.import, &why), CONFLICT);
        if (str_find(why, str_of(kinds[k]->name)) < 0)
            fail_msg("%s: %.*s", kinds[k]->name, STR_ARG(why));
        assert_int_equal(exchange_undo(t, second.import, &why), DONE);
        stands_again(t, k);
        assert_int_equal(exchange_undo(t, first.import, &why), DONE);
        assert_int_equal(test_number(t, "SELECT count(*) FROM people_person"), 0);
        test_rollback(t);
    }
}

/* What the pages do: each changes a row by the function that its form calls. */
static int64_t id_of(struct task *t, const char *table, const char *key)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT id FROM %s WHERE source_key = '%s'", table, key)));
}

static void edit_person(struct task *t)
{
    struct person_card c;
    struct problems ps = { 0 };
    int64_t id = id_of(t, "people_person", "p2");

    assert_int_equal(people_card_open(t, id, &c), DONE);
    c.phone = S("040 111 2222");
    assert_int_equal(people_change(t, id, c.version, &c, &ps), DONE);
}

static void edit_spell(struct task *t)
{
    struct person_spell s;
    struct problems ps = { 0 };

    assert_int_equal(people_spell(t, id_of(t, "people_participation", "t1"), &s), DONE);
    s.heard_from = S("shop");
    assert_int_equal(people_correct_entry(t, &s, S("Wrong box"), &ps), DONE);
}

static void edit_group(struct task *t)
{
    struct group_record g;
    struct problems ps = { 0 };
    int64_t id = id_of(t, "groups_group", "g1");

    assert_int_equal(groups_record(t, id, GROUP_LEAD, &g), DONE);
    g.card.area = S("West");
    assert_int_equal(groups_change(t, id, g.version, &g.card, &ps), DONE);
}

static void edit_contact(struct task *t)
{
    struct contact_row c;
    struct problems ps = { 0 };

    assert_int_equal(contacts_get(t, id_of(t, "contacts_contact", "k1"), &c), DONE);
    c.topic = S("bank");
    assert_int_equal(contacts_change(t, &c, &ps), DONE);
}

static void edit_guidance(struct task *t)
{
    struct guidance_row g;
    struct problems ps = { 0 };

    assert_int_equal(guidance_get(t, id_of(t, "guidance_guidance", "u1"), &g), DONE);
    g.state = S("accepted");
    assert_int_equal(guidance_change(t, &g, &ps), DONE);
}

static void edit_project(struct task *t)
{
    struct project_record p;
    struct problems ps = { 0 };
    int64_t id = test_number(t, "SELECT id FROM projects_project WHERE code = 'P1'");

    assert_true(projects_read(t, id, &p));
    struct project_texts texts = projects_texts(t, id);
    p.card.fund = S("AMIF");
    assert_int_equal(projects_change(t, id, p.version, &p.card, &texts, &ps), DONE);
}

static void edit_staff(struct task *t)
{
    struct problems ps = { 0 };

    const struct staff_card c = { .email = S("ali@example.org"), .name = S("Ali Malli"), .role = ROLE_COUNSELLOR };
    assert_int_equal(staff_change(t, id_of(t, "staff", "s1"), 1, &c, &ps), DONE);
}

static void edit_child(struct task *t)
{
    struct problems ps = { 0 };
    int64_t mother = id_of(t, "people_person", "p2");
    struct family f = people_family_of(t, mother);

    assert_int_equal(f.children.n, 1);
    f.children.at[0].care_needs = S("milk allergy");
    assert_int_equal(people_change_child(t, mother, f.children.at[0].id, &f.children.at[0], &ps), DONE);
}

static void edit_membership(struct task *t)
{
    struct problems ps = { 0 };
    int64_t id = test_number(t, "SELECT id FROM groups_membership WHERE state = 'left'");

    assert_int_equal(
        groups_set_membership(t, id, 1, &(struct group_days){ DAY("2025-02-01"), DAY("2025-06-01") }, &ps), DONE);
}

static void edit_session(struct task *t)
{
    struct session_record r;
    struct problems ps = { 0 };
    int64_t id = id_of(t, "groups_session", "x2");

    assert_int_equal(groups_session_record(t, id, &r), DONE);
    r.card.theme = S("Bank");
    assert_int_equal(groups_change_session(t, id, r.version, &r.card, &ps), DONE);
}

/* A register is one form for marks and children. */
static void edit_register(struct task *t)
{
    struct attendance_mark mark = { id_of(t, "people_person", "p2"), MARK_excused, INT_NONE, true, false };
    struct child_mark child = { id_of(t, "people_child", "c1"), S("came"), false };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };
    static const struct viewer somebody = { .staff = 7, .program = true };
    const struct viewer *before = t->viewer;

    t->viewer = &somebody; /* whoever marks has a name */
    e.marks = (struct attendance_marks){ &mark, 1, 1 };
    e.children = (struct child_marks){ &child, 1, 1 };
    e.reason = S("Seen on paper");
    assert_int_equal(attendance_record(t, id_of(t, "groups_session", "x2"), &e, &ps), DONE);
    t->viewer = before;
}

RULE(a_row_that_was_edited_in_its_form_holds_its_import)
{
    static const struct {
        void (*edit)(struct task *t);
        const char *what;
    } each[] = { { edit_project, "(projects: 1)" }, { edit_staff, "(staff: 1)" }, { edit_person, "(people: 1)" },
        { edit_child, "(children: 1)" }, { edit_membership, "(memberships: 1)" }, { edit_session, "(sessions: 1)" },
        { edit_register, "attendance: 1, child_care: 1)" }, { edit_spell, "(participations: 1)" },
        { edit_group, "(groups: 1)" }, { edit_contact, "(contacts: 1)" }, { edit_guidance, "(guidance: 1)" } };
    struct exchange_result first;
    struct str why;

    bring_small(t, &first);
    test_commit(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        each[i].edit(t);
        assert_int_equal(exchange_undo(t, first.import, &why), CONFLICT);
        assert_true(str_find(why, str_of(each[i].what)) > 0);
        test_rollback(t);
    }
}

/* ---- one project's package */

/* Brings one row alone that names whom `whom` has brought: she is in the package of P1. A kind that names people or
 * staff needs its row in the lists below, and what it says in people_kind.sql or staff_kind.sql. */
static void stands_in_the_package(struct task *t, const struct text *each, size_t n, struct text whom, const char *line)
{
    enum kind_name kind = package_file_named(str_of(whom.name));
    struct exchange_result result;
    size_t naming = 0;

    for (enum kind_name k = 0; k < KIND__N; k++)
        for (size_t c = 0; c < kinds[k]->n; c++) {
            const struct kind_column *column = &kinds[k]->columns[c];
            naming += (column->kind == CELL_REF || column->kind == CELL_REFS) && column->refers == kind &&
                      k != KIND_children /* they follow their parents */ &&
                      !(k == KIND_absences && c == 1); /* who is away works in the project */
        }
    assert_int_equal(naming, n);
    bring_small(t, &result);
    test_commit(t);
    for (size_t i = 0; i < n; i++) {
        const struct text both[] = { whom, each[i] };
        assert_int_equal(bring(t, both, 2, NULL, &result), DONE);
        int64_t project = test_number(t, "SELECT id FROM projects_project WHERE code = 'P1'");
        if (str_find(exported(t, whom.name, project), str_of(line)) < 0)
            fail_msg("a row of %s alone, and who is named there is missing in %s", each[i].name, whom.name);
        test_rollback(t);
    }
}

RULE(whom_any_row_of_a_project_names_stands_in_its_staff)
{
    static const struct text each[] = {
        { "absences.csv", "absence,staff,starts_on,substitute\na9,s1,2025-06-02,s9\n" },
        { "duties.csv", "duty,project,rule,staff\ndu9,P1,own,s9\n" },
        { "responsibles.csv", "responsible,participation,staff,since\nr9,t1,s9,2025-03-01\n" },
        { "groups.csv", "group,project,name,instructors\ng9,P1,Uusi,s9\n" },
        { "need_rounds.csv", "need_round,person,project,date,staff\no9,p2,P1,2025-02-05,s9\n" },
        { "measurements.csv", "measurement,person,project,instrument,date,occasion,staff\n"
                              "me9,p2,P1,own_path-1,2025-02-05,start,s9\n" },
        { "stories.csv", "story,project,date,language,result,staff\nsto9,P1,2025-02-05,som,other,s9\n" },
        { "stories.csv", "story,project,date,language,result,editor\nsto9,P1,2025-02-05,som,other,s9\n" },
        { "stories.csv", "story,project,date,language,result,reviewer\nsto9,P1,2025-02-05,som,other,s9\n" },
        { "story_uses.csv", "story_use,story,place,used_on,staff\nstu9,sto1,page,2025-12-01,s9\n" },
        { "module_notes.csv", "module_note,module,session,worked,staff\nmn9,mo1,x2,All,s9\n" },
        { "outreach_visits.csv", "outreach_visit,outreach_place,date,staff\nov9,op1,2025-02-05,s9\n" },
        { "first_steps.csv", "first_step,person,project,kind,date,state,staff\nfs9,p2,P1,fetch,2025-02-05,done,s9\n" },
        { "first_steps.csv", "first_step,person,project,kind,date,state,second\nfs9,p2,P1,fetch,2025-02-05,done,s9\n" },
        { "first_steps.csv", "first_step,person,project,kind,date,state,knows\nfs9,p2,P1,fetch,2025-02-05,done,s9\n" },
        { "publications.csv", "publication,project,kind,language,owner\npu9,P1,news,fin,s9\n" },
        { "publications.csv", "publication,project,kind,language,reviewer\npu9,P1,news,fin,s9\n" },
        { "publication_texts.csv", "publication,language,number,title,staff\npu1,swe,1,Vardag,s9\n" },
        { "publication_trials.csv",
            "publication_trial,publication,language,date,people,staff\nptr9,pu1,fin,2025-01-14,3,s9\n" },
        { "skill_levels.csv",
            "skill_level,person,project,date,skill,level,staff\nsk9,p2,P1,2025-02-05,digital,alone,s9\n" },
        { "counselling.csv", "counselling,person,project,date,staff\nn9,p2,P1,2025-02-03,s9\n" },
        { "specialist_questions.csv", "specialist_question,counselling,asked_on,staff\nq9,n1,2025-02-03,s9\n" },
        { "circumstances.csv", "circumstance,person,project,informed_on,staff\nca9,p2,P1,2025-02-05,s9\n" },
        { "risks.csv", "risk,person,project,since,staff\nz9,p2,P1,2025-02-05,s9\n" },
        { "risks.csv", "risk,person,project,since,ended_by\nz9,p2,P1,2025-02-05,s9\n" },
        { "home_support.csv", "home_support,person,project,date,staff\nm9,p2,P1,2025-02-05,s9\n" },
        { "appointments.csv", "appointment,person,project,date,staff\ni9,p2,P1,2025-02-18,s9\n" },
        { "plans.csv", "plan,person,project,made_on,staff\nl9,p2,P1,2025-02-05,s9\n" },
        { "plan_steps.csv", "plan,step,staff\nl1,9,s9\n" },
        { "guidance.csv",
            "guidance,person,project,date,destination,state,staff\nu9,p2,P1,2025-03-01,home_care,agreed,s9\n" },
        { "referrals.csv", "referral,person,project,staff\nw9,p2,P1,s9\n" },
        { "follow_ups.csv", "follow_up,person,project,kind,staff\nf9,p2,P1,exit,s9\n" },
        { "follow_up_attempts.csv", "follow_up_attempt,follow_up,date,reached,staff\nfa9,f1,2026-06-02,no,s9\n" },
    };

    stands_in_the_package(t, each, sizeof each / sizeof *each,
        (struct text){ "staff.csv", "staff,name,email,role\ns9,Uusi,uusi@example.org,instructor\n" }, "\ns9,");
}

RULE(who_has_any_row_in_a_project_stands_in_its_people)
{
    static const struct text each[] = {
        { "participations.csv", "participation,person,project\nt9,p9,P1\n" },
        { "memberships.csv", "group,person,joined_on\ng1,p9,2025-02-01\n" },
        { "attendance.csv", "session,person,mark\nx2,p9,present\n" },
        { "contacts.csv", "contact,project,date,person\nk9,P1,2025-03-03,p9\n" },
        { "first_steps.csv", "first_step,person,project,kind,date,state\nfs9,p9,P1,fetch,2025-02-05,done\n" },
        { "need_rounds.csv", "need_round,person,project,date\no9,p9,P1,2025-02-03\n" },
        { "needs.csv", "person,project,date,area,weight\np9,P1,2025-02-03,work,3\n" },
        { "measurements.csv",
            "measurement,person,project,instrument,date,occasion\nme9,p9,P1,own_path-1,2025-02-05,start\n" },
        { "stories.csv", "story,project,person,date,language,result\nsto9,P1,p9,2025-02-05,som,other\n" },
        { "skill_levels.csv", "skill_level,person,project,date,skill,level\nsk9,p9,P1,2025-02-03,device,shared\n" },
        { "histories.csv", "history,person,project,kind\nh9,p9,P1,work\n" },
        { "certificates.csv", "certificate,person,project,name\nc9,p9,P1,First aid\n" },
        { "strengths.csv", "strength,person,project,date\ng9,p9,P1,2025-02-03\n" },
        { "counselling.csv", "counselling,person,project,date\nn9,p9,P1,2025-02-03\n" },
        { "counselling_persons.csv", "counselling,person\nn1,p9\n" },
        { "circumstances.csv", "circumstance,person,project,informed_on\nca9,p9,P1,2025-02-03\n" },
        { "risks.csv", "risk,person,project,since\nz9,p9,P1,2025-02-03\n" },
        { "home_support.csv", "home_support,person,project,date\nm9,p9,P1,2025-02-03\n" },
        { "appointments.csv", "appointment,person,project,date\ni9,p9,P1,2025-02-17\n" },
        { "plans.csv", "plan,person,project,made_on\nl9,p9,P1,2025-02-03\n" },
        { "orientation_statements.csv", "orientation_statement,person,project,group,stated_on,course,course_version,"
                                        "hours\nos9,p9,P1,g1,2025-04-01,Kurssi,1,60 Koti\n" },
        { "integration_points.csv", "integration_point,person,project,item\nip9,p9,P1,work\n" },
        { "guidance.csv", "guidance,person,project,date,destination,state\nu9,p9,P1,2025-03-01,home_care,agreed\n" },
        { "referrals.csv", "referral,person,project\nw9,p9,P1\n" },
        { "follow_ups.csv", "follow_up,person,project,kind\nf9,p9,P1,exit\n" },
    };

    stands_in_the_package(
        t, each, sizeof each / sizeof *each, (struct text){ "people.csv", "person,given_names\np9,Uusi\n" }, "\np9,");
}

/* ---- two files that were one person */

/* Of kinds whose rows name a person; the file's own and those that tell of their day stay where they are. */
static struct strs tables_of_persons(struct task *t)
{
    static const char *const stay[] = { "people_person", "people_name_part", "people_language", "people_protection",
        "attendance_correction" };
    struct strs found = { 0 };

    for (enum kind_name k = 0; k < KIND__N; k++) {
        struct str rest = str_of(kinds[k]->tables), table;
        while (!str_empty(rest) && str_cut(&rest, ' ', &table)) {
            bool stays = false;
            for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
                stays |= str_is(table, stay[i]);
            if (!stays && has_column(t, table, "person_id"))
                strs_add(t->a, &found, table);
        }
    }
    return found;
}

static int64_t rows_of(struct task *t, struct str table, int64_t person)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %.*s WHERE person_id = %lld", STR_ARG(table),
                                          (long long)person)));
}

RULE(rows_of_every_kind_go_with_a_merged_person_and_come_back_when_the_files_are_parted)
{
    static const bool mine[MERGE__N] = { false };
    struct strs tables = tables_of_persons(t);
    struct exchange_result first, more;
    struct problems ps = { 0 };
    struct str why;
    int64_t merge, had[40];

    bring_small(t, &first);
    assert_int_equal(bring_one(t, "contacts.csv", "contact,project,date,person\nk9,P1,2025-03-03,p2\n", &more), DONE);
    int64_t kept = id_of(t, "people_person", "p3"), lost = id_of(t, "people_person", "p2");
    assert_in_range(tables.n, 10, sizeof had / sizeof *had);
    for (size_t i = 0; i < tables.n; i++)
        had[i] = rows_of(t, tables.at[i], lost);
    assert_int_equal(doubles_merge(t, kept, lost, mine, S(""), &merge), DONE);
    for (size_t i = 0; i < tables.n; i++) {
        if (had[i] == 0)
            fail_msg("the small package has no row of %.*s for the lost file", STR_ARG(tables.at[i]));
        bool both = str_is(tables.at[i], "people_parent"); /* a child is the child of both files */
        if (rows_of(t, tables.at[i], kept) < had[i] || (rows_of(t, tables.at[i], lost) > 0) != both)
            fail_msg("%.*s stayed with the lost file", STR_ARG(tables.at[i]));
    }
    assert_int_equal(doubles_part(t, merge, &ps), DONE);
    assert_int_equal(exchange_undo(t, more.import, &why), DONE);
    stands_as_brought(t);
}

RULE(forms_keep_what_an_import_took)
{
    struct exchange_result result;
    struct problems problems = { 0 };
    struct person_card card;
    struct group_record g;
    static char name[GROUP_NAME_MOST + 1], family[PERSON_NAME_MOST + 1];

    memset(name, 'B', GROUP_NAME_MOST);
    memset(family, 'P', PERSON_NAME_MOST);
    const struct text package[] = {
        { "projects.csv", "project,name\nP1,Hanke\n" },
        { "people.csv", str_z(t->a, str_fmt(t->a,
                                        "person,given_names,family_name,citizenships\nA1,Maria,%s,"
                                        "FI;SE;SO;IQ;IR;AF;SY;UA;RU;ET;ER;CD;RW;BI;TR;TH\n",
                                        family)) },
        { "groups.csv",
            str_z(t->a, str_fmt(t->a, "group,project,name,language,kind,capacity,area\nG1,P1,%s,som,peer,600,%s\n",
                            name, name)) },
    };
    assert_int_equal(bring(t, package, 3, NULL, &result), DONE);
    int64_t group = test_number(t, "SELECT id FROM groups_group"),
            person = test_number(t, "SELECT id FROM people_person");
    assert_int_equal(groups_record(t, group, GROUP_LEAD, &g), DONE);
    g.card.capacity = 12;
    assert_int_equal(groups_change(t, group, g.version, &g.card, &problems), DONE);
    assert_int_equal(people_card_open(t, person, &card), DONE);
    card.phone = S("040 1234567");
    assert_int_equal(people_change(t, person, card.version, &card, &problems), DONE);
}

RULES(every_table_with_persons_imports_or_versions_belongs_to_a_kind,
    a_row_of_every_kind_that_was_changed_since_holds_its_import_until_the_change_is_taken_back,
    a_row_that_was_edited_in_its_form_holds_its_import, who_has_any_row_in_a_project_stands_in_its_people,
    whom_any_row_of_a_project_names_stands_in_its_staff,
    rows_of_every_kind_go_with_a_merged_person_and_come_back_when_the_files_are_parted, forms_keep_what_an_import_took)
