/* Tests of the whole site map, row by row, through the whole gate: what a page shows of persons stands in the journal,
 * and no address shows or takes out anything of a project in which one does not work. Two projects of the same shape;
 * everybody of a project has its family name, so that a page which shows somebody of it can be told. Who may open a
 * route at all: matrix_test. What the journal is: journal_test. */
#include "auth/journal.h"
#include "lang/lang.h"
#include "rooms/exchange/exchange.h"
#include "rooms/kind.h"
#include "tests/gate_testing.h"

#define OURS   "Omanen"
#define THEIRS "Vierasnen"
/* Of the person under non-disclosure of each project: what only a reveal may show. */
#define HIDDEN_PHONE "999000"
#define HIDDEN_EMAIL "piilossa"
#define HIDDEN_POST  "00999"

static struct house w;

/* ---- the world: %1$s stands before each key, %2$s is the project, %3$s the family name */

static const struct {
    const char *name, *csv;
} world[] = {
    { "projects.csv", "project,name\n%2$s,Hanke %2$s\n" },
    { "people.csv",
        "person,given_names,family_name,birth_date,gender,languages,service_language,phone,email,municipality,postcode,"
        "arrived_on,citizenships,non_disclosure\n"
        "%1$s1,Sahra,%3$s,1990-04-03,woman,som,som,+358 40 1234567,a@example.org,091,00100,2015,SO,no\n"
        "%1$s2,Suojattu,%3$s,1985-02-02,woman,ara,ara,+358 40 9990001,piilossa@example.org,837,00999,2014,IQ,yes\n"
        "%1$s3,Sahra,%3$s,1990-04-03,woman,som,som,,,,,,,\n" },
    { "children.csv", "child,parents,birth_month,care_needs\n%1$sc,%1$s1,2022-05,\n" },
    { "participations.csv", "participation,person,project,entry_date\n%1$st1,%1$s1,%2$s,2025-02-01\n"
                            "%1$st2,%1$s2,%2$s,2025-02-01\n%1$st3,%1$s3,%2$s,2025-02-01\n" },
    { "groups.csv", "group,project,name,language,kind,venue,municipality,area,starts_on,ends_on,weekday,start_time,"
                    "end_time,capacity,child_care_places\n"
                    "%1$sg1,%2$s,Aamu %3$s,som,peer,Talo,091,,2025-02-03,2025-12-31,mon,09:30,11:30,15,8\n"
                    "%1$sg2,%2$s,Ilta %3$s,som,peer,Talo,091,,2025-02-03,2025-12-31,tue,09:30,11:30,15,8\n" },
    { "memberships.csv", "group,person,joined_on,left_on,state\n%1$sg1,%1$s1,2025-02-03,,member\n"
                         "%1$sg1,%1$s2,2025-02-03,,member\n%1$sg1,%1$s3,2025-02-03,,member\n" },
    { "sessions.csv", "session,group,date,start_time,end_time,kind,theme,state\n"
                      "%1$sx,%1$sg1,2025-02-10,09:30,11:30,meeting,,planned\n"
                      "%1$sy,%1$sg1,2025-02-17,09:30,11:30,meeting,,held\n" },
    { "attendance.csv", "session,person,mark,minutes\n%1$sx,%1$s1,present,\n" },
    { "child_care.csv", "session,child,state\n%1$sx,%1$sc,booked\n" },
    { "contacts.csv", "contact,project,date,channel,language,topic,person,minutes\n"
                      "%1$sk,%2$s,2025-02-03,phone,som,housing,%1$s1,15\n" },
    { "guidance.csv", "guidance,person,project,group,date,destination,provider,qualification,state\n"
                      "%1$su,%1$s1,%2$s,%1$sg1,2025-03-01,vocational_education,School,Nurse,applied\n" },
};
enum { FILES = sizeof world / sizeof *world };

/* The text with the three replaced; a plain format string would be no literal. */
static struct str filled(struct task *t, const char *text, const char *const with[3])
{
    struct buf o;

    buf_init(&o, 10000);
    for (const char *p = text; *p; p++)
        if (p[0] == '%') {
            buf_str(&o, str_of(with[p[1] - '1']));
            p += 3;
        } else {
            buf_str(&o, (struct str){ p, 1 });
        }
    struct str s = str_copy(t->a, buf_view(&o));
    buf_free(&o);
    return s;
}

