/* exchange_testing: a small package of two projects that has a row in every file, and how it goes in and out. Only for
 * *_test.c files. */
#pragma once
#include "db/db.h"
#include "rooms/exchange/exchange.h"
#include "rooms/exchange/exchange_export.h"
#include "tests/db_testing.h"

struct text {
    const char *name, *csv;
};

static const struct text small[] = {
    { "projects.csv",
        "project,name,fund,programme,specific_objective,start_date,end_date,total_budget,eu_contribution,managing_"
        "authority,lead_organisation,partners,municipalities,website,purpose,target_participants\n"
        "P1,Silta,ESF+,Uudistuva,4.1,2025-01-01,2027-12-31,245061.00,196048.80,EVK,Yhdistys,A;B,091;005,https://"
        "example.org,\"One, two\",80\n"
        "P2,Polku,,,,,,,,,,,,,,\n" },
    { "staff.csv", "staff,name,email,role,projects\ns2,Outi Esimerkki,outi@example.org,manager,P2;P1\ns1,Ali "
                   "Malli,ali@example.org,instructor,P1\n" },
    { "people.csv",
        "person,given_names,family_name,birth_date,gender,languages,service_language,phone,email,municipality,postcode,"
        "arrived_on,citizenships,non_disclosure\n"
        "p2,Ayaan,Warsame,1990-04-03,woman,som;ara,som,+358 40 1234567,a@example.org,091,00100,2015-03,SO;FI,no\n"
        "p1,مريم,الحسن,1985,woman,ara,ara,,,005,,2014,IQ,yes\n"
        "p3,X,Y,,,,,,,,,,,\n" },
    { "children.csv", "child,parents,birth_month,care_needs\nc1,p1;p2,2022-05,nut allergy\nc2,p3,2021,\n" },
    { "participations.csv",
        "participation,person,project,entry_date,entry_status,unemployed_since,entry_in_education,entry_education,"
        "heard_from,exit_date,exit_status,exit_status_on,exit_in_education,qualification_gained,six_month_date,six_"
        "month_status,six_month_improved\n"
        "t1,p2,P1,2025-02-01,home_care,,no,1,friend,2025-12-01,student,2025-12-05,yes,no,2026-06-02,employed,yes\n" },
    { "groups.csv", "group,project,name,language,kind,venue,municipality,area,starts_on,ends_on,weekday,start_time,end_"
                    "time,capacity,child_care_places,instructors,merged_into\n"
                    "g1,P1,Somali A,som,peer,Talo,091,East,2025-02-01,2025-12-31,mon,09:30,11:30,15,8,s1;s2,g2\n"
                    "g2,P1,Somali B,som,peer,Talo,091,,,,,,,,,,\n" },
    { "memberships.csv", "group,person,joined_on,left_on,state\ng1,p2,2025-02-01,2025-05-01,left\ng2,p1,,,waiting\n" },
    { "sessions.csv", "session,group,date,start_time,end_time,kind,theme,module,expert,state\n"
                      "x2,g1,2025-02-10,09:30,11:30,meeting,Health,,\"Nurse "
                      "\"\"N\"\"\",held\nx1,g1,2025-02-03,,,trip,,,,cancelled\n" },
    { "attendance.csv", "session,person,mark,minutes\nx2,p2,present,\nx1,p1,absent,\nx2,p1,late,45\n" },
    { "child_care.csv", "session,child,state\nx2,c2,came\nx2,c1,booked\n" },
    { "contacts.csv", "contact,project,date,channel,language,topic,person,minutes\nk1,P1,2025-02-03,phone,som,housing,,"
                      "15\nk2,P1,2025-02-04,visit,ara,school,p1,\n" },
    { "needs.csv",
        "person,project,date,area,weight,wish\np2,P1,2025-02-03,work,3,A job\np1,P1,2025-02-03,health,0,\n" },
    { "counselling.csv",
        "counselling,person,project,date,depth,minutes,topics,staff\nn1,p2,P1,2025-02-03,light,30,school,s1\n" },
    { "plans.csv", "plan,person,project,made_on,goal,review_on,deferred_until,deferral_reason\nl1,p2,P1,2025-02-03,"
                   "School,2025-08-01,,\n" },
    { "plan_steps.csv", "plan,step,what,due_on,state\nl1,2,Apply,2025-03-01,open\nl1,1,Think,,done\n" },
    { "guidance.csv", "guidance,person,project,group,date,destination,provider,qualification,state\nu1,p2,P1,g1,2025-"
                      "03-01,vocational_education,School,Nurse,applied\n" },
    { "follow_ups.csv", "follow_up,person,project,kind,due_on,done_on,reached,status\nf1,p2,P1,six_month,2026-06-01,"
                        "2026-06-02,yes,employed\n" },
};
enum { SMALL_N = sizeof small / sizeof *small };

/* Rows of all its files, without the headings. No cell of it has a line's end. */
TEST_UNUSED int64_t small_rows(void)
{
    int64_t n = 0;

    for (size_t i = 0; i < SMALL_N; i++, n--)
        for (const char *p = small[i].csv; *p; p++)
            n += *p == '\n';
    return n;
}

TEST_UNUSED enum outcome bring(
    struct task *t, const struct text *texts, size_t n, const struct exchange_options *o, struct exchange_result *ret)
{
    struct exchange_file *files = NEW_N(t->a, struct exchange_file, n);

    for (size_t i = 0; i < n; i++)
        files[i] = (struct exchange_file){ str_of(texts[i].name), -1, str_of(texts[i].csv) };
    return exchange_import_package(t, files, n, o, ret);
}

TEST_UNUSED enum outcome bring_one(struct task *t, const char *name, const char *csv, struct exchange_result *ret)
{
    return bring(t, &(struct text){ name, csv }, 1, NULL, ret);
}

TEST_UNUSED void bring_small(struct task *t, struct exchange_result *ret)
{
    assert_int_equal(bring(t, small, SMALL_N, NULL, ret), DONE);
}

TEST_UNUSED struct tables *into_buf(void *x, struct task *t, const struct table_head *head)
{
    struct tables *ts = tables_to_buf(t, FORMAT_CSV, x);
    tables_begin(ts, head);
    return ts;
}

/* The file as an export writes it; empty when it would not be written. */
TEST_UNUSED struct str exported(struct task *t, const char *name, int64_t project)
{
    enum kind_name wanted = package_file_named(str_of(name));
    struct package_keys keys = { 0 };
    struct str text = S("");

    for (enum kind_name file = 0; file <= wanted; file++) { /* the keys of the files before it stand in it */
        struct buf o;
        buf_init(&o, 1000 * 1000);
        exchange_write_file(t, file, project, &keys, into_buf, &o);
        text = str_copy(t->a, buf_view(&o));
        buf_free(&o);
    }
    return text;
}
