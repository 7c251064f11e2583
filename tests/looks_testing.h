/* looks_testing: a world of two projects of the same shape, for tests that walk the whole site map through the whole
 * gate: everybody of a project has its family name, so that a page which shows somebody of it can be told. Only for
 * *_test.c files. */
#pragma once
#include "auth/journal.h"
#include "base/settings.h"
#include "lang/lang.h"
#include "paper/paper_print.h"
#include "rooms/child_care/child_care_inside.h"
#include "rooms/services/services.h"
#include "rooms/sign_up/sign_up.h"
#include "rooms/exchange/exchange.h"
#include "rooms/files/files.h"
#include "rooms/publications/publications_pieces.h"
#include "rooms/kind.h"
#include "rooms/messages/messages_answers.h"
#include "rooms/reports/report_runs.h"
#include "rooms/reports/reports.h"
#include "rooms/voice/voice.h"
#include "tests/gate_testing.h"

#define OURS   "Omanen"
#define THEIRS "Vierasnen"
/* Of the person under non-disclosure of each project: what only a reveal may show. */
#define HIDDEN_PHONE "999000"
#define HIDDEN_EMAIL "piilossa"
#define HIDDEN_POST  "00999"

static struct house w;

/* A paper is not drawn here (PAPERS_DRAWN: it is): what would stand on it is the answer, so that a name on it is found
 * as on a page; in a PDF it would not be. The library's own gives way to this one. */
#ifndef PAPERS_DRAWN
enum outcome paper_print(struct task *t, struct str document, struct buf *o)
{
    (void)t;
    buf_str(o, document);
    return DONE;
}
#endif

/* ---- the world: %1$s stands before each key, %2$s is the project, %3$s the family name */

static const struct {
    const char *name, *csv;
} world[] = {
    { "projects.csv", "project,name,circumstances_ground\n%2$s,Hanke %2$s,The board decided\n" },
    { "organisations.csv", "organisation,name\n%1$so,Yhdistys %2$s\n" },
    { "partnerships.csv", "partnership,project,organisation,part\n%1$sp,%2$s,%1$so,lead\n" },
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
    { "experts.csv", "expert,project,name,email\n%1$sex,%2$s,Work contact,w@example.org\n" },
    { "modules.csv", "module,project,name,steps\n%1$smo,%2$s,Health,15 Welcome\n" },
    { "series.csv", "series,project,name,modules\n%1$sse,%2$s,Spring,%1$smo\n" },
    { "sessions.csv", "session,group,date,start_time,end_time,kind,theme,state,planned_module,work_contact,expert\n"
                      "%1$sx,%1$sg1,2025-02-10,09:30,11:30,meeting,,planned,%1$smo,%1$sex,Work contact\n"
                      "%1$sy,%1$sg1,2025-02-17,09:30,11:30,meeting,,held,,,\n" },
    { "module_notes.csv", "module_note,module,session,worked\n%1$smn,%1$smo,%1$sx,Going there\n" },
    { "attendance.csv", "session,person,mark,minutes\n%1$sx,%1$s1,present,\n" },
    { "child_care.csv", "session,child,state\n%1$sx,%1$sc,booked\n" },
    { "orientation_statements.csv", "orientation_statement,person,project,group,stated_on,course,course_version,hours\n"
                                    "%1$sos,%1$s1,%2$s,%1$sg1,2025-04-01,Kurssi,1,60 Koti\n" },
    { "contacts.csv", "contact,project,date,channel,language,topic,person,minutes\n"
                      "%1$sk,%2$s,2025-02-03,phone,som,housing,%1$s1,15\n" },
    { "outreach_places.csv", "outreach_place,project,name,kind\n%1$sop,%2$s,Shop,shop\n" },
    { "outreach_visits.csv", "outreach_visit,outreach_place,date,minutes\n%1$sov,%1$sop,2025-02-03,60\n" },
    { "first_steps.csv", "first_step,person,project,kind,date,state\n%1$sfs,%1$s1,%2$s,fetch,2025-02-03,planned\n" },
    { "plans.csv", "plan,person,project,made_on,goal,review_on,goal_language,goal_fi,staff\n"
                   "%1$sl1,%1$s1,%2$s,2025-03-01,School,2025-09-01,som,Koulu,\n" },
    { "plan_steps.csv", "plan,step,what,due_on,state,who,picture\n%1$sl1,1,Apply,2025-04-01,open,person,form\n"
                        "%1$sl1,2,Begin,2025-08-01,open,person,school\n" },
    { "integration_points.csv", "integration_point,person,project,item,what,source,received_on,valid_until\n"
                                "%1$sip1,%1$s1,%2$s,education,Nurse,Town,2025-03-01,2025-12-01\n" },
    { "guidance.csv", "guidance,person,project,group,date,destination,provider,qualification,state\n"
                      "%1$su,%1$s1,%2$s,%1$sg1,2025-03-01,vocational_education,School,Nurse,applied\n" },
    { "counselling.csv", "counselling,person,project,date,minutes,channel,shared_text,staff\n"
                         "%1$sn,%1$s1,%2$s,2025-03-01,30,office,Text,0000000000003\n" },
    { "appointments.csv", "appointment,person,project,date,channel,state\n"
                          "%1$sa,%1$s1,%2$s,2025-03-04,office,planned\n" },
    { "specialists.csv", "specialist,name,active\n%1$ss,Crisis centre,yes\n" },
    { "specialist_questions.csv", "specialist_question,counselling,specialist,staff,asked_on,question\n"
                                  "%1$sq,%1$sn,%1$ss,0000000000003,2025-03-02,What helps?\n" },
    { "absences.csv", "absence,staff,starts_on\n%1$sab,0000000000003,2025-03-04\n" },
    { "duties.csv", "duty,project,rule,name\n%1$sd,%2$s,own,Thank the hosts\n" },
    { "need_rounds.csv", "need_round,person,project,date,language,state\n%1$sn,%1$s1,%2$s,2025-02-10,som,open\n" },
    { "needs.csv", "person,project,date,area,weight,wish,wish_language\n"
                   "%1$s1,%2$s,2025-02-10,language,2,I want to learn,som\n" },
    { "instruments.csv", "instrument,source\n"
                         "%1$si,\"row,key,scale,value,picture,eng\ninstrument,%1$smood,,1,,Mood\nlicence,,,,,Ours\n"
                         "score,none,,,,\nitem,know,count,5,,How many?\"\n" },
    { "measurements.csv", "measurement,person,project,instrument,date,occasion,state,answers\n"
                          "%1$sm,%1$s1,%2$s,own_path-1,2025-02-10,start,open,ask=1\n" },
    { "stories.csv", "story,project,person,date,language,original,anonymised,shown_language,result,state,staff,"
                     "consent_version,purposes,consent_on,consent_until\n"
                     "%1$sy,%2$s,,2025-02-10,som,Sahra says,Somebody says,eng,faith,waits,0000000000003,"
                     "1,report;web,2025-02-10,2028-02-10\n"
                     "%1$sz,%2$s,%1$s1,2025-02-10,som,Sahra says,Somebody says,eng,work,draft,0000000000003,"
                     "1,report;web,2025-02-10,2028-02-10\n" },
    { "story_uses.csv", "story_use,story,place,what,used_on\n%1$syu,%1$sy,page,Results,2025-03-03\n" },
    { "skill_levels.csv", "skill_level,person,project,date,skill,level\n%1$sl,%1$s1,%2$s,2025-02-10,digital,alone\n" },
    { "histories.csv", "history,person,project,kind,what\n%1$sh,%1$s1,%2$s,work,Tailor\n" },
    { "certificates.csv", "certificate,person,project,name\n%1$se,%1$s1,%2$s,Hygiene\n" },
    { "strengths.csv", "strength,person,project,date,area,what\n%1$sv,%1$s1,%2$s,2025-02-10,home,Cooking\n" },
    { "circumstances.csv", "circumstance,person,project,informed_on,disability\n"
                           "%1$sca,%1$s1,%2$s,2025-02-10,no\n" },
    { "home_support.csv", "home_support,person,project,date,child_care\n%1$sb,%1$s1,%2$s,2025-02-10,Day care\n" },
    { "providers.csv", "provider,name\n%1$sw1,Koulu %1$s\n%1$sw2,Opisto %1$s\n" },
    { "referrals.csv", "referral,person,project,guidance,receiver_kind,language,fields,state\n"
                       "%1$sr,%1$s1,%2$s,%1$su,service,fin,language;destination,draft\n" },
    { "follow_ups.csv", "follow_up,person,project,kind,due_on\n%1$sf,%1$s1,%2$s,other,2025-09-01\n" },
    { "follow_up_attempts.csv", "follow_up_attempt,follow_up,date,channel,reached\n"
                                "%1$st,%1$sf,2025-09-02,phone,no\n" },
    { "estimates.csv", "estimate,project,indicator,date,percent,source,method\n"
                       "%1$ses,%2$s,EECO15,2025-02-10,10,Town,Survey\n" },
};
enum { FILES = sizeof world / sizeof *world };