static int64_t id_of(const char *table, const char *key)
{
    return test_number(
        w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT max(id) FROM %s WHERE source_key = '%s'", table, key)));
}

static int64_t project_of(const char *code)
{
    return test_number(w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT id FROM projects_project WHERE code = '%s'", code)));
}

static void bring_world(const char *before, const char *project, const char *family)
{
    const char *const with[] = { before, project, family };
    struct exchange_file files[FILES];
    struct exchange_result result;
    struct task *t = w.t;

    for (size_t i = 0; i < FILES; i++)
        files[i] = (struct exchange_file){ str_of(world[i].name), -1, filled(t, world[i].csv, with) };
    assert_int_equal(exchange_import_package(t, files, FILES, NULL, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_REJECTED], 0);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, "
                                "started_at, rows_new, rows_same, rows_changed, rows_doubtful, rows_rejected, folder, "
                                "version) VALUES (%lld, 'package', %lld, 'done', '', 2, '2026-01-01T00:00:00Z', 0, 0, "
                                "0, 0, 0, '', 1)",
                                (long long)project_of(project) + 1000, (long long)project_of(project))));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, "
                                "version) VALUES (%lld, %lld, 'Old', '2019-01-01', '2019-06-30', 0, 1)",
                                (long long)project_of(project) + 3000, (long long)project_of(project))));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_event (id, kind, from_group, to_group, happened_on, done_by, "
                                "done_at) VALUES (%lld, 'merge', %lld, %lld, '2025-06-01', 2, '2025-06-01T00:00:00Z')",
                                (long long)project_of(project) + 2000,
                                (long long)id_of("groups_group", str_z(t->a, str_fmt(t->a, "%sg1", before))),
                                (long long)id_of("groups_group", str_z(t->a, str_fmt(t->a, "%sg2", before))))));
}

/* ---- addresses */

/* The first row of that kind in a project; 0: the part is no kind with keys of its own. */
static int64_t first_of(struct str part, bool theirs)
{
    struct task *t = w.t;

    for (enum kind_name k = 0; k < KIND__N; k++)
        if (str_is(part, kinds[k]->name) && kind_has_key(kinds[k])) {
            struct str tables = str_of(kinds[k]->tables), table;
            (void)str_cut(&tables, ' ', &table);
            return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT min(id) FROM %.*s WHERE source_key LIKE '%s%%'",
                                                  STR_ARG(table), theirs ? "b" : "a")));
        }
    return 0;
}

/* The record that an address means by the part before its {}: of our project or of theirs. A second {} after the same
 * part is another person. */
static int64_t record(struct str part, bool second, bool theirs)
{
    struct task *t = w.t;
    int64_t project = project_of(theirs ? "P6" : "P1");

    if (str_is(part, "merge") || str_is(part, "not-same") || str_is(part, "family"))
        return id_of("people_person", theirs ? "b3" : "a3");
    if (str_is(part, "projects"))
        return project;
    if (str_is(part, "exchange"))
        return project + 1000;
    if (str_is(part, "events"))
        return project + 2000;
    if (str_is(part, "memberships"))
        return test_number(t, str_z(t->a, str_fmt(t->a,
                                              "SELECT min(m.id) FROM groups_membership m JOIN people_person p ON p.id "
                                              "= m.person_id WHERE p.source_key = '%s'",
                                              theirs ? "b1" : "a1")));
    if (str_is(part, "staff") || str_is(part, "leaders"))
        return ROLE_INSTRUCTOR;
    if (str_is(part, "periods"))
        return project + 3000;
    if (str_is(part, "merges"))
        return test_number(t, "SELECT coalesce(max(id), 1) FROM people_merge");
    int64_t first = first_of(part, theirs);
    if (first == 0)
        fail_msg("what record does /%.*s/{} mean? Tell this test, or bring one into its world.", STR_ARG(part));
    return first;
}

/* What a page has to be asked for besides; a page for which it is not enough is a page without content here. */
static struct str query(const struct route_row *row, bool theirs)
{
    static const char *const each[][2] = {
        { "people_list", "search=1" },
        { "people_new", "search=1" },
        { "contacts_list", "month=2025-02" },
        { "people_family_page", "search=1" },
        { "reports_outcomes_who", "figure=persons" },
        { "reports_targets_who", "measure=persons&figure=reached" },
        { "reports_attendance_who", "month=2025-02&figure=present" },
        { "reports_child_care_who", "month=2025-02&figure=booked" },
    };
    char group[ID_TEXT], project[ID_TEXT];
    struct str asked = S("x=1");

