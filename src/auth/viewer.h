/* viewer: who asks. Signed-in staff with their projects, nobody, or the program itself (commands, jobs). */
#pragma once
#include "base/task.h"

/* Each with its code, as it is stored. */
#define ROLES(R) \
    R(ADMIN, admin) \
    R(MANAGER, manager) \
    R(COUNSELLOR, counsellor) \
    R(INSTRUCTOR, instructor) \
    R(PEER, peer) \
    R(COORDINATOR, coordinator) \
    R(CARER, carer)
enum role {
    ROLE_NONE,
#define R(NAME, code) ROLE_##NAME,
    ROLES(R)
#undef R
        ROLE__N
};

struct viewer_project {
    int64_t project;
    enum role role;
    struct str code, name;
    bool narrowed; /* manager or counsellor of one of several organisations: sees that one's persons (rooms/sight.h) */
};

/* A staff member has one role of the house (staff.role) and may have a role in each project (auth_staff_project.role).
 * Persons are seen through project roles only: an admin without a project role sees no person; a coordinator never. */
struct viewer {
    int64_t staff; /* 0: nobody or the program */
    int64_t session;
    enum role role;
    struct str name, email, tag; /* tag: interface language */
    bool program;                /* a command or job: sees all */
    const struct viewer_project *projects;
    size_t nprojects;
};
extern const struct viewer VIEWER_NOBODY, VIEWER_PROGRAM;

const char *role_code(enum role r);   /* "manager" */
enum role role_read(struct str code); /* ROLE_NONE when unknown */
/* Coordinators, carers and nobody meet no persons, whatever else they may. */
bool role_meets_persons(enum role r);
/* Managers, counsellors and instructors write down what persons tell and what is agreed with them; peers keep
 * registers.
 */
bool role_writes_of_persons(enum role r);
/* Role in that project; ROLE_NONE when not in it. The program is ROLE_MANAGER everywhere. */
enum role viewer_role_in(const struct viewer *v, int64_t project);
/* Works there and knows what it does: not who only looks after children. */
bool viewer_knows_project(const struct viewer *v, int64_t project);
/* Manager or counsellor there, of an organisation that sees its own persons only: what follows says no, and rooms ask
 * of each person (people_sees_in). */
bool viewer_is_narrowed(const struct viewer *v, int64_t project);
/* May see and change all persons of the project: manager, counsellor, the program. Instructors and peers: own groups
 * only (rooms/groups decides with groups_led_by). Carers: no persons at all, but the children of sessions they are on
 * duty in (rooms/child_care). */
bool viewer_sees_project_persons(const struct viewer *v, int64_t project);
/* Answers for the whole project. */
bool viewer_manages(const struct viewer *v, int64_t project);