/* The text with the three replaced; a plain format string would be no literal. */
TEST_UNUSED struct str filled(struct task *t, const char *text, const char *const with[3])
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

TEST_UNUSED int64_t id_of(const char *table, const char *key)
{
    return test_number(
        w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT max(id) FROM %s WHERE source_key = '%s'", table, key)));
}

TEST_UNUSED int64_t project_of(const char *code)
{
    return test_number(w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT id FROM projects_project WHERE code = '%s'", code)));
}

/* A run of the report of outcomes. */
TEST_UNUSED void keep_run(int64_t project)
{
    const struct report_scope s = { .project = project };
    static const struct settings house = { .threshold = 5 };
    struct problems problems = { 0 };
    int64_t run;

    if (w.t->settings == NULL)
        w.t->settings = &house;
    assert_int_equal(report_run_store(w.t, report_by_name(S("outcomes")), &s, S("Run"), &run, &problems), DONE);
}

/* The file is a picture, and she is in it. */
static void in_the_picture(int64_t file, int64_t person)
{
    test_sql(
        w.t, str_z(w.t->a, str_fmt(w.t->a, "UPDATE files_file SET kind = 'png' WHERE id = %lld", (long long)file)));
    test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                    "INSERT INTO consents_consent (id, person_id, purpose, version, given_on) VALUES "
                                    "(%lld, %lld, 'photo', 1, '2025-06-01')",
                                    (long long)id_new(), (long long)person)));
    test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                    "INSERT INTO consents_shown (mark, person_id, marked_at) SELECT mark, %lld, "
                                    "'2025-06-01T00:00:00Z' FROM files_file WHERE id = %lld",
                                    (long long)person, (long long)file)));
}