    id_text(record(S("groups"), false, theirs), group);
    id_text(record(S("projects"), false, theirs), project);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (!strcmp(row->name, each[i][0]))
            asked = str_of(each[i][1]);
    return str_fmt(w.t->a, "?%.*s&project=%s&group=%s", STR_ARG(asked), project, group);
}

static struct str address(const struct route_row *row, bool theirs, const char *ending)
{
    struct str rest = str_of(row->path), piece, out = S(""), last = S("");
    int ids = 0;

    while (!str_empty(rest) && str_cut(&rest, '/', &piece)) {
        char id[ID_TEXT] = "";
        if (str_empty(piece))
            continue;
        if (str_is(piece, "{}"))
            id_text(record(last, ids++ > 0, theirs), id);
        out = str_fmt(w.t->a, "%.*s/%.*s", STR_ARG(out), STR_ARG(id[0] ? str_of(id) : piece));
        last = piece;
    }
    struct str asked = query(row, theirs);
    if (str_empty(out))
        out = S("/");
    return str_fmt(w.t->a, "%.*s%s%.*s", STR_ARG(out), ending, STR_ARG(asked));
}

static struct http from(enum role role, struct str target)
{
    struct http x = { .method = S("GET"), .target = target };

    x.header[HEADER_COOKIE] = str_fmt(w.t->a, "kp_session=%.*s", STR_ARG(w.cookie[role]));
    return x;
}

static struct http form(enum role role, struct str target, const char *fields)
{
    struct http x = from(role, target);
    char form_id[ID_TEXT];

    id_text(id_new(), form_id);
    x.method = S("POST");
    x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    x.body = str_fmt(w.t->a, "csrf=%.*s&form_id=%s&%s", STR_ARG(csrf_make(w.t, w.cookie[role])), form_id, fields);
    return x;
}

static int open_world(void **state)
{
    assert_true(house_open(&w, DB_SQLITE));
    house_sign_in(&w);
    db_begin_write(w.t);
    bring_world("a", "P1", OURS);
    bring_world("b", "P6", THEIRS);
    db_commit(w.t);
    for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
        ask(&w, form(role, S("/people/search"), "q=sahra"));
    return 0;
}

static int close_world(void **state)
{
    buf_free(&answered.body);
    house_close(&w);
    return 0;
}

static bool shows(const char *text) { return str_find(buf_view(&answered.body), str_of(text)) >= 0; }

/* ---- the journal */

static int64_t rows_of(const char *where)
{
    return test_number(w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT count(*) FROM journal WHERE %s", where)));
}

static int64_t newest(void) { return test_number(w.t, "SELECT coalesce(max(seq), 0) FROM journal"); }

static int64_t since(int64_t seq, const char *where)
{
    return rows_of(str_z(w.t->a, str_fmt(w.t->a, "seq > %lld AND %s", (long long)seq, where)));
}

/* Pages of a state in which our world is not: rejected rows of an import that waits, and a one-time link. */
static bool not_there(const struct route_row *row)
{
    return !strcmp(row->name, "exchange_rejected") || !strcmp(row->name, "staff_link_page");
}

static bool is_page(const struct route_row *row, enum role *ret_role)
{
    *ret_role = row->permission == PERM_STAFF_MANAGE || row->permission == PERM_JOURNAL_READ ? ROLE_ADMIN
                                                                                             : ROLE_MANAGER;
    return row->method == GET && !not_there(row);
}

TEST(every_page_of_the_kinds_list_and_view_leaves_its_row_and_no_other_page_leaves_one)
{
    size_t looks = 0, wrong = 0;

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        enum role role;
        if (!is_page(row, &role))
            continue;
        int64_t before = newest(), first = 0;
        struct str target = address(row, false, "");
        bool look = row->records == RECORDS_VIEW || row->records == RECORDS_LIST;
        ask(&w, from(role, target));
        if (row->ids > 0) {
            struct str rest = str_of(row->path), part;
            while (str_cut(&rest, '/', &part) && !str_starts(rest, S("{}")))
                continue;
            first = record(part, false, false);
        }
        const char *its = str_z(
            w.t->a, str_fmt(w.t->a, "act = '%s' AND what = '%s' AND subject = %lld AND staff_id = %d",
                        row->records == RECORDS_VIEW ? "look" : "list", row->name, (long long)first, (int)role));
        if (answered.status >= 400 || (look && (answered.status != 200 || since(before, its) != 1))) {
            print_error("! %.*s: status %d, %lld rows of its own; see query()\n", STR_ARG(target), answered.status,
                (long long)since(before, its));
            wrong++;
        }
        if (since(before, "act IN ('look', 'list')") != look) {
            print_error("! %.*s: looks that are not its own\n", STR_ARG(target));
            wrong++;
        }
        looks += look;
    }
    assert_int_equal(wrong, 0);
    assert_true(looks > 30);
}

