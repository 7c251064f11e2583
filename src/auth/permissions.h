/* permissions: one row per permission: the roles that have it (in the house or in any project; the room then checks
 * the project or group itself). A route cannot be written without one of these.
 *    name               admin manager counsellor instructor peer coordinator  */
#pragma once
/* clang-format off */
#define PERMISSIONS(P) \
    P(PUBLIC,            1, 1, 1, 1, 1, 1)  /* also nobody */ \
    P(SIGNED_IN,         1, 1, 1, 1, 1, 1) \
    P(STAFF_MANAGE,      1, 0, 0, 0, 0, 0) \
    P(SETTINGS_MANAGE,   1, 0, 0, 0, 0, 0) \
    P(JOURNAL_READ,      1, 0, 0, 0, 0, 0) \
    P(PROJECTS_READ,     1, 1, 1, 1, 1, 1) \
    P(PROJECTS_WRITE,    1, 1, 0, 0, 0, 0) \
    P(PEOPLE_READ,       0, 1, 1, 1, 1, 0) \
    P(PEOPLE_WRITE,      0, 1, 1, 1, 0, 0) \
    P(PEOPLE_MERGE,      0, 1, 1, 0, 0, 0) \
    P(GROUPS_READ,       0, 1, 1, 1, 1, 0) \
    P(GROUPS_WRITE,      0, 1, 1, 0, 0, 0) \
    P(GROUPS_LEAD,       0, 1, 1, 1, 0, 0)  /* members, sessions and timetable of a group one leads */ \
    P(ATTENDANCE_READ,   0, 1, 1, 1, 1, 0) \
    P(ATTENDANCE_WRITE,  0, 1, 1, 1, 1, 0) \
    P(CONTACTS_READ,     0, 1, 1, 1, 0, 0) \
    P(CONTACTS_WRITE,    0, 1, 1, 1, 0, 0) \
    P(GUIDANCE_READ,     0, 1, 1, 1, 0, 0) \
    P(GUIDANCE_WRITE,    0, 1, 1, 1, 0, 0) \
    P(EXCHANGE,          0, 1, 0, 0, 0, 0) \
    P(REPORTS_READ,      0, 1, 1, 0, 0, 1)
/* clang-format on */
enum permission {
#define P(name, ...) PERM_##name,
    PERMISSIONS(P)
#undef P
        PERM__N
};
struct viewer;
_Bool permitted(const struct viewer *v, enum permission p);