/* A paper at the duty of the project and at its publication, and sound at its story. */
TEST_UNUSED void bring_files(const char *before, int64_t project)
{
    struct file_wish wish = { .owner = FILE_OF_DUTY,
        .row = id_of("duties_duty", str_z(w.t->a, str_fmt(w.t->a, "%sd", before))),
        .groups = MEDIA_PAPER,
        .most = 1,
        .bytes = S(
            "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF\n"),
        .name = S("Paper.pdf"),
        .words = S("") };
    struct problems wrong = { 0 };
    int64_t file;

    assert_int_equal(files_add(w.t, &wish, &file, &wrong), DONE);
    wish.owner = FILE_OF_PUBLICATION, wish.row = project + 6000; /* saved, not shown: a paper will do */
    assert_int_equal(files_add(w.t, &wish, &file, &wrong), DONE);
    wish.owner = FILE_OF_COURSE;
    assert_int_equal(files_add(w.t, &wish, &file, &wrong), DONE);
    wish.owner = FILE_OF_DOOR, wish.row = id_of("groups_group", str_z(w.t->a, str_fmt(w.t->a, "%sg9", before)));
    assert_int_equal(files_add(w.t, &wish, &file, &wrong), DONE);
    in_the_picture(file, id_of("people_person", str_z(w.t->a, str_fmt(w.t->a, "%s1", before))));
    wish.owner = FILE_OF_SOUND, wish.row = project + 8000;
    assert_int_equal(files_add(w.t, &wish, &file, &wrong), DONE);
    wish.owner = FILE_OF_STORY, wish.groups = MEDIA_AUDIO;
    wish.row = id_of("stories_story", str_z(w.t->a, str_fmt(w.t->a, "%sy", before)));
    wish.bytes = S("RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0"
                   "data\x08\0\0\0hereheard");
    wish.bytes.n = 52;
    assert_int_equal(files_add(w.t, &wish, &file, &wrong), DONE);
    test_sql(
        w.t, str_z(w.t->a, str_fmt(w.t->a,
                               "INSERT INTO read_aloud_sound (id, tag, print, words, added_at) VALUES (%lld, 'fi', "
                               "'%s', 'Words', '2025-06-01T00:00:00Z')",
                               (long long)project + 8500, before)));
    wish.owner = FILE_OF_ALOUD, wish.row = project + 8500;
    assert_int_equal(files_add(w.t, &wish, &file, &wrong), DONE);
}

/* A publication that everybody sees; its next text waits for review. */
TEST_UNUSED void publish(int64_t project)
{
    struct task *t = w.t;
    long long id = (long long)project + 6000;

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_publication (id, project_id, kind, source_tag, review_note, "
                                "state, public_on, public_at, version) VALUES (%lld, %lld, 'news', 'fi', '', 'review', "
                                "'2025-01-01', '2025-01-01T00:00:00Z', 1)",
                                id, (long long)project)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_language (publication_id, tag, newest, shown) "
                                "VALUES (%lld, 'fi', 2, 1)",
                                id)));
    for (int number = 1; number < 3; number++)
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO publications_text (publication_id, tag, number, title, summary, body, "
                                    "basis, saved_at) VALUES (%lld, 'fi', %d, 'Uutta', '', 'Teksti', '', "
                                    "'2025-01-01T00:00:00Z')",
                                    id, number)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_trial (id, publication_id, tag, day, people, what_changed) "
                                "VALUES (%lld, %lld, 'fi', '2025-01-01', 3, '')",
                                id + 1000, id)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_sound (id, publication_id, tag, print, words, shown, "
                                "outdated, added_at) VALUES (%lld, %lld, 'fi', '%.*s', 'Teksti', 1, 0, "
                                "'2025-01-01T00:00:00Z')",
                                id + 2000, id, STR_ARG(publication_print(t, S("Teksti"))))));
}

/* An operating model that everybody sees in its first version. */
TEST_UNUSED void leave_model(int64_t project)
{
    struct task *t = w.t;
    long long id = (long long)project + 8000;
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_publication (id, project_id, kind, source_tag, review_note, "
                                "state, public_on, public_at, version) VALUES (%lld, %lld, 'model', 'fi', '', "
                                "'published', '2025-01-01', '2025-01-01T00:00:00Z', 1)",
                                id, (long long)project)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_text (publication_id, tag, number, title, summary, body, "
                                "basis, saved_at) VALUES (%lld, 'fi', 1, 'Malli', '', 'Teksti', '', "
                                "'2025-01-01T00:00:00Z')",
                                id)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_language (publication_id, tag, newest, shown) "
                                "VALUES (%lld, 'fi', 1, 1)",
                                id)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO models_model (id, source_key, licence, newest, regions, funder, whole) "
                                "VALUES (%lld, 'm%lld', 'CC-BY-4.0', 1, '', '', '')",
                                id, id)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO models_edition (model_id, edition, year, published_on, published_at, "
                                "licence, regions, funder, whole, what_changed) VALUES (%lld, 1, 2025, '2025-01-01', "
                                "'2025-01-01T00:00:00Z', 'CC-BY-4.0', '', '', '', '')",
                                id)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO models_edition_text (model_id, edition, tag, number) "
                                "VALUES (%lld, 1, 'fi', 1)",
                                id)));
}

/* It was adopted from another house, and somebody has adopted it. */
TEST_UNUSED void adopt_model(int64_t project)
{
    struct task *t = w.t;
    long long id = (long long)project + 8000;

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO models_origin (model_id, address, edition, year, title, house, citation, "
                                "licence, modules, adopted_on) VALUES (%lld, '', 1, 2024, 'A', 'B', '', '', "
                                "'{\"format\":\"kotipolku-model/1\",\"key\":\"0000000000001\",\"version\":1,"
                                "\"year\":2024,\"title\":\"A\",\"house\":\"B\",\"licence\":\"C\",\"kind\":\"model\","
                                "\"source\":\"fi\",\"texts\":[{\"language\":\"fi\",\"title\":\"A\"}]}', "
                                "'2025-01-01')",
                                id)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO models_adoption (id, source_key, model_id, edition, who, place, address, "
                                "since, what_changed, difference, way, received_at, shown, version) VALUES (%lld, "
                                "'k', %lld, 1, 'Town', '', '', '2025-01-01', '', '[]', 'file', "
                                "'2025-01-01T00:00:00Z', 0, 1)",
                                id + 1000, id)));
}