TEST(a_page_that_shows_the_name_of_a_person_is_of_the_kind_list_or_view)
{
    size_t named = 0;

    test_sql(w.t, "UPDATE groups_group SET name = source_key");
    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        enum role role;
        if (!is_page(row, &role))
            continue;
        ask(&w, from(role, address(row, false, "")));
        named += shows(OURS);
        if (shows(OURS) && row->records != RECORDS_VIEW && row->records != RECORDS_LIST)
            fail_msg("%s shows a person and leaves no look", row->path);
    }
    assert_true(named > 20);
}

/* A row of what was done to it, and one of a look at a page of its room, though no kind has all of these. */
TEST(the_page_of_the_journal_has_a_noun_for_every_kind_of_record)
{
    char id[ID_TEXT];

    id_text(77, id);
    for (enum kind_name k = 0; k < KIND__N; k++) {
        const struct kind *kind = kinds[k];
        const char *const whats[] = { kind->noun.code, str_z(w.t->a, str_fmt(w.t->a, "%s_page", kind->name)) };
        for (size_t i = 0; i < 2; i++) {
            db_begin_write(w.t);
            test_sql(w.t, "DELETE FROM journal WHERE subject = 77");
            journal_write(w.t, JOURNAL_CHANGE, whats[i], 77, S(""));
            db_commit(w.t);
            ask(&w, from(ROLE_ADMIN, str_fmt(w.t->a, "/journal?record=%s", id)));
            if (!shows(str_z(w.t->a, str_fmt(w.t->a, ">%s\n<a", kind->noun.name))))
                fail_msg("%s has no noun on the page of the journal", whats[i]);
        }
    }
}

/* ---- what non-disclosure hides */

static bool shows_hidden(void) { return shows(HIDDEN_PHONE) || shows(HIDDEN_EMAIL) || shows(HIDDEN_POST); }

/* Every page about her, and every page at all: what non-disclosure hides is shown only together with a reveal. */
TEST(what_non_disclosure_hides_is_on_no_page_that_leaves_no_reveal)
{
    int64_t her = id_of("people_person", "a2");
    size_t revealed = 0;
    char id[ID_TEXT];

    id_text(her, id);
    const char *its = str_z(
        w.t->a, str_fmt(w.t->a, "act = 'reveal' AND what = 'person' AND subject = %lld AND staff_id = %d",
                    (long long)her, (int)ROLE_MANAGER));
    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        struct str target = str_of(row->path);
        enum role role;
        if (!is_page(row, &role) || (row->ids == 1) != str_starts(target, S("/people/{}")))
            continue;
        if (row->ids == 1)
            target = str_fmt(w.t->a, "/people/%s%.*s", id, STR_ARG(str_part(target, 10, target.n)));
        else
            target = address(row, false, "");
        int64_t before = newest();
        ask(&w, from(role, target));
        revealed += shows_hidden();
        if (shows_hidden() != (since(before, its) == 1))
            fail_msg("%.*s: shows what is hidden: %d; reveals in the journal: %d", STR_ARG(target), shows_hidden(),
                (int)since(before, its));
    }
    assert_int_equal(revealed, 1); /* the form in which it is changed */
}

TEST(the_button_that_reveals_shows_what_is_hidden_and_leaves_a_reveal_and_its_refusal_shows_nothing)
{
    static const struct {
        enum role role;
        int64_t reveals;
    } each[] = { { ROLE_MANAGER, 1 }, { ROLE_COUNSELLOR, 1 }, { ROLE_INSTRUCTOR, 0 }, { ROLE_PEER, 0 },
        { ROLE_COORDINATOR, 0 }, { ROLE_ADMIN, 0 } };
    char id[ID_TEXT];

    id_text(id_of("people_person", "a2"), id);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t before = newest();
        ask(&w, form(each[i].role, str_fmt(w.t->a, "/people/%s/reveal", id), ""));
        assert_int_equal(shows_hidden(), each[i].reveals);
        assert_int_equal(since(before, "act = 'reveal' AND what = 'person'"), each[i].reveals);
    }
}

