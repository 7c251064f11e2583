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
        "authority,lead_organisation,partners,municipalities,website,purpose,target_participants,follow_up_attempts,"
        "target_groups,target_sessions,target_hours,target_children,target_contacts,target_plans,target_followed_up,"
        "target_peer_workers,target_person_hours,target_counselling_hours,partners_see,"
        "counting,counting_source,circumstances_ground,rural_municipalities\n"
        "P1,Silta,ESF+,Uudistuva,4.1,2025-01-01,2027-12-31,245061.00,196048.80,EVK,Yhdistys,A;B,091;005,https://"
        "example.org,\"One, two\",80,4,6,90,180,40,20,80,50,12,900,150,own,long_term_12,Guide 3,"
        "Decided by the board,005;009\n"
        "P2,Polku,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n" },
    { "staff.csv", "staff,name,email,role,projects,partnerships\n"
                   "s2,Outi Esimerkki,outi@example.org,manager,P2;P1,ps1\n"
                   "s1,Ali Malli,ali@example.org,instructor,P1,ps2\n" },
    { "people.csv",
        "person,given_names,family_name,birth_date,gender,languages,service_language,phone,email,municipality,postcode,"
        "arrived_on,citizenships,non_disclosure\n"
        "p2,Ayaan,Warsame,1990-04-03,woman,som;ara,som,+358 40 1234567,a@example.org,091,00100,2015-03,SO;FI,no\n"
        "p1,مريم,الحسن,1985,woman,ara,ara,,,005,,2014,IQ,yes\n"
        "p3,X,Y,,,,,,,,,,,\n" },
    { "children.csv", "child,parents,birth_month,care_needs\nc1,p1;p2,2022-05,nut allergy\nc2,p3,2021,\n" },
    { "participations.csv",
        "participation,person,project,entry_date,entry_status,unemployed_since,entry_in_education,entry_education,"
        "heard_from,exit_date,exit_status,exit_status_on,exit_in_education,qualification_gained,exit_reason,six_"
        "month_date,six_month_status,six_month_improved\n"
        "t1,p2,P1,2025-02-01,home_care,,no,1,friend,2025-12-01,student,2025-12-05,yes,no,child_care,2026-06-02,"
        "employed,yes\n" },
    { "groups.csv", "group,project,name,language,kind,venue,municipality,area,starts_on,ends_on,weekday,start_time,end_"
                    "time,capacity,child_care_places,instructors,merged_into,partnership\n"
                    "g1,P1,Somali A,som,peer,Talo,091,East,2025-02-01,2025-12-31,mon,09:30,11:30,15,8,s1;s2,g2,ps2\n"
                    "g2,P1,Somali B,som,peer,Talo,091,,,,,,,,,,,\n" },
    { "memberships.csv", "group,person,joined_on,left_on,state\ng1,p2,2025-02-01,2025-05-01,left\ng2,p1,,,waiting\n" },
    { "sessions.csv",
        "session,group,date,start_time,end_time,kind,theme,module,expert,state,planned_module,work_contact,thanked_on\n"
        "x2,g1,2025-02-10,09:30,11:30,meeting,Health,Health,\"Nurse \"\"N\"\"\",held,mo1,ex1,2025-02-11\n"
        "x1,g1,2025-02-03,,,trip,,,,cancelled,,,\n" },
    { "module_notes.csv", "module_note,module,session,worked,improve,staff,written_on\n"
                          "mn1,mo1,x2,Going there together,Less paper,s1,2025-02-11\n" },
    { "attendance.csv", "session,person,mark,minutes\nx2,p2,present,\nx1,p1,absent,\nx2,p1,late,45\n" },
    { "child_care.csv", "session,child,state\nx2,c2,came\nx2,c1,booked\n" },
    { "orientation_statements.csv",
        "orientation_statement,person,project,group,stated_on,course,course_version,from_day,to_day,beside,hours,"
        "hours_beside\nos1,p2,P1,g1,2025-04-01,Elämä Suomessa,4,2025-02-03,2025-03-31,so,90 Koti;60 Terveys,"
        "90 Guri;60 Caafimaad\n" },
    { "contacts.csv",
        "contact,project,date,channel,language,topic,person,minutes,not_coming\nk1,P1,2025-02-03,phone,som,"
        "housing,,15,\nk2,P1,2025-02-04,visit,ara,school,p1,,moved\n" },
    { "outreach_places.csv",
        "outreach_place,project,name,kind,street,area,municipality,point,languages,expert,code,used,note\n"
        "op1,P1,Kauppa,shop,Katu 1,East,091,\"60.209400, 25.144000\",som;ara,ex1,abc234,yes,Wall by the till\n"
        "op2,P1,Juhla,party,,,,,,,xyz789,no,\n" },
    { "outreach_visits.csv",
        "outreach_visit,outreach_place,date,minutes,workers,staff,material,copies,met,asked,adults,children,relatives,"
        "languages,note\n"
        "ov1,op1,2025-02-03,90,2,s1,Brochures,30,12,4,,,,som,Sunny day\n"
        "ov2,op2,2025-02-04,180,,,,,,,25,31,9,,\n" },
    { "first_steps.csv", "first_step,person,project,kind,date,start_time,place,staff,second,knows,state,note\n"
                         "fs1,p2,P1,home_visit,2025-02-10,10:00,At the door,s1,s2,,planned,She likes mornings\n"
                         "fs2,p1,P1,fetch,2025-02-11,,,,,s1,done,\n" },
    { "need_rounds.csv", "need_round,person,project,date,staff,language,state\n"
                         "o1,p2,P1,2025-02-03,s1,som,open\n" },
    { "needs.csv", "person,project,date,area,weight,wish,wish_language,wish_fi\np2,P1,2025-02-03,work,3,A "
                   "job,eng,Työ\np1,P1,2025-02-03,health,0,,,\n" },
    { "instruments.csv", "instrument,source,offered\n"
                         "in1,\"row,key,scale,value,picture,eng,som\r"
                         "instrument,mood,,2,,My mood,Niyaddayda\r"
                         "licence,,,,,Ours,\r"
                         "score,none,,,,,\r"
                         "answer,,yn,0,no,No,Maya\r"
                         "answer,,yn,1,yes,Yes,Haa\r"
                         "item,glad,yn,,heart,Are you glad?,Ma faraxsan tahay?\",no\n" },
    { "measurements.csv", "measurement,person,project,instrument,date,occasion,state,way,language,staff,answers\n"
                          "me1,p2,P1,in1,2025-02-03,start,done,paper,som,s1,glad=1\n"
                          "me2,p2,P1,own_path-1,2025-11-30,end,open,screen,fin,s1,faith=2;ask=3\n" },
    { "stories.csv", "story,project,person,date,language,original,anonymised,shown_language,said_by,result,state,staff,"
                     "editor,consent_version,purposes,consent_on,consent_until,withdrawn_on,reviewer,reviewed_on,"
                     "review_note\n"
                     "sto1,P1,p2,2025-11-02,som,Magacaygu waa Ayaan,Nimeni on,fin,A mother,faith,approved,s1,s1,1,"
                     "report;web,2025-11-03,2027-11-03,2026-02-01,s2,2025-11-10,No town\n"
                     "sto2,P1,,2025-11-04,ara,Kaunis,,,,other,draft,,,,,,,,,,\n" },
    { "story_uses.csv", "story_use,story,place,what,used_on,ended_on,staff\n"
                        "stu1,sto1,page,Results,2025-12-01,2026-02-02,s1\n"
                        "stu2,sto1,report,,2025-12-02,,\n" },
    { "skill_levels.csv", "skill_level,person,project,date,skill,language,script,level,source,staff\n"
                          "sk1,p2,P1,2025-02-03,speaking,fin,,A1.3,own_estimate,s1\n"
                          "sk2,p2,P1,2025-02-03,literacy,,latin,little,worker,\n" },
    { "histories.csv", "history,person,project,kind,what,place,country,started,ended,education,recognised,note\n"
                       "h1,p2,P1,education,Nursing school,Mogadishu,SO,2008-09,2010,3,no,Papers at home\n" },
    { "certificates.csv", "certificate,person,project,name,issuer,issued_on,expires_on,note\n"
                          "c1,p2,P1,Hygiene passport,School,2025-03-01,2030-03-01,Paper\n" },
    { "strengths.csv", "strength,person,project,date,area,what,language,what_fi\n"
                       "g1,p2,P1,2025-02-03,home,Runs a household of six,som,Hoitaa kuuden hengen kotia\n" },
    { "counselling.csv", "counselling,person,project,date,depth,minutes,topics,staff,start_time,channel,depth_set,"
                         "shared_text,private_text,agreed\n"
                         "n1,p2,P1,2025-02-03,light,30,school,s1,09:00,office,worker,Asked about school,Her husband "
                         "says no,Call on Monday\n"
                         "n2,p1,P1,2025-02-05,,,,,,,,,,\n" },
    { "counselling_persons.csv", "counselling,person\n"
                                 "n1,p1\n"
                                 "n2,p2\n" },
    { "specialist_questions.csv",
        "specialist_question,counselling,specialist,staff,asked_on,question,name_given,consent_on,answered_on,answer,"
        "withdrawn_on\n"
        "q1,n1,e1,s1,2025-02-03,What can she apply for?,yes,2025-02-03,2025-02-06,Call us,2025-02-07\n" },
    { "circumstances.csv", "circumstance,person,project,informed_on,staff,disability,minority,housing\n"
                           "ca1,p2,P1,2025-02-03,s1,yes,no,declined\n" },
    { "risks.csv", "risk,person,project,since,reason,staff,ended_on,ended_by,end_reason\n"
                   "z1,p2,P1,2025-02-03,Afraid at home,s1,2025-03-03,s2,Moved\n" },
    { "home_support.csv",
        "home_support,person,project,date,staff,child_care,other_parent,division_before,division_after,note\n"
        "m1,p2,P1,2025-02-03,s1,Grandmother on Mondays,Is for it,self,shared,Talk again\n" },
    { "appointments.csv", "appointment,person,project,staff,date,start_time,minutes,channel,place,interpreter_language,"
                          "interpreter_variety,state,note\n"
                          "i1,p2,P1,s1,2025-02-17,10:00,45,office,Talo,som,Northern,planned,Brings papers\n" },
    { "plans.csv", "plan,person,project,made_on,goal,review_on,deferred_until,deferral_reason,deferral,goal_language,"
                   "goal_fi,staff\n"
                   "l1,p2,P1,2025-02-03,School,2025-08-01,,,illness,eng,Koulu,s1\n" },
    { "plan_steps.csv", "plan,step,what,due_on,state,who,staff,service,done_on,picture,what_fi\n"
                        "l1,2,Apply,2025-03-01,open,worker,s1,School,,school,Hae\n"
                        "l1,1,Think,,done,person,,,2025-02-20,,\n" },
    { "integration_points.csv", "integration_point,person,project,item,what,source,received_on,valid_until\n"
                                "ip1,p2,P1,language_test,A1.3,Municipality,2025-02-03,2026-02-03\n" },
    { "guidance.csv", "guidance,person,project,group,date,destination,provider,qualification,state,study_form,"
                      "starts_on,main,staff\nu1,p2,P1,g1,2025-"
                      "03-01,vocational_education,School,Nurse,applied,part_time,2026-01-11,yes,s1\n" },
    { "referrals.csv", "referral,person,project,guidance,provider,staff,sent_on,receiver_kind,receiver,email,language,"
                       "fields,message,consent_on,withdrawn_on,reminded_on,state\n"
                       "w1,p2,P1,u1,v1,s1,2025-03-01,email,Outi Ohjaaja,o@example.org,fin,name;phone,Is there a "
                       "place?,2025-03-01,2025-04-01,2025-03-15,sent\n" },
    { "referral_answers.csv", "referral_answer,referral,date,answer,place_from,text\n"
                              "y1,w1,2025-03-20,place_from,2026-01-11,Welcome\n" },
    { "follow_up_rules.csv", "follow_up_rule,project,name,months\n"
                             "fr1,P1,Three months,3\n" },
    { "follow_ups.csv",
        "follow_up,person,project,kind,due_on,done_on,reached,status,follow_up_rule,participation,staff,"
        "not_reached_on\nf1,p2,P1,six_month,2026-06-01,2026-06-02,yes,employed,fr1,t1,s1,2026-06-03\n" },
    { "follow_up_attempts.csv", "follow_up_attempt,follow_up,date,time,channel,reached,staff,note\n"
                                "fa1,f1,2026-06-01,10:15,phone,no,s1,Busy\n" },
    { "providers.csv", "provider,name,kind,municipality,contact\n"
                       "v1,Aikuislukio,school,091,Opinto-ohjaaja\n" },
    { "specialists.csv", "specialist,name,role,organisation,email,phone,languages,active\n"
                         "e1,Sanna Malli,social worker,Hyvinvointialue,s@example.org,+358 40 5550000,fin;swe,yes\n" },
    { "experts.csv", "expert,project,name,organisation,topics,languages,email,phone\n"
                     "ex1,P1,Maija Malli,Aikuislukio,Health,fin;som,maija@example.org,+358 40 5551111\n"
                     "ex2,,Talon Väki,,,,,\n" },
    { "modules.csv",
        "module,project,name,purpose,audience,languages,sessions,minutes,steps,needs,expert,offered,edition,"
        "changed_on\n"
        "mo1,P1,Health,To know where to ask,Mothers,som;fin,2,120,15 Welcome,health;well_being,ex1,yes,3,"
        "2025-01-20\n"
        "mo2,,Money,,,,,,,,,,,\n" },
    { "series.csv", "series,project,name,modules\nse1,P1,Kevät,mo2;mo1\nse2,,Kaikille,\n" },
    { "publications.csv",
        "publication,project,kind,language,state,owner,review_on,reviewer,reviewed_on,review_note,public_on,shown_at,"
        "author,role_1,phone_1,email_1,role_2,phone_2,email_2,areas,house\n"
        "pu1,P1,material,fin,published,s1,2027-01-20,s2,2025-01-15,Shorter,2025-01-20,2025-01-20T08:30:00Z,Työryhmä,"
        "Viestintä,+358 9 0000002,v@example.org,Johto,+358 9 0000003,j@example.org,health;parenting,families\n"
        "pu2,P1,news,som,draft,,,,,,,,,,,,,,,,\n" },
    { "publication_texts.csv",
        "publication,language,number,title,summary,body,basis,shown,unread,staff,saved_at\n"
        "pu1,fin,1,Arki,Lyhyesti,Ensin syödään.,,yes,no,s1,2025-01-10T09:00:00Z\n"
        "pu1,fin,2,Arki,Lyhyesti,Ensin levätään.,,no,no,,2025-01-21T09:00:00Z\n"
        "pu1,ara,1,حياة,,نأكل,0011223344556677:1 0011223344556677:0,no,yes,s2,2025-01-12T09:00:00Z\n"
        "pu2,som,1,War,,,,no,no,,2025-01-22T09:00:00Z\n" },
    { "publication_trials.csv", "publication_trial,publication,language,date,people,changed,staff\n"
                                "ptr1,pu1,fin,2025-01-14,4,Two words,s1\n"
                                "ptr2,pu1,ara,2025-01-14,2,,\n" },
    { "courses.csv", "course,code,language,shown,origin_house,origin_version,origin_day,origin_changed,made_at\n"
                     "co1,own,fin,yes,https://example.org,3,2025-01-07,0.fi,2025-01-08T10:00:00Z\n" },
    { "course_texts.csv", "course,topic,language,number,body,basis,saved_at\n"
                          "co1,0,fin,1,\"'---\rtitle: Elämää\r---\",0,2025-01-08T10:00:00Z\n"
                          "co1,0,fin,2,\"'---\rtitle: Elämää Suomessa\r---\",0,2025-01-09T10:00:00Z\n"
                          "co1,0,som,1,\"'---\rtitle: Nolol\r---\",2,2025-01-10T10:00:00Z\n" },
    { "absences.csv", "absence,staff,starts_on,ends_on,substitute\n"
                      "a1,s1,2025-06-02,2025-06-30,s2\n" },
    { "duties.csv", "duty,project,rule,occasion,name,due_on,staff,state,state_on,reason,links\n"
                    "du1,P1,report,2025-06-30,,2025-09-15,s1,done,2025-09-01,Sent in EURA,https://example.org/report\n"
                    "du2,P1,own,,Thank the hosts,,,open,,,\n" },
    { "public_pages.csv",
        "public_page,project,theme,priority,category,goals,natural_person,contractor,umbrella,predecessor,parts,"
        "contact_role,contact_phone,contact_email,doing_fi,reached_fi,doing_sv,reached_sv,doing_en,reached_en,doing_so,"
        "reached_so,doing_ar,reached_ar,doing_ru,reached_ru\n"
        "pp1,P1,integration,4,157 Taking part,4;5,no,Builder,Large,Old,Groups,Office,+358 9 0000001,o@example.org,"
        "Tekee,Tuli,Gör,Blev,Does,Came,Qabtaa,Timid,يفعل,جاء,Делает,Вышло\n" },
    { "responsibles.csv", "responsible,participation,staff,since,until,hand_over\n"
                          "r1,t1,s1,2025-02-01,2025-06-01,Calls in the evening\n" },
    { "organisations.csv", "organisation,name,business_id,kind\n"
                           "og1,Yhdistys,1234567-1,association\nog2,Kaupunki,,municipality\n" },
    { "partnerships.csv", "partnership,project,organisation,part,since,until\n"
                          "ps1,P1,og1,lead,2025-01-01,\nps2,P1,og2,partner,2025-02-01,2025-12-31\n" },
    { "estimates.csv", "estimate,project,indicator,date,women,men,non_binary,number,percent,source,method\n"
                       "es1,P1,EECO15,2025-02-03,,,,,12,Town,Survey\n"
                       "es2,P1,EECO16,2025-02-03,3,2,1,,,Shelter,Counted there\n"
                       "es3,P1,EECO18,2025-02-03,,,,4,,Agreements,Counted\n" },
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
    struct package_keys keys = { .with_notes = true };
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
