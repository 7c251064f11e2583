/* viewer: roles and what they let somebody see in a project. The table of permissions is permissions.h. */
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "base/task.h"

const struct viewer VIEWER_NOBODY;
const struct viewer VIEWER_PROGRAM = { .role = ROLE_MANAGER, .program = true };

static const char *const codes[ROLE__N] = { [ROLE_NONE] = "",
#define R(NAME, code) [ROLE_##NAME] = #code,
    ROLES(R)
#undef R
};

const char *role_code(enum role r) { return r < ROLE__N ? codes[r] : ""; }

enum role role_read(struct str code)
{
    for (enum role r = ROLE_ADMIN; r < ROLE__N; r++)
        if (str_is(code, codes[r]))
            return r;
    return ROLE_NONE;
}

bool role_meets_persons(enum role r) { return r != ROLE_NONE && r != ROLE_COORDINATOR && r != ROLE_CARER; }

bool role_writes_of_persons(enum role r) { return r == ROLE_MANAGER || r == ROLE_COUNSELLOR || r == ROLE_INSTRUCTOR; }

/* Of the house, and whatever a project says: a coordinator and a carer see no person. */
static bool stays(enum role r) { return r == ROLE_COORDINATOR || r == ROLE_CARER; }

enum role viewer_role_in(const struct viewer *v, int64_t project)
{
    if (v->program)
        return ROLE_MANAGER;
    for (size_t i = 0; i < v->nprojects; i++)
        if (v->projects[i].project == project)
            return stays(v->role) ? v->role : v->projects[i].role;
    return ROLE_NONE;
}

bool viewer_knows_project(const struct viewer *v, int64_t project)
{
    enum role role = viewer_role_in(v, project);

    return role != ROLE_NONE && role != ROLE_CARER;
}

static bool leads_in(enum role r) { return r == ROLE_MANAGER || r == ROLE_COUNSELLOR; }

bool viewer_is_narrowed(const struct viewer *v, int64_t project)
{
    for (size_t i = 0; i < v->nprojects && !v->program; i++)
        if (v->projects[i].project == project)
            return v->projects[i].narrowed && leads_in(viewer_role_in(v, project));
    return false;
}

bool viewer_sees_project_persons(const struct viewer *v, int64_t project)
{
    return leads_in(viewer_role_in(v, project)) && !viewer_is_narrowed(v, project);
}

bool viewer_manages(const struct viewer *v, int64_t project)
{
    return viewer_role_in(v, project) == ROLE_MANAGER && !viewer_is_narrowed(v, project);
}

/* Bit of a role in a row of the table. */
#define BIT(r) (1u << (r))

static unsigned roles_with(enum permission p)
{
    static const unsigned char has[PERM__N][ROLE__N] = {
#define P(name, admin, manager, counsellor, instructor, peer, coordinator, carer) \
    [PERM_##name] = { \
        [ROLE_ADMIN] = admin, \
        [ROLE_MANAGER] = manager, \
        [ROLE_COUNSELLOR] = counsellor, \
        [ROLE_INSTRUCTOR] = instructor, \
        [ROLE_PEER] = peer, \
        [ROLE_COORDINATOR] = coordinator, \
        [ROLE_CARER] = carer, \
    },
        PERMISSIONS(P)
#undef P
    };
    must_be(p < PERM__N);
    unsigned roles = 0;
    for (enum role r = ROLE_NONE; r < ROLE__N; r++)
        if (has[p][r])
            roles |= BIT(r);
    return roles;
}

bool permitted(const struct viewer *v, enum permission p)
{
    if (p == PERM_PUBLIC || v->program)
        return true;
    if (v->staff == 0)
        return false;
    must_be(v->role < ROLE__N);
    unsigned roles = roles_with(p);
    if (roles & BIT(v->role))
        return true;
    if (stays(v->role))
        return false;
    for (size_t i = 0; i < v->nprojects; i++)
        if (roles & BIT(v->projects[i].role))
            return true;
    return false;
}