TEST(the_form_of_somebody_who_hides_nothing_leaves_no_reveal)
{
    int64_t before = newest();
    char id[ID_TEXT];

    id_text(id_of("people_person", "a1"), id);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/edit", id)));
    assert_int_equal(answered.status, 200);
    assert_true(shows("1234567"));
    assert_int_equal(since(before, "act = 'reveal'"), 0);
}

/* ---- what leaves the house */

static bool has_names(void) { return shows("workbook.xml") || shows("people.csv"); }

TEST(taking_data_out_leaves_an_export_and_only_who_manages_the_project_gets_a_file)
{
    static const char *const formats[] = { "xlsx", "zip" };
    char ours[ID_TEXT], theirs[ID_TEXT];

    id_text(project_of("P1"), ours);
    id_text(project_of("P6"), theirs);
    for (size_t f = 0; f < 2; f++)
        for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
            for (int other = 0; other < 2; other++) {
                int64_t before = newest();
                bool good = role == ROLE_MANAGER && !other;
                const char *fields = str_z(
                    w.t->a, str_fmt(w.t->a, "project=%s&format=%s", other ? theirs : ours, formats[f]));
                ask(&w, form(role, S("/exchange/take-out"), fields));
                assert_int_equal(answered.status == 200, good);
                assert_int_equal(has_names(), good);
                assert_int_equal(since(before, "act = 'export' AND what = 'project'"), good);
                assert_int_equal(
                    since(before,
                        str_z(w.t->a, str_fmt(w.t->a, "act = 'export' AND detail = '%s' AND subject = 5", formats[f]))),
                    good);
            }
}

/* Her page was open when she was taken off the project: the form she still has brings nothing. */
TEST(a_manager_taken_off_the_project_takes_nothing_out)
{
    char id[ID_TEXT];

    id_text(5, id);
    const char *fields = str_z(w.t->a, str_fmt(w.t->a, "project=%s&format=zip", id));
    test_sql(w.t, "UPDATE auth_staff_project SET project_id = 6 WHERE staff_id = 2");
    session_cache_forget(w.service.auth->cache);
    int64_t before = newest();
    ask(&w, form(ROLE_MANAGER, S("/exchange/take-out"), fields));
    assert_true(answered.status == 403 || answered.status == 404);
    assert_false(has_names());
    assert_int_equal(since(before, "act = 'export'"), 0);
    test_sql(w.t, "UPDATE auth_staff_project SET project_id = 5, role = 'counsellor' WHERE staff_id = 2");
    session_cache_forget(w.service.auth->cache);
    ask(&w, form(ROLE_MANAGER, S("/exchange/take-out"), fields));
    assert_int_equal(answered.status, 403);
    assert_int_equal(since(before, "act = 'export'"), 0);
    test_sql(w.t, "UPDATE auth_staff_project SET role = 'manager' WHERE staff_id = 2");
    session_cache_forget(w.service.auth->cache);
}

/* ---- what belongs to others */

TEST(no_address_shows_anybody_of_a_project_in_which_one_does_not_work)
{
    static const char *const formats[] = { "", ".json", ".csv" };

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        if (row->method != GET)
            continue;
        for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
            for (size_t f = 0; f < 3; f++) {
                struct str target = address(row, true, formats[f]);
                int64_t before = newest();
                ask(&w, from(role, target));
                if (shows("Suojattu " THEIRS) || shows("Sahra " THEIRS) || shows(THEIRS "\",") || shows(HIDDEN_EMAIL))
                    fail_msg("%.*s shows others to %s", STR_ARG(target), role_code(role));
                assert_true(row->ids == 0 || answered.status >= 400 || since(before, "act = 'look'") == 0);
            }
    }
}

/* ---- what is saved */

/* Something right for every field of most forms; what a form does not know it does not read. */
static const char fields[] =
    "project=0000000000005&name=Uusi&reason=Siksi&day=2025-03-03&on=2025-03-03&start=10%3A00&end=12%3A00&"
    "starts_on=2031-01-01&ends_on=2031-06-30&kind=meeting&state=started&destination=working_life&channel=phone&"
    "language=som&level=A2.1&given_names=Uusi&family_name=Uusinen&birth_month=2023-05&entry=2025-03-03&"
    "entry_date=2025-02-01&exit_date=2025-05-05&exit_status=employed&six_month_date=2025-11-11&"
    "six_month_status=employed&email=uusi%40example.org&role=counsellor&code=UUSI&persons=80&visitors=3&minutes=30&"
    "when=illalla&never=koulu&weekday=mon&every_weeks=1&gender=woman&joined_on=2025-02-03&left_on=2025-04-04";

