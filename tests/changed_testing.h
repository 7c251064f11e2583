/* changed_testing: a row of each kind that changes one of the small package. Only for *_test.c files. */
#pragma once
#include "rooms/kinds.h"
#include "tests/exchange_testing.h"

/* Rows of tests/exchange_testing.h with one cell changed that the rules of their room let change. */
static const struct {
    enum kind_name kind;
    const char *csv;
} changed[] = {
    { KIND_projects, "project,name,fund\nP1,Silta,AMIF\n" },
    { KIND_organisations, "organisation,name,kind\nog2,Kaupunki,other\n" },
    { KIND_partnerships, "partnership,project,organisation,part,until\nps2,P1,og2,partner,2025-11-30\n" },
    { KIND_staff, "staff,name,email,role\ns1,Ali Malli,ali@example.org,counsellor\n" },
    { KIND_providers, "provider,name,contact\nv1,Aikuislukio,Neuvonta\n" },
    { KIND_specialists, "specialist,name,role\ne1,Sanna Malli,nurse\n" },
    { KIND_absences, "absence,staff,starts_on,ends_on\na1,s1,2025-06-02,2025-07-04\n" },
    { KIND_duties, "duty,project,rule,state\ndu2,P1,own,done\n" },
    { KIND_public_pages, "public_page,project,theme\npp1,P1,work\n" },
    { KIND_experts, "expert,name,topics\nex1,Maija Malli,Screenings\n" },
    { KIND_modules, "module,name,purpose\nmo1,Health,To know where to go\n" },
    { KIND_series, "series,name\nse1,Spring\n" },
    { KIND_publications, "publication,project,kind,language,author\npu1,P1,material,fin,Hanke\n" },
    { KIND_publication_texts, "publication,language,number,title\npu1,fin,2,Arjen alku\n" },
    { KIND_publication_trials, "publication_trial,publication,language,date,people\nptr1,pu1,fin,2025-01-14,5\n" },
    { KIND_courses, "course,language,code\nco1,fin,life\n" },
    { KIND_course_texts, "course,topic,language,number,body\nco1,0,fin,2,\"---\rtitle: Elämää täällä\r---\"\n" },
    { KIND_instruments, "instrument,source,offered\n"
                        "in1,\"row,key,scale,value,picture,eng,som\r"
                        "instrument,mood,,2,,My mood,Niyaddayda\r"
                        "licence,,,,,Ours,\r"
                        "score,none,,,,,\r"
                        "answer,,yn,0,no,No,Maya\r"
                        "answer,,yn,1,yes,Yes,Haa\r"
                        "item,glad,yn,,heart,Are you glad?,Ma faraxsan tahay?\",yes\n" },
    { KIND_people, "person,phone\np2,+358 40 7654321\n" },
    { KIND_children, "child,care_needs\nc1,milk allergy\n" },
    { KIND_participations, "participation,person,project,heard_from\nt1,p2,P1,shop\n" },
    { KIND_responsibles, "responsible,participation,staff,since,until\nr1,t1,s1,2025-02-01,2025-05-01\n" },
    { KIND_groups, "group,project,name,area\ng1,P1,Somali A,West\n" },
    { KIND_memberships, "group,person,joined_on,left_on\ng1,p2,2025-02-01,2025-06-01\n" },
    { KIND_sessions, "session,group,date,theme\nx2,g1,2025-02-10,Bank\n" },
    { KIND_module_notes, "module_note,module,session,worked\nmn1,mo1,x2,The walk\n" },
    { KIND_attendance, "session,person,mark\nx2,p2,excused\n" },
    { KIND_child_care, "session,child,state\nx2,c1,came\n" },
    { KIND_orientation_statements, "orientation_statement,person,project,group,stated_on,course,course_version,hours\n"
                                   "os1,p2,P1,g1,2025-04-01,Kurssi,5,90 Koti;60 Terveys\n" },
    { KIND_contacts, "contact,project,date,topic\nk1,P1,2025-02-03,bank\n" },
    { KIND_outreach_places, "outreach_place,project,name,kind,area\nop1,P1,Kauppa,shop,West\n" },
    { KIND_outreach_visits, "outreach_visit,outreach_place,date,met\nov1,op1,2025-02-03,14\n" },
    { KIND_first_steps, "first_step,person,project,kind,date,state\nfs1,p2,P1,home_visit,2025-02-10,not_there\n" },
    { KIND_need_rounds, "need_round,person,project,date,state\no1,p2,P1,2025-02-03,done\n" },
    { KIND_needs, "person,project,date,area,weight\np2,P1,2025-02-03,work,1\n" },
    { KIND_measurements, "measurement,person,project,instrument,date,occasion,answers\n"
                         "me1,p2,P1,in1,2025-02-03,start,glad=0\n" },
    { KIND_stories, "story,project,date,language,result\nsto1,P1,2025-11-02,som,work\n" },
    { KIND_story_uses, "story_use,story,place,used_on,what\nstu1,sto1,page,2025-12-01,Front page\n" },
    { KIND_skill_levels, "skill_level,person,project,date,skill,level\nsk1,p2,P1,2025-02-03,speaking,A2.1\n" },
    { KIND_histories, "history,person,project,kind,what\nh1,p2,P1,education,School for nurses\n" },
    { KIND_certificates, "certificate,person,project,name\nc1,p2,P1,First aid\n" },
    { KIND_strengths, "strength,person,project,date,area\ng1,p2,P1,2025-02-03,community\n" },
    { KIND_counselling, "counselling,person,project,date,minutes\nn1,p2,P1,2025-02-03,45\n" },
    { KIND_counselling_persons, NULL }, /* has nothing but what it is known by */
    { KIND_specialist_questions, "specialist_question,counselling,asked_on,answer\nq1,n1,2025-02-03,Come to us\n" },
    { KIND_circumstances, "circumstance,person,project,informed_on,housing\nca1,p2,P1,2025-02-03,no\n" },
    { KIND_risks, "risk,person,project,since,end_reason\nz1,p2,P1,2025-02-03,Safe now\n" },
    { KIND_home_support, "home_support,person,project,date,child_care\nm1,p2,P1,2025-02-03,Nobody\n" },
    { KIND_appointments, "appointment,person,project,date,state\ni1,p2,P1,2025-02-17,held\n" },
    { KIND_plans, "plan,person,project,made_on,goal\nl1,p2,P1,2025-02-03,Work\n" },
    { KIND_plan_steps, "plan,step,state\nl1,2,done\n" },
    { KIND_integration_points, "integration_point,person,project,item,what\nip1,p2,P1,language_test,A2.1\n" },
    { KIND_guidance,
        "guidance,person,project,date,destination,state\nu1,p2,P1,2025-03-01,vocational_education,accepted\n" },
    { KIND_referrals, "referral,person,project,state\nw1,p2,P1,answered\n" },
    { KIND_referral_answers, "referral_answer,referral,date,answer,text\ny1,w1,2025-03-20,place_from,Bring papers\n" },
    { KIND_follow_up_rules, "follow_up_rule,project,name,months\nfr1,P1,Four months,4\n" },
    { KIND_follow_ups, "follow_up,person,project,status\nf1,p2,P1,student\n" },
    { KIND_follow_up_attempts, "follow_up_attempt,follow_up,date,reached\nfa1,f1,2026-06-01,yes\n" },
    { KIND_estimates,
        "estimate,project,indicator,date,source,method\nes1,P1,EECO15,2025-02-03,Town,Share of the town\n" },
};
_Static_assert(sizeof changed / sizeof *changed == KIND__N, "a kind without a changed row");
