/* sight: see sight.h. */
#include "rooms/sight.h"
#include "auth/session.h"
#include "rooms/groups/groups.h"
#include "rooms/projects/projects.h"

void sight_changed(struct task *t, int64_t project)
{
    projects_settle(t, project);
    groups_settle(t, project);
    session_forget(t);
}