/* What keeps words or signs somebody out changes no record. */
static bool is_no_change(const struct route_row *row)
{
    static const char *const each[] = { "people_search_for", "web_draft_save", "staff_account_save" };
    bool found = row->records != RECORDS_CHANGE && row->records != RECORDS_BULK;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        found |= !strcmp(row->name, each[i]);
    return found || row->permission == PERM_PUBLIC || row->permission == PERM_SIGNED_IN;
}

/* Forms that cannot be done in our world and say so on the page they lead to: steps of an import that is done, a
 * session that was not cancelled, a member with marks, a place that was not offered, a child with bookings. */
static bool leads_to_a_refusal(const struct route_row *row)
{
    static const char *const each[] = { "exchange_mend_cells", "exchange_go_on_with_it", "exchange_start_it",
        "exchange_cancel_it", "groups_session_restore", "groups_member_drop", "groups_place_decline",
        "people_child_remove" };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (!strcmp(row->name, each[i]))
            return true;
    return false;
}

/* Sends the form as whoever saw one of the first dozen versions of the record; true when it was saved by one. */
static bool saves(const struct route_row *row, enum role role, bool theirs, bool *ret_journal)
{
    int64_t before = newest();
    bool saved = false;

    for (int version = 0; version < 12 && newest() == before; version++) {
        struct str target = address(row, theirs, "");
        ask(&w, form(role, target, str_z(w.t->a, str_fmt(w.t->a, "version=%d&%s", version, fields))));
        saved |= answered.status == 303;
        if (answered.status == 403 || answered.status == 404)
            break;
    }
    *ret_journal = since(before, "act IN ('create', 'change', 'delete', 'reveal', 'import', 'export')") > 0;
    return saved;
}

/* The same forms, which are saved of one's own records below, about a record of another project. */
TEST(no_form_about_a_record_of_another_project_is_saved_by_anybody)
{
    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        if (row->method != POST || row->ids == 0 || is_no_change(row) || row->permission == PERM_STAFF_MANAGE)
            continue;
        for (enum role role = ROLE_MANAGER; role < ROLE__N; role++) {
            bool journal;
            bool good = saves(row, role, true, &journal);
            bool says_gone = !strcmp(row->name, "contacts_do_remove"); /* on the page it leads to */
            if (journal || (good && !says_gone))
                fail_msg("%s of others was saved by %s", row->path, role_code(role));
        }
    }
}

TEST(a_form_that_was_saved_is_in_the_journal)
{
    size_t saved = 0;

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        bool journal;
        if (row->method != POST || is_no_change(row))
            continue;
        enum role role = row->permission == PERM_STAFF_MANAGE ? ROLE_ADMIN : ROLE_MANAGER;
        bool good = saves(row, role, false, &journal);
        if (good && !journal && !leads_to_a_refusal(row))
            fail_msg("%s was saved and is not in the journal", row->path);
        assert_false(journal && leads_to_a_refusal(row));
        saved += good && journal;
    }
    assert_true(saved >= 35);
}

TESTS_BETWEEN(open_world, close_world,
    every_page_of_the_kinds_list_and_view_leaves_its_row_and_no_other_page_leaves_one,
    no_address_shows_anybody_of_a_project_in_which_one_does_not_work,
    a_page_that_shows_the_name_of_a_person_is_of_the_kind_list_or_view,
    the_page_of_the_journal_has_a_noun_for_every_kind_of_record,
    what_non_disclosure_hides_is_on_no_page_that_leaves_no_reveal,
    the_button_that_reveals_shows_what_is_hidden_and_leaves_a_reveal_and_its_refusal_shows_nothing,
    the_form_of_somebody_who_hides_nothing_leaves_no_reveal,
    taking_data_out_leaves_an_export_and_only_who_manages_the_project_gets_a_file,
    a_manager_taken_off_the_project_takes_nothing_out, no_form_about_a_record_of_another_project_is_saved_by_anybody,
    a_form_that_was_saved_is_in_the_journal)
