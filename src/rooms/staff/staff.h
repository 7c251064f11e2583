/* staff: who works here, with which role. Signing in itself is auth/; roles in a project are given in rooms/projects.
 */
#pragma once
#include "auth/viewer.h"
#include "base/by_name.h"
#include "base/task.h"

struct staff_card {
    struct str email, name;
    enum role role;
} ONLY_BY_NAME;
/* A new member of staff, with the role of the house; project_code: empty, or also that role in the project.
 * *ret_link: the address ("/welcome?link=…") of the one-time link, to be put after the server's own.
 * INVALID: *ret_problems says why (fields email, name, role, project). NOT_ALLOWED: the viewer may not. */
MUST_USE enum outcome staff_add(struct task *t, const struct staff_card *c, struct str project_code,
    struct str *ret_link, struct problems *ret_problems);
/* Name, address and role. CONFLICT: somebody changed the row since version. The last administrator stays one (INVALID).
 */
MUST_USE enum outcome staff_change(
    struct task *t, int64_t staff, int64_t version, const struct staff_card *c, struct problems *ret_problems);
/* For the import, which has asked. A problem at "role": the last administrator stays one. */
void staff_check_role(struct task *t, int64_t staff, enum role role, struct problems *ret_problems);
/* Over whatever stands; the version moves by one, and who has another role signs in again. No journal. */
void staff_store(struct task *t, int64_t staff, struct str email, struct str name, enum role role);
/* Disabled staff cannot sign in; their sessions end at once. The last administrator and oneself cannot be disabled
 * (INVALID). */
MUST_USE enum outcome staff_set_disabled(struct task *t, int64_t staff, bool disabled);
/* A new one-time link; the older one dies. */
MUST_USE enum outcome staff_new_link(struct task *t, int64_t staff, struct str *ret_link);
/* Name for lists and histories; "" when there is none (the program itself). */
struct str staff_name(struct task *t, int64_t staff);