/* A course of orientation that everybody sees. */
TEST_UNUSED void teach(int64_t project)
{
    struct task *t = w.t;
    long long id = (long long)project + 6000;
    static const char *const bodies[] = { "---\ntitle: Kurssi\n---\n", "---\ntitle: Koti\n---\nTeksti\n" };

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO orientation_course (id, code, source_tag, shown, origin_house, "
                                "origin_version, made_at, version, state) VALUES (%lld, 'c%lld', 'fi', 1, '', 0, "
                                "'2025-01-01T00:00:00Z', 1, 'published')",
                                id, id)));
    for (int topic = 0; topic < 2; topic++) {
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO orientation_text (course_id, topic, tag, number, basis, body, "
                                    "saved_at) VALUES (%lld, %d, 'fi', 1, 0, '%s', '2025-01-01T00:00:00Z')",
                                    id, topic, bodies[topic])));
        test_sql(t,
            str_z(t->a, str_fmt(t->a,
                            "INSERT INTO orientation_shown (course_id, topic, tag, number) VALUES (%lld, %d, 'fi', 1)",
                            id, topic)));
    }
}

/* What everybody sees of the project; it has the project's id, so that each address finds one. */
TEST_UNUSED void publish_page(int64_t project)
{
    struct task *t = w.t;

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO operations_operation (id, project_id, source, source_key, name, "
                                "name_language, sort_key, summary, beneficiary, beneficiary_key, business_id, "
                                "natural_person, contractor, fund, period, programme, priority, objective, category, "
                                "theme, authority, country, regions, locality, postal_code, start_key, cost_key, "
                                "website, listed, published_at, updated_at, version) VALUES (%lld, %lld, 'own', "
                                "'%lld', 'Silta', 'fin', CAST('' AS {bytes}), '', 'Yhdistys', 'yhdistys', '', 0, '', "
                                "'ESF+', '', '', '', '', '', '', '', 'FI', '', '', '', '', 0, '', 1, "
                                "'2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', 1)",
                                (long long)project, (long long)project, (long long)project)));
}

/* What a person asks about her data, and what she wants to be changed. */
TEST_UNUSED void ask_about_data(const char *before, int64_t project)
{
    static const char *const each[][2] = { { "copy", "" }, { "change", "phone" } };
    long long her = (long long)id_of("people_person", str_z(w.t->a, str_fmt(w.t->a, "%s1", before)));

    for (int i = 0; i < 2; i++)
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO own_page_request (id, person_id, kind, field, asked_at, due_on, "
                                        "state, version) VALUES (%lld, %lld, '%s', '%s', '2025-06-01T00:00:00Z', "
                                        "'2025-07-01', 'open', 1)",
                                        (long long)project + 9500 + 100 * i, her, each[i][0], each[i][1])));
}

/* A preview of what is due of somebody; nothing is. */
TEST_UNUSED void look_what_is_due(int64_t project)
{
    test_sql(w.t,
        str_z(w.t->a, str_fmt(w.t->a,
                          "INSERT INTO retention_run (id, state, request_id, looked_on, made_by, made_at, "
                          "version) VALUES (%lld, 'preview', NULL, '%.*s', 1, '%.*s', 1)",
                          (long long)project + 9700, STR_ARG(day_str(&w.t->today)), STR_ARG(instant_str(&w.t->now)))));
}

/* A group that is open for joining, in which nobody is, and somebody who has signed up for it. */
TEST_UNUSED void open_group(const char *before, int64_t project, const char *family)
{
    struct task *t = w.t;

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, "
                                "venue, municipality, area, weekday, every_weeks, version, created_at) SELECT max(id) "
                                "+ 1, '%sg9', %lld, 'Avoin', CAST('z' AS {bytes}), 'som', 'peer', 'Talo', '091', '', "
                                "'mon', 1, 1, '2025-01-01T00:00:00Z' FROM groups_group",
                                before, (long long)project)));
    int64_t group = id_of("groups_group", str_z(t->a, str_fmt(t->a, "%sg9", before)));
    const struct sign_up_opening o = { .open = true,
        .phone = S("040 555 0100"),
        .step_free = YESNO_UNKNOWN,
        .baby = YESNO_UNKNOWN,
        .offer_days = INT_NONE };
    const struct sign_up_said said = {
        .name = str_fmt(t->a, "Hodan %s", family), .phone = S("040 123 4567"), .language = S("som")
    };
    struct sign_up_from from = { str_of(before), str_of(before), group };
    struct problems ps = { 0 };
    assert_int_equal(sign_up_open(t, group, 0, &o, &ps), DONE);
    assert_int_equal(sign_up_say(t, from, &said), DONE);
    assert_int_equal(sign_up_send(t, from, &ps), DONE);
}

/* The first person is asked to a talk, until yesterday. */
TEST_UNUSED void invite(const char *before, int64_t project)
{
    struct task *t = w.t;

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO invitations_invitation (id, project_id, kind, day, until, round, made_at, "
                                "version) VALUES (%lld, %lld, 'talk', '%s', '%s', 1, '2025-01-01T00:00:00Z', 1)",
                                (long long)project + 9800, (long long)project, day_add(t->today, 3).t,
                                day_add(t->today, -1).t)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO invitations_guest (invitation_id, person_id, answer) VALUES (%lld, %lld, "
                                "'')",
                                (long long)project + 9800,
                                (long long)id_of("people_person", str_z(t->a, str_fmt(t->a, "%s1", before))))));
}

