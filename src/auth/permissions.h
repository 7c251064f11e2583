/* permissions: one row per permission: the roles that have it (in the house or in any project; the room then checks
 * the project or group itself). A route cannot be written without one of these.
 *    name               admin manager counsellor instructor peer coordinator carer  */
#pragma once
/* clang-format off */
#define PERMISSIONS(P) \
    P(PUBLIC,            1, 1, 1, 1, 1, 1, 1)  /* also nobody */ \
    P(SIGNED_IN,         1, 1, 1, 1, 1, 1, 1) \
    P(STAFF_MANAGE,      1, 0, 0, 0, 0, 0, 0) \
    P(SETTINGS_MANAGE,   1, 0, 0, 0, 0, 0, 0) \
    P(JOURNAL_READ,      1, 0, 0, 0, 0, 0, 0) \
    P(PROJECTS_READ,     1, 1, 1, 1, 1, 1, 0) \
    P(PROJECTS_WRITE,    1, 1, 0, 0, 0, 0, 0) \
    P(PEOPLE_READ,       0, 1, 1, 1, 1, 0, 0) \
    P(PEOPLE_WRITE,      0, 1, 1, 1, 0, 0, 0) \
    P(PEOPLE_MERGE,      0, 1, 1, 0, 0, 0, 0) \
    P(GROUPS_READ,       0, 1, 1, 1, 1, 0, 0) \
    P(GROUPS_WRITE,      0, 1, 1, 0, 0, 0, 0) \
    P(GROUPS_LEAD,       0, 1, 1, 1, 0, 0, 0)  /* members, sessions and timetable of a group one leads */ \
    P(SIGN_UPS,          0, 1, 1, 1, 0, 0, 0)  /* takes in who has signed up for a group one leads or manages */ \
    P(MODULES_READ,      0, 1, 1, 1, 1, 0, 0)  /* what sessions are made of, in one's projects and of the house */ \
    P(MODULES_WRITE,     0, 1, 1, 1, 0, 0, 0)  /* the same, and work contacts */ \
    P(ATTENDANCE_READ,   0, 1, 1, 1, 1, 0, 0) \
    P(ATTENDANCE_WRITE,  0, 1, 1, 1, 1, 0, 0) \
    P(CARE_BOOK,         0, 1, 1, 1, 1, 0, 0)  /* places for children in the sessions one registers */ \
    P(CARE_DUTY,         0, 1, 1, 1, 1, 0, 1)  /* the children of a session one is on duty in */ \
    P(CONTACTS_READ,     0, 1, 1, 1, 0, 0, 0) \
    P(CONTACTS_WRITE,    0, 1, 1, 1, 0, 0, 0) \
    P(OUTREACH,          0, 1, 1, 1, 1, 0, 0)  /* places and channels, visits there, posters */ \
    P(OUTREACH_WRITE,    0, 1, 1, 1, 0, 0, 0)  /* makes and changes places */ \
    P(FIRST_STEPS,       0, 1, 1, 1, 0, 0, 0)  /* fetches, comes along, visits: of persons one sees */ \
    P(GUIDANCE_READ,     0, 1, 1, 1, 0, 0, 0) \
    P(GUIDANCE_WRITE,    0, 1, 1, 1, 0, 0, 0) \
    P(NEEDS_READ,        0, 0, 1, 1, 0, 0, 0)  /* need mappings and skills; instructors: of members of their groups */ \
    P(NEEDS_WRITE,       0, 0, 1, 1, 0, 0, 0) \
    P(INSTRUMENTS_READ,  0, 1, 1, 1, 0, 0, 0)  /* the house's questionnaires; what somebody answered is NEEDS_READ */ \
    P(INSTRUMENTS_WRITE, 0, 1, 1, 0, 0, 0, 0) \
    P(STORIES,           0, 1, 1, 1, 0, 0, 0)  /* of one's projects without names; the original by the rules */ \
    P(STORIES_REVIEW,    0, 1, 1, 0, 0, 0, 0) \
    P(COUNSELLING_READ,  0, 0, 1, 1, 0, 0, 0)  /* talks: the shared part; a manager sees the load without content */ \
    P(COUNSELLING_WRITE, 0, 0, 1, 1, 0, 0, 0) \
    P(COUNSELLING_PRIVATE, 0, 0, 1, 0, 0, 0, 0) /* the private part; whoever wrote it reads it, too */ \
    P(RISK_READ,         0, 0, 1, 1, 0, 0, 0)  /* acute risk of persons one works with */ \
    P(HOME_SUPPORT,      0, 0, 1, 1, 0, 0, 0)  /* support at home: those who counsel */ \
    P(CIRCUMSTANCES,     0, 0, 1, 0, 0, 0, 0)  /* what persons said in confidence, where a project asks */ \
    P(CASELOAD_READ,     0, 1, 1, 1, 0, 0, 0)  /* one's own, and whom one stands in for */ \
    P(CASELOAD_ALL,      0, 1, 0, 0, 0, 0, 0)  /* load of every worker, without content */ \
    P(CASELOAD_WRITE,    0, 1, 1, 0, 0, 0, 0)  /* responsible workers, hand-over, absences */ \
    P(APPOINTMENTS,      0, 0, 1, 1, 0, 0, 0) \
    P(MESSAGES,          0, 1, 1, 1, 0, 0, 0)  /* what is written to persons whom one sees, and to be called */ \
    P(PLANS_READ,        0, 0, 1, 1, 0, 0, 0) \
    P(PLANS_WRITE,       0, 0, 1, 1, 0, 0, 0) \
    P(PLANS_COVER,       0, 1, 1, 1, 0, 0, 0)  /* who has a plan, not what it says */ \
    P(REFERRALS_READ,    0, 0, 1, 1, 0, 0, 0) \
    P(REFERRALS_SEND,    0, 0, 1, 1, 0, 0, 0) \
    P(FOLLOW_UPS_READ,   0, 1, 1, 1, 0, 0, 0) \
    P(FOLLOW_UPS_WRITE,  0, 0, 1, 1, 0, 0, 0) \
    P(SPECIALISTS_WRITE, 0, 1, 1, 0, 0, 0, 0)  /* the house's list of whom to ask */ \
    P(PROVIDERS_WRITE,   0, 1, 1, 1, 0, 0, 0)  /* the register of schools, employers, services */ \
    P(PUBLICATIONS,      0, 1, 1, 1, 1, 1, 0)  /* writes for everybody, in one's projects */ \
    P(PUBLICATIONS_REVIEW, 0, 1, 1, 0, 0, 1, 0)  /* reads what others wrote before everybody does */ \
    P(PUBLICATIONS_PUBLISH, 0, 1, 0, 0, 0, 1, 0) \
    P(ORIENTATION,       0, 1, 0, 0, 0, 0, 0)  /* looks after the courses of orientation that everybody reads */ \
    P(SERVICES_WRITE,    0, 1, 1, 1, 0, 0, 0)  /* the directory of services that everybody reads */ \
    P(DATA_REQUESTS,     1, 1, 1, 0, 0, 0, 0)  /* what persons ask about their data; an admin sees days, not names */ \
    P(READ_ALOUD,        1, 1, 0, 0, 0, 0, 0)  /* short texts of the house for who does not read */ \
    P(DATA_ANSWER,       0, 1, 1, 0, 0, 0, 0)  /* answers it */ \
    P(RETENTION,         1, 0, 0, 0, 0, 0, 0)  /* how long data is kept; numbers, no persons */ \
    P(EXCHANGE,          0, 1, 0, 0, 0, 0, 0) \
    P(REPORTS_READ,      0, 1, 1, 0, 0, 1, 0)
/* clang-format on */
enum permission {
#define P(name, ...) PERM_##name,
    PERMISSIONS(P)
#undef P
        PERM__N
};
struct viewer;
_Bool permitted(const struct viewer *v, enum permission p);