/* A message to the first person, who is to be called, and an answer of hers. */
static void write_to(const char *before)
{
    struct task *t = w.t;
    int64_t person = id_of("people_person", str_z(t->a, str_fmt(t->a, "%s1", before)));
    struct message_new m = { .person = person, .kind = MESSAGE_place };
    const struct settings none = settings_default(), *were = t->settings;

    t->settings = &none;
    assert_true(messages_put(t, &m) != 0);
    t->settings = were;
    assert_true(messages_received(t, str_of(before), S("+358 40 1234567"), S("I come")));
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE messages_answer SET person_id = %lld WHERE event = '%s'",
                                (long long)person, before)));
}

/* What the first person says in her group: an idea with a picture, a question by voice, a note of yesterday in the box.
 */
static void say_something(const char *before)
{
    static const char jpeg[] = "\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0"
                               "ABCDEFGH\xff\xd9";
    static const char wav[] = "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0"
                              "data\x08\0\0\0\x80\x80\x80\x80\x80\x80\x80\x80";
    struct task *t = w.t;
    int64_t person = id_of("people_person", str_z(t->a, str_fmt(t->a, "%s1", before)));
    int64_t group = id_of("groups_group", str_z(t->a, str_fmt(t->a, "%sg1", before)));
    struct idea_new idea = {
        .group = group, .kind = S("trip"), .words = S("The sea"), .bytes = { jpeg, sizeof jpeg - 1 }, .chosen = true
    };
    struct ask_new ask = { .group = group, .words = S("When?"), .bytes = { wav, sizeof wav - 1 }, .chosen = true };
    struct problems ps = { 0 };

    assert_int_equal(voice_own_bring(t, person, &idea, &ps), DONE);
    assert_int_equal(voice_own_ask(t, person, &ask, &ps), DONE);
    assert_int_equal(voice_own_post(t, person, group, S("It is cold"), &ps), DONE);
    assert_int_equal(voice_own_post(t, person, group, S("It is warm"), &ps), DONE);
    test_sql(t, "UPDATE voice_box SET day = '2025-06-01'");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO voice_planner (group_id, person_id, from_day, until_day, modules_only, "
                                "named_on) VALUES (%lld, %lld, '2025-06-01', '2025-06-30', 0, '2025-06-01')",
                                (long long)group, (long long)person)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO voice_move (id, group_id, person_id, one_id, other_id, one_theme, "
                                "other_theme, moved_on) SELECT project_id + 9700, id, %lld, 1, 2, '', '', '2025-06-01' "
                                "FROM groups_group WHERE id = %lld",
                                (long long)person, (long long)group)));
}

TEST_UNUSED void bring_world(const char *before, const char *project, const char *family)
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
                                "INSERT INTO plans_stood (plan_id, version, at, staff_id, goal_language, deferral) "
                                "VALUES (%lld, 1, '2025-03-02T08:00:00Z', 2, 'som', '')",
                                (long long)id_of("plans_plan", str_z(t->a, str_fmt(t->a, "%sl1", before))))));
    assert_int_equal(services_bring(t, S("[{\"id\":\"s\",\"name\":\"Clinic\",\"status\":\"active\","
                                         "\"organization\":{\"id\":\"o\",\"name\":\"Town\"},"
                                         "\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"p\","
                                         "\"name\":\"Hall\",\"location_type\":\"physical\"}}]}]")),
        DONE);
    test_sql(t, "UPDATE services_entry SET version = version + 1"); /* changed since: the import stays */
    test_sql(t, "INSERT INTO operations_import (id, source, name, made_at, added, changed) SELECT id, 'x', 'x.csv', "
                "made_at, 1, 0 FROM services_import WHERE true ON CONFLICT DO NOTHING");
    test_sql(t, str_z(t->a, str_fmt(t->a, /* the manager's */
                                "INSERT INTO services_upload (id, staff_id, name, language, body, made_at) VALUES "
                                "(%lld, %d, 'services.json', '', CAST('[]' AS {bytes}), '2025-06-01T00:00:00Z')",
                                (long long)project_of(project) + 6000, (int)ROLE_MANAGER)));
    write_to(before);
    invite(before, project_of(project));
    say_something(before);
    keep_run(project_of(project));
    ask_about_data(before, project_of(project));
    look_what_is_due(project_of(project));
    publish(project_of(project));
    leave_model(project_of(project));
    adopt_model(project_of(project));
    teach(project_of(project));
    publish_page(project_of(project));
    open_group(before, project_of(project), family);
    bring_files(before, project_of(project));
    test_sql(t, "UPDATE files_file SET added_at = '2024-12-31T00:00:00Z'"); /* before it was published */
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, "
                                "version) VALUES (%lld, %lld, 'Old', '2019-01-01', '2019-06-30', 0, 1)",
                                (long long)project_of(project) + 3000, (long long)project_of(project))));
    test_sql(t, str_z(t->a, str_fmt(t->a, /* ours is the manager's, theirs of one who reads no reports */
                                "INSERT INTO auth_report_feed (id, staff_id, project_id, report, token_hash, made_at) "
                                "VALUES (%lld, %d, %lld, 'outcomes', CAST('%s' AS {bytes}), '2025-06-01T00:00:00Z')",
                                (long long)project_of(project) + 5000,
                                (int)(strcmp(project, "P1") == 0 ? ROLE_MANAGER : ROLE_ADMIN),
                                (long long)project_of(project), project)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_event (id, kind, from_group, to_group, happened_on, done_by, "
                                "done_at) VALUES (%lld, 'merge', %lld, %lld, '2025-06-01', 2, '2025-06-01T00:00:00Z')",
                                (long long)project_of(project) + 2000,
                                (long long)id_of("groups_group", str_z(t->a, str_fmt(t->a, "%sg1", before))),
                                (long long)id_of("groups_group", str_z(t->a, str_fmt(t->a, "%sg2", before))))));
}

/* ---- addresses */

/* The first row of that kind in a project; 0: the part is no kind with keys of its own. */
TEST_UNUSED int64_t first_of(struct str part, bool theirs)
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
TEST_UNUSED int64_t record(struct str part, bool second, bool theirs)
{
    struct task *t = w.t;
    int64_t project = project_of(theirs ? "P6" : "P1");

    if (str_is(part, "merge") || str_is(part, "not-same") || str_is(part, "family"))
        return id_of("people_person", theirs ? "b3" : "a3");
    if (str_is(part, "same"))
        return id_of("providers_provider", theirs ? "bw2" : "aw2");
    if (str_is(part, "join") || str_is(part, "door")) /* a group that is open for joining */
        return id_of("groups_group", theirs ? "bg9" : "ag9");
    if (str_is(part, "photo"))
        return test_number(t, str_z(t->a, str_fmt(t->a,
                                              "SELECT min(id) FROM files_file WHERE owner = 'door' AND owner_row = "
                                              "%lld",
                                              (long long)id_of("groups_group", theirs ? "bg9" : "ag9"))));
    if (str_is(part, "sign-ups"))
        return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT min(id) FROM sign_up_entry WHERE project_id = %lld",
                                              (long long)project)));
    if (str_is(part, "outreach"))
        return first_of(S("outreach_places"), theirs);
    if (str_is(part, "first"))
        return first_of(S("first_steps"), theirs);
    if (str_is(part, "visits"))
        return first_of(S("outreach_visits"), theirs);
    if (str_is(part, "steps")) /* the first one, whose number is 1 */
        return 2;
    if (str_is(part, "versions"))
        return 1;
    if (str_is(part, "integration-plan"))
        return id_of("plans_point", theirs ? "bip1" : "aip1");
    if (str_is(part, "projects") || str_is(part, "project"))
        return project;
    if (str_is(part, "models") || str_is(part, "model"))
        return project + 8000;
    if (str_is(part, "file") || str_is(part, "pictures"))
        return test_number(t, str_z(t->a, str_fmt(t->a,
                                              "SELECT min(id) FROM files_file WHERE owner = 'course' AND owner_row "
                                              "= %lld",
                                              (long long)project + 6000)));
    if (str_is(part, "aloud") || str_is(part, "read-aloud"))
        return project + 8500;
    if (str_is(part, "photos"))
        return test_number(t, str_z(t->a, str_fmt(t->a,
                                              "SELECT f.id FROM files_file f JOIN groups_group g ON g.id = f.owner_row "
                                              "WHERE f.owner = 'door' AND g.source_key = '%s'",
                                              theirs ? "bg9" : "ag9")));
    if (str_is(part, "compare") || str_is(part, "o"))
        return project + 6000;
    if (str_is(part, "adoptions"))
        return project + 9000;
    if (str_is(part, "section") || str_is(part, "phase") || str_is(part, "module") || str_is(part, "role") ||
        str_is(part, "cost") || str_is(part, "author") || str_is(part, "part") || str_is(part, "adoption") ||
        str_is(part, "import")) /* of a package: none waits */
        return 1;               /* a section; of a part: one that is new */
    if (str_is(part, "publications") || str_is(part, "publication") || str_is(part, "p") || str_is(part, "courses") ||
        (str_is(part, "orientation") && !second) || lang_by_tag(part) != NULL)
        return project + 6000;
    if (str_is(part, "{}")) /* topic and step of a course */
        return 1;
    if (str_is(part, "trials"))
        return project + 7000;
    if (str_is(part, "sounds") || str_is(part, "sound"))
        return project + 8000;
    if (str_is(part, "house"))
        return project;
    if (str_is(part, "media"))
        return test_number(
            t, str_z(t->a, str_fmt(t->a,
                               "SELECT min(id) FROM files_file WHERE owner = 'publication' AND owner_row "
                               "= %lld",
                               (long long)project + 6000)));
    if (str_is(part, "organisations")) /* of a project */
        return first_of(S("partnerships"), theirs);
    if (str_is(part, "runs") || str_is(part, "figures"))
        return test_number(t,
            str_z(t->a, str_fmt(t->a, "SELECT max(id) FROM reports_run WHERE project_id = %lld", (long long)project)));
    if (str_is(part, "exchange"))
        return project + 1000;
    if (str_is(part, "care")) /* today's session, in which a manager is on duty */
        return project + 9000;
    if (str_is(part, "fetchers"))
        return 1;
    if (str_is(part, "events"))
        return project + 2000;
    if (str_is(part, "memberships") || str_is(part, "place"))
        return test_number(t, str_z(t->a, str_fmt(t->a,
                                              "SELECT min(m.id) FROM groups_membership m JOIN people_person p ON p.id "
                                              "= m.person_id WHERE p.source_key = '%s'",
                                              theirs ? "b1" : "a1")));
    if (str_is(part, "ask") || str_is(part, "new")) /* the first of the areas, the first thing to add */
        return 1;
    if (str_is(part, "evidence"))
        return test_number(t, str_z(t->a, str_fmt(t->a,
                                              "SELECT min(id) FROM files_file WHERE owner = 'duty' AND owner_row = "
                                              "%lld",
                                              (long long)first_of(S("duties"), theirs))));
    if (str_is(part, "eura"))
        return first_of(S("participations"), theirs);
    if (str_is(part, "follow-ups"))
        return first_of(S("follow_ups"), theirs);
    if (str_is(part, "after")) /* the same, asked of herself */
        return first_of(S("follow_ups"), theirs);
    if (str_is(part, "attempts"))
        return first_of(S("follow_up_attempts"), theirs);
    if (str_is(part, "skill_certificates"))
        return first_of(S("certificates"), theirs);
    if (str_is(part, "statements"))
        return first_of(S("orientation_statements"), theirs);
    if (str_is(part, "certificates") || str_is(part, "orientation")) /* of a group */
        part = S("groups");
    if (str_is(part, "staff") || str_is(part, "leaders"))
        return ROLE_INSTRUCTOR;
    if (str_is(part, "periods"))
        return project + 3000;
    if (str_is(part, "again")) /* a form that somebody's own session sent: here nobody's */
        return project + 4000;
    if (str_is(part, "services") || str_is(part, "service"))
        return test_number(t, "SELECT min(id) FROM services_entry WHERE kind = 'service'");
    if (str_is(part, "organizations"))
        return test_number(t, "SELECT min(id) FROM services_entry WHERE kind = 'organisation'");
    if (str_is(part, "locations"))
        return test_number(t, "SELECT min(id) FROM services_entry WHERE kind = 'place'");
    if (str_is(part, "files"))
        return test_number(t, "SELECT min(id) FROM services_upload");
    if (str_is(part, "imports")) /* of services, and of projects of others */
        return test_number(t, "SELECT min(id) FROM services_import");
    if (str_is(part, "service_at_locations")) /* not_there() */
        return 1;
    if (str_is(part, "previews")) /* of what is due */
        return project + 9700;
    if (str_is(part, "terms")) /* of a kind of data: the first */
        return 1;
    if (str_is(part, "lists")) /* none waits: a list of projects names no person */
        return 1;
    if (str_is(part, "feeds"))
        return project + 5000;
    if (str_is(part, "requests")) /* of a person about her data */
        return project + 9500;
    if (str_is(part, "wish"))
        return project + 9600;
    if (str_is(part, "my") || str_is(part, "path") || str_is(part, "meetings") ||
        str_is(part, "needs")) /* her own, by link */
        return 1;
    if (str_is(part, "ideas") || str_is(part, "member-questions") || str_is(part, "asked"))
        return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT min(id) FROM voice_%s WHERE project_id = %lld",
                                              str_is(part, "ideas") ? "idea" : "question", (long long)project)));
    if (str_is(part, "attached") || str_is(part, "voice")) /* a picture of an idea; the sound of a question */
        return test_number(
            t, str_z(t->a, str_fmt(t->a, "SELECT min(id) FROM files_file WHERE owner = '%s' AND owner_row = %lld",
                               str_is(part, "voice") ? "question" : "idea",
                               (long long)record(str_is(part, "voice") ? S("asked") : S("ideas"), false, theirs))));
    if (str_is(part, "box"))
        return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT min(id) FROM voice_box WHERE group_id = %lld",
                                              (long long)first_of(S("groups"), theirs))));
    if (str_is(part, "planners"))
        return id_of("people_person", theirs ? "b1" : "a1");
    if (str_is(part, "moves"))
        return project + 9700;
    if (str_is(part, "feedback") || str_is(part, "themes"))
        return first_of(S("sessions"), theirs);
    if (str_is(part, "invitations"))
        return project + 9800;
    if (str_is(part, "messages") || str_is(part, "answers"))
        return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT max(id) FROM messages_%s WHERE person_id = %lld",
                                              str_is(part, "messages") ? "message" : "answer",
                                              (long long)id_of("people_person", theirs ? "b1" : "a1"))));
    if (str_is(part, "merges"))
        return test_number(t, "SELECT coalesce(max(id), 1) FROM people_merge");
    int64_t first = first_of(str_is(part, "questions") || str_is(part, "answer") ? S("specialist_questions")
                             : str_is(part, "referral")                          ? S("referrals")
                             : str_is(part, "uses")                              ? S("story_uses")
                             : str_is(part, "estimate")                          ? S("measurements")
                                                                                 : part,
        theirs);
    if (first == 0)
        fail_msg("what record does /%.*s/{} mean? Tell this test, or bring one into its world.", STR_ARG(part));
    return first;
}

/* What a page has to be asked for besides; a page for which it is not enough is a page without content here. */
TEST_UNUSED struct str query(const struct route_row *row, bool theirs)
{
    static const char *const each[][2] = {
        { "people_list", "search=1" },
        { "services_take_out", "format=ptv" },
        { "open_data_sitemap_part", "of=news" },
        { "people_new", "search=1" },
        { "contacts_list", "month=2025-02" },
        { "people_family_page", "search=1" },
        { "reports_outcomes_who", "figure=persons" },
        { "reports_targets_who", "measure=persons&figure=reached" },
        { "reports_attendance_who", "month=2025-02&figure=present" },
        { "reports_child_care_who", "month=2025-02&figure=booked" },
        { "reports_plans_who", "language=som&figure=planned" },
        { "reports_activity_who", "month=2025-02&figure=visits" },
        { "reports_funnel_who", "figure=met" },
        { "reports_outreach_who", "figure=started" },
        { "reports_esf_who", "table=records&records=records&figure=all" },
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

TEST_UNUSED struct str address(const struct route_row *row, bool theirs, const char *ending)
{
    struct str rest = str_of(row->path), piece, out = S(""), last = S("");
    int ids = 0;

    while (!str_empty(rest) && str_cut(&rest, '/', &piece)) {
        char id[ID_TEXT] = "";
        if (str_empty(piece))
            continue;
        if (str_is(piece, "{}") && str_is(last, "groups") && str_starts(str_of(row->path), S("/p/")))
            last = S("join");
        if (str_is(piece, "{}") && str_is(last, "{}") && str_starts(str_of(row->path), S("/p/door/")))
            last = S("photo");
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

TEST_UNUSED struct http from(enum role role, struct str target)
{
    struct http x = { .method = S("GET"), .target = target };

    x.header[HEADER_COOKIE] = str_fmt(w.t->a, "kp_session=%.*s", STR_ARG(w.cookie[role]));
    return x;
}

TEST_UNUSED struct http form(enum role role, struct str target, const char *fields)
{
    struct http x = from(role, target);
    char form_id[ID_TEXT];

    id_text(id_new(), form_id);
    x.method = S("POST");
    x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    x.body = str_fmt(w.t->a, "csrf=%.*s&form_id=%s&%s", STR_ARG(csrf_make(w.t, w.cookie[role])), form_id, fields);
    return x;
}

/* A session of today with a child in it, a manager on duty, and a parent's yes. */
TEST_UNUSED void bring_child_care(int64_t project, bool theirs)
{
    struct task *t = w.t;
    struct care_consent yes = { .given_on = t->today, .given_by = S("Sahra"), .receiver = S("Day care") };
    struct problems ps = { 0 };
    int64_t session = project + 9000, child = id_of("people_child", theirs ? "bc" : "ac"),
            person = id_of("people_person", theirs ? "b1" : "a1");

    test_sql(t,
        str_z(t->a, str_fmt(t->a,
                        "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, "
                        "module, expert, state, cancel_reason, visitors, carers, register_version, version, "
                        "created_at) VALUES (%lld, '', %lld, %lld, '%s', 'meeting', '', '', '', 'planned', '', "
                        "0, 0, 0, 1, '')",
                        (long long)session, (long long)first_of(S("groups"), theirs), (long long)project, t->today.t)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO attendance_child (session_id, child_id, state) VALUES (%lld, %lld, "
                                "'booked')",
                                (long long)session, (long long)child)));
    test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO attendance_carer (session_id, staff_id) VALUES (%lld, %d)",
                                (long long)session, (int)ROLE_MANAGER)));
    assert_int_equal(child_care_put_consent(t, person, child, &yes, &ps), DONE);
}

TEST_UNUSED int open_world(void **state)
{
    assert_true(house_open(&w, DB_SQLITE));
    house_sign_in(&w);
    db_begin_write(w.t);
    bring_world("a", "P1", OURS);
    bring_world("b", "P6", THEIRS);
    bring_child_care(project_of("P1"), false);
    bring_child_care(project_of("P6"), true);
    db_commit(w.t);
    for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
        ask(&w, form(role, S("/people/search"), "q=sahra"));
    return 0;
}

TEST_UNUSED int close_world(void **state)
{
    buf_free(&answered.body);
    house_close(&w);
    return 0;
}

TEST_UNUSED bool shows(const char *text) { return str_find(buf_view(&answered.body), str_of(text)) >= 0; }

/* ---- the journal */

TEST_UNUSED int64_t rows_of(const char *where)
{
    return test_number(w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT count(*) FROM journal WHERE %s", where)));
}

TEST_UNUSED int64_t newest(void) { return test_number(w.t, "SELECT coalesce(max(seq), 0) FROM journal"); }

TEST_UNUSED int64_t since(int64_t seq, const char *where)
{
    return rows_of(str_z(w.t->a, str_fmt(w.t->a, "seq > %lld AND %s", (long long)seq, where)));
}

/* Pages of a state in which our world is not: an import that waits, and a one-time link; and one whose id is no number.
 */
TEST_UNUSED bool not_there(const struct route_row *row)
{
    return !strcmp(row->name, "exchange_rejected") || !strcmp(row->name, "exchange_columns") ||
           !strcmp(row->name, "staff_link_page") || !strcmp(row->name, "services_hsds_at_location");
}

/* ---- what is saved */

/* Something right for every field of most forms; what a form does not know it does not read. */
__attribute__((unused)) static const char form_fields[] =
    "project=0000000000005&name=Uusi&reason=Siksi&day=2025-03-03&on=2025-03-03&start=10%3A00&end=12%3A00&"
    "starts_on=2031-01-01&ends_on=2031-06-30&kind=meeting&state=started&destination=working_life&channel=phone&"
    "language=som&level=A2.1&given_names=Uusi&family_name=Uusinen&birth_month=2023-05&entry=2025-03-03&"
    "entry_date=2025-02-01&exit_date=2025-05-05&exit_status=employed&six_month_date=2025-11-11&"
    "six_month_status=employed&email=uusi%40example.org&role=counsellor&code=UUSI&persons=80&visitors=3&minutes=30&"
    "when=illalla&never=koulu&weekday=mon&every_weeks=1&gender=woman&joined_on=2025-02-03&left_on=2025-04-04&"
    "goal=School&what=Apply&review_on=2031-01-01&deferral=illness&template=day_care&source=Town&"
    "received_on=2025-03-03&education=Nurse&value=3&step=offer&other=1&"
    "outcome=no_answer&months=6&paid_year=2024";

/* Sends the form as whoever saw one of the first dozen versions of the record; true when it was saved by one. */
TEST_UNUSED bool saves(const struct route_row *row, enum role role, bool theirs, bool *ret_journal)
{
    int64_t before = newest();
    bool saved = false;

    for (int version = 0; version < 12 && newest() == before; version++) {
        struct str target = address(row, theirs, "");
        ask(&w, form(role, target, str_z(w.t->a, str_fmt(w.t->a, "version=%d&%s", version, form_fields))));
        saved |= answered.status == 303;
        if (answered.status == 403 || answered.status == 404)
            break;
    }
    *ret_journal = since(before, "act IN ('create', 'change', 'delete', 'reveal', 'import', 'export')") > 0;
    return saved;
}
